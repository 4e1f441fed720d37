"""Earlier versions with what came after them, another day, and which editor opens an entry."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.entries import revise
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.model.entry import Entry, Reflection
from connectwell.model.terms import Need
from editors import add_note, file_of, words_of
from steady import MORNING

TODAY = MORNING.date()
NAMES: dict[Need, str] = {"seen": "Seen", "safe": "Safe", "soothed": "Soothed", "secure": "Secure", "stable": "Stable"}


def reflection(words: str, **marks: bool) -> Reflection:
    return Reflection(key="a8d2", need="safe", words=words, **marks)  # type: ignore[arg-type]  # marks are all bool


def check_in(context: Context, part: Reflection) -> Entry:
    entry = Entry(id="2026-11-21T0801-q7f3k2", kind="check-in", day=TODAY, started=MORNING, reflections=(part,))
    return context.journal.add(replace(entry, finished=MORNING))


def reword(context: Context, part: Reflection) -> None:
    editing = context.journal.edit("q7f3k2")
    editing.save(replace(editing.entry, reflections=(part,)))


def told(context: Context, **options: bool) -> list[list[str]]:
    """The changes of each version, newest first."""
    found = revise.versions_of(context.journal, "q7f3k2", NAMES, **options)
    return [[f"{change.sign} {change.text}" for change in one.changes] for one in found]


def test_each_version_says_what_came_after_it(context: Context) -> None:
    check_in(context, reflection("One.\nThe same."))
    reword(context, reflection("Two.\nThe same."))
    reword(context, reflection("Two.\nThe same.", for_session=True))
    context.journal.remove("q7f3k2")
    assert told(context) == [
        ["- Check-in · q7f3k2", "+ Check-in · q7f3k2 · removed 2026-11-21"],
        ["- only me", "+ only me · for my session"],
        ["- One.", "+ Two."],
    ]
    assert [one.number for one in revise.versions_of(context.journal, "q7f3k2", NAMES)] == [1, 2, 3]


def test_what_is_put_away_now_is_put_away_in_every_version(context: Context) -> None:
    check_in(context, reflection("One."))
    reword(context, reflection("Two."))
    reword(context, reflection("Two.", put_away=True))
    assert told(context) == [[], []]
    assert all(
        one.entry and one.entry.reflections[0].put_away for one in revise.versions_of(context.journal, "q7f3k2", NAMES)
    )
    assert told(context, put_away=True)[1] == ["- One.", "+ Two."]
    reword(context, reflection("Two."))
    assert told(context)[-1] == ["- One.", "+ Two."], "released, it can be seen again"


def test_a_version_that_cannot_be_read_says_why_and_the_next_is_held_against_the_one_after(context: Context) -> None:
    check_in(context, reflection("One."))
    for words in ("Two.", "Three."):
        reword(context, reflection(words))
    newest = context.journal.versions("q7f3k2")[0]
    (context.places.data / "versions" / newest.id / f"{newest.handle}.toml").write_text("= broken")
    first, second = revise.versions_of(context.journal, "q7f3k2", NAMES)
    assert (first.entry, first.changes) == (None, ())
    assert first.reason.startswith("It can't be read: line 1")
    assert [change.text for change in second.changes] == ["One.", "Three."]


@pytest.mark.parametrize("content", [b"= broken", None])
def test_versions_are_there_where_the_entry_is_damaged_or_gone(context: Context, content: bytes | None) -> None:
    entry = check_in(context, reflection("One."))
    reword(context, reflection("Two."))
    file_of(context, entry).unlink() if content is None else file_of(context, entry).write_bytes(content)
    (one,) = revise.versions_of(context.journal, entry.id, NAMES)
    assert "One." in [change.text for change in one.changes]
    revise.restore_version(context.journal, entry.id, 1)
    assert context.journal.get(entry.id).reflections[0].words == "One."


def test_a_version_from_while_it_was_removed_comes_back_into_lists(context: Context) -> None:
    entry = add_note(context)
    context.journal.remove(entry.id)
    context.journal.restore(entry.id)
    assert revise.restore_version(context.journal, entry.id, 1).removed is None
    assert words_of(context) == "Rain all evening."


@pytest.mark.parametrize("number", [0, 2, -1])
def test_only_versions_that_are_there_come_back(context: Context, number: int) -> None:
    entry = add_note(context)
    with pytest.raises(UsageFault, match="no earlier version"):
        revise.restore_version(context.journal, entry.id, number)
    context.journal.remove(entry.id)
    with pytest.raises(UsageFault, match="has version 1;"):
        revise.restore_version(context.journal, entry.id, number)
    with pytest.raises(EntryNotFound):
        revise.versions_of(context.journal, "zzzzzz", NAMES)


def test_an_entry_is_moved_to_another_day_and_to_none_that_is_to_come(context: Context) -> None:
    entry = add_note(context)
    day = TODAY - timedelta(days=2)
    moved = revise.move_to_day(context.journal, entry.id, day, TODAY)
    assert (moved.day, moved.id, moved.started) == (day, entry.id, entry.started)
    assert context.journal.get(entry.id) == moved
    assert len(context.journal.versions(entry.id)) == 1
    with pytest.raises(UsageFault, match="2026-11-22 hasn't come yet"):
        revise.move_to_day(context.journal, entry.id, date(2026, 11, 22), TODAY)
    assert context.journal.get(entry.id) == moved


def program(folder: Path, name: str) -> str:
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return str(file)


@pytest.mark.skipif(os.name == "nt", reason="Windows looks for programs by their ending")
def test_an_editor_that_was_named_or_one_that_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageFault, match="No editor was found"):
        revise.editor({}, terminal=True)
    for name in ("vi", "vim", "nano"):
        program(tmp_path, name)
        assert revise.editor({}, terminal=True) == (name,)
    with pytest.raises(UsageFault, match="No editor was found"):
        revise.editor({}, terminal=False)
    named = program(tmp_path, "my editor")
    assert revise.editor({"EDITOR": f"'{named}' --wait"}, terminal=False) == (named, "--wait")
    assert revise.editor({"EDITOR": "vi", "VISUAL": "vim -n"}, terminal=True) == ("vim", "-n")
