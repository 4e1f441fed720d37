"""The journal in plain mode: the list of past entries, an entry as a page, an unreadable one as raw text."""

from enum import Enum
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.item_actions import is_possible
from connectwell.entries.item_lookup import entry_of
from connectwell.entries.result_set import ResultSet
from connectwell.entries.view import View
from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Query, Readable, Unreadable
from connectwell.model.entry import FORMAT, Entry
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import Prompter

AT_ONCE: Final = 10
WHICH: Final = "A number: read it."
MORE: Final = "m: more."
MEND: Final = "e: edit it. x: remove it."
TAKEN_OUT: Final = "r: bring it back."
BACK: Final = "Enter: back to Today."
FITS: Final = "Type one of the numbers, or one of the letters."
ABOUT: Final = "removed: those you removed. all: the others again."
NOTHING_OUT: Final = "Nothing is removed."
RAW: Final = "This is the file as it is; nothing in it was changed."
REMOVED: Final = (
    "It's out of your lists and pages, but it's still on this machine. r brings it back; 'connectwell erase "
    "{name}' deletes it."
)
OPEN: Final = "It isn't finished. c: go on with it. Enter: back to the list."


class Act(Enum):
    """What the person can ask for."""

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


def read_journal(context: Context, prompter: Prompter) -> str | None:
    """Lists entries, newest first, and acts on the answers.

    Returns:
        The id of an open check-in to resume, or None.

    Raises:
        Detour, EndOfInput: as `Prompter.line`.
    """
    pages = _Pages(context, prompter)
    pages.say_more()
    if pages.is_empty:
        prompter.talk.say(sentences.EMPTY_JOURNAL)
        return None
    while True:
        chosen = prompter.parsed([pages.question()], pages.read, about=[ABOUT])
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
    """The list so far, paged on request, and the entry read last."""

    def __init__(self, context: Context, prompter: Prompter) -> None:
        self._context, self._browser = context, EntryBrowser(context)
        self._prompter, self._talk = prompter, prompter.talk
        self._open: Entry | None = None
        self._results = self._found(Query())

    def _found(self, query: Query) -> ResultSet[str]:
        return ResultSet(View(query), self._browser.listed(query), self._in_one_line)

    @property
    def is_empty(self) -> bool:
        """Whether the list is empty."""
        return not self._results.rows

    def say_more(self) -> None:
        """Reads out the next few entries."""
        first = len(self._results.rows) + 1
        for number, row in enumerate(self._results.more(AT_ONCE), first):
            self._talk.say(f"{number}. {row.drawn}")

    def question(self) -> str:
        """Returns the choices available now."""
        said = [WHICH, *([] if self._results.read_all else [MORE])]
        if self._open:
            said.append(TAKEN_OUT if self._open.removed else MEND)
        return " ".join([*said, BACK])

    def read(self, answer: str) -> tuple[Act, int] | str:
        """Parses an answer into an act and an entry's number; returns the sentence to say if it doesn't fit."""
        said = answer.strip(" .").casefold()
        if said.isascii() and said.isdigit() and len(said) < 7 and 1 <= int(said) <= len(self._results.rows):
            return Act.READ, int(said)
        act = _WORDS.get(said)
        unfit = {
            Act.MORE: self._results.read_all,
            Act.MEND: not self._open or self._open.removed,
            Act.REMOVE: not self._open or self._open.removed,
            Act.RESTORE: not self._open or not self._open.removed,
        }
        return FITS if act is None or unfit.get(act) else (act, 0)

    def do(self, act: Act, number: int) -> str | None:
        """Carries out the act.

        Returns:
            The id of an open check-in to resume, or None.

        Raises:
            Detour, EndOfInput, ConnectwellError: from the act.
        """
        match act:
            case Act.READ:
                return self._read_out(self._results.rows[number - 1].item)
            case Act.MORE:
                self.say_more()
            case Act.LIST_REMOVED | Act.LIST:
                self._open = None
                self._results = self._found(Query(only_removed=act is Act.LIST_REMOVED))
                self.say_more()
                if self.is_empty:
                    self._talk.say(NOTHING_OUT if act is Act.LIST_REMOVED else sentences.EMPTY_JOURNAL)
            case _ if self._open:
                self._open = self._mend(act, self._open)
                self._results.replace(self._open)
        return None

    def _mend(self, act: Act, entry: Entry) -> Entry:
        """Changes the entry and returns its new state."""
        if act is Act.MEND:
            from connectwell.plain.editing import edit_entry

            return edit_entry(self._context, self._browser, self._prompter, entry.id) or entry
        if act is Act.REMOVE:
            removed = self._browser.remove(entry.id).after
            self._talk.say(REMOVED.format(name=removed.tail))
            return removed
        restored = self._browser.restore(entry.id).after
        self._talk.say(sentences.RESTORED)
        return restored

    # --- One entry

    def _read_out(self, item: Item) -> str | None:
        """Reads out an entry; returns its id if the person resumes it."""
        entry = entry_of(item)
        self._open = entry if entry and entry.format == FORMAT else None
        self._talk.gap()
        if isinstance(item, Unreadable):
            self._say_raw(item)
            return None
        if item.is_copy:
            self._talk.say(sentences.A_COPY)
        for line in self._browser.page(item):
            if line.role == "label":
                self._talk.gap()
            self._talk.say(line.text)
        self._talk.gap()
        return self._go_on_with(item)

    def _say_raw(self, item: Unreadable) -> None:
        self._talk.say(item.reason)
        self._talk.say(RAW)
        try:
            self._talk.say(self._browser.raw(item.handle))
        except ConnectwellError as fault:
            self._talk.say(str(fault))

    def _go_on_with(self, item: Readable) -> str | None:
        if not is_possible("resume", item) or item.entry.format != FORMAT:
            return None
        answer = self._prompter.line([OPEN])
        return item.entry.id if answer.strip(" .").casefold() in ("c", "continue") else None

    def _in_one_line(self, item: Item) -> str:
        if isinstance(item, Unreadable):
            return f"{item.handle}. {item.reason}"
        entry = item.entry
        day = f"{entry.day:%a} {entry.day.day} {entry.day:%b %Y}"
        kind = page.kind_of(entry) + (f", a copy of {item.copy_of}" if item.is_copy else "")
        preview = page.preview_of(entry, self._talk.columns)
        return f"{day}, {kind}" + (f": {preview}" if preview else "")
