"""The larger communities: what each kind is, what to ask before going, how to look for one, and small steps."""

from typing import Final, Literal, get_args

from connectwell.errors import ContentFault
from connectwell.library.connections import Idea, idea_in
from connectwell.library.location import Content
from connectwell.library.reading import dotted_slug, first_format, open_content, sentence
from connectwell.model.frozen import dataclass
from connectwell.model.table import RuleBroken, Table, one_of, sequence_of
from connectwell.model.terms import NEEDS, CommunityMark

_FOLDER: Final = "communities"

Topic = Literal["leads", "cost", "access", "language", "faith", "kept", "leaving", "safe"]
TOPICS: Final[tuple[Topic, ...]] = get_args(Topic)
"""What to ask before going, in the order in which it is shown."""

_STEPS_FOR: Final[tuple[CommunityMark, ...]] = ("curious", "mine")


@dataclass(frozen=True)
class CommunityStep:
    """A small step toward a community, or within one's own."""

    idea: Idea
    """As a connection; its id begins with the community's and a point."""
    marks: frozenset[CommunityMark]
    """Whom it is for: those who are curious about such a community, or who have one."""


@dataclass(frozen=True)
class Community:
    """One kind of community."""

    id: str
    name: str
    what: str
    like: str
    """What it may be like."""
    ask: tuple[tuple[Topic, str], ...]
    """What to ask first, one question for each topic."""
    look: tuple[str, ...]
    """How to look for one."""
    steps: tuple[CommunityStep, ...]


def read_communities(content: Content) -> tuple[tuple[Community, ...], tuple[ContentFault, ...]]:
    """Reads every kind, by name. Returns those that can be read, and the faults of the others."""
    found, broken = list[Community](), list[ContentFault]()
    for name in content.names(_FOLDER):
        try:
            found.append(read_community(content, name))
        except ContentFault as fault:
            broken.append(fault)
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id))), tuple(broken)


def read_community(content: Content, name: str, prefix: str = "") -> Community:
    """Reads one kind by the name of its file; `prefix` comes before its id and its steps'. Raises ContentFault."""
    file = open_content(content, f"{_FOLDER}/{name}.toml")
    file.only_items("steps")
    steps = file.items("steps", lambda table: _step(table, f"{prefix}{name}"), at_least=0)

    def top(table: Table) -> Community:
        table.need("format", first_format)
        return Community(
            id=prefix + table.need("id", one_of((_own_id(name),))),
            name=table.need("name", sentence),
            what=table.need("what", sentence),
            like=table.need("like", sentence),
            ask=table.need("ask", _questions),
            look=table.need("look", _lines),
            steps=steps,
        )

    return file.top(top)


def _own_id(name: str) -> str:
    if name in NEEDS:
        raise RuleBroken("", f"a name other than {', '.join(NEEDS)}")  # ids of steps would look like those of prompts
    return dotted_slug(name)


def _step(table: Table, community: str) -> CommunityStep:
    marks = table.need("for", sequence_of(one_of(_STEPS_FOR)))
    if not marks:
        raise RuleBroken("for", f"at least one of {', '.join(_STEPS_FOR)}")
    return CommunityStep(idea_in(table, f"{community}."), frozenset(marks))


def _questions(value: object) -> tuple[tuple[Topic, str], ...]:
    if not isinstance(value, dict):
        raise RuleBroken("", "a table, [ask]")
    table = Table(value)
    try:
        asked = tuple((topic, table.need(topic, sentence)) for topic in TOPICS)
    except RuleBroken as broken:
        raise RuleBroken(f".{broken.where}", broken.expected) from None
    if left := table.rest():
        raise RuleBroken("", f"without a key called {next(iter(left))}")
    return asked


def _lines(value: object) -> tuple[str, ...]:
    found: tuple[str, ...] = sequence_of(sentence)(value)
    if not found:
        raise RuleBroken("", "at least one line")
    return found
