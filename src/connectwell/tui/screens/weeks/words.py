"""The weeks in words: sentences, and plain tables where there is room for them."""

from collections.abc import Sequence

from textual.content import Content

from connectwell.insights import Insights, need_sentence, phrasing, span_sentence
from connectwell.insights.drawing import Row, tables
from connectwell.tui.screens.weeks.loader import Weeks
from connectwell.tui.widgets.bold_subject import bold_subject
from connectwell.tui.widgets.picture import content_of


def in_words(weeks: Weeks, insights: Insights, width: int) -> Content:
    """Returns the figures of the five, what was counted, connections and practices, and what came with what."""
    lines = [span_sentence(insights), *(need_sentence(trend) for trend in insights.needs if trend.points)]
    parts = [_lines(lines), _lines(phrasing.count_sentences(insights))]
    parts += _table(
        phrasing.touched_sentences(insights, weeks.connections),
        tables.touched_table(insights, weeks.connections, width),
    )
    parts += _table(
        phrasing.practice_sentences(insights, weeks.practices),
        tables.practices_table(insights, weeks.practices, width),
    )
    parts.append(_lines(phrasing.beside_sentences(insights, weeks.practices)))
    return Content("\n\n").join(part for part in parts if part)


def people_in_words(insights: Insights, width: int) -> Content:
    """Returns who was there when, and people compared with ratings."""
    parts = _table(phrasing.present_sentences(insights), tables.present_table(insights, width), keep=True)
    return Content("\n\n").join([*parts, _lines(phrasing.compared_sentences(insights))])


def _table(said: Sequence[str], rows: tuple[Row, ...], *, keep: bool = False) -> list[Content]:
    """Returns a heading with its table; where there is no room for that, or with `keep`, with its sentences as well."""
    if not said:
        return []
    head, *lines = said
    shown = [Content.styled(head, "$text-muted")]
    shown += [content_of(rows)] if rows else []
    shown += [_lines(lines)] if lines and (keep or not rows) else []
    return shown


def _lines(lines: Sequence[str]) -> Content:
    return Content("\n").join(map(bold_subject, lines))
