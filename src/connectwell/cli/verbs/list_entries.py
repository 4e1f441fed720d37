"""`connectwell list`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import click

from connectwell.cli.arguments import DAY, KIND, LIMIT, NEED, Named, Need, day_meant
from connectwell.cli.context import open_browser, open_context
from connectwell.cli.streams import columns, is_terminal, out, say
from connectwell.journal import Item
from connectwell.model.terms import Kind

if TYPE_CHECKING:
    from connectwell.journal import Query

T = TypeVar("T")
IN_A_PIPE = 100
"""Line width in columns when there is no terminal."""


@click.command("list")
@click.option("--from", "since", type=DAY, metavar="DAY", help="From this day on, such as yesterday or 2026-11-20.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Up to this day.")
@click.option("--need", type=NEED, metavar="NEED", help="With words or a rating on this one of the five.")
@click.option("--with", "person", metavar="NAME", help="With this person in it.")
@click.option("--kind", type=KIND, metavar="KIND", help="Of this kind, such as check-in or note.")
@click.option("--removed", is_flag=True, help="Those that were removed; 'restore' brings one back.")
@click.option("--open", "unfinished", is_flag=True, help="Those that are still open.")
@click.option("--limit", type=LIMIT, default=20, metavar="N", help="At most so many; 20 if unsaid.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(
    ctx: click.Context,
    since: Named | None,
    until: Named | None,
    need: Need | None,
    person: str | None,
    kind: Kind | None,
    removed: bool,
    unfinished: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Past entries, newest first, one line each. 'show' and the name at the start of a line open one."""
    query: Query | None = None
    if removed or unfinished or any(given is not None for given in (since, until, need, person, kind)):
        from connectwell.journal import Query

        query = Query(
            since=day_for(ctx, since),
            until=day_for(ctx, until),
            needs=one(need),
            people=one(person),
            kinds=one(kind),
            only_removed=removed,
            unfinished=True if unfinished else None,
        )
    found = islice(open_browser(ctx).listed(query), limit)
    shown = print_json(found) if as_json else _print_lines(found)
    if not shown and not as_json:
        from connectwell.sentences import EMPTY_JOURNAL

        say("No entry fits all of that." if query else EMPTY_JOURNAL)


def one(value: T | None) -> frozenset[T]:
    """Returns the value as a set, empty for None."""
    return frozenset() if value is None else frozenset([value])


def day_for(ctx: click.Context, named: Named | None) -> date | None:
    """Resolves a named day. Only "today" and "yesterday" need the settings, for when this person's day turns."""
    return day_meant(named, open_context(ctx).today()) if isinstance(named, timedelta) else named


def _print_lines(items: Iterable[Item]) -> bool:
    from connectwell.cli.drawing import list_line

    width, in_a_pipe = columns(sys.stdout, IN_A_PIPE), not is_terminal(sys.stdout)
    shown = False
    for item in items:
        out(list_line(item, width, whole_reason=in_a_pipe))
        shown = True
    return shown


def print_json(items: Iterator[Item]) -> bool:
    """Prints one array, an item per line, written as it is read."""
    from connectwell.cli.as_json import told
    from connectwell.cli.streams import json_text

    first = next(items, None)
    if first is None:
        out("[]")
        return False
    line = "[" + json_text(told(first))
    for item in items:
        out(line + ",")
        line = " " + json_text(told(item))
    out(line + "]")
    return True
