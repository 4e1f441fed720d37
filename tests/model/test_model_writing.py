"""What is written: the same data in the same order as ever, and nothing of what was read is lost."""

from datetime import UTC, date, datetime, timedelta, timezone
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import all_shapes
from writer_before import KNOWN
from writer_before import write_entry as written_before

from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.model.entry import Entry, Rest
from connectwell.model.format import ENTRY, read_entry, write_entry
from connectwell.model.shape import Shape, Shapes

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


def in_order(value: Any) -> Any:
    """The same, with dictionaries as lists of pairs: their order counts in a file."""
    if isinstance(value, dict):
        return [(key, in_order(item)) for key, item in value.items()]
    return [in_order(item) for item in value] if isinstance(value, list) else (type(value), value)


@pytest.mark.not_counted
@given(any_of(Entry, KNOWN))
@settings(max_examples=150)
def test_a_file_is_byte_for_byte_what_the_version_before_wrote(entry: Entry) -> None:
    assert in_order(write_entry(entry)) == in_order(written_before(entry))
    assert to_toml(cleaned(write_entry(entry))) == to_toml(cleaned(written_before(entry)))


@pytest.mark.not_counted
@given(any_of(Entry))
@settings(max_examples=150)
def test_what_is_written_reads_back_as_the_same_entry(entry: Entry) -> None:
    assert read_entry(write_entry(entry)) == entry


def test_a_rating_of_nothing_at_all_is_a_rating() -> None:
    part = {"key": "a8d2", "need": "seen", "rating": 0, "sharing": "private"}
    moment = datetime(2026, 11, 21, 8, 1, tzinfo=UTC)
    tables = {"format": 1, "id": ID, "kind": "check-in", "day": moment.date(), "started": moment, "reflections": [part]}
    assert in_order(write_entry(read_entry(tables))) == in_order(tables)


def test_unknown_keys_survive_at_every_level() -> None:
    moment = datetime(2026, 11, 21, 8, 1, tzinfo=UTC)
    needed = {
        **{"format": 1, "id": ID, "kind": "check-in", "day": moment.date(), "started": moment, "key": "a8d2"},
        **{"need": "seen", "status": "done", "name": "x", "source": "x", "what": "x", "as": "x"},
    }

    def with_unknown(shape: Shape[Any]) -> dict[str, Any]:
        """A table of this shape in which every table, at any depth, has a key that nobody knows."""
        table: dict[str, Any] = {key: value for key, value in needed.items() if key in shape.checks}
        if "sharing" in shape.checks:
            table["sharing"] = "private"
        table["weather"] = {"sky": [1, "grey"]}
        for key, below in shape.checks.items():
            if isinstance(below, Shape):
                table[key] = with_unknown(below)
            elif isinstance(below, Shapes):
                table[key] = [with_unknown(below.shape)]
        return table

    tables = with_unknown(ENTRY)
    assert str(tables).count("grey") == len(all_shapes())
    assert write_entry(read_entry(tables)) == tables


def test_every_field_has_its_key_in_the_format() -> None:
    for shape in all_shapes():
        assert {*shape.names.values(), "rest"} == set(get_type_hints(shape.make)), shape.make.__name__
