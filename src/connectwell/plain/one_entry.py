"""One entry of the journal in plain mode: read out, changed, brought back, erased."""

import os
from collections.abc import Mapping
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.item_actions import is_possible
from connectwell.entries.item_lookup import entry_of
from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Readable, Unreadable
from connectwell.model.entry import FORMAT, Entry
from connectwell.plain.choices import Option
from connectwell.plain.prompter import Prompter

CHOICES: Final[Mapping[str, str]] = {
    "edit": "Edit it: e.",
    "remove": "Remove it: x.",
    "restore": "Bring it back: r.",
    "versions": "Earlier versions: v.",
    "put_away": "Hear what is put away: p.",
    "copies": "Choose between the two: c.",
    "in_editor": "In your own editor: own.",
    "erase": "Erase it: erase.",
}
_FIRST: Final = ("edit", "remove", "restore", "copies")
"""The acts that the question names; the others are behind help."""
_WORDS: Final = {
    "e": "edit", "edit": "edit", "x": "remove", "remove": "remove", "r": "restore", "restore": "restore",
    "bring it back": "restore", "v": "versions", "versions": "versions", "p": "put_away", "put away": "put_away",
    "c": "copies", "copies": "copies", "own": "in_editor", "editor": "in_editor", "mend": "in_editor",
    "erase": "erase",
}  # fmt: skip
RAW: Final = "This is the file as it is; nothing in it was changed."
REMOVED: Final = (
    "It's out of your lists and pages, but it's still on this machine. Bring it back: r, or undo. Delete it: erase."
)
NAMED: Final = "Its name: {name}."
OPEN: Final = "It isn't finished. Go on with it: c. Back to the list: Enter."
UNTIL: Final = "{number}. Until {day}, {time}."
WAS: Final = "Was: {text}"
BECAME: Final = "Became: {text}"
WHICH_VERSION: Final = "Bring one back: its number. Back: Enter."
IN_ENTRY: Final = "In the entry: {text}"
IN_COPY: Final = "In the copy: {text}"
KEEP_WHICH: Final = "Which one would you like to keep? The other becomes an earlier version."
KEPT_ENTRY: Final = "The entry is kept. The copy is an earlier version now."
KEPT_COPY: Final = "The copy is kept. The entry as it was is an earlier version now."
IN_WINDOW: Final = "Done there: Enter. Later: l."
_KEEPS = (Option("entry", "The entry", also=("entry",)), Option("copy", "The copy", also=("copy",)))


class OneEntry:
    """The entry read last.

    Attributes:
        entry: as it is now; None if it can't be read, or is erased.
        erased: whether it was erased here.
    """

    def __init__(self, context: Context, browser: EntryBrowser, prompter: Prompter, item: Item) -> None:
        self._context, self._browser, self._item = context, browser, item
        self._prompter, self._talk = prompter, prompter.talk
        found = entry_of(item)
        self.entry: Entry | None = found if found and found.format == FORMAT else None
        self.erased = False

    def follow(self, changed: Entry) -> None:
        """Takes over what was undone elsewhere, if it is this entry."""
        if self.entry and self.entry.id == changed.id:
            self.entry = changed

    def choices(self) -> list[str]:
        """What can be done with it, for the question."""
        return [CHOICES[act] for act in _FIRST if self._can(act)]

    def all_choices(self) -> list[str]:
        """What can be done with it, for help."""
        return [said for act, said in CHOICES.items() if self._can(act)]

    def meant(self, said: str) -> str | None:
        """Returns the act that was typed, if it can be done."""
        act = _WORDS.get(said)
        return act if act and self._can(act) else None

    def do(self, act: str) -> str | None:
        """Carries out one act. Returns and raises as `Journal.do`."""
        match act:
            case "edit":
                self._edit()
            case "remove" if self.entry:
                self.entry = self._browser.remove(self.entry.id).after
                self._talk.say(REMOVED)
            case "restore" if self.entry:
                self.entry = self._browser.restore(self.entry.id).after
                self._talk.say(sentences.RESTORED)
            case "versions" if self.entry:
                self._versions(self.entry)
            case "put_away" if isinstance(self._item, Readable):
                self._say_page(self._item, put_away=True)
            case "copies":
                self._choose_copy()
            case "in_editor":
                self._in_editor()
            case "erase":
                self._erase()
        return None

    def read_out(self) -> str | None:
        """Reads it out; returns its id if the person goes on with it."""
        self._talk.gap()
        if isinstance(self._item, Unreadable):
            self._say_raw(self._item)
            return None
        if self._item.is_copy:
            self._talk.say(sentences.A_COPY)
        elif self._browser.journal.has_copies(self._item.entry.id):
            self._talk.say(sentences.COPY_BESIDE)
        self._say_page(self._item)
        return self._go_on_with(self._item)

    # --- Reading

    def _can(self, act: str) -> bool:
        if self.erased:
            return False
        now = Readable(self.entry, None, self.entry.id) if self.entry and not self._is_copy else self._item
        match act:
            case "copies":
                return bool(self._copy())
            case "edit" | "remove" | "restore" | "versions" if self._is_copy or self.entry is None:
                return False
            case "edit":
                return is_possible("edit", now) and not (self.entry and self.entry.removed)
            case "remove":
                return is_possible("remove", now)
            case "restore":
                return is_possible("restore", now)
            case "versions":
                return is_possible("versions", now)
            case "put_away":
                return is_possible("put_away", now)
            case "in_editor":
                return is_possible("in_editor", now)
            case _:
                return is_possible("erase", now)

    @property
    def _is_copy(self) -> bool:
        return isinstance(self._item, Readable) and self._item.is_copy

    def _copy(self) -> str:
        """The handle of the copy that there is to choose from; empty if there is none."""
        if not isinstance(self._item, Readable):
            return ""
        if self._item.is_copy:
            return self._item.handle
        if not self._browser.journal.has_copies(self._item.entry.id):
            return ""
        copies = (one for one in self._browser.journal.newest() if isinstance(one, Readable) and one.is_copy)
        return next((one.handle for one in copies if one.copy_of == self._item.entry.id), "")

    def _say_page(self, item: Readable, *, put_away: bool = False) -> None:
        name = item.entry.tail
        for line in self._browser.page(item, put_away=put_away):
            if line.role == "label":
                self._talk.gap()
            self._talk.say(page.as_heard(line).replace(f", {name}", "", line.role == "quiet"))
        self._talk.say(NAMED.format(name=name))
        self._talk.gap()

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
        answer = self._prompter.line([OPEN], kind="choice")
        if answer.strip(" .").casefold() in ("c", "continue"):
            return item.entry.id
        self._prompter.set_aside(answer)
        return None

    # --- Changing

    def _edit(self) -> None:
        from connectwell.plain.editing import edit_entry

        if self.entry:
            self.entry = edit_entry(self._context, self._browser, self._prompter, self.entry.id) or self.entry

    def _versions(self, entry: Entry) -> None:
        found = self._browser.versions(entry.id)
        if not found:
            self._talk.say(sentences.NO_VERSIONS)
            return
        for one in found:
            when = one.version.when.astimezone()
            self._talk.say(
                UNTIL.format(
                    number=one.number, day=sentences.weekday_in_year(when, self._context.today()), time=f"{when:%H:%M}"
                )
            )
            for change in one.changes:
                self._talk.say((WAS if change.sign == "-" else BECAME).format(text=change.text))
            if not one.changes:
                self._talk.say(one.reason or sentences.SAME_PAGE.strip("()"))

        def number(answer: str) -> int | str:
            said = answer.strip(" .")
            fits = said.isdecimal() and len(said) < 5 and 1 <= int(said) <= len(found)
            return int(said) if fits else WHICH_VERSION

        chosen = self._prompter.parsed([WHICH_VERSION], number, fresh=True)
        if chosen:
            self.entry = self._browser.restore_version(entry.id, chosen).after
            self._talk.say(sentences.BROUGHT_BACK)

    def _choose_copy(self) -> None:
        copy = self._browser.copy_choice(self._copy())
        mine, theirs = self._browser.side_by_side(copy, put_away=False)
        for sides, said in ((mine, IN_ENTRY), (theirs, IN_COPY)):
            for side in sides:
                if side.differs and side.text.strip():
                    self._talk.say(said.format(text=side.text))
        kept = self._prompter.choice([KEEP_WHICH], _KEEPS, whole=True)
        if kept == "entry":
            self.entry = self._browser.keep_entry(copy).after
            self._talk.say(KEPT_ENTRY)
        elif kept == "copy":
            self.entry = self._browser.keep_copy(copy).after
            self._talk.say(KEPT_COPY)
        if kept and self.entry:
            self._item = Readable(self.entry, None, self.entry.id)

    def _in_editor(self) -> None:
        from connectwell.entries import revise

        session = self._browser.in_editor(self._item.handle or (self.entry.id if self.entry else ""))
        command = revise.editor(os.environ, terminal=self._talk.terminal)
        with session:
            if session.kept_since:
                self._talk.say(session.earlier_edit())
                session.go_on()
            session.run(command)
            edited = session.take()
            if edited.outcome == "at-once":
                answer = self._prompter.line([sentences.EDITOR_AT_ONCE, IN_WINDOW], kind="choice")
                if answer.strip():
                    session.leave_open()
                    self._prompter.set_aside(answer)
                    self._talk.say(sentences.EDITOR_STILL_OPEN.format(name=session.name))
                    return
                session.wait_for_window()
                edited = session.take()
            if edited.fault:
                self._talk.say(edited.fault)
            if edited.kept:
                self._talk.say(sentences.KEPT_BESIDE.format(name=session.name))
            elif edited.outcome in ("saved", "merged", "copied"):
                self._talk.say(sentences.SAVED)
                self.entry = self._browser.current_entry(session.id) or self.entry
            elif edited.outcome != "failed":
                self._talk.say(sentences.UNCHANGED)

    def _erase(self) -> None:
        entry_id, entry = self._browser.to_erase(self.entry.id if self.entry else self._item.handle)
        named = page.title_of(entry, self._context.today()) if entry else entry_id
        question = [f"{named}.", *sentences.ERASE, sentences.ERASE_ASK]
        if not self._prompter.typed_word(question, sentences.ERASE_WORD):
            self._talk.say(sentences.NOT_ERASED)
            return
        stays = self._browser.erase(entry_id)
        self.entry, self.erased = None, True
        self._talk.say(sentences.ERASED)
        if stays:
            self._talk.say(sentences.still_there(stays))
