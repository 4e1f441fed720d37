"""The journal to look through and to change, with no screen.

The screens, the plain lines and the command line drive this one object, so that the same acts find the same entries
and leave the same files. What an interface says about it, and which key or word asks for it, is its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from connectwell.context import Context
from connectwell.entries.changes import EntryChange
from connectwell.entries.finding import find_item, scanned
from connectwell.errors import ConnectwellError, EntryNotFound, EntryUnreadable
from connectwell.journal import Item, Journal, Readable
from connectwell.model.entry import Entry
from connectwell.sentences import NEED_NAMES

# What only some acts need is imported where it is used: `list` and `show` come this way.
if TYPE_CHECKING:
    from datetime import date

    from connectwell.entries.own_editor import EditorSession
    from connectwell.entries.page import Line
    from connectwell.entries.parts_editing import PartsEditing
    from connectwell.entries.result_set import ResultSet
    from connectwell.entries.revise import Earlier, Side
    from connectwell.entries.view import View
    from connectwell.jobs import Progress
    from connectwell.journal import CopyInHand, Query, Version
    from connectwell.model.facts import EntryFacts

Drawn = TypeVar("Drawn")


class EntryBrowser:
    """Finds, opens and changes entries, and takes the last change back.

    Args:
        context: the services it works with.

    Attributes:
        changes: how many changes were made here; what was read before the newest of them may be out of date.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: EntryChange | CopyInHand | None = None  # a copy that was set aside, where that came last
        self.changes = 0

    @property
    def _journal(self) -> Journal:
        return self._context.journal

    # --- Finding

    def listed(self, query: Query | None = None) -> Iterator[Item]:
        """What fits, by the moment it began, newest first; found without the index, and read only as far as consumed.

        Args:
            query: filters, its words aside; None for everything but what is removed.
        """
        if query is None:
            found = self._journal.newest()
            return (item for item in found if not (isinstance(item, Readable) and item.entry.says_nothing))
        return scanned(self._journal, query)

    def search(self, query: Query, progress: Progress | None = None) -> Iterator[Readable]:
        """What fits, by its day, newest first; found with the index. Arguments as for `Journal.find`."""
        return self._journal.find(query, progress=progress)

    def results(self, view: View, draw: Callable[[Item], Drawn], progress: Progress | None = None) -> ResultSet[Drawn]:
        """What a view shows, to be read in batches. `draw` gives what a list shows for an item."""
        from connectwell.entries.result_set import ResultSet

        return ResultSet(view, view.items(self._journal, progress), draw)

    def open(self, asked: str) -> Item:
        """The item that was meant.

        Args:
            asked: as for `Journal.get`, or what a list calls a copy or a damaged file.

        Raises:
            EntryNotFound, EntryUnreadable: there is none, or it cannot even be looked for.
        """
        return find_item(self._journal, asked)

    def facts(self, progress: Progress | None = None) -> tuple[EntryFacts, ...]:
        """The facts of every entry, oldest first. Raises ConnectwellError."""
        return self._journal.facts(progress=progress)

    def refresh(self, progress: Progress) -> None:
        """Brings what `search` needs up to date. As `Journal.refresh`."""
        self._journal.refresh(progress)

    # --- Reading

    def page(self, item: Readable, *, put_away: bool = False) -> tuple[Line, ...]:
        """An entry or a copy as a page, with what of it was shared.

        Args:
            item: which.
            put_away: whether to show also what is put away until the session.
        """
        from connectwell.entries.page import page_of

        shares = () if item.is_copy else self._journal.shares_of(item.entry.id)
        return page_of(item.entry, NEED_NAMES, put_away=put_away, shares=shares)

    def raw(self, handle: str) -> str:
        """The text of a file as it is. Raises as `Journal.raw`."""
        return self._journal.raw(handle)

    def entry_now(self, entry_id: str) -> Entry | None:
        """An entry as it is on disk; None where it went away. Raises EntryUnreadable."""
        try:
            return self._journal.get(entry_id)
        except EntryNotFound:
            return None

    def versions(self, asked: str, *, put_away: bool = False) -> tuple[Earlier, ...]:
        """The earlier versions of an entry, newest first, each with what came instead. Raises EntryNotFound."""
        from connectwell.entries.revise import versions_of

        return versions_of(self._journal, asked, NEED_NAMES, put_away=put_away)

    # --- Changing

    def move_to_day(self, asked: str, day: date) -> EntryChange:
        """Makes an entry belong to another day, not one to come.

        Raises:
            UsageFault: the day is still to come.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        from connectwell.entries.revise import move_to_day

        before = self._journal.get(asked)
        return self._changed(before, move_to_day(self._journal, before.id, day, self._context.today()))

    def remove(self, asked: str) -> EntryChange:
        """Takes an entry out of lists; one that is out already stays as it is. Raises what the journal raises."""
        before = self._journal.get(asked)
        return self._changed(before, before if before.removed else self._journal.remove(before.id))

    def restore(self, asked: str) -> EntryChange:
        """Brings an entry back into lists; one that is there stays as it is. Raises what the journal raises."""
        before = self._journal.get(asked)
        return self._changed(before, self._journal.restore(before.id) if before.removed else before)

    def bring_back(self, asked: str, version: Version | int) -> EntryChange:
        """Makes an earlier version the entry again, in lists too; the present one becomes a version.

        Args:
            asked: the entry.
            version: which one; or its number, as `versions` counts.

        Raises:
            UsageFault: there are not so many.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        from connectwell.entries.revise import bring_back

        try:
            before = self._journal.get(asked)
        except (EntryNotFound, EntryUnreadable):  # its versions may be there all the same
            before = None
        return self._changed(before, bring_back(self._journal, asked, version))

    def edit_words(self, asked: str) -> PartsEditing:
        """The words of an entry's parts, to be edited; `remember` takes the change once that is done.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
        """
        from connectwell.entries.parts_editing import PartsEditing

        return PartsEditing(self._journal, asked)

    def in_editor(self, asked: str) -> EditorSession:
        """An entry's file, or that of a copy by the name that lists show, for the person's own editor.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
        """
        from connectwell.entries.own_editor import EditorSession

        today = self._context.today()
        try:
            by_hand = self._journal.edit_by_hand(asked, today)
        except EntryNotFound:
            return EditorSession(self._journal.edit_copy_by_hand(self.open(asked).handle, today), None)
        try:
            before = self._journal.get(by_hand.id)
        except ConnectwellError:
            before = None
        return EditorSession(by_hand, before, self.remember)

    # --- Copies

    def copy_in_hand(self, handle: str) -> CopyInHand:
        """A copy beside its entry, to keep one of the two. Raises EntryNotFound, EntryUnreadable."""
        return self._journal.copy_in_hand(handle)

    def side_by_side(self, copy: CopyInHand, *, put_away: bool) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """The pages of the entry (of the copy, where there is no entry) and of the copy, with what differs."""
        from connectwell.entries.revise import side_by_side

        return side_by_side(copy.entry or copy.copy, copy.copy, NEED_NAMES, put_away=put_away)

    def keep_entry(self, copy: CopyInHand) -> EntryChange:
        """The copy becomes a version of the entry and goes. Raises EntryUnreadable, SaveFailed."""
        change = self._changed(None, copy.keep_entry())
        self._last = copy
        return change

    def keep_copy(self, copy: CopyInHand) -> EntryChange:
        """The entry becomes a version, and the copy the entry. Raises NewerFormat, SaveFailed."""
        return self._changed(copy.entry, copy.keep_copy())

    # --- Erasing

    def to_erase(self, asked: str) -> tuple[str, Entry | None]:
        """The id of what was meant, fixed before the question: "latest" could be another entry after it.

        Returns:
            With the entry; None where it is damaged, or gone but for its versions, which can be erased too.

        Raises:
            EntryNotFound: there is nothing of it.
        """
        try:
            entry = self._journal.get(asked)
        except (EntryNotFound, EntryUnreadable):
            self._journal.versions(asked)
            return asked, None
        return entry.id, entry

    def erase(self, entry_id: str) -> None:
        """Deletes an entry with its versions and copies. There is no way back. Raises as `Journal.erase`."""
        self._journal.erase(entry_id)
        last = self._last
        if last and (last.after if isinstance(last, EntryChange) else last.copy).id == entry_id:
            self._last = None

    # --- Taking back

    @property
    def can_undo(self) -> bool:
        """Whether the last change can be taken back."""
        return self._last is not None

    def remember(self, change: EntryChange) -> None:
        """This is the last change now; without a `before` there is none that could be taken back."""
        self._last = change if change.before else None
        self.changes += 1

    def undo(self) -> EntryChange | CopyInHand | None:
        """Takes the last change back.

        Returns:
            That change, which can be taken back too; or the copy that is there again; None where there was nothing.

        Raises:
            ChangedSince: the entry was changed again; nothing was taken back.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        last = self._last
        if isinstance(last, EntryChange):
            last = last.undone(self._journal)
            self.remember(last)
        elif last:
            last.put_back()
            self._last = None
        return last

    def _changed(self, before: Entry | None, after: Entry) -> EntryChange:
        change = EntryChange(before, after)
        self.remember(change)
        return change
