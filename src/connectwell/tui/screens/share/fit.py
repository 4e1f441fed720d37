"""One line that says whether the page fits, shown while choosing or writing for it."""

from connectwell.share.sharing import Sharing

FITS = "Fits on one page."
TOO_LONG = "{lines} too long for one page: fewer or shorter words make room."
MOST = "'{heading}' takes {lines}."


def fit(sharing: Sharing) -> str:
    """Returns whether a page fits, and if not, what takes most space; empty for other formats."""
    if sharing.what != "brief":
        return ""
    if not (over := sharing.lines_over):
        return FITS
    longest = max(sharing.takes(), key=lambda taken: taken.lines)
    most = MOST.format(heading=longest.heading, lines=_lines(longest.lines))
    return f"{TOO_LONG.format(lines=_lines(over))} {most}"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count:,} lines"
