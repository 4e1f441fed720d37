"""The outcome of importing an archive."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

ImportOutcome = Literal["added", "there", "earlier", "copied", "kept", "repaired"]
"""What became of a file: it is new; it was here already; it was here, and has been changed since; a copy beside the
entry that differs; an earlier version beside what differs; in place of one that was damaged."""


@dataclass
class ImportResult:
    """What came of an archive so far. All of it is durable.

    Attributes:
        became: the names of files by what became of them; earlier versions are in `versions`.
        versions: how many earlier versions were added.
        newer: files of a newer format, taken in as they are.
        failed: files that could not be written, with the reason.
    """

    became: dict[ImportOutcome, list[str]] = field(default_factory=lambda: defaultdict(list))
    versions: int = 0
    newer: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def count(self, *what: ImportOutcome) -> int:
        """Returns how many files became one of these."""
        return sum(len(self.became.get(one, ())) for one in what)
