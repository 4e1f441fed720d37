import errno
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectwell.plain.choices import Option, pick, pick_some
from connectwell.plain.grammar import COMMANDS, Unknown, as_words, parse_command
from connectwell.plain.talk import MAYBE_CUT, EndOfInput, Talk
from connectwell.terminal_text import width_of

STATES = (
    Option("settled", "Settled"),
    Option("stirred-up", "Stirred up"),
    Option("shut-down", "Shut down"),
    Option("unclear", "Can't tell", also=("?",)),
)


def said(paragraph: str, width: int = 40) -> str:
    out = StringIO()
    Talk(StringIO(), out, width).say(paragraph)
    return out.getvalue()


@given(st.text(), st.integers(1, 200))
def test_whatever_is_said_nothing_can_steer_the_terminal_and_no_line_is_too_wide(words: str, width: int) -> None:
    shown = said(words, width)
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)]
    for line in shown.split("\n"):
        assert width_of(line) <= max(20, min(width, 72)) or " " not in line


def test_words_are_wrapped_between_words_and_a_long_address_stays_whole() -> None:
    address = "https://example.org/" + "a" * 60
    assert said(f"Someone to write to, day or night: {address}") == f"Someone to write to, day or night:\n{address}\n"


def test_wide_letters_count_twice() -> None:
    assert max(width_of(line) for line in said("散歩 した 今日 は 雨 でした " * 4).split("\n")) <= 40


def test_the_width_is_asked_for_each_time() -> None:
    widths = iter([20, 60])
    out = StringIO()
    talk = Talk(StringIO(), out, lambda: next(widths))
    talk.say("a bus, a voice, a cat by the door")
    assert out.getvalue().count("\n") == 2
    talk.say("a bus, a voice, a cat by the door")
    assert out.getvalue().count("\n") == 3


def test_a_line_comes_without_its_end_whichever_end_it_has() -> None:
    talk = Talk(StringIO("one\r\ntwo\nthree"), StringIO())
    assert [talk.ask(), talk.ask(), talk.ask()] == ["one", "two", "three"]
    for _ in range(2):
        with pytest.raises(EndOfInput):
            talk.ask("And?")


def test_a_line_that_is_no_text_is_refused_and_the_next_one_read() -> None:
    stdin, said = TextIOWrapper(BytesIO(b"caf\xe9\nand \xff\xfe\ncaf\xc3\xa9\n"), encoding="utf-8"), StringIO()
    assert Talk(stdin, said).ask() == "café"
    assert " ".join(said.getvalue().split()).count("so it wasn't kept. Please write it again.") == 2


def test_an_output_that_knows_no_such_letters_still_gets_the_rest() -> None:
    beneath = BytesIO()
    stdout = TextIOWrapper(beneath, encoding="ascii")
    Talk(StringIO(), stdout).say("Zoë rang.")
    assert beneath.getvalue() == b"Zo? rang.\n"


class Gone(StringIO):
    def readline(self, *_: object) -> str:  # type: ignore[override]  # the stubs give text streams the bytes of IOBase
        raise OSError(errno.EIO, "")


def test_a_terminal_that_is_gone_is_the_end_of_input() -> None:
    with pytest.raises(EndOfInput):
        Talk(Gone(), StringIO()).ask("And?")


class Typed(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_that_a_terminal_may_have_cut_is_told_of() -> None:
    out = StringIO()
    Talk(Typed("x" * 4095 + "\n"), out).ask()
    assert out.getvalue().replace("\n", " ").strip() == MAYBE_CUT
    out = StringIO()
    Talk(StringIO("x" * 200_000 + "\n"), out).ask()
    assert out.getvalue() == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_stands_alone_in_any_case(command: str) -> None:
    assert parse_command(f"/{command.upper()} ") == command
    assert parse_command(f"/{command}", words=True) == command


def test_a_slash_in_front_of_a_sentence_does_not_lose_the_sentence() -> None:
    assert parse_command("/stop it, I said", words=True) is None
    assert parse_command("/oops", words=True) == Unknown()
    assert parse_command("/oops and more") == Unknown()
    assert parse_command("//stop") is None
    assert as_words("//stop") == "/stop"
    assert as_words("[/oops]") == "[/oops]"


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("1", "settled"),
        ("STIRRED UP", "stirred-up"),
        ("stirred-up", "stirred-up"),
        ("st", "stirred-up"),
        ("se.", "settled"),
        ("cant tell", "unclear"),
        ("can’t tell", "unclear"),
        ("?", "unclear"),
    ],
)
def test_an_answer_may_be_a_number_a_word_or_its_beginning(answer: str, value: str) -> None:
    found = pick(answer, STATES)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("answer", ["s", "0", "5", "settled down", "99999999999", "x", "."])
def test_what_fits_none_or_several_is_no_answer(answer: str) -> None:
    assert pick(answer, STATES) is None


def test_several_may_be_named_at_once() -> None:
    needs = tuple(Option(name, name.title()) for name in ("seen", "safe", "soothed", "secure", "stable"))
    assert pick_some("Stable, seen", needs) == ("seen", "stable")
    assert pick_some("2 1", needs) == ("seen", "safe")
    assert pick_some("safe and soothed", needs) == ("safe", "soothed")
    assert pick_some("all", needs) == ("seen", "safe", "soothed", "secure", "stable")
    assert pick_some("none", needs) == ()
    assert pick_some("seen, blue", needs) is None
    assert pick_some(",", needs) is None
