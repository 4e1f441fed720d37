"""Words are found whatever their accents, their case and their script, and marked where they stand."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from connectwell.model.matching import fold, spans, terms_of

ODD = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aéİıßﬁŉ ที่ดु゙́\u00ad\u200d\ufe0f´ώ\n")))


@pytest.mark.parametrize(
    ("written", "looked_for"),
    [
        ("Café", "cafe"),
        ("cafe\u0301", "CAFÉ"),
        ("the ﬁnal", "final"),
        ("İSTANBUL", "istanbul"),
        ("Straße", "STRASSE"),
        ("don’t", "don't"),
        ("hy\u00adphen", "hyphen"),
        ("between\nthe lines", '"between the lines"'),
        ("今日はいい天気です", "天気"),
        ("วันนี้อากาศดีมาก", "อากาศ"),
        ("שָׁלוֹם", "שלום"),
        ("Ωραία", "ωραια"),
        ("❤\ufe0f", "❤"),
        ("❤", "❤\ufe0f"),
        ("👩\u200d👧 came", "👧"),
        ("x²", "x2"),
        ("Привет, Йога", "йога"),
    ],
)
def test_what_looks_alike_is_found(written: str, looked_for: str) -> None:
    (term,) = terms_of(looked_for)
    assert term in fold(written)


@pytest.mark.parametrize(("written", "looked_for"), [("ดู", "ดี"), ("がく", "かく"), ("की", "का"), ("soup", "soap")])
def test_what_is_another_letter_is_another_letter(written: str, looked_for: str) -> None:
    assert fold(looked_for) not in fold(written)


def test_the_words_of_a_search_are_looked_for_apart_and_a_phrase_as_one() -> None:
    assert terms_of('  Ana "asked about" tea') == ("ana", "asked about", "tea")
    assert terms_of("“Zwei Wörter” „noch zwei“") == ("zwei worter", "noch zwei")
    assert terms_of('an "open end') == ("an", "open end")
    assert terms_of('tea TEA "" \u0301') == ("tea",)


@pytest.mark.parametrize(
    ("text", "looked_for", "marked"),
    [
        ("Der Café am Ufer", "cafe", ["Café"]),
        ("Der Cafe\u0301 am Ufer", "cafe", ["Cafe\u0301"]),
        ("the ﬁnal ﬁ", "final", ["ﬁnal"]),
        ("oﬃce", "fic", ["ﬃc"]),
        ("İstanbul, ISTANBUL", "istanbul", ["İstanbul", "ISTANBUL"]),
        ("วันนี้ดี", "ดี", ["ดี"]),
        ("今天很好", "天很", ["天很"]),
        ("a 👩\u200d👧 b", "👧", ["👧"]),
        ("tea, \n  then tea", '"tea, then"', ["tea, \n  then"]),
        ("Tea,\tthen\nTEA", '"tea, then"', ["Tea,\tthen"]),
        (" tea", "tea", ["tea"]),
        ("tea  tea ", "tea", ["tea", "tea"]),
        ("aaaa", "aa", ["aaaa"]),
        ("Ana and Tom", "tom ana", ["Ana", "Tom"]),
        ("Nothing of it", "soup", []),
        ("", "soup", []),
        ("Anything", "", []),
    ],
)
def test_matches_are_marked_where_they_stand(text: str, looked_for: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, looked_for)] == marked


@given(ODD)
@example("ΐ")
@example("ŉ")
@example("´")
@example("a\u0345")
def test_folding_what_is_folded_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(before=ODD, term=ODD, after=ODD)
def test_whatever_is_found_is_marked_and_what_is_marked_is_found(before: str, term: str, after: str) -> None:
    text, looked_for = before + term + after, term.replace('"', "")
    terms = terms_of(looked_for)
    marked = spans(text, looked_for)
    assert bool(marked) == any(one in fold(text) for one in terms)
    assert list(marked) == sorted(marked)
    assert all(0 <= start < end <= len(text) for start, end in marked)
    assert all(one[1] < other[0] for one, other in pairwise(marked))
    for start, end in marked:
        assert any(one in fold(text[start:end]) for one in terms)
