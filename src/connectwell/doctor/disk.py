"""The disk under the data folder: what it can do, tried with a file that is removed again, and its free space."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from connectwell.doctor.diagnosis import Diagnosis
from connectwell.doctor.installation import Installation
from connectwell.errors import SaveFailed
from connectwell.journal.names import probe_name
from connectwell.locking import hold

_LITTLE: Final = 100_000_000  # bytes
_FEW_FILES: Final = 1000
_MAKE_ROOM: Final = "Make room before you write. What can't be saved stays on the screen."
NOT_SURE_OF_FILES: Final = "The disk doesn't confirm that a file would survive a power cut."
NOT_SURE_OF_FOLDERS: Final = "The disk doesn't confirm that a new file's name would survive a power cut."
_KEPT: Final = "What was saved before is safe."


def fact(installation: Installation) -> str:
    """Returns how much room is left."""
    return f"Disk: {shutil.disk_usage(_nearest(installation.places.data)).free / 1e9:,.1f} GB free."


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what the disk lacks."""
    data = installation.places.data
    yield from _room(_nearest(data))
    if data.is_dir() and os.access(data, os.W_OK | os.X_OK):
        yield from _try_out(data / probe_name(), data / probe_name())
    yield from _core_files()


def _core_files() -> Iterator[Diagnosis]:
    """Yields whether a crash could write the memory to a file, although `__main__` forbids it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if resource.getrlimit(resource.RLIMIT_CORE)[0] not in (0, 1):
        what = "A crash could write a core file with what was on the screen."
        yield Diagnosis("disk", what, "", "'ulimit -c 0' in your shell's start-up file prevents that.", needs_you=False)


def _nearest(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def _room(place: Path) -> Iterator[Diagnosis]:
    free = shutil.disk_usage(place).free
    if free < _LITTLE:
        yield Diagnosis("disk", f"The disk has {free // 1_000_000} MB left.", _KEPT, _MAKE_ROOM)
    if hasattr(os, "statvfs"):
        found = os.statvfs(place)
        if found.f_files and found.f_favail < _FEW_FILES:
            yield Diagnosis("disk", f"The disk has room for {found.f_favail} more files.", _KEPT, _MAKE_ROOM)


def _try_out(probe: Path, second: Path) -> Iterator[Diagnosis]:
    try:
        yield from _sync(probe)
        if not _can(lambda: os.link(probe, second)):
            yield _lacks(
                "hard links", "New entries are saved in another way, which is as safe while only one program writes."
            )
        second.unlink(missing_ok=True)
        if not _can(lambda: probe.replace(second)):
            yield Diagnosis(
                "disk", "A file can't be renamed in the data folder.", _KEPT, "Move the data folder to another disk."
            )
        second.touch(0o600)
        if not _locks(second):
            yield _lacks("locks", "Don't write from two windows or machines at the same time.")
    except OSError as error:
        yield Diagnosis(
            "disk",
            f"Nothing can be written in the data folder: {SaveFailed.because(error).reason}.",
            _KEPT,
            "Nothing new can be saved here until that is mended.",
        )
    finally:
        for path in (probe, second):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _sync(probe: Path) -> Iterator[Diagnosis]:
    file = os.open(probe, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, b"connectwell doctor")
        synced = _can(lambda: os.fsync(file))
    finally:
        os.close(file)
    folder = os.name == "nt" or _can(lambda: _sync_folder(probe.parent))
    if not (synced and folder):
        yield Diagnosis(
            "disk",
            NOT_SURE_OF_FOLDERS if synced else NOT_SURE_OF_FILES,
            "Everything is saved as safely as this disk can.",
            "Keep a backup. A disk inside this machine, such as ext4, xfs, btrfs or APFS, would confirm it.",
            needs_you=not synced,
        )


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _locks(path: Path) -> bool:
    """Returns whether a lock that is held keeps another one out."""
    first = hold(path)
    if first is None:
        return True
    try:
        other = hold(path)
        if other is not None:
            os.close(other)
        return other is None
    finally:
        os.close(first)


def _can(act: Callable[[], object]) -> bool:
    try:
        act()
    except OSError:
        return False
    return True


def _lacks(what: str, todo: str) -> Diagnosis:
    return Diagnosis("disk", f"The disk under the data folder has no {what}.", "", todo, needs_you=False)
