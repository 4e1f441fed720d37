"""`connectwell note`."""

import click

from connectwell import sentences
from connectwell.cli.context import open_context
from connectwell.cli.saving import check_writable, report_nothing_typed, save_typed
from connectwell.cli.text_input import refuse_text_arguments, should_prompt, words_given


@click.command("note")
@click.argument("words", nargs=-1, metavar="[-]")
@click.pass_context
def verb(ctx: click.Context, words: tuple[str, ...]) -> int:
    """Write a note: typed when it asks, or from a pipe ('-')."""
    from connectwell.entries.note import note_draft

    dash = refuse_text_arguments(words, "note")
    context = open_context(ctx)
    check_writable(context.journal)
    draft = note_draft(context)
    typed = words_given(sentences.WRITE_NOTE, dash=dash, save=lambda words: draft.save(words, so_far=True))
    if not typed.words.strip():
        return report_nothing_typed(typed)
    return save_typed(lambda: draft.save(typed.words), typed, asked=should_prompt(dash))
