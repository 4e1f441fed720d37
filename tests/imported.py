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


def imported_by(commands: Sequence[str]) -> dict[str, set[str]]:
    """The modules that each command leaves behind in its process. It is given "words" from a pipe, and has to end well.

    Where processes can't fork, each has an interpreter of its own.
    """
    together = [list(commands)] if hasattr(os, "fork") else [[command] for command in commands]
    program = _IN_TURN if hasattr(os, "fork") else _IN_TURN.replace("os.fork()", "False")
    found: dict[str, set[str]] = {}
    for some in together:
        ended = subprocess.run([sys.executable, "-c", program, *some], capture_output=True, text=True)
        for line in ended.stdout.splitlines():
            number, code, *names = line.split()
            assert code == "0", (some[int(number)], ended.stderr)
            found[some[int(number)]] = set(names)
    assert found.keys() == set(commands), ended.stderr
    return found
