"""Measures plain mode: words heard and lines typed, act by act, in the demo's journal of 30 days.

`python docs/measure_plain.py` writes the table of docs/accessibility.md anew. A test holds the figures to their limits.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from connectwell import sentences
from connectwell.context import Context
from connectwell.demo import fill_journal
from connectwell.library import Library
from connectwell.plain import Talk, open_companion
from connectwell.plain.line_editor import Kind

PAGE = Path(__file__).with_name("accessibility.md")
BEGIN, END = "<!-- begin: counts -->", "<!-- end: counts -->"
MORNING = datetime(2026, 11, 21, 8, 1, tzinfo=UTC)
COLUMNS = 40
REGION = sentences.REGION.partition(" ")[0]
CHECK_IN = "c|settled||5|6|7|4|6|seen|A bus came on time.|.||l|A song."


@dataclass(frozen=True)
class Act:
    """One thing a person does from Today.

    Attributes:
        name: what it is.
        lines: what is typed, where | ends a line.
        until: the words that its end is measured to; the next question if empty.
        turns: the most lines it may take; None if that isn't held.
        words: the most words heard before `until`, after the first line; None if that isn't held.
        welcomed: whether connectwell was opened before.
    """

    name: str
    lines: str
    until: str = ""
    turns: int | None = None
    words: int | None = None
    welcomed: bool = True


ACTS = (
    Act("The first time, up to the first question", "", until=REGION, turns=0, words=75, welcomed=False),
    Act("Open, up to the first question", "", until="What next?", turns=0, words=65),
    Act("Help now, up to the number", "h", until="9", turns=1, words=4),
    Act("Help now, up to its question", "h", turns=1, words=35),
    Act("Check in, up to the first question", "c", until=sentences.ARRIVE, turns=1, words=15),
    Act("Rate the five", "r|5|6|7|4|6", turns=6, words=45),
    Act("Check in, one of the five written about", f"{CHECK_IN}|", turns=16, words=35),
    Act("The same, and choose what to bring", f"{CHECK_IN}|b|2 my words", turns=17, words=35),
    Act("Write a note", "n|Tea on the step.|.", turns=3, words=16),
    Act("Say that I did the connection", "d|She smiled.|.|seen", turns=4, words=35),
    Act("Undo that", "l|undo", turns=2, words=12),
    Act("Hear the last 14 days", "w", turns=1, words=240),
    Act("Find a word, and read what has it", "/|the|1", turns=3, words=4),
    Act("Hear a page for my session, and make it", "s|page|||txt||page.txt", turns=8, words=40),
    Act("Hear what can be typed", "help", turns=1, words=100),
)


@dataclass(frozen=True)
class Count:
    """What one act took."""

    act: Act
    turns: int
    words: int
    in_all: int


class _Heard(Talk):
    """Keeps what is heard before each answer."""

    def __init__(self, lines: str, out: StringIO) -> None:
        super().__init__(StringIO(lines.replace("|", "\n") + "\n" if lines else ""), out, COLUMNS)
        self.stretches: list[str] = []
        self._out, self._from = out, 0

    def _read(self, kind: Kind, question: tuple[str, ...], *, bounces: bool = False) -> str:
        said = self._out.getvalue()
        self.stretches.append(said[self._from :])
        self._from = len(said)
        return super()._read(kind, question, bounces=bounces)


def count(context: Context, act: Act) -> Count:
    """Does one act and counts. The journal keeps what it wrote."""
    out = StringIO()
    talk = _Heard(act.lines, out)
    open_companion(context, talk)
    turns = act.lines.count("|") + 1 if act.lines else 0
    heard = talk.stretches[1 : turns + 1] if turns else talk.stretches[:1]
    first = heard[0].partition(act.until)[0] if act.until else heard[0]
    return Count(act, turns, len(first.split()), len(" ".join(heard).split()))


def counts() -> list[Count]:
    """Does and counts all of them, each in a copy of one journal: the demo's of 30 days, in Great Britain."""
    here, library, found = Path.cwd(), Library(), []
    with TemporaryDirectory() as folder:
        filled = Path(folder) / "filled"
        context = _open(filled, library)
        context.change(welcomed=True, region="GB")
        fill_journal(context.journal, library, MORNING, 30)
        for number, act in enumerate(ACTS):
            copy = Path(folder) / str(number)
            copytree(filled, copy)
            os.chdir(copy)  # where a page is written to
            try:
                context = _open(copy, library)
                context.change(welcomed=act.welcomed)
                found.append(count(context, act))
            finally:
                os.chdir(here)
    return found


def _open(home: Path, library: Library) -> Context:
    """A journal where it is always the same morning."""
    now = [MORNING]

    def clock() -> datetime:
        now[0] += timedelta(milliseconds=1)
        return now[0]

    context = Context.open({"CONNECTWELL_HOME": str(home)}, clock=clock)
    context.library = library
    return context


def table(found: list[Count]) -> str:
    """The table as Markdown."""
    rows = [("act", "lines typed", "at most", "words heard first", "at most", "words heard in all")]
    rows.append(("---", "--:", "--:", "--:", "--:", "--:"))
    for one in found:
        most = ("" if limit is None else str(limit) for limit in (one.act.turns, one.act.words))
        turns, words = most
        rows.append((one.act.name, str(one.turns), turns, str(one.words), words, str(one.in_all)))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def page(text: str, found: list[Count]) -> str:
    """The page with its table as it is now."""
    return re.sub(f"{BEGIN}.*{END}", f"{BEGIN}\n{table(found)}\n{END}", text, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), counts()), encoding="utf-8")
