"""Copies that two machines left: both on one screen, what differs marked by a sign, and a choice that loses nothing."""

from pathlib import Path

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import note, on, press, sees, sees_no, shown

WIDE = (100, 26)


def _with_copy(context: Context, *, put_away: bool = False) -> tuple[str, Path]:
    id = note(context, "mine, on this one", put_away=put_away)
    file = context.places.data / "entries" / "2026" / f"{id}.toml"
    copy = file.with_name(f"{id}.sync-conflict-20261121-090000-ABCDEFG.toml")
    copy.write_text(
        file.read_text().replace("mine, on this one", "theirs, on the other machine").replace("put_away = true\n", "")
    )
    return id, copy


def _words(context: Context, id: str) -> str:
    part = context.journal.get(id).note
    assert part
    return part.words


async def test_both_stand_side_by_side_and_the_entry_is_kept(context: Context) -> None:
    id, copy = _with_copy(context)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "c shows both side by side.")
        await press(pilot, "c")
        await on(app, "CopiesScreen")
        await sees(app, "≠ marks where the two differ.")
        line = next(line for line in shown(app).splitlines() if "mine" in line)
        assert "≠ mine, on this one" in line
        assert "≠ theirs, on the other machine" in line
        await press(pilot, "1")
        await sees(app, "The entry is kept, and the copy is an earlier version of it now.")
        await sees_no(app, "theirs")
        assert not copy.exists()
        assert _words(context, id) == "mine, on this one"
        await press(pilot, "v")
        await sees(app, "- theirs, on the other machine")


async def test_keeping_the_entry_is_taken_back_with_u(context: Context) -> None:
    id, copy = _with_copy(context)
    before = copy.read_bytes()
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov")
        await press(pilot, "c", "1")
        await sees(app, "The entry is kept,")
        await sees(app, "u undoes this.")
        await sees_no(app, "≠ 21 Nov")
        await press(pilot, "u")
        await sees(app, "Undone.")
        await sees(app, "≠ 21 Nov")
        assert "u Undo" not in shown(app)
    assert copy.read_bytes() == before
    assert _words(context, id) == "mine, on this one"


async def test_the_copy_is_kept_and_that_can_be_undone(context: Context) -> None:
    id, copy = _with_copy(context)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov")
        await press(pilot, "c", "2")
        await sees(app, "The copy is the entry now")
        await sees(app, "21 Nov   theirs, on the othe")
        assert _words(context, id) == "theirs, on the other machine"
        assert not copy.exists()
        await press(pilot, "u")
        await sees(app, "Undone: ")
        assert _words(context, id) == "mine, on this one"


async def test_both_are_kept_unless_one_is_chosen(context: Context) -> None:
    id, copy = _with_copy(context)
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov")
        await press(pilot, "c")
        await sees(app, "1 The entry")
        await sees(app, "2 The copy")
        lines = shown(app).splitlines()
        left = next(n for n, line in enumerate(lines) if "mine, on this one" in line)
        right = next(n for n, line in enumerate(lines) if "theirs, on the other machine" in line)
        assert left < right, "one above the other"
        await press(pilot, "escape")
        await on(app, "JournalScreen")
        assert copy.exists()
        assert context.journal.versions(id) == ()


async def test_what_changed_meanwhile_stays(context: Context) -> None:
    id, copy = _with_copy(context)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov")
        await press(pilot, "c")
        await on(app, "CopiesScreen")
        copy.write_text(copy.read_text().replace("theirs", "unseen"))
        await press(pilot, "1")
        await sees(app, "changed somewhere else in the meantime, and you haven't seen that")
        assert copy.exists()
        assert context.journal.versions(id) == ()


async def test_what_is_put_away_in_one_is_out_of_sight_in_both(context: Context) -> None:
    _with_copy(context, put_away=True)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov")
        await press(pilot, "c")
        await on(app, "CopiesScreen")
        await sees(app, "1 part is put away")
        assert "mine, on" not in shown(app)
        assert "theirs" not in shown(app)


async def test_a_copy_of_a_damaged_entry_can_take_its_place(context: Context) -> None:
    id, _ = _with_copy(context)
    (context.places.data / "entries" / "2026" / f"{id}.toml").write_text("<<<<<<< ours")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov")
        if "c Both copies" not in shown(app):
            await press(pilot, "down")
        await press(pilot, "c")
        await sees(app, "It can't be read: line 1 isn't valid TOML.")
        assert "Keep the entry" not in shown(app)
        await press(pilot, "2")
        await on(app, "JournalScreen")
        assert _words(context, id) == "theirs, on the other machine"


async def test_erasing_takes_the_copies_too(context: Context) -> None:
    _, copy = _with_copy(context)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov")
        await press(pilot, "end", "X")
        if "Type erase" not in shown(app):
            await press(pilot, "up", "X")
        await press(pilot, *"erase", "enter")
        await sees(app, "Nothing here yet.")
    assert not copy.exists()
