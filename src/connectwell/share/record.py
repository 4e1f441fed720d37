"""Builds an export: the entries of a period as a document, each part as far as its sharing level allows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from connectwell.errors import ConnectwellError
from connectwell.library import Library
from connectwell.library.location import ships
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
    Share,
)
from connectwell.model.frozen import dataclass
from connectwell.model.parts import AnyPart, key_of, level_of, parts_of, says_nothing, type_of, words_on_page
from connectwell.model.terms import NEEDS, Need
from connectwell.model.text import clean, mentions
from connectwell.share.document import Document, Page, Part
from connectwell.share.formats.registry import Format
from connectwell.share.select.period import Choice, Shareable

# The own archive, which hides nobody, needs no roles.
if TYPE_CHECKING:
    from connectwell.share.names.resembling import Resemblance
    from connectwell.share.names.roles import Replacement, Roles


class EverybodyNamed:
    """Stands in for `Roles` where every name stays."""

    def replace(self, words: str, *, sentences: bool = True) -> str:
        """Returns the words."""
        return words

    def labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """Returns the names."""
        return tuple(names)


_EVERYBODY = EverybodyNamed()


@dataclass(frozen=True)
class Made:
    """A document, with metadata that doesn't leave.

    Attributes:
        document: what leaves.
        entries: ids of the entries it draws on.
        replaced: names that were replaced by roles.
        known: every name that is hidden wherever it occurs.
        like: what `resembling` finds in it, if that was looked for already.
    """

    document: Document
    entries: tuple[str, ...]
    replaced: tuple[Replacement, ...]
    known: tuple[str, ...] = ()
    like: tuple[Resemblance, ...] | None = None

    def entries_as(self, as_: Format) -> tuple[str, ...]:
        """Returns the ids of the entries that appear in this format. A CSV omits entries without a reflection."""
        if as_ != "csv":
            return self.entries
        from connectwell.share.formats.csv import has_a_row

        return tuple(one for one, page in zip(self.entries, self.document.pages, strict=True) if has_a_row(page))


def record_document(shareable: Shareable, choice: Choice, library: Library, made: date) -> Made:
    """Builds the document of the entries that leave, oldest first.

    Args:
        shareable: from `period.read_shareable`.
        choice: what is left out although it may leave, and whether people keep their names.
        library: the names of the needs, and the meanings of 0 and 10.
        made: today.
    """
    roles = roles_of(shareable, choice)
    done = {entry.practice.name for entry in shareable.entries if entry.practice}
    answers = any(entry.answers for entry in shareable.entries)
    leaving = LeavingPages(roles, asked_with(roles, library, done, questions=answers), choice.left_out)
    for entry in shareable.entries:
        leaving.add(entry)
    if roles.tell_apart():
        leaving.name_again()
    pages = tuple(leaving.pages())
    document = document_of(shareable, choice, library, made, [page.day for page in pages], pages=pages)
    return Made(document, tuple(entry.id for entry in leaving.entries), roles.replacements, roles.known_names())


class LeavingPages:
    """The pages of the entries that leave, each part as far as its level allows.

    Args:
        roles: what replaces names.
        asked: from `asked_with`.
        left_out: as in `Choice`.

    Attributes:
        entries: those that have a page.
    """

    def __init__(self, roles: Roles, asked: Callable[[str], str], left_out: Collection[str]) -> None:
        self._roles, self._asked, self._left_out = roles, asked, left_out
        self.entries: list[Entry] = []
        self._parts: list[list[Part]] = []
        self._naming: list[tuple[list[Part], int, AnyPart]] = []  # where somebody is named: parts, index, the part

    def add(self, entry: Entry) -> None:
        """Writes the page of an entry, if any of its parts leaves."""
        leaving = _leaving(entry, self._left_out)
        if not leaving:
            return
        roles, written = self._roles, []
        for part in leaving:
            if level_of(part) != "words":
                written.append(_theme(part))
                continue
            before = roles.replaced_so_far
            found = _with_words(part, roles, self._asked)
            if roles.replaced_so_far != before:
                self._naming.append((written, len(written), part))
            written.append(found)
        self.entries.append(entry)
        self._parts.append(written)

    def name_again(self) -> None:
        """Replaces names once more, because labels changed: where nobody is named, that changes nothing."""
        for written, at, part in self._naming:
            written[at] = _with_words(part, self._roles, self._asked)

    def pages(self) -> Iterator[Page]:
        """Yields the pages, in the order in which the entries were added."""
        for entry, parts in zip(self.entries, self._parts, strict=True):
            yield Page(entry.day, entry.kind, tuple(parts))


def roles_of(shareable: Shareable, choice: Choice, words: Iterable[str] = ()) -> Roles:
    """Returns the roles of everybody on the page.

    Args:
        shareable: the circle and the names.
        choice: whose names stay, and what else is a name.
        words: further texts on the page; an @Name in them is a name.
    """
    from connectwell.share.names.roles import Roles

    if choice.keep_names:
        return Roles()
    names = (*shareable.names, *(f"@{name}" for text in words for name in mentions(text)))
    return Roles(shareable.circle, names, keep=choice.keep, hide=choice.hide)


def document_of(
    shareable: Shareable, choice: Choice, library: Library, made: date, days: list[date], **what: Any
) -> Document:
    """Returns the document for a brief or for pages.

    Args:
        shareable, choice, library, made: as for `record_document`.
        days: the days with anything that leaves, in order; an open period starts on the first of them.
        what: `brief` or `pages`; `everything` for the own archive.
    """
    period, needs = shareable.period, library.needs()
    until = period.until or max([made, *days[-1:]])
    return Document(
        since=period.since or (days[0] if days else until),
        until=until,
        made=made,
        name=clean(choice.name).strip(),
        names={need.id: need.name for need in needs},
        meanings={need.id: (need.zero, need.ten) for need in needs},
        **what,
    )


def _leaving(entry: Entry, left_out: Collection[str]) -> list[AnyPart]:
    """Returns the parts of an entry that leave, at any level."""
    tail = entry.tail
    if tail in left_out:
        return []
    return [
        part
        for part in parts_of(entry)
        if level_of(part) != "private"
        and not (left_out and f"{tail}/{key_of(part)}" in left_out)
        and not says_nothing(part)
    ]


def full_parts(entry: Entry) -> tuple[Part, ...]:
    """Returns every part in full, including private and put-away ones, with names: for the person's own archive."""
    return tuple([_with_words(part, _EVERYBODY, _EVERYBODY.replace) for part in parts_of(entry)])


def _theme(part: AnyPart) -> Part:
    """Returns only need and rating; for an arrival its state, for a connection what it touched. Reads nothing else."""
    match part:
        case Reflection():
            return Part(kind="reflection", words_leave=False, need=part.need, rating=part.rating, unclear=part.unclear)
        case Arrival():
            return Part(kind="arrival", words_leave=False, state=part.state)
        case Connection():
            return Part(kind="connection", words_leave=False, touched=part.landed.touched if part.landed else ())
        case _:
            return Part(kind=type_of(part).kind, words_leave=False)


def _with_words(part: AnyPart, roles: Roles | EverybodyNamed, asked: Callable[[str], str]) -> Part:
    redact = roles.replace
    match part:
        case Reflection():
            if not (part.asked or part.words or part.people or part.direction):
                return _rated(part.need, part.rating, part.unclear)
            return Part(
                kind="reflection",
                words_leave=True,
                need=part.need,
                rating=part.rating,
                unclear=part.unclear,
                direction=part.direction,
                asked=asked(part.asked),
                words=redact(part.words),
                people=roles.labels(part.people) if part.people else (),
            )
        case Arrival():
            return Part(
                kind="arrival",
                words_leave=True,
                state=part.state,
                after=part.after,
                near=part.near,
                words=redact(part.words),
            )
        case Connection():
            landed = part.landed
            return Part(
                kind="connection",
                words_leave=True,
                status=part.status,
                asked=asked(part.asked),
                words=redact(landed.words) if landed else "",
                touched=landed.touched if landed else (),
            )
        case Answer():
            return Part(
                kind="answer",
                words_leave=True,
                asked=asked(part.asked),
                words=redact(part.words),
                people=roles.labels(part.people) if part.people else (),
            )
        case Close():  # one of the most frequent kinds, so matched before the rarer ones
            return _plain(part, roles)
        case _:
            return _rarer(part, roles, asked)


@lru_cache(maxsize=128)  # more than half of ten years' reflections are just a rating
def _rated(need: Need, rating: int | None, unclear: bool) -> Part:
    return Part(kind="reflection", words_leave=True, need=need, rating=rating, unclear=unclear)


def _rarer(part: AnyPart, roles: Roles | EverybodyNamed, asked: Callable[[str], str]) -> Part:
    redact = roles.replace
    match part:
        case PracticeDone():
            return Part(
                kind="practice",
                words_leave=True,
                title=asked(part.title or part.name),
                state=part.before,
                after=part.after,
                words=redact(part.words),
            )
        case Imported():
            return Part(
                kind="imported",
                words_leave=True,
                title=redact(part.title),
                words=redact(part.words),
                tags=tuple(redact(tag, sentences=False) for tag in part.tags),
            )
        case AgendaLine():
            return Part(
                kind="agenda", words_leave=True, words=redact(part.words), wants=part.wants, outcome=part.outcome
            )
        case Share():
            return Part(kind="share", words_leave=True, title=f"{part.what}, {part.as_}")
        case _:
            return _plain(part, roles)


def _plain(part: AnyPart, roles: Roles | EverybodyNamed) -> Part:
    """Returns a part that has only a title, texts and people."""
    row = type_of(part)
    words, headed = words_on_page(part)
    return Part(
        kind=row.kind,
        words_leave=True,
        title=roles.replace(row.title(part)),
        words=roles.replace(words),
        texts=tuple([(key, roles.replace(said)) for key, said in headed]),
        people=roles.labels(row.people(part)),
    )


def asked_with(
    roles: Roles, library: Library, practices: Iterable[str] = (), *, questions: bool
) -> Callable[[str], str]:
    """Returns a function that replaces names in a question, a suggestion or a practice's name.

    connectwell's own sentences, current and former, are returned unchanged: they have no names in them; those of a pack
    may. The prompt's id alone doesn't prove a sentence is the library's, because a file can be written by hand or
    elsewhere.

    Args:
        roles: what replaces them.
        library: whose sentences stay.
        practices: ids of the practices whose names may be asked about.
        questions: whether questions of practices may be.
    """
    without_names = {prompt.ask for need in NEEDS for prompt in library.prompts(need) if ships(prompt.id)}
    without_names.update(idea.do for idea in library.connections() if ships(idea.id))
    without_names.update(step.idea.do for one in library.communities()[0] if ships(one.id) for step in one.steps)
    without_names |= library.no_longer_asked()
    for name in set(filter(ships, practices)):
        with suppress(ConnectwellError):  # it is no longer there, or can't be read
            without_names.add(library.practice(name).name)
    if questions:
        without_names |= library.practice_questions()

    def replaced(asked: str) -> str:
        if asked in without_names:
            return asked
        before = roles.replaced_so_far
        found = roles.replace(asked)
        if roles.replaced_so_far == before:
            without_names.add(asked)  # one that names nobody is often asked on many days
        return found

    return replaced
