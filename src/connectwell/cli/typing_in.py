"""A person's words, as they come from a pipe or from a terminal. Never from the command line itself."""

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

HOW_IT_ENDS = "End with a line holding only a dot."
NOT_TEXT = (
    "What came is not text in UTF-8, so nothing was saved; it is untouched where it came from. "
    "'iconv -f latin1 -t utf-8' turns older text into UTF-8."
)
_LOOKS_UP = 0.5
"""In seconds."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What came.

    Attributes:
        words: as they were written, whole lines only.
        ended_by: the exit code of what cut it off (Ctrl-C: 130), or None where it came to its end.
    """

    words: str
    ended_by: int | None = None


def refuse_words(given: Sequence[str], verb: str) -> bool:
    """Whether `-` was given.

    Raises:
        UsageFault: something else was: words don't belong on the command line. They are not repeated.
    """
    if given and tuple(given) != ("-",):
        raise UsageFault(
            "Words don't go on the command line: your shell keeps a history, and others can see what runs. "
            f"Type 'connectwell {verb}' alone and write when it asks, or pipe them in."
        )
    return bool(given)


def asks(dash: bool) -> bool:
    """Whether the person is asked for words: at a terminal, without `-`."""
    return not dash and is_terminal(sys.stdin)


def words_from_pipe() -> str:
    """All that comes, until the end of input: UTF-8, UTF-16 with its mark, or what the system's own encoding is.

    Raises:
        UsageFault: it is no text in any of these. Nothing of it is taken, so it is untouched where it came from.
    """
    if sys.stdin is None:
        return ""
    buffer = getattr(sys.stdin, "buffer", None)
    came = sys.stdin.read() if buffer is None else decoded(buffer.read())  # a test's own stdin may have none
    return came.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").rstrip("\n")


def decoded(came: bytes) -> str:
    """The text that these bytes are. Raises as `words_from_pipe`."""
    import locale

    by_its_mark = "utf-16" if came.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    for encoding in (by_its_mark, locale.getencoding() if hasattr(locale, "getencoding") else "utf-8"):
        try:
            return came.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise UsageFault(NOT_TEXT)


def words_from_terminal(question: str) -> Typed:
    """Asks, and reads lines until one holds only a dot, or the input ends, or it is cut off."""
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
    """Asks, and reads one line; a dot alone is an empty one."""
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
    """Adds the next whole line to `lines`, and gives whether more may come.

    It can be cut off while it waits for a line, never between reading one and keeping it.
    """
    try:
        if os.name != "nt" and not _is_ready(wait):  # Windows has no such waiting for a console
            return False
        with held():
            line = sys.stdin.readline()
            if not line or line.strip() == ".":
                return False
            if not is_text(line):
                say(sentences.NOT_TEXT_HERE)
                return True
            lines.append(line.rstrip("\r\n"))
            return True
    except OSError:  # the terminal is gone
        return False


def _is_ready(wait: bool) -> bool:
    """Whether a line can be read now; with `wait`, it waits for one.

    It looks up now and then: a signal that comes just before the waiting begins would else be noticed after it.
    """
    while not select.select([sys.stdin], [], [], _LOOKS_UP if wait else 0)[0]:
        if not wait:
            return False
    return True


def words_for(question: str, *, dash: bool) -> Typed:
    """The words, from wherever they come this time."""
    return words_from_terminal(question) if asks(dash) else Typed(words_from_pipe())


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")
