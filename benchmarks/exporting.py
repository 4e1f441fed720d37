"""Exports all of ten years, against jrnl on the same words; a page and a record as PDFs, with the input latency."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks.pairs import Row, compare
from benchmarks.people import Person, connectwell
from benchmarks.processes import took
from benchmarks.wordy import RARE, jrnl, make_sharing_person, make_wordy_person, write_for_jrnl
from connectwell.context import Context
from connectwell.session import agenda
from connectwell.share.formats import typst_worker
from connectwell.share.formats.pdf import can_set, write_pdf
from connectwell.share.formats.registry import What
from connectwell.share.sharing import Sharing

_FORMATS = (("md", "md", 0.5), ("json", "json", 1.0), ("csv", "json", 1.0))
"""Our format, the jrnl format it is compared with, and the bound. jrnl has no CSV export."""
_PAGE_OVERHEAD = 300.0  # ms allowed for a page on top of three empty ones: Python, the fonts and the tags
_LONGEST_WAIT = 50.0  # ms; the longest wait allowed
_EMPTY = '#set document(title: "Empty")\n#set text(lang: "en")\n'  # what PDF/UA requires of an empty page
_PAGE_WORDS = range(100, 300)  # characters of the words chosen for the page


def measure_exporting(folder: Path, pairs: int) -> Iterator[Row]:
    """Measures three formats as whole processes, then PDFs.

    Args:
        folder: where the journals are written.
        pairs: repetitions of each.
    """
    person = make_sharing_person(folder, 10)
    yield from _exports(make_wordy_person(folder, 10), person, pairs)
    if not can_set():
        print("typst is not installed (`pip install -e '.[pdf]'`), so no PDF is measured.\n")
        return
    yield _page(_full_page(person), folder, pairs)
    yield from _waits(person)


def _exports(person: Person, sharing: Person, pairs: int) -> Iterator[Row]:
    """Measures the own archive of one person, then what the other one shares: the same words, all marked."""
    theirs = jrnl()
    if theirs is None:
        return
    config = write_for_jrnl(person)

    def is_all(written: bytes) -> bool:
        return RARE.encode() in written and written.count(b"2") > person.years * 365

    for ours_as, theirs_as, bound in _FORMATS:
        ours = connectwell("export", "--everything", "--yes", "--format", ours_as, "-o", "-")
        yield compare(
            f"`export --everything` as {ours_as}, {person.spoken}",
            partial(took, ours, person.environ, is_all),
            partial(took, [theirs, "--config-file", str(config), "--export", theirs_as], person.environ, is_all),
            floor_name=f"`jrnl --export {theirs_as}`",
            bound=bound,
            pairs=pairs,
        )
    yield compare(
        f"`export` of what is shared as md, {person.spoken}",
        partial(took, connectwell("export", "--yes", "--format", "md", "-o", "-"), sharing.environ, is_all),
        partial(took, [theirs, "--config-file", str(config), "--export", "md"], person.environ, is_all),
        floor_name="`jrnl --export md`",
        bound=1.0,
        pairs=pairs,
    )


def _page(sharing: Sharing, folder: Path, pairs: int) -> Row:
    """Runs both in processes of their own, as in normal use."""
    empty, document = folder / "empty.typ", sharing.document()
    empty.write_text(_EMPTY, "utf-8")

    def ours() -> float:
        began = time.perf_counter()
        write_pdf(document)
        return (time.perf_counter() - began) * 1000

    def three_and_some() -> float:
        began = time.perf_counter()
        worker = [sys.executable, "-P", str(typst_worker.__file__), str(empty)]
        made = subprocess.run(worker, input=b"{}", capture_output=True, check=True).stdout
        if b"%PDF" not in made:
            raise RuntimeError("the empty page was not made")
        return (time.perf_counter() - began) * 3000 + _PAGE_OVERHEAD

    floor_name = f"3 × an empty page + {_PAGE_OVERHEAD / 1000:g} s"
    return compare("a full page as PDF", ours, three_and_some, floor_name=floor_name, bound=1, pairs=pairs)


def _waits(person: Person) -> Iterator[Row]:
    from benchmarks.waits import longest_wait  # imports Textual, which the rows above don't need

    for what, sharing in (("a full page", _full_page(person)), (f"a record of {person.spoken}", _record(person))):
        gaps = asyncio.run(_make_on_screen(person, sharing))
        yield longest_wait(f"{what} becomes a PDF", gaps, _LONGEST_WAIT)


async def _make_on_screen(person: Person, sharing: Sharing) -> list[float]:
    """Returns the event-loop gaps in ms, from Enter on the last sharing screen until the file exists."""
    from benchmarks.waits import until, watched
    from connectwell.tui.app import Companion
    from connectwell.tui.screens.share.destination import DestinationScreen
    from connectwell.tui.screens.share.done import SentScreen
    from connectwell.tui.widgets.line_input import LineInput

    file = person.home / f"{sharing.what}.pdf"
    app = Companion(Context.open(person.environ))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DestinationScreen(sharing, as_="pdf"))
        await pilot.pause()
        line = app.screen.query_one("#file", LineInput)
        line.value = str(file)
        line.focus()
        await until(lambda: line.has_focus)
        async with watched() as gaps:
            await pilot.press("enter")
            await until(lambda: isinstance(app.screen, SentScreen))
    if not file.read_bytes().startswith(b"%PDF"):
        raise RuntimeError("no PDF was made")
    return gaps


def _record(person: Person) -> Sharing:
    sharing = _begin(person, "export")
    sharing.between(None, None)
    sharing.read_days()
    return sharing


def _full_page(person: Person) -> Sharing:
    """Returns a full fourteen-day page: lines to talk about, moments, what helped, own lines."""
    context = Context.open(person.environ)
    earlier = context.clock() - timedelta(hours=1)
    an_hour_ago = Context.open(person.environ, clock=lambda: earlier)
    sharing = _begin(person, "brief")
    sharing.last(14)
    sharing.read_days()
    if not sharing.lines():
        for words in ("How mornings go.", "The telephone, and why it stays in the drawer."):
            agenda.LineDraft(an_hour_ago).save(words)
        sharing.read_days()
    short = [one.reference for one in sharing.candidates() if len(one.words) in _PAGE_WORDS]
    for reference in short[:2]:
        sharing.toggle_moment(reference)
    for reference in short[2:4]:
        sharing.toggle_helped(reference)
    sharing.write("different", "Tea on the step, most evenings, and nobody asked why.")
    sharing.write("not_today", "The old house.")
    return sharing


def _begin(person: Person, what: What) -> Sharing:
    context = Context.open(person.environ)
    return Sharing(context, what)
