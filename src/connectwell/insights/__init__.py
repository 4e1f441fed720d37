"""Trends over a period: ratings, writing and connections. Pure summaries of `EntryFacts`, without judgement.

`docs/insights.md` defines each figure, and what it never claims.
"""

from connectwell.insights.as_json import as_json
from connectwell.insights.chart import Band, Daily, DayChart, Usual, chart_of, usual_of_days
from connectwell.insights.comparison import NeedComparison
from connectwell.insights.occasions import PracticeOutcomes, Present, TouchedNeeds
from connectwell.insights.phrasing import (
    NO_SOOTHED,
    SOOTHED,
    need_figures,
    need_sentence,
    nothing_of,
    other_sentences,
    sentences_of,
    span_sentence,
    usual_figures,
)
from connectwell.insights.summary import EASE_CAME, SPANS, Insights, ease_in, summarise
from connectwell.insights.trends import ENOUGH, NeedTrend, Point, middle

__all__ = [
    "EASE_CAME",
    "ENOUGH",
    "NO_SOOTHED",
    "SOOTHED",
    "SPANS",
    "Band",
    "Daily",
    "DayChart",
    "Insights",
    "NeedComparison",
    "NeedTrend",
    "Point",
    "PracticeOutcomes",
    "Present",
    "TouchedNeeds",
    "Usual",
    "as_json",
    "chart_of",
    "ease_in",
    "middle",
    "need_figures",
    "need_sentence",
    "nothing_of",
    "other_sentences",
    "sentences_of",
    "span_sentence",
    "summarise",
    "usual_figures",
    "usual_of_days",
]  # fmt: skip
