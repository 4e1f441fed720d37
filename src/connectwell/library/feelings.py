"""Feeling words, by the body's state."""

from typing import Final, Literal

from connectwell.library.location import Content
from connectwell.library.reading import first_format, open_content, sentence
from connectwell.model.frozen import dataclass
from connectwell.model.table import Table, one_of, sequence_of
from connectwell.model.terms import STATES, State

Pleasant = Literal["yes", "no", "between"]
PLEASANT: Final[tuple[Pleasant, ...]] = ("yes", "no", "between")


@dataclass(frozen=True)
class Feeling:
    """A word for how one feels."""

    word: str
    """Lowercase, one to three words."""
    states: tuple[State, ...]
    """The body states it fits."""
    pleasant: Pleasant


def read_feelings(content: Content) -> tuple[Feeling, ...]:
    """Reads the feeling words, in file order. Raises ContentFault."""
    file = open_content(content, "feelings.toml")
    file.only_items("feelings")
    states = sequence_of(one_of(STATES))

    def one(table: Table) -> Feeling:
        return Feeling(
            word=table.need("word", sentence),
            states=table.need("states", states),
            pleasant=table.need("pleasant", one_of(PLEASANT)),
        )

    file.top(lambda table: table.need("format", first_format))
    return file.items("feelings", one)
