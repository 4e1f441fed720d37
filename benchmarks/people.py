"""Made-up people with journals of several lengths, and the environment for their processes."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.make_journal import make_journal

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Person:
    """A person whose journal of `years` years is at `home`."""

    home: Path
    years: int

    @property
    def spoken(self) -> str:
        """Returns the length in words, such as "10 years"."""
        return f"{self.years} years" if self.years else "an empty journal"

    @property
    def environ(self) -> dict[str, str]:
        """Returns the whole environment of their processes. Only PATH is inherited."""
        return {
            "CONNECTWELL_HOME": str(self.home),
            "HOME": str(self.home),
            "PATH": os.environ.get("PATH", ""),
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),  # Python on Windows doesn't start without it
            "PYTHONPATH": str(REPOSITORY),  # makes benchmarks.bare_app importable
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }


def make_person(folder: Path, years: int) -> Person:
    """Writes a journal of `years` years into `folder`."""
    home = folder / f"{years}-years"
    make_journal(home, years * 365)
    return Person(home, years)


def connectwell(*arguments: str) -> list[str]:
    """Returns the command line: the script pip installed, or `python -m` if there is none."""
    script = Path(sys.executable).with_name("connectwell")
    return [sys.executable, str(script), *arguments] if script.exists() else [sys.executable, "-m", "connectwell"]


BARE_APP = [sys.executable, "-c", "from benchmarks.bare_app import main; main()"]
IMPORT_CLICK = [sys.executable, "-c", "import click"]
