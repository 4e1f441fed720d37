"""Choosing the days and the content: what is left out, chosen, or written for the page. The first half of `Sharing`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from connectwell.clock import shifted
from connectwell.errors import UsageFault
from connectwell.jobs import Progress
from connectwell.model.frozen import dataclass
from connectwell.share.formats.registry import Format, What, formats_for
from connectwell.share.select.parts import ShareItem, share_items_of
from connectwell.share.select.period import Choice, Period, Shareable, read_shareable, since_last_session

# Imported where used: only a page needs them, and they load the agenda and insights.
if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.journal import Journal, UnreadFile
    from connectwell.session.agenda import AgendaItem
    from connectwell.share.brief import Candidate

DAYS_AT_FIRST: Final = 14
NO_SUCH: Final = "Nothing you can share from these days has that id. Nothing was changed."
NO_SUCH_WORDS: Final = "No words you can share from these days have that id. Nothing was changed."
STAYS: Final = "Only you may see that, so it stays here. To share it, change who may see it first."
PUT_AWAY: Final = "That is put away until your session, so it stays here."

OwnLine = Literal["different", "helped_line", "not_today", "name"]
"""A line written for the page itself; `name` is the person's name on it."""


@dataclass(frozen=True)
class PageLine:
    """A line to talk about that may go on the page. Pass `reference` to `Sharing.toggle`."""

    reference: str
    item: AgendaItem
    leaves: bool


class Selection:
    """The current selection of what leaves.

    Args:
        context: the services it works with.
        what: `brief`, the one page for a session; or `export`, the person's own words as a record.
        everything: an export of everything, including private and put-away parts: the person's own archive.
        in_two: whether a second process may help to read, as on the command line. Never if there are other threads.

    Attributes:
        unread_files: what is there but could not be read by `read_days`, so that it isn't among what may leave.
        unread_elsewhere: those that could not be read either, but name only other days than the chosen ones.
    """

    def __init__(
        self,
        context: Context,
        what: What,
        *,
        everything: bool = False,
        in_two: bool = False,
    ) -> None:
        self.what: What = what
        self.everything = everything
        self.today: date = context.today()
        self.period = Period.last(DAYS_AT_FIRST, self.today) if what == "brief" else Period()
        self.choice = Choice()
        self._context = context
        self._in_two = in_two
        self._names = {need.id: need.name for need in context.library.needs()}
        self._shareable: Shareable | None = None
        self._may_be_chosen: tuple[Shareable, tuple[Candidate, ...]] | None = None  # with nothing left out
        self._lines: tuple[AgendaItem, ...] = ()
        self._session: date | None = None  # the day of the next one
        self.unread_files: tuple[UnreadFile, ...] = ()
        self.unread_elsewhere: tuple[UnreadFile, ...] = ()

    @property
    def journal(self) -> Journal:
        """The journal that it reads."""
        return self._context.journal

    # --- Period

    def last(self, days: int) -> None:
        """Selects the last 7, 14, 28 or 90 days. Raises UsageFault for any other number."""
        self._set_period(Period.last(days, self.today))

    def since_session(self, progress: Progress | None = None) -> None:
        """Selects the days since the newest session. Raises NoSession, Cancelled."""
        self._set_period(since_last_session(self._context.journal, self.today, progress))

    def between(self, since: date | None, until: date | None) -> None:
        """Selects a range of days; None leaves an end open. Raises UsageFault if the range is reversed."""
        if self.what == "brief":
            until = until or self.today
        self._set_period(Period.between(since, until))

    def latest_to_come(self) -> date | None:
        """Returns the latest day of entries that is after today and after the selected days; None if there is none."""
        from connectwell.journal import Readable

        if self.period.until is None:
            return None
        last = max(self.period.until, self.today)
        found = self.journal.newest_by_day(since=shifted(last, 1))
        return next((one.entry.day for one in found if isinstance(one, Readable) and one.entry.day > last), None)

    def read_days(self, progress: Progress | None = None) -> None:
        """Loads the selected days. Required before anything below, and again after other days are selected.

        Keeps earlier choices that still apply.

        Args:
            progress: called with the number of files read and the total.

        Raises:
            Cancelled: by `progress`; nothing is changed.
        """
        found = read_shareable(self._context.journal, self.period, progress, in_two=self._in_two)
        if self.what == "brief":
            from connectwell.session import agenda
            from connectwell.session.next_session import next_session
            from connectwell.share.brief import lines_among

            entries = agenda.agenda_entries(self._context.journal, progress)
            self._lines, self._session = lines_among(entries), next_session(entries, self.today)
        self._shareable, unread = found, self._context.journal.unread_files()
        self.unread_elsewhere = tuple(filter(self._is_of_other_days, unread))
        self.unread_files = tuple(one for one in unread if one not in self.unread_elsewhere)
        self._drop_stale_choices()

    def _is_of_other_days(self, unread: UnreadFile) -> bool:
        """Whether none of it can be of the chosen days; what is to be talked about on a page has no day."""
        if self.what != "export" or not unread.path.startswith("entries/"):
            return False
        days = self._context.journal.days_named_in(unread)
        return bool(days) and not any(map(self.period.holds, days))

    # --- Content

    def share_items(self) -> tuple[ShareItem, ...]:
        """Returns what may leave, and what stays and why; oldest first. A page's agenda lines are in `lines`."""
        return self._things(self._loaded)

    def _things(self, there: Shareable) -> tuple[ShareItem, ...]:
        found = share_items_of(there, self._names, self.choice.left_out)
        return found if self.what == "export" else tuple(thing for thing in found if thing.kind != "agenda")

    def lines(self) -> tuple[PageLine, ...]:
        """Returns the lines to talk about that may go on the page, oldest first; none for an export."""
        return tuple(
            PageLine(tail, item, tail not in self.choice.left_out) for item in self._lines if (tail := item.tail)
        )

    def toggle(self, reference: str) -> bool:
        """Leaves something out, or includes it again.

        Args:
            reference: of a part, of an entry (all its parts that may leave), or of a line for the page.

        Returns:
            Whether it leaves now.

        Raises:
            UsageFault: it is private, put away, or not within these days.
        """
        meant = self._meant(reference)
        leaves = meant <= self.choice.left_out
        self._change(left_out=self.choice.left_out - meant if leaves else self.choice.left_out | meant)
        self._drop_stale_choices()
        return leaves

    def leave_out(self, reference: str) -> None:
        """Leaves something out, whether or not it was before. Raises as `toggle`."""
        self._change(left_out=self.choice.left_out | self._meant(reference))
        self._drop_stale_choices()

    def _meant(self, reference: str) -> set[str]:
        if any(line.reference == reference for line in self.lines()):
            return {reference}
        tail = reference.partition("/")[0]
        one = replace(self._loaded, entries=tuple(entry for entry in self._loaded.entries if entry.tail == tail))
        found = [thing for thing in self._things(one) if reference in (thing.reference, thing.entry)]
        meant = {thing.reference for thing in found if thing.may_leave}
        if not meant:
            raise UsageFault(_why_not(found))
        return meant

    def candidates(self) -> tuple[Candidate, ...]:
        """Returns the words that may go on the page as a moment or as something that helped, oldest first."""
        if self.what != "brief":
            return ()
        from connectwell.share.brief import candidates

        if self._may_be_chosen is None or self._may_be_chosen[0] is not self._loaded:
            self._may_be_chosen = (self._loaded, candidates(self._loaded, Choice()))
        every, left_out = self._may_be_chosen[1], self.choice.left_out
        if not left_out:
            return every
        return tuple(
            one for one in every if one.reference not in left_out and one.reference.partition("/")[0] not in left_out
        )

    def toggle_moment(self, reference: str) -> bool:
        """Chooses words as a moment, or deselects them; returns whether they are chosen now.

        Raises:
            UsageFault: they aren't among the candidates, have no words, or two are chosen already.
        """
        from connectwell.share.brief import MOST_MOMENTS

        quotable = [one for one in self.candidates() if one.is_quotable]
        chosen = self._toggled(quotable, self.choice.moments, reference, MOST_MOMENTS)
        self._change(moments=chosen)
        return reference in chosen

    def toggle_helped(self, reference: str) -> bool:
        """As `toggle_moment`, for something that helped; at most three."""
        from connectwell.share.brief import MOST_HELPED

        chosen = self._toggled(self.candidates(), self.choice.helped, reference, MOST_HELPED)
        self._change(helped=chosen)
        return reference in chosen

    def write(self, line: OwnLine, words: str) -> None:
        """Sets a line written for the page; empty for none. It is stored nowhere else."""
        self._change(**{line: words})

    def keep_names(self, keep: bool) -> None:
        """Sets whether people keep their names; otherwise they are replaced by roles."""
        self._change(keep_names=keep)

    def keep_name(self, name: str) -> bool:
        """Lets one person keep their name, or hides it again.

        Args:
            name: as in `Replacement.name`, or as the person wrote it.

        Returns:
            Whether it is kept now.
        """
        self._change(keep=self.choice.keep ^ {name})
        return name in self.choice.keep

    def hide(self, word: str) -> bool:
        """Hides a word as the name of the person it may be, or shows it again; returns whether it is hidden."""
        self._change(hide=self.choice.hide ^ {word})
        return word in self.choice.hide

    @property
    def unknown_names(self) -> tuple[str, ...]:
        """Paths of what could not be read of the circle, while names are to be hidden: those in it may leave."""
        return () if self.choice.keep_names or self._shareable is None else self._shareable.unknown

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats it can be shared in."""
        return formats_for(self.what)

    @property
    def _loaded(self) -> Shareable:
        if self._shareable is None:
            raise RuntimeError("look() comes first")
        return self._shareable

    def _set_period(self, period: Period) -> None:
        self.period, self._shareable = period, None

    def _change(self, **changes: object) -> None:
        self.choice = replace(self.choice, **changes)  # type: ignore[arg-type]  # each caller names a field and its type

    def _drop_stale_choices(self) -> None:
        """Deselects moments and helped words that are no longer candidates."""
        if not (self.choice.moments or self.choice.helped):
            return
        there = {one.reference for one in self.candidates()}
        self._change(
            moments=tuple(one for one in self.choice.moments if one in there),
            helped=tuple(one for one in self.choice.helped if one in there),
        )

    def _toggled(
        self, among: Sequence[Candidate], chosen: tuple[str, ...], reference: str, most: int
    ) -> tuple[str, ...]:
        if reference in chosen:
            return tuple(one for one in chosen if one != reference)
        if all(one.reference != reference for one in among):
            raise UsageFault(NO_SUCH_WORDS)
        if len(chosen) == most:
            raise UsageFault(f"The page has room for {most} of these; take one off first.")
        return (*chosen, reference)


def _why_not(found: Sequence[ShareItem]) -> str:
    if not found:
        return NO_SUCH
    return STAYS if any(thing.stays == "private" for thing in found) else PUT_AWAY
