"""Revises entries: moves to another day, compares and restores versions, finds the person's editor."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from connectwell.english import counted
from connectwell.entries.page import page_of
from connectwell.errors import EntryNotFound, EntryUnreadable, UsageFault
from connectwell.journal import Journal, Version
from connectwell.model.entry import Entry
from connectwell.model.parts import put_away_as
from connectwell.model.terms import Need
from connectwell.model.text import one_line

_EDITORS = ("nano", "vim", "vi", "notepad")
"""Fallbacks if the person set none; nano first, because it shows on its screen how to exit."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a page that only the earlier version (-) or only the later one (+) has. Safe to draw."""

    sign: Literal["-", "+"]
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One line of one of two pages. Safe to draw; `differs` if the other page doesn't have it."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """An earlier version of an entry.

    Attributes:
        number: 1 is the newest.
        version: the version in the journal.
        entry: its content; None if it cannot be read.
        reason: why it cannot be read, as a sentence, or empty.
        raw: the raw text if it cannot be read, else empty. Not safe to draw.
        changes: the differences between its page and the next newer one.
    """

    number: int
    version: Version
    entry: Entry | None
    reason: str
    raw: str
    changes: tuple[Change, ...]


def editor(environ: Mapping[str, str], *, terminal: bool) -> tuple[str, ...]:
    """Returns the editor command with its options: $VISUAL, else $EDITOR, else an installed one.

    Args:
        environ: the process environment.
        terminal: whether the session is interactive; if not, only an editor that was set is used.

    Raises:
        UsageFault: there is none, or the one that was set isn't installed.
    """
    import shlex
    from shutil import which

    named = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    if not named:
        found = next((name for name in _EDITORS if terminal and which(name)), None)
        if found is None:
            raise UsageFault("No editor was found. Set EDITOR to the one you use, such as EDITOR=nano.")
        return (found,)
    try:
        command = tuple(shlex.split(named))
    except ValueError:
        raise UsageFault("$VISUAL or $EDITOR can't be read: a quote in it isn't closed.") from None
    if not command or which(command[0]) is None:
        raise UsageFault(f"The editor in $VISUAL or $EDITOR, {one_line(named, 60)}, isn't installed.")
    return command


def move_to_day(journal: Journal, entry_id: str, day: date, today: date) -> Entry:
    """Moves an entry to another day.

    Args:
        journal: where it is.
        entry_id: as for `Journal.get`.
        day: the new day; not in the future.
        today: the current day.

    Raises:
        UsageFault: the day is in the future.
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    if day > today:
        raise UsageFault(f"{day.isoformat()} hasn't come yet, so nothing was changed.")
    editing = journal.edit(entry_id)
    return editing.mark(replace(editing.entry, day=day))


def versions_of(
    journal: Journal, entry_id: str, names: Mapping[Need, str], *, put_away: bool = False
) -> tuple[EarlierVersion, ...]:
    """Returns the earlier versions of an entry, newest first, each compared with the next newer one.

    Args:
        journal: where it is.
        entry_id: as for `Journal.get`.
        names: display names of the needs.
        put_away: whether to include what is put away now.

    Raises:
        EntryNotFound: there is no such entry.
    """
    away: dict[str, bool] = {}
    try:
        present: Entry | None = journal.get(entry_id)
    except (EntryNotFound, EntryUnreadable):
        present = None  # its versions may still exist
    after = _page(present, away, names, put_away)
    found = []
    for number, version in enumerate(journal.versions(entry_id), 1):
        entry, reason, raw = _read(journal, version)
        before = _page(entry, away, names, put_away)
        changes = tuple(_changes(before, after)) if entry else ()
        found.append(EarlierVersion(number, version, entry and _with_known_put_away(entry, away), reason, raw, changes))
        after = before if entry else after
    return tuple(found)


def side_by_side(
    entry: Entry, copy: Entry, names: Mapping[Need, str], *, put_away: bool = False
) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Returns the pages of an entry and of a copy of it, line by line, with differences marked.

    Args:
        entry, copy: the two to compare.
        names: display names of the needs.
        put_away: whether to include put-away parts. A part put away in either counts as put away in both.
    """
    in_entry: dict[str, bool] = {}
    in_copy: dict[str, bool] = {}
    _with_known_put_away(entry, in_entry)
    _with_known_put_away(copy, in_copy)
    away = {name: in_entry.get(name, False) or in_copy.get(name, False) for name in in_entry | in_copy}
    mine, theirs = _page(entry, away, names, put_away), _page(copy, away, names, put_away)
    shared = [opcode for opcode in _opcodes(mine, theirs) if opcode[0] == "equal"]
    same_mine = {n for _, start, end, _, _ in shared for n in range(start, end)}
    same_theirs = {n for _, _, _, start, end in shared for n in range(start, end)}
    return (
        tuple(Side(row, n not in same_mine) for n, row in enumerate(mine)),
        tuple(Side(row, n not in same_theirs) for n, row in enumerate(theirs)),
    )


def restore_version(journal: Journal, entry_id: str, version: Version | int) -> Entry:
    """Restores an earlier version, and shows the entry in lists; the current one becomes a version.

    Args:
        journal: where it is.
        entry_id: as for `Journal.get`.
        version: the version, or its number as in `versions_of`.

    Raises:
        UsageFault: there is no version of that number.
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    if isinstance(version, int):
        version = _numbered(journal.versions(entry_id), version)
    entry = journal.restore_version(version)
    return journal.restore(entry.id) if entry.removed else entry


def _numbered(versions: Sequence[Version], number: int) -> Version:
    if not 1 <= number <= len(versions):
        raise UsageFault(_how_many(len(versions)))
    return versions[number - 1]


ITS_VERSIONS: Final = (
    "This entry has version 1; 'connectwell show ID --versions' shows it. Nothing was changed.",
    "This entry has versions 1 to {n}; 'connectwell show ID --versions' shows them. Nothing was changed.",
)


def _how_many(versions: int) -> str:
    if versions == 0:
        return "This entry has no earlier version. Nothing was changed."
    return counted(versions, *ITS_VERSIONS)


def _read(journal: Journal, version: Version) -> tuple[Entry | None, str, str]:
    """Returns the entry, the reason it cannot be read, and then the raw text."""
    try:
        return journal.version(version), "", ""
    except (EntryNotFound, EntryUnreadable) as fault:
        reason = str(fault)
    try:
        return None, reason, journal.raw_version(version)
    except EntryUnreadable:
        return None, reason, ""


def _page(entry: Entry | None, away: dict[str, bool], names: Mapping[Need, str], put_away: bool) -> list[str]:
    if entry is None:
        return []
    shown = page_of(_with_known_put_away(entry, away), names, put_away=put_away)
    return [row for line in shown for row in line.text.split("\n")]


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    for kind, *spans in _opcodes(before, after):
        if kind != "equal":
            yield from (Change("-", row) for row in before[spans[0] : spans[1]])
            yield from (Change("+", row) for row in after[spans[2] : spans[3]])


def _opcodes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    from difflib import SequenceMatcher

    return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _with_known_put_away(entry: Entry, away: dict[str, bool]) -> Entry:
    """Applies newer put-away marks to an older version: once put away, a part is hidden in every version.

    Args:
        entry: an entry or an older version of it.
        away: by part, whether it is put away in the newest version that has it; parts seen first here are added.
    """
    return put_away_as(entry, away.setdefault)
