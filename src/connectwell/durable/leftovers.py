"""What a killed process left behind outside the journal."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from connectwell.durable import calls

_HEX = frozenset("0123456789abcdef")
_OLD = 3600.0  # seconds; a younger one may belong to a write in progress


def clear_leftovers(folder: Path, is_target: Callable[[str], bool]) -> None:
    """Deletes temporary files over an hour old that a killed process left in a folder outside the journal.

    Not for entries, whose leftovers may hold words that are nowhere else. Never raises.

    Args:
        folder: the folder.
        is_target: whether a file of this name is written here, so that its leftovers are ours. One that is only a
            second name of its finished target is ours in any case.
    """
    until = time.time() - _OLD
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            target, dot, tail = one.name[1:].removesuffix(".tmp").rpartition(".")
            ours = one.name == f".{target}{dot}{tail}.tmp" and len(tail) == calls.TAIL * 2 and set(tail) <= _HEX
            if not ours or one.stat(follow_symlinks=False).st_mtime > until:
                continue
            if is_target(target) or _is_same_file(one.path, folder / target):
                calls.discard(Path(one.path))


def _is_same_file(one: str, other: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.lstat(one), os.lstat(other))
    return False
