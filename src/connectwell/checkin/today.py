"""Today: is there a check-in, which small connection, what was left open. And what is said to the connection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from connectwell import sentences
from connectwell.checkin import suggestion
from connectwell.context import Context
from connectwell.errors import EntryNotFound
from connectwell.library import Idea
from connectwell.model.covered import covered_in
from connectwell.model.entry import FORMAT, Connection, Entry, Landed, keys_of
from connectwell.model.frozen import dataclass
from connectwell.model.terms import NEEDS, Need, Status
from connectwell.model.text import clean

if TYPE_CHECKING:
    from connectwell.journal import Editing


@dataclass(frozen=True)
class OpenPlan:
    """A connection the person said they would try, and where it stands."""

    entry: str
    key: str
    asked: str


@dataclass(frozen=True)
class Today:
    """What the first screen shows. Never what was written or rated."""

    day: date
    finished: bool
    """Whether there is a finished check-in for this day."""
    open_entry: str | None
    """Today's unfinished check-in."""
    old_page: tuple[str, date] | None
    """An unfinished check-in of an earlier day that wasn't left."""
    idea: Idea
    said: Status | None
    """What was said to today's connection, if anything."""
    plans: tuple[OpenPlan, ...]


def greeting(now: datetime) -> str:
    """What is said first: good evening from six until midnight, and after that no more than hello."""
    hour = now.hour
    part = "night" if hour < 5 else "morning" if hour < 11 else "day" if hour < 18 else "evening"
    return sentences.GREETINGS[part]


def look(context: Context) -> Today:
    """What today is like, from the newest entries alone."""
    day = context.today()
    entries = suggestion.newest(context.journal, day)
    checkins = [entry for entry in entries if entry.kind == "check-in"]
    todays = [entry for entry in checkins if entry.day == day]
    old = next((e for e in checkins if e.day < day and e.unfinished and not (e.walk and e.walk.left)), None)
    idea, said = suggestion.of_day(context, day, entries)
    return Today(
        day=day,
        finished=any(not entry.unfinished for entry in todays),
        open_entry=next((entry.id for entry in todays if entry.unfinished), None),
        old_page=(old.id, old.day) if old else None,
        idea=idea,
        said=said,
        plans=_plans(entries, day),
    )


def _plans(entries: Iterable[Entry], day: date) -> tuple[OpenPlan, ...]:
    plans: list[OpenPlan] = []
    answered: set[str] = set()
    for entry in entries:  # newest first, so what was said to a plan later is known by then
        recent = timedelta() < day - entry.day <= timedelta(days=suggestion.WEEK)
        for part in reversed(entry.connections):
            is_open = part.status == "planned" and part.landed is None and not part.put_away
            if is_open and recent and part.prompt not in answered:
                plans.append(OpenPlan(entry.id, part.key, part.asked))
            if part.prompt and part.status != "passed":
                answered.add(part.prompt)
    return tuple(plans)


def say(
    context: Context,
    idea: Idea | None,
    status: Status,
    *,
    own: str = "",
    words: str = "",
    touched: Iterable[Need] = (),
) -> Entry:
    """Notes what became of a connection: in the entry of the day that holds it already, else as one of its own.

    Words that are there already are never written over: new ones then make an entry of their own. Where one was passed
    on, the next is noted with it, so that it is the day's from then on.

    Args:
        idea: the suggestion; None for one of the person's own, named in `own`.
        status: done, planned, passed ("another") or not today.
        own: what it was, in the person's words, where there was no suggestion.
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
    entries = suggestion.newest(journal, day)
    todays = [entry for entry in entries if entry.day == day and entry.format == FORMAT]
    holding = next((e for e in todays if idea and status != "passed" and _takes(e, idea, words)), None)
    if idea and holding:
        return _say_anew(journal.edit(holding.id), idea, status, landed, now)
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
        shown = (suggestion.another(context, day, suggestion.state_of(todays), asked).id,)
    passed = next((entry for entry in todays if entry.says_nothing), None)
    if passed:  # "another" pressed before: one entry for the day's looking around, not one a press
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
    """Whether the entry holds the answer to `idea`, and `words` wouldn't be written over others there."""
    said = [part for part in entry.connections if part.prompt == idea.id and part.status != "passed"]
    return bool(said) and not (words and any(part.landed and part.landed.words for part in said))


def _say_anew(editing: Editing, idea: Idea, status: Status, landed: Landed | None, now: datetime) -> Entry:
    def say_anew(part: Connection) -> Connection:
        if part.prompt != idea.id or part.status == "passed":
            return part
        before = part.landed or Landed()
        told = landed and replace(landed, words=landed.words or before.words, touched=landed.touched or before.touched)
        return replace(part, status=status, at=now, landed=told or part.landed)

    entry = editing.entry
    return editing.save(replace(entry, connections=tuple(map(say_anew, entry.connections)))).entry


class LandingEditor:
    """How one connection landed, written bit by bit; every save goes to the same part of the same entry.

    Attributes:
        asked: what it was.
        words: what was said about it before, to go on from; what is put away isn't in it, and stays where it is.
        touched: which of the five it touched.
        put_away: whether the connection is put away.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal, when made.
    """

    def __init__(self, context: Context, plan: OpenPlan) -> None:
        self._editing, self._clock, self._key = context.journal.edit(plan.entry), context.clock, plan.key
        part = next((part for part in self._editing.entry.connections if part.key == plan.key), None)
        if part is None:
            raise EntryNotFound("That connection is not in its entry any more. Nothing was changed.")
        landed = part.landed or Landed()
        self._covered = covered_in(part)
        self.asked, self.put_away = plan.asked, part.put_away
        self.words, self.touched = self._covered.new_in(landed.words), landed.touched

    def save(self, status: Status, words: str | None = None, touched: Iterable[Need] | None = None) -> Entry:
        """Done with how it landed, or let go (not today).

        Args:
            status: done, or not today; what was said about it before stays then.
            words: the whole text as it stands, but for what is put away; None leaves it as it is.
            touched: which of the five it touched; None leaves them as they are.

        Raises:
            SaveFailed: from the journal.
        """
        return self._editing.save(self._said(status, words, touched)).entry

    def rescue(self, folder: str, words: str, touched: Iterable[Need]) -> None:
        """As `save` with done, but into another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._said("done", words, touched), folder)

    def _said(self, status: Status, words: str | None, touched: Iterable[Need] | None) -> Entry:
        def settle(part: Connection) -> Connection:
            if part.key != self._key:
                return part
            if status != "done":
                return replace(part, status=status)
            return replace(part, status=status, landed=self._landed(part.landed, words, touched))

        entry = self._editing.entry
        return replace(entry, connections=tuple(map(settle, entry.connections)))

    def _landed(self, before: Landed | None, words: str | None, touched: Iterable[Need] | None) -> Landed:
        """As `before`, with what is said now, and now as its time where that is something else."""
        landed = before or Landed()
        if words is not None:
            landed = replace(landed, words=self._covered.with_new(clean(words)))
        if touched is not None:
            chosen = set(touched)
            landed = replace(landed, touched=tuple(need for need in NEEDS if need in chosen))
        return landed if landed == before else replace(landed, at=self._clock())


def plan_of(entry: Entry) -> OpenPlan:
    """The connection of an entry that was spoken of last, to say more about it."""
    part = max(reversed(entry.connections), key=suggestion.when_said)
    return OpenPlan(entry.id, part.key, part.asked)
