"""A document as one HTML file, read back by an HTML parser."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from any_words import bare, with_words, words
from documents import (
    EMPTY_BRIEF,
    FULL_BRIEF,
    MARKUP,
    ODD,
    RTL,
    UNTIL,
    a_chart,
    brief,
    only_seen,
    record,
    without_needs,
    words_of,
)
from hypothesis import given

from connectwell.insights.trends import Point
from connectwell.model.terms import STATES
from connectwell.model.text import visible
from connectwell.share.document import Document
from connectwell.share.formats import html
from connectwell.share.formats.html import write_html

ALLOWED = {"meta", "line", "circle", "rect", "path"}
"""Elements that have no end."""
DOT = r'<circle cx="([\d.]+)%" cy="([\d.]+)%" r="[\d.]+"/>'


class Page(HTMLParser):
    """What a browser would see: elements, their attributes, and the text of each element with a class `words`."""

    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.source = write_html(document)
        self.feed(self.source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if ("class", "words") in attrs:
            assert ("dir", "auto") in attrs
            self.words.append("")
        if tag not in ALLOWED:
            self._open.append(tag + "." * (("class", "words") in attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALLOWED:
            assert self._open.pop().rstrip(".") == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "p.":
            self.words[-1] += data
        if not self._open or self._open[-1] != "style":
            self.text += data


@pytest.mark.parametrize("document", [brief(), brief(EMPTY_BRIEF, name=""), record(), record(())])
def test_the_file_needs_nothing_else_and_runs_nothing(document: Document) -> None:
    page = Page(document)
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & set(page.elements)
    assert not {name for name, _ in page.attributes if name.startswith("on") or name in ("src", "style", "srcset")}
    assert all((value or "").startswith("#m") for name, value in page.attributes if name == "href")
    assert "url(" not in page.source
    assert "@import" not in page.source
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
    assert page.source.startswith('<!doctype html>\n<html lang="en"')


@pytest.mark.parametrize("document", [brief(), brief(EMPTY_BRIEF), record()])
def test_headings_go_down_one_step_at_a_time_and_ids_are_there_once(document: Document) -> None:
    page = Page(document)
    assert page.headings.count(1) == 1
    assert all(below - above <= 1 for above, below in zip([0, *page.headings], page.headings, strict=False))
    assert len(set(page.ids)) == len(page.ids)
    links = {value for name, value in page.attributes if name in ("aria-labelledby", "href")}
    assert {str(link).removeprefix("#") for link in links} <= set(page.ids)


def test_a_plot_is_points_with_a_sentence_and_no_line_between_them() -> None:
    page = Page(brief())
    assert page.attributes.count(("role", "img")) == 6  # the five and how I arrived
    dots = re.findall(DOT, page.source)
    assert len(dots) == 10 + 4 + 0 + 14 + 11 + 1  # one is in the legend
    assert page.source.count('<circle class="ring"') == 1 + 1
    assert "polyline" not in page.elements
    assert ("aria-label", "Safe: 4 days, rated 2, 0, 3 and 4. 0: on guard all day; 10: at ease.") in page.attributes
    assert page.source.count(">?</text>") == 2 + 1 + 1  # two ratings, an arrival, the legend
    assert "something is shared here from 13 of 14 days" in page.text


def test_where_nothing_is_shared_there_are_no_frames() -> None:
    assert "svg" not in Page(brief(EMPTY_BRIEF)).elements
    some = brief(replace(FULL_BRIEF, chart=without_needs(FULL_BRIEF.chart, "seen", "safe", "soothed", "secure")))
    page = Page(some)
    assert page.attributes.count(("role", "img")) == 2
    assert "Seen, Safe, Soothed and Secure: nothing is shared here." in page.text


def test_lines_go_through_all_of_it_at_one_place() -> None:
    source = Page(brief()).source
    through = re.findall(r'<line x1="([\d.]+)%" x2="\1%" y1="0" y2="100%"', source)
    assert len(through) == 2 * 6
    assert len(set(through)) == 2
    assert "Mon 9 Nov</text>" in source


def test_zero_and_ten_stand_on_their_lines() -> None:
    source = Page(brief()).source
    heights = {float(y) for _, y in re.findall(DOT, source.partition('class="plot rated safe"')[2])}
    assert (min(heights), max(heights)) == (0, 100)
    assert re.findall(r'y="([\d%]+)" dy=".32em">(\d+)<', source)[:3] == [("0", "10"), ("50%", "5"), ("100%", "0")]


def test_the_signs_are_explained_that_are_there() -> None:
    def legend(*points: Point) -> list[str]:
        text = write_html(brief(replace(EMPTY_BRIEF, chart=only_seen(*points))))
        return re.findall(r"</svg> ([^<]+)</span>", text)

    skipped, unclear = Point(date(2026, 11, 9), skipped=True), Point(date(2026, 11, 10), unclear=True)
    assert legend(Point(date(2026, 11, 8), value=4)) == []
    assert legend(skipped) == ["skipped"]
    assert legend(skipped, unclear) == ["can&#39;t tell", "skipped"]


def test_a_record_of_several_months_can_be_walked_by_month() -> None:
    page = Page(record())
    assert [value for name, value in page.attributes if name == "href"] == ["#m2019-03", "#m2026-11"]
    assert page.elements["article"] == len(record().pages)
    assert "Nothing here." in Page(record(())).text


def test_words_keep_their_lines_and_controls_become_symbols() -> None:
    page = Page(record())
    assert MARKUP.strip("\n") in page.words
    assert RTL in page.words
    assert visible(ODD) in page.words
    assert not {"\x1b", "\x00", "\u202e"} & set(page.source)


@given(words)
def test_words_are_text_wherever_they_stand(any_words: str) -> None:
    page, usual = Page(with_words(f"x{any_words}x")), Page(with_words("x"))
    assert page.elements == usual.elements
    assert page.attributes == usual.attributes
    assert page.words == [visible(f"x{any_words}x")] * 2


def test_everything_that_leaves_is_in_it() -> None:
    for document in (brief(), record()):
        text = bare(Page(document).text)
        assert [piece for piece in words_of(document) if bare(piece) not in text] == []


def test_where_a_sign_is_wider_than_a_day_each_state_has_a_row() -> None:
    since = UNTIL - timedelta(days=89)
    long = replace(brief(replace(FULL_BRIEF, days=90, chart=a_chart(since, UNTIL))), since=since)
    heights = sorted({float(y) for _, y in re.findall(DOT, strip_of(long))})
    assert len(heights) == 5
    assert len({round(b - a) for a, b in pairwise(heights)}) == 1
    assert not re.findall(DOT, strip_of(brief()))


def test_over_years_what_cannot_be_told_is_a_dot_a_day_with_its_sign_beside_the_lane() -> None:
    for days, signs in ((90, 30), (400, 1)):
        since = UNTIL - timedelta(days=days - 1)
        points = [Point(since + timedelta(days=n), unclear=True) for n in range(0, 90, 3)]
        a_page = replace(brief(replace(EMPTY_BRIEF, days=days, chart=only_seen(*points, since=since))), since=since)
        lane = write_html(a_page).partition('class="marks lane"')[2].partition("</svg>")[0]
        assert lane.count(">?</text>") == signs
        assert len(re.findall(DOT, lane)) == (30 if signs == 1 else 0)


def strip_of(document: Document) -> str:
    return write_html(document).partition('class="marks strip"')[2].partition("\n</svg>\n</div>")[0]


def test_every_state_has_a_shape_of_its_own_here_and_in_the_pdf() -> None:
    templates = files("connectwell.share.formats") / "templates"
    plots, brief_page = ((templates / name).read_text(encoding="utf-8") for name in ("plots.html", "brief.typ"))
    for state in STATES:
        assert state in html.SHAPES or f'one.sign == "{state}"' in plots, state
        assert f'name == "{state}"' in brief_page, state
