"""How the program speaks: every sentence in the source keeps to the words and the plainness that content/ keeps to."""

import ast
import importlib
import pkgutil
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import connectwell
from connectwell import sentences
from connectwell.tui import wording

sys.path.append(str(Path(__file__).parent / "content"))  # the measures are those that content/ is held to

from checks import JARGON, NEVER, Said, forbidden, hard_to_read

SOURCE = Path(connectwell.__file__).parent
MEAN_GRADE, GREATEST_GRADE = 7.0, 11.0
"""US school years. A sentence that names a file or a folder may be a little harder than a prompt."""


def strings_in(value: Any, name: str) -> Iterator[Said]:
    """Every sentence in a constant, however it is nested."""
    if isinstance(value, str):
        yield Said(name, value)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_in(item, f"{name}[{key}]")
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from strings_in(item, f"{name} {number}")


def constants_of(module: Any) -> Iterator[Said]:
    for name, value in vars(module).items():
        if name.isupper():
            yield from strings_in(value, f"{module.__name__}.{name}")


def literals(file: Path) -> Iterator[Said]:
    """What is written in the code itself, such as the sentence of an error: several words, and no docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docs:
            continue
        if node.value.count(" ") >= 2 and any(c.isalpha() for c in node.value):
            yield Said(f"{file.relative_to(SOURCE)}:{node.lineno}", node.value)


def faces() -> Iterator[Said]:
    """The constants of plain/ and cli/, and what the command line says of its verbs and options."""
    import click

    for package in ("connectwell.plain", "connectwell.cli"):
        folder = importlib.import_module(package).__path__
        for found in pkgutil.walk_packages(folder, f"{package}."):
            module = importlib.import_module(found.name)
            yield from constants_of(module)
            verb = getattr(module, "verb", None)
            if isinstance(verb, click.Command):
                yield Said(f"{found.name} help", verb.help or "")
                for option in verb.params:
                    if isinstance(option, click.Option) and option.help:
                        yield Said(f"{found.name} {option.opts[-1]}", option.help)


SENTENCES = [said for module in (sentences, wording) for said in constants_of(module) if said.text]
FACES = [said for said in faces() if said.text]
LITERALS = [said for file in sorted(SOURCE.rglob("*.py")) for said in literals(file)]
WHOLE = [said for said in SENTENCES if said.text.count(" ") >= 3]


def is_picture(sign: str) -> bool:
    """Emoji and other pictures; the signs a screen draws itself (rows, marks, arrows) are none."""
    return ord(sign) >= 0x1F000 or (unicodedata.category(sign) == "So" and 0x2600 <= ord(sign) < 0x2800)


def test_there_is_something_to_look_at() -> None:
    assert len(SENTENCES) > 80
    assert len(FACES) > 50
    assert len(LITERALS) > 100


@pytest.mark.parametrize("phrases", [NEVER, JARGON], ids=["never", "jargon"])
@pytest.mark.parametrize("said", [SENTENCES, FACES, LITERALS], ids=["sentences", "faces", "literals"])
def test_some_words_never_appear(said: list[Said], phrases: tuple[str, ...]) -> None:
    assert forbidden(said, phrases) == []


@pytest.mark.parametrize("said", [SENTENCES, FACES, LITERALS], ids=["sentences", "faces", "literals"])
def test_nothing_is_called_out_and_nothing_is_a_picture(said: list[Said]) -> None:
    assert [one for one in said if "!" in one.text or any(map(is_picture, one.text))] == []


def test_the_sentences_are_easy_to_read() -> None:
    assert hard_to_read(WHOLE, most=MEAN_GRADE, each=GREATEST_GRADE) == []


def test_words_that_are_shown_as_they_are_have_no_placeholder_left_open() -> None:
    for said in SENTENCES:
        assert said.text.count("{") == said.text.count("}"), said
