"""All small connections on the screen, by effort; one's own among them; and what touched what."""

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.tui.app import Companion
from tui.tui_tools import entries, on, press, sees, sees_no, write


async def test_one_is_chosen_by_effort_and_told_what_it_touched(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "k All of them")
        await press(pilot, "k")
        await on(app, "LadderScreen")
        await sees(app, "1 ▸almost nothing")
        await sees_no(app, "e Change")
        await press(pilot, "n")
        await on(app, "CirclePartScreen")
        await write(pilot, "Ring Ana.")
        await press(pilot, "enter", "space", "enter", "space", "enter", "right", "right", "space", "escape")
        await sees(app, "3 ▸a few minutes")
        await sees(app, "▸ Ring Ana. my own · seen")
        await press(pilot, "d")
        await on(app, "FollowUpScreen")
        await write(pilot, "She laughed.")
        await press(pilot, "tab", "1", "enter")
        await on(app, "LadderScreen")
        await press(pilot, "f")
        await sees(app, "Seen Ring Ana. 21 November Safe Soothed")
        await press(pilot, "escape", "x")
        await sees(app, "It's off your list. Nothing is deleted. u undoes this.")
        await press(pilot, "1", "y")
        await sees_no(app, "off your list")
        await press(pilot, "u")
        await sees(app, "Undone.")
        await press(pilot, "3")
        await sees_no(app, "Ring Ana.")
        await press(pilot, "u")
        await sees(app, "▸ Ring Ana.")
        await press(pilot, "escape")
        await sees(app, "A small connection · did this ▌ Ring Ana.")
    ((part,),) = (entry["connections"] for entry in entries(context) if "removed" not in entry)
    assert (part["status"], part["landed"]["touched"], part["prompt"]) == ("done", ["seen"], "own:ring-ana")
    (mine,) = context.journal.circle.parts()
    assert mine == CirclePart(
        id="ring-ana",
        kind="connection",
        name="Ring Ana.",
        gives=("seen",),
        direction="others",
        effort=3,
        added=mine.added,
    )


async def test_an_answer_given_by_mistake_is_undone_and_what_came_last_first(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "k All of them")
        await press(pilot, "k")
        await on(app, "LadderScreen")
        await sees(app, "1 ▸almost nothing")
        await sees_no(app, "u Undo")
        await press(pilot, "y")
        await sees(app, "u undoes this.")
        await press(pilot, "d")
        await on(app, "FollowUpScreen")
        await write(pilot, "By mistake.")
        await press(pilot, "escape")
        await on(app, "LadderScreen")
        told = []
        for _ in range(3):
            await sees(app, "u Undo")
            (part,) = entries(context)[0]["connections"]
            told.append((part["status"], part.get("landed", {}).get("words")))
            await press(pilot, "u")
            await sees(app, "Undone.")
        await sees_no(app, "u Undo")
    assert told == [("done", "By mistake."), ("done", None), ("planned", None)]
    assert "removed" in entries(context)[0]
