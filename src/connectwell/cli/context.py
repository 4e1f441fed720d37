"""Opening what a verb needs, and no more than that."""

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
    """The person's services; those in `ctx.obj` where they are open already. Says what in config.toml can't be read.

    Raises:
        PlaceFault: there is nowhere to keep things.
    """
    from connectwell.context import Context

    if isinstance(ctx.obj, Context):
        return ctx.obj
    ctx.obj = opened = Context.open()
    say_unread(opened.settings)
    return opened


def say_unread(settings: Settings) -> None:
    """One line each for what in config.toml could not be read."""
    for sentence in settings.unread:
        say(sentence)


def open_browser(ctx: click.Context) -> EntryBrowser:
    """What finds and changes entries. Finding them needs neither settings nor library. Raises PlaceFault."""
    from connectwell.context import Context
    from connectwell.entries.browser import EntryBrowser

    return EntryBrowser(ctx.obj if isinstance(ctx.obj, Context) else Context.open_to_read())


def open_journal(ctx: click.Context) -> Journal:
    """The journal alone: reading it needs neither settings nor library. Raises PlaceFault."""
    if ctx.obj is not None:
        return open_context(ctx).journal
    from connectwell.journal import Journal
    from connectwell.paths import find_places

    return Journal(find_places())
