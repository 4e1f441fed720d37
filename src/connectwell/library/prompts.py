"""The decks of prompts: one file for each of the five needs."""

import re
from dataclasses import dataclass
from pathlib import Path

from connectwell.library.reading import ContentFile, first_format, sentence, slug
from connectwell.model.table import RuleBroken, Table, one_of
from connectwell.model.terms import DEPTHS, DIRECTIONS, Depth, Direction, Need


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question about one need."""

    id: str
    need: Need
    direction: Direction
    depth: Depth
    ask: str


def read_prompts(root: Path, need: Need) -> tuple[Prompt, ...]:
    """The deck of one need, in the file's order. Raises ContentFault."""
    file = ContentFile(root, f"en/prompts/{need}.toml")
    file.only_items("prompts")

    def top(table: Table) -> None:
        table.need("format", first_format)
        table.need("need", one_of((need,)))

    def one(table: Table) -> Prompt:
        id = table.need("id", slug)
        direction = table.need("direction", one_of(DIRECTIONS))
        if not re.fullmatch(rf"{need}\.{direction}\.\d\d", id):
            raise RuleBroken("id", f"{need}.{direction}. and two digits")
        return Prompt(id, need, direction, table.need("depth", one_of(DEPTHS)), table.need("ask", sentence))

    file.top(top)
    return file.items("prompts", one)
