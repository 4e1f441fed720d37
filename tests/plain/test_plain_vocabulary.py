"""The same words are understood at every question, and no answer is offered that there isn't."""

import re
from io import StringIO

import pytest
from conversing import Typed, on_disk
from test_plain_grammar import FOR_WORDS, QUESTIONS

from connectwell.context import Context
from connectwell.entries.add import note
from connectwell.plain import Talk, check_in, open_companion
from connectwell.plain.agenda import CLOSED
from connectwell.plain.aside import KEPT
from connectwell.plain.companion import GOODBYE
from connectwell.plain.doubts import KEPT_AS_WORDS, NEARLY
from connectwell.plain.grammar import Detour
from connectwell.plain.journal import BACK, BACK_TO_LIST
from connectwell.plain.menu import OPTIONS
from connectwell.plain.prompter import Prompter
from connectwell.plain.settling import NOT_KEPT

PLACES = ("n", "m", "k", "j", "w", "b", "session", "o", "communities", "card", "p", "s", "country", "settings")
NUMBER = "Emergency: 1 1 2."


def typed(context: Context, *lines: str) -> str:
    """What was said to a person at a terminal, who types these lines, as if no line had been wrapped."""
    out = StringIO()
    open_companion(context, Talk(Typed("\n".join(lines) + "\n"), out, 72))
    return " ".join(out.getvalue().split())


def in_check_in(context: Context, before: str, *then: str) -> str:
    out = StringIO()
    check_in(context, Talk(Typed("\n".join([*before.split("|")[:-1], *then]) + "\n"), out, 72))
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("leaving", ["quit", "Exit", "stop", "QUIT."])
def test_leaving_is_understood_in_every_place(context: Context, place: str, leaving: str) -> None:
    assert typed(context, place, leaving, "yes").endswith(GOODBYE)


@pytest.mark.parametrize("place", PLACES)
def test_help_and_help_now_are_understood_in_every_place(context: Context, place: str) -> None:
    assert NUMBER in typed(context, place, "help now", "yes", "", "q", "q")
    assert NUMBER in typed(context, place, "help", "yes")


def test_every_place_of_the_menu_is_looked_at() -> None:
    assert {*OPTIONS} - {*PLACES} == {*"crdyavlfzgex/u.hiq", "settle", "yesterday"}, (
        "these ask nothing, or a check-in asks it"
    )


@pytest.mark.parametrize(("before", "question"), QUESTIONS.items())
@pytest.mark.parametrize("leaving", ["quit", "exit"])
def test_leaving_is_understood_at_every_question_of_a_check_in(
    context: Context, before: str, question: str, leaving: str
) -> None:
    said = in_check_in(context, before, leaving)
    assert question in said
    assert (NEARLY.format(command="stop") in said) == (before in FOR_WORDS)
    if before not in FOR_WORDS:
        assert "Type a number" not in said.rpartition(question)[2]


@pytest.mark.parametrize("letter", ["h", "?", "H."])
def test_a_letter_that_is_no_answer_is_its_command(context: Context, letter: str) -> None:
    out = StringIO()
    talk = Talk(Typed(f"{letter}\n{'' if letter == '?' else chr(10)}q\n"), out, 72)
    with pytest.raises(Detour, match="stop"):
        Prompter(context, talk).parsed(["Which?"], lambda _: "No such thing.")
    assert NUMBER in out.getvalue()
    assert "No such thing." not in out.getvalue()


def test_a_letter_that_is_an_answer_stays_one(context: Context) -> None:
    talk = Talk(Typed("h\n"), StringIO(), 72)
    assert Prompter(context, talk).parsed(["Which?"], lambda answer: (answer,)) == ("h",)


@pytest.mark.parametrize("command", ["/stop", "/back", "/skip", "stop"])
def test_a_command_at_a_yes_or_no_question_drops_no_line(context: Context, command: str) -> None:
    kept = [""]
    talk = Talk(Typed(f"First.\ngo back\n{command}\n"), out := StringIO(), 72)
    with pytest.raises(Detour):
        Prompter(context, talk).words(["Write."], "", lambda words: kept.append(words))
    expected = "First." if command == "/back" else "First.\ngo back"
    assert kept[-1] == expected, out.getvalue()


def test_a_line_of_a_name_that_was_asked_about_is_a_note(context: Context) -> None:
    talk = Talk(Typed("go back\n/stop\n"), out := StringIO(), 72)
    with pytest.raises(Detour):
        Prompter(context, talk).line(["Who?"], words=True)
    assert KEPT in out.getvalue()
    assert [entry["note"]["words"] for entry in on_disk(context)] == ["go back"]
    assert KEPT_AS_WORDS not in out.getvalue()


@pytest.mark.parametrize("said", ["help now", "my card", "help", "h"])
def test_settling_understands_what_every_question_does(context: Context, said: str) -> None:
    talk = Talk(Typed(f"{said}\n\nstop\n"), out := StringIO(), 72)
    Prompter(context, talk).settle()
    assert NOT_KEPT not in out.getvalue()


def test_back_from_an_entry_is_the_list_and_from_there_today(context: Context) -> None:
    note(context, "Rain.")
    said = typed(context, "j", "1", "", "")
    assert said.count("Note: Rain.") == 2
    assert said.index(BACK_TO_LIST) < said.rindex("Note: Rain.") < said.rindex(BACK)
    assert typed(context, "j", "1", "back", "").count("Note: Rain.") == 2


@pytest.mark.parametrize("place", [place for place in PLACES if place != "settings"])  # numbered in its list
def test_no_number_is_offered_where_nothing_is_numbered(context: Context, place: str) -> None:
    said = typed(context, place, "zzzz", "no", "")
    if not re.search(r"\b1[. ]|\w 1[,.]", said):
        assert "number" not in said


def test_closed_notes_are_offered_only_where_there_are_some(context: Context) -> None:
    assert CLOSED not in typed(context, "b", "")
