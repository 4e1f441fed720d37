"""Taking in an archive that `connectwell export --everything --format json` made."""

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
    """The file isn't an archive of connectwell's. Nothing was taken in."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands in an archive.

    Attributes:
        entries: those that can be taken in, oldest first.
        circle: people, groups and places.
        broken: entries and parts of the circle that break a rule, by their place in the file, an entry with its
            id and day where they can be had: entry 3 (2026-11-21T0801-q7f3k2, 2026-11-21).
        aside: how many copies and unreadable files stand in it; those aren't taken in.
    """

    entries: tuple[Entry, ...]
    circle: tuple[CirclePart, ...]
    broken: tuple[str, ...]
    aside: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the entries and the parts of the circle: added, there already, or there with other words."""

    added: int
    there: int
    different: int


def read_archive(text: str) -> Archive:
    """What stands in the text of an archive. Raises NoArchive."""
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
    """Adds what isn't there yet, under the ids it had. What is there stays as it is.

    Args:
        journal: where to.
        archive: from `read_archive`.
        dry_run: only counts.
        progress: told how many were looked at, of how many.

    Raises:
        SaveFailed, Cancelled: what was added until then stays; taking in the archive again adds the rest.
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
    """The entry that has this id now; something unequal to any where its file is damaged; None where there is none."""
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
    """Everything under `name` that can be read; the rest is called by its number in `broken`."""
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
    """The id and the day of a broken entry, each where it is one: nothing else of the file is repeated."""
    if not isinstance(raw, dict):
        return ""
    entry_id = raw.get("id")
    if not (isinstance(entry_id, str) and is_entry_id(entry_id)):
        return ""
    with suppress(ValueError):
        return f" ({entry_id}, {date.fromisoformat(str(raw.get('day'))).isoformat()})"
    return f" ({entry_id})"
