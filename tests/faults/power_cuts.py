"""Simulated power loss: what a verb did, call by call, and every disk that a power cut could leave of it.

Bytes are safe once their file is fsynced, names once their folder is; of the rest any part may be missing. What was
written last may be there, missing, half there, or there as zeros. That is stricter than any file system.
"""

import itertools
import os
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from traced_verbs import Call

_FEW = 256
"""As many ways as this are all tried."""
_BY_CHANCE = 24
WHOLE, MISSING, HALF, ZEROS = "whole", "missing", "half", "zeros"
Ways = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Names:
    """A change of names in one folder: what each then stands for; 0 is a folder, and None takes the name away."""

    folder: str
    stand_for: dict[str, int | None]
    ways: Ways = (WHOLE, MISSING)

    def apply(self, disk: "Disk", way: str) -> None:
        if way == MISSING:
            return
        for name, file in self.stand_for.items():
            if file is None:
                disk.names.pop(name, None)
            else:
                disk.names[name] = file


@dataclass(frozen=True, eq=False)
class _Bytes:
    """Bytes written into a file, or its length set."""

    file: int
    at: int
    data: bytes = b""
    length: int | None = None

    @property
    def ways(self) -> Ways:
        return (WHOLE, MISSING) if self.length is not None else (WHOLE, MISSING, HALF, ZEROS)

    def apply(self, disk: "Disk", way: str) -> None:
        if way == MISSING:
            return
        before = disk.files.get(self.file, b"")
        if self.length is not None:
            disk.files[self.file] = before[: self.length].ljust(self.length, b"\0")
            return
        data = {WHOLE: self.data, HALF: self.data[: len(self.data) // 2], ZEROS: bytes(len(self.data))}[way]
        disk.files[self.file] = before[: self.at].ljust(self.at, b"\0") + data + before[self.at + len(data) :]


Change = _Names | _Bytes


@dataclass
class Disk:
    """Names and files below one folder; what a name stands for is a number, 0 for a folder."""

    names: dict[str, int] = field(default_factory=dict)
    files: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, seen_at: str) -> "Disk":
        """What is in a folder, under the path that the calls name it by."""
        disk = cls({seen_at: 0})
        for number, path in enumerate(sorted(folder.rglob("*")), 1):
            name = f"{seen_at}/{path.relative_to(folder)}"
            disk.names[name] = 0 if path.is_dir() else number
            if not path.is_dir():
                disk.files[number] = path.read_bytes()
        return disk

    def copy(self) -> "Disk":
        return Disk(dict(self.names), dict(self.files))

    def tree(self) -> dict[str, bytes | None]:
        """Path and content of all that can be reached, None for a folder."""
        found: dict[str, bytes | None] = {}
        for name in sorted(self.names):  # a folder comes before what is in it
            if not found or name.rpartition("/")[0] in found:
                number = self.names[name]
                found[name] = self.files.get(number, b"") if number else None
        return found


class Recorded:
    """A run of a verb as changes of a disk.

    Args:
        calls: its calls.
        before: the folder as it was before the run.
        seen_at: the path it had during the run.
    """

    def __init__(self, calls: Iterable[Call], before: Path, seen_at: Path) -> None:
        self.top = str(seen_at)
        self._now = Disk.of(before, self.top)
        self._safe = self._now.copy()
        self._pending: list[Change] = []
        self._at: dict[str, int] = {}
        self._new = itertools.count(10_000)
        self._calls = list(calls)

    def cuts(self) -> Iterator[tuple[int, "Disk", list[Change]]]:
        """After each call that changed something, and at the end: its place, what is safe by then, and what isn't."""
        yield -1, self._safe.copy(), []
        for place, call in enumerate(self._calls):
            if call.result >= 0 and call.paths and f"{call.paths[0]}/".startswith(f"{self.top}/"):
                before = len(self._pending)
                self._take(call)
                if len(self._pending) != before:
                    yield place, self._safe.copy(), list(self._pending)
        yield len(self._calls), self._safe.copy(), list(self._pending)

    def _take(self, call: Call) -> None:
        path = call.paths[0].removesuffix(" (deleted)")
        match call.name:
            case "openat":
                self._open(path, call)
            case "write":
                at = self._at.get(path, 0)
                self._change(_Bytes(self._now.names[path], at, call.data[: call.result]))
                self._at[path] = at + call.result
            case "pwrite64":
                at = int(call.arguments.rsplit(", ", 1)[1])
                self._change(_Bytes(self._now.names[path], at, call.data[: call.result]))
            case "ftruncate":
                self._change(_Bytes(self._now.names[path], 0, length=int(call.arguments.rsplit(", ", 1)[1])))
            case "mkdir":
                self._change(_Names(_folder(path), {path: 0}))
            case "unlink" | "rmdir":
                self._change(_Names(_folder(path), {path: None}))
            case "link":
                self._change(_Names(_folder(call.paths[1]), {call.paths[1]: self._now.names[path]}))
            case "rename" | "renameat2":
                other, names = call.paths[1], self._now.names
                assert _folder(path) == _folder(other), "from one folder to another"
                left = names[other] if "RENAME_EXCHANGE" in call.arguments else None
                self._change(_Names(_folder(path), {path: left, other: names[path]}))
            case "fsync" | "fdatasync":
                self._sync(path)
            case "creat" | "renameat" | "linkat" | "unlinkat" | "mkdirat" | "symlink" | "writev":
                raise NotImplementedError(call.name)
            case _:
                pass

    def _open(self, path: str, call: Call) -> None:
        if call.opens_to_write:
            self._at[path] = 0
        if call.makes and path not in self._now.names:
            self._change(_Names(_folder(path), {path: next(self._new)}))
        elif "O_TRUNC" in call.arguments:
            self._change(_Bytes(self._now.names[path], 0, length=0))

    def _change(self, change: Change) -> None:
        change.apply(self._now, WHOLE)
        self._pending.append(change)

    def _sync(self, path: str) -> None:
        number = self._now.names[path]
        still: list[Change] = []
        for change in self._pending:
            theirs = change.folder == path if isinstance(change, _Names) else number != 0 and change.file == number
            if theirs:
                change.apply(self._safe, WHOLE)
            else:
                still.append(change)
        self._pending = still


def _folder(path: str) -> str:
    return os.path.dirname(path)  # noqa: PTH120  # only text


def disks(safe: Disk, pending: list[Change], chance: random.Random) -> Iterator[Disk]:
    """What a power cut may leave: all of it when there are few ways, else the edges and some by chance."""
    for ways in _ways([change.ways for change in pending], chance):
        disk = safe.copy()
        for change, way in zip(pending, ways, strict=True):
            change.apply(disk, way)
        yield disk


def _ways(of_each: list[Ways], chance: random.Random) -> Iterator[Ways]:
    count = 1
    for ways in of_each:
        count *= len(ways)
    if count <= _FEW:
        yield from itertools.product(*of_each)
        return
    for usual, other in ((WHOLE, MISSING), (MISSING, WHOLE)):
        yield tuple(usual for _ in of_each)
        for number in range(len(of_each)):
            yield tuple(other if number == at else usual for at in range(len(of_each)))
    for _ in range(_BY_CHANCE):
        yield tuple(chance.choice(ways) for ways in of_each)


def put(disk: Disk, top: str, folder: Path) -> None:
    """Makes a folder of it."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in disk.tree().items():
        path = Path(f"{folder}{name.removeprefix(top)}")
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)


Check = Callable[[Path, bool], Iterator[str]]


@dataclass
class Cuts:
    """How many disks were looked at, at how many cuts, and what didn't hold."""

    cuts: int = 0
    disks: int = 0
    broken: list[str] = field(default_factory=list)


def cut_all(
    recorded: Recorded, said_at: int, folder: Path, check: Check, *, most: int | None = None, seed: int = 0
) -> Cuts:
    """Cuts the power at each moment of a run, and checks each disk that differs.

    Args:
        recorded: the run.
        said_at: the place of the call that said that it was done.
        folder: where the disks are made.
        check: says what doesn't hold of one, told whether "done" had been said by then.
        most: how many of the disks to look at; unsaid, all.
        seed: which ones.
    """
    found, chance, seen = Cuts(), random.Random(seed), dict[tuple[bool, int], Disk]()
    for place, safe, pending in recorded.cuts():
        found.cuts += 1
        for disk in disks(safe, pending, chance):
            seen.setdefault((place > said_at, hash(tuple(disk.tree().items()))), disk)
    chosen = [one for one in seen.items() if one[0][0]]  # what was said to be done is looked at first
    others = [one for one in seen.items() if not one[0][0]]
    if most is not None:
        chosen = chance.sample(chosen, min(len(chosen), most // 2))
        others = chance.sample(others, min(len(others), most - len(chosen)))
    for (after, _), disk in (*chosen, *others):
        found.disks += 1
        put(disk, recorded.top, folder)
        found.broken += check(folder, after)
    return found
