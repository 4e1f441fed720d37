"""Rewrites one part of the entry just read."""

from typing import Final

from connectwell import sentences
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.rewording import Rewordable
from connectwell.model.entry import Entry
from connectwell.model.text import one_line
from connectwell.plain.choices import Option, pick
from connectwell.plain.keeping import KeptWords
from connectwell.plain.listening import ANEW, FITS, SO_FAR, Listening

WHICH_PART: Final = "Which words would you like to write again?"
NUMBER: Final = "A number: choose it. Enter: leave everything as it is."
NO_WORDS: Final = "It has no words to write again."
REWORDED: Final = "Saved. The earlier words are kept as a version."
_PREVIEW: Final = 48


def write_anew(browser: EntryBrowser, listening: Listening, entry_id: str) -> Entry | None:
    """Asks which part, then for its new words. Until those are complete, the old words are kept with them.

    Returns:
        The changed entry; None if unchanged.

    Raises:
        Detour, EndOfInput: as `Listening.line`; new words so far are saved below the old ones.
        ConnectwellError: from the journal.
    """
    editing = browser.edit_words(entry_id)
    part = _choose(listening, editing.parts)
    if part is None:
        return None
    kept = KeptWords(listening.talk, lambda words: editing.save({part.id: words}, again=True))
    words = listening.words([SO_FAR, part.words, ANEW], "", lambda typed: kept.keep(f"{part.words}\n{typed}"))
    if not words.strip():
        listening.talk.say(sentences.UNCHANGED)
        return None
    kept.keep(words)
    kept.finish(words)
    listening.talk.say(REWORDED)
    return editing.entry


def _choose(listening: Listening, parts: tuple[Rewordable, ...]) -> Rewordable | None:
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
