"""`connectwell insights`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from connectwell.cli.arguments import Word
from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain
from connectwell.cli.streams import columns, has_terminal, is_dumb, is_terminal, out, out_json, say
from connectwell.clock import shifted
from connectwell.terminal_text import wrapped

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.insights import Insights
    from connectwell.insights.plot import Signs

WIDEST = 72
ALL = "all"
SPAN = Word("span", ("14", "30", "90", "365", ALL), "Insights look at 14, 30, 90 or 365 days, or at all of them.")


@click.command("insights")
@click.option("--days", "span", type=SPAN, default="14", metavar="SPAN", help=("14, 30, 90, 365 or all; default 14."))
@click.option("--people", is_flag=True, help="Also days with and without each person.")
@click.option("--soothed", is_flag=True, help="Also what you wrote about 'soothed' on days when ease came.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(ctx: click.Context, span: str, people: bool, soothed: bool, as_json: bool) -> None:
    "The last days or weeks in sentences; on a terminal also drawn. Nothing is judged, and the five are never added up."
    from connectwell.insights import as_json as told
    from connectwell.insights import nothing_of

    context = open_context(ctx)
    found = _summarise(context, None if span == ALL else int(span), people=people, soothed=soothed)
    if as_json:
        out_json(told(found) | {"not_read": [one.record for one in context.journal.unread_files()]})
    elif found.is_empty:
        say(" ".join(nothing_of(found)))
    else:
        _print_page("\n".join(_lines(context, found)))


def _summarise(context: Context, days: int | None, *, people: bool, soothed: bool) -> Insights:
    from connectwell.cli.progress_line import waiting
    from connectwell.insights import summarise

    until = context.today()
    since = shifted(until, 1 - days) if days else None
    with waiting("Reading your journal:") as progress:
        facts = context.journal.facts(since=since, until=until, progress=progress)
    circle = context.journal.circle.parts()
    return summarise(facts, until=until, days=days, circle=circle, people=people, soothed=soothed)


def _lines(context: Context, found: Insights) -> Iterator[str]:
    """Yields sentences: one per line in a pipe; on a terminal wrapped, each need with its plot below."""
    from connectwell.insights import need_sentence, other_sentences, span_sentence

    width = min(columns(sys.stdout, WIDEST), WIDEST) if is_terminal(sys.stdout) else 0
    yield from _rows(span_sentence(found), width)
    for trend in found.needs:
        if trend.points:
            yield from [""] if width else []
            yield from _rows(need_sentence(trend), width)
            if _draws():
                from connectwell.insights.plot import plot

                words = context.library.need(trend.need)
                yield from plot(trend, width=width, zero=words.zero, ten=words.ten, signs=_signs())
    yield from [""] if width else []
    for sentence in other_sentences(found, _practice_names(context, found)):
        yield from _rows(sentence, width)
    if found.soothed is not None:
        yield from [""] if width else []
        yield from _words_that_soothed(context, found.soothed, width)


def _words_that_soothed(context: Context, ids: tuple[str, ...], width: int) -> Iterator[str]:
    """Yields each quote with its day. Skips what was put away, removed or damaged meanwhile."""
    from connectwell.entries.page import long_day
    from connectwell.errors import EntryNotFound, EntryUnreadable
    from connectwell.insights import NO_SOOTHED, SOOTHED, ease_in
    from connectwell.model.text import visible

    yield from _rows(SOOTHED if ids else NO_SOOTHED, width)
    for entry_id in ids:
        try:
            entry = context.journal.get(entry_id)
        except EntryNotFound:
            continue
        except EntryUnreadable as fault:
            context.journal.note_unreadable(entry_id, fault)
            continue
        for part in ease_in(entry):
            yield from ["", long_day(entry.day)] if width else [f"{long_day(entry.day)}:"]
            for line in visible(part.words).strip("\n").split("\n"):
                yield from _rows(line, width)


def _practice_names(context: Context, found: Insights) -> Mapping[str, str]:
    """Returns the names of the practices mentioned. One whose content pack is gone keeps its id."""
    told = {one.name for one in found.beside if one.kind == "practice"}
    return (
        {name: context.library.practice(name).name for name in told & set(context.library.practices())} if told else {}
    )


def _rows(sentence: str, width: int) -> list[str]:
    """Wraps `sentence` to `width` columns; returns it unwrapped if `width` is 0."""
    if not width:
        return [sentence]
    return [row.rstrip() for row in wrapped(sentence.expandtabs(), width)]


def _draws() -> bool:
    """Returns whether to draw plots: on a terminal, outside plain mode."""
    return is_terminal(sys.stdout) and not is_dumb() and not is_plain()


def _signs() -> Signs:
    from connectwell.insights.plot import ASCII, BLOCKS

    knows_more = (sys.stdout.encoding or "").lower().startswith("utf") and os.environ.get("TERM") != "linux"
    return BLOCKS if knows_more else ASCII


def _print_page(text: str) -> None:
    """Shows the text on the alternate screen, so that nothing stays in the scrollback; plain mode only appends."""
    if has_terminal():
        from connectwell.cli.pager import page

        page(text)
    else:
        out(text)
