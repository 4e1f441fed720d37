"""A document as a PDF, typeset by typst in a separate process so that neither a screen nor Ctrl-C has to wait.

A brief is one page. A record has page numbers, and bookmarks for its years, months and days. Both are tagged for screen
readers.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any, Final
from unicodedata import category

from connectwell.errors import ConnectwellError
from connectwell.extras import install_command
from connectwell.jobs import Progress, report
from connectwell.share.document import Document
from connectwell.share.formats.one_page import too_long
from connectwell.share.formats.typst import Paper, json_for

_HERE: Final = Path(__file__).parent
_WORKER: Final = _HERE / "typst_worker.py"
_LONGEST: Final = 300.0  # seconds; ten full years, 2,000 pages, take about ten on a slow machine
_LOOK: Final = 0.1  # seconds between checks for cancellation
_MOST_NAMED: Final = 24  # characters listed in a warning
_TOO_MUCH: Final = re.compile(r"lines over: ([0-9]+)")  # printed by brief.typ
_HTML_INSTEAD: Final = "Nothing was written. HTML needs nothing more, and prints well."


class PdfFault(ConnectwellError):
    """No PDF was made; nothing was written."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF, and a warning for the person, if any."""

    content: bytes
    warning: str | None = None


def can_set() -> bool:
    """Whether typst is installed."""
    return find_spec("typst") is not None


def write_pdf(document: Document, *, paper: Paper = "a4", progress: Progress | None = None) -> Pdf:
    """Returns the document as a PDF.

    Args:
        document: a brief or a record.
        paper: the paper size.
        progress: called ten times a second while it runs, without figures.

    Raises:
        PdfFault: typst is missing or failed, or took more than five minutes.
        BriefTooLong: a brief doesn't fit its page in the smallest type.
        Cancelled: by `progress`.
    """
    if not can_set():
        raise PdfFault(
            f"A PDF needs typst, which isn't installed here: {install_command('typst')} adds it. {_HTML_INSTEAD}"
        )
    template = _HERE / "templates" / ("brief.typ" if document.brief else "record.typ")
    answer, content = _ask(template, json_for(document, paper), progress)
    if "fault" in answer:
        if over := _TOO_MUCH.search(answer["fault"]):
            raise too_long(document, int(over[1]))
        raise PdfFault(f"The PDF couldn't be made. {_HTML_INSTEAD}")
    return Pdf(content, None if answer["standard"] else _warning(answer["cannot_show"]))


def _ask(template: Path, it: bytes, progress: Progress | None) -> tuple[dict[str, Any], bytes]:
    """Returns the worker's answer. The worker has exited when this returns or raises."""
    with subprocess.Popen(
        [sys.executable, "-P", str(_WORKER), str(template)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # its error output may contain words
    ) as worker:
        output = _wait(worker, it, progress)
    first, _, content = output.partition(b"\n")
    if worker.returncode or not first:
        raise PdfFault(f"The PDF couldn't be made: typst stopped unexpectedly. {_HTML_INSTEAD}")
    return json.loads(first), content


def _wait(worker: subprocess.Popen[bytes], it: bytes, progress: Progress | None) -> bytes:
    """Returns the worker's output. Raises PdfFault on a timeout, Cancelled.

    A thread runs `communicate`: called with a timeout, it loses the input not yet written when the timeout expires, up
    to Python 3.11 at least.
    """
    output: list[bytes] = []
    communicating = Thread(target=lambda: output.append(worker.communicate(it)[0]))
    deadline = time.monotonic() + _LONGEST
    communicating.start()
    try:
        while communicating.is_alive():
            communicating.join(_LOOK)
            report(progress, 0, 0)
            if time.monotonic() > deadline:
                raise PdfFault(f"The PDF took more than five minutes and was stopped. {_HTML_INSTEAD}")
    finally:
        worker.kill()
        communicating.join()
    return output[0]


CANNOT_SHOW: Final = (
    "This machine's fonts can't show: {characters}. The PDF has a box or a gap in their place, with nothing to find "
    "or copy; HTML and text have them whole."
)
AND_MORE: Final = "{shown} and {n:,} more"


def _warning(missing: list[str]) -> str:
    named = [text for text in missing if not all(category(character) in ("Cf", "Mn", "Me") for character in text)]
    if not named:
        return "This PDF has tags for screen readers but isn't PDF/UA: one of this machine's fonts doesn't allow it."
    shown, left = " ".join(named[:_MOST_NAMED]), len(named) - _MOST_NAMED
    return CANNOT_SHOW.format(characters=AND_MORE.format(shown=shown, n=left) if left > 0 else shown)
