"""Adding to words that are put away until the session: the existing words stay hidden, and none are lost."""

from connectwell.model.frozen import dataclass
from connectwell.model.parts import AnyPart, is_put_away, type_of


@dataclass(frozen=True)
class Covered:
    """The hidden content of a part; empty if nothing is hidden.

    Attributes:
        words: the words when editing began; new words are appended below them.
        people: the people named in them.
    """

    words: str = ""
    people: tuple[str, ...] = ()

    def new_in(self, words: str) -> str:
        """Returns the visible part of the whole text."""
        if not self.words:
            return words
        return words.removeprefix(self.words).removeprefix("\n") if words.startswith(self.words) else ""

    def with_new(self, words: str) -> str:
        """Returns the whole text, given the visible `words`."""
        return "\n".join(part for part in (self.words, words) if part)

    def new_people(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the visible people out of all `people`."""
        return tuple(name for name in people if name not in self.people)

    def with_new_people(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """Returns all people, given the visible `people`, without duplicates."""
        return (*self.people, *self.new_people(people))


def covered_in(part: AnyPart | None, key: str = "") -> Covered:
    """Returns what stays hidden of a part if it is put away.

    Args:
        part: any part, or None.
        key: the key of the text; the first text if empty.
    """
    if part is None or not is_put_away(part):
        return Covered()
    row = type_of(part)
    text = row.text(key) if key else row.texts[0]
    return Covered(text.read(part), row.people(part))
