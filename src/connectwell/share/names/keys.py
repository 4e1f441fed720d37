"""What a name is found by: its key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from connectwell.model.text import APOSTROPHES
from connectwell.share.names.pattern import UNSPACED
from connectwell.share.names.spelling import folded, pieces

_QUOTES: Final = '"“”„‟«»‹›「」『』＂'
"""Typed around a name, and not a part of it. Apostrophes, which may begin or end one, count only as a pair."""


def key_of(name: str) -> str:
    """Returns the search key of a name: folded, pieces separated by a space, without quotation marks and the @."""
    return " ".join(pieces(unquoted(" ".join(folded(name).split())).removeprefix("@")))


def unquoted(name: str) -> str:
    """Strips quotation marks around a name, however many; a name of nothing else stays as it is."""
    inner = name.strip(f"{_QUOTES} ")
    if len(inner) > 2 and inner[0] in APOSTROPHES and inner[-1] in APOSTROPHES:
        inner = inner[1:-1].strip()
    return inner or name


def bare(name: str) -> str:
    """Strips what follows a name taken from text: "@Ana's" is Ana."""
    return re.sub(rf"([{APOSTROPHES}][sS])?[\s{APOSTROPHES}-]*$", "", name)


def was_mentioned(name: str) -> bool:
    """Whether it was written as @Name."""
    return name.startswith("@")


def is_run_on(key: str, known: Iterable[str]) -> bool:
    """Whether this is a known name plus the text that follows it in an unspaced script: "@はなと会った" for はな."""
    return any(key.startswith(one) and re.match(f"[{UNSPACED}]", key[len(one) :]) for one in known)
