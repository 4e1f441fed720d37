"""The card for hard days: what somebody wrote on a good day for a bad one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Literal, get_args

from connectwell.model.table import Table, text

Section = Literal["signs", "alone", "company", "tell", "professionals", "safer"]
SECTIONS: Final[tuple[Section, ...]] = get_args(Section)
"""In the order in which a person needs them, from what they can do alone to those who help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The person's words, by section. `rest` holds unknown keys."""

    signs: str = ""
    alone: str = ""
    company: str = ""
    tell: str = ""
    professionals: str = ""
    safer: str = ""
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written on it."""
        return not any(self.words(section).strip() for section in SECTIONS)

    def words(self, section: Section) -> str:
        """Returns what is written in a section."""
        return str(getattr(self, section))

    def with_words(self, section: Section, words: str) -> "Card":
        """Returns the card with other words in one section."""
        return replace(self, **{str(section): words})  # type: ignore[arg-type]  # all sections are text


def read_card(table: Table) -> Card:
    """Reads the `card` table. Raises RuleBroken."""
    found = {section: table.take(section, text, "") for section in SECTIONS}
    return Card(**found, rest=table.rest())


def write_card(card: Card) -> dict[str, Any]:
    """Returns the table, the inverse of `read_card`; empty sections are left out."""
    return {section: words for section in SECTIONS if (words := card.words(section))} | dict(card.rest)


def merged(base: Card, mine: Card, theirs: Card) -> tuple[Card, bool]:
    """Merges section by section: takes what only they changed; where both did, mine wins.

    Returns:
        The card, and whether a section was changed on both sides.
    """
    result, replaced = mine, False
    for name in (one.name for one in fields(Card)):
        before, here, there = (getattr(card, name) for card in (base, mine, theirs))
        if there != before and here != there:
            if here == before:
                result = replace(result, **{name: there})
            else:
                replaced = True
    return result, replaced


def joined(card: Card, other: Card) -> Card:
    """Returns the card with what only the other says, below what is there."""
    for section in SECTIONS:
        here, there = card.words(section), other.words(section)
        if there.strip() not in here:
            card = card.with_words(section, f"{here.rstrip()}\n\n{there}" if here.strip() else there)
    return replace(card, rest=dict(other.rest) | dict(card.rest))
