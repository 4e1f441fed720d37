"""Help now, stop, settle, hide and back: understood at every question, however they are typed, and never stored."""

import pytest
from conversing import open_with, walk

from connectwell import sentences
from connectwell.context import Context
from connectwell.plain.companion import NOT_CHANGED
from connectwell.plain.grammar import Nearly, parse_command

TO_WORDS = "settled||5|5|5|5|5|stable|"


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("help now", "help-now"), ("Help Now!", "help-now"), ("/help now", "help-now"), ("/help-now.", "help-now"),
        ("/HELP_NOW", "help-now"), ("/h", "help-now"), ("helpnow", "help-now"), ("help  now ?", "help-now"),
        ("hlep now", "help-now"), ("emergency", "help-now"), ("help", "help"), ("Help?", "help"), ("/help", "help"),
        ("stop", "stop"), ("STOP.", "stop"), ("/stop.", "stop"), ("/q", "stop"), ("settle", "settle"),
        ("/Settle!", "settle"), ("hide", "hide"), ("Hide…", "hide"), ("back", "back"), ("go back", "back"),
        ("/b", "back"), ("undo", "undo"), ("/u", "undo"), ("too much", "lot"), ("ｈｅｌｐ", "help"),
    ],
)  # fmt: skip
def test_an_urgent_word_is_understood_at_a_question(line: str, command: str) -> None:
    assert parse_command(line) == command


@pytest.mark.parametrize("line", ["/help now", "help now", "Help now.", "helpnow", "hlep now", "stop", "Hide!", "undo"])
def test_where_words_are_written_what_comes_near_one_is_asked_about(line: str) -> None:
    assert isinstance(parse_command(line, words=True), Nearly)


@pytest.mark.parametrize(
    "line", ["Stop it, I said.", "/sigh, again", "back home", "a step", "hi", "They hide things.", "//help now"]
)
def test_other_words_are_words(line: str) -> None:
    assert parse_command(line, words=True) is None


@pytest.mark.parametrize("line", ["/help now", "help now", "HELP NOW!"])
def test_help_now_among_words_is_not_stored_and_the_number_comes_with_the_question(context: Context, line: str) -> None:
    day = walk(context, f"{TO_WORDS}It rained.|{line}|yes||And then sun.|.||/stop")
    assert day.entry["reflections"][4]["words"] == "It rained.\nAnd then sun."
    asked = day.flat.index("Did you mean “help now”?")
    assert day.flat.rindex("Emergency: 1 1 2.", 0, asked) < asked
    assert day.flat.count("Emergency: 1 1 2.") == 2


def test_a_no_keeps_it_as_words(context: Context) -> None:
    day = walk(context, f"{TO_WORDS}stop|no|.||/stop")
    assert day.entry["reflections"][4]["words"] == "stop"


def test_a_pipe_that_does_not_answer_keeps_both_lines(context: Context) -> None:
    day = walk(context, f"{TO_WORDS}Back|Then home.|.||/stop")
    assert day.entry["reflections"][4]["words"] == "Back\nThen home."


def test_at_the_end_of_input_it_is_not_done_and_is_kept(context: Context) -> None:
    day = walk(context, f"{TO_WORDS}It rained.|help now".removesuffix("|"))
    assert day.entry["reflections"][4]["words"] == "It rained.\nhelp now"


def test_an_option_called_like_an_urgent_word_is_the_option(context: Context) -> None:
    assert walk(context, "stirred||stop").entry["arrival"]["chose"] == "stop"
    assert "Go on: Enter" not in walk(context, "stirred||stop").flat


def test_settle_at_the_first_question_is_no_state(context: Context) -> None:
    day = walk(context, "settle|stop|/stop")
    assert day.entries == []


def test_help_now_is_three_lines_then_more_on_request(context: Context) -> None:
    flat = open_with(context, "h||q").said.partition("choices: help.\n")[2].partition("What next?")[0]
    assert flat.splitlines()[0] == "Emergency: 1 1 2."
    assert len([line for line in flat.splitlines() if line]) <= 4, "three paragraphs, one of them wrapped"
    more = open_with(context, "h|m|m||q").flat
    assert "If you can't speak" in more
    assert "Someone to talk or write to" in more
    assert more.count("Emergency: 1 1 2.") == 1


def test_each_section_is_heard_once_and_then_that_was_all(context: Context) -> None:
    by_section = open_with(context, "h|" + "m|" * 12 + "|q").flat
    at_once = open_with(context, "h|all||q").flat
    assert "That's all." in by_section
    assert "That's all." in at_once
    for said in ("Someone who can open this device", "keeps no record", "Checked against public pages"):
        assert by_section.count(said) == at_once.count(said) == 1
    assert " · " not in at_once


def test_hide_says_nothing_about_itself(context: Context) -> None:
    said = open_with(context, "hide||q").said
    hidden = said.partition("\n" * 60)[2]
    assert hidden.lstrip("\n").startswith("What next?")


def test_what_hide_cannot_do_is_told_at_the_welcome(context: Context) -> None:
    context.change(welcomed=False)
    assert "may still find what was said before" in open_with(context, "|q").flat


def test_no_is_no_on_today(context: Context) -> None:
    done = open_with(context, "d||.||no|n|.|q")
    assert "Nothing was changed." in done.flat
    assert [entry["connections"][0]["status"] for entry in done.entries if "connections" in entry] == ["done"]


@pytest.mark.parametrize("slip", ["not", "ne", "i'll", "anoth"])
def test_what_changes_something_on_today_needs_its_letter_or_its_whole_name(context: Context, slip: str) -> None:
    found = open_with(context, f"{slip}|q")
    assert found.entries == []


@pytest.mark.parametrize(("act", "said"), [("d|.|.|", "did this"), ("y", "to try"), ("l", "not today"), ("a", "")])
def test_an_act_on_today_is_undone(context: Context, act: str, said: str) -> None:
    before = open_with(context, "q").flat
    after = open_with(context, f"{act}|undo|q").flat
    assert "Undone." in after
    assert "there is nothing to undo" not in after.casefold()
    again = open_with(context, "q").flat
    assert again.partition(sentences.CONNECTION)[2] == before.partition(sentences.CONNECTION)[2]
    assert not said or said not in again


def test_how_it_went_is_undone_with_that_it_was_done(context: Context) -> None:
    opened = open_with(context, "y|d|She smiled.|.|seen|undo|q")
    assert "(to try)" in opened.flat
    assert [entry["connections"][0]["status"] for entry in opened.entries] == ["planned"]


def test_what_was_ruled_out_is_undone(context: Context) -> None:
    open_with(context, "v|this|undo|q")
    assert (context.settings.rule_out, context.settings.never_suggest) == ((), ())


@pytest.mark.parametrize("lines", ["n|Tea.|.", "m|Waved.|.|.|"])
def test_what_was_just_written_can_be_taken_out_again(context: Context, lines: str) -> None:
    assert "Undone. It's out of your journal" in open_with(context, f"{lines}|undo|q").flat
    assert list(context.journal.newest()) == []


def test_with_nothing_done_there_is_nothing_to_undo(context: Context) -> None:
    assert "There is nothing to undo here." in open_with(context, "undo|u|q").flat


def test_a_country_needs_its_name_its_code_or_a_yes(context: Context) -> None:
    open_with(context, "country|f||q")
    assert context.settings.region == "DE"
    open_with(context, "country|fr|undo|q")
    assert context.settings.region == "DE"
    assert "France (FR)? Yes or no." in open_with(context, "country|fran|yes|q").flat
    assert context.settings.region == "FR"


def test_an_empty_line_forever_ends(context: Context) -> None:
    for line in ("", "x"):
        assert open_with(context, f"{line}|" * 500).flat.endswith("Nothing comes that can be done here, so this ends.")


def test_an_answer_of_three_megabytes_is_refused_with_a_sentence_and_the_rest_is_kept(context: Context) -> None:
    long = "a" * 3_000_000
    day = walk(context, f"{TO_WORDS}Before.|{long}|After.|.|{long}|/stop")
    assert day.entry["reflections"][4]["words"] == "Before.\nAfter."
    assert "too long for one answer" in day.flat


def test_one_full_stop_too_many_after_words_changes_nothing(context: Context) -> None:
    said = open_with(context, "n|Tea.|.|.|q").flat
    assert NOT_CHANGED in said
    assert not context.settings.discreet
    assert "find: slash, discreet." in open_with(context, "?|q").flat


def test_help_on_today_names_each_thing_once(context: Context) -> None:
    said = open_with(context, "help|q").flat.partition("Emergency")[2].partition("What next?")[0]
    for once in ("settle", "hide", "undo", "help now", "my card", "country", "communities"):
        assert said.count(once) == 1, once
    assert "A dot on a line" not in said


def test_undo_on_today_says_what_is_different_again(context: Context) -> None:
    undone = open_with(context, "n|Tea.|.|l|undo|q").flat.partition("Undone. ")[2]
    assert undone.partition("What next?")[0].count(f"{sentences.CONNECTION}: ") == 1


@pytest.mark.parametrize("line", ["too much", "/lot", "Too much."])
def test_too_much_ends_a_practice_and_says_what_else_there_is(context: Context, line: str) -> None:
    said = open_with(context, f"settle||{line}||q").flat
    assert "Leave it there: Enter. Another kind: another." in said
    assert said.endswith("What next? The choices: help. Bye for now.")


def test_two_keys_to_press_are_heard_one_by_one(context: Context) -> None:
    context.change(region="GB")
    said = open_with(context, "h|all||q").flat
    assert "press 5 5 to be put through" in said
    assert "Without 5 5 the call ends" in said
    assert "NHS 1 1 1" in said
    assert "to 9 9 9, then answer" in said


@pytest.mark.parametrize("letter", ["c", "m", "/", "X", "mm"])
def test_a_letter_of_the_menus_is_asked_about_where_words_are_written(context: Context, letter: str) -> None:
    note = open_with(context, f"n|Tea.|{letter}|no|Then toast.|.|q", typed=True)
    assert f"Write “{letter}”? Yes or no." in note.flat
    assert note.entry["note"]["words"] == "Tea.\nThen toast."
    kept = open_with(context, f"n|{letter}|yes|.|q", typed=True)
    assert [one["note"]["words"] for one in kept.entries] == ["Tea.\nThen toast.", letter]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("n|Tea.|/stop", [sentences.STOPPED]),
        ("n|Tea.|stop|yes", [sentences.STOPPED]),
        ("n|Tea.|undo|/stop", [sentences.STOPPED]),
        ("n|Tea.", [sentences.STOPPED]),
        ("session|Tea.|/stop", [sentences.SESSION_CUT_OFF]),
        ("session|Tea.", [sentences.SESSION_CUT_OFF]),
        ("n|/stop", []),
        ("n|Tea.|.|q", []),
    ],
)
def test_words_that_are_left_are_said_to_be_kept_once(context: Context, lines: str, kept: list[str]) -> None:
    said = open_with(context, lines, typed=True).flat
    assert [one for one in (sentences.STOPPED, sentences.SESSION_CUT_OFF) for _ in range(said.count(one))] == kept


def test_what_is_typed_instead_of_yes_or_no_is_the_next_line(context: Context) -> None:
    lines = "n|undo|It was nice.|x|And warm.|stop|help now||.|q"
    note = open_with(context, lines, typed=True)
    assert note.entry["note"]["words"] == "undo\nIt was nice.\nAnd warm.\nstop"
    assert note.flat.count("What you typed now is taken as the next line.") == 1
    assert note.flat.count("What you typed now is taken instead.") == 1
    assert note.flat.count("Did you mean “stop”?") == 2, "help now comes, and it is asked again"


@pytest.mark.parametrize(
    ("letter", "command"), [("q", "stop"), ("u", "undo"), ("?", "help"), ("h", "help-now"), ("bb", "back")]
)
def test_a_letter_that_is_a_command_may_be_meant_as_one(letter: str, command: str) -> None:
    assert parse_command(letter, words=True) == Nearly(command)  # type: ignore[arg-type]
    assert parse_command(letter, typed=True) == Nearly(command)  # type: ignore[arg-type]
    assert parse_command(letter) is None, "one of several answers may be called so"


@pytest.mark.parametrize("line", ["I", "a", "A.", "累", "é", "5", "ok", "x y", "I am."])
def test_a_word_of_one_letter_is_a_word(line: str) -> None:
    assert parse_command(line, words=True) is None


def test_at_that_question_a_command_is_one(context: Context) -> None:
    left = open_with(context, "n|Tea.|c|stop|q", typed=True)
    assert left.flat.endswith("Bye for now.")
    assert left.entry["note"]["words"] == "Tea."


def test_an_initial_is_a_name(context: Context) -> None:
    met = open_with(context, "o|n|H||||||||q")
    assert "H" in met.flat
    assert [part.name for part in context.journal.circle.parts()] == ["H"]
