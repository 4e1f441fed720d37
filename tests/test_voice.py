"""How the program speaks: every sentence in the source keeps to the words and the plainness that content/ keeps to."""

import ast
import importlib
import pkgutil
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import connectwell
from connectwell import sentences
from connectwell.english import counted, listed
from connectwell.library import content_root
from connectwell.tui import wording

sys.path.append(str(Path(__file__).parent / "content"))  # the measures are those that content/ is held to

from checks import JARGON, NEVER, Said, forbidden, hard_to_read

SOURCE = Path(connectwell.__file__).parent
OURS_ALONE = (
    "the body", "whole answer", "what fits", "anew", "taken back", "takes it back", "takes this back", "travel",
    "how it landed", "it landed", "a glance", "verb", "verbs", "sat wrong", "carried over", "stands", "meanwhile",
    "if unsaid",
)  # fmt: skip
"""Words that only we would use, and those for which the interface has another: Undone, ratings, command."""
LISTS = ("share/names/resembling.py", "share/names/short.py")
"""Modules with lists of words that are compared with names, and said to nobody."""
MOST_WORDS = 20
"""In one sentence of the program or of content/."""
MEAN_GRADE, GREATEST_GRADE = 7.0, 11.0
"""US school years. A sentence that names a file or a folder may be a little harder than a prompt."""


def strings_in(value: Any, name: str) -> Iterator[Said]:
    """Every sentence in a constant, however it is nested."""
    if isinstance(value, str):
        yield Said(name, value)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_in(item, f"{name}[{key}]")
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value, 1):
            yield from strings_in(item, f"{name} {number}")


def constants_of(module: Any) -> Iterator[Said]:
    for name, value in vars(module).items():
        if name.isupper():
            yield from strings_in(value, f"{module.__name__}.{name}")


@cache
def nodes_of(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def literals(file: Path) -> Iterator[Said]:
    """What is written in the code itself, such as the sentence of an error: no docstring, no list of words."""
    docs = {
        id(node.value) for node in nodes_of(file) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in nodes_of(file):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docs:
            continue
        is_word_list = node.value.count("\n") > 2 and not any(c in ".,:;!?" for c in node.value)
        if node.value.count(" ") >= 2 and any(c.isalpha() for c in node.value) and not is_word_list:
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


@cache
def all_said(where: str) -> list[Said]:
    """Every sentence in one of `WHERE`. Looked for by the test that asks: not by each worker while it collects."""
    found: Iterable[Said]
    match where:
        case "sentences":
            parts = [
                importlib.import_module(f"connectwell.sentences.{found.name}")
                for found in pkgutil.iter_modules(sentences.__path__)
            ]
            found = (said for module in (*parts, wording) for said in constants_of(module))
        case "faces":
            found = faces()
        case "content":
            shipped = sorted(content_root().rglob("*.toml"))
            found = (said for file in shipped for said in strings_in(tomllib.loads(file.read_text("utf-8")), file.stem))
        case _:
            files = (file for file in sorted(SOURCE.rglob("*.py")) if file.relative_to(SOURCE).as_posix() not in LISTS)
            found = (said for file in files for said in literals(file))
    return [said for said in found if said.text]


WHERE = ("sentences", "faces", "literals")


def is_picture(sign: str) -> bool:
    """Emoji and other pictures; the signs a screen draws itself (rows, marks, arrows) are none."""
    return ord(sign) >= 0x1F000 or (unicodedata.category(sign) == "So" and 0x2600 <= ord(sign) < 0x2800)


def test_there_is_something_to_look_at() -> None:
    assert len(all_said("sentences")) > 80
    assert len(all_said("faces")) > 50
    assert len(all_said("literals")) > 100


@pytest.mark.parametrize("phrases", [NEVER, JARGON, OURS_ALONE], ids=["never", "jargon", "ours alone"])
@pytest.mark.parametrize("where", WHERE)
def test_some_words_never_appear(where: str, phrases: tuple[str, ...]) -> None:
    assert forbidden(all_said(where), phrases) == []


@pytest.mark.parametrize("where", WHERE)
def test_nothing_is_called_out_and_nothing_is_a_picture(where: str) -> None:
    assert [one for one in all_said(where) if "!" in one.text or any(map(is_picture, one.text))] == []


def test_the_sentences_are_easy_to_read() -> None:
    whole = [said for said in all_said("sentences") if said.text.count(" ") >= 3]
    assert hard_to_read(whole, most=MEAN_GRADE, each=GREATEST_GRADE) == []


def test_words_that_are_shown_as_they_are_have_no_placeholder_left_open() -> None:
    for said in all_said("sentences"):
        assert said.text.count("{") == said.text.count("}"), said


@pytest.mark.parametrize("where", [*WHERE, "content"])
def test_no_sentence_is_long(where: str) -> None:
    """A path, a command in quotes, an address or a slot counts as one word."""
    long = []
    for said in all_said(where):
        plain = re.sub(r"'connectwell [^']*'|\{\w+\}|https?://\S+", "x", said.text)
        for sentence in re.split(r"(?<=[.?!:;·])[)”’\"']*\s+|\n+", plain):
            if len(sentence.split()) > MOST_WORDS:
                long.append(f"{said.id}: {sentence}")
    assert long == []


CASES = ("capitalize", "title", "lower", "upper")


def grammar_by_code(file: Path) -> Iterator[str]:
    """Where code changes the case of a label, or chooses between words for one and for several by itself."""
    name = file.relative_to(SOURCE)
    for node in nodes_of(file):
        at = f"{name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CASES:
            on = re.sub(r"'[^']*'", "''", ast.unparse(node.func.value))
            if node.func.attr in ("capitalize", "title") and not node.args:
                yield f"{at}: {on}.{node.func.attr}()"
            if node.func.attr in ("lower", "upper") and re.search(r"\b[A-Z]{3,}\b|\b(names|label|name)\b", on):
                yield f"{at}: {on}.{node.func.attr}()"
        if (
            isinstance(node, ast.IfExp)
            and ast.unparse(node.test).endswith("== 1")
            and all(isinstance(words, ast.JoinedStr | ast.Constant) for words in (node.body, node.orelse))
        ):
            yield f"{at}: {ast.unparse(node)}"


def test_grammar_is_in_one_place() -> None:
    """So that a translation can follow: sentences are whole, and `english` alone knows singular, plural and lists."""
    rooms = (
        "cli", "plain", "tui", "entries", "session", "checkin", "share", "insights", "help_now", "demo", "doctor",
        "imports", "journal",
    )  # fmt: skip
    files = [
        file
        for room in rooms
        for file in sorted((SOURCE / room).rglob("*.py"))
        if "names" not in (file.parent.name, file.stem)
    ]
    assert [fault for file in files for fault in grammar_by_code(file)] == []


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "{c}"], "a, b and {c}")]
)
def test_a_list(items: list[str], said: str) -> None:
    assert listed(items) == said


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 days of {x}"), (1, "1 day of {x}"), (2, "2 days of {x}"), (1200, "1,200 days of {x}")]
)
def test_one_or_several(n: int, said: str) -> None:
    assert counted(n, "1 day of {what}", "{n} days of {what}", what="{x}") == said


def test_every_sentence_that_is_asked_for_is_there() -> None:
    """The namespace looks its files up when it is asked, so that no type checker knows what isn't in it."""
    missing = {
        f"{file.relative_to(SOURCE)}: {name}"
        for file in SOURCE.rglob("*.py")
        if "import sentences" in (text := file.read_text(encoding="utf-8"))
        for name in re.findall(r"\bsentences\.([A-Za-z_]\w*)", text)
        if not hasattr(sentences, name)
    }
    assert missing == set()
