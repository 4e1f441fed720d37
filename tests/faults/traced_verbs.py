"""Runs a verb as a process under strace: once to see its system calls, then again with one of them failing or fatal."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from line_server import LineServer

_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|\?)(.*)")
_QUOTED = re.compile(r'"([^"]*)"')
"""With -xx every byte is written as a number, quotation marks too."""
_OPEN_FILE = re.compile(r"^(?:AT_FDCWD|\d+)<([^>]*)>")
_AT_FOLDER = re.compile(r"^AT_FDCWD<[^>]*>, ")
_STRUCK = "(INJECTED)"
TRACED = (
    "openat", "creat", "read", "pread64", "getdents64", "write", "pwrite64", "writev", "ftruncate", "fsync",
    "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "unlink", "unlinkat", "rmdir",
    "mkdir", "mkdirat", "chmod", "fchmod", "fchmodat", "flock", "fcntl", "close",
)  # fmt: skip
"""What reads, makes, changes or deletes a file, whoever calls it: Python or SQLite."""


@dataclass(frozen=True)
class Call:
    """One system call of a run.

    Attributes:
        name: such as `openat`.
        number: the how manieth of its name it was.
        arguments: as strace writes them.
        result: what it gave; -1 for an error.
        paths: what it touched: one path, or two for a rename or a link.
        data: what was written.
    """

    name: str
    number: int
    arguments: str
    result: int
    paths: tuple[str, ...]
    data: bytes = b""

    @property
    def makes(self) -> bool:
        return "O_CREAT" in self.arguments

    @property
    def opens_to_write(self) -> bool:
        return self.makes or "O_RDWR" in self.arguments or "O_WRONLY" in self.arguments

    @property
    def reads(self) -> bool:
        """Whether it only looks at what is there, so that an error of it is one of a reader."""
        if self.name == "openat":
            return not self.opens_to_write
        return self.name in ("read", "pread64", "getdents64", "fcntl", "close")


@dataclass(frozen=True)
class Run:
    """How a verb ended: its exit status or minus a signal, stdout and stderr, the call that failed, all calls."""

    status: int
    out: str
    err: str
    struck: Call | None
    calls: tuple[Call, ...]


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def read_calls(log: str, folder: Path) -> tuple[tuple[Call, ...], Call | None]:
    """The calls in a log of strace of what ran in `folder`, and the one that was made to fail."""
    calls, counts, struck = [], dict[str, int](), None
    for line in log.splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        name, arguments, result, tail = found.groups()
        counts[name] = counts.get(name, 0) + 1
        quoted = _QUOTED.findall(arguments)
        data, paths = b"", list[str]()
        of_open_file = _OPEN_FILE.match(arguments)
        if name in ("write", "pwrite64", "read", "pread64"):
            data = _unescaped(quoted[0]) if quoted and "write" in name else b""
            quoted = []
        if quoted and (not of_open_file or _AT_FOLDER.match(arguments)):
            paths = [str(folder / _unescaped(path).decode("utf-8", "surrogateescape")) for path in quoted]
        elif of_open_file:
            paths = [_unescaped(of_open_file[1]).decode("utf-8", "surrogateescape")]
        arguments = _QUOTED.sub('""', arguments)
        call = Call(name, counts[name], arguments, -1 if result == "?" else int(result), tuple(paths), data)
        calls.append(call)
        if _STRUCK in tail:
            struck = call
    return tuple(calls), struck


class VerbServer(LineServer):
    """Starts verbs, traced or not. One process serves them all, and each runs in a child of its own."""

    SCRIPT = "verb_server.py"

    def run(
        self,
        args: tuple[str, ...],
        folder: Path,
        stdin: str = "",
        environ: dict[str, str] | None = None,
        rules: tuple[str, ...] | None = None,
    ) -> Run:
        """Runs `connectwell ARGS` in `folder`, whose home is `folder/home`; with `rules`, under strace."""
        streams = [folder.with_name(f"{folder.name}.{name}") for name in ("typed", "out", "err")]
        log = folder.with_name(f"{folder.name}.strace")
        streams[0].write_text(stdin, encoding="utf-8")
        environ = {"CONNECTWELL_HOME": str(folder / "home"), **(environ or {})}
        paths = [str(path) for path in streams]
        child = self._say(json.dumps({"args": args, "folder": str(folder), "environ": environ, "streams": paths}))
        if rules is None:
            return self._ended(int(self._say("go")), streams, "", folder)
        command = ["strace", "-y", "-xx", "-s", "4000000", "-p", child, "-o", str(log)]
        for rule in rules:
            command += ["-e", rule]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr
            attached = tracer.stderr.readline()
            status = int(self._say("go"))
            tracer.stderr.read()
        if "Operation not permitted" in attached:
            pytest.skip(f"strace may not trace here: {attached.strip()}")
        assert "attached" in attached, attached
        written = log.read_text("latin-1")
        log.unlink()
        return self._ended(status, streams, written, folder)

    def _ended(self, status: int, streams: list[Path], log: str, folder: Path) -> Run:
        _, out, err = (path.read_text("utf-8", "replace") for path in streams)
        for path in streams:
            path.unlink()
        calls, struck = read_calls(log, folder)
        return Run(status, out, err, struck, calls)


def has_strace() -> bool:
    return shutil.which("strace") is not None
