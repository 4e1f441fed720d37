"""Whatever happened to the files and to the index: answers are those of a full parse."""

import os
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from connectwell.errors import ConnectwellError
from connectwell.journal import Journal, Query
from connectwell.journal.index import scanning
from connectwell.model.entry import Entry, Reflection
from index.index_samples import (
    MORNING,
    check_in,
    facts_by_parsing,
    file_of,
    found,
    found_by_parsing,
    index_of,
    journal_in,
    let_time_pass,
    note,
    put_away,
    reload_list,
    with_words,
)

WORDS = st.sampled_from(["rain", "Räin on glass", "tea", "“tea” and rain", "雨が降る", "", "suns", "tern"])
ASKED = [
    Query("rain"),
    Query("雨"),
    Query("ra", kinds=frozenset({"note"}), until=date(2026, 11, 22)),
    Query("rain", only_removed=True),
    Query('"tea and" ra', removed=True),
    Query(people=frozenset({"ana"})),
    Query(kinds=frozenset({"check-in"}), since=date(2026, 11, 22)),
    Query(removed=True),
    Query(only_removed=True, unfinished=False),
]


def assert_all_agree(journal: Journal) -> None:
    for query in ASKED:
        assert found(journal, query) == found_by_parsing(journal, query)
    assert journal.facts() == facts_by_parsing(journal)


class AnyOrder(RuleBasedStateMachine):
    """A journal to which anything may happen, and which is asked all the while."""

    ids: Bundle[str] = Bundle("ids")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.journal = journal_in(self.home)
        self.count = 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _began(self) -> str:
        self.count += 1
        return f"{self.count:06}"

    @rule(target=ids, words=WORDS, days=st.integers(0, 3), people=st.sampled_from([(), ("Ana",), ("Tom", "Ána")]))
    def add_note(self, words: str, days: int, people: tuple[str, ...]) -> str:
        entry = note(words, *people, tail=self._began(), began=MORNING + timedelta(days=days))
        return self.journal.add(entry).id

    @rule(target=ids, words=WORDS, rating=st.none() | st.integers(0, 10))
    def add_check_in(self, words: str, rating: int | None) -> str:
        part = Reflection(key="aaaa", need="seen", rating=rating, words=words, people=("Ana",))
        return self.journal.add(check_in(part, tail=self._began())).id

    @rule(id=ids, words=WORDS)
    def revise(self, id: str, words: str) -> None:
        self._change(id, lambda entry: with_words(entry, words) if entry.note else entry)

    @rule(id=ids, away=st.booleans())
    def put_away_or_release(self, id: str, away: bool) -> None:
        self._change(id, lambda entry: put_away(entry, away) if entry.note else entry)

    @rule(id=ids)
    def remove(self, id: str) -> None:
        with suppress(ConnectwellError):
            self.journal.remove(id)

    @rule(id=ids)
    def restore(self, id: str) -> None:
        with suppress(ConnectwellError):
            self.journal.restore(id)

    @rule(id=ids)
    def erase(self, id: str) -> None:
        with suppress(ConnectwellError):
            self.journal.erase(id)

    @rule(id=ids)
    def other_words_of_the_same_size(self, id: str) -> None:
        self._rewrite(id, lambda content: content.replace(b"rain", b"tEAR").replace(b"tea", b"rai"))

    @rule(id=ids)
    def other_words_and_the_old_time(self, id: str) -> None:
        with suppress(FileNotFoundError):
            before = file_of(self.home, id).stat()
            self.other_words_of_the_same_size(id)
            os.utime(file_of(self.home, id), ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(id=ids, at=st.integers(0, 400))
    def break_off(self, id: str, at: int) -> None:
        self._rewrite(id, lambda content: content[:at])

    @rule(id=ids)
    def delete_elsewhere(self, id: str) -> None:
        file_of(self.home, id).unlink(missing_ok=True)

    @rule(id=ids, end=st.sampled_from([" (1)", ".sync-conflict-20261121", "x"]))
    def rename(self, id: str, end: str) -> None:
        with suppress(FileNotFoundError):
            file_of(self.home, id).rename(file_of(self.home, id + end))

    @rule(one=ids, other=ids)
    def rename_over(self, one: str, other: str) -> None:
        with suppress(FileNotFoundError):
            file_of(self.home, one).replace(file_of(self.home, other))

    @rule()
    def start_again(self) -> None:
        self.journal = journal_in(self.home)

    @rule()
    def delete_the_index(self) -> None:
        index_of(self.home).unlink(missing_ok=True)

    @rule(seed=st.integers(0, 9999))
    def damage_the_index(self, seed: int) -> None:
        if index_of(self.home).exists():
            damage(index_of(self.home), index_of(self.home).read_bytes(), random.Random(seed))

    @rule()
    def time_passes(self) -> None:
        let_time_pass()

    @rule()
    def refresh(self) -> None:
        self.journal.refresh()

    @rule()
    def nothing_is_read_twice(self) -> None:
        let_time_pass()
        self.journal.refresh()
        assert reload_list(self.journal) == 0

    @invariant()
    def answers_agree(self) -> None:
        if hasattr(self, "journal"):
            assert_all_agree(self.journal)

    def _change(self, id: str, change: Callable[[Entry], Entry]) -> None:
        with suppress(ConnectwellError):
            editing = self.journal.edit(id)
            editing.save(change(editing.entry))

    def _rewrite(self, id: str, change: Callable[[bytes], bytes]) -> None:
        with suppress(FileNotFoundError):
            content = file_of(self.home, id).read_bytes()
            with file_of(self.home, id).open("r+b") as file:  # the same inode
                file.truncate()
                file.write(change(content))


AnyOrder.TestCase.settings = settings(
    max_examples=10, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyOrder = AnyOrder.TestCase


def damage(index: Path, whole: bytes, chance: random.Random) -> None:
    """Flips some bits, overwrites a piece, or cuts the end off."""
    content = bytearray(whole)
    kind = chance.randrange(10)
    if kind == 0:
        del content[chance.randrange(len(content)) :]
    elif kind == 1 and content:
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(5000)] = chance.randbytes(chance.randrange(5000))
    else:
        for _ in range(chance.choice([1, 1, 2, 8, 40])):
            if content:
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    index.write_bytes(content)


@pytest.mark.not_counted
def test_an_index_with_flipped_bits_never_answers_differently(tmp_path: Path) -> None:
    journal, chance = journal_in(tmp_path), random.Random(1)
    for number in range(12):
        words = chance.choice(["rain", "tea", "雨が降る", "Räin on glass", "“tea” and rain"]) * chance.randrange(1, 200)
        began = MORNING + timedelta(days=number)
        entry = note(words, "Ana", tail=f"aaaa{number:02}", began=began)
        journal.add(entry if number % 3 else check_in(Reflection(key="aaaa", need="safe", words=words), began=began))
    let_time_pass()
    journal.refresh()
    whole = index_of(tmp_path).read_bytes()
    right = [found_by_parsing(journal, query) for query in ASKED], facts_by_parsing(journal)
    for _ in range(20):
        damage(index_of(tmp_path), whole, chance)
        assert [found(journal, query) for query in ASKED] == right[0]
        damage(index_of(tmp_path), whole, chance)
        assert journal.facts() == right[1]


def test_every_single_byte_of_a_row_counts(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("needle"))
    let_time_pass()
    journal.refresh()
    whole = index_of(tmp_path).read_bytes()
    assert b"needle" in whole
    start = whole.index(b"2026/")
    for at in range(start, whole.index(b"needle") + len(b"needle")):
        content = bytearray(whole)
        content[at] ^= 1
        index_of(tmp_path).write_bytes(content)
        assert found(journal, "needle") == [entry.id]
        assert found(journal, Query("needle", since=date(2026, 11, 22))) == []


@pytest.fixture
def settled(tmp_path: Path) -> Journal:
    """A note that the index knows."""
    journal = journal_in(tmp_path)
    journal.add(note("rain"))
    let_time_pass()
    assert reload_list(journal) == 1
    assert reload_list(journal) == 0
    return journal


@pytest.mark.skipif(os.name == "nt", reason="Windows tells no time of change")
def test_other_words_of_one_size_are_seen_though_the_time_was_put_back(settled: Journal, tmp_path: Path) -> None:
    file = file_of(tmp_path, "2026-11-21T0801-n1n2n3")
    before = file.stat()
    with file.open("r+b") as opened:
        opened.write(file.read_bytes().replace(b"rain", b"suns"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert found(settled, "rain") == []
    assert found(settled, "suns") == [file.stem]


def test_another_file_of_the_same_size_and_times_is_seen(settled: Journal, tmp_path: Path) -> None:
    file = file_of(tmp_path, "2026-11-21T0801-n1n2n3")
    other = file.with_name("other")
    other.write_bytes(file.read_bytes().replace(b"rain", b"suns"))
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)
    assert found(settled, "suns") == [file.stem]


def test_what_was_just_written_is_read_again_until_it_has_settled(
    settled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one tick of the file system's clock a file can change and look the same."""
    with monkeypatch.context() as patched:
        patched.setattr(scanning, "_RACY", 3600 * 1_000_000_000)
        settled.add(note("suns", tail="aaaaaa"))
        assert [reload_list(settled) for _ in range(3)] == [1, 1, 1]
    let_time_pass()
    assert [reload_list(settled) for _ in range(2)] == [1, 0]


def test_a_file_from_the_future_is_read_each_time(settled: Journal, tmp_path: Path) -> None:
    """After the clock was set back, the same time comes again."""
    file = file_of(tmp_path, "2026-11-21T0801-n1n2n3")
    os.utime(file, ns=(0, time.time_ns() + 3600 * 1_000_000_000))
    let_time_pass()
    assert [reload_list(settled) for _ in range(2)] == [1, 1]
    assert found(settled, "rain") == [file.stem]
