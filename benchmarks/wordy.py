"""Journals with 1.5 KB of prose in each entry, and the same words in jrnl's format."""

import random
import re
import shutil
import sys
from pathlib import Path

from benchmarks.make_journal import make_journal
from benchmarks.people import Person
from connectwell.journal.parsing import parse_entry
from connectwell.model.facts import words_of

RARE = "marzipan"
HITS = 12
"""Entries that contain `RARE`."""
COMMON = "door"
"""In every entry, whose small connection is holding a door."""
_WORDS = 1500  # characters of prose in each entry
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


def make_wordy_person(folder: Path, years: int) -> Person:
    """Makes a journal with 1.5 KB of prose in each entry, and one rare word spread over the years.

    Args:
        folder: where it is written; an existing one is reused.
        years: its length, at least 1.
    """
    home, chance = folder / f"wordy-{years}-years", random.Random(years)
    if home.exists():
        return Person(home, years)
    make_journal(home, years * 365)
    files = sorted(home.glob("data/entries/*/*.toml"))
    sentences = re.findall(
        r'^(?:words|carry) = "([^"]+)"$', "".join(path.read_text("utf-8") for path in files[:200]), re.M
    )
    rare = set(files[:: len(files) // (HITS - 1)])
    for path in files:
        entry = parse_entry(path.read_bytes())[1]
        more = [f"Somebody brought {RARE}."] if path in rare else []
        while sum(map(len, (*words_of(entry), *more))) < _WORDS:
            more.append(chance.choice(sentences))
        long = path.read_text("utf-8").replace('words = """\n', 'words = """\n' + "\n".join(more) + "\n", 1)
        path.write_text(long, "utf-8")
    return Person(home, years)


def make_sharing_person(folder: Path, years: int) -> Person:
    """Makes the same journal, with every part marked as shareable in words."""
    wordy, home = make_wordy_person(folder, years), folder / f"sharing-{years}-years"
    shutil.copytree(wordy.home, home)
    for path in home.glob("data/entries/*/*.toml"):
        path.write_text(path.read_text("utf-8").replace('sharing = "private"', 'sharing = "words"'), "utf-8")
    return Person(home, years)


def jrnl() -> str | None:
    """Returns jrnl's path: beside this Python (the `bench` extra) or on the PATH. If missing, says so; then None."""
    beside = Path(sys.executable).with_name("jrnl")
    found = str(beside) if beside.exists() else shutil.which("jrnl")
    if found is None:
        print("jrnl is not installed (`pip install -e '.[bench]'`), so nothing is compared with it.\n")
    return found


def write_for_jrnl(person: Person) -> Path:
    """Writes a journal's words as a jrnl journal with a config. Returns the config's path."""
    journal = person.home / "jrnl.txt"
    with journal.open("w", encoding="utf-8") as written:
        for path in sorted(person.home.glob("data/entries/*/*.toml")):
            _, entry = parse_entry(path.read_bytes())
            written.write(f"[{entry.started:%Y-%m-%d %H:%M}] " + "\n".join(words_of(entry)) + "\n\n")
    config = person.home / "jrnl.yaml"
    config.write_text(_JRNL_CONFIG.format(journal=journal), "utf-8")
    return config
