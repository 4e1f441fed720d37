"""Days at the ends of the calendar, asked for or on disk: every verb answers, and none breaks on them."""

from itertools import product
from pathlib import Path

import pytest
from asking import ask

from connectwell.context import Context

FIRST, LAST = "0001-01-01", "9999-12-31"
REAL = [FIRST, LAST, "2024-02-29", "today", "yesterday"]
UNREAL = ["0000-01-01", "10000-01-01", "2026-02-29", "2026-13-01", "2026-11-31", "", "99999999"]
SPANS_OF_A_PAGE = [  # whose axis has a place for each day: a second for some thousand years
    (FIRST, "0001-02-01"),
    ("9999-11-30", LAST),
    ("2024-02-29", "today"),
    (LAST, "2024-02-29"),
    ("today", "yesterday"),
    ("yesterday", FIRST),
]
WITH_SPAN = [
    ("list",),
    ("list", "--json"),
    ("search", "tea"),
    ("export", "--choices"),
    ("export", "--preview"),
    ("export", "--yes", "-o", "-", "--format", "csv"),
    ("brief", "--preview"),
    ("brief", "--yes", "-o", "-", "--format", "json"),
]
WITHOUT = [
    *WITH_SPAN,
    ("show", "latest"),
    ("show", "aaaaaa"),
    ("show", "bbbbbb", "--json"),
    ("today",),
    ("today", "--json"),
    ("agenda",),
    ("insights", "--days", "all"),
    ("insights", "--days", "365", "--people", "--soothed", "--json"),
    ("export", "--everything", "--yes", "-o", "-"),
    ("export", "--everything", "--yes", "-o", "-", "--format", "html"),
    ("brief", "--since-session", "--preview"),
    ("connect",),
    ("checkin", "--plain"),
    ("--plain",),
]


def put(context: Context, id: str, moment: str) -> None:
    year = context.places.data / "entries" / id[:4]
    year.mkdir(parents=True, exist_ok=True)
    Path(year / f"{id}.toml").write_text(
        f"""format = 1
id = "{id}"
kind = "check-in"
day = {moment[:10]}
started = {moment}
finished = {moment}

[arrival]
state = "settled"
sharing = "words"

[[reflections]]
key = "a8d2"
at = {moment}
need = "seen"
rating = 6
people = ["Ana"]
words = "Tea."
sharing = "words"

[[connections]]
key = "c1f0"
at = {moment}
prompt = "hold-a-door"
asked = "Hold a door."
status = "planned"
sharing = "words"
"""
    )


@pytest.fixture
def odd(context: Context) -> Context:
    """A journal from the first hour of the calendar to the last, each where it can't be turned into UTC."""
    put(context, "0001-01-01T0000-aaaaaa", f"{FIRST}T00:00:00+14:00")
    put(context, "9999-12-31T2359-bbbbbb", f"{LAST}T23:59:59-12:00")
    put(context, "2026-11-20T0801-cccccc", "2026-11-20T08:01:00+01:00")
    return context


def answered(context: Context, *args: str) -> int:
    """The exit code, of an answer that isn't an excuse."""
    done = ask(context, *args)
    assert "itself went wrong" not in done.stderr, (args, done.stderr)
    assert done.exit_code in (0, 1, 2), args
    assert done.exit_code == 0 or done.stderr.strip(), args
    return done.exit_code


@pytest.mark.parametrize("verb", WITH_SPAN, ids=" ".join)
def test_from_any_day_to_any_other(odd: Context, verb: tuple[str, ...]) -> None:
    for since, until in SPANS_OF_A_PAGE if "brief" in verb else product(REAL, REAL):
        answered(odd, *verb, "--from", since, "--to", until)
    for day in UNREAL:
        assert answered(odd, *verb, "--from", day) == 2
        assert answered(odd, *verb, "--to", day) == 2


def test_a_page_from_the_first_day_to_the_last(odd: Context) -> None:
    answered(odd, "brief", "--from", FIRST, "--to", LAST, "--yes", "-o", "-", "--format", "json")


@pytest.mark.parametrize("verb", WITHOUT, ids=" ".join)
def test_whatever_days_are_on_disk(odd: Context, verb: tuple[str, ...]) -> None:
    answered(odd, *verb)


@pytest.mark.parametrize("verb", [("reflect", "seen", "--rating", "3"), ("checkin", "--plain", "--glance")])
def test_a_day_to_write_on(odd: Context, verb: tuple[str, ...]) -> None:
    for day in (FIRST, "2024-02-29", "today"):
        assert answered(odd, *verb, "--day", day) in (0, 1)
    for day in (LAST, *UNREAL):
        assert answered(odd, *verb, "--day", day) == 2


@pytest.mark.parametrize("number", ["0", "-1", "99999999", "1e3", "٠", ""])
@pytest.mark.parametrize("verb", [("insights", "--days"), ("brief", "--preview", "--days"), ("demo", "--days")])
def test_no_such_number_of_days(context: Context, verb: tuple[str, ...], number: str) -> None:
    assert answered(context, *verb, number) == 2
