"""A search makes and reads as much as is shown, however much fits. Calls are counted; nothing is timed."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from connectwell.journal import Journal, Query, Readable, facts_by_day
from connectwell.journal.index import queries, scanning
from connectwell.journal.index.rows import facts_from_json, row_of
from connectwell.model.entry import Reflection
from connectwell.model.facts import EntryFacts
from index.index_samples import MORNING, TICK, check_in, file_of, journal_in, let_time_pass, note, reload_list

ENTRIES = 2000
SHOWN = 20
OLDEST = date(2020, 1, 1)


@pytest.fixture(scope="module")
def long_journal(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """A check-in a day with the same word and need in each, every tenth of them removed; the index knows them."""
    folder = tmp_path_factory.mktemp("long")
    for number in range(ENTRIES):
        day = OLDEST + timedelta(days=number)
        file = file_of(folder, f"{day}T0801-{number:06}")
        file.parent.mkdir(parents=True, exist_ok=True)
        removed = f"removed = {day}T09:00:00+01:00\n" if number % 10 == 0 else ""
        file.write_text(
            f'format = 1\nid = "{file.stem}"\nkind = "check-in"\nday = {day}\nstarted = {day}T08:01:00+01:00\n'
            f'finished = {day}T08:02:00+01:00\n{removed}\n[[reflections]]\nkey = "aaaa"\nneed = "seen"\n'
            f'words = "Rain, {number}."\n'
        )
    journal = journal_in(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scanning, "_RACY", TICK)  # the fixture that does it for each test comes later
        let_time_pass()
        assert reload_list(journal) == ENTRIES
        assert reload_list(journal) == 0
    return journal


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often facts were parsed, files were read, and facts were made of an entry."""
    counted: Counter[str] = Counter()

    def count(name: str) -> Callable[..., Any]:
        original = getattr(queries, name)

        def counting(*given: Any) -> Any:
            counted[name] += 1
            return original(*given)

        return counting

    for name in ("facts_from_json", "read_item", "facts_of"):
        monkeypatch.setattr(queries, name, count(name))
    return counted


def newest(found: Iterator[Readable]) -> list[date]:
    return [item.entry.day for item in islice(found, SHOWN)]


def expected(until: date) -> list[date]:
    """The newest twenty days up to this one, without those whose entry is removed."""
    days = (until - timedelta(days=ago) for ago in range(ENTRIES))
    return list(islice((day for day in days if (day - OLDEST).days % 10), SHOWN))


@pytest.mark.parametrize(
    ("query", "most_facts"),
    [
        (Query("rain"), 0),
        (Query("rain", until=date(2022, 3, 1)), 0),
        (Query("rain", kinds=frozenset({"check-in"})), 0),
        (Query("rain", needs=frozenset({"seen"})), SHOWN),
        (Query(needs=frozenset({"seen"}), until=date(2022, 3, 1)), SHOWN),
        (Query(kinds=frozenset({"check-in"})), SHOWN),
    ],
)
def test_what_all_entries_have_costs_no_more_than_what_is_shown(
    long_journal: Journal, calls: Counter[str], query: Query, most_facts: int
) -> None:
    last = query.until or OLDEST + timedelta(days=ENTRIES - 1)
    assert newest(long_journal.find(query)) == expected(last)
    assert calls["facts_from_json"] == most_facts
    assert calls["read_item"] == calls["facts_of"] == SHOWN


@pytest.mark.parametrize("query", [Query("rain", kinds=frozenset({"session"})), Query("rain", since=date(2090, 1, 1))])
def test_what_kind_and_day_rule_out_is_neither_parsed_nor_read(
    long_journal: Journal, calls: Counter[str], query: Query
) -> None:
    assert newest(long_journal.find(query)) == []
    assert not calls


def test_removed_entries_are_told_apart_unparsed(long_journal: Journal, calls: Counter[str]) -> None:
    assert len(list(long_journal.find(Query("rain", only_removed=True)))) == ENTRIES // 10
    assert calls["facts_from_json"] == 0
    assert calls["read_item"] == ENTRIES // 10


def test_the_rest_comes_when_it_is_asked_for(long_journal: Journal, calls: Counter[str]) -> None:
    found = long_journal.find(Query("rain"))
    assert newest(found) == expected(OLDEST + timedelta(days=ENTRIES - 1))
    assert len(list(found)) == ENTRIES * 9 // 10 - SHOWN
    assert calls["read_item"] == ENTRIES * 9 // 10


def test_a_row_says_beside_its_facts_what_they_say(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    draft = journal.add(check_in(Reflection(key="aaaa", need="seen", people=('Ana "Nana"',), words="x")))
    journal.add(note('"Rain", she said.', 'Tom, "T"'))
    journal.remove("n1n2n3")
    entries = [item.entry for item in journal.newest(removed=True) if isinstance(item, Readable)]
    assert {(entry.finished is None, entry.removed is None) for entry in entries} == {(True, True), (False, False)}
    for entry in (*entries, draft):
        row = row_of(f"{entry.id[:4]}/{entry.id} 0 0 0 0".encode(), entry)
        facts = facts_from_json(row.facts)
        assert (row.id.decode(), row.kind.decode(), row.day.decode()) == (facts.id, facts.kind, f"{facts.day}")
        assert row.started.decode() == facts.started.isoformat()
        assert bool(row.removed) is facts.removed
    assert entries[0].started == MORNING


def test_facts_are_parsed_of_the_days_asked_for_alone(long_journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[bytes] = []

    def parse(written: bytes) -> EntryFacts:
        parsed.append(written)
        return facts_from_json(written)

    monkeypatch.setattr(facts_by_day, "facts_from_json", parse)
    first, last = date(2021, 1, 1), date(2021, 12, 31)
    year = long_journal.facts(since=first, until=last)
    assert {one.day.year for one in year} == {2021}
    assert len(parsed) == len(year)
    every = long_journal.facts_by_day(until=last)
    assert len(parsed) == len(year)
    assert every.between(first, last) == year
    assert next(iter(every)).day == OLDEST + timedelta(days=1)  # the oldest is removed
    assert len(parsed) == 2 * len(year) + 1
