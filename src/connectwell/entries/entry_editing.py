"""Edits everything of one entry while other programs may change it too: each change is saved, and can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from connectwell.entries.changes import ChangedSince, EntryChange
from connectwell.entries.fields import DAY, Field, Value, fields_of, slot, with_field, with_slot
from connectwell.errors import UsageFault
from connectwell.journal import Journal, Saved
from connectwell.model.entry import Entry, keys_of
from connectwell.model.terms import NEEDS, Need


@dataclass(slots=True)
class _Step:
    """One change: a part as it was before and after it. Words typed into one field are one step."""

    field: Field
    before: Any
    after: Any


class EntryEditing:
    """The fields of one entry. The first save that changes something creates a version.

    Args:
        journal: where the entry is.
        asked: as for `Journal.get`.
        today: the latest day it may be moved to.
        put_away: whether to edit what is put away as well.

    Attributes:
        saved: the result of the last `save`; None if there was nothing to save.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
    """

    def __init__(self, journal: Journal, asked: str, today: date, *, put_away: bool = False) -> None:
        self._journal, self._editing = journal, journal.edit(asked)
        self._today, self._put_away = today, put_away
        self._keys: dict[Need, str] = {}
        if self.entry.kind == "check-in":
            given = {part.need for part in self.entry.reflections}
            for need in [need for need in NEEDS if need not in given]:
                self._keys[need] = journal.new_key(keys_of(self.entry) | set(self._keys.values()))
        self.saved: Saved | None = None
        self._steps: list[_Step] = []
        self._known: dict[str, Value] = {}
        self._last = self._editing  # as of the last save or look
        self._remember_known()

    @property
    def entry(self) -> Entry:
        """The entry as last read or saved."""
        return self._editing.entry

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be edited, as it is now."""
        return fields_of(self.entry, self._keys, put_away=self._put_away)

    def field(self, field_id: str) -> Field | None:
        """Returns a field by its id; None if there is none now."""
        return next((field for field in self.fields if field.id == field_id), None)

    @property
    def changes(self) -> tuple[EntryChange, ...]:
        """The changes made here that weren't undone, oldest first; without those made elsewhere."""
        found, after = list[EntryChange](), self.entry
        for step in reversed(self._steps):
            before = with_slot(after, step.field.part, step.before)
            if before != after:
                found.append(EntryChange(before, after))
            after = before
        return tuple(reversed(found))

    # --- Changing

    def set(self, field_id: str, value: Value) -> None:
        """Changes one field, and saves.

        Raises:
            UsageFault: the day is in the future.
            SaveFailed: nothing was saved.
        """
        self.save({field_id: value})

    def save(self, written: Mapping[str, Value], *, again: bool = False) -> dict[str, Value]:
        """Saves values of fields.

        Args:
            written: values by field id. Those that match what was last read leave the entry as it is now.
            again: whether to save even if nothing was changed since, because the last save failed.

        Returns:
            By field id, the new values of fields that were changed elsewhere and not here.

        Raises:
            UsageFault: the day is in the future.
            SaveFailed: nothing was saved.
        """
        entry, self.saved, self._last = self._with(written), None, self._editing
        if entry == self.entry and not again:
            return {}
        before = self.entry
        changed_here = {field.part: field for field in self.fields if self._is_new(field.id, written)}
        self.saved = self._editing.save(entry)
        for field in changed_here.values():
            self._note_step(field, slot(before, field.part))
        return self._take_in(written)

    def rescue(self, written: Mapping[str, Value], folder: str) -> None:
        """Writes the entry with these values to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(written), folder)

    # --- Undoing

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._steps)

    def undo(self) -> Field | None:
        """Undoes the last change that wasn't undone yet, and saves.

        Returns:
            The field that is as it was before; None if there was nothing to undo.

        Raises:
            ChangedSince: its part was changed elsewhere since. Nothing was undone; the change before it is next.
            SaveFailed: nothing was undone.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        if slot(self.entry, step.field.part) != step.after:
            self._steps.pop()
            raise ChangedSince
        self._last = self._editing
        self.saved = self._editing.save(with_slot(self.entry, step.field.part, step.before))
        self._steps.pop()
        self._remember_known()
        return step.field

    # --- Changed elsewhere

    def merge_outside_changes(self, written: Mapping[str, Value]) -> dict[str, Value] | None:
        """Merges what was changed elsewhere since the last save.

        Args:
            written: values by field id, as last saved.

        Returns:
            As `save`; None if the entry is unchanged.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
        """
        self._last = self._editing
        now = self._journal.edit(self.entry.id)
        if now.entry == self.entry:
            return None
        self._editing = now
        return self._take_in(written)

    def discard_merge(self, field_id: str, value: Value) -> None:
        """Leaves out what came from elsewhere for a field that was typed in meanwhile: the next save keeps both.

        Args:
            field_id: the field.
            value: its value as given to the last `save` or `merge_outside_changes`.
        """
        self._known[field_id] = value
        self._editing = self._last
        self._editing.discard_merge()

    # --- Within

    def _is_new(self, field_id: str, written: Mapping[str, Value]) -> bool:
        return field_id in written and written[field_id] != self._known.get(field_id)

    def _with(self, written: Mapping[str, Value]) -> Entry:
        entry = self.entry
        for field_id, value in written.items():
            if field_id == DAY and value > self._today:
                raise UsageFault(f"{value.isoformat()} is still to come, so nothing was changed.")
            if self._is_new(field_id, written):
                entry = with_field(entry, field_id, value, self._keys)
        return entry

    def _note_step(self, field: Field, before: Any) -> None:
        after, last = slot(self.entry, field.part), self._steps[-1] if self._steps else None
        if last and last.field.id == field.id and field.kind == "words" and last.after == before:
            last.after = after
            if last.before == after:
                self._steps.pop()
        elif before != after:
            self._steps.append(_Step(field, before, after))

    def _remember_known(self) -> None:
        self._known = {field.id: field.value for field in self.fields}

    def _take_in(self, written: Mapping[str, Value]) -> dict[str, Value]:
        known = self._known
        self._remember_known()
        changed: dict[str, Value] = {}
        for field_id, value in written.items():
            now = self._known.get(field_id, "" if isinstance(value, str) else None)
            if value == known.get(field_id) and now != value:
                changed[field_id] = now
            elif value != known.get(field_id):
                self._known[field_id] = value
        return changed
