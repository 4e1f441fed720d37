"""`connectwell note`."""

import click

from connectwell import sentences
from connectwell.cli.context import open_context
from connectwell.cli.keeping import check_writable, keep, nothing_came
from connectwell.cli.typing_in import asks, refuse_words, words_for


@click.command("note")
@click.argument("words", nargs=-1, metavar="[-]")
@click.pass_context
def verb(ctx: click.Context, words: tuple[str, ...]) -> int:
    """Write a note: typed when it asks, or from a pipe ('-')."""
    from connectwell.entries import add

    dash = refuse_words(words, "note")
    context = open_context(ctx)
    check_writable(context.journal)
    typed = words_for(sentences.WRITE_NOTE, dash=dash)
    if not typed.words.strip():
        return nothing_came(typed)
    return keep(lambda: add.note(context, typed.words), typed, asked=asks(dash))
