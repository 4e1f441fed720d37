"""`connectwell remove`."""

import click

from connectwell import sentences
from connectwell.cli.context import open_journal
from connectwell.cli.streams import say


@click.command("remove")
@click.argument("asked", metavar="ID|latest")
@click.pass_context
def verb(ctx: click.Context, asked: str) -> None:
    """Take an entry out of lists and pages. Nothing is deleted; 'restore' brings it back."""
    journal = open_journal(ctx)
    entry = journal.get(asked)
    if entry.removed:
        say(sentences.REMOVED_BEFORE.format(name=entry.id[16:]))
        return
    journal.remove(entry.id)
    say(sentences.REMOVED.format(name=entry.id[16:]))
