"""The circle seen by the five: what each person, group and place gives, in three directions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from connectwell import sentences
from connectwell.english import listed
from connectwell.entries import circle
from connectwell.model.circle import CirclePart, direction_of
from connectwell.model.matching import fold
from connectwell.model.terms import DIRECTIONS, NEARNESSES, NEEDS, Direction, Need


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One of the five: who and what gives it, the nearest first. A direction in which there is nobody is empty."""

    need: Need
    cells: dict[Direction, tuple[CirclePart, ...]]


def by_need(parts: Iterable[CirclePart]) -> tuple[NeedRow, ...]:
    """Returns a row for each of the five. Nobody marked as unsafe is in it."""
    given = sorted((part for part in parts if part.gives and not part.unsafe), key=_nearest_first)
    return tuple(
        NeedRow(
            need,
            {
                direction: tuple(part for part in given if need in part.gives and direction_of(part) == direction)
                for direction in DIRECTIONS
            },
        )
        for need in NEEDS
    )


def calmer_beside(parts: Iterable[CirclePart]) -> tuple[str, ...]:
    """Returns the names of those it is calmer beside, the nearest first; safe to draw."""
    calmer = sorted((part for part in parts if part.calmer and not part.unsafe), key=_nearest_first)
    return tuple(circle.flat(part.name) for part in calmer)


def is_blank(parts: Iterable[CirclePart]) -> bool:
    """Whether nobody is marked as giving one of the five, or as calm to be near."""
    return not any((part.gives or part.calmer) and not part.unsafe for part in parts)


def need_lines(parts: Iterable[CirclePart]) -> Iterator[str]:
    """Yields a line for each of the five, and one for whom it is calmer beside; safe to draw. None: a sentence."""
    parts = tuple(parts)
    if is_blank(parts):
        yield circle.NONE_GIVES
        return
    for row in by_need(parts):
        said = "; ".join(
            f"{sentences.DIRECTIONS_INLINE[direction]} {listed([circle.flat(part.name) for part in found])}"
            for direction, found in row.cells.items()
            if found
        )
        yield f"{sentences.NEED_NAMES[row.need]}: {said}." if said else f"{sentences.NEED_NAMES[row.need]}."
    if names := calmer_beside(parts):
        yield f"{circle.CALMER_BESIDE.format(names=listed(names))}."


def record_of(parts: Iterable[CirclePart]) -> dict[str, dict[str, list[str]]]:
    """Returns the ids by need and direction, as a JSON value."""
    return {
        row.need: {direction: [part.id for part in found] for direction, found in row.cells.items()}
        for row in by_need(parts)
    }


def _nearest_first(part: CirclePart) -> tuple[int, str, str]:
    near = NEARNESSES.index(part.near) if part.near else len(NEARNESSES)
    return near, fold(part.name), part.id
