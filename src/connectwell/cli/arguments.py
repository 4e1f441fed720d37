"""Argument types: days, needs, ratings and the like, each with a plain sentence for invalid input."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import click

from connectwell import day_words
from connectwell.day_words import DayInYear, NamedDay, Weekday, read_day
from connectwell.errors import UsageFault
from connectwell.model import terms
from connectwell.model.terms import DIRECTIONS, KINDS, NEEDS, SHARINGS, STATES, Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from connectwell.context import Context
    from connectwell.library import Library

OneOf = tuple[str, ...]
Named = NamedDay


class Word(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4, and 8.2 will do
    """One of a fixed set of words, in any case.

    Args:
        name: the metavar in help.
        words: the allowed words.
        sentence: the error message. It never repeats what was typed.
    """

    def __init__(self, name: str, words: OneOf, sentence: str) -> None:
        self.name = name
        self.words, self._sentence = words, sentence

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Returns the word in lower case. Raises UsageFault."""
        word = str(value).strip().lower()
        if word not in self.words:
            raise UsageFault(self._sentence)
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Returns the words that start with `incomplete`."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Words(Word):
    """Several of the words, comma-separated."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Returns the words in the order of `words`, without duplicates. Raises UsageFault."""
        if isinstance(value, tuple):
            return value
        parts = [part for part in str(value).split(",") if part.strip()]
        if not parts:
            raise UsageFault(self._sentence)
        chosen = {Word.convert(self, part, param, ctx) for part in parts}
        return tuple(word for word in self.words if word in chosen)


class Name(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4, and 8.2 will do
    """Somebody's name; `-` reads it from a line, see `read_name`."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Returns the name. Raises UsageFault."""
        if value != "-" or (ctx is not None and ctx.resilient_parsing):
            return str(value)
        from connectwell.cli.text_input import read_name

        return read_name(WHOSE_NAME)


class Number(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4, and 8.2 will do
    """An integer from `least` to `most`, inclusive, in the digits of any script."""

    def __init__(self, name: str, least: int, most: int, sentence: str) -> None:
        self.name = name
        self._least, self._most, self._sentence = least, most, sentence

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Returns the number. Raises UsageFault."""
        written = str(value).strip()
        if not (written.isdecimal() and len(written) < 10):
            raise UsageFault(self._sentence)
        if not self._least <= int(written) <= self._most:
            raise UsageFault(self._sentence)
        return int(written)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4, and 8.2 will do
    """A day, as `read_day` takes it. Relative days stay relative until the person's own today is known."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Named:
        """Returns what `read_day` does. Raises NoDay."""
        if isinstance(value, date | timedelta | Weekday | DayInYear):
            return value
        return read_day(str(value))


_FIVE = ", ".join(NEEDS)
NEED: Final = Word("need", NEEDS, f"Say which of the five: {_FIVE}.")
SOME_NEEDS: Final = Words("needs", NEEDS, f"Say which of the five, with commas between: {_FIVE}.")
SHARING: Final = Word("level", SHARINGS, f"Who may see it is one of: {', '.join(SHARINGS)}.")
KIND: Final = Word("kind", KINDS, f"A kind is one of: {', '.join(KINDS)}.")
DIRECTION: Final = Word("direction", DIRECTIONS, f"A direction is one of: {', '.join(DIRECTIONS)}.")
STATE: Final = Word("state", STATES, f"A state is one of: {', '.join(STATES)}.")
RATING: Final = Number("rating", 0, 10, "A rating is a whole number from 0 to 10.")
LIMIT: Final = Number("number", 1, 999_999_999, "A limit is a whole number from 1 to 999,999,999.")
DAYS: Final = Number("days", 1, 3660, "The number of days is a whole number from 1 to 3660.")
WANTS: Final = Word("wants", terms.WANTS, f"What you'd like with it is one of: {', '.join(terms.WANTS)}.")
VERSION: Final = Number("version", 1, 999_999, "A version is a whole number from 1 to 999,999.")
DAY: Final = Day()
NAME: Final = Name()
WHOSE_NAME: Final = "Whose name?"


def offering(*words: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Returns what completes an argument that takes one of these words, and says itself what else it takes."""

    def complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def offering_of_library(
    find: Callable[[Library, click.Context], Iterable[str]],
) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Returns what completes an id of the content: connectwell's own, and of packs. It reads nothing of the journal."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
        from contextlib import suppress

        from connectwell.context import Context
        from connectwell.errors import ConnectwellError

        with suppress(ConnectwellError, OSError):
            return [word for word in find(Context.open().library, ctx) if word.startswith(incomplete)]
        return []

    return complete


def offer_files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[Any]:
    """Completes a file's name, where - or another word may be meant as well."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def day_meant(named: Named | None, today: date) -> date | None:
    """Resolves a named day, which may be in the future. Raises NoDay."""
    return None if named is None else day_words.day_meant(named, today)


def past_day(named: Named | None, context: Context) -> date | None:
    """Resolves a day that something belongs to.

    Raises:
        UsageFault: the day is in the future, or may be one of two.
    """
    today = context.today()
    day = day_meant(named, today)
    if day is not None and day > today:
        raise UsageFault(f"{day.isoformat()} hasn't come yet, so nothing was begun. Give today or an earlier day.")
    return day


__all__ = [
    "DAY", "DAYS", "DIRECTION", "KIND", "LIMIT", "NAME", "NEED", "RATING", "SHARING", "SOME_NEEDS", "STATE", "VERSION",
    "WANTS", "WHOSE_NAME", "Named", "Need", "Word", "day_meant", "offer_files",
    "offering", "offering_of_library", "past_day",
]  # fmt: skip
