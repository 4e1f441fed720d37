"""A process that runs a verb on demand in a child of its own, so that it can be broken without tracing the imports.

Reads a line of JSON (`args`, `environ`, `folder`, `streams`) and answers with the id of a child that is about to
run the verb. The next line lets it go on; then its exit status is printed, or minus a signal.
"""

import ctypes
import gc
import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

SECONDS = 20
"""A verb that takes longer hangs, and is killed by SIGALRM."""
MEMORY = 4 << 30
"""Bytes, the libraries' own included: what reads a file that has no end is stopped before the machine is full."""
_ANY_TRACER = ctypes.c_ulong(-1)
_SET_TRACER = 0x59616D61  # prctl(PR_SET_PTRACER): Yama lets only parents trace otherwise
_BY_OTHERS = ("jinja2", "msgspec", "sqlite3", "subprocess", "tomli_w", "tomlkit", "tomllib", "toml_rs", "platformdirs")


def import_all() -> None:
    """Everything but the screens, which no verb here opens."""
    import connectwell

    for name in _BY_OTHERS:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(connectwell.__path__, "connectwell."):
        if not module.name.startswith(("connectwell.tui", "connectwell.content")) and "worker" not in module.name:
            importlib.import_module(module.name)


def become(asked: dict[str, Any]) -> None:
    """Makes this process what a shell would have started."""
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.chdir(asked["folder"])
    os.environ.update(asked["environ"])
    for number, way in enumerate((os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT)):
        os.dup2(os.open(asked["streams"][number], way, 0o600), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # a descriptor, for as long as it lives
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
    sys.argv = ["connectwell", *asked["args"]]


def status_of_verb() -> int:
    from connectwell.__main__ import main

    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
        return code if isinstance(code, int) else 0 if code is None else 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
    return 0


def serve() -> None:
    import_all()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        ready, go = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            with suppress(OSError, AttributeError):
                ctypes.CDLL(None).prctl(_SET_TRACER, _ANY_TRACER)
            become(json.loads(line))
            os.write(ready[1], b".")
            select.select([go[0]], [], [])  # not a read: those are counted
            status = 70
            try:
                status = status_of_verb()
            finally:
                os._exit(status)
        os.read(ready[0], 1)
        print(child, flush=True)
        sys.stdin.readline()
        os.write(go[1], b".")
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        for end in (*ready, *go):
            os.close(end)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    serve()
