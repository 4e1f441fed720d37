"""`connectwell note`."""

import click

from connectwell.cli.doors import open_rooms
from connectwell.cli.keeping import check_writable, keep, nothing_came
from connectwell.cli.typing_in import asks, refuse_words, words_for


@click.command("note")
@click.argument("words", nargs=-1, metavar="[-]")
@click.pass_context
def verb(ctx: click.Context, words: tuple[str, ...]) -> int:
    """Write a note: typed when it asks, or from a pipe ('-')."""
    from connectwell import jot

    dash = refuse_words(words, "note")
    rooms = open_rooms(ctx)
    check_writable(rooms.journal)
    typed = words_for("What would you like to note?", dash=dash)
    if not typed.words.strip():
        return nothing_came(typed)
    return keep(lambda: jot.note(rooms.journal, rooms.settings, rooms.clock, typed.words), typed, asked=asks(dash))
