"""A virtual environment elsewhere, with the same dependencies in reach and a connectwell of its own."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path


class FreshVenv:
    """Made without pip; ours installs into it, without asking the network.

    Args:
        folder: where it goes.
    """

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.folder = folder
        self.python = programs / ("python.exe" if os.name == "nt" else "python")
        self.connectwell = programs / ("connectwell.exe" if os.name == "nt" else "connectwell")
        packages = Path(self.ask("import sysconfig; print(sysconfig.get_path('purelib'))").strip())
        # A plain path, not addsitedir: an editable connectwell beside the dependencies stays out of sight.
        (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def install(self, *arguments: str) -> None:
        """`pip install` of something that is here already."""
        offline = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet")
        run(sys.executable, "-m", "pip", "--python", str(self.python), "install", *offline, *arguments)

    def ask(self, program: str, environ: Mapping[str, str] = {}) -> str:
        """What a short Python program prints, run from outside the repository."""
        return run(str(self.python), "-I", "-c", program, cwd=self.folder, environ=environ)


def run(*command: str, cwd: Path | None = None, environ: Mapping[str, str] = {}) -> str:
    """What a command prints. Fails with everything it said."""
    ended = subprocess.run(
        command, cwd=cwd, env=os.environ | environ, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )
    assert ended.returncode == 0, f"{command}: {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout
