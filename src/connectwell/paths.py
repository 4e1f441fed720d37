"""The four folders: at the platform's usual paths, or all under CONNECTWELL_HOME."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from connectwell.errors import PlaceFault

_XDG: Final = (
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_STATE_HOME", ".local/state"),
)
"""Where Linux keeps each of the four: what names the folder, and the default below HOME."""


class AppFolders(NamedTuple):
    """The four folders. They need not exist yet."""

    data: Path
    config: Path
    cache: Path
    state: Path


_NO_FOLDER_HERE = (
    "CONNECTWELL_HOME isn't a whole path, and the folder you are in was deleted. Go to another folder, or set it to a "
    "whole path."
)


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
        try:
            top = _expanded(Path(home)).absolute()
        except FileNotFoundError:
            raise PlaceFault(_NO_FOLDER_HERE) from None
        if os.path.exists(top) and not os.path.isdir(top):  # noqa: PTH110, PTH112  # these never raise
            raise PlaceFault("CONNECTWELL_HOME names something that isn't a folder. Set it to a folder of yours.")
        return AppFolders(top / "data", top / "config", top / "cache", top / "state")
    if not _has_home(environ):
        raise PlaceFault(
            "This login has no home folder, so there is nowhere to keep your words. "
            "Set CONNECTWELL_HOME to a folder of yours and start again."
        )
    if found := _on_linux(environ):
        return found
    return _elsewhere()


def _on_linux(environ: Mapping[str, str]) -> AppFolders | None:
    """Returns what `_elsewhere` does on an ordinary Linux, without an import that takes longer than all of `today`."""
    home = environ.get("HOME", "")
    if sys.platform != "linux" or not home.startswith("/") or "ANDROID_ROOT" in environ:
        return None
    chosen = (environ.get(name, "") for name, _ in _XDG)
    tops = [top if top.startswith("/") else f"{home}/{usual}" for top, (_, usual) in zip(chosen, _XDG, strict=True)]
    return AppFolders(*(Path(top) / "connectwell" for top in tops))


def _elsewhere() -> AppFolders:
    from platformdirs import PlatformDirs

    found = PlatformDirs("connectwell", appauthor=False, roaming=False)
    return AppFolders(
        found.user_data_path,
        found.user_config_path / "config" if os.name == "nt" else found.user_config_path,
        found.user_cache_path,
        found.user_state_path / "state" if os.name == "nt" else found.user_state_path,
    )


def is_relative(environ: Mapping[str, str] = os.environ) -> bool:
    """Returns whether CONNECTWELL_HOME means another folder wherever it is read."""
    home = environ.get("CONNECTWELL_HOME", "")
    return bool(home) and not home.startswith("~") and not Path(home).is_absolute()


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
