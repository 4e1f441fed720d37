"""The five at a glance: digits, arrows, can't tell, blank; each on disk as soon as it is given."""

import pytest
from textual import events
from textual.pilot import Pilot

from connectwell import sentences
from connectwell.context import Context
from connectwell.tui import wording
from connectwell.tui.app import Companion
from connectwell.tui.widgets.rating import RatingRow
from tui.tui_tools import entry, on, press, sees, sees_no, shown


async def _glance(app: Companion, pilot: Pilot[None]) -> None:
    await press(pilot, "r")
    await sees(app, "how much of each did you feel?")


async def test_five_digits_and_enter_are_the_whole_of_it(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, *"56746", "enter")
        await sees(app, sentences.DONE)
        assert [r["rating"] for r in entry(context)["reflections"]] == [5, 6, 7, 4, 6]
        assert "finished" in entry(context)


@pytest.mark.parametrize(
    ("keys", "ratings"),
    [
        ("10 0", {"seen": 10, "safe": 0}),
        ("1 down 0", {"seen": 1, "safe": 0}),
        ("1 enter 0", {"seen": 1, "safe": 0}),
        ("1 5 1 1 10", {"seen": 1, "safe": 5, "soothed": 1, "secure": 1, "stable": 10}),
        ("1 c 3", {"seen": 1, "safe": None, "soothed": 3}),
        ("5 0", {"seen": 5, "safe": 0}),
        ("1 left 0", {"seen": 0}),
        ("5 5 5 5 1", {"seen": 5, "safe": 5, "soothed": 5, "secure": 5, "stable": 1}),
        ("5 5 5 5 10", {"seen": 5, "safe": 5, "soothed": 5, "secure": 5, "stable": 10}),
        ("5 5 5 5 6 7", {"seen": 5, "safe": 5, "soothed": 5, "secure": 5, "stable": 7}),
        ("tab 4 down 6", {"safe": 4, "secure": 6}),
        ("3 enter 4 down up 6", {"seen": 3, "soothed": 4, "secure": 6}),
        ("right right right", {"seen": 7}),
        ("9 up right right", {"seen": 10}),
        ("up 1 down down down down down down down 5", {"seen": 1, "stable": 5}),
    ],
)
async def test_a_digit_rates_and_goes_on_and_a_one_waits_for_its_zero(
    app: Companion, context: Context, keys: str, ratings: dict[str, int | None]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, *(key for part in keys.split() for key in ([*part] if part.isdecimal() else [part])))
        assert {part["need"]: part.get("rating") for part in entry(context)["reflections"]} == ratings


async def test_a_one_says_what_a_zero_would_make_of_it(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "1")
        await sees(app, "[1]")
        await sees(app, wording.ONE_WAITS)
        await press(pilot, "0")
        await sees(app, "[10]")
        await sees_no(app, wording.ONE_WAITS)


async def test_zero_cant_tell_and_blank_are_three_things(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "0", "c", "down", "5", "up", "backspace")
        await sees(app, "can't tell")
        await sees(app, "[0]")
        zero, unclear, blanked = entry(context)["reflections"]
        assert "skipped" not in shown(app)
    assert zero["rating"] == 0
    assert unclear["unclear"] is True
    assert "rating" not in unclear
    assert blanked["need"] == "secure"


async def test_what_was_rated_can_be_taken_away_again(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "7", "c", "up", "delete", "up", "backspace")
        await sees_no(app, "[7]")
        assert all({"rating", "unclear"}.isdisjoint(part) for part in entry(context)["reflections"])


async def test_a_question_mark_is_not_an_answer_and_the_wheel_changes_nothing(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "5", "up")
        app.screen.query(RatingRow).first().post_message(
            events.MouseScrollDown(None, 3, 0, 0, 1, 0, False, False, False)
        )
        await press(pilot, "question_mark")
        assert [(part["need"], part["rating"]) for part in entry(context)["reflections"]] == [("seen", 5)]


async def test_the_first_time_what_each_of_the_five_means_is_there_and_later_on_one_key(
    app: Companion, context: Context
) -> None:
    about = [need.about for need in context.library.needs()]
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await sees(app, about[0])
        await press(pilot, "5")
        await sees(app, about[1])
        await press(pilot, "5", "5", "5", "5", "enter")
        await sees(app, sentences.DONE)
        await _glance(app, pilot)
        assert about[0] not in " ".join(shown(app).split())
        await press(pilot, "m")
        await sees(app, about[0])


@pytest.mark.parametrize("size", [(40, 12), (60, 20)])
async def test_in_a_small_window_every_row_can_be_reached_and_read(app: Companion, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await _glance(app, pilot)
        for row in ("Seen", "Safe", "Soothed", "Secure", "Stable"):
            await sees(app, f"▸ {row}")
            await press(pilot, "1", "0")
            await sees(app, "[10]")
        await press(pilot, "c")
        await sees(app, "can't tell")


async def test_the_keys_and_what_both_ends_mean_stand_there_and_in_a_small_window_too(app: Companion) -> None:
    keys = (wording.GLANCE_KEYS, "c Can't tell", "m Meanings", "F4 Hide")
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        for words in keys:
            await sees(app, words)
        for words in ("felt invisible … known as I am", "nobody to count on, me included … sure someone"):
            assert words in shown(app)
        await pilot.resize_terminal(60, 20)
        await sees(app, "sure someone, or I, would be there")
        lines = [line for line in shown(app).splitlines() if "me included" in line or "would be there" in line]
        assert len(lines) == 2
        assert len({len(line) - len(line.lstrip()) for line in lines}) == 1, "broken, it stays indented"
        for words in keys:
            await sees(app, words)


async def test_low_safe_points_to_help_until_it_is_taken_away(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "down", "3", "up")
        assert "has people you can call or text" not in shown(app)
        await press(pilot, "2")
        await sees(app, "F1 has people you can call or text")
        await press(pilot, "x")
        await sees_no(app, "has people you can call or text")
        await press(pilot, "up", "1")
        assert "has people you can call or text" not in shown(app)


async def test_a_one_that_becomes_a_ten_points_nowhere(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "5", "1")
        assert "has people you can call or text" not in shown(app)
        await press(pilot, "0")
        assert "has people you can call or text" not in shown(app)
        await press(pilot, "up", "1", "down")
        await sees(app, sentences.LOW_RATING_KEYS)


async def test_low_secure_points_to_help_with_the_same_line(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "1", "9", "0", "3", "up")
        assert "has people you can call or text" not in shown(app)
        await press(pilot, "2")
        await sees(app, sentences.LOW_RATING_KEYS)
        await press(pilot, "x")
        await sees_no(app, "has people you can call or text")


async def test_esc_hides_what_m_explained_before_it_leaves_the_check_in(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "m", "m")  # they are there at first
        await sees(app, "Hide meanings")
        await press(pilot, "escape")
        await sees(app, "Stop")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
