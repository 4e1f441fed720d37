"""The Today screen's data: the day's check-in, its small connection and open plans; and answers to the connection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from connectwell import sentences
from connectwell.checkin import suggestion
from connectwell.checkin.left_open import LeftOpen, left_open
from connectwell.context import Context
from connectwell.errors import EntryNotFound
from connectwell.library import Idea
from connectwell.model.entry import FORMAT, Connection, Entry, Landed, keys_of
from connectwell.model.frozen import dataclass
from connectwell.model.terms import NEEDS, Need, Status
from connectwell.model.text import clean

# Imported where used: the verb `today` on a day without a check-in needs none of them.
if TYPE_CHECKING:
    from connectwell.checkin.day_so_far import DaySoFar
    from connectwell.journal import Editing


_ONLY_TOLD: Final = timedelta(days=suggestion.WEEK - 1)
"""After that, what is to be tried is told once more; the whole of it is within what `suggestion.newest` reads."""
_LONGEST_OPEN: Final = timedelta(days=31)


@dataclass(frozen=True)
class OpenPlan:
    """A connection the person said they would try."""

    entry: str
    key: str
    asked: str
    day: date
    idea: str = ""
    """The connection's id in the library; empty if it has none."""
    is_last: bool = False
    """Whether Today shows it for the last time: until the next check-in."""


@dataclass(frozen=True)
class Today:
    """The data of the first screen."""

    day: date
    finished: bool
    """Whether this day has a finished check-in."""
    open_entry: str | None
    """Today's unfinished check-in."""
    left: tuple[LeftOpen, ...]
    """What else isn't finished, to go on with, newest first."""
    idea: Idea
    said: Status | None
    """The answer to today's connection, if any."""
    plans: tuple[OpenPlan, ...]
    so_far: DaySoFar | None = None
    """The day's newest finished check-in in brief; the only words and ratings here."""
    is_first: bool = False
    """Whether there is nothing in the journal yet."""

    @property
    def old_checkin(self) -> LeftOpen | None:
        """The newest, if it is another day's check-in and none was begun today."""
        first = next(iter(self.left), None)
        return first if first and first.kind == "check-in" and not (self.finished or self.open_entry) else None


def greeting(now: datetime) -> str:
    """Returns the greeting for the hour: good evening from 18:00 until midnight, then just hello."""
    from connectwell.checkin.day_so_far import part_of_day

    return sentences.GREETINGS[part_of_day(now)]


def read_today(context: Context) -> Today:
    """Returns today's state, from the newest entries alone."""
    day = context.today()
    entries = suggestion.newest(context.journal, day)
    todays = [entry for entry in entries if entry.kind == "check-in" and entry.day == day]
    finished = any(not entry.unfinished for entry in todays)
    idea, said = suggestion.of_day(context, day, entries)
    return Today(
        day=day,
        finished=finished,
        open_entry=next((entry.id for entry in todays if entry.unfinished), None),
        left=left_open(entries, day),
        idea=idea,
        said=said,
        plans=_plans(entries, day),
        so_far=_so_far(todays) if finished else None,
        is_first=not entries and next(context.journal.newest(), None) is None,
    )


def _so_far(todays: Iterable[Entry]) -> DaySoFar | None:
    from connectwell.checkin.day_so_far import day_so_far

    return day_so_far(todays)


def _plans(entries: Iterable[Entry], day: date) -> tuple[OpenPlan, ...]:
    """Returns what is to be tried, newest first; in front of it what is shown for the last time.

    For a week it is only told. Then it is told once more, until a check-in is finished, and goes by itself.
    """
    plans: list[OpenPlan] = []
    answered: set[str] = set()
    checked_in: date | None = None
    for entry in entries:  # newest first, so later answers to a plan are seen before it
        age = day - entry.day
        is_over = checked_in is not None and checked_in - entry.day >= _ONLY_TOLD
        for part in reversed(entry.connections):
            is_open = part.status == "planned" and part.landed is None and not part.put_away
            if is_open and not is_over and timedelta() < age <= _LONGEST_OPEN and part.prompt not in answered:
                plans.append(OpenPlan(entry.id, part.key, part.asked, entry.day, part.prompt or "", age >= _ONLY_TOLD))
            if part.prompt and part.status != "passed":
                answered.add(part.prompt)
        if entry.kind == "check-in" and not entry.unfinished:
            checked_in = max(entry.day, checked_in or entry.day)
    return tuple(sorted(plans, key=lambda plan: not plan.is_last))


def said_of_plans(plans: Sequence[OpenPlan]) -> str:
    """Returns since when the first plan is to be tried, and how many come after it."""
    first, more = plans[0], len(plans) - 1
    if first.is_last:
        since = sentences.STILL_TO_TRY.format(day=sentences.weekday_in_year(first.day, first.day))
    else:
        since = sentences.TO_TRY_SINCE.format(weekday=f"{first.day:%A}")
    return sentences.AND_MORE_TO_TRY.format(since=since, n=more) if more else since


def record_answer(
    context: Context,
    idea: Idea | None,
    status: Status,
    *,
    own: str = "",
    words: str = "",
    touched: Iterable[Need] = (),
) -> Entry:
    """Records the answer to a connection: in the day's entry that already has it, else in a new entry.

    Never overwrites words: if there are some already, new words go into a new entry. When a connection is passed over,
    the next one is recorded too, and stays the day's connection from then on.

    Args:
        idea: the suggestion; None for one of the person's own, named in `own`.
        status: done, planned, passed ("another") or not today.
        own: what it was, in the person's words, if there was no suggestion.
        words: how it landed, if they say.
        touched: which of the five it touched.

    Raises:
        SaveFailed: from the journal.
    """
    journal, now = context.journal, context.clock()
    day = context.day_of(now)
    chosen = set(touched)
    landed = None
    if words or chosen:
        landed = Landed(at=now, words=clean(words), touched=tuple(n for n in NEEDS if n in chosen))
    with journal.one_at_a_time():
        entries = suggestion.newest(journal, day)
        todays = [entry for entry in entries if entry.day == day and entry.format == FORMAT]
        existing = next((e for e in todays if idea and status != "passed" and _takes(e, idea, words)), None)
        if idea and existing:
            return _update_answer(journal.edit(existing.id), idea, status, landed, now)
        part = Connection(
            key=journal.new_key(()),
            at=now,
            prompt=idea.id if idea else None,
            asked=idea.do if idea else clean(own),
            status=status,
            landed=landed,
        )
        shown: tuple[str, ...] = ()
        if status == "passed" and part.prompt:
            asked = suggestion.last_asked(entries) | {part.prompt: day}
            shown = (suggestion.another(context, day, suggestion.known_state(entries, day), asked).id,)
        passed = next((entry for entry in todays if entry.kind == "connection" and entry.says_nothing), None)
        if passed:  # one entry for all of the day's "another" presses, not one each
            editing = journal.edit(passed.id)
            part = replace(part, key=journal.new_key(keys_of(editing.entry)))
            before = (name for name in editing.entry.shown if name not in (part.prompt, *shown))
            connections = (*editing.entry.connections, part)
            return editing.save(replace(editing.entry, shown=(*before, *shown), connections=connections)).entry
        return journal.add(
            Entry(
                id=journal.new_id(now),
                kind="connection",
                day=day,
                started=now,
                finished=now,
                shown=shown,
                connections=(part,),
            )
        )


def _takes(entry: Entry, idea: Idea, words: str) -> bool:
    """Whether the entry has an answer to `idea` that can take `words` without overwriting others."""
    said = [part for part in entry.connections if part.prompt == idea.id and part.status != "passed"]
    return bool(said) and not (words and any(part.landed and part.landed.words for part in said))


def _update_answer(editing: Editing, idea: Idea, status: Status, landed: Landed | None, now: datetime) -> Entry:
    def updated(part: Connection) -> Connection:
        if part.prompt != idea.id or part.status == "passed":
            return part
        before = part.landed or Landed()
        merged = landed and replace(
            landed, words=landed.words or before.words, touched=landed.touched or before.touched
        )
        return replace(part, status=status, at=now, landed=merged or part.landed)

    entry = editing.entry
    return editing.save(replace(entry, connections=tuple(map(updated, entry.connections)))).entry


class FollowUpEditor:
    """Edits how one connection landed; every save goes to the same part of the same entry.

    Attributes:
        asked: the connection's text.
        words: the existing words, to continue from; put-away words are excluded and kept.
        touched: which of the five it touched.
        put_away: whether the connection is put away.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal, on construction.
    """

    def __init__(self, context: Context, plan: OpenPlan) -> None:
        from connectwell.model.covered import covered_in

        self._editing, self._clock, self._key = context.journal.edit(plan.entry), context.clock, plan.key
        part = next((part for part in self._editing.entry.connections if part.key == plan.key), None)
        if part is None:
            raise EntryNotFound("That connection isn't in its entry any more. Nothing was changed.")
        landed = part.landed or Landed()
        self._covered = covered_in(part)
        self.asked, self.put_away = plan.asked, part.put_away
        self.words, self.touched = self._covered.new_in(landed.words), landed.touched

    @property
    def day(self) -> date:
        """The day the connection belongs to."""
        return self._editing.entry.day

    @property
    def is_open(self) -> bool:
        """Whether it was saved as not finished yet."""
        part = next((part for part in self._editing.entry.connections if part.key == self._key), None)
        return part is not None and part.landed is not None and part.landed.open

    def save(
        self,
        status: Status,
        words: str | None = None,
        touched: Iterable[Need] | None = None,
        *,
        so_far: bool = False,
    ) -> Entry:
        """Saves the connection as done, with how it landed, or as not today.

        Args:
            status: done, or not today, which keeps the existing words.
            words: the whole text except what is put away; None leaves it unchanged.
            touched: which of the five it touched; None leaves them unchanged.
            so_far: the words aren't finished yet. Without words there is nothing to go on with.

        Raises:
            SaveFailed: from the journal.
        """
        return self._editing.save(self._said(status, words, touched, so_far=so_far)).entry

    def rescue(self, folder: str, words: str, touched: Iterable[Need]) -> None:
        """Saves as done, but to a folder the person names. Raises SaveFailed."""
        self._editing.rescue(self._said("done", words, touched), folder)

    def _said(
        self, status: Status, words: str | None, touched: Iterable[Need] | None, *, so_far: bool = False
    ) -> Entry:
        def settle(part: Connection) -> Connection:
            if part.key != self._key:
                return part
            if status != "done":
                return replace(part, status=status)
            landed = self._landed(part.landed, words, touched)
            return replace(part, status=status, landed=replace(landed, open=so_far and bool(landed.words.strip())))

        entry = self._editing.entry
        return replace(entry, connections=tuple(map(settle, entry.connections)))

    def _landed(self, before: Landed | None, words: str | None, touched: Iterable[Need] | None) -> Landed:
        """Returns `before` with the new words and needs; a change also updates its time."""
        landed = before or Landed()
        if words is not None:
            landed = replace(landed, words=self._covered.with_new(clean(words)))
        if touched is not None:
            chosen = set(touched)
            landed = replace(landed, touched=tuple(need for need in NEEDS if need in chosen))
        return landed if landed == before else replace(landed, at=self._clock())


def plan_left(left: LeftOpen) -> OpenPlan:
    """Returns the connection whose words on how it went aren't finished."""
    return OpenPlan(left.entry, left.part, left.asked, left.day)


def plan_of(entry: Entry) -> OpenPlan:
    """Returns the entry's most recently answered connection, for adding more about it."""
    part = max(reversed(entry.connections), key=suggestion.when_answered)
    return OpenPlan(entry.id, part.key, part.asked, entry.day, part.prompt or "")
