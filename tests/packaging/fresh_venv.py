"""A virtual environment elsewhere, with the same dependencies in reach and a connectwell of its own."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest


class FreshVenv:
    """Made without pip; ours installs into it, without asking the network.

    Args:
        folder: where it goes. One that is there already is taken as it is.
    """

    def __init__(self, folder: Path) -> None:
        if is_new := not folder.exists() or not any(folder.iterdir()):
            venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.folder = folder
        self.python = programs / ("python.exe" if os.name == "nt" else "python")
        self.connectwell = programs / ("connectwell.exe" if os.name == "nt" else "connectwell")
        if not is_new:
            return
        packages = Path(self.ask("import sysconfig; print(sysconfig.get_path('purelib'))").strip())
        # A plain path, not addsitedir: an editable connectwell beside the dependencies stays out of sight.
        (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def install(self, *arguments: str) -> None:
        """`pip install` of something that is here already."""
        offline = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet")
        run(sys.executable, "-m", "pip", "--python", str(self.python), "install", "--no-compile", *offline, *arguments)

    def ask(self, program: str, environ: Mapping[str, str] = {}) -> str:
        """What a short Python program prints, run from outside the repository."""
        return run(str(self.python), "-I", "-c", program, cwd=self.folder, environ=environ)


@contextmanager
def once_for_all(factory: pytest.TempPathFactory, name: str) -> Iterator[tuple[Path, bool]]:
    """A folder that all workers of xdist share, and whether it is still to be filled; one fills it, the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    try:
        import fcntl
    except ImportError:  # Windows: each fills its own
        yield factory.mktemp(name), True
        return
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        is_filled = folder.with_suffix(".filled")
        folder.mkdir(exist_ok=True)
        yield folder, not is_filled.exists()
        is_filled.touch()


def run(*command: str, cwd: Path | None = None, environ: Mapping[str, str] = {}) -> str:
    """What a command prints. Fails with everything it said."""
    ended = subprocess.run(
        command, cwd=cwd, env=os.environ | environ, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )
    assert ended.returncode == 0, f"{command}: {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout
