"""`connectwell list`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import click

from connectwell.cli.arguments import DAY, KIND, LIMIT, NAME, NEED, Named, Need, day_meant
from connectwell.cli.context import open_browser, open_context, say_not_read
from connectwell.cli.heard import is_plain, out_heard
from connectwell.cli.streams import columns, is_terminal, out, say
from connectwell.clock import check_order
from connectwell.journal import Item, Unreadable
from connectwell.model.terms import Kind

if TYPE_CHECKING:
    from connectwell.entries.browser import EntryBrowser
    from connectwell.journal import Query

T = TypeVar("T")
NONE_REMOVED = "Nothing is removed."
NONE_OPEN = "Nothing is unfinished."
NO_MATCH = "No entries match all of that."
IN_A_PIPE = 100
"""Line width in columns when there is no terminal."""


@click.command("list")
@click.option("--from", "since", type=DAY, metavar="DAY", help="From this day on, such as yesterday or 2026-11-20.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Up to this day.")
@click.option("--need", type=NEED, metavar="NEED", help="With words or a rating for this one of the five.")
@click.option("--with", "person", type=NAME, metavar="NAME|-", help="With this person.")
@click.option("--kind", type=KIND, metavar="KIND", help="Of this kind, such as check-in or note.")
@click.option("--removed", is_flag=True, help="Only removed ones; 'restore' brings one back.")
@click.option("--open", "unfinished", is_flag=True, help="Only unfinished ones.")
@click.option("--limit", type=LIMIT, default=20, metavar="N", help="At most this many; default 20.")
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
    "Past entries by their day, newest first, one line each. To open one, use 'show' and the name on its line."
    query: Query | None = None
    first, last = days_for(ctx, since, until)
    if removed or unfinished or any(given is not None for given in (since, until, need, person, kind)):
        from connectwell.journal import Query

        query = Query(
            since=first,
            until=last,
            needs=as_set(need),
            people=as_set(person),
            kinds=as_set(kind),
            only_removed=removed,
            unfinished=True if unfinished else None,
        )
    browser = open_browser(ctx)
    found, named = islice(browser.listed(query), limit), set[str]()
    shown = print_json(found, browser, named) if as_json else _print_lines(found, named, ctx)
    if not shown and not as_json:
        from connectwell.sentences import EMPTY_JOURNAL

        alone = (removed and NONE_REMOVED) or (unfinished and NONE_OPEN)
        others = first or last or need or person or kind
        say(alone if alone and not others and not (removed and unfinished) else NO_MATCH if query else EMPTY_JOURNAL)
    say_not_read(browser.journal, shown=named)


def as_set(value: T | None) -> frozenset[T]:
    """Returns the value as a set, empty for None."""
    return frozenset() if value is None else frozenset([value])


def days_for(ctx: click.Context, since: Named | None, until: Named | None) -> tuple[date | None, date | None]:
    """Resolves a range of days. Raises UsageFault if it ends before it begins."""
    first, last = _day_for(ctx, since), _day_for(ctx, until)
    check_order(first, last)
    return first, last


def _day_for(ctx: click.Context, named: Named | None) -> date | None:
    """Resolves a named day. A date needs no settings; the others do, for when this person's day turns."""
    return named if named is None or isinstance(named, date) else day_meant(named, open_context(ctx).today())


def _print_lines(items: Iterable[Item], named: set[str], ctx: click.Context) -> bool:
    """Prints an item per line; adds the handles of unreadable ones to `named`."""
    from connectwell.cli.rendering import heard_line, list_line

    width, in_a_pipe = columns(sys.stdout, IN_A_PIPE), not is_terminal(sys.stdout)
    shown, today = False, open_context(ctx).today() if is_plain() else None
    for item in items:
        if today:
            out_heard(heard_line(item, today))
        else:
            out(list_line(item, width, whole_reason=in_a_pipe))
        shown = True
        if isinstance(item, Unreadable):
            named.add(item.handle)
    return shown


def print_json(items: Iterator[Item], browser: EntryBrowser, named: set[str]) -> bool:
    """Prints one array, an item per line, written as it is read; at its end, what else could not be read.

    Args:
        items: what was found.
        browser: where it was found.
        named: the handles of unreadable items are added to it.
    """
    from connectwell.cli.as_json import item_json, unread_file_json
    from connectwell.cli.streams import json_text

    def every() -> Iterator[dict[str, Any]]:
        for item in items:
            if isinstance(item, Unreadable):
                named.add(item.handle)
            yield item_json(item)
        yield from (unread_file_json(one) for one in browser.journal.unread_files() if one.handle not in named)

    found = every()
    first = next(found, None)
    if first is None:
        out("[]")
        return False
    line = "[" + json_text(first)
    for item in found:
        out(line + ",")
        line = " " + json_text(item)
    out(line + "]")
    return True
