"""An entry as a page to read: lines with a role each. Every face draws the same page in its own way."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from connectwell import sentences
from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Note,
    PracticeDone,
    Reflection,
    Session,
    Share,
)
from connectwell.model.frozen import dataclass
from connectwell.model.putting_away import without_put_away
from connectwell.model.terms import Need, Sharing
from connectwell.model.text import one_line, visible

Role = Literal["title", "label", "asked", "words", "quiet"]

KINDS = {
    "check-in": "Check-in",
    "connection": "A small connection",
    "practice": "Practice",
    "note": "Note",
    "imported": "Imported",
    "agenda": "For my session",
    "session": "Session",
    "share": "Shared",
}
_SHARED = {"brief": "A page", "export": "A record"}
_FORMATS = {"md": "Markdown", "txt": "plain text"}
"""What a list calls a format; the others are called by their letters."""


@dataclass(frozen=True)
class Line:
    """One paragraph of the page. `text` may hold line breaks; it is safe to draw and never markup."""

    role: Role
    text: str


def long_day(day: date) -> str:
    """Saturday 21 November 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def page_of(
    entry: Entry, names: Mapping[Need, str], *, put_away: bool = False, shares: Iterable[Entry] = ()
) -> tuple[Line, ...]:
    """The whole entry, in the order it was walked.

    Args:
        entry: what to show.
        names: what each need is called.
        put_away: whether to show also what is put away until the session.
        shares: entries that say it was shared, from `Journal.shares_of`.
    """
    draw = _Page(names, put_away)
    draw.add("title", f"{long_day(entry.day)} · {entry.started:%H:%M}")
    draw.add("quiet", _subtitle(entry))
    if entry.arrival:
        draw.arrival(entry.arrival)
    for reflection in entry.reflections:
        draw.reflection(reflection)
    for connection in entry.connections:
        draw.connection(connection)
    if entry.close and entry.close.carry:
        draw.part(entry.close, "To carry", entry.close.carry)
    if entry.note:
        draw.part(entry.note, "", entry.note.words)
    draw.other_kinds(entry)
    if draw.hidden:
        parts = "1 part is" if draw.hidden == 1 else f"{draw.hidden} parts are"
        draw.add("quiet", f"{parts} put away until your session.")
    for share in shares:
        draw.shared(share)
    return tuple(draw.lines)


def preview_of(entry: Entry, names: Mapping[Need, str], width: int) -> str:
    """One line of at most `width` characters for a list: the first words there are, else the ratings.

    Of an entry that notes a sharing, what was shared, as what and of which days.
    """
    if entry.share:
        return one_line(_shared(entry.share, entry.day.year), width)
    entry = without_put_away(entry)
    found = next((words for words in _words_of(entry) if words.strip()), "")
    if not found:
        rated = [r for r in entry.reflections if r.rating is not None or r.unclear]
        found = ", ".join(f"{names[r.need].lower()} {_rating(r)}" for r in rated)
    if not found:
        found = next((c.asked for c in reversed(entry.connections)), "")
    return one_line(found, width)


def kind_of(entry: Entry) -> str:
    """What a list calls this entry."""
    return KINDS[entry.kind] + (" (open)" if is_open(entry) else "")


def title_of(entry: Entry) -> str:
    """Which entry it is, without a word that was written in it: Note, Saturday 21 November 2026, q7f3k2."""
    return f"{kind_of(entry)}, {long_day(entry.day)}, {entry.id[16:]}"


def is_open(entry: Entry) -> bool:
    """Whether somebody may go on with it: a check-in or a session that isn't finished."""
    return entry.unfinished and entry.kind in ("check-in", "session")


def _subtitle(entry: Entry) -> str:
    parts = [kind_of(entry), entry.id[16:]]
    if entry.removed:
        parts.append(f"removed {entry.removed:%Y-%m-%d}")
    return " · ".join(parts)


def _words_of(entry: Entry) -> list[str]:
    found = [r.words for r in entry.reflections]
    if entry.arrival:
        found.append(entry.arrival.words)
    if entry.close:
        found.insert(0, entry.close.carry)
    found += [c.landed.words for c in entry.connections if c.landed]
    if entry.note:
        found.append(entry.note.words)
    if entry.imported:
        found += [entry.imported.title, entry.imported.words]
    if entry.agenda:
        found.append(entry.agenda.words)
    if entry.session:
        found += [entry.session.keep, entry.session.wrong]
    if entry.practice:
        found.append(entry.practice.words)
    return found


def _rating(reflection: Reflection) -> str:
    if reflection.rating is not None:
        return str(reflection.rating)
    return sentences.UNCLEAR if reflection.unclear else sentences.SKIPPED


def _shared_as(share: Share) -> str:
    """ "brief as pdf, sealed". What stands in the file may be anything."""
    return one_line(f"{share.what} as {share.as_}", 60) + (", sealed" if share.sealed else "")


def _shared(share: Share, year: int) -> str:
    """ "A page as PDF, sealed, 8 to 21 November"; a year that isn't `year` is said."""
    what = _SHARED.get(share.what, share.what)
    found = f"{what} as {_FORMATS.get(share.as_, share.as_.upper())}" + (", sealed" if share.sealed else "")
    if not (share.since and share.until):
        return found
    since, until = share.since, share.until
    last = f"{until.day} {until:%B}" + (f" {until:%Y}" if until.year != year or since.year != until.year else "")
    if since == until:
        return f"{found}, {last}"
    first = str(since.day)
    if (since.year, since.month) != (until.year, until.month):
        first += f" {since:%B}" + (f" {since:%Y}" if since.year != until.year else "")
    return f"{found}, {first} to {last}"


_MayBePutAway = Arrival | Reflection | Connection | Close | Note | PracticeDone | Imported | AgendaLine | Session


class _Page:
    def __init__(self, names: Mapping[Need, str], put_away: bool) -> None:
        self.lines: list[Line] = []
        self.hidden = 0
        self._names, self._put_away = names, put_away

    def add(self, role: Role, text: str) -> None:
        if text.strip():
            self.lines.append(Line(role, visible(text).strip("\n")))

    def _hides(self, part: _MayBePutAway) -> bool:
        if part.put_away and not self._put_away:
            self.hidden += 1
            return True
        return False

    def part(self, part: Close | Note, label: str, words: str) -> None:
        if not self._hides(part):
            self.add("label", label)
            self.add("words", words)
            self._marks(part.sharing, part.for_session, part.put_away)

    def arrival(self, part: Arrival) -> None:
        if self._hides(part):
            return
        said = [sentences.STATES[part.state][0]] if part.state else []
        if part.chose:
            said.append(sentences.CHOSE[part.chose][0].lower())
        if part.after:
            said.append(f"after settling: {sentences.AFTERS[part.after][0].lower()}")
        if part.near:
            said.append(f"near: {sentences.NEARS[part.near][0].lower()}")
        self.add("label", "Arriving: " + ", ".join(said) if said else "Arriving")
        self.add("words", part.words)
        if part.words:
            self._marks(part.sharing, part.for_session, part.put_away)

    def reflection(self, part: Reflection) -> None:
        if self._hides(part):
            return
        rating = _rating(part) if part.rating is not None or part.unclear or not part.words else ""
        self.add("label", self._names[part.need] + (f" · {rating}" if rating else ""))
        if part.words:
            self.add("asked", part.asked)
            self.add("words", part.words)
        if part.people:
            self.add("quiet", "with " + ", ".join(part.people))
        if part.words or part.for_session:
            self._marks(part.sharing, part.for_session, part.put_away)

    def connection(self, part: Connection) -> None:
        if self._hides(part) or part.status == "passed":
            return
        self.add("label", f"{sentences.CONNECTION} · {sentences.STATUS_NOW[part.status]}")
        self.add("asked", part.asked)
        if part.landed:
            self.add("words", part.landed.words)
            if part.landed.touched:
                self.add("quiet", "touched " + ", ".join(self._names[n].lower() for n in part.landed.touched))
            if part.landed.words:
                self._marks(part.sharing, part.for_session, part.put_away)

    def other_kinds(self, entry: Entry) -> None:
        if entry.practice and not self._hides(entry.practice):
            after = entry.practice.after
            self.add("label", entry.practice.name + (f" · {sentences.AFTERS[after][0].lower()}" if after else ""))
            self.add("words", entry.practice.words)
        if entry.imported and not self._hides(entry.imported):
            self.add("label", entry.imported.title)
            self.add("words", entry.imported.words)
            self.add("quiet", f"from {entry.imported.source}" + "".join(f" {tag}" for tag in entry.imported.tags))
        if entry.agenda and not self._hides(entry.agenda):
            self.add("words", entry.agenda.words)
            self.add("quiet", entry.agenda.outcome or entry.agenda.wants or "")
        if entry.session and not self._hides(entry.session):
            self.add("label", entry.session.who)
            if entry.session.keep:
                self.add("asked", "To keep")
                self.add("words", entry.session.keep)
            if entry.session.wrong:
                self.add("asked", "What sat wrong")
                self.add("words", entry.session.wrong)
        if entry.share:
            count = len(entry.share.entries)
            self.add("quiet", f"{_shared_as(entry.share)}; {count:,} {'entry' if count == 1 else 'entries'}")
            if entry.share.since and entry.share.until:
                self.add("quiet", f"{entry.share.since.isoformat()} to {entry.share.until.isoformat()}")

    def shared(self, entry: Entry) -> None:
        if entry.share:
            day = f"{entry.day.day} {entry.day:%B %Y}"
            self.add("quiet", f"{KINDS['share']}: {_shared_as(entry.share)}, {day}")

    def _marks(self, sharing: Sharing, for_session: bool, put_away: bool) -> None:
        marks: list[str] = [sharing]
        marks += [sentences.FOR_SESSION] if for_session else []
        marks += [sentences.PUT_AWAY] if put_away else []
        self.add("quiet", " · ".join(marks))
