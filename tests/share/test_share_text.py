"""A document as plain text."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from any_words import bare, with_words, words
from documents import (
    CJK,
    EMPTY_BRIEF,
    FULL_BRIEF,
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

from connectwell.insights import Point
from connectwell.model.parts import PARTS
from connectwell.share.document import Part
from connectwell.share.formats.html import write_html
from connectwell.share.formats.markdown import write_markdown
from connectwell.share.formats.outline import HEADINGS, STATEMENT, PartText, head_of, part_texts, sections
from connectwell.share.formats.text import write_text
from connectwell.terminal_text import width_of


def test_the_brief_is_read_in_its_order() -> None:
    text = " ".join(write_text(brief()).split())
    order = [
        "A page for our session", "8 to 21 November 2026 · Robin", "not an assessment", "A blank means",
        "I'd like to talk about", "listen", "Not today, please", "Different lately", "In my own words",
        "Thursday 12 November · seen 4 · Who noticed something", "What helped", "Held a door. “The dog",
        "touched seen and secure · 16 November",
        "Press and release a practice · stirred up before, easier after · 17 November",
        "The five, day by day", "(something is shared here from 13 of 14 days)",
        "0: felt invisible; 10: felt known.",
        "Arriving: settled on 2 days, stirred up on 1 day, shut down on 1 day, mixed on 1 day, can't tell on 1 day.",
        "Sessions: 10 November and 17 November.",
    ]  # fmt: skip
    places = [text.index(piece) for piece in order]
    assert places == sorted(places)


def test_a_text_with_a_heading_of_its_own_stands_under_it() -> None:
    headed = [text.key for row in PARTS for text in row.texts if text.headed]
    assert headed == ["keep", "wrong"]
    texts = tuple((key, "Their words.") for key in headed)
    for said, label in (("", ""), ("Rest.", "To take with me")):
        found = part_texts(Part("close", words_leave=True, words=said, texts=texts), "check-in", {})
        under = [PartText(label, words=said)] if said else []
        assert found == [*under, *(PartText("", HEADINGS[key], "Their words.") for key in headed)]


def test_a_median_stands_from_five_days_on_and_values_before() -> None:
    text = write_text(brief())
    assert "Seen: 10 days, usually 6, mostly 5 to 7; can't tell on 1 day; skipped on 1 day." in " ".join(text.split())
    assert "Safe: 4 days, rated 2, 0, 3 and 4." in text
    assert "Soothed: can't tell on 1 day." in text
    assert "Usually is the median, mostly the middle half; from five rated days up." in " ".join(text.split())
    assert "Usually" not in write_text(brief(EMPTY_BRIEF))


def test_the_five_stand_on_one_axis_with_gaps() -> None:
    rows = write_text(brief()).split("of 14 days)\n\n")[1].splitlines()[:11]
    assert rows == [
        "            8 Nov                21 Nov",
        "  Session       |             |",
        "  Arriving  ○ · ≈○▽ · · ∞ · · ? · · · ·",
        "  Seen      6 5 ? 7 4°- · 8 6 X 2 · 5 6",
        "  Safe      2 0 · · · · · · · 3 · · · 4",
        "  Soothed   · · · ? · · · · · · · · · ·",
        "  Secure    X X X X X X X X X X X X X X",
        "  Stable    · 1 3 5 7 9 X 8 6 4 2 0 · ·",
        "",
        "  X is 10; ° in my own words above; · nothing shared; ? can't tell; - skipped;",
        "  | a session; ○ settled; ≈ stirred up; ▽ shut down; ∞ mixed.",
    ]


def test_only_signs_that_are_there_are_explained_and_a_number_is_called_a_number() -> None:
    page = replace(EMPTY_BRIEF, chart=only_seen(Point(UNTIL, value=6), since=UNTIL))
    for text in (write_text(brief(page)), "".join(write_markdown(brief(page)))):
        lines = [line.strip() for line in text.splitlines()]
        assert "Seen  6" in lines
        assert "." not in lines  # a legend of nothing
        assert "A number is how much of it I felt that day" in text
        assert "dot" not in text


@pytest.mark.parametrize(("days", "stretches"), [(1, 1), (7, 1), (28, 1), (29, 2), (90, 4), (113, 0)])
def test_a_longer_period_takes_more_rows_until_the_sentences_stand_alone(days: int, stretches: int) -> None:
    until = date(2026, 11, 21)
    since = until - timedelta(days=days - 1)
    it = replace(FULL_BRIEF, days=days, chart=replace(a_chart(since, until), sessions=()))
    text = write_text(replace(brief(it), since=since, until=until))
    assert text.count("\n  Secure  ") == stretches
    assert "Secure: " in text


def test_without_a_rating_nothing_is_said_of_numbers() -> None:
    page = brief(replace(EMPTY_BRIEF, chart=only_seen(Point(UNTIL, unclear=True), since=UNTIL)))
    for text in (write_text(page), "".join(write_markdown(page)), write_html(page)):
        assert "can't tell" in text.replace("&#39;", "'")
        assert "from 0 to 10" not in text


def test_an_empty_brief_says_what_it_is_and_makes_nothing_up() -> None:
    text = write_text(brief(EMPTY_BRIEF, name=""))
    assert sections(brief(EMPTY_BRIEF)) == ()
    assert text.splitlines()[:2] == ["A page for our session", "8 to 21 November 2026"]
    assert len(text.splitlines()) == 5


def test_of_a_need_of_which_nothing_is_shared_that_is_said_once() -> None:
    text = write_text(brief(replace(FULL_BRIEF, chart=without_needs(FULL_BRIEF.chart, "seen", "safe"))))
    assert "Seen and Safe: nothing is shared here." in text
    assert "\n  Seen   " not in text


def test_a_record_says_every_part() -> None:
    text = write_text(record())
    for piece in (
        "Saturday 21 November 2026 · Check-in",
        "  Arriving: stirred up; after settling: easier; near: something warm\n    barely slept",
        "  Seen: 6, with others · with a friend, my sister\n  Who noticed something",
        "    before I said anything.\n\n    Then we were quiet.",
        "  Safe: 2, without words",
        "  Stable: can't tell, without words",
        "  A small connection, without words · touched seen and secure",
        "  A small connection: did this · touched seen\n  Hold a door for someone.",
        "  Stable: skipped\n",
        "  What didn't sit right\n    The clock on the wall.",
        "  orienting; before it: mixed; after it: easier\n    the radiator",
    ):
        assert piece in text
    assert write_text(record(())).endswith("\nNothing here.\n")


def test_words_in_any_script_are_kept_and_controls_become_symbols() -> None:
    text = write_text(record())
    assert RTL in text
    assert CJK in text
    assert ODD not in text
    assert "a␛[31mred␇ �right to left� ␀ end" in text


def test_words_that_look_like_headings_stay_set_in() -> None:
    lines = write_text(with_words("# no\nI'd like to talk about", everywhere=False)).splitlines()
    assert {"    # no", "    I'd like to talk about"} <= set(lines)
    assert "I'd like to talk about" not in lines


@given(words)
def test_words_come_out_whole_on_lines_that_are_not_too_long(any_words: str) -> None:
    text = write_text(with_words(any_words, everywhere=False), width=40)
    head = write_text(with_words("", everywhere=False), width=40)
    assert bare(text) == bare(head) + bare(any_words)
    assert all(width_of(line) <= 40 for line in text.splitlines())
    assert not {"\x1b", "\x00", "\x9b", "\u202e"} & set(text)


@pytest.mark.not_counted
def test_one_word_of_200_kb_is_broken_and_whole() -> None:
    word = "雨e\u0301" * 60_000
    assert bare(word) in bare(write_text(with_words(word, everywhere=False)))


def test_everything_that_leaves_is_in_it() -> None:
    for document in (brief(), record()):
        text = bare(write_text(document))
        assert [piece for piece in words_of(document) if bare(piece) not in text] == []
        assert bare(STATEMENT) in text
        assert head_of(document)[0].endswith(" · Robin")
