"""Words as nobody would think of them, and a record that holds them in every place where words can stand."""

from datetime import date

from documents import record
from hypothesis import strategies as st

from connectwell.model.text import visible
from connectwell.share.document import Document, Page, Part

_LINES = (
    "# a", "## a ##", "- a", "+ a", "* a", "1. a", "12) a", "> a", "===", "---", "- - -", "***", "~~~", "```", "    a",
    "\ta", "a  ", "a\\", "\\", "| a | b |", "|-|-|", ":-:", "<b>a</b>", "<!-- a", "<https://a.org>", "https://a.org/_b_",
    "www.a.org", "&amp;", "&#42;", "[a](b)", "![a](b)", "[a]: b", "[^a]: b", "*a*", "_a_", "__a__", "~~a~~", "`a`",
    "$a$", ":smile:", "=1+1", "+1", "-1", "@a", "\t=1",
    "＝1", '"=1', "'=1", "{{ a }}", "{% a %}", "</style>", "]]>", "", "\u3000a\u3000",
    "\u202ea", "a\x1b[31m", "\x00", "e\u0301", "היום", "雨", "👩🏽‍🌾", "\u2028a", "\x85", "'", '"', "a,b;c",
)  # fmt: skip
_SIGNS = "ab1 \n\n\t\r\\`*_[]()<>&~|$#+-=:.!\"'@{}%/;,^\x00\x1b\x7f\x9b\u00a0\u0301\u200d\u202e\u2028\u3000\ufeffЖ雨א🌧"

words = st.one_of(
    st.lists(st.sampled_from(_LINES), min_size=1, max_size=5).map("\n".join),
    st.text(_SIGNS, max_size=24),
    st.text(max_size=12),
)


def with_words(words: str, *, everywhere: bool = True) -> Document:
    """A record of one day whose reflection has these words; where `everywhere`, its other texts are the same."""
    other = words if everywhere else ""
    part = Part(
        kind="reflection",
        words_leave=True,
        need="safe",
        rating=4,
        asked=other,
        words=words,
        people=(other,) if other else (),
        tags=(other,) if other else (),
    )
    imported = Part(kind="imported", words_leave=True, title=other, words=other)
    pages = (Page(date(2026, 11, 20), "check-in", (part,)), Page(date(2026, 11, 21), "imported", (imported,)))
    return record(pages if everywhere else pages[:1], name=other)


def bare(text: str) -> str:
    """What is left when spaces and line breaks go: what has to come out whole, however lines are broken."""
    return "".join(visible(text).split())
