"""Wording shared by every format: head, headings and part labels. `picture` has the wording of the plots.

A therapist reads this in five minutes, after the person has read it; it speaks in the person's voice. Days, counts and
what was chosen, no verdict. Everything is plain text, some of it the person's own: each format must escape all of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from connectwell import sentences
from connectwell.english import listed
from connectwell.model.terms import Direction, Kind, Need
from connectwell.share.document import Document, Moment, Page, Part

STATEMENT: Final = "These are my own words and ratings, not an assessment. No one sees them between sessions."
HOW_TO_READ: Final = f"{STATEMENT} A blank means that nothing is shared there, not that nothing happened."
ARCHIVE_STATEMENT: Final = (
    "This is all of my journal, private and put away included, with everybody's name. It is for nobody else."
)
TO_TALK_ABOUT: Final = "I'd like to talk about"
NOT_TODAY: Final = "Not today, please"
DIFFERENT: Final = "Different lately"
MOMENTS: Final = "In my own words"
HELPED: Final = "What helped"
PRACTICE: Final = "a practice"
FIVE: Final = "The five, day by day"
WANTED: Final = sentences.WANTS_INLINE
WITHOUT_WORDS: Final = "without words"
TO_CARRY: Final = sentences.TEXTS["carry"]
HEADINGS: Final = sentences.TEXTS | {"keep": "To keep from the session"}
"""Of texts with a heading of their own, by key."""
EMPTY: Final = "Nothing here."
_LETTER_OF_A_ROLE: Final = re.compile(r"(?<=\w) (?=\([^\W\d_a-z][0-9]{0,5}\))")
_BOUND: Final = re.compile(r"(?<=\w)\u00a0(?=\([^\W\d_a-z][0-9]{0,5}\))")
_MONTHS, _WEEKDAYS = tuple(calendar.month_name), tuple(calendar.day_name)

SectionName = Literal["talk", "not-today", "different", "moments", "helped", "five"]


class PartText(NamedTuple):
    """One paragraph or part; each field is plain text or empty. (A tuple, because a record has tens of thousands.)

    Attributes:
        label: its heading: "Safe: 6, with others"; for a moment, its day and rating.
        asked: the question it answers.
        words: the person's own, with line breaks.
        note: the line below it: who was there, what I'd like.
    """

    label: str
    asked: str = ""
    words: str = ""
    note: str = ""


class Section(NamedTuple):
    """A heading of the brief and its content. The section of the five has a picture instead of `said`."""

    name: SectionName
    heading: str
    said: tuple[PartText, ...] = ()


def long_day(day: date) -> str:
    """Returns the day as `sentences.long_day`, from tables: a record has thousands."""
    return f"{_WEEKDAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """Returns the day as in: 21 November 2026."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def month_of(day: date) -> str:
    """Returns the month as in: November 2026."""
    return f"{_MONTHS[day.month]} {day.year}"


def period(document: Document) -> str:
    """Returns the document's period, as `sentences.days_said`."""
    return sentences.days_said(document.since, document.until)


def day_and_month(day: date) -> str:
    """Returns the day as in: 21 November."""
    return f"{day.day} {_MONTHS[day.month]}"


def head_of(document: Document) -> tuple[str, ...]:
    """Returns the lines below the title: the period and the name, and the statement."""
    days = period(document)
    if document.made != document.until:
        days += f", made on {short_day(document.made)}"
    if document.name:
        days += f" · {document.name}"  # last, so that a right-to-left name reorders nothing
    if document.brief and (session := document.brief.session):
        days = f"For {session:%A} {session.day} {session:%B} · {days}"
    return (days, statement_of(document))


def statement_of(document: Document) -> str:
    """Returns the statement of what this is, and what it isn't."""
    if document.everything:
        return ARCHIVE_STATEMENT
    return HOW_TO_READ if document.brief else STATEMENT


# --- The brief


def sections(document: Document) -> tuple[Section, ...]:
    """Returns the brief's sections in reading order, without empty ones."""
    brief = document.brief
    if brief is None:
        return ()
    lines = [PartText("", words=line.words, note=WANTED[line.wants] if line.wants else "") for line in brief.lines]
    helped = [PartText("", words=brief.helped_line)] if brief.helped_line else []
    helped += [_helped(moment, document) for moment in brief.helped]
    found: tuple[tuple[SectionName, str, Sequence[PartText]], ...] = (
        ("talk", TO_TALK_ABOUT, lines),
        ("not-today", NOT_TODAY, [PartText("", words=brief.not_today)] if brief.not_today else []),
        ("different", DIFFERENT, [PartText("", words=brief.different)] if brief.different else []),
        ("moments", MOMENTS, [_moment(moment, document) for moment in brief.moments]),
        ("helped", HELPED, helped),
        ("five", FIVE, ()),
    )
    return tuple(
        Section(name, heading, tuple(said))
        for name, heading, said in found
        if said or (name == "five" and brief.has_picture)
    )


def _day(day: date, document: Document) -> str:
    return day_and_month(day) if document.since.year == document.until.year else short_day(day)


def _moment(moment: Moment, document: Document) -> PartText:
    """Returns the day, the need and its rating, the question and the words: "Tuesday 17 November · safe 7"."""
    label = [f"{_WEEKDAYS[moment.day.weekday()]} {_day(moment.day, document)}"]
    if moment.need:
        rating = str(moment.rating) if moment.rating is not None else sentences.UNCLEAR if moment.unclear else ""
        label.append(f"{sentences.NEEDS_INLINE[moment.need]} {rating}".strip())
    label += [sentences.STATUS_NOW["done"]] if _is_as_suggested(moment) else []
    return PartText(" · ".join(label), moment.asked or moment.did, moment.words)


def _helped(moment: Moment, document: Document) -> PartText:
    """Tells something that helped: "Held a door for someone. “She smiled.”", and below it what it touched."""
    words = f"{moment.did} “{moment.words}”" if moment.did and moment.words else moment.did or moment.words
    note = [sentences.NEEDS_INLINE[moment.need]] if moment.need else []
    note += [sentences.STATUS_NOW["done"]] if _is_as_suggested(moment) else []
    note += [PRACTICE] if moment.is_practice else []
    if moment.touched:
        note.append(f"touched {listed([sentences.NEEDS_INLINE[need] for need in moment.touched])}")
    around = [f"{sentences.STATES_INLINE[moment.before]} before"] if moment.before else []
    around += [f"{sentences.AFTERS_INLINE[moment.after]} after"] if moment.after else []
    note += [", ".join(around)] if around else []
    return PartText("", words=words, note=" · ".join([*note, _day(moment.day, document)]))


def _is_as_suggested(moment: Moment) -> bool:
    """Whether it was done, and is told in the words in which it was suggested."""
    return bool(moment.did) and not (moment.is_told or moment.is_practice)


# --- The record


def page_title(page: Page) -> str:
    """Returns the title: Saturday 21 November 2026 · Check-in."""
    return f"{long_day(page.day)} · {sentences.KINDS[page.kind]}"


def texts_of_page(page: Page, names: Mapping[Need, str]) -> Iterator[PartText]:
    """Yields the parts of an entry in order, without those that have nothing to show.

    Args:
        page: the entry.
        names: display names of the needs.
    """
    for part in page.parts:
        yield from part_texts(part, page.kind, names)


def part_texts(part: Part, kind: Kind, names: Mapping[Need, str]) -> list[PartText]:
    """Returns one part of an entry of this kind, as in `texts_of_page`."""
    label, note = _label(part, kind, names), _note(part)
    if not part.words_leave:
        label = f"{label}, {WITHOUT_WORDS}" if label else WITHOUT_WORDS
    found = [PartText(label, part.asked, part.words, note)] if label or part.words or note else []
    return found + [PartText("", HEADINGS[key], words) for key, words in part.texts] if part.texts else found


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
            return "" if part.texts and not part.words else TO_CARRY
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
    found += [WANTED[part.wants]] if part.wants else []
    found += [sentences.OUTCOMES[part.outcome][0]] if part.outcome else []
    return " · ".join(found)


def bound(text: str) -> str:
    """Returns a text in which no line breaks between a role and its letter: "a friend (A)"."""
    return _LETTER_OF_A_ROLE.sub("\u00a0", text) if " (" in text else text


def unbound(line: str) -> str:
    """Returns a line with ordinary spaces where `bound` put others, so that it is found by what one types."""
    return _BOUND.sub(" ", line) if "\u00a0(" in line else line
