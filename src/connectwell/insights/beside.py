"""What stood beside a rating: the days with a place, a practice or a person in them, and the other days. Never why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from connectwell.insights.trends import ENOUGH, NeedTrend, middle
from connectwell.model.circle import CirclePart
from connectwell.model.facts import EntryFacts
from connectwell.model.matching import name_key
from connectwell.model.terms import Need

Thing = Literal["place", "practice", "settled", "person"]


@dataclass(frozen=True, slots=True)
class Beside:
    """One need's ratings on the days with something in them, and on the other rated days; `ENOUGH` days each or more.

    Attributes:
        kind: a place of the circle, a practice of its own, settling first on arrival, or a person.
        name: the place's or person's name, the practice's id; empty for settling first.
        need: whose ratings.
        days, median: the rated days with it in them, and the median of their values, 0–10.
        other_days, other_median: the rated days without it.
    """

    kind: Thing
    name: str
    need: Need
    days: int
    median: float
    other_days: int
    other_median: float


class CircleNames:
    """Who is meant by a name, as a person may write it.

    Args:
        parts: the circle; people and groups that aren't in it are known by the name that was written.
    """

    def __init__(self, parts: Iterable[CirclePart]) -> None:
        self._known: dict[str, tuple[Thing, str]] = {}
        for part in sorted(parts, key=lambda part: (part.kind != "place", part.name, part.id)):
            if part.kind in ("place", "person", "group", "community"):
                kind: Thing = "place" if part.kind == "place" else "person"
                for name in (part.name, *part.names):
                    self._known.setdefault(name_key(name), (kind, part.name))

    def meant(self, name: str) -> tuple[Thing, str] | None:
        """The place or the person; a name the circle doesn't know is a person's, folded. None for no name."""
        key = name_key(name)
        return self._known.get(key, ("person", key)) if key else None


def spellings(facts: Iterable[EntryFacts]) -> dict[str, str]:
    """How to write the names that `Circle.meant` gives folded."""
    found: dict[str, str] = {}
    for name in {name for entry in facts for name in entry.people}:
        bare, key = name.strip().removeprefix("@"), name_key(name)
        found[key] = min(bare, found.get(key, bare), key=_plainness)
    return found


def _plainness(name: str) -> tuple[int, str]:
    """Sorts names that are the same to one another, those with accents first, then those with capitals."""
    return sum(map(str.isascii, name)), name


def days_with(facts: Iterable[EntryFacts], circle: CircleNames) -> dict[tuple[Thing, str], set[date]]:
    """On which days there was a place, a practice, settling first, or a person."""
    found: dict[tuple[Thing, str], set[date]] = {}

    def there_was(thing: tuple[Thing, str], day: date) -> None:
        found.setdefault(thing, set()).add(day)

    for entry in facts:
        if entry.kind == "practice" and entry.practice:
            there_was(("practice", entry.practice), entry.day)
        if entry.chose == "settle":
            there_was(("settled", ""), entry.day)
        for name in entry.people:
            if thing := circle.meant(name):
                there_was(thing, entry.day)
    return found


def compared(
    trends: Iterable[NeedTrend], days: Mapping[tuple[Thing, str], Collection[date]], spelled: Mapping[str, str]
) -> tuple[Beside, ...]:
    """Every need beside everything that has enough days on each side; by name, then in the order of the five."""
    found = []
    rated = [(t.need, {point.day: point.value for point in t.points if point.value is not None}) for t in trends]
    for kind, name in sorted(days, key=lambda thing: (thing[1].casefold(), thing)):
        there = days[kind, name]
        for need, values in rated:
            on = [values[day] for day in there if day in values]
            if len(on) >= ENOUGH and len(values) - len(on) >= ENOUGH:
                other = [value for day, value in values.items() if day not in there]
                shown = spelled.get(name, name) if kind == "person" else name
                found.append(Beside(kind, shown, need, len(on), middle(on), len(other), middle(other)))
    return tuple(found)
