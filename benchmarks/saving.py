"""A durable save, against serialising the same text, reading it back and writing it raw."""

import os
import time
from dataclasses import replace
from itertools import count
from pathlib import Path

from benchmarks.pairs import Row, compare
from benchmarks.people import Person


def measure_saving(person: Person, pairs: int) -> Row:
    """Saves the newest entry repeatedly, each time with different words. The baseline writes to a file beside it."""
    from connectwell.context import Context
    from connectwell.journal.toml_text import to_toml
    from connectwell.model.entry import Close
    from connectwell.model.format import write_entry

    journal = Context.open(person.environ).journal
    editing = journal.edit("latest")
    numbers = count()
    target = person.home / "data" / "entries" / editing.entry.id[:4] / ".floor.toml"

    def ours() -> float:
        changed = replace(editing.entry, close=Close(carry=f"The lamp was on, {next(numbers):05}."))
        began = time.perf_counter()
        editing.save(changed)
        return (time.perf_counter() - began) * 1000

    def by_hand() -> float:
        changed = replace(editing.entry, close=Close(carry=f"The lamp was on, {next(numbers):05}."))
        began = time.perf_counter()
        _write(target, to_toml(dict(write_entry(changed))))
        return (time.perf_counter() - began) * 1000

    return compare(
        "a durable save of one entry", ours, by_hand, floor_name="dumps, read-back, raw write", bound=1.3, pairs=pairs
    )


def _write(target: Path, content: bytes) -> None:
    """Writes, fsyncs, renames and fsyncs the folder, with no checks."""
    temporary = target.with_name(".floor.tmp")
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(file, content)
    os.fsync(file)
    os.close(file)
    temporary.replace(target)
    if os.name != "nt":
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
