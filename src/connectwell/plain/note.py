"""Writes a note, saved line by line."""

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.note import NoteWriting
from connectwell.plain.keeping import KeptWords
from connectwell.plain.listening import Listening


def write_note(context: Context, listening: Listening) -> None:
    """Asks for a note.

    Raises:
        Detour, EndOfInput: as `Listening.line`; what was written in whole lines is saved.
        SaveFailed: from the journal.
    """
    kept = KeptWords(listening.talk, NoteWriting(context).save)
    words = listening.words([sentences.WRITE_NOTE], "", kept.keep)
    if words.strip():
        kept.finish(words)
    listening.talk.say(sentences.NOTE_SAVED if words.strip() else sentences.NOTHING_YET)
