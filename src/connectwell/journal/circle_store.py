"""The circle as the rest of the program sees it: people, groups and places in and out, and never a path."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connectwell.journal.circle_files import read_circle

# What only some verbs need is imported where it is used: Help now only reads.
if TYPE_CHECKING:
    from connectwell.clock import Clock
    from connectwell.journal.circle_editing import CircleEditing
    from connectwell.journal.folders import Folders
    from connectwell.journal.names import Tail
    from connectwell.model.circle import CirclePart


class Circle:
    """The people, groups and places of one person's circle: `Journal.circle`. Making one touches no disk.

    Args:
        folders: where the files are.
        clock: names versions and marks what is removed.
        tail: gives random characters for names.
    """

    def __init__(self, folders: Folders, clock: Clock, tail: Tail) -> None:
        self._folders, self._clock, self._tail = folders, clock, tail

    def parts(self, *, removed: bool = False) -> tuple[CirclePart, ...]:
        """Those that can be read, by name; or those that were removed.

        Damaged files are passed over: Help now has to work.
        """
        return read_circle(self._folders, removed=removed)

    def begin(self, part: CirclePart) -> CircleEditing:
        """A session for somebody or something new. The first save makes the id, from the name."""
        from connectwell.journal.circle_editing import CircleEditing

        return CircleEditing(self._folders, self._clock, self._tail, part)

    def edit(self, part_id: str) -> CircleEditing:
        """A session for a part that isn't removed.

        Args:
            part_id: the whole id.

        Raises:
            EntryNotFound, NewerFormat: it cannot be edited; nothing was changed.
        """
        from connectwell.journal.circle_editing import edit_part

        return edit_part(self._folders, self._clock, self._tail, part_id)

    def add(self, part: CirclePart) -> CirclePart:
        """Saves a new part in one go; gives it with the id it got. Raises SaveFailed."""
        return self.begin(part).save(part).part

    def bring_in(self, part: CirclePart) -> CirclePart:
        """As `add`, for one from elsewhere: it keeps its id where that is free and can be one."""
        from connectwell.journal.circle_editing import CircleEditing

        return CircleEditing(self._folders, self._clock, self._tail, part, known_as=part.id).save(part).part

    def remove(self, part_id: str) -> CirclePart:
        """Hides a part until it is restored. Raises as `edit` and `CircleEditing.save` do."""
        editing = self.edit(part_id)
        return editing.save(replace(editing.part, removed=self._clock())).part

    def restore(self, part_id: str) -> CirclePart:
        """Takes a removal back. Raises as `remove`; EntryNotFound where none of this id is removed."""
        from connectwell.journal.circle_editing import edit_part

        editing = edit_part(self._folders, self._clock, self._tail, part_id, removed=True)
        return editing.save(replace(editing.part, removed=None)).part

    def erase(self, part_id: str) -> None:
        """Deletes a part, its versions and copies. There is no way back.

        Raises:
            EntryNotFound: there is none of this id.
            ConnectwellError: not everything could be deleted; the sentence says so.
        """
        from connectwell.journal.erasing import erase_from_circle

        erase_from_circle(self._folders, part_id)
