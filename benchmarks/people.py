"""Made-up people with journals of several lengths, and the environment their processes run in."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.make_journal import make_journal

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose journal is at `home`; `years` says how long it is."""

    home: Path
    years: int

    @property
    def spoken(self) -> str:
        """Such as "10 years"."""
        return f"{self.years} years" if self.years else "an empty journal"

    @property
    def environ(self) -> dict[str, str]:
        """What a process of theirs sees. Nothing of whoever measures comes along but PATH."""
        return {
            "CONNECTWELL_HOME": str(self.home),
            "HOME": str(self.home),
            "PATH": os.environ.get("PATH", ""),
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),  # Python on Windows does not start without
            "PYTHONPATH": str(REPOSITORY),  # for benchmarks.bare_app
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }


def make_person(folder: Path, years: int) -> Person:
    """Writes their journal into `folder`."""
    home = folder / f"{years}-years"
    make_journal(home, years * 365)
    return Person(home, years)


def connectwell(*arguments: str) -> list[str]:
    """The command as a person's shell runs it: the script that pip made, or the module where there is none."""
    script = Path(sys.executable).with_name("connectwell")
    return [sys.executable, str(script), *arguments] if script.exists() else [sys.executable, "-m", "connectwell"]


BARE_APP = [sys.executable, "-c", "from benchmarks.bare_app import main; main()"]
IMPORT_CLICK = [sys.executable, "-c", "import click"]
