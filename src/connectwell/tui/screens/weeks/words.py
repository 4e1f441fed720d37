"""The weeks in words: sentences, and plain tables where there is room for them."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from connectwell.insights import Insights, need_sentence, span_sentence
from connectwell.insights.drawing.blocks import Block, blocks_of, people_blocks
from connectwell.tui.screens.weeks.loader import Weeks
from connectwell.tui.widgets.bold_subject import bold_subject
from connectwell.tui.widgets.picture import rows_as_content


def in_words(weeks: Weeks, insights: Insights, width: int) -> Content:
    """Returns the figures of the five, what was counted, connections and practices, and what came with what."""
    figures = [span_sentence(insights), *(need_sentence(trend) for trend in insights.needs if trend.points)]
    blocks = blocks_of(insights, weeks.practices, weeks.connections, width)
    return _content([Block(sentences=tuple(figures)), *blocks])


def people_in_words(insights: Insights, width: int) -> Content:
    """Returns who was there when, and people compared with ratings."""
    return _content(people_blocks(insights, width))


def _content(blocks: Iterable[Block]) -> Content:
    parts: list[Content] = []
    for block in blocks:
        parts += [Content.styled(block.heading, "$text-muted")] if block.heading else []
        parts += [rows_as_content(block.table)] if block.table else []
        parts += [_lines(block.sentences)] if block.sentences else []
    return Content("\n\n").join(parts)


def _lines(lines: Sequence[str]) -> Content:
    return Content("\n").join(map(bold_subject, lines))
