"""Typing into a reflection, against a bare TextArea in a bare app. Measures CPU time, so that waiting hides no work."""

import asyncio
import gc
import os
import time
from collections.abc import Iterator

from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import TextArea

from benchmarks.pairs import Row, compare
from benchmarks.people import Person
from benchmarks.waits import until
from connectwell.checkin import Reflect, Walk
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.screens.checkin.screen import WalkScreen

_KEYS = "a quiet day, then rain"
_DRAWN = 0.05  # seconds; Textual draws 60 times a second, so a key has been drawn by then
_FAST_TYPIST = 0.15  # seconds between keys: 80 words a minute
_SETTLED = 0.3  # seconds until mounted widgets are drawn
_LATEST = 10.0  # seconds allowed for the last keys on a busy machine
_LONG = "The bus came when the board said it would, and I sat at the back.\n" * 310
"""20 KB of words."""


class _BareEditor(App[None]):
    """Nothing but a TextArea."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Yields the TextArea."""
        area = TextArea(self._words, soft_wrap=True, highlight_cursor_line=False)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        yield area


def measure_keystrokes(person: Person, pairs: int) -> Iterator[Row]:
    """Measures one key until it is drawn, then typing at a fast typist's pace with every autosave that falls due."""
    os.environ.update({name: person.environ[name] for name in ("TERM", "COLORTERM")})
    os.environ.pop("NO_COLOR", None)  # without colours both draw through filters, ours through one more
    for length, words in (("a short text", "Rain all evening.\n"), ("20 KB", _LONG)):
        for name, pause, bound in (
            (f"a keystroke in {length}", _DRAWN, 1.1),
            (f"typing in {length}, autosave included, per key", _FAST_TYPIST, 1.15),
        ):

            def ours(words: str = words, pause: float = pause) -> float:
                return asyncio.run(_type_into_reflection(person, words, pause))

            def bare(words: str = words, pause: float = pause) -> float:
                return asyncio.run(_type_into_bare(words, pause))

            yield compare(name, ours, bare, floor_name="bare TextArea", bound=bound, pairs=pairs)


async def _type_into_reflection(person: Person, words: str, pause: float) -> float:
    app = Companion(Context.open(person.environ))
    async with app.run_test(size=(80, 24)) as pilot:
        walk = _walk_to_reflection(app.context, words)
        await app.push_screen(WalkScreen(walk))
        await pilot.pause()
        if pause < _FAST_TYPIST:  # autosave has its own row
            app.screen.set_timer = lambda *_, **__: None  # type: ignore[assignment]
        took = await _type(pilot, pause)
        walk.stop()
        app.context.journal.erase(walk.entry.id)
        return took


def _walk_to_reflection(context: Context, words: str) -> Walk:
    walk = Walk.begin(context, only=("seen",))
    walk.arrive("settled")
    while not isinstance(walk.step, Reflect):
        walk.next()
    walk.write(words)
    walk.save()
    return walk


async def _type_into_bare(words: str, pause: float) -> float:
    async with _BareEditor(words).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        return await _type(pilot, pause)


async def _type(pilot: Pilot[None], pause: float) -> float:
    """Returns CPU milliseconds per key. Raises RuntimeError if the words didn't arrive."""
    app = pilot.app
    area = app.screen.query_one(TextArea)
    area.focus()
    await until(lambda: area.has_focus and app.focused is area)
    await pilot.pause(_SETTLED)
    before = len(area.text)
    gc.collect()  # garbage of the previous app
    began = time.process_time()
    for character in _KEYS:
        app.post_message(events.Key({" ": "space", ",": "comma"}.get(character, character), character))
        await asyncio.sleep(pause)
    try:
        await until(lambda: len(area.text) == before + len(_KEYS), patience=_LATEST)
    except TimeoutError:
        arrived = f"only {len(area.text) - before} of {len(_KEYS)} keys arrived"
        raise RuntimeError(f"{arrived}; {app.focused!r} on {app.screen!r} has the focus") from None
    return (time.process_time() - began) * 1000 / len(_KEYS)
