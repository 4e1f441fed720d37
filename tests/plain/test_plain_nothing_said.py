"""Nothing said means nothing kept, in every room: a row of empty lines is no entry, from a pipe or typed."""

import pytest
from conversing import open_with, walk

from connectwell import sentences
from connectwell.context import Context

_EMPTY = "|" * 40


@pytest.mark.parametrize("typed", [True, False], ids=["typed", "piped"])
@pytest.mark.parametrize(
    "way", ["c", "r", "n", "m", "b|n", "session", "o|n", "card|1", "k|own", "p|1", "p|m|9", "communities|1|my note"]
)
def test_a_row_of_empty_lines_is_no_entry(context: Context, way: str, *, typed: bool) -> None:
    opened = open_with(context, f"{way}{_EMPTY}q", typed=typed)
    assert opened.entries == []
    assert list(context.journal.circle.parts()) == []
    assert sentences.DONE not in opened.flat


def test_a_blank_rating_is_kept_beside_one_that_was_given(context: Context) -> None:
    rated = walk(context, "5||||", glance=True).entry
    assert [part.get("rating") for part in rated["reflections"]] == [5, None, None, None, None]


def test_a_rating_that_is_undone_is_on_disk_no_more(context: Context) -> None:
    (left,) = walk(context, "5|undo|stop", glance=True).entries
    assert "reflections" not in left


@pytest.mark.parametrize(("answer", "kept"), [("yes", 1), ("no", 0), ("", 0)])
def test_a_session_without_words_is_asked_about(context: Context, answer: str, kept: int) -> None:
    opened = open_with(context, f"session|||||{answer}|q", typed=True)
    assert sentences.SESSION_WITHOUT_WORDS in opened.flat
    assert len(opened.entries) == kept
    assert (sentences.SESSION_SAVED if kept else sentences.NOTHING_YET) in opened.flat
