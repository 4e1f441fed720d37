"""Mending an entry that was just read: other words for one part, taking it out of lists, bringing it back."""

from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.rewording import Part, Rewording, parts_of
from connectwell.model.entry import Entry
from connectwell.model.text import one_line
from connectwell.plain.choices import Option, pick
from connectwell.plain.keeping_words import KeptWords
from connectwell.plain.listening import ANEW, FITS, SO_FAR, Listening

WHICH_PART: Final = "Which words would you like to write anew?"
NUMBER: Final = "A number chooses; Enter leaves all as it is."
NO_WORDS: Final = "It has no words that could be written anew."
REWORDED: Final = "Saved. The earlier words are kept as a version."
REMOVED: Final = (
    "It no longer shows in lists or pages, but it is still on this machine. "
    "r brings it back; 'connectwell erase {name}' deletes it."
)
_PREVIEW: Final = 48


def write_anew(context: Context, listening: Listening, entry: Entry) -> Entry:
    """Asks which part, and for its words. Until they are written the old ones stay with them.

    Returns:
        The entry as it is then.

    Raises:
        Detour, EndOfInput: as `Listening.line`; what was written stands below the old words.
        ConnectwellError: from the journal.
    """
    part = _choose(context, listening, context.journal.get(entry.id))
    if part is None:
        return entry
    rewording = Rewording(context.journal, entry.id, part.id)
    kept = KeptWords(listening.talk, rewording.save)
    words = listening.words([SO_FAR, part.words, ANEW], "", lambda typed: kept.keep(f"{part.words}\n{typed}"))
    if not words.strip():
        listening.talk.say(sentences.UNCHANGED)
        return entry
    kept.keep(words)
    kept.finish(words)
    listening.talk.say(REWORDED)
    return context.journal.get(entry.id)


def remove(context: Context, listening: Listening, entry: Entry) -> Entry:
    """Takes an entry out of lists; gives it as it is then. Raises what the journal raises."""
    removed = context.journal.remove(entry.id)
    listening.talk.say(REMOVED.format(name=removed.id[16:]))
    return removed


def restore(context: Context, listening: Listening, entry: Entry) -> Entry:
    """Brings an entry back; gives it as it is then. Raises what the journal raises."""
    restored = context.journal.restore(entry.id)
    listening.talk.say(sentences.RESTORED)
    return restored


def _choose(context: Context, listening: Listening, entry: Entry) -> Part | None:
    parts = parts_of(entry, {need.id: need.name for need in context.library.needs()})
    if not parts:
        listening.talk.say(NO_WORDS)
        return None
    if len(parts) == 1:
        return parts[0]
    options = tuple(Option(part, part.name) for part in parts)
    listening.talk.say(WHICH_PART)
    for number, part in enumerate(parts, 1):
        listening.talk.say(f"{number}. {part.name}: {one_line(part.words, _PREVIEW)}")
    chosen = listening.parsed([NUMBER], lambda answer: pick(answer, options) or FITS.format(most=len(options)))
    return chosen.value if chosen else None
