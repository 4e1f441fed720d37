"""edit, remove, restore, erase: what a person types, reads, and finds on disk afterwards."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest
from asking import ask, run

from connectwell.context import Context
from connectwell.entries import external_editor
from connectwell.model.entry import Entry
from editors import (
    BREAKS,
    CHANGES_AND_STOPS,
    LEAVES_ALONE,
    Command,
    add_note,
    as_setting,
    beside,
    earlier_words,
    editor,
    file_of,
    replacing,
    words_of,
)
from terminal import Terminal

SNOW = replacing("Rain", "Snow")


@pytest.fixture
def entry(context: Context) -> Entry:
    return add_note(context)


@pytest.fixture
def with_editor(monkeypatch: pytest.MonkeyPatch) -> "WithEditor":
    return WithEditor(monkeypatch)


class WithEditor:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, command: Command) -> None:
        self._monkeypatch.setenv("EDITOR", as_setting(command)["EDITOR"])


def test_an_edit_is_saved(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(SNOW)
    told = ask(context, "edit", "latest")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == f"Saved. 'connectwell show {entry.id[16:]}' shows it.\n"
    assert words_of(context) == "Snow all evening."


@pytest.fixture
def copy(context: Context, entry: Entry) -> Path:
    """A copy of the entry, as another machine left it."""
    file = file_of(context, entry)
    copy = file.with_name(f"{entry.id}.conflict-zz12.toml")
    copy.write_text(file.read_text().replace("all evening", "all night"))
    return copy


@pytest.mark.parametrize("whole_name", [True, False])
def test_a_copy_is_shown_and_edited_by_its_name(
    context: Context, entry: Entry, copy: Path, with_editor: WithEditor, whole_name: bool
) -> None:
    with_editor(SNOW)
    name = copy.stem if whole_name else copy.stem[16:]
    told = ask(context, "edit", name)
    assert (told.exit_code, told.stderr) == (0, f"Saved. 'connectwell show {copy.stem}' shows it.\n")
    assert "Snow all night." in ask(context, "show", copy.stem).stdout
    assert words_of(context, entry.id) == "Rain all evening.", "the entry itself is as it was"
    assert earlier_words(context, entry.id) == ["Rain all night."]
    assert beside(context, entry) == []


def test_a_copy_that_cannot_be_taken_in_is_as_it_was_and_what_was_typed_is_kept(
    context: Context, entry: Entry, copy: Path, with_editor: WithEditor
) -> None:
    before = copy.read_bytes()
    with_editor(BREAKS)
    told = ask(context, "edit", copy.stem)
    assert told.exit_code == 1
    assert f"'connectwell edit {entry.id[16:]}' goes on with it." in told.stderr
    assert copy.read_bytes() == before
    assert beside(context, entry)


def test_visual_comes_before_editor(context: Context, entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", as_setting(SNOW)["EDITOR"])
    monkeypatch.setenv("EDITOR", as_setting(BREAKS)["EDITOR"])
    assert ask(context, "edit", entry.id[16:]).exit_code == 0
    assert words_of(context) == "Snow all evening."


def test_an_editor_that_left_at_once_may_be_open_still(
    context: Context, entry: Entry, with_editor: WithEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_editor(LEAVES_ALONE)
    monkeypatch.setattr(external_editor, "AT_ONCE", 60)
    told = ask(context, "edit", entry.id)
    assert told.exit_code == 0
    assert told.stderr.startswith("Your editor came back at once, and nothing was changed.")
    assert f"'connectwell edit {entry.id[16:]}' goes on with it" in told.stderr
    monkeypatch.setattr(external_editor, "AT_ONCE", 0)
    assert ask(context, "edit", entry.id).stderr == "Nothing was changed.\n"


def test_what_such_an_editor_left_unchanged_is_deleted_when_asked(
    context: Context, entry: Entry, with_editor: WithEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_editor(LEAVES_ALONE)
    monkeypatch.setattr(external_editor, "AT_ONCE", 60)
    ask(context, "edit", entry.id)
    assert beside(context, entry)
    assert ask(context, "edit", "latest", "--discard").stderr == "That edit is deleted. The entry is as it was.\n"
    assert beside(context, entry) == []
    assert ask(context, "edit", "latest", "--discard").stderr == "Nothing was changed.\n"


def test_what_such_an_editor_saves_later_is_offered(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(editor(f"pathlib.Path({str(context.places.data)!r}, 'where').write_text(str(file))"))
    ask(context, "edit", entry.id)
    opened = Path((context.places.data / "where").read_text())
    opened.write_bytes(file_of(context, entry).read_bytes().replace(b"Rain", b"Snow"))
    with_editor(LEAVES_ALONE)
    told = ask(context, "edit", entry.id)
    assert told.stderr.startswith("An edit of this entry from ")
    assert words_of(context) == "Snow all evening."


def test_a_fault_in_a_pipe_keeps_the_text_and_says_where(
    context: Context, entry: Entry, with_editor: WithEditor
) -> None:
    with_editor(BREAKS)
    told = ask(context, "edit", entry.id)
    assert told.exit_code == 1
    assert told.stderr == (
        "It can't be read: line 11 isn't valid TOML.\n"
        f"What you typed is kept beside the entry; 'connectwell edit {entry.id[16:]}' goes on with it.\n"
    )
    with_editor(replacing("words = unquoted", ""))
    told = ask(context, "edit", entry.id)
    assert (told.exit_code, beside(context, entry)) == (0, [])
    assert told.stderr.startswith("An edit of this entry from ")
    assert "It opens now.\nNothing was changed.\n" in told.stderr


def test_a_kept_edit_can_be_discarded(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(BREAKS)
    ask(context, "edit", entry.id)
    assert ask(context, "edit", entry.id, "--discard").stderr == "That edit is deleted. The entry is as it was.\n"
    assert beside(context, entry) == []
    assert ask(context, "edit", entry.id, "--discard").stderr == "Nothing was changed.\n"


def test_an_editor_with_a_fault_of_its_own(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(CHANGES_AND_STOPS)
    told = ask(context, "edit", entry.id)
    assert told.exit_code == 1
    assert told.stderr.startswith("The editor stopped with an error. The entry is as it was.\nWhat you typed")
    ask(context, "edit", entry.id, "--discard")
    for ends in ("sys.exit(1)", "sys.exit(127)", "os.kill(os.getpid(), 9)"):
        with_editor(editor(ends))
        said = "The editor stopped with an error. The entry is as it was.\n"
        told = ask(context, "edit", entry.id)
        assert (told.exit_code, told.stderr) == (1, said), ends


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({}, "No editor was found."),
        ({"EDITOR": "no-such-editor -x"}, "The editor in $VISUAL or $EDITOR, no-such-editor -x, isn't installed."),
        ({"EDITOR": "'vim"}, "a quote in it isn't closed"),
        ({"EDITOR": "  "}, "No editor was found."),
        ({"VISUAL": "", "EDITOR": "''"}, "isn't installed."),
    ],
)
def test_no_editor_is_a_sentence(
    context: Context, entry: Entry, environ: dict[str, str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    told = ask(context, "edit", entry.id)
    assert told.exit_code == 2
    assert says in told.stderr
    assert beside(context, entry) == []


def test_an_editor_that_cannot_be_started(
    context: Context, entry: Entry, tmp_path: Path, with_editor: WithEditor
) -> None:
    program = tmp_path / "editor"
    program.write_bytes(b"\x7fELF, or not")
    program.chmod(0o755)
    with_editor([str(program)])
    told = ask(context, "edit", entry.id)
    assert told.exit_code == 2
    assert "can't be started" in told.stderr
    assert beside(context, entry) == []


def test_a_program_name_with_a_space_in_it(
    context: Context, entry: Entry, tmp_path: Path, with_editor: WithEditor
) -> None:
    program = tmp_path / "my editor"
    program.write_text('#!/bin/sh\nsed -i.bak s/Rain/Snow/ "$1" && rm "$1.bak"\n')
    program.chmod(0o755)
    with_editor([str(program)])
    assert ask(context, "edit", entry.id).exit_code == 0
    assert words_of(context) == "Snow all evening."


def test_a_full_disk_leaves_everything_as_it_was(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(SNOW)
    (context.places.data / "versions").write_text("a file where a folder belongs")
    told = ask(context, "edit", entry.id)
    assert told.exit_code == 1
    assert told.stderr.startswith("Could not save: ")
    assert f"'connectwell edit {entry.id[16:]}' goes on with it." in told.stderr
    assert words_of(context) == "Rain all evening."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_only_be_read(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(SNOW)
    folder = file_of(context, entry).parent
    folder.chmod(0o500)
    try:
        told = ask(context, "edit", entry.id)
    finally:
        folder.chmod(0o700)
    assert told.exit_code == 1
    assert told.stderr.startswith("Could not save: ")


def test_no_word_is_in_the_arguments_or_the_environment_of_the_editor(
    context: Context, entry: Entry, tmp_path: Path, with_editor: WithEditor
) -> None:
    told = tmp_path / "told"
    with_editor(editor(f"pathlib.Path({str(told)!r}).write_text(repr((sys.argv, dict(os.environ))))"))
    assert ask(context, "edit", entry.id).exit_code == 0
    assert "evening" not in told.read_text()


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed on this machine")
def test_with_vim_itself(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(["vim", "-es", "-c", "%s/Rain/Snow/", "-c", "wq"])
    assert ask(context, "edit", entry.id).exit_code == 0
    assert (words_of(context), beside(context, entry)) == ("Snow all evening.", [])
    assert stat.S_IMODE(file_of(context, entry).stat().st_mode) == 0o600


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed on this machine")
def test_vim_left_with_cq_takes_nothing(context: Context, entry: Entry, with_editor: WithEditor) -> None:
    with_editor(["vim", "-es", "-c", "%s/Rain/Snow/", "-c", "cq"])
    told = ask(context, "edit", entry.id)
    assert (told.exit_code, told.stderr) == (1, "The editor stopped with an error. The entry is as it was.\n")
    assert beside(context, entry) == []


def on_terminal(context: Context, *args: str, command: Command) -> Terminal:
    return Terminal(*args, environ={"CONNECTWELL_HOME": str(context.places.data.parent)} | as_setting(command))


def test_on_a_terminal_it_can_be_edited_again(context: Context, entry: Entry, tmp_path: Path) -> None:
    breaks_then_mends = editor(
        f"flag = pathlib.Path({str(tmp_path / 'again')!r}); text = file.read_bytes()\n"
        "mended = text.replace(b'\\nunquoted', b'').replace(b'Rain', b'Snow')\n"
        "file.write_bytes(mended if flag.exists() else text + b'\\nunquoted')\n"
        "flag.touch()"
    )
    with on_terminal(context, "edit", entry.id, command=breaks_then_mends) as terminal:
        terminal.wait_for("Edit again?")
        assert "what you typed is kept" in terminal.seen
        terminal.press("\n")
        terminal.wait_for("Saved.")
        assert terminal.end() == 0
    assert words_of(context) == "Snow all evening."


def test_on_a_terminal_it_can_be_kept_and_then_left_deleted_or_gone_on_with(context: Context, entry: Entry) -> None:
    with on_terminal(context, "edit", entry.id, command=BREAKS) as terminal:
        terminal.wait_for("Edit again?")
        terminal.press("k\n")
        terminal.wait_for("is kept beside the entry")
        assert terminal.end() == 1
    with on_terminal(context, "edit", entry.id, command=SNOW) as terminal:
        terminal.wait_for("Enter: go on with it")
        terminal.press("l\n")
        assert terminal.end() == 0
    assert words_of(context) == "Snow all evening."
    with on_terminal(context, "edit", entry.id, command=replacing("Snow", "Hail")) as terminal:
        terminal.wait_for("Enter: go on with it")
        terminal.press("d\n")
        terminal.wait_for("That edit is deleted.")
        assert terminal.end() == 0
    assert beside(context, entry) == []


def test_ctrl_c_in_the_editor_is_the_editors_own(context: Context, entry: Entry) -> None:
    waits = editor(
        "import signal\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"
        "print('editing', flush=True)\n"
        "signal.sigwait({signal.SIGINT})\n"
        "file.write_bytes(file.read_bytes().replace(b'Rain', b'Snow'))"
    )
    with on_terminal(context, "edit", entry.id, command=waits) as terminal:
        terminal.wait_for("editing")
        terminal.press("\x03")
        terminal.wait_for("Saved.")
        assert terminal.end() == 0
    assert words_of(context) == "Snow all evening."


def test_a_terminal_closed_while_editing_leaves_what_the_editor_saved(context: Context, entry: Entry) -> None:
    waits = editor(
        "import time\n"
        "file.write_bytes(file.read_bytes().replace(b'Rain', b'Snow'))\n"
        "print('editing', flush=True)\n"
        "time.sleep(60)"
    )
    with on_terminal(context, "edit", entry.id, command=waits) as terminal:
        terminal.wait_for("editing")
        terminal.hang_up()
        terminal.process.wait(20)
    assert words_of(context) == "Rain all evening."
    told = run("edit", entry.id, environ=as_setting(LEAVES_ALONE))
    assert told.returncode == 0, told.stderr
    assert words_of(context) == "Snow all evening."


def test_remove_and_restore(context: Context, entry: Entry) -> None:
    name = entry.id[16:]
    told = ask(context, "remove", "latest")
    assert (told.exit_code, told.stdout) == (0, "")
    still_here = f"'connectwell restore {name}' brings it back; 'connectwell erase {name}' deletes it.\n"
    assert told.stderr == f"It's out of your lists and pages, but it's still on this machine. {still_here}"
    assert ask(context, "list").stdout == ""
    assert ask(context, "list", "--removed").stdout.startswith(name)
    before = ask(context, "remove", name).stderr
    assert before == f"It was out of your lists and pages already, but it's still on this machine. {still_here}"
    assert ask(context, "restore", name).stderr == "It is back in your journal.\n"
    assert ask(context, "list").stdout.startswith(name)
    assert ask(context, "list", "--removed").stdout == ""
    assert ask(context, "restore", name).stderr == "It is in your journal already, so nothing was changed.\n"


def test_versions_are_shown_with_what_came_after_and_brought_back(
    context: Context, entry: Entry, with_editor: WithEditor
) -> None:
    name = entry.id[16:]
    assert ask(context, "show", name, "--versions").stderr == "This entry has no earlier version.\n"
    with_editor(SNOW)
    ask(context, "edit", name)
    with_editor(replacing("Snow", "Hail"))
    ask(context, "edit", name)
    lines = ask(context, "show", name, "--versions").stdout.splitlines()
    assert lines[0].startswith("1. Until Saturday 21 November 2026, ")
    assert lines[1:3] == ["- Snow all evening.", "+ Hail all evening."]
    assert lines[-2:] == ["- Rain all evening.", "+ Snow all evening."]
    told = ask(context, "restore", name, "--version", "2")
    assert told.stderr == "The entry is as it was then. The text it replaced is kept as version 1.\n"
    assert words_of(context) == "Rain all evening."
    assert earlier_words(context, entry.id)[0] == "Hail all evening."


@pytest.mark.parametrize(
    ("number", "says"),
    [("1", "no earlier version"), ("0", "from 1 to"), ("first", "from 1 to"), ("-1", "from 1 to")],
)
def test_a_version_that_is_not_there(context: Context, entry: Entry, number: str, says: str) -> None:
    told = ask(context, "restore", entry.id, f"--version={number}")
    assert told.exit_code == 2
    assert says in told.stderr


def test_erase_asks_for_the_word_and_says_what_stays_elsewhere(context: Context, entry: Entry) -> None:
    other = add_note(context, "Another.")
    for answer in ("", "yes\n", "erased\n", "e\n"):
        told = ask(context, "erase", entry.id[16:], words=answer)
        assert told.exit_code == 1
        assert told.stderr.endswith("Nothing was erased.\n")
        assert "backups" in told.stderr
        assert "evening" not in told.stderr
    assert ask(context, "erase", entry.id[16:], words="Erase\n").stderr.endswith("Erased here.\n")
    assert [item.handle for item in context.journal.newest(removed=True)] == [other.id]


def test_what_is_damaged_or_only_has_versions_left_can_be_erased(context: Context, entry: Entry) -> None:
    file_of(context, entry).write_bytes(b"= broken")
    told = ask(context, "erase", entry.id[16:], words="erase\n")
    assert (told.exit_code, file_of(context, entry).exists()) == (0, False)
    gone = add_note(context)
    context.journal.remove(gone.id)
    file_of(context, gone).unlink()
    assert ask(context, "erase", gone.id, words="erase\n").exit_code == 0
    assert not (context.places.data / "versions" / gone.id).exists()
    assert ask(context, "erase", gone.id, words="erase\n").exit_code == 1


def test_a_copy_that_cannot_be_written_opens_no_editor(
    context: Context, entry: Entry, tmp_path: Path, with_editor: WithEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_editor(editor(f"pathlib.Path({str(tmp_path / 'opened')!r}).touch()"))

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("connectwell.durable.calls.os.fsync", full)
    told = ask(context, "edit", entry.id)
    assert told.exit_code == 1
    assert told.stderr == "Could not save: the disk is full. What was saved before is safe.\n"
    assert not (tmp_path / "opened").exists()
    assert beside(context, entry) == []
