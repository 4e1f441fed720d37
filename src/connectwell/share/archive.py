"""The person's own archive: the whole journal as one JSON file, including private and put-away words.

It is for the person alone. `imports/archive.py` reads it back; `docs/backup.md` documents the shape.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import zip_longest

from connectwell.context import Context
from connectwell.english import first_of
from connectwell.entries.archive_format import FORMAT, LARGEST, SECTIONS, SETTINGS, checksum_of, checksum_of_all
from connectwell.errors import ConnectwellError, SettingsFault
from connectwell.journal.snapshot import MissingFile, Snapshot, SnapshotFile, section_of
from connectwell.model.frozen import dataclass
from connectwell.model.text import JSON_ESCAPES
from connectwell.share.two_processes import both_halves, may_fork

TOO_LARGE = (
    "Your journal is larger than 2 GB, and a backup of that size couldn't be restored, so nothing was written. "
    "'connectwell path' names the data folder; copy that instead."
)
LACKS = "Not in it, because it couldn't be read: {names}. Nothing in it was changed."
Piece = tuple[str, str, str, str]
"""Section, path, checksum, and the file as a line of JSON; for something that couldn't be read: "lacks", its path, the
reason and the line."""


@dataclass(frozen=True)
class MadeArchive:
    """An archive, ready to be written.

    Attributes:
        text: the archive, in pieces.
        lacks: what could not be read: entries/2019 (this login may not read it).
        is_empty: whether there is nothing of the journal in it.
    """

    text: tuple[str, ...]
    lacks: tuple[str, ...]
    is_empty: bool

    @property
    def warning(self) -> str | None:
        """A sentence about what it lacks, if anything."""
        if not self.lacks:
            return None
        return LACKS.format(names=first_of(self.lacks))


def make_archive(context: Context, made: date, *, in_two: bool = False) -> MadeArchive:
    """Returns the archive: every file byte for byte, one a line, each with its checksum, and a manifest at the end.

    Args:
        context: the journal, all of which is written, and the places of config.toml and of the packs.
        made: the creation date.
        in_two: whether a second process may help to read; if none can be started, this one reads everything.

    Raises:
        ConnectwellError: it would be larger than what can be restored.
    """
    from connectwell.settings import settings_file

    whole = context.journal.snapshot()
    pieces = [_lacking(lack) for lack in whole.lacking]
    pieces += _in_two(whole) if in_two and may_fork() else _pieces(whole, 0, 1)
    try:
        if (settings := settings_file(context.places)) is not None:
            pieces.append(_piece("settings", SnapshotFile(SETTINGS, settings)))
    except SettingsFault:
        pieces.append(_lacking(MissingFile(SETTINGS, "it can't be read")))
    pieces += _packs(context)
    text = [f'{{"connectwell": "archive", "format": {FORMAT}, "made": "{made.isoformat()}",']
    manifest: dict[str, int | str] = {}
    for section in (*SECTIONS, "lacks"):
        lines = [line for its, _, _, line in pieces if its == section]
        manifest[section] = len(lines)
        text.append(f'\n"{section}": [' + ",".join(f"\n{line}" for line in lines) + "\n],")
    held = ((file, checksum) for section, file, checksum, _ in pieces if section != "lacks")
    manifest["sha256"] = checksum_of_all(held)
    text.append(f'\n"manifest": {_json(manifest)}}}\n')
    if sum(map(len, text)) > LARGEST // 4 and sum(len(piece.encode()) for piece in text) > LARGEST:
        raise ConnectwellError(TOO_LARGE)
    context.journal.start_over()  # `warning` says it, with the reasons
    lacks = tuple(f"{file} ({reason})" for section, file, reason, _ in pieces if section == "lacks")
    return MadeArchive(
        tuple(text), lacks, not any(section not in ("settings", "packs", "lacks") for section, *_ in pieces)
    )


def _packs(context: Context) -> Iterator[Piece]:
    """Yields the files of the packs, those that can't be read as packs as well."""
    from connectwell.library.location import packs_folder
    from connectwell.library.pack_files import pack_files

    chosen = ""
    with suppress(SettingsFault):  # the settings are named as lacking
        chosen = context.settings.packs
    for file, found in pack_files(packs_folder(context.places.config, chosen), has_to_be=bool(chosen.strip())):
        if isinstance(found, str):
            yield _lacking(MissingFile(file, found))
        else:
            yield _piece("packs", SnapshotFile(file, found))


def _pieces(whole: Snapshot, part: int, of: int) -> list[Piece]:
    return [
        _lacking(found) if isinstance(found, MissingFile) else _piece(section_of(found), found)
        for found in whole.read(part, of)
    ]


def _in_two(whole: Snapshot) -> list[Piece]:
    """Returns the same, read by two processes that take alternate files."""
    pairs = zip_longest(*both_halves(lambda part, of: _pieces(whole, part, of)))
    return [piece for pair in pairs for piece in pair if piece]


def _piece(section: str, file: SnapshotFile) -> Piece:
    checksum = checksum_of(file.content)
    held = {"file": file.file, "sha256": checksum}
    try:
        held["text"] = file.content.decode()
    except UnicodeDecodeError:
        held["base64"] = b64encode(file.content).decode()
    return section, file.file, checksum, _json(held)


def _lacking(lack: MissingFile) -> Piece:
    return "lacks", lack.file, lack.reason, _json({"file": lack.file, "reason": lack.reason})


def _json(value: object) -> str:
    """Encodes a value on one line; escapes what line readers may treat as line ends and what could steer a terminal."""
    line = _encode(value)
    return line if line.isascii() and "\x7f" not in line else line.translate(JSON_ESCAPES)


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
