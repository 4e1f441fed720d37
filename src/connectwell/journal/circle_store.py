"""The circle's public interface: people, groups and places in and out, without exposing paths."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connectwell.journal.circle_files import circle_files, first_of_each, read_circle

# Everything that only some commands need is imported where it is used; Help now only reads.
if TYPE_CHECKING:
    from collections.abc import Iterable

    from connectwell.clock import Clock
    from connectwell.journal.card_file import CardFound
    from connectwell.journal.circle_copies import CircleCopy, SettledCopy, Way
    from connectwell.journal.circle_editing import CircleEditing
    from connectwell.journal.circle_undo import CircleUndone
    from connectwell.journal.community_marks import Marked, MarkEditing
    from connectwell.journal.folders import Folders
    from connectwell.journal.known_names import Known
    from connectwell.journal.names import Tail
    from connectwell.model.circle import CirclePart


class Circle:
    """The people, groups and places in the person's circle: `Journal.circle`. Constructing it touches no disk.

    Args:
        folders: the journal's paths.
        clock: for the names of versions and the time of a removal.
        tail: generates the random part of names.
    """

    def __init__(self, folders: Folders, clock: Clock, tail: Tail) -> None:
        self._folders, self._clock, self._tail = folders, clock, tail

    def parts(self, *, removed: bool = False) -> tuple[CirclePart, ...]:
        """Returns the parts sorted by name; with `removed`, the removed ones instead.

        Damaged files don't raise, because Help now has to work; `Journal.unread_files` names them.
        """
        return read_circle(self._folders, removed=removed)

    def find(self, part_id: str) -> CirclePart | None:
        """Returns a part by its full id, removed or not, community marks included; None if no file has it."""
        found = first_of_each(file for file in circle_files(self._folders) if file.part.id == part_id)
        return found[part_id].part if found else None

    def copies(self) -> tuple[CircleCopy, ...]:
        """Returns the copies that a sync program left of parts and of the card, which `parts` leaves out.

        Copies of a community mark aren't among them: the next mark takes them in.
        """
        from connectwell.journal.circle_copies import list_copies

        return list_copies(self._folders)

    def settle_copy(self, copy: CircleCopy, way: Way) -> SettledCopy:
        """Keeps both as one, or one of the two; what isn't kept becomes an earlier version.

        Args:
            copy: from `copies`.
            way: "both"; "first" for what counts; "second" for the copy.

        Raises:
            EntryNotFound, NewerFormat, SaveFailed: the copy stays.
        """
        from connectwell.journal.circle_copies import settle_copies

        return settle_copies(self._folders, self._clock, self._tail, copy, way)

    def begin(self, part: CirclePart) -> CircleEditing:
        """Starts an editing session for a new part. The first save derives its id from the name."""
        from connectwell.journal.circle_editing import CircleEditing

        return CircleEditing(self._folders, self._clock, self._tail, part)

    def edit(self, part_id: str) -> CircleEditing:
        """Starts an editing session for a part that isn't removed.

        Args:
            part_id: the full id.

        Raises:
            EntryNotFound, NewerFormat: it cannot be edited; nothing was changed.
        """
        from connectwell.journal.circle_editing import edit_part

        return edit_part(self._folders, self._clock, self._tail, part_id)

    def add(self, part: CirclePart) -> CirclePart:
        """Saves a new part in one step and returns it with its id. Raises SaveFailed."""
        return self.begin(part).save(part).part

    def remove(self, part_id: str) -> CirclePart:
        """Hides a part until it is restored. Raises as `edit` and `CircleEditing.save` do."""
        editing = self.edit(part_id)
        return editing.save(replace(editing.part, removed=self._clock())).part

    def restore(self, part_id: str) -> CirclePart:
        """Undoes a removal. Raises as `remove`; EntryNotFound if no removed part has this id."""
        from connectwell.journal.circle_editing import edit_part

        editing = edit_part(self._folders, self._clock, self._tail, part_id, removed=True)
        return editing.save(replace(editing.part, removed=None, joined="")).part

    def put_together(self, kept_id: str, other_id: str) -> tuple[CirclePart, CirclePart]:
        """Puts two parts together: the first gets every name of the other, which is then removed.

        Returns:
            Both as they were before, for `undo_put_together`. Raises as `edit` and `CircleEditing.save` do.
        """
        from connectwell.model.circle_merge import put_into, put_together

        kept, other = self.edit(kept_id), self.edit(other_id)
        before = kept.part, other.part
        kept.save(put_together(*before))
        other.save(put_into(other.part, kept.part, self._clock()))
        return before

    def undo_put_together(self, before: tuple[CirclePart, CirclePart]) -> CirclePart:
        """Takes two parts apart again and returns the first. Raises as `restore`."""
        kept, other = before
        self.restore(other.id)
        editing = self.edit(kept.id)
        return editing.save(kept).part

    def undo(self, part_id: str = "") -> CircleUndone:
        """Undoes the last change to a part, or to the one changed last, whoever made it. Raises as `undo_change`."""
        from connectwell.journal.circle_undo import undo_change

        return undo_change(self._folders, self._clock, self._tail, part_id)

    def card(self) -> CardFound:
        """Returns the card for hard days, or as much of it as can be read. Never raises."""
        from connectwell.journal.card_file import find_card

        return find_card(self._folders)

    def edit_card(self) -> CircleEditing:
        """Starts an editing session for the card for hard days, new if there is none. Raises NewerFormat."""
        from connectwell.journal.card_file import edit_card

        return edit_card(self._folders, self._clock, self._tail)

    def marks(self) -> dict[str, Marked]:
        """Returns the communities that the person marked, by the kind's id. They aren't among `parts`."""
        from connectwell.journal.community_marks import read_marks

        return read_marks(self._folders)

    def mark(self, community: str, name: str) -> MarkEditing:
        """Starts an editing session for what a kind of community is to the person. Nothing is written before a save.

        Args:
            community: the kind's id.
            name: what the kind is called.
        """
        from connectwell.journal.community_marks import MarkEditing

        return MarkEditing(self._folders, self._clock, self._tail, community, name)

    def everybody(self) -> Known:
        """Returns everybody whose name pages hide, including those removed and the names of those erased."""
        from connectwell.journal.known_names import everybody

        return everybody(self._folders)

    def recovered(self) -> tuple[CirclePart, ...]:
        """Returns what can be found out about the parts whose files `parts` could not read."""
        from connectwell.journal.known_names import recovered_parts

        return recovered_parts(self._folders)

    def hidden_names(self) -> tuple[str, ...]:
        """Returns the names that nobody in the circle has any more and that pages still hide, in alphabetical order."""
        from connectwell.journal.hidden_names import hidden_names

        return hidden_names(self._folders)

    def keep_hidden(self, parts: Iterable[CirclePart]) -> None:
        """Adds the names of parts, such as those of an archive, to the names that pages hide. Raises SaveFailed."""
        from connectwell.journal.hidden_names import hide_names

        hide_names(self._folders, parts)

    def unhide(self, name: str) -> bool:
        """Takes a name off `hidden_names`; returns whether it was there. Raises SaveFailed."""
        from connectwell.journal.hidden_names import unhide

        return unhide(self._folders, name)

    def erase(self, part_id: str, *, keep_hiding: bool = True) -> tuple[str, ...]:
        """Permanently deletes a part with its versions and copies. Returns what stays, as `Journal.erase`.

        Args:
            part_id: the full id.
            keep_hiding: whether pages go on hiding its names. They then stay in the list behind `hidden_names`.

        Raises:
            EntryNotFound: no part has this id.
            ConnectwellError: not everything could be deleted.
        """
        from connectwell.journal.erasing import erase_from_circle

        return erase_from_circle(self._folders, part_id, keep_hiding=keep_hiding)
