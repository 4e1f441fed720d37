"""Words that begin like a known name and aren't hidden: a nickname, a case ending, or only a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from connectwell.model.frozen import dataclass
from connectwell.share.names.pattern import UNSPACED
from connectwell.share.names.spelling import folded

_LEAST: Final = 3
_WORD: Final = re.compile(rf"[^\W\d_{UNSPACED}]+(?:['’\-‐][^\W\d_{UNSPACED}]+)*")
_MOST_MORE: Final = 4  # letters by which a declined or misspelled name is longer


@dataclass(frozen=True)
class Resemblance:
    """A word that isn't hidden.

    Attributes:
        word: as written.
        name: the known name that it begins like.
        times: how often it is there.
    """

    word: str
    name: str
    times: int


def resembling(texts: Iterable[str], names: Iterable[str]) -> tuple[Resemblance, ...]:
    """Returns the words that begin like one of the names, most frequent first.

    Args:
        texts: with names already replaced.
        names: as they are known.
    """
    known = [name for name in names if len(name) >= _LEAST - 1]
    if not known:
        return ()
    words: Counter[str] = Counter()
    beginnings = {one: name for name in known for one in _ends_of(name)}
    like: dict[str, str] = {}
    found: Counter[str] = Counter()
    for text in texts:
        words.update(_WORD.findall(text))
        for beginning, name in beginnings.items():
            if times := text.count(beginning):
                like[beginning] = name
                found[beginning] += times
    spaced = _by_first(known)
    for word, times in words.items():
        if name := _like(word, spaced):
            like.setdefault(word, name)
            found[word] += times
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Resemblance(word, like[word], times) for word, times in ordered)


def resembled(word: str, names: Iterable[str]) -> str:
    """Returns the name that a word begins like; empty if there is none."""
    found = resembling([word], names)
    return found[0].name if found else ""


def _by_first(names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Returns the words of the names, folded, each with its name, by their first letter; "" has those without case."""
    found: dict[str, dict[str, str]] = {}
    for name in names:
        for word in _WORD.findall(name):
            if len(text := folded(word)) >= _LEAST:
                found.setdefault(text[0], {})[text] = name
                if word.lower() == word.upper():
                    found.setdefault("", {})[text] = name
    return found


def _like(word: str, known: dict[str, dict[str, str]]) -> str:
    text = folded(word)
    if len(text) < _LEAST:
        return ""
    small = word == word.lower()
    some = known.get("" if small and word == word.upper() else text[0], {})
    for name, written in some.items():
        if (not small or written == written.lower()) and _begins_like(text, name):
            return written
    return ""


def _begins_like(text: str, name: str) -> bool:
    if text.upper() == text and text.endswith(name):  # no capitals in its script: a prefix may be written onto it
        return len(text) <= len(name) + _LEAST
    alike = next((at for at, (a, b) in enumerate(zip(text, name, strict=False)) if a != b), min(len(text), len(name)))
    if alike in (len(text), len(name)):
        return alike >= _LEAST
    return alike >= max(_LEAST, len(name) - 1) and len(text) <= len(name) + _MOST_MORE


def _ends_of(name: str) -> Iterator[str]:
    """Yields the first two and the last two signs of a longer name in a script without spaces: 山田 of 山田太郎."""
    if len(name) > 2 and re.fullmatch(f"[{UNSPACED}]+", name):
        yield name[:2]
        yield name[-2:]
