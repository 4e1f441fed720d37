"""Where things are kept: four folders, by the system's own habits or all under CONNECTWELL_HOME."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from connectwell.errors import PlaceFault


class Places(NamedTuple):
    """The four folders. None of them need exist yet."""

    data: Path
    config: Path
    cache: Path
    state: Path


def find_places(environ: Mapping[str, str] = os.environ) -> Places:
    """The folders for this person.

    Args:
        environ: the process environment; `CONNECTWELL_HOME` puts all four under one folder. One that isn't absolute is
            meant from the current folder, or from home where it begins with ~.

    Raises:
        PlaceFault: the system names no home folder.
    """
    home = environ.get("CONNECTWELL_HOME", "")
    if home and (_has_home(environ) or not home.startswith("~")):
        top = _expanded(Path(home)).absolute()
        return Places(top / "data", top / "config", top / "cache", top / "state")
    if not _has_home(environ):
        raise PlaceFault(
            "This login has no home folder, so there is nowhere to keep your words. "
            "Set CONNECTWELL_HOME to a folder of yours and start again."
        )
    from platformdirs import PlatformDirs  # costs 6 ms, so only where it is needed

    found = PlatformDirs("connectwell", appauthor=False, roaming=False)
    return Places(
        found.user_data_path,
        found.user_config_path / "config" if os.name == "nt" else found.user_config_path,
        found.user_cache_path,
        found.user_state_path / "state" if os.name == "nt" else found.user_state_path,
    )


def _expanded(folder: Path) -> Path:
    """With a home for ~, as a shell does it: a name after ~ that is no login stays as it is."""
    try:
        return folder.expanduser()
    except RuntimeError:
        return folder


def _has_home(environ: Mapping[str, str]) -> bool:
    try:
        Path.home()
    except RuntimeError:
        return False
    return environ.get("HOME") != ""
