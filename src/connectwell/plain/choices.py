"""Multiple-choice answers: by number, by word, or by an unambiguous prefix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from unicodedata import normalize

from connectwell.library import NeedWords
from connectwell.model.matching import fold
from connectwell.model.near import did_you_mean, folded
from connectwell.model.terms import Need

T = TypeVar("T")
_LETTERS = 2
"""What is no longer is a letter that stands for an option, and near to nothing."""
_ALL = ("all", "all five", "all of them", "everything")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """A possible answer.

    Attributes:
        value: the value it stands for.
        label: its text when read out.
        about: what it leads to, for /help; may be empty.
        also: synonyms.
    """

    value: T
    label: str
    about: str = ""
    also: tuple[str, ...] = ()


def options_of(values: Sequence[T], labels: Mapping[str, tuple[str, str]]) -> tuple[Option[T], ...]:
    """Builds options from the labels in `sentences`, in the order of `values`."""
    return tuple(Option(value, *labels[str(value)], also=(str(value), *_also(str(value)))) for value in values)


def need_options(needs: Sequence[NeedWords]) -> tuple[Option[Need], ...]:
    """Builds options for the needs."""
    return tuple(Option(need.id, need.name, need.about, (need.id,)) for need in needs)


def options_in_one_line(options: Sequence[Option[T]], *, numbered: bool = True) -> str:
    """Returns all options on one line, words first: Settled 1, Stirred up 2, …"""
    return ", ".join(f"{one.label} {number}" if numbered else one.label for number, one in enumerate(options, 1))


def explained(options: Sequence[Option[T]]) -> list[str]:
    """Returns the explanations of the options that have one."""
    return [f"{one.label}: {one.about}" for one in options if one.about]


def pick(answer: str, options: Sequence[Option[T]]) -> Option[T] | None:
    """Returns the option matched, or None if none matches or several do."""
    number_or_word = _plain(answer)
    if not number_or_word:
        return None
    if number_or_word.isdecimal():
        number = int(number_or_word) if len(number_or_word) < 4 else 0
        return options[number - 1] if 1 <= number <= len(options) else None
    said = folded(number_or_word)
    exact = [one for one in options if said in _names(one)]
    if exact:
        return exact[0]
    if said in ("no", "yes"):  # never the beginning of something else
        return None
    begun = [one for one in options if any(name.startswith(said) for name in _names(one))]
    return begun[0] if len(begun) == 1 else None


def number_in(said: str, most: int) -> int | None:
    """Returns the number that was typed, from 1 to `most`; None for anything else."""
    fits = said.isascii() and said.isdigit() and len(said) < 7 and 1 <= int(said) <= most
    return int(said) if fits else None


def is_exact(answer: str, options: Sequence[Option[T]]) -> bool:
    """Returns whether an answer is the whole name of an option, not its number or beginning."""
    said = "" if answer.lstrip().startswith("/") else _plain(answer)
    return bool(said) and not said.isdecimal() and any(folded(said) in _names(one) for one in options)


def meant(answer: str, options: Sequence[Option[T]]) -> str:
    """Returns the question for the option that a misspelled answer is near to, with a space before it; or nothing."""
    names = (name for one in options for name in (one.label, *one.also) if len(name) > _LETTERS)
    once = {folded(name): name for name in names}
    return did_you_mean(_plain(answer), once.values())


def pick_some(answer: str, options: Sequence[Option[T]]) -> tuple[T, ...] | None:
    """Parses numbers or words, separated by commas or spaces, or "all" or "none".

    Returns:
        The values without duplicates, in the order of the options; None if any part doesn't match.
    """
    said = _plain(answer)
    if said in _ALL:
        return tuple(one.value for one in options)
    if said in ("none", "none of them", "nothing", "no", "0"):
        return ()
    parts = [part for piece in answer.replace(";", ",").split(",") for part in piece.split()]
    found = [pick(part, options) for part in parts if _plain(part) not in ("and", "&", "")]
    if not found or None in found:
        return None
    return tuple(one.value for one in options if one in found)


def _names(option: Option[T]) -> list[str]:
    """Returns what an option can be called, compared without spaces and hyphens: `checkin`, `week starts`."""
    return [folded(_plain(name)) for name in (option.label, *option.also)]


def _plain(answer: str) -> str:
    flat = normalize("NFKC", fold(answer)).replace("-", " ").replace("'", "")
    return " ".join(flat.strip(" .,;:!…").split())


def _also(value: str) -> tuple[str, ...]:
    return ("?", "unsure") if value == "unclear" else ()
