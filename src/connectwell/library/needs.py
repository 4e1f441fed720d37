"""The wording of the five needs."""

from dataclasses import dataclass

from connectwell.library.location import Content
from connectwell.library.reading import at_most, first_format, open_content, sentence
from connectwell.model.table import Table, one_of
from connectwell.model.terms import NEEDS, Need

RATING_WORDS = 34
"""The maximum length of the labels for 0 and 10, in characters, to fit beside a rating."""


@dataclass(frozen=True, slots=True)
class NeedWords:
    """The wording of one of the five needs."""

    id: Need
    name: str
    about: str
    zero: str
    """What a rating of 0 means; at most 34 characters."""
    ten: str
    """What a rating of 10 means; at most 34 characters."""


def read_needs(content: Content) -> tuple[NeedWords, ...]:
    """Reads the five needs, always in the same order. Raises ContentFault."""
    file = open_content(content, "needs.toml")
    file.only_items("needs")

    def one(table: Table) -> NeedWords:
        return NeedWords(
            id=table.need("id", one_of(NEEDS)),
            name=table.need("name", sentence),
            about=table.need("about", sentence),
            zero=table.need("zero", at_most(RATING_WORDS)),
            ten=table.need("ten", at_most(RATING_WORDS)),
        )

    file.top(lambda table: table.need("format", first_format))
    found = file.items("needs", one)
    if tuple(words.id for words in found) != NEEDS:
        raise file.fault("the order of [[needs]]", ", ".join(NEEDS))
    return found
