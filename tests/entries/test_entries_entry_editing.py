"""Everything of an entry, edited while other programs change it as well, and undone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from entries_samples import check_in, file_of

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.changes import ChangedSince, EntryChange
from connectwell.entries.entry_editing import EntryEditing
from connectwell.entries.fields import UNCLEAR, Field, Value, may_be_blank
from connectwell.errors import EntryNotFound, SaveFailed, UsageFault
from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Landed,
    Note,
    PracticeDone,
    Reflection,
    Session,
)
from steady import MORNING

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
def editing(context: Context, there: Entry) -> EntryEditing:
    return EntryEditing(context.journal, there.id, there.day)


def words(context: Context, there: Entry) -> dict[str, str]:
    entry = context.journal.get(there.id)
    return {part.key: part.words for part in entry.reflections}


def elsewhere(context: Context, there: Entry, key: str, words: str) -> None:
    """Another program writes into a part."""
    editing = context.journal.edit(there.id)
    parts = (replace(part, words=words) if part.key == key else part for part in editing.entry.reflections)
    editing.save(replace(editing.entry, reflections=tuple(parts)))


def test_everything_in_the_order_of_the_page_and_what_is_put_away_can_only_be_brought_back(
    editing: EntryEditing,
) -> None:
    fields = {field.id: field.value for field in editing.fields}
    assert {id: value for id, value in fields.items() if value not in ("", None, False, (), "private")} == {
        "day": editing.entry.day,
        "arrival": "Barely slept.",
        SEEN: "One.",
        SAFE: "Two.",
        "reflection:c1f0.put_away": True,
        "reflection:d2a1.rating": 3,
    }
    assert len([id for id in fields if id.endswith(".rating")]) == 4, "and stable, which has none yet"
    assert "reflection:c1f0" not in fields


def test_what_was_written_is_saved_and_the_first_save_alone_cuts_a_version(
    context: Context, there: Entry, editing: EntryEditing
) -> None:
    for typed in ("One", "One and", "One and a half."):
        assert editing.save({"arrival": "Barely slept.", SEEN: typed, SAFE: "Two."}) == {}
        assert editing.saved
    assert words(context, there) == {"a8d2": "One and a half.", "b1e0": "Two.", "c1f0": "Heavy.", "d2a1": ""}
    assert len(context.journal.versions(there.id)) == 1
    assert editing.changes == (EntryChange(there, context.journal.get(there.id)),)


def test_nothing_written_is_nothing_saved(context: Context, there: Entry, editing: EntryEditing) -> None:
    assert editing.save({SEEN: "One.", SAFE: "Two."}) == {}
    assert (editing.saved, editing.changes) == (None, ())
    assert context.journal.versions(there.id) == ()


def test_written_and_taken_back_by_hand_is_no_change(context: Context, there: Entry, editing: EntryEditing) -> None:
    editing.save({SEEN: "Other."})
    editing.save({SEEN: "One."})
    assert editing.changes == ()
    assert context.journal.get(there.id) == there


def test_what_another_program_wrote_into_another_part_is_taken_in_and_is_no_change_of_ours(
    context: Context, there: Entry, editing: EntryEditing
) -> None:
    elsewhere(context, there, "b1e0", "Two, from elsewhere.")
    assert editing.save({SEEN: "Mine.", SAFE: "Two."}) == {SAFE: "Two, from elsewhere."}
    assert editing.saved
    assert (editing.saved.merged, editing.saved.copied) == (True, False)
    assert editing.save({SEEN: "Mine.", SAFE: "Two, from elsewhere."}) == {}
    assert words(context, there)["b1e0"] == "Two, from elsewhere."
    (change,) = editing.changes
    assert change.before
    assert [part.words for part in change.before.reflections[:2]] == ["One.", "Two, from elsewhere."]


def test_the_same_part_changed_in_two_places_is_kept_twice(
    context: Context, there: Entry, editing: EntryEditing
) -> None:
    elsewhere(context, there, "a8d2", "Theirs.")
    assert editing.save({SEEN: "Mine.", SAFE: "Two."}) == {}
    assert editing.saved
    assert editing.saved.copied
    assert {part.words for item in context.journal.newest() for part in item.entry.reflections[:1]} == {  # type: ignore[union-attr]  # all can be read
        "Theirs.",
        "Mine.",
    }


def test_coming_back_takes_in_what_was_changed_meanwhile(context: Context, there: Entry, editing: EntryEditing) -> None:
    assert editing.merge_outside_changes({SEEN: "One.", SAFE: "Two."}) is None
    elsewhere(context, there, "a8d2", "From elsewhere.")
    assert editing.merge_outside_changes({SEEN: "One.", SAFE: "Two."}) == {SEEN: "From elsewhere."}
    editing.save({SEEN: "From elsewhere. And more.", SAFE: "Two."})
    assert words(context, there)["a8d2"] == "From elsewhere. And more."
    (change,) = editing.changes
    assert change.before
    assert change.before.reflections[0].words == "From elsewhere."


def test_a_part_that_went_away_meanwhile_is_empty_and_stays_away(
    context: Context, there: Entry, editing: EntryEditing
) -> None:
    other = context.journal.edit(there.id)
    other.save(replace(other.entry, reflections=other.entry.reflections[1:]))
    assert editing.merge_outside_changes({SEEN: "One.", SAFE: "Two."}) == {SEEN: ""}
    editing.save({SEEN: "", SAFE: "Two, and more."})
    assert words(context, there) == {"b1e0": "Two, and more.", "c1f0": "Heavy.", "d2a1": ""}


def test_an_entry_that_went_away_meanwhile_is_told_and_its_words_are_an_entry_again(
    context: Context, there: Entry, editing: EntryEditing
) -> None:
    (context.places.data / "entries" / "2026" / f"{there.id}.toml").unlink()
    with pytest.raises(EntryNotFound):
        editing.merge_outside_changes({SEEN: "One.", SAFE: "Two."})
    editing.save({SEEN: "One, kept.", SAFE: "Two."})
    assert words(context, there)["a8d2"] == "One, kept."


def test_a_save_that_does_not_work_can_be_tried_again_and_saved_elsewhere(
    context: Context, there: Entry, editing: EntryEditing, tmp_path: Path
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


# --- Everything of every kind, and undone


WORDS = "Rain, and @Ana rang."
KINDS: dict[str, dict[str, Any]] = {
    "a check-in": {"arrival": Arrival(state="mixed", words="Tight."), "close": Close(carry="Someone remembered.")},
    "one with little": {"reflections": (Reflection(key="a8d2", need="seen", rating=0, sharing="theme"),)},
    "one with all": {
        "reflections": (
            Reflection(key="a8d2", need="seen", unclear=True, words="@Bo", people=("Bo", "Cem"), for_session=True),
            Reflection(key="b1e0", need="seen", rating=10, words="Again.", sharing="words"),
            Reflection(key="c1f0", need="safe", words="Heavy.", put_away=True),
        ),
        "connections": (Connection(key="d2a1", status="planned", asked="Hold a door.", landed=None),),
    },
    "a connection": {
        "kind": "connection",
        "connections": (
            Connection(key="d2a1", status="done", landed=Landed(at=MORNING, words="She smiled.", touched=("seen",))),
        ),
    },
    "a note": {"kind": "note", "note": Note(words="Rain.")},
    "a practice": {"kind": "practice", "practice": PracticeDone(name="orienting", before="mixed")},
    "an imported one": {"kind": "imported", "imported": Imported(source="jrnl", words="Snow.")},
    "a note for the session": {"kind": "agenda", "agenda": AgendaLine(words="The hurry.", sharing="words")},
    "a session": {"kind": "session", "session": Session(who="my therapist", keep="A pause.")},
}


def other_values(field: Field) -> list[Value]:
    """Values that a field may be given."""
    match field.kind:
        case "words" | "line":
            return [WORDS, "", "Two\nlines."] if field.kind == "words" else ["Dr. Okafor", ""]
        case "names":
            return [("Ana",), (), ("Ana", "Bo")]
        case "rating":
            return [0, 10, UNCLEAR, None]
        case "one":
            return [*field.options, *([None] if may_be_blank(field) else [])]
        case "some":
            return [("seen", "safe"), ()]
        case "day" | "day-to-come":
            return [MORNING.date() - timedelta(days=2)]
        case "yes":
            return [True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_takes_each_of_its_values_and_undone_the_file_is_as_it_was(context: Context, kind: str) -> None:
    entry = check_in(context, "q7f3k2", **KINDS[kind])
    before = file_of(context, entry.id).read_bytes()
    for field in EntryEditing(context.journal, entry.id, entry.day).fields:
        for value in other_values(field):
            editing = EntryEditing(context.journal, entry.id, entry.day)
            field_id = field.id if editing.field(field.id) else same_need(editing, field)
            was = editing.field(field_id)
            assert was
            editing.set(field_id, value)
            now = editing.field(field_id)
            if now and not (field.kind == "rating" and now.value is None):
                assert now.value == value, field
            assert editing.can_undo == (was.value != value), field
            editing.undo()
            assert file_of(context, entry.id).read_bytes() == before, field
            assert editing.changes == ()


def same_need(editing: EntryEditing, field: Field) -> str:
    """The field of a need that has no reflection yet, which gets another key each time."""
    what = field.id.partition(".")[2]
    return next(f.id for f in editing.fields if f.title == field.title and f.id.partition(".")[2] == what)


@pytest.mark.parametrize("kind", KINDS)
def test_many_changes_are_undone_one_by_one(context: Context, kind: str) -> None:
    entry = check_in(context, "q7f3k2", **KINDS[kind])
    file = file_of(context, entry.id)
    editing = EntryEditing(context.journal, entry.id, entry.day)
    contents = [file.read_bytes()]
    for field in editing.fields:
        if editing.field(field.id):
            editing.set(field.id, other_values(field)[0])
            contents.append(file.read_bytes())
    steps = [content for at, content in enumerate(contents) if at == 0 or content != contents[at - 1]]
    for content in reversed(steps[:-1]):
        assert editing.undo()
        assert file.read_bytes() == content
    assert not editing.can_undo
    assert len(context.journal.versions(entry.id)) == 1, "one editing is one version"


def test_words_typed_bit_by_bit_are_undone_at_once(context: Context, there: Entry, editing: EntryEditing) -> None:
    editing.set("day", there.day - timedelta(days=1))
    for typed in ("M", "Mi", "Mine."):
        editing.set(SEEN, typed)
    editing.set(f"{SAFE}.rating", 4)
    for undone in (f"{SAFE}.rating", SEEN, "day"):
        field = editing.undo()
        assert field
        assert field.id == undone
    assert context.journal.get(there.id) == there


def test_what_was_changed_elsewhere_since_is_not_undone_and_the_change_before_it_is(
    context: Context, there: Entry, editing: EntryEditing
) -> None:
    editing.set(f"{SAFE}.rating", 4)
    editing.set(SEEN, "Mine.")
    elsewhere(context, there, "a8d2", "Theirs.")
    editing.merge_outside_changes({})
    with pytest.raises(ChangedSince):
        editing.undo()
    editing.undo()
    assert not editing.can_undo
    assert words(context, there)["a8d2"] == "Theirs."
    assert context.journal.get(there.id).reflections[1].rating is None


@pytest.mark.parametrize(("prompt", "is_mine"), [(None, True), ("own:a1b2", True), ("hold-a-door", False)])
def test_a_small_connection_of_ones_own_can_be_put_right_and_a_suggested_one_stays_as_it_was(
    context: Context, prompt: str | None, is_mine: bool
) -> None:
    part = Connection(key="d2a1", status="done", prompt=prompt, asked="Wavd at Bo.")
    entry = check_in(context, "q7f3k2", kind="connection", connections=(part,))
    editing = EntryEditing(context.journal, entry.id, entry.day)

    field = next((field for field in editing.fields if field.label == sentences.EDIT_OWN), None)

    assert (field is not None) == is_mine
    if field:
        assert field.value == "Wavd at Bo."
        editing.set(field.id, "Waved at Bo [/oops].")
        assert context.journal.get(entry.id).connections[0].asked == "Waved at Bo [/oops]."
        editing.undo()
        assert context.journal.get(entry.id).connections[0].asked == "Wavd at Bo."


def test_no_day_to_come(context: Context, there: Entry, editing: EntryEditing) -> None:
    with pytest.raises(UsageFault, match="is still to come"):
        editing.set("day", there.day + timedelta(days=1))
    assert (editing.changes, context.journal.get(there.id)) == ((), there)


def test_what_is_brought_back_shows_all_of_its_fields(editing: EntryEditing) -> None:
    editing.set("reflection:c1f0.put_away", False)
    field = editing.field("reflection:c1f0")
    assert field
    assert field.value == "Heavy."
    editing.undo()
    assert editing.field("reflection:c1f0") is None
