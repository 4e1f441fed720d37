"""docs/reliability.md: every case is there once, and each test that it names exists."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs" / "reliability.md").read_text("utf-8")
CASES = 59
_ROW = re.compile(r"^\| (\d+) \|(.*)\|(.*)\|(.*)\|$", re.MULTILINE)
_TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROWS = {int(number): (what, does, tests) for number, what, does, tests in _ROW.findall(PAGE)}
WITHOUT_A_TEST = ("not yet", "not part of this version")


def test_every_case_is_there_once_in_order() -> None:
    assert [int(number) for number, *_ in _ROW.findall(PAGE)] == list(range(1, CASES + 1))


@pytest.mark.parametrize("number", range(1, CASES + 1))
def test_each_test_that_a_case_names_exists(number: int) -> None:
    _, does, tests = ROWS[number]
    named = _TEST.findall(tests)
    assert len(named) == tests.count("::"), "each is written as `folder/file.py::name`"
    for file, name in named:
        tree = ast.parse((TESTS / file).read_text("utf-8"))
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert name in functions, f"{file} has no {name}"
    claims = not does.strip().startswith(WITHOUT_A_TEST)
    assert bool(named) == claims, "what is claimed names its test, and what isn't names none"
