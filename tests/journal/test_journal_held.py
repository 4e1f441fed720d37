"""Another program holds the journal's lock: after a short wait a copy beside the entry keeps the words."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from journal_samples import journal_in, note, places_in, words_of

from connectwell import locking
from connectwell.errors import JournalBusy, KeptBeside
from connectwell.journal import Journal, Readable, fallback_copy
from connectwell.model.circle import CirclePart

_HOLDS = """
import sys
from pathlib import Path
from connectwell.locking import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Another process holds the lock."""
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", _HOLDS, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        try:
            yield
        finally:
            holder.communicate(b"\n")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("editing", "circle_editing"):
        monkeypatch.setattr(f"connectwell.journal.{module}.PATIENCE", 0.02)


def _words(journal: Journal) -> list[str]:
    found = [item for item in journal.newest() if isinstance(item, Readable)]
    return sorted(("copy: " if item.copy_of else "") + words_of(item.entry) for item in found)


def test_a_new_entry_needs_no_lock(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    with held(places_in(tmp_path).data):
        journal.add(note("Mine."))
        assert _words(journal) == ["Mine."]


def test_words_for_an_entry_that_is_there_go_into_a_copy_and_into_the_entry_once_that_works(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    editing = journal.begin(note("Rain."))
    editing.save(note("Rain."))
    with held(places_in(tmp_path).data):
        with pytest.raises(KeptBeside, match="a copy beside the entry keeps your words"):
            editing.save(note("Rain, and more."))
        assert _words(journal) == ["Rain.", "copy: Rain, and more."]
        with pytest.raises(KeptBeside):
            editing.save(note("Rain, and more of it."))
        assert _words(journal) == ["Rain.", "copy: Rain, and more of it."], "one copy, with all of it"
    editing.save(note("Rain, and more of it."))
    assert _words(journal) == ["Rain, and more of it."], "the copy goes"


def test_what_holds_no_words_makes_no_copy(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    with held(places_in(tmp_path).data), pytest.raises(JournalBusy):
        journal.remove(entry.id)
    assert _words(journal) == ["Rain."]
    journal.remove(entry.id)
    assert _words(journal) == []


def test_a_copy_somebody_changed_stays(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    editing = journal.begin(note("Rain."))
    editing.save(note("Rain."))
    with held(places_in(tmp_path).data), pytest.raises(KeptBeside):
        editing.save(note("Rain, and more."))
    (copy,) = (places_in(tmp_path).data / "entries" / "2026").glob("*.conflict-*.toml")
    copy.write_text(copy.read_text().replace("and more", "and theirs"))
    editing.save(note("Rain, and more."))
    assert _words(journal) == ["Rain, and more.", "copy: Rain, and theirs."]


def test_the_circle_too(tmp_path: Path) -> None:
    circle = journal_in(tmp_path).circle
    with held(places_in(tmp_path).data):
        ana = circle.add(CirclePart(id="", kind="person", name="Ana"))
        editing = circle.edit(ana.id)
        with pytest.raises(KeptBeside):
            editing.save(CirclePart(id="", kind="person", name="Ana", words="Her laugh."))
        assert [(copy.part.words, copy.copy.words) for copy in circle.copies()] == [("", "Her laugh.")]
    editing.save(CirclePart(id="", kind="person", name="Ana", words="Her laugh."))
    assert [part.words for part in circle.parts()] == ["Her laugh."]


def test_a_process_that_has_to_end_stops_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectwell.journal.editing.PATIENCE", 1000.0)
    monkeypatch.setattr(locking, "_latest", locking._latest)
    editing = journal_in(tmp_path).begin(note("Rain."))
    editing.save(note("Rain."))
    with held(places_in(tmp_path).data):
        locking.stop_waiting(within=0.02)
        with pytest.raises(KeptBeside):
            editing.save(note("Rain, and more."))
    assert fallback_copy.PATIENCE < 3, "and otherwise nobody waits for long either"


def test_what_came_from_elsewhere_is_merged_again_where_the_caller_has_not_taken_it_in(tmp_path: Path) -> None:
    """Somebody typed on while the save ran: the words there are newer than what was merged."""
    from dataclasses import replace

    from journal_samples import check_in

    from connectwell.model.entry import Reflection

    journal = journal_in(tmp_path)
    mine = Reflection(key="mine", need="seen", words="mine")
    journal.add(check_in(mine))
    editing = journal.edit("latest")
    before = editing.entry
    other = journal.edit("latest")
    theirs = Reflection(key="here", need="safe", words="theirs")
    other.save(replace(other.entry, reflections=(*other.entry.reflections, theirs)))
    first = replace(before, reflections=(replace(before.reflections[0], words="mine, and"),))
    assert editing.save(first).merged
    editing.discard_merge()
    typed_on = replace(before, reflections=(replace(before.reflections[0], words="mine, and on"),))
    saved = editing.save(typed_on)
    assert (saved.merged, saved.copied) == (True, False)
    assert [part.words for part in journal.get("latest").reflections] == ["mine, and on", "theirs"]
    assert saved.entry == journal.get("latest")
