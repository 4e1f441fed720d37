"""What an examination finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from connectwell.english import first_of
from connectwell.model.text import one_line

Family = Literal[
    "folders", "entries", "circle", "settings", "leftovers", "index", "disk", "clock", "content", "extras", "terminal"
]

Mend = Callable[[], str]
"""Mends it and returns a sentence about what was done; empty if nothing was. May raise ConnectwellError, OSError."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was found. Never with a person's words in it.

    Attributes:
        family: what it belongs to.
        what: what was found, as a sentence.
        safe: what is safe all the same, or empty.
        todo: what to do about it, or empty.
        needs_you: whether somebody has to do something; else it is only worth knowing.
        mend: mends it without asking, if that only adds or moves something; else None.
    """

    family: Family
    what: str
    safe: str = ""
    todo: str = ""
    needs_you: bool = True
    mend: Mend | None = None

    @property
    def record(self) -> dict[str, str | bool]:
        """As JSON values."""
        return {
            "family": self.family,
            "needs_you": self.needs_you,
            "what": self.what,
            "safe": self.safe,
            "todo": self.todo,
            "can_fix": self.mend is not None,
        }


def list_of(names: Iterable[str]) -> str:
    """Returns the first of these names, safe to show, and how many more there are."""
    return first_of([one_line(name, 120) for name in names])
