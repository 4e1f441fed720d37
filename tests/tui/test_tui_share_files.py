"""Sharing on the screen, from format and place to the file: what is in it, what is asked, what stops it."""

import shutil
import subprocess
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.errors import Cancelled, SaveFailed
from connectwell.jobs import Progress
from connectwell.share.formats import pdf
from connectwell.share.send import sealing
from connectwell.tui.app import Companion
from connectwell.tui.widgets.line_input import LineInput
from tui.tui_share import (
    NAME,
    PUT_AWAY,
    SECRET,
    THEME,
    fortnight,
    made,
    seen,
    shares,
    to_what_goes,
    to_what_leaves,
    to_where,
)
from tui.tui_tools import on, press, sees, sees_no, shown, until, write

needs_pyrage = pytest.mark.skipif(not sealing.can_seal(), reason="pyrage isn't installed on this machine")


@pytest.fixture(autouse=True)
def at_home(nobody_at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The companion was started in the home folder, and typst isn't installed: HTML is the first to hand."""
    monkeypatch.chdir(nobody_at_home)
    monkeypatch.setattr(pdf, "can_set", lambda: False)
    return nobody_at_home


async def test_without_typst_html_is_offered_and_holds_nothing_that_stays_here(context: Context, at_home: Path) -> None:
    fortnight(context, "I said <b>no</b> & [red]meant[/red] it, and @Ana heard.")
    app = Companion(context)
    async with app.run_test(size=(80, 28)) as pilot:
        await to_what_goes(app, pilot)
        await press(pilot, "tab", "m")
        await to_what_leaves(app, pilot)
        await sees(app, "I said <b>no</b> & [red]meant[/red] it, and @Ana heard.".replace("@Ana", "a friend"))
        await press(pilot, "end", "enter")
        await sees(app, "A PDF needs typst, which isn't installed here. HTML needs nothing more, and prints well.")
        await sees(app, "● HTML")
        assert "PDF  " not in shown(app)
        await made(app, pilot)
        await sees(app, "Your journal records that you shared it, when, and as what; not what it says.")
    page = (at_home / f"{NAME}.html").read_text(encoding="utf-8")
    assert "I said &lt;b&gt;no&lt;/b&gt; &amp; [red]meant[/red] it, and a friend heard." in page
    assert not [words for words in (SECRET, THEME, PUT_AWAY, "Ana") if words in page]
    assert [share["as"] for share in shares(context)] == ["html"]


async def test_a_file_that_is_there_is_left_alone_until_it_is_said(context: Context, at_home: Path) -> None:
    fortnight(context)
    there = at_home / f"{NAME}.txt"
    there.write_text("mine")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_where(app)
        await press(pilot, "right", "right")
        await sees(app, f"~/{NAME}.txt")
        await press(pilot, "enter")
        await on(app, "PreviewScreen")
        await sees(app, "What will leave")
        await press(pilot, "escape")
        await on(app, "DestinationScreen")
        assert there.read_text() == "mine"
        await press(pilot, "enter")
        await on(app, "PreviewScreen")
        await sees(app, "A page for our session")
        await press(pilot, "end", "enter")
        await sees(app, f"{NAME}.txt is there already.")
        await press(pilot, "1")
        await until(lambda: app.focused is not None and app.focused.id == "file", "the cursor on the name")
        assert there.read_text() == "mine"
        await press(pilot, "home", *["right"] * 2)
        await write(pilot, "nowhere/")
        await press(pilot, "enter")
        await sees(app, "Could not write it: there is no such folder.")
        await press(pilot, *["backspace"] * 8)
        await press(pilot, "enter")
        await sees(app, "is there already.")
        await press(pilot, "2")
        await on(app, "SentScreen")
    assert there.read_text().startswith("A page for our session")


async def test_the_name_follows_the_format_and_a_name_of_ones_own_keeps_to_it(context: Context) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_where(app)
        await press(pilot, "down", "home", "right", "right")
        await write(pilot, "for-T-")
        await press(pilot, "up", "right")
        await sees(app, f"~/for-T-{NAME}.md")
        await pilot.click("#as", offset=(50, 0))
        await sees(app, f"~/for-T-{NAME}.json")
        await press(pilot, "ctrl+t")
        await sees(app, '"connectwell": "brief"')
        await press(pilot, "enter")
        await on(app, "DestinationScreen")
        await press(pilot, "escape")
        await on(app, "TodayScreen")


async def test_a_name_that_ends_as_another_format_follows_the_one_that_is_chosen(
    context: Context, at_home: Path
) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_where(app)
        app.screen.query_one("#file", LineInput).value = "~/rec.md"
        await press(pilot, "enter")
        await sees(app, "The name now ends like the format. ⏎ makes the file.")
        await sees(app, "~/rec.html")
        app.screen.query_one("#file", LineInput).value = "~/rec.of.mine"
        await press(pilot, "up", "right", "right")
        await sees(app, "● plain text")
        assert "~/rec.of.mine" in shown(app)
        app.screen.query_one("#file", LineInput).value = "~/rec.JSON"
        await press(pilot, "left")
        await sees(app, "~/rec.md")
        await seen(app, pilot, "# A page for our session")
    assert (at_home / "rec.md").read_text("utf-8").startswith("# A page for our session")


@needs_pyrage
@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed on this machine")
async def test_sealed_for_a_key_only_its_reader_opens_it(context: Context, at_home: Path, tmp_path: Path) -> None:
    fortnight(context)
    secret = tmp_path / "secret"
    key = subprocess.run(["age-keygen", "-o", str(secret)], capture_output=True, text=True, check=True)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_where(app)
        await press(pilot, "down", "down", "right", "enter")
        await sees(app, "Type a reader's public key, or choose another way.")
        await write(pilot, "age1wrong")
        await press(pilot, "enter")
        await sees(app, "This key can't be used")
        await press(pilot, *["backspace"] * 9)
        await write(pilot, key.stderr.split()[-1])
        await made(app, pilot)
        await sees(app, "sealed. Only someone with the key or the passphrase can open it")
    (file,) = (path for path in at_home.iterdir() if path.is_file())
    assert file.name == f"{NAME}.html.age"
    opened = subprocess.run(["age", "-d", "-i", str(secret), str(file)], capture_output=True, check=True).stdout
    assert b"How mornings go with a friend." in opened
    assert b"mornings" not in file.read_bytes()


@needs_pyrage
async def test_a_passphrase_is_asked_for_twice_and_never_shown(
    context: Context, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "seal_with_passphrase", lambda _content, word: f"sealed with {word}".encode())
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_where(app)
        await press(pilot, "down", "down", "left", "enter")
        await sees(app, "Type a passphrase, or choose another way.")
        await write(pilot, "four jars of soup")
        await press(pilot, "enter")
        await write(pilot, "four jars of soap")
        await press(pilot, "enter")
        await sees(app, "The two don't match. Please type it once more.")
        assert "jars" not in shown(app)
        await press(pilot, "backspace", "backspace")
        await write(pilot, "up")
        await made(app, pilot)
    assert (at_home / f"{NAME}.html.age").read_bytes() == b"sealed with four jars of soup"


async def test_escape_stops_it_and_nothing_is_written(
    context: Context, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fortnight(context)

    def slowly(_document: object, *, progress: Progress, **_: Any) -> None:
        while progress(0, 0):
            Event().wait(0.01)
        raise Cancelled

    monkeypatch.setattr("connectwell.tui.job.QUIET_FOR", 0)
    monkeypatch.setattr(pdf, "can_set", lambda: True)
    monkeypatch.setattr(pdf, "write_pdf", slowly)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_where(app)
        await press(pilot, "enter")
        await sees(app, "Making the file…")
        await press(pilot, "enter", "escape")
        await sees(app, "Stopped. Nothing was written.")
        await on(app, "DestinationScreen")
        await sees_no(app, "Making the file…")
    assert [path for path in at_home.iterdir() if path.is_file()] == []
    assert shares(context) == []


async def test_what_cannot_be_noted_in_the_journal_is_said(
    context: Context, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_where(app)

        def full(*_: object) -> None:
            raise SaveFailed("the disk is full")

        monkeypatch.setattr(type(context.journal), "add", full)
        await made(app, pilot)
        await sees(app, "It was shared, but your journal couldn't record that")
        assert "Your journal records" not in shown(app)
    assert (at_home / f"{NAME}.html").is_file()


async def test_ones_own_archive_is_everything_and_wants_a_word_for_it(context: Context, at_home: Path) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_archive(app, pilot, "yes")
        await sees(app, "Nothing was made.")
        await press(pilot, *["backspace"] * 3)
        await write(pilot, "everything")
        await press(pilot, "enter")
        await on(app, "DestinationScreen")
        await sees(app, "~/connectwell-archive-2026-11-21.json")
        await made(app, pilot)
        await sees(app, "It is your own archive, so your journal doesn't record it as shared.")
    archive = (at_home / "connectwell-archive-2026-11-21.json").read_text(encoding="utf-8")
    assert not [words for words in (SECRET, THEME, PUT_AWAY, "Ana") if words not in archive]
    assert shares(context) == []


async def to_archive(app: Companion, pilot: Pilot[None], word: str) -> None:
    """From Today to the question for the word, and that word."""
    await press(pilot, "s")
    await sees(app, "My own archive")
    await press(pilot, "e")
    await sees(app, "with everybody's name.")
    await write(pilot, word)
    await press(pilot, "enter")
