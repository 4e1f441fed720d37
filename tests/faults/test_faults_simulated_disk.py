"""The simulated disk of `power_cuts`: what fsync is for."""

from pathlib import Path
from random import Random

from power_cuts import Disk, Recorded, disks
from traced_verbs import Call


def _calls(*calls: tuple[str, str, bytes]) -> list[Call]:
    return [
        Call(name, 1, "3, O_CREAT" if name == "openat" else "3", len(data), tuple(paths.split()), data)
        for name, paths, data in calls
    ]


SAFE_WAY = [
    ("openat", "/j/.t", b""),
    ("write", "/j/.t", b"new!"),
    ("fsync", "/j/.t", b""),
    ("rename", "/j/.t /j/a", b""),
    ("fsync", "/j", b""),
]


def _contents(folder: Path, calls: list[tuple[str, str, bytes]]) -> set[bytes | None]:
    """What `a` may hold after a power cut at the end of these calls."""

    (folder / "a").write_bytes(b"old")
    *_, (_, safe, pending) = Recorded(_calls(*calls), folder, Path("/j")).cuts()
    return {disk.tree().get("/j/a") for disk in disks(safe, pending, Random(1))}


def test_the_simulation_knows_what_fsync_is_for(tmp_path: Path) -> None:
    assert _contents(tmp_path, SAFE_WAY) == {b"new!"}
    assert _contents(tmp_path, SAFE_WAY[:-1]) == {b"old", b"new!"}, "without the folder's fsync the name may be the old"
    without_fsync = [*SAFE_WAY[:2], *SAFE_WAY[3:]]
    assert _contents(tmp_path, without_fsync) == {b"new!", b"ne", b"", b"\0\0\0\0"}, "and without the file's, no bytes"


def test_a_name_without_its_folder_is_not_there() -> None:
    disk = Disk({"/j": 0, "/j/new/a": 7}, {7: b"words"})
    assert disk.tree() == {"/j": None}
