"""What `connectwell doctor` looks at and mends in the journal's folders."""

from __future__ import annotations

import os
from pathlib import Path

from connectwell.journal import names
from connectwell.journal.folders import Folders
from connectwell.journal.index import queries
from connectwell.journal.unexpected_files import UnexpectedFile, list_unexpected_files, set_aside
from connectwell.journal.versions import VersionsSurvey, survey


class Upkeep:
    """The journal's files as `Journal.upkeep` hands them out.

    Args:
        folders: the journal's folders.
        index: the path of the index.
        tail: generates the random part of names.
    """

    def __init__(self, folders: Folders, index: Path, tail: names.Tail) -> None:
        self._folders, self._index, self._tail = folders, index, tail

    def unexpected_files(self) -> tuple[UnexpectedFile, ...]:
        """Returns what lies in the journal's folders and is no entry, no part of the circle and no version."""
        return tuple(list_unexpected_files(self._folders))

    def survey_versions(self) -> VersionsSurvey:
        """Reads every earlier version of every entry."""
        return survey(self._folders)

    def set_aside(self, stray: UnexpectedFile) -> bool:
        """Makes a copy an earlier version of its entry. Returns whether that was possible. Raises SaveFailed."""
        return set_aside(self._folders, stray, self._tail)

    def index_agrees(self) -> bool:
        """Whether the index, if there is one, says what a full parse says."""
        return not os.path.lexists(self._index) or queries.agrees(self._folders, self._index)

    def rebuild_index(self) -> None:
        """Deletes the index and makes it again. Raises OSError."""
        queries.rebuild(self._folders, self._index)
