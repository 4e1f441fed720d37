"""The reflections as CSV, read back as a spreadsheet would."""

import csv
import re
from io import StringIO

import pytest
from any_words import with_words, words
from documents import CJK, MARKUP, RTL, brief, record
from hypothesis import given

from connectwell.model.text import visible
from connectwell.share.document import Document
from connectwell.share.formats.csv import COLUMNS, write_csv

RUN_BY_A_SPREADSHEET = re.compile(r"[\s\"']*[=+\-@＝＋－＠\t\r\n]")


def written(document: Document) -> list[list[str]]:
    return list(csv.reader(StringIO("".join(write_csv(document)), newline="")))


def unprefixed(cell: str) -> str:
    """How to undo it, as `docs/sharing-formats.md` says."""
    return re.sub(r"\A'(?=[\s\"']*[=+\-@＝＋－＠\t\r\n])", "", cell)


def test_a_row_is_a_reflection() -> None:
    head, *rows = written(record())
    assert head == ["\ufeffday", *COLUMNS[1:]]
    assert rows[:3] == [
        ["2026-11-08", "safe", "2", "", "", "", "", "", ""],
        ["2026-11-08", "stable", "", "yes", "", "", "", "", ""],
        [
            "2026-11-21",
            "seen",
            "6",
            "",
            "others",
            "Who noticed something about you in the last day, even something small?",
            "A friend asked about the interview\nbefore I said anything.\n\nThen we were quiet.",
            "a friend, my sister",
            "",
        ],
    ]
    assert [row[6] for row in rows[3:]] == [MARKUP, RTL, CJK, ""]
    assert [row[2] for row in rows[3:]] == ["0", "", "10", ""]


def test_lines_end_as_rfc_4180_has_it_and_a_brief_has_no_rows() -> None:
    assert "".join(write_csv(brief())) == "\ufeff" + ",".join(COLUMNS) + "\r\n"
    assert "".join(write_csv(record())).endswith(",\r\n")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", '"=1', "'=1", "\n=1", " =1", "\tx"])
def test_nothing_is_a_formula(formula: str) -> None:
    cell = written(with_words(formula))[1][6]
    assert cell == "'" + formula
    assert unprefixed(cell) == formula


@given(words)
def test_any_words_stay_in_their_cell_and_can_be_had_back(any_words: str) -> None:
    rows = written(with_words(any_words))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert not RUN_BY_A_SPREADSHEET.match(rows[1][6].removeprefix("'")) or rows[1][6].startswith("'")
    assert unprefixed(rows[1][6]) == visible(any_words)
    assert not {"\x00", "\x1b", "\x9b", "\u202e"} & set(rows[1][6])
