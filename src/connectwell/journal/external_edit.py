"""Editing an entry's file in the person's own editor. The text is kept until it parses and is saved."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Final

from connectwell.clock import Clock
from connectwell.english import OR, listed
from connectwell.errors import NewerFormat
from connectwell.journal import names
from connectwell.journal.edit_copies import (
    EditCopy,
    make_copy,
    newest_edit_copy,
    reopen_edit_copy,
    unchanged_edit_copies,
)
from connectwell.journal.editing import Editing, Forget, KnownFile, Saved
from connectwell.journal.folders import Folders
from connectwell.journal.lookup import not_found, unreadable
from connectwell.journal.parsing import (
    LARGEST,
    QUOTED_OR_COMMENT,
    Damaged,
    line_number_of,
    parse_entry,
    parse_tables,
)
from connectwell.journal.toml_text import Tables, cleaned, same
from connectwell.journal.versions import cut_version
from connectwell.locking import lock
from connectwell.model.entry import Entry, tail_of
from connectwell.model.format import ENTRY, is_newer, read_entry, write_entry
from connectwell.model.near import nearest
from connectwell.model.shape import Shape, Shapes, UnknownKey
from connectwell.model.table import RuleBroken
from connectwell.model.text import one_line
from connectwell.reading import CANNOT_READ

_STAYS = ("id", "kind", "format")
"""The keys an edit must not change."""
_UNKNOWN_NEAR: Final = "There is no '{key}' here, so nothing would show it. Did you mean {near}?"
_UNKNOWN_ELSEWHERE: Final = "There is no '{key}' here, so nothing would show it. It belongs in {homes}."
_UNKNOWN: Final = "There is no '{key}' here, so nothing would show it. There are: {known}."


@dataclass(frozen=True, slots=True)
class Faults:
    """Why the edited text cannot be saved yet. The text is left unchanged.

    Attributes:
        line: the line number from 1, if known.
        sentence: the message for the person, including the line.
    """

    line: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The edited text was saved.

    Attributes:
        saved: the result of the save.
        comments: whether the text has comments, which only an earlier version keeps, not the entry.
    """

    saved: Saved
    comments: bool


class ExternalEdit:
    """An entry open in an editor. On exit, the context manager keeps a copy with changes and deletes one without.

    Args:
        folders: the journal's paths.
        clock: for the names of versions.
        tail: generates the random part of names.
        entry_id: the full id.
        present: the current content of its file.
        today: the latest day it may be moved to.
        forget: as for `Editing`.
    """

    def __init__(
        self,
        folders: Folders,
        clock: Clock,
        tail: names.Tail,
        entry_id: str,
        present: bytes,
        today: date,
        *,
        forget: Forget,
    ) -> None:
        self.id = entry_id
        self._folders, self._clock, self._tail, self._today = folders, clock, tail, today
        self._forget = forget
        self._base = present
        self._copy: EditCopy | None = None
        self._editing: Editing | None = None
        self._commented: bytes | None = None
        self._given: bytes | None = None  # to the editor that ran last
        self._kept = newest_edit_copy(folders, entry_id)

    @property
    def name(self) -> str:
        """The short name used by lists and `show`."""
        return tail_of(self.id)

    @property
    def kept_since(self) -> datetime | None:
        """When the copy kept from an earlier edit was last written, in UTC; None if there is none."""
        return self._kept[1] if self._kept else None

    def go_on(self) -> None:
        """Continues with the copy kept from an earlier edit instead of a new one."""
        if self._kept:
            self._copy, self._kept = reopen_edit_copy(self._kept[0]), None
            if self._copy.began is not None:
                self._base = self._copy.began

    def discard_kept(self) -> None:
        """Permanently deletes the copy kept from an earlier edit. Raises as `EditCopy.discard`."""
        if self._kept:
            reopen_edit_copy(self._kept[0]).discard()
            self._kept = newest_edit_copy(self._folders, self.id)

    def discard_left(self) -> bool:
        """Permanently deletes the copy kept from an earlier edit, and those without a change.

        Returns:
            Whether there was one.

        Raises:
            ConnectwellError: as `EditCopy.discard`.
        """
        unchanged, kept = unchanged_edit_copies(self._folders, self.id), self._kept
        for path in unchanged:
            reopen_edit_copy(path).discard()
        self.discard_kept()
        return bool(unchanged or kept)

    def prepare(self) -> None:
        """Makes the copy, unless it is there. Raises SaveFailed."""
        if self._copy is None:
            self._copy = make_copy(self._folders, self.id, self._base, self._tail)

    def run(self, command: Sequence[str]) -> int:
        """Opens the copy in an editor and waits for it. Ctrl-C is left to the editor meanwhile.

        Args:
            command: the editor's program and its options.

        Returns:
            The editor's exit code; the negative signal number if it was killed by a signal.

        Raises:
            SaveFailed: the copy cannot be written.
            OSError: the program cannot be started.
        """
        import subprocess

        from connectwell.journal.editor_privacy import private_options

        self.prepare()
        assert self._copy
        self._given = self._present()
        with _ignoring_ctrl_c():
            code = subprocess.Popen([*private_options(command), str(self._copy.path)]).wait()
        self._copy.make_private()
        return code

    def take(self) -> Taken | Faults | None:
        """Saves the edited text to the journal and deletes the copy. If the text is invalid, the copy stays.

        Returns:
            The result, the faults in the text, or None if nothing was changed.

        Raises:
            SaveFailed: it was not saved, or not confirmed; the copy stays.
        """
        if self._copy is None:
            return None
        try:
            content = self._copy.read()
        except FileNotFoundError:
            self.discard()
            return Faults(None, "The editor deleted its file.")
        except (Damaged, OSError):
            return Faults(None, "What the editor left can't be opened.")
        try:
            entry = None if content == self._base else self._read(content)
        except _Refused as refused:
            return refused.faults
        comments = entry is not None and _has_comments(content)
        if comments:
            self._keep_comments(content)
        taken = self._save(entry, comments) if entry else None
        self.discard()
        return taken

    def is_untouched(self) -> bool:
        """Returns whether the editor was given the entry as it is, and left it so."""
        return self._given == self._base == self._present()

    def _present(self) -> bytes | None:
        try:
            return self._copy.read() if self._copy else None
        except (FileNotFoundError, Damaged, OSError):
            return None

    def leave_open(self) -> None:
        """Leaves the copy where it is, even unchanged: an editor may still have it open, and save there later."""
        if self._copy is not None:
            self._copy.unlock_for_later()
            self._copy = None

    def differs(self) -> bool:
        """Returns whether there is a copy that differs from the entry; True if it cannot be read."""
        try:
            return self._copy is not None and self._copy.read() not in (self._base, b"")
        except FileNotFoundError:
            return False
        except (Damaged, OSError):
            return True

    def discard(self) -> None:
        """Permanently deletes the copy."""
        if self._copy is not None:
            self._copy.delete()
            self._copy = None

    def __enter__(self) -> "ExternalEdit":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._copy is not None and self.differs():
            self._copy.unlock_for_later()
        else:
            self.discard()

    def _read(self, content: bytes) -> Entry:
        """Parses and checks the edited text. Raises _Refused."""
        if not content.strip():
            said = "There is nothing in it. 'connectwell remove' hides an entry, and 'connectwell erase' deletes it."
            raise _Refused(None, said)
        was = _tables_of(self._base)
        try:
            tables = parse_tables(content)
            for key, value in (was | {"id": self.id}).items():
                if key in _STAYS and tables.get(key) != value:
                    raise _Refused.at(content, key, f"{key} stays as it was: {key} = {_as_toml(value)}.")
            entry = parse_entry(content)[1]
            if unknown := self._new_unknown_key(tables, was):
                raise _Refused.at(content, unknown.where, _why_unknown(unknown, tables))
        except Damaged as damaged:
            raise _Refused(damaged.line, CANNOT_READ.format(reason=damaged.reason)) from None
        if is_newer(tables):
            raise _Refused.at(content, "format", "format = 1 is what this connectwell writes.")
        if entry.day > self._today and entry.day != was.get("day"):
            said = f"{entry.day.isoformat()} hasn't come yet; day can be today or any day before."
            raise _Refused.at(content, "day", said)
        return entry

    def _new_unknown_key(self, tables: Tables, was: Tables) -> UnknownKey | None:
        """Returns the first key that no entry has and that the file didn't have either: those are a newer version's."""
        before = {one.anywhere for one in ENTRY.unknown(was)} if _is_valid(was) else None
        for one in ENTRY.unknown(tables):
            there = one.anywhere in before if before is not None else _line_of(self._base, one.where) is not None
            if not there:
                return one
        return None

    def _keep_comments(self, content: bytes) -> None:
        """Keeps the commented text as a version, since saving rewrites the file without comments."""
        if content != self._commented:
            with lock(self._folders.data):
                cut_version(self._folders, self.id, content, self._clock(), self._tail)
            self._commented = content

    def _save(self, entry: Entry, comments: bool) -> Taken | None:
        """Saves the entry; returns None if only the layout changed. Raises SaveFailed."""
        try:
            tables, before = parse_entry(self._base)
        except Damaged:
            # Treats every part as new: a repair made elsewhere meanwhile stays, and this text is saved beside it.
            tables, before = {}, None
        if before and same(cleaned(write_entry(entry)), cleaned(write_entry(before))):
            return Taken(Saved(entry, merged=False, copied=False), comments) if comments else None
        return Taken(self._put(entry, before, tables), comments)

    def _put(self, entry: Entry, before: Entry | None, tables: Tables) -> Saved:
        """Saves a changed entry to its file. Raises SaveFailed."""
        if self._editing is None:
            known = KnownFile(self._base, tables)
            began = before or entry
            self._editing = Editing(
                self._folders, self._clock, self._tail, began, known, forget=self._forget, keeps_spare=False
            )
        return self._editing.save(entry)


class _Refused(Exception):
    def __init__(self, line: int | None, sentence: str) -> None:
        super().__init__(sentence)
        self.faults = Faults(line, sentence)

    @classmethod
    def at(cls, content: bytes, key: str, sentence: str) -> "_Refused":
        line = _line_of(content, key)
        return cls(line, f"Line {line}: {sentence}" if line else sentence)


def edit_externally(
    folders: Folders, clock: Clock, tail: names.Tail, entry_id: str, today: date, *, forget: Forget
) -> ExternalEdit:
    """Prepares an entry for an editor, even if it cannot be parsed. Arguments as for ExternalEdit; writes nothing yet.

    Raises:
        EntryNotFound: it doesn't exist.
        EntryUnreadable: its file cannot be opened, or exceeds the maximum size of an entry.
        NewerFormat: it was written by a newer connectwell.
    """
    try:
        content = folders.read(folders.entry(entry_id))
    except FileNotFoundError:
        raise not_found(entry_id) from None
    except (Damaged, OSError) as error:
        raise unreadable(error) from None
    if len(content) > LARGEST:
        raise unreadable(Damaged("it's larger than 2 MB"))
    if is_newer(_tables_of(content)):
        raise NewerFormat
    return ExternalEdit(folders, clock, tail, entry_id, content, today, forget=forget)


@contextmanager
def _ignoring_ctrl_c() -> Iterator[None]:
    """Ignores Ctrl-C in this process with a no-op handler: unlike SIG_IGN, the editor doesn't inherit it."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _is_valid(tables: Tables) -> bool:
    try:
        read_entry(tables)
    except RuleBroken:
        return False
    return True


def _line_of(content: bytes, where: str) -> int | None:
    """Returns the line number of a key as `line_number_of`, also of a table and within `{ }`."""
    if found := line_number_of(content, where):
        return found
    key = re.escape(where.rpartition(".")[2])
    here = re.compile(rf"""(?:^|[\[{{,.])\s*["']?{key}["']?\s*[=.\]]""")
    lines = content.decode("utf-8", "replace").split("\n")
    return next((number for number, line in enumerate(lines, 1) if here.search(line.strip())), None)


def _why_unknown(unknown: UnknownKey, tables: Tables) -> str:
    """Returns the sentence about a key that nothing would show."""
    shown = one_line(unknown.key, 40)
    if near := nearest(unknown.key, unknown.known):
        return _UNKNOWN_NEAR.format(key=shown, near=listed([f"'{one}'" for one in near], OR))
    tabled = ((key, ENTRY.checks[key]) for key in tables if key in ENTRY.checks)
    shapes = ((key, check.shape if isinstance(check, Shapes) else check) for key, check in tabled)
    homes = [f"[{key}]" for key, shape in shapes if isinstance(shape, Shape) and unknown.key in shape.checks]
    if homes:
        return _UNKNOWN_ELSEWHERE.format(key=shown, homes=listed(homes, OR))
    return _UNKNOWN.format(key=shown, known=", ".join(unknown.known))


def _tables_of(content: bytes) -> Tables:
    """Parses a file's tables; empty if it is damaged."""
    try:
        return parse_tables(content)
    except Damaged:
        return {}


def _has_comments(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return any(found[0].startswith("#") for found in re.finditer(QUOTED_OR_COMMENT, text, re.DOTALL))


def _as_toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
