"""An entry in the person's own editor: taken in when it reads well, never dropped when it doesn't."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.errors import EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed
from connectwell.journal import ExternalEdit, Faults, Taken
from connectwell.model.entry import Entry
from editors import (
    BREAKS,
    CHANGES_AND_IS_KILLED,
    CHANGES_AND_STOPS,
    DELETES,
    EMPTIES,
    LEAVES_ALONE,
    Command,
    add_note,
    beside,
    earlier_words,
    editor,
    file_of,
    replacing,
    words_of,
)

TODAY = date(2026, 11, 21)
SNOW = replacing("Rain", "Snow")


@pytest.fixture
def entry(context: Context) -> Entry:
    return add_note(context)


@pytest.fixture
def opened(context: Context, entry: Entry) -> Iterator[ExternalEdit]:
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        yield by_hand


def edit(context: Context, entry: Entry, command: Command) -> Taken | Faults | None:
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.run(command)
        return by_hand.take()


def break_file(context: Context, entry: Entry) -> bytes:
    broken = file_of(context, entry).read_bytes() + b"words = unquoted\n"
    file_of(context, entry).write_bytes(broken)
    return broken


def test_what_was_edited_is_saved_and_the_earlier_text_is_a_version(context: Context, entry: Entry) -> None:
    found = edit(context, entry, SNOW)
    assert isinstance(found, Taken)
    assert (found.saved.merged, found.saved.copied, found.comments) == (False, False, False)
    assert (words_of(context), earlier_words(context, entry.id)) == ("Snow all evening.", ["Rain all evening."])
    assert beside(context, entry) == []


def test_the_copy_lies_beside_the_entry_for_its_owner_alone(
    context: Context, entry: Entry, opened: ExternalEdit, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    opened.run(editor(f"print(file, oct(file.stat().st_mode), file=open({str(told)!r}, 'w'))"))
    name, mode = told.read_text().split()
    copy = Path(name)
    assert copy.parent == file_of(context, entry).parent
    assert copy.name.startswith(f".{entry.id}.")
    assert copy.name.endswith(".edit.toml")
    assert mode == "0o100600"
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in beside(context, entry))


def test_a_copy_is_no_entry(context: Context, entry: Entry, opened: ExternalEdit) -> None:
    opened.run(SNOW)
    assert [item.handle for item in context.journal.newest()] == [entry.id]


def test_an_editor_that_puts_a_new_file_in_its_place_leaves_it_private(context: Context, entry: Entry) -> None:
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.run(
            editor(
                "new = file.with_name('new'); new.write_bytes(file.read_bytes().replace(b'Rain', b'Snow'));"
                "new.chmod(0o644); new.replace(file)"
            )
        )
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in beside(context, entry))
        assert isinstance(by_hand.take(), Taken)
    assert words_of(context) == "Snow all evening."


@pytest.mark.parametrize("command", [LEAVES_ALONE, replacing("\n", "\r\n"), editor("file.open('ab').write(b'\\n\\n')")])
def test_nothing_changed_is_nothing_written(context: Context, entry: Entry, command: Command) -> None:
    before = file_of(context, entry).read_bytes()
    assert edit(context, entry, command) is None
    assert (file_of(context, entry).read_bytes(), beside(context, entry)) == (before, [])
    assert context.journal.versions(entry.id) == ()


@pytest.mark.parametrize(
    ("command", "line", "says"),
    [
        (BREAKS, 11, "It can't be read: line 11 isn't valid TOML."),
        (replacing('"Rain', '"Rain\n'), 9, "It can't be read: line 9 isn't valid TOML."),
        (
            replacing('sharing = "private"', 'sharing = "all"'),
            10,
            "It can't be read: line 10 breaks a rule of the file format: note.sharing",
        ),
        (replacing("aaaab", "aaaac"), 2, "Line 2: id stays as it was"),
        (replacing('kind = "note"', 'kind = "session"'), 3, 'Line 3: kind stays as it was: kind = "note".'),
        (replacing("format = 1", "format = 2"), 1, "Line 1: format stays as it was: format = 1."),
        (replacing("format = 1\n", ""), None, "format stays as it was: format = 1."),
        (replacing("day = 2026-11-21", "day = 2026-11-22"), 4, "Line 4: 2026-11-22 hasn't come yet"),
        (replacing("day = 2026-11-21", "day = soon"), 4, "It can't be read: line 4 isn't valid TOML."),
        (editor("file.write_bytes(b'\\xff\\xfe')"), 1, "It can't be read: line 1 isn't UTF-8 text."),
        (editor("file.write_bytes(b' \\n')"), None, "There is nothing in it."),
        (editor("file.write_bytes(b'#' * 2_000_001)"), None, "It can't be read: it's larger than 2 MB"),
        (editor("file.unlink(); file.symlink_to('/etc/hostname')"), None, "What the editor left can't be opened."),
        (editor("file.unlink(); file.mkdir()"), None, "What the editor left can't be opened."),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_line(
    context: Context, entry: Entry, opened: ExternalEdit, command: Command, line: int | None, says: str
) -> None:
    opened.run(command)
    found = opened.take()
    assert isinstance(found, Faults)
    assert found.line == line
    assert found.sentence.startswith(says)
    assert "Rain" not in found.sentence
    assert words_of(context) == "Rain all evening."
    assert len(beside(context, entry)) == 2, "it is still there, with what it began from"


def test_it_can_be_edited_again_until_it_reads_well(context: Context, opened: ExternalEdit) -> None:
    opened.run(BREAKS)
    assert isinstance(opened.take(), Faults)
    opened.run(replacing("words = unquoted", ""))
    opened.run(SNOW)
    assert isinstance(opened.take(), Taken)
    assert words_of(context) == "Snow all evening."


@pytest.mark.parametrize(("command", "says"), [(DELETES, "deleted"), (EMPTIES, "There is nothing in it.")])
def test_a_copy_that_was_emptied_or_deleted_changes_nothing(
    context: Context, entry: Entry, command: Command, says: str
) -> None:
    found = edit(context, entry, command)
    assert isinstance(found, Faults)
    assert says in found.sentence
    assert (words_of(context), beside(context, entry)) == ("Rain all evening.", [])


def test_a_copy_that_cannot_be_opened_is_kept(context: Context, entry: Entry) -> None:
    found = edit(context, entry, editor("file.rename(file.with_suffix('.mine')); file.mkdir()"))
    assert isinstance(found, Faults)
    assert [path.suffix for path in beside(context, entry)] == [".from", ".mine", ".toml"]


def test_after_a_deleted_copy_another_can_be_opened(context: Context, opened: ExternalEdit) -> None:
    opened.run(DELETES)
    opened.take()
    opened.run(SNOW)
    assert isinstance(opened.take(), Taken)
    assert words_of(context) == "Snow all evening."


@pytest.mark.parametrize(("command", "code"), [(CHANGES_AND_STOPS, 3), (CHANGES_AND_IS_KILLED, -9)])
def test_an_editor_that_ends_with_a_fault_leaves_its_copy_for_another_time(
    context: Context, entry: Entry, command: Command, code: int
) -> None:
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        assert by_hand.run(command) == code
        assert by_hand.differs()
    assert words_of(context) == "Rain all evening."
    with context.journal.edit_externally(entry.id, TODAY) as later:
        assert later.kept_since is not None
        later.go_on()
        later.run(LEAVES_ALONE)
        assert isinstance(later.take(), Taken)
    assert (words_of(context), beside(context, entry)) == ("Snow all evening.", [])


def test_a_kept_copy_can_be_left_or_deleted(context: Context, entry: Entry) -> None:
    edit(context, entry, BREAKS)
    assert isinstance(edit(context, entry, SNOW), Taken), "left"
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        assert by_hand.kept_since is not None
        by_hand.discard_kept()
        assert by_hand.kept_since is None
    assert beside(context, entry) == []


def test_a_kept_copy_is_merged_with_what_came_since(context: Context, entry: Entry) -> None:
    edit(context, entry, replacing('words = "Rain', 'words = unquoted "Rain'))
    editing = context.journal.edit(entry.id)
    editing.save(replace(editing.entry, day=TODAY - timedelta(days=1)))
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.go_on()
        by_hand.run(replacing('unquoted "Rain', '"Snow'))
        found = by_hand.take()
    assert isinstance(found, Taken)
    assert found.saved.merged
    assert (words_of(context), context.journal.get(entry.id).day) == ("Snow all evening.", TODAY - timedelta(days=1))


def test_what_changed_meanwhile_is_merged(context: Context, entry: Entry, opened: ExternalEdit) -> None:
    opened.run(SNOW)
    context.journal.remove(entry.id)
    found = opened.take()
    assert isinstance(found, Taken)
    assert found.saved.merged
    assert context.journal.get(entry.id).removed is not None
    assert words_of(context, entry.id) == "Snow all evening."


def test_two_edits_of_one_part_at_once_are_both_kept(context: Context, entry: Entry, opened: ExternalEdit) -> None:
    opened.run(SNOW)
    with context.journal.edit_externally(entry.id, TODAY) as other:
        assert other.kept_since is None, "a copy that is open elsewhere isn't offered"
        other.run(replacing("Rain", "Hail"))
        assert isinstance(other.take(), Taken)
    found = opened.take()
    assert isinstance(found, Taken)
    assert found.saved.copied
    words = {item.entry.note.words for item in context.journal.newest() if hasattr(item, "entry") and item.entry.note}
    assert words == {"Hail all evening.", "Snow all evening."}


def test_unknown_keys_stay(context: Context, entry: Entry) -> None:
    path = file_of(context, entry)
    path.write_text(path.read_text() + '\nmood = 3\n\n[weather]\nsky = "grey"\n')
    edit(context, entry, SNOW)
    kept = path.read_text()
    assert "mood = 3" in kept
    assert 'sky = "grey"' in kept


def test_comments_stay_in_a_version(context: Context, entry: Entry) -> None:
    found = edit(context, entry, replacing("[note]", "# that was a long one\n[note]"))
    assert isinstance(found, Taken)
    assert found.comments
    assert "long one" not in file_of(context, entry).read_text()
    (version,) = (context.places.data / "versions" / entry.id).iterdir()
    assert "# that was a long one\n" in version.read_text()


def test_a_number_sign_in_words_is_no_comment(context: Context, entry: Entry) -> None:
    found = edit(context, entry, replacing("Rain", "# Snow"))
    assert isinstance(found, Taken)
    assert not found.comments


def test_a_removed_entry_can_be_edited(context: Context, entry: Entry) -> None:
    context.journal.remove(entry.id)
    assert isinstance(edit(context, entry, SNOW), Taken)
    assert context.journal.get(entry.id).removed is not None


def test_a_day_before_is_taken_and_one_that_was_wrong_before_may_stay(context: Context, entry: Entry) -> None:
    edit(context, entry, replacing("day = 2026-11-21", "day = 2026-11-19"))
    assert context.journal.get(entry.id).day == date(2026, 11, 19)
    path = file_of(context, entry)
    path.write_text(path.read_text().replace("2026-11-19", "2027-01-01"))
    assert isinstance(edit(context, entry, SNOW), Taken)


def test_an_unreadable_entry_is_mended_and_its_bytes_become_a_version(context: Context, entry: Entry) -> None:
    broken = break_file(context, entry)
    assert edit(context, entry, LEAVES_ALONE) is None
    assert file_of(context, entry).read_bytes() == broken
    assert isinstance(edit(context, entry, replacing("words = unquoted\n", "")), Taken)
    assert words_of(context) == "Rain all evening."
    (version,) = (context.places.data / "versions" / entry.id).iterdir()
    assert version.read_bytes() == broken


def test_an_empty_file_can_be_written_anew(context: Context, entry: Entry) -> None:
    whole = file_of(context, entry).read_bytes()
    file_of(context, entry).write_bytes(b"")
    assert isinstance(edit(context, entry, editor(f"file.write_bytes({whole!r})")), Taken)
    assert words_of(context) == "Rain all evening."


def test_what_somebody_else_mended_meanwhile_stays(context: Context, entry: Entry) -> None:
    whole = file_of(context, entry).read_bytes()
    break_file(context, entry)
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.run(editor(f"file.write_bytes({whole.replace(b'Rain', b'Snow')!r})"))
        file_of(context, entry).write_bytes(whole)
        found = by_hand.take()
    assert isinstance(found, Taken)
    assert found.saved.copied
    assert words_of(context, entry.id) == "Rain all evening."


def test_a_file_that_went_away_meanwhile_is_there_again(context: Context, entry: Entry, opened: ExternalEdit) -> None:
    opened.run(SNOW)
    file_of(context, entry).unlink()
    assert isinstance(opened.take(), Taken)
    assert words_of(context) == "Snow all evening."


def test_a_newer_format_is_only_read(context: Context, entry: Entry) -> None:
    path = file_of(context, entry)
    path.write_text(path.read_text().replace("format = 1", "format = 2"))
    with pytest.raises(NewerFormat):
        context.journal.edit_externally(entry.id, TODAY)


def test_what_cannot_be_opened_at_all_is_told(context: Context, entry: Entry) -> None:
    with pytest.raises(EntryNotFound):
        context.journal.edit_externally("zzzzzz", TODAY)
    file_of(context, entry).write_bytes(b"#" * 2_000_001)
    with pytest.raises(EntryUnreadable, match="2 MB"):
        context.journal.edit_externally(entry.id, TODAY)


def test_a_save_that_does_not_work_leaves_the_copy(context: Context, entry: Entry) -> None:
    versions = context.places.data / "versions"
    versions.write_text("a file where a folder belongs")
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.run(SNOW)
        with pytest.raises(SaveFailed):
            by_hand.take()
    assert words_of(context) == "Rain all evening."
    versions.unlink()
    with context.journal.edit_externally(entry.id, TODAY) as later:
        later.go_on()
        later.run(LEAVES_ALONE)
        assert isinstance(later.take(), Taken)
    assert words_of(context) == "Snow all evening."


def test_erasing_takes_copies_and_what_an_editor_put_beside_them(context: Context, entry: Entry) -> None:
    edit(context, entry, BREAKS)
    copy = next(path for path in beside(context, entry) if path.name.endswith(".edit.toml"))
    for name in (f"{copy.name}.swp", f"{copy.name}~", f"#{copy.name}#"):
        copy.with_name(name).write_text("Rain")
    other = add_note(context, "Another.")
    edit(context, other, BREAKS)
    context.journal.erase(entry.id)
    assert all(other.id in path.name for path in file_of(context, entry).parent.iterdir())
