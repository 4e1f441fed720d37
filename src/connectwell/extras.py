"""Optional libraries: the command that adds one to the running install."""

import os
import re
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_WINDOWS: Final = os.name == "nt"


def install_command(library: str) -> str:
    """Returns a command to paste into a shell (on Windows, PowerShell) that adds a library to the running install.

    It names the library itself, not an extra, since connectwell is not on PyPI.

    Args:
        library: a distribution that one of connectwell's extras requires, such as "typst".
    """
    wanted = _requirement(library)
    if (Path(sys.prefix) / "pipx_metadata.json").exists():
        return _line("pipx", "inject", Path(sys.prefix).name, wanted)
    if find_spec("pip"):
        return _line(sys.executable, "-m", "pip", "install", wanted)
    return _line("uv", "pip", "install", "--python", sys.executable, wanted)  # uv's own environments have no pip


def _requirement(library: str) -> str:
    """Returns the library with the version range from connectwell's own metadata, or its bare name without any."""
    from importlib.metadata import PackageNotFoundError, requires  # 20 ms, and only this message needs it

    try:
        listed = requires("connectwell") or []
    except PackageNotFoundError:  # run from source, not installed
        listed = []
    found = (line.partition(";")[0].strip() for line in listed)
    return next((line for line in found if re.fullmatch(rf"{library}(?![\w.-]).*", line)), library)


def _line(*words: str) -> str:
    if not _WINDOWS:
        return shlex.join(words)
    quoted = [f'"{word}"' if re.search(r"[^\w.:\\/=-]", word) else word for word in words]
    return " ".join(["&", *quoted] if quoted[0].startswith('"') else quoted)
