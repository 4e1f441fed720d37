"""Words as they are drawn, with what was searched for marked: reversed and underlined, so that no colour is needed."""

from textual.content import Content

from connectwell.model.matching import spans
from connectwell.model.text import visible

MARK = "reverse underline"

MOST_MARKED = 20_000
"""Characters of one paragraph that are looked through; a mark further down isn't worth a wait."""


def marked(text: str, words: str, style: str = "") -> Content:
    """`text`, safe to draw and never markup.

    Args:
        text: a person's words or the interface's own.
        words: what was searched for; empty where nothing was.
        style: for all of it.
    """
    drawn = visible(text)
    content = Content.styled(drawn, style) if style else Content(drawn)
    if words.strip():
        for start, end in spans(drawn[:MOST_MARKED], words):
            content = content.stylize(MARK, start, end)
    return content
