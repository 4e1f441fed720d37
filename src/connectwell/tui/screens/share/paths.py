"""The default folder for a file, and how its path is shown."""

import os
from pathlib import Path

from connectwell.share.formats.registry import FORMATS
from connectwell.share.send.sealing import SUFFIX


def folder_here() -> Path:
    """Returns the working directory if it is writable, else the home folder."""
    try:
        here = Path.cwd()
    except OSError:  # deleted meanwhile
        return Path.home()
    return here if os.access(here, os.W_OK) else Path.home()


def shown_path(path: Path) -> str:
    """Returns the path with ~ for the home folder. Not safe to draw as is."""
    path, home = path.absolute(), Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def with_ending(name: str, ending: str) -> str:
    """Replaces a known format's extension, with or without `.age`; other names stay as they are.

    Args:
        name: as typed.
        ending: without the dot, such as `pdf` or `pdf.age`.
    """
    bare = name.removesuffix(SUFFIX)
    before = next((one for one in FORMATS if bare.lower().endswith(f".{one}")), None)
    return bare[: -len(before)] + ending if before else name
