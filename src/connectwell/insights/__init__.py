"""Honest trends: what was rated, written and done over some days. Pure summaries of `EntryFacts`; nobody is judged.

What each figure is, and what it never says: `docs/insights.md`.
"""

from connectwell.insights.beside import Beside
from connectwell.insights.record import as_json
from connectwell.insights.summary import EASE_CAME, SPANS, Insights, ease_in, summarise
from connectwell.insights.telling import (
    NO_SOOTHED,
    SOOTHED,
    need_figures,
    need_sentence,
    nothing_of,
    other_sentences,
    sentences_of,
    span_sentence,
)
from connectwell.insights.trends import ENOUGH, NeedTrend, Point, middle

__all__ = [
    "EASE_CAME", "ENOUGH", "NO_SOOTHED", "SOOTHED", "SPANS", "Beside", "Insights", "NeedTrend", "Point", "as_json",
    "ease_in", "middle", "need_figures", "need_sentence", "nothing_of", "other_sentences", "sentences_of",
    "span_sentence", "summarise",
]  # fmt: skip
