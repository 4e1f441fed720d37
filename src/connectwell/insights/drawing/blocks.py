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
    yield Block(sentences=tuple(phrasing.count_sentences(insights)))
    yield _tabled(phrasing.touched_sentences(insights, connections), touched_table(insights, connections, width))
    yield _tabled(phrasing.practice_sentences(insights, practices), practices_table(insights, practices, width))
    yield Block(sentences=tuple(phrasing.beside_sentences(insights, practices)))
    if insights.people is not None:
        yield from people_blocks(insights, width)


def people_blocks(insights: Insights, width: int) -> Iterator[Block]:
    """Yields who was there when, and people compared with ratings."""
    heading, *when = phrasing.present_sentences(insights)
    yield Block(heading, tuple(when), present_table(insights, width))
    yield Block(sentences=tuple(phrasing.compared_sentences(insights)))


def _tabled(said: Sequence[str], table: tuple[Row, ...]) -> Block:
    return Block(said[0], () if table else tuple(said[1:]), table) if said else Block()
