"""Writes a note, saved line by line."""

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.note import NoteDraft
from connectwell.model.entry import Entry
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.prompter import Prompter


def write_note(context: Context, prompter: Prompter) -> None:
    """Asks for a note.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; what was written in whole lines is saved.
        SaveFailed: from the journal.
    """
    draft, saved = NoteDraft(context), list[Entry]()
    kept = AutosavedText(prompter.talk, lambda words: saved.append(draft.save(words)))
    words = prompter.words([sentences.WRITE_NOTE], "", kept.keep)
    if words.strip():
        kept.finish(words)
        prompter.undoable_entry(saved[-1].id)
    prompter.talk.say(sentences.NOTE_SAVED if words.strip() else sentences.NOTHING_YET)
