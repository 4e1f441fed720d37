"""Fills an empty journal with fictional weeks, through the same API as real entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Generic, TypeVar

from connectwell.clock import day_of
from connectwell.demo import words
from connectwell.demo.people import add_circle, add_sessions
from connectwell.journal import Journal
from connectwell.library import Library, Prompt, choose_connection, choose_prompt
from connectwell.model.entry import Arrival, Close, Connection, Entry, Landed, Note, Reflection
from connectwell.model.terms import NEEDS, Chose, Need, Sharing, State, Status
from connectwell.model.text import mentions

_USUAL: dict[Need, int] = {"seen": 5, "safe": 6, "soothed": 4, "secure": 6, "stable": 5}
_STATES: tuple[State, ...] = ("settled", "settled", "settled", "stirred-up", "mixed", "shut-down", "unclear")
_EMPTY_DAYS = 0.22
"""The fraction of days without entries."""


def fill_journal(journal: Journal, library: Library, until: datetime, days: int = 90, seed: int = 7) -> int:
    """Writes `days` days into the journal, up to the day before `until`.

    Args:
        journal: an empty journal.
        library: the source of prompts and connections.
        until: the current time, aware.
        days: how many days to go back, at least 1.
        seed: for the random generator; equal seeds give equal weeks.

    Returns:
        How many entries were written.

    Raises:
        SaveFailed: from the journal.
        ContentFault: from the library.
    """
    life = _Life(journal, library, Random(seed))
    add_circle(journal)
    written = 0
    for back in range(days, 0, -1):
        day = day_of(until) - timedelta(days=back)
        for entry in life.day(datetime.combine(day, time(7, 40), until.tzinfo)):
            journal.add(entry)
            written += 1
    return written + add_sessions(journal, until, days)


_Card = TypeVar("_Card")


class _Deal(Generic[_Card]):
    """Deals cards so that none repeats before all have been dealt."""

    def __init__(self, chance: Random, cards: Sequence[_Card]) -> None:
        self._chance, self._cards = chance, cards
        self._left: list[_Card] = []

    def next(self) -> _Card:
        self._left = self._left or self._chance.sample(self._cards, len(self._cards))
        return self._left.pop()


class _Life:
    """The fictional person: their moods, and what they were asked so far."""

    def __init__(self, journal: Journal, library: Library, chance: Random) -> None:
        self._journal, self._library, self._chance = journal, library, chance
        self._arrived = {state: _Deal(chance, said) for state, said in words.ARRIVED.items()}
        self._carried, self._landed = _Deal(chance, words.CARRIED), _Deal(chance, words.LANDED)
        self._notes = _Deal(chance, words.NOTES)
        self._asked: dict[str, date] = {}
        self._moods: dict[Need, float] = dict.fromkeys(NEEDS, 0.0)

    def day(self, morning: datetime) -> list[Entry]:
        """Returns the entries of one day; may be empty."""
        if self._chance.random() < _EMPTY_DAYS:
            return []
        started = morning + timedelta(minutes=self._chance.randrange(0, 240))
        entries = [self._checkin(started)]
        if self._chance.random() < 0.18:
            entries.append(self._note(started + timedelta(hours=9, minutes=self._chance.randrange(0, 180))))
        return entries

    def _checkin(self, started: datetime) -> Entry:
        state = self._chance.choice(_STATES)
        after = [started + timedelta(seconds=40 * n) for n in range(12)]
        keys: list[str] = []
        reflections: list[Reflection] = []
        if state != "shut-down":
            needs = self._chance.sample(NEEDS, self._chance.choice((1, 1, 2, 3) if state == "settled" else (1,)))
            bare: Sharing = self._chance.choice(("private", "theme", "theme", "theme"))
            reflections = [self._reflection(n, NEEDS.index(n), state, after, keys, needs, bare) for n in NEEDS]
            reflections = [r for r in reflections if state == "settled" or r.words]
        chose: Chose | None = None if state == "settled" else self._chance.choice(("settle", "gently"))
        arrival = Arrival(
            state=state,
            chose=chose,
            after=self._chance.choice(("less", "less", "same", "unclear")) if chose == "settle" else None,
            near=self._chance.choice(("warm", "sound", "still")) if state == "shut-down" else None,
            words=self._arrived[state].next() if self._chance.random() < 0.3 else "",
            sharing=self._chance.choice(("private", "theme")),
        )
        carry = self._carried.next() if state == "settled" and self._chance.random() < 0.6 else ""
        return Entry(
            id=self._journal.new_id(started),
            kind="check-in",
            day=started.date(),
            started=started,
            finished=after[-1],
            arrival=arrival,
            reflections=tuple(reflections),
            connections=(self._connection(started.date(), state, after[-2], keys),),
            close=Close(carry=carry) if carry else None,
        )

    def _reflection(
        self,
        need: Need,
        number: int,
        state: State,
        after: list[datetime],
        keys: list[str],
        stayed: list[Need],
        bare: Sharing,
    ) -> Reflection:
        key = self._new_key(keys)
        rating = self._rating(need) if state == "settled" else None
        prompt = self._prompt(need, after[0].date(), state, rating) if need in stayed else None
        if prompt is None:
            unclear = rating is None
            return Reflection(key=key, need=need, at=after[number], rating=rating, unclear=unclear, sharing=bare)
        self._asked[prompt.id] = after[0].date()
        written = words.ANSWERS[prompt.id]
        sharing: Sharing = self._chance.choice(("private", "theme", "theme", "words"))
        return Reflection(
            key=key, need=need, at=after[number], rating=rating, direction=prompt.direction,
            prompt=prompt.id, asked=prompt.ask,
            people=mentions(written), words=written, sharing=sharing,
            for_session=self._chance.random() < 0.08,
        )  # fmt: skip

    def _prompt(self, need: Need, day: date, state: State, rating: int | None) -> Prompt | None:
        """Returns a prompt that `words.ANSWERS` answers, and one asked before only if no other fits."""
        answered = [prompt for prompt in self._library.prompts(need) if prompt.id in words.ANSWERS]
        new = [prompt for prompt in answered if prompt.id not in self._asked]
        for deck in (new, answered):
            prompt = choose_prompt(deck, day=day, state=state, rating=rating, asked=self._asked)
            if prompt:
                return prompt
        return None

    def _rating(self, need: Need) -> int | None:
        """Returns a rating that fluctuates around the usual one; None (can't tell) in 5 % of cases."""
        self._moods[need] = 0.8 * self._moods[need] + self._chance.gauss(0, 1.5)
        if self._chance.random() < 0.05:
            return None
        return max(0, min(10, round(_USUAL[need] + self._moods[need])))

    def _connection(self, day: date, state: State, at: datetime, keys: list[str]) -> Connection:
        idea = choose_connection(self._library.connections(), day=day, state=state, asked=self._asked)
        self._asked[idea.id] = day
        status: Status = self._chance.choice(("done", "done", "planned", "not-today"))
        landed = None
        if status == "done" and self._chance.random() < 0.6:
            landed = Landed(at=at, words=self._landed.next(), touched=idea.touches)
        sharing: Sharing = self._chance.choice(("private", "theme", "words"))
        return Connection(
            key=self._new_key(keys), at=at, prompt=idea.id, asked=idea.do, status=status, landed=landed, sharing=sharing
        )

    def _note(self, started: datetime) -> Entry:
        written = self._notes.next()
        return Entry(
            id=self._journal.new_id(started), kind="note", day=started.date(), started=started, finished=started,
            note=Note(words=written, people=mentions(written)),
        )  # fmt: skip

    def _new_key(self, keys: list[str]) -> str:
        keys.append(self._journal.new_key(keys))
        return keys[-1]
