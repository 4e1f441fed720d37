"""The demo's temporary folder. It is deleted when its process ends, or at the next start if that was killed."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import Final

from connectwell.locking import hold

PREFIX: Final = "connectwell-demo-"
_RUNNING: Final = ".running"
_GRACE_SECONDS: Final = 60.0
"""How long a new folder may be without its lock."""


@contextmanager
def hold_while_running(folder: Path) -> Iterator[None]:
    """Holds a lock in the folder, so that another process can tell it is in use."""
    mark = folder / _RUNNING
    mark.touch(0o600)
    held = hold(mark)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def stale_folders() -> list[Path]:
    """Returns this user's demo folders whose process is gone."""
    found = []
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.name.startswith(PREFIX) and _is_ours(entry) and not _runs(Path(entry.path)):
                    found.append(Path(entry.path))
    return found


def delete_stale() -> None:
    """Deletes the folders in `stale_folders`."""
    for folder in stale_folders():
        rmtree(folder, ignore_errors=True)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and (
        os.name == "nt" or entry.stat(follow_symlinks=False).st_uid == os.getuid()
    )


def _runs(folder: Path) -> bool:
    """Returns whether a folder's process is still running. A brand-new one may not hold its lock yet."""
    mark = folder / _RUNNING
    if not mark.exists():
        return folder.stat().st_mtime > time.time() - _GRACE_SECONDS
    held = hold(mark)
    if held is None:
        return True
    os.close(held)
    return False
