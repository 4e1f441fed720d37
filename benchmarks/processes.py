"""Whole processes, from start to exit, with a pipe for output."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def took(
    command: Sequence[str], environ: Mapping[str, str], gives: Callable[[bytes], bool] = lambda _written: True
) -> float:
    """Milliseconds.

    Args:
        command: with its arguments.
        environ: all that it sees.
        gives: whether what it wrote to stdout is what was asked for.

    Raises:
        RuntimeError: it failed, or gave something else.
    """
    began = time.perf_counter()
    ended = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    took = time.perf_counter() - began
    if ended.returncode or not gives(ended.stdout):
        raise RuntimeError(f"{command} ended with {ended.returncode}: {ended.stderr.decode()}")
    return took * 1000
