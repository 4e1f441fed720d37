"""What is said of a change that was undone: one sentence, about what is as it was before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from entries_samples import entry

from connectwell.entries.changes import EntryChange
from connectwell.entries.undone import what_was_undone
from connectwell.model.entry import Arrival, Entry, Note, Reflection

TODAY = date(2026, 11, 21)
NOTE = entry("n1n2n3", 1, note=Note(words="Rain."))
CHECKIN = replace(
    entry("q7f3k2", 0),
    kind="check-in",
    arrival=Arrival(state="mixed"),
    reflections=(Reflection(key="a1a1", need="safe", rating=3), Reflection(key="b1b1", need="seen", words="Rain.")),
)


def rated(entry: Entry, rating: int) -> Entry:
    return replace(entry, reflections=(replace(entry.reflections[0], rating=rating), *entry.reflections[1:]))


@pytest.mark.parametrize(
    ("done", "to", "said"),
    [
        (lambda one: replace(one, removed=datetime.now(UTC)), NOTE, "Undone. It's in your journal again."),
        (
            lambda one: replace(one, day=one.day - timedelta(days=400)),
            NOTE,
            "Undone. It's on Friday 20 November again.",
        ),
        (lambda one: replace(one, note=Note(words="Snow.")), NOTE, "Undone: Note."),
        (lambda one: replace(one, note=replace(one.note, sharing="words")), NOTE, "Undone: Note, Who may see it."),
        (lambda one: replace(one, note=Note(words="Snow.", people=("Ana",))), NOTE, "Undone: Note."),
        (lambda one: rated(one, 9), CHECKIN, "Undone: Safe, Rating."),
        (lambda one: replace(one, arrival=Arrival(state="settled")), CHECKIN, "Undone: Arriving, Your body."),
    ],
)
def test_it_names_what_is_as_before(done: Callable[[Entry], Entry], to: Entry, said: str) -> None:
    assert what_was_undone(EntryChange(done(to), to), TODAY) == said


def test_what_was_restored_is_removed_again() -> None:
    gone = replace(NOTE, removed=datetime.now(UTC))
    assert what_was_undone(EntryChange(NOTE, gone), TODAY) == "Undone. It's removed again."
