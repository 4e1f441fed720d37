"""One need over some days: a sentence, and a plot as wide as there is room."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from connectwell.insights import NeedTrend, need_sentence, plot
from connectwell.library import NeedWords
from connectwell.tui.widgets.bold_subject import bold_subject

_ROOM_FOR_A_GAP = 24
"""Window height from which a line is left empty above the plot; in a lower one the whole plot must be visible."""
_MARKS = plot.BLOCKS.low + plot.BLOCKS.high


class TrendView(Widget):
    """A trend, redrawn for every width. Empty until `show` is called."""

    DEFAULT_CSS = """
    TrendView { height: auto; }
    """

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._trend: NeedTrend | None = None
        self._words: NeedWords | None = None
        self._drawn: tuple[tuple[int, bool], Content] | None = None

    def show(self, trend: NeedTrend, words: NeedWords) -> None:
        """Sets the trend to draw."""
        self._trend, self._words, self._drawn = trend, words, None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Returns the lines the sentence and the plot take in `width` columns."""
        return len(self._content(width).split("\n", allow_blank=True))

    def render(self) -> Content:
        """Draws the sentence, wrapped, and the plot below it."""
        return self._content(self.content_size.width)

    def _content(self, width: int) -> Content:
        room = width, self.screen.size.height >= _ROOM_FOR_A_GAP
        if self._drawn is None or self._drawn[0] != room:
            self._drawn = room, self._draw(*room)
        return self._drawn[1]

    def _draw(self, width: int, gap: bool) -> Content:
        if self._trend is None or self._words is None:
            return Content("")
        lines = bold_subject(need_sentence(self._trend)).wrap(width)
        drawn = plot.plot(self._trend, width=width, zero=self._words.zero, ten=self._words.ten)
        lines += [Content("")] if drawn and gap else []
        lines += map(_coloured, drawn)
        return Content("\n").join(lines)


def _coloured(line: str) -> Content:
    """Colours the marks to stand out from the labels; their shapes alone carry the meaning."""
    found = Content.styled(line, "$text-muted")
    for at, character in enumerate(line):
        if character in _MARKS:
            found = found.stylize("$primary", at, at + 1)
    return found
