"""`connectwell show`."""

from __future__ import annotations

import sys

import click

from connectwell.cli.context import open_journal
from connectwell.cli.streams import columns, has_terminal, is_terminal, may_style, out, out_json, say
from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.journal import Item, Journal, Readable, Unreadable


@click.command("show")
@click.argument("asked", metavar="ID|latest")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--raw", is_flag=True, help="The file as it is.")
@click.option("--versions", is_flag=True, help="The earlier versions, each with what came after it.")
@click.option("--put-away", is_flag=True, help="Also what is put away until your session.")
@click.pass_context
def verb(ctx: click.Context, asked: str, as_json: bool, raw: bool, versions: bool, put_away: bool) -> int:
    """One entry as a page: by its id, the end of it as 'list' shows it, or the latest.

    At a terminal it opens on a screen of its own, so that nothing stays to scroll back to.
    """
    journal = open_journal(ctx)
    if versions:
        return _show_versions(journal, asked, as_json, put_away)
    item = find_item(journal, asked)
    if as_json:
        from connectwell.cli.as_json import told

        out_json(told(item, put_away=put_away))
    elif raw or isinstance(item, Unreadable):
        _print_raw(journal.raw(item.handle))
    else:
        from connectwell.cli.drawing import entry_page

        shares = () if item.copy_of else journal.shares_of(item.entry.id)
        width, style = columns(sys.stdout, 72), may_style(sys.stdout)
        _print_page(entry_page(item.entry, width, put_away=put_away, style=style, shares=shares))
    if isinstance(item, Unreadable):
        say(item.reason)
        return 1
    return 0


def _show_versions(journal: Journal, asked: str, as_json: bool, put_away: bool) -> int:
    from connectwell.cli.as_json import told_version
    from connectwell.cli.drawing import versions_text
    from connectwell.entries.revise import versions_of
    from connectwell.sentences import NEED_NAMES, NO_VERSIONS

    found = versions_of(journal, asked, NEED_NAMES, put_away=put_away)
    if as_json:
        out_json([told_version(one, put_away=put_away) for one in found])
    elif found:
        _print_page(versions_text(found, columns(sys.stdout, 72), style=may_style(sys.stdout)))
    else:
        say(NO_VERSIONS)
    return 0


def find_item(journal: Journal, asked: str) -> Item:
    """The item that was meant. Copies and damaged files are looked for only where no entry fits.

    Raises:
        EntryNotFound: there is none.
    """
    try:
        entry = journal.get(asked)
    except (EntryNotFound, EntryUnreadable) as fault:
        if isinstance(fault, EntryNotFound) and not _could_be_a_file(journal, asked):
            raise
        from connectwell.cli.drawing import short_name

        for item in journal.newest(removed=True):
            if asked in (item.handle, short_name(item)):
                return item
        raise
    return Readable(entry, None, entry.id)


def _could_be_a_file(journal: Journal, asked: str) -> bool:
    """Whether it is worth reading the whole journal for: a copy's short name, or a file that is there."""
    if not all(c.isalnum() or c == "-" for c in asked):
        return True
    try:
        journal.raw(asked)
    except EntryNotFound:
        return False
    except EntryUnreadable:
        return True
    return True


def _print_page(text: str) -> None:
    if has_terminal():
        from connectwell.cli.pager import page

        page(text)
    else:
        out(text)


def _print_raw(text: str) -> None:
    """Into a pipe as it is; on a terminal with what could steer it made visible."""
    if not is_terminal(sys.stdout):
        out(text, end="")
        return
    from connectwell.model.text import visible

    _print_page(visible(text))
