"""Opens the services a verb needs, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectwell.cli.streams import say

if TYPE_CHECKING:
    import click

    from connectwell.context import Context
    from connectwell.entries.browser import EntryBrowser
    from connectwell.journal import Journal
    from connectwell.settings import Settings


def open_context(ctx: click.Context) -> Context:
    """Returns the services, reusing those in `ctx.obj`. Reports whatever in config.toml can't be read.

    Raises:
        PlaceFault: there is no place to store data.
    """
    from connectwell.context import Context

    if isinstance(ctx.obj, Context):
        return ctx.obj
    ctx.obj = opened = Context.open()
    say_unread(opened.settings)
    return opened


def say_unread(settings: Settings) -> None:
    """Prints one line for each setting in config.toml that couldn't be read."""
    for sentence in settings.unread:
        say(sentence)


def open_browser(ctx: click.Context) -> EntryBrowser:
    """Returns an entry browser. Finding needs neither settings nor library, so neither is loaded. Raises PlaceFault."""
    from connectwell.context import Context
    from connectwell.entries.browser import EntryBrowser

    return EntryBrowser(ctx.obj if isinstance(ctx.obj, Context) else Context.open_to_read())


def open_journal(ctx: click.Context) -> Journal:
    """Returns the journal alone: reading it needs neither settings nor library. Raises PlaceFault."""
    if ctx.obj is not None:
        return open_context(ctx).journal
    from connectwell.journal import Journal
    from connectwell.paths import find_places

    return Journal(find_places())
