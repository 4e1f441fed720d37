"""Any entry, or any part of one, as Hypothesis thinks of it from the types of the fields."""

from datetime import UTC, date, datetime, timedelta, timezone
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from connectwell.model.entry import Rest

ID = "2026-11-21T0801-q7f3k2"
words = st.sampled_from(["", " ", "x", "a\nb", "0", '"""', "\\", "שלום"]) | st.text(max_size=5)
names = st.sampled_from(["a8d2", "b1e0", "c1f0", "x"])
moments = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))]),
)
values: st.SearchStrategy[Any] = st.recursive(
    words | st.booleans() | st.integers(-2, 2) | moments | st.dates(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=2),
    max_leaves=4,
)
unknown = st.dictionaries(st.sampled_from(["weather", "mood", "x-mine", "as_"]), values, max_size=2)
ONLY: dict[str, st.SearchStrategy[Any]] = {
    "id": st.just(ID),
    "format": st.integers(1, 3),
    "rating": st.none() | st.integers(0, 10),
    "kind": st.sampled_from(["check-in", "connection"]),
    **dict.fromkeys(("key", "name", "source", "what", "as_"), names),
}
"""What may stand in a field, where its type alone doesn't tell."""


def of_type(hint: Any, known: dict[type, str] | None) -> st.SearchStrategy[Any]:
    if hint == Rest:
        return unknown
    if get_origin(hint) in (UnionType, Union):
        found = [st.none() if arg is type(None) else of_type(arg, known) for arg in get_args(hint)]
        return st.one_of(found).filter(lambda value: value != "")  # an empty text says as little as none
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        below = get_args(hint)[0]
        return st.lists(of_type(below, known), max_size=2, unique_by=_name_or_itself).map(tuple)
    plain = {str: words, bool: st.booleans(), datetime: moments, date: st.dates(), int: st.integers(0, 3)}
    return plain[hint] if hint in plain else any_of(hint, known)


def _name_or_itself(part: Any) -> Any:
    return getattr(part, "key", part)


def any_of(made: type, known: dict[type, str] | None = None) -> st.SearchStrategy[Any]:
    """Any instance; of the fields in `known` alone, where that is given, and with any unknown keys."""
    hints = get_type_hints(made)
    chosen = {name: hint for name, hint in hints.items() if known is None or name in (*known[made].split(), "rest")}
    return st.builds(
        made, **{name: ONLY[name] if name in ONLY else of_type(hint, known) for name, hint in chosen.items()}
    )
