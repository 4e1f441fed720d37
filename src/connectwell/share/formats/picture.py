"""The five day by day, as every format shows them: the chart that is drawn, and all of it in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from connectwell import sentences
from connectwell.english import counted, listed
from connectwell.insights import DayChart, NeedTrend, Usual, usual_figures
from connectwell.insights.chart import Mark
from connectwell.insights.date_lines import DateLine, date_lines
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
USUALLY: Final = "{days} · {usual}"
CAN_T_TELL: Final = ("can't tell on 1 day", "can't tell on {n} days")
SKIPPED: Final = ("skipped on 1 day", "skipped on {n} days")
STATE_ON: Final = ("{state} on 1 day", "{state} on {n} days")
ARRIVED: Final = "{arriving}: {days}."
SESSIONS: Final = ("A session: {days}.", "Sessions: {days}.")
NOTHING_OF: Final = "{names}: nothing is shared here."
ABOUT: Final = "A dot is how much of it I felt that day, or the median of several."
ABOUT_NUMBERS: Final = "A number is how much of it I felt that day, or the median of several."
"""The same where the days are rows of text: there, a dot is a day of which nothing is shared."""
ABOUT_MIDDLE: Final = "Usually is the median, mostly the middle half; from five rated days up."
ABOUT_WHOLE: Final = "{about} {middle}"
SESSION: Final = "a session"
QUOTED: Final = "in my own words above"
_MOST_WITH_SIGNS: Final = 56
"""Most days for whose signs a line is wide enough."""


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One need: its marks; in words, its name, its figures, the meanings of 0 and 10, and all of it as a sentence."""

    need: Need
    marks: tuple[Mark, ...]
    name: str
    figures: str
    zero: str
    ten: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, a `DayChart`, with the words that go with it.

    Attributes:
        chart: what is drawn.
        lines: where weeks begin, or longer spans.
        arrivals_sentence, sessions_sentence: the states and the sessions in words; empty without any.
        rows: the needs of which anything is shared.
        about: the explanation.
    """

    chart: DayChart
    lines: tuple[DateLine, ...]
    arrivals_sentence: str
    sessions_sentence: str
    rows: tuple[PlotRow, ...]
    about: str

    @property
    def state_rows(self) -> tuple[State, ...]:
        """The states that occur, if each needs a row of its own because its sign is wider than a day; else none."""
        if self.chart.days <= _MOST_WITH_SIGNS:
            return ()
        there = {state for states in self.chart.states for state in states}
        return tuple(state for state in sentences.STATES_INLINE if state in there)

    @property
    def has_lane(self) -> bool:
        """Whether a lane for can't tell and skipped is needed."""
        return any(mark.point.value is None for row in self.rows for mark in row.marks)

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The signs that occur, each with its meaning; a sign is a state, `skipped`, `session` or `quoted`."""
        states = {state for found in self.chart.states for state in found}
        points = [mark.point for row in self.rows for mark in row.marks]
        states |= {"unclear"} if any(point.unclear for point in points) else set()
        found: list[tuple[str, str]] = [
            (state, said) for state, said in sentences.STATES_INLINE.items() if state in states
        ]
        found += [("skipped", sentences.SKIPPED)] if any(point.skipped for point in points) else []
        found += [("session", SESSION)] if self.chart.sessions else []
        ringed = any(mark.is_ringed for row in self.rows for mark in row.marks)
        return (*found, *([("quoted", QUOTED)] if ringed else []))


def picture_of(document: Document) -> Picture | None:
    """Returns the picture of a brief; None if there is nothing to draw."""
    brief = document.brief
    if brief is None or not brief.has_picture:
        return None
    return Picture(
        chart=brief.chart,
        lines=date_lines(brief.chart),
        arrivals_sentence=arrivals_sentence(brief),
        sessions_sentence=sessions_sentence(brief),
        rows=tuple(_row(trend, document, brief.chart) for trend in brief.trends if trend.points),
        about=plots_explained(document),
    )


def _row(trend: NeedTrend, document: Document, chart: DayChart) -> PlotRow:
    zero, ten = document.meanings[trend.need]
    return PlotRow(
        trend.need,
        chart.marks(trend.need),
        document.names[trend.need],
        figures(trend, _usual(trend.need, document)),
        zero,
        ten,
        plot_sentence(trend, document),
    )


def _usual(need: Need, document: Document) -> Usual | None:
    return document.brief.chart.band(need).usual if document.brief else None


# --- In words


def days_shared_sentence(brief: Brief) -> str:
    """Returns on how many days of the period there is something on the page."""
    return counted(brief.days_shared, *SHARED_FROM, of=brief.days)


def figures(trend: NeedTrend, usual: Usual | None) -> str:
    """Returns the figures beside a plot: "9 days · usually 4, mostly 2 to 7".

    Below five days, the ratings; without any, on how many days there was something else.
    """
    if not trend.n:
        return "; ".join(_without_a_rating(trend))
    days = counted(trend.n, *DAYS)
    if usual is None:
        return SINGLY.format(days=days, values=", ".join(f"{value:g}" for value in trend.values))
    return USUALLY.format(days=days, usual=usual_figures(usual))


def _without_a_rating(trend: NeedTrend) -> list[str]:
    said = [counted(trend.unclear, *CAN_T_TELL)] if trend.unclear else []
    return [*said, counted(trend.skipped, *SKIPPED)] if trend.skipped else said


def plot_sentence(trend: NeedTrend, document: Document) -> str:
    """Returns the plot as a sentence, for those who don't see it, with the meanings of 0 and 10."""
    said = []
    usual = _usual(trend.need, document)
    if trend.n and usual is None:
        values = listed([f"{value:g}" for value in trend.values])
        said.append(SINGLY_SENTENCE.format(days=counted(trend.n, *DAYS), values=values))
    elif trend.n:
        said.append(figures(trend, usual).replace(" · ", ", "))
    said += _without_a_rating(trend)
    return f"{document.names[trend.need]}: {'; '.join(said)}. {ends(trend.need, document)}."


def ends(need: Need, document: Document) -> str:
    """Returns the meanings of 0 and 10: "0: on guard throughout; 10: at ease"."""
    zero, ten = document.meanings[need]
    return f"0: {zero}; 10: {ten}"


def arrivals_sentence(brief: Brief) -> str:
    """Returns how the person arrived: "Arriving: settled on 6 days, stirred up on 1 day." Empty if it isn't shared."""
    days = Counter(state for states in brief.chart.states for state in states)
    found = [
        counted(days[state], *STATE_ON, state=name) for state, name in sentences.STATES_INLINE.items() if days[state]
    ]
    return ARRIVED.format(arriving=ARRIVING, days=", ".join(found)) if found else ""


def sessions_sentence(brief: Brief) -> str:
    """Returns the days of the sessions: "Sessions: 3 November and 17 November." Empty without any."""
    days = listed([day_and_month(day) for day in brief.chart.sessions])
    return counted(len(brief.chart.sessions), *SESSIONS, days=days) if days else ""


def sentences_beside_needs(document: Document) -> tuple[str, ...]:
    """Returns the sentences that go with those about the needs: arrivals, sessions, and of what nothing is shared."""
    brief = document.brief
    found = (arrivals_sentence(brief), sessions_sentence(brief), nothing_shared_sentence(document)) if brief else ()
    return tuple(filter(None, found))


def nothing_shared_sentence(document: Document) -> str:
    """Returns the sentence that names the needs of which nothing is shared; empty if there are none, or all of them."""
    trends = document.brief.trends if document.brief else ()
    names = [document.names[trend.need] for trend in trends if not trend.points]
    return NOTHING_OF.format(names=listed(names)) if len(names) in range(1, len(trends)) else ""


def shows_usual(document: Document) -> bool:
    """Whether what is usual is said of one of the five."""
    return any(_usual(trend.need, document) for trend in (document.brief.trends if document.brief else ()))


def plots_explained(document: Document, *, numbers: bool = False) -> str:
    """Returns the explanation of the plots, empty without a rating; it mentions the median only if one is shown.

    Args:
        document: a page.
        numbers: whether the days are drawn as numbers rather than as dots.
    """
    said = ABOUT_NUMBERS if numbers else ABOUT
    trends = document.brief.trends if document.brief else ()
    if not any(trend.n for trend in trends):
        return ""
    if shows_usual(document):
        return ABOUT_WHOLE.format(about=said, middle=ABOUT_MIDDLE)
    return said
