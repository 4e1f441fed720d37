"""A sentence typed where it is no answer isn't lost: at every choice of a check-in, and in every place."""

from io import StringIO

import pytest
from conversing import NUMBER, Conversation, Typed, on_disk, open_with, walk
from test_plain_grammar import FOR_WORDS, QUESTIONS, TO_GLANCE, TO_PEOPLE, TO_WORDS
from test_plain_vocabulary import PLACES

from connectwell.context import Context
from connectwell.day_words import NO_DAY
from connectwell.plain import Talk, check_in
from connectwell.plain.aside import KEPT, LET_GO, NO_ANSWER, is_sentence
from connectwell.plain.first_line import wants_lines

SENTENCE = "Nobody rang, and I couldn't sleep."
CHOICES = [before for before in QUESTIONS if before not in FOR_WORDS and before != TO_PEOPLE + "A bus.|.|"]
TYPES_WORDS = ("n", "m", "session")


def notes(told: Conversation) -> list[str]:
    return [entry["note"]["words"] for entry in told.entries if entry["kind"] == "note"]


@pytest.mark.parametrize("before", CHOICES)
@pytest.mark.parametrize(("answer", "kept"), [("", True), ("yes", True), ("n", False)])
def test_a_sentence_at_a_choice_of_a_check_in_is_asked_about(
    context: Context, before: str, answer: str, kept: bool
) -> None:
    told = walk(context, f"{before}{SENTENCE}|{answer}|/stop", typed=True)
    assert told.flat.count(NO_ANSWER) == 1
    assert (KEPT if kept else LET_GO) in told.flat
    assert notes(told) == [SENTENCE] * kept
    assert told.flat.count(QUESTIONS[before]) == 2, "it is asked again"


@pytest.mark.parametrize("place", ["", *(place for place in PLACES if place not in TYPES_WORDS), "h", "settle"])
def test_a_sentence_in_any_place_is_asked_about(context: Context, place: str) -> None:
    told = open_with(context, f"{place}|{SENTENCE}||||q|q", typed=True)
    assert NO_ANSWER in told.flat
    assert notes(told) == [SENTENCE]


@pytest.mark.parametrize("before", CHOICES)
def test_from_a_pipe_it_is_kept_at_once(context: Context, before: str) -> None:
    told = walk(context, f"{before}{SENTENCE}|/stop")
    assert notes(told) == [SENTENCE]
    assert NO_ANSWER not in told.flat


@pytest.mark.parametrize("leaving", ["", "|/stop", "|stop"])
def test_where_its_question_is_left_it_is_kept(context: Context, leaving: str) -> None:
    out = StringIO()
    check_in(context, Talk(Typed(f"settled||{SENTENCE}{leaving}".replace("|", "\n")), out, 72))
    assert notes(Conversation(out.getvalue(), on_disk(context))) == [SENTENCE]


def test_what_follows_it_is_kept_with_it_or_is_the_answer(context: Context) -> None:
    told = walk(context, f"{TO_GLANCE}{SENTENCE}|Then it rained.|7|/stop", typed=True)
    assert notes(told) == [f"{SENTENCE}\nThen it rained."]
    assert next(entry for entry in told.entries if entry["kind"] == "check-in")["reflections"][0]["rating"] == 7


def test_a_slip_in_a_day_is_let_go_once_the_day_is_typed(context: Context) -> None:
    told = open_with(context, "s|record|from|next thursdy|19 nov 2026|q", typed=True)
    assert told.flat.count(NO_DAY) == 1, "it says why, and once"
    assert LET_GO in told.flat
    assert notes(told) == []
    assert "Up to which day?" in told.flat


def test_in_help_now_the_number_is_heard_first(context: Context) -> None:
    told = open_with(context, f"h|{SENTENCE}|||q", typed=True)
    assert told.flat.index(NUMBER, told.flat.index(NUMBER) + 1) < told.flat.index(NO_ANSWER)


def test_the_first_line_of_all_loses_nothing_either(context: Context) -> None:
    out = StringIO()
    assert wants_lines(context, Talk(Typed(f"{SENTENCE}\n\ny\n"), out, 72))
    assert notes(Conversation(out.getvalue(), on_disk(context))) == [SENTENCE]


@pytest.mark.parametrize("line", ["too much", "help now"])
def test_at_the_end_of_input_a_line_in_doubt_is_with_the_words(context: Context, line: str) -> None:
    out = StringIO()
    check_in(context, Talk(Typed(f"{TO_WORDS}A bus.|{line}".replace("|", "\n")), out, 72))
    (entry,) = on_disk(context)
    assert entry["reflections"][4]["words"] == f"A bus.\n{line}"


@pytest.mark.parametrize("line", ["7", "setled", "safe", "1, 3", "", ".", "/oops", "1 w, 2 r"])
def test_a_slip_is_no_sentence(line: str) -> None:
    assert not is_sentence(line)


@pytest.mark.parametrize(
    "line", ["Mum rang", "I cried", "/sigh, again", "今日は一日中雨が降っていたので、どこにも行けずに家にいた"]
)
def test_a_sentence_is_one_in_any_script(line: str) -> None:
    assert is_sentence(line)
