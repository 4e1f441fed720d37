"""A record of all days as Markdown, for where nobody looks at it first: read, with names replaced, and written at once.

Each of two processes does this for half of the files. They tell each other the names that they found, and then who was
replaced, so that each replaces as one process would that has all of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from connectwell.model.frozen import dataclass
from connectwell.share.document import texts_on
from connectwell.share.formats import markdown
from connectwell.share.names.resembling import Resemblance, names_but_labels, resembling, together
from connectwell.share.names.roles import Replacement, Roles, Tally
from connectwell.share.record import LeavingPages, Made, asked_with, document_of, roles_of
from connectwell.share.select.period import Choice, Shareable, all_shareable, read_half
from connectwell.share.two_processes import Swap, in_step

if TYPE_CHECKING:
    from connectwell.jobs import Progress
    from connectwell.journal import Journal
    from connectwell.library import Library
    from connectwell.model.entry import Entry


@dataclass(frozen=True)
class Record:
    """A record that is written.

    Attributes:
        shareable: what it was made of, without the entries.
        made: the document without its pages, with what doesn't leave.
        content: the file.
    """

    shareable: Shareable
    made: Made
    content: bytes


def write_record(
    journal: Journal, choice: Choice, library: Library, made: date, progress: Progress | None = None
) -> Record:
    """Returns the record of all days, as `record_document` makes it and `markdown` writes it.

    Args:
        journal: where they are.
        choice, library, made: as for `record_document`.
        progress: called with how far the reading is.

    Raises:
        Cancelled: by `progress`.
    """

    def half(part: int, of: int, swap: Swap) -> list[Any]:
        return _written(all_shareable(journal, *read_half(journal, progress, part, of)), choice, library, swap)

    journal.start_over()
    halves = in_step(half, journal)
    _, replaced, known, names, shares, _ = halves[0]
    shareable = replace(all_shareable(journal, (), names), shares=shares)
    pages = sorted(page for half in halves for page in half[0])
    days = [date.fromordinal(page[0]) for page in pages]
    document = document_of(shareable, choice, library, made, days)
    like = [Resemblance(*one) for half in halves for one in half[5]]
    return Record(
        shareable,
        Made(
            document,
            tuple(page[2] for page in pages),
            tuple(Replacement(*one) for one in replaced),
            known,
            together([*like, *resembling([document.name], _looked_for(known, replaced))]),
        ),
        b"".join(markdown.put_together(document, zip(days, (page[3] for page in pages), strict=True))),
    )


def _written(shareable: Shareable, choice: Choice, library: Library, swap: Swap) -> list[Any]:
    """Returns the pages of some of the entries, and of all what was replaced, known, named and shared: plain values."""
    practices = {entry.practice.name for entry in shareable.entries if entry.practice}
    answers = any(entry.answers for entry in shareable.entries)
    halves = swap([shareable.names, shareable.shares, list(practices), answers])
    names, shares = (tuple(sorted({one for half in halves for one in half[at]})) for at in (0, 1))
    roles = roles_of(replace(shareable, names=names), choice)
    practices.update(*(half[2] for half in halves))
    asked = asked_with(roles, library, practices, questions=any(half[3] for half in halves))
    leaving = LeavingPages(roles, asked, choice.left_out)
    _add(leaving, roles, shareable.entries, swap)
    write, pages = markdown.page_writer({need.id: need.name for need in library.needs()}), list(leaving.pages())
    written = [
        (*_place(entry), write(page).encode("utf-8", "replace"))
        for entry, page in zip(leaving.entries, pages, strict=True)
    ]
    replaced, known = [(one.name, one.label, one.times) for one in roles.replacements], roles.known_names()
    like = resembling(
        texts_on(pages),
        _looked_for(known, replaced),
        lambda tags: {k: v for half in swap(tags) for k, v in half.items()},
    )
    return [written, replaced, known, names, shares, [(one.word, one.name, one.times) for one in like]]


def _add(leaving: LeavingPages, roles: Roles, entries: tuple[Entry, ...], swap: Swap) -> None:
    """Replaces names in some of the entries, with labels and counts as of all."""
    first: list[tuple[int, float, str, int, str]] = []
    for entry in entries:
        leaving.add(entry)
        first += [(*_place(entry), at, key) for at, key in enumerate(islice(roles.met, len(first), None))]
    halves = swap([first, list(roles.tally)])
    keys = tuple(dict.fromkeys(one[-1] for one in sorted(one for half in halves for one in half[0])))
    if roles.tell_apart(keys):
        leaving.name_again()
    roles.count((Tally(*half[1]) for half in halves), keys)


def _place(entry: Entry) -> tuple[int, float, str]:
    """Returns what entries are ordered by: day, moment and id."""
    return entry.day.toordinal(), entry.started.timestamp(), entry.id


def _looked_for(known: tuple[str, ...], replaced: list[tuple[str, str, int]]) -> list[str]:
    return names_but_labels(known, (label for _, label, _ in replaced))
