"""Telephone numbers of the circle in a text: each counts as a name, however its digits are grouped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from typing import Final

NUMBER_OF: Final = "{who}'s number"
_LEAST: Final = 6  # digits that make a number
_LAST: Final = 7
"""Digits at its end that a number is known by; those before it may be written with a country's code or without."""
_BETWEEN: Final = r"[\s\-./()\u2010-\u2015]{0,3}"
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
        self._search = re.compile(rf"(?<![0-9])(?:\+?\(?[0-9](?:{_BETWEEN}[0-9]){{0,7}}?{_BETWEEN})?({ends})(?![0-9])")

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._label)

    def replace(self, words: str) -> str:
        """Returns the words with each number replaced by whose it is."""
        return self._search.sub(self._replaced, words) if self._label else words

    def _replaced(self, found: re.Match[str]) -> str:
        known = _digits(found[1])
        self.times[known] += 1
        return self._label[known]

    def counted(self) -> list[tuple[str, str, int]]:
        """Returns each number that was replaced, as written in the circle, with its label and how often."""
        return [(self._written[known], self._label[known], n) for known, n in self.times.items()]


def is_number(name: str) -> bool:
    """Whether somebody is in the circle by a number."""
    return _RUN.fullmatch(name.strip()) is not None


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
