"""Archives from the command line: reading one from a file or a pipe, taking it in, and saying what came of it."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.cli.exit_codes import Ended
from connectwell.cli.progress_line import waiting
from connectwell.cli.signals import ending_between_steps
from connectwell.cli.streams import is_terminal, out, say
from connectwell.english import counted, first_of
from connectwell.entries.archive_format import LARGEST
from connectwell.errors import SaveFailed, SettingsFault, UsageFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from connectwell.imports.connectwell import Archive, ImportResult
    from connectwell.journal import Journal
    from connectwell.library.pack_files import PacksBroughtIn
    from connectwell.paths import AppFolders

SEALED = (
    "That file is sealed with age. 'age -d FILE | connectwell {command} -' opens it, and nothing touches the disk "
    "unsealed. Nothing was changed."
)
SEALED_FOR_A_KEY = (
    "That file is sealed with age. 'age -d -i KEYFILE FILE | connectwell {command} -' opens it, and nothing touches "
    "the disk unsealed. 'connectwell {command} FILE -i KEYFILE' opens it, too. Nothing was changed."
)
ADDING = "Adding it to your journal:"
STOPPED = (
    "Stopped. 1 was added so far, and it is safe. The same command again adds the rest.",
    "Stopped. {n} were added so far, and they are safe. The same command again adds the rest.",
)
STOPPED_BEFORE = "Stopped. Nothing was added."
BROKEN = "Altered or damaged in the archive, so left out: {names}."
LACKS = "Not in the archive, because it couldn't be read when the archive was made: {names}."
ADDED = "{n} added"
WOULD_ADD = "{n} would be added"
WITH_VERSIONS = ("with 1 earlier version", "with {n} earlier versions")
THERE = "{n} here already"
CAME = {
    "copied": "Here with other words. Yours stay, and the archive's text is a copy beside each: {names}.",
    "kept": "Here with other words. Yours stay, and the archive's text is an earlier version of each: {names}.",
    "repaired": "Damaged here. The archive's text is in its place, the damaged text is an earlier version: {names}.",
    "earlier": (
        "Changed here since. Yours stay, and the archive's text is here too, as a copy or an earlier version: {names}."
    ),
}
WOULD_COME = {
    "copied": "Here with other words. Yours would stay, and the archive's text would be a copy beside each: {names}.",
    "kept": (
        "Here with other words. Yours would stay, and the archive's text would be an earlier version of each: {names}."
    ),
    "repaired": (
        "Damaged here. The archive's text would be in its place, and the damaged text an earlier version: {names}."
    ),
    "earlier": CAME["earlier"],
}
NEWER = "Written by a newer connectwell, so added as they are, to be read there: {names}."
_BEGINNING = 1 << 16
"""Bytes by which it is seen whether it may be an archive."""
PACKS_ADDED = ("1 file of your packs added.", "{n} files of your packs added.")
PACKS_WOULD_ADD = ("1 file of your packs would be added.", "{n} files of your packs would be added.")
PACKS_DIFFER = (
    "Files of your packs that have other words here: {names}. Yours stay, and the archive's is beside each, in a file "
    "that nothing reads: its name ends in from-backup and six characters."
)
PACKS_WOULD_DIFFER = (
    "Files of your packs that have other words here: {names}. Yours would stay, and the archive's would be beside "
    "each, in a file that nothing reads."
)
NOT_WRITTEN = "These couldn't be written here: {names}. They are still in the archive."


def read_input(file: str, check: Callable[[bytes], None], key_file: str | None, verb: str) -> bytes:
    """Reads what is to be imported, and opens it if it is sealed and there is a key.

    Args:
        file: as typed; `-` is stdin.
        check: called with the beginning, before the rest is read; raises NotAnArchive for something else.
        key_file: what -i names.
        verb: for the sentence that says how else it opens, such as `backup restore`.

    Raises:
        NotAnArchive, Sealed, CannotOpen: it can't be read.
        UsageFault: stdin is a terminal.
    """
    from connectwell.imports.sealed import Sealed, is_sealed, unseal

    content = _from_pipe(check) if file == "-" else _from_file(file, check)
    if not is_sealed(content):
        return content
    if key_file is not None:
        return unseal(content, _from_file(key_file, lambda _: None))
    by_passphrase = b"-> scrypt " in content[:200]
    raise Sealed((SEALED if by_passphrase else SEALED_FOR_A_KEY).format(command=verb))


def import_and_report(journal: Journal, archive: Archive, *, dry_run: bool) -> int:
    """Takes an archive in, says what came of it, and returns the exit code.

    Raises:
        SaveFailed: with how much came in before.
        KeyboardInterrupt, Ended: after saying so.
    """
    from connectwell.imports.connectwell import ImportResult, import_archive

    taken = ImportResult()
    try:
        with ending_between_steps() as end_if_asked, waiting(ADDING) as show:

            def progress(done: int, total: int) -> None:
                end_if_asked()
                show(done, total)

            import_archive(journal, archive, taken, dry_run=dry_run, progress=progress)
    except (KeyboardInterrupt, Ended):
        number = 0 if dry_run else _number_in(taken)
        say(counted(number, *STOPPED) if number else STOPPED_BEFORE)
        raise
    except SaveFailed as failed:
        if number := _number_in(taken):
            failed.args = (f"{failed} {counted(number, *STOPPED)}",)
        raise
    out(_sentence(taken, dry_run))
    for said in (*_about(taken, dry_run), *faults_of(archive)):
        say(said)
    return 0 if archive.is_whole and not taken.failed else 1


def bring_in_packs_and_report(places: AppFolders, archive: Archive, *, dry_run: bool) -> int:
    """Adds the files of an archive's packs that aren't here, says what came of it, and returns the exit code."""
    came = packs_of(places, archive, dry_run=dry_run)
    if came.added:
        say(counted(len(came.added), *(PACKS_WOULD_ADD if dry_run else PACKS_ADDED)))
    if came.beside:
        say((PACKS_WOULD_DIFFER if dry_run else PACKS_DIFFER).format(names=first_of(came.beside)))
    if came.failed:
        say(NOT_WRITTEN.format(names=first_of(came.failed)))
    return 1 if came.failed else 0


def packs_of(places: AppFolders, archive: Archive, *, dry_run: bool) -> PacksBroughtIn:
    """Brings in the files of an archive's packs, or only finds out what would become of them."""
    from connectwell.library.location import packs_folder
    from connectwell.library.pack_files import PacksBroughtIn, bring_in_packs
    from connectwell.settings import read_settings

    came = PacksBroughtIn()
    if archive.packs:
        try:
            folder = packs_folder(places.config, read_settings(places).packs)
        except SettingsFault as fault:
            came.failed.append(f"{len(archive.packs)} of your packs ({str(fault).rstrip('.')})")
        else:
            files = ((file.file, file.content) for file in archive.packs)
            bring_in_packs(folder, files, came, dry_run=dry_run)
    return came


def faults_of(archive: Archive) -> Iterable[str]:
    """Yields what an archive lacks, as sentences."""
    yield from archive.faults
    if archive.broken:
        yield BROKEN.format(names=first_of(archive.broken))
    if archive.lacks:
        yield LACKS.format(names=first_of(archive.lacks))


def _number_in(taken: ImportResult) -> int:
    return taken.count("added", "copied", "repaired", "kept") + taken.versions


def _sentence(taken: ImportResult, dry_run: bool) -> str:
    told = [(WOULD_ADD if dry_run else ADDED).format(n=f"{taken.count('added'):,}")]
    if taken.versions:
        told.append(counted(taken.versions, *WITH_VERSIONS))
    if there := taken.count("there", "earlier", "copied", "kept", "repaired"):
        told.append(THERE.format(n=f"{there:,}"))
    return ", ".join(told) + "."


def _about(taken: ImportResult, dry_run: bool) -> Iterable[str]:
    """Yields a sentence about each thing that was more than adding."""
    for became, said in (WOULD_COME if dry_run else CAME).items():
        if names := taken.became.get(became):  # type: ignore[call-overload]  # each is one
            yield said.format(names=first_of(names))
    if taken.newer:
        yield NEWER.format(names=first_of(taken.newer))
    if taken.failed:
        yield NOT_WRITTEN.format(names=first_of(taken.failed))


def _from_pipe(check: Callable[[bytes], None]) -> bytes:
    from connectwell.imports.connectwell import NotAnArchive

    if is_terminal(sys.stdin):
        raise UsageFault("'-' reads an archive from a pipe, and nothing is piped in. Nothing was changed.")
    buffer = getattr(sys.stdin, "buffer", None)
    content: bytes = b"" if buffer is None else buffer.read(_BEGINNING)
    check(content)
    if buffer is not None and len(content) == _BEGINNING:
        content += buffer.read(LARGEST + 1 - len(content))
    if len(content) > LARGEST:
        raise NotAnArchive("What came is larger than 2 GB, so it isn't opened here. Nothing was changed.")
    return content


def _from_file(file: str, check: Callable[[bytes], None]) -> bytes:
    """Reads an ordinary file. Never waits, as on a FIFO.

    Args:
        file: as typed.
        check: called with the beginning, before the rest is read: it may be a gigabyte of something else.

    Raises:
        NotAnArchive: it can't be read, or `check` raised it.
    """
    from connectwell.imports.connectwell import NotAnArchive

    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        path = Path(file)
        with suppress(RuntimeError):  # ~nobody: an ordinary name then
            path = path.expanduser()
        opened = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL byte in the name
        raise NotAnArchive("There is no such file. Nothing was changed.") from None
    except OSError:
        raise NotAnArchive("That file is there, but it can't be opened. Nothing was changed.") from None
    try:
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode):
            raise NotAnArchive("That isn't an ordinary file. A pipe is read with '-'. Nothing was changed.")
        if found.st_size > LARGEST:
            raise NotAnArchive("That file is larger than 2 GB, so it isn't opened here. Nothing was changed.")
        with os.fdopen(opened, "rb", closefd=False) as reader:
            check(reader.read(_BEGINNING))
            reader.seek(0)
            return reader.read()  # its size is checked; asking for 2 GB would reserve them
    except OSError:
        raise NotAnArchive("The disk reported an error while reading that file. Nothing was changed.") from None
    finally:
        os.close(opened)
