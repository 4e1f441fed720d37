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

from connectwell.insights.chart import Mark
from connectwell.model.text import visible
from connectwell.share.document import Document, Page
from connectwell.share.formats import outline
from connectwell.share.formats.one_page import is_full, lines_left
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
_LEFT, _RIGHT, _TOP = 30, 480, 9
_LANE, _FOOT = 15, 9
"""SVG coordinates of a plot: its sides, the height of 10, and of what is below 0: can't tell and skipped, the edge."""
_HIGH, _LOW = 120, 22
_A_LINE = 4.6  # what a line of words takes from the height of each plot
_STRIP, _AXIS = 38, 16
_STATES_FROM, _A_STATE = 17, 11
"""The height of the first row of states, where each has its own, and of a row."""
_LARGEST, _SMALLEST = 4.2, 2.2
_ROUND_A_DOT = 4
_LEGIBLE = 3.6  # radius of a sign beside a row


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn at one place: the name of a sign, its centre and its radius."""

    sign: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One need as drawn: `row` as in `picture`, its signs, and the heights of 10, 5, 0 and of its edge."""

    row: PlotRow
    drawn: tuple[Drawn, ...]
    top: int
    half: float
    bottom: int
    edge: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture as drawn: all its parts have the same width and are set below one another without a gap."""

    picture: Picture
    left: int
    right: int
    lane: int
    strip: tuple[Drawn, ...]
    strip_edge: int
    axis_edge: int
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
        values |= {"sections": outline.sections(document), "chart": _chart(picture, document) if picture else None}
        values |= {
            "shared": days_shared_sentence(document.brief),
            "nothing": nothing_shared_sentence(document),
            "full": is_full(document),
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
    return visible(value) if type(value) is str else value  # exact type: Markup is a str too


def _chart(picture: Picture, document: Document) -> Chart:
    """Returns the drawing. Its plots are as high as the words leave room for, on paper."""
    a_day = (_RIGHT - _LEFT) / picture.chart.days
    radius = round(max(_SMALLEST, min(_LARGEST, a_day * 0.36)), 2)
    high = int(max(_LOW, min(_HIGH, _LOW + _A_LINE * lines_left(document))))

    def across(at: float) -> float:
        return round(_LEFT + a_day * (at + 0.5), 1)

    return Chart(
        picture=picture,
        left=_LEFT,
        right=_RIGHT,
        lane=_LANE,
        strip=tuple(_strip(picture, across, radius)),
        strip_edge=_STATES_FROM + _A_STATE * len(picture.state_rows) if picture.state_rows else _STRIP,
        axis_edge=_AXIS,
        plots=tuple(_plot(row, high, _LANE * picture.has_lane, across, radius) for row in picture.rows),
        lines=tuple((round(_LEFT + a_day * line.at, 1), line.label) for line in picture.lines),
    )


def _strip(picture: Picture, across: Callable[[float], float], radius: float) -> Iterator[Drawn]:
    for at in picture.chart.session_indexes:
        yield Drawn("session", across(at), 5, radius)
    if rows := picture.state_rows:
        heights = {state: _STATES_FROM + _A_STATE * number for number, state in enumerate(rows)}
        for state, y in heights.items():
            yield Drawn(state, _LEFT - 10, y, _LEGIBLE)
            days = [at for at, states in enumerate(picture.chart.states) if state in states]
            yield from (Drawn("dot", across(at), y, radius) for at in days)
        return
    for at, states in enumerate(picture.chart.states):
        shown = (states[0], states[-1]) if len(states) > 1 else states
        for number, state in enumerate(shown):
            y = _STRIP - 18 + (number * 12 - 6 if len(shown) > 1 else 0)
            yield Drawn(state, across(at), y, radius)


def _plot(row: PlotRow, high: int, lane: int, across: Callable[[float], float], radius: float) -> Plot:
    def drawn(mark: Mark) -> Iterator[Drawn]:
        value = mark.point.value
        if value is None:
            sign = "unclear" if mark.point.unclear else "skipped"
            yield Drawn(sign, across(mark.at), _TOP + high + _LANE / 2, radius)
            return
        y = round(_TOP + (10 - value) / 10 * high, 1)
        if mark.is_ringed:
            yield Drawn("ring", across(mark.at), y, radius + _ROUND_A_DOT)
        yield Drawn("dot", across(mark.at), y, radius)

    return Plot(
        row=row,
        drawn=tuple(one for mark in row.marks for one in drawn(mark)),
        top=_TOP,
        half=_TOP + high / 2,
        bottom=_TOP + high,
        edge=_TOP + high + lane + _FOOT,
    )


def _months(document: Document) -> Iterator[RecordMonth]:
    for (year, month), pages in groupby(document.pages, lambda page: (page.day.year, page.day.month)):
        first, *more = pages
        name = outline.month_of(first.day)
        yield RecordMonth(f"m{year:04}-{month:02}", year, name, (first, *more))
