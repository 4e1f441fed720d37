"""Reads for the insights screen, in a thread: facts of the days requested, words only on request."""

from dataclasses import dataclass, field, replace
from threading import Lock

from textual.content import Content

from connectwell import insights
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import Cancelled, EntryNotFound, EntryUnreadable
from connectwell.insights import Insights
from connectwell.library import NeedWords
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.job import Job
from connectwell.tui.widgets.bold_subject import bold_subject

WORDS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class InsightsQuery:
    """What to show: the last `days` (None for all), optionally people and what has soothed."""

    days: int | None
    people: bool = False
    ease: bool = False

    def over(self, days: int | None) -> "InsightsQuery":
        """Returns the query for another span."""
        return replace(self, days=days)

    def with_people(self, people: bool) -> "InsightsQuery":
        """Returns the query with or without people."""
        return replace(self, people=people)

    def with_ease(self, ease: bool) -> "InsightsQuery":
        """Returns the query with or without what has soothed."""
        return replace(self, ease=ease)


@dataclass(frozen=True, slots=True)
class Found:
    """The results; `trouble` is a sentence if reading failed, or if some of it did."""

    insights: Insights | None = None
    needs: tuple[NeedWords, ...] = ()
    more: Content = field(default_factory=lambda: Content(""))
    ease: Content = field(default_factory=lambda: Content(""))
    trouble: str = ""


class InsightsReader:
    """Reads for one visit to the screen, one query at a time. Keeps nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._alone = Lock()

    def find(self, asked: InsightsQuery, job: Job) -> Found:
        """Returns everything the query asks for; called in a thread. Raises Cancelled, ConnectwellError."""
        with self._alone:
            if job.is_cancelled:  # cancelled while waiting for another thread
                raise Cancelled
            return self._find(asked, job)

    def _find(self, asked: InsightsQuery, job: Job) -> Found:
        context = self._context
        until = context.today()
        context.journal.start_over()
        found = insights.summarise(
            context.journal.facts(
                since=shifted(until, 1 - asked.days) if asked.days else None, until=until, progress=job.progress
            ),
            until=until,
            days=asked.days,
            circle=context.journal.circle.parts(),
            people=asked.people,
            soothed=asked.ease,
        )
        told = insights.other_sentences(found, self._practices(found))
        more = Content("\n\n").join(map(bold_subject, told))
        ease = self._ease(found) if asked.ease else Content("")
        return Found(found, context.library.needs(), more, ease, context.left_out())

    def _practices(self, found: Insights) -> dict[str, str]:
        """Returns the names of the practices mentioned, if the library still has them."""
        told = {one.name for one in found.beside if one.kind == "practice"}
        library = self._context.library
        return {name: library.practice(name).name for name in library.practices() if name in told} if told else {}

    def _ease(self, found: Insights) -> Content:
        """Returns the person's own words, newest first, each under its day."""
        ids = found.soothed or ()
        if not ids:
            return Content(insights.NO_SOOTHED)
        parts = [Content.styled(insights.SOOTHED, "$text-muted")]
        for id in ids[:WORDS_SHOWN]:
            try:
                entry = self._context.journal.get(id)
            except EntryNotFound:  # removed meanwhile
                continue
            except EntryUnreadable as fault:
                self._context.journal.note_unreadable(id, fault)
                continue
            for part in insights.ease_in(entry):
                day = Content.styled(page.long_day(entry.day), "bold $primary")
                parts.append(Content.assemble(day, "\n", visible(part.words).strip("\n")))
        if len(ids) > WORDS_SHOWN:
            there = wording.NEWEST_OF.format(shown=WORDS_SHOWN, there=len(ids))
            parts.append(Content.styled(there, "$text-muted"))
        return Content("\n\n").join(parts)
