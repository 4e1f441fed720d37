"""A process that is told what to do line by line, and answers each with a line."""

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self


class LineServer:
    """Runs `SCRIPT`, a program in this folder, until the block ends."""

    SCRIPT: ClassVar[str]

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name(self.SCRIPT))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.communicate()

    def _say(self, line: str) -> str:
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(f"{line}\n")
        self._server.stdin.flush()
        return self._server.stdout.readline().strip()
