"""Makes a journal of daily check-ins for benchmarks, reproducible by seed. Files are written directly."""

import argparse
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_ZONE = timezone(timedelta(hours=1))
_NEEDS = ("seen", "safe", "soothed", "secure", "stable")
_PEOPLE = ("Ana", "Tomek", "the neighbour", "Ruth", "Mr Okafor", "Lio")
_SENTENCES = (
    "The bus came when the board said it would.",
    "Someone held the door and waited till I was through.",
    "Rain on the skylight for most of the morning.",
    "The radio was on low, a voice reading the shipping news.",
    "I sat on the step with tea until it went cold.",
    "She asked about the interview before I had my coat off.",
    "The dog next door came to the fence again.",
    "Nothing much, and that was all right.",
    "We talked about soup for ten minutes, and then about nothing.",
    "The lamp in the hall was on when I came back.",
    "I said I was tired and nobody argued.",
    "The same blackbird on the same aerial.",
    "He sent a photograph of his bread, burnt at one side.",
    "I went the long way because of the trees.",
    "Two people waved from the other side of the street.",
    "My hands were cold and then they weren't.",
)


def make_journal(home: Path, entries: int, *, last: date | None = None, seed: int = 2026) -> None:
    """Writes `entries` finished check-ins of about 1.5 KB, one a day, the newest on `last`, and a config.toml.

    Args:
        home: the CONNECTWELL_HOME to fill.
        entries: how many; 0 makes an empty journal whose welcome is done.
        last: day of the newest entry; yesterday by default, so that Today has a check-in to begin.
        seed: the same seed gives the same journal.
    """
    chance = random.Random(seed)
    (home / "config").mkdir(parents=True, mode=0o700)
    (home / "config" / "config.toml").write_text('region = "DE"\nwelcomed = true\nmotion = false\n', encoding="utf-8")
    newest = last or datetime.now().astimezone().date() - timedelta(days=1)
    made: set[Path] = set()
    for ago in range(entries):
        day = newest - timedelta(days=ago)
        entry_id, written = _checkin(day, chance)
        year = home / "data" / "entries" / entry_id[:4]
        if year not in made:
            year.mkdir(parents=True, mode=0o700)
            made.add(year)
        (year / f"{entry_id}.toml").write_bytes(written.encode())


def _checkin(day: date, chance: random.Random) -> tuple[str, str]:
    begun = datetime(day.year, day.month, day.day, 8, chance.randrange(60), tzinfo=_ZONE)
    entry_id = f"{begun:%Y-%m-%dT%H%M}-{''.join(chance.choices(_ALPHABET, k=6))}"
    ended = begun + timedelta(minutes=7)
    lines = [
        f'format = 1\nid = "{entry_id}"\nkind = "check-in"\nday = {day}',
        f'started = {begun.isoformat()}\nfinished = {ended.isoformat()}\n\n[arrival]\nstate = "settled"',
        f'words = "{chance.choice(_SENTENCES)}"\nsharing = "private"',
        *_reflections(begun, chance),
        f'\n[[connections]]\nkey = "c{chance.randrange(1000):03}"\nat = {ended.isoformat()}\nprompt = "hold-a-door"',
        'asked = "Hold a door for someone."\nstatus = "done"\nsharing = "private"',
        f'\n[close]\ncarry = "{chance.choice(_SENTENCES)}"\nsharing = "private"\n',
    ]
    return entry_id, "\n".join(lines)


def _reflections(begun: datetime, chance: random.Random) -> Iterator[str]:
    stays = set(chance.sample(_NEEDS, 2))
    for number, need in enumerate(_NEEDS):
        at = (begun + timedelta(minutes=1 + number)).isoformat()
        yield f'\n[[reflections]]\nkey = "r{number}{chance.randrange(100):02}"\nat = {at}\nneed = "{need}"'
        yield f"rating = {chance.randrange(11)}"
        if need in stays:
            person = chance.choice(_PEOPLE)
            words = "\n".join(chance.sample(_SENTENCES, 3))
            yield f'direction = "others"\nprompt = "{need}.others.0{1 + chance.randrange(9)}"'
            yield f'asked = "Who noticed something in the last day, even something small?"\npeople = ["{person}"]'
            yield f'words = """\n{words}"""'
        yield 'sharing = "private"'


def main() -> None:
    """Runs the command line."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.make_journal", description=__doc__)
    arguments.add_argument("home", type=Path, help="a folder that isn't there yet; use it as CONNECTWELL_HOME")
    arguments.add_argument("--entries", type=int, default=3650, help="365 is a year; 3650 unless told")
    arguments.add_argument("--last", type=date.fromisoformat, help="the newest day; yesterday unless told")
    arguments.add_argument("--seed", type=int, default=2026)
    asked = arguments.parse_args()
    make_journal(asked.home, asked.entries, last=asked.last, seed=asked.seed)


if __name__ == "__main__":
    main()
