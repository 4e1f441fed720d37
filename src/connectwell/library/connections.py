"""The deck of small connections, small acts of contact to suggest."""

from connectwell.library.location import Content
from connectwell.library.reading import dotted_slug, first_format, open_content, sentence
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
    told: str = ""
    """How somebody who did it tells it: "Held a door." Empty where nobody wrote that down."""


_SUITS, _TOUCHES, _NEEDS = sequence_of(one_of(STATES)), sequence_of(one_of(NEEDS)), sequence_of(one_of(RULED_OUT))
_EFFORT, _SETTING = integer(1, 4), one_of(SETTINGS)


def read_connections(content: Content) -> tuple[Idea, ...]:
    """Reads the deck of small connections, in file order. Raises ContentFault."""
    file = open_content(content, "connections.toml")
    file.only_items("connections")
    file.top(lambda table: table.need("format", first_format))
    return file.items("connections", idea_in)


def idea_in(table: Table, prefix: str = "") -> Idea:
    """Reads one connection.

    Args:
        table: its keys.
        prefix: what its id is preceded by, to tell it from those of the deck.

    Raises:
        RuleBroken: a key is missing or its value invalid.
    """
    idea = Idea(
        id=prefix + table.need("id", dotted_slug),
        do=table.need("do", sentence),
        effort=table.need("effort", _EFFORT),
        setting=table.need("setting", _SETTING),
        needs=frozenset(table.need("needs", _NEEDS)),
        suits=frozenset(table.need("suits", _SUITS)),
        touches=table.need("touches", _TOUCHES),
        told=table.take("told", sentence, ""),
    )
    if not idea.suits:
        raise RuleBroken("suits", "at least one of " + ", ".join(STATES))
    if not idea.touches:
        raise RuleBroken("touches", "at least one of " + ", ".join(NEEDS))
    return idea
