"""connectwell insights, as it is asked for: in a pipe, on terminals, as JSON."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from asking import ask

from connectwell.clock import system_clock
from connectwell.context import Context
from connectwell.insights import as_json, summarise
from connectwell.model.entry import Arrival, Entry, Reflection
from terminal import Terminal

ZONE = timezone(timedelta(hours=1))
TODAY = date(2026, 11, 21)
PAGE = (Path(__file__).parents[2] / "docs/command-line.md").read_text(encoding="utf-8")


def checked_in(context: Context, back: int, *parts: Reflection, **given: object) -> Entry:
    """A check-in so many days ago."""
    started = datetime(2026, 11, 21, 9, tzinfo=ZONE) - timedelta(days=back)
    keyed = tuple(replace(part, key=f"k{n:03}") for n, part in enumerate(parts))
    entry = Entry(
        id=context.journal.new_id(started), kind="check-in", day=started.date(), started=started, finished=started,
        arrival=Arrival(state="settled"), reflections=keyed,
    )  # fmt: skip
    return context.journal.add(replace(entry, **given))  # type: ignore[arg-type]  # names checked by replace


def safe(rating: int | None, **given: object) -> Reflection:
    return replace(Reflection(key="", need="safe", rating=rating), **given)  # type: ignore[arg-type]


def soothed(rating: int, words: str, **given: object) -> Reflection:
    return replace(Reflection(key="", need="soothed", rating=rating, words=words), **given)  # type: ignore[arg-type]


def two_weeks(context: Context) -> None:
    for back, rating in enumerate([4, 2, 7, 4, 5, 3, 4, 6, 4]):
        checked_in(context, back, safe(rating, people=("Ana",) if back < 5 else ()))
    checked_in(context, 9, safe(None, unclear=True))


def test_in_a_pipe_there_are_sentences_alone(context: Context) -> None:
    two_weeks(context)
    told = ask(context, "insights")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        "14 days, 8 to 21 November 2026.",
        "Safe: 9 of 14 days, usually 4 on these, from 2 to 7; can't tell on 1.",
        "No rating: seen, soothed, secure and stable.",
        "Arriving: settled 10.",
    ]


def test_people_are_told_of_if_asked(context: Context) -> None:
    for back in range(10):
        checked_in(context, back, safe(4, people=("Ana",) if back < 5 else ()))
    assert "Ana" not in ask(context, "insights").stdout
    assert (
        "Safe: on 5 days with Ana, usually 4; on the other 5, usually 4." in ask(context, "insights", "--people").stdout
    )


@pytest.mark.parametrize(("span", "days"), [("14", 14), ("30", 30), ("90", 90), ("365", 365), ("ALL", 401)])
def test_the_days_are_those_asked_for(context: Context, span: str, days: int) -> None:
    for back in (0, 13, 14, 29, 30, 89, 90, 364, 365, 400):
        checked_in(context, back, safe(4))
    found = json.loads(ask(context, "insights", "--days", span, "--json").stdout)
    assert found["days"] == days
    assert found["until"] == "2026-11-21"
    assert found["needs"][1]["n"] == sum(back < days for back in (0, 13, 14, 29, 30, 89, 90, 364, 365, 400))


@pytest.mark.parametrize("span", ["7", "0", "-1", "many", ""])
def test_other_spans_are_refused_with_those_there_are(context: Context, span: str) -> None:
    told = ask(context, "insights", f"--days={span}")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == "Insights look at 14, 30, 90 or 365 days, or at all of them.\n"


def test_an_empty_journal_is_said_calmly(context: Context) -> None:
    told = ask(context, "insights", "--people", "--soothed")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr.startswith("Nothing to show yet. ")
    found = json.loads(ask(context, "insights", "--days", "all", "--json").stdout)
    assert (found["since"], found["until"], found["days"]) == ("2026-11-21", "2026-11-21", 1)
    assert [need["points"] for need in found["needs"]] == [[]] * 5


def test_after_midnight_it_is_still_the_day_before(context: Context) -> None:
    context.clock.now = datetime(2026, 11, 22, 2, 30, tzinfo=ZONE)  # type: ignore[attr-defined]  # a TickingClock
    assert json.loads(ask(context, "insights", "--json").stdout)["until"] == "2026-11-21"


def test_what_is_put_away_or_removed_is_in_no_figure(context: Context) -> None:
    checked_in(context, 0, safe(1, put_away=True), soothed(9, "the secret", put_away=True))
    gone = checked_in(context, 1, safe(2), soothed(9, "another secret"))
    context.journal.remove(gone.id)
    checked_in(context, 2, safe(6), soothed(8, "The kettle."))
    told = ask(context, "insights", "--soothed").stdout
    assert "Safe: 1 of 14 days: 6." in told
    assert "The kettle." in told
    assert "secret" not in told


def test_what_has_soothed_before_is_told_newest_first_if_asked(context: Context) -> None:
    checked_in(context, 3, soothed(7, "Rain.\nA long call."))
    checked_in(context, 1, soothed(9, "The \x1b[31mkettle."))
    checked_in(context, 0, soothed(6, "Nothing much."))
    assert "kettle" not in ask(context, "insights").stdout
    lines = ask(context, "insights", "--soothed").stdout.splitlines()
    assert lines[-6:] == [
        "What you wrote about 'soothed' on days you rated it 7 or more, newest first.",
        "Friday 20 November:",
        "The ␛[31mkettle.",
        "Wednesday 18 November:",
        "Rain.",
        "A long call.",
    ]
    found = json.loads(ask(context, "insights", "--soothed", "--json").stdout)
    assert [name[:10] for name in found["soothed"]] == ["2026-11-20", "2026-11-18"]
    assert "kettle" not in json.dumps(found)


def test_without_such_days_that_is_the_answer(context: Context) -> None:
    checked_in(context, 0, soothed(6, "Nothing much."))
    assert ask(context, "insights", "--soothed").stdout.splitlines()[-1] == (
        "Your words about 'soothed', from days you rated it 7 or more, are shown here. These days have none."
    )


def test_a_practice_is_told_by_the_librarys_name(context: Context) -> None:
    from connectwell.model.entry import PracticeDone

    for back in range(10):
        checked_in(context, back, safe(6 if back < 5 else 4))
        if back < 5:
            checked_in(context, back, kind="practice", arrival=None, practice=PracticeDone(name="orienting"))
            checked_in(context, back, kind="practice", arrival=None, practice=PracticeDone(name="of-a-pack-gone"))
    told = ask(context, "insights").stdout
    assert (
        f"on 5 days with '{context.library.practice('orienting').name}', usually 6; on the other 5, usually 4." in told
    )
    assert "on 5 days with 'of-a-pack-gone', " in told


def test_a_damaged_file_stops_nothing(context: Context) -> None:
    two_weeks(context)
    (context.places.data / "entries" / "2026" / "2026-11-20T0900-zzzzzz.toml").write_bytes(b"format = = 1\n")
    assert "Safe: 9 of 14 days" in ask(context, "insights").stdout


def test_a_year_in_a_pipe_is_told_by_months_and_as_digits_if_asked(context: Context) -> None:
    two_weeks(context)
    checked_in(context, 400, safe(9))
    lines = ask(context, "insights", "--year", "2026").stdout.splitlines()
    assert lines[:4] == [
        "2026, until 21 November.",
        "Seen: not rated.",
        "Safe: rated on 9 days, usually 4, mostly 4 to 5, can't tell on 1.",
        "Safe, November: rated on 9 days, usually 4 on these, from 2 to 7.",
    ]
    digits = ask(context, "insights", "--year", "2025", "--digits").stdout.splitlines()
    assert "Safe, from 13 October: - - - - 9 - -." in digits
    assert "Safe, from 16 November: 3 5 4 7 2 4." in ask(context, "insights", "--digits").stdout.splitlines()
    found = json.loads(ask(context, "insights", "--year", "2025", "--json").stdout)
    assert (found["since"], found["until"], found["needs"][1]["n"]) == ("2025-01-01", "2025-12-31", 1)


def test_a_year_to_come_and_days_beside_a_year_are_refused(context: Context) -> None:
    for arguments, said in (
        (("--year", "2027"), "That year hasn't come yet.\n"),
        (("--year", "soon"), "A year has four digits, such as 2026.\n"),
        (("--year", "26"), "A year has four digits, such as 2026.\n"),
        (("--year", "2026", "--days", "14"), "--days and --year don't go together. Choose one of them.\n"),
    ):
        told = ask(context, "insights", *arguments)
        assert (told.exit_code, told.stderr) == (2, said)


# --- On a terminal


@contextmanager
def on_a_terminal(context: Context, *, columns: int = 80, **environ: str) -> Iterator[Terminal]:
    """The verb on a terminal without `less`, with one check-in yesterday: the process has the machine's own clock."""
    yesterday = system_clock() - timedelta(days=1)
    parts = (replace(safe(0), key="k1"), replace(soothed(4, "Rain."), key="k2"))
    context.journal.add(
        Entry(
            id=context.journal.new_id(yesterday),
            kind="check-in",
            day=context.day_of(yesterday),
            started=yesterday,
            finished=yesterday,
            reflections=parts,
        )
    )
    environ = {"PATH": "/nowhere", "TERM": "xterm", "LANG": "C.UTF-8"} | environ
    with Terminal("insights", columns=columns, rows=60, environ=environ) as terminal:
        yield terminal


def drawn(seen: str) -> list[str]:
    return re.sub(r"\x1b\[[?0-9]*[a-zA-Z]", "", seen).splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_on_a_terminal_the_weeks_are_drawn_on_a_screen_of_its_own(context: Context) -> None:
    with on_a_terminal(context) as terminal:
        terminal.wait_for("Enter: close.")
        terminal.press("\r")
        assert terminal.end() == 0
    lines = drawn(terminal.seen)
    assert "Safe: 1 of 14 days: 0." in lines
    at = next(n for n, line in enumerate(lines) if line.startswith("Safe   "))
    bars, numbers = lines[at + 1].split(), lines[at + 2].split()
    assert (bars, numbers) == (["▁▁", "·"], ["0"]), "a 0 yesterday, nothing today, and nobody was asked before"
    assert any("○ settled" in line and "· not rated" in line for line in lines)
    assert max(map(len, lines)) <= 80
    assert terminal.seen.startswith("\x1b[?1049h")
    assert "\x1b[?1049l" in terminal.seen


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_at_40_columns_nothing_is_wider(context: Context) -> None:
    with on_a_terminal(context, columns=40) as terminal:
        terminal.wait_for("Enter: close.")
        terminal.press("\r")
        assert terminal.end() == 0
    lines = drawn(terminal.seen)
    assert any("▁" in line for line in lines)
    assert max(map(len, lines)) <= 40


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_console_of_few_signs_gets_those_it_has(context: Context) -> None:
    with on_a_terminal(context, TERM="linux") as terminal:
        terminal.wait_for("Enter: close.")
        terminal.press("\r")
        assert terminal.end() == 0
    assert "▼ shut down" in terminal.seen
    assert not {"▽", "▁", "▃"} & set(terminal.seen)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize("how", ["dumb", "plain"])
def test_where_lines_are_wanted_nothing_is_drawn(context: Context, how: str) -> None:
    if how == "plain":
        context.change(plain=True)
    with on_a_terminal(context, TERM="dumb" if how == "dumb" else "xterm") as terminal:
        assert terminal.end() == 0
    assert "Safe: 1 of 14 days: 0." in terminal.seen
    assert not {"\x1b", "▁", "·"} & set(terminal.seen)


# --- The page about it


def test_json_is_documented_as_it_is(context: Context) -> None:
    documented = next(
        json.loads(text) for text in re.findall(r"^```json\n(.*?)^```", PAGE, re.S | re.M) if "rolling" in text
    )
    told = as_json(summarise([], until=TODAY, days=14, people=True, soothed=True))
    assert list(documented) == [*told, "not_read"]
    for key in ("directions", "states", "after", "connections", "touched"):
        assert list(documented[key]) == list(told[key])
    for back in range(10):
        checked_in(context, back, safe(6 if back < 5 else 4, people=("Ana",) if back < 5 else ()))
    full = json.loads(ask(context, "insights", "--people", "--json").stdout)
    assert list(documented["needs"][0]) == list(full["needs"][1])
    assert list(documented["needs"][0]["points"][0]) == list(full["needs"][1]["points"][0])
    assert list(documented["people"][0]) == list(full["people"][0])


@pytest.mark.parametrize("args", [("insights",), ("insights", "--year", "2026"), ("brief", "--preview")])
def test_in_a_pipe_columns_says_how_wide(
    context: Context, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for back in range(9):
        checked_in(context, back, safe(4 + back % 2, sharing="theme"))
    checked_in(context, 9, safe(None, unclear=True))
    monkeypatch.delenv("COLUMNS", raising=False)
    whole = ask(context, *args).stdout
    monkeypatch.setenv("COLUMNS", "40")
    told = ask(context, *args).stdout
    assert max(map(len, whole.splitlines())) > 40 >= max(map(len, told.splitlines()))
