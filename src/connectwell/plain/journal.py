"""The journal in plain mode: the list of past entries, what is found in it, and an entry as a page."""

from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.english import without_ellipsis
from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import EntryChange
from connectwell.entries.result_set import ResultSet
from connectwell.entries.undone import what_was_undone
from connectwell.entries.view import View
from connectwell.errors import ConnectwellError, SaveFailed
from connectwell.journal import Item, Unreadable
from connectwell.plain.finding import ABOUT_FINDING, read_view
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.one_entry import OneEntry
from connectwell.plain.prompter import Prompter

AT_ONCE: Final = 10
WHICH: Final = "Read one: its number."
MORE: Final = "More: m."
FIND: Final = "Find: find and the words."
BACK: Final = "Back: Enter."
FITS: Final = "Type one of the numbers, or one of the words. What there is: help."
BACK_TO_LIST: Final = "The list: Enter."
FITS_NONE: Final = "Type one of the words. What there is: help."
FIND_WHAT: Final = "Which words?"
FOUND_NONE: Final = "Nothing like that is here."
SHOWN: Final = "Now: {shown}."
ALL_OF_THEM: Final = "all of them"
NOTHING_OUT: Final = "Nothing is removed."
UNDONE_COPY: Final = "Undone. Both are there again."
_FINDS: Final = ("find", "search", "f")


def read_journal(context: Context, prompter: Prompter, *, finds: bool = False) -> str | None:
    """Lists entries, newest first, and acts on the answers.

    Args:
        context: the services.
        prompter: puts the questions.
        finds: whether to ask for words to find first.

    Returns:
        The id of an open check-in to resume, or None.

    Raises:
        Detour, EndOfInput: as `Prompter.line`.
    """
    pages = _Pages(context, prompter)
    if pages.is_empty:
        prompter.talk.say(sentences.EMPTY_JOURNAL)
        return None
    if finds:
        pages.ask_for_words()
    else:
        pages.say_more()
    while True:
        chosen = None
        try:
            chosen = prompter.parsed([pages.question()], pages.read, about=[pages.about()], takes=pages.takes)
            if chosen is None:
                if pages.go_to_list():
                    continue
                return None
            resumed = pages.do(chosen[0])
        except Detour as detour:
            if detour.command != "back" or not (pages.go_to_list() or chosen):
                raise
        except SaveFailed:
            raise
        except ConnectwellError as fault:
            prompter.talk.say(str(fault))
        else:
            if resumed:
                return resumed


class _Pages:
    """The list so far, paged on request, and the entry read last."""

    def __init__(self, context: Context, prompter: Prompter) -> None:
        self._context, self._browser = context, EntryBrowser(context)
        self._prompter, self._talk = prompter, prompter.talk
        self._one: OneEntry | None = None
        self._view, self._from = View(), 1
        self._results = self._found(self._view)
        self._is_empty = next(self._browser.listed(), None) is None

    def _found(self, view: View) -> ResultSet[str]:
        items = self._browser.listed() if view.everything else view.items(self._browser.journal)
        return ResultSet(view, items, self._in_one_line)

    @property
    def is_empty(self) -> bool:
        """Whether the journal is empty."""
        return self._is_empty

    def say_more(self) -> None:
        """Reads out the next few entries."""
        first = len(self._results.rows) + 1
        self._from = first
        for number, row in enumerate(self._results.more(AT_ONCE), first):
            self._talk.say(f"{number}. {row.drawn}")

    def go_to_list(self) -> bool:
        """Leaves the entry that was read for the list, and reads out its last few again; False if it is the list."""
        if self._one is None:
            return False
        self._one = None
        for number, row in enumerate(self._results.rows[self._from - 1 :], self._from):
            self._talk.say(f"{number}. {row.drawn}")
        return True

    def ask_for_words(self) -> None:
        """Asks for the words to find, and shows what has them. Nothing typed: the whole list."""
        self._show(read_view(f"find {self._prompter.line([FIND_WHAT])}", self._context, self._view) or View())

    def question(self) -> str:
        """Returns the choices available now."""
        said = [*([WHICH] if self._results.rows else []), *([] if self._results.read_all else [MORE])]
        said += self._one.choices() if self._one else [FIND]
        return " ".join([*said, BACK_TO_LIST if self._one else BACK])

    def about(self) -> str:
        """Returns what else can be typed, for /help."""
        return " ".join([FIND, ABOUT_FINDING, *(self._one.all_choices() if self._one else [])])

    def takes(self, answer: str) -> bool:
        """Whether an answer is one here, though it is a command elsewhere."""
        return answer.strip() == "/" or (answer.startswith("/") and plainly(answer).split(" ")[0] in _FINDS)

    def read(self, answer: str) -> "tuple[int | View | _Act] | str":
        """Parses an answer: an entry's number, an act, or what to show; returns a sentence if it doesn't fit."""
        said = plainly(answer)
        if said.isdecimal() and len(said) < 7 and 1 <= int(said) <= len(self._results.rows):
            return (int(said),)
        act = _Act.of(said, self._results.read_all, self._one)
        found = act or read_view(answer.lstrip("/"), self._context, self._view)
        return (found,) if found else FITS if self._results.rows else FITS_NONE

    def do(self, chosen: "int | View | _Act") -> str | None:
        """Carries out what was chosen.

        Returns:
            The id of an open check-in to resume, or None.

        Raises:
            Detour, EndOfInput, ConnectwellError: from the act.
        """
        if isinstance(chosen, View):
            self._show(chosen)
        elif isinstance(chosen, int):
            self._one = OneEntry(self._context, self._browser, self._prompter, self._results.rows[chosen - 1].item)
            return self._one.read_out()
        elif chosen.name == "more":
            self.say_more()
        elif chosen.name == "find":
            self.ask_for_words()
        elif chosen.name == "undo":
            self._prompter.undo()
        elif self._one:
            return self._act(chosen.name, self._one)
        return None

    def _act(self, name: str, one: OneEntry) -> str | None:
        before = self._browser.changes
        resumed = one.do(name)
        changed = self._browser.changes - before
        for _ in range(changed if self._browser.can_undo else 0):
            self._prompter.undoable(self._undo)
        if changed:
            if one.entry:
                self._results.replace(one.entry)
            elif one.erased:
                self._one = None
        return resumed

    def _undo(self) -> str:
        undone = self._browser.undo()
        if not isinstance(undone, EntryChange):
            self._one = None
            return UNDONE_COPY
        self._results.replace(undone.after)
        if self._one:
            self._one.follow(undone.after)
        return what_was_undone(undone, self._context.today())

    def _show(self, view: View) -> None:
        self._one, self._view = None, view
        self._results = self._found(view)
        words = [sentences.QUOTED.format(words=view.query.words)] if view.query.words else []
        shown = ", ".join([*words, *([view.said().replace(" · ", ", ")] if view.said() else [])])
        self._talk.say(SHOWN.format(shown=shown or ALL_OF_THEM))
        self.say_more()
        if not self._results.rows:
            self._talk.say(NOTHING_OUT if view.query.only_removed else FOUND_NONE)

    def _in_one_line(self, item: Item) -> str:
        if isinstance(item, Unreadable):
            return f"{item.handle}. {item.reason}"
        entry = item.entry
        day = sentences.weekday_in_year(entry.day, self._context.today())
        kind = page.kind_of(entry) + (", a copy" if item.is_copy else "")
        preview = without_ellipsis(page.preview_of(entry, self._talk.columns))
        return f"{day}, {kind}" + (f": {preview}" if preview else "")


class _Act:
    """An act by its name."""

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def of(cls, said: str, read_all: bool, one: OneEntry | None) -> "_Act | None":
        """Returns the act that was typed, if it can be done now."""
        if said in ("m", "more"):
            return None if read_all else cls("more")
        if said in (*_FINDS, ""):
            return cls("find")
        if said == "u":
            return cls("undo")
        name = one.meant(said) if one else None
        return cls(name) if name else None
