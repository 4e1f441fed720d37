"""Looking for entries: by their words, and by all that can be asked of them."""

from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import pytest

from connectwell.journal import Query
from connectwell.model.entry import Arrival, Close, Connection, Landed, Reflection
from index.index_samples import (
    MORNING,
    check_in,
    file_of,
    found,
    index_of,
    journal_in,
    let_time_pass,
    note,
    put_away,
    reload_list,
    with_words,
)

FULL = replace(
    check_in(
        Reflection(key="aaaa", need="seen", rating=6, direction="others", people=("Ana",), words="The interview."),
        Reflection(key="bbbb", need="safe", unclear=True, words="By the door.", direction="surroundings"),
        Reflection(key="cccc", need="soothed", for_session=True),
    ),
    finished=MORNING,
    arrival=Arrival(state="stirred-up", chose="settle", after="less", words="Barely slept."),
    connections=(
        Connection(
            key="dddd",
            status="done",
            asked="Hold a door for someone.",
            landed=Landed(words="She smiled.", touched=("seen",)),
        ),
        Connection(key="eeee", status="passed", asked="Write to a friend."),
    ),
    close=Close(carry="Someone remembered."),
)


@pytest.mark.parametrize(
    "words", ["interview", "INTER", "ana", "by door", '"the door"', "slept", "smiled", "remembered", "hold a door", ""]
)
def test_all_that_was_written_is_found(tmp_path: Path, words: str) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(FULL)
    assert found(journal, words) == [entry.id]


@pytest.mark.parametrize("words", ["soup", "interview soup", '"door by"', "friend", "passed", '""', "\u0301", "1"])
def test_what_was_not_written_is_not_found(tmp_path: Path, words: str) -> None:
    journal = journal_in(tmp_path)
    journal.add(FULL)
    assert found(journal, words) == []


@pytest.mark.parametrize(
    "query",
    [
        Query(since=date(2026, 11, 21), until=date(2026, 11, 21)),
        Query(needs=frozenset({"seen"})),
        Query(needs=frozenset({"stable", "safe"})),
        Query(directions=frozenset({"others"})),
        Query(needs=frozenset({"safe"}), directions=frozenset({"surroundings"})),
        Query(people=frozenset({"ana"})),
        Query(people=frozenset({"Ána", "Tom"})),
        Query(kinds=frozenset({"check-in"})),
        Query(states=frozenset({"stirred-up"})),
        Query(for_session=True),
        Query(unfinished=False),
        Query("interview", needs=frozenset({"seen"}), kinds=frozenset({"check-in"})),
    ],
)
def test_an_entry_that_fits_is_found(tmp_path: Path, query: Query) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(FULL)
    assert found(journal, query) == [entry.id]


@pytest.mark.parametrize(
    "query",
    [
        Query(since=date(2026, 11, 22)),
        Query(until=date(2026, 11, 20)),
        Query(needs=frozenset({"soothed"})),
        Query(needs=frozenset({"seen"}), directions=frozenset({"surroundings"})),
        Query(directions=frozenset({"myself"})),
        Query(people=frozenset({"an"})),
        Query(kinds=frozenset({"note"})),
        Query(states=frozenset({"settled"})),
        Query(for_session=False),
        Query(unfinished=True),
        Query("interview", kinds=frozenset({"note"})),
    ],
)
def test_an_entry_that_does_not_fit_is_not_found(tmp_path: Path, query: Query) -> None:
    journal = journal_in(tmp_path)
    journal.add(FULL)
    assert found(journal, query) == []


def test_what_is_put_away_is_in_no_answer_until_it_is_released(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(put_away(note("The old house.", "Ana")))
    asked = [Query("house"), Query("ana"), Query(people=frozenset({"ana"}))]
    assert [found(journal, query) for query in asked] == [[], [], []]
    journal.edit(entry.id).save(put_away(entry, False))
    assert [found(journal, query) for query in asked] == [[entry.id]] * 3


def test_nothing_of_what_is_put_away_is_in_the_index(tmp_path: Path) -> None:
    away = replace(FULL.reflections[0], put_away=True, words="Zanzibar", people=("Ludmilla",), rating=7, direction=None)
    entry = replace(FULL, reflections=(away,), arrival=Arrival(state="mixed", words="Quetzal", put_away=True))
    journal = journal_in(tmp_path)
    journal.add(entry)
    let_time_pass()
    journal.refresh()
    raw = index_of(tmp_path).read_bytes()
    assert b"someone remembered" in raw
    for word in (b"zanzibar", b"Ludmilla", b"ludmilla", b"quetzal", b"mixed"):
        assert word not in raw
    (facts,) = journal.facts()
    assert (facts.reflections, facts.state, facts.people) == ((), None, ())


def test_removed_entries_are_found_only_where_they_are_asked_for(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    journal.remove(entry.id)
    assert found(journal, "rain") == []
    assert found(journal, Query("rain", removed=True)) == [entry.id]
    journal.add(note("Rain, too.", tail="other0"))
    assert found(journal, Query("rain", only_removed=True)) == [entry.id]
    journal.erase("other0")
    assert journal.facts() == ()
    journal.restore(entry.id)
    assert found(journal, "rain") == [entry.id]


def test_a_page_of_passed_connections_is_no_answer(tmp_path: Path) -> None:
    passed = Connection(key="aaaa", status="passed", asked="Hold a door for someone.")
    journal = journal_in(tmp_path)
    journal.add(replace(note(""), kind="connection", note=None, connections=(passed,)))
    assert found(journal, "") == found(journal, "door") == []


def test_newest_first_by_day_and_then_by_the_moment(tmp_path: Path) -> None:
    """The clock was set back, a day was moved, summer time repeated an hour, someone travelled."""
    journal = journal_in(tmp_path)
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    first = note("x", tail="aaaaaa", began=MORNING.replace(month=10, day=25, hour=2, minute=50, tzinfo=summer))
    second = note("x", tail="bbbbbb", began=MORNING.replace(month=10, day=25, hour=2, minute=10, tzinfo=winter))
    future = note("x", tail="cccccc", began=MORNING.replace(year=2090))
    moved = replace(note("x", tail="dddddd", began=MORNING), day=date(2026, 10, 24))
    west = note("x", tail="eeeeee", began=MORNING.astimezone(timezone(timedelta(hours=-8))))
    east = note("x", tail="ffffff", began=(MORNING + timedelta(minutes=1)).astimezone(UTC))
    east = replace(east, day=west.day)
    for entry in (second, future, first, east, moved, west):
        journal.add(entry)
    newest = [future.id, east.id, west.id, second.id, first.id, moved.id]
    assert found(journal, "x") == newest
    assert [facts.id for facts in journal.facts()] == newest[::-1]


def test_facts_are_of_the_days_asked_for(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    for number in range(4):
        journal.add(note("x", tail=f"aaaaa{number}", began=MORNING + timedelta(days=number)))
    days = [facts.day.day for facts in journal.facts(since=date(2026, 11, 22), until=date(2026, 11, 23))]
    assert days == [22, 23]


def test_a_copy_is_found_beside_its_entry_and_counts_for_nothing(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    copy = file_of(tmp_path, f"{entry.id}.sync-conflict-20261121")
    copy.write_bytes(file_of(tmp_path, entry).read_bytes())
    let_time_pass()
    for _ in range(2):
        assert {(item.handle, item.copy_of) for item in journal.find(Query("rain"))} == {
            (entry.id, None),
            (copy.stem, entry.id),
        }
        assert [facts.id for facts in journal.facts()] == [entry.id]


def test_unreadable_files_are_in_no_answer_and_are_not_parsed_again_each_time(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    file_of(tmp_path, "2026-11-20T0801-aaaaaa").write_text("rain = [", encoding="utf-8")
    file_of(tmp_path, "2026-11-20T0801-bbbbbb").write_text("", encoding="utf-8")
    file_of(tmp_path, "2026-11-20T0801-cccccc").mkdir()
    let_time_pass()
    assert found(journal, "rain") == [entry.id]
    assert reload_list(journal) == 0


def test_a_hit_is_read_from_its_file_before_it_is_given_and_the_others_after_it(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entries = [journal.add(note("Rain.", tail=f"aaaaa{n}", began=MORNING + timedelta(days=n))) for n in range(4)]
    hits = journal.find(Query("rain"))
    assert next(hits).entry == entries[3]
    journal.edit(entries[2].id).save(with_words(entries[2], "Sun."))
    file_of(tmp_path, entries[1]).unlink()
    assert [item.entry for item in hits] == [entries[0]]


def test_finding_nothing_in_an_empty_journal(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    assert found(journal, "rain") == []
    assert journal.facts() == ()
