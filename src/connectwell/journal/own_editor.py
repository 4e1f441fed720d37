"""An entry's text in the person's own editor: taken in once it reads well, and never dropped before."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType

from connectwell.clock import Clock
from connectwell.errors import NewerFormat
from connectwell.journal import names
from connectwell.journal.edit_copies import EditCopy, make_copy, newest_kept, open_kept
from connectwell.journal.editing import Editing, Forget, Known, Saved
from connectwell.journal.folders import Folders
from connectwell.journal.looking import not_found, unreadable
from connectwell.journal.parsing import LARGEST, QUOTED_OR_COMMENT, Damaged, line_of, parse_entry, parse_tables
from connectwell.journal.toml_text import Tables, cleaned, same
from connectwell.journal.versions import cut_version
from connectwell.locking import lock
from connectwell.model.entry import Entry, tail_of
from connectwell.model.format import is_newer, write_entry

_STAYS = ("id", "kind", "format")
"""The keys that an edit never changes."""


@dataclass(frozen=True, slots=True)
class Faults:
    """Why the text cannot be taken in yet. It stays as it is.

    Attributes:
        line: where, counted from 1, if that is known.
        sentence: what a person reads; it names the line.
    """

    line: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The text was taken in.

    Attributes:
        saved: what the save did.
        comments: it holds comments; the entry doesn't keep them, and an earlier version does.
    """

    saved: Saved
    comments: bool


class ByHand:
    """One entry in an editor. Leaving it as a context keeps a copy that differs, and clears away one that doesn't.

    Args:
        folders: where the files are.
        clock: names the versions.
        tail: random characters for new names.
        entry_id: the full id.
        present: what its file holds now.
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
        self._kept = newest_kept(folders, entry_id)

    @property
    def name(self) -> str:
        """What lists and `show` call it."""
        return tail_of(self.id)

    @property
    def kept_since(self) -> datetime | None:
        """When a copy was last written that an earlier edit left here, in UTC; None where there is none."""
        return self._kept[1] if self._kept else None

    def go_on(self) -> None:
        """Takes up the copy that an earlier edit left, instead of a new one."""
        if self._kept:
            self._copy, self._kept = open_kept(self._kept[0]), None
            if self._copy.began is not None:
                self._base = self._copy.began

    def discard_kept(self) -> None:
        """Deletes the copy that an earlier edit left. There is no way back."""
        if self._kept:
            open_kept(self._kept[0]).delete()
            self._kept = newest_kept(self._folders, self.id)

    def run(self, command: Sequence[str]) -> int:
        """Opens the copy in an editor and waits for it. Ctrl-C belongs to the editor meanwhile.

        Args:
            command: the editor's program and its options.

        Returns:
            The editor's exit code; minus a signal's number where one ended it.

        Raises:
            SaveFailed: the copy cannot be written.
            OSError: the program cannot be started.
        """
        import subprocess

        if self._copy is None:
            self._copy = make_copy(self._folders, self.id, self._base, self._tail)
        with _leaving_ctrl_c_alone():
            code = subprocess.Popen([*command, str(self._copy.path)]).wait()
        self._copy.make_private()
        return code

    def take(self) -> Taken | Faults | None:
        """Puts what was edited into the journal; the copy then goes. Where it cannot be read, the copy stays.

        Returns:
            What was done, what is in the way, or None where nothing was changed.

        Raises:
            SaveFailed: it was not saved, or not confirmed; the copy stays.
        """
        if self._copy is None:
            return None
        try:
            content = self._copy.read()
        except FileNotFoundError:
            self.discard()
            return Faults(None, "The editor deleted what it was given.")
        except (Damaged, OSError):
            return Faults(None, "What the editor left cannot be opened.")
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

    def differs(self) -> bool:
        """Whether there is a copy with something in it that the entry was not. In doubt there is."""
        try:
            return self._copy is not None and self._copy.read() not in (self._base, b"")
        except FileNotFoundError:
            return False
        except (Damaged, OSError):
            return True

    def discard(self) -> None:
        """Deletes the copy. There is no way back."""
        if self._copy is not None:
            self._copy.delete()
            self._copy = None

    def __enter__(self) -> "ByHand":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._copy is not None and self.differs():
            self._copy.let_go()
        else:
            self.discard()

    def _read(self, content: bytes) -> Entry:
        """The entry that was edited. Raises _Refused."""
        if not content.strip():
            said = "Nothing stands in it. 'connectwell remove' hides an entry, and 'connectwell erase' deletes it."
            raise _Refused(None, said)
        was = _tables_of(self._base)
        try:
            tables = parse_tables(content)
            for key, value in (was | {"id": self.id}).items():
                if key in _STAYS and tables.get(key) != value:
                    raise _Refused.at(content, key, f"{key} stays as it was: {key} = {_as_toml(value)}.")
            entry = parse_entry(content)[1]
        except Damaged as damaged:
            raise _Refused(damaged.line, f"{damaged.reason[:1].upper()}{damaged.reason[1:]}.") from None
        if is_newer(tables):
            raise _Refused.at(content, "format", "format = 1 is what this connectwell writes.")
        if entry.day > self._today and entry.day != was.get("day"):
            said = f"{entry.day.isoformat()} is still to come; day can be today or any day before."
            raise _Refused.at(content, "day", said)
        return entry

    def _keep_comments(self, content: bytes) -> None:
        """A save writes the file anew, without comments; a version keeps them."""
        if content != self._commented:
            with lock(self._folders.data):
                cut_version(self._folders, self.id, content, self._clock(), self._tail)
            self._commented = content

    def _save(self, entry: Entry, comments: bool) -> Taken | None:
        """None where nothing but the layout was changed. Raises SaveFailed."""
        try:
            tables, before = parse_entry(self._base)
        except Damaged:
            # Every part counts as new then: what somebody else mended meanwhile stays, and this goes beside it.
            tables, before = {}, None
        if before and same(cleaned(write_entry(entry)), cleaned(write_entry(before))):
            return Taken(Saved(entry, merged=False, copied=False), comments) if comments else None
        return Taken(self._put(entry, before, tables), comments)

    def _put(self, entry: Entry, before: Entry | None, tables: Tables) -> Saved:
        """Where a changed entry goes. Raises SaveFailed."""
        if self._editing is None:
            known = Known(self._base, tables)
            began = before or entry
            self._editing = Editing(self._folders, self._clock, self._tail, began, known, forget=self._forget)
        return self._editing.save(entry)


class _Refused(Exception):
    def __init__(self, line: int | None, sentence: str) -> None:
        super().__init__(sentence)
        self.faults = Faults(line, sentence)

    @classmethod
    def at(cls, content: bytes, key: str, sentence: str) -> "_Refused":
        line = line_of(content, key)
        return cls(line, f"Line {line}: {sentence}" if line else sentence)


def edit_by_hand(
    folders: Folders, clock: Clock, tail: names.Tail, entry_id: str, today: date, *, forget: Forget
) -> ByHand:
    """An entry to open in an editor, also one that cannot be read. Arguments as for ByHand; touches nothing yet.

    Raises:
        EntryNotFound: it is not there.
        EntryUnreadable: its file cannot even be opened, or is larger than an entry can be.
        NewerFormat: it was written by a newer connectwell.
    """
    try:
        content = folders.read(folders.entry(entry_id))
    except FileNotFoundError:
        raise not_found(entry_id) from None
    except (Damaged, OSError) as error:
        raise unreadable(error) from None
    if len(content) > LARGEST:
        raise unreadable(Damaged("it is larger than 2 MB, so it is not opened here"))
    if is_newer(_tables_of(content)):
        raise NewerFormat
    return ByHand(folders, clock, tail, entry_id, content, today, forget=forget)


@contextmanager
def _leaving_ctrl_c_alone() -> Iterator[None]:
    """Ctrl-C does nothing here. A handler of one's own isn't inherited by the editor; what is ignored would be."""
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


def _tables_of(content: bytes) -> Tables:
    """The tables of a file; none where it cannot be read."""
    try:
        return parse_tables(content)
    except Damaged:
        return {}


def _has_comments(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return any(found[0].startswith("#") for found in re.finditer(QUOTED_OR_COMMENT, text, re.DOTALL))


def _as_toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
