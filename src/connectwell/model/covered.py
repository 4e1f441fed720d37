"""Words that are put away until the session, while more is written to them: out of sight, and nothing of them lost."""

from connectwell.model.frozen import dataclass
from connectwell.model.parts import AnyPart, is_put_away, type_of


@dataclass(frozen=True)
class Covered:
    """What stays out of sight. Where nothing does, new words are all there is.

    Attributes:
        words: as they were when they were turned to; what is written now goes below them.
        people: who was in them.
    """

    words: str = ""
    people: tuple[str, ...] = ()

    def new_in(self, words: str) -> str:
        """What of the whole text may be shown."""
        if not self.words:
            return words
        return words.removeprefix(self.words).removeprefix("\n") if words.startswith(self.words) else ""

    def with_new(self, words: str) -> str:
        """The whole text, where `words` are those that are shown."""
        return "\n".join(part for part in (self.words, words) if part)

    def new_people(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """Who may be shown of all the people in it."""
        return tuple(name for name in people if name not in self.people)

    def with_new_people(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """All the people in it, each once, where `people` are those that are shown."""
        return (*self.people, *self.new_people(people))


def covered_in(part: AnyPart | None, key: str = "") -> Covered:
    """What stays out of sight of a part, once it is put away.

    Args:
        part: any, or none.
        key: of the text that is meant; the first one unless given.
    """
    if part is None or not is_put_away(part):
        return Covered()
    row = type_of(part)
    text = row.text(key) if key else row.texts[0]
    return Covered(text.read(part), row.people(part))
