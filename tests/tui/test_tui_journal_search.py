"""Searching as it is typed: what is found, how it is marked, and the way back."""

import threading

import pytest
from rich.segment import Segment
from textual.widgets import OptionList

from connectwell.context import Context
from connectwell.model.matching import around
from connectwell.tui.app import Companion
from connectwell.tui.screens.journal.entry_list import EntryList
from connectwell.tui.screens.journal.loader import Loader
from connectwell.tui.widgets.highlight import highlight_matches
from tui.tui_tools import note, on, press, sees, sees_no, shown, until, write


def _list(app: Companion) -> OptionList:
    return app.screen.query_one("#entries", OptionList)


def _marks(app: Companion) -> list[Segment]:
    """What is drawn underlined and reversed (ground and words change places)."""
    drawn = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
    return [segment for segment in drawn if segment.style and segment.style.underline and segment.style.reverse]


async def test_what_is_typed_is_found_and_marked_in_the_list_and_on_the_page(context: Context) -> None:
    note(context, "Nothing much.")
    note(context, "We sat down and talked about Café soup for a long while.", days_ago=40)
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "Nothing much.")
        await press(pilot, "slash", *"cafe")
        await sees(app, "1 found")
        await sees_no(app, "Nothing much.")
        await sees(app, "12 Oct We sat down and talked")
        both = ["Café", "Café"]
        await until(lambda: [mark.text for mark in _marks(app)] == both, "the whole word in the list and on the page")


async def test_escape_takes_the_search_away_and_then_leaves(context: Context) -> None:
    note(context, "the first")
    note(context, "the second", days_ago=1)
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j", "slash", *"second")
        await sees(app, "1 found")
        await press(pilot, "enter")
        assert app.focused is _list(app)
        await press(pilot, "escape")
        await sees(app, "the first")
        assert _list(app).highlighted == 1, "the cursor stays on what was found"
        await press(pilot, "escape")
        await on(app, "TodayScreen")


async def test_letters_in_the_search_are_letters(context: Context) -> None:
    note(context, "qrpx? is here")
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j", "slash", "q", "r", "p", "x", "question_mark")
        await sees(app, "1 found")
        await press(pilot, "escape")
        await on(app, "JournalScreen")


async def test_nothing_found_says_what_to_do(context: Context) -> None:
    note(context, "rain")
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "j", "slash", *"snow")
        await sees(app, "Nothing found. Fewer letters find more. Esc show all")
        await press(pilot, "backspace", "backspace", "backspace", "backspace")
        await sees(app, "21 Nov rain")


async def test_what_is_put_away_is_not_found(context: Context) -> None:
    note(context, "heavy words", put_away=True)
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j", "slash", *"heavy")
        await sees(app, "Nothing found.")


async def test_the_page_opens_where_the_words_stand(context: Context) -> None:
    note(context, "\n".join(["before"] * 60 + ["a heron"] + ["after"] * 60))
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j", "slash", *"heron")
        await until(lambda: "│  a heron" in shown(app), "the words in sight")
        assert shown(app).count("│  before") == 3


async def test_markup_in_a_search_is_only_words(context: Context) -> None:
    note(context, "a [/oops] in brackets")
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j", "slash")
        await write(pilot, "[/oops]")
        await sees(app, "1 found")


async def test_a_search_waits_for_the_first_reading_of_the_journal(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in range(3):
        note(context, f"rain {days}", days_ago=days)
    reading, may_end = threading.Event(), threading.Event()
    refresh = context.journal.refresh

    def slowly(*_: object) -> None:
        reading.set()
        may_end.wait(10)
        refresh()

    monkeypatch.setattr(context.journal, "refresh", slowly)
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "rain 0")
        await until(reading.is_set, "the reading to begin")
        await press(pilot, "slash", *"rain 2")
        app.screen.query_one(EntryList).post_message(Loader.IsReading(7, 3000))
        await sees(app, "Reading once: 7 of 3,000.")
        may_end.set()
        await sees(app, "1 found")
        await sees_no(app, "Reading 7")


def test_what_stands_around_a_find_fits_and_holds_it() -> None:
    text = "It rained for most of the morning, and then\nthe same blackbird sat on the same aerial again."
    assert around(text, "blackbird", 29, before=7) == "…same blackbird sat on the s…"
    assert around(text, "rained", 29, before=7) == "It rained for most of the mo…"
    assert around(text, "again", 29, before=7).endswith("again.")
    assert around(text, "snow", 29, before=7) == ""
    for width in range(8, 120):
        assert len(around(text, "aerial", width, before=width // 4)) <= width
    accents = "\u0301" * 1000
    assert around(f"rain{accents} and snow", "rain", 29, before=7).endswith("…")
    assert around("rain " * 10_000, "rain", 29, before=7) == "rain rain rain rain rain rai…"


def test_a_mark_keeps_the_words_as_they_are() -> None:
    content = highlight_matches("Ein ﬁnes [b]Café[/b]\x1b", "cafe fine")
    assert content.plain == "Ein ﬁnes [b]Café[/b]␛"
    assert [content.plain[span.start : span.end] for span in content.spans] == ["ﬁne", "Café"]
