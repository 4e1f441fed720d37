"""What the tables of what plain lines can do are made of: a row, looks at what is on disk, what there is besides."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from conversing import walk

from connectwell.context import Context
from connectwell.errors import EntryUnreadable
from connectwell.journal import Readable
from connectwell.library import Library
from connectwell.model.card import Card
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry, Note, Session
from editors import as_setting, replacing
from steady import MORNING, TickingClock, open_context

NOTE, LINE = "n1n2n3", "g1g2g3"
LIBRARY = Library()
"""Read once: what is in it doesn't change."""
MOVES = ("move(", "app.focus_", "app_scroll(", "scroll_written(", "to_list", "step(", "switch(", "turn(", "next_words")
"""Actions that move what is in focus, or scroll: a list of lines is numbered, and what was said stays."""

Look = Callable[[Context], object]
"""Looks at what is on disk."""


@dataclass(frozen=True)
class Row:
    """One command of the screens, in lines.

    Attributes:
        lines: what is typed, where | ends a line.
        heard: what is then said.
        done: what is so on disk afterwards, and wasn't before; None where nothing on disk differs.
        given: what there is besides, before.
    """

    lines: str
    heard: str
    done: Look | None = None
    given: Callable[[Context], None] = lambda _: None


# --- What is on disk


def entries(context: Context, kind: str) -> list[Entry]:
    """Those of a kind that aren't removed, the newest first."""
    found = [one.entry for one in context.journal.newest() if isinstance(one, Readable) and not one.copy_of]
    return [one for one in found if one.kind == kind and not one.removed]


def status(*wanted: str) -> Look:
    """The newest small connection was answered so."""
    return lambda context: entries(context, "connection")[0].connections[0].status in wanted


def check_ins(count: int) -> Look:
    return lambda context: len(entries(context, "check-in")) == count


def files_say(words: str) -> Look:
    """Some file of the person's has these words."""
    return lambda context: any(words in file.read_text() for file in context.places.data.rglob("*.toml"))


def session_of(context: Context) -> Session:
    """The one session; empty where there is none."""
    found = entries(context, "session")
    return (found[0].session if found else None) or Session()


def noted(words: str) -> Look:
    return lambda context: words in [one.note.words for one in entries(context, "note") if one.note]


def note_is(words: str) -> Look:
    """The note of the journal has these words now."""

    def look(context: Context) -> bool:
        with suppress(EntryUnreadable):
            return (context.journal.get(NOTE).note or Note()).words == words
        return False

    return look


def setting(key: str, value: object) -> Look:
    def look(context: Context) -> bool:
        read = open_context(context.places.data.parent).settings
        return bool(getattr(read, key) == value)

    return look


def removed(id: str) -> Look:
    return lambda context: context.journal.get(id).removed is not None


def named(*names: str) -> Look:
    """Those in the circle, with every other name they have."""
    return lambda context: sorted(n for one in context.journal.circle.parts() for n in one.all_names) == sorted(names)


def out(*names: str) -> Look:
    return lambda context: [part.name for part in context.journal.circle.parts(removed=True)] == list(names)


def line(**fields: object) -> Look:
    """The line for the session, closed ones too."""

    def look(context: Context) -> bool:
        part = context.journal.get(LINE).agenda
        return all(getattr(part, name) == value for name, value in fields.items())

    return look


def card_is(signs: str) -> Look:
    return lambda context: (context.journal.circle.card().card or Card()).signs == signs


def exported(text: str) -> Look:
    return lambda _: Path("page.txt").is_file() and text in Path("page.txt").read_text(encoding="utf-8")


# --- What there is besides


def a_copy(context: Context) -> None:
    """Another machine wrote the note otherwise."""
    file = file_of(context, NOTE)
    beside = file.with_name(f"{file.stem}.sync-conflict-20261121-090000-ABCDEFG.toml")
    beside.write_text(file.read_text().replace("A note.", "The other machine."))


def file_of(context: Context, tail: str) -> Path:
    return next(context.places.data.rglob(f"*{tail}.toml"))


def put_away(context: Context) -> None:
    editing = context.journal.edit(NOTE)
    editing.save(replace(editing.entry, note=Note(words="A note.", put_away=True)))


def removed_note(context: Context) -> None:
    context.journal.remove(NOTE)


def a_version(context: Context) -> None:
    editing = context.journal.edit(NOTE)
    editing.save(replace(editing.entry, note=Note(words="Reworded.")))


def damaged(context: Context) -> None:
    file = file_of(context, NOTE)
    file.write_text(file.read_text().replace('"""', "", 1).replace("words = ", "words = A note. ", 1))


def another_person(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Bo", role="aunt"))


def ana_removed(context: Context) -> None:
    context.journal.circle.remove("ana")


def ana_hidden(context: Context) -> None:
    context.journal.circle.erase("ana", keep_hiding=True)


def ana_twice(context: Context) -> None:
    file = context.places.data / "circle" / "ana.toml"
    beside = file.with_name("ana.sync-conflict-20261121-101010-ABCDEFG.toml")
    beside.write_text(file.read_text().replace("Ana", "Anne"))


def a_card(context: Context) -> None:
    editing = context.journal.circle.edit_card()
    editing.save(replace(editing.part, card=Card(signs="No sleep.")))


def an_open_page(context: Context) -> None:
    """A check-in of the day before yesterday that was left open, and none of today."""
    context.journal.remove(entries(context, "check-in")[0].id)
    clock = TickingClock(MORNING - timedelta(days=2))
    walk(replace_clock(context, clock), "stirred|Half a word.")


def replace_clock(context: Context, clock: TickingClock) -> Context:
    return Context(context.places, context.settings, context.journal.__class__(context.places, clock), LIBRARY, clock)


def may_be_shared(context: Context) -> None:
    for entry in entries(context, "check-in"):
        editing = context.journal.edit(entry.id)
        editing.save(replace(entry, reflections=tuple(replace(one, sharing="words") for one in entry.reflections)))


def own_idea(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="connection", name="Ring Ana.", effort=1))


def own_editor(_: Context) -> None:
    os.environ.update(as_setting(replacing("A note.", "From my editor.")))


def mending_editor(context: Context) -> None:
    damaged(context)
    os.environ.update(as_setting(replacing("A note. ", "")))


# --- Helpers


def settings_of(context: Context) -> Any:
    return open_context(context.places.data.parent).settings


def texts(context: Context) -> list[str]:
    return [file.read_text() for file in (context.places.data / "entries").rglob("*.toml")]


def arrived(context: Context) -> str:
    return getattr(entries(context, "check-in")[0].arrival, "words", "")


def names_in(context: Context) -> list[str]:
    return [part.name for part in context.journal.circle.parts()]


def marks(context: Context) -> list[Path]:
    return [file for file in context.places.data.rglob("*.toml") if "\nmark = " in file.read_text()]


def is_there(context: Context) -> bool:
    return any(NOTE in file.name for file in context.places.data.rglob("*.toml"))


def shown_by(screen: type) -> set[str]:
    """What a screen's own keys are called; by their action where they have no name."""
    bindings = [one for one in vars(screen)["BINDINGS"] if not one.action.startswith(MOVES)]
    return {one.description or one.action for one in bindings}
