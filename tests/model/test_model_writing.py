"""What is written: the same data in the same order as ever, and nothing of what was read is lost."""

from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest
from any_entries import ID, any_of
from hypothesis import given, settings
from shapes import all_shapes
from writer_before import KNOWN
from writer_before import write_entry as written_before

from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.model.entry import Entry
from connectwell.model.format import ENTRY, read_entry, write_entry
from connectwell.model.shape import Shape, Shapes


def in_order(value: Any) -> Any:
    """The same, with dictionaries as lists of pairs: their order counts in a file."""
    if isinstance(value, dict):
        return [(key, in_order(item)) for key, item in value.items()]
    return [in_order(item) for item in value] if isinstance(value, list) else (type(value), value)


@pytest.mark.not_counted
@given(any_of(Entry, KNOWN))
@settings(max_examples=max(48, settings().max_examples))
def test_a_file_is_byte_for_byte_what_the_version_before_wrote(entry: Entry) -> None:
    assert in_order(write_entry(entry)) == in_order(written_before(entry))
    assert to_toml(cleaned(write_entry(entry))) == to_toml(cleaned(written_before(entry)))


@pytest.mark.not_counted
@given(any_of(Entry))
@settings(max_examples=max(48, settings().max_examples))
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
