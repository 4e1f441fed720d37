"""One version of connectwell with a home of its own: what it is told, what it says, and the files it leaves."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ZONE = "CET-1CEST,M3.5.0,M10.5.0/3"
_LONGEST = 120  # seconds


@dataclass(frozen=True)
class Act:
    """One start of the program.

    Attributes:
        args: what is typed after `connectwell`.
        words: what comes from a pipe.
        editor: one of the ways of `scripted_editor`.
        home: which journal; "elsewhere" begins empty.
        columns: how wide the window is.
        brings: a file that the earlier version wrote, and what both find it called beside their own.
    """

    args: tuple[str, ...]
    words: str = ""
    editor: str = "leave"
    home: str = "home"
    columns: int = 80
    brings: tuple[str, str] | None = None

    def __str__(self) -> str:
        piped = f"printf {self.words!r} | " if self.words else ""
        home = "" if self.home == "home" else f"[{self.home}] "
        return f"{home}{piped}connectwell {' '.join(self.args)}"


class Said(NamedTuple):
    """How an act ended."""

    code: int
    out: bytes
    err: bytes


class File(NamedTuple):
    """A file as far as it is compared."""

    mode: int
    content: bytes


class Side:
    """One version.

    Args:
        checkout: its folder, with `src/`.
        folder: where its homes and what it writes go; in what it says, and in its files, it is called SIDE.
        tick: how many seconds pass at each look at the clock within one act.
    """

    def __init__(self, checkout: Path, folder: Path, tick: float) -> None:
        self.checkout, self.folder, self._tick = checkout, folder, tick
        self.desk = folder / "desk"
        """The current folder: exports and pages go there."""
        self._seen: dict[Path, tuple[tuple[int, ...], str]] = {}

    def environ(self, now: datetime, seed: str, *, editor: str = "leave", home: str = "home") -> dict[str, str]:
        """What a process of this version finds around it, and nothing of the person who compares."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "nobody"),
            "CONNECTWELL_HOME": str(self.folder / home),
            "EDITOR": f"{sys.executable} {HERE / 'scripted_editor.py'} {editor}",
            "LANG": "C.UTF-8",
            "TZ": ZONE,
            "PYTHONPATH": os.pathsep.join([str(HERE / "fixed"), str(self.checkout / "src")]),
            "PYTHONPYCACHEPREFIX": str(self.folder.parent / "compiled"),
            "PYTHONHASHSEED": "0",
            "SAME_AS_BEFORE_NOW": now.isoformat(),
            "SAME_AS_BEFORE_SEED": seed,
            "SAME_AS_BEFORE_TICK": str(self._tick),
        }

    def do(self, act: Act, now: datetime, seed: str) -> Said:
        """Starts the program, and gives how it ended. Raises subprocess.TimeoutExpired."""
        ended = subprocess.run(
            [sys.executable, "-m", "connectwell", *act.args],
            input=act.words.encode(),
            capture_output=True,
            cwd=self.desk,
            env=self.environ(now, seed, editor=act.editor, home=act.home) | {"COLUMNS": str(act.columns)},
            timeout=_LONGEST,
        )
        return Said(ended.returncode, self._anywhere(ended.stdout), self._anywhere(ended.stderr))

    def file(self, name: str) -> File | None:
        """One of the files of `changed`, as it is now; None where there is none."""
        path = self.folder / name
        if not path.is_file():
            return None
        return File(path.stat().st_mode & 0o777, self._anywhere(path.read_bytes()))

    def changed(self, now: datetime) -> set[str]:
        """The files that came, went or changed since the last time; not those of the cache, nor what holds a lock.

        What the system notes as the moment of a change becomes `now`, so that it is the same for both.
        """
        found = dict(self._files())
        moment = int(now.timestamp()) * 10**9
        changed = {path for path in self._seen if path not in found}
        for path, looks in found.items():
            digest = self._seen[path][1] if path in self._seen and self._seen[path][0] == looks else ""
            if not digest:
                digest = hashlib.sha256(path.read_bytes()).hexdigest() + oct(path.stat().st_mode)
                os.utime(path, ns=(moment, moment))
                looks = _looks(path.stat())
            if path not in self._seen or self._seen[path][1] != digest:
                changed.add(path)
            found[path] = looks
            self._seen[path] = (looks, digest)
        for path in changed - found.keys():
            del self._seen[path]
        return {path.relative_to(self.folder).as_posix() for path in changed}

    def files(self) -> int:
        """How many files there were at the last look."""
        return len(self._seen)

    def _files(self) -> Iterator[tuple[Path, tuple[int, ...]]]:
        for folder, folders, names in os.walk(self.folder):
            if Path(folder).name == "cache":
                folders.clear()
                continue
            for name in names:
                if name == ".lock":
                    continue
                path = Path(folder) / name
                yield path, _looks(path.lstat())

    def _anywhere(self, content: bytes) -> bytes:
        for place, called in ((self.folder, b"/SIDE"), (HERE, b"/HERE"), (self.checkout, b"/CHECKOUT")):
            content = content.replace(str(place).encode(), called)
        return content


def _looks(found: os.stat_result) -> tuple[int, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode
