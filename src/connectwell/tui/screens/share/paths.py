"""Where a file goes at first, and how its place is written."""

import os
from pathlib import Path

from connectwell.share.formats.registry import FORMATS
from connectwell.share.send.sealing import SUFFIX


def folder_here() -> Path:
    """Where the person is, if something can be written there; else their home."""
    try:
        here = Path.cwd()
    except OSError:  # it was deleted meanwhile
        return Path.home()
    return here if os.access(here, os.W_OK) else Path.home()


def shown_path(path: Path) -> str:
    """As a person writes it: from ~ on, where it is below their home. Not safe to draw as it is."""
    path, home = path.absolute(), Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def with_ending(name: str, ending: str) -> str:
    """The name with this ending, where it ends as a format does, sealed or not; any other name stays as it is.

    Args:
        name: as the person wrote it.
        ending: without its dot, as `pdf` or `pdf.age`.
    """
    bare = name.removesuffix(SUFFIX)
    before = next((one for one in FORMATS if bare.lower().endswith(f".{one}")), None)
    return bare[: -len(before)] + ending if before else name
