"""Practices on the screen: found, gone through, written in, left half-way, gone on with; settling from anywhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.journal import Query
from connectwell.library import Library
from connectwell.library.practices import KINDS
from connectwell.model.entry import Entry
from connectwell.practice import words
from connectwell.practice.catalogue import PracticeChoice, practice_choices
from connectwell.tui.app import Companion
from connectwell.tui.screens.practice.listing import _line
from practice_samples import practices, settling
from tui.tui_tools import on, press, sees, shown, write


@pytest.fixture
def context(context: Context, tmp_path: Path) -> Context:
    more = {id: settling(id, way) for id, way in (("hands", "muscles"), ("warmth", "temperature"))}
    context.library = Library(practices(tmp_path, **more))
    return context


def entries(context: Context) -> list[Entry]:
    return [item.entry for item in context.journal.find(Query(kinds=frozenset({"practice"})))]


async def test_one_is_gone_through_to_its_end(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        await sees(app, words.ABOUT[:30])
        await press(pilot, "j", "j")
        await sees(app, "▸ warmth")
        await press(pilot, "k", "end", "enter")
        await sees(app, "Read this first.")
        await press(pilot, "1")
        await sees(app, "1 of 6")
        await press(pilot, "enter")
        await sees(app, "In for about 3, out for about 5")
        await press(pilot, "enter")
        await sees(app, "Who is it about?")
        await press(pilot, *"Ana", "enter")
        await sees(app, "One line, if you like.")
        await write(pilot, "Thinking of you.")
        await press(pilot, "ctrl+n")
        await sees(app, "What would you know again?")
        await write(pilot, "her laugh")
        await press(pilot, "ctrl+n")
        await sees(app, "Which one?")
        await press(pilot, "2")
        await sees(app, "· her laugh")
        await press(pilot, "enter")
        await sees(app, words.AFTER)
        await press(pilot, "1")
        await sees(app, "Saved.")
    (one,) = entries(context)
    assert one.practice
    assert (one.practice.after, one.unfinished) == ("less", False)
    assert [(part.words, part.people) for part in one.answers] == [
        ("", ("Ana",)),
        ("Thinking of you.", ()),
        ("her laugh", ()),
        ("Company", ()),
    ]


async def test_left_half_way_it_is_first_in_the_list_and_goes_on(app: Companion, context: Context) -> None:
    app.begin_practice("every-step")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Read this first.")
        await press(pilot, "1", "enter", "enter", "enter")
        await sees(app, "One line, if you like.")
        await write(pilot, "half a line")
        await press(pilot, "escape")
        await sees(app, words.STAYS_OPEN)
        assert entries(context)[0].answers[0].words == "half a line"
        await press(pilot, "p")
        await sees(app, "still open")
        await press(pilot, "enter")
        await sees(app, "half a line")


async def test_a_line_is_copied_only_after_asking(app: Companion) -> None:
    app.begin_practice("every-step")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Read this first.")
        await press(pilot, "1", "enter", "enter", "enter")
        await sees(app, "One line, if you like.")
        await press(pilot, "f12")
        await sees(app, words.NOTHING_TO_COPY)
        await write(pilot, "Thinking of you.")
        await press(pilot, "f12")
        await sees(app, "Nothing is sent.")
        assert app.clipboard == ""
        await press(pilot, "2")
        await sees(app, "One line, if you like.")
        assert app.clipboard == ""
        await press(pilot, "f12")
        await sees(app, "Nothing is sent.")
        await press(pilot, "1")
        await sees(app, "Copied 16 characters")
        assert app.clipboard == "Thinking of you."


async def test_too_much_puts_away_what_was_written(app: Companion, context: Context) -> None:
    app.begin_practice("every-step")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Read this first.")
        await press(pilot, "1", "enter", "enter", "enter")
        await sees(app, "One line, if you like.")
        await write(pilot, "too near")
        await press(pilot, "f3")
        await sees(app, "It's saved.")
        await press(pilot, "2")
        await sees(app, "What would you know again?")
    assert entries(context)[0].answers[0].put_away


async def test_settle_lies_above_a_practice_and_comes_back_to_its_words(app: Companion) -> None:
    app.begin_practice("every-step")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Read this first.")
        await press(pilot, "1", "enter", "enter", "enter")
        await sees(app, "One line, if you like.")
        await write(pilot, "half a line")
        await press(pilot, "f2")
        await sees(app, "Go slowly.")
        await press(pilot, "f2", "escape")
        await sees(app, "half a line")


async def test_settling_offers_another_kind_and_remembers_what_helped(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f2")
        await sees(app, "1 of")
        await press(pilot, "a", "a")
        await sees(app, "warmth")
        await press(pilot, "enter", "enter")
        await sees(app, words.AFTER)
        await press(pilot, "1")
        await sees(app, "A small connection")
        assert [one.practice and (one.practice.name, one.practice.after) for one in entries(context)] == [
            ("warmth", "less")
        ]
        await press(pilot, "f2")
        await sees(app, "warmth")


async def test_harder_offers_another_kind_and_help_now(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f2", "a")
        await sees(app, "hands")
        await press(pilot, "enter", "enter")
        await sees(app, words.AFTER)
        await press(pilot, "3")
        await sees(app, words.HARDER)
        await press(pilot, "2")
        await sees(app, "112: all services")
        await press(pilot, "escape")
        await sees(app, words.HARDER)
        await press(pilot, "1")
        await sees(app, "warmth")
        assert "1 of 2" in shown(app)
    assert [one.practice and one.practice.after for one in entries(context)] == ["more"]


async def test_breath_is_drawn_only_where_things_may_move(app: Companion, context: Context) -> None:
    for motion in (True, False):
        context.change(motion=motion)
        app = Companion(context)
        app.begin_practice("every-step")
        async with app.run_test(size=(80, 24)) as pilot:
            await sees(app, "Read this first.")
            await press(pilot, "1", "enter")
            await sees(app, "In for about 3")
            assert ("━" in shown(app)) is motion


async def test_one_that_cannot_be_read_is_named_and_the_others_are_there(app: Companion, tmp_path: Path) -> None:
    (tmp_path / "content" / "en" / "practices" / "hands.toml").write_text("not toml")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        await sees(app, "hands.toml, line 1")
        await sees(app, "Every step")


async def test_where_saving_fails_the_words_stay_and_nobody_is_kept_from_leaving_settling(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.begin_practice("every-step")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Read this first.")
        await press(pilot, "1", "enter", "enter", "enter")
        await sees(app, "One line, if you like.")
        with monkeypatch.context() as patch:
            patch.setattr("connectwell.durable.write_new", _full)
            patch.setattr("connectwell.durable.replace_known", _full)
            await write(pilot, "not to be lost")
            await press(pilot, "ctrl+n")
            await sees(app, "Your words are still on the screen.")
            await sees(app, "not to be lost")
            await press(pilot, "f2")
            await sees(app, "Go slowly.")
            await press(pilot, "enter", "1")
            await press(pilot, "escape")
            await sees(app, "not to be lost")
        await press(pilot, "ctrl+n")
        await sees(app, "What would you know again?")
    assert entries(context)[0].answers[0].words == "not to be lost"


def _full(*_: object, **__: object) -> None:
    raise SaveFailed("the disk is full")


@pytest.mark.parametrize("width", [60, 64, 80])
def test_the_group_of_a_practice_is_never_cut_off(context: Context, width: int) -> None:
    script = practice_choices(context)[0][0].script
    for kind in KINDS:
        row = _line(
            PracticeChoice(replace(script, name="Where it is, and a name as long as they get", kind=kind)),
            width,
            context.today(),
        )
        assert row.cell_length <= width - 7
        assert row.plain.endswith(words.KINDS[kind])


async def test_enter_alone_goes_to_the_end_and_answers_nothing(app: Companion, context: Context) -> None:
    app.begin_practice("hands")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, words.BEFORE)
        await sees(app, "⏎ Next")
        await press(pilot, "enter")
        await sees(app, "You can stop at any line.")
        await press(pilot, "enter", "enter")
        await sees(app, words.AFTER)
        await sees(app, "⏎ Next")
        await press(pilot, "down")
        await sees(app, "⏎ Choose")
        await press(pilot, "ctrl+b")
        await press(pilot, "enter")
        await sees(app, words.AFTER)
        await press(pilot, "enter")
        await sees(app, "Saved.")
        await press(pilot, "p")
        await sees(app, words.ABOUT[:30])
        await press(pilot, "end", "enter")
        await sees(app, "Read this first.")
        await press(pilot, "1", "enter", "enter", "enter", "ctrl+n", "ctrl+n", "enter")
        await sees(app, words.AFTER)
        await press(pilot, "enter")
        await on(app, "PracticesScreen")
    (one,) = entries(context)
    assert one.practice
    assert (one.practice.name, one.practice.before, one.practice.after) == ("hands", None, None)


async def test_a_page_longer_than_the_window_is_read_on(context: Context) -> None:
    context.library = Library()
    walk = Walk.begin(context)
    walk.arrive("settled")
    walk.rate("safe", 6)
    app = Companion(context)
    app.begin_practice("early-connection")
    async with app.run_test(size=(40, 14)) as pilot:
        await sees(app, "Space Read on")
        await press(pilot, "space")
        await sees(app, "You can leave now, or at any line.")


async def test_a_name_half_typed_is_there_again(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        await sees(app, words.ABOUT[:30])
        await press(pilot, "end", "enter")
        await sees(app, "Read this first.")
        await press(pilot, "1", "enter", "enter")
        await sees(app, "Who is it about?")
        await press(pilot, *"Ana")
        await press(pilot, "escape")
        await sees(app, words.STAYS_OPEN[:30])
        assert [part.people for part in entries(context)[0].answers] == [("Ana",)]
