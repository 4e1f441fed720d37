"""Running connectwell in tests: within this process on given rooms, or as a process of its own."""

import os
import subprocess
from collections.abc import Mapping

from click.testing import CliRunner, Result

import starting
from connectwell.cli.group import connectwell
from connectwell.context import Context
from connectwell.model.entry import Share


def ask(context: Context | None, *args: str, words: str | bytes = "") -> Result:
    """One verb in this process, with `words` from a pipe. `rooms` None: it opens its own."""
    return CliRunner().invoke(connectwell, args, input=words, obj=context)


def run(
    *args: str,
    words: bytes = b"",
    environ: Mapping[str, str] | None = None,
    without: tuple[str, ...] = (),
    stdout: int | None = None,
) -> subprocess.CompletedProcess[str]:
    """One verb as a process of its own, with `words` from a pipe. What it prints may go to `stdout`."""
    env = {name: value for name, value in os.environ.items() if name not in without} | dict(environ or {})
    done = starting.run(args, words, env, stdout)
    return subprocess.CompletedProcess(args, done.returncode, done.stdout.decode(), done.stderr.decode())


def shares_in(context: Context) -> list[Share]:
    """What the journal notes of every sharing, newest first."""
    return [found.entry.share for found in context.journal.containing('"share"') if found.entry.share]
