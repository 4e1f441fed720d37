"""Undoing the last change to a part of the circle, by its file and its earlier versions, whichever program made it.

A change is an editing session: everything since the file was opened for it. What is undone becomes an earlier version
itself, so undoing twice brings the change back.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, Literal

from connectwell.clock import Clock
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.journal import names
from connectwell.journal.circle_editing import CircleEditing
from connectwell.journal.circle_files import (
    NOT_IN_CIRCLE,
    SECOND,
    CircleFile,
    circle_files,
    earlier_parts,
    first_of_each,
)
from connectwell.journal.folders import Folders, list_names
from connectwell.journal.parsing import Damaged
from connectwell.model.circle import CirclePart

_NOTHING: Final = "There is nothing in your circle yet, so nothing was undone."
_CHANGED_SINCE: Final = (
    "That one was put together with another, which has changed since, so nothing was undone. "
    "'connectwell circle restore {id}' brings it back beside the other."
)


@dataclass(frozen=True, slots=True)
class CircleUndone:
    """What was undone.

    Attributes:
        now: how it is: as before, back in the circle, out of it, or two again that were put together.
        part: the part as it is now.
        other: of two, the one that had stayed.
    """

    now: Literal["before", "back", "out", "apart"]
    part: CirclePart
    other: CirclePart | None = None


def undo_change(folders: Folders, clock: Clock, tail: names.Tail, part_id: str = "") -> CircleUndone:
    """Undoes the last change to a part, or to the one that was changed last.

    Raises:
        EntryNotFound: there is no such part, or none at all.
        UsageFault: it can't be undone by itself; nothing was changed.
        SaveFailed, NewerFormat: from saving.
    """
    files = first_of_each(circle_files(folders))
    if part_id and part_id not in files:
        raise EntryNotFound(NOT_IN_CIRCLE)
    if not files:
        raise EntryNotFound(_NOTHING)
    file = files[part_id] if part_id else _changed_last(folders, files.values())
    return _Undo(folders, clock, tail).of(file)


class _Undo:
    def __init__(self, folders: Folders, clock: Clock, tail: names.Tail) -> None:
        self._folders, self._clock, self._tail = folders, clock, tail

    def of(self, file: CircleFile) -> CircleUndone:
        """Undoes the last change to one file."""
        part = file.part
        if part.removed and part.joined:
            return self._apart(file)
        if part.removed:
            return CircleUndone("back", self._save(file, replace(part, removed=None)))
        if before := next(earlier_parts(self._folders, file.stem), None):
            saved = self._save(file, replace(before, id=part.id))
            return CircleUndone("out" if saved.removed else "before", saved)
        return CircleUndone("out", self._save(file, replace(part, removed=self._clock())))

    def _apart(self, file: CircleFile) -> CircleUndone:
        part = file.part
        back = replace(part, removed=None, joined="")
        kept = first_of_each(circle_files(self._folders)).get(part.joined)
        if kept is None or kept.part.removed:
            return CircleUndone("back", self._save(file, back))
        if _changed(self._folders, kept) > _changed(self._folders, file):  # putting together stamps the other one last
            raise UsageFault(_CHANGED_SINCE.format(id=part.id))
        before = next(earlier_parts(self._folders, kept.stem), kept.part)
        other = self._save(kept, replace(before, id=kept.part.id))
        return CircleUndone("apart", self._save(file, back), other)

    def _save(self, file: CircleFile, part: CirclePart) -> CirclePart:
        editing = CircleEditing(self._folders, self._clock, self._tail, file.part, file, keeps_name=False)
        return editing.save(part).part


def _changed_last(folders: Folders, files: Iterable[CircleFile]) -> CircleFile:
    """Returns what was changed last by the person: by moments that are in files, which a sync program doesn't change.

    When a file was written counts among those of one second, and where none says when it was added or changed.
    """
    return max(files, key=lambda file: (_changed(folders, file), _written(folders, file)))


def _changed(folders: Folders, file: CircleFile) -> str:
    """Returns the second in which it was added or last changed, in UTC, as in names of versions; empty if unknown."""
    added = names.second(file.part.added) if file.part.added else ""
    try:
        found = list_names(folders.circle_versions(file.stem))
    except (Damaged, OSError):
        return added
    return max((name[:SECOND] for name in found if names.version_moment(name)), default=added)


def _written(folders: Folders, file: CircleFile) -> int:
    """Returns when its file was written, or an earlier version of it."""
    found = [0]
    for path in (folders.circle / f"{file.stem}.toml", folders.circle_versions(file.stem)):
        with suppress(OSError):
            found.append(os.lstat(path).st_mtime_ns)
    return max(found)
