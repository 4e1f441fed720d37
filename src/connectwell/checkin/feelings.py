"""Feeling words to offer: the person's own first, then the library's."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from connectwell.context import Context
from connectwell.errors import ContentFault
from connectwell.journal import Readable
from connectwell.model.text import visible

_LOOKED_AT: Final = 60
"""How many of the newest entries are read for the person's own words."""
_LONGEST: Final = 24
"""In characters; anything longer is a sentence, not a feeling word."""


def words_to_offer(context: Context) -> tuple[str, ...]:
    """Returns the words without duplicates: what the person wrote on arriving lately, newest first, then the library's.

    What is put away or removed is not offered. Where the library's file cannot be read, the person's own are all.
    """
    words = dict.fromkeys(_own(context))
    with suppress(ContentFault):
        words.update(dict.fromkeys(feeling.word for feeling in context.library.feelings()))
    return tuple(words)


def words_for_state(context: Context, state: str) -> tuple[str, ...]:
    """Returns the library's words for one state of the body; none if its file cannot be read."""
    try:
        return tuple(feeling.word for feeling in context.library.feelings() if state in feeling.states)
    except ContentFault:
        return ()


def completed(line: str, words: tuple[str, ...]) -> str | None:
    """Returns the line with its last words completed to one of `words`; None if none matches.

    Completes what follows the last comma.
    """
    before, comma, begun = line.rpartition(",")
    start = begun.lstrip()
    if not start:
        return None
    found = next((word for word in words if word.casefold().startswith(start.casefold()) and word != start), None)
    gap = begun[: len(begun) - len(start)]
    return f"{before}{comma}{gap}{start}{found[len(start) :]}" if found else None


def _own(context: Context) -> Iterator[str]:
    for n, item in enumerate(context.journal.newest()):
        if n >= _LOOKED_AT:
            return
        if not isinstance(item, Readable) or item.is_copy or item.entry.arrival is None:
            continue
        arrival = item.entry.arrival
        if not arrival.put_away:
            parts = (visible(part).strip() for line in arrival.words.splitlines() for part in line.split(","))
            yield from (part for part in parts if 0 < len(part) <= _LONGEST)
