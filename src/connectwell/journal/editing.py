"""An editing session for an entry: saves are atomic, durable, and merged with outside changes."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import JournalBusy, KeptBeside, NotConfirmed, SaveFailed
from connectwell.journal import names
from connectwell.journal.elsewhere import Elsewhere
from connectwell.journal.fallback_copy import PATIENCE, PATIENCE_AGAIN, FallbackCopy
from connectwell.journal.folders import Folders
from connectwell.journal.merge import Unit, merge
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.journal.toml_text import Tables, Written, cleaned, same, to_toml
from connectwell.journal.versions import cut_version
from connectwell.locking import lock
from connectwell.model.entry import Entry
from connectwell.model.format import is_newer, read_entry, write_entry
from connectwell.model.parts import id_of, is_put_away, parts_of, put_away_in
from connectwell.model.table import RuleBroken

_TRIES = 100  # new names before giving up; even the second is almost never needed


Forget = Callable[[str], None]
"""Removes an entry, by id, from the search index. Never raises."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of a save.

    Attributes:
        entry: the entry to continue with: the file's content, but with this session's side of a conflicting part.
        merged: whether outside changes were merged in.
        copied: whether a part was changed on both sides, so that both are kept; or another program replaced the file
            in that very moment, so that its content is kept in a copy.
    """

    entry: Entry
    merged: bool
    copied: bool


@dataclass(frozen=True, slots=True)
class KnownFile:
    """An entry's file as this session last read or wrote it."""

    content: bytes
    tables: Tables


class Editing:
    """An editing session. `entry` is as last read or saved.

    Args:
        folders: the journal's paths.
        clock: for the names of versions.
        tail: generates the random part of names.
        entry: the entry to edit.
        known: the file as read, or None for an entry that isn't on disk yet.
        forget: called when a part is put away, so that no index keeps its words.
        keeps_spare: whether a copy keeps the words while another program holds the lock; False if another file does.
    """

    def __init__(
        self,
        folders: Folders,
        clock: Clock,
        tail: names.Tail,
        entry: Entry,
        known: KnownFile | None = None,
        *,
        forget: Forget,
        keeps_spare: bool = True,
    ) -> None:
        self.entry = entry
        self.copied = False
        self._folders, self._clock, self._tail, self._forget = folders, clock, tail, forget
        self._base: Tables | None = cleaned(known.tables) if known else None  # the base of the next merge
        self._view = self._base  # the result of the last save
        self._content = known.content if known else None
        self._version_due = known is not None
        self._settled = known is not None  # no unsaved changes
        self._confirmed = True  # the last write was fsynced
        self._apart: frozenset[Unit] = frozenset()
        self._copy: Path | None = None
        self._fallback, self._keeps_spare = FallbackCopy(folders, self._free_copy), keeps_spare
        self._mine: Tables | None = None  # as given to the last save
        self._overtaken = self._only_in_place = False
        self._elsewhere = Elsewhere(tail)
        self._written: Written = {}

    @property
    def is_on_disk(self) -> bool:
        """Whether the entry has a file."""
        return self._base is not None

    def save(self, entry: Entry) -> Saved:
        """Saves `entry` durably. Writes nothing if nothing changed.

        Raises:
            SaveFailed: the previous content is kept.
            NotConfirmed: it was written, but not confirmed; save again.
            KeptBeside: another program holds the lock. A copy has the words; save again.
        """
        mine, away = self._tables_of(entry), put_away_in(self.entry)
        if self._settled and same(mine, self._view):
            if away:  # only a copy puts it away
                self.entry = _checked(mine)
                self._bring_back_in_copies(away, self.entry)
            return Saved(self.entry, merged=False, copied=False)
        read_back = _checked(mine)
        self._mine, self._settled, self._overtaken = mine, False, False
        try:
            saved = self._put(read_back, mine)
            self.copied = saved.copied
            self._bring_back_in_copies(away, saved.entry)
            return saved
        finally:
            if not set(put_away_in(self.entry)) <= set(away):
                self._forget(self.entry.id)

    def _bring_back_in_copies(self, away: Collection[str], entry: Entry) -> None:
        """What is brought back here is brought back in copies too: else what they put away would stay so here."""
        back = {id_of(part) for part in parts_of(entry) if not is_put_away(part)}.intersection(away)
        if back:
            from connectwell.journal.put_away_beside import bring_back_in_copies

            bring_back_in_copies(self._folders, self._clock, self._tail, entry.id, back)

    def mark(self, entry: Entry) -> Entry:
        """Saves a change without words, such as a mark or a day. Unlike `save`, never to a copy beside the file.

        Raises:
            SaveFailed: also if the file cannot be read any more, or was written by a newer version meanwhile.
            JournalBusy: another program holds the lock.
            NotConfirmed: as `save`.
        """
        self._only_in_place = True
        try:
            return self.save(entry).entry
        finally:
            self._only_in_place = False

    def _put(self, entry: Entry, mine: Tables) -> Saved:
        year = self._folders.year(self.entry.id)
        durable.make_folders(year, below=self._folders.data, in_use=self._base is not None)
        try:
            with lock(self._folders.data, patience=PATIENCE_AGAIN if self._fallback.is_kept else PATIENCE):
                saved = self._create(entry, mine) if self._base is None else self._revise(entry, mine, self._base)
                self._fallback.drop()
                return saved
        except JournalBusy:
            if self._base is None:
                return self._create(entry, mine)  # needs no lock: a new file never takes the place of another
            if not self._keeps_spare or self._only_in_place:
                raise
            self.save_fallback(entry)
            raise KeptBeside from None

    def discard_merge(self) -> None:
        """The caller goes on from what it gave to `save`, without what that merged in: the next save merges again."""
        if self._mine is not None:
            self._base = self._view = self._mine
            self._content, self._settled = None, False

    def save_fallback(self, entry: Entry) -> None:
        """Writes the whole entry, of any size, to a copy beside its file, without the lock. The next save deletes it.

        Raises:
            SaveFailed: it could not be written.
        """
        self._fallback.keep(to_toml(self._tables_of(entry), any_size=True))

    def _tables_of(self, entry: Entry) -> Tables:
        tables: Tables = cleaned(write_entry(entry if entry.id == self.entry.id else replace(entry, id=self.entry.id)))
        return tables

    def rescue(self, entry: Entry, folder: str) -> None:
        """Writes the whole entry to a folder the person names, outside the journal, which is left untouched.

        Args:
            entry: what to write.
            folder: where to; empty for a copy beside the entry, as `save_fallback`.

        Raises:
            SaveFailed: it could not be written there.
        """
        if not folder:
            self.save_fallback(entry)
            return
        self._elsewhere.write(folder, entry.id, to_toml(cleaned(write_entry(entry)), any_size=True))

    def _create(self, entry: Entry, mine: Tables) -> Saved:
        for _ in range(_TRIES):
            with suppress(FileExistsError):
                self._write(durable.write_new, entry, mine, mine)
                return Saved(self.entry, merged=False, copied=False)
            entry = replace(entry, id=names.id_for(entry.started, self._tail))
            mine = mine | {"id": entry.id}
        raise SaveFailed("every name for this entry is taken")

    def _revise(self, entry: Entry, mine: Tables, base: Tables) -> Saved:
        try:
            content = self._present()
            if content is None or (content == self._content and not self._apart):
                self._cut(content)
                self._write(self._replacing(content), entry, mine, mine)
                return Saved(self.entry, merged=False, copied=self._overtaken)
            theirs, _ = parse_entry(content)
        except Damaged:
            return self._keep_beside(entry, mine)
        if is_newer(theirs):
            return self._keep_beside(entry, mine)
        theirs = cleaned(theirs)
        merged = merge(base, mine, theirs, self._apart)
        self._apart = merged.apart
        if merged.apart or self._copy:
            self._write_copy(merged.mine)
        view = _checked(merged.view)
        if self._confirmed and same(merged.file, theirs):
            self._remember(view, merged.view, content)
        else:
            self._cut(content)
            self._write(self._replacing(content), view, merged.view, merged.file)
        return Saved(self.entry, merged.taken, bool(merged.apart) or self._overtaken)

    def _replacing(self, known: bytes | None) -> Callable[[Path, bytes], None]:
        """Returns how the file is replaced if it is still `known`; else that becomes a copy."""

        def put(path: Path, content: bytes) -> None:
            self._overtaken = durable.replace_known(path, content, known, self._free_copy)

        return put

    def _present(self) -> bytes | None:
        """Reads the current file; None if it is gone. Raises Damaged, SaveFailed."""
        try:
            return self._folders.read(self._folders.entry(self.entry.id))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise SaveFailed.because(error) from error

    def _keep_beside(self, entry: Entry, mine: Tables) -> Saved:
        """Saves this session's entry to a copy, because the file is damaged or newer and must not be touched."""
        if self._only_in_place:
            raise SaveFailed("this entry's file can't be read any more, so it is left as it is")
        self._write_copy(mine)
        self.entry, self._view, self._settled = entry, mine, True  # keep the base: the file may still be repaired
        return Saved(entry, merged=False, copied=True)

    def _write_copy(self, mine: Tables) -> None:
        content = to_toml(mine)
        self._copy = self._copy or self._free_copy()
        durable.replace(self._copy, content)

    def _free_copy(self) -> Path:
        return names.free_copy(self._folders.entry(self.entry.id), self._tail)

    def _cut(self, content: bytes | None) -> None:
        if self._version_due and content is not None:
            cut_version(self._folders, self.entry.id, content, self._clock(), self._tail)
            self._version_due = False

    def _write(self, put: Callable[[Path, bytes], None], entry: Entry, view: Tables, file: Tables) -> None:
        content = to_toml(file, self._written)
        try:
            put(self._folders.entry(entry.id), content)
        except NotConfirmed:
            self._remember(entry, view, content)
            self._settled = self._confirmed = False  # the next save writes it again
            raise
        self._remember(entry, view, content)
        self._confirmed = True

    def _remember(self, entry: Entry, view: Tables, content: bytes) -> None:
        self.entry, self._base, self._view, self._content, self._settled = entry, view, view, content, True


def replace_damaged(folders: Folders, entry: Entry, when: datetime, tail: names.Tail) -> None:
    """Replaces a damaged file with `entry`, after keeping the damaged bytes as a version. Raises SaveFailed."""
    path = folders.entry(entry.id)
    durable.make_folders(path.parent, below=folders.data)
    with lock(folders.data):
        try:
            damaged = folders.read(path)
            cut_version(folders, entry.id, damaged, when, tail)
        except Damaged as unreadable:
            raise SaveFailed(unreadable.reason) from None
        except OSError as error:
            raise SaveFailed.because(error) from error
        content = to_toml(cleaned(write_entry(entry)))
        durable.replace_known(path, content, damaged, partial(names.free_copy, path, tail))


def _checked(tables: Tables) -> Entry:
    """Returns the entry as it will read back. Raises SaveFailed."""
    try:
        return read_entry(tables)
    except RuleBroken as broken:
        raise SaveFailed(f"part of the entry breaks a rule of the file format ({broken})") from None
