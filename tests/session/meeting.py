"""Entries with marks, and lines, for the tests of the agenda and of sessions."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from connectwell.context import Context
from connectwell.model.entry import Close, Connection, Entry, Landed, Note, Reflection
from connectwell.model.terms import Need
from connectwell.session import agenda
from steady import MORNING

WORDS = "@Ana asked before I said anything."


def reflection(key: str = "a8d2", need: Need = "safe", words: str = WORDS, **marks: Any) -> Reflection:
    return Reflection(key=key, need=need, at=MORNING, words=words, **marks)


def check_in(*reflections: Reflection, tail: str = "q7f3k2", days_ago: int = 0, **parts: Any) -> Entry:
    began = MORNING - timedelta(days=days_ago)
    return Entry(
        id=f"{began:%Y-%m-%dT%H%M}-{tail}",
        kind="check-in",
        day=began.date(),
        started=began,
        finished=began,
        reflections=reflections,
        **parts,
    )


def note(words: str = WORDS, tail: str = "n1n2n3", **marks: Any) -> Entry:
    return Entry(
        id=f"2026-11-21T0901-{tail}",
        kind="note",
        day=date(2026, 11, 21),
        started=MORNING + timedelta(hours=1),
        note=Note(words=words, **marks),
    )


def everything_marked(**marks: Any) -> Entry:
    """A check-in in which each part has these marks."""
    entry = check_in(reflection(**marks), reflection("b1e0", "seen", "", rating=3, **marks))
    return replace(
        entry,
        connections=(Connection(key="c1f0", status="done", landed=Landed(words="Warm."), **marks),),
        close=Close(carry="Someone remembered.", **marks),
    )


def write(context: Context, words: str, about: agenda.AgendaItem | None = None) -> Entry:
    return agenda.LineDraft(context, about).save(words)


def open_lines(context: Context) -> tuple[agenda.AgendaItem, ...]:
    return agenda.open_lines(agenda.agenda_entries(context.journal))


def said(context: Context) -> list[str]:
    return [agenda.line_text(item, MORNING.date()) for item in open_lines(context)]
