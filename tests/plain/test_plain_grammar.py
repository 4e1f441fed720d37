"""Every command of the grammar, at several steps."""

from io import StringIO

import pytest
from conversing import Typed, on_disk, walk

from connectwell import sentences
from connectwell.context import Context
from connectwell.plain import Talk, check_in
from connectwell.plain.grammar import HELP, NOT_HERE, UNKNOWN
from connectwell.plain.prompter import MOVED_ON
from connectwell.plain.walk import AWAY, FIRST
from connectwell.plain.words_input import DOT_ENDS, ENTER_ENDS, NOTHING_TO_EDIT, STILL_WRITING

TO_GLANCE = "settled||"
TO_STAY = TO_GLANCE + "5|5|5|5|5|"
TO_WORDS = TO_STAY + "stable|"
TO_PEOPLE = TO_STAY + "seen|"
"""Its prompt is about others."""
TO_SUGGEST = TO_STAY + "none|"
TO_LANDING = TO_SUGGEST + "did|"
TO_CARRY = TO_SUGGEST + "n|"
TO_KEEP = TO_CARRY + "A song.|.|"
TO_MARKS = TO_KEEP + "b|"
QUESTIONS = {
    "": sentences.ARRIVE,
    "settled|": sentences.ARRIVE_WORDS,
    "stirred||": sentences.UNSETTLED,
    "shut|gently|": sentences.NEAR,
    TO_GLANCE: "Seen, 0: felt invisible",
    TO_STAY: sentences.STAY,
    TO_WORDS: "Stable. ",
    TO_PEOPLE + "A bus.|.|": sentences.PEOPLE,
    TO_SUGGEST: sentences.CONNECTION + ":",
    TO_LANDING: sentences.LANDED,
    TO_LANDING + "|": sentences.TOUCHED,
    TO_CARRY: sentences.CARRY,
    TO_KEEP: sentences.KEEP_ALL,
    TO_MARKS: "Which, and how?",
}
FOR_WORDS = ("settled|", TO_WORDS, TO_LANDING, TO_CARRY)
"""Where words are written: help says how they end."""
SETTLING = ("What is around.", "Where and when it is.")
"""What comes first, unless and where somebody arrived shut down."""
EVERYWHERE = pytest.mark.parametrize(("before", "question"), QUESTIONS.items())


@EVERYWHERE
def test_help_says_what_there_is_and_asks_again(context: Context, before: str, question: str) -> None:
    asked = walk(context, before + "/help")
    assert all(sentence in asked.flat for sentence in HELP[:2])
    assert (HELP[2] in asked.flat) == (before in FOR_WORDS)
    assert asked.flat.count(question) == 2


@EVERYWHERE
def test_an_unknown_command_is_one_sentence_and_the_question_again(
    context: Context, before: str, question: str
) -> None:
    asked = walk(context, before + "/oops")
    assert asked.flat.count(UNKNOWN) == 1
    assert asked.flat.count(question) == 2


@EVERYWHERE
def test_settle_comes_back_to_the_same_line(context: Context, before: str, question: str) -> None:
    asked = walk(context, before + "/settle|||/stop")
    assert SETTLING[before.startswith("shut")] in asked.said
    assert asked.flat.count(question) == 2


@EVERYWHERE
def test_hide_leaves_nothing_in_view_and_comes_back_to_the_same_line(
    context: Context, before: str, question: str
) -> None:
    asked = walk(context, before + "/hide|")
    before_hidden, _, after = asked.said.partition("\n" * 60)
    assert question in " ".join(before_hidden.split())
    assert question in " ".join(after.split())


@EVERYWHERE
def test_help_now_is_there_at_every_question(context: Context, before: str, question: str) -> None:
    asked = walk(context, before + "/help-now|")
    assert "\nEmergency: 1 1 2.\n" in asked.said
    assert asked.flat.count(question) == 2


@EVERYWHERE
def test_stop_leaves_it_saved_as_it_is(context: Context, before: str, question: str) -> None:  # noqa: ARG001
    asked = walk(context, before + "/stop|settled")
    if before:
        assert asked.said.endswith(sentences.STOPPED + "\n")
        assert "finished" not in asked.entry
    else:
        assert asked.said.endswith(sentences.NOTHING_YET + "\n")


@EVERYWHERE
def test_that_was_a_lot_offers_to_settle_to_put_away_or_to_stop(context: Context, before: str, question: str) -> None:
    asked = walk(context, before + "/lot|go on|/lot|settle|/stop|/lot|stop|more")
    assert asked.flat.count(sentences.LOT) == 3
    assert asked.flat.count(question) == 3
    assert asked.said.count(SETTLING[before.startswith("shut")]) == 1
    assert sentences.STOPPED in asked.flat or sentences.NOTHING_YET in asked.flat


def test_that_was_a_lot_puts_what_is_written_away(context: Context) -> None:
    asked = walk(context, TO_WORDS + "It was a long day.|/lot|put")
    assert AWAY in asked.said
    assert asked.entry["reflections"][4]["words"] == "It was a long day."
    assert asked.entry["reflections"][4]["put_away"] is True
    assert sentences.CONNECTION in asked.said


def test_what_was_put_away_is_not_read_out_on_the_way_back_or_when_it_is_resumed(context: Context) -> None:
    away = walk(context, TO_WORDS + "It was a long day.|/lot|put|/back|")
    assert sentences.PUT_AWAY_HERE in away.flat
    assert "It was a long day." not in away.said
    walk(context, "/back|/stop", resume=away.entry["id"])
    again = walk(context, "It rained.|.", resume=away.entry["id"])
    assert sentences.PUT_AWAY_HERE in again.flat
    assert "It was a long day." not in again.said
    assert again.entry["reflections"][4]["words"] == "It was a long day.\nIt rained."


@pytest.mark.parametrize(
    ("where", "before_it"),
    [
        (TO_STAY, "Seen, 0: felt invisible"),
        (TO_WORDS, sentences.STAY),
        (TO_SUGGEST, sentences.STAY),
        (TO_LANDING, sentences.CONNECTION + ":"),
        (TO_CARRY, sentences.CONNECTION + ":"),
        (TO_KEEP, sentences.CARRY),
        (TO_MARKS, sentences.KEEP_ALL),
    ],
)
def test_back_asks_the_question_before(context: Context, where: str, before_it: str) -> None:
    asked = walk(context, where + "/back")
    assert asked.flat.count(before_it) == 2
    assert asked.flat.rindex(before_it) > asked.flat.index(QUESTIONS[where])


def test_back_at_the_first_question_says_that_it_is_the_first(context: Context) -> None:
    assert FIRST in walk(context, "/back").flat


def test_back_in_the_glance_goes_one_rating_back(context: Context) -> None:
    asked = walk(context, TO_GLANCE + "5|6|/back|7||8|9|")
    assert [part.get("rating") for part in asked.entry["reflections"]] == [5, 7, None, 8, 9]
    assert "So far: 6. Keep it: Enter." in asked.said


def test_marks_are_one_question_and_what_was_taken_is_repeated(context: Context) -> None:
    asked = walk(context, TO_MARKS + "1 my rating, 2 my words for my session|")
    assert asked.entry["reflections"][0]["sharing"] == "theme"
    assert (asked.entry["close"]["sharing"], asked.entry["close"]["for_session"]) == ("words", True)
    assert "2. To take with me: A song. (my words, for my session)." in asked.flat
    assert asked.flat.count("Which, and how?") == 1


def test_back_from_who_was_in_it_goes_to_the_words_which_stand_there(context: Context) -> None:
    asked = walk(context, TO_PEOPLE + "A bus.|.|/back|On time.|.|Ana")
    assert "Written so far: A bus." in asked.flat
    assert asked.entry["reflections"][0]["words"] == "A bus.\nOn time."
    assert asked.entry["reflections"][0]["people"] == ["Ana"]


def test_who_was_there_is_not_asked_where_nobody_is_meant(context: Context) -> None:
    assert sentences.PEOPLE not in walk(context, TO_WORDS + "A bus.|.|").flat


def test_write_asks_nothing_and_takes_what_is_written(context: Context) -> None:
    asked = walk(context, TO_PEOPLE + "/write|What I like.|.|l|")
    assert sentences.NO_PROMPT in asked.flat
    assert asked.entry["reflections"][0]["words"] == "What I like."
    assert "asked" not in asked.entry["reflections"][0]


def test_after_many_words_it_says_once_that_it_is_enough(context: Context) -> None:
    asked = walk(context, TO_WORDS + "word " * 300 + "|" + "word " * 300 + "|.|")
    assert asked.flat.count(sentences.ENOUGH) == 1


@pytest.mark.parametrize("where", ["", TO_STAY, TO_WORDS, TO_SUGGEST, TO_LANDING])
def test_skip_goes_on(context: Context, where: str) -> None:
    asked = walk(context, where + "/skip")
    here = list(QUESTIONS).index(where)
    later = [question for question in list(QUESTIONS.values())[here + 1 :] if question in asked.flat]
    assert later
    assert asked.flat.count(QUESTIONS[where]) == 1


def test_skip_in_the_glance_skips_the_rest_of_it(context: Context) -> None:
    asked = walk(context, TO_GLANCE + "5|/skip")
    assert len(asked.entry["reflections"]) == 5
    assert sentences.STAY in asked.flat


def test_an_empty_line_skips_every_question(context: Context) -> None:
    asked = walk(context, "settled" + "|" * 20)
    assert "finished" in asked.entry
    assert all("words" not in part for part in asked.entry["reflections"])


def test_another_keeps_words_with_the_prompt_they_answered(context: Context) -> None:
    asked = walk(context, TO_WORDS + "A bus.|/another|A cat.|.||/stop")
    *_, first, second = asked.entry["reflections"]
    assert (first["words"], second["words"]) == ("A bus.", "A cat.")
    assert first["prompt"] != second["prompt"]


@pytest.mark.parametrize(("key", "status"), [("d", "done"), ("y", "planned"), ("l", "not-today")])
def test_the_keys_of_the_screens_mean_the_same_here(context: Context, key: str, status: str) -> None:
    asked = walk(context, TO_SUGGEST + key)
    assert [part["status"] for part in asked.entry["connections"]] == [status]


def test_another_connection(context: Context) -> None:
    asked = walk(context, TO_SUGGEST + "/another|a|try")
    assert [part["status"] for part in asked.entry["connections"]] == ["passed", "passed", "planned"]
    assert len({part["prompt"] for part in asked.entry["connections"]}) == 3


@pytest.mark.parametrize("where", ["", TO_STAY, TO_MARKS])
@pytest.mark.parametrize("command", ["/another", "/edit", "/rate"])
def test_a_command_with_nothing_to_do_here_says_so(context: Context, where: str, command: str) -> None:
    assert NOT_HERE in walk(context, where + command).flat


def test_edit_shows_what_is_written_and_replaces_it_only_when_finished(context: Context) -> None:
    asked = walk(context, TO_WORDS + "A buss.|/edit|A bus.|.||/stop")
    assert "Written so far: A buss." in asked.flat
    assert asked.entry["reflections"][4]["words"] == "A bus."


@pytest.mark.parametrize("ending", ["", "|/stop", "|/skip|/stop", "|/back|/stop"])
def test_an_edit_that_is_not_finished_loses_neither_text(context: Context, ending: str) -> None:
    asked = walk(context, TO_WORDS + "Old words.|/edit|New words." + ending)
    assert asked.entry["reflections"][4]["words"] == "Old words.\nNew words."


def test_an_edit_with_nothing_in_it_keeps_the_old_words(context: Context) -> None:
    asked = walk(context, TO_WORDS + "Old words.|/edit|.||/stop")
    assert asked.entry["reflections"][4]["words"] == "Old words."


def test_where_nothing_is_written_there_is_nothing_to_edit(context: Context) -> None:
    assert NOTHING_TO_EDIT in walk(context, TO_WORDS + "/edit").flat


def test_two_slashes_begin_a_line_with_one_and_a_sentence_may_begin_with_one(context: Context) -> None:
    asked = walk(context, TO_WORDS + "//stop|/sigh, again|[/oops]|.||/stop")
    assert asked.entry["reflections"][4]["words"] == "/stop\n/sigh, again\n[/oops]"


def test_every_question_for_words_says_how_it_ends(context: Context) -> None:
    asked = walk(context, TO_STAY + "seen, stable||A bus.|.|did|It was fine.|.||A song.|n|/stop")
    assert asked.flat.count(DOT_ENDS) == 3, "two of the five, and how it went"
    assert asked.flat.count(ENTER_ENDS) == 2, "the word about the body, and what to take along"


@pytest.mark.parametrize("dot", ["", ".|"])
def test_a_short_answer_ends_with_its_line_and_a_dot_after_it_does_nothing_more(context: Context, dot: str) -> None:
    asked = walk(context, f"settled|Quite calm.|{dot}7|6|/stop")
    assert asked.entry["arrival"]["words"] == "Quite calm."
    assert [part.get("rating") for part in asked.entry["reflections"][:2]] == [7, 6]


def test_blank_lines_within_an_answer_stay_and_a_typing_person_is_told_how_it_ends(context: Context) -> None:
    asked = walk(context, TO_WORDS + "One.||Two.|.||/stop", typed=True)
    assert asked.entry["reflections"][4]["words"] == "One.\n\nTwo."
    assert asked.flat.count(STILL_WRITING) == 1
    assert STILL_WRITING not in walk(context, TO_WORDS + "One.||Two.|.||/stop").flat


def test_a_command_in_the_middle_of_an_answer_comes_back_to_it(context: Context) -> None:
    asked = walk(context, TO_WORDS + "One.|/settle|/stop|/hide||/help|Two.|.||/stop")
    assert asked.entry["reflections"][4]["words"] == "One.\nTwo."
    assert asked.flat.count(STILL_WRITING) == 3


def test_an_answer_that_does_not_fit_is_met_with_what_fits(context: Context) -> None:
    asked = walk(context, "fine|settled||11|lots|-3")
    assert "Type a number from 1 to 5" in asked.flat
    assert asked.flat.count("A rating is a whole number from 0 to 10") == 3
    assert asked.flat.count(MOVED_ON) == 1


def test_a_person_typing_has_all_the_tries_they_like(context: Context) -> None:
    out = StringIO()
    check_in(context, Talk(Typed("x\n" * 9 + "settled\n"), out))
    assert MOVED_ON not in out.getvalue()
    assert on_disk(context)[0]["arrival"]["state"] == "settled"


def test_marks_that_contradict_each_other_are_asked_again(context: Context) -> None:
    asked = walk(context, TO_MARKS + "1 tw|9 w|all t")
    assert "can only be one of these" in asked.flat
    assert "The numbers go from 1 to 2." in asked.flat
    assert asked.entry["reflections"][0]["sharing"] == "theme"


@pytest.mark.parametrize("line", ["skip", "Skip.", "/skip", "skip this"])
def test_skip_is_understood_without_a_slash(context: Context, line: str) -> None:
    passed = walk(context, TO_STAY + f"{line}|/stop")
    assert sentences.CONNECTION + ":" in passed.said
