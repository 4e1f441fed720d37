"""A document as one self-contained HTML file: no script, no external reference, for screen and paper.

The template engine escapes every value, after `visible`; nothing in this module produces markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.insights import NeedTrend
from connectwell.model.text import visible
from connectwell.share.document import Document, Page
from connectwell.share.formats import outline
from connectwell.share.formats.one_page import is_full

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_FRAME = {"left": 24, "right": 480, "top": 8, "half": 28, "bottom": 48, "lane": 58, "height": 64}
"""SVG coordinates of a plot: its edges, the heights of 10, 5 and 0, and of the row for days without a number."""
_LARGEST, _SMALLEST = 4.0, 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What was recorded on one day: `sign` is dot, unclear or skipped; `x`, `y` are its centre."""

    sign: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One need's plot with its text.

    Attributes:
        need, name, zero, ten, figures: the need, its name, the meanings of 0 and 10, and its figures in words.
        told: all of it as a sentence.
        radius: of a dot.
        weeks: x positions where weeks begin.
        marks: the days on which something was recorded.
    """

    need: str
    name: str
    zero: str
    ten: str
    figures: str
    told: str
    radius: float
    weeks: tuple[float, ...]
    marks: tuple[Mark, ...]


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
        template = environment.get_template("brief.html")
        plots = [_plot(trend, document) for trend in document.brief.trends]
        values |= {"sections": outline.sections(document), "plots": plots, "frame": _FRAME, "ends": _ends(document)}
        values |= {"signs": _signs(document), "full": is_full(document)}
        return template.render(values)
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


def _plot(trend: NeedTrend, document: Document) -> Plot:
    a_day = (_FRAME["right"] - _FRAME["left"]) / trend.days
    zero, ten = document.meanings[trend.need]
    return Plot(
        need=trend.need,
        name=document.names[trend.need],
        zero=zero,
        ten=ten,
        figures=outline.join_counts(outline.figures(trend)),
        told=outline.plot_sentence(trend, document),
        radius=round(max(_SMALLEST, min(_LARGEST, a_day * 0.4)), 2),
        weeks=tuple(round(_FRAME["left"] + a_day * day, 1) for day in range(7, trend.days, 7))
        if trend.days <= 100
        else (),
        marks=tuple(_marks(trend, a_day)),
    )


def _marks(trend: NeedTrend, a_day: float) -> Iterator[Mark]:
    for point in trend.points:
        x = round(_FRAME["left"] + a_day * ((point.day - trend.since).days + 0.5), 1)
        if point.value is not None:
            above = point.value / 10 * (_FRAME["bottom"] - _FRAME["top"])
            yield Mark("dot", x, round(_FRAME["bottom"] - above, 1))
        else:
            yield Mark("unclear" if point.unclear else "skipped", x, _FRAME["lane"])


def _signs(document: Document) -> str:
    """Returns the legend of the signs that occur in the plots."""
    points = [point for trend in document.brief.trends for point in trend.points] if document.brief else []
    unrated = ["? is can't tell"] if any(point.unclear for point in points) else []
    unrated += ["a dash is skipped"] if any(point.skipped for point in points) else []
    return "; ".join(filter(None, ("A dot is a day's rating", ", ".join(unrated)))) + "."


def _ends(document: Document) -> tuple[str, ...]:
    """Returns the labels below the plots: the first and the last day."""
    first, last = outline.axis_ends(document)
    return (first, last) if document.since != document.until else (last,)


def _months(document: Document) -> Iterator[RecordMonth]:
    for (year, month), pages in groupby(document.pages, lambda page: (page.day.year, page.day.month)):
        first, *more = pages
        name = outline.month_of(first.day)
        yield RecordMonth(f"m{year:04}-{month:02}", year, name, (first, *more))
