"""Lists of one's own that practices add to and show: cues one would know again, the rungs of an earlier ladder."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from threading import Thread
from typing import Final

from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.journal import Query
from connectwell.library.practices import OwnList
from connectwell.model.entry import Entry
from connectwell.model.matching import fold, name_key
from connectwell.model.parts import without_put_away

MOST = 12
"""How many lines are shown, the newest first."""
_WITH_THEM: Final[tuple[OwnList, ...]] = ("rungs",)
"""Lists that belong to whom the practice is about: only what was written of the same people is in them."""
READING: Final = "a practice reads its lists"
"""The name of the thread that does."""


class ShownLists:
    """The lists that one practice shows.

    Args:
        context: the services it works with.
        names: which lists.

    Attributes:
        reads_when_asked: whether `lines` reads a list anew; if not, it returns it as of the last `read`.
    """

    def __init__(self, context: Context, names: Collection[OwnList], *, reads_when_asked: bool) -> None:
        self.reads_when_asked = reads_when_asked
        self._context, self._names = context, names
        self._read: dict[OwnList, tuple[str, ...]] = {}

    def lines(self, name: OwnList, entry: Entry) -> tuple[str, ...]:
        """Returns the lines of a list; none if it hasn't been read. `entry` is the practice being done."""
        if self.reads_when_asked:
            self._read[name] = self._read_list(name, entry)
        return self._read.get(name, ())

    def read(self, entry: Entry) -> None:
        """Reads all of them. Asks the index, so a screen that can't wait calls it in a thread."""
        for name in self._names:
            self._read[name] = self._read_list(name, entry)

    def read_ahead(self, entry: Entry) -> None:
        """Reads them in a thread of its own: the index may have to be built for them."""

        def read() -> None:
            with suppress(ConnectwellError, OSError):
                self.read(entry)

        if self._names:
            Thread(target=read, name=READING).start()  # no daemon: one that still reads when Python ends crashes it

    def _read_list(self, name: OwnList, entry: Entry) -> tuple[str, ...]:
        return own_list(self._context, name, people=list(_named(entry)), besides=entry.id)


def own_list(context: Context, name: OwnList, *, people: Collection[str] = (), besides: str = "") -> tuple[str, ...]:
    """Returns the lines of a list, newest first, each once; what is put away or removed isn't in it. Uses the index.

    Args:
        context: the services it works with.
        name: which list.
        people: whom the practice is about. A list that belongs to them leaves out what was written of others.
        besides: the entry that is being written; of a list that belongs to people, its own lines aren't earlier ones.
    """
    with_them = name in _WITH_THEM
    wanted = {name_key(one) for one in people}
    steps = {
        (script.id, step.id)
        for script in context.library.all_practices()[0]
        for step in script.steps
        if step.keep == name
    }
    found: dict[str, str] = {}
    for item in context.journal.find(Query(kinds=frozenset({"practice"}))):
        if item.is_copy or (with_them and item.entry.id == besides):
            continue
        entry = without_put_away(item.entry)
        if entry.practice is None or (with_them and {name_key(one) for one in _named(entry)} != wanted):
            continue
        for part in entry.answers:
            if (entry.practice.name, part.step) in steps:
                for line in part.words.splitlines():
                    if line.strip():
                        found.setdefault(fold(line.strip()), line.strip())
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]


def _named(entry: Entry) -> Iterator[str]:
    """Yields whom a practice was about: those named, not those mentioned in words."""
    for part in entry.answers:
        if not part.words:
            yield from part.people
