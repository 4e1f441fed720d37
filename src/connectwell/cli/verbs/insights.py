"""`connectwell insights`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from connectwell.cli.arguments import Number, Word
from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain
from connectwell.cli.streams import (
    columns,
    has_terminal,
    is_dumb,
    is_terminal,
    lines,
    may_style,
    out,
    out_json,
    say,
)
from connectwell.clock import shifted
from connectwell.errors import UsageFault
from connectwell.terminal_text import wrapped

if TYPE_CHECKING:
    from datetime import date

    from connectwell.context import Context
    from connectwell.insights import DayChart, Insights
    from connectwell.insights.drawing import Row, Signs
    from connectwell.insights.drawing.blocks import Block
    from connectwell.model.facts import EntryFacts

WIDEST = 72
WIDEST_DRAWING = 180
HIGHEST_DRAWING = 24
"""Rows; what is said in words follows on the same page."""
ALL = "all"
SPAN = Word("span", ("14", "30", "90", "365", ALL), "Insights look at 14, 30, 90 or 365 days, or at all of them.")
YEAR = Number("year", 1000, 9999, "A year has four digits, such as 2026.")
NOT_BOTH = "--days and --year don't go together. Choose one of them."
NOT_YET = "That year hasn't come yet."
DRAWN_YEAR = "Drawn: {year}. 'connectwell insights --year {before}' draws the year before."
_MOST_IN_BANDS = 120
"""Days; more are drawn as grids."""
_LONGEST_YEAR = 366
_STYLES = {"quiet": "\x1b[2m", "strong": "\x1b[1m", "chosen": "\x1b[7m"}


@click.command("insights")
@click.option("--days", "span", type=SPAN, metavar="SPAN", help="14, 30, 90, 365 or all; default 14.")
@click.option("--year", type=YEAR, metavar="YEAR", help="A calendar year instead.")
@click.option("--digits", is_flag=True, help="Each day as a number, instead of a bar or a shade.")
@click.option("--people", is_flag=True, help="Also who was there when, and days with and without each person.")
@click.option("--soothed", is_flag=True, help="Also what you wrote about 'soothed' on days when ease came.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(
    ctx: click.Context, span: str | None, year: int | None, digits: bool, people: bool, soothed: bool, as_json: bool
) -> None:
    "The last days or weeks in sentences; on a terminal also drawn. Nothing is judged, and the five are never added up."
    from connectwell.insights import as_json as told
    from connectwell.insights import nothing_of

    if span and year:
        raise UsageFault(NOT_BOTH)
    if digits and as_json:
        raise UsageFault("--digits and --json don't go together. JSON has numbers anyway.")
    context = open_context(ctx)
    until, days = _span(context, span, year)
    facts = _facts(context, until, days)
    found = _summarise(context, facts, until, days, people=people, soothed=soothed)
    if as_json:
        out_json(told(found) | {"not_read": [one.record for one in context.journal.unread_files()]})
    elif found.is_empty:
        say(" ".join(nothing_of(found, context.journal.facts())))
    else:
        _print_page("\n".join(_lines(context, found, facts, year, digits)).rstrip("\n"))


def _span(context: Context, span: str | None, year: int | None) -> tuple[date, int | None]:
    """Returns the last day, and how many days; None for all."""
    from datetime import date

    today = context.today()
    if year and year > today.year:
        raise UsageFault(NOT_YET)
    if year:
        until = min(date(year, 12, 31), today)
        return until, (until - date(year, 1, 1)).days + 1
    return today, None if span == ALL else int(span or 14)


def _facts(context: Context, until: date, days: int | None) -> tuple[EntryFacts, ...]:
    """Reads the facts, from as far back as what is usual asks for."""
    from connectwell.cli.progress_line import waiting
    from connectwell.insights.chart import USUAL_WITHIN

    since = shifted(until, 1 - max(days, USUAL_WITHIN)) if days else None
    with waiting("Reading your journal:") as progress:
        return context.journal.facts(since=since, until=until, progress=progress)


def _summarise(
    context: Context, facts: tuple[EntryFacts, ...], until: date, days: int | None, *, people: bool, soothed: bool
) -> Insights:
    from connectwell.insights import summarise

    circle = context.journal.circle.parts()
    return summarise(facts, until=until, days=days, circle=circle, people=people, soothed=soothed)


def _lines(
    context: Context, found: Insights, facts: tuple[EntryFacts, ...], year: int | None, digits: bool
) -> Iterator[str]:
    """Yields sentences: one per line in a pipe; wrapped on a terminal, below the drawing, or where COLUMNS is set."""
    from connectwell.insights import need_sentence, other_sentences, span_sentence
    from connectwell.insights.chart import Daily
    from connectwell.insights.drawing.blocks import blocks_of
    from connectwell.insights.names import display_names
    from connectwell.insights.spoken import digit_lines, year_sentences

    width = min(columns(sys.stdout, WIDEST if is_terminal(sys.stdout) else 0), WIDEST)
    daily = Daily(facts, found.until, context.settings.first_weekday)
    chart = daily.year(year, found.until) if year else daily.chart(found.since, found.until)
    if _draws():
        yield from _rows(span_sentence(found), width)
        yield ""
        yield from _drawn(chart, digits)
        yield ""
    elif year:
        yield from (row for sentence in year_sentences(chart) for row in _rows(sentence, width))
    else:
        yield from _rows(span_sentence(found), width)
    if digits and not _draws():
        yield from (row for sentence in digit_lines(chart) for row in _rows(sentence, width))
    for trend in found.needs:
        if trend.points and not (year and not _draws()):
            yield from _rows(need_sentence(trend), width)
    yield from [""] if width else []
    practices, connections = display_names(context.library, context.journal, found)
    if _draws():
        for block in blocks_of(found, practices, connections, width):
            yield from _block(block, width)
    else:
        for sentence in other_sentences(found, practices, connections):
            yield from _rows(sentence, width)
    if found.soothed is not None:
        yield from [""] if width else []
        yield from _words_that_soothed(context, found.soothed, width)


def _block(block: Block, width: int) -> Iterator[str]:
    """Yields a heading, a table, sentences, those there are, and an empty line."""
    yield from _rows(block.heading, width) if block.heading else ()
    yield from map(_styled, block.table)
    yield from (row for sentence in block.sentences for row in _rows(sentence, width))
    yield from [""] if block.table or block.sentences else []


def _drawn(chart: DayChart, digits: bool) -> Iterator[str]:
    """Draws the chart as wide as the terminal: bands, or for many days grids."""
    from connectwell.insights.drawing import in_pieces, panels, weeks

    width, height = min(columns(sys.stdout, WIDEST), WIDEST_DRAWING), min(lines(sys.stdout, 24), HIGHEST_DRAWING)
    if chart.days > _LONGEST_YEAR:
        yield from _rows(DRAWN_YEAR.format(year=chart.until.year, before=chart.until.year - 1), width)
        chart = chart.part(chart.days - chart.until.timetuple().tm_yday, chart.days)
    if chart.days > _MOST_IN_BANDS:
        yield from map(_styled, panels(chart, width=width, signs=_signs(), digits=digits).rows)
        return
    for part in in_pieces(chart, width):
        drawing = weeks(part, width=width, height=height, signs=_signs(), digits=digits)
        yield from map(_styled, drawing.rows)


def _styled(row: Row) -> str:
    """Returns a row with what is bold and dim, where the terminal may show that."""
    from connectwell.insights.drawing import row_text

    if not may_style(sys.stdout):
        return row_text(row)
    styled = ""
    for style, spans in groupby(row, lambda span: "\x1b[1m" if span.bold else _STYLES.get(span.style, "")):
        text = "".join(span.text for span in spans)
        styled += f"{style}{text}\x1b[0m" if style and text.strip() else text
    return styled.rstrip()


def _words_that_soothed(context: Context, ids: tuple[str, ...], width: int) -> Iterator[str]:
    """Yields each quote with its day. Skips what was put away, removed or damaged meanwhile."""
    from connectwell import sentences
    from connectwell.insights import NO_SOOTHED, SOOTHED, ease_in
    from connectwell.model.text import visible

    yield from _rows(SOOTHED if ids else NO_SOOTHED, width)
    for entry in context.journal.get_each(ids):
        for part in ease_in(entry):
            day = sentences.weekday_in_year(entry.day, context.today())
            yield from ["", day] if width else [f"{day}:"]
            for line in visible(part.words).strip("\n").split("\n"):
                yield from _rows(line, width)


def _rows(sentence: str, width: int) -> list[str]:
    """Wraps `sentence` to `width` columns; returns it unwrapped if `width` is 0."""
    if not width:
        return [sentence]
    return [row.rstrip() for row in wrapped(sentence.expandtabs(), width)]


def _draws() -> bool:
    """Returns whether to draw plots: on a terminal, outside plain mode."""
    return is_terminal(sys.stdout) and not is_dumb() and not is_plain()


def _signs() -> Signs:
    from connectwell.insights.drawing import signs_for

    return signs_for(sys.stdout.encoding, os.environ.get("TERM", ""))


def _print_page(text: str) -> None:
    """Shows the text on the alternate screen, so that nothing stays in the scrollback; plain mode only appends."""
    if has_terminal():
        from connectwell.cli.pager import page

        page(text)
    else:
        out(text)
