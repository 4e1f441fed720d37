"""connectwell makes no network connection, as the README and SECURITY.md say: no command opens a socket."""

import shutil
import sys
from pathlib import Path

import pytest

from imported import run_in_turn

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed on this machine")
COMMANDS = (
    "note -",
    "list",
    "search -",
    "today --words",
    "help-now",
    "insights",
    "doctor",
    "backup -",
    "content check",
)


def test_no_command_opens_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNECTWELL_HOME", str(tmp_path / "home"))
    log = tmp_path / "calls"
    traced = ["strace", "-f", "--seccomp-bpf", "-o", str(log), "-e", "trace=socket,execve"]
    done = run_in_turn([*traced, sys.executable], COMMANDS)
    if "not permitted" in done.stderr:
        pytest.skip("strace may not trace here")
    calls = log.read_text()
    assert "execve(" in calls
    assert len(done.stdout.splitlines()) == len(COMMANDS), done.stderr
    assert "AF_INET" not in calls
