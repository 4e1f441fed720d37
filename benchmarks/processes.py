"""Times whole processes, from start to exit, with stdout in a pipe."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def took(
    command: Sequence[str], environ: Mapping[str, str], gives: Callable[[bytes], bool] = lambda _written: True
) -> float:
    """Runs a command and returns its wall time in milliseconds.

    Args:
        command: the program and its arguments.
        environ: its whole environment.
        gives: checks what it wrote to stdout.

    Raises:
        RuntimeError: it failed, or `gives` returned False.
    """
    began = time.perf_counter()
    ended = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    took = time.perf_counter() - began
    if ended.returncode or not gives(ended.stdout):
        raise RuntimeError(f"{command} ended with {ended.returncode}: {ended.stderr.decode()}")
    return took * 1000
