"""Faults 14–17: whatever became of a file's bytes, reading it never fails and never changes it."""

import tempfile
from pathlib import Path

import pytest
from fault_tools import journal_in, note
from hypothesis import given
from hypothesis import strategies as st
from mutations import SAMPLES, read_mutated, read_one

from connectwell.journal import Readable

COUNT = 120
"""Of each kind; `python tests/faults/every_fault.py` reads thousands."""


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_mutated_file_is_read_or_named_and_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    found = read_mutated(tmp_path, kind, COUNT, seed=1)
    assert found.broken == []
    assert found.files == COUNT
    assert 0 < found.whole < COUNT, "some accidents do no harm, and some do"


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_whole_file_is_read(tmp_path: Path, kind: str) -> None:
    other = journal_in(tmp_path).add(note("Rain.", tail="zzzzzz"))
    for sample in SAMPLES[kind]:
        assert read_one(tmp_path, kind, sample, sample, other.id)


@given(st.binary(max_size=400), st.sampled_from(sorted(SAMPLES)))
def test_any_bytes_at_all_are_read_or_named(content: bytes, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        other = journal_in(Path(folder)).add(note("Rain.", tail="zzzzzz"))
        read_one(Path(folder), kind, SAMPLES[kind][0], content, other.id)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_words_saved_over_each_other_are_all_there(said: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_in(Path(folder))
        kept = [journal.add(note(words or "x")) for words in said]
        found = {item.entry.id: item.entry for item in journal.newest() if isinstance(item, Readable)}
        assert found == {entry.id: entry for entry in kept}
        assert len(found) == len(said)
