"""What was typed in an editor is in the entry or still in its copy, whatever breaks while it is taken in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_tools import NEW, NOW, OLD, Saver, journal_in, needs_strace, note, words_in
from save_server import COPIED, FAILED, NOT_CONFIRMED, SAVED

from connectwell.journal import Taken

pytestmark = needs_strace

CALLS = ["openat", "write", "fsync", "link", "renameat2", "mkdir", "unlink", "flock", "close"]
MOST = 60  # of one call in one save; far more than there are


@pytest.fixture(scope="module")
def saver() -> Iterator[Saver]:
    with Saver() as saver:
        yield saver


def folder_before(folder: Path) -> Path:
    folder.mkdir()
    journal_in(folder).add(note(OLD))
    return folder


def copies_in(folder: Path) -> list[Path]:
    return list((folder / "data" / "entries").rglob(".*.edit.toml"))


def go_on(folder: Path) -> None:
    """The person opens it again: the copy that was kept is offered, and taken in as it is."""
    with journal_in(folder).edit_externally(note(OLD).id, NOW.date()) as text:
        assert text.kept_since is not None
        text.go_on()
        assert isinstance(text.take(), Taken)


def nothing_is_lost(folder: Path, case: str) -> None:
    assert words_in(folder) in ([OLD], [NEW], sorted([NEW, f"copy: {OLD}"])), case
    if words_in(folder) == [OLD]:
        go_on(folder)
        assert words_in(folder) == [NEW], case


@pytest.mark.parametrize("call", CALLS)
def test_killed_at_a_system_call(saver: Saver, tmp_path: Path, call: str) -> None:
    struck = 0
    for number in range(1, MOST):
        folder = folder_before(tmp_path / str(number))
        ending = saver.run_traced("by_hand", folder, f"trace={call}", f"inject={call}:signal=SIGKILL:when={number}")
        if not ending.struck:
            assert (words_in(folder), copies_in(folder)) == ([NEW], [])
            break
        struck += 1
        nothing_is_lost(folder, f"killed at {call} number {number}")
    assert struck


@pytest.mark.parametrize("every", [2, pytest.param(1, marks=pytest.mark.long)])
def test_an_error_at_a_system_call(saver: Saver, tmp_path: Path, every: int) -> None:
    struck = 0
    for call in CALLS:
        for number in range(1, MOST, every):
            folder = folder_before(tmp_path / f"{call}-{number}")
            error = ("ENOSPC", "EIO", "EROFS")[struck % 3]
            rule = f"inject={call}:error={error}:when={number}"
            ending = saver.run_traced("by_hand", folder, f"trace={call}", rule)
            if not ending.struck:
                break
            struck += 1
            case = f"{error} at {call} number {number}: status {ending.status}"
            assert ending.status in (SAVED, COPIED, FAILED, NOT_CONFIRMED), case
            if ending.status == SAVED:
                assert words_in(folder) == [NEW], case
            elif ending.status == FAILED:
                assert copies_in(folder), case
            nothing_is_lost(folder, case)
    assert struck > 12 / every
