"""Builds the one-page brief: figures from what may leave, session lines, and what the person chose and wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from connectwell.errors import UsageFault
from connectwell.library import Library
from connectwell.library.location import ships
from connectwell.model.entry import FORMAT, Answer, Connection, Entry, PracticeDone, Reflection
from connectwell.model.facts import EntryFacts, facts_of
from connectwell.model.parts import (
    MARKABLE,
    AnyPart,
    key_of,
    level_of,
    parts_of,
    says_nothing,
    type_of,
    words_in,
)
from connectwell.model.terms import Need
from connectwell.model.text import clean
from connectwell.session import agenda
from connectwell.session.agenda import AgendaItem
from connectwell.share.document import Brief, Moment, ShareLine
from connectwell.share.names.roles import Roles
from connectwell.share.record import Made, asked_with, document_of, roles_of
from connectwell.share.select.figures import PageFigures
from connectwell.share.select.period import Choice, Shareable

MOST_MOMENTS: Final = 2
MOST_HELPED: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may go on the page as a moment, or as something that helped.

    Attributes:
        reference: as used in `Choice.moments` and `Choice.helped`.
        day, need: of the part; `need` is None outside a reflection.
        words: as written, with names: for the person who chooses. Without any, what was done.
        is_quotable: whether there are words to quote as a moment; if not, it may only be what helped.
    """

    reference: str
    day: date
    need: Need | None
    words: str
    is_quotable: bool = True


def lines_among(entries: tuple[Entry, ...]) -> tuple[AgendaItem, ...]:
    """Returns the open lines that may go on the page: written for it, and not marked private since. Oldest first.

    A mark whose line isn't written yet is left out: the marked part's own words never go on the page. `Choice.left_out`
    excludes a line by the tail of its id, `item.tail`.

    Args:
        entries: from `agenda.agenda_entries`.
    """
    may = {entry.id for entry in entries if entry.agenda and entry.agenda.sharing == "words" and entry.format <= FORMAT}
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
    first_weekday: int = 0,
    figures: PageFigures | None = None,
) -> Made:
    """Builds the page, however long. Its figures count only what leaves.

    `one_page.overflow` says whether it fits; `Sharing.document` checks that before anything leaves.

    Args:
        shareable: from `period.read_shareable`.
        choice: what is left out, chosen and written for the page.
        lines: from `lines_among`.
        library: the names of the needs, and the meanings of 0 and 10.
        made: today.
        session: the day of the session it is for, if known.
        first_weekday: the weekday that a week begins on; 0 is Monday.
        figures: those of these days, if there has been a page of them before.

    Raises:
        UsageFault: more was chosen than the page takes, or something that may not leave.
    """
    _check_number(choice)
    figures = figures or figures_of(shareable)
    talk = [item for item in lines if item.tail not in choice.left_out]
    own = (choice.different, choice.not_today, choice.helped_line, *(item.words for item in talk))
    roles = roles_of(shareable, choice, own)
    found = _page_with(figures, choice, talk, library, made, session, roles, first_weekday)
    if roles.tell_apart():
        found = _page_with(figures, choice, talk, library, made, session, roles, first_weekday)
    return found


def figures_of(shareable: Shareable) -> PageFigures:
    """Returns the figures of these days, for one page after another."""
    return PageFigures(shareable, _figures_of)


def _page_with(
    figures: PageFigures,
    choice: Choice,
    talk: Sequence[AgendaItem],
    library: Library,
    made: date,
    session: date | None,
    roles: Roles,
    first_weekday: int,
) -> Made:
    shareable, shared = figures.shareable, figures.shared(choice.left_out)
    chosen = _Chosen(shareable, choice, roles, library)
    moments = tuple(map(chosen.moment, choice.moments))
    helped = tuple(map(chosen.moment, choice.helped))
    frame = document_of(shareable, choice, library, made, sorted({entry.day for entry in shared}))
    daily = figures.daily(choice.left_out, frame.until, first_weekday)
    sessions = _sessions(shared)
    pictured = daily.days.union(sessions)
    first = min(pictured, default=frame.since)
    last = min(frame.until, max((made, frame.since, *pictured)))  # the axis doesn't run on into days to come
    days = (last - first).days + 1
    brief = Brief(
        days=(frame.until - frame.since).days + 1,
        days_shared=len(pictured.union(one.day for one in (*moments, *helped))),
        session=session,
        lines=tuple(ShareLine(_redacted(item.words, roles), item.wants) for item in talk),
        not_today=_redacted(choice.not_today, roles),
        different=_redacted(choice.different, roles),
        moments=moments,
        helped=helped,
        helped_line=_redacted(choice.helped_line, roles),
        chart=replace(
            daily.chart(first, last, usual_of=days, usual_within=days),
            sessions=sessions,
            ringed=frozenset((one.need, one.day) for one in moments if one.need and one.rating is not None),
        ),
    )
    entries = (*(entry.id for entry in shared), *(item.id for item in talk))
    return Made(replace(frame, brief=brief), entries, roles.replacements, roles.known_names())


def _candidates(entry: Entry, choice: Choice) -> Iterator[Candidate]:
    tail = entry.tail
    for part in parts_of(entry):
        reference = f"{tail}/{key_of(part)}"
        chosen_from = (type_of(part) in MARKABLE or isinstance(part, PracticeDone)) and not says_nothing(part)
        if not chosen_from or level_of(part) != "words" or not choice.left_out.isdisjoint((tail, reference)):
            continue
        if (words := words_in(part)).strip():
            yield Candidate(reference, entry.day, part.need if isinstance(part, Reflection) else None, words)
        elif did := _did(part):
            yield Candidate(reference, entry.day, None, did, is_quotable=False)


def _did(part: AnyPart) -> str:
    """Returns what was done, if it can be told without a word about how it went."""
    match part:
        case Connection() if part.status == "done" or part.landed:
            return part.asked
        case PracticeDone():
            return part.title or part.name
        case _:
            return ""


def _check_number(choice: Choice) -> None:
    if len(choice.moments) > MOST_MOMENTS:
        raise UsageFault(f"The page has room for {MOST_MOMENTS} moments.")
    if len(choice.helped) > MOST_HELPED:
        raise UsageFault(f"The page has room for {MOST_HELPED} things that helped, besides a line of your own.")


class _Chosen:
    """Tells what was chosen, with names replaced."""

    def __init__(self, shareable: Shareable, choice: Choice, roles: Roles, library: Library) -> None:
        chosen = {*choice.moments, *choice.helped}
        tails = {reference.partition("/")[0] for reference in chosen}
        entries = [entry for entry in shareable.entries if entry.tail in tails] if tails else []
        found = (one.reference for entry in entries for one in _candidates(entry, choice))
        self._may = {reference for reference in found if reference in chosen}
        self._parts = {
            f"{entry.tail}/{key_of(part)}": (entry.day, part)
            for entry in entries
            for part in parts_of(entry)
            if f"{entry.tail}/{key_of(part)}" in self._may
        }
        parts = [part for _, part in self._parts.values()]
        done = [part.name for part in parts if isinstance(part, PracticeDone)]
        self._library, self._roles = library, roles
        self._asked = asked_with(roles, library, done, questions=any(isinstance(part, Answer) for part in parts))

    def moment(self, reference: str) -> Moment:
        """Returns the part with this reference. Raises UsageFault if it may not be chosen."""
        if reference not in self._may:
            raise UsageFault("Some words you chose for the page aren't from these days, or aren't set to be shared.")
        day, part = self._parts[reference]
        words = _redacted(words_in(part), self._roles)
        match part:
            case Reflection():
                asked = clean(self._asked(part.asked)).strip()
                return Moment(day, part.need, words, asked=asked, rating=part.rating, unclear=part.unclear)
            case Connection():
                touched = part.landed.touched if part.landed else ()
                told = self._told(part.asked)
                did = clean(told or self._asked(part.asked)).strip()
                return Moment(day, None, words, did=did, is_told=bool(told), touched=touched)
            case PracticeDone():
                did = clean(self._asked(part.title or part.name)).strip()
                return Moment(day, None, words, did=did, is_practice=True, before=part.before, after=part.after)
            case Answer():
                return Moment(day, None, words, asked=clean(self._asked(part.asked)).strip())
            case _:
                return Moment(day, None, words)

    def _told(self, asked: str) -> str:
        """Returns a suggestion as told by somebody who did it; empty if that isn't known."""
        idea = self._library.suggested(asked)
        if idea is None:
            return ""
        return idea.told if ships(idea.id) else self._roles.replace(idea.told)


def _redacted(words: str, roles: Roles) -> str:
    return roles.replace(clean(words).strip())


def _figures_of(entry: Entry) -> EntryFacts:
    """Returns the facts for the plots. At *theme*, a reflection without a rating is a gap, with words or without.

    A state is one on arrival; that of a practice is told with it, if it is chosen.
    """
    facts = facts_of(entry)
    shown = (one for one in facts.reflections if one.sharing == "words" or one.rating is not None or one.unclear)
    return facts._replace(reflections=tuple(shown), state=facts.state if entry.kind == "check-in" else None)


def _sessions(entries: Iterable[Entry]) -> tuple[date, ...]:
    return tuple(sorted({entry.day for entry in entries if entry.session}))
