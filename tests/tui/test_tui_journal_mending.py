"""Mending from the journal's screen: words, day, removing, restoring, versions, erasing, and taking each back."""

from dataclasses import replace
from pathlib import Path

from textual.widgets import Input, OptionList

from connectwell.context import Context
from connectwell.model.entry import Entry, Note, Reflection
from connectwell.model.terms import NEEDS
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.field_row import FieldRow
from tui.tui_tools import note, on, on_disk, open_page, press, sees, sees_no, shown, until, write

WIDE = (100, 26)


def _list(app: Companion) -> OptionList:
    return app.screen.query_one("#entries", OptionList)


def _words(context: Context, id: str) -> str:
    part = context.journal.get(id).note
    assert part
    return part.words


def _reword(context: Context, id: str, words: str) -> Entry:
    editing = context.journal.edit(id)
    return editing.save(replace(editing.entry, note=Note(words=words))).entry


def _part(file: Path, key: str) -> str:
    """The text of one part, as it stands in the file."""
    return next(part for part in file.read_text().split("[[reflections]]") if f'key = "{key}"' in part)


def _holding(context: Context, words: str) -> list[Path]:
    return [file for file in context.places.data.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


async def test_words_are_edited_saved_as_typed_and_the_earlier_ones_stay(context: Context) -> None:
    id = note(context, "Rain all evening.")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "e Edit")
        await press(pilot, "e")
        await on(app, "EditScreen")
        await write(pilot, " And snow, @Ana said.")
        await on_disk(context, "Rain all evening. And snow")
        await press(pilot, "escape")
        await sees(app, "Saved. u undoes this.")
        await sees(app, "And snow, @Ana said.")
        part = context.journal.get(id).note
        assert part
        assert part.people == ("Ana",)
        assert len(context.journal.versions(id)) == 1
        await press(pilot, "u")
        await sees(app, "Undone")
        assert _words(context, id) == "Rain all evening."


async def test_each_part_has_an_editor_and_tab_goes_through_them(context: Context) -> None:
    id = open_page(context, "the bus came")
    editing = context.journal.edit(id)
    parts = editing.entry.reflections
    arrival = replace(editing.entry.arrival, words="barely slept") if editing.entry.arrival else None
    editing.save(replace(editing.entry, arrival=arrival, reflections=parts))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "e Edit")
        await press(pilot, "e")
        await on(app, "EditScreen")
        await sees(app, "Who was there?")
        first, second = app.screen.query(Editor)
        assert (first.words, second.words) == ("barely slept", "the bus came")
        assert app.focused is first
        await press(pilot, "ctrl+n")
        assert app.focused is second
        await write(pilot, " on time")
        await press(pilot, "ctrl+n")
        await on(app, "JournalScreen")
    saved = context.journal.get(id)
    assert saved.reflections[0].words == "the bus came on time"
    assert saved.arrival
    assert saved.arrival.words == "barely slept"


async def test_rating_sharing_day_and_blank_words_are_changed_and_undone_one_by_one(context: Context) -> None:
    id = open_page(context, "")
    before = context.journal.get(id)
    app = Companion(context)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "j")
        await sees(app, "e Edit")
        await press(pilot, "e")
        await on(app, "EditScreen")
        rows = {row.field.id: row for row in app.screen.query(FieldRow)}
        rating = next(row for id, row in rows.items() if id.endswith(".rating"))
        rating.focus()
        await press(pilot, "1", "0")
        await until(lambda: context.journal.get(id).reflections[0].rating == 10, "10")
        await press(pilot, "c")
        await until(lambda: context.journal.get(id).reflections[0].unclear, "can't tell")
        await sees(app, "can't tell")
        focused = app.focused
        assert isinstance(focused, FieldRow)
        assert focused.field.kind == "rating", "it stays where it was"
        await press(pilot, "down", "enter")
        await until(lambda: isinstance(app.focused, Editor), "an editor for the words")
        await write(pilot, "the bus came")
        await on_disk(context, "the bus came")
        await press(pilot, "tab")
        for undone in (lambda part: not part.words, lambda part: part.rating == 10, lambda part: part.rating == 1):
            await press(pilot, "u")
            await until(lambda: undone(context.journal.get(id).reflections[0]), "it to be undone")  # noqa: B023
        await press(pilot, "u")
        await until(lambda: context.journal.get(id) == before, "all of it to be undone")
        await press(pilot, "escape")
        await on(app, "JournalScreen")


async def test_what_is_put_away_is_named_while_editing_and_stays_byte_for_byte(context: Context) -> None:
    id = open_page(context, "the bus came")
    editing = context.journal.edit(id)
    heavy = Reflection(key="b1e0", need="safe", words='heavy "words"\n\n@Ana said', people=("Ana",), put_away=True)
    editing.save(replace(editing.entry, reflections=(heavy, *editing.entry.reflections)))
    file = context.places.data / "entries" / "2026" / f"{id}.toml"
    file.write_text(file.read_text().replace("put_away = true\n", 'put_away = true\nweather = "hail"\n'))
    before = _part(file, "b1e0")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "e Edit")
        await press(pilot, "e")
        await on(app, "EditScreen")
        await sees(app, "1 part is put away, and not shown here. In the journal p shows it")
        assert "heavy" not in shown(app)
        await write(pilot, " on time")
        await press(pilot, "escape")
        await sees(app, "Saved. u undoes this.")
    assert "the bus came on time" in file.read_text()
    assert _part(file, "b1e0") == before
    assert "heavy" in before


async def test_where_all_is_put_away_it_can_be_brought_back_and_then_edited(context: Context) -> None:
    id = note(context, "heavy", put_away=True)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "e Edit")
        await press(pilot, "e")
        await on(app, "EditScreen")
        await sees(app, "1 part is put away, and not shown here.")
        assert "heavy" not in shown(app)
        await press(pilot, "down", "enter")
        await sees(app, "heavy")
        await press(pilot, "escape")
        await sees(app, "Saved. u undoes this.")
        found = context.journal.get(id).note
        assert found
        assert not found.put_away
        await press(pilot, "u")
        await until(lambda: bool((now := context.journal.get(id).note) and now.put_away), "it to be put away again")


async def test_what_another_program_wrote_meanwhile_is_taken_in(context: Context) -> None:
    id = note(context, "Rain.")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "e Edit")
        await press(pilot, "e")
        await on(app, "EditScreen")
        _reword(context, id, "Snow, from elsewhere.")
        await press(pilot, "f1")
        await on(app, "HelpNowScreen")
        await press(pilot, "escape")
        await sees(app, "This entry was changed somewhere else in the meantime.")
        await sees(app, "Snow, from elsewhere.")
        await write(pilot, " And more.")
        await press(pilot, "escape")
        await sees(app, "Saved. u undoes this.")
        assert _words(context, id) == "Snow, from elsewhere. And more."
        await press(pilot, "u")
        await sees(app, "Undone")
        assert _words(context, id) == "Snow, from elsewhere."


async def test_removed_and_restored_with_u(context: Context) -> None:
    id = note(context, "the one to go")
    note(context, "the one that stays", days_ago=1)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "the one to go")
        await press(pilot, "x")
        await sees(app, "but it's still on this machine. R shows removed ones; X there erases one.")
        await sees_no(app, "the one to go")
        await sees(app, "Friday 20 November 2026")
        assert context.journal.get(id).removed
        await press(pilot, "u")
        await sees(app, "the one to go")
        assert context.journal.get(id).removed is None
        assert _list(app).highlighted == 0


async def test_the_last_one_removed_leaves_a_sentence(context: Context) -> None:
    note(context, "the only one")
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "j")
        await sees(app, "the only one")
        await press(pilot, "x")
        await sees(app, "Nothing here yet.")
        await press(pilot, "u")
        await sees(app, "the only one")


async def test_removed_ones_are_shown_when_asked_for_and_restored(context: Context) -> None:
    id = note(context, "the hidden one")
    note(context, "the other", days_ago=1)
    context.journal.remove(id)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "the other")
        assert "the hidden one" not in shown(app)
        await press(pilot, "R")
        await sees(app, "removed ones too")
        await sees(app, "× 21 Nov   the hidden one")
        await press(pilot, "home", "x")
        await sees(app, "It is back in your journal.")
        assert context.journal.get(id).removed is None
        await press(pilot, "R")
        await sees_no(app, "removed ones too")


async def test_an_entry_is_moved_to_an_earlier_day_and_stands_there(context: Context) -> None:
    id = note(context, "written today")
    note(context, "of yesterday", days_ago=1)
    note(context, "of last week", days_ago=7)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "written today")
        await press(pilot, "D")
        await sees(app, "Which day does this entry belong to?")
        await write(pilot, "2026-11-31")
        await press(pilot, "enter")
        await sees(app, "Type a day like 20 November, 2026-11-20,")
        app.screen.query_one(Input).value = "2026-12-24"
        await press(pilot, "enter")
        await sees(app, "That day hasn't come yet.")
        app.screen.query_one(Input).value = "2026-11-18"
        await press(pilot, "enter")
        await sees(app, "It belongs to Wednesday 18 November now.")
        await until(lambda: _list(app).option_count == 3 and _list(app).highlighted == 1, "its place by its day")
        assert str(context.journal.get(id).day) == "2026-11-18"
        await press(pilot, "u")
        await sees(app, "21 Nov   written today")


async def test_versions_are_compared_and_brought_back(context: Context) -> None:
    id = note(context, "first words")
    _reword(context, id, "second words")
    _reword(context, id, "third words")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "third words")
        await press(pilot, "v")
        await on(app, "VersionsScreen")
        await sees(app, "- second words")
        await sees(app, "+ third words")
        await press(pilot, "down")
        await sees(app, "- first words")
        await press(pilot, "b")
        await sees(app, "The entry is as it was then.")
        await sees(app, "21 Nov   first words")
        assert _words(context, id) == "first words"
        assert len(context.journal.versions(id)) == 3
        await press(pilot, "u")
        await sees(app, "21 Nov   third words")


async def test_a_damaged_version_is_shown_as_it_is(context: Context) -> None:
    id = note(context, "first words")
    _reword(context, id, "second words")
    (version,) = (context.places.data / "versions" / id).iterdir()
    version.write_text("<<<<<<< ours\nwords = [red]\x1b[31m\n")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "second words")
        await press(pilot, "v")
        await sees(app, "It can't be read: line 1 isn't valid TOML.")
        await sees(app, "<<<<<<< ours")
        await sees(app, "words = [red]␛[31m")
        assert "b Bring this one back" not in shown(app)


async def test_an_entry_without_versions_says_so(context: Context) -> None:
    note(context, "only ever this")
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "j")
        await sees(app, "only ever this")
        await press(pilot, "v")
        await sees(app, "This entry has no earlier version.")
        await press(pilot, "escape")
        await on(app, "JournalScreen")


async def test_erasing_takes_a_typed_word_and_leaves_nothing_here(context: Context) -> None:
    id = note(context, "zebra at the gate")
    _reword(context, id, "zebra at the fence")
    note(context, "this one stays", days_ago=1)
    context.journal.refresh()
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "zebra")
        await press(pilot, "X")
        await sees(app, "It may still be elsewhere: in backups, on machines that sync")
        await press(pilot, *"yes", "enter")
        await sees(app, "Nothing was erased.")
        app.screen.query_one(Input).value = ""
        await press(pilot, *"erase", "enter")
        await sees(app, "Erased here.")
        await sees(app, "this one stays")
        assert "zebra" not in shown(app)
        assert "u Undo" not in shown(app)
    assert _holding(context, "zebra") == []


async def test_changed_somewhere_else_since_is_not_undone_unread(context: Context) -> None:
    id = note(context, "mine")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "21 Nov   mine")
        await press(pilot, "R", "x")
        await sees(app, "It's out of your lists and pages")
        _reword(context, id, "somebody else's")
        await press(pilot, "u")
        await sees(app, "This entry has changed since, so nothing was undone.")
        assert _words(context, id) == "somebody else's"


async def test_coming_back_notices_what_changed_on_disk(context: Context) -> None:
    id = note(context, "as it was")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "21 Nov   as it was")
        _reword(context, id, "as it is")
        await press(pilot, "f1")
        await on(app, "HelpNowScreen")
        await press(pilot, "escape")
        await sees(app, "This entry was changed somewhere else in the meantime.")
        await sees(app, "21 Nov   as it is")
        note(context, "a new one")
        await press(pilot, "f5")
        await sees(app, "a new one")
        assert _list(app).highlighted == 1


async def test_e_begins_at_the_question_that_is_looked_at(context: Context) -> None:
    when = context.clock()
    words = {need: f"{need} words\n" * 6 for need in NEEDS[:4]}
    parts = tuple(Reflection(key=f"{need}1", need=need, rating=5, words=said) for need, said in words.items())
    context.journal.add(
        Entry(id=context.journal.new_id(when), kind="check-in", day=when.date(), started=when, finished=when)
    )
    entry = context.journal.on_day(when.date())[0]
    editing = context.journal.edit(entry.id)
    editing.save(replace(editing.entry, reflections=parts))

    def begins() -> str:
        return app.focused.words.split()[0] if isinstance(app.focused, Editor) else ""

    app = Companion(context)
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "seen words")
        await press(pilot, "e")
        await until(lambda: begins() == "seen", "the first words, as nothing was scrolled")
        await press(pilot, "escape")
        await on(app, "JournalScreen")
        await press(pilot, "enter", *["down"] * 10, "e")
        await until(lambda: begins() == "safe", "the question that came into view")
        await press(pilot, "escape")
        await on(app, "JournalScreen")
        await press(pilot, "slash", *"soothed")
        await sees(app, "1 found")
        await press(pilot, "enter", "e")
        await until(lambda: begins() == "soothed", "the question with what was looked for")


async def test_ratings_alone_are_mended_at_once_and_only_a_one_just_typed_becomes_a_ten(context: Context) -> None:
    when = context.clock()
    entry = Entry(id=context.journal.new_id(when), kind="check-in", day=when.date(), started=when, finished=when)
    context.journal.add(replace(entry, reflections=(Reflection(key="a1b2", need="seen", rating=1),)))

    def rating() -> int | None:
        return context.journal.get(entry.id).reflections[0].rating

    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await on(app, "JournalScreen")
        await press(pilot, "e")
        await on(app, "EditScreen")
        await press(pilot, "0")
        await until(lambda: rating() == 0, "a 0, not a 10")
        await press(pilot, "1")
        await until(lambda: rating() == 1, "a 1")
        await press(pilot, "0")
        await until(lambda: rating() == 10, "a 10")
