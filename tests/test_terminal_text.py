"""Text in columns: the same widths, breaks and cuts wherever lines are made."""

import subprocess
import sys
from dataclasses import replace
from io import StringIO
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes, wcswidth, wcwidth

from connectwell import terminal_text
from connectwell.cli.rendering import list_line, page_text
from connectwell.entries.page import page_of
from connectwell.journal import Readable
from connectwell.model.entry import Entry, Note
from connectwell.model.text import one_line
from connectwell.plain import Talk
from connectwell.sentences import NEED_NAMES
from connectwell.share.document import Document, Page, Part
from connectwell.share.formats.text import write_text
from connectwell.terminal_text import beginning, cut, padded, width_of, wrapped
from steady import MORNING

FAMILY, FARMER, HEART, FLAG = "👩\u200d👩\u200d👧", "👩🏽\u200d🌾", "❤\ufe0f", "🇪🇪"
ODD = (
    "plain words", "Zoe\u0308 a\u0308\u0323", "雨の日、雨音。", "한국어 말", normalize("NFD", "각 글자"), "ﾊﾝ ＦＵＬＬ",
    "हिन्दी में क्षमा", "தமிழ் சொற்கள்", "ก็ดี สำคัญ", "မြန်မာ", "שָׁלוֹם עולם", "مَرْحَبًا", f"{FAMILY} came {FARMER}",
    f"{HEART} {FLAG}{FLAG} 1\ufe0f\u20e3", "🌧🌧🌧", "so\u00adft hy\u200bphen", "x" * 60, "雨" * 40, "ᄀ" * 40,
    FAMILY * 12, "e" + "\u0301" * 50,
)  # fmt: skip
LINES = st.lists(st.sampled_from((*ODD, " ", "   ", "-", "a", "é", "\u102b", "\u200d", "\n")), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("tea", 3),
        ("Zoe\u0308", 3),
        ("雨の日", 6),
        ("ﾊﾝ", 2),
        (normalize("NFD", "각"), 2),
        ("שָׁלוֹם", 4),
        ("…½·▇●○▸“”–", 10),
        (FAMILY, 2),
        (FARMER, 2),
        (HEART, 2),
        (FLAG, 2),
        ("\u200b\u2060", 0),
        ("a\tb\x1b", 2),
    ],
)
def test_marks_take_nothing_and_wide_letters_two(text: str, columns: int) -> None:
    assert width_of(text) == columns


@pytest.mark.not_counted
def test_what_is_told_without_wcwidth_is_what_wcwidth_tells() -> None:
    ranges = terminal_text._NARROW + terminal_text._WIDE + terminal_text._MARKS
    alone = [
        chr(n) for first, last in zip(ranges[::2], ranges[1::2], strict=True) for n in range(ord(first), ord(last) + 1)
    ]
    assert len(alone) > 100_000
    assert [c for c in alone if width_of(c) != wcwidth(c)] == []
    neighbours = ["".join(alone[at : at + 33]) for at in range(0, len(alone), 32)]  # each is next to the one after it
    assert [text for text in neighbours if width_of(text) != wcswidth(text)] == []
    letters, marks = ("a", "ж", "ก", "ب", "א", "日", "가", "🐦"), [c for c in alone if not width_of(c)]
    whole = [a + b + c for a in letters for b in marks for c in letters]
    assert [text for text in whole if width_of(text) != wcswidth(text)] == []
    assert [text for text in whole if len(list(iter_graphemes(text))) != 2] == []


@pytest.mark.parametrize(
    "text", ["tea “…” naïve Привет שלום", "今日は🐦でした、ね", "우리 집 ＯＫ", "Zoe\u0308", "שָׁלוֹם مَرْحَبًا", "ก็ดี"]
)
def test_most_text_does_not_import_wcwidth(text: str) -> None:
    asks = (
        f"from connectwell.terminal_text import cut; cut({text!r}, 3); import sys; sys.exit('wcwidth' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0


@pytest.mark.parametrize("width", [1, 2, 7, 20, 40])
def test_what_is_cut_fits_and_what_fits_is_whole(width: int) -> None:
    for text in ODD:
        assert width_of(cut(text, width)) <= width
        assert width_of(beginning(text, width)) <= width
        assert text.startswith(beginning(text, width))
        assert (cut(text, width) == text) == (width_of(text) <= width)


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    assert cut(f"ab{FAMILY}cd", 5) == f"ab{FAMILY}…"
    assert cut(f"ab{FAMILY}cd", 4) == "ab…"
    assert cut("Zoe\u0308 came", 4) == "Zoe\u0308…"
    assert cut("a\u0308\u0323b\u0308\u0323cd", 3) == "a\u0308\u0323b\u0308\u0323…"
    assert cut("今日は雨", 6) == "今日…"
    assert cut("tea and more", 5) == "tea…"
    assert cut("tea", 0) == "…"


@pytest.mark.parametrize("text", ["tea", "雨", FAMILY, "Zoe\u0308"])
def test_columns_stand_below_each_other(text: str) -> None:
    assert width_of(padded(text, 9)) == 9
    assert padded(text, 1).strip() == text


def test_a_break_takes_all_the_spaces_around_it_or_just_one() -> None:
    assert list(wrapped("One two.  Three four.", 9)) == ["One two.", "Three", "four."]
    assert list(wrapped("Eins zwö.  Drei.", 9)) == ["Eins zwö.", "Drei."]
    assert list(wrapped("    set in, and more", 12)) == ["    set in,", "and more"]
    assert list(wrapped("one   two", 4, keep_spaces=True)) == ["one ", " two"]
    assert list(wrapped("eîn   two", 4, keep_spaces=True)) == ["eîn ", " two"]
    assert list(wrapped("kept as it is  ", 40)) == ["kept as it is  "]
    assert list(wrapped("no more than that  ", 8)) == ["no more", "than", "that"]
    assert list(wrapped("\none\n\ntwo\n", 9)) == ["", "one", "", "two", ""]


def test_a_long_word_begins_a_line_and_is_broken_or_whole() -> None:
    assert list(wrapped("see https://a.org/bcdefgh now", 12)) == ["see", "https://a.or", "g/bcdefgh", "now"]
    assert list(wrapped("see https://a.org/bcdefgh now", 12, break_words=False)) == [
        "see", "https://a.org/bcdefgh", "now",
    ]  # fmt: skip
    assert list(wrapped("今日は雨でした", 6)) == ["今日は", "雨でし", "た"]
    assert list(wrapped(FAMILY * 4, 5)) == [FAMILY * 2, FAMILY * 2]


@given(LINES, st.integers(2, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    for keep in (True, False):
        lines = list(wrapped(text, width, keep_spaces=keep))
        assert all(width_of(line) <= width for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())
    whole = wrapped(text, width, break_words=False)
    assert all(width_of(line) <= width or " " not in line for line in whole)


@pytest.mark.parametrize("width", [24, 40, 72])
def test_every_place_that_makes_lines_keeps_to_the_same_columns(width: int) -> None:
    for odd in ODD:
        words = f"{odd} and then {odd}, more of it: {odd}"
        entry = Entry(id="2026-11-21T0801-q7f3k2", kind="note", day=MORNING.date(), started=MORNING, finished=MORNING)
        entry = replace(entry, note=Note(words=words))
        pages = (Page(entry.day, "note", (Part(kind="note", words_leave=True, words=words),)),)
        document = Document(since=entry.day, until=entry.day, made=entry.day, pages=pages, names={}, meanings={})
        spoken = StringIO()
        Talk(StringIO(), spoken, width).say(words)
        made = (
            page_text(page_of(entry, NEED_NAMES), width, style=False),
            write_text(document, width),
            list_line(Readable(entry, None, entry.id), width),
            one_line(words, width),
            "\n".join(line for line in spoken.getvalue().split("\n") if " " in line),  # a word alone is left whole
        )
        assert [line for text in made for line in text.split("\n") if width_of(line) > width] == []
