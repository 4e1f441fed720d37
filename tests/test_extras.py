"""What to type where an optional library is missing: for this very install, and naming nothing that isn't on PyPI."""

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path

import pytest

from connectwell import extras
from connectwell.extras import install_command

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def elsewhere_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An environment in a folder with a blank in its name; pip is in it."""
    folder = tmp_path / "my programs" / "connectwell"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "bin/python"))
    monkeypatch.setattr(extras, "find_spec", lambda _: object())
    return folder


@pytest.mark.skipif(os.name == "nt", reason="quoted as sh reads it")
def test_in_a_virtual_environment_its_own_pip_installs_it(elsewhere_installed: Path) -> None:
    python = f"'{elsewhere_installed}/bin/python'"
    assert install_command("typst") == f"{python} -m pip install 'typst<0.16,>=0.15'"
    assert install_command("pyrage") == f"{python} -m pip install 'pyrage>=1.4'"


def test_pipx_injects_it_into_the_environment_it_made(elsewhere_installed: Path) -> None:
    (elsewhere_installed / "pipx_metadata.json").write_text("{}")
    assert install_command("pyrage").replace('"', "'") == "pipx inject connectwell 'pyrage>=1.4'"


def test_where_there_is_no_pip_it_was_uv(elsewhere_installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    assert install_command("pyrage").startswith("uv pip install --python ")
    assert str(elsewhere_installed) in install_command("pyrage")


def test_from_the_sources_alone_it_is_named_without_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.requires", nothing)
    assert install_command("typst").endswith(" typst")


def test_another_library_of_a_similar_name_is_not_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.requires", lambda _: ["typst-more>=9", "typst>=1; extra == 'pdf'"])
    assert "typst>=1" in install_command("typst")


def test_powershell_runs_what_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "_WINDOWS", True)
    quoted = extras._line(r"C:\My programs\python.exe", "-m", "pip", "install", "typst<0.16,>=0.15")
    assert quoted == r'& "C:\My programs\python.exe" -m pip install "typst<0.16,>=0.15"'
    assert extras._line("pipx", "inject", "connectwell", "typst") == "pipx inject connectwell typst"


@pytest.mark.skipif(os.name == "nt" or find_spec("pip") is None, reason="a shell and pip are asked")
@pytest.mark.parametrize("library", ["typst", "pyrage"])
def test_the_shell_and_pip_understand_it(library: str) -> None:
    if find_spec(library) is None:
        pytest.skip(f"{library} isn't installed here, and the network isn't asked")
    ended = subprocess.run(
        install_command(library), shell=True, env=os.environ | {"PIP_NO_INDEX": "1"}, capture_output=True, text=True
    )
    assert (ended.returncode, "already satisfied" in ended.stdout) == (0, True), ended.stdout + ended.stderr


def test_nothing_that_is_printed_takes_connectwell_for_a_package_on_an_index() -> None:
    for file in (REPOSITORY / "src").rglob("*.py"):
        written = file.read_text(encoding="utf-8")
        assert "connectwell[" not in written, file
        assert "install connectwell" not in written, file
