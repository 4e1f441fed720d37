"""The card for hard days as text for every interface: its questions, and the card as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from connectwell.errors import UsageFault
from connectwell.model.card import SECTIONS, Card, Section
from connectwell.model.text import clean, visible

if TYPE_CHECKING:
    from connectwell.journal.card_file import CardFound

TITLE: Final = "A card for hard days"
MINE: Final = "My card"
ABOUT: Final = (
    "Written on a good day, for a bad one: it is one key away in Help now. "
    "It is never on a page or in anything you share."
)
NONE: Final = "There is no card yet. On a good day, a few lines are plenty."
HEADINGS: Final[dict[Section, str]] = {
    "signs": "How I notice",
    "alone": "What I can do by myself",
    "company": "People and places for company",
    "tell": "Who I'd tell",
    "professionals": "People whose work it is",
    "safer": "Making it safer around me",
}
HINTS: Final[dict[Section, str]] = {
    "signs": "What you notice first: in your body, in what you do, in what you stop doing.",
    "alone": "Small things that have helped to get through an hour.",
    "company": "Where there are people, with nothing to explain.",
    "tell": "Who could hear that it is a hard day, and how to reach them.",
    "professionals": "A therapist, a doctor, a clinic, a help line, with numbers.",
    "safer": "What to put out of reach, or to give to somebody, before it gets harder.",
}
DAMAGED: Final = "The card's file is damaged. This is all that is in it:"
EARLIER: Final = "The card's file can't be read any more. This is how it was before."
ERASED: Final = "The card is erased here. Backups, synced machines and exports may still hold it."
WHICH: Final = "Which part?"
NO_KEY: Final = f"Line {{number}} doesn't begin with one of: {', '.join(f'{section}:' for section in SECTIONS)}."


@dataclass(frozen=True, slots=True)
class CardText:
    """One text of the card; safe to draw. A heading has no words."""

    heading: str
    words: str


def card_texts(found: CardFound) -> Iterator[CardText]:
    """Yields what there is of the card, in order; empty sections are left out."""
    if found.raw:
        yield CardText(DAMAGED, visible(found.raw))
        return
    if found.is_earlier:
        yield CardText(EARLIER, "")
    yield from _parts_of(found.card or Card())


def _parts_of(card: Card) -> Iterator[CardText]:
    for section in SECTIONS:
        words = card.words(section)
        if words.strip():
            yield CardText(HEADINGS[section], visible(words.strip("\n")))


def card_lines(card: Card) -> tuple[str, ...]:
    """Returns the card as paragraphs: each heading, then its words; safe to draw."""
    return tuple(line for part in _parts_of(card) for line in (part.heading, part.words))


def as_text(found: CardFound) -> str:
    """Returns the card as plain text: a heading, its words, an empty line."""
    return "\n\n".join("\n".join(filter(None, (text.heading, text.words))) for text in card_texts(found))


def card_written(card: Card, lines: str) -> Card:
    """Returns the card with parts from lines such as `signs: I stop answering`; the lines below belong to it as well.

    Raises:
        UsageFault: the first line has no key. The message never repeats what was written.
    """
    found: dict[Section, list[str]] = {}
    at: Section | None = None
    for number, row in enumerate(clean(lines).split("\n"), 1):
        key, colon, words = row.partition(":")
        section = next((section for section in SECTIONS if colon and section == key.strip().lower()), None)
        if section:
            at = section
            found.setdefault(at, []).append(words.strip())
        elif at:
            found[at].append(row)
        elif row.strip():
            raise UsageFault(NO_KEY.format(number=number))
    for section, rows in found.items():
        card = card.with_words(section, "\n".join(rows).strip("\n"))
    return card
