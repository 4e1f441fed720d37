"""Reads the person's own archive, and finds out whether it is whole. Of a damaged one it reads what is whole."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from connectwell.entries.archive_format import FORMAT, SECTIONS, SETTINGS, checksum_of, checksum_of_all
from connectwell.errors import ConnectwellError
from connectwell.imports.first_format import file_of
from connectwell.imports.sealed import is_sealed
from connectwell.journal.snapshot import SnapshotFile, is_place
from connectwell.library.pack_files import is_pack_file
from connectwell.model.format import is_entry_id
from connectwell.model.table import RuleBroken
from connectwell.model.text import one_line

NOT_JSON = "That isn't JSON, so it isn't a connectwell archive. Nothing was changed."
CUT_OFF = "The archive is cut off."
ALTERED = "The archive was altered after it was made: what it lists isn't what it holds."
_HEAD = re.compile(r'\s*\{\s*"connectwell"\s*:\s*"archive"')
_JSON = frozenset('{["-0123456789tfn')
"""What a JSON text can begin with."""
_SECTION = re.compile(r'"(\w+)": \[$')
_CALLED = {
    "entries": "entry",
    "circle": "part of the circle",
    "versions": "earlier version",
    "copies": "copy",
    "edits": "edit",
    "others": "other file",
    "unreadable": "unreadable file",
    "settings": "settings",
    "packs": "file of a pack",
}


class NotAnArchive(ConnectwellError):
    """It isn't a connectwell archive, or not one that can be read. Nothing was imported."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The contents of an archive.

    Attributes:
        made: the day it was made, if it says so.
        files: those of the journal that came whole, in the archive's order.
        settings: config.toml, if it has it.
        packs: the files of packs that came whole.
        counts: how many files came whole, by section.
        broken: files that were altered or damaged, by position; with the name if that is valid: entry 3
            (2026-11-21T0801-q7f3k2).
        faults: sentences: it is cut off, its list is wrong.
        lacks: what could not be read when it was made.
        has_layout: whether the files are byte for byte as they were; in the first format only their content is.
    """

    made: date | None
    files: tuple[SnapshotFile, ...]
    settings: bytes | None
    packs: tuple[SnapshotFile, ...]
    counts: Mapping[str, int]
    broken: tuple[str, ...]
    faults: tuple[str, ...]
    lacks: tuple[str, ...]
    has_layout: bool

    @property
    def is_whole(self) -> bool:
        """Whether it holds everything that the journal held when it was made, unaltered."""
        return not (self.broken or self.faults or self.lacks)


def check_beginning(content: bytes) -> None:
    """Raises NotAnArchive if a file with this beginning is neither JSON nor sealed, whatever follows."""
    begins = _decoded(content[: len(content) // 2 * 2]).lstrip()
    if begins and begins[0] not in _JSON and not is_sealed(content):
        raise NotAnArchive(NOT_JSON)


def read_archive(content: bytes) -> Archive:
    """Reads an archive. Raises NotAnArchive."""
    text = _decoded(content)
    if not text.strip():
        raise NotAnArchive("Nothing came: it is empty. Nothing was changed.")
    faults: list[str] = []
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        if not _HEAD.match(text):
            raise NotAnArchive(NOT_JSON) from None
        whole = _salvaged(text)
        faults.append(CUT_OFF)
    if not isinstance(whole, dict) or whole.get("connectwell") != "archive":
        raise NotAnArchive(
            "That isn't an archive made by 'connectwell backup' or 'export --everything'. Nothing was changed."
        )
    number = whole.get("format")
    if type(number) is not int or number < 1:
        raise NotAnArchive("That archive doesn't say in which format it is. Nothing was changed.")
    if number > FORMAT:
        raise NotAnArchive("A newer connectwell made that archive, and this one can't read it. Nothing was changed.")
    found = list(_files(whole, number))
    broken = tuple(one for _, one in found if isinstance(one, str))
    files = [(section, file) for section, file in found if isinstance(file, SnapshotFile)]
    if number > 1 and not faults and not _agrees(whole, files, len(broken)):
        faults.append(ALTERED if isinstance(whole.get("manifest"), dict) else CUT_OFF)
    return Archive(
        made=_day(whole.get("made")),
        files=tuple(file for section, file in files if section not in ("settings", "packs")),
        settings=next((file.content for section, file in files if section == "settings"), None),
        packs=tuple(file for section, file in files if section == "packs"),
        counts=Counter(section for section, _ in files),
        broken=broken,
        faults=tuple(faults),
        lacks=tuple(filter(None, map(_lack, _list(whole, "lacks")))),
        has_layout=number > 1,
    )


def _decoded(content: bytes) -> str:
    """Decodes UTF-8, or UTF-16 as some shells write into a file. An undecodable byte damages one item, not the rest."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "surrogatepass" if len(content) % 2 == 0 else "replace")
    return content.decode("utf-8-sig", "surrogateescape")


def _salvaged(text: str) -> dict[str, Any]:
    """Returns what can be read of an archive that is no JSON as a whole: each item has a line of its own."""
    found: dict[str, Any] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith('{"connectwell"'):
            with suppress(ValueError, RecursionError):
                found |= json.loads(line.rstrip().removesuffix(",") + "}")
        elif begun := _SECTION.match(line.rstrip()):
            section = begun[1]
            found.setdefault(section, [])
        elif section and line.startswith("{"):
            try:
                found[section].append(json.loads(line.rstrip().removesuffix(",")))
            except (ValueError, RecursionError):
                found[section].append(None)
    return found


def _files(whole: Mapping[str, Any], number: int) -> Iterator[tuple[str, SnapshotFile | str]]:
    """Yields section and file of every item; instead of a file that is altered or invalid, what it is called."""
    for section in SECTIONS:
        for position, raw in enumerate(_list(whole, section), 1):
            try:
                if not isinstance(raw, dict):
                    raise ValueError("no item")
                file = file_of(section, raw) if number == 1 else _file(raw)
                if not _is_place(section, file.file):
                    raise ValueError("no place of the journal")
                yield section, file
            except (RuleBroken, ConnectwellError, ValueError, TypeError, KeyError, RecursionError):
                yield section, f"{_CALLED[section]} {position}{_which(raw)}"


def _is_place(section: str, file: str) -> bool:
    match section:
        case "settings":
            return file == SETTINGS
        case "packs":
            return is_pack_file(file)
    return is_place(file)


def _file(raw: Mapping[str, Any]) -> SnapshotFile:
    """Returns the file that an item holds. Raises ValueError, TypeError, KeyError."""
    if not all(isinstance(raw[name], str) for name in ("file", "base64" if "base64" in raw else "text")):
        raise ValueError("no text")
    content = b64decode(raw["base64"], validate=True) if "base64" in raw else raw["text"].encode()
    if checksum_of(content) != raw["sha256"]:
        raise ValueError("altered")
    return SnapshotFile(raw["file"], content)


def _agrees(whole: Mapping[str, Any], files: list[tuple[str, SnapshotFile]], broken: int) -> bool:
    """Returns whether the manifest lists these files. The checksum covers all, so it counts only if none is broken."""
    manifest, counts = whole.get("manifest"), Counter(section for section, _ in files)
    if not isinstance(manifest, dict) or manifest.get("lacks") != len(_list(whole, "lacks")):
        return False
    if broken:
        listed = [count for section in SECTIONS if isinstance(count := manifest.get(section), int)]
        return sum(listed) == len(files) + broken
    if any(manifest.get(section, 0) != counts[section] for section in SECTIONS):
        return False
    checksums = ((file.file, checksum_of(file.content)) for _, file in files)
    return bool(manifest.get("sha256") == checksum_of_all(checksums))


def _list(whole: Mapping[str, Any], name: str) -> list[Any]:
    found = whole.get(name, [])
    return found if isinstance(found, list) else []


def _lack(raw: Any) -> str:
    if not isinstance(raw, dict):
        return ""
    return one_line(f"{raw.get('file', '')} ({raw.get('reason', '')})", 200)


def _day(raw: Any) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(str(raw))
    return None


def _which(raw: object) -> str:
    """Returns the name of a broken item, only if it is valid. Nothing else of it is repeated."""
    if not isinstance(raw, dict):
        return ""
    file, entry_id = raw.get("file"), raw.get("id")
    if isinstance(file, str) and (is_place(file) or is_pack_file(file)):
        return f" ({SnapshotFile(file, b'').name})"
    if not (isinstance(entry_id, str) and is_entry_id(entry_id)):
        return ""
    with suppress(ValueError):
        return f" ({entry_id}, {date.fromisoformat(str(raw.get('day'))).isoformat()})"
    return f" ({entry_id})"
