"""Fault 1: killed at any system call of a save. The old entry or the new one, whole; never a torn or empty file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_tools import (
    NEW,
    OLD,
    Saver,
    journal_in,
    leftovers_in,
    let_time_pass,
    needs_strace,
    note,
    with_words,
    words_in,
)

from connectwell.journal.parsing import Damaged, parse_entry

pytestmark = needs_strace

CALLS = ["openat", "write", "fsync", "link", "rename", "renameat2", "mkdir", "unlink", "flock", "close"]
MOST = 40  # of one call in one save; far more than there are


@pytest.fixture(scope="module")
def saver() -> Iterator[Saver]:
    with Saver() as saver:
        yield saver


def folder_before(save: str, folder: Path) -> Path:
    folder.mkdir()
    if save in ("revise", "conflict", "limited"):
        journal_in(folder).add(note(OLD))
    return folder


ALLOWED = {
    "first": [[], [NEW]],
    "again": [[OLD], [NEW]],
    "revise": [[OLD], [NEW]],
    "conflict": [["Theirs."], ["Theirs.", f"copy: {NEW}"]],
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("save", ALLOWED)
def test_killed_at_a_system_call(saver: Saver, tmp_path: Path, save: str, call: str) -> None:
    struck = 0
    for number in range(1, MOST):
        folder = folder_before(save, tmp_path / str(number))
        ending = saver.run_traced(save, folder, f"trace={call}", f"inject={call}:signal=SIGKILL:when={number}")
        found = words_in(folder)
        if not ending.struck:
            assert found == sorted(ALLOWED[save][-1])
            break
        struck += 1
        assert ending.status == -9
        assert found in [sorted(allowed) for allowed in ALLOWED[save]]
        nothing_is_lost_afterwards(folder, found)
    assert struck < MOST - 1
    assert struck or (save, call) in NOT_MADE


NOT_MADE = (
    {("first", "rename"), ("first", "renameat2"), ("first", "read"), ("conflict", "renameat2")}
    | {(save, call) for save in ("again", "revise") for call in ("link", "mkdir", "rename")}
    | {("conflict", call) for call in ("link", "unlink", "mkdir")}
)
"""Calls that a save has no need of."""


def nothing_is_lost_afterwards(folder: Path, found: list[str]) -> None:
    """What was left behind is no obstacle; once it is old its words are kept, and then it goes."""
    let_time_pass(folder)
    whole = {words for path in leftovers_in(folder) if (words := words_in_file(path))}
    journal = journal_in(folder)
    journal.tidy()
    kept = {words.removeprefix("copy: ") for words in words_in(folder)}
    kept |= {words for path in (folder / "data").rglob("versions/*/*.toml") if (words := words_in_file(path))}
    assert whole <= kept
    among_entries = [path for path in leftovers_in(folder) if "versions" not in path.parts]
    assert all(not words_in_file(path) and path.stat().st_size for path in among_entries)
    journal.add(note("Life goes on.", tail="zzzzzz"))
    if found:
        editing = journal.edit("n1n2n3")
        editing.save(with_words(editing.entry, "And on."))
    assert "Life goes on." in words_in(folder)


def words_in_file(path: Path) -> str | None:
    try:
        found = parse_entry(path.read_bytes())[1].note
    except Damaged:
        return None
    assert found
    return found.words
