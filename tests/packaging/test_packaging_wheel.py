"""What a person gets who installs connectwell: every word of content/ comes along, and is found from anywhere."""

import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from fresh_venv import FreshVenv, once_for_all, run

REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(find_spec("pip") is None, reason="there is no pip in this environment to install with")

READ_ALL = """
from connectwell.library import Library
from connectwell.library.location import content_root
from connectwell.model.terms import NEEDS
library = Library()
print(content_root())
for need in NEEDS:
    print(need, len(library.prompts(need)))
print("connections", len(library.connections()))
print("needs", len(library.needs()))
for name in library.practices():
    print(name, len(library.practice(name).steps))
print("regions", len(library.help_lines().regions()))
print("steady", len(library.safety().steady))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from the sdist."""
    with once_for_all(tmp_path_factory, "dist") as (folder, is_empty):
        if is_empty:
            run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(REPOSITORY))
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The only wheel there."""
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> FreshVenv:
    """The wheel, installed far from the repository."""
    with once_for_all(tmp_path_factory, "elsewhere") as (folder, is_empty):
        fresh = FreshVenv(folder)
        if is_empty:
            fresh.install(str(wheel))
    return fresh


def contents() -> dict[str, bytes]:
    """Every file of the repository's content/, by its path below it."""
    root = REPOSITORY / "content"
    files = [path for path in root.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_the_wheel_holds_every_word(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {
            name.removeprefix("connectwell/content/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("connectwell/content/")
        }
    assert carried == contents()


def test_the_wheel_is_typed_and_licensed_and_holds_no_test(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "connectwell/py.typed" in names
    assert "connectwell/tui/app.tcss" in names
    assert {
        "connectwell/share/schema.json",
        "connectwell/share/archive_schema.json",
        "connectwell/share/formats/templates/page.html",
    } <= set(names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"connectwell"}


def test_the_sdist_holds_all_that_the_readme_speaks_of(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"content/{name}" for name in contents()} <= names
    assert {"LICENSE", "README.md", "pyproject.toml", "src/connectwell/py.typed", "tests/conftest.py"} <= names
    assert not [name for name in names if name.startswith((".venv", ".git/", ".ci")) or "__pycache__" in name]


def test_the_installed_command_says_its_version(installed: FreshVenv) -> None:
    assert run(str(installed.connectwell), "--version", cwd=installed.folder) == "connectwell 0.1.0\n"


def test_help_now_works_from_the_wheel_alone(installed: FreshVenv) -> None:
    said = run(str(installed.connectwell), "help-now", "--region", "DE", cwd=installed.folder)
    assert "112" in said
    assert "116 111" in said or "0800 1110111" in said or "116 123" in said


def test_every_content_file_reads_from_the_wheel(installed: FreshVenv) -> None:
    root, *counts = installed.ask(READ_ALL).splitlines()
    assert Path(root).resolve().is_relative_to(installed.folder.resolve())
    assert all(int(line.split()[1]) > 0 for line in counts)
    assert len([name for name in contents() if name.startswith("en/practices/")]) + 9 == len(counts)


def test_an_editable_install_reads_the_repository(tmp_path: Path) -> None:
    fresh = FreshVenv(tmp_path / "editable")
    fresh.install("--editable", str(REPOSITORY))
    root = fresh.ask("from connectwell.library.location import content_root; print(content_root())").strip()
    assert Path(root).resolve() == (REPOSITORY / "content").resolve()
