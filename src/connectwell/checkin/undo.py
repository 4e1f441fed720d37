"""Undoing what was done on Today: answers to a connection, what was ruled out, what won't come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from connectwell import sentences
from connectwell.checkin.suggestion import newest
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass
from connectwell.settings import KEYS, Settings, as_toml

Done = TypeVar("Done")


@dataclass(frozen=True)
class _Act:
    """The entries that one act changed, and the settings before it."""

    changes: EntryChanges
    settings: dict[str, Any]


class TodayUndo:
    """Remembers acts, and undoes them, the last one first.

    Args:
        context: the services it works with.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._acts: list[_Act] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._acts)

    @property
    def count(self) -> int:
        """How many acts can be undone."""
        return len(self._acts)

    @property
    def undone(self) -> str:
        """What to say once the last act is undone: which it was, by the kind of thing that it changed."""
        what = [_changed(before, after) for before, after in (self._acts[-1].changes.entries if self._acts else ())]
        return sentences.UNDONE_ACT.format(what=what[-1]) if what else sentences.UNDONE

    def track(self, act: Callable[[], Done], ids: Iterable[str] = ()) -> Done:
        """Acts, and remembers what that changed.

        Args:
            act: returns the entry it changed or added, if it was one of the newest.
            ids: other entries it changes.

        Raises:
            ConnectwellError: from `act`. What it had changed by then isn't undone.
        """
        context, journal = self._context, self._context.journal
        settings = context.settings
        before = {entry.id: entry for entry in newest(journal, context.today())}
        before |= {id: journal.get(id) for id in ids}
        done = act()
        changed = [journal.get(id) for id in ids]
        if isinstance(done, Entry) and done.id not in {entry.id for entry in changed}:
            changed.append(done)
        self._remember([(before.get(entry.id), entry) for entry in changed], settings)
        return done

    def track_since(self, before: Entry) -> bool:
        """Remembers what became of an entry meanwhile, on another screen; returns whether it changed.

        Raises as `Journal.get`.
        """
        return self._remember([(before, self._context.journal.get(before.id))], self._context.settings)

    def remember(self, before: Entry | None, after: Entry) -> None:
        """Remembers one more act that was done already: a changed entry, or a new one (`before` is None)."""
        self.remember_all(EntryChanges([(before, after)]))

    def remember_all(self, changes: EntryChanges) -> None:
        """Remembers one more act that was done already, with all that it changed."""
        if changes:
            self._acts.append(_Act(changes, {}))

    def _remember(self, entries: Iterable[tuple[Entry | None, Entry]], before: Settings) -> bool:
        now = self._context.settings
        settings = {key: as_toml(getattr(before, key)) for key in KEYS if getattr(before, key) != getattr(now, key)}
        act = _Act(EntryChanges(entries), settings)
        if act.changes or act.settings:
            self._acts.append(act)
            return True
        return False

    def undo(self) -> bool:
        """Undoes the last act that wasn't undone yet; returns whether there was one. A new entry is removed.

        Raises:
            UsageFault: an entry was changed since. Nothing was undone, and this act can't be.
            EntryNotFound, EntryUnreadable, NewerFormat, SettingsFault, SaveFailed: it can be tried again.
        """
        if not self._acts:
            return False
        act = self._acts[-1]
        try:
            act.changes.undo(self._context.journal)
        except UsageFault:
            self._acts.pop()
            raise
        if act.settings:
            self._context.change(**act.settings)
        self._acts.pop()
        return True


def _changed(before: Entry | None, after: Entry) -> str:
    if before is not None and before.connections != after.connections:
        return sentences.CONNECTION
    return sentences.KINDS[after.kind]
