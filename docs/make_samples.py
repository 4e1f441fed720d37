"""Makes the samples of docs/sharing.md anew: `python docs/make_samples.py`. Made-up weeks, a fixed morning."""

import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from connectwell.context import Context
from connectwell.demo import fill_journal, words
from connectwell.journal import Query
from connectwell.model.entry import Entry, PracticeDone
from connectwell.settings import Settings
from connectwell.share.formats.registry import Format
from connectwell.share.guide import guide_pdf
from connectwell.share.select.marking import set_sharing
from connectwell.share.sharing import Sharing

SAMPLES = Path(__file__).parent / "samples"
MORNING = datetime(2026, 11, 21, 8, 1, 22, tzinfo=timezone(timedelta(hours=1)))
SEED = 17
MOMENTS = ("soothed.myself.38", "stable.surroundings.48")
HELPED = "safe.others.61"
"""Prompts that were answered in those weeks."""
PRACTICE = "press-and-release"
"""A practice that was done in them."""


def sharing(context: Context, what: str) -> Sharing:
    """Four weeks, looked at."""
    made = Sharing(context, "brief" if what == "brief" else "export")
    made.last(28)
    made.read_days()
    return made


def choose(page: Sharing, context: Context) -> None:
    """What a person might choose: two moments, something that helped, and lines of the page's own."""
    told = {candidate.words: candidate.reference for candidate in page.candidates()}
    for prompt in MOMENTS:
        page.toggle_moment(told[words.ANSWERS[prompt]])
    page.toggle_helped(told[words.ANSWERS[HELPED]])
    page.toggle_helped(next(told[landed] for landed in words.LANDED if landed in told))
    page.toggle_helped(told[context.library.practice(PRACTICE).name])
    page.write("different", "My phone stays in the kitchen at night now. Sleeping a bit better.")
    page.write("not_today", "anything about Mum")
    page.write("name", "Robin")


def practise(context: Context) -> None:
    """Adds a practice that helped, and lets the day of the last session be seen."""
    when = MORNING - timedelta(days=10, hours=-13)
    name = context.library.practice(PRACTICE).name
    done = PracticeDone(name=PRACTICE, title=name, before="stirred-up", after="less", sharing="words")
    context.journal.add(
        Entry(id=context.journal.new_id(when), kind="practice", day=when.date(), started=when, practice=done)
    )
    for found in context.journal.find(Query(kinds=frozenset({"session"}))):
        set_sharing(context.journal, f"{found.entry.tail}/session", "theme")


def save(what: Sharing, name: str, formats: Sequence[Format], folder: Path) -> None:
    """One file for each format."""
    for as_ in formats:
        content = what.render(as_).content
        whole = content if isinstance(content, bytes) else "".join(content).encode()
        (folder / f"{name}.{as_}").write_bytes(whole)


def main(folder: Path = SAMPLES, page_as: Sequence[Format] = ("pdf", "html", "md", "txt")) -> None:
    """All of them, from a journal that goes away."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(welcomed=True, region="DE")
        context = Context.open({"CONNECTWELL_HOME": home}, clock=lambda: MORNING, settings=settings)
        fill_journal(context.journal, context.library, MORNING, 60, SEED)
        practise(context)
        page = sharing(context, "brief")
        choose(page, context)
        save(page, "brief", page_as, folder)
        if "pdf" in page_as:
            (folder / "guide.pdf").write_bytes(guide_pdf(MORNING.date(), context.library.needs()))
        save(sharing(context, "record"), "record", ("md", "csv"), folder)


if __name__ == "__main__":
    main()
