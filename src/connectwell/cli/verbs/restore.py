"""`connectwell restore`."""

from __future__ import annotations

import click

from connectwell import sentences
from connectwell.cli.arguments import VERSION
from connectwell.cli.context import open_journal
from connectwell.cli.streams import say
from connectwell.entries import revise


@click.command("restore")
@click.argument("asked", metavar="ID")
@click.option("--version", "number", type=VERSION, metavar="N", help="Make an earlier version the entry again.")
@click.pass_context
def verb(ctx: click.Context, asked: str, number: int | None) -> None:
    """Bring a removed entry back; or, with --version, the text it had. 'show ID --versions' lists those."""
    journal = open_journal(ctx)
    if number is not None:
        revise.bring_back(journal, asked, number)
        say(sentences.BROUGHT_BACK)
    elif journal.get(asked).removed is None:
        say(sentences.NOT_REMOVED)
    else:
        journal.restore(asked)
        say(sentences.RESTORED)
