"""Words as they are drawn, with what was searched for marked: reversed and underlined, so that no colour is needed."""

from textual.content import Content

from connectwell.model.matching import spans
from connectwell.model.text import visible

MARK = "reverse underline"

_MOST_MARKED = 20_000
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
        for start, end in spans(drawn[:_MOST_MARKED], words):
            content = content.stylize(MARK, start, end)
    return content


def around(text: str, words: str, width: int) -> str:
    """At most `width` characters of `text` on one line, around the first place that `words` stand at; else empty.

    Args:
        text: a person's words.
        words: what was searched for.
        width: in characters; at least 8.
    """
    flat = " ".join(visible(text[:_MOST_MARKED]).split())
    found = spans(flat, words)
    if not found:
        return ""
    start = max(0, min(found[0][0] - width // 4, len(flat) - width + 1))
    if start > 0:
        start = flat.find(" ", start, found[0][0]) + 1 or start  # from the beginning of a word, where there is one
    rest = f"…{flat[start:]}" if start else flat
    return rest if len(rest) <= width else f"{rest[: width - 1]}…"
