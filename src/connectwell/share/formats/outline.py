"""Wording shared by every format: head, headings, part labels, and plots as sentences.

A therapist reads this in five minutes, after the person has read it; it speaks in the person's voice. Days, counts and
what was chosen, no verdict. Everything is plain text, some of it the person's own: each format must escape all of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from connectwell import sentences
from connectwell.english import listed
from connectwell.model.terms import Direction, Kind, Need, Wants
from connectwell.share.document import Brief, Document, Moment, Page, Part

if TYPE_CHECKING:  # imported where used: only a page needs insights, a record doesn't
    from connectwell.insights import NeedTrend

STATEMENT: Final = "These are my own words and ratings, not an assessment. No one sees them between sessions."
ARCHIVE_STATEMENT: Final = (
    "This is all of my journal, private and put away included, with everybody's name. It is for nobody else."
)
TO_TALK_ABOUT: Final = "What I want to talk about"
NOT_TODAY: Final = "Not today"
DIFFERENT: Final = "Different lately"
MOMENTS: Final = "In my own words"
HELPED: Final = "What helped, and connections"
FIVE: Final = "The five, day by day"
ARRIVING: Final = "How I arrived"
ABOUT_FIVE: Final = (
    "How much of each I felt, from 0 to 10, as I rated it that day. Several ratings on one day are shown as "
    "their middle. A day without a mark has no rating here."
)
ABOUT_MIDDLE: Final = "The middle is the median, shown from five rated days up."
WANTED: Final[Mapping[Wants, str]] = {
    "listen": "I'd like you to listen.",
    "understand": "I'd like help to understand it.",
    "plan": "I'd like us to plan.",
    "know": "I'd just like you to know.",
}
WITHOUT_WORDS: Final = "without words"
TO_CARRY: Final = sentences.TEXTS["carry"]
TO_KEEP: Final = "To keep from the session"
SAT_WRONG: Final = "What didn't sit right"
EMPTY: Final = "Nothing here."
_COUNT: Final = re.compile(r" (?=[0-9])")
_LONG: Final = 330
"""Number of days from which the ends of a plot show their year."""
_MONTHS, _WEEKDAYS = tuple(calendar.month_name), tuple(calendar.day_name)

SectionName = Literal["talk", "different", "moments", "helped", "five", "arriving"]


class PartText(NamedTuple):
    """One paragraph or part; each field is plain text or empty. (A tuple, because a record has tens of thousands.)

    Attributes:
        label: its heading: "Safe: 6, with others"; for a moment, its day and need.
        asked: the question it answers.
        words: the person's own, with line breaks.
        note: the line below it: who was there, what I'd like.
    """

    label: str
    asked: str = ""
    words: str = ""
    note: str = ""


class Section(NamedTuple):
    """A heading of the brief and its content. The section of the five has plots instead of `said`."""

    name: SectionName
    heading: str
    said: tuple[PartText, ...] = ()


def long_day(day: date) -> str:
    """Returns the day as in: Saturday 21 November 2026."""
    return f"{_WEEKDAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """Returns the day as in: 21 November 2026."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def month_of(day: date) -> str:
    """Returns the month as in: November 2026."""
    return f"{_MONTHS[day.month]} {day.year}"


def period(document: Document) -> str:
    """Returns the period: "8 to 21 November 2026", "28 October to 10 November 2026", "21 November 2026"."""
    since, until = document.since, document.until
    if since == until:
        return short_day(until)
    if since.year != until.year:
        return f"{short_day(since)} to {short_day(until)}"
    first = str(since.day) if since.month == until.month else f"{since.day} {_MONTHS[since.month]}"
    return f"{first} to {short_day(until)}"


def axis_ends(document: Document) -> tuple[str, str]:
    """Returns the first and last day for below the plots; with years where day and month alone would be ambiguous."""
    since, until = document.since, document.until
    if since.year != until.year or (until - since).days >= _LONG:
        return short_day(since), short_day(until)
    return (f"{since.day} {_MONTHS[since.month]}", f"{until.day} {_MONTHS[until.month]}")


def head_of(document: Document) -> tuple[str, ...]:
    """Returns the lines below the title: the period and the name, the number of days written, and the statement."""
    days = period(document)
    if document.made != document.until:
        days += f", made on {short_day(document.made)}"
    if document.name:
        days += f" · {document.name}"  # last, so that a right-to-left name reorders nothing
    if document.brief is None:
        return (days, statement_of(document))
    if session := document.brief.session:
        days = f"For {session:%A} {session.day} {session:%B} · {days}"
    return (
        days,
        f"Days written: {document.brief.days_written:,} of {document.brief.days:,}",
        statement_of(document),
    )


def statement_of(document: Document) -> str:
    """Returns the statement of what this is, and what it isn't."""
    return ARCHIVE_STATEMENT if document.everything else STATEMENT


# --- The brief


def sections(document: Document) -> tuple[Section, ...]:
    """Returns the brief's sections in reading order, without empty ones; the five are always included."""
    brief = document.brief
    if brief is None:
        return ()
    lines = [PartText("", words=line.words, note=WANTED[line.wants] if line.wants else "") for line in brief.lines]
    lines += [PartText(NOT_TODAY, words=brief.not_today)] if brief.not_today else []
    different = [PartText("", words=brief.different)] if brief.different else []
    found: tuple[tuple[SectionName, str, Sequence[PartText]], ...] = (
        ("talk", TO_TALK_ABOUT, lines),
        ("different", DIFFERENT, different),
        ("moments", MOMENTS, [_moment(moment, document) for moment in brief.moments]),
        ("helped", HELPED, list(_helped(brief, document))),
        ("five", FIVE, ()),
        ("arriving", ARRIVING, [PartText("", note=note) for note in _arriving(brief)]),
    )
    return tuple(Section(name, heading, tuple(said)) for name, heading, said in found if said or name == "five")


def _moment(moment: Moment, document: Document) -> PartText:
    need = f", {sentences.NEEDS_INLINE[moment.need]}" if moment.need else ""
    day = long_day(moment.day)
    if document.since.year == document.until.year:
        day = day.removesuffix(f" {moment.day.year}")
    return PartText(f"{day}{need}", words=moment.words)


def _helped(brief: Brief, document: Document) -> Iterator[PartText]:
    from connectwell.insights.phrasing import STATUS_NAMES

    if brief.helped_line:
        yield PartText("", words=brief.helped_line)
    yield from (_moment(moment, document) for moment in brief.helped)
    statuses = {STATUS_NAMES[status]: n for status, n in brief.connections.items() if status in STATUS_NAMES}
    touched = {sentences.NEEDS_INLINE[need]: n for need, n in brief.touched.items()}
    counted = [_counted("Small connections", statuses), _counted("They touched", touched)]
    if told := " ".join(line for line in counted if line):
        yield PartText("", note=told)


def _arriving(brief: Brief) -> Iterator[str]:
    if told := _counted("At check-ins", {sentences.STATES_INLINE[state]: n for state, n in brief.states.items()}):
        yield told


def join_counts(told: str) -> str:
    """Joins each count to its label with a no-break space, for laid-out formats."""
    return _COUNT.sub("\u00a0", told)


def _counted(what: str, counts: Mapping[str, int]) -> str:
    told = ", ".join(f"{name} {n:,}" for name, n in counts.items() if n)
    return f"{what}: {told}." if told else ""


# --- Plots as sentences


def figures(trend: NeedTrend) -> str:
    """Returns the figures beside a plot: "9 of 14 days, middle 4, from 2 to 7; can't tell on 1"."""
    from connectwell.insights import need_figures

    return need_figures(trend)


def plot_sentence(trend: NeedTrend, document: Document) -> str:
    """Returns the plot as a sentence, for those who don't see it, with the meanings of 0 and 10."""
    return f"{document.names[trend.need]}: {figures(trend)}. {ends(trend.need, document)}."


def about_five(document: Document) -> str:
    """Returns the explanation of the plots; it mentions the middle only if one is shown."""
    trends = document.brief.trends if document.brief else ()
    return f"{ABOUT_FIVE} {ABOUT_MIDDLE}" if any(trend.median is not None for trend in trends) else ABOUT_FIVE


def ends(need: Need, document: Document) -> str:
    """Returns the meanings of 0 and 10: "0: on guard throughout; 10: at ease"."""
    zero, ten = document.meanings[need]
    return f"0: {zero}; 10: {ten}"


# --- The record


def page_title(page: Page) -> str:
    """Returns the title: Saturday 21 November 2026 · Check-in."""
    return f"{long_day(page.day)} · {sentences.KINDS[page.kind]}"


def parts_of(page: Page, names: Mapping[Need, str]) -> Iterator[PartText]:
    """Yields the parts of an entry in order, without those that have nothing to show.

    Args:
        page: the entry.
        names: display names of the needs.
    """
    for part in page.parts:
        yield from part_texts(part, page.kind, names)


def part_texts(part: Part, kind: Kind, names: Mapping[Need, str]) -> list[PartText]:
    """Returns one part of an entry of this kind, as in `parts_of`."""
    label, note = _label(part, kind, names), _note(part)
    if not part.words_leave:
        label = f"{label}, {WITHOUT_WORDS}" if label else WITHOUT_WORDS
    found = [PartText(label, part.asked, part.words, note)] if label or part.words or note else []
    if part.keep:
        found.append(PartText("", TO_KEEP, part.keep))
    if part.wrong:
        found.append(PartText("", SAT_WRONG, part.wrong))
    return found


def _label(part: Part, kind: Kind, names: Mapping[Need, str]) -> str:
    match part.kind:
        case "reflection" if part.need:
            skipped = part.words_leave and not part.words
            return _rated(names[part.need], part.rating, part.unclear, skipped, part.direction)
        case "connection":
            return (
                f"{sentences.CONNECTION}: {sentences.STATUS_NOW[part.status]}" if part.status else sentences.CONNECTION
            )
        case "arrival":
            return _arrival(part)
        case "practice":
            return _practice(part)
        case "close":
            return TO_CARRY
        case _ if part.title:
            return part.title
        case "note" | "agenda" if kind != part.kind:
            return sentences.KINDS[part.kind]
    return ""


@lru_cache(maxsize=512)  # a record of many years repeats the same few labels tens of thousands of times
def _rated(name: str, rating: int | None, unclear: bool, skipped: bool, direction: Direction | None) -> str:
    said = str(rating) if rating is not None else sentences.UNCLEAR if unclear else sentences.SKIPPED if skipped else ""
    found = f"{name}: {said}" if said else name
    return f"{found}, {sentences.DIRECTIONS_INLINE[direction]}" if direction else found


def _arrival(part: Part) -> str:
    found = [sentences.STATES_INLINE[part.state]] if part.state else []
    found += [f"after settling: {sentences.AFTERS_INLINE[part.after]}"] if part.after else []
    found += [f"near: {sentences.NEARS_INLINE[part.near]}"] if part.near else []
    return f"Arriving: {'; '.join(found)}" if found else "Arriving"


def _practice(part: Part) -> str:
    found = [part.title] if part.title else []
    found += [f"before it: {sentences.STATES_INLINE[part.state]}"] if part.state else []
    found += [f"after it: {sentences.AFTERS_INLINE[part.after]}"] if part.after else []
    return "; ".join(found)


def _note(part: Part) -> str:
    if not (part.people or part.touched or part.tags or part.wants or part.outcome):
        return ""
    found = [f"with {', '.join(part.people)}"] if part.people else []
    if part.touched:
        found.append(f"touched {listed([sentences.NEEDS_INLINE[need] for need in part.touched])}")
    found += [f"tags: {', '.join(part.tags)}"] if part.tags else []
    found += [WANTED[part.wants].removesuffix(".")] if part.wants else []
    found += [sentences.OUTCOMES[part.outcome][0]] if part.outcome else []
    return " · ".join(found)
