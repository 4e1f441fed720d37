"""What can't be read is said in a line wherever plain mode leaves it out."""

import pytest
from conversing import open_with

from connectwell.context import Context
from unreadable import CIRCLE, FILE, YEAR, damaged, fill, refusing

LEFT_OUT = "couldn't be read and is left out here:"


def test_today_says_so(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(context.journal)
    refusing(FILE)(context.places.data, monkeypatch)
    assert f"1 file {LEFT_OUT} {FILE}." in open_with(context, "q").flat


def test_the_agenda_says_so_instead_of_that_there_is_none(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(context.journal)
    refusing(YEAR)(context.places.data, monkeypatch)
    assert f"1 folder {LEFT_OUT} {YEAR} (a whole folder)." in open_with(context, "b||q").flat


def test_the_circle_and_help_now_say_so(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(context.journal)
    damaged(CIRCLE)(context.places.data, monkeypatch)
    opened = open_with(context, "o||h|q").flat
    assert opened.count(f"{LEFT_OUT} {CIRCLE}.") == 2
    assert "Nobody and nothing" not in opened
    assert "Ana Lopez" in opened
