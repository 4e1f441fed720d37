"""What the insights screen reads, in a thread: facts of the days asked for, and words only when asked."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Lock
from time import monotonic

from textual.content import Content

from connectwell import insights
from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import ConnectwellError, EntryNotFound, EntryUnreadable
from connectwell.insights import Insights
from connectwell.library import NeedWords
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.patience import no_looking_for_garbage
from connectwell.tui.widgets.named import named_first

Tell = Callable[[int, int], object]
"""Told how many entries were read, of how many, once reading takes longer than a moment."""
WORDS_SHOWN = 20
_QUIET_FOR, _TELL_EVERY = 1.0, 0.25  # seconds


@dataclass(frozen=True, slots=True)
class InsightsQuery:
    """What the person wants to see: so many days (None is all), people too, what has soothed before."""

    days: int | None
    people: bool = False
    ease: bool = False

    def over(self, days: int | None) -> "InsightsQuery":
        """Over so many days."""
        return replace(self, days=days)

    def with_people(self, people: bool) -> "InsightsQuery":
        """People too, or not."""
        return replace(self, people=people)

    def with_ease(self, ease: bool) -> "InsightsQuery":
        """What has soothed before, or not."""
        return replace(self, ease=ease)


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to show; `trouble` is a sentence where something was in the way."""

    insights: Insights | None = None
    needs: tuple[NeedWords, ...] = ()
    more: Content = field(default_factory=lambda: Content(""))
    ease: Content = field(default_factory=lambda: Content(""))
    trouble: str = ""


class InsightsReader:
    """Reads for one visit to the screen, one thing at a time. Keeps nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._alone = Lock()

    def find(self, asked: InsightsQuery, tell: Tell, is_over: Callable[[], bool]) -> Found | None:
        """Everything that was asked for; called in a thread.

        Args:
            asked: what to find.
            tell: see `Tell`.
            is_over: whether nobody waits for it any more.

        Returns:
            What was found; None where nobody waits for it any more.
        """
        with self._alone, no_looking_for_garbage():
            if is_over():
                return None
            try:
                found = self._find(asked, _Patient(tell, is_over))
            except ConnectwellError as fault:
                found = Found(trouble=str(fault))
        return None if is_over() else found

    def _find(self, asked: InsightsQuery, tell: "_Patient") -> Found:
        context = self._context
        until = context.today()
        found = insights.summarise(
            context.journal.facts(
                since=until - timedelta(days=asked.days - 1) if asked.days else None, until=until, progress=tell
            ),
            until=until,
            days=asked.days,
            circle=context.journal.circle.parts(),
            people=asked.people,
            soothed=asked.ease,
        )
        told = insights.other_sentences(found, self._practices(found))
        more = Content("\n\n").join(map(named_first, told))
        return Found(found, context.library.needs(), more, self._ease(found) if asked.ease else Content(""))

    def _practices(self, found: Insights) -> dict[str, str]:
        """The names of the practices that are told of, where the library still has them."""
        told = {one.name for one in found.beside if one.kind == "practice"}
        library = self._context.library
        return {name: library.practice(name).name for name in library.practices() if name in told} if told else {}

    def _ease(self, found: Insights) -> Content:
        """The person's own words, newest first, a day above each."""
        ids = found.soothed or ()
        if not ids:
            return Content(insights.NO_SOOTHED)
        parts = [Content.styled(insights.SOOTHED, "$text-muted")]
        for id in ids[:WORDS_SHOWN]:
            try:
                entry = self._context.journal.get(id)
            except (EntryNotFound, EntryUnreadable):  # it went away meanwhile
                continue
            for part in insights.ease_in(entry):
                day = Content.styled(page.long_day(entry.day), "bold $primary")
                parts.append(Content.assemble(day, "\n", visible(part.words).strip("\n")))
        if len(ids) > WORDS_SHOWN:
            there = wording.NEWEST_OF.format(shown=WORDS_SHOWN, there=len(ids))
            parts.append(Content.styled(there, "$text-muted"))
        return Content("\n\n").join(parts)


class _Patient:
    """Tells only what takes longer than a moment, and not too often."""

    def __init__(self, tell: Tell, is_over: Callable[[], bool]) -> None:
        self._tell, self._is_over = tell, is_over
        self._next = monotonic() + _QUIET_FOR

    def __call__(self, done: int, total: int) -> bool:
        now = monotonic()
        if now >= self._next:
            self._next = now + _TELL_EVERY
            self._tell(done, total)
        return not self._is_over()
