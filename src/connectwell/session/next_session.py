"""When the next session is: said with the last one that was recorded, or by itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from connectwell import sentences
from connectwell.context import Context
from connectwell.day_words import day_to_come
from connectwell.errors import UsageFault
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.entry import AgendaLine, Entry
from connectwell.session import agenda

_NOT_KNOWN = ("none", "not known", "unknown", "i don't know", "don't know")


def next_session(entries: Iterable[Entry], today: date) -> date | None:
    """Returns the day of the next session, as it was said last; None if it wasn't, or that day is over.

    Args:
        entries: from `agenda.agenda_entries`.
        today: the current day.
    """
    last = max(filter(_says, entries), key=lambda entry: entry.started, default=None)
    day = _said(last) if last else None
    return day if day and day >= today else None


def set_next_session(context: Context, day: date | None) -> EntryChanges:
    """Says when the next session is, where that was said last, else in a new entry; None: it isn't known.

    Returns:
        What was changed, to undo it.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    journal, now, changes = context.journal, context.clock(), EntryChanges()
    today = context.day_of(now)
    with journal.one_at_a_time():
        entries = agenda.agenda_entries(journal)
        said = sorted(filter(_says, entries), key=lambda entry: entry.started)
        to_come = [entry for entry in said if (_said(entry) or today) >= today]
        if day is None:
            for entry in to_come:  # else an older one would hold again
                _change(context, entry, None, changes)
        elif to_come and said[-1] is to_come[-1]:
            _change(context, said[-1], day, changes)
        else:
            line = AgendaLine(next=day)
            made = Entry(id=journal.new_id(now), kind="agenda", day=today, started=now, finished=now, agenda=line)
            changes.add(None, journal.add(made))
    return changes


def next_day(typed: str, today: date) -> date | None:
    """Returns the day that was typed for the next session; None if nothing was.

    Raises:
        UsageFault: it is no day, or one that is over.
    """
    if not typed.strip():
        return None
    day = day_to_come(typed, today)
    if day < today:
        raise UsageFault(sentences.NEXT_SESSION_OVER.format(day=sentences.weekday_in_year(day, today)))
    return day


def says_not_known(typed: str) -> bool:
    """Whether what was typed for the day says that it isn't known."""
    return " ".join(typed.casefold().replace("’", "'").strip(" .").split()) in _NOT_KNOWN


def told(day: date | None, today: date) -> str:
    """Says what is known now about the day, in a sentence."""
    return f"{sentences.session_on(day, today)}." if day else sentences.NEXT_SESSION_NOT_KNOWN


def _says(entry: Entry) -> bool:
    """Whether it says when the next session is. A form that isn't finished says nothing yet."""
    return entry.removed is None and not entry.unfinished and _said(entry) is not None


def _said(entry: Entry) -> date | None:
    part = entry.session or entry.agenda
    return part.next if part else None


def _change(context: Context, entry: Entry, day: date | None, changes: EntryChanges) -> None:
    editing = context.journal.edit(entry.id)
    before = editing.entry
    changed = replace(
        before,
        session=before.session and replace(before.session, next=day),
        agenda=before.agenda and replace(before.agenda, next=day),
    )
    if changed != before:
        changes.add(before, editing.mark(changed))
