"""Asks for an entry that is one text, and saves it line by line."""

from typing import Protocol

from connectwell import sentences
from connectwell.model.entry import Entry
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.prompter import Prompter


class OneTextDraft(Protocol):
    """A `WordsDraft` or a `LineDraft`."""

    @property
    def copied(self) -> bool:
        """Whether the last save is in a copy, or made one."""
        ...

    def save(self, words: str, *, so_far: bool = False) -> Entry:
        """Saves the text, finished unless `so_far`."""
        ...


def ask_text(
    prompter: Prompter,
    draft: OneTextDraft,
    question: str,
    so_far: str,
    *,
    saved: str = "",
    is_new: bool,
    short: bool = False,
) -> Entry | None:
    """Asks for the text; returns the finished entry, or None where nothing was written, which is said.

    Args:
        prompter: asks.
        draft: takes the text.
        question: said before the first line.
        so_far: what is written already.
        saved: said once it is saved, if anything.
        is_new: whether `undo` takes it out of the journal's lists.
        short: whether it ends with its first line.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; what was written in whole lines is saved.
        SaveFailed: from the journal.
    """
    kept = AutosavedText(prompter.talk, lambda words: draft.save(words, so_far=True))
    words = prompter.words([question], so_far, kept.keep, short=short)
    if not words.strip():
        prompter.talk.say(sentences.NOTHING_YET)
        return None
    kept.finish(words)
    entry = draft.save(words)
    if is_new:
        prompter.undoable_entry(entry.id)
    for said in (saved, sentences.COPIED if draft.copied else ""):
        if said:
            prompter.talk.say(said)
    return entry
