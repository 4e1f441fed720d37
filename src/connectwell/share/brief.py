"""Builds the one-page brief: figures from what may leave, session lines, and what the person chose and wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from connectwell.errors import UsageFault
from connectwell.insights.trends import trends_of
from connectwell.jobs import Progress
from connectwell.journal import Journal
from connectwell.library import Library
from connectwell.model.entry import Entry, Reflection
from connectwell.model.facts import EntryFacts, facts_of
from connectwell.model.parts import (
    MARKABLE,
    key_of,
    leaving,
    level_of,
    parts_of,
    says_nothing,
    type_of,
    words_in,
)
from connectwell.model.terms import NEEDS, STATES, Need, State, Status
from connectwell.model.text import clean
from connectwell.session import agenda
from connectwell.session.agenda import AgendaItem
from connectwell.share.document import Brief, Moment, ShareLine
from connectwell.share.names.roles import Roles
from connectwell.share.record import Made, document_of, roles_of
from connectwell.share.select.period import Choice, Shareable

MOST_MOMENTS: Final = 2
MOST_HELPED: Final = 3
_COUNTED: Final[tuple[Status, ...]] = ("done", "planned", "not-today")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may go on the page as a moment, or as something that helped.

    Attributes:
        reference: as used in `Choice.moments` and `Choice.helped`.
        day, need: of the part; `need` is None outside a reflection.
        words: as written, with names: for the person who chooses.
    """

    reference: str
    day: date
    need: Need | None
    words: str


def lines_for_page(journal: Journal, progress: Progress | None = None) -> tuple[AgendaItem, ...]:
    """Returns the open lines that may go on the page: written for it, and not marked private since. Oldest first.

    A mark whose line isn't written yet is left out: the marked part's own words never go on the page. `Choice.left_out`
    excludes a line by the tail of its id, `item.tail`.
    """
    return lines_among(agenda.agenda_entries(journal, progress))


def lines_among(entries: tuple[Entry, ...]) -> tuple[AgendaItem, ...]:
    """Returns the lines as `lines_for_page`, from `agenda.agenda_entries`."""
    may = {entry.id for entry in entries if entry.agenda and entry.agenda.sharing == "words"}
    return tuple(item for item in agenda.open_lines(entries) if item.id in may and item.words.strip())


def candidates(shareable: Shareable, choice: Choice) -> tuple[Candidate, ...]:
    """Returns the words to choose from, oldest first: those that may leave with their words and aren't left out."""
    return tuple(found for entry in shareable.entries for found in _candidates(entry, choice))


def draft_of(
    shareable: Shareable,
    choice: Choice,
    lines: Iterable[AgendaItem],
    library: Library,
    made: date,
    session: date | None = None,
) -> Made:
    """Builds the page, however long. Its figures count only what leaves.

    `one_page.overflow` says whether it fits; `Sharing.document` checks that before anything leaves.

    Args:
        shareable: from `period.read_shareable`.
        choice: what is left out, chosen and written for the page.
        lines: from `lines_for_page`.
        library: the names of the needs, and the meanings of 0 and 10.
        made: today.
        session: the day of the session it is for, if known.

    Raises:
        UsageFault: more was chosen than the page takes, or something that may not leave.
    """
    _check_number(choice)
    shared = [
        kept for entry in shareable.entries if entry.kind != "agenda" and (kept := leaving(entry, choice.left_out))
    ]
    talk = [item for item in lines if item.tail not in choice.left_out]
    own = (choice.different, choice.not_today, choice.helped_line, *(item.words for item in talk))
    roles = roles_of(shareable, own, keep_names=choice.keep_names)
    days = sorted({entry.day for entry in shared})
    found = {one.reference: one for one in candidates(shareable, choice)}
    frame = document_of(shareable, choice, library, made, days)
    brief = Brief(
        days=(frame.until - frame.since).days + 1,
        days_written=len(days),
        session=session,
        lines=tuple(ShareLine(_redacted(item.words, roles), item.wants) for item in talk),
        not_today=_redacted(choice.not_today, roles),
        different=_redacted(choice.different, roles),
        moments=tuple(_moment(found, reference, roles) for reference in choice.moments),
        helped=tuple(_moment(found, reference, roles) for reference in choice.helped),
        helped_line=_redacted(choice.helped_line, roles),
        connections=_statuses(shared),
        touched=_touched(shared),
        trends=trends_of([_figures_of(entry) for entry in shared], frame.since, frame.until),
        states=_states(shared),
    )
    entries = (*(entry.id for entry in shared), *(item.id for item in talk))
    return Made(replace(frame, brief=brief), entries, roles.replacements)


def _candidates(entry: Entry, choice: Choice) -> Iterator[Candidate]:
    tail = entry.tail
    for part in parts_of(entry):
        reference = f"{tail}/{key_of(part)}"
        chosen_from = type_of(part) in MARKABLE and not says_nothing(part)
        if not chosen_from or level_of(part) != "words" or not choice.left_out.isdisjoint((tail, reference)):
            continue
        if (words := words_in(part)).strip():
            yield Candidate(reference, entry.day, part.need if isinstance(part, Reflection) else None, words)


def _check_number(choice: Choice) -> None:
    if len(choice.moments) > MOST_MOMENTS:
        raise UsageFault(f"The page has room for {MOST_MOMENTS} moments.")
    if len(choice.helped) > MOST_HELPED:
        raise UsageFault(f"The page has room for {MOST_HELPED} things that helped, besides a line of your own.")


def _moment(found: Mapping[str, Candidate], reference: str, roles: Roles) -> Moment:
    one = found.get(reference)
    if one is None:
        raise UsageFault("Some words you chose for the page aren't from these days, or aren't set to be shared.")
    return Moment(one.day, one.need, _redacted(one.words, roles))


def _redacted(words: str, roles: Roles) -> str:
    return roles.replace(clean(words).strip())


def _figures_of(entry: Entry) -> EntryFacts:
    """Returns the facts for the plots. At *theme*, a reflection without a rating is a gap, with words or without."""
    facts = facts_of(entry)
    shown = (one for one in facts.reflections if one.sharing == "words" or one.rating is not None or one.unclear)
    return facts._replace(reflections=tuple(shown))


def _statuses(entries: Iterable[Entry]) -> dict[Status, int]:
    """Counts connections by status; leaves out those at *theme*, which don't reveal it."""
    parts = (part for entry in entries for part in entry.connections if part.sharing == "words")
    count = Counter(part.status for part in parts)
    return {status: count[status] for status in _COUNTED}


def _touched(entries: Iterable[Entry]) -> dict[Need, int]:
    landed = (part.landed for entry in entries for part in entry.connections if part.landed)
    count = Counter(need for one in landed for need in set(one.touched))
    return {need: count[need] for need in NEEDS}


def _states(entries: Iterable[Entry]) -> dict[State, int]:
    count = Counter(entry.arrival.state for entry in entries if entry.kind == "check-in" and entry.arrival)
    return {state: count[state] for state in STATES}
