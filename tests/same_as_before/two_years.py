"""Writes a journal of two years with the version that PYTHONPATH names, through its command line, in this one process.

Most of it comes from check-ins and verbs as a person would use them. A few files are put beside, such as a sync,
another program or a broken disk would leave them.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import sitecustomize  # the one in fixed/
from click.testing import CliRunner, Result

from connectwell.cli.group import connectwell

FIRST, DAYS = datetime.fromisoformat("2024-11-21"), 730
NEEDS = ("seen", "safe", "soothed", "secure", "stable")
SAID = (
    "@Ana asked about the interview before I said anything.", "Rain all evening, and the radiator ticking.",
    "José rang. We laughed at the same thing.", "@Zoë and @Ana sat with me on the step.", "Nobody was there.",
    "The bus came on time; the driver nodded.", "Łukasz brought soup. Żurek!", "陈 said hello in the lift.",
    "A long day.\nThen quiet.\n\nThen sleep.", 'She said "stay" and I did.', "C:\\old\\path and 'quotes' \"\"\" too.",
    "שלום, a neighbour said; I said it back.", "The dog 🐕‍🦺 leaned on my knee.", "Straße, Øre, œuf, ﬁne.",
    "tea " * 60, "The café was full; I stayed all the same.", "It held. It held. It held.", "Ben came late, but came.",
    "The loud house. I closed the door, and that was allowed.", "cafés by the water, twice",
)  # fmt: skip
FRIENDS = (
    "name: Ana\nrole: friend\nnames: Anita, Ani\nhelp_now: yes\ncall: +49 170 0000000\nwords: Calm near her.\nAlways.",
    "name: José\nrole: brother\nhelp_now: no", "name: Łukasz\nrole: neighbour", "name: Zoë\nrole: colleague",
    "name: Thursday choir\nkind: group\nwords: Nobody has to sing.", "name: The library\nkind: place\nrole: quiet",
    "name: Dr. Weiß\nrole: my therapist\nnames: my therapist", "name: 陈\nrole: neighbour upstairs",
)  # fmt: skip


class Writing:
    """Runs one verb after the other, each some minutes after the one before."""

    def __init__(self) -> None:
        self.now = FIRST
        self.chance = Random(2024)
        self.failed: list[str] = []
        self._run = 0

    def verb(self, *args: str, words: str = "") -> Result:
        """One verb, with `words` from a pipe."""
        self._run += 1
        self.now += timedelta(minutes=self.chance.randrange(2, 20), seconds=self.chance.randrange(60))
        sitecustomize.fix(self.now.isoformat(), f"two years {self._run}", 0.25)
        done = CliRunner().invoke(connectwell, args, input=words)
        if done.exit_code:
            self.failed.append(f"{' '.join(args)}: {done.exit_code}: {done.output.strip()[-200:]}")
        return done

    def some(self, *what: str) -> str:
        """One of them."""
        return self.chance.choice(what)

    def words(self) -> str:
        """Something that somebody wrote."""
        return self.chance.choice(SAID).strip()

    def newest(self, *options: str) -> list[str]:
        """The ids of up to 20 entries, newest first."""
        listed = json.loads(self.verb("list", "--json", *options).stdout)
        return [item["handle"] for item in listed if "entry" in item and item["copy_of"] is None]


def check_in(writing: Writing) -> None:
    """A check-in by pipe: settled most of the time, and now and then left on the way."""
    state = writing.some("settled", "settled", "settled", "stirred up", "shut down", "mixed", "can't tell")
    lines = [state]
    if state != "shut down":
        lines += [writing.some("", "barely slept", writing.words().replace("\n", " "))]
        lines += ["."] if lines[-1] else []
    if state == "settled":
        lines += [writing.some("0", "2", "4", "5", "6", "7", "8", "10", "?", "") for _ in NEEDS]
        lines += [writing.some("seen", "safe, stable", "soothed", "secure", "all", "none", "")]
    else:
        lines += [writing.some("settle", "gently", "carry on", "stop")]
        lines += [""] * 9 + [writing.some("less", "same", "more")] if lines[-1] == "settle" else []
        lines += [writing.some("warm", "sound", "none")] if state == "shut down" else []
    for _ in range(writing.chance.randrange(5)):
        lines += writing.words().split("\n")
        lines += ["/lot", "put"] if writing.chance.random() < 0.04 else []
        lines += [".", writing.some("", "Ana", "Ben, Cleo")]
    lines += [writing.some("did", "try", "another", "not today"), writing.words().replace("\n", " "), ".", "seen"]
    lines += [writing.some("", "Someone remembered."), ".", writing.some("w", "t", "tp", "ws", "")]
    lines += [writing.some("w", "t", "s", "", "") for _ in range(6)]
    cut = lines[: writing.chance.randrange(3, len(lines))] if writing.chance.random() < 0.1 else [*lines, *[""] * 25]
    options = writing.some("", "", "", "", "--glance", "--only=seen,safe").split()
    writing.verb("checkin", *options, words="\n".join(cut) + "\n")


def reflect(writing: Writing) -> None:
    """Words or a rating on one need."""
    options = ["--rating", str(writing.chance.randrange(11))] if writing.chance.random() < 0.6 else []
    options += ["--with", writing.some("Ana", "José", "Thursday choir")] if writing.chance.random() < 0.4 else []
    options += ["--sharing", writing.some("private", "theme", "words")]
    writing.verb("reflect", writing.some(*NEEDS), "-", *options, words=writing.words())


def connect(writing: Writing) -> None:
    """The day's small connection."""
    match writing.some("did", "did", "try", "another", "not-today"):
        case "did":
            touched = writing.some("seen", "safe,soothed", "stable")
            writing.verb("connect", "did", "-", "--touched", touched, words=writing.words())
        case said:
            writing.verb("connect", said)


def later(writing: Writing) -> None:
    """What one does to entries that are there."""
    found = writing.newest("--limit", "12")
    one = writing.chance.choice(found)
    match writing.some("remove", "remove", "and back", "edit", "agenda", "circle"):
        case "remove":
            writing.verb("remove", one)
        case "and back":
            writing.verb("remove", one)
            writing.verb("restore", one)
        case "edit":
            how = writing.some("words", "comment", "unknown", "sharing", "rating", "leave")
            os.environ["EDITOR"] = f"{sys.executable} {Path(__file__).with_name('scripted_editor.py')} {how}"
            writing.verb("edit", one)
        case "agenda":
            wants = writing.some("listen", "understand", "plan", "know")
            writing.verb("agenda", "add", "-", "--wants", wants, words=writing.words())
        case _:
            writing.verb("circle", "change", writing.some("ana", "jose"), "-", words=f"words: {writing.words()}")


def session(writing: Writing) -> None:
    """A session, every other Thursday."""
    talked = writing.some("all", "none")
    words = f"{writing.words()}\n.\n{writing.some('The hurry at the end.', '')}"
    writing.verb("session", "-", "--talked", talked, "--with", "my therapist", words=words)
    if writing.chance.random() < 0.5:
        desk = Path(os.environ["CONNECTWELL_HOME"]).parent / "desk"
        writing.verb("brief", "--format", "txt", "-o", str(desk / "a page.txt"), "--force", "--yes")


def two_years(writing: Writing) -> None:
    """Day by day; some days have nothing."""
    writing.verb("config", "welcomed", "true")
    writing.verb("config", "region", "DE")
    for friend in FRIENDS:
        writing.verb("circle", "add", "-", words=friend)
    acts: list[tuple[float, Callable[[Writing], None]]] = [
        (0.72, check_in), (0.25, reflect), (0.3, connect), (0.1, later),
    ]  # fmt: skip
    for number in range(DAYS):
        writing.now = FIRST + timedelta(days=number, hours=writing.chance.choice((6, 8, 13, 20, 23)))
        writing.verb("config", "deep", "true" if number % 50 < 10 else "false") if number % 10 == 0 else None
        for likely, act in acts:
            if writing.chance.random() < likely:
                act(writing)
        if writing.chance.random() < 0.2:
            writing.verb("note", "-", words=writing.words())
        if number % 14 == 13:
            session(writing)


def put_beside(entries: Path) -> None:
    """Files that connectwell didn't write like that: damaged, newer, copies, other kinds, keys it doesn't know."""
    head = 'format = 1\nid = "{id}"\nkind = "{kind}"\nday = {day}\nstarted = {day}T15:30:00+01:00\n'
    files = {
        "2026-11-02T1530-p0p1p2": (
            "practice",
            'finished = {day}T15:32:10+01:00\n\n[practice]\nname = "orienting"\nbefore = "mixed"\nafter = "less"\n'
            'sharing = "private"\n',
        ),
        "2019-03-02T1900-i1i2i3": ("imported", '[imported]\nsource = "jrnl"\ntitle = "A walk."\nwords = "Down."\n'),
        "2026-11-03T1530-u1u2u3": ("note", 'mine = 1\n[note]\nwords = "New keys."\ncolour = "red"\n[more]\na = 1\n'),
        "2026-11-04T1530-d1d2d3": ("note", '[note]\nwords = "not closed\n'),
        "2026-11-05T1530-r1r2r3": ("check-in", '[[reflections]]\nkey = "a1a1"\nneed = "seen"\nrating = 11\n'),
        "2026-11-06T1530-k1k2k3": ("card", '[card]\nwords = "A kind that there isn\'t."\n'),
    }  # fmt: skip
    for name, (kind, more) in files.items():
        (entries / name[:4]).mkdir(exist_ok=True)
        written = head.format(id=name, kind=kind, day=name[:10]) + more.replace("{day}", name[:10])
        (entries / name[:4] / f"{name}.toml").write_text(written, encoding="utf-8")
    year = entries / "2026"
    newer = head.format(id="2026-11-07T1530-f2f2f2", kind="note", day="2026-11-07").replace("format = 1", "format = 2")
    (year / "2026-11-07T1530-f2f2f2.toml").write_text(newer + '[note]\nwords = "From tomorrow."\n', encoding="utf-8")
    (year / "2026-11-08T1530-e1e1e1.toml").write_bytes(b"\xff\xfe not text at all")
    originals = sorted(year.glob("2026-10-*.toml"))[:3]
    for original, ending in zip(
        originals, (".conflict-abc", ".sync-conflict-20261101-101010-ABCDEFG", " (1)"), strict=True
    ):
        text = original.read_text(encoding="utf-8").replace('words = "', 'words = "The other one: ')
        original.with_name(f"{original.stem}{ending}.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    writing = Writing()
    two_years(writing)
    put_beside(Path(os.environ["CONNECTWELL_HOME"]) / "data/entries")
    print("\n".join(writing.failed), file=sys.stderr)
