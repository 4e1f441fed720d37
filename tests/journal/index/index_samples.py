"""What the tests of the index have in common: entries of several kinds, and answers found without any index."""

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from connectwell.journal import Journal, Query, Readable
from connectwell.journal.index import scanning
from connectwell.journal.index.rows import folded_words
from connectwell.journal.query import Asked
from connectwell.model.entry import Entry, Note, Reflection
from connectwell.model.facts import EntryFacts, facts_of
from connectwell.paths import AppFolders

BERLIN = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 21, 8, 1, 22, tzinfo=BERLIN)
TICK = 30_000_000  # nanoseconds; file times on the systems that tests run on are finer than this


def places_in(folder: Path) -> AppFolders:
    return AppFolders(folder / "data", folder / "config", folder / "cache", folder / "state")


def journal_in(folder: Path) -> Journal:
    return Journal(places_in(folder))


def index_of(folder: Path) -> Path:
    return folder / "cache" / "index.sqlite"


def note(words: str, *people: str, tail: str = "n1n2n3", began: datetime = MORNING) -> Entry:
    return Entry(
        id=f"{began:%Y-%m-%dT%H%M}-{tail}",
        kind="note",
        day=began.date(),
        started=began,
        finished=began,
        note=Note(words=words, people=people),
    )


def check_in(*reflections: Reflection, tail: str = "q7f3k2", began: datetime = MORNING) -> Entry:
    return Entry(
        id=f"{began:%Y-%m-%dT%H%M}-{tail}",
        kind="check-in",
        day=began.date(),
        started=began,
        reflections=reflections,
    )


def notes(folder: Path, count: int) -> Journal:
    """A journal of so many notes, one a day, written as another program would: a save for each would take long."""
    year = folder / "data" / "entries" / "2020"
    year.mkdir(parents=True)
    for number in range(count):
        name = f"2020-01-01T0801-{number:06}"
        (year / f"{name}.toml").write_text(
            f'format = 1\nid = "{name}"\nkind = "note"\nday = 2020-01-01\nstarted = 2020-01-01T08:01:00+01:00\n'
            f'finished = 2020-01-01T08:01:00+01:00\n\n[note]\nwords = "Number {number} of them."\n'
        )
    return journal_in(folder)


def file_of(folder: Path, entry: Entry | str) -> Path:
    name = entry if isinstance(entry, str) else entry.id
    return folder / "data" / "entries" / name[:4] / f"{name}.toml"


def with_words(entry: Entry, words: str) -> Entry:
    assert entry.note
    return replace(entry, note=replace(entry.note, words=words))


def put_away(entry: Entry, away: bool = True) -> Entry:
    assert entry.note
    return replace(entry, note=replace(entry.note, put_away=away))


def let_time_pass() -> None:
    """Until what was written before counts as settled. Waits for the clock, which is what it is about."""
    until = time.time_ns() + scanning._RACY + 1
    while time.time_ns() < until:
        pass


def handles(found: Iterable[Readable]) -> list[str]:
    return [item.handle for item in found]


def found(journal: Journal, query: Query | str) -> list[str]:
    return handles(journal.find(Query(query) if isinstance(query, str) else query))


def found_by_parsing(journal: Journal, query: Query) -> list[str]:
    asked = Asked(query)
    items = [item for item in journal.newest(removed=True) if isinstance(item, Readable)]
    items.sort(key=lambda item: (item.entry.day, item.entry.started, item.handle), reverse=True)
    return [
        item.handle
        for item in items
        if asked.takes_words(folded_words(item.entry)) and asked.takes(facts_of(item.entry, item.copy_of))
    ]


def facts_by_parsing(journal: Journal) -> tuple[EntryFacts, ...]:
    items = (item for item in journal.newest() if isinstance(item, Readable))
    facts = [facts_of(item.entry) for item in items if item.copy_of is None]
    return tuple(sorted(facts, key=lambda one: (one.day, one.started, one.id)))


def reload_list(journal: Journal) -> int:
    """Brings the index up to date, and says how many files had to be read for it."""
    told = [0]

    def progress(_done: int, total: int) -> None:
        told[0] = total

    journal.refresh(progress)
    return told[0]
