"""A document as JSON. `schema.json`, one folder up, defines the shape; `docs/sharing-formats.md` describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from connectwell.insights.as_json import trend_record
from connectwell.model.terms import NEEDS
from connectwell.model.text import clean
from connectwell.share.document import Brief, Document, Moment, Page, Part
from connectwell.share.formats.outline import statement_of

FORMAT: Final = 1
_OF_A_PART = tuple(name for name in Part.__annotations__ if name not in ("kind", "words_leave", "texts"))
_UNSEEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Characters that JSON allows but a terminal, a script or a reader could misinterpret."""


def write_json(document: Document) -> Iterator[str]:
    """Yields the document in pieces, one entry a line, ending in a line break. Escapes only invisible characters."""
    head: dict[str, Any] = {
        "connectwell": "brief" if document.brief else "record",
        "format": FORMAT,
        "title": document.title,
        "statement": statement_of(document),
        "name": document.name,
        "since": document.since.isoformat(),
        "until": document.until.isoformat(),
        "made": document.made.isoformat(),
        "needs": [
            {
                "need": need,
                "name": document.names[need],
                "zero": document.meanings[need][0],
                "ten": document.meanings[need][1],
            }
            for need in NEEDS
        ],
    }
    if document.brief:
        yield _json(head | {"brief": _brief(document.brief)}) + "\n"
        return
    yield _json(head).removesuffix("}") + ', "pages": ['
    between = "\n"
    for page in document.pages:
        yield between + _json(_page(page))
        between = ",\n"
    yield "\n]}\n"


def _page(page: Page) -> dict[str, Any]:
    return {"day": page.day.isoformat(), "kind": page.kind, "parts": [_part(part) for part in page.parts]}


def _part(part: Part) -> dict[str, Any]:
    """Omits empty values, except a rating of 0."""
    found: dict[str, Any] = {"kind": part.kind, "words_leave": part.words_leave}
    for name in _OF_A_PART:
        value = getattr(part, name)
        if value or (value == 0 and name == "rating"):
            found[name] = value
    return found | dict(part.texts)


def _brief(brief: Brief) -> dict[str, Any]:
    chart = brief.chart
    return {
        "days": brief.days,
        "days_shared": brief.days_shared,
        "first": chart.since.isoformat(),
        "lines": [{"words": line.words, "wants": line.wants} for line in brief.lines],
        "not_today": brief.not_today,
        "different": brief.different,
        "moments": [_moment(moment) for moment in brief.moments],
        "helped": [_moment(moment) for moment in brief.helped],
        "helped_line": brief.helped_line,
        "trends": [trend_record(trend) for trend in brief.trends],
        "arrivals": [
            {"day": chart.day(at).isoformat(), "states": list(states)}
            for at, states in enumerate(chart.states)
            if states
        ],
        "sessions": [day.isoformat() for day in chart.sessions],
    }


def _moment(moment: Moment) -> dict[str, Any]:
    """Omits empty values besides the words and the need, except a rating of 0."""
    found = {"day": moment.day.isoformat(), "need": moment.need, "words": moment.words}
    more = {name: getattr(moment, name) for name in ("asked", "rating", "unclear", "did", "touched", "before", "after")}
    return found | {name: value for name, value in more.items() if value or (value == 0 and name == "rating")}


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text if text.isprintable() else _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", clean(text))
