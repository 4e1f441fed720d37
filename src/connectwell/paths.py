"""The four folders: at the platform's usual paths, or all under CONNECTWELL_HOME."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from connectwell.errors import PlaceFault


class AppFolders(NamedTuple):
    """The four folders. They need not exist yet."""

    data: Path
    config: Path
    cache: Path
    state: Path


def find_app_folders(environ: Mapping[str, str] = os.environ) -> AppFolders:
    """Returns the folders for this user.

    Args:
        environ: the process environment; `CONNECTWELL_HOME` puts all four under one folder. A relative path is taken
            from the current folder, and a leading ~ is expanded.

    Raises:
        PlaceFault: the user has no home folder, or CONNECTWELL_HOME is no folder.
    """
    home = environ.get("CONNECTWELL_HOME", "")
    if home and (_has_home(environ) or not home.startswith("~")):
        top = _expanded(Path(home)).absolute()
        if os.path.exists(top) and not os.path.isdir(top):  # noqa: PTH110, PTH112  # these never raise
            raise PlaceFault("CONNECTWELL_HOME names something that isn't a folder. Set it to a folder of yours.")
        return AppFolders(top / "data", top / "config", top / "cache", top / "state")
    if not _has_home(environ):
        raise PlaceFault(
            "This login has no home folder, so there is nowhere to keep your words. "
            "Set CONNECTWELL_HOME to a folder of yours and start again."
        )
    from platformdirs import PlatformDirs  # 6 ms to import

    found = PlatformDirs("connectwell", appauthor=False, roaming=False)
    return AppFolders(
        found.user_data_path,
        found.user_config_path / "config" if os.name == "nt" else found.user_config_path,
        found.user_cache_path,
        found.user_state_path / "state" if os.name == "nt" else found.user_state_path,
    )


def _expanded(folder: Path) -> Path:
    """Expands ~ like a shell: ~name of an unknown user is left unchanged."""
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
