"""What a name is found by: its key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from connectwell.model.text import APOSTROPHES, undecorated
from connectwell.share.names.pattern import UNSPACED
from connectwell.share.names.spelling import folded, pieces


@lru_cache(maxsize=4096)  # the same few names are on thousands of days
def search_key(name: str) -> str:
    """Returns the search key of a name: folded, undecorated, pieces separated by a space, without the @."""
    return " ".join(pieces(undecorated(" ".join(folded(name).split())).removeprefix("@")))


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Strips what follows a name taken from text: "@Ana's" is Ana."""
    return re.sub(rf"([{APOSTROPHES}][sS])?[\s{APOSTROPHES}-]*$", "", name)


def was_mentioned(name: str) -> bool:
    """Whether it was written as @Name."""
    return name.startswith("@")


def is_run_on(key: str, known: Iterable[str]) -> bool:
    """Whether this is a known name plus the text that follows it in an unspaced script: "@はなと会った" for はな."""
    return any(key.startswith(one) and re.match(f"[{UNSPACED}]", key[len(one) :]) for one in known)
