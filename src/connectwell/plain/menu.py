"""The menu of Today in plain mode: a letter or a word for each choice, and what is read out of them."""

from collections.abc import Sequence
from typing import Final

from connectwell.plain.choices import Option, is_exact, pick

_MENU = {  # a letter is the screens' key for the same; what has none goes by its word
    "c": ("check in", "check-in"),
    "r": ("just the ratings", "ratings", "glance"),
    "d": ("I did this", "did", "done"),
    "y": ("I'll try it", "try"),
    "a": ("another", "another"),
    "v": ("never this kind", "never"),
    "l": ("not today", "not-today"),
    "n": ("a note", "note"),
    "m": ("something of my own", "own", "my own"),
    "k": ("all connections by effort", "connections", "by effort", "all of them"),
    "g": ("how it went", "went", "landed", "plan"),
    "e": ("edit today's check-in", "edit"),
    "x": ("not this line again", "not again"),
    "j": ("journal", "list"),
    "/": ("find", "search"),
    "w": ("weeks", "insights", "year"),
    "b": ("for my session", "agenda", "lines"),
    "session": ("record a session", "session"),
    "o": ("my circle", "circle"),
    "communities": ("communities", "community"),
    "card": ("my card for hard days", "card", "my card"),
    "p": ("practices", "practice"),
    "s": ("share", "a page", "page", "sharing", "export"),
    "settle": ("settle", "settling"),
    "h": ("help now", "help-now"),
    "i": ("hide", "hidden"),
    ".": ("discreet", "discreet"),
    "u": ("undo",),
    "country": ("country for Help now", "region"),
    "settings": ("settings", "setting", "config"),
    "q": ("quit", "exit"),
}
OPTIONS = {letter: Option(letter, also[0], also=(letter, *also)) for letter, also in _MENU.items()}
OF_THE_DAY: Final = "crdyavlgex"
"""What is another thing on another day."""
_SLIPS: Final = "dyavlgx."
"""What changes something at once: it needs its letter or its whole name."""
_SIGNS_TOO: Final = ", find: slash, discreet."
"""A full stop, the screens' key for the last, ends words here: one too many must not change what Today shows."""


def chosen_letter(answer: str, menu: Sequence[Option[str]]) -> str | None:
    """Returns the letter of what was chosen. A beginning is enough only where a slip changes nothing."""
    said = answer.strip()
    if said == "/":
        return said
    if said.isdigit() or said == ".":
        return None
    found = pick(answer, menu)
    return None if found is None or (found.value in _SLIPS and not is_exact(answer, menu)) else found.value


def read_out_menu(menu: Sequence[Option[str]]) -> str:
    """Returns the choices, each with its letter after it; one that goes by its word is that word alone."""
    said = (one.value if len(one.value) > 1 else f"{one.label}: {one.value}" for one in menu if one.value not in "/.")
    return ", ".join(said) + _SIGNS_TOO
