"""Initials beside a name, which go with it: "N. Quist", "JK Rolfe", "Nora Q."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from connectwell.share.names.keys import search_key
from connectwell.share.names.places import CAPITAL
from connectwell.share.names.short import given_and_last

_NEAR: Final = 12  # characters
_BEFORE: Final = re.compile(rf"(?<![\w.'’@])(?:{CAPITAL}\.?[ \u00a0-]?){{1,4}}$")
_AFTER: Final = re.compile(
    rf"[ \u00a0]({CAPITAL})(?:\.(?=[ \u00a0]+[^\W\d_A-Z]|[^\s\w]|['’]s)|(?=\.(?!\w))|(?![.\w'’-]))"
)
_NO_NAME: Final = re.compile(
    r"(?<!\w)(?:an?|the|vitamin|plan|type|option|grade|part|class|group|room|section|level)[ \u00a0]$", re.IGNORECASE
)
"""What is before a letter that stands for no name: "Plan B. Quist came"."""
_WORDS: Final = frozenset(("A", "I"))


class InitialsBeside:
    """The initials of some people's given names and surnames.

    Args:
        names: as written.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._before: dict[str, set[str]] = {}  # by the key of a surname
        self._after: dict[str, set[str]] = {}  # by the key of a given name
        for name in names:
            given, last = given_and_last(name) if " " in search_key(name) else ([], [])
            if given:
                letters = "".join(word[0] for word in given).upper()
                for at in range(len(last)):
                    self._before.setdefault(search_key(" ".join(last[at:])), set()).add(letters)
                self._after.setdefault(search_key(given[0]), set()).update(word[0].upper() for word in last)

    def around(self, key: str, words: str, low: int, start: int, end: int) -> tuple[int, int]:
        """Returns where a name begins and ends with its initials.

        With a dot, any is somebody's of that surname or given name; without, only those of a known one.

        Args:
            key: what the name is found by.
            words: the whole text.
            low: where what may be taken begins.
            start, end: where the name is.
        """
        if (own := self._before.get(key)) and (found := _BEFORE.search(words[max(low, start - _NEAR) : start])):
            letters = "".join(filter(str.isalpha, found[0]))
            is_own = letters not in _WORDS and any(one.startswith(letters) for one in own)
            at = start - len(found[0])
            if is_own or ("." in found[0] and not _NO_NAME.search(words[max(low, at - _NEAR) : at])):
                start = at
        if found := _AFTER.match(words, end):
            with_dot = found[0].endswith(".") or words.startswith(".", found.end())
            if with_dot or found[1] in self._after.get(key, ()):
                end = found.end()
        return start, end
