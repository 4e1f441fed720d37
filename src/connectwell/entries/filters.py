"""The filters with a few values to choose from, a row each: what the journal's filter box offers and a view says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from connectwell import sentences
from connectwell.journal import Query
from connectwell.model.frozen import dataclass


@dataclass(frozen=True)
class Filter:
    """One filter.

    Attributes:
        id: unique among the filters.
        name: the label of its row.
        options: label by value.
        chosen: the values a query asks for.
        put: returns the query asking for other values.
        only_one: whether at most one value can be chosen.
    """

    id: str
    name: str
    options: Mapping[str, str]
    chosen: Callable[[Query], Collection[str]]
    put: Callable[[Query, frozenset[str]], Query]
    only_one: bool = False

    def said(self, query: Query) -> list[str]:
        """The labels of what a query asks for."""
        chosen = self.chosen(query)
        return [label for value, label in self.options.items() if value in chosen]


def _any_of(field: str, name: str, options: Mapping[Any, str]) -> Filter:
    """A set in `Query`: an entry with one of its values fits."""
    return Filter(
        field,
        name,
        options,
        chosen=lambda query: getattr(query, field),
        put=lambda query, chosen: replace(query, **{field: chosen}),  # type: ignore[arg-type]
    )


def _session(query: Query) -> tuple[str, ...]:
    return {None: (), True: ("yes",), False: ("no",)}[query.for_session]


def _only(query: Query) -> list[str]:
    return [*(["open"] if query.unfinished else []), *(["removed"] if query.only_removed else [])]


OF_PARTS: Final = (
    _any_of("kinds", "Kind", sentences.KINDS),
    _any_of("needs", "The five", sentences.NEED_NAMES),
    _any_of("directions", "Direction", sentences.DIRECTIONS),
    _any_of("states", "Arrived", {state: name for state, (name, _) in sentences.STATES.items()}),
)
"""A view says these first, before people and days."""
SESSION: Final = Filter(
    "session",
    "Session",
    {"yes": sentences.FOR_SESSION, "no": sentences.NOT_FOR_SESSION},
    chosen=_session,
    put=lambda query, chosen: replace(query, for_session="yes" in chosen if chosen else None),
    only_one=True,
)
ONLY: Final = Filter(
    "only",
    "Only",
    {"open": sentences.STILL_OPEN, "removed": sentences.ONLY_REMOVED},
    chosen=_only,
    put=lambda query, chosen: replace(
        query, unfinished=True if "open" in chosen else None, only_removed="removed" in chosen
    ),
)
OF_WHOLE: Final = (SESSION, ONLY)
"""A view says these last."""
FILTERS: Final = (*OF_PARTS, *OF_WHOLE)
"""In the order of the filter box."""
