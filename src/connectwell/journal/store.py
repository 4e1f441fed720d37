"""The journal's public interface: entries in and out, saved atomically, without exposing paths."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from connectwell.clock import Clock, system_clock
from connectwell.errors import (
    ConnectwellError,
    EntryNotFound,
    EntryUnreadable,
    JournalBusy,
    NewerFormat,
    SaveFailed,
)
from connectwell.journal import names
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.items import Item, Readable, Unreadable, by_day, by_start
from connectwell.journal.lookup import find, find_with_removed, not_found, read_all, read_one, read_raw, why_damaged
from connectwell.journal.parsing import Damaged
from connectwell.journal.skipped import Noted, UnreadFile
from connectwell.model.entry import Entry, tail_of
from connectwell.model.format import is_newer
from connectwell.model.text import visible
from connectwell.paths import AppFolders

# Everything that only some commands need is imported where it is used, because start-up only needs reading.
if TYPE_CHECKING:
    from connectwell.jobs import Progress
    from connectwell.journal.circle_store import Circle
    from connectwell.journal.copy_choice import CopyChoice
    from connectwell.journal.editing import Editing
    from connectwell.journal.external_edit import ExternalEdit
    from connectwell.journal.facts_by_day import FactsByDay
    from connectwell.journal.import_result import ImportResult
    from connectwell.journal.leftovers import Tidied
    from connectwell.journal.query import Query
    from connectwell.journal.snapshot import Snapshot, SnapshotFile
    from connectwell.journal.upkeep import Upkeep
    from connectwell.journal.versions import Version
    from connectwell.model.facts import EntryFacts

__all__ = ["Item", "Journal", "Readable", "Unreadable"]


class Journal:
    """All of the person's entries. Constructing it touches no disk.

    Args:
        places: the folders.
        clock: for the names of versions and the time of a removal.
        tail: generates the random part of names; tests pass their own.
    """

    def __init__(self, places: AppFolders, clock: Clock = system_clock, tail: names.Tail = names.random_tail) -> None:
        self._folders = Folders(places.data)
        self._index = places.cache / "index.sqlite"
        self._shares = places.cache / "shares"
        self._clock, self._tail = clock, tail

    def unread_files(self) -> tuple[UnreadFile, ...]:
        """Returns what the readers of this journal passed over since `start_over`: it is there but cannot be read.

        The circle comes first, then the newest. Whatever reads entries, facts, versions or the circle notes it;
        `skipped.left_out` says it in a sentence.
        """
        found = self._folders.skipped_files
        if not found:
            return ()
        return found.items(lambda path: why_damaged(self._folders, path))

    def days_named_in(self, unread: UnreadFile) -> tuple[date, ...]:
        """Returns the days that a damaged entry's file still names as its own, as both sides of a merge may.

        None means that it can't be known.
        """
        from connectwell.journal.parsing import days_named_in

        try:
            return days_named_in(self._folders.read(self._folders.data / unread.path))
        except (Damaged, OSError):
            return ()

    def note_unreadable(self, entry_id: str, fault: EntryUnreadable) -> None:
        """Notes an entry that `get` could not read, for a reader that goes on without it."""
        path = f"entries/{entry_id[:4]}/{entry_id}.toml"
        self._folders.skipped_files.take([(path, False, str(fault), None)])

    @property
    def noted(self) -> list[Noted]:
        """What `unread_files` is made of, as plain values, for `take_notes` in another process."""
        return self._folders.skipped_files.noted

    def take_notes(self, noted: Iterable[Noted]) -> None:
        """Adds what another process noted while it read its share of the files."""
        self._folders.skipped_files.take(noted)

    def forget_notes_since(self, noted: Iterable[Noted], handle: str) -> None:
        """Forgets what was passed over since `noted` on the way to the file called `handle`: nothing is left out."""
        self._folders.skipped_files.forget_since(noted, handle)

    def start_over(self) -> None:
        """Forgets what was passed over so far, before reading again."""
        self._folders.skipped_files.clear()

    @property
    def circle(self) -> Circle:
        """The people, groups and places in the person's circle."""
        from connectwell.journal.circle_store import Circle

        return Circle(self._folders, self._clock, self._tail)

    @property
    def upkeep(self) -> Upkeep:
        """What `connectwell doctor` looks at and mends."""
        from connectwell.journal.upkeep import Upkeep

        return Upkeep(self._folders, self._index, self._tail)

    def circle_may_hold(self, key: str) -> bool:
        """Whether a file of the circle may hold this key, from its bytes alone; True where that can't be known."""
        looked_for = (key.encode(), b"\\u", b"\\U")  # a key may be spelled with escapes
        try:
            for name in list_names(self._folders.circle):
                content = read_bytes(self._folders.circle / name)
                if any(one in content for one in looked_for):
                    return True
        except (Damaged, OSError):
            return True
        return False

    def new_id(self, moment: datetime) -> str:
        """Returns a new id for an entry begun at `moment`, such as 2026-11-21T0801-q7f3k2."""
        return names.id_for(moment, self._tail)

    def new_key(self, taken: Iterable[str]) -> str:
        """Returns a key for a new part, such as a8d2, that is not in `taken`."""
        return names.free_key(taken, self._tail)

    def begin(self, entry: Entry) -> Editing:
        """Starts an editing session for a new entry. Nothing is on disk until its first save.

        If the id is taken by then, the entry gets a new one, see `Editing.entry`.
        """
        from connectwell.journal.editing import Editing

        return Editing(self._folders, self._clock, self._tail, entry, forget=self._forget)

    def edit(self, entry_id: str) -> Editing:
        """Starts an editing session for an existing entry.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: it cannot be edited; nothing was changed.
        """
        from connectwell.journal.editing import Editing, KnownFile

        content, tables, entry = read_one(self._folders, find(self._folders, entry_id))
        if is_newer(tables):
            raise NewerFormat
        known = KnownFile(content, tables)
        return Editing(self._folders, self._clock, self._tail, entry, known, forget=self._forget)

    def edit_externally(self, entry_id: str, today: date) -> ExternalEdit:
        """Prepares an entry for the person's own editor, even if it cannot be parsed.

        Args:
            entry_id: as for `get`.
            today: the latest day it may be moved to.

        Raises:
            EntryNotFound: there is no such entry.
            EntryUnreadable: its file cannot be opened at all.
            NewerFormat: it was written by a newer connectwell.
        """
        from connectwell.journal.external_edit import edit_externally

        full = find(self._folders, entry_id)
        return edit_externally(self._folders, self._clock, self._tail, full, today, forget=self._forget)

    def edit_copy_externally(self, handle: str, today: date) -> ExternalEdit:
        """Prepares a copy of an entry for the person's own editor.

        Args:
            handle: the handle of the copy's `Readable`.
            today: the latest day it may be moved to.

        Raises:
            EntryNotFound, EntryUnreadable: as `copy_choice`.
        """
        from connectwell.journal.external_copy_edit import ExternalCopyEdit

        choice = self.copy_choice(handle)
        return ExternalCopyEdit(self._folders, self._clock, self._tail, choice, today, forget=self._forget)

    def get(self, entry_id: str) -> Entry:
        """Returns one entry, removed or not.

        Args:
            entry_id: as a person types it: a full id, a unique prefix of one, its tail, or "latest".

        Raises:
            EntryNotFound, EntryUnreadable: it doesn't exist, or cannot be read.
        """
        return read_one(self._folders, find(self._folders, entry_id))[2]

    def get_each(self, entry_ids: Iterable[str]) -> Iterator[Entry]:
        """Yields these entries, given full ids; not those that are gone, and those that cannot be read it notes."""
        from connectwell.journal.put_away_beside import PutAwayBeside
        from connectwell.journal.scan_all import read_quickly

        beside = PutAwayBeside(self._folders)
        for entry_id, entry in read_quickly(self._folders, entry_ids):
            try:
                if entry:
                    yield beside.applied(entry_id[:4], entry)
                else:
                    yield read_one(self._folders, entry_id, beside)[2]
            except EntryNotFound:
                continue
            except EntryUnreadable as fault:
                self.note_unreadable(entry_id, fault)

    @contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Lets no other program save between looking for the entry of a day and saving to it, or beginning one.

        Where another program holds the lock for long it goes ahead: what it saves then is kept beside, or in an entry
        of its own.

        Raises:
            SaveFailed: nothing can be saved here.
        """
        from connectwell import durable
        from connectwell.journal.fallback_copy import PATIENCE
        from connectwell.locking import lock

        durable.make_folders(self._folders.data, below=self._folders.data)
        with ExitStack() as locked:
            with suppress(JournalBusy):
                locked.enter_context(lock(self._folders.data, patience=PATIENCE, for_all_within=True))
            yield

    def add(self, entry: Entry) -> Entry:
        """Saves a new entry in one step and returns it as saved. Raises SaveFailed."""
        return self.begin(entry).save(entry).entry

    def newest(self, *, since: date | None = None, removed: bool = False) -> Iterator[Item]:
        """Yields entries, copies and damaged files by start time, newest first. Files are read lazily.

        Args:
            since: the first day, by file name; one more day is included, for nights that count as the day before.
            removed: whether to include removed entries.
        """
        return by_start(read_all(self._folders, since, removed))

    def newest_by_day(self, *, since: date | None = None, removed: bool = False) -> Iterator[Item]:
        """Yields the same by the day they belong to, newest first, then by start time. Arguments as for `newest`."""
        from connectwell.journal.lookup import read_moved_later

        def read() -> Iterator[Item]:  # nothing is read before the first is asked for
            moved = {item.handle: item for item in read_moved_later(self._folders, removed)}
            others = (item for item in self.newest(since=since, removed=removed) if item.handle not in moved)
            yield from by_day(others, moved.values())

        return read()

    def on_day(self, day: date) -> tuple[Entry, ...]:
        """Returns the entries of one day; as `on_days`."""
        return self.on_days(day, day)

    def on_days(self, since: date, until: date, progress: Progress | None = None) -> tuple[Entry, ...]:
        """Returns the entries of a few days, newest name first, for a glance back: quick at any size, but not complete.

        Removed entries, copies, what cannot be read and what was moved there from a day outside them are left out.

        Args:
            since, until: the first and last day.
            progress: called with the number of files read and the total.

        Raises:
            Cancelled: by `progress`.
        """
        from connectwell.journal.lookup import read_entries_of

        return read_entries_of(self._folders, since, until, progress)

    def find(self, query: Query, *, progress: Progress | None = None) -> Iterator[Readable]:
        """Yields matching entries and copies, newest first: by day, then by start time.

        The index is searched when the first is requested; each match is read from its file just before it is yielded.

        Args:
            query: what to search for.
            progress: called with (files read, files new or changed); not called if there are none.

        Raises:
            Cancelled: by `progress`, while it is consumed.
        """
        from connectwell.journal.index.queries import find

        return find(self._folders, self._index, query, progress)

    def facts(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        removed: bool = False,
        progress: Progress | None = None,
    ) -> tuple[EntryFacts, ...]:
        """Returns the facts of all entries, oldest first, without copies and without parts that are put away.

        Args:
            since, until: the range of the entry's day, inclusive.
            removed: whether to include removed entries.
            progress: as for `find`.

        Raises:
            Cancelled: by `progress`.
        """
        from connectwell.journal.index.queries import all_facts

        return all_facts(self._folders, self._index, since, until, removed, progress)

    def facts_by_day(self, *, until: date | None = None, progress: Progress | None = None) -> FactsByDay:
        """Returns the facts as `facts`, parsed only as far as their days are asked for.

        Args:
            until: the last day.
            progress: as for `find`.

        Raises:
            Cancelled: by `progress`.
        """
        from connectwell.journal.index.queries import facts_by_day

        return facts_by_day(self._folders, self._index, None, until, False, progress)

    def refresh(self, progress: Progress | None = None) -> None:
        """Updates the index behind `find` and `facts`. May be called from any thread.

        Args:
            progress: as for `find`.

        Raises:
            Cancelled: by `progress`; the next update does the rest.
        """
        from connectwell.journal.index.queries import refresh

        refresh(self._folders, self._index, progress)

    def containing(
        self,
        *texts: str,
        everywhere: bool = False,
        progress: Progress | None = None,
        of: tuple[int, int] = (0, 1),
    ) -> Iterator[Readable]:
        """Yields entries whose file contains one of these texts, such as a key; newest first by name.

        Every file is scanned, but only matching ones are parsed as entries. `unread_files` names the unreadable ones.

        Args:
            texts: literal text in the file.
            everywhere: whether to include removed entries and copies.
            progress: called for each file with (files scanned, files in all).
            of: this process's share of the files, 0-based: (1, 2) is the second of two.

        Raises:
            Cancelled: by `progress`, while it is consumed.
        """
        from connectwell.journal.scan_all import read_containing

        return read_containing(self._folders, texts, everywhere, progress, of)

    def shares_of(self, entry_id: str) -> tuple[Entry, ...]:
        """Returns the newest shares that include this entry, newest first, among those passed to `learn_shares`."""
        if not os.path.lexists(self._shares):  # called by `show`, and most people have shared nothing
            return ()
        from connectwell.journal.shares import shares_of

        return shares_of(self._folders, self._shares, entry_id)

    def learn_shares(self, share_ids: Iterable[str]) -> None:
        """Records these entries of kind share for `shares_of`. Never raises, since it can be repeated."""
        from connectwell.journal.shares import learn

        learn(self._folders, self._shares, share_ids)

    def snapshot(self) -> Snapshot:
        """Returns every file as it is, earlier versions and damaged ones included; for archives."""
        from connectwell.journal.snapshot import Snapshot

        return Snapshot(self._folders)

    def import_files(
        self,
        files: Sequence[SnapshotFile],
        taken: ImportResult,
        *,
        has_layout: bool = True,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Takes in files of an archive; nothing that is here is lost.

        Args:
            files: those whose path is a place in a journal (`snapshot.is_place`).
            taken: filled with what became of them, as far as it got.
            has_layout, dry_run: as for `Intake`.
            progress: called with (files done, files in all).

        Raises:
            SaveFailed, Cancelled: not all of them were taken in; what `taken` holds is durable.
        """
        from connectwell.journal.intake import Intake

        intake = Intake(self._folders, self._clock, self._tail, dry_run=dry_run, has_layout=has_layout, taken=taken)
        intake.take(files, progress)

    def raw(self, handle: str) -> str:
        """Returns a file's text unchanged, at most 1 MB, undecodable bytes as U+FFFD. Not safe to draw.

        Args:
            handle: an `Item`'s handle, or an id.

        Raises:
            EntryNotFound, EntryUnreadable: there is no such file, or it cannot be opened.
        """
        for year, stem in self._folders.stems():
            if visible(stem) == handle:
                return read_raw(self._folders, self._folders.entries / year / f"{stem}.toml")
        raise not_found(handle)

    def has_file(self, handle: str) -> bool:
        """Returns whether a file is called so, or ends in it, in whichever year. Reads names alone."""
        return any(handle in (visible(stem), tail_of(stem)) for _, stem in self._folders.stems())

    def remove(self, entry_id: str) -> Entry:
        """Hides an entry until it is restored. Raises as `edit` and `Editing.save` do."""
        return self._mark_removed(entry_id, self._clock())

    def restore(self, entry_id: str) -> Entry:
        """Undoes a removal. Raises as `edit` and `Editing.save` do."""
        return self._mark_removed(entry_id, None)

    def erase(self, entry_id: str) -> tuple[str, ...]:
        """Permanently deletes an entry with its versions, copies and what saves and editors left of it.

        Returns:
            What stays because it may hold other things as well: paths within the data folder, safe to show.

        Raises:
            EntryNotFound: neither the entry nor versions of it exist.
            ConnectwellError: not everything could be deleted.
        """
        from connectwell.journal import shares
        from connectwell.journal.erasing import NOTHING_ERASED, erase
        from connectwell.journal.index.queries import forget_entry

        full = find_with_removed(self._folders, entry_id)
        forget_entry(self._index, full, NOTHING_ERASED)  # first, so that a failure can be retried
        stays = erase(self._folders, full)
        shares.forget_share(self._shares, full)
        forget_entry(self._index, full)  # another process may have indexed it meanwhile
        return stays

    def versions(self, entry_id: str) -> tuple[Version, ...]:
        """Returns the earlier versions of an entry, newest first. Raises EntryNotFound."""
        from connectwell.journal.versions import list_versions

        return list_versions(self._folders, find_with_removed(self._folders, entry_id))

    def version(self, version: Version) -> Entry:
        """Returns an earlier version as an entry. Raises EntryNotFound, EntryUnreadable."""
        from connectwell.journal.versions import read_version

        return read_version(self._folders, version)

    def raw_version(self, version: Version) -> str:
        """Returns the text of an earlier version unchanged; see `raw`."""
        from connectwell.journal.versions import version_path

        return read_raw(self._folders, version_path(self._folders, version))

    def restore_version(self, version: Version) -> Entry:
        """Restores an earlier version; the current content becomes a version, even if it is damaged.

        Raises:
            EntryNotFound, EntryUnreadable: the version doesn't exist or cannot be read.
            NewerFormat: the current entry was written by a newer connectwell.
            SaveFailed: nothing was changed.
        """
        entry = replace(self.version(version), id=version.id)
        try:
            return self.edit(version.id).mark(entry)
        except EntryNotFound:
            return self.add(entry)
        except EntryUnreadable:
            from connectwell.journal.editing import replace_damaged

            replace_damaged(self._folders, entry, self._clock(), self._tail)
            return entry

    def copy_choice(self, handle: str) -> CopyChoice:
        """Returns a copy together with its entry, to keep one of the two.

        Args:
            handle: the handle of the copy's `Readable`.

        Raises:
            EntryNotFound, EntryUnreadable: there is no such copy, or one of the two cannot be opened.
        """
        from connectwell.journal.copy_choice import copy_choice

        return copy_choice(self._folders, self._clock, self._tail, handle)

    def has_copies(self, entry_id: str) -> bool:
        """Whether a file beside an entry is called like a copy of it. Reads none, and takes a full id."""
        try:
            return any(stem.startswith(entry_id) and stem != entry_id for stem in self._folders.in_year(entry_id[:4]))
        except (Damaged, OSError):
            return False

    def cannot_write(self) -> SaveFailed | None:
        """Returns the reason why the journal is not writable, or None. Leaves nothing behind."""
        from connectwell.journal.write_probe import why_not_writable

        return why_not_writable(self._folders)

    def tidy(self) -> Tidied:
        """Cleans up what interrupted saves left behind, once it is over an hour old."""
        from connectwell.journal.leftovers import tidy

        return tidy(self._folders, self._clock(), self._tail)

    def _forget(self, entry_id: str) -> None:
        """Removes words that were put away from the index. If that fails, the next search does it."""
        if os.path.lexists(self._index):  # False also where the cache folder can't be opened
            from connectwell.journal.index.queries import forget_entry

            with suppress(ConnectwellError):
                forget_entry(self._index, entry_id)

    def _mark_removed(self, entry_id: str, moment: datetime | None) -> Entry:
        editing = self.edit(entry_id)
        return editing.mark(replace(editing.entry, removed=moment))
