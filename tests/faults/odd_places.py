"""Verbs that read, where something that is no file stands in the place of a file or a folder of ours."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from traced_verbs import Run, VerbServer
from verb_rows import MARKED, RAIN

READERS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("show", "latest"),
    ("search", "zqrain"),
    ("today",),
    ("insights", "--days", "all"),
    ("export", "-o", "-", "--yes"),
    ("export", "--everything", "--yes", "-o", "-"),
    ("export", "-o", "target.md"),
    ("import", "connectwell", "target.md"),
    ("backup", "verify", "target.md"),
    ("doctor",),
    ("brief", "--preview"),
    ("circle",),
    ("circle", "show", "zqana"),
    ("agenda",),
    ("help-now",),
    ("path",),
    ("config",),
    ("config", "region"),
)
GIGABYTE = 1 << 30


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _gigabyte(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(GIGABYTE)


def _folder(path: Path) -> None:
    (path / "within").mkdir(parents=True)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


KINDS: dict[str, Callable[[Path], None]] = {
    "fifo": _fifo,
    "device": _device,
    "gigabyte": _gigabyte,
    "folder": _folder,
    "dangling link": _link_to_nothing,
}
PLACES = {
    "entry": f"home/data/entries/{RAIN[:4]}/{RAIN}.toml",
    "marked entry": f"home/data/entries/{MARKED[:4]}/{MARKED}.toml",
    "year folder": f"home/data/entries/{RAIN[:4]}",
    "another year": "home/data/entries/2019",
    "entries": "home/data/entries",
    "circle file": "home/data/circle/zqana.toml",
    "circle": "home/data/circle",
    "versions": f"home/data/versions/{RAIN}",
    "settings": "home/config/config.toml",
    "index": "home/cache/index.sqlite",
    "shares": "home/cache/shares",
    "cache": "home/cache",
    "lock": "home/data/.lock",
    "target": "target.md",
}


@dataclass(frozen=True)
class Odd:
    """Something odd, and where it stands."""

    kind: str
    place: str

    def __str__(self) -> str:
        return f"a {self.kind} in the place of the {self.place}"


ALL = [Odd(kind, place) for place in PLACES for kind in KINDS]


def make_odd(prepared: Path, folder: Path, odd: Odd) -> None:
    """A copy of the prepared journal, with that in it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared, folder)
    path = folder / PLACES[odd.place]
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    KINDS[odd.kind](path)


def read_there(server: VerbServer, folder: Path, odd: Odd, reader: tuple[str, ...]) -> Iterator[str]:
    """What doesn't hold when that verb runs there: it ends, with what was asked for or a sentence."""
    run = server.run(reader, folder)
    case = f"{' '.join(reader)}, with {odd}"
    if run.status not in (0, 1, 2):
        yield f"{case}: ends with {run.status}"
    if "Traceback" in run.err or "went wrong" in run.err:
        yield f"{case}: {run.err[-200:]!r}"
    if run.status and not (run.err.strip() or run.out.strip()).endswith((".", ")")):
        yield f"{case}: no sentence, {run.err!r}"
    if reader == ("help-now",) and not _helps(run, odd):
        yield f"{case}: no number to call, {run.out[:80]!r} {run.err!r}"


def _helps(run: Run, odd: Odd) -> bool:
    """With settings that can't be read no country is known; every other one is there."""
    return run.status == 0 and ("112" in run.out or odd.place == "settings")
