"""Archives from the command line: reading one from a file or a pipe, taking it in, and saying what came of it."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.cli.signals import Ended, ending_as_exceptions
from connectwell.cli.streams import is_terminal, out, say
from connectwell.cli.waiting import waiting
from connectwell.entries.archive_format import LARGEST
from connectwell.errors import SaveFailed, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connectwell.imports.connectwell import Archive, TakenIn
    from connectwell.journal import Journal

SEALED = (
    "That file is sealed with age. 'age -d{key} FILE | connectwell {verb} -' opens it; nothing of it touches the disk "
    "unsealed. {or_here}Nothing was taken in."
)
OR_HERE = "If it was sealed for a key, 'connectwell {verb} FILE -i KEYFILE' opens it, too. "
TAKING_IN = "Taking it in:"
STOPPED = "Stopped. {n} came in so far, and those are safe. The same command again goes on with the rest."
_NAMED = 5


def read_input(file: str, key_file: str | None, verb: str) -> bytes:
    """Reads an archive, and opens it if it is sealed and there is a key.

    Args:
        file: as typed; `-` is stdin.
        key_file: what -i names.
        verb: for the sentence that says how else it opens, such as `backup restore`.

    Raises:
        NoArchive, Sealed, CannotOpen: it can't be read.
        UsageFault: stdin is a terminal.
    """
    from connectwell.imports.sealed import Sealed, is_sealed, unseal

    content = _from_pipe() if file == "-" else _from_file(file)
    if not is_sealed(content):
        return content
    if key_file is not None:
        return unseal(content, _from_file(key_file))
    by_passphrase = b"-> scrypt " in content[:200]
    key = "" if by_passphrase else " -i KEYFILE"
    raise Sealed(SEALED.format(key=key, verb=verb, or_here="" if by_passphrase else OR_HERE.format(verb=verb)))


def take_in(journal: Journal, archive: Archive, *, dry_run: bool) -> int:
    """Takes an archive in, says what came of it, and returns the exit code.

    Raises:
        SaveFailed: with how much came in before.
        KeyboardInterrupt, Ended: after saying so.
    """
    from connectwell.imports.connectwell import TakenIn, take_in

    taken = TakenIn()
    try:
        with ending_as_exceptions(), waiting(TAKING_IN) as progress:
            take_in(journal, archive, taken, dry_run=dry_run, progress=progress)
    except (KeyboardInterrupt, Ended):
        say(STOPPED.format(n=_number_in(taken)))
        raise
    except SaveFailed as failed:
        if number := _number_in(taken):
            failed.args = (f"{failed} {STOPPED.format(n=number)}",)
        raise
    out(_sentence(taken, dry_run))
    for said in (*_about(taken, dry_run), *faults_of(archive)):
        say(said)
    return 0 if archive.is_whole and not taken.failed else 1


def faults_of(archive: Archive) -> Iterable[str]:
    """Yields what an archive lacks, as sentences."""
    yield from archive.faults
    if archive.broken:
        yield f"Altered or damaged in the archive, so left out: {named(archive.broken)}."
    if archive.lacks:
        yield f"Not in the archive, because it could not be read when that was made: {named(archive.lacks)}."


def named(names: Iterable[str]) -> str:
    """Returns the first few of these names, with how many more there are."""
    several = list(names)
    more = f" and {len(several) - _NAMED:,} more" if several[_NAMED:] else ""
    return ", ".join(several[:_NAMED]) + more


def counted(number: int, one: str, several: str) -> str:
    """Returns a count with its noun."""
    return f"1 {one}" if number == 1 else f"{number:,} {several}"


def _number_in(taken: TakenIn) -> int:
    return taken.count("added", "copied", "repaired", "kept") + taken.versions


def _sentence(taken: TakenIn, dry_run: bool) -> str:
    told = [f"{taken.count('added'):,} {'would be added' if dry_run else 'added'}"]
    if taken.versions:
        told.append(f"with {counted(taken.versions, 'earlier version', 'earlier versions')}")
    if there := taken.count("there", "earlier", "copied", "kept", "repaired"):
        told.append(f"{there:,} here already")
    return ", ".join(told) + "."


def _about(taken: TakenIn, dry_run: bool) -> Iterable[str]:
    """Yields a sentence about each thing that was more than adding."""
    would = "would be" if dry_run else "is"
    for became, said in (
        ("copied", f"Here with other words; yours stay, and the archive's text {would} a copy beside each"),
        ("kept", f"Here with other words; yours stay, and the archive's text {would} an earlier version of each"),
        ("repaired", f"Damaged here; the archive's text {would} in its place, the damaged text an earlier version"),
        (
            "earlier",
            "Changed here since; yours stay, and the archive's text is here too, as a copy or earlier version",
        ),
    ):
        if names := taken.became.get(became):  # type: ignore[call-overload]  # each is one
            yield f"{said}: {named(names)}."
    if taken.newer:
        yield f"Written by a newer connectwell and taken in as they are, to be read there: {named(taken.newer)}."
    if taken.failed:
        yield f"Could not be written here: {named(taken.failed)}. They are still in the archive."


def _from_pipe() -> bytes:
    from connectwell.imports.connectwell import NoArchive

    if is_terminal(sys.stdin):
        raise UsageFault("'-' reads an archive from a pipe, and nothing is piped in. Nothing was taken in.")
    buffer = getattr(sys.stdin, "buffer", None)
    content: bytes = b"" if buffer is None else buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise NoArchive("What came is larger than 2 GB, so it isn't opened here. Nothing was taken in.")
    return content


def _from_file(file: str) -> bytes:
    """Reads an ordinary file. Never waits, as on a FIFO. Raises NoArchive."""
    from connectwell.imports.connectwell import NoArchive

    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        path = Path(file)
        with suppress(RuntimeError):  # ~nobody: an ordinary name then
            path = path.expanduser()
        opened = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL byte in the name
        raise NoArchive("There is no such file. Nothing was taken in.") from None
    except OSError:
        raise NoArchive("That file is there, but it cannot be opened. Nothing was taken in.") from None
    try:
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode):
            raise NoArchive("That isn't an ordinary file. A pipe is read with '-'. Nothing was taken in.")
        if found.st_size > LARGEST:
            raise NoArchive("That file is larger than 2 GB, so it isn't opened here. Nothing was taken in.")
        with os.fdopen(opened, "rb", closefd=False) as reader:
            return reader.read()  # its size is checked; asking for 2 GB would reserve them
    except OSError:
        raise NoArchive("The disk reported an error while reading that file. Nothing was taken in.") from None
    finally:
        os.close(opened)
