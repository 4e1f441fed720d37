"""Charts as rows of cells with the names of styles: what the screens and `connectwell insights` both show.

Nothing here knows a terminal, a colour or a screen. A sign or a number alone carries the meaning; the style repeats it.
"""

from connectwell.insights.drawing.bands import bands
from connectwell.insights.drawing.grid import one_need, panels, panels_beside
from connectwell.insights.drawing.pieces import in_pieces, weeks
from connectwell.insights.drawing.rows import Drawing, Row, Span, Style, row_text
from connectwell.insights.drawing.signs import ASCII, CONSOLE, FULL, Signs, signs_for

__all__ = [
    "ASCII",
    "CONSOLE",
    "FULL",
    "Drawing",
    "Row",
    "Signs",
    "Span",
    "Style",
    "bands",
    "in_pieces",
    "one_need",
    "panels",
    "panels_beside",
    "row_text",
    "signs_for",
    "weeks",
]  # fmt: skip
