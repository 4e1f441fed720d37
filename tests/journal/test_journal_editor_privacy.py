"""Which editors are told to keep no traces, and which are left as the person called them."""

from pathlib import Path

import pytest

from connectwell.journal.editor_privacy import private_options


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o700)
    return path


@pytest.mark.parametrize("name", ["vim", "nvim", "vim.basic", "vim.tiny", "nvim.appimage", "gvim", "/opt/bin/nvim"])
def test_vim_under_its_names(name: str) -> None:
    command = private_options([name, "-f"])
    assert command[:2] == [name, "-f"]
    assert "noundofile" in command[-1]


@pytest.mark.parametrize("name", ["vi", "editor"])
@pytest.mark.parametrize(("target", "quiet"), [("vim.basic", True), ("nvim", True), ("nvi", False), ("busybox", False)])
def test_another_name_for_vim_is_vim(bin_folder: Path, name: str, target: str, quiet: bool) -> None:
    (bin_folder / name).symlink_to(program(bin_folder, target))
    assert (private_options([name]) != [name]) is quiet


def test_emacs_makes_no_backup_and_keeps_its_autosave_here() -> None:
    program, own, option, lisp = private_options(["emacs", "-nw"])
    assert (program, own, option) == ("emacs", "-nw", "--eval")
    assert lisp.startswith("(setq make-backup-files nil create-lockfiles nil ")


@pytest.mark.parametrize("command", [["nano"], ["code", "--wait"], ["env", "vim"], ["emacsclient"], ["vimdiff-like"]])
def test_others_are_left_alone(command: list[str]) -> None:
    assert private_options(command) == command
