"""Sharing on the screen, up to what leaves: which days, what goes, the page's own lines, the pages."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from connectwell.context import Context
from connectwell.errors import Cancelled
from connectwell.jobs import Progress
from connectwell.model.entry import Entry, Note, Session
from connectwell.share.formats.pdf import can_set
from connectwell.share.sharing import Sharing
from connectwell.tui.app import Companion
from connectwell.tui.screens.share.preview import PreviewScreen
from tui.tui_share import (
    LINE,
    NAME,
    PUT_AWAY,
    SECRET,
    THEME,
    fortnight,
    shares,
    to_what_goes,
    to_what_leaves,
)
from tui.tui_tools import entries, on, press, sees, sees_no, shown, until, write
from tui.tui_weeks import checkin, reflection

FEW = 6
"""Most keys from Today to the file, where nothing is chosen on the way and a page has two or three parts."""


@pytest.fixture(autouse=True)
def at_home(nobody_at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The companion was started in the home folder."""
    monkeypatch.chdir(nobody_at_home)
    return nobody_at_home


@pytest.mark.skipif(not can_set(), reason="typst isn't installed on this machine")
async def test_from_today_to_a_pdf_takes_few_keys(context: Context, at_home: Path) -> None:
    fortnight(context)
    app = Companion(context)
    keys = [
        ("s", "A page, 14 days"), ("ctrl+n", "part 1 of 2"), ("enter", "part 2 of 2"), ("enter", f"{NAME}.pdf"),
        ("enter", "The file is ready"),
    ]  # fmt: skip
    assert len(keys) < FEW  # a page of one more part, like the demo's
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "s Share")
        for key, then in keys:
            await press(pilot, key)
            await sees(app, then)
        await sees(app, f"~/{NAME}.pdf")
        await sees(app, "Only this login can open it")
        await press(pilot, "enter")
        await on(app, "TodayScreen")
    file = at_home / f"{NAME}.pdf"
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.stat().st_mode & 0o777 == 0o600
    (share,) = shares(context)
    assert (share["what"], share["as"], len(share["entries"])) == ("brief", "pdf", 2)


async def test_what_stays_here_is_said_in_signs_and_words_and_let_go_one_by_one(context: Context) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_what_goes(app, pilot)
        await sees(app, "8 to 21 November 2026")
        await sees(app, "Friday 20 November · Check-in")
        await sees(app, "● Seen, 6 @Ana asked about the interview.")
        await sees(app, "● Safe, 3 my rating")
        await sees(app, "· Soothed, 8 only me stays here")
        await sees(app, "· Put away until my session stays here")
        assert not [words for words in (SECRET, THEME, PUT_AWAY) if words in shown(app)]
        await press(pilot, "end")
        await sees(app, "Put away until your session, so it stays here.")
        assert "Space" not in shown(app), "neither a bulk choice nor a key takes along what stays here"
        assert "t Who may see it" not in shown(app)
        await press(pilot, "up")
        await sees(app, "Only you may see this, so it stays here. t changes that.")
        assert "Space" not in shown(app)
        await press(pilot, "t")
        await sees(app, "Who may see this from now on?")
        await sees(app, SECRET)
        await press(pilot, "2")
        await sees(app, "▸ ● Soothed, 8 my rating")
        await sees(app, "u undoes this.")
        await press(pilot, "u")
        await sees(app, "▸ · Soothed, 8 only me")
        await sees(app, "Undone.")
        assert "u Undo" not in shown(app)
        await press(pilot, "t", "2")
        await sees(app, "▸ ● Soothed, 8 my rating")
    marks = [part["sharing"] for one in entries(context) for part in one.get("reflections", [])]
    assert marks == ["words", "theme", "theme", "words"]


async def test_a_line_and_a_part_are_left_out_by_key_and_by_click(context: Context) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_what_goes(app, pilot)
        await press(pilot, "space", "down", "space")
        await sees(app, f"○ {LINE} left out")
        await sees(app, "○ Seen, 6 left out")
        await pilot.click("#items", offset=(6, 4))
        await sees(app, "▸ ● Safe, 3")
        await pilot.click("#items", offset=(6, 4))
        await sees(app, "○ Safe, 3 left out")
        await sees(app, "Nothing would be shared yet.")
        await press(pilot, "enter", "ctrl+n")
        await sees(app, "There is nothing on this page yet.")
        await press(pilot, "escape")
        await sees(app, "○ Safe, 3 left out")
        await press(pilot, "escape", "enter")
        await sees(app, "○ Safe, 3 left out")  # back to the days and here again, what was chosen is still chosen
        await press(pilot, "home", "space")
        await sees_no(app, "Nothing would be shared yet.")


async def test_moments_and_what_helped_are_chosen_with_the_words_in_sight(context: Context) -> None:
    fortnight(context, "The kettle, then the cup. Mostly holding the cup, and after a while the window.")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_what_goes(app, pilot)
        assert "m Quote it" not in shown(app), "a line for the session is no moment"
        await press(pilot, "tab")
        await sees(app, "▌ the window.")
        await press(pilot, "m")
        await sees(app, "● Seen, 6 quoted")
        await press(pilot, "h")
        await sees(app, "quoted, helped")
        await press(pilot, "m")
        await sees(app, "● Seen, 6 helped")
        await to_what_leaves(app, pilot)
        await sees(app, "What helped")
        await sees(app, "seen · 20 November")
        await sees(app, "Mostly holding the cup")


async def test_names_become_roles_unless_they_are_kept(context: Context) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_what_goes(app, pilot)
        await press(pilot, "tab", "m")
        await to_what_leaves(app, pilot)
        await sees(app, "How mornings go with a friend.")
        await press(pilot, "end")
        await sees(app, 'Names left out: Ana, written "a friend" (2 places)')
        await sees(app, "Other names can't be recognised, so read it")
        await sees(app, "This is everything that will leave. Nothing else goes with it.")
        await sees(app, "Someone may read this later, or not at all. If something can't wait,")
        await press(pilot, "n")
        await on(app, "NamesDialog")
        await sees(app, 'Ana, written "a friend" (2 places)')
        await press(pilot, "1")
        await sees(app, "Ana is kept as it is")
        await press(pilot, "escape")
        await sees(app, "How mornings go with Ana.")
        await press(pilot, "n", "1", "escape")
        await sees(app, "How mornings go with a friend.")
        await press(pilot, "escape")
        await on(app, "LinesScreen")
        await press(pilot, "escape")
        await sees(app, "Known names become roles.")
        await press(pilot, "n")
        await sees(app, "Names are kept.")
        await to_what_leaves(app, pilot)
        await sees(app, "How mornings go with Ana.")
        await press(pilot, "end")
        await sees(app, "Names are in it as you wrote them.")


async def test_enter_goes_on_only_when_every_part_was_turned(context: Context) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_what_goes(app, pilot)
        await to_what_leaves(app, pilot)
        await sees(app, "⏎ Next part")
        await press(pilot, "enter")
        await sees(app, "What will leave, part 2 of 2")
        await sees(app, "This is everything that will leave.")
        await sees(app, "⏎ Go on")
        await press(pilot, "enter")
        await on(app, "DestinationScreen")
        await press(pilot, "escape")
        await on(app, "PreviewScreen")
        await press(pilot, "escape", "ctrl+n")
        await sees(app, "part 1 of 2")
        await press(pilot, "end")
        await sees(app, "⏎ Go on")


async def test_letters_that_no_font_has_are_named_and_html_is_offered(context: Context) -> None:
    note = Note(words="Rain \U0010fffd", sharing="words")
    when = context.clock()
    context.journal.add(Entry(id=context.journal.new_id(when), kind="note", day=when.date(), started=when, note=note))
    sharing = Sharing(context, "brief")
    sharing.read_days()
    (one,) = sharing.candidates()
    sharing.toggle_moment(one.reference)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PreviewScreen(sharing))
        await sees(app, "No font on this machine has: \U0010fffd.")
        await press(pilot, "enter")
        await sees(app, "Rain \U0010fffd")
        await press(pilot, "end", "enter")
        await on(app, "DestinationScreen")
        await sees(app, ".html")


async def test_own_lines_stand_on_the_page_and_nowhere_else(context: Context) -> None:
    fortnight(context)
    before = entries(context)
    app = Companion(context)
    async with app.run_test(size=(80, 28)) as pilot:
        await to_what_goes(app, pilot)
        await press(pilot, "enter")
        await sees(app, "They are only on this page, and kept nowhere else.")
        await write(pilot, "I moved [red]house[/red] [/oops]")
        await press(pilot, "escape", "enter")
        await sees(app, "I moved [red]house[/red] [/oops]")  # Esc keeps what was written
        await press(pilot, "enter", "enter", "enter")
        await write(pilot, "M.")
        await press(pilot, "enter")
        await on(app, "PreviewScreen")
        await sees(app, "8 to 21 November 2026 · M.")
        await sees(app, "I moved [red]house[/red] [/oops]")
        assert entries(context) == before
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert entries(context) == before


async def test_a_page_that_is_too_long_says_so_at_once_and_goes_no_further(context: Context) -> None:
    fortnight(context, "A long day by the water. " * 120)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_what_goes(app, pilot)
        await sees(app, "Fits on one page.")
        await press(pilot, "tab", "m")
        await sees(app, "lines too long for one page: fewer or shorter words make room.")
        await sees(app, "'In my own words' takes")
        await press(pilot, "enter", "ctrl+n")
        await sees(app, "It doesn't fit on one page yet.")
        await on(app, "LinesScreen")
        await press(pilot, "escape", "m")
        await sees(app, "Fits on one page.")


def session(context: Context, days_ago: int) -> None:
    """Puts a session into the journal."""
    when = context.clock() - timedelta(days=days_ago)
    id = context.journal.new_id(when)
    context.journal.add(
        Entry(id=id, kind="session", day=when.date(), started=when, finished=when, session=Session(who="T"))
    )


async def test_days_since_a_session_are_offered_only_where_there_is_one(context: Context) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await sees(app, "A page, 14 days")
        await app.workers.wait_for_complete()
        assert "last session" not in shown(app)
    session(context, days_ago=3)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b")
        await sees(app, "p A page")
        await press(pilot, "p")
        await sees(app, "s A page, since my last session 18 November")
        await press(pilot, "s")
        await sees(app, "18 to 21 November 2026")


async def test_a_last_session_of_an_earlier_year_is_offered_with_its_year(context: Context) -> None:
    session(context, days_ago=400)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await sees(app, "since my last session 17 October 2025")


async def test_a_record_of_some_days_asks_which(context: Context) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(80, 28)) as pilot:
        await press(pilot, "s")
        await sees(app, "A record, of days I choose")
        await press(pilot, "r")
        await sees(app, "From which day?")
        await write(pilot, "2026-11-31")
        await press(pilot, "enter")
        await sees(app, "Type a day like 20 November, 2026-11-20,")
        await press(pilot, *["backspace"] * 10)
        await write(pilot, "yesterday")
        await press(pilot, "enter", "enter")
        await sees(app, "from 20 November 2026")
        await sees(app, "● Seen, 6")
        assert "Fits" not in shown(app)
        await press(pilot, "enter")
        await sees(app, "A friend asked about the interview.")
        assert not [words for words in (SECRET, THEME, PUT_AWAY) if words in shown(app)]


async def test_where_everything_is_private_it_says_what_lets_something_leave(context: Context) -> None:
    checkin(context, 1, reflection("soothed", 8, SECRET))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await sees(app, "A record, of days I choose")
        await press(pilot, "r", "enter", "enter")
        await sees(app, "Only you may see all of this, so it stays here. t changes who may see a part.")
        assert "Go on" not in shown(app)
        assert shown(app).count("so it stays here") == 1
        await press(pilot, "enter")
        await on(app, "PartsScreen")


async def test_where_everything_is_put_away_it_says_until_when(context: Context) -> None:
    when = context.clock() - timedelta(days=2)
    part = reflection("soothed", 8, PUT_AWAY, put_away=True)
    id = context.journal.new_id(when)
    context.journal.add(Entry(id=id, kind="check-in", day=when.date(), started=when, reflections=(part,)))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await sees(app, "A record, of days I choose")
        await press(pilot, "r", "enter", "enter")
        await sees(app, "All of this is put away until your session, so it stays here.")
        assert "only me" not in shown(app)
        checkin(context, 1, reflection("seen", 4, SECRET))
        await press(pilot, "escape", "r", "enter", "enter")
        await sees(app, "All of this is only for you, or put away until your session, so it stays here.")


async def test_escape_stops_a_reading_that_takes_long(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    fortnight(context)
    told: list[bool | None] = []

    def slowly(_self: object, progress: Progress) -> None:
        while not told or told[-1]:
            told.append(progress(1, 3650))
            Event().wait(0.01)
        raise Cancelled

    monkeypatch.setattr("connectwell.tui.job.QUIET_FOR", 0)
    monkeypatch.setattr("connectwell.tui.screens.share.purpose.Sharing.read_days", slowly)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "1")
        await sees(app, "Reading your journal: 1 of 3,650.")
        await press(pilot, "escape")
        await sees(app, "Stopped. Nothing was chosen.")
        await on(app, "ShareScreen")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    assert told[-1] is False


@pytest.mark.usefixtures("rested")
async def test_hidden_nothing_of_it_can_be_read_and_what_is_read_meanwhile_waits(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fortnight(context)
    hidden, look = Event(), Sharing.read_days

    def once_hidden(self: Sharing, progress: Progress) -> None:
        hidden.wait(10)
        look(self, progress)

    monkeypatch.setattr(Sharing, "read_days", once_hidden)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "2", "f4")
        await on(app, "HiddenScreen")
        hidden.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert shown(app).split() == ["$"]
        await press(pilot, "f4")
        await on(app, "PartsScreen")
        await sees(app, LINE)
        await to_what_leaves(app, pilot)
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        assert shown(app).split() == ["$"]
        await press(pilot, "f4", "f1")
        await sees(app, "0800 111")
        await press(pilot, "escape")
        await sees(app, "A page for our session")


async def test_the_steps_on_a_small_window(context: Context) -> None:
    fortnight(context)
    for days_ago in range(2, 5):
        checkin(context, days_ago, reflection("seen", 5, "@Ana"))
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_what_goes(app, pilot)
        await sees(app, "Fits on one page.")
        await sees(app, "F4 Hide")
        await press(pilot, "end")
        await until(lambda: "▸" in shown(app), "the row that is pointed at to be in sight")
        await press(pilot, "home")
        await sees(app, "I'd like to talk about")
        await to_what_leaves(app, pilot)
        await sees(app, "F4 Hide")
        pages: list[str] = []
        while not pages or pages[-1] != shown(app):
            pages.append(shown(app))
            await press(pilot, "pagedown")
        assert any("Stable" in page for page in pages)
        await pilot.resize_terminal(80, 24)
        await sees(app, "What will leave, part ")
        await sees(app, "F4 Hide")


async def test_in_a_low_window_the_first_part_is_the_page_and_what_is_said_beside_it_comes_last(
    context: Context,
) -> None:
    fortnight(context)
    app = Companion(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await sees(app, "? Keys")
        await press(pilot, "s")
        await sees(app, "everything before it leaves")
        sharing = Sharing(context, "brief")
        sharing.read_days()
        app.push_screen(PreviewScreen(sharing))
        await on(app, "PreviewScreen")
        await sees(app, "part 1 of ")
        await sees(app, "A page for our session")
        said = []
        for _ in range(12):
            said.append(" ".join(shown(app).replace("▌", " ").split()))
            await press(pilot, "pagedown")
        order = ["This is everything that will", "Names left out: Ana, written", "Someone may read this later, or"]
        places = [next(n for n, page in enumerate(said) if piece in page) for piece in order]
        assert places == sorted(places)
        assert places[0] > 4
