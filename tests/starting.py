"""Starts connectwell as a process of its own.

Most tests ask what a command does with its streams, its terminal and its signals. How an interpreter starts isn't part
of that, and takes longer than all the rest, so their commands are forked from a process that has imported everything:
`warm_server.py`. Tests of what comes before connectwell's first line, or of what is imported, start `sys.executable`
themselves.
"""

import atexit
import functools
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

_READ_AT_START = ("PYTHON", "LC_", "LANG", "LD_", "MIMALLOC")
"""Variables that an interpreter and its libraries look at once."""
_USUAL = {name: value for name, value in os.environ.items() if name.startswith(("PYTHON", "LD_", "MIMALLOC"))} | {
    "LANG": "C.UTF-8"
}
"""Those of the server. A command with others has an interpreter of its own: a server takes as long as ten of them."""
_FITS_A_PIPE = 60_000
_LEADS_A_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "os.execv(sys.executable, [sys.executable, '-m', 'connectwell', *sys.argv[1:]])"
)


class Started(Protocol):
    """What tests use of `subprocess.Popen`."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def send_signal(self, sig: int, /) -> None: ...

    def kill(self) -> None: ...


def start(
    args: Sequence[str], streams: tuple[int, int, int], environ: Mapping[str, str], *, on_terminal: bool = False
) -> Started:
    """Starts a command with these descriptors as its streams. On a terminal it leads a session of its own."""
    for_an_interpreter = {name: environ[name] for name in environ if name.startswith(_READ_AT_START)}
    if hasattr(os, "fork") and {"LANG": None, **for_an_interpreter}.items() <= _USUAL.items():
        return _Forked(_server(), args, streams, environ, on_terminal)
    stdin, stdout, stderr = streams
    command = [sys.executable, "-IS", "-c", _LEADS_A_TERMINAL] if on_terminal else [sys.executable, "-m", "connectwell"]
    return subprocess.Popen(
        [*command, *args], stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=on_terminal, env=dict(environ)
    )


def run(
    args: Sequence[str], words: bytes, environ: Mapping[str, str], stdout: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs a command to its end, with `words` from a pipe. What it prints is given back, or goes to `stdout`."""
    if len(words) > _FITS_A_PIPE:
        command = [sys.executable, "-m", "connectwell", *args]
        out_and_err = (stdout or subprocess.PIPE, subprocess.PIPE)
        return subprocess.run(command, input=words, stdout=out_and_err[0], stderr=out_and_err[1], env=dict(environ))
    reads, writes = os.pipe()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = start(args, (reads, stdout or out.fileno(), err.fileno()), environ)
        os.close(reads)
        os.write(writes, words)
        os.close(writes)
        code = process.wait()
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(args, code, out.read(), err.read())


class _Forked:
    """A command in a child of the server."""

    def __init__(
        self,
        server: socket.socket,
        args: Sequence[str],
        streams: tuple[int, int, int],
        environ: Mapping[str, str],
        on_terminal: bool,
    ) -> None:
        self._ended, ends = os.pipe()
        asked = {"args": args, "environ": dict(environ), "folder": str(Path.cwd()), "on_terminal": on_terminal}
        socket.send_fds(server, [json.dumps(asked).encode()], [*streams, ends])
        os.close(ends)
        self.pid = int(server.recv(100))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """How it ended, if it did."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def wait(self, timeout: float | None = None) -> int:
        """Waits for the end, and says how it was: an exit code, or minus a signal."""
        if self.returncode is None:
            if not select.select([self._ended], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("connectwell", timeout or 0)
            self.returncode = int(os.read(self._ended, 100))
            os.close(self._ended)
        return self.returncode

    def send_signal(self, sig: int, /) -> None:
        """Sends it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)


@functools.cache
def _server() -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, str(Path(__file__).with_name("warm_server.py")), str(theirs.fileno())]
    environ = {"PATH": os.environ["PATH"], **_USUAL}
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, env=environ, pass_fds=[theirs.fileno()])
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours
