"""A connection of one's own, saved line by line: what it was, then how it went."""

from connectwell import sentences
from connectwell.checkin.own_connection import own_connection_draft
from connectwell.checkin.today import plan_of
from connectwell.context import Context
from connectwell.model.entry import Entry
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.follow_up import ask_follow_up
from connectwell.plain.prompter import Prompter


def ask_own(context: Context, prompter: Prompter, resume: str | None = None) -> None:
    """Asks what it was. If something was, asks how it went.

    Args:
        context: the services.
        prompter: asks.
        resume: the id of an unfinished one to go on with.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; what was written in whole lines is saved.
        ConnectwellError: from the journal.
    """
    own, saved = own_connection_draft(context, resume), list[Entry]()
    kept = AutosavedText(prompter.talk, lambda words: saved.append(own.save(words, so_far=True)))
    words = prompter.words([sentences.OWN_WHAT], own.entry.connections[0].asked, kept.keep)
    if not words.strip():
        prompter.talk.say(sentences.NOTHING_YET)
        return
    kept.finish(words)
    saved.append(own.save(words))
    if resume is None:
        prompter.undoable_entry(saved[-1].id)
    if own.copied:
        prompter.talk.say(sentences.COPIED)
    ask_follow_up(context, prompter, plan_of(saved[-1]))
