"""A process that has imported connectwell and becomes the command that is asked for, in a child that it forks.

Beside the JSON of an `Asked` come the child's three streams and a pipe. The answer is the child's id; into the pipe
goes how it ended, as `subprocess` would put it.
"""

import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import sys
import threading
import time
from typing import TypedDict

_BY_OTHERS = ("jinja2", "msgspec", "sqlite3", "subprocess", "tomli_w", "tomlkit", "toml_rs", "platformdirs")


class Asked(TypedDict):
    """What a command is started with, its streams aside."""

    args: list[str]
    environ: dict[str, str]
    folder: str
    on_terminal: bool


def import_all() -> None:
    """All that a command may need; not what runs as it is imported."""
    import connectwell

    for name in _BY_OTHERS:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(connectwell.__path__, "connectwell."):
        if not module.name.startswith("connectwell.content") and not module.name.endswith(("worker", "__main__")):
            importlib.import_module(module.name)


def asked_of_me(asking: socket.socket) -> Asked | None:
    """Forks a child for each command until nobody asks any more. Comes back in each child with what was asked."""
    ended, ends = os.pipe()
    os.set_blocking(ended, False)
    os.set_blocking(ends, False)
    signal.set_wakeup_fd(ends)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    running: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([asking.fileno(), ended], [], [])
        if ended in ready:
            os.read(ended, 4096)
            _tell_who_ended(running)
        if asking.fileno() not in ready:
            continue
        words, streams, _, _ = socket.recv_fds(asking, 1 << 20, 4)
        if not words:
            return None
        child = os.fork()
        if child == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            asked: Asked = json.loads(words)
            _become(asked, streams[:3])
            return asked
        *theirs, running[child] = streams
        for stream in theirs:
            os.close(stream)
        asking.send(str(child).encode())


def _tell_who_ended(running: dict[int, int]) -> None:
    while running:
        child, status = os.waitpid(-1, os.WNOHANG)
        if not child:
            return
        pipe = running.pop(child)
        os.write(pipe, str(os.waitstatus_to_exitcode(status)).encode())
        os.close(pipe)


def _become(asked: Asked, streams: list[int]) -> None:
    """Makes this process what a shell would have started."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.closerange(3, max(streams) + 100)
    if asked["on_terminal"]:
        import fcntl
        import termios

        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environ"])
    time.tzset()
    reading, writing, telling = (getattr(sys, name).errors for name in ("stdin", "stdout", "stderr"))
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", errors=reading)  # type: ignore[misc]  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", errors=writing)  # type: ignore[misc]  # noqa: SIM115
    raw = open(2, "wb")  # noqa: SIM115  # each is open as long as the process
    sys.stderr = sys.__stderr__ = io.TextIOWrapper(raw, "utf-8", telling, line_buffering=True)  # type: ignore[misc]


def main() -> None:
    """Serves on the socket whose number is the only argument."""
    import_all()
    gc.collect()
    gc.freeze()
    asked = asked_of_me(socket.socket(fileno=int(sys.argv[1])))
    if asked is not None:
        sys.argv = ["connectwell", *asked["args"]]
        _run()


def _run() -> None:
    """Runs the command and ends as an interpreter does, but doesn't take apart what the server had imported."""
    try:
        runpy.run_module("connectwell", run_name="__main__", alter_sys=True)
        code: int | str | None = 0
    except SystemExit as leaving:
        code = leaving.code
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    main()
