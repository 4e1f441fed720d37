"""An entry as a page: lines with a role each, which every interface draws in its own way."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, Literal

from connectwell import sentences
from connectwell.english import counted, listed
from connectwell.model.entry import (
    AgendaLine,
    Answer,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    PracticeDone,
    Reflection,
    Session,
    Share,
    left_blank,
)
from connectwell.model.frozen import dataclass
from connectwell.model.parts import (
    MARKABLE,
    PARTS,
    AnyPart,
    id_of,
    is_put_away,
    parts_of,
    type_of,
    without_put_away,
    words_in,
)
from connectwell.model.terms import Need
from connectwell.model.text import one_line, visible
from connectwell.sentences import long_day as long_day

Role = Literal["title", "label", "asked", "words", "quiet"]

OPEN: Final = "{kind} (open)"
STOPPED: Final = "{kind} (stopped half-way)"
ARRIVING: Final = "Arriving"
CHOSE: Final = "chose to {what}"
AFTER_SETTLING: Final = "after settling: {how}"
NEAR: Final = "near: {what}"
WITH: Final = "with {people}"
LANDED_OPEN: Final = "not finished"
TOUCHED: Final = "touched {needs}"
FROM: Final = "from {source}"
REMOVED_ON: Final = "removed {day}"
ALL_OF_IT: Final = "who may see all of it: {marks}"
STAYS_AWAY: Final = ("1 part is put away until your session.", "{n} parts are put away until your session.")
SHARED: Final = "{what} as {format}"
SHARED_SEALED: Final = "{what} as {format}, sealed"
SHARED_ENTRIES: Final = ("{shared}; 1 entry", "{shared}; {n} entries")
SHARED_ON: Final = "Shared: {shared}, {day}"
FROM_TO: Final = "{first} to {last}"
_SHARED = {"brief": "A page", "export": "A record"}
_FORMATS = {"pdf": "PDF", "html": "HTML", "md": "Markdown", "txt": "plain text", "json": "JSON", "csv": "CSV"}
_ANSWERS: Final = {label: sentences.EDIT_SHARING for label, _ in sentences.SHARINGS.values()} | dict.fromkeys(
    sentences.WANTS_INLINE.values(), sentences.EDIT_WANTS
)
_FIRST = (Close, Reflection, Arrival)
_IN_A_LIST = sorted(PARTS, key=lambda row: _FIRST.index(row.make) if row.make in _FIRST else len(_FIRST))
"""Where a list looks for preview words: first in a check-in's close, then in what was written on the way."""


@dataclass(frozen=True)
class Line:
    """One paragraph of the page.

    Attributes:
        role: how it is drawn.
        text: safe to draw, and never markup; it may contain line breaks.
        part: the id of the part of the entry it is about; empty for the entry as a whole.
    """

    role: Role
    text: str
    part: str = ""


def page_of(
    entry: Entry, names: Mapping[Need, str], *, put_away: bool = False, shares: Iterable[Entry] = ()
) -> tuple[Line, ...]:
    """Returns the whole entry as lines, in the order of the walk.

    Args:
        entry: the entry to show.
        names: display names of the needs.
        put_away: whether to include parts that are put away until the session.
        shares: entries recording that it was shared, from `Journal.shares_of`.
    """
    draw = _Page(names, put_away)
    draw.add("title", f"{long_day(entry.day)} · {entry.started:%H:%M}")
    draw.add("quiet", _subtitle(entry))
    draw.parts(entry)
    draw.say_what_is_hidden()
    for share in shares:
        draw.shared(share)
    return tuple(draw.lines)


def read_back(entry: Entry, names: Mapping[Need, str]) -> tuple[Line, ...]:
    """Returns what was written in an entry, without its day, its name, and what is put away.

    Where all of it is marked alike, that is said once, at the end. That somebody carried on needs no line of its own.
    """
    draw = _Page(names, put_away=False)
    draw.parts(entry)
    marks = {draw.lines[at].text for at in draw.marks}
    if len(draw.marks) > 1 and len(marks) == 1:
        draw.lines = [line for at, line in enumerate(draw.lines) if at not in draw.marks]
        draw.whole()
        draw.add("quiet", ALL_OF_IT.format(marks=marks.pop()))
    draw.say_what_is_hidden()
    carried_on = CHOSE.format(what=sentences.CHOSE_INLINE["carry-on"])
    return tuple(line for line in draw.lines if (line.role, line.text) != ("quiet", carried_on))


def as_heard(line: Line) -> str:
    """Returns a line as it is heard: without signs between, and a value after what it answers."""
    if line.role == "words":
        return line.text
    text = line.text.replace(" · ", ", ")
    answers = _ANSWERS.get(text.partition(", ")[0]) if line.role == "quiet" else None
    return f"{answers}: {text}" if answers else text


def preview_of(entry: Entry, width: int) -> str:
    """Returns a one-line preview of at most `width` columns: the first words found, else the ratings.

    For a share entry: what was shared, the format, and the days.
    """
    if entry.share:
        return one_line(_shared(entry.share, entry.day.year), width)
    entry = without_put_away(entry)
    parts = [part for row in _IN_A_LIST for part in row.of(entry)]
    found = next((words for part in parts for words in _leading(part) if words.strip()), "")
    if not found:
        rated = dict[str, list[str]]()
        for one in entry.reflections:
            if one.rating is not None or one.unclear:
                rated.setdefault(sentences.NEEDS_INLINE[one.need], []).append(_rating(one))
        found = ", ".join(f"{need} {listed(ratings)}" for need, ratings in rated.items())
    if not found:
        found = next((about for part in reversed(parts) if (about := _about(part))), "")
    return one_line(found, width)


def kind_of(entry: Entry) -> str:
    """Returns the kind of entry as lists show it."""
    kind = sentences.KINDS[entry.kind]
    return (OPEN if is_open(entry) else STOPPED if entry.stopped_half_way else "{kind}").format(kind=kind)


def title_of(entry: Entry, today: date) -> str:
    """Returns a title that contains none of the person's words: Note, Saturday 21 November, q7f3k2."""
    return f"{kind_of(entry)}, {sentences.weekday_in_year(entry.day, today)}, {entry.tail}"


def is_open(entry: Entry) -> bool:
    """Whether it can be gone on with: it, or how a small connection of it went, isn't finished."""
    landing = any(one.landed and one.landed.open and not one.put_away for one in entry.connections)
    return landing or (entry.unfinished and entry.kind not in ("imported", "share"))


def _subtitle(entry: Entry) -> str:
    parts = [kind_of(entry), entry.tail]
    if entry.removed:
        parts.append(REMOVED_ON.format(day=f"{entry.removed:%Y-%m-%d}"))
    return " · ".join(parts)


def _leading(part: AnyPart) -> tuple[str, ...]:
    """Returns the texts of a part that a preview may show, most likely first."""
    row = type_of(part)
    texts = tuple(text.read(part) for text in row.texts)
    return (part.title, *texts) if isinstance(part, Imported) else texts


def _about(part: AnyPart) -> str:
    """Returns what a preview shows if nothing was written: which connection, which practice."""
    return "" if isinstance(part, Session) else type_of(part).title(part)


def _rating(reflection: Reflection) -> str:
    if reflection.rating is not None:
        return str(reflection.rating)
    return sentences.UNCLEAR if reflection.unclear else sentences.SKIPPED


def _shared_as(share: Share) -> str:
    """ "A page as PDF, sealed". The values in the file may be anything."""
    what, as_ = one_line(_SHARED.get(share.what, share.what), 30), one_line(_FORMATS.get(share.as_, share.as_), 30)
    return (SHARED_SEALED if share.sealed else SHARED).format(what=what, format=as_)


def _shared(share: Share, year: int) -> str:
    """ "A page as PDF, sealed, 8 to 21 November"; years other than `year` are shown."""
    found = _shared_as(share)
    if not (share.since and share.until):
        return found
    since, until = share.since, share.until
    last = f"{until.day} {until:%B}" + (f" {until:%Y}" if until.year != year or since.year != until.year else "")
    if since == until:
        return f"{found}, {last}"
    first = str(since.day)
    if (since.year, since.month) != (until.year, until.month):
        first += f" {since:%B}" + (f" {since:%Y}" if since.year != until.year else "")
    return f"{found}, {FROM_TO.format(first=first, last=last)}"


class _Page:
    def __init__(self, names: Mapping[Need, str], put_away: bool) -> None:
        self.lines: list[Line] = []
        self.hidden = 0
        self.marks: list[int] = []
        """Which of the lines are marks."""
        self._names, self._put_away = names, put_away
        self._part = ""

    def add(self, role: Role, text: str) -> None:
        if text.strip():
            self.lines.append(Line(role, visible(text).strip("\n"), self._part))

    def whole(self) -> None:
        """What is added from now on is about the whole entry."""
        self._part = ""

    def parts(self, entry: Entry) -> None:
        """Adds all of an entry's parts."""
        blank = left_blank(entry)
        for part in parts_of(entry):
            if part not in blank:
                self.part(part)
        self.whole()

    def say_what_is_hidden(self) -> None:
        """Adds how many parts are put away, if any."""
        if self.hidden:
            self.add("quiet", counted(self.hidden, *STAYS_AWAY))

    def part(self, part: AnyPart) -> None:
        """Adds one part; only counts it if it is put away, and skips it if it has nothing to show."""
        if isinstance(part, Close) and not words_in(part):
            return
        if is_put_away(part) and not self._put_away:
            self.hidden += 1
            return
        self._part = id_of(part)
        match part:
            case Reflection():
                self._reflection(part)
            case Connection():
                self._connection(part)
            case Answer():
                self._answer(part)
            case Share():
                self._share(part)
            case _:
                self._any(part)

    def _any(self, part: AnyPart) -> None:
        """Adds a part in the common layout: its label, its texts, and its marks if it can be marked."""
        row = type_of(part)
        self.add("label", _label(part))
        for text in row.texts:
            if words := text.read(part):
                self.add("label" if isinstance(part, Close) else "asked", sentences.TEXTS.get(text.key, ""))
                self.add("words", words)
        self.add("quiet", _note(part))
        if row in MARKABLE and not (isinstance(part, Arrival) and not part.words):
            self._marks(part)

    def _reflection(self, part: Reflection) -> None:
        rating = _rating(part) if part.rating is not None or part.unclear or not part.words else ""
        self.add("label", self._names[part.need] + (f" · {rating}" if rating else ""))
        if part.words:
            self.add("asked", part.asked)
            self.add("words", part.words)
        if part.people:
            self.add("quiet", WITH.format(people=", ".join(part.people)))
        if part.words or part.for_session:
            self._marks(part)

    def _connection(self, part: Connection) -> None:
        if part.status == "passed":
            return
        self.add("label", f"{sentences.CONNECTION} · {sentences.STATUS_NOW[part.status]}")
        self.add("asked", part.asked)
        if part.landed:
            self.add("words", part.landed.words)
            if part.landed.open:
                self.add("quiet", LANDED_OPEN)
            if part.landed.touched:
                self.add(
                    "quiet", TOUCHED.format(needs=listed([sentences.NEEDS_INLINE[n] for n in part.landed.touched]))
                )
            if part.landed.words:
                self._marks(part)

    def _answer(self, part: Answer) -> None:
        if not (part.words or part.people):
            return
        self.add("asked", part.asked)
        self.add("words", part.words)
        if part.people:
            self.add("quiet", WITH.format(people=", ".join(part.people)))
        self._marks(part)

    def _share(self, part: Share) -> None:
        self.add("quiet", counted(len(part.entries), *SHARED_ENTRIES, shared=_shared_as(part)))
        if part.since and part.until:
            self.add("quiet", FROM_TO.format(first=part.since.isoformat(), last=part.until.isoformat()))

    def shared(self, entry: Entry) -> None:
        if entry.share:
            day = f"{entry.day.day} {entry.day:%B %Y}"
            self.add("quiet", SHARED_ON.format(shared=_shared_as(entry.share), day=day))

    def _marks(self, part: Any) -> None:
        marks = [sentences.SHARINGS[part.sharing][0]]
        marks += [sentences.FOR_SESSION] if part.for_session else []
        marks += [sentences.PUT_AWAY] if part.put_away else []
        self.marks.append(len(self.lines))
        self.add("quiet", " · ".join(marks))


def _label(part: AnyPart) -> str:
    """Returns the heading above a part's texts; empty if they need none."""
    match part:
        case Arrival():
            return ARRIVING + (f" · {sentences.STATES_INLINE[part.state]}" if part.state else "")
        case PracticeDone(after=after):
            return type_of(part).title(part) + (f" · {sentences.AFTERS_INLINE[after]}" if after else "")
        case _:
            return type_of(part).title(part)


def _what_came_next(part: Arrival) -> str:
    """Returns what was done about how they arrived, and how that went."""
    found = [CHOSE.format(what=sentences.CHOSE_INLINE[part.chose])] if part.chose else []
    found += [AFTER_SETTLING.format(how=sentences.AFTERS_INLINE[part.after])] if part.after else []
    found += [NEAR.format(what=sentences.NEARS_INLINE[part.near])] if part.near else []
    return " · ".join(found)


def _note(part: AnyPart) -> str:
    """Returns the quiet line below a part's texts."""
    match part:
        case Arrival():
            return _what_came_next(part)
        case Imported():
            return " ".join([FROM.format(source=part.source), *part.tags])
        case AgendaLine():
            if part.outcome:
                return sentences.OUTCOMES[part.outcome][0]
            return sentences.WANTS_INLINE[part.wants] if part.wants else ""
        case _:
            return ""
