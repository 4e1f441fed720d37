"""Reads a person's words from a pipe or a terminal, never from the command line."""

import io
import os
import select
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from connectwell import sentences
from connectwell.cli.signals import Ended, ending_as_exceptions, held
from connectwell.cli.streams import is_terminal, say
from connectwell.errors import UsageFault
from connectwell.model.text import is_text
from connectwell.terminal_text import without_keys

HOW_IT_ENDS = "End with a dot on a line by itself."
NOT_TEXT = (
    "What came isn't UTF-8 text, so nothing was saved; it is untouched where it came from. 'iconv -f latin1 "
    "-t utf-8' turns older text into UTF-8."
)
_POLL_INTERVAL = 0.5
"""Seconds between checks for signals."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read.

    Attributes:
        words: as written, whole lines only.
        ended_by: the exit code if it was cut off (Ctrl-C: 130), None at a regular end.
    """

    words: str
    ended_by: int | None = None


def refuse_text_arguments(given: Sequence[str], verb: str) -> bool:
    """Returns whether `-` was given.

    Raises:
        UsageFault: anything else was given: words don't belong on the command line. The message doesn't repeat them.
    """
    if given and tuple(given) != ("-",):
        raise UsageFault(
            "Words don't go on the command line: your shell keeps a history, and others can see what runs. "
            f"Type 'connectwell {verb}' alone and write when it asks, or pipe them in."
        )
    return bool(given)


def should_prompt(dash: bool) -> bool:
    """Returns whether to prompt for words: at a terminal, without `-`."""
    return not dash and is_terminal(sys.stdin)


def words_from_pipe() -> str:
    """Reads stdin to the end: UTF-8, UTF-16 with a BOM, or the system's encoding.

    Raises:
        UsageFault: it decodes as none of these. Nothing is taken.
    """
    if sys.stdin is None:
        return ""
    buffer = getattr(sys.stdin, "buffer", None)
    came = sys.stdin.read() if buffer is None else decode_input(buffer.read())  # a test's stdin may have no buffer
    return came.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").rstrip("\n")


def decode_input(came: bytes) -> str:
    """Decodes the bytes. Raises as `words_from_pipe`."""
    import locale

    by_its_mark = "utf-16" if came.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    for encoding in (by_its_mark, locale.getencoding() if hasattr(locale, "getencoding") else "utf-8"):
        try:
            return came.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise UsageFault(NOT_TEXT)


def words_from_terminal(question: str) -> Typed:
    """Prompts, and reads lines until one is a lone dot, the input ends, or a signal arrives."""
    lines: list[str] = []
    try:
        with ending_as_exceptions():
            say(question)
            say(HOW_IT_ENDS)
            while _take_line(lines, wait=True):
                pass
    except KeyboardInterrupt:
        say("")
        return Typed(_joined(lines), 130)
    except Ended as ended:
        while _take_line(lines, wait=False):
            pass
        return Typed(_joined(lines), ended.exit_code)
    return Typed(_joined(lines))


def line_from_terminal(question: str) -> Typed:
    """Prompts, and reads one line; a lone dot counts as empty."""
    lines: list[str] = []
    try:
        with ending_as_exceptions():
            say(question)
            _take_line(lines, wait=True)
    except KeyboardInterrupt:
        say("")
        return Typed("", 130)
    except Ended as ended:
        return Typed("", ended.exit_code)
    return Typed(_joined(lines))


def _take_line(lines: list[str], *, wait: bool) -> bool:
    """Appends the next whole line to `lines`; returns whether more may come.

    A signal can interrupt the wait for a line, but not come between reading and appending it.
    """
    try:
        if os.name != "nt" and not _is_ready(wait):  # Windows can't select on a console
            return False
        with held():
            line = sys.stdin.readline()
            if not line or line.strip() == ".":
                return False
            if not is_text(line):
                say(sentences.NOT_TEXT_HERE)
                return True
            lines.append(without_keys(line.rstrip("\r\n")))
            return True
    except OSError:  # the terminal is gone
        return False


def _is_ready(wait: bool) -> bool:
    """Returns whether a line can be read now; blocks for one if `wait`.

    It polls: a signal that arrives just before select blocks would otherwise go unnoticed until input comes.
    """
    while not select.select([sys.stdin], [], [], _POLL_INTERVAL if wait else 0)[0]:
        if not wait:
            return False
    return True


def read_name(question: str) -> str:
    """Reads a name that was given as `-`, since the shell keeps an argument and others see it while the command runs.

    At a terminal it is asked for; from a pipe it is the first line, and the rest is left for whoever reads next.

    Raises:
        EOFError: the terminal was closed.
        UsageFault: no name came, or it isn't text.
    """
    if is_terminal(sys.stdin):
        say(question)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
    else:
        line, _, rest = words_from_pipe().partition("\n")
        sys.stdin = io.StringIO(rest)
    if not is_text(line):
        raise UsageFault(sentences.NOT_TEXT_HERE)
    if not line.strip():
        raise UsageFault("No name came, so nothing was done.")
    return line.strip()


def words_for(question: str, *, dash: bool) -> Typed:
    """Returns the words, from the terminal or the pipe."""
    return words_from_terminal(question) if should_prompt(dash) else Typed(words_from_pipe())


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")


def split_at_dot(words: str) -> tuple[str, str]:
    """Splits the input at a lone dot into two answers; a final dot is ignored."""
    found: list[list[str]] = [[]]
    for line in words.split("\n"):
        if line.strip() == "." and len(found) == 1:
            found.append([])
        elif line.strip() != ".":
            found[-1].append(line)
    first, *second = ("\n".join(block).strip("\n") for block in found)
    return first, second[0] if second else ""
