"""The shape of the person's own archive, for what writes it and what reads it; documented in `docs/backup.md`."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

FORMAT: Final = 2
"""The first had an entry's tables as JSON, no earlier versions and no checksums."""
SECTIONS: Final = ("entries", "circle", "versions", "copies", "edits", "others", "unreadable", "settings", "packs")
"""The lists of files, in their order."""
LARGEST: Final = 2_000_000_000
"""The greatest size of an archive, in bytes."""
SETTINGS: Final = "config/config.toml"
"""The path of the settings. They and the packs aren't in the journal."""


def checksum_of(content: bytes) -> str:
    """Returns the checksum of a file."""
    return sha256(content).hexdigest()


def checksum_of_all(files: Iterable[tuple[str, str]]) -> str:
    """Returns the checksum over all files: that of the lines `sha256sum` prints for them, ordered by path.

    Args:
        files: path and checksum of each.
    """
    return checksum_of("".join(f"{checksum}  {file}\n" for file, checksum in sorted(files)).encode())
