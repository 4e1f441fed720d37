"""The four folders: whether they are there, writable, and closed to others."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from connectwell.doctor.diagnosis import Diagnosis, Mend
from connectwell.doctor.installation import Installation
from connectwell.english import counted, first_of
from connectwell.model.text import one_line
from connectwell.paths import is_relative

_OTHERS = 0o077
RELATIVE: Final = "CONNECTWELL_HOME isn't a whole path, so every folder you start connectwell in has its own journal."
RELATIVE_TODO: Final = "Set it to the whole path; from here, it is {folder}."
_MOST_FILES = 200_000


def fact(installation: Installation) -> str:
    """Returns whether others may look into the home folder, if the journal is in it."""
    home = Path.home()
    if os.name == "nt" or home not in installation.places.data.parents or not home.stat().st_mode & 0o007:
        return ""
    return "Home folder: others with a login here can look into it. connectwell's own folders are closed to them."


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what is wrong with the folders. On Windows only whether they can be used."""
    if is_relative(installation.environ):
        yield Diagnosis("folders", RELATIVE, "", RELATIVE_TODO.format(folder=installation.places.data.parent))
    for name, folder in installation.places._asdict().items():
        yield from _usable(name, folder)
    if os.name != "nt":
        yield from _open(installation)


def _open(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what others may open, and apart from it what only its closed folder keeps from them."""
    tops = sorted(set(installation.places))
    reachable = [path for top in tops if _is_open(top) for path in _open_to_others(top)]
    if reachable:
        yield Diagnosis(
            "folders",
            counted(
                len(reachable),
                "Others with a login here can open 1 file or folder of connectwell: {names}.",
                "Others with a login here can open {n} files and folders of connectwell: {names}.",
                names=_named(reachable),
            ),
            "",
            "'connectwell doctor --fix' closes them: 0700 for folders, 0600 for files.",
            mend=_closing(reachable),
        )
    behind = [path for top in tops if not _is_open(top) for path in _open_to_others(top)]
    if behind:
        yield Diagnosis(
            "folders",
            counted(
                len(behind),
                "1 file or folder would let others in, if the folder around it did: {names}.",
                "{n} files and folders would let others in, if the folder around them did: {names}.",
                names=_named(behind),
            ),
            "That folder is closed, so nobody else can open what is inside.",
            "'connectwell doctor --fix' closes them as well.",
            needs_you=False,
            mend=_closing(behind),
        )


def _usable(name: str, folder: Path) -> Iterator[Diagnosis]:
    shown = one_line(str(folder), 200)
    try:
        mode = folder.stat().st_mode
    except FileNotFoundError:
        return  # made when it is needed
    except OSError:
        yield Diagnosis(
            "folders",
            f"The {name} folder can't be looked at: {shown}.",
            "Nothing in it was changed.",
            "Your login has to be allowed to open it and the folders above it.",
        )
        return
    if not stat.S_ISDIR(mode):
        yield Diagnosis(
            "folders",
            f"There is a file where the {name} folder belongs: {shown}.",
            "Nothing was changed.",
            "Move that file somewhere else.",
        )
        return
    owner = folder.stat().st_uid
    if os.name != "nt" and owner != os.getuid() and os.getuid() != 0:
        yield Diagnosis(
            "folders",
            f"The {name} folder belongs to another login: {shown}.",
            "",
            "'chown' by an administrator makes it yours, or CONNECTWELL_HOME names another folder.",
        )
    lock = folder / ".lock"
    if name in ("data", "config") and os.path.lexists(lock) and (lock.is_symlink() or lock.is_dir()):
        yield Diagnosis(
            "folders",
            f"Nothing can be saved in the {name} folder: {one_line(str(lock), 200)} isn't a file.",
            "What is in it is safe.",
            "Move it somewhere else; connectwell makes a new one.",
        )
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield Diagnosis(
            "folders",
            f"Nothing can be saved in the {name} folder: {shown}.",
            "What is in it is safe.",
            f"'chmod u+rwx {shown}' opens it for you, if it is yours and the disk isn't read-only.",
        )


def _open_to_others(top: Path) -> Iterator[Path]:
    """Yields what others may open below a folder that is closed itself, too: it may be copied somewhere else."""
    if not top.is_dir():
        return
    if _is_open(top):
        yield top
    seen = 0
    for folder, inside, files in os.walk(top):
        for name in (*inside, *files):
            seen += 1
            path = Path(folder, name)
            if _is_open(path):
                yield path
        if seen > _MOST_FILES:
            return


def _is_open(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    kind = found.st_mode
    return bool(kind & _OTHERS) and (stat.S_ISREG(kind) or stat.S_ISDIR(kind)) and found.st_uid == os.getuid()


def _closing(paths: list[Path]) -> Mend:
    def close() -> str:
        for path in paths:
            path.chmod(
                stat.S_IMODE(path.lstat().st_mode) & ~_OTHERS,
                follow_symlinks=os.chmod not in os.supports_follow_symlinks,
            )
        return counted(len(paths), "Closed 1 file or folder to others.", "Closed {n} files and folders to others.")

    return close


def _named(paths: list[Path]) -> str:
    return first_of([one_line(str(path), 200) for path in paths], 3)
