"""What the tests of the screens share: waiting for something true, reading the screen, reading the disk."""

import asyncio
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from textual import events
from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import TextArea

from connectwell.context import Context
from connectwell.model.entry import Arrival, Entry, Note, Reflection, WalkPosition
from connectwell.tui.app import Companion
from connectwell.tui.input_queue import _has_more_to_do
from connectwell.tui.widgets.editor import Editor

_PATIENCE = 10.0
"""Seconds until a test gives up waiting; a busy machine needs some."""


_TURNS = 50
"""Of the event loop; a queue that waits for a thread turns it, too."""


async def until(true: Callable[[], object], what: str) -> None:
    """Waits until something is true; says what it waited for where that never comes."""
    loop = asyncio.get_running_loop()
    end, pause = loop.time() + _PATIENCE, 0.002
    while not true():
        if loop.time() > end:
            raise AssertionError(f"waited in vain for: {what}")
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, 0.02)  # most of it is true soon, and looking at a whole screen takes time
        for _ in range(_TURNS):  # what is looked at should no longer be about to change
            if not _has_more_to_do():
                break
            await asyncio.sleep(0)


def shown(app: Companion) -> str:
    """The screen as a person reads it, line by line."""
    visible_screen_stack.set(app._background_screens)
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def _styled(app: Companion) -> bool:
    """Whether every editor that would be drawn can be: for a moment after it is mounted or removed it has no styles.

    Asks for what would be drawn, not for what the screen holds: one that goes, or lies below a dialog, is drawn still.
    """
    drawn = [widget for screen in (app.screen, *app._background_screens) for widget in screen._compositor.widgets]
    return all(widget._component_styles for widget in drawn if isinstance(widget, TextArea))


async def sees(app: Companion, text: str) -> None:
    """Waits until this text stands on the screen, wherever its lines are broken."""
    wanted = " ".join(text.split())
    try:
        await until(lambda: _styled(app) and wanted in " ".join(shown(app).split()), text)
    except AssertionError:
        raise AssertionError(f"{text!r} never came on the screen:\n{shown(app)}") from None


async def settled(app: Companion, pilot: Pilot[None]) -> list[str]:
    """Waits until the screen no longer moves; gives its lines."""
    before: list[str] = []
    while before != (now := shown(app).splitlines()):
        before = now
        await pilot.pause()
    return now


async def sees_no(app: Companion, text: str) -> None:
    """Waits until this text is gone from the screen."""
    await until(lambda: _styled(app) and text not in shown(app), f"{text!r} to go away")


async def on(app: Companion, screen: str) -> None:
    """Waits until a screen, by its class's name, is the one in front."""
    await until(lambda: type(app.screen).__name__ == screen and app.screen.is_current, screen)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one after the other, each after what came before is done, and waits for what comes of the last."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def write(pilot: Pilot[None], words: str) -> None:
    """Puts words where the cursor is, as a paste does."""
    assert pilot.app.focused is not None, "nothing has the focus"
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()


def focus(app: Companion) -> Widget:
    """What has the focus."""
    assert app.focused is not None, "nothing has the focus"
    return app.focused


def entries(context: Context) -> list[dict[str, Any]]:
    """Every entry on disk, oldest first, as tables."""
    files = sorted((context.places.data / "entries").rglob("[!.]*.toml"))
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]


def entry(context: Context) -> dict[str, Any]:
    """The one entry on disk."""
    found = entries(context)
    assert len(found) == 1, found
    return found[0]


async def to_prompt(app: Companion, pilot: Pilot[None]) -> None:
    """From Today to the first prompt of a check-in about *seen* alone; the editor has the focus."""
    await until(lambda: app.focused is not None, "Today to stand")
    app.open_checkin(only=("seen",))
    await sees(app, "How is your body right now?")
    await press(pilot, "1")
    await sees(app, "how much of")
    await press(pilot, "enter")
    await sees(app, "prompt: what was")
    await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")


async def on_disk(context: Context, words: str) -> None:
    """Waits until these words stand in some file of the journal."""
    folder = context.places.data / "entries"

    def there() -> bool:
        return any(words in file.read_text(encoding="utf-8") for file in folder.rglob("[!.]*.toml"))

    await until(there, f"{words!r} on disk")


def note(context: Context, words: str, *, days_ago: int = 0, put_away: bool = False) -> str:
    """Puts a note into the journal; gives its id."""
    when = context.clock() - timedelta(days=days_ago)
    part = Note(words=words, put_away=put_away)
    made = Entry(id=context.journal.new_id(when), kind="note", day=when.date(), started=when, finished=when, note=part)
    return context.journal.add(made).id


def notes(context: Context, count: int, *, every: int = 1) -> None:
    """As many notes, the first of today: "note 0.", "note 1.", or one `every` few days and called by how long ago.

    The files are written directly: it is quicker.
    """
    first = note(context, "note 0.")
    folder = context.places.data / "entries"
    written = (folder / first[:4] / f"{first}.toml").read_text(encoding="utf-8")
    today = date.fromisoformat(first[:10])
    for ago in range(every, count * every, every):
        day = (today - timedelta(days=ago)).isoformat()
        (folder / day[:4]).mkdir(mode=0o700, exist_ok=True)
        moved = written.replace(first[:10], day).replace("note 0.", f"note {ago}.")
        (folder / day[:4] / f"{day}{first[10:]}.toml").write_text(moved, encoding="utf-8")


def open_page(
    context: Context, words: str, *, days_ago: int = 0, asked: str = "Who was there?", person: str = ""
) -> str:
    """Puts a check-in into the journal that was left open at a prompt with these words; gives its id."""
    when = context.clock() - timedelta(days=days_ago)
    people = (person,) if person else ()
    seen = Reflection(
        key="a8d2", need="seen", at=when, prompt="seen.others.01", asked=asked, words=words, people=people
    )
    made = Entry(
        id=context.journal.new_id(when),
        kind="check-in",
        day=when.date(),
        started=when,
        arrival=Arrival(state="settled"),
        reflections=(seen,),
        walk=WalkPosition(mode="full", step="reflect", at="seen", only=("seen",), staying=("seen",)),
    )
    return context.journal.add(made).id
