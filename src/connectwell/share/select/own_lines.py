"""The lines a person writes for the page itself: asked one by one, or read as keyed lines; stored nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from connectwell.errors import UsageFault
from connectwell.model.text import clean
from connectwell.share.select.selection import OwnLine

if TYPE_CHECKING:
    from connectwell.share.select.selection import Selection

OWN_LINES: Final[tuple[OwnLine, ...]] = get_args(OwnLine)
QUESTIONS: Final[dict[OwnLine, str]] = {
    "different": "Is anything different lately? A line for the page; Enter for none.",
    "helped_line": "Did something help, even a little? A line for the page; Enter for none.",
    "not_today": (
        "Is there something you'd rather leave for another day? The page calls it “Not today”; Enter for none."
    ),
    "name": "What name goes on the page, if any? Enter for none.",
}
KEYS: Final[dict[str, OwnLine]] = {
    "different": "different",
    "helped": "helped_line",
    "not today": "not_today",
    "name": "name",
}
"""Their keys in piped input."""
NO_KEY: Final = "Line {number} doesn't begin with one of: different:, helped:, not today:, name:. Nothing was written."


def take_lines(sharing: Selection, lines: str) -> None:
    """Sets lines such as `different: …`, in any order; those not given are unchanged.

    Raises:
        UsageFault: a line has no key. The message never repeats what was written.
    """
    found: dict[OwnLine, str] = {}
    for number, row in enumerate(clean(lines).split("\n"), 1):
        key, colon, words = row.partition(":")
        line = KEYS.get(" ".join(key.replace("_", " ").lower().split()))
        if row.strip() and not (line and colon):
            raise UsageFault(NO_KEY.format(number=number))
        if line:
            found[line] = words.strip()
    for line, words in found.items():
        sharing.write(line, words)
