"""Which of the journal's items a list shows. What is put away until the session is matched by nothing."""

from datetime import date

from connectwell.journal import Item, Readable, Unreadable
from connectwell.model.entry import Entry
from connectwell.model.putting_away import without_put_away
from connectwell.model.terms import Kind, Need


class Filter:
    """What was asked for; None asks for nothing. All of it has to fit."""

    def __init__(
        self,
        since: date | None,
        until: date | None,
        need: Need | None,
        person: str | None,
        kind: Kind | None,
        *,
        removed: bool = False,
        unfinished: bool = False,
    ) -> None:
        self.since, self.until, self.need, self.person, self.kind = since, until, need, person, kind
        self.removed = removed
        """Whether it is removed entries that are asked for, and no others."""
        self.unfinished = unfinished
        """Whether it is pages that are still open that are asked for, and no others."""

    @property
    def takes_all(self) -> bool:
        """Whether nothing was asked for."""
        return not any((self.since, self.until, self.need, self.person, self.kind, self.removed, self.unfinished))

    def takes(self, item: Item) -> bool:
        """Whether an item is shown. A damaged file is, unless it is asked for what only a readable one can tell."""
        if self.removed:
            return isinstance(item, Readable) and item.entry.removed is not None and self._fits(item.entry)
        if isinstance(item, Unreadable):
            day = _day_in(item.handle)
            unasked = self.need is None and self.person is None and self.kind is None and not self.unfinished
            return unasked and (self._spans(day) if day else self.since is None and self.until is None)
        return self._fits(item.entry)

    def _fits(self, entry: Entry) -> bool:
        return (
            not entry.says_nothing
            and self._spans(entry.day)
            and (not self.unfinished or entry.unfinished)
            and (self.kind is None or entry.kind == self.kind)
            and (self.need is None or _has_need(entry, self.need))
            and (self.person is None or _has_person(entry, self.person))
        )

    def _spans(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def _day_in(handle: str) -> date | None:
    try:
        return date.fromisoformat(handle[:10])
    except ValueError:
        return None


def _has_need(entry: Entry, need: Need) -> bool:
    reflections = without_put_away(entry).reflections
    return any(part.need == need and (part.rating is not None or part.words.strip()) for part in reflections)


def _has_person(entry: Entry, person: str) -> bool:
    entry = without_put_away(entry)
    names = [name for part in entry.reflections for name in part.people]
    if entry.note:
        names += entry.note.people
    return person.strip().removeprefix("@").casefold() in (name.casefold() for name in names)
