"""What the pages on the code name is there: every path, and the layers as import-linter holds them."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("docs/architecture.md", "CONTRIBUTING.md", "content/README.md")
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"[\w./-]+(?:/|\.(?:py|toml|tcss|md|json|txt))|\.ci/\w+")
BASES = (ROOT, ROOT / "src/connectwell", ROOT / "content")
NOT_HERE = {"config.toml", "de/"}
"""A file of the person's, and a language that nobody has written yet."""


def paths_in(page: str) -> set[str]:
    """What a page calls by a path: a folder ends in a slash, a file in one of our endings."""
    text = FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))
    return {said for said in SPAN.findall(text) if FILE.fullmatch(said)} - NOT_HERE


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    named = paths_in(page)
    assert named, "a page on the code names some"
    assert [path for path in sorted(named) if not any((base / path).exists() for base in BASES)] == []


def test_what_the_page_names_in_a_file_is_in_that_file() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    said = re.findall(r"`(\w+)`(?:, [^`|]*)? in `([\w/]+\.py)`", text)
    said += [(name, path) for path, name in re.findall(r"`([\w/]+\.py)` \(`(\w+)`", text)]
    assert len(said) > 15, "a page on the code names some"
    source = ROOT / "src/connectwell"
    assert [one for one in said if not re.search(rf"\b{one[0]}\b", (source / one[1]).read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("page", [*PAGES, "README.md", "SECURITY.md", "docs/sync.md", "docs/reliability.md"])
def test_every_file_that_a_page_links_to_is_there(page: str) -> None:
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def contracts() -> dict[str, list[set[str]]]:
    """The layers of each contract of import-linter, by the package that holds them, the highest first."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    return {
        contract["containers"][0]: [set(layer.split(" | ")) for layer in contract["layers"]]
        for contract in written
        if contract["type"] == "layers"
    }


def test_the_layers_on_the_page_are_those_that_are_held() -> None:
    fences = FENCE.findall((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))
    drawn = [[set(line.split(" | ")) for line in fence.splitlines()[1:-1]] for fence in fences]
    assert drawn == list(contracts().values())


def test_the_layers_in_contributing_are_those_that_are_held() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (drawn,) = (fence for fence in FENCE.findall(text) if "→" in fence)
    layers = drawn.removeprefix("```text\n").removesuffix("```").replace("\n", " ").split("→")
    assert [set(layer.strip().split(" | ")) for layer in layers] == contracts()["connectwell"]


def test_a_simulated_week_is_printed() -> None:
    script = [sys.executable, str(ROOT / "docs/simulate_year.py"), "--days", "7", "steady"]
    printed = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    assert printed.startswith("\n== steady\n")
    assert printed.count("→ ") == 7, "a small connection a day"
