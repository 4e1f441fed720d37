"""Compares ratings on days with a place, a practice or a person to the other days. Never claims a cause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from connectwell.insights.trends import ENOUGH, NeedTrend, middle
from connectwell.model.circle import CirclePart, first_names
from connectwell.model.facts import EntryFacts
from connectwell.model.matching import name_key
from connectwell.model.terms import Need

Circumstance = Literal["place", "practice", "settled", "person"]


@dataclass(frozen=True, slots=True)
class NeedComparison:
    """One need's ratings on days with something, and on the other rated days; at least `ENOUGH` days in each group.

    Attributes:
        kind: a place in the circle, a practice done by itself, settling first on arrival, or a person.
        name: the place's or person's name, the practice's id; empty for settling first.
        need: the need rated.
        days, median: number of rated days with it, and the median of their values, 0–10.
        other_days, other_median: the same for the rated days without it.
    """

    kind: Circumstance
    name: str
    need: Need
    days: int
    median: float
    other_days: int
    other_median: float


class CircleNames:
    """Resolves a name, as a person may write it, to a place or person of the circle.

    Args:
        parts: the circle; people and groups outside it are known by the name as written.
    """

    def __init__(self, parts: Iterable[CirclePart]) -> None:
        self._known: dict[str, tuple[Circumstance, str]] = {}
        parts = tuple(parts)
        for part in sorted(parts, key=lambda part: (part.kind != "place", part.name, part.id)):
            if part.kind in ("place", "person", "group", "community"):
                kind: Circumstance = "place" if part.kind == "place" else "person"
                for name in part.all_names:
                    self._known.setdefault(name_key(name), (kind, part.name))
        for first, part in first_names(parts).items():
            self._known.setdefault(name_key(first), ("person", part.name))

    def meant(self, name: str) -> tuple[Circumstance, str] | None:
        """Returns the place or the person; an unknown name is a person's, folded. None for an empty name."""
        key = name_key(name)
        return self._known.get(key, ("person", key)) if key else None


def spellings(facts: Iterable[EntryFacts]) -> dict[str, str]:
    """Returns the spelling to show for each folded name from `CircleNames.meant`."""
    found: dict[str, str] = {}
    for name in {name for entry in facts for name in entry.people}:
        bare, key = name.strip().removeprefix("@"), name_key(name)
        found[key] = min(bare, found.get(key, bare), key=_plainness)
    return found


def _plainness(name: str) -> tuple[int, str]:
    """Sort key for spellings of one name: most accents first, then capitals."""
    return sum(map(str.isascii, name)), name


def days_with(facts: Iterable[EntryFacts], circle: CircleNames) -> dict[tuple[Circumstance, str], set[date]]:
    """Returns the days with each place, practice, settling first, or person."""
    found: dict[tuple[Circumstance, str], set[date]] = {}

    def record(thing: tuple[Circumstance, str], day: date) -> None:
        found.setdefault(thing, set()).add(day)

    for entry in facts:
        if entry.kind == "practice" and entry.practice:
            record(("practice", entry.practice), entry.day)
        if entry.chose == "settle":
            record(("settled", ""), entry.day)
        for name in entry.people:
            if thing := circle.meant(name):
                record(thing, entry.day)
    return found


def compare_days(
    trends: Iterable[NeedTrend], days: Mapping[tuple[Circumstance, str], Collection[date]], spelled: Mapping[str, str]
) -> tuple[NeedComparison, ...]:
    """Compares every need with everything that has enough days on both sides; by name, then in need order."""
    found = []
    rated = [(t.need, {point.day: point.value for point in t.points if point.value is not None}) for t in trends]
    for kind, name in sorted(days, key=lambda thing: (thing[1].casefold(), thing)):
        days_on = days[kind, name]
        for need, values in rated:
            on = [values[day] for day in days_on if day in values]
            if len(on) >= ENOUGH and len(values) - len(on) >= ENOUGH:
                other = [value for day, value in values.items() if day not in days_on]
                shown = spelled.get(name, name) if kind == "person" else name
                found.append(NeedComparison(kind, shown, need, len(on), middle(on), len(other), middle(other)))
    return tuple(found)
