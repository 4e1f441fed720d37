"""Every PDF checked by outloud (PyPI): PDF/UA-1, and what a validator can't see. Skips where it isn't installed."""

import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from documents import EMPTY_BRIEF, FULL_BRIEF, PAGES, brief, record, without_needs

from connectwell.share.document import Document
from connectwell.share.formats.pdf import write_pdf

pytestmark = [
    pytest.mark.skipif(not Path(sys.executable).with_name("outloud").exists(), reason="outloud isn't installed here"),
    pytest.mark.skipif(not find_spec("typst"), reason="typst comes with the pdf extra"),
]
OUTLOUD = Path(sys.executable).with_name("outloud")
LINES = FULL_BRIEF.lines[:3]


@pytest.mark.parametrize(
    "document",
    [
        brief(EMPTY_BRIEF, name=""),
        brief(replace(FULL_BRIEF, chart=without_needs(FULL_BRIEF.chart, "seen", "safe", "soothed"), lines=LINES)),
        brief(FULL_BRIEF),
        record(PAGES),
        record(()),
    ],
    ids=["empty", "some", "full", "record", "nothing"],
)
def test_it_finds_nothing(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(write_pdf(document, spell=True).content)
    nothing_found(file, "warning" if document.brief else "error")


@pytest.mark.parametrize("name", ["brief.pdf", "guide.pdf"])
def test_nor_in_the_samples(name: str) -> None:
    nothing_found(Path(__file__).parents[2] / "docs" / "samples" / name, "warning")


def nothing_found(file: Path, fail_on: str) -> None:
    done = subprocess.run([OUTLOUD, "--fail-on", fail_on, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
