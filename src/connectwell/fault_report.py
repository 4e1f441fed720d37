"""A report of a fault in connectwell, for the person to pass on: written only where the setting `report` asks for it.

It says which program, terminal and line of our code; never a word, a value, a message or a path of the person.
"""

import platform
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import SaveFailed
from connectwell.paths import AppFolders

FILE: Final = "fault-report.txt"
WRITTEN: Final = (
    "What went wrong is in fault-report.txt, without any of your words; 'connectwell path state' says where."
)
_MOST_FRAMES: Final = 60
_ODD: Final = re.compile(r"[^A-Za-z0-9._+-]")


def report(places: AppFolders, fault: BaseException, *, terminal: str = "", size: tuple[int, int] | None = None) -> str:
    """Writes the report over the one before it, and returns the sentence that says so; "" if that failed.

    Never raises.

    Args:
        places: the folders; the report goes to the one for state.
        fault: what went wrong.
        terminal: what TERM says.
        size: columns and rows of the window.
    """
    written = "\n".join([*_versions(), *_window(terminal, size), *_chain(fault), ""])
    with suppress(SaveFailed):
        durable.make_folders(places.state, below=places.state)
        durable.replace(places.state / FILE, written.encode("ascii", "replace"))
        return WRITTEN
    return ""


def _versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for name in ("connectwell", "textual", "rich", "click"):
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"
    yield f"python {platform.python_version()} on {sys.platform}"


def _window(terminal: str, size: tuple[int, int] | None) -> Iterator[str]:
    yield f"terminal {_ODD.sub('?', terminal)[:40] or 'unknown'}"
    if size:
        yield f"size {size[0]}x{size[1]}"


def _chain(fault: BaseException | None) -> Iterator[str]:
    """Yields the type of each fault, from the one that was seen to its first cause, and our lines it came by."""
    seen = set[int]()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield f"fault {type(fault).__name__}"
        yield from _our_lines(fault)
        fault = fault.__cause__ or fault.__context__ or getattr(fault, "error", None)


def _our_lines(fault: BaseException) -> list[str]:
    ours, found, trace = Path(__file__).parent, list[str](), fault.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(ours):
            found.append(f"  {file.relative_to(ours).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found[-_MOST_FRAMES:]
