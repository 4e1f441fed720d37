"""Another program holds the journal's lock, or more words come than are opened again: never "Saved", never lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from asking import run

from connectwell.context import Context
from connectwell.entries import add
from starting import start
from terminal import PATIENCE, Terminal

_HOLDS = "import sys; from pathlib import Path; from connectwell.locking import lock\n\
with lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.readline()"
_MUCH = "a long morning\n" * 140_000


@pytest.fixture
def held(context: Context) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds the lock until it is told to let go."""
    add.reflect(context, "seen", "before")
    command = [sys.executable, "-c", _HOLDS, str(context.places.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        yield holder
        holder.communicate(b"\n")


def _run(home: Path, *arguments: str, words: str) -> subprocess.CompletedProcess[str]:
    return run(*arguments, words=words.encode(), environ={"CONNECTWELL_HOME": str(home)})


def _on_disk(context: Context, words: str) -> list[Path]:
    return [path for path in context.places.data.rglob("[!.]*.toml") if words in path.read_text(encoding="utf-8")]


def _wait_until_it_waits(process: int) -> None:
    """Until it has opened the lock, which another holds."""
    if not (files := Path(f"/proc/{process}/fd")).exists():
        time.sleep(1)
        return
    give_up = time.monotonic() + PATIENCE
    while not any(file.readlink().name == ".lock" for file in files.iterdir() if file.is_symlink()):
        assert time.monotonic() < give_up, "it never came to the lock"
        time.sleep(0.01)


def _home(context: Context) -> Path:
    return context.places.data.parent


@pytest.mark.usefixtures("held")
def test_a_note_from_a_pipe_needs_no_lock(context: Context) -> None:
    told = _run(_home(context), "note", "-", words="Zaunkoenig")
    assert (told.returncode, told.stderr[:6]) == (0, "Saved.")
    assert _on_disk(context, "Zaunkoenig")


@pytest.mark.usefixtures("held")
def test_a_reflection_from_a_pipe_goes_into_a_copy(context: Context) -> None:
    day = context.today().isoformat()
    told = _run(_home(context), "reflect", "safe", "-", "--day", day, words="Zaunkoenig")
    assert told.returncode == 1
    assert "Not saved yet: another program is using the journal." in told.stderr
    assert "a copy beside the entry keeps your words" in told.stderr
    (copy,) = _on_disk(context, "Zaunkoenig")
    assert ".conflict-" in copy.name
    assert "Zaunkoenig" not in told.stderr


@pytest.mark.usefixtures("held")
def test_plain_lines_that_end_go_into_a_copy(context: Context) -> None:
    """The first save needs no lock, for it makes the entry; the later ones go into a copy."""
    lines = "1\n\n5\n5\n5\n5\n5\nseen\nZaunkoenig in the hedge\n"
    told = _run(_home(context), "checkin", "--plain", words=lines)
    assert told.returncode == 1
    assert "another program is using the journal" in told.stdout
    (copy,) = _on_disk(context, "Zaunkoenig in the hedge")
    assert ".conflict-" in copy.name


@pytest.mark.usefixtures("held")
def test_ctrl_c_while_an_archive_waits_for_the_lock_ends_it(context: Context, tmp_path: Path) -> None:
    archive = tmp_path / "archive.json"
    assert _run(_home(context), "backup", str(archive), words="").returncode == 0
    environ = os.environ | {"CONNECTWELL_HOME": str(_home(context))}
    with TemporaryFile("w+") as told, Path(os.devnull).open("r+") as nowhere:
        streams = (nowhere.fileno(), nowhere.fileno(), told.fileno())
        running = start(["import", "connectwell", str(archive)], streams, environ)
        _wait_until_it_waits(running.pid)
        running.send_signal(signal.SIGINT)
        code = running.wait(5)
        told.seek(0)
        said = told.read()
    assert (code, said.strip()) == (130, "Stopped. Nothing was added.")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.usefixtures("held")
def test_told_to_end_at_a_prompt_the_lines_are_kept(context: Context, number: int) -> None:
    day = context.today().isoformat()
    home = {"CONNECTWELL_HOME": str(_home(context))}
    with Terminal("reflect", "safe", "--day", day, environ=home) as terminal:
        terminal.wait_for("a dot on a line by itself.")
        terminal.press_until_taken("Zaunkoenig")
        terminal.press("\n")
        terminal.wait_for("\n")
        terminal.process.send_signal(number)
        assert terminal.end() == 1
        assert "a copy beside the entry keeps your words" in " ".join(terminal.seen.split())
    assert _on_disk(context, "Zaunkoenig")


def test_more_than_is_opened_again_is_never_called_saved(context: Context) -> None:
    add.reflect(context, "seen", "before")
    for arguments in (["note", "-"], ["reflect", "safe", "-", "--day", context.today().isoformat()]):
        told = _run(_home(context), *arguments, words=_MUCH)
        assert told.returncode == 1
        assert "more than 2 MB" in told.stderr
        assert "It is still where it came from" in told.stderr
        assert "Saved." not in told.stderr
    assert not _on_disk(context, "a long morning")
    assert _on_disk(context, "before")
