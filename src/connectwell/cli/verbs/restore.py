"""`connectwell restore`."""

from __future__ import annotations

import click

from connectwell import sentences
from connectwell.cli.arguments import VERSION
from connectwell.cli.context import open_browser
from connectwell.cli.streams import say


@click.command("restore")
@click.argument("asked", metavar="ID")
@click.option("--version", "number", type=VERSION, metavar="N", help="Make an earlier version the entry again.")
@click.pass_context
def verb(ctx: click.Context, asked: str, number: int | None) -> None:
    """Bring a removed entry back; or, with --version, the text it had. 'show ID --versions' lists those."""
    browser = open_browser(ctx)
    if number is not None:
        browser.restore_version(asked, number)
        say(sentences.BROUGHT_BACK)
        return
    change = browser.restore(asked)
    say(sentences.NOT_REMOVED if change.before == change.after else sentences.RESTORED)
