"""Insights as JSON values; `docs/command-line.md` documents the shape."""

from __future__ import annotations

from typing import Any

from connectwell.insights.comparison import NeedComparison
from connectwell.insights.occasions import Present
from connectwell.insights.summary import Insights
from connectwell.insights.trends import NeedTrend


def as_json(insights: Insights) -> dict[str, Any]:
    """Returns all figures. Days are ISO 8601 text, missing values None; `people`, `present` and `soothed` only if
    requested."""
    values: dict[str, Any] = {
        "since": insights.since.isoformat(),
        "until": insights.until.isoformat(),
        "days": insights.days,
        "needs": [_need(trend) for trend in insights.needs],
        "directions": {**insights.directions, "none": insights.undirected},
        "states": dict(insights.states),
        "after": dict(insights.after),
        "connections": dict(insights.connections),
        "landed": insights.landed,
        "touched": dict(insights.touched),
        "touched_by": [{"prompt": one.prompt, "n": one.n, "touched": dict(one.touched)} for one in insights.touched_by],
        "practices": [
            {"practice": one.practice, "n": one.n, "before": dict(one.before), "after": dict(one.after)}
            for one in insights.practices
        ],
        "beside": [_beside(one) for one in insights.beside],
    }
    if insights.people is not None:
        values["people"] = [_beside(one) for one in insights.people]
    if insights.present is not None:
        values["present"] = [_present(one) for one in insights.present]
    if insights.soothed is not None:
        values["soothed"] = list(insights.soothed)
    return values


def trend_record(trend: NeedTrend) -> dict[str, Any]:
    """Returns the figures of one need, with every day's own."""
    return {
        "need": trend.need,
        "n": trend.n,
        "unclear": trend.unclear,
        "skipped": trend.skipped,
        "median": _number(trend.median),
        "low": _number(trend.low),
        "high": _number(trend.high),
        "points": [
            {
                "day": point.day.isoformat(),
                "value": _number(point.value),
                "unclear": point.unclear,
                "skipped": point.skipped,
            }
            for point in trend.points
        ],
    }


def _need(trend: NeedTrend) -> dict[str, Any]:
    record = trend_record(trend)
    for point, rolling in zip(record["points"], trend.rolling, strict=True):
        point["rolling"] = _number(rolling)
    return record


def _beside(one: NeedComparison) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "need": one.need,
        "days": one.days,
        "median": _number(one.median),
        "other_days": one.other_days,
        "other_median": _number(one.other_median),
    }


def _present(one: Present) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "days": [day.isoformat() for day in one.days],
        "medians": {need: _number(value) for need, value in one.middles.items()},
    }


def _number(value: float | None) -> float | None:
    """Returns whole numbers as int: 4, not 4.0."""
    return int(value) if value is not None and value == int(value) else value
