"""The same entry changed in two places: both are found afterwards, and nothing said once is said by two."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from journal_samples import check_in, done, file_of, journal_in, note, put, readable, seen, with_note, words_of

from connectwell.journal import Editing, Journal
from connectwell.journal.merge import merge
from connectwell.journal.toml_text import Tables
from connectwell.model.entry import Close, Entry, WalkPosition


def two_sessions(folder: Path, entry: Entry) -> tuple[Journal, Editing, Editing]:
    journal = journal_in(folder)
    name = journal.add(entry).id
    return journal, journal.edit(name), journal.edit(name)


def copies(journal: Journal) -> list[Entry]:
    return [item.entry for item in readable(journal) if item.copy_of]


def test_different_parts_are_merged(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("First.")))
    there.save(replace(there.entry, close=Close(carry="Someone remembered.")))
    saved = here.save(replace(here.entry, reflections=(seen("First, and more."),)))

    now = journal.get(saved.entry.id)
    assert now == saved.entry == here.entry
    assert now.close == Close(carry="Someone remembered.")
    assert now.reflections[0].words == "First, and more."
    assert (saved.merged, saved.copied, copies(journal)) == (True, False, [])


def test_reflections_are_merged_by_key_theirs_first(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("One.", "k1k1"), seen("Two.", "k2k2")))
    there.save(replace(there.entry, reflections=(seen("One!", "k1k1"), seen("Two.", "k2k2"), seen("Three.", "k3k3"))))
    saved = here.save(
        replace(here.entry, reflections=(seen("Two?", "k2k2"), seen("One.", "k1k1"), seen("Four.", "k4k4")))
    )

    found = [(part.key, part.words) for part in journal.get(saved.entry.id).reflections]
    assert found == [("k1k1", "One!"), ("k2k2", "Two?"), ("k3k3", "Three."), ("k4k4", "Four.")]
    assert not saved.copied


def test_a_part_taken_out_on_one_side_stays_out(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("One.", "k1k1"), seen("Two.", "k2k2")))
    there.save(replace(there.entry, reflections=(seen("Two.", "k2k2"),)))
    saved = here.save(replace(here.entry, connections=(done("Hold a door."),)))
    assert [part.key for part in journal.get(saved.entry.id).reflections] == ["k2k2"]


def test_a_part_both_changed_is_kept_twice(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("First.")))
    there.save(replace(there.entry, reflections=(seen("Theirs."),)))
    saved = here.save(replace(here.entry, reflections=(seen("Mine."),), close=Close(carry="Calm.")))

    assert saved.copied
    assert saved.entry.reflections[0].words == "Mine.", "what was just typed stays on the screen"
    now = journal.get(saved.entry.id)
    assert (now.reflections[0].words, now.close) == ("Theirs.", Close(carry="Calm."))
    (copy,) = copies(journal)
    assert (copy.id, copy.reflections[0].words, copy.close) == (now.id, "Mine.", Close(carry="Calm."))


def test_writing_on_after_a_conflict_goes_to_the_one_copy(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("First.")))
    there.save(replace(there.entry, reflections=(seen("Theirs."),)))
    for words in ("Mine", "Mine, and", "Mine, and more."):
        saved = here.save(replace(here.entry, reflections=(seen(words),)))
        assert saved.copied
    assert journal.get(saved.entry.id).reflections[0].words == "Theirs."
    assert [copy.reflections[0].words for copy in copies(journal)] == ["Mine, and more."]


def test_what_was_written_here_stays_on_the_screen_while_other_parts_are_saved(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("First.")))
    there.save(replace(there.entry, reflections=(seen("Theirs."),)))
    here.save(replace(here.entry, reflections=(seen("Mine."),)))
    saved = here.save(replace(here.entry, close=Close(carry="Calm.")))
    assert (saved.copied, saved.entry.reflections[0].words) == (True, "Mine.")
    now = journal.get(saved.entry.id)
    assert (now.reflections[0].words, now.close) == ("Theirs.", Close(carry="Calm."))
    assert [(copy.reflections[0].words, copy.close) for copy in copies(journal)] == [("Mine.", Close(carry="Calm."))]


def test_two_sessions_that_write_on_do_not_push_each_other_out(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("First.")))
    for number in range(4):
        there.save(replace(there.entry, reflections=(seen(f"Theirs {number}."),)))
        here.save(replace(here.entry, reflections=(seen(f"Mine {number}."),)))
    assert journal.get(here.entry.id).reflections[0].words == "Theirs 3."
    assert [copy.reflections[0].words for copy in copies(journal)] == ["Mine 3."]


def test_when_both_sides_agree_again_the_conflict_is_over(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("First.")))
    there.save(replace(there.entry, reflections=(seen("Theirs."),)))
    here.save(replace(here.entry, reflections=(seen("Mine."),)))
    assert not here.save(replace(here.entry, reflections=(seen("Theirs."),))).copied
    saved = here.save(replace(here.entry, reflections=(seen("Both."),)))
    assert (saved.copied, journal.get(saved.entry.id).reflections[0].words) == (False, "Both.")


def test_the_place_in_the_walk_and_what_was_shown_never_conflict(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, replace(check_in(), shown=("a",), walk=WalkPosition(step="arrive")))
    there.save(replace(there.entry, shown=("a", "b"), walk=WalkPosition(step="glance")))
    saved = here.save(replace(here.entry, shown=("a", "c"), walk=WalkPosition(step="close")))
    now = journal.get(saved.entry.id)
    assert (now.shown, now.walk, saved.copied) == (("a", "b", "c"), WalkPosition(step="close"), False)


def test_an_entry_removed_elsewhere_stays_removed_and_keeps_what_was_written(tmp_path: Path) -> None:
    journal, here, _ = two_sessions(tmp_path, note("First."))
    journal.remove(here.entry.id)
    saved = here.save(with_note(here.entry, "More."))
    now = journal.get(saved.entry.id)
    assert now.removed
    assert words_of(now) == "More."


def test_an_entry_deleted_elsewhere_is_written_again(tmp_path: Path) -> None:
    journal, here, _ = two_sessions(tmp_path, note("First."))
    file_of(tmp_path, here.entry).unlink()
    here.save(with_note(here.entry, "More."))
    assert words_of(journal.get(here.entry.id)) == "More."


def test_a_file_damaged_meanwhile_is_left_alone_and_the_words_go_beside_it(tmp_path: Path) -> None:
    journal, here, _ = two_sessions(tmp_path, note("First."))
    damaged = put(tmp_path, f"{here.entry.id}.toml", "<<<<<<< ours\n")
    for words in ("More.", "More and more."):
        assert here.save(with_note(here.entry, words)).copied
    assert damaged.read_text(encoding="utf-8") == "<<<<<<< ours\n"
    assert [words_of(copy) for copy in copies(journal)] == ["More and more."]


def test_once_the_damage_is_mended_saving_goes_on_in_the_file(tmp_path: Path) -> None:
    journal, here, _ = two_sessions(tmp_path, note("First."))
    path = file_of(tmp_path, here.entry)
    whole = path.read_bytes()
    path.write_bytes(b"")
    here.save(with_note(here.entry, "More."))
    path.write_bytes(whole)
    saved = here.save(with_note(here.entry, "More and more."))
    assert (saved.copied, words_of(journal.get(here.entry.id))) == (False, "More and more.")


def test_a_newer_connectwell_meanwhile_is_left_alone(tmp_path: Path) -> None:
    _, here, _ = two_sessions(tmp_path, note("First."))
    path = file_of(tmp_path, here.entry)
    newer = path.read_bytes().replace(b"format = 1", b"format = 2")
    path.write_bytes(newer)
    assert here.save(with_note(here.entry, "More.")).copied
    assert path.read_bytes() == newer


def test_a_save_without_changes_writes_nothing(tmp_path: Path) -> None:
    journal, here, _ = two_sessions(tmp_path, note("First."))
    path = file_of(tmp_path, here.entry)
    before = path.stat()
    saved = here.save(here.entry)
    assert (saved.entry, saved.merged, saved.copied) == (here.entry, False, False)
    assert path.stat() == before
    assert journal.versions(here.entry.id) == ()


changes = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 3), max_size=4)


def tables_of(values: dict[str, int]) -> Tables:
    top = {name: value for name, value in values.items() if name in "ab"}
    parts = [{"key": name, "words": value} for name, value in values.items() if name in "cd"]
    return top | ({"reflections": parts} if parts else {})


def values_of(tables: Tables) -> dict[str, int]:
    parts = {part["key"]: part["words"] for part in tables.get("reflections", [])}
    return {name: value for name, value in tables.items() if name != "reflections"} | parts


@given(changes, changes, changes)
def test_a_merge_takes_each_change_and_invents_none(
    base: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    merged = merge(tables_of(base), tables_of(mine), tables_of(theirs))
    file, view = values_of(merged.file), values_of(merged.view)
    both = set()
    for name in "abcd":
        was, here, there = base.get(name), mine.get(name), theirs.get(name)
        if here in (there, was):
            assert file.get(name) == view.get(name) == there
        elif there == was:
            assert file.get(name) == view.get(name) == here
        else:
            both.add(name)
            assert (file.get(name), view.get(name)) == (there, here)
    assert {key or name for name, key in merged.apart} == both


@given(changes, changes)
def test_one_side_alone_never_conflicts(base: dict[str, int], changed: dict[str, int]) -> None:
    old, new = tables_of(base), tables_of(changed)
    for mine, theirs in ((new, old), (old, new), (new, new)):
        merged = merge(old, mine, theirs)
        assert values_of(merged.file) == values_of(merged.view) == changed
        assert not merged.apart


def test_a_session_that_saw_no_change_keeps_the_file_as_the_other_left_it() -> None:
    merged = merge({"a": 1}, {"a": 1}, {"a": 2, "new": True})
    assert (merged.file, merged.taken) == ({"a": 2, "new": True}, True)


def test_what_is_put_away_on_one_side_stays_out_of_sight_with_the_words_of_the_other(tmp_path: Path) -> None:
    for away_first in (True, False):
        journal, here, there = two_sessions(tmp_path / str(away_first), check_in(seen("First.")))
        first, then = (there, here) if away_first else (here, there)
        away, edited = replace(seen("First."), put_away=True), seen("First, and more.")
        first.save(replace(first.entry, reflections=(away,) if away_first else (edited,)))
        saved = then.save(replace(then.entry, reflections=(edited,) if away_first else (away,)))

        now = journal.get(saved.entry.id)
        assert now == saved.entry
        assert [(part.words, part.put_away) for part in now.reflections] == [("First, and more.", True)]
        assert (saved.merged, saved.copied, copies(journal)) == (True, False, [])


def test_where_both_wrote_and_one_put_it_away_neither_text_is_in_sight(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, check_in(seen("First.")))
    there.save(replace(there.entry, reflections=(replace(seen("Theirs."), put_away=True),)))
    saved = here.save(replace(here.entry, reflections=(seen("Mine."),)))

    assert saved.copied
    (copy,) = copies(journal)
    texts = [part for entry in (journal.get(saved.entry.id), copy) for part in entry.reflections]
    assert [(part.words, part.put_away) for part in texts] == [("Theirs.", True), ("Mine.", True)]


def test_a_note_put_away_elsewhere_while_it_is_open_is_put_away_and_keeps_what_is_written(tmp_path: Path) -> None:
    journal, here, there = two_sessions(tmp_path, note("Rain."))
    assert there.entry.note
    there.save(replace(there.entry, note=replace(there.entry.note, put_away=True)))
    here.save(with_note(here.entry, "Rain, and wind."))
    found = journal.get(here.entry.id).note
    assert found is not None
    assert (found.words, found.put_away) == ("Rain, and wind.", True)
