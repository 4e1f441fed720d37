"""The person's own archive: all of the journal as one JSON file, private words and what is put away included.

It isn't for anybody else. `connectwell import connectwell` takes it in again; the shape stands in `docs/sharing.md`.
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
    """The archive in pieces, an entry a line, newest first.

    It holds the files' own tables, with the keys this version doesn't know. Copies of an entry that were kept beside
    it, and files that cannot be read, are in it as well: the first whole, the others as the text they hold.

    Args:
        journal: all of it.
        made: the day it is made.
        in_two: whether a second process may help to read; where it can't, this one reads all of it.
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
    """Each file as a line, with where it belongs."""
    for file in journal.files(of=(part, of)):
        if file.tables is None:
            yield "unreadable", _json({"name": file.handle, "text": _raw(journal, file.handle)})
        else:
            yield "copies" if file.is_copy else "entries", _json(to_json(file.tables))


def _in_two(journal: Journal) -> Iterator[tuple[str, str]]:
    """The same from two processes, each of which had every other file."""
    for pair in zip_longest(*both_halves(lambda part, of: list(_lines(journal, part, of)))):
        yield from filter(None, pair)


def _raw(journal: Journal, handle: str) -> str:
    from connectwell.errors import ConnectwellError

    try:
        return journal.raw(handle)
    except ConnectwellError:  # not even its bytes can be read
        return ""


def _json(value: object) -> str:
    """On one line; what a reader of lines could take for the end of one is escaped."""
    line = _encode(value)
    return line if line.isascii() else line.translate(_LINE_ENDS)


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
