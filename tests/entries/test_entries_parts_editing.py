"""The words of an entry's parts, edited while other programs change them as well."""

from dataclasses import replace
from pathlib import Path

import pytest
from entries_samples import check_in

from connectwell.context import Context
from connectwell.entries.changes import EntryChange
from connectwell.entries.parts_editing import PartsEditing
from connectwell.errors import EntryNotFound, SaveFailed
from connectwell.model.entry import Arrival, Entry, Reflection

SEEN, SAFE = "reflection:a8d2", "reflection:b1e0"


@pytest.fixture
def there(context: Context) -> Entry:
    parts = (
        Reflection(key="a8d2", need="seen", words="One."),
        Reflection(key="b1e0", need="safe", words="Two."),
        Reflection(key="c1f0", need="soothed", words="Heavy.", put_away=True),
        Reflection(key="d2a1", need="secure", rating=3),
    )
    return check_in(context, "q7f3k2", arrival=Arrival(words="Barely slept."), reflections=parts)


@pytest.fixture
def editing(context: Context, there: Entry) -> PartsEditing:
    return PartsEditing(context.journal, there.id)


def words(context: Context, there: Entry) -> dict[str, str]:
    entry = context.journal.get(there.id)
    return {part.key: part.words for part in entry.reflections}


def elsewhere(context: Context, there: Entry, key: str, words: str) -> None:
    """Another program writes into a part."""
    editing = context.journal.edit(there.id)
    parts = (replace(part, words=words) if part.key == key else part for part in editing.entry.reflections)
    editing.save(replace(editing.entry, reflections=tuple(parts)))


def test_each_part_with_words_in_the_order_of_the_page_and_nothing_that_is_put_away(editing: PartsEditing) -> None:
    assert [(part.id, part.words) for part in editing.parts] == [
        ("arrival", "Barely slept."),
        (SEEN, "One."),
        (SAFE, "Two."),
    ]


def test_what_was_written_is_saved_and_the_first_save_alone_cuts_a_version(
    context: Context, there: Entry, editing: PartsEditing
) -> None:
    for typed in ("One", "One and", "One and a half."):
        assert editing.save({"arrival": "Barely slept.", SEEN: typed, SAFE: "Two."}) == {}
        assert editing.saved
    assert words(context, there) == {"a8d2": "One and a half.", "b1e0": "Two.", "c1f0": "Heavy.", "d2a1": ""}
    assert len(context.journal.versions(there.id)) == 1
    assert editing.change == EntryChange(there, context.journal.get(there.id))


def test_nothing_written_is_nothing_saved(context: Context, there: Entry, editing: PartsEditing) -> None:
    assert editing.save({SEEN: "One.", SAFE: "Two."}) == {}
    assert (editing.saved, editing.change) == (None, None)
    assert context.journal.versions(there.id) == ()


def test_written_and_taken_back_by_hand_is_no_change(context: Context, there: Entry, editing: PartsEditing) -> None:
    editing.save({SEEN: "Other."})
    editing.save({SEEN: "One."})
    assert editing.change is None
    assert context.journal.get(there.id) == there


def test_what_another_program_wrote_into_another_part_is_taken_in_and_is_no_change_of_ours(
    context: Context, there: Entry, editing: PartsEditing
) -> None:
    elsewhere(context, there, "b1e0", "Two, from elsewhere.")
    assert editing.save({SEEN: "Mine.", SAFE: "Two."}) == {SAFE: "Two, from elsewhere."}
    assert editing.saved
    assert (editing.saved.merged, editing.saved.copied) == (True, False)
    assert editing.save({SEEN: "Mine.", SAFE: "Two, from elsewhere."}) == {}
    assert words(context, there)["b1e0"] == "Two, from elsewhere."
    change = editing.change
    assert change
    assert change.before
    assert [part.words for part in change.before.reflections[:2]] == ["One.", "Two, from elsewhere."]


def test_the_same_part_changed_in_two_places_is_kept_twice(
    context: Context, there: Entry, editing: PartsEditing
) -> None:
    elsewhere(context, there, "a8d2", "Theirs.")
    assert editing.save({SEEN: "Mine.", SAFE: "Two."}) == {}
    assert editing.saved
    assert editing.saved.copied
    assert {part.words for item in context.journal.newest() for part in item.entry.reflections[:1]} == {  # type: ignore[union-attr]  # all can be read
        "Theirs.",
        "Mine.",
    }


def test_coming_back_takes_in_what_was_changed_meanwhile(context: Context, there: Entry, editing: PartsEditing) -> None:
    assert editing.look_again({SEEN: "One.", SAFE: "Two."}) is None
    elsewhere(context, there, "a8d2", "From elsewhere.")
    assert editing.look_again({SEEN: "One.", SAFE: "Two."}) == {SEEN: "From elsewhere."}
    editing.save({SEEN: "From elsewhere. And more.", SAFE: "Two."})
    assert words(context, there)["a8d2"] == "From elsewhere. And more."
    change = editing.change
    assert change
    assert change.before
    assert change.before.reflections[0].words == "From elsewhere."


def test_a_part_that_went_away_meanwhile_is_empty_and_stays_away(
    context: Context, there: Entry, editing: PartsEditing
) -> None:
    other = context.journal.edit(there.id)
    other.save(replace(other.entry, reflections=other.entry.reflections[1:]))
    assert editing.look_again({SEEN: "One.", SAFE: "Two."}) == {SEEN: ""}
    editing.save({SEEN: "", SAFE: "Two, and more."})
    assert words(context, there) == {"b1e0": "Two, and more.", "c1f0": "Heavy.", "d2a1": ""}


def test_an_entry_that_went_away_meanwhile_is_told_and_its_words_are_an_entry_again(
    context: Context, there: Entry, editing: PartsEditing
) -> None:
    (context.places.data / "entries" / "2026" / f"{there.id}.toml").unlink()
    with pytest.raises(EntryNotFound):
        editing.look_again({SEEN: "One.", SAFE: "Two."})
    editing.save({SEEN: "One, kept.", SAFE: "Two."})
    assert words(context, there)["a8d2"] == "One, kept."


def test_a_save_that_does_not_work_can_be_tried_again_and_saved_elsewhere(
    context: Context, there: Entry, editing: PartsEditing, tmp_path: Path
) -> None:
    versions = context.places.data / "versions"
    versions.mkdir()
    (versions / there.id).write_text("a file where a folder belongs")
    with pytest.raises(SaveFailed):
        editing.save({SEEN: "Mine.", SAFE: "Two."})
    editing.rescue({SEEN: "Mine.", SAFE: "Two."}, str(tmp_path))
    assert "Mine." in (tmp_path / f"{there.id}.toml").read_text()
    assert context.journal.get(there.id) == there
    (versions / there.id).unlink()
    editing.save({SEEN: "Mine.", SAFE: "Two."}, again=True)
    assert words(context, there)["a8d2"] == "Mine."
