"""The menu of Today in plain mode: a letter or a word for each choice, and what is read out of them."""

from collections.abc import Sequence
from typing import Final

from connectwell.plain.choices import Option, is_exact, pick

_MENU = {  # a letter is the screens' key for the same; what has none goes by its word
    "c": ("check in", "check-in"),
    "r": ("just the ratings", "ratings", "glance"),
    "yesterday": ("check in for yesterday", "yesterday"),
    "d": ("I did this", "did", "done"),
    "y": ("I'll try it", "try"),
    "a": ("another", "another"),
    "v": ("never this kind", "never"),
    "l": ("not today", "not-today"),
    "n": ("a note", "note"),
    "m": ("something of my own", "own", "my own"),
    "k": ("connections", "all connections by effort", "by effort", "all of them"),
    "f": ("go on with what is open", "go on"),
    "z": ("leave it as it is", "leave it"),
    "g": ("how it went", "went", "landed", "plan"),
    "e": ("edit today's check-in", "edit"),
    "x": ("not this line again", "not again"),
    "j": ("journal", "list"),
    "/": ("find", "search"),
    "w": ("weeks", "insights", "year"),
    "b": ("for my session", "agenda", "lines"),
    "session": ("session", "record a session"),
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
    "country": ("country", "country for Help now", "region"),
    "settings": ("settings", "setting", "config"),
    "q": ("quit", "exit"),
}
OPTIONS = {letter: Option(letter, also[0], also=(letter, *also)) for letter, also in _MENU.items()}
OF_THE_DAY: Final = "crdyavlgexfz"
"""What is another thing on another day."""
_SLIPS: Final = "dyavlgxz."
"""What changes something at once: it needs its letter or its whole name."""
_COMMANDS: Final = ("settle", "card", "h", "i", "u")
"""What is a command at every question too: `grammar.HELP` names it."""
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


def read_out_menu(menu: Sequence[Option[str]], *, besides_commands: bool = False) -> str:
    """Returns the choices, each with its letter after it; a choice that is typed as a word is that word.

    Args:
        menu: what can be chosen now.
        besides_commands: whether what can be typed at every question is said elsewhere.
    """
    left_out = ("/", ".", *(_COMMANDS if besides_commands else ()))
    heard = [one for one in menu if one.value not in left_out]
    said = (one.value if len(one.value) > 1 else f"{one.label}: {one.value}" for one in heard)
    return ", ".join(said) + _SIGNS_TOO
