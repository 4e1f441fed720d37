"""A document as a PDF: what a therapist sees, what a screen reader hears, what a file gives away."""

import getpass
import os
import re
import socket
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from any_words import bare, words
from documents import CHECK_IN, EMPTY_BRIEF, FULL_BRIEF, MARKUP, PAGES, UNTIL, a_chart, brief, record, without_needs
from full_pages import PLAIN, WORDS, full_of
from hypothesis import given
from looking_at_pdf import bookmarks_in, inflated, needs_poppler, pages_in, pictures_of, words_in

from connectwell.errors import BriefTooLong, Cancelled
from connectwell.model.terms import Wants
from connectwell.share.document import Brief, Document, Moment, Page, Part, ShareLine
from connectwell.share.formats import pdf, picture
from connectwell.share.formats.glyphs import are_symbols, without
from connectwell.share.formats.one_page import overflow
from connectwell.share.formats.pdf import CannotShow, Pdf, PdfFault, write_pdf
from connectwell.share.formats.registry import paper_in
from connectwell.share.formats.typst import Paper, runs_of

typst_worker = pytest.importorskip("connectwell.share.formats.typst_worker", reason="typst comes with the pdf extra")

NO_FONT_HAS = "\U0010fffd"
IN_A_PROCESS = pdf._ask
LATIN = replace(
    FULL_BRIEF,
    lines=(
        *FULL_BRIEF.lines[:3],
        ShareLine("Žluťoučký kůň, Ελλάδα, Жизнь.", "know"),
        ShareLine("#let x = 1 $x$ @a", None),
    ),
    moments=FULL_BRIEF.moments[:1],
    helped=FULL_BRIEF.helped[:1],
)
"""A brief that typst's own fonts cover, so that it is the same on every machine."""


def a_note(words: str) -> Document:
    return record((Page(date(2026, 11, 21), "note", (Part(kind="note", words_leave=True, words=words),)),))


@pytest.fixture(scope="module")
def latin() -> Pdf:
    """Set in a process of its own, as everywhere else but in this file."""
    return write_pdf(brief(LATIN))


@pytest.fixture(autouse=True)
def set_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets pages in this process, where starting one takes as long as the page: the worker's own code, without it."""
    monkeypatch.setattr(pdf, "_ask", lambda template, it, _: typst_worker.set_page(template, it.decode()))


@needs_poppler
def test_the_brief_is_read_in_its_order_on_one_page(latin: Pdf) -> None:
    text = words_in(latin.content)
    order = [
        "A page for our session", "8 to 21 November 2026", "not an assessment", "How mornings go when nobody answers.",
        "listen", "Not today, please", "the flat", "Sleeping in the other room",
        "Thursday 12 November · seen 4 · Who noticed something", "before I said anything.",
        "Writing it down before bed.",
    ]  # fmt: skip
    places = [text.index(piece) for piece in order]
    assert places == sorted(places)
    assert all(
        said in text
        for said in (
            "something is shared here from 13 of 14 days",
            "felt known",
            "felt invisible",
            "10 days · usually 6, mostly 5 to 7",
            "4 days: 2, 0, 3, 4",
        )
    )
    assert text.count("\f") == 1


@needs_poppler
def test_the_words_are_selectable_and_never_markup(latin: Pdf) -> None:
    text = words_in(latin.content)
    for line in LATIN.lines:
        assert line.words in text
    assert bare(MARKUP) in bare(words_in(write_pdf(a_note(MARKUP)).content))
    assert b"/URI" not in inflated(write_pdf(a_note(MARKUP)).content)


def test_a_screen_reader_gets_tags_and_each_plot_in_words(latin: Pdf) -> None:
    assert latin.warning is None
    inside = inflated(latin.content)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in inside
    assert re.search(rb"/Lang ?\(en\)", inside)
    alternatives = re.findall(rb"/Alt ?\((.*?)\)/", inside)
    document = brief(LATIN)
    it = picture.picture_of(document)
    assert it
    told = [f"{it.arrivals_sentence} {it.sessions_sentence}", *(row.sentence for row in it.rows)]
    assert [text.decode("latin-1").replace("\\", "") for text in alternatives] == told


def test_the_file_says_what_it_is_and_on_which_day_and_nothing_else(latin: Pdf) -> None:
    inside = inflated(latin.content)
    assert b"/Title(A page for our session)" in inside
    assert b"/CreationDate(D:20261121000000Z)" in inside
    assert b"/ModDate(D:20261121000000Z)" in inside
    assert b"/Author" not in inside
    assert b"dc:creator" not in inside
    given_away = {
        getpass.getuser(),
        socket.gethostname(),
        str(Path.home()),
        str(Path(pdf.__file__).parent),
        "brief.typ",
    }
    assert not [word for word in given_away if len(word) > 4 and word.encode() in inside]


def test_the_same_document_gives_the_same_bytes(latin: Pdf) -> None:
    assert write_pdf(brief(LATIN)) == latin


@needs_poppler
def test_below_long_plots_stand_the_years(latin: Pdf) -> None:
    assert "Mon 9 Nov" in words_in(latin.content)
    since = date(2024, 11, 21)
    long = replace(brief(replace(LATIN, days=731, chart=a_chart(since, UNTIL))), since=since)
    text = words_in(write_pdf(long).content)
    assert all(month in text for month in ("Dec 2024", "Apr 2025", "Apr 2026"))
    assert "21 November 2024 to 21 November 2026" in text
    assert "Thursday 12 November ·" not in text  # of which of the years?


@needs_poppler
def test_in_grey_print_nothing_is_lost(latin: Pdf) -> None:
    """Every colour is about as dark as the text beside it, and the only ones are those of the headings and the five."""
    (page,) = pictures_of(latin.content)
    pixels = list(zip(page[0::3], page[1::3], page[2::3], strict=True))
    colours = {pixel for pixel in pixels if max(pixel) - min(pixel) > 40}
    assert colours
    assert max(0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in colours) < 235
    assert min(0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in colours) < 110


@needs_poppler
def test_can_t_tell_and_skipped_stand_apart_from_ratings(latin: Pdf) -> None:
    text = words_in(latin.content)
    assert "can't tell\n" in text or "can't tell " in text
    assert "skipped" in text


@needs_poppler
def test_where_nothing_is_shared_there_are_no_frames() -> None:
    nothing = words_in(write_pdf(brief(EMPTY_BRIEF)).content)
    assert "The five" not in nothing
    some = replace(LATIN, chart=without_needs(LATIN.chart, "seen", "safe", "soothed"))
    text = words_in(write_pdf(brief(some)).content)
    assert "Seen, Safe and Soothed: nothing is shared here." in text
    assert "felt invisible" not in text


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_picture_takes_the_height_that_is_left(paper: Paper) -> None:
    """On a page with few words and on a full one the last line is near the foot of the page."""
    for one in (LATIN, full_of(WORDS["prose"])):
        (page,) = pictures_of(write_pdf(brief(one), paper=paper).content)
        wide = {"a4": 331, "us-letter": 340}[paper]
        ink = [n for n in range(len(page) // (wide * 3)) if min(page[n * wide * 3 : (n + 1) * wide * 3]) < 200]
        assert ink[-1] > 0.92 * len(page) / (wide * 3)


@needs_poppler
def test_what_i_would_like_with_a_line_never_breaks() -> None:
    lines = tuple(ShareLine("word " * n, "understand") for n in range(1, 24, 2))
    text = words_in(write_pdf(brief(replace(EMPTY_BRIEF, lines=lines))).content)
    assert text.count("help me understand") == len(lines)


def fullest(words: str, wants: Wants | None = "understand", **others: Any) -> Brief:
    """A brief in which as much stands as fits: as many lines to talk about as there is room for."""
    one = replace(PLAIN, **others)
    while not overflow(brief(fuller := replace(one, lines=(*one.lines, ShareLine(words, wants))))):
        one = fuller
    return one


FULLEST = {
    "many lines": lambda: fullest("Rain."),
    "many without a wish": lambda: fullest("Rain.", None),
    "prose": lambda: fullest("How the mornings go when nobody answers, and what there is to do about it. " * 3),
    "capitals": lambda: fullest("MMMM " * 30),
    "wide": lambda: fullest("雨が降っていた。" * 12),
    "a run": lambda: fullest("x" * 200),
    "pieces": lambda: fullest("one\ntwo\nthree", helped=(Moment(date(2026, 11, 10), "soothed", "A cup."),) * 8),
    "moments": lambda: fullest("W " * 90, moments=(Moment(date(2026, 11, 10), None, "A cup that stayed warm. " * 30),)),
}
"""Made when they are looked at, not when tests are looked for."""


@pytest.mark.parametrize("kind", FULLEST)
def test_whatever_fits_by_its_lines_fits_on_the_page(kind: str) -> None:
    one = brief(FULLEST[kind]())
    for paper in ("a4", "us-letter"):
        assert pages_in(write_pdf(one, paper=paper, spell=True).content) == 1, paper


@pytest.mark.not_counted
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_of_any_script_that_fit_by_their_lines_fit_on_the_page(words: str) -> None:
    assert pages_in(write_pdf(brief(full_of(words)), paper="us-letter", spell=True).content) == 1


def test_the_paper_can_be_chosen() -> None:
    assert b"/MediaBox[0 0 612 792]" in write_pdf(brief(LATIN), paper="us-letter").content
    assert b"/MediaBox[0 0 595.27" in write_pdf(brief(LATIN)).content


def test_else_it_is_that_of_the_country() -> None:
    assert [paper_in(region) for region in ("US", "US-CA", "CA", "DE", "", None)] == ["us-letter"] * 3 + ["a4"] * 3


def test_more_than_a_page_is_said_with_what_takes_how_much_and_never_cut() -> None:
    rows = "\n".join(["word"] * 70)
    with pytest.raises(BriefTooLong) as refused:
        write_pdf(brief(replace(EMPTY_BRIEF, different=rows)))
    assert re.fullmatch(
        r"It's \d+ lines too long for one page\. Take something out to make it fit\. "
        r"Lines that each section takes: Different lately: 72 \(70\)\. Nothing was written\.",
        str(refused.value),
    )
    fewer = rows.split("\n")[refused.value.lines_over :]
    assert pages_in(write_pdf(brief(replace(EMPTY_BRIEF, different="\n".join(fewer)))).content) == 1
    with pytest.raises(BriefTooLong, match="It's 1 line too long"):
        write_pdf(brief(replace(EMPTY_BRIEF, different="\n".join(["word", *fewer]))))


@needs_poppler
def test_a_record_has_its_parts_and_counts_its_pages() -> None:
    pages = [replace_day(CHECK_IN, number) for number in range(8)]
    made = write_pdf(record(tuple(pages)), spell=True)
    text = words_in(made.content)
    count = pages_in(made.content)
    assert count > 2
    assert [f"{number} of {count}" in page for number, page in enumerate(text.split("\f")[:-1], 1)] == [True] * count
    for said in (
        "Saturday 21 November 2026 · Check-in",
        "Seen: 6, with others",
        "Then we were quiet.",
        "To take with me",
    ):
        assert said in text


def replace_day(page: Page, number: int) -> Page:
    return Page(date(2026, 11, 21) + timedelta(days=number), page.kind, page.parts)


@needs_poppler
def test_a_record_has_bookmarks_for_its_months_and_days_and_for_years_where_there_are_several() -> None:
    several = bookmarks_in(write_pdf(record(PAGES), spell=True).content)
    assert several[:5] == [
        "2019", "  March 2019", "    Saturday 2 March 2019 · Imported", "2026", "  November 2026",
    ]  # fmt: skip
    assert several[-1] == "    Saturday 21 November 2026 · Check-in"
    assert bookmarks_in(write_pdf(record(PAGES[-1:]), spell=True).content) == [
        "November 2026", "  Saturday 21 November 2026 · Check-in",
    ]  # fmt: skip


def test_a_record_that_fonts_cover_is_pdf_ua_and_an_empty_one_too() -> None:
    for pages in ((), PAGES[:2], (PAGES[0], PAGES[6])):
        made = write_pdf(record(pages))
        assert made.warning is None
        assert b"<pdfuaid:part>1</pdfuaid:part>" in inflated(made.content)


@needs_poppler
def test_a_very_long_reflection_and_words_without_spaces_come_out_whole() -> None:
    long = "".join(f"{number} rain in the evening. " for number in range(8_000))
    assert len(long) > 200_000
    text = re.sub(r"\n\d+ of \d+\n", "\n", words_in(write_pdf(a_note(long)).content).replace("\f", "\n"))
    assert bare(long) in bare(text)
    run = "https://example.org/" + "x" * 500 + "/" + "é" * 300
    assert bare(run) in bare(words_in(write_pdf(a_note(run)).content)).replace("\u200b", "")


@needs_poppler
def test_hebrew_reads_from_its_side() -> None:
    made = write_pdf(a_note("היום ישבנו בשקט"))
    assert made.warning is None
    assert "היום ישבנו בשקט" in re.sub("[\u202a-\u202e]", "", words_in(made.content))


def test_letters_that_no_font_has_are_named_and_set_only_after_a_yes() -> None:
    document = a_note(f"Rain {NO_FONT_HAS} again {NO_FONT_HAS}")
    with pytest.raises(CannotShow, match=f"^No font on this machine has: {NO_FONT_HAS}. In a PDF, the name") as refused:
        write_pdf(document)
    assert str(refused.value).endswith("HTML shows them whole. Nothing was written.")
    made = write_pdf(document, spell=True)
    assert (made.warning, made.lacking) == (None, (NO_FONT_HAS,))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in inflated(made.content)


@needs_poppler
def test_an_emoji_is_spelled_and_the_page_stays_accessible() -> None:
    made = write_pdf(
        a_note("Tea \u2615, \U0001f469\U0001f3fd\u200d\U0001f33e waved \U0001f1fa\U0001f1e6 \u2764\ufe0f 1\ufe0f\u20e3")
    )
    assert made.warning is None
    assert "Tea [hot beverage], [woman, ear of rice] waved [flag UA] [heart] 1" in words_in(made.content)
    inside = inflated(made.content)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in inside
    assert b"/DisplayDocTitle true" in inside


def test_of_very_many_such_characters_some_are_named() -> None:
    many = "".join(chr(0x10FF00 + number) for number in range(40))
    with pytest.raises(CannotShow, match=f"{' '.join(many[:24])} and 16 more"):
        write_pdf(a_note(many))


def test_what_is_lacking_is_named_by_its_script_and_a_symbol_by_its_name() -> None:
    write = without("\u0e01\u0e14\u96e8\u2603")
    assert write("a \u0e01\u0e14 \u0e14\u0e01 b \u96e8c \u2603\ufe0f") == "a [Thai] b [CJK]c [snowman]"
    assert write("plain") == "plain"
    assert are_symbols("\u2603")
    assert not are_symbols("\u2603\u96e8")


@given(words)
def test_whatever_is_written_stays_whole_on_its_way_into_the_page(written: str) -> None:
    runs = runs_of(written)
    assert bare("\n".join(run["text"] for run in runs)).replace("\u200b", "") == (
        re.sub("[\u2400-\u2421]", "\ufffd", bare(written)).replace("\u200b", "")
    )
    assert all(run["rtl"] != following["rtl"] for run, following in pairwise(runs))


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("Rain.\nAgain.", [(False, "Rain.\nAgain.")]),
        ("היום\n...\nRain.\n\nקול", [(True, "היום\n..."), (False, "Rain.\n"), (True, "קול")]),
        ('"היום" (rain)', [(True, '"היום" (rain)')]),
        ("a\tb", [(False, "a    b")]),
        ("\x1b[31m", [(False, "\ufffd[31m")]),
        ("", []),
    ],
)
def test_a_line_reads_the_way_its_first_letter_does(written: str, runs: list[tuple[bool, str]]) -> None:
    assert [(run["rtl"], run["text"]) for run in runs_of(written)] == runs


def instead(tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets another program stand in for the one that sets the page, in a process again."""
    monkeypatch.setattr(pdf, "_ask", IN_A_PROCESS)
    (tmp_path / "worker.py").write_text(program)
    monkeypatch.setattr(pdf, "_WORKER", tmp_path / "worker.py")


def test_where_typst_is_missing_html_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    assert not pdf.can_set()
    with pytest.raises(PdfFault, match=r"needs typst.*install 'typst<0\.16,>=0\.15' adds it.*HTML needs nothing more"):
        write_pdf(brief())


def test_where_no_process_can_be_started_html_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_ask", IN_A_PROCESS)
    monkeypatch.setattr("sys.executable", str(tmp_path / "gone"))
    with pytest.raises(PdfFault, match=r"^The PDF couldn't be made: typst couldn't be started\. Nothing"):
        write_pdf(brief())


@pytest.mark.parametrize(
    "ends",
    ["import os; os.abort()", "raise SystemExit(1)", "raise ImportError", "", "import os; os.close(0); os.close(1)"],
)
def test_a_crash_is_one_plain_sentence(ends: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(tmp_path, ends, monkeypatch)
    with pytest.raises(PdfFault, match=r"^The PDF couldn't be made: typst stopped unexpectedly\. Nothing"):
        write_pdf(brief())


def test_the_words_are_neither_in_the_command_nor_in_the_environment_nor_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells = """
import json, os, sys
said = sys.stdin.buffer.read()
print(json.dumps({"standard": True}))
print(sys.orig_argv, dict(os.environ), sorted(os.listdir("/proc/self/fd")) if os.path.isdir("/proc") else "")
print("got it" if b"How mornings go" in said else "not there")
"""
    instead(tmp_path, tells, monkeypatch)
    content = write_pdf(brief()).content.decode()
    assert content.endswith("got it\n")
    assert "mornings" not in content
    assert [path.name for path in tmp_path.iterdir()] == ["worker.py"]


STAYS = """
import os, pathlib, time
pathlib.Path(__file__).with_name("writing").write_text(str(os.getpid()))
pathlib.Path(__file__).with_name("writing").rename(pathlib.Path(__file__).with_name("id"))
time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="on Windows os.kill would end it")
def test_a_process_that_is_slow_to_begin_gets_every_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than a pipe holds, and nobody who reads it for longer than the first look at the clock."""
    slow = (
        "import sys, time; time.sleep(0.5); given = sys.stdin.buffer.read();"
        'sys.stdout.buffer.write(b\'{"standard": true}\\n%d\' % given.count(b"rain"))'
    )
    instead(tmp_path, slow, monkeypatch)
    assert write_pdf(a_note("rain " * 50_000)).content == b"50000"


def test_it_can_be_stopped_and_its_process_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(tmp_path, STAYS, monkeypatch)
    monkeypatch.setattr(pdf, "_LOOK", 0.01)
    with pytest.raises(Cancelled, match="Nothing was written"):
        write_pdf(brief(), progress=lambda *_: not (tmp_path / "id").exists())
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "id").read_text()), 0)


def test_it_does_not_go_on_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(tmp_path, STAYS, monkeypatch)
    monkeypatch.setattr(pdf, "_LOOK", 0.01)
    monkeypatch.setattr(pdf, "_LONGEST", 0.0)
    with pytest.raises(PdfFault, match="took more than five minutes and was stopped"):
        write_pdf(brief())
