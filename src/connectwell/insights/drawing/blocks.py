"""What is said beside the picture, block by block: sentences, or a plain table where there is room for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from connectwell.insights import phrasing
from connectwell.insights.drawing.rows import Row
from connectwell.insights.drawing.tables import practices_table, present_table, touched_table
from connectwell.insights.summary import Insights


@dataclass(frozen=True, slots=True)
class Block:
    """A part of what is said.

    Attributes:
        heading: what it is about; empty if its sentences say so themselves.
        sentences: none if the table says it all.
        table: rows of a table, if there is room for it.
    """

    heading: str = ""
    sentences: tuple[str, ...] = ()
    table: tuple[Row, ...] = ()


def blocks_of(
    insights: Insights, practices: Mapping[str, str], connections: Mapping[str, str], width: int
) -> Iterator[Block]:
    """Yields what follows the figures of the five. With people, if the insights have them.

    Args:
        insights: any.
        practices, connections: names by id, as `display_names` returns them.
        width: columns for tables.
    """
    for about, said in phrasing.groups_of(insights, practices, connections):
        match about:
            case "touched":
                yield _tabled(said, touched_table(insights, connections, width))
            case "practices":
                yield _tabled(said, practices_table(insights, practices, width))
            case "present":
                yield _present(insights, said, width)
            case _:
                yield Block(sentences=tuple(said))


def people_blocks(insights: Insights, width: int) -> Iterator[Block]:
    """Yields who was there when, and people compared with ratings."""
    for about, said in phrasing.people_groups(insights):
        yield _present(insights, said, width) if about == "present" else Block(sentences=tuple(said))


def _present(insights: Insights, said: Sequence[str], width: int) -> Block:
    """Returns who was there: a table of how often, with the middles, and below it when; or all of it in sentences."""
    table = present_table(insights, width)
    when = tuple(map(phrasing.present_days, insights.present or ())) if table else tuple(said[1:])
    return Block(said[0], when, table)


def _tabled(said: Sequence[str], table: tuple[Row, ...]) -> Block:
    """Returns a block with a table in place of its sentences, if there is room for it."""
    return Block(said[0], () if table else tuple(said[1:]), table) if said else Block()
