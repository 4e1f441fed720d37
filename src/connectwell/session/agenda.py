"""The agenda for the next session: lines marked or written for it, open until talked about or let go.

A mark (`for_session = true` on a part) is a line not written yet. It is shown with the words it was marked at, but
these are the line only once the person says so: marking something doesn't widen who may read it. Taking, writing or
closing the line creates an agenda entry about the part, which is the line from then on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.jobs import Progress
from connectwell.journal import Journal
from connectwell.journal.words_draft import WordsDraft
from connectwell.model.entry import AgendaLine, Entry, Reflection, tail_of
from connectwell.model.parts import MARKABLE, is_put_away, key_of, words_in
from connectwell.model.terms import Outcome, Wants
from connectwell.model.text import visible

HOLDS = ("for_session", '"agenda"', "'agenda'", "next = ")
"""Strings found in the file of every entry that has a line or a mark, or says when the next session is."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One agenda line.

    Attributes:
        id: of the agenda entry; for a mark, its `about`.
        about: the part it came from, as `<tail>/<key>`; None if it came from none.
        day: of the part it came from; else of the line.
        words: the person's own, for the page; empty until written.
        wants: what they'd like with it.
        from_mark: whether it is a mark whose line isn't written yet.
        title: the part's name, such as Safe; empty for a line that came from no part.
        outcome: what became of it; None while open.
        closed: when it was closed, with the UTC offset of that moment.
        marked: the words it was marked at, unless put away, while it has none of its own; they leave only once they are
            made the line.
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
    marked: str = ""

    @property
    def tail(self) -> str:
        """The tail of the agenda entry's id; empty for a mark."""
        return tail_of(self.id)


def agenda_entries(journal: Journal, progress: Progress | None = None) -> tuple[Entry, ...]:
    """Returns every entry in the journal that has a line or a mark, or says when the next session is.

    Args:
        journal: where to look.
        progress: called with the number of files read and the total.

    Raises:
        Cancelled: by `progress`.
    """
    return tuple(found.entry for found in journal.containing(*HOLDS, progress=progress))


def open_lines(entries: Iterable[Entry]) -> tuple[AgendaItem, ...]:
    """Returns the lines open for the next session, oldest first; none from removed entries."""
    return tuple(item for item in all_lines(entries) if item.outcome is None)


def all_lines(entries: Iterable[Entry]) -> tuple[AgendaItem, ...]:
    """Returns open and closed lines, oldest first; none that is put away."""
    present = [entry for entry in entries if entry.removed is None]
    marks = {mark.id: (entry.started, mark) for entry in present for mark in _marks(entry)}
    found = []
    for entry in present:
        if entry.agenda and not entry.agenda.put_away and (entry.agenda.words.strip() or entry.agenda.about):
            began, mark = marks.get(entry.agenda.about or "", (entry.started, None))
            found.append((entry.day if mark is None else mark.day, began, _line(entry, entry.agenda, mark)))
    spoken_for = {entry.agenda.about for entry in present if entry.agenda}  # including marks whose line is put away
    found += [(mark.day, began, mark) for about, (began, mark) in marks.items() if about not in spoken_for]
    return tuple(item for _, _, item in sorted(found, key=lambda one: one[:2]))


def line_text(item: AgendaItem, today: date) -> str:
    """Returns the line, safe to draw: "Safe, 21 November: the words". The year is added if it isn't this year."""
    day = sentences.day_in_year(item.day, today)
    words = visible(item.words).strip("\n") or _marked(item)
    return f"{item.title + ', ' if item.title else ''}{day}: {words}"


def _marked(item: AgendaItem) -> str:
    if not item.marked:
        return sentences.NO_LINE_YET
    return sentences.MARKED_WORDS.format(words=visible(item.marked).strip("\n"))


def take_words(context: Context, item: AgendaItem) -> Entry:
    """Makes the words of a mark its line, as they are.

    Raises:
        UsageFault: it is no mark, or has no words.
        SaveFailed: from the journal.
    """
    if not item.from_mark or not item.marked:
        raise UsageFault(sentences.NO_MARKED_WORDS)
    return LineDraft(context, item).save(item.marked)


def find_line(items: Iterable[AgendaItem], asked: str) -> AgendaItem:
    """Returns the line with this id, this id tail, or this mark reference, `<tail>/<key>`.

    Raises:
        EntryNotFound: no line matches, or several do.
    """
    found = [item for item in items if asked and asked in (item.id, item.tail)]
    if len(found) == 1:
        return found[0]
    raise EntryNotFound(sentences.SEVERAL_LINES if found else sentences.NO_SUCH_LINE)


def _entry_of(line: AgendaLine, context: Context, now: datetime) -> Entry:
    day, id = context.day_of(now), context.journal.new_id(now)
    return Entry(id=id, kind="agenda", day=day, started=now, agenda=line)


class LineDraft:
    """Writes one line. Every save goes to the same entry.

    Args:
        context: the services it works with.
        about: the mark it is written for, if any.
        resume: the id of an unfinished line to go on with.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: that can't be gone on with.
    """

    def __init__(self, context: Context, about: AgendaItem | None = None, *, resume: str | None = None) -> None:
        if resume is not None:
            editing = context.journal.edit(resume)
        else:
            line = AgendaLine(about=about.about if about else None, sharing="words")
            editing = context.journal.begin(_entry_of(line, context, context.clock()))
        self._draft = WordsDraft(editing, context.clock, self._with)
        self._wants: Wants | None = None

    @property
    def entry(self) -> Entry:
        """The line so far."""
        return self._draft.entry

    @property
    def copied(self) -> bool:
        """As `WordsDraft.copied`."""
        return self._draft.copied

    def save(self, words: str, wants: Wants | None = None, *, so_far: bool = False) -> Entry:
        """Saves the line. Raises as `WordsDraft.save`.

        Args:
            words: all of it.
            wants: what they'd like with it.
            so_far: it isn't finished yet.
        """
        self._wants = wants
        return self._draft.save(words, so_far=so_far)

    def rescue(self, words: str, folder: str) -> None:
        """Writes the line to another folder, which the person names. Raises SaveFailed."""
        self._draft.rescue(words, folder)

    def _with(self, entry: Entry, words: str) -> Entry:
        return replace(entry, agenda=replace(entry.agenda or AgendaLine(), words=words, wants=self._wants))


def close(context: Context, item: AgendaItem, outcome: Outcome) -> Entry:
    """Closes a line as talked about or let go. For a mark, adds a closed line so that it stays closed.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    now = context.clock()
    if item.from_mark:
        closed = AgendaLine(about=item.about, closed=now, outcome=outcome)
        return context.journal.add(replace(_entry_of(closed, context, now), finished=now))
    editing = context.journal.edit(item.id)
    line = replace(editing.entry.agenda or AgendaLine(), closed=now, outcome=outcome)
    return editing.mark(replace(editing.entry, agenda=line))


def want(journal: Journal, item: AgendaItem, wants: Wants | None) -> Entry:
    """Records what they'd like with a written line. Raises as `close`."""
    editing = journal.edit(item.id)
    line = replace(editing.entry.agenda or AgendaLine(), wants=wants)
    return editing.mark(replace(editing.entry, agenda=line))


def open_again(journal: Journal, item: AgendaItem) -> Entry:
    """Reopens a closed line. Raises as `close`."""
    editing = journal.edit(item.id)
    line = replace(editing.entry.agenda or AgendaLine(), closed=None, outcome=None)
    return editing.mark(replace(editing.entry, agenda=line))


def put_back(journal: Journal, item: AgendaItem, entry_id: str) -> Entry:
    """Undoes what was done with a line. The entry that was added for a mark is removed, so that the mark is back.

    Args:
        journal: where it is.
        item: the line as it was before.
        entry_id: the entry that was saved.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    if item.from_mark:
        return journal.remove(entry_id)
    editing = journal.edit(entry_id)
    line = replace(editing.entry.agenda or AgendaLine(), wants=item.wants, closed=item.closed, outcome=item.outcome)
    return editing.mark(replace(editing.entry, agenda=line))


def _line(entry: Entry, line: AgendaLine, mark: AgendaItem | None) -> AgendaItem:
    return AgendaItem(
        id=entry.id,
        about=line.about,
        day=mark.day if mark else entry.day,
        words=line.words,
        wants=line.wants,
        from_mark=False,
        title=mark.title if mark else "",
        marked=mark.marked if mark and not line.words.strip() else "",
        outcome=line.outcome or ("talked" if line.closed else None),
        closed=line.closed,
    )


def _marks(entry: Entry) -> Iterator[AgendaItem]:
    """Yields a line for each marked part. Ratings without words share one, as at the close of a check-in."""
    for row in MARKABLE:
        marked = [part for part in row.of(entry) if part.for_session]
        if row.kind == "reflection":
            if any(_is_bare(entry, part) for part in marked):
                yield _mark(entry, "ratings", sentences.part_name("ratings"))
            marked = [part for part in marked if not _is_bare(entry, part)]
        for part in marked:
            words = "" if is_put_away(part) else words_in(part).strip()
            yield _mark(entry, key_of(part), sentences.part_name(row.kind, getattr(part, "need", None)), words)


def _mark(entry: Entry, name: str, title: str, words: str = "") -> AgendaItem:
    about = f"{entry.tail}/{name}"
    return AgendaItem(about, about, entry.day, "", None, from_mark=True, title=title, marked=words)


def _is_bare(entry: Entry, part: Reflection) -> bool:
    """Whether this is a rating without words. One that was offered for the session by itself doesn't count."""
    return not part.words.strip() and part.need not in entry.offered
