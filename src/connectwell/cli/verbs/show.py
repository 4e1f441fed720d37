"""`connectwell show`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from connectwell.cli.context import open_browser, say_not_read
from connectwell.cli.streams import columns, has_terminal, is_terminal, may_style, out, out_json, say
from connectwell.errors import UsageFault
from connectwell.journal import Unreadable

if TYPE_CHECKING:
    from connectwell.entries.browser import EntryBrowser


@click.command("show")
@click.argument("asked", metavar="ID|latest")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--raw", is_flag=True, help="The file as it is.")
@click.option("--versions", is_flag=True, help="The earlier versions, each with what changed after it.")
@click.option("--put-away", is_flag=True, help="Also what is put away until your session.")
@click.pass_context
def verb(ctx: click.Context, asked: str, as_json: bool, raw: bool, versions: bool, put_away: bool) -> int:
    """One entry, to read: by its id, the end of it as 'list' shows it, or the latest.

    At a terminal it opens on a screen of its own, so that nothing stays to scroll back to.
    """
    if raw and (as_json or versions or put_away):
        raise UsageFault("--raw is the whole file as it is, so no other option goes with it.")
    browser = open_browser(ctx)
    if versions:
        return _show_versions(browser, asked, as_json, put_away)
    item = browser.open(asked)
    if as_json:
        from connectwell.cli.as_json import item_json

        out_json(
            item_json(item, put_away=put_away) | {"not_read": [one.record for one in browser.journal.unread_files()]}
        )
    elif raw or isinstance(item, Unreadable):
        _print_raw(browser.raw(item.handle), as_it_is=raw)
    else:
        from connectwell.cli.rendering import page_text

        width, style = columns(sys.stdout, 72), may_style(sys.stdout)
        _print_page(page_text(browser.page(item, put_away=put_away), width, style=style))
        if notice := browser.copy_notice(item):
            say(notice)
    if isinstance(item, Unreadable):
        say(item.reason)
        say_not_read(browser.journal, shown=(item.handle,))
        return 1
    return 0


def _show_versions(browser: EntryBrowser, asked: str, as_json: bool, put_away: bool) -> int:
    from connectwell.cli.as_json import version_json
    from connectwell.cli.rendering import versions_text
    from connectwell.sentences import NO_VERSIONS

    found = browser.versions(asked, put_away=put_away)
    if as_json:
        out_json([version_json(one, put_away=put_away) for one in found])
    elif found:
        _print_page(versions_text(found, columns(sys.stdout, 72), style=may_style(sys.stdout)))
    else:
        say(NO_VERSIONS)
    return 0


def _print_page(text: str) -> None:
    if has_terminal():
        from connectwell.cli.pager import page

        page(text)
    else:
        out(text)


def _print_raw(text: str, *, as_it_is: bool) -> None:
    """Prints the file's text; with control characters made visible on a terminal, or unless `as_it_is`."""
    from connectwell.model.text import visible

    if is_terminal(sys.stdout):
        _print_page(visible(text))
    else:
        out(text if as_it_is else visible(text), end="")
