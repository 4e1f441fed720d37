"""A connection of one's own, saved line by line: what it was, then how it went."""

from connectwell import sentences
from connectwell.checkin.own_connection import own_connection_draft
from connectwell.checkin.today import plan_of
from connectwell.context import Context
from connectwell.plain.follow_up import ask_follow_up
from connectwell.plain.prompter import Prompter
from connectwell.plain.text_entry import ask_text


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
    draft = own_connection_draft(context, resume)
    so_far = draft.entry.connections[0].asked
    if own := ask_text(prompter, draft, sentences.OWN_WHAT, so_far, is_new=resume is None, short=True):
        ask_follow_up(context, prompter, plan_of(own))
