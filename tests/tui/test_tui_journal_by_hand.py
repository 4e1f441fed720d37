"""E: the entry's file in the person's own editor. The tests' terminal cannot be given away; a real one is in
tests/terminal."""

import shlex
from contextlib import nullcontext
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.tui.app import Companion
from editors import BREAKS, DELETES, LEAVES_ALONE, Command, add_note, beside, earlier_words, editor, replacing, words_of
from tui.tui_tools import on, press, sees, shown

WIDE = (100, 26)


@pytest.fixture
def app(context: Context, monkeypatch: pytest.MonkeyPatch) -> Companion:
    """A companion whose terminal can be given away."""
    app = Companion(context)
    monkeypatch.setattr(app, "suspend", nullcontext)
    return app


def _use(monkeypatch: pytest.MonkeyPatch, command: Command) -> None:
    monkeypatch.setenv("EDITOR", shlex.join(command))


async def test_what_the_editor_saved_is_taken_in(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = add_note(context)
    _use(monkeypatch, replacing("Rain", "Snow"))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "21 Nov   Rain all evening.")
        await press(pilot, "E")
        await sees(app, "Saved. u undoes this.")
        await sees(app, "21 Nov   Snow all evening.")
        assert words_of(context) == "Snow all evening."
        assert earlier_words(context, entry.id) == ["Rain all evening."]
        await press(pilot, "u")
        await sees(app, "21 Nov   Rain all evening.")
    assert beside(context, entry) == []


async def test_nothing_changed_is_said(app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    add_note(context)
    _use(monkeypatch, LEAVES_ALONE)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "Rain all evening.")
        monkeypatch.setattr("connectwell.entries.external_editor.AT_ONCE", 0.0)
        await press(pilot, "E")
        await sees(app, "Nothing was changed.")


async def test_an_editor_with_a_window_of_its_own_is_waited_for(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_note(context)
    monkeypatch.setattr("connectwell.entries.external_editor.AT_ONCE", 60.0)
    where = tmp_path / "where"
    _use(monkeypatch, editor(f"pathlib.Path({str(where)!r}).write_text(str(file))"))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "Rain all evening.")
        await press(pilot, "E")
        await sees(app, "Your editor came back at once")
        opened = Path(where.read_text())
        opened.write_text(opened.read_text().replace("Rain", "Snow"))
        await press(pilot, "1")
        await sees(app, "21 Nov   Snow all evening.")
    assert words_of(context) == "Snow all evening."
    assert not opened.exists()


async def test_what_does_not_read_well_is_edited_again_or_kept(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = add_note(context)
    _use(monkeypatch, BREAKS)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "Rain all evening.")
        await press(pilot, "E")
        await sees(app, "The entry is as it was, and what you typed is kept.")
        await press(pilot, "2")
        await sees(app, "What you typed is kept beside the entry; E goes on with it.")
        assert words_of(context) == "Rain all evening."
        assert any(b"unquoted" in file.read_bytes() for file in beside(context, entry))
        mends = "file.write_bytes(file.read_bytes().replace(b'words = unquoted', b'').replace(b'Rain', b'Snow'))"
        _use(monkeypatch, editor(mends))
        await press(pilot, "E")
        await sees(app, "An edit of this entry from")
        await press(pilot, "1")
        await sees(app, "Saved. u undoes this.")
    assert beside(context, entry) == []


async def test_again_opens_the_same_text(app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = add_note(context)
    first_breaks = editor(
        "text = file.read_bytes(); broken = b'[[note' in text\n"
        "file.write_bytes(text.replace(b'[[note', b'[note') if broken else text.replace(b'[note', b'[[note'))"
    )
    _use(monkeypatch, first_breaks)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "Rain all evening.")
        await press(pilot, "E")
        await sees(app, "Edit again")
        await press(pilot, "1")
        await sees(app, "Nothing was changed.")
    assert words_of(context) == "Rain all evening."
    assert beside(context, entry) == []


@pytest.mark.parametrize("key", ["e", "E"])
async def test_an_entry_that_cannot_be_read_is_mended(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    entry = add_note(context)
    file = context.places.data / "entries" / "2026" / f"{entry.id}.toml"
    file.write_bytes(file.read_bytes().replace(b'kind = "note"', b"kind = note"))
    _use(monkeypatch, replacing("kind = note", 'kind = "note"'))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "e opens it in your editor.")
        await sees(app, "e Fix in your editor")
        await press(pilot, key)
        await sees(app, "21 Nov   Rain all evening.")
        await sees(app, "Saved.")
    assert words_of(context) == "Rain all evening."


async def test_an_editor_that_is_not_there_or_deletes_changes_nothing(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = add_note(context)
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "Rain all evening.")
        await press(pilot, "E")
        await sees(app, "no-such-editor-here, isn't installed.")
        _use(monkeypatch, DELETES)
        await press(pilot, "E")
        await sees(app, "The editor deleted its file.")
        assert "Rain all evening." in shown(app)
    assert beside(context, entry) == []


async def test_where_the_terminal_cannot_be_given_away_it_says_so(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_note(context)
    _use(monkeypatch, replacing("Rain", "Snow"))
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "Rain all evening.")
        await press(pilot, "E")
        await sees(app, "An editor can't be opened from this terminal.")
        await on(app, "JournalScreen")
    assert words_of(context) == "Rain all evening."
