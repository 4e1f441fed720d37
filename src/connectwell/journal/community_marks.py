"""What a kind of community is to the person: a mark, a note and a way out, in one file of the circle for each kind.

Two devices may both make one. Read together, such files are one mark: both texts are in it. The next save puts them
into the file that counts, and takes the others out of the circle without deleting them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from connectwell.clock import Clock
from connectwell.journal import names
from connectwell.journal.circle_editing import CircleEditing, CircleSaved
from connectwell.journal.circle_files import CircleFile, circle_files
from connectwell.journal.folders import Folders
from connectwell.model.circle import CirclePart
from connectwell.model.terms import CommunityMark

_ID: Final = "community-{community}"
_OF_PACK: Final = (":", "--")
"""Separates a pack from its community in a file's name; their own names have single hyphens."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A kind of community as the person marked it.

    Attributes:
        part: all of it, whether from one file or several.
        otherwise: a different mark that another file has, as when it was marked on two devices.
    """

    part: CirclePart
    otherwise: CommunityMark | None = None


def read_marks(folders: Folders) -> dict[str, Marked]:
    """Returns what is marked, by the kind's id. Files that can't be read are noted."""
    return {community: _together(files) for community, files in _files(folders).items()}


class MarkEditing:
    """An editing session for one kind of community. `part` is as last read or saved.

    Args:
        folders: the journal's paths.
        clock: for the names of versions and the time of a removal.
        tail: generates the random part of names.
        community: the kind's id.
        name: what it is called, for a new file.
    """

    def __init__(self, folders: Folders, clock: Clock, tail: names.Tail, community: str, name: str) -> None:
        self._folders, self._clock, self._tail, self._community = folders, clock, tail, community
        new = CirclePart(id=_id(community), kind="community", name=name, community=community)
        files = self._present()
        self.part = _together(files).part if files else new
        self._editing = self._edit(files[0]) if files else CircleEditing(folders, clock, tail, new)
        self._seen = {(file.stem, file.content) for file in files}
        self._is_new = not files

    def save(self, part: CirclePart) -> CircleSaved:
        """Saves `part`, durably and merged with what changed outside. Writes nothing if nothing changed.

        Raises:
            SaveFailed: the previous content is kept. See `CircleEditing.save`.
        """
        if part == self.part and self._is_new:
            return CircleSaved(part)
        files = self._present()
        first, others = files[:1], files[1:]
        if self._is_new and first:  # made elsewhere since
            self._editing = self._edit(first[0])
            others = files
        for file in others:
            if (file.stem, file.content) not in self._seen:
                part = _joined(part, file.part)
        saved = self._editing.save(part)
        self.part, self._is_new = saved.part, False
        for file in files[1:]:
            self._edit(file).save(replace(file.part, removed=self._clock()))
        return saved

    def save_fallback(self, part: CirclePart) -> None:
        """As `CircleEditing.save_fallback`. Raises SaveFailed."""
        self._editing.save_fallback(part)

    def _present(self) -> list[CircleFile]:
        return _files(self._folders).get(self._community, [])

    def _edit(self, file: CircleFile) -> CircleEditing:
        return CircleEditing(self._folders, self._clock, self._tail, file.part, file)


def _files(folders: Folders) -> dict[str, list[CircleFile]]:
    """Returns the files of each kind that are in the circle, the one that counts first."""
    found: dict[str, list[CircleFile]] = {}
    for file in circle_files(folders):
        if file.part.community and file.part.removed is None:
            found.setdefault(file.part.community, []).append(file)
    return {kind: sorted(files, key=lambda file: _rank(kind, file)) for kind, files in found.items()}


def _id(community: str) -> str:
    return _ID.format(community=community.replace(*_OF_PACK))


def _rank(community: str, file: CircleFile) -> tuple[bool, str]:
    return file.stem != _id(community), file.stem


def _together(files: Iterable[CircleFile]) -> Marked:
    first, *others = [file.part for file in files]
    part, otherwise = first, None
    for other in others:
        if part.mark and other.mark and other.mark != part.mark:
            otherwise = other.mark
        part = _joined(part, other)
    return Marked(part, otherwise)


def _joined(part: CirclePart, other: CirclePart) -> CirclePart:
    """Returns the part with what only `other` says."""
    return replace(
        part,
        mark=part.mark or other.mark,
        way_out=_both(part.way_out, other.way_out, " / "),
        words=_both(part.words, other.words, "\n\n"),
    )


def _both(here: str, there: str, between: str) -> str:
    if not there.strip() or there.strip() in here:
        return here
    return there if not here.strip() else f"{here.rstrip()}{between}{there}"
