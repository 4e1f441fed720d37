"""One direction: nothing below the three faces brings in a screen or a command line, whatever the linter sees."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from fresh_venv import run

REPOSITORY = Path(__file__).parents[2]
FACES = {"__main__", "cli", "tui", "plain"}
ROOMS = sorted(
    path.stem
    for path in (REPOSITORY / "src/connectwell").iterdir()
    if path.stem not in FACES | {"__init__", "content", "py"} and not path.stem.startswith("__")
)
IN_SIGHT = "\nimport sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def brought_in(program: str) -> set[str]:
    """The top-level modules in sight once `program` has run."""
    return set(run(sys.executable, "-c", program + IN_SIGHT).splitlines()[-1].split())


def test_no_room_knows_a_face() -> None:
    program = f"""
import importlib, sys
for room in {ROOMS}:
    importlib.import_module("connectwell." + room)
    seen = sys.modules.keys() & {{"textual", "rich", "click", "asyncio"}}
    assert not seen, f"{{room}} brings in {{seen}}"
"""
    assert "connectwell" in brought_in(program)


def test_the_command_line_opens_no_screen_before_it_is_asked_to() -> None:
    seen = brought_in("import connectwell.__main__")
    assert "click" in seen
    assert not seen & {"textual", "rich", "asyncio"}


def test_the_layers_hold() -> None:
    assert find_spec("importlinter"), "import-linter comes with the test extra"
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    ended = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, encoding="utf-8")
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no core files")
def test_no_process_of_ours_leaves_a_core_file() -> None:
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_CORE, (-1, -1)); import connectwell.__main__ as m;"
        "m.connectwell = lambda: print(resource.getrlimit(resource.RLIMIT_CORE)); m.main()"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "(1, 1)"
