"""Ratings as people give them, and the way to any of the five."""

import pytest
from conversing import walk

from connectwell.context import Context
from connectwell.plain.rating import ONE_AT_A_TIME, OUT_OF_RANGE, Blank, Rating, Unsure, read_rating

TO_GLANCE = "settled||"


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("5", 5), ("five", 5), ("FIVE.", 5), ("５", 5), ("٧", 7), ("7/10", 7), ("7 / 10", 7), ("7 out of 10", 7),
        ("seven out of ten", 7), ("10/10", 10), ("1 0", 10), ("ten", 10), ("zero", 0), ("about 6", 6), ("maybe 6", 6),
        ("6ish", 6), ("7.0", 7), (" 3 ", 3), ("c", None), ("can’t tell", None), ("don't know", None), ("dunno", None),
        ("not sure", None), ("?", None),
    ],
)  # fmt: skip
def test_a_rating_is_understood_as_it_is_said(answer: str, number: int | None) -> None:
    assert read_rating(answer) == Rating(number)


@pytest.mark.parametrize(
    "answer", ["7.5", "7,5", "7½", "7 1/2", "seven and a half", "7-8", "7 or 8", "between 7 and 8"]
)
def test_between_two_it_is_asked_which(answer: str) -> None:
    assert read_rating(answer) == Unsure("7 or 8?")


@pytest.mark.parametrize("answer", ["skip", "blank", "pass", "leave it blank"])
def test_it_can_be_left_blank_in_words(answer: str) -> None:
    assert read_rating(answer) == Blank()


@pytest.mark.parametrize("answer", ["11", "-3", "lots", "3/5", "1000000", "x" * 3_000_000, "\x1b[2J", "喜び"])
def test_what_is_no_rating_is_met_with_a_sentence(answer: str) -> None:
    assert read_rating(answer) == OUT_OF_RANGE


@pytest.mark.parametrize("answer", ["5 6", "5 6 7 4 6", "5, 6", "five six"])
def test_two_answers_in_one_line_are_none(answer: str) -> None:
    assert read_rating(answer) == ONE_AT_A_TIME


def ratings(context: Context, lines: str) -> list[int | None]:
    return [part.get("rating") for part in walk(context, TO_GLANCE + lines + "|/stop").entry["reflections"]]


def test_each_is_heard_back_and_what_could_be_two_is_asked_about(context: Context) -> None:
    day = walk(context, TO_GLANCE + "five|7.5|8|none|0|skip|dunno|/stop")
    for heard in ("Seen 5.", "Safe 8.", "Soothed 0.", "Secure blank.", "Stable can't tell."):
        assert day.said.splitlines().count(heard) == 1
    assert "7 or 8?" in day.flat
    assert "Type 0 or blank." in day.flat


@pytest.mark.parametrize("back", ["back seen", "/back seen", "seen", "back to Seen."])
def test_back_goes_to_any_of_the_five_at_once(context: Context, back: str) -> None:
    assert ratings(context, f"5|6|7|{back}|2|/stop") == [2, 6, 7]


def test_another_of_the_five_with_its_number_comes_back_to_the_one_asked_for(context: Context) -> None:
    day = walk(context, TO_GLANCE + "5|6|seen 4|7|/stop")
    assert [part.get("rating") for part in day.entry["reflections"]] == [4, 6, 7]
    assert "Seen 4." in day.said


def test_undo_takes_back_the_last_rating_and_asks_for_it_again(context: Context) -> None:
    day = walk(context, TO_GLANCE + "5|6|undo|3|/stop")
    assert [part.get("rating") for part in day.entry["reflections"]] == [5, 3]
    assert "Undone." in day.said


def test_undo_never_takes_words_back(context: Context) -> None:
    day = walk(context, TO_GLANCE + "5|5|5|5|5|seen|A bus.|.||undo|/stop")
    assert "A bus." in str(day.entry)
    assert "Your words stay." in day.flat
