"""Opening what a verb needs, and no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

    from connectwell.context import Context
    from connectwell.journal import Journal

HELP_STILL_WORKS = "'connectwell help-now' still works."


def open_context(ctx: click.Context) -> Context:
    """The person's rooms; those in `ctx.obj` where they are open already.

    Raises:
        PlaceFault: there is nowhere to keep things.
        SettingsFault: config.toml cannot be read; says that Help now works.
    """
    from connectwell.context import Context
    from connectwell.errors import SettingsFault

    if isinstance(ctx.obj, Context):
        return ctx.obj
    try:
        return Context.open()
    except SettingsFault as fault:
        raise SettingsFault(f"{fault} {HELP_STILL_WORKS}") from None


def open_journal(ctx: click.Context) -> Journal:
    """The journal alone: reading it needs neither settings nor library. Raises PlaceFault."""
    if ctx.obj is not None:
        return open_context(ctx).journal
    from connectwell.journal import Journal
    from connectwell.paths import find_places

    return Journal(find_places())
