"""Left open over the turn of the day: what is on the page follows, and yesterday's check-in is asked about."""

from datetime import timedelta
from io import StringIO

import pytest
from conversing import Conversation, Typed, on_disk, piped

from connectwell import sentences
from connectwell.context import Context
from connectwell.plain import Talk, check_in, open_companion
from steady import TickingClock

_NIGHT = timedelta(hours=20)


class OverNight(Typed):
    """Lines that a person types; before one that begins with ~ a night passes."""

    def __init__(self, lines: str, clock: TickingClock) -> None:
        super().__init__(piped(lines))
        self._clock = clock

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        if line.startswith("~"):
            self._clock.now += _NIGHT
        return line.removeprefix("~")


def _check_in(context: Context, clock: TickingClock, lines: str) -> Conversation:
    out = StringIO()
    check_in(context, Talk(OverNight(lines, clock), out))
    return Conversation(out.getvalue(), on_disk(context))


def _open(context: Context, clock: TickingClock, lines: str) -> Conversation:
    out = StringIO()
    open_companion(context, Talk(OverNight(lines, clock), out))
    return Conversation(out.getvalue(), on_disk(context))


def test_yesterdays_check_in_is_asked_about_before_it_is_written_on(context: Context, clock: TickingClock) -> None:
    said = _check_in(context, clock, "settled||~5|leave")
    assert "belongs to Saturday 21 November, and is saved there." in said.flat
    assert "What you typed last is not saved: 5" in said.flat
    assert "reflections" not in said.entry


def test_going_on_takes_the_answer_on_that_day(context: Context, clock: TickingClock) -> None:
    said = _check_in(context, clock, "settled||~5|go on|6|/stop")
    assert [part["rating"] for part in said.entry["reflections"]] == [5, 6]
    assert said.entry["day"].day == 21
    assert said.flat.count("A new day has begun") == 1


def test_whoever_writes_across_the_turn_is_not_interrupted(context: Context, clock: TickingClock) -> None:
    clock.now = clock.now.replace(hour=3, minute=59, second=30)
    said = _check_in(context, clock, "settled||" + "5|" * 5 + "/stop")
    clock.now += timedelta(minutes=1)
    assert "A new day has begun" not in said.flat


@pytest.mark.parametrize("letter", ["d", "y", "a", "c", "r", "l", "e"])
def test_an_answer_to_yesterdays_menu_shows_today_and_does_nothing(
    context: Context, clock: TickingClock, letter: str
) -> None:
    said = _open(context, clock, f"~{letter}|q")
    assert sentences.NEW_DAY in said.flat
    assert said.flat.index("Saturday 21 November.") < said.flat.index("Sunday 22 November.")
    assert said.entries == []


def test_what_is_no_matter_of_the_day_is_done(context: Context, clock: TickingClock) -> None:
    assert sentences.NEW_DAY not in _open(context, clock, "~h|q").flat
