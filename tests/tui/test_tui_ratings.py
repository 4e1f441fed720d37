"""The five at a glance: digits, arrows, can't tell, skip; each on disk as soon as it is given."""

from textual.pilot import Pilot

from connectwell import sentences
from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import entry, press, sees, sees_no, shown


async def _glance(app: Companion, pilot: Pilot[None]) -> None:
    await press(pilot, "g")
    await sees(app, "how much of each did you feel?")


async def test_a_rating_by_digits_and_arrows(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        for keys, rating in (
            (["right"], 5),
            (["0"], 0),
            (["7"], 7),
            (["1"], 1),
            (["1", "0"], 10),
            (["1", "1"], 1),
            (["7", "0"], 0),
            (["1", "left", "0"], 0),
            (["9", "right", "right"], 10),
            (["1", "left", "left"], 0),
        ):
            await press(pilot, *keys)
            assert entry(context)["reflections"] == [
                entry(context)["reflections"][0] | {"need": "seen", "rating": rating}
            ]
            line = next(line for line in shown(app).splitlines() if "Seen" in line)
            assert line.split()[-1] == str(rating), keys
            await press(pilot, "down", "up")
        await press(pilot, "down", "left")
        assert entry(context)["reflections"][1]["rating"] == 5


async def test_zero_cant_tell_and_skipped_are_three_things(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "0", "down", "c", "s")
        await sees(app, "can't tell")
        await sees(app, "skipped")
        zero, unclear, skipped = entry(context)["reflections"]
    assert zero["rating"] == 0
    assert unclear["unclear"] is True
    assert "rating" not in unclear
    assert "rating" not in skipped
    assert "unclear" not in skipped


async def test_a_one_on_one_row_and_a_zero_on_the_next_are_two_ratings(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "1", "down", "0")
        assert [r["rating"] for r in entry(context)["reflections"]] == [1, 0]


async def test_arrows_and_enter_go_from_row_to_row_and_on(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "3", "enter", "4", "down", "5", "up", "6", "down", "down", "7", "enter", "8", "enter")
        await sees(app, "Who may see each part?")
        assert [r["rating"] for r in entry(context)["reflections"]] == [3, 6, 5, 7, 8]


async def test_cant_tell_and_skip_go_on_to_the_next_and_the_last_of_them_to_what_follows(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "c", "s", "question_mark", "s", "c")
        await sees(app, "Who may see each part?")
        assert [r.get("unclear", False) for r in entry(context)["reflections"]] == [True, False, True, False, True]


async def test_below_the_last_row_there_is_none_nor_above_the_first(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "up", "1", *["down"] * 7, "5")
        assert [(r["need"], r["rating"]) for r in entry(context)["reflections"]] == [("seen", 1), ("stable", 5)]


async def test_the_keys_and_what_both_ends_mean_stand_there_and_in_a_small_window_too(app: Companion) -> None:
    keys = ("0–10 or ←→ rate · ↑↓ move", "c Can't tell", "s Skip", "F4 Hide")
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
        await press(pilot, "down", "3")
        assert "has people you can call or text" not in shown(app)
        await press(pilot, "2")
        await sees(app, "F1 has people you can call or text")
        await press(pilot, "x")
        await sees_no(app, "has people you can call or text")
        await press(pilot, "1")
        assert "has people you can call or text" not in shown(app)


async def test_low_secure_points_to_help_with_the_same_line(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _glance(app, pilot)
        await press(pilot, "1", "down", "9", "down", "0", "down", "3")
        assert "has people you can call or text" not in shown(app)
        await press(pilot, "2")
        await sees(app, sentences.LOW_RATING_KEYS)
        await press(pilot, "x")
        await sees_no(app, "has people you can call or text")


async def test_on_a_stirred_up_day_nothing_reads_as_skipped_before_it_was_asked(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "2", "2")
        await sees(app, "F5 Rate")
        await press(pilot, "f5")
        await sees(app, "how much of each did you feel?")
        assert "skipped" not in shown(app)
        await press(pilot, "s")
        await sees(app, "skipped")
