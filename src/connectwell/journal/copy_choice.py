"""Choosing between an entry and a copy left by a conflict or a sync program. The other one becomes a version."""

from pathlib import Path

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed
from connectwell.journal import names
from connectwell.journal.folders import Folders
from connectwell.journal.lookup import not_found, unreadable
from connectwell.journal.parsing import Damaged, parse_entry, parse_tables
from connectwell.journal.put_away_beside import PutAwayBeside
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.journal.versions import cut_version
from connectwell.locking import lock
from connectwell.model.entry import Entry
from connectwell.model.format import is_newer, write_entry
from connectwell.model.text import visible

_CHANGED = "one of the two was changed somewhere else in the meantime, and you haven't seen that"


class CopyChoice:
    """A copy and its entry as read. Neither is overwritten or deleted if its file has changed since.

    Args:
        folders: the journal's paths.
        clock: for the names of versions.
        tail: generates the random part of names.
        year, stem: the copy's file.

    Attributes:
        handle: the name of the copy's file, safe to show.
        copy: the copy, parsed; what the entry puts away is put away in it.
        content: the copy's bytes.
        entry: the entry, parsed, likewise; None if it is missing or cannot be read.
        reason: why there is no entry, as a sentence, or empty.

    Raises:
        EntryNotFound: the file isn't a copy, or doesn't exist.
        EntryUnreadable: it cannot be read.
    """

    def __init__(self, folders: Folders, clock: Clock, tail: names.Tail, year: str, stem: str) -> None:
        self._folders, self._clock, self._tail = folders, clock, tail
        self.handle = visible(stem)
        self._path = folders.entries / year / f"{stem}.toml"
        try:
            self.content = folders.read(self._path)
            self.copy: Entry = parse_entry(self.content)[1]
        except FileNotFoundError:
            raise not_found(self.handle) from None
        except (Damaged, OSError) as error:
            raise unreadable(error) from None
        self._home = folders.entry(self.copy.id)
        if self._home == self._path:
            raise EntryNotFound("This is the entry itself; there is nothing to choose from.")
        self._present = self._read_present()
        self.entry, self.reason = self._entry()
        beside = PutAwayBeside(folders)
        self._as_in_file = self.copy, self.entry
        self.copy = beside.applied(year, self.copy)
        self.entry = self.entry and beside.applied(year, self.entry)

    def keep_entry(self) -> Entry:
        """Turns the copy into a version of the entry and deletes it. Returns the entry.

        Raises:
            EntryUnreadable: there is no readable entry to keep.
            SaveFailed: nothing was deleted.
        """
        if self.entry is None:
            raise EntryUnreadable(self.reason)
        with lock(self._folders.data):
            self._check()
            cut_version(self._folders, self.copy.id, self.content, self._clock(), self._tail)
            if self.entry != self._as_in_file[1]:
                content = to_toml(cleaned(write_entry(self.entry)))
                durable.replace_known(self._home, content, self._present, self._free_copy)
            self._delete_copy()
        return self.entry

    def put_back(self) -> None:
        """Undoes `keep_entry`: restores the copy. Its version stays.

        Raises:
            SaveFailed: it was not restored.
        """
        with lock(self._folders.data):
            try:
                durable.write_new(self._path, self.content)
            except FileExistsError:
                raise SaveFailed("a file of its name is there again") from None

    def keep_copy(self) -> Entry:
        """Replaces the entry, damaged or not, with the copy; its old content becomes a version. Returns the new entry.

        Raises:
            NewerFormat: the entry was written by a newer connectwell.
            SaveFailed: neither was deleted.
        """
        if self._present is not None and _is_newer(self._present):
            raise NewerFormat
        durable.make_folders(self._home.parent, below=self._folders.data)
        with lock(self._folders.data):
            self._check()
            if self._present is not None:
                cut_version(self._folders, self.copy.id, self._present, self._clock(), self._tail)
            content = self.content if self.copy == self._as_in_file[0] else to_toml(cleaned(write_entry(self.copy)))
            durable.replace_known(self._home, content, self._present, self._free_copy)
            self._delete_copy()
        return self.copy

    def save_copy(self, entry: Entry) -> Entry:
        """Saves `entry` to the copy's file, whose old content becomes a version of the entry. Returns `entry`.

        Raises:
            NewerFormat: the copy was written by a newer connectwell.
            SaveFailed: nothing was changed.
        """
        if _is_newer(self.content):
            raise NewerFormat
        content = to_toml(cleaned(write_entry(entry)))
        with lock(self._folders.data):
            self._check()
            cut_version(self._folders, self.copy.id, self.content, self._clock(), self._tail)
            durable.replace_known(self._path, content, self.content, self._free_copy)
        self.content, self.copy = content, entry
        return entry

    def _free_copy(self) -> Path:
        return names.free_copy(self._home, self._tail)

    def _read_present(self) -> bytes | None:
        """Reads the entry's file; None if it is missing. Raises EntryUnreadable if it cannot be opened."""
        try:
            return self._folders.read(self._home)
        except FileNotFoundError:
            return None
        except (Damaged, OSError) as error:
            raise unreadable(error) from None

    def _entry(self) -> tuple[Entry | None, str]:
        if self._present is None:
            return None, "The entry itself isn't here; there is only this copy of it."
        try:
            return parse_entry(self._present)[1], ""
        except Damaged as damaged:
            return None, damaged.sentence

    def _check(self) -> None:
        try:
            now = self._folders.read(self._path)
            if now != self.content or self._read_present() != self._present:
                raise SaveFailed(_CHANGED)
        except (EntryUnreadable, Damaged, OSError):
            raise SaveFailed(_CHANGED) from None

    def _delete_copy(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise SaveFailed.because(error) from error
        durable.fsync_folder(self._path.parent)


def _is_newer(content: bytes) -> bool:
    try:
        return is_newer(parse_tables(content))
    except Damaged:
        return False


def copy_choice(folders: Folders, clock: Clock, tail: names.Tail, handle: str) -> CopyChoice:
    """Returns the copy with this `Item` handle. Raises as `CopyChoice`."""
    for year, stem in folders.stems():
        if visible(stem) == handle:
            return CopyChoice(folders, clock, tail, year, stem)
    raise not_found(handle)
