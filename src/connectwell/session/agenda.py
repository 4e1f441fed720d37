"""Lines for the next session: what was marked for it, or written for it; open until talked about or let go.

A mark (`for_session = true` on a part) is a line that isn't written yet. The part's own words are never the line:
marking something doesn't widen who may read it. Writing the line, or closing it, makes an entry of kind agenda about
the part, and from then on that entry is the line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.jobs import Progress
from connectwell.journal import Editing, Journal
from connectwell.model.entry import AgendaLine, Entry, Reflection, tail_of
from connectwell.model.parts import MARKABLE, key_of
from connectwell.model.terms import Outcome, Wants
from connectwell.model.text import clean, visible

HOLDS = ("for_session", '"agenda"', "'agenda'")
"""What stands in the file of every entry that matters here."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line.

    Attributes:
        id: of the agenda entry; for a mark, its `about`.
        about: the part it came from, as `<tail>/<key>`, if it came from one.
        day: of the part it came from; else of the line.
        words: the person's own, for the page; empty until written.
        wants: what they'd like with it.
        from_mark: a mark whose line isn't written yet.
        title: what the part is called, such as Safe; empty for a line of its own.
        outcome: what became of it; None while open.
        closed: when, in the offset of that moment.
    """

    id: str
    about: str | None
    day: date
    words: str
    wants: Wants | None
    from_mark: bool
    title: str = ""
    outcome: Outcome | None = None
    closed: datetime | None = None

    @property
    def tail(self) -> str:
        """The end of the agenda entry's id; empty for a mark."""
        return tail_of(self.id)


def look(journal: Journal, progress: Progress | None = None) -> tuple[Entry, ...]:
    """Every entry that has a line or a mark in it, from the whole journal.

    Args:
        journal: where to look.
        progress: told how many files were looked at, of how many.

    Raises:
        Cancelled: by `progress`.
    """
    return tuple(found.entry for found in journal.holding(*HOLDS, progress=progress))


def open_lines(entries: Iterable[Entry]) -> tuple[AgendaItem, ...]:
    """The lines that wait for the next session, oldest first. Removed entries have none."""
    return tuple(item for item in all_lines(entries) if item.outcome is None)


def all_lines(entries: Iterable[Entry]) -> tuple[AgendaItem, ...]:
    """Open and closed lines, oldest first; none that is put away."""
    there = [entry for entry in entries if entry.removed is None]
    marks = {mark.id: (entry.started, mark) for entry in there for mark in _marks(entry)}
    found = []
    for entry in there:
        if entry.agenda and not entry.agenda.put_away:
            began, mark = marks.get(entry.agenda.about or "", (entry.started, None))
            found.append((entry.day if mark is None else mark.day, began, _line(entry, entry.agenda, mark)))
    spoken_for = {entry.agenda.about for entry in there if entry.agenda}  # by a line that is put away as well
    found += [(mark.day, began, mark) for about, (began, mark) in marks.items() if about not in spoken_for]
    return tuple(item for _, _, item in sorted(found, key=lambda one: one[:2]))


def said(item: AgendaItem, today: date) -> str:
    """A line as a person reads it, safe to draw: Safe, 21 November: the words. The year is said where it is another."""
    day = f"{item.day.day} {item.day:%B}" + (f" {item.day.year}" if item.day.year != today.year else "")
    words = visible(item.words).strip("\n") or sentences.NO_LINE_YET
    return f"{item.title + ', ' if item.title else ''}{day}: {words}"


def find(items: Iterable[AgendaItem], asked: str) -> AgendaItem:
    """The line that is called so: by its id, its tail, or a mark's `<tail>/<key>`.

    Raises:
        EntryNotFound: none is, or several are.
    """
    found = [item for item in items if asked and asked in (item.id, item.tail)]
    if len(found) == 1:
        return found[0]
    raise EntryNotFound(sentences.SEVERAL_LINES if found else sentences.NO_SUCH_LINE)


def _entry_of(line: AgendaLine, context: Context, now: datetime) -> Entry:
    day, id = context.day_of(now), context.journal.new_id(now)
    return Entry(id=id, kind="agenda", day=day, started=now, finished=now, agenda=line)


class Writing:
    """A line being written. Every save goes to the same entry.

    Args:
        context: where, and when.
        about: the mark it is written for, if it is for one.
    """

    def __init__(self, context: Context, about: AgendaItem | None = None) -> None:
        line = AgendaLine(about=about.about if about else None, sharing="words")
        self._editing: Editing = context.journal.begin(_entry_of(line, context, context.clock()))

    def save(self, words: str, wants: Wants | None = None) -> Entry:
        """The line as it stands.

        Raises:
            UsageFault: there are no words.
            SaveFailed: from the journal.
        """
        if not clean(words).strip():
            raise UsageFault(sentences.NOTHING_YET)
        return self._editing.save(self._with(words, wants)).entry

    def rescue(self, words: str, folder: str) -> None:
        """The line as it stands goes into another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(words, None), folder)

    def _with(self, words: str, wants: Wants | None) -> Entry:
        entry = self._editing.entry
        return replace(entry, agenda=replace(entry.agenda or AgendaLine(), words=clean(words), wants=wants))


def close(context: Context, item: AgendaItem, outcome: Outcome) -> Entry:
    """Notes that a line was talked about, or let go. For a mark that makes a closed line, so that it stays closed.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    now = context.clock()
    if item.from_mark:
        closed = AgendaLine(about=item.about, closed=now, outcome=outcome)
        return context.journal.add(_entry_of(closed, context, now))
    editing = context.journal.edit(item.id)
    line = replace(editing.entry.agenda or AgendaLine(), closed=now, outcome=outcome)
    return editing.save(replace(editing.entry, agenda=line)).entry


def want(journal: Journal, item: AgendaItem, wants: Wants | None) -> Entry:
    """Notes what they'd like with a line that is written. Raises as `close`."""
    editing = journal.edit(item.id)
    line = replace(editing.entry.agenda or AgendaLine(), wants=wants)
    return editing.save(replace(editing.entry, agenda=line)).entry


def open_again(journal: Journal, item: AgendaItem) -> Entry:
    """Takes back that a line was closed. Raises as `close`."""
    editing = journal.edit(item.id)
    line = replace(editing.entry.agenda or AgendaLine(), closed=None, outcome=None)
    return editing.save(replace(editing.entry, agenda=line)).entry


def _line(entry: Entry, line: AgendaLine, mark: AgendaItem | None) -> AgendaItem:
    return AgendaItem(
        id=entry.id,
        about=line.about,
        day=mark.day if mark else entry.day,
        words=line.words,
        wants=line.wants,
        from_mark=False,
        title=mark.title if mark else "",
        outcome=line.outcome or ("talked" if line.closed else None),
        closed=line.closed,
    )


def _marks(entry: Entry) -> Iterator[AgendaItem]:
    """A line for each part that is marked. Ratings without words have one together, as at the close of a check-in."""
    for row in MARKABLE:
        marked = [part for part in row.of(entry) if part.for_session]
        if row.kind == "reflection":
            if any(_is_bare(entry, part) for part in marked):
                yield _mark(entry, "ratings", sentences.part_name("ratings"))
            marked = [part for part in marked if not _is_bare(entry, part)]
        for part in marked:
            yield _mark(entry, key_of(part), sentences.part_name(row.kind, getattr(part, "need", None)))


def _mark(entry: Entry, name: str, title: str) -> AgendaItem:
    about = f"{entry.tail}/{name}"
    return AgendaItem(about, about, entry.day, "", None, from_mark=True, title=title)


def _is_bare(entry: Entry, part: Reflection) -> bool:
    """A rating without words; one that was offered by itself is brought by itself."""
    return not part.words.strip() and part.need not in entry.offered
