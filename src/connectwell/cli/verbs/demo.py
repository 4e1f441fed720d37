"""`connectwell demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from connectwell.cli.arguments import DAYS
from connectwell.cli.launch import open_companion
from connectwell.cli.signals import ending_as_exceptions
from connectwell.cli.streams import say

_LIKE_YOURS: Final = ("theme", "motion", "plain", "week_starts", "region", "hide_key")
"""Settings taken from the person's own: they have to be able to read the demo, hide it, and get help."""


@click.command("demo")
@click.option("--days", type=DAYS, default=90, metavar="N", help="How many days of it; default 90.")
@click.pass_context
def verb(ctx: click.Context, days: int) -> int:
    """Look around in a made-up journal. Your own isn't touched, and the made-up one is deleted afterwards."""
    from tempfile import TemporaryDirectory

    from connectwell.context import Context
    from connectwell.demo import fill_journal
    from connectwell.demo.folder import PREFIX, delete_stale, hold_while_running

    say("This is a made-up journal in a temporary folder. It is deleted when you leave; your own isn't touched.")
    delete_stale()
    with ending_as_exceptions(), TemporaryDirectory(prefix=PREFIX) as folder, hold_while_running(Path(folder)):
        ctx.obj = context = Context.open({"CONNECTWELL_HOME": folder})
        context.change(welcomed=True, **_settings_like_yours())
        fill_journal(context.journal, context.library, context.clock(), days)
        return open_companion(ctx)


def _settings_like_yours() -> dict[str, Any]:
    """Returns what the person set of _LIKE_YOURS; nothing if their settings can't be read."""
    from connectwell.context import Context
    from connectwell.errors import ConnectwellError

    try:
        own = Context.open().settings
    except ConnectwellError:
        return {}
    return {key: getattr(own, key) for key in _LIKE_YOURS}
