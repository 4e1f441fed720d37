"""The five day by day, as every format shows them: what is drawn along one axis, and all of it in words."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from connectwell import sentences
from connectwell.english import counted, listed
from connectwell.insights import NeedTrend
from connectwell.model.terms import Need, State
from connectwell.share.document import Brief, Document
from connectwell.share.formats.outline import day_and_month

ARRIVING: Final = "Arriving"
SHARED_FROM: Final = (
    "something is shared here from 1 of {of:,} days",
    "something is shared here from {n} of {of:,} days",
)
DAYS: Final = ("1 day", "{n} days")
SINGLY: Final = "{days}: {values}"
SINGLY_SENTENCE: Final = "{days}, rated {values}"
USUALLY: Final = "{days} · usually {middle:g}, {low:g} to {high:g}"
CAN_T_TELL: Final = ("can't tell on 1 day", "can't tell on {n} days")
SKIPPED: Final = ("skipped on 1 day", "skipped on {n} days")
STATE_ON: Final = ("{state} on 1 day", "{state} on {n} days")
ARRIVED: Final = "{arriving}: {days}."
SESSIONS: Final = ("A session: {days}.", "Sessions: {days}.")
NOTHING_OF: Final = "{names}: nothing is shared here."
ABOUT: Final = (
    "A dot is how much of it I felt that day, from 0 to 10, as I rated it. Several ratings on one day are shown as "
    "their middle."
)
ABOUT_NUMBERS: Final = (
    "A number is how much of it I felt that day, from 0 to 10, as I rated it. Several ratings on one day are shown as "
    "their middle."
)
"""The same where the days are rows of text: there, a dot is a day of which nothing is shared."""
ABOUT_MIDDLE: Final = "Usually: the median, from five rated days up."
ABOUT_WHOLE: Final = "{about} {middle}"
SESSION: Final = "a session"
QUOTED: Final = "in my own words above"
_WITH_WEEKS: Final = 112
"""Most days with a line for each week; above, there is one for each month, and above `_WITH_MONTHS` for each year."""
_WITH_MONTHS: Final = 1100
_MOST_LABELS: Final = 7
_A_WEEK: Final = 7
_FEW: Final = 5
"""Most weeks whose labels have room for a weekday."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line through the whole picture where a week, a month or a year begins.

    Attributes:
        at: the day, counted from the first.
        label: below the line; empty where there is no room for one.
    """

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What there is of a need on one day.

    Attributes:
        at: the day, counted from the first.
        value: 0 to 10; None for can't tell and skipped.
        kind: rated, unclear or skipped.
        is_quoted: whether it was rated with words that are quoted on the page.
    """

    at: int
    value: float | None
    kind: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One need: its name, its figures, the meanings of 0 and 10, all of it as a sentence, and its marks."""

    need: Need
    name: str
    figures: str
    zero: str
    ten: str
    sentence: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to be drawn.

    Attributes:
        days: how many there are on the axis.
        lines: where weeks begin, or longer spans.
        arrivals: the states of each day, by its number; `arrivals_sentence` says them.
        sessions: the numbers of the days with a session; `sessions_sentence` says them.
        rows: the needs of which anything is shared.
        has_lane: whether a lane for can't tell and skipped is needed.
        is_quoted: whether any mark is.
        about: the explanation.
    """

    days: int
    lines: tuple[DateLine, ...]
    arrivals: tuple[tuple[int, tuple[State, ...]], ...]
    arrivals_sentence: str
    sessions: tuple[int, ...]
    sessions_sentence: str
    rows: tuple[PlotRow, ...]
    has_lane: bool
    is_quoted: bool
    about: str

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The signs that occur, each with its meaning; a sign is a state, `skipped`, `session` or `quoted`."""
        states = {state for _, found in self.arrivals for state in found}
        kinds = {mark.kind for row in self.rows for mark in row.marks}
        states |= {"unclear"} if "unclear" in kinds else set()
        found: list[tuple[str, str]] = [
            (state, said) for state, said in sentences.STATES_INLINE.items() if state in states
        ]
        found += [("skipped", sentences.SKIPPED)] if "skipped" in kinds else []
        found += [("session", SESSION)] if self.sessions else []
        return (*found, *([("quoted", QUOTED)] if self.is_quoted else []))


def picture_of(document: Document) -> Picture | None:
    """Returns the picture of a brief; None if there is nothing to draw."""
    brief = document.brief
    if brief is None or not brief.has_picture:
        return None
    quoted = {(moment.need, moment.day) for moment in brief.moments if moment.need and moment.rating is not None}
    rows = tuple(_row(trend, document, brief.first, quoted) for trend in brief.trends if trend.points)
    marks = [mark for row in rows for mark in row.marks]
    return Picture(
        days=(document.until - brief.first).days + 1,
        lines=tuple(_lines(brief.first, document.until)),
        arrivals=tuple(((one.day - brief.first).days, one.states) for one in brief.arrivals),
        arrivals_sentence=arrivals_sentence(brief),
        sessions=tuple((day - brief.first).days for day in brief.sessions),
        sessions_sentence=sessions_sentence(brief),
        rows=rows,
        has_lane=any(mark.value is None for mark in marks),
        is_quoted=any(mark.is_quoted for mark in marks),
        about=about(document),
    )


def _row(trend: NeedTrend, document: Document, first: date, quoted: set[tuple[Need, date]]) -> PlotRow:
    zero, ten = document.meanings[trend.need]
    marks = tuple(
        Mark(
            at=(point.day - first).days,
            value=point.value,
            kind="unclear" if point.unclear else "skipped" if point.skipped else "rated",
            is_quoted=point.value is not None and (trend.need, point.day) in quoted,
        )
        for point in trend.points
    )
    return PlotRow(
        trend.need, document.names[trend.need], figures(trend), zero, ten, plot_sentence(trend, document), marks
    )


def _lines(first: date, until: date) -> Iterator[DateLine]:
    days = [first + timedelta(days=number) for number in range((until - first).days + 1)]
    if len(days) <= _A_WEEK:
        yield from (DateLine(at, _label(day)) for at, day in enumerate(days))
        return
    if len(days) <= _WITH_WEEKS:
        begins = [day for day in days if day.weekday() == 0]
    elif len(days) <= _WITH_MONTHS:
        begins = [day for day in days if day.day == 1]
    else:
        begins = [day for day in days if day.day == day.month == 1]
    every = -(-len(begins) // _MOST_LABELS)
    before = None
    for number, day in enumerate(begins):
        if number % every:
            yield DateLine((day - first).days, "")
        else:
            yield DateLine((day - first).days, _begins(day, before, len(days), len(begins)))
            before = day


def _begins(day: date, before: date | None, days: int, lines: int) -> str:
    """Returns the label of a week, a month or a year; of a month with its year where that isn't the one before's."""
    if days <= _WITH_WEEKS:
        return f"{calendar.day_abbr[0]} {_label(day)}" if lines <= _FEW else _label(day)
    if days > _WITH_MONTHS:
        return str(day.year)
    month = calendar.month_abbr[day.month]
    return month if before and before.year == day.year else f"{month} {day.year}"


def _label(day: date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]}"


# --- In words


def days_shared_sentence(brief: Brief) -> str:
    """Returns on how many days of the period there is something on the page."""
    return counted(brief.days_shared, *SHARED_FROM, of=brief.days)


def figures(trend: NeedTrend) -> str:
    """Returns the figures beside a plot: "9 days · usually 4, 2 to 7"; below five days, their ratings."""
    days = counted(trend.n, *DAYS)
    if trend.median is None or trend.low is None or trend.high is None:
        return SINGLY.format(days=days, values=", ".join(f"{value:g}" for value in trend.values)) if trend.n else ""
    return USUALLY.format(days=days, middle=trend.median, low=trend.low, high=trend.high)


def plot_sentence(trend: NeedTrend, document: Document) -> str:
    """Returns the plot as a sentence, for those who don't see it, with the meanings of 0 and 10."""
    said = []
    if trend.n and trend.median is None:
        values = listed([f"{value:g}" for value in trend.values])
        said.append(SINGLY_SENTENCE.format(days=counted(trend.n, *DAYS), values=values))
    elif trend.n:
        said.append(figures(trend).replace(" · ", ", "))
    said += [counted(trend.unclear, *CAN_T_TELL)] if trend.unclear else []
    said += [counted(trend.skipped, *SKIPPED)] if trend.skipped else []
    return f"{document.names[trend.need]}: {'; '.join(said)}. {ends(trend.need, document)}."


def ends(need: Need, document: Document) -> str:
    """Returns the meanings of 0 and 10: "0: on guard throughout; 10: at ease"."""
    zero, ten = document.meanings[need]
    return f"0: {zero}; 10: {ten}"


def arrivals_sentence(brief: Brief) -> str:
    """Returns how the person arrived: "Arriving: settled on 6 days, stirred up on 1 day." Empty if it isn't shared."""
    days = Counter(state for one in brief.arrivals for state in one.states)
    found = [
        counted(days[state], *STATE_ON, state=name) for state, name in sentences.STATES_INLINE.items() if days[state]
    ]
    return ARRIVED.format(arriving=ARRIVING, days=", ".join(found)) if found else ""


def sessions_sentence(brief: Brief) -> str:
    """Returns the days of the sessions: "Sessions: 3 November and 17 November." Empty without any."""
    days = listed([day_and_month(day) for day in brief.sessions])
    return counted(len(brief.sessions), *SESSIONS, days=days) if days else ""


def other_sentences(document: Document) -> tuple[str, ...]:
    """Returns the sentences that go with those about the needs: arrivals, sessions, and of what nothing is shared."""
    brief = document.brief
    found = (arrivals_sentence(brief), sessions_sentence(brief), nothing_shared_sentence(document)) if brief else ()
    return tuple(filter(None, found))


def nothing_shared_sentence(document: Document) -> str:
    """Returns the sentence that names the needs of which nothing is shared; empty if there are none, or all of them."""
    trends = document.brief.trends if document.brief else ()
    names = [document.names[trend.need] for trend in trends if not trend.points]
    return NOTHING_OF.format(names=listed(names)) if len(names) in range(1, len(trends)) else ""


def about(document: Document, *, numbers: bool = False) -> str:
    """Returns the explanation of the plots; it mentions the median only if one is shown.

    Args:
        document: a page.
        numbers: whether the days are drawn as numbers rather than as dots.
    """
    said = ABOUT_NUMBERS if numbers else ABOUT
    trends = document.brief.trends if document.brief else ()
    if any(trend.median is not None for trend in trends):
        return ABOUT_WHOLE.format(about=said, middle=ABOUT_MIDDLE)
    return said
