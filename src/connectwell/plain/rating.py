"""Ratings as people give them: five, 7/10, 7.5, none, don't know, skip; and the way to another of the five."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from connectwell.library import NeedWords
from connectwell.model.matching import fold

OUT_OF_RANGE: Final = "A rating is a whole number from 0 to 10, or c for can't tell."
ONE_AT_A_TIME: Final = "That was more than one number. One at a time, please."
WHICH_OF_TWO: Final = "{low} or {high}?"
NOUGHT_OR_BLANK: Final = "Is that 0, or shall it stay blank? Type 0 or blank."
_UNCLEAR = (
    "c", "?", "cant tell", "can t tell", "can not tell", "cannot tell", "unclear", "unsure", "not sure", "dont know",
    "don t know", "do not know", "dunno", "idk", "no idea", "hard to say",
)  # fmt: skip
_BLANK = ("skip", "blank", "pass", "leave it", "leave it blank", "-")
_NONE = ("none", "nothing", "not at all", "no", "nil")
_IN_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MANY: Final = 10
_OUT_OF_TEN = re.compile(r"^(.+?) ?(?:/|out of|of|von) ?(?:10|ten)$")
_HALF = re.compile(r"^([0-9])(?:[.,]([0-9]{1,2})| ?½| and a half)$")
_EITHER = re.compile(r"^(?:between )?([0-9]|10) ?(?:-|–|to|or|and) ?([0-9]|10)$")
_SEVERAL = re.compile(r"^[0-9]+(?:[ ,;]+[0-9]+)+$")
_ABOUT = re.compile(r"^(?:about|around|maybe|perhaps|like|a|~|its|it s|it is) ")


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating of 0–10, or None for can't tell."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Blank:
    """To be left without a rating."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Could be one of two; `asked` asks which."""

    asked: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another of the five, and its rating if that came with it."""

    need: NeedWords
    rating: Rating | Blank | None = None


def is_left_blank(answer: str) -> bool:
    """Returns whether an answer leaves a rating blank, in words that are commands elsewhere."""
    return isinstance(read_rating(answer), Blank)


def read_rating(answer: str) -> Rating | Blank | Unsure | str:
    """Parses a rating; returns the sentence to say if it doesn't fit."""
    said = _flat(answer)
    if said in _UNCLEAR:
        return Rating(None)
    if said in _BLANK:
        return Blank()
    if said in _NONE:
        return Unsure(NOUGHT_OR_BLANK)
    said = _ABOUT.sub("", said).removesuffix("ish").strip()
    if of_ten := _OUT_OF_TEN.match(said):
        said = of_ten[1].strip()
    number = _IN_WORDS.index(said) if said in _IN_WORDS else None
    if number is None and said.isdecimal() and len(said) < 4:
        number = int(said)
    if number is None and said in ("1 0", "one zero"):
        number = _MANY
    if number is not None:
        return Rating(number) if number <= _MANY else OUT_OF_RANGE
    for word, digit in zip(_IN_WORDS, range(_MANY + 1), strict=True):
        said = re.sub(rf"\b{word}\b", str(digit), said)
    if half := _HALF.match(said):
        low = int(half[1])
        if half[2] and not half[2].strip("0"):
            return Rating(low)
        return Unsure(WHICH_OF_TWO.format(low=low, high=low + 1))
    if either := _EITHER.match(said):
        low, high = sorted((int(either[1]), int(either[2])))
        if high - low == 1:
            return Unsure(WHICH_OF_TWO.format(low=low, high=high))
    return ONE_AT_A_TIME if _SEVERAL.match(said) else OUT_OF_RANGE


def read_other(answer: str, needs: Sequence[NeedWords]) -> Other | None:
    """Returns which of the five an answer goes to: "safe", "back safe", or "safe 4" with its rating."""
    said = _flat(answer.lstrip().removeprefix("/")).replace("=", " ").replace(":", " ")
    said = said.removeprefix("back to ").removeprefix("back ").removeprefix("go to ")
    name, _, rest = said.partition(" ")
    need = next((need for need in needs if name in (fold(need.name), need.id)), None)
    if need is None:
        return None
    if not rest.strip():
        return Other(need)
    rating = read_rating(rest)
    return Other(need, rating) if isinstance(rating, Rating | Blank) else None


def _flat(answer: str) -> str:
    flat = (
        normalize("NFKC", answer)
        .casefold()
        .replace("’", "")
        .replace("'", "")
        .replace("½", " and a half")
        .replace(" 1/2", " and a half")
    )
    flat = flat.replace("1⁄2", " and a half")  # what NFKC makes of a half
    return " ".join(flat.strip(" .,;:!").split())
