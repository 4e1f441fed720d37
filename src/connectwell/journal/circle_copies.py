"""Copies of somebody in the circle, or of the card, as a sync program leaves them: found, and settled."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import EntryNotFound, SaveFailed
from connectwell.journal import names
from connectwell.journal.circle_editing import CircleEditing, edit_part
from connectwell.journal.circle_files import CircleFile, circle_files, first_of_each, parse_circle_part
from connectwell.journal.folders import Folders
from connectwell.journal.parsing import Damaged
from connectwell.journal.versions import keep_version
from connectwell.locking import lock
from connectwell.model.circle import CirclePart, is_named
from connectwell.model.circle_merge import put_together
from connectwell.model.matching import name_key
from connectwell.model.text import one_line

Way = Literal["both", "first", "second"]
_CHANGED: Final = "one of the two was changed somewhere else in the meantime, and you haven't seen that"


@dataclass(frozen=True, slots=True)
class CircleCopy:
    """A file of the circle with the id of another, which counts.

    Attributes:
        file: the copy's path within the data folder, safe to show.
        copy: what is in it.
        part: what counts.
        stem: the name of the copy's file.
        content: its bytes.
    """

    file: str
    copy: CirclePart
    part: CirclePart
    stem: str
    content: bytes


def list_copies(folders: Folders) -> tuple[CircleCopy, ...]:
    """Returns the copies by id and name; those of community marks are joined by `community_marks.py` instead."""
    files = [file for file in circle_files(folders) if not file.part.community]
    first = first_of_each(files)
    found = [_copy(file, first[file.part.id]) for file in files if file is not first[file.part.id]]
    return tuple(sorted(found, key=lambda copy: (copy.part.id, copy.stem)))


def _copy(file: CircleFile, first: CircleFile) -> CircleCopy:
    return CircleCopy(one_line(f"circle/{file.stem}.toml", 200), file.part, first.part, file.stem, file.content)


class SettledCopy:
    """A copy that was settled: its file is gone, and is an earlier version of the part now.

    Args:
        folders: the journal's paths.
        path: where the copy was.
        content: its bytes.
        editing: the part's editing session.
        before: the part as it was.
    """

    def __init__(
        self, folders: Folders, path: Path, content: bytes, editing: CircleEditing, before: CirclePart
    ) -> None:
        self._folders, self._path, self._content = folders, path, content
        self._editing, self._before = editing, before

    @property
    def part(self) -> CirclePart:
        """The part as it is now."""
        return self._editing.part

    def undo(self) -> CirclePart:
        """Brings the copy back, and the part as it was; returns that. Raises SaveFailed."""
        with lock(self._folders.data):
            try:
                durable.write_new(self._path, self._content)
            except FileExistsError:
                raise SaveFailed("a file of its name is there again") from None
        return self._editing.save(self._before).part


def settle_copies(folders: Folders, clock: Clock, tail: names.Tail, copy: CircleCopy, way: Way) -> SettledCopy:
    """Keeps both as one, or one of the two. What isn't kept is an earlier version, and pages go on hiding its names.

    Raises:
        EntryNotFound, NewerFormat: the part isn't there any more, or can't be changed here.
        SaveFailed: the copy stays.
    """
    editing = edit_part(folders, clock, tail, copy.part.id, removed=copy.part.removed is not None)
    before = editing.part
    if before != copy.part or _content(folders, copy) != copy.content:
        raise SaveFailed(_CHANGED)
    after = {"both": put_together(before, copy.copy), "first": before, "second": copy.copy}[way]
    _keep_as_version(folders, clock, tail, copy, editing.stem)  # first, so that undoing brings back what counted
    editing.save(after)
    path = folders.circle / f"{copy.stem}.toml"
    with lock(folders.data):
        if _content(folders, copy) != copy.content:
            raise SaveFailed(_CHANGED)
        _keep_hidden(folders, copy.copy, editing.part)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SaveFailed.because(error) from error
        durable.fsync_folder(path.parent)
    return SettledCopy(folders, path, copy.content, editing, before)


def _keep_as_version(folders: Folders, clock: Clock, tail: names.Tail, copy: CircleCopy, stem: str) -> None:
    with lock(folders.data):
        keep_version(folders, folders.circle_versions(stem), copy.content, clock(), tail)


def _content(folders: Folders, copy: CircleCopy) -> bytes:
    """Reads the copy again. Raises EntryNotFound if it is gone, SaveFailed."""
    try:
        content = folders.read(folders.circle / f"{copy.stem}.toml")
        parse_circle_part(content)
        return content
    except FileNotFoundError:
        raise EntryNotFound("That copy isn't there any more.") from None
    except Damaged as damaged:
        raise SaveFailed(damaged.reason) from None
    except OSError as error:
        raise SaveFailed.because(error) from error


def _keep_hidden(folders: Folders, copy: CirclePart, kept: CirclePart) -> None:
    """Puts those names of the copy that the part doesn't have on the list of names that pages hide."""
    from connectwell.journal.hidden_names import keep_hidden

    known = set(map(name_key, kept.all_names))
    gone: Iterable[str] = [name for name in copy.all_names if name_key(name) not in known]
    if is_named(copy):
        keep_hidden(folders, [replace(copy, name=name, names=()) for name in gone])
