"""The person's own archive: the whole journal as one JSON file, including private and put-away words.

It is for the person alone. `connectwell import connectwell` reads it back; `docs/sharing.md` documents the shape.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from connectwell.entries.as_json import to_json
from connectwell.journal import Journal
from connectwell.model.circle import write_circle_part
from connectwell.share.two_processes import both_halves, may_fork

FORMAT = 1


def write_archive(journal: Journal, made: date, *, in_two: bool = False) -> Iterator[str]:
    """Yields the archive in pieces, one entry a line, newest first.

    It has the tables of the files, including keys this version doesn't know. Conflict copies are included whole,
    unreadable files as their raw text.

    Args:
        journal: the journal; all of it is written.
        made: the creation date.
        in_two: whether a second process may help to read; if none can be started, this one reads everything.
    """
    yield f'{{"connectwell": "archive", "format": {FORMAT}, "made": "{made.isoformat()}",\n"entries": ['
    others: dict[str, list[str]] = {"copies": [], "unreadable": []}
    between = "\n"
    for where, line in _in_two(journal) if in_two and may_fork() else _lines(journal, 0, 1):
        if where == "entries":
            yield between + line
            between = ",\n"
        else:
            others[where].append(line)
    circle = [*journal.circle.parts(), *journal.circle.parts(removed=True)]
    others["circle"] = [_json(to_json(write_circle_part(part))) for part in circle]
    for name, things in others.items():
        yield f'\n],\n"{name}": [' + ",".join(f"\n{thing}" for thing in things)
    yield "\n]}\n"


def _lines(journal: Journal, part: int, of: int) -> Iterator[tuple[str, str]]:
    """Yields each file's section and its JSON line."""
    for file in journal.files(of=(part, of)):
        if file.tables is None:
            yield "unreadable", _json({"name": file.handle, "text": _raw(journal, file.handle)})
        else:
            yield "copies" if file.is_copy else "entries", _json(to_json(file.tables))


def _in_two(journal: Journal) -> Iterator[tuple[str, str]]:
    """Yields the same, read by two processes that take alternate files."""
    for pair in zip_longest(*both_halves(lambda part, of: list(_lines(journal, part, of)))):
        yield from filter(None, pair)


def _raw(journal: Journal, handle: str) -> str:
    from connectwell.errors import ConnectwellError

    try:
        return journal.raw(handle)
    except ConnectwellError:  # not even its bytes can be read
        return ""


def _json(value: object) -> str:
    """Encodes a value on one line; escapes characters that line readers may treat as line ends."""
    line = _encode(value)
    return line if line.isascii() else line.translate(_LINE_ENDS)


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
