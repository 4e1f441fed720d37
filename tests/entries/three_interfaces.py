"""One person at the same journal by the screens, by plain lines, by the command line, and by what these three drive.

Each act gives what was found or said. What an interface has no way to do yet is done by the browser itself.
"""

import shlex
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from connectwell import sentences
from connectwell.cli.group import connectwell
from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.fields import Field
from connectwell.errors import UsageFault
from connectwell.journal import Journal, Query, Readable
from connectwell.library import Library
from connectwell.model.entry import Entry, Note, Reflection
from connectwell.paths import find_app_folders
from connectwell.plain import Talk, open_companion
from connectwell.settings import read_settings
from connectwell.tui.app import Companion
from connectwell.tui.screens.dialogs import ChoiceDialog
from connectwell.tui.screens.journal.screen import JournalScreen
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.multi_choice import MultiChoice
from editors import Command, replacing
from steady import MORNING
from tui.tui_tools import on, press, sees, until, write

FIRST_WORDS = ("Rain", "Soup", "José", "Tea", "Heavy", "Gone", "Sea", "Snow")
"""Each entry begins with another of these, so that a list can be read in any interface."""


class StandingClock:
    """Says `now` until it is set."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


class TailByLength:
    """Random-looking characters, counted apart for each length: names of versions go by nothing but versions."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def __call__(self, length: int) -> str:
        count = self._counts[length] = self._counts.get(length, 0) + 1
        return f"{count:0{length}}"


def journal_at(home: Path) -> Context:
    """A journal of a few weeks, the same wherever it lies."""
    places = find_app_folders({"CONNECTWELL_HOME": str(home)})
    places.config.mkdir(parents=True, mode=0o700)
    (places.config / "config.toml").write_text('region = "DE"\nwelcomed = true\n', encoding="utf-8")
    clock = StandingClock()
    context = Context(places, read_settings(places), Journal(places, clock, TailByLength()), Library(), clock)
    _add(context, "rain01", 0, note=Note(words="Rain all evening.", sharing="theme"))
    _add(context, "soup01", 1, kind="check-in", reflections=_seen("Soup with Ana.", people=("Ana",), rating=6))
    _add(context, "jose01", 4, kind="check-in", reflections=_seen("José came by.", people=("José",)))
    _add(context, "heavy1", 6, note=Note(words="Heavy, for later.", put_away=True))
    _add(context, "tea001", 9, note=Note(words="Tea on the step."))
    gone = _add(context, "gone01", 12, note=Note(words="Gone soon."))
    _add(context, "sea001", 15, note=Note(words="Sea, seen from here."))
    context.journal.remove(gone.id)
    file = context.places.data / "entries" / "2026" / "2026-11-06T0801-sea001.toml"
    copy = file.with_name(f"{file.stem}.sync-conflict-1.toml")
    copy.write_text(file.read_text(encoding="utf-8").replace("from here", "from there"), encoding="utf-8")
    return context


def _add(context: Context, tail: str, days_ago: int, *, kind: Any = "note", **parts: Any) -> Entry:
    when = MORNING - timedelta(days=days_ago)
    name = f"{when:%Y-%m-%dT%H%M}-{tail}"
    return context.journal.add(Entry(id=name, kind=kind, day=when.date(), started=when, finished=when, **parts))


def _seen(words: str, **more: Any) -> tuple[Reflection, ...]:
    return (Reflection(key="a8d2", need="seen", asked="Who was there?", words=words, **more),)


def files_of(context: Context) -> dict[str, bytes]:
    """Every file of the journal, by its name in it."""
    data = context.places.data
    found = (file for file in sorted(data.rglob("*")) if file.is_file() and file.name != ".lock")
    return {str(file.relative_to(data)): file.read_bytes() for file in found}


def _in_order(lines: Sequence[str]) -> list[str]:
    """The entries of a list, each by its first word; one that shows none of its words by nothing."""
    return [word for line in lines for word in FIRST_WORDS if f"{word} " in f"{line} " or f"{word}," in line]


class ByBrowser:
    """What the three drive, with no screen."""

    def __init__(self, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
        self.context = context
        self.browser = EntryBrowser(context)
        self._monkeypatch = monkeypatch

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """What has to be open for the acts."""
        yield

    # --- Finding and reading

    async def listed(self, **filters: Any) -> list[str]:
        """The entries of the list in its order, copies included, without what is removed."""
        query = Query(
            since=filters.get("since"),
            kinds=frozenset({filters["kind"]} if "kind" in filters else ()),
            people=frozenset({filters["person"]} if "person" in filters else ()),
            needs=frozenset({filters["need"]} if "need" in filters else ()),
            only_removed=filters.get("removed", False),
        )
        return _in_order([self._first_words(item) for item in self.browser.listed(query) if isinstance(item, Readable)])

    async def searched(self, words: str) -> list[str]:
        """The entries with these words in them."""
        return _in_order([self._first_words(item) for item in self.browser.search(Query(words=words))])

    def _first_words(self, item: Readable) -> str:
        from connectwell.entries.page import preview_of

        return preview_of(item.entry, 60)

    async def read(self, tail: str, *, removed: bool = False) -> str:
        """The page of one entry, as if it stood on one line."""
        item = self.browser.open(tail)
        assert isinstance(item, Readable)
        return " ".join(" ".join(line.text for line in self.browser.page(item)).split())

    def _id(self, tail: str) -> str:
        return self.context.journal.get(tail).id

    # --- Changing; each gives what is said

    async def remove(self, tail: str) -> str:
        self.browser.remove(tail)
        return sentences.REMOVED.partition(" '")[0]

    async def restore(self, tail: str) -> str:
        self.browser.restore(tail)
        return sentences.RESTORED

    async def take_back(self, tail: str) -> str:
        """The last change, which was one of that entry."""
        self.browser.undo()
        return ""

    async def move(self, tail: str, day: date) -> str:
        try:
            self.browser.move_to_day(tail, day)
        except UsageFault:
            return "hasn't come yet"
        return sentences.SAVED

    async def add_words(self, tail: str, words: str) -> str:
        """Writes something more into its one part."""
        editing = self.browser.edit(tail)
        (field,) = _worded(editing.fields)
        editing.set(field.id, field.value + words)
        self.browser.remember(*editing.changes)
        return sentences.SAVED

    async def edit(self, tail: str, command: Command) -> str:
        """Opens it in an editor. What doesn't read well is kept, and gone on with the next time."""
        with self.browser.in_editor(tail) as session:
            if session.kept_since:
                session.go_on()
            session.run(command)
            edited = session.take()
        if edited.outcome == "faulty":
            return edited.fault
        return sentences.UNCHANGED if edited.outcome == "unchanged" else sentences.SAVED

    async def keep(self, tail: str, which: str) -> str:
        """One of an entry and its copy."""
        copy = next(i for i in self.browser.listed() if isinstance(i, Readable) and i.copy_of == self._id(tail))
        in_hand = self.browser.copy_choice(copy.handle)
        self.browser.keep_entry(in_hand) if which == "entry" else self.browser.keep_copy(in_hand)
        return ""

    async def versions(self, tail: str) -> list[str]:
        """What the newest earlier version has instead of the entry, and the entry instead of it."""
        newest = self.browser.versions(tail)[0]
        return [f"{change.sign} {change.text}" for change in newest.changes] or [sentences.SAME_PAGE]

    async def restore_version(self, tail: str, number: int) -> str:
        self.browser.restore_version(tail, number)
        return sentences.BROUGHT_BACK.partition(" version")[0]

    async def erase(self, tail: str) -> str:
        self.browser.erase(self._id(tail))
        return sentences.ERASED

    def use_editor(self, command: Command) -> None:
        self._monkeypatch.setenv("EDITOR", shlex.join(command))


class ByCommandLine(ByBrowser):
    """Verbs. There is none to keep one of two copies, or to write only some words."""

    def _ask(self, *args: str, words: str = "") -> str:
        told = CliRunner().invoke(connectwell, args, input=words, obj=self.context)
        return told.stdout + told.stderr

    async def listed(self, **filters: Any) -> list[str]:
        options = {"since": "--from", "kind": "--kind", "person": "--with", "need": "--need"}
        args = [part for name, value in filters.items() if name in options for part in (options[name], str(value))]
        removed = ["--removed"] if filters.get("removed") else []
        return _in_order(self._ask("list", *args, *removed).splitlines())

    async def searched(self, words: str) -> list[str]:
        return _in_order(self._ask("search", words).splitlines())

    async def read(self, tail: str, *, removed: bool = False) -> str:
        return " ".join(self._ask("show", tail).split())

    async def remove(self, tail: str) -> str:
        return self._ask("remove", tail)

    async def restore(self, tail: str) -> str:
        return self._ask("restore", tail)

    async def take_back(self, tail: str) -> str:
        removed = self.context.journal.get(tail).removed
        return self._ask("restore", tail, *([] if removed else ["--version", "1"]))

    async def move(self, tail: str, day: date) -> str:
        before = self.context.journal.get(tail).day
        said = await self.edit(tail, replacing(f"day = {before}", f"day = {day}"))
        if day > MORNING.date():
            self._ask("edit", tail, "--discard")
        return said

    async def edit(self, tail: str, command: Command) -> str:
        self.use_editor(command)
        return self._ask("edit", tail)

    async def versions(self, tail: str) -> list[str]:
        return self._ask("show", tail, "--versions").split("\n\n")[0].splitlines()[1:]

    async def restore_version(self, tail: str, number: int) -> str:
        return self._ask("restore", tail, "--version", str(number))

    async def erase(self, tail: str) -> str:
        return self._ask("erase", tail, words="erase\n")


class ByPlainLines(ByBrowser):
    """A conversation. It lists, reads, writes words anew, takes out of lists and brings back."""

    def _told(self, *lines: str) -> str:
        out = StringIO()
        open_companion(self.context, Talk(StringIO("\n".join([*lines, "", "q"]) + "\n"), out, 200))
        return out.getvalue()

    def _numbered(self, *lines: str) -> list[str]:
        """The lines of the list that was said last."""
        said = [line for line in self._told("j", *lines).splitlines() if line.partition(". ")[0].isdigit()]
        first = max(n for n, line in enumerate(said) if line.startswith("1. "))
        return said[first:]

    def _number(self, tail: str, *lines: str) -> str:
        entry = self.context.journal.get(tail)
        day, copy = f"{entry.day:%A} {entry.day.day} {entry.day:%B}", ", a copy of"
        at = next(n for n, line in enumerate(self._numbered(*lines), 1) if day in line and copy not in line)
        return str(at)

    async def listed(self, **filters: Any) -> list[str]:
        if filters.keys() - {"removed"}:
            return await super().listed(**filters)
        return _in_order(self._numbered(*(["out"] if filters else [])))

    async def read(self, tail: str, *, removed: bool = False) -> str:
        lines = ["out"] if removed else []
        return " ".join(self._told("j", *lines, self._number(tail, *lines)).split())

    async def remove(self, tail: str) -> str:
        return " ".join(self._told("j", self._number(tail), "x").split())

    async def restore(self, tail: str) -> str:
        return " ".join(self._told("j", "out", self._number(tail, "out"), "r").split())

    async def take_back(self, tail: str) -> str:
        return await (self.restore(tail) if self.context.journal.get(tail).removed else super().take_back(tail))

    async def add_words(self, tail: str, words: str) -> str:
        fields = self.browser.edit(tail).fields
        (field,) = _worded(fields)
        number = str(fields.index(field) + 1)
        return " ".join(self._told("j", self._number(tail), "e", number, field.value + words, ".").split())


class ByScreens(ByBrowser):
    """Keys."""

    app: Companion
    pilot: Pilot[None]

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        self.app = Companion(self.context)
        async with self.app.run_test(size=(100, 26)) as self.pilot:
            yield

    @property
    def _screen(self) -> JournalScreen:
        assert isinstance(self.app.screen, JournalScreen)
        return self.app.screen

    @property
    def _options(self) -> OptionList:
        return self._screen.query_one("#entries", OptionList)

    @property
    def _notice(self) -> str:
        return str(self._screen.query_one("#notice", Static).content)

    async def _open(self) -> None:
        """The journal's list, with everything in it. It is never read anew by a key: it follows what is done."""
        while not isinstance(self.app.screen, JournalScreen):
            await press(self.pilot, "j")
        if not self._screen.entries.view.everything:
            await press(self.pilot, "escape")
        await self._settled()

    async def _settled(self, true: Callable[[], bool] = lambda: True) -> None:
        await until(lambda: true() and self._screen.entries.is_settled, "the list")
        await self.pilot.pause()

    async def _point(self, tail: str) -> None:
        await self._open()
        entry_id = self._id(tail)
        if self.context.journal.get(tail).removed:
            await press(self.pilot, "R")
            await self._settled(lambda: self._screen.entries.view.query.removed)
        await until(lambda: any(row.item.handle == entry_id for row in self._screen.entries.rows), entry_id)
        at = next(n for n, row in enumerate(self._screen.entries.rows) if row.item.handle == entry_id)
        self._options.highlighted = at
        await self.pilot.pause()

    def _lines(self) -> list[str]:
        options = self._options
        return [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]

    async def listed(self, **filters: Any) -> list[str]:
        await self._open()
        if filters:
            await press(self.pilot, "f")
            await on(self.app, "FiltersScreen")
            asked = self.app.screen
            asked.query_one("#since", Input).value = str(filters.get("since", ""))
            asked.query_one("#people", Input).value = filters.get("person", "")
            for name, id, value in (("kind", "kinds", None), ("need", "needs", None), ("removed", "only", "removed")):
                if filters.get(name):
                    asked.query_one(f"#{id}", MultiChoice).chosen = frozenset({value or filters[name]})
            await press(self.pilot, "enter")
            await self._settled(lambda: not self._screen.entries.view.everything)
        return _in_order(self._lines())

    async def searched(self, words: str) -> list[str]:
        await self._open()
        await press(self.pilot, "slash")
        await write(self.pilot, words)
        await self._settled(lambda: self._screen.entries.view.query.words == words)
        return _in_order(self._lines())

    async def read(self, tail: str, *, removed: bool = False) -> str:
        await self._point(tail)
        page = self._screen.query_one("#entry", Static)
        return " ".join(str(page.content).split())

    async def _press_and_see(self, tail: str, key: str, sentence: str) -> str:
        await self._point(tail)
        await press(self.pilot, key)
        await sees(self.app, sentence)
        return sentence

    async def remove(self, tail: str) -> str:
        return await self._press_and_see(tail, "x", sentences.REMOVED.partition(" '")[0])

    async def restore(self, tail: str) -> str:
        return await self._press_and_see(tail, "x", sentences.RESTORED)

    async def take_back(self, tail: str) -> str:
        await press(self.pilot, "u")
        await sees(self.app, "Undone")
        return "Undone."

    async def move(self, tail: str, day: date) -> str:
        await self._point(tail)
        await press(self.pilot, "D")
        await sees(self.app, "Which day does this entry belong to?")
        await write(self.pilot, str(day))
        await press(self.pilot, "enter")
        if day > MORNING.date():
            await sees(self.app, "That day hasn't come yet.")
            await press(self.pilot, "escape")
            return f"{day} hasn't come yet"
        await sees(self.app, "It belongs to ")
        return sentences.SAVED

    async def add_words(self, tail: str, words: str) -> str:
        await self._point(tail)
        await press(self.pilot, "e")
        await on(self.app, "EditScreen")
        assert isinstance(self.app.focused, Editor)
        await write(self.pilot, words)
        await press(self.pilot, "escape")
        await sees(self.app, sentences.SAVED)
        return sentences.SAVED

    async def edit(self, tail: str, command: Command) -> str:
        self.use_editor(command)
        await self._point(tail)
        with self._monkeypatch.context() as patch:
            patch.setattr(self.app, "suspend", nullcontext)  # the terminal of a test cannot be given away
            await press(self.pilot, "E")
            said = []
            while any(one.group == "by-hand" and not one.is_finished for one in self.app.workers):
                if isinstance(self.app.screen, ChoiceDialog) and self.app.screen.is_current:
                    said += [str(one.content) for one in self.app.screen.query(Static)]
                    await press(self.pilot, "2" if sentences.NOT_TAKEN in said else "1")
                await self.pilot.pause()
        return " ".join([*said, self._notice])

    async def keep(self, tail: str, which: str) -> str:
        await self._point(tail)
        await press(self.pilot, "c")
        await on(self.app, "CopiesScreen")
        await press(self.pilot, "1" if which == "entry" else "2")
        await on(self.app, "JournalScreen")
        await self._settled()
        return self._notice

    async def versions(self, tail: str) -> list[str]:
        await self._show_versions(tail)
        drawn = str(self.app.screen.query_one("#changes", Static).content).splitlines()
        await press(self.pilot, "escape")
        await on(self.app, "JournalScreen")
        return drawn[1 : drawn.index("")]

    async def restore_version(self, tail: str, number: int) -> str:
        await self._show_versions(tail)
        await press(self.pilot, *["down"] * (number - 1), "b")
        await on(self.app, "JournalScreen")
        await self._settled()
        return self._notice

    async def _show_versions(self, tail: str) -> None:
        await self._point(tail)
        await press(self.pilot, "v")
        await on(self.app, "VersionsScreen")
        await until(lambda: str(self.app.screen.query_one("#changes", Static).content), "the versions")

    async def erase(self, tail: str) -> str:
        await self._point(tail)
        await press(self.pilot, "X", *"erase", "enter")
        await sees(self.app, sentences.ERASED)
        return sentences.ERASED


def _worded(fields: tuple[Field, ...]) -> list[Field]:
    """The fields that have words."""
    return [field for field in fields if field.kind == "words" and field.value]
