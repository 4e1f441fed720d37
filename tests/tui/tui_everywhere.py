"""Ways to everything that can be in front: each command of the table by itself, and by keys what lies above."""

import ast
import importlib
import pkgutil
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

import connectwell.tui.screens
from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.model.entry import Connection, Entry
from connectwell.tui.app import Companion
from connectwell.tui.places import PALETTE
from connectwell.tui.screens.journal.single_entry import EntryScreen
from connectwell.tui.screens.questions import NewDayDialog
from connectwell.tui.screens.welcome import WelcomeScreen
from connectwell.tui.screens.writing import WritingScreen
from tui.tui_bytes import at_rest
from tui.tui_share import fortnight
from tui.tui_tools import note, open_page, sees
from tui.tui_weeks import checkin, reflection

_COMMANDS = [command for command in PALETTE if command.action and command.action != "quit"]
_TO_PROMPT = ("!open_checkin", "1", "ctrl+n", "n", "1", "enter")
_ABOVE: dict[str, dict[str, tuple[str, ...]]] = {
    "TodayScreen": {"today": ()},
    "WelcomeScreen": {"the first start": ("!welcome",), "the first region": ("!welcome", "enter"),
        "how to begin": ("!welcome", "enter", "escape"),
    },
    "CommandPalette": {"the palette": ("ctrl+p",), "the palette, searching": ("ctrl+p", "s")},
    "HelpNowScreen": {"help over the palette": ("ctrl+p", "f1")},
    "HiddenScreen": {"hidden": ("f4",), "hidden while writing": (*_TO_PROMPT, "f4")},
    "EntryScreen": {"one entry": ("!entry",)},
    "JournalScreen": {
        "an entry": ("j", "enter"), "an entry in the middle": ("j", "down", "down", "enter"), "search": ("j", "slash"),
    },
    "WeeksScreen": {"three months": ("w", "3"), "weeks in words": ("w", "w")},
    "YearScreen": {"the year": ("w", "y"), "the year in words": ("w", "y", "w")},
    "FiltersScreen": {"filters": ("j", "f")},
    "CalendarScreen": {"the month": ("j", "m")},
    "DayDialog": {"going to a day": ("j", "t"), "another day for it": ("j", "down", "D")},
    "KeysDialog": {"keys of the journal": ("j", "question_mark")},
    "EditScreen": {"editing an entry": ("j", "down", "e")},
    "EraseDialog": {"erasing it": ("j", "down", "X")},
    "VersionsScreen": {"earlier versions": ("j", "down", "down", "v")},
    "CopiesScreen": {"both copies": ("j", "c")},
    "CirclePartScreen": {"somebody new": ("o", "n"), "somebody": ("o", "e")},
    "CommunityScreen": {"a kind of community": ("o", "m", "enter")},
    "CommunityWordsScreen": {"words about one": ("o", "m", "enter", "e")},
    "HiddenNamesScreen": {"names that stay hidden": ("o", "h")},
    "LineScreen": {"a line": ("b", "n")},
    "NoteScreen": {"a note": ("n",)},
    "OwnScreen": {"one of my own": ("m",)},
    "WantsDialog": {"what I'd like": ("b", "w")},
    "SessionScreen": {"a session": ("b", "s")},
    "PartsScreen": {"the fourteen days": ("s", "2")},
    "DaysDialog": {"days of a record": ("s", "r")},
    "WordDialog": {"all of it": ("s", "e")},
    "HowFarDialog": {"how far": ("s", "2", "down", "down", "t")},
    "LinesScreen": {"lines of the page": ("s", "2", "enter")},
    "PreviewScreen": {"what leaves": ("s", "2", "enter", "ctrl+n")},
    "NamesDialog": {"names": ("s", "2", "enter", "ctrl+n", "n")},
    "DestinationScreen": {"where to": ("s", "2", "enter", "ctrl+n", "end", "enter")},
    "SentScreen": {"the file is there": ("s", "2", "enter", "ctrl+n", "end", "enter", "enter")},
    "WalkScreen": {
        "arriving": ("!open_checkin",), "unsettled": ("!open_checkin", "2"), "near": ("!open_checkin", "3", "2"),
        "after settling": ("!open_checkin", "2", "1", "escape"), "harder": ("!open_checkin", "2", "1", "escape", "3"),
        "ratings": ("!open_checkin", "1"), "staying": ("!open_checkin", "1", "ctrl+n"), "a prompt": _TO_PROMPT,
        "a connection": (*_TO_PROMPT, "ctrl+n"), "landing": (*_TO_PROMPT, "ctrl+n", "d"),
        "closing": (*_TO_PROMPT, "ctrl+n", "l"), "keeping it": (*_TO_PROMPT, "a", "ctrl+n", "l", "ctrl+n"),
        "marks": (*_TO_PROMPT, "a", "ctrl+n", "l", "ctrl+n", "b"),
    },
    "WrittenScreen": {"what was written": (*_TO_PROMPT, "a", "ctrl+n", "l", "ctrl+n", "y")},
    "SettleScreen": {"settling first": ("!open_checkin", "2", "1")},
    "PracticeScreen": {"a practice": ("p", "enter"), "a line of one": ("p", "enter", "ctrl+n")},
    "TooMuchDialog": {"too much": (*_TO_PROMPT, "f3")},
    "WorkLineDialog": {"another folder": (*_TO_PROMPT, "!trouble", "f6")},
    "ChoiceDialog": {"a session left open": ("b", "s", "tab", "k", "escape", "s")},
    "FeelingsDialog": {"feeling words": (*_TO_PROMPT, "ctrl+f")},
    "NewDayDialog": {"a new day": (*_TO_PROMPT, "!new_day")},
    "FollowUpScreen": {"how it landed": ("g",)},
    "OneOfMany": {"themes": ("comma", "enter")},
    "SomeOfThese": {"left out of Today": ("comma", *["down"] * 6, "enter")},
    "TakenOut": {"what was taken out": ("comma", *["down"] * 11, "enter")},
}  # fmt: skip
"""By the class that is in front then: keys from Today; what begins with ! is done without keys."""
_WAYS = {where: (screen, keys) for screen, ways in _ABOVE.items() for where, keys in ways.items()}
EVERYWHERE = [*(f"command: {command.name}" for command in _COMMANDS), *_WAYS]
A_FOURTH = [pytest.param(where, marks=[pytest.mark.long] if n % 4 else []) for n, where in enumerate(EVERYWHERE)]
ANOTHER_FOURTH = [
    pytest.param(where, marks=[pytest.mark.long] if n % 4 != 2 else []) for n, where in enumerate(EVERYWHERE)
]
"""Every fourth with every change, a different one for each trial; the rest in .ci/long."""


def arranged(context: Context) -> Context:
    """A journal in which every way leads somewhere."""
    fortnight(context)
    for ago in (1, 3, 40):
        checkin(context, ago, reflection("seen", 4, f"words of {ago} days ago"), reflection("safe", 2))
    when = context.clock()
    planned = Connection(key="c0n1", at=when, prompt="warm-cup", asked="Hold a warm cup.", status="planned")
    checkin(context, 2, planned)
    note(context, "a note to read.", days_ago=1)
    with_versions = note(context, "a note with versions.", days_ago=1)
    for words in ("a second version.", "a third one."):
        editing = context.journal.edit(with_versions)
        assert editing.entry.note
        editing.save(_with_note(editing.entry, words))
    open_page(context, "left open.", days_ago=2)
    id = note(context, "mine, on this one")
    file = context.places.data / "entries" / id[:4] / f"{id}.toml"
    copy = file.with_name(f"{id}.sync-conflict-20261121-090000-ABCDEFG.toml")
    copy.write_text(file.read_text().replace("mine, on this one", "theirs, on the other machine"))
    return context


def _with_note(entry: Entry, words: str) -> Entry:
    assert entry.note
    return replace(entry, note=replace(entry.note, words=words))


async def go(app: Companion, pilot: Pilot[None], where: str) -> None:
    """From Today to there."""
    await almost(app, pilot, where)
    await last_step(app, pilot, where)
    await _at_rest(app)
    assert front_of(where) in ("", app.front)
    if where in ("three months", "the year"):  # the day's first words come once the focus rests on it
        await sees(app, "words of")


async def almost(app: Companion, pilot: Pilot[None], where: str) -> None:
    """From Today to where one more step leads there."""
    await _at_rest(app)
    for key in _WAYS[where][1][:-1] if where in _WAYS else ():
        await _step(app, pilot, key)
        await _at_rest(app)


async def last_step(app: Companion, pilot: Pilot[None], where: str) -> None:
    """The step that leads there."""
    if where not in _WAYS:
        await app.run_action(next(one.action for one in _COMMANDS if f"command: {one.name}" == where))
    for key in _WAYS[where][1][-1:] if where in _WAYS else ():
        await _step(app, pilot, key)


def front_of(where: str) -> str:
    """The class of what is in front there; empty where a command of the table says it."""
    return _WAYS[where][0] if where in _WAYS else ""


async def _step(app: Companion, pilot: Pilot[None], key: str) -> None:
    if key == "!welcome":
        app.push_screen(WelcomeScreen())
    elif key == "!new_day":
        app.push_screen(NewDayDialog("Friday 20 November"))
    elif key == "!open_checkin":
        app.open_checkin()
    elif key == "!entry":
        app.push_screen(EntryScreen(EntryBrowser(app.context), next(iter(app.context.journal.newest()))))
    elif key == "!trouble":
        assert isinstance(app.screen, WritingScreen)
        app.screen.in_trouble = True
    else:
        await pilot.press(key)


async def _at_rest(app: Companion) -> None:
    await at_rest(app)
    await app.workers.wait_for_complete([one for one in app.workers if one.group not in ("tidy", "by-hand")])
    await at_rest(app)


def unreached() -> set[str]:
    """The screens and dialogs that something in `tui/` opens, and that no way leads to."""
    folder = Path(connectwell.tui.screens.__path__[0])
    reached = _ABOVE.keys() | {command.screen.rpartition(":")[2] for command in PALETTE}
    made = {
        node.func.id
        for file in folder.parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return {
        name
        for module in pkgutil.walk_packages([str(folder)], "connectwell.tui.screens.")
        for name, found in vars(importlib.import_module(module.name)).items()
        if isinstance(found, type) and issubclass(found, Screen) and name in made - reached
    }
