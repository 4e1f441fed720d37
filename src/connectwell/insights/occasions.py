"""What happened when, counted side by side: connections and what they touched, practices, who was there. No cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from connectwell.insights.comparison import Circumstance
from connectwell.insights.trends import ENOUGH, NeedTrend, middle
from connectwell.model.facts import EntryFacts
from connectwell.model.terms import AFTERS, NEEDS, STATES, After, Need, State


@dataclass(frozen=True, slots=True)
class TouchedNeeds:
    """A small connection, and which of the five it touched.

    Attributes:
        prompt: the library's id; None for all of the person's own together.
        n: how often the person said how it went.
        touched: how often it touched each need it touched at all, in need order.
        entry: the id of an entry that has it, which keeps its words when the library has them no more.
    """

    prompt: str | None
    n: int
    touched: Mapping[Need, int]
    entry: str = ""


@dataclass(frozen=True, slots=True)
class PracticeOutcomes:
    """A practice, and how it was before and after it.

    Attributes:
        practice: the library's id.
        n: how often it was done to its end.
        before, after: the answers given, counted; those never given are left out. Not every time has both.
    """

    practice: str
    n: int
    before: Mapping[State, int]
    after: Mapping[After, int]


@dataclass(frozen=True, slots=True)
class Present:
    """A person or place, and the days they were named on.

    Attributes:
        kind: "person" or "place".
        name: as shown.
        days: the days, in order.
        middles: the median rating on those days, by need; only needs rated on `ENOUGH` of them.
    """

    kind: Circumstance
    name: str
    days: tuple[date, ...]
    middles: Mapping[Need, float]


def touched_by(facts: Iterable[EntryFacts]) -> tuple[TouchedNeeds, ...]:
    """Returns what each connection touched, by its id; the person's own come last."""
    landed = [(entry.id, part) for entry in facts for part in entry.connections if part.landed]
    found = []
    for prompt in sorted({part.prompt for _, part in landed}, key=lambda id: (id is None, id or "")):
        same = [(id, part) for id, part in landed if part.prompt == prompt]
        counts = Counter(need for _, part in same for need in set(part.touched))
        touched = {need: counts[need] for need in NEEDS if counts[need]}
        found.append(TouchedNeeds(prompt, len(same), touched, entry=max(id for id, _ in same)))
    return tuple(found)


def practices_done(facts: Iterable[EntryFacts]) -> tuple[PracticeOutcomes, ...]:
    """Returns the practices that were done to their end, by id."""
    done = [entry for entry in facts if entry.kind == "practice" and entry.practice and entry.finished]
    found = []
    for practice in sorted({entry.practice for entry in done if entry.practice}):
        same = [entry for entry in done if entry.practice == practice]
        before, after = Counter(entry.state for entry in same), Counter(entry.after for entry in same)
        found.append(
            PracticeOutcomes(
                practice=practice,
                n=len(same),
                before={state: before[state] for state in STATES if before[state]},
                after={said: after[said] for said in AFTERS if after[said]},
            )
        )
    return tuple(found)


def present_on(
    trends: Collection[NeedTrend], days: Mapping[tuple[Circumstance, str], Collection[date]], spelled: Mapping[str, str]
) -> tuple[Present, ...]:
    """Returns the people and places, by name.

    Args:
        trends: the five.
        days: the days with each, from `days_with`.
        spelled: the spelling to show for a folded name.
    """
    found = []
    for (kind, name), on in days.items():
        if kind not in ("person", "place"):
            continue
        middles: dict[Need, float] = {}
        for trend in trends:
            values = [point.value for point in trend.points if point.value is not None and point.day in on]
            if len(values) >= ENOUGH:
                middles[trend.need] = middle(values)
        shown = spelled.get(name, name) if kind == "person" else name
        found.append(Present(kind, shown, tuple(sorted(on)), middles))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.name, one.kind)))
