"""The journal as the rest of the program sees it: entries in, entries out, whole or not at all, and never a path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from connectwell.clock import Clock, system_clock
from connectwell.errors import ConnectwellError, EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed
from connectwell.journal import names
from connectwell.journal.folders import Folders
from connectwell.journal.items import Item, Readable, Unreadable, in_order
from connectwell.journal.looking import find, find_even_gone, not_found, read_all, read_one, read_raw
from connectwell.model.entry import Entry
from connectwell.model.format import is_newer
from connectwell.model.text import visible
from connectwell.paths import Places

# What only some verbs need is imported where it is used: reading is on the way to the first screen.
if TYPE_CHECKING:
    from connectwell.jobs import Progress
    from connectwell.journal.circle_store import Circle
    from connectwell.journal.copies import CopyInHand
    from connectwell.journal.editing import Editing
    from connectwell.journal.own_editor import ByHand
    from connectwell.journal.query import Query
    from connectwell.journal.scan_all import File
    from connectwell.journal.versions import Version
    from connectwell.model.facts import EntryFacts

__all__ = ["Item", "Journal", "Readable", "Unreadable"]


class Journal:
    """All of the person's entries. Making one touches no disk.

    Args:
        places: where things are kept.
        clock: names versions and marks what is removed.
        tail: gives random characters for names; tests give their own.
    """

    def __init__(self, places: Places, clock: Clock = system_clock, tail: names.Tail = names.random_tail) -> None:
        self._folders = Folders(places.data)
        self._index = places.cache / "index.sqlite"
        self._shares = places.cache / "shares"
        self._clock, self._tail = clock, tail

    @property
    def circle(self) -> Circle:
        """The people, groups and places in the person's circle."""
        from connectwell.journal.circle_store import Circle

        return Circle(self._folders, self._clock, self._tail)

    def new_id(self, moment: datetime) -> str:
        """An id for an entry begun at `moment`, such as 2026-11-21T0801-q7f3k2."""
        return names.id_for(moment, self._tail)

    def new_key(self, taken: Iterable[str]) -> str:
        """The name of a new part within its entry, such as a8d2; none of `taken`."""
        return names.free_key(taken, self._tail)

    def begin(self, entry: Entry) -> Editing:
        """A session for a new entry. Nothing is on disk until its first save.

        If the name exists by then, the entry gets a new one: `Editing.entry` tells.
        """
        from connectwell.journal.editing import Editing

        return Editing(self._folders, self._clock, self._tail, entry, forget=self._forget)

    def edit(self, entry_id: str) -> Editing:
        """A session for an entry that is there.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: it cannot be edited; nothing was changed.
        """
        from connectwell.journal.editing import Editing, Known

        content, tables, entry = read_one(self._folders, find(self._folders, entry_id))
        if is_newer(tables):
            raise NewerFormat
        known = Known(content, tables)
        return Editing(self._folders, self._clock, self._tail, entry, known, forget=self._forget)

    def edit_by_hand(self, entry_id: str, today: date) -> ByHand:
        """An entry to open in the person's own editor, also one that cannot be read.

        Args:
            entry_id: as for `get`.
            today: the latest day it may be moved to.

        Raises:
            EntryNotFound: there is none.
            EntryUnreadable: its file cannot even be opened.
            NewerFormat: a newer connectwell wrote it.
        """
        from connectwell.journal.own_editor import edit_by_hand

        full = find(self._folders, entry_id)
        return edit_by_hand(self._folders, self._clock, self._tail, full, today, forget=self._forget)

    def edit_copy_by_hand(self, handle: str, today: date) -> ByHand:
        """A copy of an entry to open in the person's own editor.

        Args:
            handle: of the `Readable` that is the copy.
            today: the latest day it may be moved to.

        Raises:
            EntryNotFound, EntryUnreadable: as `copy_in_hand`.
        """
        from connectwell.journal.copy_by_hand import CopyByHand

        in_hand = self.copy_in_hand(handle)
        return CopyByHand(self._folders, self._clock, self._tail, in_hand, today, forget=self._forget)

    def get(self, entry_id: str) -> Entry:
        """One entry, removed or not.

        Args:
            entry_id: as a person types it: a full id, its unique beginning or its tail, or "latest".

        Raises:
            EntryNotFound, EntryUnreadable: there is none, or it cannot be read.
        """
        return read_one(self._folders, find(self._folders, entry_id))[2]

    def add(self, entry: Entry) -> Entry:
        """Saves a new entry in one go, and gives it as it was saved. Raises SaveFailed."""
        return self.begin(entry).save(entry).entry

    def newest(self, *, since: date | None = None, removed: bool = False) -> Iterator[Item]:
        """Entries, copies and damaged files by the moment they began, newest first; read only as far as consumed.

        Args:
            since: how far back, by the day in the name; one day more is given, for nights that count as the day before.
            removed: removed entries as well.
        """
        return in_order(read_all(self._folders, since, removed))

    def find(self, query: Query, *, progress: Progress | None = None) -> Iterator[Readable]:
        """Entries and copies that fit, newest first: by their day, then by the moment they began.

        The journal is gone through at the first of them; each is read from its file just before it is given.

        Args:
            query: what is looked for.
            progress: told how many files were read of how many that are new or changed; not called where none is.

        Raises:
            Cancelled: by `progress`, while it is consumed.
        """
        from connectwell.journal.index.answers import find

        return find(self._folders, self._index, query, progress)

    def facts(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        removed: bool = False,
        progress: Progress | None = None,
    ) -> tuple[EntryFacts, ...]:
        """The facts of every entry that is no copy, oldest first, without what is put away.

        Args:
            since, until: the entry's day, both included.
            removed: removed entries as well.
            progress: as for `find`.

        Raises:
            Cancelled: by `progress`.
        """
        from connectwell.journal.index.answers import all_facts

        return all_facts(self._folders, self._index, since, until, removed, progress)

    def refresh(self, progress: Progress | None = None) -> None:
        """Brings what `find` and `facts` remember up to date. Any thread may do it.

        Args:
            progress: as for `find`.

        Raises:
            Cancelled: by `progress`; the rest is left for the next time.
        """
        from connectwell.journal.index.answers import refresh

        refresh(self._folders, self._index, progress)

    def holding(
        self,
        *texts: str,
        everywhere: bool = False,
        progress: Progress | None = None,
        of: tuple[int, int] = (0, 1),
    ) -> Iterator[Readable]:
        """Entries whose file has one of these texts in it, such as the name of a key; newest first by name.

        All of the journal is looked through, but only such files are read as entries. What is damaged is passed over.

        Args:
            texts: as they stand in a file.
            everywhere: also in what is removed, and in copies.
            progress: told with each file how many were looked at, of how many.
            of: which part of the files, where several processes look: (1, 2) is the second of two.

        Raises:
            Cancelled: by `progress`, while it is consumed.
        """
        from connectwell.journal.scan_all import read_holding

        return read_holding(self._folders, texts, everywhere, progress, of)

    def shares_of(self, entry_id: str) -> tuple[Entry, ...]:
        """The newest entries of kind share that name this one, newest first; those that `learn_shares` was told of."""
        if not os.path.lexists(self._shares):  # `show` asks this, and most have shared nothing
            return ()
        from connectwell.journal.shares import shares_of

        return shares_of(self._folders, self._shares, entry_id)

    def learn_shares(self, share_ids: Iterable[str]) -> None:
        """Sees to it that `shares_of` knows these entries of kind share. It never raises: they can be told again."""
        from connectwell.journal.shares import learn

        learn(self._folders, self._shares, share_ids)

    def files(self, *, of: tuple[int, int] = (0, 1)) -> Iterator[File]:
        """Every file among the entries as it is, newest name first: for an archive, which leaves nothing out.

        Args:
            of: as for `holding`.
        """
        from connectwell.journal.scan_all import read_files

        return read_files(self._folders, of)

    def raw(self, handle: str) -> str:
        """The text of a file as it is, at most 1 MB, undecodable bytes as U+FFFD. It isn't safe to draw as it is.

        Args:
            handle: of an `Item`, or an id.

        Raises:
            EntryNotFound, EntryUnreadable: there is none, or it cannot even be opened.
        """
        for year, stem in self._folders.stems():
            if visible(stem) == handle:
                return read_raw(self._folders, self._folders.entries / year / f"{stem}.toml")
        raise not_found(handle)

    def remove(self, entry_id: str) -> Entry:
        """Hides an entry until it is restored. Raises as `edit` and `Editing.save` do."""
        return self._mark_removed(entry_id, self._clock())

    def restore(self, entry_id: str) -> Entry:
        """Takes a removal back. Raises as `edit` and `Editing.save` do."""
        return self._mark_removed(entry_id, None)

    def erase(self, entry_id: str) -> None:
        """Deletes an entry, its versions, the copies of it and what its saves left behind. There is no way back.

        Raises:
            EntryNotFound: there is nothing of it.
            ConnectwellError: not everything could be deleted; the sentence says so.
        """
        from connectwell.journal import shares
        from connectwell.journal.erasing import erase
        from connectwell.journal.index.answers import forget

        full = find_even_gone(self._folders, entry_id)
        forget(self._index, full)  # first, so that it can be tried again
        erase(self._folders, full)
        shares.forget(self._shares, full)
        forget(self._index, full)  # another program may have read it in between

    def versions(self, entry_id: str) -> tuple[Version, ...]:
        """Earlier versions of an entry, newest first. Raises EntryNotFound."""
        from connectwell.journal.versions import list_versions

        return list_versions(self._folders, find_even_gone(self._folders, entry_id))

    def version(self, version: Version) -> Entry:
        """An earlier version as an entry. Raises EntryNotFound, EntryUnreadable."""
        from connectwell.journal.versions import read_version

        return read_version(self._folders, version)

    def raw_version(self, version: Version) -> str:
        """The text of an earlier version as it is; the rest is as for `raw`."""
        from connectwell.journal.versions import version_path

        return read_raw(self._folders, version_path(self._folders, version))

    def bring_back(self, version: Version) -> Entry:
        """Makes an earlier version the entry again; the present one becomes a version, even where it is damaged.

        Raises:
            EntryNotFound, EntryUnreadable: of the version.
            NewerFormat: the present one was written by a newer connectwell.
            SaveFailed: nothing was changed.
        """
        entry = replace(self.version(version), id=version.id)
        try:
            return self.edit(version.id).save(entry).entry
        except EntryNotFound:
            return self.add(entry)
        except EntryUnreadable:
            from connectwell.journal.editing import replace_damaged

            replace_damaged(self._folders, entry, self._clock(), self._tail)
            return entry

    def copy_in_hand(self, handle: str) -> CopyInHand:
        """A copy of an entry beside the entry, to keep one of the two.

        Args:
            handle: of the `Readable` that is the copy.

        Raises:
            EntryNotFound, EntryUnreadable: there is no such copy, or one of the two cannot be opened.
        """
        from connectwell.journal.copies import copy_in_hand

        return copy_in_hand(self._folders, self._clock, self._tail, handle)

    def cannot_write(self) -> SaveFailed | None:
        """Why nothing can be saved here, or None. Makes nothing that stays."""
        from connectwell.journal.probing import why_not_writable

        return why_not_writable(self._folders)

    def tidy(self) -> None:
        """Looks after what saves that were cut off left behind, once it is over an hour old."""
        from connectwell.journal.leftovers import tidy

        tidy(self._folders, self._clock(), self._tail)

    def _forget(self, entry_id: str) -> None:
        """Words that were put away stay in no index. Where that does not work, the next look takes them out."""
        if self._index.exists():
            from connectwell.journal.index.answers import forget

            with suppress(ConnectwellError):
                forget(self._index, entry_id)

    def _mark_removed(self, entry_id: str, moment: datetime | None) -> Entry:
        editing = self.edit(entry_id)
        return editing.save(replace(editing.entry, removed=moment)).entry
