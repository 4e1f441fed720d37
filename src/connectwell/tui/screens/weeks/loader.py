"""Reads for the weeks and the year, in a thread: facts of the days, and words only on request."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

from textual.content import Content

from connectwell import insights, sentences
from connectwell.checkin.day_so_far import day_so_far
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.errors import Cancelled, ConnectwellError, EntryNotFound, EntryUnreadable
from connectwell.insights import Daily, DayChart, Insights
from connectwell.insights.chart import USUAL_WITHIN, is_drawn
from connectwell.insights.names import display_names
from connectwell.journal.facts_by_day import FactsByDay
from connectwell.model.text import one_line, visible
from connectwell.tui import wording
from connectwell.tui.job import Job

WORDS_SHOWN = 20
_LONGEST = 200
"""Most columns shown of a day's words."""


@dataclass(frozen=True, slots=True)
class WeeksQuery:
    """What to show: `days` days up to `until` (None for today), with people or with what has soothed if asked for."""

    days: int
    until: date | None = None
    people: bool = False
    ease: bool = False

    def moved(self, by: int, today: date) -> "WeeksQuery":
        """Returns the query for the days before (`by` is -1) or after, up to today."""
        until = shifted(self.until or today, by * self.days)
        return replace(self, until=until if until < today else None)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The results; `nothing` says that there are none, `trouble` that reading failed, or that some of it did."""

    chart: DayChart | None = None
    insights: Insights | None = None
    practices: Mapping[str, str] = field(default_factory=dict)
    connections: Mapping[str, str] = field(default_factory=dict)
    ease: Content = field(default_factory=lambda: Content(""))
    nothing: tuple[str, ...] = ()
    trouble: str = ""


class WeeksReader:
    """Reads for one visit to the screen, one query at a time. Keeps nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._alone = Lock()

    def find(self, asked: WeeksQuery, job: Job) -> Weeks:
        """Returns everything the query asks for; called in a thread. Raises Cancelled, ConnectwellError."""
        with self._alone:
            if job.is_cancelled:  # cancelled while waiting for another thread
                raise Cancelled
            return self._find(asked, job)

    def _find(self, asked: WeeksQuery, job: Job) -> Weeks:
        context = self._context
        until = asked.until or context.today()
        context.journal.start_over()
        facts = context.journal.facts(
            since=shifted(until, 1 - max(asked.days, USUAL_WITHIN)), until=until, progress=job.progress
        )
        found = insights.summarise(
            facts,
            until=until,
            days=asked.days,
            circle=context.journal.circle.parts(),
            people=asked.people,
            soothed=asked.ease,
        )
        practices, connections = display_names(context.library, context.journal, found)
        return Weeks(
            chart=Daily(facts, until, context.settings.first_weekday).chart(found.since, until),
            insights=found,
            practices=practices,
            connections=connections,
            ease=self._ease(found) if asked.ease else Content(""),
            nothing=insights.nothing_of(found, context.journal.facts()) if found.is_empty else (),
            trouble=context.left_out(),
        )

    def _ease(self, found: Insights) -> Content:
        """Returns the person's own words, newest first, each under its day."""
        ids = found.soothed or ()
        if not ids:
            return Content(insights.NO_SOOTHED)
        parts = [Content.styled(insights.SOOTHED, "$text-muted")]
        for id in ids[:WORDS_SHOWN]:
            try:
                entry = self._context.journal.get(id)
            except EntryNotFound:  # removed meanwhile
                continue
            except EntryUnreadable as fault:
                self._context.journal.note_unreadable(id, fault)
                continue
            for part in insights.ease_in(entry):
                day = Content.styled(sentences.weekday_in_year(entry.day, self._context.today()), "bold $primary")
                parts.append(Content.assemble(day, "\n", visible(part.words).strip("\n")))
        if len(ids) > WORDS_SHOWN:
            there = wording.NEWEST_OF.format(shown=WORDS_SHOWN, there=len(ids))
            parts.append(Content.styled(there, "$text-muted"))
        return Content("\n\n").join(parts)


class Years:
    """Every day of the journal, a year at a time.

    Args:
        facts: of all entries up to `today`.
        today: the last day there is.
        first_weekday: the weekday that a week begins on; 0 is Monday.
        trouble: a sentence if some of it couldn't be read.

    Attributes:
        first: the first day with anything recorded; None if there is none.
    """

    def __init__(self, facts: FactsByDay, today: date, first_weekday: int, trouble: str) -> None:
        self._facts, self._today, self._first_weekday = facts, today, first_weekday
        self._charts: dict[int, DayChart] = {}
        self.trouble = trouble
        self.first = next((one.day for one in facts if is_drawn(one)), None)

    def year(self, year: int) -> DayChart:
        """Returns a year's chart, up to today."""
        if year not in self._charts:
            facts = self._facts.between(date(year, 1, 1), date(year, 12, 31))
            daily = Daily(facts, self._today, self._first_weekday, begins=self.first)
            self._charts[year] = daily.year(year, self._today)
        return self._charts[year]


def find_years(context: Context, job: Job) -> Years:
    """Returns all days; called in a thread. Raises Cancelled, ConnectwellError."""
    context.journal.start_over()
    today = context.today()
    facts = context.journal.facts_by_day(until=today, progress=job.progress)
    return Years(facts, today, context.settings.first_weekday, context.left_out())


def first_words(context: Context, day: date) -> str:
    """Returns the first words of a day's check-ins, newest first, in quotes; empty where there are none."""
    try:
        so_far = day_so_far(context.journal.on_day(day), even_open=True)
    except ConnectwellError:
        return ""
    said = [words for one in (so_far.all_of_day if so_far else ()) if (words := one.line or one.words)]
    shown = (one_line(words, _LONGEST // len(said)) for words in said)
    return " ".join(sentences.QUOTED.format(words=words) for words in shown)
