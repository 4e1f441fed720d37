"""The deck of small connections, small acts of contact to suggest."""

from connectwell.library.location import Content
from connectwell.library.reading import ContentFile, first_format, sentence, slug
from connectwell.model.frozen import dataclass
from connectwell.model.table import RuleBroken, Table, integer, one_of, sequence_of
from connectwell.model.terms import NEEDS, STATES, Need, State
from connectwell.settings import RULED_OUT

SETTINGS = ("anywhere", "home", "out", "online")


@dataclass(frozen=True)
class Idea:
    """A small act of contact to suggest."""

    id: str
    do: str
    effort: int
    """1 almost nothing, 2 a minute, 3 a few minutes, 4 a longer visit."""
    setting: str
    needs: frozenset[str]
    """What it requires that a person can rule out; values of `settings.RULED_OUT`."""
    suits: frozenset[State]
    touches: tuple[Need, ...]
    """The needs it is likely to touch. Never shown as a promise."""


def read_connections(content: Content) -> tuple[Idea, ...]:
    """Reads the deck of small connections, in file order. Raises ContentFault."""
    file = ContentFile(content.root, content.file("connections.toml"))
    file.only_items("connections")
    suits, touches, needs = sequence_of(one_of(STATES)), sequence_of(one_of(NEEDS)), sequence_of(one_of(RULED_OUT))
    effort, setting = integer(1, 4), one_of(SETTINGS)

    def one(table: Table) -> Idea:
        idea = Idea(
            id=table.need("id", slug),
            do=table.need("do", sentence),
            effort=table.need("effort", effort),
            setting=table.need("setting", setting),
            needs=frozenset(table.need("needs", needs)),
            suits=frozenset(table.need("suits", suits)),
            touches=table.need("touches", touches),
        )
        if not idea.suits:
            raise RuleBroken("suits", "at least one of " + ", ".join(STATES))
        if not idea.touches:
            raise RuleBroken("touches", "at least one of " + ", ".join(NEEDS))
        return idea

    file.top(lambda table: table.need("format", first_format))
    return file.items("connections", one)
