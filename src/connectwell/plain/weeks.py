"""The last weeks and years in sentences, for days chosen by their number; on request day by day, and with people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from connectwell import insights, sentences
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.entries.page import ARRIVING
from connectwell.insights.chart import USUAL_WITHIN, Daily, DayChart
from connectwell.insights.names import display_names
from connectwell.insights.spoken import year_sentences
from connectwell.model.terms import State
from connectwell.plain.grammar import plainly
from connectwell.plain.prompter import Prompter
from connectwell.sentences import NEED_NAMES, STATES_INLINE, UNCLEAR

MORE: Final = "Other days: 14, 30, 90, all, earlier, or a year such as 2026. Day by day: digits. Back: Enter."
NOTHING_MORE: Final = "That says nothing more about these days."
NONE_LATER: Final = "These are the last days there are."
ABOUT: Final = "The days before: earlier. After: later. With people: p. What helped on days you rated soothed high: h."
DAYS_OF: Final = "{need}, {month}, on the {days}."
FITS: Final = "Type 14, 30, 90, 365, all, earlier, a year, digits, p for people, or h for what helped."
_OLDEST_YEAR: Final = 1000


@dataclass(frozen=True, slots=True)
class _Asked:
    """What to read out.

    Attributes:
        days: how many, up to `until`; None for all.
        until: the last day; today by default.
        year: a calendar year instead.
        digits, people, soothed: what to read out besides.
    """

    days: int | None = insights.SPANS[0]
    until: date | None = None
    year: int | None = None
    digits: bool = False
    people: bool = False
    soothed: bool = False

    @property
    def span(self) -> tuple[int | None, date | None, int | None]:
        """Which days."""
        return self.days, self.until, self.year

    def moved(self, by: int, today: date) -> "_Asked":
        """Returns the days, or the year, before (`by` is -1) or after, up to today."""
        if self.year:
            return replace(self, year=min(self.year + by, today.year))
        if self.days is None:
            return self
        until = shifted(self.until or today, by * self.days)
        return replace(self, until=until if until < today else None)


def read_weeks(context: Context, prompter: Prompter) -> None:
    """Reads out the last days in sentences, and others on request; nothing twice that hasn't changed.

    Raises:
        Detour, EndOfInput: as `Prompter.line`.
        ConnectwellError: from the journal.
    """
    asked, said = _Asked(), list[str]()
    while True:
        now = list(_sentences(context, asked))
        new = [sentence for sentence in now if sentence not in said]
        for sentence in new or [NOTHING_MORE]:
            prompter.talk.say(sentence)
        said, before = now, asked
        chosen = prompter.parsed([MORE], lambda answer: _read(answer, before, context.today()), about=[ABOUT])  # noqa: B023
        if chosen is None:
            return
        asked = chosen
        if asked.span != before.span:  # what is said of other days is heard whole
            said = []


def _read(answer: str, asked: _Asked, today: date) -> _Asked | str:
    said = plainly(answer).removesuffix(" days")
    if said in ("p", "people", "with people"):
        return replace(asked, people=True)
    if said in ("h", "what helped", "helped"):
        return replace(asked, soothed=True)
    if said in ("d", "digits", "day by day"):
        return replace(asked, digits=True)
    if said in ("e", "earlier", "before", "["):
        return asked.moved(-1, today)
    if said in ("later", "after", "]"):
        moved = asked.moved(+1, today)
        return NONE_LATER if moved.span == asked.span else moved
    if said in ("all", "everything"):
        return replace(asked, days=None, until=None, year=None)
    if said in ("y", "year", "a year", "this year"):
        return replace(asked, year=today.year)
    number = int(said) if said.isdecimal() and len(said) < 5 else 0
    if number in insights.SPANS:
        return replace(asked, days=number, until=None, year=None)
    return replace(asked, year=number) if _OLDEST_YEAR <= number <= today.year else FITS


def _sentences(context: Context, asked: _Asked) -> Iterator[str]:
    today = context.today()
    until = min(date(asked.year, 12, 31), today) if asked.year else asked.until or today
    days = (until - date(asked.year, 1, 1)).days + 1 if asked.year else asked.days
    since = shifted(until, 1 - max(days, USUAL_WITHIN)) if days else None
    facts = context.journal.facts(since=since, until=until)
    circle = context.journal.circle.parts() if asked.people else ()
    found = insights.summarise(facts, until=until, days=days, circle=circle, people=asked.people, soothed=asked.soothed)
    if found.is_empty:
        if asked.until:  # else it is the days that are always said first
            yield insights.span_sentence(found)
        yield from insights.nothing_of(found, context.journal.facts())
        return
    daily = Daily(facts, until, context.settings.first_weekday)
    chart = daily.year(asked.year, until) if asked.year else daily.chart(found.since, until)
    if asked.year:
        yield from year_sentences(chart)
    else:
        yield insights.span_sentence(found)
        yield from (insights.need_sentence(trend) for trend in found.needs if trend.points)
    if asked.digits:
        yield from _day_by_day(chart)
    yield from insights.other_sentences(found, *display_names(context.library, context.journal, found))
    if found.soothed is not None:
        yield from _what_helped(context, found.soothed)


def _day_by_day(chart: DayChart) -> Iterator[str]:
    """Yields arriving and each need with its days, month by month: no sign stands for a day without any."""
    arrived = [(chart.day(n), _arriving(states)) for n, states in enumerate(chart.states) if states]
    yield from _by_month(ARRIVING, arrived)
    for band in chart.bands:
        recorded = [(chart.day(n), point) for n, point in enumerate(band.points) if point and not point.skipped]
        said = [(day, UNCLEAR if point.value is None else f"{point.value:g}") for day, point in recorded]
        yield from _by_month(NEED_NAMES[band.need], said)


def _arriving(states: Iterable[State]) -> str:
    return " and ".join(STATES_INLINE[state] for state in states)


def _by_month(name: str, said: Iterable[tuple[date, str]]) -> Iterator[str]:
    for month, days in groupby(said, key=lambda pair: f"{pair[0]:%B %Y}"):
        yield DAYS_OF.format(need=name, month=month, days=", ".join(f"{day.day}: {one}" for day, one in days))


def _what_helped(context: Context, ids: tuple[str, ...]) -> Iterator[str]:
    """Yields each quote with its day. Skips what was put away, removed or damaged since."""
    yield insights.SOOTHED if ids else insights.NO_SOOTHED
    for entry in context.journal.get_each(ids):
        for part in insights.ease_in(entry):
            yield f"{sentences.weekday_in_year(entry.day, context.today())}: {part.words}"
