"""Insights as sentences, to be read or heard; key words first, identical in every interface.

They only describe: no verdict, no direction, no reason, nothing about days without an entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Literal

from connectwell.english import counted, first_of, listed
from connectwell.insights.chart import Usual
from connectwell.insights.comparison import NeedComparison
from connectwell.insights.occasions import Present, TouchedNeeds
from connectwell.insights.summary import EASE_CAME, Insights, summarise
from connectwell.insights.trends import ENOUGH, NeedTrend
from connectwell.model import terms
from connectwell.model.facts import EntryFacts
from connectwell.model.terms import Direction, Need, Status
from connectwell.model.text import one_line
from connectwell.sentences import AFTERS_INLINE, NEED_NAMES, NEEDS_INLINE, STATES_INLINE, UNCLEAR, days_said

Group = Literal["counted", "touched", "practices", "beside", "present", "compared"]
"""What a group of sentences is about; those that could be a table are one in `drawing/blocks.py`."""

NOTHING: Final = "Nothing to show yet. Your ratings and check-ins will be here."
NOTHING_HERE: Final = ("Nothing from these days.", "A longer span has more.")
BESIDE: Final = (
    f"What came with higher ratings, where {ENOUGH} days or more had it and as many didn't. It was there on "
    "those days; that's all this says."
)
NO_PEOPLE: Final = f"Ratings with and without a name are compared once {ENOUGH} rated days have it and {ENOUGH} don't."
SOOTHED: Final = f"What you wrote about 'soothed' on days you rated it {EASE_CAME} or more, newest first."
NO_SOOTHED: Final = (
    f"Your words about 'soothed', from days you rated it {EASE_CAME} or more, are shown here. These days have none."
)
NO_RATING: Final = "No rating: {needs}."
SETTLED: Final = "settling first"
TOUCHED_BY: Final = "Small connections where you said how it went, and which of the five they touched."
OWN: Final = "Something of your own"
TIMES: Final = ("1 time", "{n} times")
_IN_A_TABLE: Final = 60
_WHOLE: Final = 160
"""Columns of a small connection in a table, and in a sentence, where none that comes with connectwell is cut."""
PRACTICES: Final = "Practices you did, and how it was before and after."
PRESENT: Final = f"People and places you named, and when. What was usual is shown from {ENOUGH} rated days on."
NOBODY: Final = "No one is named on these days."
BEFORE: Final = "before"
AFTER: Final = "after"
MIDDLES: Final = "usually {needs}"
USUALLY: Final = "usually {middle}"
USUALLY_THEN: Final = "usually {middle} on these"
"""Of the days just named, which needn't be those of the person's own usual."""
MOSTLY: Final = "mostly {low} to {high}"
DIRECTION_NAMES: Final[Mapping[Direction, str]] = {
    "others": "with others",
    "surroundings": "in your surroundings",
    "myself": "with yourself",
}
STATUS_NAMES: Final[Mapping[Status, str]] = {"done": "done", "planned": "to try", "not-today": "not today"}


def sentences_of(
    insights: Insights, practices: Mapping[str, str] | None = None, connections: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Returns all sentences.

    Args:
        insights: any.
        practices: display names of practices by id; the id is used for any that is missing.
        connections: the words of small connections by id, likewise.
    """
    if insights.is_empty:
        return nothing_of(insights)
    needs = (need_sentence(trend) for trend in insights.needs if trend.points)
    return (span_sentence(insights), *needs, *other_sentences(insights, practices, connections))


def nothing_of(insights: Insights, facts: Iterable[EntryFacts] = ()) -> tuple[str, ...]:
    """Returns the sentences for an empty period.

    Args:
        insights: of the period.
        facts: of all entries.
    """
    there = tuple(facts)
    if not summarise(there, until=insights.until, days=None).is_empty:
        return NOTHING_HERE
    return NOTHING_HERE[:1] if any(one.day > insights.until for one in there) else (NOTHING,)


def span_sentence(insights: Insights) -> str:
    """Returns the period: "14 days, 8 to 21 November 2026."."""
    if insights.days == 1:
        return f"1 day, {_day(insights.until)}."
    return f"{insights.days:,} days, {days_said(insights.since, insights.until)}."


def need_sentence(trend: NeedTrend) -> str:
    """Returns one need's figures as a sentence: "Safe: 9 of 14 days, usually 4 on these, from 2 to 7."."""
    return f"{_name(trend.need)}: {need_figures(trend)}."


def need_figures(trend: NeedTrend) -> str:
    """Returns the figures without the need's name: "9 of 14 days, usually 4 on these, from 2 to 7; can't tell on 1"."""
    lines = [_rated(trend)]
    lines += [f"{UNCLEAR} on {trend.unclear}"] if trend.unclear else []
    lines += [f"skipped on {trend.skipped}"] if trend.skipped else []
    return "; ".join(lines)


def other_sentences(
    insights: Insights, practices: Mapping[str, str] | None = None, connections: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Returns the sentences that follow the needs, those with data. Arguments as for `sentences_of`."""
    return tuple(said for _, group in groups_of(insights, practices, connections) for said in group)


def groups_of(
    insights: Insights, practices: Mapping[str, str] | None = None, connections: Mapping[str, str] | None = None
) -> Iterator[tuple[Group, list[str]]]:
    """Yields the sentences that follow the needs, by what they are about. Arguments as for `sentences_of`."""
    yield "counted", count_sentences(insights)
    yield "touched", touched_sentences(insights, connections)
    yield "practices", practice_sentences(insights, practices)
    yield "beside", beside_sentences(insights, practices)
    if insights.people is not None:
        yield from people_groups(insights)


def people_groups(insights: Insights) -> Iterator[tuple[Group, list[str]]]:
    """Yields who was there when, and people compared with ratings."""
    yield "present", present_sentences(insights)
    yield "compared", compared_sentences(insights)


def count_sentences(insights: Insights) -> list[str]:
    """Returns what was counted: states, settling, words, connections. First, which of the five weren't rated."""
    unrated = [NEEDS_INLINE[trend.need] for trend in insights.needs if not trend.points]
    lines = [NO_RATING.format(needs=listed(unrated))] if unrated else []
    lines += _counted("Arriving", {STATES_INLINE[state]: n for state, n in insights.states.items()})
    lines += _counted("After settling", {AFTERS_INLINE[after]: n for after, n in insights.after.items()})
    written = {DIRECTION_NAMES[direction]: n for direction, n in insights.directions.items()}
    lines += _counted("Words written", written | {"without a direction": insights.undirected})
    lines += _counted("Small connections", {STATUS_NAMES[status]: n for status, n in insights.connections.items()})
    return lines + _counted("They touched", {NEEDS_INLINE[need]: n for need, n in insights.touched.items()})


def beside_sentences(insights: Insights, practices: Mapping[str, str] | None = None) -> list[str]:
    """Returns the places and practices that came with higher ratings, below a sentence on what that says."""
    above = [one for one in insights.beside if one.median > one.other_median]
    return [BESIDE, *(beside_sentence(one, practices) for one in above)] if above else []


def present_sentences(insights: Insights) -> list[str]:
    """Returns who was there when, or that nobody was named."""
    return [PRESENT, *map(present_sentence, insights.present)] if insights.present else [NOBODY]


def compared_sentences(insights: Insights) -> list[str]:
    """Returns people compared with ratings, or what that takes; nothing if nobody was named."""
    if not insights.present:
        return []
    return [beside_sentence(one) for one in insights.people or ()] or [NO_PEOPLE]


def touched_sentences(insights: Insights, connections: Mapping[str, str] | None = None) -> list[str]:
    """Returns a sentence for each connection: "Hold a door: 3 times; seen 2, soothed 1."."""
    lines = []
    for one in by_connection_name(insights, connections):
        touched = ", ".join(f"{NEEDS_INLINE[need]} {n:,}" for need, n in one.touched.items())
        lines.append(
            f"{connection_name(one, connections, _WHOLE)}: {'; '.join(filter(None, [times(one.n), touched]))}."
        )
    return [TOUCHED_BY, *lines] if lines else []


def practice_sentences(insights: Insights, practices: Mapping[str, str] | None = None) -> list[str]:
    """Returns a sentence for each practice: "What is around: 3 times; before: settled 2; after: easier 1."."""
    lines = []
    for one in insights.practices:
        before = ", ".join(f"{STATES_INLINE[state]} {n:,}" for state, n in one.before.items())
        after = ", ".join(f"{AFTERS_INLINE[said]} {n:,}" for said, n in one.after.items())
        parts = [times(one.n), f"{BEFORE}: {before}" if before else "", f"{AFTER}: {after}" if after else ""]
        lines.append(
            f"{one_line((practices or {}).get(one.practice, one.practice), 60)}: {'; '.join(filter(None, parts))}."
        )
    return [PRACTICES, *lines] if lines else []


def present_days(one: Present) -> str:
    """Returns "Ana: 2 November, 5 November and 9 November."."""
    return f"{one_line(one.name, 60)}: {_on(one)}."


def _on(one: Present) -> str:
    return first_of([f"{day.day} {day:%B}" for day in reversed(one.days)])


def present_sentence(one: Present) -> str:
    """Returns "Ana: 3 days, 2 November, 5 November and 9 November."."""
    middles = ", ".join(f"{NEEDS_INLINE[need]} {number_text(value)}" for need, value in one.middles.items())
    parts = [f"{_days(len(one.days))}, {_on(one)}", MIDDLES.format(needs=middles) if middles else ""]
    return f"{one_line(one.name, 60)}: {'; '.join(filter(None, parts))}."


def connection_name(one: TouchedNeeds, connections: Mapping[str, str] | None = None, columns: int = _IN_A_TABLE) -> str:
    """Returns a connection's first sentence without the full stop; its id if nothing knows its words any more.

    One of the person's own that is no longer in the circle is "Something of your own", as one without an id is.
    """
    is_own = one.prompt is None or one.prompt.startswith(terms.OWN)
    words = (connections or {}).get(one.prompt or "", OWN if is_own else one.prompt or OWN)
    return one_line(words.partition(". ")[0], columns).rstrip(".")


def by_connection_name(insights: Insights, connections: Mapping[str, str] | None = None) -> list[TouchedNeeds]:
    """Returns what connections touched, by their names; the person's own last."""
    return sorted(insights.touched_by, key=lambda one: (one.prompt is None, connection_name(one, connections)))


def times(n: int) -> str:
    """Returns "3 times"."""
    return counted(n, *TIMES)


def beside_sentence(one: NeedComparison, practices: Mapping[str, str] | None = None) -> str:
    """Compares two groups of days: "Safe: on 9 days with 'settling first', usually 6; on the other 21, usually 4."."""
    name = {"settled": SETTLED, "practice": (practices or {}).get(one.name, one.name)}.get(one.kind, one.name)
    name = one_line(name, 60)
    quoted = name if one.kind == "person" else f"'{name}'"
    return (
        f"{_name(one.need)}: on {one.days} days with {quoted}, usually {number_text(one.median)}; "
        f"on the other {one.other_days}, usually {number_text(one.other_median)}."
    )


def number_text(value: float) -> str:
    """Formats a value from 0 to 10: 4, 4.5."""
    return f"{value:g}"


def usually(usual: Usual) -> str:
    """Returns "usually 6": the median."""
    return USUALLY.format(middle=number_text(usual.middle))


def usual_figures(usual: Usual) -> str:
    """Returns "usually 6, mostly 4 to 7": the median and the middle half, unless all of these are the same."""
    if usual.low == usual.high:
        return usually(usual)
    return f"{usually(usual)}, {MOSTLY.format(low=number_text(usual.low), high=number_text(usual.high))}"


def _rated(trend: NeedTrend) -> str:
    if not trend.n:
        return "no rating"
    span = f"{trend.n:,} of {_days(trend.days)}"
    if trend.median is None or trend.low is None or trend.high is None:
        return f"{span}: {', '.join(map(number_text, trend.values))}"
    if trend.low == trend.high:
        return f"{span}, {number_text(trend.low)} on each"
    low, high = number_text(trend.low), number_text(trend.high)
    return f"{span}, {USUALLY_THEN.format(middle=number_text(trend.median))}, from {low} to {high}"


def _counted(what: str, counts: Mapping[str, int]) -> list[str]:
    """ "Arriving: settled 5, mixed 2."; empty if all counts are 0."""
    lines: Iterable[str] = [f"{name} {n:,}" for name, n in counts.items() if n]
    return [f"{what}: {', '.join(lines)}."] if lines else []


def _name(need: Need) -> str:
    return NEED_NAMES[need]


def _days(number: int) -> str:
    return counted(number, "1 day", "{n} days")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
