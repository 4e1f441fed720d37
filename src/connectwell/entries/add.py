"""Adds entries without a check-in: a reflection on one need, a note."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.errors import UsageFault
from connectwell.journal import Journal, Readable
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
    """Adds a reflection to the day's latest check-in, or starts one. Never replaces words.

    Args:
        words: what was written; may be empty if a rating is given.
        prompt: the prompt it answers, if any.
        rating: 0–10, or None.
        people: names given separately; those written as @Name in the words are added.
        day: the day it belongs to; today by default, never in the future.

    Raises:
        UsageFault: neither words nor a rating; a rating outside 0–10; a day in the future.
        SaveFailed: from the journal.
    """
    words = clean(words) if words.strip() else ""
    journal, now = context.journal, context.clock()
    today = context.day_of(now)
    day = day or today
    if day > today:
        raise UsageFault(f"{day.isoformat()} hasn't come yet. Nothing was saved.")
    if rating is not None and not 0 <= rating <= 10:
        raise UsageFault("A rating is a whole number from 0 to 10. Nothing was saved.")
    if not words and rating is None:
        raise UsageFault("There was nothing to save: no words and no rating.")
    names = dict.fromkeys([*map(bare_name, people), *mentions(words)])
    names.pop("", None)
    with journal.one_at_a_time():
        latest = _latest_checkin(journal, day)
        part = Reflection(
            key=journal.new_key(keys_of(latest) if latest else ()),
            at=now,
            need=need,
            rating=rating,
            direction=prompt.direction if prompt else None,
            prompt=prompt.id if prompt else None,
            asked=prompt.ask if prompt else "",
            people=tuple(names),
            words=words,
            sharing=sharing,
        )
        if latest:
            editing = journal.edit(latest.id)
            return editing.save(replace(editing.entry, reflections=(*editing.entry.reflections, part))).entry
        return journal.add(
            Entry(id=journal.new_id(now), kind="check-in", day=day, started=now, finished=now, reflections=(part,))
        )


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
