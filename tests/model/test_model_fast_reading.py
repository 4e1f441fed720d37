"""The quick reader for many gives what the careful one gives, or says the same is wrong."""

import copy
import re
import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapes import all_shapes

from connectwell.model.entry import Entry
from connectwell.model.fast_reading import read_one_of_many
from connectwell.model.format import read_entry
from connectwell.model.table import RuleBroken

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
ENTRIES = [
    tables
    for text in re.findall(r"```toml\n(.*?)```", DOCUMENTED, re.DOTALL)
    if "day" in (tables := tomllib.loads(text))
]
A_TABLE = {"key": "zz", "need": "safe", "status": "done", "name": "x", "words": "y"}
ODD = [
    *(True, 0, 1, 10, 11, -1, 1_000_001, 0.5, "", " ", "x", "seen", "others", "done", "private", "settled"),
    *(date(2026, 11, 21), datetime(2026, 11, 21, 8), datetime(2026, 11, 21, 8, tzinfo=UTC), time(8)),  # noqa: DTZ001
    *("2026-11-21", "2026-11-21T08:00:00Z", [], [1], ["seen"], ["seen", "x"], {}, {"sharing": 1}, {"x": 1}),
    *(A_TABLE, [A_TABLE], [A_TABLE, A_TABLE], [A_TABLE, {}], [[]], ["a8d2"]),
]
odd: st.SearchStrategy[Any] = st.sampled_from(ODD)
KEYS = sorted({key for shape in all_shapes() for key in shape.checks} | {"rest", "as_", "weather"})
names = st.sampled_from(KEYS)


def told(read: Any, tables: Any) -> Entry | str:
    try:
        entry = read(copy.deepcopy(tables))
    except RuleBroken as broken:
        return str(broken)
    assert isinstance(entry, Entry)
    return entry


def all_tables(tables: dict[str, Any]) -> list[dict[str, Any]]:
    found = [tables]
    for value in tables.values():
        for below in value if isinstance(value, list) else [value]:
            if isinstance(below, dict):
                found += all_tables(below)
    return found


@pytest.mark.parametrize("tables", ENTRIES, ids=lambda tables: str(tables["kind"]))
def test_every_documented_entry_reads_the_same(tables: dict[str, Any]) -> None:
    assert told(read_one_of_many, tables) == read_entry(tables)


@pytest.mark.not_counted
@pytest.mark.parametrize("number", range(len(ENTRIES)), ids=lambda number: str(ENTRIES[number]["kind"]))
def test_whatever_one_value_is_it_reads_the_same(number: int) -> None:
    tables = copy.deepcopy(ENTRIES[number])
    for table in all_tables(tables):
        for key, value in [*table.items()]:
            for other in ODD:
                table[key] = other
                assert told(read_one_of_many, tables) == told(read_entry, tables), key
            table[key] = value


@given(st.data())
def test_whatever_is_changed_in_one_it_reads_the_same(data: st.DataObject) -> None:
    tables = copy.deepcopy(data.draw(st.sampled_from(ENTRIES)))
    for _ in range(data.draw(st.integers(1, 3))):
        table = data.draw(st.sampled_from(all_tables(tables)))
        name = data.draw(names | st.sampled_from(sorted(table)) if table else names)
        if data.draw(st.booleans()) and name in table:
            del table[name]
        else:
            table[name] = copy.deepcopy(data.draw(odd))
    assert told(read_one_of_many, tables) == told(read_entry, tables)


def test_an_unknown_key_is_kept() -> None:
    check_in = copy.deepcopy(ENTRIES[0])
    check_in["reflections"][0]["colour"] = "blue"
    assert read_one_of_many(check_in).reflections[0].rest == {"colour": "blue"}
