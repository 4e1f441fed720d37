"""Telephone numbers of the circle in a text: each counts as a name, however its digits are grouped; so do its last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from typing import Final

NUMBER_OF: Final = "{who}'s number"
_LEAST: Final = 6  # digits that make a number
_LAST: Final = 7
"""Digits at its end that a number is known by; those before it may be written with a country's code or without."""
_LEAST_OF_END: Final = 4  # digits at its end that stand alone
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_TOLD_AS_ONE: Final = re.compile(
    r"\b(?:number|no|phone|mobile|cell|ends?|ending|ended|digits|call|ring|rang|text|tel|telephone|nummer)\b\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
"""What is before a year's four digits that are the end of a number."""
_BETWEEN: Final = r"[\s\-./()\u2010-\u2015]{0,3}"
_ANY: Final = re.compile(rf"[0-9](?:{_BETWEEN}[0-9]){{{_LEAST - 1}}}")
_END: Final = re.compile(rf"[0-9]{{{_LEAST_OF_END},{_LAST - 1}}}(?![\w%€])(?![.,:/-][0-9])")
_JOINED: Final = re.compile(r"[\w.,:/+\-£$€¥]$|[0-9] $")
"""What is before digits that aren't a number's end: an amount, a date, another number."""
_RUN: Final = re.compile(r"\+?\(?[0-9][0-9\s\-./()\u2010-\u2015]{4,}[0-9]")


class Numbers:
    """The numbers of some people, and how often each was replaced.

    Args:
        calls: what the circle says about how to reach somebody, and what a page calls that person.
        keep: numbers that stay, as written there.
    """

    def __init__(self, calls: Iterable[tuple[str, str]], *, keep: Container[str] = ()) -> None:
        self._label: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self.times: Counter[str] = Counter()
        for call, label in calls:
            for run in _RUN.findall(call):
                if len(digits := _digits(run)) >= _LEAST and run.strip() not in keep:
                    self._label.setdefault(digits[-_LAST:], NUMBER_OF.format(who=label))
                    self._written.setdefault(digits[-_LAST:], run.strip())
        ends = "|".join(_BETWEEN.join(known) for known in sorted(self._label, key=len, reverse=True))
        self._ends = self._ends_of_numbers()
        self._search = re.compile(rf"(?<![0-9])(?:\+?\(?[0-9](?:{_BETWEEN}[0-9]){{0,7}}?{_BETWEEN})?({ends})(?![0-9])")

    def _ends_of_numbers(self) -> dict[str, list[str]]:
        """Returns the last digits that stand for a number, each with what the numbers that end so are known by."""
        found: dict[str, list[str]] = {}
        for known in self._label:
            for digits in range(_LEAST_OF_END, len(known)):
                found.setdefault(known[-digits:], []).append(known)
        return found

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._label)

    def replace(self, words: str) -> str:
        """Returns the words with each number, and its last digits where they stand alone, replaced by whose it is."""
        if not self._label:
            return words
        if _ANY.search(words):
            words = self._search.sub(self._replaced, words)
        return _END.sub(self._end_replaced, words)

    def _replaced(self, found: re.Match[str]) -> str:
        return self._told([_digits(found[1])])

    def _end_replaced(self, found: re.Match[str]) -> str:
        before = found.string[max(0, found.start() - 30) : found.start()]
        whose = self._ends.get(found[0])
        if not whose or _JOINED.search(before) or (_YEAR.fullmatch(found[0]) and not _TOLD_AS_ONE.search(before)):
            return found[0]
        return self._told(whose)

    def _told(self, whose: list[str]) -> str:
        self.times[whose[0]] += 1
        labels = {self._label[known] for known in whose}
        return labels.pop() if len(labels) == 1 else NUMBER_OF.format(who="someone")

    def counted(self) -> list[tuple[str, str, int]]:
        """Returns each number that was replaced, as written in the circle, with its label and how often."""
        return [(self._written[known], self._label[known], n) for known, n in self.times.items()]


def is_number(name: str) -> bool:
    """Whether somebody is in the circle by a number."""
    return _RUN.fullmatch(name.strip()) is not None


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
