"""One grammar of keys: a key means one thing everywhere, or is a choice spelled out on that very screen."""

import importlib
import pkgutil
from collections import defaultdict

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import connectwell.tui
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.widgets.keys import key_rank
from tui.tui_tools import note, on, press, sees, sees_no, shown

_ONE_THING = {
    "question_mark": {"Keys"},
    "slash": {"Find", "Search"},
    "full_stop": {"Discreet"},
    "u": {"Undo"},
    "e": {"Edit", "Write it", "Change", "Fix in your editor"},
    "x": {"Remove", "Restore"},
    "n": {"New note", "Add", "Note"},
    "j": {"Down", "Week after"},
    "k": {"Up", "Week before"},
    "g": {"First"},
    "G": {"Last"},
    "q": {"Back", "Quit", "Keep both", "Go on", "Leave it", "Leave", "Done"},
    "c": {"Check in"},
    "r": {"Ratings"},
    "w": {"Weeks"},
    "p": {"Practices"},
    "o": {"Circle"},
    "s": {"Share"},
    "b": {"For my session"},
    "d": {"I did this"},
    "y": {"I'll try it"},
    "a": {"Another"},
    "v": {"Never this kind"},
    "l": {"Not today"},
}
"""By key, what it is called. Where a list holds what can't be undone otherwise, x gives it back."""

_SPELLED_OUT = {
    ("TodayScreen", "j"): "opens the journal; there is no list to move in",
    ("TodayScreen", "g"): "beside the plan it is about; there is no list to move in",
    ("TodayScreen", "x"): "beside the line it takes away",
    ("TodayScreen", "f"): "beside the check-in of another day",
    ("TodayScreen", "z"): "beside the check-in of another day",
    ("TodayScreen", "t"): "beside the plan it is about",
    ("SettleScreen", "a"): "in the footer",
    ("TodayScreen", "k"): "beside the day's connection; there is no list to move in",
    ("TodayScreen", "m"): "beside the day's connection",
    ("AgendaScreen", "a"): "in the footer",
    ("AgendaScreen", "d"): "in the footer",
    ("AgendaScreen", "l"): "in the footer",
    ("AgendaScreen", "o"): "in the footer, while a closed note is chosen",
    ("AgendaScreen", "p"): "in the footer",
    ("AgendaScreen", "s"): "in the footer",
    ("AgendaScreen", "S"): "the same with Caps Lock on",
    ("AgendaScreen", "t"): "in the footer",
    ("AgendaScreen", "w"): "in the footer",
    ("CalendarScreen", "m"): "closes what m opened",
    ("CircleScreen", "R"): "in the list of keys",
    ("CircleScreen", "X"): "in the list of keys",
    ("CircleScreen", "b"): "in the footer, while somebody is there twice",
    ("CircleScreen", "c"): "in the footer",
    ("CircleScreen", "f"): "in the footer",
    ("CircleScreen", "h"): "in the list of keys",
    ("CircleScreen", "m"): "in the footer",
    ("CircleScreen", "t"): "in the footer, and in the sentence about two that may be one",
    ("CopiesScreen", "b"): "in the footer",
    ("HelpNowScreen", "c"): "in the footer, where there is a card",
    ("HelpNowScreen", "m"): "in the footer",
    ("HelpNowScreen", "r"): "in the footer",
    ("JournalScreen", "D"): "in the list of keys",
    ("JournalScreen", "E"): "in the list of keys",
    ("JournalScreen", "R"): "in the list of keys",
    ("JournalScreen", "X"): "in the list of keys",
    ("JournalScreen", "c"): "in the footer, for an entry that has a copy",
    ("JournalScreen", "f"): "in the footer",
    ("JournalScreen", "m"): "in the footer",
    ("JournalScreen", "o"): "in the list of keys",
    ("JournalScreen", "p"): "in the footer, for an entry with a part that is put away",
    ("JournalScreen", "r"): "in the footer, for a check-in that isn't finished",
    ("JournalScreen", "t"): "in the list of keys",
    ("JournalScreen", "v"): "in the list of keys",
    ("KeysDialog", "question_mark"): "closes what ? opened",
    ("LadderScreen", "f"): "in the footer",
    ("MarkRow", "p"): "in the footer",
    ("MarkRow", "s"): "in the footer",
    ("NamesDialog", "n"): "closes what n opened",
    ("NeedsPicker", "a"): "in the footer",
    ("NeedsPicker", "n"): "in the footer",
    ("PreviewScreen", "n"): "in the footer",
    ("RatingRow", "c"): "in the footer",
    ("RatingRow", "m"): "in the footer",
    ("RatingRow", "x"): "in the line it takes away",
    ("PartsScreen", "h"): "in the footer",
    ("PartsScreen", "m"): "in the footer",
    ("PartsScreen", "n"): "in the footer",
    ("PartsScreen", "t"): "in the footer",
    ("Checklist", "a"): "in the footer",
    ("VersionsScreen", "b"): "in the footer",
    ("WeeksScreen", "h"): "in the footer",
    ("WeeksScreen", "p"): "in the footer",
    ("WeeksScreen", "w"): "in the footer",
    ("WeeksScreen", "y"): "in the footer",
    ("YearScreen", "a"): "in the row above the picture",
    ("YearScreen", "b"): "in the row above the picture",
    ("YearScreen", "d"): "in the footer",
    ("YearScreen", "w"): "in the footer",
}
"""Where a key is something else, and where a person reads that."""


def _declared() -> dict[str, list[tuple[str, Binding]]]:
    """Every binding of every screen, dialog and widget, by its key, with the class's name."""
    found: dict[str, list[tuple[str, Binding]]] = defaultdict(list)
    for module in pkgutil.walk_packages(connectwell.tui.__path__, "connectwell.tui."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == module.name:
                for binding in Binding.make_bindings(vars(one).get("BINDINGS", ())):
                    found[binding.key].append((one.__name__, binding))
    return found


def test_a_key_means_one_thing_everywhere_or_is_spelled_out_on_that_screen() -> None:
    odd = [
        (key, where, binding.description)
        for key, bindings in _declared().items()
        if len(key) == 1 or key in _ONE_THING
        for where, binding in bindings
        if not key.isdigit() and binding.description not in _ONE_THING.get(key, ()) and (where, key) not in _SPELLED_OUT
    ]
    assert odd == []


def test_what_is_said_to_be_spelled_out_is_still_there() -> None:
    there = {(where, key) for key, bindings in _declared().items() for where, _ in bindings}
    assert set(_SPELLED_OUT) - there == set()


def test_u_answers_wherever_something_can_be_undone() -> None:
    undo, nothing = (
        {where for where, binding in _declared()["u"] if binding.action == action}
        for action in ("undo", "nothing_to_undo")
    )
    assert undo == nothing != set()


def test_keys_are_listed_in_one_order() -> None:
    on_screens = ["? F1 Esc ^n F4 F7 F2 ^b F3", "Space a ⏎ Esc F1", "Esc r F2", "n e x u ? Esc", "PgUp PgDn < > ⏎"]
    assert [" ".join(sorted(keys.split(), key=key_rank)) for keys in on_screens] == [
        "^n ^b F7 ? Esc F1 F2 F3 F4",
        "⏎ Space a Esc F1",
        "r Esc F2",
        "n e x u ? Esc",
        "⏎ PgUp PgDn < >",
    ]


def test_no_letter_is_taken_while_something_is_typed() -> None:
    typed = ("Editor", "PromptEditor", "LineInput", "EntryLine", "SearchLine")
    assert [
        (where, key)
        for key, bindings in _declared().items()
        for where, _ in bindings
        if len(key) == 1 and where in typed
    ] == []


async def test_the_question_mark_lists_the_keys_of_a_screen_and_those_of_every_screen(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        for key, said in (("", "Not today"), ("o", "Add"), ("r", "Can't tell")):
            if key:
                await press(pilot, key)
            await pilot.pause()
            await press(pilot, "question_mark")
            await on(app, "KeysDialog")
            await sees(app, said)
            await sees(app, "ctrl+p/F10")
            await press(pilot, "question_mark")
            await pilot.pause()
            if key:
                await press(pilot, "escape")
                await on(app, "TodayScreen")


async def test_after_the_last_undo_u_says_that_there_is_no_more(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        for way, here in (((), "TodayScreen"), (("j",), "JournalScreen"), (("o",), "CircleScreen")):
            await press(pilot, *way)
            await on(app, here)
            await press(pilot, "u")
            await sees(app, "There is nothing to undo here.")
            await press(pilot, *(("escape",) if way else ()))
            await on(app, "TodayScreen")
        await press(pilot, "d", "escape")
        await sees(app, "u undoes this.")
        await press(pilot, "u")
        await sees(app, "Undone.")
        await press(pilot, "u")
        await sees(app, "There is nothing to undo here.")
        await sees_no(app, "Undone.")


async def test_slash_finds_from_another_room(app: Companion, context: Context) -> None:
    note(context, "the kettle was on")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        await press(pilot, "o")
        await on(app, "CircleScreen")
        await press(pilot, "slash")
        await on(app, "JournalScreen")
        await press(pilot, *"kettle")
        await sees(app, "1 found")


async def test_slash_leaves_nothing_that_is_being_written(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        for key, question in (("r", "how much of each did you feel?"), ("c", "How is your body right now?")):
            await press(pilot, key)
            await sees(app, question)
            await press(pilot, "slash")
            await sees(app, question)
            await press(pilot, "question_mark")
            await sees(app, "ctrl+p/F10")
            await sees_no(app, "Find")
            await press(pilot, "escape", "escape")
            await on(app, "TodayScreen")


@pytest.mark.parametrize("keys", [("j", "k"), ("G", "g")])
async def test_lists_are_moved_in_by_letters(app: Companion, context: Context, keys: tuple[str, str]) -> None:
    note(context, "the first", days_ago=2)
    note(context, "the second", days_ago=1)
    there, back = keys
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j")
        await on(app, "JournalScreen")
        await sees(app, "the second")
        before = shown(app)
        await press(pilot, there)
        await pilot.pause()
        await sees(app, "Thursday")
        await press(pilot, back)
        await sees(app, "Friday")
        assert before.splitlines()[0] == shown(app).splitlines()[0]
