"""A document as JSON for the typst templates: strings, numbers and lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final, Literal
from unicodedata import bidirectional, category

from connectwell.colours import NEEDS_ON_PAPER
from connectwell.model.text import visible
from connectwell.share.document import Brief, Document, Page
from connectwell.share.formats import outline, picture
from connectwell.share.formats.one_page import UNSPACED
from connectwell.share.formats.outline import PartText
from connectwell.share.formats.picture import Picture

Paper = Literal["a4", "us-letter"]

_LONGEST_RUN, _PIECE = 48, 12
_UNBROKEN: Final = re.compile(rf"[^\s{UNSPACED}]{{{_LONGEST_RUN},}}")
_MAY_BREAK: Final = "\u200b"
_NO_PICTURES: Final = dict.fromkeys(range(0x2400, 0x2422), "\ufffd")  # fonts rarely have symbols for controls


def json_for(document: Document, paper: Paper) -> bytes:
    """Returns everything the document's template needs, as one JSON object; every string in it is safe to draw."""
    found: dict[str, Any] = {
        "paper": paper,
        "title": document.title,
        "made": [document.made.year, document.made.month, document.made.day],
        "head": [_drawable(line) for line in outline.head_of(document)],
        "empty": outline.EMPTY,
    }
    if document.brief:
        return _json(found | _brief(document, document.brief))
    pages = b",".join(map(_json, _pages(document)))  # one by one, because json blocks all other threads meanwhile
    return _json(found)[:-1] + b', "pages": [' + pages + b"]}"


def _json(found: dict[str, Any]) -> bytes:
    return json.dumps(found, ensure_ascii=False).encode()


def _brief(document: Document, brief: Brief) -> dict[str, Any]:
    found = picture.picture_of(document)
    return {
        "sections": [
            {"name": section.name, "heading": section.heading, "said": list(map(_said, section.said))}
            for section in outline.sections(document)
        ],
        "shared": picture.days_shared_sentence(brief),
        "nothing": _drawable(picture.nothing_shared_sentence(document)),
        "picture": _picture(found) if found else None,
    }


def _picture(it: Picture) -> dict[str, Any]:
    return {
        "days": it.chart.days,
        "lines": [{"at": line.at, "label": line.label} for line in it.lines],
        "arriving": picture.ARRIVING,
        "arrivals": [{"at": at, "states": list(states)} for at, states in enumerate(it.chart.states) if states],
        "state_rows": list(it.state_rows),
        "alt": " ".join(filter(None, (it.arrivals_sentence, it.sessions_sentence))),
        "sessions": list(it.chart.session_indexes),
        "lane": it.has_lane,
        "rows": [
            {
                "name": _drawable(row.name),
                "colour": NEEDS_ON_PAPER[row.need],
                "zero": _drawable(row.zero),
                "ten": _drawable(row.ten),
                "figures": row.figures,
                "alt": _drawable(row.sentence),
                "marks": [
                    {
                        "at": mark.at,
                        "value": mark.point.value,
                        "kind": "unclear" if mark.point.unclear else "skipped" if mark.point.skipped else "rated",
                        "quoted": mark.is_ringed,
                    }
                    for mark in row.marks
                ],
            }
            for row in it.rows
        ],
        "legend": [{"sign": sign, "said": said} for sign, said in it.legend],
        "about": it.about,
    }


def _pages(document: Document) -> Iterator[dict[str, Any]]:
    """Yields the pages, each with the headings that start above it: a year if there are several, a month."""
    several_years = len({page.day.year for page in document.pages}) > 1
    current: tuple[int, int] | None = None
    for page in document.pages:
        headings = []
        if several_years and (current is None or current[0] != page.day.year):
            headings.append({"level": 1, "said": str(page.day.year)})
        if current != (page.day.year, page.day.month):
            headings.append({"level": 2 if several_years else 1, "said": outline.month_of(page.day)})
        current = (page.day.year, page.day.month)
        yield {
            "above": headings,
            "level": 3 if several_years else 2,
            "heading": outline.page_title(page),
            "said": _parts(page, document),
        }


def _parts(page: Page, document: Document) -> list[dict[str, Any]]:
    return [_said(said) for said in outline.texts_of_page(page, document.names)]


def _said(said: PartText) -> dict[str, Any]:
    return {
        "label": _line(said.label),
        "asked": _line(said.asked),
        "words": runs_of(said.words),
        "note": _line(said.note),
    }


def _line(text: str) -> str | None:
    return _breakable(_drawable(text)) if text else None


def runs_of(words: str) -> list[dict[str, Any]]:
    """Splits the words into runs of lines with one direction; `rtl` marks right-to-left ones. Nothing is dropped.

    A line takes its direction from its first letter, or from the line before if it has none. A run of characters that
    may be longer than a line gets break opportunities; tabs become four spaces, because typst has none.
    """
    if not words:
        return []
    directed: list[tuple[bool, str]] = []
    rtl = False
    for line in _drawable(words).replace("\t", "    ").split("\n"):
        rtl = _reads_from_right(line, otherwise=rtl)
        directed.append((rtl, _breakable(line)))
    return [
        {"rtl": way, "text": "\n".join(line for _, line in lines)}
        for way, lines in groupby(directed, key=lambda one: one[0])
    ]


def _drawable(text: str) -> str:
    return outline.bound(visible(text).translate(_NO_PICTURES))


def _reads_from_right(line: str, *, otherwise: bool) -> bool:
    if line.isascii():
        return otherwise and not any(character.isalpha() for character in line)
    for character in line:
        if (direction := bidirectional(character)) in ("L", "R", "AL"):
            return direction != "L"
    return otherwise


def _breakable(text: str) -> str:
    return _UNBROKEN.sub(_broken, text) if len(text) >= _LONGEST_RUN else text


def _broken(run: re.Match[str]) -> str:
    """Inserts break opportunities into a run, never between a letter and its combining marks."""
    pieces, begin = [], 0
    for at, character in enumerate(run[0]):
        if at - begin >= _PIECE and not category(character).startswith("M"):
            pieces.append(run[0][begin:at])
            begin = at
    return _MAY_BREAK.join([*pieces, run[0][begin:]])
