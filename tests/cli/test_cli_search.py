"""search: finding words again, whatever their accents, and showing where they stand."""

import json
import os
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from asking import ask, run

from connectwell.context import Context
from connectwell.journal import Item, lookup
from connectwell.journal.folders import Folders
from connectwell.journal.index import queries
from connectwell.journal.put_away_beside import PutAwayBeside
from connectwell.model.entry import Arrival, Entry, Note, Reflection
from connectwell.model.matching import around

ZONE = timezone(timedelta(hours=1))
SATURDAY = date(2026, 11, 21)


def written(context: Context, entry: Entry) -> Entry:
    return context.journal.add(replace(entry, id=context.journal.new_id(entry.started)))


def noted(context: Context, words: str, day: date = SATURDAY, *people: str, put_away: bool = False) -> Entry:
    began = datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)
    part = Note(words=words, people=people, put_away=put_away)
    return written(context, Entry(id="", kind="note", day=day, started=began, finished=began, note=part))


def check_in(context: Context) -> Entry:
    began = datetime(2026, 11, 20, 8, tzinfo=ZONE)
    part = Reflection(
        key="aaaa", need="safe", direction="surroundings", people=("Ana",), words="The lamp.", for_session=True
    )
    arrived = Arrival(state="stirred-up")
    return written(
        context, Entry(id="", kind="check-in", day=began.date(), started=began, arrival=arrived, reflections=(part,))
    )


def test_the_newest_first_with_the_words_around_the_match(context: Context) -> None:
    noted(context, "Soup.")
    older = noted(context, "x" * 80 + " and then a Café on the corner, " + "y" * 80, SATURDAY - timedelta(days=3))
    newer = noted(context, "The café.")
    first, second = ask(context, "search", "CAFE").stdout.splitlines()
    assert first == f"{newer.id[16:]}  2026-11-21  Note  The café."
    assert second.startswith(f"{older.id[16:]}  2026-11-18  Note  …and then a Café on")
    assert len(second) == 100


def test_several_words_stand_anywhere_and_quoted_ones_together(context: Context) -> None:
    noted(context, "Rain first.\nTea after the rain.")
    assert ask(context, "search", "tea first").stdout
    assert ask(context, "search", '"first. tea"').stdout.endswith("Rain first. Tea after the rain.\n")
    assert not ask(context, "search", '"tea first"').stdout


@pytest.mark.parametrize(
    "options",
    [
        ("--need", "safe"),
        ("--direction", "surroundings"),
        ("--with", "@ana"),
        ("--kind", "check-in"),
        ("--state", "stirred-up"),
        ("--session",),
        ("--from", "2026-11-20", "--to", "yesterday"),
        ("lamp", "--session", "--with", "ana"),
    ],
)
def test_options_narrow_it_down(context: Context, options: tuple[str, ...]) -> None:
    noted(context, "A lamp.")
    entry = check_in(context)
    assert ask(context, "search", *options).stdout == f"{entry.id[16:]}  2026-11-20  Check-in (open)  The lamp.\n"


def test_without_a_line_for_the_session(context: Context) -> None:
    check_in(context)
    other = noted(context, "A lamp.")
    assert ask(context, "search", "lamp", "--no-session").stdout.startswith(other.id[16:])


def test_json_is_as_in_a_list(context: Context) -> None:
    noted(context, "Rain.")
    noted(context, "Soup.")
    told = json.loads(ask(context, "search", "rain", "--json").stdout)
    assert [item["entry"]["note"]["words"] for item in told] == ["Rain."]
    assert told == json.loads(ask(context, "list", "--json").stdout)[1:]
    nothing = ask(context, "search", "snow", "--json")
    assert (nothing.stdout, nothing.stderr, nothing.exit_code) == ("[]\n", "", 0)


def test_nothing_found_is_no_failure_and_said_beside_the_pipe(context: Context) -> None:
    told = ask(context, "search", "snow")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "Nothing found.\n")
    assert ask(context, "search", "snow", "--json").output == "[]\n"


def test_the_words_may_come_from_a_pipe(context: Context) -> None:
    noted(context, "Rain.")
    assert ask(context, "search", "-", words="rain\n").stdout.endswith("Rain.\n")


@pytest.mark.parametrize("args", [(), ("",), ("  ", "--limit", "3"), ("-",)])
def test_something_has_to_be_looked_for(context: Context, args: tuple[str, ...]) -> None:
    told = ask(context, "search", *args)
    assert told.exit_code == 2
    assert "Say what to look for" in told.stderr


def test_no_more_than_asked_for(context: Context) -> None:
    for number in range(25):
        noted(context, f"Rain {number}.")
    assert len(ask(context, "search", "rain").stdout.splitlines()) == 20
    assert len(ask(context, "search", "rain", "--limit", "3").stdout.splitlines()) == 3
    assert len(ask(context, "search", "rain", "--limit", "99").stdout.splitlines()) == 25


def test_only_as_many_files_are_read_as_are_shown(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(25):
        noted(context, f"Rain {number}.")
    ask(context, "search", "rain")  # the index is there from now on
    read: list[str] = []

    def read_item(folders: Folders, year: str, stem: str, beside: PutAwayBeside) -> Item | None:
        read.append(stem)
        return lookup.read_item(folders, year, stem, beside)

    monkeypatch.setattr(queries, "read_item", read_item)
    shown = ask(context, "search", "rain", "--limit", "3").stdout.splitlines()
    assert [line.split()[0] for line in shown] == [stem[16:] for stem in read]
    assert len(read) == 3


def test_what_is_put_away_is_found_by_nothing(context: Context) -> None:
    noted(context, "The old house.", SATURDAY, "Ana", put_away=True)
    for args in (("house",), ("ana",), ("--with", "ana")):
        assert ask(context, "search", *args).stdout == ""


def test_what_could_steer_a_terminal_is_drawn_as_signs(context: Context) -> None:
    noted(context, "rain \x1b[31m\x1b]0;title\x07 and \u202e backwards")
    line = ask(context, "search", "rain").stdout
    assert "\x1b" not in line
    assert "␛[31m" in line
    assert "\u202e" not in line


def test_around_a_match_there_is_as_much_as_fits() -> None:
    words = "one two three four five six seven eight nine ten"
    assert around(words, "six", 100, before=33) == words
    assert around(words, "six", 20, before=6) == "…five six seven eig…"
    assert around(words, "ten", 20, before=6) == "…eight nine ten"
    assert around(words, "one", 20, before=6) == "one two three four …"
    assert around(words, "eleven", 20, before=6) == ""
    assert around("two\n\nlines", '"two lines"', 20, before=6) == "two lines"
    assert len(around("x" * 500, "x", 20, before=6)) == 20


def test_it_runs_as_a_process_and_the_second_time_from_its_index(nobody_at_home: Path) -> None:
    run("note", words=b"Rain all evening.")
    for _ in range(2):
        told = run("search", "evening")
        assert (told.returncode, told.stderr) == (0, "")
        assert told.stdout.endswith("Rain all evening.\n")
    assert (nobody_at_home / "connectwell/cache/index.sqlite").exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal on Windows")
def test_on_a_terminal_matches_are_marked_without_colour() -> None:
    from terminal import Terminal

    run("note", words="Rain at the Café, all evening.".encode())
    with Terminal("search", "cafe") as terminal:
        assert terminal.end() == 0
        assert "\x1b[1;4mCafé\x1b[0m, all evening" in terminal.seen
    with Terminal("search", "cafe", environ={"NO_COLOR": "1"}) as terminal:
        assert terminal.end() == 0
        assert "Rain at the Café" in terminal.seen
        assert "\x1b" not in terminal.seen
    with Terminal("search", "snow") as terminal:
        assert terminal.end() == 0
        assert "Nothing found." in terminal.seen
