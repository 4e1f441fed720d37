"""A document as one self-contained HTML file: no script, no external reference, for screen and paper.

The template engine escapes every value, after `visible`; nothing in this module produces markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.model.text import visible
from connectwell.share.document import Document, Page
from connectwell.share.formats import outline
from connectwell.share.formats.one_page import measure
from connectwell.share.formats.picture import (
    Picture,
    PlotRow,
    days_shared_sentence,
    nothing_shared_sentence,
    picture_of,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_ACROSS = 450  # CSS pixels of the axis on a wide screen
_LARGEST, _SMALLEST, _OF_YEARS = 4.2, 2.4, 1.4  # radius of a dot; `_OF_YEARS` where these would run into each other
_YEARS = 200  # days
_ROUND_A_DOT = 4
_BELOW_ZERO = 72  # per cent of the lane; higher up it would touch the 0
_LEGIBLE = 3.6  # radius of a sign beside a row
_STRIP, _A_STATE = 26, 11  # height of the states in CSS pixels; of one, where each has its own row
_APART = 23  # per cent of that height, between the middle and each of two states on one day
SHAPES: dict[str, str] = {
    "stirred-up": "M-1 -.4q.5 -.8 1 0t1 0M-1 .4q.5 -.8 1 0t1 0",
    "mixed": "M0 0C.5 -.9 1.2 -.7 1.2 0S.5 .9 0 0S-1.2 -.7 -1.2 0S-.5 .9 0 0",
    "shut-down": "M-1 -.8h2l-1 1.7z",
    "skipped": "M-1 0h2",
}
"""SVG paths of the signs, around their middle and 2 wide."""
_SHEET, _PER_LINE, _BESIDE = 720, 1.25, 40.9
"""What a sheet of letter paper holds in points; of the size of type, a line's height, and all that stands beside the
lines of words: the head, and the picture at its lowest."""
_SIZES = (105, 100, 95, 90, 85)
"""Sizes of type on paper, in tenths of a point; `page.css` has a class for each."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn at one place: the name of a sign, its centre in per cent of its area, its radius in CSS pixels."""

    sign: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One need as drawn: `row` as in `picture`, the signs in its frame, and those in the lane below it."""

    row: PlotRow
    rated: tuple[Drawn, ...]
    unrated: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture as drawn. Its parts have the same width and are set below one another without a gap.

    Places are in per cent, so that it fills what there is: a phone's width, or the rest of a sheet.
    """

    picture: Picture
    sessions: tuple[Drawn, ...]
    strip: tuple[Drawn, ...]
    strip_high: int
    plots: tuple[Plot, ...]
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class RecordMonth:
    """A month of a record: its anchor `id`, `year`, name and entries."""

    id: str
    year: int
    name: str
    pages: tuple[Page, ...]


def write_html(document: Document) -> str:
    """Returns the whole file, to be encoded as UTF-8."""
    environment = _environment()
    values = {"document": document, "outline": outline, "head": outline.head_of(document)}
    if document.brief:
        picture = picture_of(document)
        values |= {"sections": outline.sections(document), "chart": _chart(picture) if picture else None}
        values |= {
            "shared": days_shared_sentence(document.brief),
            "nothing": nothing_shared_sentence(document),
            "size": _size(document),
            "shapes": SHAPES,
        }
        return environment.get_template("brief.html").render(values)
    return environment.get_template("record.html").render(values, months=list(_months(document)))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )


def _visible(value: object) -> object:
    return outline.bound(visible(value)) if type(value) is str else value  # exact type: Markup is a str too


def _size(document: Document) -> int:
    """Returns the largest size of type in which a brief is sure to fit on a sheet, in tenths of a point."""
    lines = sum(taken.lines for taken in measure(document))
    return next((size for size in _SIZES if size / 10 * (lines * _PER_LINE + _BESIDE) <= _SHEET), _SIZES[-1])


def _chart(picture: Picture) -> Chart:
    a_day = 100 / picture.chart.days
    least = _OF_YEARS if picture.chart.days > _YEARS else _SMALLEST
    radius = round(max(least, min(_LARGEST, _ACROSS / picture.chart.days * 0.36)), 2)

    def across(at: float) -> float:
        return round(a_day * (at + 0.5), 2)

    return Chart(
        picture=picture,
        sessions=tuple(Drawn("session", across(at), 50, radius) for at in picture.chart.session_indexes),
        strip=tuple(_strip(picture, across, radius)),
        strip_high=_A_STATE * len(picture.state_rows) or _STRIP,
        plots=tuple(_plot(row, across, radius, picture.chart.days > _YEARS) for row in picture.rows),
        lines=tuple((round(a_day * line.at, 2), line.label) for line in picture.lines),
    )


def _strip(picture: Picture, across: Callable[[float], float], radius: float) -> Iterator[Drawn]:
    rows = picture.state_rows
    for number, state in enumerate(rows):
        y = round((number + 0.5) / len(rows) * 100, 1)
        yield Drawn(state, across(-0.5) - 2.2, y, _LEGIBLE)
        days = [at for at, states in enumerate(picture.chart.states) if state in states]
        yield from (Drawn("dot", across(at), y, radius) for at in days)
    for at, states in enumerate(() if rows else picture.chart.states):
        shown = (states[0], states[-1]) if len(states) > 1 else states
        for number, state in enumerate(shown):
            yield Drawn(state, across(at), 50 + (2 * number - 1) * _APART * (len(shown) > 1), radius)


def _plot(row: PlotRow, across: Callable[[float], float], radius: float, of_years: bool) -> Plot:
    """Returns a plot. Over years the sign for can't tell is beside the lane, and a dot for each day in it."""
    rated, unrated = list[Drawn](), list[Drawn]()
    if of_years and any(mark.point.unclear for mark in row.marks):
        unrated.append(Drawn("unclear", across(-0.5) - 2.2, _BELOW_ZERO, radius))
    for mark in row.marks:
        x, value = across(mark.at), mark.point.value
        if value is None:
            sign = ("dot" if of_years else "unclear") if mark.point.unclear else "skipped"
            unrated.append(Drawn(sign, x, 50, radius))
            continue
        y = round((10 - value) * 10, 1)
        rated += [Drawn("ring", x, y, radius + _ROUND_A_DOT)] if mark.is_ringed else []
        rated.append(Drawn("dot", x, y, radius))
    return Plot(row, tuple(rated), tuple(unrated))


def _months(document: Document) -> Iterator[RecordMonth]:
    for (year, month), pages in groupby(document.pages, lambda page: (page.day.year, page.day.month)):
        first, *more = pages
        name = outline.month_of(first.day)
        yield RecordMonth(f"m{year:04}-{month:02}", year, name, (first, *more))
