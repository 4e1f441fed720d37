"""Writes a note, saved line by line."""

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.model.entry import Entry
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.prompter import Prompter


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
    draft, saved = note_draft(context, resume), list[Entry]()
    so_far = draft.entry.note.words if draft.entry.note else ""
    kept = AutosavedText(prompter.talk, lambda words: saved.append(draft.save(words, so_far=True)))
    words = prompter.words([sentences.WRITE_NOTE], so_far, kept.keep)
    if words.strip():
        kept.finish(words)
        saved.append(draft.save(words))
        if resume is None:
            prompter.undoable_entry(saved[-1].id)
    prompter.talk.say(sentences.NOTE_SAVED if words.strip() else sentences.NOTHING_YET)
    if draft.copied:
        prompter.talk.say(sentences.COPIED)
