"""The prompt decks: one for each of the five needs, from one file or several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from connectwell.errors import ContentFault
from connectwell.library.location import Content
from connectwell.library.reading import ContentFile, dotted_slug, first_format, read_text, sentence
from connectwell.model.table import RuleBroken, Table, one_of, sequence_of
from connectwell.model.terms import DEPTHS, DIRECTIONS, NEEDS, SPANS, WHENS, Depth, Direction, Need, Span, When
from connectwell.settings import RuledOut

PROMPT_NEEDS: Final[tuple[RuledOut, ...]] = ("someone",)
"""What a prompt can require that a person may have ruled out."""
_FOLDER = "prompts"
_NEED_HEADER = re.compile(r"""^need *= *["'](\w+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question about one need."""

    id: str
    need: Need
    direction: Direction
    depth: Depth
    span: Span
    """The period it asks about; shown once, above the question."""
    ask: str
    when: When | None = None
    """Whether it presumes that the need was rated low (0–3) or high (7–10); None suits any rating."""
    needs: frozenset[RuledOut] = frozenset()


@dataclass(frozen=True, slots=True)
class Deck:
    """The prompts of one need, and the faults of those left out as invalid."""

    prompts: tuple[Prompt, ...]
    left_out: tuple[ContentFault, ...]


def read_no_longer_asked(content: Content) -> frozenset[str]:
    """Reads the former texts of prompts and connections, one per line. Raises ContentFault."""
    name = content.file("no_longer_asked.txt")
    return frozenset(read_text(content.root / name, name).splitlines())


def read_prompts(content: Content, need: Need) -> Deck:
    """Reads the deck of one need, in file order.

    Raises:
        ContentFault: a file cannot be read, its header is invalid, or no valid prompt is left.
    """
    deck: dict[str, Prompt] = {}
    left_out: list[ContentFault] = []
    for name in _files_of(content, need):
        file = ContentFile(content.root, name)
        for prompt in prompts_in(file, need, left_out):
            if prompt.id in deck:
                left_out.append(file.fault(prompt.id, "an id of its own, another file has one that is taken"))
            deck.setdefault(prompt.id, prompt)
    if not deck:
        raise left_out[-1]
    return Deck(tuple(deck.values()), tuple(left_out))


def _files_of(content: Content, need: Need) -> Iterator[str]:
    """Yields the file named after the need, then the files not named after any need whose header names this one."""
    names = content.names(_FOLDER)
    others = [content.file(f"{_FOLDER}/{name}.toml") for name in names if name not in NEEDS]
    found = [file for file in others if _need_of(content, file) == need]
    if need in names or not found:
        yield content.file(f"{_FOLDER}/{need}.toml")
    yield from found


def _need_of(content: Content, name: str) -> Need:
    """Returns the need a file is for, by a regex search: a fault further down then affects only its own deck.

    Raises:
        ContentFault: it names none. It could be for any of the five, so the error shows up for every deck.
    """
    said = _NEED_HEADER.search(read_text(content.root / name, name))
    for need in NEEDS:
        if said and said[1] == need:
            return need

    return need_of(ContentFile(content.root, name))


def need_of(file: ContentFile) -> Need:
    """Returns the need a file is for. Raises ContentFault if it names none."""

    def top(table: Table) -> Need:
        table.need("format", first_format)
        return table.need("need", one_of(NEEDS))

    return file.top(top)


def prompts_in(file: ContentFile, need: Need, left_out: list[ContentFault], *, at_least: int = 1) -> tuple[Prompt, ...]:
    """Returns the valid prompts of a file.

    Args:
        file: the file.
        need: the need it is for.
        left_out: collects the faults of the others.
        at_least: how many tables it has to have.

    Raises:
        ContentFault: its head is invalid, or there are too few.
    """
    file.only_items("prompts")

    def top(table: Table) -> None:
        table.need("format", first_format)
        table.need("need", one_of((need,)))

    def one(table: Table) -> Prompt:
        id = table.need("id", dotted_slug)
        direction = table.need("direction", one_of(DIRECTIONS))
        if not re.fullmatch(rf"{need}\.{direction}\.\d{{2,4}}", id):
            raise RuleBroken("id", f"{need}.{direction}. and two to four digits")
        return Prompt(
            id,
            need,
            direction,
            depth=table.need("depth", one_of(DEPTHS)),
            span=table.need("span", one_of(SPANS)),
            ask=table.need("ask", sentence),
            when=table.take("when", one_of(WHENS)),
            needs=frozenset(table.take("needs", sequence_of(one_of(PROMPT_NEEDS))) or ()),
        )

    file.top(top)
    return file.items("prompts", one, at_least=at_least, left_out=left_out)
