"""stdin, stdout and stderr: encodings, terminal checks, writing."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from connectwell.cli.heard import is_plain
from connectwell.errors import ConnectwellError, SaveFailed

_STDOUT_CLOSED = "The output couldn't be written: stdout is closed. Your journal is safe."
_NARROW = 20
"""Columns; the least that a message is wrapped to."""


def prepare_streams() -> None:
    """Prevents encoding errors: pipes use UTF-8; a terminal keeps its encoding and replaces what it lacks."""
    _occupy_closed()
    if sys.stderr is None:  # click wraps it when the reader of a pipe leaves, and Python would end with 120
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if is_terminal(stream) and not stream.encoding.lower().startswith("utf"):
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        if is_terminal(sys.stdin):
            sys.stdin.reconfigure(errors="surrogateescape")
        else:
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def _occupy_closed() -> None:
    """Opens /dev/null for a standard stream that was closed, so that no file of the journal gets its number.

    A child process, such as an editor, would write its messages into that file.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def is_terminal(stream: TextIO | None) -> bool:
    """Returns whether the stream is a terminal. A stream that was closed before start-up is None."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def has_terminal() -> bool:
    """Returns whether stdin and stdout are terminals that can do more than append lines."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and not is_dumb()


def is_dumb(environ: Mapping[str, str] = os.environ) -> bool:
    """Returns whether the terminal can only append lines."""
    return environ.get("TERM") == "dumb"


def may_style(stream: TextIO | None, environ: Mapping[str, str] = os.environ) -> bool:
    """Returns whether bold and dim may be used: on a capable terminal, unless NO_COLOR is set or it is to be heard."""
    if not is_terminal(stream) or is_dumb(environ) or environ.get("NO_COLOR") or is_plain(environ):
        return False
    return os.name != "nt" or "WT_SESSION" in environ or "TERM" in environ


def columns(stream: TextIO | None, otherwise: int) -> int:
    """Returns COLUMNS, else the terminal's width; `otherwise` if there is no terminal or it doesn't say."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and len(asked) < 5 and int(asked):
        return int(asked)
    if stream is None or not is_terminal(stream):
        return otherwise
    try:
        return os.get_terminal_size(stream.fileno()).columns or otherwise
    except OSError:
        return otherwise


def lines(stream: TextIO | None, otherwise: int) -> int:
    """Returns the terminal's height; `otherwise` if there is no terminal or it doesn't say."""
    if stream is None or not is_terminal(stream):
        return otherwise
    try:
        return os.get_terminal_size(stream.fileno()).lines or otherwise
    except OSError:
        return otherwise


def out(text: str, end: str = "\n") -> None:
    """Writes output to stdout, on a line of its own.

    Raises:
        BrokenPipeError: the reader closed the pipe.
        OutputLost: writing failed, or stdout was closed from the start.
    """
    check_stdout()
    with _as_output_lost():
        sys.stdout.write(text + end)


def out_bytes(pieces: Iterable[bytes]) -> None:
    """Writes raw bytes, such as a PDF. Raises as `out` does."""
    check_stdout()
    flush_out()
    with _as_output_lost():
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()


def flush_out() -> None:
    """Flushes stdout. Raises as `out` does."""
    if sys.stdout is None:
        return
    with _as_output_lost():
        sys.stdout.flush()


class OutputLost(ConnectwellError):
    """stdout can't be written to."""


def check_stdout() -> None:
    """Raises OutputLost where stdout was closed before start-up, so that what was asked for is never silently lost."""
    if sys.stdout is None:
        raise OutputLost(_STDOUT_CLOSED)


@contextmanager
def _as_output_lost() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise output_lost(fault) from None


def output_lost(fault: OSError) -> OutputLost:
    """Returns the error, with its sentence, for a system error on stdout."""
    reason = SaveFailed.because(fault).reason
    return OutputLost(f"The output couldn't be written: {reason}. Your journal is safe.")


def say(sentence: str) -> None:
    """Prints a message on stderr, after flushing stdout. Dropped if stderr is gone."""
    if sys.stderr is not None:
        flush_out()
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.write(_fitting(sentence, sys.stderr) + "\n")
            sys.stderr.flush()


def abandon(stream: TextIO) -> None:
    """Redirects a stream so that nothing more is written to it, not even by Python at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError, AttributeError):
        return


def drop_unwritten() -> None:
    """Drops what can't be written any more. Python would try again at exit, and end with 120 instead of the code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            abandon(stream)


def out_fitting(sentence: str) -> None:
    """Writes a sentence to stdout: wrapped on a terminal, one line in a pipe. Raises as `out`."""
    out(_fitting(sentence, sys.stdout))


def _fitting(sentence: str, stream: TextIO | None) -> str:
    """Wraps a sentence where it would be wider than the terminal or COLUMNS; a path or an address stays whole."""
    width = columns(stream, 80 if is_terminal(stream) else 0)
    if not width or len(sentence) < _NARROW:
        return sentence
    from connectwell.terminal_text import wrapped

    return "\n".join(wrapped(sentence, max(_NARROW, width), break_words=False))


def out_json(found: object) -> None:
    """Prints a JSON document, unescaped except for characters that could control a terminal."""
    out(json_text(found, indent=2))


def json_text(found: object, *, indent: int | None = None) -> str:
    """Returns JSON with C1 controls and bidi overrides escaped; `json` escapes the other controls."""
    import json

    from connectwell.model.text import JSON_ESCAPES

    return json.dumps(found, ensure_ascii=False, indent=indent).translate(JSON_ESCAPES)
