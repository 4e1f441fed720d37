"""The library reads a file when it is asked for what stands in it, once, and nothing else."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from connectwell.library import Idea, Library, Prompt, content_root
from connectwell.model.terms import NEEDS
from connectwell.model.toml import quick_loads
from small_library import FILES, write_content


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path)


def test_what_a_file_says_is_what_one_gets(root: Path) -> None:
    library = Library(root)
    assert library.prompts("seen") == (
        Prompt("seen.others.01", "seen", "others", "gentle", "day", "Who answered, if anyone?"),
        Prompt(
            "seen.myself.01",
            "seen",
            "myself",
            "open",
            "lately",
            "What did you like, if anything?",
            "high",
            frozenset({"someone"}),
        ),
    )
    assert library.left_out("seen") == ()
    assert library.prompt("seen.myself.01") == library.prompts("seen")[1]
    assert library.prompt("seen.myself.99") is library.prompt("safe.myself.01") is library.prompt(None) is None
    assert library.connections()[0] == Idea(
        "hold-a-door",
        "Hold a door for someone.",
        1,
        "out",
        frozenset({"strangers", "public"}),
        frozenset({"settled"}),
        ("seen",),
    )
    assert tuple(words.id for words in library.needs()) == NEEDS
    assert library.need("stable").about == "About stable."
    assert library.practices() == ("orienting",)
    assert [step.text for step in library.practice("orienting").steps] == ["Go slowly."]
    assert library.safety().old == "Checked on {date}."


def test_each_file_is_read_only_once(root: Path) -> None:
    library = Library(root)
    first = library.prompts("seen"), library.connections(), library.needs(), library.help_lines(), library.safety()
    practice = library.practice("orienting")
    for name in FILES:
        (root / name).write_text("", encoding="utf-8")
    again = library.prompts("seen"), library.connections(), library.needs(), library.help_lines(), library.safety()
    assert again == first
    assert library.practice("orienting") is practice


@pytest.mark.parametrize("name", FILES)
def test_a_file_needs_no_other(root: Path, name: str) -> None:
    for other in FILES:
        if other != name:
            (root / other).unlink()
    library = Library(root)
    read = {
        "en/prompts/seen.toml": lambda: library.prompts("seen"),
        "en/connections.toml": library.connections,
        "en/needs.toml": library.needs,
        "en/practices/orienting.toml": lambda: library.practice("orienting"),
        "en/safety.toml": library.safety,
        "help_lines.toml": library.help_lines,
        "en/no_longer_asked.txt": library.no_longer_asked,
    }[name]
    assert read()


def test_notes_beside_the_practices_are_no_practices(root: Path) -> None:
    (root / "en/practices/README.md").write_text("how to write one", encoding="utf-8")
    (root / "en/practices/.orienting.toml").write_text("", encoding="utf-8")
    assert Library(root).practices() == ("orienting",)


def test_without_practices_there_are_none(tmp_path: Path) -> None:
    assert Library(tmp_path).practices() == ()


def test_the_own_content_is_found_and_whole() -> None:
    assert (content_root() / "help_lines.toml").is_file()
    library = Library()
    for need in NEEDS:
        assert library.prompts(need)
    for name in library.practices():
        assert library.practice(name).steps
    assert "orienting" in library.practices()
    assert library.connections()
    assert library.needs()
    assert library.safety().steady
    assert library.help_lines().lines


def test_the_own_content_is_read_quickly_and_as_tomllib_reads_it() -> None:
    for file in content_root().rglob("*.toml"):
        written = file.read_text(encoding="utf-8")
        assert quick_loads(written) == tomllib.loads(written), file.name


def test_where_the_quick_reader_is_missing_the_library_is_read_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly = Library(root).help_lines(), Library(root).safety()
    monkeypatch.setitem(sys.modules, "toml_rs", None)
    assert (Library(root).help_lines(), Library(root).safety()) == quickly


def test_importing_the_library_stays_cheap() -> None:
    """What it must not bring along; help lines come only when asked for."""
    dear = "asyncio, tempfile, shutil, random, locale, platformdirs, tomllib, tomlkit, tomli_w, textual, rich, click"
    code = f"""
import sys, connectwell.library
print([name for name in {dear.split(", ")!r} if name in sys.modules])
print("connectwell.library.help_lines" in sys.modules)
from connectwell.library import HelpLines, Emergency, HelpLine, RegionLines
print(HelpLines.__name__)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split("\n")[:3] == ["[]", "False", "HelpLines"]


def test_a_name_the_library_does_not_have() -> None:
    import connectwell.library

    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = connectwell.library.Nothing
