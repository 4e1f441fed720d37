"""A summary of each day for the calendar: what was written, and how the day began."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from connectwell import sentences
from connectwell.model.facts import EntryFacts
from connectwell.model.terms import Kind, State


@dataclass(frozen=True, slots=True)
class DaySummary:
    """One day's summary.

    Attributes:
        state: the first state recorded that day; None if there is none.
        kinds: the kinds of entry, each with its count.
    """

    state: State | None
    kinds: tuple[tuple[Kind, int], ...]

    def said(self) -> str:
        """Returns the summary in words."""
        parts = [sentences.KINDS[kind] if n == 1 else f"{sentences.KINDS[kind]} × {n}" for kind, n in self.kinds]
        if self.state:
            parts.append(sentences.BEGAN.format(state=sentences.STATES_INLINE[self.state]))
        return " · ".join(parts)


def summaries_of(facts: Iterable[EntryFacts]) -> dict[date, DaySummary]:
    """Returns a summary for each day that has entries.

    Args:
        facts: of entries, oldest first.
    """
    kinds: dict[date, Counter[Kind]] = {}
    states: dict[date, State] = {}
    for one in facts:
        if one.says_nothing:
            continue
        kinds.setdefault(one.day, Counter())[one.kind] += 1
        if one.state:
            states.setdefault(one.day, one.state)
    return {day: DaySummary(states.get(day), tuple(counted.items())) for day, counted in kinds.items()}
