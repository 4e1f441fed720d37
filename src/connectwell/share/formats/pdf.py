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
from connectwell.jobs import Progress, report_progress
from connectwell.share.document import Document, with_texts
from connectwell.share.formats.glyphs import are_symbols, without
from connectwell.share.formats.one_page import too_long
from connectwell.share.formats.typst import Paper, json_for

_HERE: Final = Path(__file__).parent
_WORKER: Final = _HERE / "typst_worker.py"
_LONGEST: Final = 300.0  # seconds; ten full years, 2,000 pages, take about ten on a slow machine
_LOOK: Final = 0.1  # seconds between checks for cancellation
_MOST_NAMED: Final = 24  # characters listed in a sentence
_MOST_TRIES: Final = 8  # each names more of what the fonts lack
_TOO_MUCH: Final = re.compile(r"lines over: ([0-9]+)")  # printed by brief.typ
_HTML_INSTEAD: Final = "Nothing was written. HTML needs nothing more, and prints well."


CANNOT_SHOW: Final = (
    "No font on this machine has: {characters}. In a PDF, the name of their script would be in their place, such as "
    "[Thai]. HTML shows them whole."
)
AND_MORE: Final = "{shown} and {n:,} more"
NOT_UA: Final = "This PDF has tags for screen readers but isn't PDF/UA: one of this machine's fonts doesn't allow it."


class PdfFault(ConnectwellError):
    """No PDF was made; nothing was written."""


class CannotShow(PdfFault):
    """No font here has some of the letters, so a PDF can't hold them. Nothing was written."""

    def __init__(self, lacking: tuple[str, ...]) -> None:
        named = [text for text in lacking if not all(category(one) in ("Cf", "Mn", "Me") for one in text)] or lacking
        shown, left = " ".join(named[:_MOST_NAMED]), len(named) - _MOST_NAMED
        characters = AND_MORE.format(shown=shown, n=left) if left > 0 else shown
        self.sentence = CANNOT_SHOW.format(characters=characters)
        super().__init__(f"{self.sentence} Nothing was written.")


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF, a warning for the person, if any, and the characters that are in it by their names, besides emoji."""

    content: bytes
    warning: str | None = None
    lacking: tuple[str, ...] = ()


def can_set() -> bool:
    """Whether typst is installed."""
    return find_spec("typst") is not None


def write_pdf(document: Document, *, paper: Paper = "a4", spell: bool = False, progress: Progress | None = None) -> Pdf:
    """Returns the document as a PDF. Emoji, and symbols that no font has, are in it by their names.

    Args:
        document: a brief or a record.
        paper: the paper size.
        spell: whether letters that no font has may be replaced by the name of their script.
        progress: called ten times a second while it runs, without figures.

    Raises:
        CannotShow: no font here has some letters, and `spell` isn't set.
        PdfFault: typst is missing or failed, or took more than five minutes.
        BriefTooLong: a brief doesn't fit its page in the smallest type.
        Cancelled: by `progress`.
    """
    _check_typst()
    template = _HERE / "templates" / ("brief.typ" if document.brief else "record.typ")
    lacking: dict[str, None] = {}
    for _ in range(_MOST_TRIES):
        answer, content = _ask(template, json_for(with_texts(document, without(lacking)), paper), progress)
        if more := answer.get("lacking"):
            lacking |= dict.fromkeys(more)
            if not (spell or are_symbols(more)):
                raise CannotShow(tuple(lacking))
            continue
        if "fault" not in answer:
            return Pdf(content, None if answer["standard"] else NOT_UA, tuple(lacking))
        if over := _TOO_MUCH.search(answer["fault"]):
            raise too_long(document, int(over[1]))
        break
    raise PdfFault(f"The PDF couldn't be made. {_HTML_INSTEAD}")


def set_page(template: str, it: bytes) -> bytes:
    """Returns a page of our own words as a PDF. Raises PdfFault.

    Args:
        template: its file name.
        it: what the template needs, as JSON.
    """
    _check_typst()
    answer, content = _ask(_HERE / "templates" / template, it, None)
    if "standard" not in answer:
        raise PdfFault(f"The PDF couldn't be made. {_HTML_INSTEAD}")
    return content


def _check_typst() -> None:
    if not can_set():
        raise PdfFault(
            f"A PDF needs typst, which isn't installed here: {install_command('typst')} adds it. {_HTML_INSTEAD}"
        )


def _ask(template: Path, it: bytes, progress: Progress | None) -> tuple[dict[str, Any], bytes]:
    """Returns the worker's answer. The worker has exited when this returns or raises."""
    try:
        started = subprocess.Popen(
            [sys.executable, "-P", str(_WORKER), str(template)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # its error output may contain words
        )
    except OSError as fault:  # no memory, no processes left, a Python that was upgraded meanwhile
        raise PdfFault(f"The PDF couldn't be made: typst couldn't be started. {_HTML_INSTEAD}") from fault
    with started as worker:
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
            report_progress(progress, 0, 0)
            if time.monotonic() > deadline:
                raise PdfFault(f"The PDF took more than five minutes and was stopped. {_HTML_INSTEAD}")
    finally:
        worker.kill()
        communicating.join()
    return output[0]
