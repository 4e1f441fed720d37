"""The files of the index: the SQLite file, and those that SQLite puts beside it while it writes."""

from pathlib import Path

_BESIDE = ("-journal", "-wal", "-shm")


def delete(index: Path) -> None:
    """Deletes them all, the SQLite file last. Raises OSError."""
    for end in (*_BESIDE, ""):
        index.with_name(index.name + end).unlink(missing_ok=True)
