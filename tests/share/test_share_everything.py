"""An export is the same whether one process reads the files or two, and whatever becomes of one."""

import os
import pickle
import subprocess
import sys
from dataclasses import replace

import pytest
from sharing import TODAY, check_in, note, record

from connectwell.context import Context
from connectwell.errors import Cancelled
from connectwell.model.circle import CirclePart
from connectwell.share.archive import make_archive
from connectwell.share.document import Document, texts_in_document
from connectwell.share.everything import StreamedFormat, everything, write_everything
from connectwell.share.formats.registry import Format, render
from connectwell.share.names.resembling import resembling
from connectwell.share.record import Made
from connectwell.share.select.period import Choice, Period, read_shareable

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")

# In a process of its own: one that has threads, as a test runner may, never forks.
_IN_TWO = """
import os, pickle, sys
from datetime import date
from connectwell.context import Context
from connectwell.share import two_processes
from connectwell.share.archive import make_archive
from connectwell.share.everything import everything, write_everything
from connectwell.share.record_at_once import write_record
from connectwell.share.select.period import Choice, Period, read_shareable
context, forks, fork, leave = Context.open(), [], os.fork, two_processes._work_and_leave
def counted():
    forks.append(fork())
    return forks[-1]
def other(work, *rest):
    def stumbling(part, of, swap):
        def then_dies(ours):
            swap(ours)
            os.kill(os.getpid(), 9)
        if sys.argv[1] == "dies":
            os.kill(os.getpid(), 9)
        if sys.argv[1] == "stumbles":
            raise ValueError
        return work(part, of, then_dies if sys.argv[1] == "dies later" else swap)
    leave(stumbling, *rest)
os.fork, two_processes._work_and_leave = counted, other
print(ascii(everything(context.journal, context.library, date(2026, 11, 21), in_two=True)))
print(ascii(make_archive(context, date(2026, 11, 21), in_two=True)))
for as_ in ("md", "csv"):
    pieces = write_everything(context.journal, context.library, date(2026, 11, 21), as_, in_two=True)
    print(ascii(b"".join(pieces).decode()))
print(pickle.dumps(read_shareable(context.journal, Period(), in_two=True)).hex())
record = write_record(context.journal, Choice(hide=frozenset({"Fee"})), context.library, date(2026, 11, 21))
print(pickle.dumps((record.made, record.content.decode())).hex())
print(len(forks), file=sys.stderr)
"""


_NAMING = (
    "Bea rang. @Lio too.",  # the oldest: of two friends, who comes first in it counts
    "Fiona, then Bea.",
    "Fio and lio, 0170 1234567.",
    "Fee, and Lio. Fio. #joinfiona",
    "Fiona and Fiona. joinfiona",
    "Nobody.",
)
STRAIGHT: tuple[StreamedFormat, ...] = ("md", "csv")


def text(document: Document, as_: Format) -> str:
    return render(document, as_).as_bytes().decode()


@needs_fork
@pytest.mark.parametrize("other", ["reads", "dies", "dies later", "stumbles"])
def test_two_processes_read_what_one_reads(context: Context, other: str) -> None:
    for number in range(7):
        note(
            context, f"Rain {number}. Ña rang.", f"n{number}n{number}n{number}", days_ago=number // 2, sharing="private"
        )
    check_in(context)
    for number, words in enumerate(_NAMING):
        note(context, words, f"m{number}m{number}m{number}", days_ago=len(_NAMING) - number)
    for name in ("Fiona", "Bea"):
        context.journal.circle.add(CirclePart(id="", kind="person", name=name, role="friend", call="0170 1234567"))
    done = subprocess.run([sys.executable, "-c", _IN_TWO, other], capture_output=True, text=True)
    assert (done.stderr, done.returncode) == ("6\n", 0)
    document, archive, *straight, shareable, written = done.stdout.splitlines()
    made = everything(context.journal, context.library, TODAY)
    assert document == ascii(made)
    assert archive == ascii(make_archive(context, TODAY))
    assert straight == [ascii(text(made.document, as_)) for as_ in STRAIGHT]
    assert pickle.loads(bytes.fromhex(shareable)) == read_shareable(context.journal, Period())
    _is_of_all_that_may_leave(context, *pickle.loads(bytes.fromhex(written)))


def _is_of_all_that_may_leave(context: Context, made: Made, content: str) -> None:
    """Whether a record written at once is what one process makes of the same."""
    whole = record(context, Choice(hide=frozenset({"Fee"})), Period())
    assert content == text(whole.document, "md")
    assert "A friend (B) rang" in content
    assert "a friend (F)" in content
    assert made.document == replace(whole.document, pages=())
    assert (made.entries, made.replaced, made.known) == (whole.entries, whole.replaced, whole.known)
    assert made.like == resembling(texts_in_document(whole.document), whole.known)
    assert [(one.word, one.times) for one in made.like] == [("Fio", 2), ("joinfiona", 2)]


def test_a_reading_that_is_stopped_gives_nothing(context: Context) -> None:
    note(context, "Rain.", "n1n2n3")
    with pytest.raises(Cancelled):
        everything(context.journal, context.library, TODAY, lambda _done, _of: False)


@pytest.mark.parametrize("as_", STRAIGHT)
@pytest.mark.parametrize("days", [0, 1, 300], ids=["empty", "a day", "many months"])
def test_what_is_written_straight_from_the_files_is_the_document(
    context: Context, as_: StreamedFormat, days: int
) -> None:
    """Also with so many entries that they are read and written some at a time."""
    for day in range(days):
        note(context, f"Rain on day {day}.", f"n{day:05}", days_ago=day, sharing="private")
    if days:
        check_in(context)
    made = everything(context.journal, context.library, TODAY)
    assert len(made.document.pages) == days + bool(days)
    written = b"".join(write_everything(context.journal, context.library, TODAY, as_)).decode()
    assert written == text(made.document, as_)
