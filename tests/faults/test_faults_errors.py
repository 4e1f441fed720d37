"""Faults 4–8: an error at every system call of a save, by turns. Saved is said of what is saved; the old is kept."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_tools import NEW, OLD, Saver, journal_in, leftovers_in, needs_strace, note, with_words, words_in
from save_server import COPIED, FAILED, NOT_CONFIRMED, SAVED

pytestmark = needs_strace

ERRORS = ["ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES", "EINTR", "EMFILE"]
CALLS = ["openat", "write", "fsync", "link", "rename", "renameat2", "mkdir", "unlink", "flock", "close"]
MOST = 40  # of one call in one save; far more than there are
OWN_WORDS = {"first": ([], [NEW]), "revise": ([OLD], [NEW]), "conflict": (["Theirs."], ["Theirs.", f"copy: {NEW}"])}


@pytest.fixture(scope="module")
def saver() -> Iterator[Saver]:
    with Saver() as saver:
        yield saver


def folder_before(save: str, folder: Path) -> Path:
    folder.mkdir()
    if save not in ("first", "again"):
        journal_in(folder).add(note(OLD))
    return folder


@pytest.mark.parametrize("turn", [0, pytest.param(3, marks=pytest.mark.long)])
@pytest.mark.parametrize("save", OWN_WORDS)
def test_an_error_at_a_system_call(saver: Saver, tmp_path: Path, save: str, turn: int) -> None:
    before, after = OWN_WORDS[save]
    struck = 0
    for call in CALLS:
        for number in range(1, MOST):
            folder = folder_before(save, tmp_path / f"{call}-{number}")
            error = ERRORS[(struck + turn) % len(ERRORS)]
            ending = saver.run_traced(save, folder, f"trace={call}", f"inject={call}:error={error}:when={number}")
            found = words_in(folder)
            case = f"{error} at {call} number {number}: status {ending.status}, found {found}"
            if not ending.struck:
                assert found == sorted(after), case
                break
            struck += 1
            if ending.status == SAVED:
                assert found == [NEW], case
            elif ending.status == NOT_CONFIRMED:
                assert found in ([NEW], sorted(after)), case
            elif ending.status == COPIED:
                assert f"copy: {NEW}" in found or found == sorted([NEW, f"copy: {OLD}"]), case
            else:
                assert ending.status == FAILED, case
                assert found in (before, sorted(after)), case
                assert found == before or save == "conflict", case
            if call != "unlink":
                assert leftovers_in(folder) == [], case
            saving_works_again(folder)
    assert struck > 12


def saving_works_again(folder: Path) -> None:
    journal = journal_in(folder)
    journal.add(note("Life goes on.", tail="zzzzzz"))
    for item in list(journal.newest()):
        editing = journal.edit(item.entry.id)  # type: ignore[union-attr]  # words_in has read them all
        editing.save(with_words(editing.entry, "And on."))


def number_of(saver: Saver, save: str, folder: Path, ending_of_path: str) -> int:
    """Which of the save's fsyncs is the one of a path that ends so: seen in a save without a fault."""
    ending = saver.run_traced(save, folder_before(save, folder), "trace=fsync")
    (number,) = [n for n, call in enumerate(ending.calls, 1) if re.search(f"{ending_of_path}>", call)]
    return number


ENTRY = r"entries/2026/\.[^/]*\.tmp"
VERSION = r"versions/[^/]*/\.[^/]*\.tmp"


@pytest.mark.parametrize(("save", "file"), [("first", ENTRY), ("again", ENTRY), ("revise", VERSION), ("revise", ENTRY)])
def test_an_error_on_a_files_fsync_is_never_called_saved_nor_tried_again(
    saver: Saver, tmp_path: Path, save: str, file: str
) -> None:
    number = number_of(saver, save, tmp_path / "whole", file)
    folder = folder_before(save, tmp_path / "broken")
    ending = saver.run_traced(save, folder, "trace=fsync,link,rename", f"inject=fsync:error=EIO:when={number}")
    assert ending.status == FAILED
    failed = next(n for n, call in enumerate(ending.calls) if "EIO" in call)
    assert re.search(file, ending.calls[failed])
    assert not any("(" in call and "exited" not in call for call in ending.calls[failed + 1 :])
    assert words_in(folder) == ([] if save == "first" else [OLD])


@pytest.mark.parametrize("save", ["first", "again", "revise"])
def test_an_error_on_the_folders_fsync_is_written_not_confirmed(saver: Saver, tmp_path: Path, save: str) -> None:
    number = number_of(saver, save, tmp_path / "whole", "entries/2026")
    folder = folder_before(save, tmp_path / "broken")
    ending = saver.run_traced(save, folder, "trace=fsync", f"inject=fsync:error=EIO:when={number}")
    assert ending.status == NOT_CONFIRMED
    assert words_in(folder) == [NEW]


def test_what_was_not_confirmed_is_written_again_by_the_next_save(saver: Saver, tmp_path: Path) -> None:
    once = saver.run_traced(
        "twice", folder_before("again", tmp_path / "once"), "trace=fsync", "inject=fsync:error=EIO:when=2"
    )
    assert once.status == SAVED
    assert [".tmp>" in call for call in once.calls if "fsync(" in call] == [True, False, True, False]
    always = saver.run_traced(
        "twice", folder_before("again", tmp_path / "always"), "trace=fsync", "inject=fsync:error=EIO:when=2+2"
    )
    assert always.status == NOT_CONFIRMED


def test_beside_a_conflict_what_was_not_confirmed_is_written_again_too(saver: Saver, tmp_path: Path) -> None:
    whole = saver.run_traced("twice_apart", folder_before("revise", tmp_path / "whole"), "trace=fsync")
    last = sum("fsync(" in call for call in whole.calls)
    folder = folder_before("revise", tmp_path / "broken")
    broken = saver.run_traced("twice_apart", folder, "trace=fsync", f"inject=fsync:error=EIO:when={last}")
    assert re.search("entries/2026>.*EIO", broken.calls[last - 1])
    assert re.search(rf"{ENTRY.replace('[^/]*', note(OLD).id + '.toml.[^/.]*')}>", "\n".join(broken.calls[last:]))
    assert words_in(folder) == sorted(["Theirs.", f"copy: {NEW}"])


@pytest.mark.parametrize("error", ["EPERM", "EOPNOTSUPP", "EMLINK", "ENOSYS", "EXDEV"])
def test_where_links_fail_a_new_entry_is_still_made_and_never_overwrites(
    saver: Saver, tmp_path: Path, error: str
) -> None:
    rules = ("trace=link,rename", f"inject=link:error={error}")
    assert saver.run_traced("first", tmp_path, *rules).status == SAVED
    assert words_in(tmp_path) == [NEW]
    assert saver.run_traced("first", tmp_path, *rules).status == SAVED
    assert words_in(tmp_path) == [NEW, NEW], "the second has a name of its own"
    assert leftovers_in(tmp_path) == []


@pytest.mark.parametrize("error", ["ENOLCK", "EOPNOTSUPP", "ENOSYS"])
def test_where_there_are_no_locks_saving_still_works(saver: Saver, tmp_path: Path, error: str) -> None:
    ending = saver.run_traced("first", tmp_path, "trace=flock", f"inject=flock:error={error}")
    assert (ending.struck, ending.status, words_in(tmp_path)) == (True, SAVED, [NEW])


def test_a_folder_that_cannot_be_fsynced_by_its_kind_is_no_error(saver: Saver, tmp_path: Path) -> None:
    ending = saver.run_traced("again", tmp_path, "trace=fsync", "inject=fsync:error=EINVAL:when=2")
    assert (ending.struck, ending.status, words_in(tmp_path)) == (True, SAVED, [NEW])
