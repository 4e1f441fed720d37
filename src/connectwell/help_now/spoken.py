"""Help now as it is heard: digits one by one, and first of all one line with the number."""

import re
from typing import Final

from connectwell.english import listed
from connectwell.library import RegionLines, SafetyWords
from connectwell.library.safety import fill_slots
from connectwell.terminal_text import UNBROKEN

_ALL: Final = "all services"
_GROUP: Final = re.compile(r"[0-9]+")
_LONG: Final = re.compile(r"(?<![\w.])\+?[0-9](?:[0-9]|[ -](?=[0-9]))+[0-9](?![\w]|\.[a-z])")
_PRESSED: Final = re.compile(r"\bpress ([0-9]{2})\b")
_SHORTEST: Final = 3
"""Digits that make a number to dial, within a sentence about dialling."""
_SURELY: Final = 6
"""Digits that make a number to dial and not a year, anywhere."""


def digits(number: str) -> str:
    """Returns a number as it is read aloud: 116 123 is "1 1 6, 1 2 3".

    Its spaces are `UNBROKEN`: half a number at the end of a line is another number. They also mark it as done.
    """
    groups = re.split(r"(?<=[0-9])[ -]+(?=[0-9])", number.replace("+", f"plus{UNBROKEN}"))
    return f",{UNBROKEN}".join(_GROUP.sub(lambda found: UNBROKEN.join(found[0]), group) for group in groups)


def spoken_sentence(text: str) -> str:
    """Returns a line of the page as it is read aloud: it ends, and no sign does the work of a word."""
    said = digits_in(text, _SURELY).replace(" · ", "; ").replace("24/7", "day and night").strip()
    return said if said.endswith((".", "?", "!", ":")) else f"{said}."


def pressed_in(text: str, how: str) -> str:
    """Returns a text with the keys that `how` says to press as they are read aloud: 55 is "5 5"."""
    for keys in set(_PRESSED.findall(how)):
        text = re.sub(rf"\b{keys}\b", digits(keys), text)
    return text


def digits_in(text: str, least: int = _SHORTEST) -> str:
    """Returns a sentence with the numbers to dial in it, of so many digits or more, as they are read aloud."""

    def heard(found: re.Match[str]) -> str:
        return digits(found[0]) if sum(map(str.isdigit, found[0])) >= least else found[0]

    return _LONG.sub(heard, text)


def emergency(found: RegionLines, words: SafetyWords) -> str:
    """Returns one line with the emergency numbers first: "Emergency: 9 9 9, or 1 1 2." """
    if not found.emergency:
        return words.emergency_elsewhere
    covers: dict[str, list[str]] = {}
    for one in found.emergency:
        covers.setdefault(one.for_, []).append(digits(one.number))
    if _ALL in covers:  # what else there is comes below
        covers = {_ALL: covers[_ALL]}
    said = [listed(numbers, words.or_heard) + ("" if what == _ALL else f" {what}") for what, numbers in covers.items()]
    return fill_slots(words.emergency_first, numbers="; ".join(said))
