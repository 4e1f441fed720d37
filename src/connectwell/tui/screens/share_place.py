"""Where a file goes at first, and how its place is written."""

import os
from pathlib import Path


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


def endings(name: str) -> str:
    """What a name ends in: `.pdf`, `.pdf.age`."""
    return "".join(Path(name).suffixes)
