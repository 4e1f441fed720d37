"""Entries found, opened, changed and changed back, with no screen."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from entries_samples import TODAY, check_in, copy_of, damage, file_of, note, reword, words_of

from connectwell.context import Context
from connectwell.entries import browser as browser_module
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import ChangedSince, EntryChange
from connectwell.entries.page import page_of
from connectwell.entries.view import View
from connectwell.errors import EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed, UsageFault
from connectwell.journal import CopyChoice, Readable, Unreadable
from connectwell.model.entry import Entry, Reflection
from connectwell.sentences import NEED_NAMES


@pytest.fixture
def browser(context: Context) -> EntryBrowser:
    return EntryBrowser(context)


@pytest.fixture
def there(context: Context) -> Entry:
    return note(context, "Rain.")


def now(context: Context, entry: Entry) -> Entry:
    return context.journal.get(entry.id)


# --- Finding


@pytest.mark.parametrize("asked", ["2026-11-21T0801-n1n2n3", "n1n2n3", "2026-11-21", "latest"])
def test_an_entry_is_opened_by_what_a_person_types(browser: EntryBrowser, there: Entry, asked: str) -> None:
    assert browser.open(asked) == Readable(there, None, there.id)


def test_copies_and_damaged_files_are_opened_by_what_lists_call_them(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    copy = copy_of(context, there.id, "Rain", "Snow")
    damage(context, "2026-11-20T0801-broken")
    for asked in (copy.stem, copy.stem[16:]):
        found = browser.open(asked)
        assert isinstance(found, Readable)
        assert (found.copy_of, words_of(found.entry)) == (there.id, "Snow.")
    for asked in ("broken", "2026-11-20T0801-broken"):
        found = browser.open(asked)
        assert isinstance(found, Unreadable)
        assert browser.raw(found.handle) == "format = 1\nrating = = 3\n"


def test_what_is_passed_over_on_the_way_to_one_file_is_not_left_out(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    copy = copy_of(context, there.id, "Rain", "Snow")
    for name in ("2026-11-20T0801-broken", "2026-11-22T0801-newer2"):
        damage(context, name)
    browser.open(copy.stem)
    assert context.journal.unread_files() == ()
    browser.open("broken")
    assert [one.handle for one in context.journal.unread_files()] == ["2026-11-20T0801-broken"]


def test_what_is_not_there_is_not_found(browser: EntryBrowser, there: Entry) -> None:
    for asked in ("zzzzzz", "../../etc/passwd", ""):
        with pytest.raises(EntryNotFound):
            browser.open(asked)
    assert browser.current_entry(there.id) == there
    assert browser.current_entry("2026-11-21T0801-zzzzzz") is None


def test_an_entry_that_is_damaged_now_cannot_be_read_now(context: Context, browser: EntryBrowser, there: Entry) -> None:
    file_of(context, there.id).write_text("= broken")
    with pytest.raises(EntryUnreadable):
        browser.current_entry(there.id)


def test_results_are_drawn_as_the_list_wants_them(browser: EntryBrowser, there: Entry) -> None:
    found = browser.results(View(), lambda item: item.handle.upper())
    assert [row.drawn for row in found.more(10)] == [there.id.upper()]


def test_a_page_says_what_was_shared_and_hides_what_is_put_away(context: Context, browser: EntryBrowser) -> None:
    entry = note(context, "Heavy.", put_away=True)
    item = Readable(entry, None, entry.id)
    assert browser.page(item) == page_of(entry, NEED_NAMES)
    assert browser.page(item, put_away=True) == page_of(entry, NEED_NAMES, put_away=True)
    assert "Heavy." not in str(browser.page(item))


# --- Changing and taking back


def test_out_of_lists_and_taken_back(context: Context, browser: EntryBrowser, there: Entry) -> None:
    assert not browser.can_undo
    change = browser.remove("n1n2n3")
    assert (change.before, change.after) == (there, now(context, there))
    assert now(context, there).removed
    undone = browser.undo()
    assert undone == EntryChange(change.after, there)
    assert now(context, there) == there
    assert not browser.can_undo
    assert browser.changes == 2


def test_several_changes_are_undone_one_after_the_other(context: Context, browser: EntryBrowser, there: Entry) -> None:
    other = note(context, "Another.", "n4n5n6")
    moved = browser.move_to_day(there.id, TODAY - timedelta(days=3)).after
    browser.remove(other.id)
    browser.remove(there.id)
    browser.restore(there.id)
    browser.undo()
    assert now(context, there).removed
    browser.undo()
    assert now(context, there) == moved
    browser.undo()
    assert now(context, other) == other
    browser.undo()
    assert now(context, there) == there
    assert not browser.can_undo


def test_what_is_out_of_lists_already_or_in_them_is_not_written(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    assert browser.restore(there.id) == EntryChange(there, there)
    removed = browser.remove(there.id).after
    assert browser.remove(there.id) == EntryChange(removed, removed)
    assert len(context.journal.versions(there.id)) == 1
    assert browser.restore(there.id).after == there


def test_to_another_day_and_to_none_to_come(context: Context, browser: EntryBrowser, there: Entry) -> None:
    day = TODAY - timedelta(days=3)
    assert browser.move_to_day(there.id, day).after == replace(there, day=day)
    with pytest.raises(UsageFault, match="2026-12-24 hasn't come yet"):
        browser.move_to_day(there.id, date(2026, 12, 24))
    browser.undo()
    assert now(context, there) == there, "a refusal is no change to take back"


def test_changed_by_somebody_else_since_is_not_taken_back_unread(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    browser.remove(there.id)
    theirs = reword(context, there.id, "Somebody else's.")
    with pytest.raises(ChangedSince, match="This entry has changed since, so nothing was undone"):
        browser.undo()
    assert now(context, there) == theirs
    assert not browser.can_undo, "it would say the same again"


def test_with_nothing_changed_there_is_nothing_to_take_back(browser: EntryBrowser) -> None:
    assert browser.undo() is None
    assert browser.changes == 0


def test_an_entry_of_a_newer_format_is_refused_and_that_is_no_change(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    file = file_of(context, there.id)
    file.write_text(file.read_text().replace("format = 1", "format = 2"))
    before = file.read_bytes()
    for act in (browser.remove, browser.edit, browser.in_editor):
        with pytest.raises(NewerFormat):
            act(there.id)
    assert file.read_bytes() == before
    assert not browser.can_undo


# --- Earlier versions


def test_an_earlier_version_by_its_number_or_itself(context: Context, browser: EntryBrowser, there: Entry) -> None:
    reword(context, there.id, "Snow.")
    reword(context, there.id, "Hail.")
    second, first = browser.versions(there.id)
    assert [(change.sign, change.text) for change in second.changes] == [("-", "Snow."), ("+", "Hail.")]
    assert words_of(browser.restore_version(there.id, 2).after) == "Rain."
    assert len(context.journal.versions(there.id)) == 3
    browser.undo()
    assert words_of(now(context, there)) == "Hail."
    assert words_of(browser.restore_version(there.id, second.version).after) == "Snow."
    assert words_of(browser.restore_version(there.id, first.version).after) == "Rain."
    with pytest.raises(UsageFault, match="has versions 1 to "):
        browser.restore_version(there.id, 99)


def test_a_version_of_a_damaged_entry_comes_back_and_that_cannot_be_undone(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    reword(context, there.id, "Snow.")
    file_of(context, there.id).write_text("= broken")
    change = browser.restore_version(there.id, 1)
    assert (change.before, words_of(change.after)) == (None, "Rain.")
    assert not browser.can_undo


def test_a_version_from_while_it_was_out_of_lists_is_in_them_again(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    browser.remove(there.id)
    browser.restore(there.id)
    assert browser.restore_version(there.id, 1).after.removed is None
    assert now(context, there).removed is None


# --- Copies


@pytest.fixture
def copy(context: Context, there: Entry) -> Path:
    return copy_of(context, there.id, "Rain", "Snow")


def test_the_entry_is_kept_and_the_copy_put_back(
    context: Context, browser: EntryBrowser, there: Entry, copy: Path
) -> None:
    before, in_hand = copy.read_bytes(), browser.copy_choice(copy.stem)
    left, right = browser.side_by_side(in_hand, put_away=False)
    assert [side.text for side in left if side.differs] == ["Rain."]
    assert [side.text for side in right if side.differs] == ["Snow."]
    assert browser.keep_entry(in_hand).after == there
    assert not copy.exists()
    assert [words_of(one.entry) for one in browser.versions(there.id)] == ["Snow."]
    undone = browser.undo()
    assert isinstance(undone, CopyChoice)
    assert undone.handle == copy.stem
    assert (copy.read_bytes(), now(context, there)) == (before, there)
    assert not browser.can_undo


def test_a_copy_that_cannot_be_put_back_can_be_tried_again(browser: EntryBrowser, copy: Path) -> None:
    browser.keep_entry(browser.copy_choice(copy.stem))
    copy.write_text("in its place")
    with pytest.raises(SaveFailed, match="a file of its name is there again"):
        browser.undo()
    copy.unlink()
    assert browser.can_undo
    browser.undo()
    assert copy.exists()


def test_the_copy_is_kept_and_the_entry_taken_back(
    context: Context, browser: EntryBrowser, there: Entry, copy: Path
) -> None:
    change = browser.keep_copy(browser.copy_choice(copy.stem))
    assert (words_of(change.before), words_of(change.after)) == ("Rain.", "Snow.")
    assert words_of(now(context, there)) == "Snow."
    assert not copy.exists()
    browser.undo()
    assert words_of(now(context, there)) == "Rain."


def test_a_copy_takes_the_place_of_a_damaged_entry(
    context: Context, browser: EntryBrowser, there: Entry, copy: Path
) -> None:
    file_of(context, there.id).write_text("<<<<<<< ours")
    in_hand = browser.copy_choice(copy.stem)
    assert (in_hand.entry, in_hand.reason[:21]) == (None, "It can't be read: lin")
    assert not any(side.differs for sides in browser.side_by_side(in_hand, put_away=False) for side in sides)
    with pytest.raises(EntryUnreadable):
        browser.keep_entry(in_hand)
    assert browser.keep_copy(in_hand).before is None
    assert words_of(now(context, there)) == "Snow."
    assert not browser.can_undo


def test_neither_is_lost_where_one_was_changed_meanwhile(
    context: Context, browser: EntryBrowser, there: Entry, copy: Path
) -> None:
    in_hand = browser.copy_choice(copy.stem)
    copy.write_text(copy.read_text().replace("Snow", "Unseen"))
    for keep in (browser.keep_entry, browser.keep_copy):
        with pytest.raises(SaveFailed, match="you haven't seen that"):
            keep(in_hand)
    assert copy.exists()
    assert context.journal.versions(there.id) == ()
    assert not browser.can_undo


# --- Erasing


def test_what_is_erased_is_gone_with_what_could_have_been_taken_back(
    context: Context, browser: EntryBrowser, there: Entry, copy: Path
) -> None:
    other = note(context, "Another.", "n4n5n6")
    reword(context, there.id, "Rain again.")
    browser.remove(there.id)
    assert browser.to_erase("n1n2n3") == (there.id, now(context, there))
    browser.erase(there.id)
    assert not copy.exists()
    assert not file_of(context, there.id).exists()
    assert not browser.can_undo
    browser.remove(other.id)
    with pytest.raises(EntryNotFound):
        browser.erase(there.id)
    assert browser.can_undo, "that was another one"


def test_a_copy_that_was_set_aside_cannot_come_back_after_its_entry_was_erased(
    browser: EntryBrowser, there: Entry, copy: Path
) -> None:
    browser.keep_entry(browser.copy_choice(copy.stem))
    browser.erase(there.id)
    assert browser.undo() is None
    assert not copy.exists()


def test_what_is_damaged_or_gone_but_for_its_versions_can_be_erased(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    reword(context, there.id, "Snow.")
    file_of(context, there.id).write_text("= broken")
    assert browser.to_erase(there.id) == (there.id, None)
    file_of(context, there.id).unlink()
    assert browser.to_erase(there.id) == (there.id, None)
    browser.erase(there.id)
    with pytest.raises(EntryNotFound):
        browser.to_erase(there.id)


# --- Words


def test_other_words_are_a_change_that_can_be_taken_back(context: Context, browser: EntryBrowser) -> None:
    entry = check_in(context, "q7f3k2", reflections=(Reflection(key="a8d2", need="seen", words="One."),))
    editing = browser.edit(entry.id)
    editing.save({"reflection:a8d2": "Two, @Ana said."})
    browser.remember(*editing.changes)
    assert now(context, entry).reflections[0].people == ("Ana",)
    browser.undo()
    assert now(context, entry) == entry


def test_reading_needs_neither_settings_nor_library(context: Context, there: Entry) -> None:
    (context.places.config / "config.toml").write_text("theme = 1")
    reading = Context(context.places, None, context.journal, None, context.clock)
    browser = EntryBrowser(reading)
    assert [item.handle for item in browser.listed()] == [there.id]
    assert browser.open("latest").handle == there.id
    browser.remove(there.id)
    assert not {"settings", "library"} & vars(reading).keys()


def test_little_is_imported_on_the_way_to_a_list() -> None:
    assert not {"View", "ResultSet", "page_of", "versions_of", "EntryEditing"} & vars(browser_module).keys()
