"""Shows a page on the terminal's alternate screen, so that nothing private stays in the scrollback."""

import os
import sys
from collections.abc import Mapping

from connectwell.cli.heard import is_plain
from connectwell.cli.signals import ending_as_exceptions
from connectwell.cli.streams import out

_OPEN, _CLOSE = "\x1b[?1049h\x1b[2J\x1b[H", "\x1b[2J\x1b[H\x1b[?1049l"
_CLOSES = ("q", "quit", "close", "stop", "back", "hide")
_HINT = "Space shows more, q closes"


def page(text: str) -> None:
    """Shows `text` until the person closes it: with `less` if installed, else page by page. Plain mode only appends."""
    if is_plain():
        out(text)
        return
    if os.name == "nt" or not _with_less(text):
        _page_by_page(text)


def _with_less(text: str) -> bool:
    """Returns whether `less` could show it. It reads from a pipe: no file, no history, no commands run from within."""
    import shutil
    import signal
    import subprocess

    less = shutil.which("less")
    if less is None:
        return False
    # -+X and -+F override a lesskey file, whose options could leave the page on the main screen.
    command = [less, "-R", "-+X", "-+F", "-+E", "-+e", f"-Ps{_HINT}"]
    try:
        reader = subprocess.Popen(command, stdin=subprocess.PIPE, env=less_environment(os.environ))
    except OSError:
        return False
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)  # less handles Ctrl-C itself
    try:
        reader.communicate(text.encode("utf-8", "replace") + b"\n")
    finally:
        signal.signal(signal.SIGINT, ours)
    return reader.returncode == 0


def less_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Returns the environment for `less`, without user settings that could write a file or keep the page on screen."""
    theirs = {name: value for name, value in environ.items() if not name.startswith("LESS")}
    return theirs | {"LESS": "-R", "LESSHISTFILE": "-", "LESSSECURE": "1", "LESSCHARSET": "utf-8"}


def _page_by_page(text: str) -> None:
    from connectwell.cli.prompting import talk_on
    from connectwell.plain import EndOfInput
    from connectwell.plain.grammar import plainly

    talk, size = talk_on(sys.stdout), os.get_terminal_size(sys.stdout.fileno())
    height = max(2, (size.lines or 24) - 2)
    rows = text.split("\n")
    sys.stdout.write(_OPEN)
    try:
        with ending_as_exceptions():
            for start in range(0, len(rows), height):
                sys.stdout.write("\n".join(rows[start : start + height]))
                last = start + height >= len(rows)
                sys.stdout.write("\n\n")
                answer = talk.ask("Enter: close." if last else "Enter: more. q and Enter: close.", kind="choice")
                if plainly(answer) in _CLOSES:
                    return
                sys.stdout.write(_OPEN)
    except EndOfInput:
        return
    finally:
        sys.stdout.write(_CLOSE)
        sys.stdout.flush()
