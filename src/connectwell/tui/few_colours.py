"""What is chosen can be told apart with 16 colours or none, too.

The themes mark the cursor of a list, the cursor of an editor and selected text by a ground of their own. In 16 colours
most grounds become one, and with NO_COLOR there are none. Then what is on such a ground is drawn in reverse.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color, ColorParseError
from textual.filter import LineFilter, Monochrome, NoColor

_MARKING: Final = (
    "block-cursor-background",
    "input-cursor-background",
    "input-selection-background",
    "screen-selection-background",
)
"""The theme's grounds that say what is chosen."""
_THUMBS: Final = ("scrollbar", "scrollbar-hover", "scrollbar-active")
"""What says how much there is to read: a line, for in 16 colours it would be black on black."""
_ENOUGH: Final = ("256", "truecolor")
"""Rich's names for as many colours as tell the grounds apart."""


def filters_for(
    color_system: str | None,
    *,
    no_color: bool,
    filters: Sequence[LineFilter],
    variables: Callable[[], Mapping[str, str]],
) -> list[LineFilter]:
    """Returns the filters an app draws with: Textual's own, and ours where colours are few.

    Args:
        color_system: Rich's name for what the terminal can show.
        no_color: whether NO_COLOR asks for none. Then none is sent; Textual's own filter would send greys.
        filters: Textual's own.
        variables: the colours of the current theme.
    """
    if color_system in _ENOUGH and not no_color:
        return list(filters)
    if not no_color:
        return [*filters, ReversedGrounds(variables)]
    return [*(one for one in filters if not isinstance(one, Monochrome)), ReversedGrounds(variables), NoColor()]


class ReversedGrounds(LineFilter):
    """Reverses what is on a marking ground. Not where that is the whole widget's: it has a sign of its own.

    Args:
        variables: the colours of the current theme.
    """

    def __init__(self, variables: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._variables = variables

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Returns the line; `background` is the widget's own ground."""
        variables = self._variables()
        text, *marking = _on(background, variables["foreground"], *(variables.get(name, "") for name in _MARKING))
        own = background.rich_color
        thumbs = _on(background, *(variables.get(name, "") for name in _THUMBS))
        if any(style and style.reverse and style.color in thumbs for _, style, _ in segments):
            line = Style(color=text, reverse=False)
            return [
                Segment("│" * len(words), style + line, control) if style else Segment(words, style, control)
                for words, style, control in segments
            ]
        return [
            Segment(words, _reversed(style, text or own, own), control)
            if style is not None and style.bgcolor in marking and style.bgcolor != own
            else Segment(words, style, control)
            for words, style, control in segments
        ]


def _reversed(style: Style, text: RichColor, own: RichColor) -> Style:
    """Swaps text and ground. What is in reverse already, like a word that was searched for, is so no more."""
    return style + Style(color=text, bgcolor=own, reverse=not style.reverse)


@lru_cache(64)
def _on(ground: Color, *written: str) -> list[RichColor | None]:
    """Returns colours of a theme as they look on `ground`; None for what is no colour."""
    found: list[RichColor | None] = []
    for colour in written:
        try:
            found.append((ground + Color.parse(colour)).rich_color)
        except ColorParseError:
            found.append(None)
    return found
