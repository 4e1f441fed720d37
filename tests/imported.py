"""What commands import, each in a child of one interpreter that has imported the command line and nothing else."""

import os
import subprocess
import sys
from collections.abc import Sequence

_IN_TURN = """
import os, sys
from connectwell.__main__ import main
told = os.dup(1)
for number, command in enumerate(sys.argv[1:]):
    if os.fork():
        os.wait()
        continue
    words, writes = os.pipe()
    os.write(writes, b"words")
    os.close(writes)
    os.dup2(words, 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.argv[1:] = command.split()
    try:
        main()
    except SystemExit as ended:
        names = " ".join(sys.modules)
        os.write(told, f"{number} {ended.code or 0} {names}\\n".encode())
        os._exit(0)
"""


def run_in_turn(interpreter: Sequence[str], commands: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Runs each command in a child, with "words" from a pipe.

    Prints a line for each: its number, its exit code, and what it imported. Where processes can't fork, only the first.
    """
    program = _IN_TURN if hasattr(os, "fork") else _IN_TURN.replace("os.fork()", "False")
    return subprocess.run([*interpreter, "-c", program, *commands], capture_output=True, text=True)


def imported_by(commands: Sequence[str]) -> dict[str, set[str]]:
    """The modules that each command leaves behind in its process. Each has to end well."""
    found: dict[str, set[str]] = {}
    for some in [commands] if hasattr(os, "fork") else [[command] for command in commands]:
        ended = run_in_turn([sys.executable], some)
        for line in ended.stdout.splitlines():
            number, code, *names = line.split()
            assert code == "0", (some[int(number)], ended.stderr)
            found[some[int(number)]] = set(names)
    assert found.keys() == set(commands), ended.stderr
    return found
