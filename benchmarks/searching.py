"""Searching as whole processes, against jrnl on the same words; and the first search, against parsing alone."""

import random
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.make_journal import make_journal
from benchmarks.pairs import Row, compare
from benchmarks.people import Person, connectwell
from connectwell.journal.parsing import parse_entry
from connectwell.model.facts import words_of

_RARE = "marzipan"
_HITS = 12
_WORDS = 1500  # characters of a person's own in each entry
_JRNL_CONFIG = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.6
"""


def jrnl() -> str | None:
    """jrnl's command, where it is installed: beside this Python (the `bench` extra) or on the PATH."""
    beside = Path(sys.executable).with_name("jrnl")
    return str(beside) if beside.exists() else shutil.which("jrnl")


def measure_searching(folder: Path, pairs: int, *, quick: bool) -> Iterator[Row]:
    """A search with a warm index in 10 and 100 years, and the first one.

    Args:
        folder: for journals of its own, in which one word is rare.
        pairs: how often each is measured.
        quick: without the 100 years.
    """
    ten = _make_person(folder, 10)
    yield _first_search(ten, pairs=min(pairs, 5))
    theirs = jrnl()
    if theirs is None:
        print("jrnl is not installed (`pip install -e '.[bench]'`), so searching is not compared with it.\n")
        return
    config = _write_for_jrnl(ten)
    people = [(ten, 0.25)] if quick else [(ten, 0.25), (_make_person(folder, 100), 1.0)]
    for person, bound in people:

        def ours(person: Person = person) -> float:
            return _took(connectwell("search", _RARE), person.environ, hits=_HITS)

        def jrnl_on_ten() -> float:
            return _took([theirs, "--config-file", str(config), "-contains", _RARE], ten.environ)

        ours()  # the first one makes the index
        name = f"`search {_RARE}`, {person.spoken}"
        yield compare(name, ours, jrnl_on_ten, floor_name="`jrnl -contains`, 10 years", bound=bound, pairs=pairs)


def _make_person(folder: Path, years: int) -> Person:
    """A journal with 1.5 KB of words in each entry, and one word that only a few have, spread over the years."""
    home, chance = folder / f"search-{years}-years", random.Random(years)
    make_journal(home, years * 365)
    files = sorted(home.glob("data/entries/*/*.toml"))
    sentences = re.findall(
        r'^(?:words|carry) = "([^"]+)"$', "".join(path.read_text("utf-8") for path in files[:200]), re.M
    )
    rare = set(files[:: len(files) // (_HITS - 1)])
    for path in files:
        entry = parse_entry(path.read_bytes())[1]
        more = [f"Somebody brought {_RARE}."] if path in rare else []
        while sum(map(len, (*words_of(entry), *more))) < _WORDS:
            more.append(chance.choice(sentences))
        long = path.read_text("utf-8").replace('words = """\n', 'words = """\n' + "\n".join(more) + "\n", 1)
        path.write_text(long, "utf-8")
    return Person(home, years)


def _write_for_jrnl(person: Person) -> Path:
    """The words of a journal as one of jrnl's, and its config: gives the config's path."""
    journal = person.home / "jrnl.txt"
    with journal.open("w", encoding="utf-8") as written:
        for path in sorted(person.home.glob("data/entries/*/*.toml")):
            _, entry = parse_entry(path.read_bytes())
            written.write(f"[{entry.started:%Y-%m-%d %H:%M}] " + "\n".join(words_of(entry)) + "\n\n")
    config = person.home / "jrnl.yaml"
    config.write_text(_JRNL_CONFIG.format(journal=journal), "utf-8")
    return config


def _first_search(person: Person, pairs: int) -> Row:
    """Both per 1,000 entries."""
    files = list(person.home.glob("data/entries/*/*.toml"))

    def ours() -> float:
        (person.home / "cache" / "index.sqlite").unlink(missing_ok=True)
        return _took(connectwell("search", _RARE), person.environ, hits=_HITS) * 1000 / len(files)

    def parsing_alone() -> float:
        began = time.perf_counter()
        for path in files:
            tomllib.loads(path.read_bytes().decode())
        return (time.perf_counter() - began) * 1_000_000 / len(files)

    name = "first search, per 1,000 entries"
    return compare(name, ours, parsing_alone, floor_name="`tomllib` alone, one core", bound=2.5, pairs=pairs)


def _took(command: Sequence[str], environ: Mapping[str, str], hits: int | None = None) -> float:
    """Milliseconds. Raises RuntimeError where it failed or found something else."""
    began = time.perf_counter()
    ended = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    took = time.perf_counter() - began
    if ended.returncode or ended.stdout.count(b"\n") < (hits or _HITS) or (hits and _RARE.encode() not in ended.stdout):
        raise RuntimeError(f"{command} ended with {ended.returncode}: {ended.stderr.decode()}")
    return took * 1000
