"""Text with search matches marked: reversed and underlined, so that no colour is needed."""

from textual.content import Content

from connectwell.model.matching import spans
from connectwell.model.text import visible

MARK = "reverse underline"

MOST_MARKED = 20_000
"""Most characters of a paragraph to search; matches further down aren't worth the delay."""


def highlight_matches(text: str, words: str, style: str = "") -> Content:
    """Returns `text`, safe to draw and never parsed as markup.

    Args:
        text: a person's words or the interface's own.
        words: the search words; may be empty.
        style: the style of the whole text.
    """
    drawn = visible(text)
    content = Content.styled(drawn, style) if style else Content(drawn)
    if words.strip():
        for start, end in spans(drawn[:MOST_MARKED], words):
            content = content.stylize(MARK, start, end)
    return content
