"""One line that says whether the page fits, shown while choosing or writing for it."""

from connectwell.english import counted
from connectwell.share.sharing import Sharing

FITS = "Fits on one page."
TOO_LONG = (
    "1 line too long for one page: fewer or shorter words make room.",
    "{n} lines too long for one page: fewer or shorter words make room.",
)
MOST = ("'{heading}' takes 1 line.", "'{heading}' takes {n} lines.")


def fit(sharing: Sharing) -> str:
    """Returns whether a page fits, and if not, what takes most space; empty for other formats."""
    if sharing.what != "brief":
        return ""
    if not (over := sharing.lines_over):
        return FITS
    longest = max(sharing.lines_by_section(), key=lambda taken: taken.lines)
    most = counted(longest.lines, *MOST, heading=longest.heading)
    return f"{counted(over, *TOO_LONG)} {most}"
