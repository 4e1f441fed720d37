"""What a misspelled word of a fixed set may have meant: a command, an option, a setting, a key of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectwell.english import OR, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE: Final = 0.72
"""How alike two words have to be, from 0 to 1."""
_LEAST: Final = 2
"""Letters of what was typed; a single one may be anything."""


def folded(typed: str) -> str:
    """Returns a command's name without case, hyphens and spaces."""
    return "".join(typed.casefold().replace("_", "-").replace("-", " ").split())


def nearest(typed: str, words: Iterable[str]) -> tuple[str, ...]:
    """Returns the words that were probably meant, the likeliest first; at most two."""
    from difflib import SequenceMatcher

    said = folded(typed)
    if len(said) < _LEAST:
        return ()
    found: list[tuple[float, str]] = []
    for word in words:
        name = folded(word)
        begins = name.startswith(said) or said.startswith(name)
        ratio = SequenceMatcher(None, said, name).ratio()
        if begins or ratio >= _ALIKE:
            found.append((ratio, word))
    return tuple(word for _, word in sorted(found, key=lambda one: -one[0])[:2])


def did_you_mean(typed: str, words: Iterable[str], before: str = "") -> str:
    """Returns the question for the nearest of the words, with a space before it; empty if none is near."""
    near = [f"'{before}{word}'" for word in nearest(typed, words)]
    return f" Did you mean {listed(near, OR)}?" if near else ""
