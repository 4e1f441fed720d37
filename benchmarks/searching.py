"""Searches as whole processes, against jrnl on the same words; the first search, against parsing alone."""

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs import Row, compare
from benchmarks.people import Person, connectwell
from benchmarks.processes import took
from benchmarks.wordy import COMMON, HITS, RARE, jrnl, make_wordy_person, write_for_jrnl

_SHOWN = 20  # most entries shown; our default


def measure_searching(folder: Path, pairs: int, *, quick: bool) -> Iterator[Row]:
    """Measures searches with a warm index in 10 and 100 years, and the first search.

    Args:
        folder: where the journals are written; one word in them is rare, one is in every entry.
        pairs: repetitions of each.
        quick: skips the 100 years.
    """
    ten = make_wordy_person(folder, 10)
    yield _first_search(ten, pairs=min(pairs, 5))
    theirs = jrnl()
    if theirs is None:
        return
    config = write_for_jrnl(ten)
    people = [(ten, 0.25)] if quick else [(ten, 0.25), (make_wordy_person(folder, 100), 1.0)]
    for person, bound in people:
        for word, hits in ((RARE, HITS), (COMMON, _SHOWN)):

            def ours(person: Person = person, word: str = word, hits: int = hits) -> float:
                return _search(person, word, hits)

            def jrnl_on_ten(word: str = word, hits: int = hits) -> float:
                command = [theirs, "--config-file", str(config), "-contains", word, "-n", str(_SHOWN)]
                return took(command, ten.environ, lambda written: written.lower().count(word.encode()) >= hits)

            ours()  # builds the index
            name = f"`search {word}`, {person.spoken}"
            yield compare(name, ours, jrnl_on_ten, floor_name="`jrnl -contains`, 10 years", bound=bound, pairs=pairs)


def _search(person: Person, word: str, hits: int) -> float:
    def is_all(written: bytes) -> bool:
        return sum(word.encode() in line.lower() for line in written.splitlines()) == hits

    return took(connectwell("search", word), person.environ, is_all)


def _first_search(person: Person, pairs: int) -> Row:
    """Compares both per 1,000 entries."""
    files = list(person.home.glob("data/entries/*/*.toml"))

    def ours() -> float:
        (person.home / "cache" / "index.sqlite").unlink(missing_ok=True)
        return _search(person, RARE, HITS) * 1000 / len(files)

    def parsing_alone() -> float:
        began = time.perf_counter()
        for path in files:
            tomllib.loads(path.read_bytes().decode())
        return (time.perf_counter() - began) * 1_000_000 / len(files)

    name = "first search, per 1,000 entries"
    return compare(name, ours, parsing_alone, floor_name="`tomllib` alone, one core", bound=2.5, pairs=pairs)
