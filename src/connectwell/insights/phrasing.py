"""Insights as sentences, to be read or heard; key words first, identical in every interface.

They only describe: no verdict, no direction, no reason, nothing about days without an entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from connectwell.english import counted, listed
from connectwell.insights.comparison import NeedComparison
from connectwell.insights.summary import EASE_CAME, Insights
from connectwell.insights.trends import ENOUGH, NeedTrend
from connectwell.model.terms import Direction, Need, Status
from connectwell.model.text import one_line
from connectwell.sentences import AFTERS_INLINE, NEED_NAMES, NEEDS_INLINE, STATES_INLINE, UNCLEAR

NOTHING: Final = "Nothing to show yet. Your ratings and check-ins will be here."
NOTHING_HERE: Final = "A longer span may have more."
BESIDE: Final = (
    f"What came with higher ratings, where {ENOUGH} days or more had it and as many didn't. It was there on "
    "those days; that's all this says."
)
NO_PEOPLE: Final = f"People: a name is shown here once {ENOUGH} rated days have it and {ENOUGH} don't."
SOOTHED: Final = f"What you wrote about 'soothed' on days you rated it {EASE_CAME} or more, newest first."
NO_SOOTHED: Final = f"You haven't written about 'soothed' on a day you rated it {EASE_CAME} or more."
NO_RATING: Final = "No rating: {needs}."
SETTLED: Final = "settling first"
DIRECTION_NAMES: Final[Mapping[Direction, str]] = {
    "others": "with others",
    "surroundings": "in your surroundings",
    "myself": "with yourself",
}
STATUS_NAMES: Final[Mapping[Status, str]] = {"done": "done", "planned": "to try", "not-today": "not today"}


def sentences_of(insights: Insights, practices: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Returns all sentences.

    Args:
        insights: any.
        practices: display names of practices by id; the id is used for any that is missing.
    """
    if insights.is_empty:
        return nothing_of(insights)
    needs = (need_sentence(trend) for trend in insights.needs if trend.points)
    return (span_sentence(insights), *needs, *other_sentences(insights, practices))


def nothing_of(insights: Insights) -> tuple[str, ...]:
    """Returns the sentences for an empty period."""
    return (NOTHING,) if insights.all_days else (NOTHING, NOTHING_HERE)


def span_sentence(insights: Insights) -> str:
    """Returns the period: "14 days, 8 November to 21 November 2026."."""
    if insights.days == 1:
        return f"1 day, {_day(insights.until)}."
    same_year = insights.since.year == insights.until.year
    since = f"{insights.since.day} {insights.since:%B}" if same_year else _day(insights.since)
    return f"{insights.days:,} days, {since} to {_day(insights.until)}."


def need_sentence(trend: NeedTrend) -> str:
    """Returns one need's figures as a sentence: "Safe: 9 of 14 days, middle 4, from 2 to 7; can't tell on 1."."""
    return f"{_name(trend.need)}: {need_figures(trend)}."


def need_figures(trend: NeedTrend) -> str:
    """Returns the figures without the need's name: "9 of 14 days, middle 4, from 2 to 7; can't tell on 1"."""
    lines = [_rated(trend)]
    lines += [f"{UNCLEAR} on {trend.unclear}"] if trend.unclear else []
    lines += [f"skipped on {trend.skipped}"] if trend.skipped else []
    return "; ".join(lines)


def other_sentences(insights: Insights, practices: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Returns the sentences that follow the needs, those with data. Arguments as for `sentences_of`."""
    unrated = [NEEDS_INLINE[trend.need] for trend in insights.needs if not trend.points]
    lines = [NO_RATING.format(needs=listed(unrated))] if unrated else []
    lines += _counted("Arriving", {STATES_INLINE[state]: n for state, n in insights.states.items()})
    lines += _counted("After settling", {AFTERS_INLINE[after]: n for after, n in insights.after.items()})
    written = {DIRECTION_NAMES[direction]: n for direction, n in insights.directions.items()}
    lines += _counted("Words written", written | {"without a direction": insights.undirected})
    lines += _counted("Small connections", {STATUS_NAMES[status]: n for status, n in insights.connections.items()})
    lines += _counted("They touched", {NEEDS_INLINE[need]: n for need, n in insights.touched.items()})
    above = [one for one in insights.beside if one.median > one.other_median]
    lines += [BESIDE, *(beside_sentence(one, practices) for one in above)] if above else []
    if insights.people is not None:
        lines += [beside_sentence(one) for one in insights.people] or [NO_PEOPLE]
    return tuple(lines)


def beside_sentence(one: NeedComparison, practices: Mapping[str, str] | None = None) -> str:
    """Compares two groups of days: "Safe: on 9 days with 'settling first', the middle was 6; on the other 21, 4."."""
    name = {"settled": SETTLED, "practice": (practices or {}).get(one.name, one.name)}.get(one.kind, one.name)
    name = one_line(name, 60)
    quoted = name if one.kind == "person" else f"'{name}'"
    return (
        f"{_name(one.need)}: on {one.days} days with {quoted}, the middle was {number_text(one.median)}; "
        f"on the other {one.other_days}, {number_text(one.other_median)}."
    )


def number_text(value: float) -> str:
    """Formats a value from 0 to 10: 4, 4.5."""
    return f"{value:g}"


def _rated(trend: NeedTrend) -> str:
    if not trend.n:
        return "no rating"
    span = f"{trend.n:,} of {_days(trend.days)}"
    if trend.median is None or trend.low is None or trend.high is None:
        return f"{span}: {', '.join(map(number_text, trend.values))}"
    if trend.low == trend.high:
        return f"{span}, {number_text(trend.low)} on each"
    low, high = number_text(trend.low), number_text(trend.high)
    return f"{span}, middle {number_text(trend.median)}, from {low} to {high}"


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
