"""A real vim or nvim, set up to keep everything, leaves nothing of what was written in it outside the entry."""

import os
import shutil
from pathlib import Path

import pytest

from connectwell.context import Context
from editors import add_note, words_of
from terminal import Terminal

KEEPS_EVERYTHING = """
set nocompatible undofile undodir=. backup writebackup patchmode=.orig swapfile updatecount=1 updatetime=50
set history=50 backupdir=~/backups directory=~/swaps
"""


@pytest.fixture(params=["vim", "nvim", "vi"])
def vim(request: pytest.FixtureRequest, nobody_at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = str(request.param)
    found = shutil.which(name)
    if found is None or "vim" not in Path(found).resolve().name:
        pytest.skip(f"{name} is not installed on this machine, or is no vim")
    for folder in ("backups", "swaps", ".config/nvim"):
        (nobody_at_home / folder).mkdir(parents=True)
    (nobody_at_home / ".vimrc").write_text(f"{KEEPS_EVERYTHING}set viminfo='100,<50\n")
    (nobody_at_home / ".config" / "nvim" / "init.vim").write_text(KEEPS_EVERYTHING)
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "VISUAL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("EDITOR", name)


def holding(folder: Path, word: bytes) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and word in path.read_bytes()
    )


@pytest.mark.usefixtures("vim")
def test_it_leaves_nothing(context: Context, nobody_at_home: Path) -> None:
    entry = add_note(context)
    file = f"connectwell/data/entries/2026/{entry.id}.toml"
    with Terminal("edit", "latest") as terminal:
        terminal.wait_for("Rain")
        terminal.press(":%s/Rain/Zanzibar/\ryy:w\r:wq\r")
        assert terminal.end() == 0, terminal.seen
    assert words_of(context) == "Zanzibar all evening."
    assert holding(nobody_at_home, b"Zanzibar") == [file]
    assert [path.name for path in (nobody_at_home / file).parent.iterdir()] == [f"{entry.id}.toml"]


@pytest.mark.usefixtures("vim")
def test_after_a_crash_what_was_typed_is_beside_the_entry_and_erased_with_it(
    context: Context, nobody_at_home: Path
) -> None:
    entry = add_note(context)
    with Terminal("edit", "latest") as terminal:
        terminal.wait_for("Rain")
        terminal.press("Goall of Zanzibar\x1b:preserve\r")
        terminal.wait_for("preserved")
        (child,) = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children").read_text().split()[:1]
        os.kill(int(child), 9)
        terminal.end()
    assert {Path(name).parent.name for name in holding(nobody_at_home, b"Zanzibar")} == {"2026"}
    context.journal.erase(entry.id)
    assert holding(nobody_at_home, b"Zanzibar") == []
