"""Today gives back: the day's check-in, a line of an earlier day, the last two weeks; and none of it if discreet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from connectwell.context import Context
from connectwell.model.entry import AgendaLine, Arrival, Close, Entry, Reflection, Session
from connectwell.model.terms import NEEDS
from connectwell.tui.app import Companion
from connectwell.tui.widgets.action_line import ActionLine
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import on, press, sees, sees_no, settled, shown, until, write

_LINE = "He asked about the interview before I said anything."
_EARLIER = "Tuesday tea moved to Thursday, and it held anyway."
_HIDDEN = ("interview", "Tuesday tea", "tired", "settled", "Seen 8", "This morning", "Last Saturday", "2 notes")


def check_in(context: Context, days_ago: int, carry: str, ratings: Sequence[int] = (8, 7, 8, 7, 10)) -> Entry:
    """Adds a finished check-in."""
    when = context.clock() - timedelta(days=days_ago)
    parts = (Reflection(key=f"{need[:3]}1", need=need, rating=n) for need, n in zip(NEEDS, ratings, strict=True))
    return context.journal.add(
        Entry(
            id=context.journal.new_id(when),
            kind="check-in",
            day=when.date(),
            started=when,
            finished=when,
            arrival=Arrival(state="settled", words="tired"),
            reflections=tuple(parts),
            close=Close(carry=carry),
        )
    )


def bring(context: Context, next_session: date | None) -> None:
    """Adds two notes for the session, and a session that says when the next one is."""
    when = context.clock() - timedelta(days=1)
    first = Entry(id="", kind="agenda", day=when.date(), started=when, finished=when, agenda=AgendaLine(words="one"))
    second = replace(first, agenda=AgendaLine(words="two"))
    met = replace(first, kind="session", agenda=None, session=Session(next=next_session))
    for entry in (first, second, met):
        context.journal.add(replace(entry, id=context.journal.new_id(when)))


@pytest.fixture
def full(context: Context) -> Context:
    """A day with a check-in, a line a week ago, two notes, and a session on Tuesday."""
    check_in(context, 7, _EARLIER)
    check_in(context, 0, _LINE)
    bring(context, context.today() + timedelta(days=3))
    return context


async def test_today_shows_the_days_check_in_a_line_of_an_earlier_day_and_what_waits(full: Context) -> None:
    app = Companion(full)
    async with app.run_test(size=(80, 24)):
        await sees(app, "This morning · settled, tired")
        await sees(app, "Seen 8 ▆▆   Safe 7 ▅▅   Soothed 8 ▆▆   Secure 7 ▅▅   Stable 10 ██")
        await sees(app, f"“{_LINE}”")
        await sees(app, "Last Saturday")
        await sees(app, f"“{_EARLIER}”")
        await sees(app, "session Tuesday")
        await sees(app, "For my session · 2 notes")


async def test_discreet_shows_none_of_it_and_stays(full: Context) -> None:
    app = Companion(full)
    async with app.run_test(size=(120, 40)) as pilot:
        await sees(app, "The last two weeks")
        await press(pilot, "full_stop")
        await sees(app, "You've checked in today.")
        lines = "\n".join(await settled(app, pilot))
        assert [word for word in (*_HIDDEN, "The last two weeks", "session Tuesday") if word in lines] == []
    app = Companion(full)
    assert full.settings.discreet
    async with app.run_test(size=(120, 40)) as pilot:
        await sees(app, "You've checked in today.")
        lines = "\n".join(await settled(app, pilot))
        assert [word for word in (*_HIDDEN, "The last two weeks", "session Tuesday") if word in lines] == []
        await press(pilot, "full_stop")
        await sees(app, f"“{_LINE}”")
        await sees(app, "The last two weeks")


async def test_enter_reads_the_days_check_in_and_c_is_another(full: Context) -> None:
    app = Companion(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "This morning")
        await press(pilot, "enter")
        await on(app, "EntryScreen")
        await sees(app, _LINE)
        await press(pilot, "q")
        await on(app, "TodayScreen")
        await press(pilot, "e")
        await on(app, "EditScreen")
        assert isinstance(app.focused, Editor)
        assert app.focused.words == _LINE, "it begins where the line on Today is from"
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await press(pilot, "c")
        await on(app, "WalkScreen")


async def test_a_line_of_an_earlier_day_opens_it_and_need_not_come_again(full: Context) -> None:
    app = Companion(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Last Saturday")
        app.screen.query_one("#act-earlier").focus()
        await press(pilot, "enter")
        await on(app, "EntryScreen")
        await sees(app, _EARLIER)
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await press(pilot, "x")
        await sees_no(app, "Last Saturday")
        await press(pilot, "u")
        await sees(app, "Last Saturday")
        await press(pilot, "x")
        await sees_no(app, "Last Saturday")
    app = Companion(full)
    async with app.run_test(size=(80, 24)):
        await sees(app, "This morning")
        assert "Tuesday tea" not in shown(app)


async def test_the_strip_comes_and_goes_with_the_width(full: Context) -> None:
    app = Companion(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "This morning")
        assert "The last two weeks" not in shown(app)
        await pilot.resize_terminal(120, 40)
        await sees(app, "Sat 21  ○   8▆  7▅  8▆  7▅ 10█")
        await sees(app, "○ settled")
        await pilot.resize_terminal(80, 24)
        await sees_no(app, "The last two weeks")


async def test_it_comes_back_from_a_tiny_window_as_it_was(full: Context) -> None:
    app = Companion(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "This morning")
        before = await settled(app, pilot)
        await pilot.resize_terminal(20, 5)
        await settled(app, pilot)
        await pilot.resize_terminal(80, 24)
        assert await settled(app, pilot) == before


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60), (250, 80)])
async def test_nothing_is_cut_off_at_any_size(full: Context, size: tuple[int, int]) -> None:
    app = Companion(full)
    async with app.run_test(size=size) as pilot:
        await sees(app, "This morning")
        await sees(app, "F1 Help now")
        await sees(app, "F4 Hide")
        await settled(app, pilot)
        for act in app.screen.query(ActionLine):
            if act.display:
                drawn = act.render().cell_length
                assert act.region.width == drawn, act.value
        page = app.screen.query_one(".page")
        assert (page.max_scroll_x, page.size.width <= 76) == (0, True)


async def test_answers_to_the_connection_are_undone_several_deep(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "I'll try it")
        first = shown(app)
        await press(pilot, "y")
        await sees(app, "Later, you can say how it went. u undoes this.")
        await sees(app, "A small connection · to try")
        await press(pilot, "a", "d")
        await on(app, "FollowUpScreen")
        await write(pilot, "She smiled.")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await sees(app, "A small connection · did this")
        await press(pilot, "u")
        await sees(app, "Undone. A small connection.")
        await sees(app, "A small connection · did this")
        await press(pilot, "u")
        await sees_no(app, "· did this")
        await press(pilot, "u", "u")
        await sees_no(app, "· to try")
        idea = first[first.index("A small connection") : first.index("d I did this")]
        assert idea in shown(app)


async def test_notes_ones_own_connection_and_edits_are_undone_one_by_one(full: Context) -> None:
    app = Companion(full)
    ids = {entry.id for entry in full.journal.on_day(full.today())}

    def new() -> list[Entry]:
        return [entry for entry in full.journal.on_day(full.today()) if entry.id not in ids]

    async with app.run_test(size=(80, 40)) as pilot:
        await sees(app, _LINE)
        await press(pilot, "n")
        await on(app, "NoteScreen")
        await write(pilot, "Rain stopped.")
        await press(pilot, "escape")
        await sees(app, "Saved. It's in your journal. u undoes this.")
        await press(pilot, "m")
        await on(app, "OwnScreen")
        await write(pilot, "Waved across the road.")
        await press(pilot, "ctrl+n")
        await on(app, "FollowUpScreen")
        await write(pilot, "A wave back.")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await press(pilot, "e")
        await on(app, "EditScreen")
        await write(pilot, " And stayed.")
        await press(pilot, "escape")
        await sees(app, "And stayed.")
        await sees(app, "Saved. u undoes this.")

        await press(pilot, "u")
        await sees_no(app, "And stayed.")
        assert [bool(entry.connections and entry.connections[0].landed) for entry in new()] == [True, False]
        await press(pilot, "u")
        await until(lambda: not any(entry.connections and entry.connections[0].landed for entry in new()), "no answer")
        await press(pilot, "u")
        await until(lambda: [entry.kind for entry in new()] == ["note"], "the note alone")
        await press(pilot, "u")
        await until(lambda: not new(), "nothing new")
        await press(pilot, "u")
    assert {entry.id for entry in full.journal.on_day(full.today())} == ids


async def test_a_long_connection_of_ones_own_leaves_room_to_say_how_it_went(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "I'll try it")
        await press(pilot, "m")
        await write(pilot, "\n".join(f"Line {number} of it." for number in range(30)))
        await press(pilot, "ctrl+n")
        await on(app, "FollowUpScreen")
        await sees(app, "Line 0 of it. Line 1 of it.")
        await sees(app, "Stable")
