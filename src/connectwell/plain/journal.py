"""Looking back: the list of past entries, one of them as a page, and the raw view of one that cannot be read."""

from enum import Enum
from itertools import islice
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Readable, Unreadable
from connectwell.model.entry import FORMAT, Entry
from connectwell.plain.grammar import Detour
from connectwell.plain.listening import Listening

AT_ONCE: Final = 10
WHICH: Final = "A number reads one;"
MORE: Final = "m shows more;"
MEND: Final = "e writes words of it anew; x takes it out of lists;"
TAKEN_OUT: Final = "r brings it back;"
BACK: Final = "Enter goes back to Today."
FITS: Final = "What fits here is one of the numbers, or a letter that was named."
ABOUT: Final = "out: those that were taken out of lists. all: the others again."
NOTHING_OUT: Final = "Nothing was taken out of lists."
RAW: Final = "This is the file as it is; nothing in it was changed."
OPEN: Final = "It is still open: c goes on with it; Enter goes back to the list."


class Act(Enum):
    """What can be asked for."""

    READ = ""
    MORE = "m"
    MEND = "e"
    REMOVE = "x"
    RESTORE = "r"
    LIST_REMOVED = "out"
    LIST = "all"


_WORDS = {
    "more": Act.MORE, "edit": Act.MEND, "remove": Act.REMOVE, "restore": Act.RESTORE, "removed": Act.LIST_REMOVED,
    **{act.value: act for act in Act if act.value},
}  # fmt: skip


def read_journal(context: Context, listening: Listening) -> str | None:
    """Lists, newest first, and reads out what is asked for.

    Returns:
        The id of an open check-in that the person wants to go on with, or None.

    Raises:
        Detour, EndOfInput: as `Listening.line`.
    """
    pages = _Pages(context, listening)
    pages.say_more()
    if not pages.shown:
        listening.talk.say(sentences.EMPTY_JOURNAL)
        return None
    while True:
        chosen = listening.parsed([pages.question()], pages.read, about=[ABOUT])
        if chosen is None:
            return None
        try:
            resumed = pages.do(*chosen)
        except Detour as detour:
            if detour.command != "back":
                raise
        else:
            if resumed:
                return resumed


class _Pages:
    """The list so far, the rest of it, read as it is asked for, and the entry that was read last."""

    def __init__(self, context: Context, listening: Listening) -> None:
        self.shown: list[Item] = []
        self._context, self._listening, self._talk = context, listening, listening.talk
        self._names = {need.id: need.name for need in context.library.needs()}
        self._open: Entry | None = None
        self._begin(removed=False)

    def _begin(self, *, removed: bool) -> None:
        found = self._context.journal.newest(removed=removed)
        self._rest = (item for item in found if not removed or _is_removed(item))
        self.shown.clear()
        self._has_more, self._open = True, None

    def say_more(self) -> None:
        """Says the next few."""
        found = list(islice(self._rest, AT_ONCE))
        for number, item in enumerate(found, len(self.shown) + 1):
            self._talk.say(f"{number}. {self._in_one_line(item)}")
        self.shown += found
        self._has_more = len(found) == AT_ONCE

    def question(self) -> str:
        """What can be asked for now."""
        said = [WHICH, *([MORE] if self._has_more else [])]
        if self._open:
            said.append(TAKEN_OUT if self._open.removed else MEND)
        return " ".join([*said, BACK])

    def read(self, answer: str) -> tuple[Act, int] | str:
        """What was asked for, with the number of an entry to read, or the sentence that says what fits."""
        said = answer.strip(" .").casefold()
        if said.isascii() and said.isdigit() and len(said) < 7 and 1 <= int(said) <= len(self.shown):
            return Act.READ, int(said)
        act = _WORDS.get(said)
        unfit = {
            Act.MORE: not self._has_more,
            Act.MEND: not self._open or self._open.removed,
            Act.REMOVE: not self._open or self._open.removed,
            Act.RESTORE: not self._open or not self._open.removed,
        }
        return FITS if act is None or unfit.get(act) else (act, 0)

    def do(self, act: Act, number: int) -> str | None:
        """Does what was asked for.

        Returns:
            The id of an open check-in that the person wants to go on with, or None.

        Raises:
            Detour, EndOfInput, ConnectwellError: from what was asked for.
        """
        match act:
            case Act.READ:
                return self._read_out(self.shown[number - 1])
            case Act.MORE:
                self.say_more()
            case Act.LIST_REMOVED | Act.LIST:
                self._begin(removed=act is Act.LIST_REMOVED)
                self.say_more()
                if not self.shown:
                    self._talk.say(NOTHING_OUT if act is Act.LIST_REMOVED else sentences.EMPTY_JOURNAL)
            case _ if self._open:
                self._mend(act, self._open)
        return None

    def _read_out(self, item: Item) -> str | None:
        resumed = _show(self._context, self._listening, item)
        mendable = isinstance(item, Readable) and not item.copy_of and item.entry.format == FORMAT
        self._open = item.entry if isinstance(item, Readable) and mendable else None
        return resumed

    def _mend(self, act: Act, entry: Entry) -> None:
        from connectwell.plain import mending_face

        if act is Act.MEND:
            self._open = mending_face.write_anew(self._context, self._listening, entry)
        elif act is Act.REMOVE:
            self._open = mending_face.remove(self._context, self._listening, entry)
        else:
            self._open = mending_face.restore(self._context, self._listening, entry)
        self.shown = [self._as_it_is(item) for item in self.shown]

    def _as_it_is(self, item: Item) -> Item:
        """The entry that was just mended, as it is now; any other as it was listed."""
        mended = self._open and isinstance(item, Readable) and not item.copy_of and item.entry.id == self._open.id
        return Readable(self._open, None, item.handle) if self._open and mended else item

    def _in_one_line(self, item: Item) -> str:
        if isinstance(item, Unreadable):
            return f"{item.handle}, unreadable: {item.reason}"
        entry = item.entry
        day = f"{entry.day:%a} {entry.day.day} {entry.day:%b %Y}"
        kind = page.kind_of(entry) + (f", a copy of {item.copy_of}" if item.copy_of else "")
        preview = page.preview_of(entry, self._names, self._talk.columns)
        return f"{day}, {kind}" + (f": {preview}" if preview else "")


def _show(context: Context, listening: Listening, item: Item) -> str | None:
    """Says one entry whole; gives its id where the person goes on with it."""
    talk = listening.talk
    talk.gap()
    if isinstance(item, Unreadable):
        talk.say(item.reason)
        talk.say(RAW)
        try:
            talk.say(context.journal.raw(item.handle))
        except ConnectwellError as fault:
            talk.say(str(fault))
        return None
    if item.copy_of:
        talk.say(sentences.A_COPY)
    names = {need.id: need.name for need in context.library.needs()}
    shares = () if item.copy_of else context.journal.shares_of(item.entry.id)
    for line in page.page_of(item.entry, names, shares=shares):
        if line.role == "label":
            talk.gap()
        talk.say(line.text)
    talk.gap()
    return _go_on_with(listening, item)


def _go_on_with(listening: Listening, item: Readable) -> str | None:
    entry = item.entry
    if entry.kind != "check-in" or not entry.unfinished or item.copy_of or entry.format != 1:
        return None
    answer = listening.line([OPEN])
    return entry.id if answer.strip(" .").casefold() in ("c", "continue") else None


def _is_removed(item: Item) -> bool:
    return isinstance(item, Readable) and item.entry.removed is not None
