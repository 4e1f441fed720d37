"""The index as an SQLite file. It never raises: on any error the files are parsed instead, which is slower."""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from connectwell import durable
from connectwell.errors import SaveFailed
from connectwell.journal.index import files
from connectwell.journal.index.rows import Row, checksum

_WAIT = 1.0  # seconds; a write by another process takes milliseconds
_AT_ONCE = 50  # rows; one by one takes a tenth longer
_LARGEST_ROW = 8_000_000  # bytes; a damaged file may claim more than fits in memory
_TABLE = "CREATE TABLE IF NOT EXISTS entries (row BLOB, checksum INTEGER)"
_SETTINGS: Final = (
    "page_size = 16384",  # bytes; entries are too large for the default of 4,096
    "cache_size = 16",  # pages; rows are read once, in order, so a larger cache only costs memory
    "journal_mode = DELETE",  # a write-ahead log would keep words beside the index
    "synchronous = OFF",  # it is disposable, and checksums catch what a power cut leaves
    "secure_delete = ON",
    "temp_store = MEMORY",  # words never go into a temporary file elsewhere
    "cell_size_check = ON",
    "trusted_schema = OFF",
)
# UnicodeDecodeError: for a damaged file, even SQLite's error message may not decode.
_SQLITE_ERRORS: Final = (sqlite3.Error, sqlite3.Warning, UnicodeDecodeError, MemoryError)
# Errors that don't mean a damaged file: it is busy or read-only, the disk is full, and so on.
_TRANSIENT: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PROTOCOL,
}


class Cache:
    """The index, open while in its context. Not shared between threads; each opens its own.

    Args:
        file: its path; need not exist.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._sqlite: sqlite3.Connection | None = None
        self._was_recreated = False

    def __enter__(self) -> "Cache":
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def rows(self) -> Iterator[tuple[Sequence[int], Sequence[bytes]]]:
        """Yields rowids and serialised rows, in batches.

        At the first batch with a damaged row it deletes the file and stops.
        """
        try:
            every = self._execute("SELECT rowid, row, checksum FROM entries")
            while some := list(islice(every, _AT_ONCE)):
                numbers, rows, sums = zip(*some, strict=True)
                if not all(type(row) is bytes for row in rows) or tuple(map(checksum, rows)) != sums:
                    self._recreate()
                    return
                yield numbers, rows
        except _SQLITE_ERRORS as error:
            self._give_up(error)

    def keep(self, rows: Iterable[bytes] = (), *, without: Iterable[int] = ()) -> None:
        """Deletes the rows with the rowids `without`, then adds `rows`, in one transaction."""
        try:
            self._execute("BEGIN IMMEDIATE")
            self._replace(rows, without)
            self._execute("COMMIT")
        except _SQLITE_ERRORS as error:
            self._give_up(error)

    def forget(self, entry_id: str) -> None:
        """Deletes all rows of an entry and its copies, durably, and leaves none of their words in the file.

        Raises:
            OSError: that failed, and the file could not be deleted either.
            NotConfirmed: the disk reported an error.
        """
        try:
            self._execute("PRAGMA synchronous = EXTRA")  # fsyncs the folder, too, once the rollback journal is gone
            self._execute("BEGIN IMMEDIATE")
            theirs = [
                number
                for numbers, rows in self.rows()
                for number, row in zip(numbers, rows, strict=True)
                if Row.read(row).id == entry_id.encode()
            ]
            self._replace((), theirs)
            self._execute("PRAGMA user_version = 1")  # a write, so that rows deleted without an fsync are fsynced now
            self._execute("COMMIT")
            if theirs:
                self._execute("VACUUM")
        except _SQLITE_ERRORS:
            self._close()
        if self._sqlite is None:
            self._delete()
        if self._sqlite is None or self._was_recreated:
            durable.fsync_folder(self._file.parent)

    def _replace(self, rows: Iterable[bytes], without: Iterable[int]) -> None:
        for number in without:
            self._execute("DELETE FROM entries WHERE rowid = ?", (number,))
        for written in rows:
            if len(written) < _LARGEST_ROW // 2:  # larger ones are parsed each time
                self._execute("INSERT INTO entries VALUES (?, ?)", (written, checksum(written)))

    def _execute(self, statement: str, values: tuple[Any, ...] = ()) -> Iterator[Any]:
        """Executes a statement; does nothing and returns no rows if the index isn't available."""
        return iter(()) if self._sqlite is None else self._sqlite.execute(statement, values)

    def _open(self) -> None:
        try:
            _make_private(self._file)
        except (SaveFailed, OSError):
            return
        try:
            self._sqlite = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
            self._sqlite.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_ROW)
            for setting in _SETTINGS:
                self._execute(f"PRAGMA {setting}")
            self._execute(_TABLE)
        except _SQLITE_ERRORS as error:
            self._give_up(error)

    def _close(self) -> None:
        if self._sqlite is not None:
            with suppress(*_SQLITE_ERRORS):
                self._sqlite.close()
            self._sqlite = None

    def _give_up(self, error: Exception) -> None:
        """Continues without the index, or with a new one if the file is damaged."""
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None and code & 0xFF in _TRANSIENT:
            self._close()
        else:
            self._recreate()

    def _recreate(self) -> None:
        self._close()
        with suppress(OSError):
            self._delete()
            if not self._was_recreated:
                self._was_recreated = True
                self._open()

    def _delete(self) -> None:
        """Deletes the file and its companions. Raises OSError."""
        files.delete(self._file)


def _make_private(file: Path) -> None:
    """Creates the file and its folder, or makes the file readable by this user only. Deletes a symlink in its place.

    An existing file is not opened here: closing it would release SQLite's POSIX locks in another thread.

    Raises:
        SaveFailed, OSError: there can be no index here.
    """
    durable.make_folders(file.parent, below=file.parent)
    with suppress(FileNotFoundError):
        mode = os.lstat(file).st_mode
        if stat.S_ISREG(mode):
            if mode & 0o077 and os.name != "nt":
                file.chmod(0o600)
            return
        file.unlink()
    with suppress(FileExistsError):  # another process created it first
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
