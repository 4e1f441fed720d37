"""The card for hard days in plain mode: read out, written part by part, erased."""

from dataclasses import replace
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import card, circle
from connectwell.journal import CircleEditing
from connectwell.model.card import SECTIONS, Card, Section
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option
from connectwell.plain.prompter import Prompter
from connectwell.plain.reading_card import say_card
from connectwell.plain.words_input import ANEW, SO_FAR

WHICH: Final = "Write on which part? Back: Enter."
_BOTH: Final = "In the circle, b reads out both."
_ERASE: Final = "erase"
_PARTS: Final = tuple(Option(section, card.HEADINGS[section], also=(section,)) for section in SECTIONS)


def show_card(context: Context, prompter: Prompter) -> None:
    """Reads the card out, and asks which part to write on.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; whole lines are saved.
        ConnectwellError: it can't be written.
    """
    while True:
        is_there = say_card(context, prompter.talk)
        if not is_there:
            prompter.talk.say(f"{card.NONE} {card.ABOUT}")
        if any(copy.part.kind == "card" for copy in context.journal.circle.copies()):
            prompter.talk.say(f"{circle.CARD_TWICE} {_BOTH}")
        erase = (Option(_ERASE, "Erase the card"),) if is_there else ()
        chosen = prompter.choice([WHICH], (*_PARTS, *erase))
        if chosen is None:
            return
        if chosen == _ERASE:
            _erase(context, prompter)
            return
        _write(prompter, context.journal.circle.edit_card(), next(one for one in SECTIONS if one == chosen))


def _write(prompter: Prompter, editing: CircleEditing, section: Section) -> None:
    before = (editing.part.card or Card()).words(section)

    def save(words: str) -> None:
        editing.save(replace(editing.part, card=(editing.part.card or Card()).with_words(section, words)))

    kept = AutosavedText(prompter.talk, save)
    hint = f"{card.HEADINGS[section]}. {card.HINTS[section]}"
    if before.strip():
        words = prompter.words([SO_FAR, before, ANEW], "", lambda typed: kept.keep(f"{before}\n{typed}"))
    else:
        words = prompter.words([hint], "", kept.keep)
    if words.strip():
        kept.keep(words)
        kept.finish(words)
        prompter.talk.say(sentences.SAVED)

        def undo() -> str:
            save(before)
            return sentences.UNDONE

        prompter.undoable(undo)


def _erase(context: Context, prompter: Prompter) -> None:
    for sentence in (circle.ERASE, *sentences.ERASE[1:]):
        prompter.talk.say(sentence)
    if not prompter.typed_word([sentences.ERASE_ASK], sentences.ERASE_WORD):
        prompter.talk.say(sentences.NOT_ERASED)
        return
    stays = context.journal.circle.erase(context.journal.circle.card().id, keep_hiding=False)
    prompter.talk.say(card.ERASED)
    if stays:
        prompter.talk.say(sentences.still_there(stays))
