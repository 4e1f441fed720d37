"""Opens the services a verb needs, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectwell.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Container

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
        _say_at_end(ctx, ctx.obj.journal, ctx.obj)
        return ctx.obj
    ctx.obj = opened = Context.open()
    _say_at_end(ctx, opened.journal, opened)
    say_unread(opened.settings)
    return opened


def say_unread(settings: Settings) -> None:
    """Prints one line on what in config.toml couldn't be read."""
    from connectwell.settings import unread_in_short

    for sentence in unread_in_short(settings):
        say(sentence)


def open_browser(ctx: click.Context) -> EntryBrowser:
    """Returns an entry browser. Finding needs neither settings nor library, so neither is loaded. Raises PlaceFault."""
    from connectwell.context import Context
    from connectwell.entries.browser import EntryBrowser

    context = ctx.obj if isinstance(ctx.obj, Context) else Context.open_to_read()
    _say_at_end(ctx, context.journal)
    return EntryBrowser(context)


def open_journal(ctx: click.Context) -> Journal:
    """Returns the journal alone: reading it needs neither settings nor library. Raises PlaceFault."""
    if ctx.obj is not None:
        return open_context(ctx).journal
    from connectwell.journal import Journal
    from connectwell.paths import find_app_folders

    journal = Journal(find_app_folders())
    _say_at_end(ctx, journal)
    return journal


def say_not_read(journal: Journal, *, shown: Container[str] = ()) -> None:
    """Prints one line on what the journal's readers passed over, once; every verb ends with it.

    Args:
        journal: where something was read.
        shown: handles of those that the output names already.
    """
    found = tuple(one for one in journal.unread_files() if one.handle not in shown)
    journal.start_over()
    if found:
        from connectwell.journal.skipped import left_out

        say(left_out(found))


def _say_at_end(ctx: click.Context, journal: Journal, context: Context | None = None) -> None:
    def at_end() -> None:
        say_not_read(journal)
        if context and (left_out := context.left_out_of_packs()):
            say(left_out)

    ctx.call_on_close(at_end)
