"""Writes a note, saved line by line."""

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.plain.prompter import Prompter
from connectwell.plain.text_entry import ask_text


def write_note(context: Context, prompter: Prompter, resume: str | None = None) -> None:
    """Asks for a note.

    Args:
        context: the services.
        prompter: asks.
        resume: the id of an unfinished one to go on with.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; what was written in whole lines is saved.
        SaveFailed: from the journal.
    """
    draft = note_draft(context, resume)
    so_far = draft.entry.note.words if draft.entry.note else ""
    ask_text(prompter, draft, sentences.WRITE_NOTE, so_far, saved=sentences.NOTE_SAVED, is_new=resume is None)
