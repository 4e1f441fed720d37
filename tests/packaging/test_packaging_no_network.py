"""connectwell makes no network connection, as the README and SECURITY.md say: no command opens a socket."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    for command in COMMANDS:
        traced = ["strace", "-f", "--seccomp-bpf", "-o", str(log), "-e", "trace=socket,execve"]
        done = subprocess.run(
            [*traced, sys.executable, "-m", "connectwell", *command.split()],
            input=b"rain",
            capture_output=True,
            env={**os.environ, "CONNECTWELL_HOME": str(tmp_path / "home")},
            check=False,
        )
        if b"not permitted" in done.stderr:
            pytest.skip("strace may not trace here")
        calls = log.read_text()
        assert "execve(" in calls
        assert "AF_INET" not in calls, command
