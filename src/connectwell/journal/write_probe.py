"""Testing whether the journal is writable, by creating a file."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from connectwell.errors import SaveFailed
from connectwell.journal import names
from connectwell.journal.folders import Folders, check_folder
from connectwell.journal.parsing import Damaged

_PROBE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def why_not_writable(folders: Folders) -> SaveFailed | None:
    """Returns why no file can be created in the journal, or in the folder it will be in; else None. Cleans up."""
    try:
        for folder in (folders.entries, folders.all_versions):
            with suppress(FileNotFoundError):
                check_folder(folder)
        _try(_nearest(folders.entries))
        if folders.data.exists():
            _try(folders.data)
    except Damaged as damaged:
        return SaveFailed(damaged.reason)
    except OSError as error:
        return SaveFailed.because(error)
    return None


def _nearest(folder: Path) -> Path:
    """Returns `folder` or its nearest existing parent."""
    return next(place for place in (folder, *folder.parents) if os.path.lexists(place))


def _try(folder: Path) -> None:
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder")
    probe = folder / names.probe_name()
    file = os.open(probe, _PROBE, 0o600)
    try:
        os.close(file)
    finally:
        probe.unlink()
