"""Adds entries without a check-in: a reflection on one need, a note."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.errors import UsageFault
from connectwell.journal import Editing, Journal, Readable
from connectwell.journal.history import read_history
from connectwell.library import Prompt, choose_prompt
from connectwell.model.entry import Entry, Reflection, keys_of
from connectwell.model.terms import Need, Sharing
from connectwell.model.text import bare_name, clean, mentions


def ask(context: Context, need: Need, *, rating: int | None = None) -> Prompt | None:
    """Returns today's prompt for one need, chosen as in the walk; gentle, as the body's state isn't known.

    Args:
        context: the services it works with.
        need: the need to ask about.
        rating: the rating given with it, if any; else that of the day's latest check-in, if any.

    Returns:
        None if the person ruled out every prompt that would fit.
    """
    day = context.today()
    history = read_history(context.journal, day)
    before = context.library.prompt(history.last_prompt)
    latest = _latest_checkin(context.journal, day) if rating is None else None
    if latest:
        rating = next((part.rating for part in latest.reflections if part.need == need), None)
    return choose_prompt(
        context.library.prompts(need),
        day=day,
        state=None,
        rating=rating,
        asked=history.asked,
        ruled_out=context.settings.rule_out,
        never=context.settings.never_ask,
        after_someone=bool(before and before.needs),
    )


class ReflectionDraft:
    """A reflection, written as it is typed: in the day's latest check-in, or one that it begins. Replaces no words.

    Args:
        context: the services it works with.
        need: what it is on.
        prompt: the prompt it answers, if any.
        rating: 0–10, or None.
        people: names given separately; those written as @Name in the words are added.
        sharing: who may see it.
        day: the day it belongs to; today by default, never in the future.

    Raises:
        UsageFault: a rating outside 0–10; a day in the future.
    """

    def __init__(
        self,
        context: Context,
        need: Need,
        *,
        prompt: Prompt | None = None,
        rating: int | None = None,
        people: Iterable[str] = (),
        sharing: Sharing = "private",
        day: date | None = None,
    ) -> None:
        today = context.today()
        self._day = day or today
        if self._day > today:
            raise UsageFault(f"{self._day.isoformat()} hasn't come yet. Nothing was saved.")
        if rating is not None and not 0 <= rating <= 10:
            raise UsageFault("A rating is a whole number from 0 to 10. Nothing was saved.")
        self._context, self._people = context, tuple(map(bare_name, people))
        self._part = Reflection(
            key="",
            need=need,
            rating=rating,
            direction=prompt.direction if prompt else None,
            prompt=prompt.id if prompt else None,
            asked=prompt.ask if prompt else "",
            sharing=sharing,
        )
        self._editing: Editing | None = None
        self._is_new = False

    def save(self, words: str, *, so_far: bool = False) -> Entry:
        """Saves it; every save after the first goes to the same part.

        Args:
            words: all of it; may be empty if there is a rating.
            so_far: it isn't finished yet: a check-in that it begins stays open.

        Raises:
            UsageFault: neither words nor a rating.
            SaveFailed: from the journal.
        """
        words = clean(words) if words.strip() else ""
        if not words and self._part.rating is None:
            raise UsageFault("There was nothing to save: no words and no rating.")
        names = dict.fromkeys([*self._people, *mentions(words)])
        names.pop("", None)
        self._part = replace(self._part, people=tuple(names), words=words)
        if self._editing is not None:
            return self._put(self._editing, so_far=so_far)
        with self._context.journal.one_at_a_time():
            self._editing = self._begin()
            return self._put(self._editing, so_far=so_far)

    def _put(self, editing: Editing, *, so_far: bool) -> Entry:
        mine, entry = self._part, editing.entry
        parts = tuple(
            replace(part, people=mine.people, words=mine.words) if part.key == mine.key else part
            for part in entry.reflections
        )
        if all(part.key != mine.key for part in parts):
            parts = (*parts, mine)
        finished = self._context.clock() if self._is_new and not so_far else entry.finished
        return editing.save(replace(entry, finished=finished, reflections=parts)).entry

    def _begin(self) -> Editing:
        journal, now = self._context.journal, self._context.clock()
        latest = _latest_checkin(journal, self._day)
        self._part = replace(self._part, key=journal.new_key(keys_of(latest) if latest else ()), at=now)
        self._is_new = latest is None
        if latest:
            return journal.edit(latest.id)
        return journal.begin(Entry(id=journal.new_id(now), kind="check-in", day=self._day, started=now))


def reflect(
    context: Context,
    need: Need,
    words: str,
    *,
    prompt: Prompt | None = None,
    rating: int | None = None,
    people: Iterable[str] = (),
    sharing: Sharing = "private",
    day: date | None = None,
) -> Entry:
    """Adds a whole reflection. Arguments and faults are those of `ReflectionDraft`."""
    draft = ReflectionDraft(context, need, prompt=prompt, rating=rating, people=people, sharing=sharing, day=day)
    return draft.save(words)


def note(context: Context, words: str) -> Entry:
    """Adds a note: free words, as an entry of their own.

    Raises:
        UsageFault: there are no words.
        SaveFailed: from the journal.
    """
    return note_draft(context).save(words)


def _latest_checkin(journal: Journal, day: date) -> Entry | None:
    for item in journal.newest(since=shifted(day, -1)):
        if isinstance(item, Readable) and not item.is_copy:
            entry = item.entry
            if entry.kind == "check-in" and entry.day == day and entry.format == 1:
                return entry
    return None
