"""What the terminal can do, as far as that is known without asking it."""

from collections.abc import Iterator
from typing import Final

from connectwell.doctor.diagnosis import Diagnosis
from connectwell.doctor.installation import Installation
from connectwell.model.text import one_line

_SMALLEST: Final = (40, 12)
_FEW_COLOURS: Final = ("linux", "vt100", "vt220", "ansi", "xterm", "screen")
_KITTY: Final = ("kitty", "ghostty", "foot", "wezterm", "alacritty", "contour", "rio")
"""Terminals whose keys arrive unambiguously, by what TERM or TERM_PROGRAM says."""


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what the screens have to do without."""
    terminal, environ = installation.terminal, installation.environ
    if not terminal.is_one:
        return
    term = environ.get("TERM", "")
    if term == "dumb":
        yield _note("This terminal can only append lines (TERM=dumb), so connectwell uses plain mode.")
        return
    if 0 < terminal.columns < _SMALLEST[0] or 0 < terminal.rows < _SMALLEST[1]:
        yield _note(
            f"This window is {terminal.columns} by {terminal.rows}. The screens need {_SMALLEST[0]} by {_SMALLEST[1]}.",
            "'connectwell --plain' works in any size.",
        )
    if "utf" not in terminal.encoding.lower():
        yield _note(
            f"This terminal isn't set to UTF-8 (it is {terminal.encoding}), so some letters look like question marks.",
            "LANG=C.UTF-8, or a locale of yours that ends in UTF-8, turns it on.",
        )
    if environ.get("NO_COLOR"):
        yield _note("NO_COLOR is set, so there are no colours. A sign shows what is chosen.")
    elif term in _FEW_COLOURS and environ.get("COLORTERM") not in ("truecolor", "24bit"):
        yield _note(
            f"This terminal says that it has few colours (TERM={term}). A sign shows what is chosen.",
            "If it has more, set COLORTERM=truecolor.",
        )
    if environ.get("TMUX"):
        yield _note(
            "This is inside tmux, which keeps ctrl+b for itself, and may not pass on every key.",
            "'set -s extended-keys on' in ~/.tmux.conf passes them on. The list of commands (F10) has everything.",
        )
    elif environ.get("STY"):
        yield _note(
            "This is inside screen, which keeps ctrl+a for itself.",
            "The list of commands (F10) has everything.",
        )


def fact(installation: Installation) -> str:
    """Returns what is known, in one sentence; empty without a terminal."""
    terminal, environ = installation.terminal, installation.environ
    if not terminal.is_one:
        return ""
    named = f"{environ.get('TERM', '')} {environ.get('TERM_PROGRAM', '')}".lower()
    keys = (
        "tells all keys apart"
        if any(name in named for name in _KITTY)
        else "it isn't known whether it tells all keys apart"
    )
    colours = (
        "all colours"
        if environ.get("COLORTERM") in ("truecolor", "24bit")
        else "256 colours"
        if "256" in named
        else "few colours"
    )
    size = f"{terminal.columns} by {terminal.rows}, " if terminal.columns else ""
    return f"Terminal: {one_line(environ.get('TERM', 'no TERM'), 40)}, {size}{terminal.encoding}, {colours}, {keys}."


def _note(what: str, todo: str = "") -> Diagnosis:
    return Diagnosis("terminal", what, todo=todo, needs_you=False)
