"""Browsing and changing the journal, independent of any UI.

The screens, the plain lines and the command line all use this class, so the same actions find the same entries and
write the same files. Each interface has its own wording, keys and commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from connectwell.context import Context
from connectwell.entries.item_lookup import find_item, scanned
from connectwell.errors import ConnectwellError, EntryNotFound, EntryUnreadable
from connectwell.journal import Item, Journal, Readable
from connectwell.model.entry import Entry
from connectwell.sentences import NEED_NAMES

# Imported where used: `list` and `show` load this module, and only some actions need these.
if TYPE_CHECKING:
    from datetime import date

    from connectwell.entries.changes import EntryChange
    from connectwell.entries.entry_editing import EntryEditing
    from connectwell.entries.external_editor import EditorSession
    from connectwell.entries.page import Line
    from connectwell.entries.result_set import ResultSet
    from connectwell.entries.revise import EarlierVersion, Side
    from connectwell.entries.view import View
    from connectwell.jobs import Progress
    from connectwell.journal import CopyChoice, Query, Version
    from connectwell.model.facts import EntryFacts

Drawn = TypeVar("Drawn")


class EntryBrowser:
    """Finds, opens and changes entries, and undoes changes, the last one first.

    Args:
        context: the services it works with.

    Attributes:
        changes: number of changes made here; anything read before the latest may be stale.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._done: list[EntryChange | CopyChoice] = []  # a copy, where a change set one aside
        self.changes = 0

    @property
    def journal(self) -> Journal:
        """The journal it reads and changes."""
        return self._context.journal

    # --- Finding

    def listed(self, query: Query | None = None) -> Iterator[Item]:
        """Yields matching items, newest first by day; doesn't use the index, and reads only as far as consumed.

        Args:
            query: filters; its words are ignored. None for everything that isn't removed.
        """
        if query is None:
            found = self.journal.newest_by_day()
            return (item for item in found if not (isinstance(item, Readable) and item.entry.says_nothing))
        return scanned(self.journal, query)

    def search(self, query: Query, progress: Progress | None = None) -> Iterator[Readable]:
        """Yields matching entries, newest first by day; uses the index. Arguments as for `Journal.find`."""
        return self.journal.find(query, progress=progress)

    def results(self, view: View, draw: Callable[[Item], Drawn], progress: Progress | None = None) -> ResultSet[Drawn]:
        """Returns what a view shows, read in batches. `draw` renders an item for the list."""
        from connectwell.entries.result_set import ResultSet

        return ResultSet(view, view.items(self.journal, progress), draw)

    def open(self, asked: str) -> Item:
        """Returns the item that `asked` refers to.

        Args:
            asked: as for `Journal.get`, or the name that lists show for a copy or a damaged file.

        Raises:
            EntryNotFound: there is none.
            EntryUnreadable: its file cannot even be listed.
        """
        return find_item(self.journal, asked)

    def facts(self, progress: Progress | None = None) -> tuple[EntryFacts, ...]:
        """Returns the facts of every entry, oldest first. Raises ConnectwellError."""
        return self.journal.facts(progress=progress)

    def refresh(self, progress: Progress) -> None:
        """Updates the index that `search` uses. As `Journal.refresh`."""
        self.journal.refresh(progress)

    # --- Reading

    def page(
        self, item: Readable, *, put_away: bool = False, shares: tuple[Entry, ...] | None = None
    ) -> tuple[Line, ...]:
        """Returns an entry or a copy as a page, including when it was shared.

        Args:
            item: the entry or copy.
            put_away: whether to include parts that are put away until the session.
            shares: as from `shares_of`, which asks the disk; None to ask here.
        """
        from connectwell.entries.page import page_of

        shares = self.shares_of(item) if shares is None else shares
        return page_of(item.entry, NEED_NAMES, put_away=put_away, shares=shares)

    def shares_of(self, item: Readable) -> tuple[Entry, ...]:
        """Returns the newest shares that include an entry, newest first; none for a copy."""
        return () if item.is_copy else self.journal.shares_of(item.entry.id)

    def copy_notice(self, item: Readable) -> str:
        """Returns what to say of an entry that has a copy beside it, or is one; empty where neither is so."""
        if not (item.is_copy or self.journal.has_copies(item.entry.id)):
            return ""
        from connectwell.sentences import A_COPY, CHOOSE_COPY, COPY_BESIDE

        return f"{A_COPY if item.is_copy else COPY_BESIDE} {CHOOSE_COPY}"

    def raw(self, handle: str) -> str:
        """Returns the raw text of a file. Raises as `Journal.raw`."""
        return self.journal.raw(handle)

    def current_entry(self, entry_id: str) -> Entry | None:
        """Returns an entry as it is on disk; None if it is gone. Raises EntryUnreadable."""
        try:
            return self.journal.get(entry_id)
        except EntryNotFound:
            return None

    def versions(self, asked: str, *, put_away: bool = False) -> tuple[EarlierVersion, ...]:
        """Returns the earlier versions of an entry, newest first, each with its changes. Raises EntryNotFound."""
        from connectwell.entries.revise import versions_of

        return versions_of(self.journal, asked, NEED_NAMES, put_away=put_away)

    # --- Changing

    def move_to_day(self, asked: str, day: date) -> EntryChange:
        """Moves an entry to another day, not in the future.

        Raises:
            UsageFault: the day is in the future.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        from connectwell.entries.revise import move_to_day

        before = self.journal.get(asked)
        return self._changed(before, move_to_day(self.journal, before.id, day, self._context.today()))

    def remove(self, asked: str) -> EntryChange:
        """Hides an entry from lists; no change if it is hidden already. Raises what the journal raises."""
        before = self.journal.get(asked)
        return self._changed(before, before if before.removed else self.journal.remove(before.id))

    def restore(self, asked: str) -> EntryChange:
        """Shows an entry in lists again; no change if it is shown already. Raises what the journal raises."""
        before = self.journal.get(asked)
        return self._changed(before, self.journal.restore(before.id) if before.removed else before)

    def restore_version(self, asked: str, version: Version | int) -> EntryChange:
        """Restores an earlier version, and shows the entry in lists; the current one becomes a version.

        Args:
            asked: the entry.
            version: the version, or its number as in `versions`.

        Raises:
            UsageFault: there is no version of that number.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        from connectwell.entries.revise import restore_version

        try:
            before = self.journal.get(asked)
        except (EntryNotFound, EntryUnreadable):  # its versions may still exist
            before = None
        return self._changed(before, restore_version(self.journal, asked, version))

    def edit(self, asked: str, *, put_away: bool = False) -> EntryEditing:
        """Returns an editor for everything of an entry; pass its changes to `remember` when done.

        Args:
            asked: the entry.
            put_away: whether to edit what is put away as well.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
        """
        from connectwell.entries.entry_editing import EntryEditing

        return EntryEditing(self.journal, asked, self._context.today(), put_away=put_away)

    def in_editor(self, asked: str) -> EditorSession:
        """Opens the file of an entry, or of a copy by its name in lists, for the person's own editor.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
        """
        from connectwell.entries.external_editor import EditorSession

        today = self._context.today()
        try:
            external_edit = self.journal.edit_externally(asked, today)
        except EntryNotFound:
            return EditorSession(self.journal.edit_copy_externally(self.open(asked).handle, today), None)
        try:
            before = self.journal.get(external_edit.id)
        except ConnectwellError:
            before = None
        return EditorSession(external_edit, before, self.remember)

    # --- Copies

    def copy_choice(self, handle: str) -> CopyChoice:
        """Returns a copy with its entry, to keep one of the two. Raises EntryNotFound, EntryUnreadable."""
        return self.journal.copy_choice(handle)

    def side_by_side(self, copy: CopyChoice, *, put_away: bool) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """Returns the pages of entry and copy with differences marked; the copy's page twice if it has no entry."""
        from connectwell.entries.revise import side_by_side

        return side_by_side(copy.entry or copy.copy, copy.copy, NEED_NAMES, put_away=put_away)

    def keep_entry(self, copy: CopyChoice) -> EntryChange:
        """Keeps the entry; the copy becomes a version of it. Raises EntryUnreadable, SaveFailed."""
        from connectwell.entries.changes import EntryChange

        change = EntryChange(None, copy.keep_entry())
        self._done.append(copy)
        self.changes += 1
        return change

    def keep_copy(self, copy: CopyChoice) -> EntryChange:
        """Keeps the copy as the entry; the old entry becomes a version. Raises NewerFormat, SaveFailed."""
        return self._changed(copy.entry, copy.keep_copy())

    # --- Erasing

    def to_erase(self, asked: str) -> tuple[str, Entry | None]:
        """Resolves the id to erase before the person confirms: "latest" could mean another entry afterwards.

        Returns:
            The id, and the entry; None if it is damaged, or if only its versions are left, which can be erased too.

        Raises:
            EntryNotFound: neither an entry nor versions exist.
        """
        try:
            entry = self.journal.get(asked)
        except (EntryNotFound, EntryUnreadable):
            self.journal.versions(asked)
            return asked, None
        return entry.id, entry

    def erase(self, entry_id: str) -> tuple[str, ...]:
        """Deletes an entry with its versions and copies, permanently. Returns and raises as `Journal.erase`."""
        stays = self.journal.erase(entry_id)
        self._forget(entry_id)
        return stays

    # --- Undo

    @property
    def can_undo(self) -> bool:
        """Whether there is a change that can be undone."""
        return bool(self._done)

    def remember(self, *changes: EntryChange) -> None:
        """Records changes, oldest first. One without a `before` can't be undone, nor those before it."""
        for change in changes:
            if change.before is None:
                self._forget(change.after.id)
            elif change.before != change.after:
                self._done.append(change)
            self.changes += 1

    def undo(self) -> EntryChange | CopyChoice | None:
        """Undoes the last change that wasn't undone yet.

        Returns:
            The undoing change; or the restored copy; None if there was nothing to undo.

        Raises:
            ChangedSince: the entry was changed elsewhere since. Nothing was undone, and of this entry nothing can be.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal; it can be tried again.
        """
        from connectwell.entries.changes import ChangedSince, EntryChange

        if not self._done:
            return None
        last = self._done[-1]
        undone: EntryChange | CopyChoice = last
        if isinstance(last, EntryChange):
            try:
                undone = last.undone(self.journal)
            except ChangedSince:
                self._forget(last.after.id)
                raise
            self.changes += 1
        else:
            last.put_back()
        self._done.pop()
        return undone

    def _forget(self, entry_id: str) -> None:
        """Nothing done to this entry can be undone any more."""
        from connectwell.entries.changes import EntryChange

        self._done = [
            done for done in self._done if (done.after if isinstance(done, EntryChange) else done.copy).id != entry_id
        ]

    def _changed(self, before: Entry | None, after: Entry) -> EntryChange:
        from connectwell.entries.changes import EntryChange

        change = EntryChange(before, after)
        self.remember(change)
        return change
