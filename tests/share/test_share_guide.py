"""The page on how to read a page."""

from datetime import date

import pytest
from looking_at_pdf import inflated, needs_poppler, pages_in, words_in

from connectwell.library import Library
from connectwell.share.formats.typst import Paper
from connectwell.share.guide import SECTIONS, guide_pdf, guide_text
from connectwell.terminal_text import width_of


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_it_is_one_page_and_says_all_of_it(paper: Paper) -> None:
    pytest.importorskip("typst", reason="typst comes with the pdf extra")
    pdf = guide_pdf(date(2026, 11, 21), Library().needs(), paper)
    assert pages_in(pdf) == 1
    assert b"<pdfuaid:part>1</pdfuaid:part>" in inflated(pdf)
    text = " ".join(words_in(pdf).split())
    for heading, said in SECTIONS:
        assert heading in text
        assert said[:40] in text
    assert "An example a made-up fortnight" in text
    assert "10 days · usually 5.5, mostly 3 to 6" in text


def test_as_text_it_fits_its_width() -> None:
    text = guide_text(40)
    assert max(map(width_of, text.splitlines())) <= 40
    assert all(heading in text for heading, _ in SECTIONS)
