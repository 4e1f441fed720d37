"""The colours of the five needs, the same on every screen and page; never without its name or sign."""

from collections.abc import Mapping
from typing import Final

from connectwell.model.terms import Need

NEEDS_ON_DARK: Final[Mapping[Need, str]] = {
    "seen": "#e0b877",
    "safe": "#9cc49a",
    "soothed": "#8fbfd0",
    "secure": "#c3a6d8",
    "stable": "#dd9f8b",
}
NEEDS_ON_PAPER: Final[Mapping[Need, str]] = {
    "seen": "#74500f",
    "safe": "#37603a",
    "soothed": "#24596f",
    "secure": "#654680",
    "stable": "#8a402b",
}
"""For light grounds; all of them about as dark, so that in grey print none stands out."""
