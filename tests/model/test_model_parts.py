"""The table of parts is whole, and what is asked of it holds for any entry."""

from dataclasses import replace
from typing import Any, get_type_hints

import pytest
from any_entries import any_of
from hypothesis import given, settings
from hypothesis import strategies as st

from connectwell import sentences
from connectwell.model import terms
from connectwell.model.covered import Covered, covered_in
from connectwell.model.entry import Close, Connection, Entry, Landed, Reflection, Share, WalkPosition
from connectwell.model.format import ENTRY
from connectwell.model.parts import (
    CLOSE,
    MARKABLE,
    PARTS,
    AnyPart,
    PartType,
    changed,
    found_in,
    id_of,
    leaving,
    level_of,
    parts_of,
    people_in,
    put_away_as,
    put_away_in,
    says_nothing,
    texts_of,
    type_of,
    without_put_away,
    words_in,
)
from connectwell.model.shape import Shape, Shapes

parts = st.one_of([any_of(row.make) for row in PARTS])
rows = pytest.mark.parametrize("row", PARTS, ids=lambda row: row.kind)


def test_every_table_of_an_entry_is_a_part_but_its_place() -> None:
    below = {key: check for key, check in ENTRY.checks.items() if isinstance(check, Shape | Shapes)}
    made = {key: check.make if isinstance(check, Shape) else check.shape.make for key, check in below.items()}
    assert made == {row.field: row.make for row in PARTS} | {"walk": WalkPosition}
    assert [bool(row.plural) for row in PARTS] == [isinstance(below[row.field], Shapes) for row in PARTS]
    assert {row.kind for row in PARTS} == set(terms.PARTS)


@rows
def test_what_can_be_marked_and_put_away_says_so_itself(row: PartType[Any]) -> None:
    fields = set(get_type_hints(row.make))
    assert (row in MARKABLE) == ("for_session" in fields)
    assert ("key" in fields) == bool(row.plural)
    assert {"sharing", "put_away"} <= fields or row.make is Share


def test_everything_has_a_name() -> None:
    assert set(sentences.KINDS) == set(terms.KINDS)
    for row in PARTS:
        assert sentences.part_name(row.kind, "seen" if row.make is Reflection else None)
        assert len(row.texts) < 2 or all(text.key in sentences.TEXTS for text in row.texts)
    assert [text.key for text in CLOSE.texts] == list(sentences.CLOSING)
    assert all(text.key in sentences.TEXTS for text in CLOSE.texts)


@given(parts, st.text())
def test_a_text_that_was_put_there_is_read_there_and_nothing_else_changes(part: AnyPart, words: str) -> None:
    for text in type_of(part).texts:
        there = text.put(part, words)
        assert text.read(there) == words
        assert type_of(there).text(text.key) == text
        others = [other.read(part) for other in type_of(part).texts if other != text]
        assert others == [other.read(there) for other in type_of(part).texts if other != text]
        assert words in texts_of(there)
        assert words in words_in(there)
        assert text.put(there, text.read(part)) == part or isinstance(part, Connection)


@pytest.mark.not_counted
@given(any_of(Entry))
@settings(max_examples=max(24, settings().max_examples))
def test_going_through_them_all_changes_nothing_by_itself(entry: Entry) -> None:
    assert changed(entry, lambda part: part) == entry
    assert parts_of(changed(entry, lambda _: None)) == []
    ids = [id_of(part) for part in parts_of(entry)]
    assert len(set(ids)) == len(ids)
    assert set(people_in(entry)) == {name for part in parts_of(entry) for name in getattr(part, "people", ())}


@pytest.mark.not_counted
@given(any_of(Entry))
@settings(max_examples=max(24, settings().max_examples))
def test_what_is_put_away_is_not_there_and_comes_back(entry: Entry) -> None:
    away = set(put_away_in(entry))
    assert [id_of(part) for part in parts_of(without_put_away(entry))] == [
        id_of(part) for part in parts_of(entry) if id_of(part) not in away
    ]
    there = put_away_as(entry, lambda _id, _now: False)
    assert put_away_in(there) == ()
    assert put_away_as(there, lambda name, _now: name in away) == entry
    everything = put_away_as(entry, lambda _id, _now: True)
    assert [type(part) for part in parts_of(without_put_away(everything))] == [Share] * bool(entry.share)


@given(parts)
def test_a_part_travels_as_far_as_it_is_marked_and_no_further(part: AnyPart) -> None:
    if isinstance(part, Share):
        assert level_of(part) == "private"
    else:
        assert level_of(replace(part, put_away=True)) == "private"
        assert level_of(replace(part, put_away=False)) == part.sharing


@pytest.mark.not_counted
@given(any_of(Entry), st.booleans())
@settings(max_examples=max(24, settings().max_examples))
def test_only_what_may_leave_leaves(entry: Entry, whole: bool) -> None:
    tail = entry.id[16:]
    left_out = set() if whole else {f"{tail}/close", f"{tail}/a8d2"}
    meant = [
        part
        for part in parts_of(entry)
        if level_of(part) != "private"
        and not says_nothing(part)
        and (whole or not (isinstance(part, Close) or getattr(part, "key", "") == "a8d2"))
    ]
    gone = leaving(entry, left_out)
    assert (parts_of(gone) if gone else []) == meant
    assert leaving(entry, {tail}) is None


def test_a_search_finds_what_they_did_and_not_what_they_were_asked() -> None:
    done = Connection(key="c1f0", status="done", asked="Hold a door.", landed=Landed(words="She smiled."))
    assert found_in(done) == ("Hold a door.", "She smiled.")
    assert "Hold a door." not in found_in(replace(done, status="not-today"))
    told = Reflection(key="a8d2", need="seen", asked="Who noticed?", words="Ana did.", people=("Ana",))
    assert found_in(told) == ("Ana did.", "Ana")


@given(parts)
def test_only_what_is_put_away_is_covered(part: AnyPart) -> None:
    assert covered_in(None) == Covered()
    for text in type_of(part).texts:
        away: Any = replace(part, put_away=True)  # type: ignore[arg-type]  # what has texts can be put away
        assert covered_in(away, text.key) == Covered(text.read(part), getattr(part, "people", ()))
        assert covered_in(replace(away, put_away=False), text.key) == Covered()
