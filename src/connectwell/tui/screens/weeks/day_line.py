"""The day in focus in words, below a picture."""

from typing import Final

from textual.content import Content

from connectwell import sentences
from connectwell.insights import DayChart, Point
from connectwell.insights.drawing.signs import UNCLEAR
from connectwell.insights.phrasing import number_text
from connectwell.model.terms import NEEDS
from connectwell.tui.theme import need_colour

_DATES: Final = (("%A", "%B"), ("%a", "%b"))
"""How a weekday and a month are written, with room and without."""


def day_in_words(chart: DayChart, at: int, words: str, width: int, *, about: str = "") -> Content:
    """Returns the day: its date, the state, what was rated if there is room, then its first words on a line.

    Args:
        chart: holds the day.
        at: its index.
        words: the day's first words; empty if there are none.
        width: columns for the first line.
        about: said before the date.
    """
    day = chart.day(at)
    states = ", ".join(sentences.STATES_INLINE[state] for state in chart.states[at])
    before = [Content.styled(about, "bold")] if about else []
    body = [Content(sentences.BODY_WAS.format(states=states))] if states else []
    ratings = _ratings(chart, at)
    long, short = (Content.styled(f"{day:{name}} {day.day} {day:{month}}", "bold") for name, month in _DATES)
    ways = ([long, *body, *ratings], [short, *body, *ratings], [long, *body], [short, *body])
    dot = Content.styled(" · ", "$text-muted")
    lines = [dot.join([*before, *way]) for way in ways]
    first = next((line for line in lines if line.cell_length <= width), lines[-1])
    return Content("\n").join([first, Content(words)]) if words else first


def _ratings(chart: DayChart, at: int) -> list[Content]:
    given = [(need, _rating(chart.band(need).points[at])) for need in NEEDS]
    rated = [
        Content.assemble((sentences.NEEDS_INLINE[need], need_colour(need)), f" {said}") for need, said in given if said
    ]
    return [Content("  ").join(rated)] if rated else []


def _rating(point: Point | None) -> str:
    if point is None or point.skipped:
        return ""
    return UNCLEAR if point.value is None else number_text(point.value)
