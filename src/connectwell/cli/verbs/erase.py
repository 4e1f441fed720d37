"""`connectwell erase`."""

import sys

import click

from connectwell import sentences
from connectwell.cli.context import open_journal
from connectwell.cli.streams import say
from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.journal import Journal


@click.command("erase")
@click.argument("asked", metavar="ID")
@click.pass_context
def verb(ctx: click.Context, asked: str) -> int:
    """Delete an entry for good, with its earlier versions and copies. It asks for a word first, or reads it."""
    journal = open_journal(ctx)
    entry_id = _full_id(journal, asked)
    for sentence in (_named(journal, entry_id), *sentences.ERASE, sentences.ERASE_ASK):
        say(sentence)
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if answer.strip().lower() != sentences.ERASE_WORD:
        say(sentences.NOT_ERASED)
        return 1
    journal.erase(entry_id)
    say(sentences.ERASED)
    return 0


def _full_id(journal: Journal, asked: str) -> str:
    """The id that was meant, fixed before the question: "latest" could be another entry after it."""
    try:
        return journal.get(asked).id
    except (EntryNotFound, EntryUnreadable):
        journal.versions(asked)  # what is damaged, or gone but for its versions, can be erased too
        return asked


def _named(journal: Journal, entry_id: str) -> str:
    """Which entry it is, without a word that was written in it."""
    from connectwell.entries.page import kind_of, long_day

    try:
        entry = journal.get(entry_id)
    except (EntryNotFound, EntryUnreadable):
        return f"{entry_id}, which cannot be read"
    return f"{kind_of(entry)}, {long_day(entry.day)}, {entry.id[16:]}"
