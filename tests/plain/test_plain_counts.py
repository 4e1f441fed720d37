"""How many words are heard and how many lines are typed, act by act, and that the page on it says so."""

import os
import re
from pathlib import Path

import pytest
from conversing import open_with

import starting
from connectwell import sentences
from connectwell.plain.welcome import HIDE
from steady import open_context

DOCS = Path(__file__).parents[2] / "docs"


def test_no_act_takes_more_than_it_may_and_the_page_says_what_each_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    from measure_plain import PAGE, counts, page  # type: ignore[import-not-found]  # a script beside its page

    found = counts()
    for one in found:
        assert one.act.turns is not None, "every act has its most lines"
        assert one.act.words is not None, "and its most words"
        assert one.turns <= one.act.turns, one
        assert one.words <= one.act.words, one
    written = PAGE.read_text(encoding="utf-8").splitlines()
    for now in page(PAGE.read_text(encoding="utf-8"), found).splitlines():
        assert any(_says_as_much(now, line) for line in written), "docs/measure_plain.py writes it anew"


def _says_as_much(now: str, written: str) -> bool:
    """Whether two lines are the same but for figures that differ by a fifth: content may change by a few words."""
    if re.sub(r"[0-9]+", "0", now) != re.sub(r"[0-9]+", "0", written):
        return False
    figures = zip(map(int, re.findall("[0-9]+", now)), map(int, re.findall("[0-9]+", written)), strict=True)
    return all(abs(one - other) <= max(4, one // 5) for one, other in figures)


@pytest.mark.parametrize("args", [("--plain",), ("--plain", "help-now"), ("help-now",)])
def test_the_number_is_in_the_first_five_words_of_the_real_program(
    nobody_at_home: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_context(nobody_at_home / "connectwell", config='welcomed = true\nregion = "GB"\nplain = true\n')
    monkeypatch.setenv("COLUMNS", "40")
    done = starting.run(args, b"h\n", os.environ)
    assert done.returncode == 0, done
    said = done.stdout.decode()
    answer = said.partition("choices: help.\n")[2] or said
    assert "9" in answer.split()[:5]
    assert max(map(len, said.splitlines())) <= 40 or "http" in said


def test_what_the_welcome_leaves_for_after_its_question_comes_before_anything_is_written(
    nobody_at_home: Path,
) -> None:
    context = open_context(nobody_at_home / "connectwell", config="plain = true\n")
    said = open_with(context, "|q").flat
    _, _, after = said.partition(sentences.REGION)
    assert after.index("Anyone who can use this login") < after.index(HIDE) < after.index("What next?")
