"""`connectwell remove`."""

import click

from connectwell import sentences
from connectwell.cli.context import open_browser
from connectwell.cli.streams import say


@click.command("remove")
@click.argument("asked", metavar="ID|latest")
@click.pass_context
def verb(ctx: click.Context, asked: str) -> None:
    "Remove an entry from lists and pages. Nothing is deleted; 'restore' brings it back."
    change = open_browser(ctx).remove(asked)
    said = sentences.REMOVED_BEFORE if change.before == change.after else sentences.REMOVED
    say(said.format(name=change.after.tail))
