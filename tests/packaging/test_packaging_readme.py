"""What the README prints works as it stands there. `.ci/run` tries its first command, which asks an index."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from fresh_venv import run

from connectwell.cli.group import VERBS
from connectwell.clock import system_clock
from connectwell.context import Context
from connectwell.model.entry import Entry, Note

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
NO_INDEX = re.compile(
    r"network|connection|connect error|resolve|timed? ?out|No matching distribution|[Ff]ailed to fetch"
)

needs_sh = pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh on this machine")


def commands(heading: str) -> list[str]:
    """The lines of shell in one chapter."""
    chapter = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


EVERY_DAY = commands("Every day")
INSTALLS = [line for line in commands("Install") if not line.startswith("python3 ")]


def sh(line: str, *, cwd: Path, environ: Mapping[str, str] = {}) -> subprocess.CompletedProcess[str]:
    """One line in a shell, with a sentence from a pipe."""
    return subprocess.run(
        ["sh", "-c", line], cwd=cwd, env=os.environ | environ, input="It rains.\n", capture_output=True, text=True
    )


def test_every_day_names_verbs_that_there_are_and_each_once() -> None:
    verbs = [line.partition("#")[0].split()[1:] for line in EVERY_DAY]
    assert verbs[0] == []
    named = [verb for verb, *_ in verbs[1:]]
    assert set(named) <= set(VERBS)
    assert len(set(named)) == len(named) >= 11
    assert all(" # " in line and line.partition(" # ")[2] for line in EVERY_DAY)


@needs_sh
@pytest.mark.parametrize("line", EVERY_DAY, ids=[line.partition("#")[0].strip() for line in EVERY_DAY])
def test_every_line_for_every_day_works_as_it_is_printed(line: str, context: Context, tmp_path: Path) -> None:
    now = system_clock()
    written = Note(words="Ana asked.", sharing="words")
    name = context.journal.new_id(now)
    context.journal.add(Entry(id=name, kind="note", day=context.day_of(now), started=now, finished=now, note=written))
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # as the first command leaves it
    ended = sh(line, cwd=tmp_path, environ={"PATH": programs})
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_first_command_leaves_connectwell_in_reach_of_the_shell() -> None:
    first = commands("Install")[0]
    assert ". .venv/bin/activate && " in first
    assert first.endswith(" && connectwell")


def test_pipx_and_uv_are_named_beside_it() -> None:
    assert [line.split()[0] for line in INSTALLS] == ["pipx", "uv"]


@needs_sh
@pytest.mark.parametrize("line", INSTALLS, ids=[line.split()[0] for line in INSTALLS])
def test_pipx_and_uv_install_it_from_the_folder(line: str, tmp_path: Path) -> None:
    if shutil.which(line.split()[0]) is None:
        pytest.skip(f"{line.split()[0]} is not on this machine")
    folder, programs = tmp_path / "connectwell", tmp_path / "bin"
    folder.mkdir()
    for name in ("src", "content"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, folder)
    environ = {
        "PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(programs), "PIPX_MAN_DIR": str(tmp_path / "man"),
        "UV_TOOL_DIR": str(tmp_path / "uv"), "UV_TOOL_BIN_DIR": str(programs),
        "PIPX_DEFAULT_PYTHON": sys.executable, "UV_PYTHON": sys.executable,
    }  # fmt: skip
    installed = sh(line, cwd=folder, environ=environ)
    if installed.returncode and NO_INDEX.search(installed.stderr):
        pytest.skip("what it depends on can't be fetched here")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    said = sh(f"'{programs}/connectwell' --version && '{programs}/connectwell' help-now --region DE", cwd=tmp_path)
    assert said.stdout.startswith("connectwell 0.1.0\n")
    assert "112" in said.stdout

    # What is said where a library is missing works there, too.
    (python,) = tmp_path.glob("*/**/connectwell/bin/python")
    advice = run(str(python), "-c", "from connectwell.extras import install_command; print(install_command('pyrage'))")
    assert advice.startswith(line.split()[0])
    added = sh(advice, cwd=tmp_path, environ=environ)
    assert added.returncode == 0, added.stdout + added.stderr
