"""The HTML file in a real browser: no accessibility violation, light and dark, and the one page is one page on paper.

These skip where there is no chromium, pdfinfo or axe-core; `.ci/run` doesn't install them, for they are large. To run
them: `npm install axe-core` somewhere, and `AXE_CORE=…/node_modules/axe-core/axe.min.js pytest tests/share`.
"""

import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from documents import EMPTY_BRIEF, FULL_BRIEF, brief, record
from full_pages import WORDS, full_of
from looking_at_pdf import words_in

from connectwell.share.document import Brief, Document, ShareLine
from connectwell.share.formats.html import write_html
from connectwell.share.formats.one_page import overflow

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
AXE = os.environ.get("AXE_CORE", "")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SAYS_WHAT_IT_FOUND = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  document.body.innerHTML = "";
  document.body.dataset.found = JSON.stringify(found.violations.map(v => [v.id, v.nodes.map(n => n.html)]));
});
"""

in_a_browser = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")


def browsed(page: Path, *how: str) -> str:
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={page.parent / 'profile'}", *how, page.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def violations(page: Path, text: str) -> Any:
    """What axe finds; the policy that forbids every script is taken out for it."""
    text = re.sub(r"<meta http-equiv=[^>]*>", "", text)
    script = f"<script>{Path(AXE).read_text('utf-8')}</script><script>{SAYS_WHAT_IT_FOUND}</script>"
    page.write_text(text.replace("</body>", script + "</body>"), "utf-8")
    dom = browsed(page, "--dump-dom", "--virtual-time-budget=4000")
    found = re.search(r'data-found="([^"]*)"', dom)
    assert found, "axe didn't come to an end"
    return json.loads(html.unescape(found[1]))


@in_a_browser
@pytest.mark.skipif(not AXE, reason="no axe-core here; AXE_CORE says where axe.min.js is")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("document", [brief(), brief(EMPTY_BRIEF), record()], ids=["brief", "empty", "record"])
def test_axe_finds_nothing(document: Document, scheme: str, tmp_path: Path) -> None:
    text = write_html(document)
    if scheme == "dark":
        text = text.replace("@media screen and (prefers-color-scheme: dark)", "@media screen")
    assert violations(tmp_path / "page.html", text) == []


SAYS_WHERE_THE_ENDS_ARE = """
const tops = [...document.querySelectorAll(".ends p")].slice(0, 2).map(end => end.getBoundingClientRect().top);
document.body.dataset.order = `${innerWidth < 700}, ${tops[0] < tops[1]}`;
"""


@in_a_browser
def test_on_a_narrow_screen_what_10_means_stands_above_what_0_means(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = re.sub(r"<meta http-equiv=[^>]*>", "", write_html(brief()))  # the policy that forbids every script
    page.write_text(text.replace("</body>", f"<script>{SAYS_WHERE_THE_ENDS_ARE}</script></body>"), "utf-8")
    assert 'data-order="true, true"' in browsed(page, "--dump-dom", "--window-size=600,900")


def fullest(how: str) -> Brief:
    """The longest brief of its kind that still counts as one page."""
    bare = replace(FULL_BRIEF, lines=(), not_today="", different="", moments=(), helped=(), helped_line="")
    most = bare
    for number in range(1, 60):
        more = {
            "lines": replace(bare, lines=tuple(ShareLine(f"about the door, {n}", "listen") for n in range(number))),
            "all": replace(FULL_BRIEF, lines=tuple(ShareLine("The window seat. " * 4, "plan") for _ in range(number))),
        }[how]
        if overflow(brief(more)):
            break
        most = more
    return most


can_count_pages = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="no poppler-utils here")


def printed(text: str, paper: str, folder: Path) -> list[str]:
    """The words of each page when this HTML is printed."""
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(text.replace("size: auto", f"size: {paper}"), "utf-8")
    browsed(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert ("A4" if paper == "A4" else "letter") in told
    return words_in(pdf.read_bytes()).split("\f")[:-1]


def is_one_page(document: Document, paper: str, folder: Path) -> bool:
    return len(printed(write_html(document), paper, folder)) == 1


@in_a_browser
@can_count_pages
@pytest.mark.parametrize(("how", "paper"), [("lines", "letter"), ("all", "letter"), ("all", "A4")])
def test_the_brief_is_one_page_on_paper(how: str, paper: str, tmp_path: Path) -> None:
    assert is_one_page(brief(fullest(how)), paper, tmp_path)


@pytest.mark.long
@in_a_browser
@can_count_pages
@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_the_plots_fill_what_few_words_leave_of_the_sheet(paper: str, tmp_path: Path) -> None:
    printed(write_html(brief(replace(FULL_BRIEF, lines=(), moments=(), helped=(), helped_line=""))), paper, tmp_path)
    told = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "page.pdf", "-"], check=True, capture_output=True, text=True
    )
    high = re.search(r'<page width="[\d.]+" height="([\d.]+)"', told.stdout)
    assert high
    assert max(map(float, re.findall(r'yMax="([\d.]+)"', told.stdout))) > 0.85 * float(high[1])


@pytest.mark.long
@pytest.mark.not_counted
@in_a_browser
@can_count_pages
def test_words_of_any_script_are_one_page_on_paper(tmp_path: Path) -> None:
    """They are printed one after the other, each beginning a page: a browser takes long to start."""
    pages = [write_html(brief(full_of(words))) for words in WORDS.values()]
    head, _, rest = pages[0].partition("<body>")
    tail = rest.partition("</body>")[2]
    bodies = (page.partition("<body>")[2].partition("</body>")[0] for page in pages)
    one_by_one = '<div style="break-before: page"></div>'.join(bodies)
    begins = [
        "A page for our session" in page
        for page in printed(f"{head}<body>{one_by_one}</body>{tail}", "letter", tmp_path)  # the shorter of the two
    ]
    assert begins == [True] * len(WORDS), f"longer than a page: {[*WORDS][begins.index(False) - 1]}"


@pytest.mark.long
@pytest.mark.not_counted
@in_a_browser
@can_count_pages
def test_a_long_name_is_one_page_with_the_rest(tmp_path: Path) -> None:
    longest = next(times for times in range(1, 999) if overflow(brief(EMPTY_BRIEF, name="Robin " * (times + 1))))
    assert is_one_page(brief(EMPTY_BRIEF, name="Robin " * longest), "letter", tmp_path)
