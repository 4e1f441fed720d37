"""The kinds of community on the screen: read, marked by a digit, written about, undone; a step is the day's own."""

import pytest

from connectwell.checkin.today import read_today
from connectwell.context import Context
from connectwell.entries import communities
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.tui.app import Companion
from tui.tui_tools import on, press, sees, shown, until, write


@pytest.fixture(autouse=True)
def shipped_content(context: Context) -> None:
    """The nine kinds, as shipped."""
    context.library = Library()


def grief(context: Context) -> CirclePart | None:
    marked = context.journal.circle.marks().get("grief")
    return marked.part if marked else None


async def test_one_is_marked_written_about_and_stepped_toward_by_keyboard(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "o Circle")
        await press(pilot, "o")
        await on(app, "CircleScreen")
        await press(pilot, "m")
        await on(app, "CommunitiesScreen")
        await sees(app, "Grief and loss")
        await press(pilot, "down", "enter")
        await on(app, "CommunityScreen")
        await sees(app, "1 ○ Mine  2 ○ Curious  3 ○ Past  4 ○ Not for me  0 ● Blank")
        assert grief(context) is None
        await press(pilot, "2")
        await sees(app, "Grief and loss: curious. u undoes this.")
        await press(pilot, "u")
        await sees(app, "0 ● Blank")
        await press(pilot, "1")
        await sees(app, "1 ● Mine")
        await press(pilot, "e")
        await on(app, "CommunityWordsScreen")
        await write(pilot, "The door")
        await press(pilot, "enter")
        await write(pilot, "Mondays")
        await press(pilot, "ctrl+n")
        await on(app, "CommunityScreen")
        await sees(app, "Mondays")
        await press(pilot, "y")
        await sees(app, "It's your small connection for today, to try. u undoes this.")
        await press(pilot, "u")
        await sees(app, "Undone.")
        await sees(app, "Mondays")
        assert read_today(context).plans == ()
        await press(pilot, "y")
        await sees(app, "It's your small connection for today, to try.")
        await press(pilot, "escape", "escape", "escape")
        await on(app, "TodayScreen")
        await sees(app, "A small connection · to try")
    part = grief(context)
    assert part is not None
    assert (part.mark, part.way_out, part.words) == ("mine", "The door", "Mondays")


async def test_what_is_written_is_on_disk_before_the_form_is_left_and_can_be_typed_back(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "m")
        await on(app, "CommunitiesScreen")
        await sees(app, "Grief and loss")
        await press(pilot, "down", "enter")
        await on(app, "CommunityScreen")
        await press(pilot, "e")
        await on(app, "CommunityWordsScreen")
        await write(pilot, "The door")
        await until(lambda: (part := grief(context)) is not None and part.way_out == "The door", "it on disk")
        await press(pilot, *["backspace"] * 8)
        await until(lambda: (part := grief(context)) is None or not part.way_out, "it taken back on disk")


async def test_marked_on_another_device_too_is_said(app: Companion, context: Context) -> None:
    folder = context.places.data / "circle"
    folder.mkdir(parents=True)
    for name, mark in (("community-grief", "mine"), ("copy", "past")):
        lines = ("format = 1", 'id = "community-grief"', 'kind = "community"', 'name = "G"', 'community = "grief"')
        (folder / f"{name}.toml").write_text("\n".join([*lines, f'mark = "{mark}"']), encoding="utf-8")
    async with app.run_test(size=(60, 20)) as pilot:
        app.open("communities")
        await on(app, "CommunitiesScreen")
        await sees(app, "mine")
        await press(pilot, "down", "enter")
        await on(app, "CommunityScreen")
        await sees(app, "It is marked past on another device.")
        await press(pilot, "3")
        await sees(app, "3 ● Past")
    assert context.journal.circle.marks()["grief"].otherwise is None


async def test_what_a_kind_is_is_shown_whole_or_not_at_all_beside_a_long_notice(context: Context) -> None:
    pack = context.places.config / "packs/broken/communities"
    pack.mkdir(parents=True)
    (pack / "my-community.toml").write_text('format = 1\nid = "my-community"\nname = "[red]x"\n')
    context.library = Library(packs=context.places.config / "packs")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open("communities")
        await sees(app, "Left out: packs/broken/communities/my-community.toml, line 3")
        for kind in (row.community for row in communities.read_kinds(context)[0]):
            await sees(app, kind.what)
            shown_now = " ".join(shown(app).split())
            assert (kind.like in shown_now) or (kind.like[:20] not in shown_now)
            await press(pilot, "j")
