"""Breaking a real save: the system call of your choice fails, or kills the process, the n-th time it is made."""

import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from line_server import LineServer

from connectwell.journal import Journal, Readable, Unreadable
from connectwell.model.entry import Entry, Note
from connectwell.paths import AppFolders

OLD, NEW = "The old words.", "The new words,\nwhich are a little longer."
LONG = "A long morning. " * 2000
NOW = datetime(2026, 11, 21, 8, 1, 22, tzinfo=UTC)

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed on this machine")


def journal_in(folder: Path, now: datetime = NOW) -> Journal:
    return Journal(
        AppFolders(folder / "data", folder / "config", folder / "cache", folder / "state"), clock=lambda: now
    )


def note(words: str, tail: str = "n1n2n3") -> Entry:
    name = f"2026-11-21T0801-{tail}"
    return Entry(id=name, kind="note", day=NOW.date(), started=NOW, finished=NOW, note=Note(words=words))


def with_words(entry: Entry, words: str) -> Entry:
    assert entry.note
    return replace(entry, note=replace(entry.note, words=words))


def words_in(folder: Path) -> list[str]:
    """The words of every entry that is there; fails when a file cannot be read. Copies begin with "copy: "."""
    found = []
    for item in journal_in(folder).newest(removed=True):
        assert not isinstance(item, Unreadable), item
        assert isinstance(item, Readable)
        assert item.entry.note
        found.append(("copy: " if item.copy_of else "") + item.entry.note.words)
    return sorted(found)


def leftovers_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".*") if path.name.endswith(".tmp")]


def let_time_pass(folder: Path) -> None:
    """Everything left behind is two hours old now."""
    long_ago = (NOW - timedelta(hours=2)).timestamp()
    for path in leftovers_in(folder):
        os.utime(path, (long_ago, long_ago))


@dataclass(frozen=True)
class Ending:
    """How a save ended: its status (see save_server), whether the fault happened, and the calls that were made."""

    status: int
    struck: bool
    calls: list[str]


class Saver(LineServer):
    """Runs saves in children of one server process, each under strace."""

    SCRIPT = "save_server.py"

    def run(self, save: str, folder: Path) -> int:
        """A save without a fault. Gives its status."""
        self._say(f"{save} {folder}")
        return int(self._say("go"))

    def run_traced(self, save: str, folder: Path, *rules: str) -> Ending:
        """A save under strace with these rules, such as `inject=fsync:error=EIO:when=2`."""
        child = self._say(f"{save} {folder}")
        log = folder / "strace.log"
        command = ["strace", "-f", "-y", "-p", child, "-o", str(log)]
        for rule in rules:
            command += ["-e", rule]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr
            attached = tracer.stderr.readline()
            status = int(self._say("go"))
            tracer.stderr.read()
        if "Operation not permitted" in attached:
            pytest.skip(f"strace may not trace here: {attached.strip()}")
        assert "attached" in attached, attached
        calls = log.read_text().splitlines()
        log.unlink()
        return Ending(status, status < 0 or any("(INJECTED)" in call for call in calls), calls)
