"""The files of the packs as they are, broken ones too: for a backup, and back from one. Nothing here reads a pack."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import SaveFailed
from connectwell.model.text import is_file_name
from connectwell.reading import Damaged, read_bytes

PLACE: Final = "config/packs/"
"""What the paths of packs begin with in an archive, wherever the packs are."""
_LARGEST: Final = 1 << 20
"""Bytes; four times what a file of a pack may have to be read."""
_FILE: Final = re.compile(r"[^.].*\.toml(\.from-backup-[0-9a-f]{6})?", re.DOTALL).fullmatch
_BESIDE: Final = ".from-backup-"
_DEEPEST: Final = 2
"""Folders a file of a pack is in: the pack's, and one of its own."""


@dataclass(slots=True)
class PacksBroughtIn:
    """What came of the files of packs. All of it is durable.

    Attributes:
        added: those that were not here.
        there: how many were here with the same bytes.
        beside: those that are here with other words; the archive's are beside them, where nothing reads them.
        failed: those that could not be written, with the reason.
    """

    added: list[str] = field(default_factory=list)
    there: int = 0
    beside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def pack_files(folder: Path, *, has_to_be: bool = False) -> Iterator[tuple[str, bytes | str]]:
    """Yields the path in an archive and the bytes of every file of the packs; for one that can't be read, a clause.

    Args:
        folder: the one that holds the packs.
        has_to_be: whether something lacks if there is none, as when a setting names it.
    """
    if has_to_be and not folder.is_dir():
        yield PLACE[:-1], "the folder isn't there"
        return
    yield from _below(folder, "")


def _below(folder: Path, within: str) -> Iterator[tuple[str, bytes | str]]:
    """Yields what is in one folder, and in those below it as deep as a pack goes."""
    try:
        names = sorted(name for name in os.listdir(folder / within) if not name.startswith("."))  # noqa: PTH208
    except FileNotFoundError:
        return
    except OSError:
        yield (PLACE + within).rstrip("/"), "it can't be read"
        return
    for name in filter(is_file_name, names):
        file = f"{within}{name}"
        if (folder / file).is_dir():
            if file.count("/") < _DEEPEST:
                yield from _below(folder, f"{file}/")
        elif is_pack_file(PLACE + file) and (content := _content(folder / file)) is not None:
            yield PLACE + file, content


def _content(path: Path) -> bytes | str | None:
    """Returns a file's bytes, or why it can't be read; None if it is gone."""
    try:
        content = read_bytes(path, _LARGEST + 1)
    except FileNotFoundError:
        return None
    except Damaged as damaged:
        return damaged.reason
    except OSError:
        return "it can't be read"
    return content if len(content) <= _LARGEST else "it is larger than 1 MB"


def is_pack_file(file: str) -> bool:
    """Returns whether this may be the path of a pack's file in an archive: no other is ever written below the packs."""
    *above, name = file.removeprefix(PLACE).split("/")
    return (
        file.startswith(PLACE)
        and 0 < len(above) <= _DEEPEST
        and all(is_file_name(one) and one[0] != "." for one in (*above, name))
        and _FILE(name) is not None
    )


def bring_in_packs(
    folder: Path, files: Iterable[tuple[str, bytes]], came: PacksBroughtIn, *, dry_run: bool = False
) -> None:
    """Adds what isn't here. A file that is here with other words stays, and the archive's is kept beside it.

    Args:
        folder: the one that holds the packs; made if it isn't there.
        files: path and bytes of each, as `pack_files` yields them; paths passed `is_pack_file`.
        came: filled as it goes on.
        dry_run: only find out what would become of each.
    """
    files = list(files)
    if not dry_run:
        _clear_leftovers([folder / file.removeprefix(PLACE) for file, _ in files])
    for file, content in files:
        name = file.removeprefix(PLACE)
        path = folder / name
        try:
            if not os.path.lexists(path):
                _write(folder, path, content, dry_run=dry_run)
                came.added.append(name)
            elif _has(path, content):
                came.there += 1
            else:
                beside = path.with_name(f"{path.name}{_BESIDE}{sha256(content).hexdigest()[:6]}")
                if os.path.lexists(beside):
                    came.there += 1
                else:
                    _write(folder, beside, content, dry_run=dry_run)
                    came.beside.append(name)
        except SaveFailed as failed:
            came.failed.append(f"{name} ({failed.reason})")


def _clear_leftovers(files: list[Path]) -> None:
    """Deletes what a restore that was killed left of these files."""
    for place in {path.parent for path in files}:
        names = {path.name for path in files if path.parent == place}

        def is_ours(name: str, names: set[str] = names) -> bool:
            return name.partition(_BESIDE)[0] in names

        durable.clear_leftovers(place, is_ours)


def _write(folder: Path, path: Path, content: bytes, *, dry_run: bool) -> None:
    if dry_run:
        return
    durable.make_folders(path.parent, below=folder)
    with suppress(FileExistsError):  # another restore of the same archive
        durable.write_new(path, content)


def _has(path: Path, content: bytes) -> bool:
    try:
        return read_bytes(path, len(content) + 1) == content
    except (Damaged, OSError):
        return False
