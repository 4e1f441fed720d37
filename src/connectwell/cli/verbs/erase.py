"""`connectwell erase`."""

import click

from connectwell import sentences
from connectwell.cli.context import open_browser, open_context
from connectwell.cli.prompting import ask_for_word
from connectwell.cli.streams import say
from connectwell.entries.page import title_of


@click.command("erase")
@click.argument("asked", metavar="ID")
@click.pass_context
def verb(ctx: click.Context, asked: str) -> int:
    """Delete an entry for good, with its earlier versions and copies. It asks for a word first, or reads it."""
    browser = open_browser(ctx)
    entry_id, entry = browser.to_erase(asked)
    named = title_of(entry, open_context(ctx).today()) if entry else f"{entry_id}, which can't be read"
    for sentence in (named, *sentences.ERASE):
        say(sentence)
    if not ask_for_word(sentences.ERASE_WORD, sentences.ERASE_ASK):
        say(sentences.NOT_ERASED)
        return 1
    stays = browser.erase(entry_id)
    say(sentences.ERASED)
    if stays:
        say(sentences.still_there(stays))
    return 0
