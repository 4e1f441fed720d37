"""A document as one HTML file, read back by an HTML parser."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from any_words import bare, with_words, words
from documents import EMPTY_BRIEF, MARKUP, ODD, RTL, brief, record, words_of
from hypothesis import given

from connectwell.insights.trends import Point
from connectwell.model.text import visible
from connectwell.share.document import Document
from connectwell.share.formats.html import write_html

ALLOWED = {"meta", "line", "circle"}
"""Elements that have no end."""


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
    assert page.elements["svg"] == page.attributes.count(("role", "img")) == 5
    assert page.elements["circle"] == 10 + 4 + 0 + 14 + 11
    assert not {"path", "polyline"} & set(page.elements)
    assert "Safe: 4 of 14 days: 2, 0, 3, 4. 0: on guard throughout; 10: at ease." in page.text
    assert page.source.count(">?</text>") == 2


def test_below_long_plots_stand_days_with_their_years() -> None:
    assert "<span>8 November</span>" in Page(brief()).source
    for since in (date(2024, 11, 21), date(2025, 12, 31), date(2026, 1, 5)):
        source = Page(replace(brief(), since=since, until=date(2026, 12, 5))).source
        assert "<span>5 December 2026</span>" in source
        assert f" {since.year}</span>" in source


def test_zero_and_ten_stand_on_their_lines() -> None:
    heights = re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', Page(brief()).source)
    lines = re.findall(r'x2="480" y1="(\d+)"', Page(brief()).source)
    assert float(max(heights, key=float)) == float(lines[2])
    assert float(min(heights, key=float)) == float(lines[0])


def test_the_signs_are_explained_that_are_there() -> None:
    def about(*points: Point) -> str:
        seen, *others = EMPTY_BRIEF.trends
        text = write_html(brief(replace(EMPTY_BRIEF, trends=(replace(seen, points=points), *others))))
        return text.rpartition('<p class="about">')[2]

    skipped, unclear = Point(date(2026, 11, 9), skipped=True), Point(date(2026, 11, 10), unclear=True)
    assert "A dot is a day&#39;s rating.</p>" in about(Point(date(2026, 11, 8), value=4))
    assert "A dot is a day&#39;s rating; a dash is skipped.</p>" in about(skipped)
    assert "A dot is a day&#39;s rating; ? is can&#39;t tell, a dash is skipped.</p>" in about(skipped, unclear)


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
