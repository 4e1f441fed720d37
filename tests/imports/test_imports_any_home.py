"""Whatever a journal holds, an archive of it gives it back elsewhere, and never costs a word where it comes in."""

import tempfile
from pathlib import Path

from homes import IDS, archive_bytes, contents, entry_of, files_in, home_with, homes
from hypothesis import given
from hypothesis import strategies as st

from connectwell.imports.connectwell import dry_run_restore, import_archive, read_archive


@given(homes())
def test_an_empty_home_gets_the_same_bytes_in_all_files(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = home_with(files, Path(folder, "here")), home_with({}, Path(folder, "there"))
        archive = read_archive(archive_bytes(here))
        assert archive.is_whole
        import_archive(there.journal, archive)
        assert files_in(there) == files


@given(homes(), st.data())
def test_a_home_that_went_its_own_way_loses_nothing_and_gets_everything(
    files: dict[str, bytes], data: st.DataObject
) -> None:
    changed = (
        {file: data.draw(contents(file)) for file in data.draw(st.sets(st.sampled_from(sorted(files))))}
        if files
        else {}
    )
    gone = data.draw(st.sets(st.sampled_from(sorted(files)))) if files else set()
    own = {file: content for file, content in (files | data.draw(homes()) | changed).items() if file not in gone}
    with tempfile.TemporaryDirectory() as folder:
        here, there = home_with(files, Path(folder, "here")), home_with(own, Path(folder, "there"))
        archive = read_archive(archive_bytes(here))
        foreseen = dry_run_restore(there.journal, archive).taken
        assert files_in(there) == own, "a rehearsal writes nothing"
        taken = import_archive(there.journal, archive)
        after = files_in(there)
        assert not taken.failed
        assert set(own.values()) <= set(after.values()), "nothing that was here is lost"
        assert set(files.values()) <= set(after.values()), "everything of the archive is here"
        assert {name: sorted(of) for name, of in foreseen.became.items() if of} == {
            name: sorted(of) for name, of in taken.became.items() if of
        }
        again = import_archive(there.journal, archive)
        assert files_in(there) == after, "a second time adds nothing"
        assert not again.count("added", "copied", "kept", "repaired")


def test_a_rehearsal_knows_what_a_repair_keeps(tmp_path: Path) -> None:
    edited, before = (f"entries/2026/.{IDS[-1]}.abcdef.edit.{suffix}" for suffix in ("toml", "from"))
    whole = entry_of(edited, "whole")
    damaged = whole[:-3]
    here = home_with({before: whole, edited: damaged}, tmp_path / "here")
    there = home_with({before: damaged, edited: entry_of(edited, "here")}, tmp_path / "there")
    archive = read_archive(archive_bytes(here))
    foreseen = dry_run_restore(there.journal, archive).taken
    assert foreseen.became == import_archive(there.journal, archive).became
    assert foreseen.count("repaired", "earlier") == 2
