"""The fictional person's circle, their last session, and their agenda for the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from connectwell.clock import day_of
from connectwell.demo import words
from connectwell.journal import Journal
from connectwell.model.circle import CirclePart
from connectwell.model.entry import AgendaLine, Entry, Session

_SESSION_AGO, _LINES_FROM = 12, 5  # days


def add_circle(journal: Journal) -> None:
    """Adds everyone to the circle, a place, a kind of community, and a card for hard days. Raises SaveFailed."""
    for name, role in words.CIRCLE.items():
        journal.circle.add(
            CirclePart(
                id="",
                kind="person",
                name=name,
                role=role,
                gives=words.GIVES.get(name, ()),
                near=words.NEAR.get(name),
                calmer=name in words.CALMER_BESIDE,
            )
        )
    journal.circle.add(CirclePart(id="", kind="place", name=words.PLACE, gives=words.PLACE_GIVES))
    marking = journal.circle.mark(*words.COMMUNITY)
    marking.save(replace(marking.part, mark="curious", way_out=words.WAY_OUT))
    editing = journal.circle.edit_card()
    editing.save(replace(editing.part, card=words.CARD))


def add_sessions(journal: Journal, until: datetime, days: int) -> int:
    """Adds the agenda lines and, if the demo reaches back far enough, the session before them.

    Returns:
        How many entries were written.

    Raises:
        SaveFailed: from the journal.
    """
    ago = {_LINES_FROM - n: line for n, line in enumerate(words.FOR_SESSION) if _LINES_FROM - n <= days}
    for back, (said, wants) in ago.items():
        when = until - timedelta(days=back)
        line = AgendaLine(words=said, wants=wants, sharing="words")
        journal.add(
            Entry(id=journal.new_id(when), kind="agenda", day=day_of(when), started=when, finished=when, agenda=line)
        )
    if days <= _SESSION_AGO:
        return len(ago)
    when = until - timedelta(days=_SESSION_AGO)
    session = Session(who="my therapist", keep=words.KEPT)
    journal.add(
        Entry(id=journal.new_id(when), kind="session", day=day_of(when), started=when, finished=when, session=session)
    )
    return len(ago) + 1
