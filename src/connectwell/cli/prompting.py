"""How every command asks at a terminal: the line editing, urgent words and guards of plain mode, on stderr."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

from connectwell.cli.exit_codes import Ended
from connectwell.cli.signals import ending_as_exceptions
from connectwell.cli.streams import columns, is_terminal
from connectwell.errors import ConnectwellError

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.plain.choices import Option
    from connectwell.plain.prompter import Prompter
    from connectwell.plain.talk import Talk

T = TypeVar("T")
INTERRUPTED: Final = 130
NONE_BEFORE: Final = "There is no going back from this question. To leave: stop."


class Left(EOFError):
    """The person typed what leads away, rather than ending the input."""


def talk_on(stdout: TextIO | None) -> Talk:
    """Returns the conversation on a stream; one a command, for what was typed ahead is in it."""
    import click

    from connectwell.plain import Talk

    ctx = click.get_current_context(silent=True)
    kept: dict[object, Talk] = ctx.meta.setdefault("connectwell.talk", {}) if ctx else {}
    streams = (sys.stdin, stdout)
    if streams not in kept:
        kept[streams] = Talk(sys.stdin or io.StringIO(), stdout or io.StringIO(), lambda: columns(stdout, 72))
    return kept[streams]


def prompter(stdout: TextIO | None = None) -> Prompter:
    """Returns what asks the person at the terminal.

    Args:
        stdout: where it asks; stderr by default, since stdout is for data.
    """
    from connectwell.plain.prompter import Prompter

    return Prompter(own_context(), talk_on(stdout or sys.stderr))


def ask_words(question: Sequence[str], so_far: str, keep: Callable[[str], None]) -> None:
    """Asks for words; `keep` gets the whole text with every line, and `so_far` is what there was.

    Raises:
        EOFError: the person left, or the input ended. Every whole line was kept.
        KeyboardInterrupt, Ended: likewise.
    """
    kept = [so_far]

    def keeping(words: str) -> None:
        kept[0] = words
        keep(words)

    _answer_to(lambda asking: asking.words(question, kept[0], keeping), None)


def ask_line(*question: str, fresh: bool = False, kind: str = "line", takes: Iterable[str] = ()) -> str:
    """Returns one line, without its end. At a terminal it is edited, and urgent words are understood.

    Args:
        question: what is asked.
        fresh: whether what was typed before the question is dropped.
        kind: "choice" where a paste is no answer.
        takes: answers, in lower case, that are commands elsewhere.

    Raises:
        EOFError: the person left, or the input ended.
    """
    if not is_terminal(sys.stdin):
        from connectwell.cli.streams import say
        from connectwell.plain.talk import LONGEST_PIPED

        for sentence in question:
            say(sentence)
        line = sys.stdin.readline(LONGEST_PIPED + 1) if sys.stdin is not None else ""
        if not line or len(line) > LONGEST_PIPED:
            raise EOFError
        return line.removesuffix("\n").removesuffix("\r")
    taken = tuple(takes)

    def ask(asking: Prompter) -> str:
        return asking.line(
            question,
            kind="choice" if kind == "choice" else "line",
            fresh=fresh,
            takes=lambda answer: answer.strip().casefold() in taken,
        )

    return _answer_to(ask, "")


def ask_for_word(word: str, *question: str) -> bool:
    """Asks for a word to be typed, where a slip would be grave; returns whether it was. Also from a pipe."""
    with suppress(EOFError):
        return ask_line(*question, fresh=True, kind="choice").strip(" .").casefold() == word
    return False


def is_no(*question: str) -> bool:
    """Asks, and returns whether the answer is no; Enter and the end of input are yes. Also from a pipe. Raises Left."""
    try:
        return ask_line(*question, kind="choice", fresh=True).strip(" .!").casefold() in ("n", "no")
    except Left:
        raise
    except EOFError:
        return False


def is_yes(*question: str) -> bool:
    """Asks, and returns whether the answer is yes; anything else is no. Also from a pipe."""
    with suppress(EOFError):
        return ask_line(*question, kind="choice", fresh=True).strip(" .!").casefold() in ("y", "yes")
    return False


def ask_choice(question: Sequence[str], options: Sequence[Option[T]]) -> T | None:
    """Asks for one of the options; None for Enter.

    Raises:
        EOFError: the person left, or the input ended.
    """
    return _answer_to(lambda asking: asking.choice(question, options), None)


def ask_parsed(question: Sequence[str], read: Callable[[str], T | str]) -> T | None:
    """Returns the answer as `read` understands it, or None for Enter. A sentence it returns or raises is said.

    Raises:
        EOFError: the person left, or the input ended.
    """
    return _answer_to(lambda asking: asking.parsed(question, read, fresh=True), None)


def in_lines(context: Context, room: Callable[[Prompter], object], has_changed: Callable[[], bool]) -> int:
    """Goes into a room of plain mode, which saves each answer as it comes. Returns the exit code.

    Args:
        context: what the room works on.
        room: asks, until it has what it wants.
        has_changed: whether anything was saved, for what is said after an interruption.
    """
    from connectwell import sentences
    from connectwell.cli.streams import say
    from connectwell.plain import EndOfInput
    from connectwell.plain.grammar import Detour
    from connectwell.plain.prompter import Prompter

    talk = talk_on(sys.stderr)
    asking = Prompter(context, talk)
    try:
        with ending_as_exceptions():
            while _goes_back(room, asking):
                talk.say(NONE_BEFORE)
    except (EndOfInput, Detour):
        code = 0 if has_changed() else 1
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Ended as ended:
        code = ended.exit_code
    else:
        return 0
    if talk.unsaved:
        raise talk.unsaved
    say("")
    say(sentences.CUT_OFF if has_changed() else sentences.NOTHING_YET)
    return code


def _goes_back(room: Callable[[Prompter], object], asking: Prompter) -> bool:
    """Goes into a room; returns whether the person would go back from its first question. Raises as the room."""
    from connectwell.plain.grammar import Detour

    try:
        room(asking)
    except Detour as detour:
        if detour.command != "back":
            raise
        return True
    return False


def _answer_to(ask: Callable[[Prompter], T], skipped: T) -> T:
    """Puts a question until it is answered. What means nothing on the command line is said so."""
    from connectwell.plain import EndOfInput
    from connectwell.plain.grammar import NOT_HERE, Detour

    asking = prompter()
    while True:
        try:
            return ask(asking)
        except EndOfInput:
            raise EOFError from None
        except Detour as detour:
            if detour.command == "stop":
                raise Left from None
            if detour.command == "skip":
                return skipped
            asking.talk.say(NONE_BEFORE if detour.command == "back" else NOT_HERE)


def own_context() -> Context:
    """Returns the command's context. Whatever is broken, questions are asked, and Help now comes."""
    import click

    from connectwell.context import Context

    ctx = click.get_current_context(silent=True)
    while ctx is not None:
        if isinstance(ctx.obj, Context):
            return ctx.obj
        ctx = ctx.parent
    opened = Context.open_to_read()
    try:
        _ = opened.settings
    except ConnectwellError:
        from connectwell.settings import Settings

        opened.settings = Settings()
    return opened
