"""`connectwell search`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from connectwell.cli.arguments import DAY, DIRECTION, KIND, LIMIT, NAME, NEED, STATE, Named, Need
from connectwell.cli.context import open_browser, open_context
from connectwell.cli.heard import is_plain, out_heard
from connectwell.cli.streams import columns, is_terminal, may_style, out, say
from connectwell.cli.verbs.list_entries import IN_A_PIPE, as_set, days_for, print_json
from connectwell.errors import UsageFault

if TYPE_CHECKING:
    from connectwell.entries.browser import EntryBrowser
    from connectwell.journal import Query, Readable
    from connectwell.model.terms import Direction, Kind, State


@click.command("search")
@click.argument("given", metavar="[WORDS|-]", nargs=-1)
@click.option("--from", "since", type=DAY, metavar="DAY", help="From this day on, such as yesterday or 2026-11-20.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Up to this day.")
@click.option("--need", type=NEED, metavar="NEED", help="With words or a rating for this one of the five.")
@click.option("--direction", type=DIRECTION, metavar="DIRECTION", help="others, surroundings or myself.")
@click.option("--with", "person", type=NAME, metavar="NAME|-", help="With this person.")
@click.option("--kind", type=KIND, metavar="KIND", help="Of this kind, such as check-in or note.")
@click.option("--state", type=STATE, metavar="STATE", help="Arrived like this, such as settled or stirred-up.")
@click.option("--session/--no-session", "for_session", default=None, help=("With a note for your session, or without."))
@click.option("--limit", type=LIMIT, default=20, metavar="N", help="At most this many; default 20.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(
    ctx: click.Context,
    given: tuple[str, ...],
    since: Named | None,
    until: Named | None,
    need: Need | None,
    direction: Direction | None,
    person: str | None,
    kind: Kind | None,
    state: State | None,
    for_session: bool | None,
    limit: int,
    as_json: bool,
) -> None:
    """Entries with these words in them, newest first, one line each; with '-' the words come from a pipe.

    Case and accents don't matter, and parts of words count. Several words may be anywhere; in quotes they belong
    together: '"on the bus"'.
    """
    from connectwell.journal import Query

    if "-" in given and len(given) > 1:
        raise UsageFault("'-' reads what to look for from a pipe, so no other word goes with it.")
    first, last = days_for(ctx, since, until)
    query = Query(
        words=_from_stdin() if given == ("-",) else " ".join(given),
        since=first,
        until=last,
        needs=as_set(need),
        directions=as_set(direction),
        people=as_set(person),
        kinds=as_set(kind),
        states=as_set(state),
        for_session=for_session,
    )
    if query == Query(words=query.words) and not query.words.strip():
        raise UsageFault("Say what to look for: some words, or an option such as --with or --need.")
    browser = open_browser(ctx)
    found = _find(browser, query)
    hits = islice(found, limit)
    shown = print_json(hits, browser, set()) if as_json else _print(hits, query.words, ctx)
    if not as_json:
        if not shown:
            say("Nothing found.")
        elif is_terminal(sys.stderr) and shown == limit and next(found, None):
            say(f"There are more than these {limit}; --limit {limit * 5} shows more.")


def _from_stdin() -> str:
    """Reads the words from stdin, which keeps them out of the shell's history."""
    from connectwell.cli.text_input import words_from_pipe

    if not is_terminal(sys.stdin):
        return words_from_pipe()
    from connectwell.cli.prompting import ask_line

    return ask_line("What are you looking for?")


def _find(browser: EntryBrowser, query: Query) -> Iterator[Readable]:
    from connectwell.cli.progress_line import waiting

    with waiting("Reading your journal once:") as progress:
        found = browser.search(query, progress)
        first = next(found, None)
    if first is not None:
        yield first
        yield from found


def _print(found: Iterator[Readable], words: str, ctx: click.Context) -> int:
    """Prints each hit as it is found; returns how many."""
    from connectwell.cli.rendering import found_line, heard_hit

    today = open_context(ctx).today() if is_plain() else None
    width, style, shown = columns(sys.stdout, IN_A_PIPE), may_style(sys.stdout), 0
    for item in found:
        if today:
            out_heard(heard_hit(item, words, today))
        else:
            out(found_line(item, words, width, style=style))
        shown += 1
    return shown
