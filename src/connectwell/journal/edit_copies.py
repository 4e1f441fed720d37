"""The working copies that the person's own editor opens, beside their entry.

The editor opens `.<id>.<random>.edit.toml`. `.<id>.<random>.edit.from` beside it has the original content, for the
merge, and is locked while the editor may be open.
"""

import os
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from connectwell import durable
from connectwell.errors import NOT_CONFIRMED, ConnectwellError, NotConfirmed, SaveFailed
from connectwell.journal import names
from connectwell.journal.folders import Folders, list_names, read_bytes, read_if_exists
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.journal.versions import cut_version
from connectwell.locking import hold

_TRIES = 100
NOT_DISCARDED = "That edit may still be there: {reason}. The entry is as it was."


class EditCopy:
    """An edit copy, locked by this process until `unlock_for_later`.

    Attributes:
        began: its original content; None if that was lost.
    """

    def __init__(self, path: Path, began: bytes | None) -> None:
        self.path, self.began = path, began
        self._held: int | None = None
        with suppress(OSError):
            self._held = hold(_began_from(path))

    def read(self) -> bytes:
        """Reads its content. Raises FileNotFoundError, Damaged, OSError."""
        return read_bytes(self.path)

    def make_private(self) -> None:
        """Sets mode 0600 again, in case the editor replaced the file."""
        with suppress(OSError):
            if stat.S_ISREG(self.path.lstat().st_mode):
                self.path.chmod(0o600)

    def unlock_for_later(self) -> None:
        """Releases the lock and leaves the copy for later."""
        if self._held is not None:
            with suppress(OSError):
                os.close(self._held)
            self._held = None

    def discard(self) -> None:
        """Permanently deletes the copy, as the person asked. Raises ConnectwellError where it may be there still."""
        self.unlock_for_later()
        try:
            self.path.unlink(missing_ok=True)
            _began_from(self.path).unlink(missing_ok=True)
            durable.fsync_folder(self.path.parent)
        except NotConfirmed:
            raise ConnectwellError(NOT_DISCARDED.format(reason=NOT_CONFIRMED)) from None
        except OSError as error:
            raise ConnectwellError(NOT_DISCARDED.format(reason=SaveFailed.because(error).reason)) from None

    def delete(self) -> None:
        """Permanently deletes the copy."""
        self.unlock_for_later()
        _delete(self.path)


def make_copy(folders: Folders, entry_id: str, content: bytes, tail: names.Tail) -> EditCopy:
    """Creates an edit copy of `content` durably, mode 0600. Raises SaveFailed."""
    year = folders.year(entry_id)
    durable.make_folders(year, below=folders.data)
    for _ in range(_TRIES):
        path = year / names.edit_name(entry_id, tail)
        try:
            durable.write_new(_began_from(path), content)
            durable.write_new(path, content)
        except FileExistsError:
            continue
        except ConnectwellError:
            _delete(path)
            raise
        return EditCopy(path, content)
    raise SaveFailed("every name for a copy is taken")


def newest_edit_copy(folders: Folders, entry_id: str) -> tuple[Path, datetime] | None:
    """Returns the newest edit copy left for an entry and not open anywhere, with its UTC mtime, or None."""
    kept = [
        (path, datetime.fromtimestamp(path.lstat().st_mtime, UTC))
        for path in _left_of(folders, entry_id)
        if _is_left(folders, path, changed=True)
    ]
    return max(kept, key=lambda one: one[1], default=None)


def unchanged_edit_copies(folders: Folders, entry_id: str) -> tuple[Path, ...]:
    """Returns the edit copies left for an entry without a change, and not open anywhere."""
    return tuple(path for path in _left_of(folders, entry_id) if _is_left(folders, path, changed=False))


def reopen_edit_copy(path: Path) -> EditCopy:
    """Opens a kept copy to continue with it."""
    try:
        began = read_if_exists(_began_from(path))
    except (Damaged, OSError):
        began = None
    return EditCopy(path, began)


def retire_edit_copy(folders: Folders, path: Path, made: datetime, tail: names.Tail) -> None:
    """Turns an abandoned copy into a version and deletes it. A copy that is open or cannot be read stays.

    Args:
        folders: the journal's paths.
        path: the copy.
        made: when it was written.
        tail: generates the random part of the version's name.

    Raises:
        Damaged, OSError, SaveFailed: the copy stays.
    """
    began, held = _began_from(path), None
    with suppress(FileNotFoundError):
        held = hold(began)
        if held is None:
            return
    try:
        content, entry_id = read_bytes(path), names.edited_id(path.name)
        if content and content not in (read_if_exists(began), read_if_exists(folders.entry(entry_id))):
            if parse_entry(content)[1].id != entry_id:
                raise Damaged("it holds another entry")
            cut_version(folders, entry_id, content, made, tail)
    finally:
        if held is not None:
            os.close(held)
    _delete(path)


def delete_orphan(began: Path) -> None:
    """Deletes an original-content file that a crash left without its copy. Raises OSError."""
    copy = began.with_name(names.copy_name(began.name))
    if not os.path.lexists(copy):
        held = hold(began)
        if held is not None:
            os.close(held)
            began.unlink()


def _left_of(folders: Folders, entry_id: str) -> list[Path]:
    year = folders.year(entry_id)
    try:
        found = [name for name in list_names(year) if names.is_edit_copy(name)]
    except (Damaged, OSError) as error:
        folders.skipped_files.note(f"entries/{year.name}", error, folder=True)
        return []
    return [year / name for name in found if names.edited_id(name) == entry_id]


def _is_left(folders: Folders, path: Path, *, changed: bool) -> bool:
    """Returns whether the copy is not open anywhere, and differs from its original content or doesn't.

    An unreadable one is noted and is neither.
    """
    try:
        content, began = read_bytes(path), read_if_exists(_began_from(path))
        if began is not None:
            held = hold(_began_from(path))
            if held is None:
                return False
            os.close(held)
    except FileNotFoundError:
        return False
    except (Damaged, OSError) as error:
        folders.skipped_files.note(f"entries/{path.parent.name}/{path.name}", error)
        return False
    return (content not in (began, b"")) is changed


def _began_from(path: Path) -> Path:
    return path.with_name(names.original_name(path.name))


def _delete(path: Path) -> None:
    """Deletes the copy first, since its original content alone is useless."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        _began_from(path).unlink(missing_ok=True)
