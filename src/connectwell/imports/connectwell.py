"""Imports an archive made by `connectwell export --everything --format json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from connectwell.entries.as_json import from_json
from connectwell.errors import ConnectwellError, EntryNotFound
from connectwell.jobs import Progress, report
from connectwell.journal import Journal
from connectwell.model.circle import CirclePart, read_circle_part
from connectwell.model.entry import Entry
from connectwell.model.format import is_entry_id, is_newer, read_entry
from connectwell.model.table import RuleBroken

_FORMAT = 1


class NoArchive(ConnectwellError):
    """The file isn't a connectwell archive. Nothing was imported."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The contents of an archive.

    Attributes:
        entries: those that can be imported, oldest first.
        circle: people, groups and places.
        broken: invalid entries and parts of the circle, by position in the file; an entry with its id and day if they
            are valid: entry 3 (2026-11-21T0801-q7f3k2, 2026-11-21).
        aside: how many copies and unreadable files it has; those aren't imported.
    """

    entries: tuple[Entry, ...]
    circle: tuple[CirclePart, ...]
    broken: tuple[str, ...]
    aside: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many entries and parts of the circle were added, were there already, or are there with different content."""

    added: int
    there: int
    different: int


def read_archive(text: str) -> Archive:
    """Parses the text of an archive. Raises NoArchive."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise NoArchive("That isn't JSON, or it is cut off. Nothing was taken in.") from None
    if not isinstance(whole, dict) or whole.get("connectwell") != "archive":
        raise NoArchive(
            "That isn't an archive made by 'connectwell export --everything --format json'. Nothing was taken in."
        )
    if whole.get("format") != _FORMAT:
        raise NoArchive("A newer connectwell made that archive, and this one cannot read it. Nothing was taken in.")
    broken: list[str] = []
    entries = _each(whole, "entries", "entry", _entry, broken)
    circle = _each(whole, "circle", "part of the circle", lambda raw: read_circle_part(from_json(raw)), broken)
    aside = sum(len(_list(whole, name)) for name in ("copies", "unreadable"))
    return Archive(tuple(sorted(entries, key=lambda entry: entry.id)), tuple(circle), tuple(broken), aside)


def take_in(journal: Journal, archive: Archive, *, dry_run: bool = False, progress: Progress | None = None) -> TakenIn:
    """Adds entries and parts that don't exist yet, keeping their ids. Never changes existing ones.

    Args:
        journal: the journal to import into.
        archive: from `read_archive`.
        dry_run: only count.
        progress: called with the number of items processed and the total.

    Raises:
        SaveFailed, Cancelled: what was added so far stays; importing the archive again adds the rest.
    """
    added = there = different = 0
    total = len(archive.entries) + len(archive.circle)
    for number, entry in enumerate(archive.entries, 1):
        found = _found(journal, entry.id)
        if found is None:
            added += 1
            if not dry_run:
                journal.add(entry)
        elif found == entry:
            there += 1
        else:
            different += 1
        report(progress, number, total)
    known = {part.id: part for part in (*journal.circle.parts(removed=True), *journal.circle.parts())}
    for number, part in enumerate(archive.circle, len(archive.entries) + 1):
        if part.id not in known:
            added += 1
            if not dry_run:
                journal.circle.bring_in(part)
        elif known[part.id] == part:
            there += 1
        else:
            different += 1
        report(progress, number, total)
    return TakenIn(added, there, different)


def _found(journal: Journal, entry_id: str) -> Entry | object | None:
    """Returns the existing entry; an object unequal to any entry if its file is damaged; None if there is none."""
    try:
        return journal.get(entry_id)
    except EntryNotFound:
        return None
    except ConnectwellError:
        return object()


def _entry(raw: Mapping[str, Any]) -> Entry:
    tables = from_json(raw)
    if is_newer(tables):
        raise ValueError("written by a newer connectwell")
    return read_entry(tables)


def _list(whole: Mapping[str, Any], name: str) -> Sequence[Any]:
    found = whole.get(name, [])
    return found if isinstance(found, list) else []


def _each(
    whole: Mapping[str, Any], name: str, called: str, read: Callable[[Mapping[str, Any]], Any], broken: list[str]
) -> list[Any]:
    """Reads every valid item under `name`; appends the others to `broken` by their number."""
    found = []
    for number, raw in enumerate(_list(whole, name), 1):
        try:
            if not isinstance(raw, dict):
                raise ValueError("no table")
            found.append(read(raw))
        except (RuleBroken, ValueError, RecursionError):
            broken.append(f"{called} {number}{_which(raw)}")
    return found


def _which(raw: object) -> str:
    """Returns the id and the day of a broken entry, each only if valid. Nothing else of the file is repeated."""
    if not isinstance(raw, dict):
        return ""
    entry_id = raw.get("id")
    if not (isinstance(entry_id, str) and is_entry_id(entry_id)):
        return ""
    with suppress(ValueError):
        return f" ({entry_id}, {date.fromisoformat(str(raw.get('day'))).isoformat()})"
    return f" ({entry_id})"
