"""Random keys over all screens: `python tests/random_keys.py [--seconds 60] [--seed 1]`.

Whatever is pressed, nothing crashes, freezes or is stuck, and every word that went into an editor is on disk.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.library import Library
from connectwell.tui.app import Companion
from connectwell.tui.screens.hidden import GRACE
from connectwell.tui.widgets.editor import Editor
from steady import open_context
from tui import tui_tools
from tui.tui_bytes import Sender, at_rest
from tui.tui_content import write_content
from tui.tui_everywhere import EVERYWHERE, arranged, go
from tui.tui_tools import until

SIZES = ((80, 24), (60, 20), (120, 40), (40, 12))
_FREEZE = 60.0
"""Seconds after which something is stuck. Long, for several walks may share a machine; the slowest burst is printed."""
_KEYS = [
    *"abcefgijlmnoprstuvxyz1234567890?/ ", "\r", "\r", "\t", "\x1b[Z", "\x7f", "\x1b[3~",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~",
    "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[19~", "\x1b[20~",
    "\x0e", "\x0e", "\x0e", "\x02", "\x12", "\x07", "\x10", "\x0f", "\x03", "\x0c", "\x1b[27u", "\x1b[27u",
    "\x1b[200~pasted\rwords\x1b[201~", "\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m", "\x1b[<64;{x};{y}M", "\x1b[<35;{x};{y}M",
    "\x1b[57441;2u", "\x1b[?61;6;22c", "\x1b]11;rgb:0000/0000/0000\x07", "\x1b[1;1:3A", "\x1b[99999999;;u",
    "\x10journal\r", "\x10insights\r", "\x10session\r", "\x10circle\r", "\x10share\r", "\x10region\r", "\x10check\r",
]  # fmt: skip
"""What is pressed. Not ctrl+q and ctrl+z, which end it and lay it aside."""
_KEYS_WHILE_WRITING = [
    *"abcdef ",
    "\r",
    "\x7f",
    "\x1b[A",
    "\x1b[D",
    "\x1b[H",
    "\x1b[1;2D",
    "\x0e",
    "\x02",
    "\x12",
    "\t",
]
"""What is pressed in an editor half of the time: most of the others lead away from it."""


class Walk:
    """One walk over the screens of one person.

    Attributes:
        seen: how often each screen was in front.
        words: how many words went into an editor, each of which was found on disk.
        sent, legs: how many keys and the like were sent, from how many beginnings.
        trail: what was sent last.
        writing: where an editor was in front, which is gone to more often.
        slowest: seconds until all that came of a burst was done, at most.
    """

    def __init__(self, context: Context, seed: int) -> None:
        self._context, self._chance = context, random.Random(seed)
        self.trail = deque[str](maxlen=40)
        self.writing = set[str]()
        self.seen, self.words, self.sent, self.legs, self.slowest = Counter[str](), 0, 0, 0, 0.0

    async def go(self, size: tuple[int, int], goes_on: Callable[[], bool]) -> None:
        """Presses keys as long as `goes_on` says so. Raises whatever the app does."""
        while goes_on():
            app = Companion(self._context)
            async with app.run_test(size=size) as pilot:
                sender = Sender(app)
                await at_rest(app)
                while goes_on() and app.is_running and not app._exit:
                    await self._leg(app, pilot, sender)
                if app.is_running and not app._exit:
                    await self._can_leave(app, sender)
            assert app.return_code in (None, 0), "it ended with a fault"

    async def _leg(self, app: Companion, pilot: Pilot[None], sender: Sender) -> None:
        """Goes to one of everything that can be in front, and on from there by chance."""
        await self._can_leave(app, sender)
        if app.is_running and not app._exit and type(app.screen).__name__ == "TodayScreen":
            with suppress(AssertionError):  # an entry of that kind may be put away meanwhile
                written = [place for place in EVERYWHERE if place in self.writing]
                where = self._chance.choice(written if written and self._chance.random() < 0.4 else EVERYWHERE)
                self.trail.append(where)
                await go(app, pilot, where)
                if isinstance(app.focused, Editor):
                    self.writing.add(where)
        self.legs += 1
        for _ in range(self._chance.randint(1, 12)):
            if app.is_running and not app._exit:
                await self._burst(app, pilot, sender)

    async def _burst(self, app: Companion, pilot: Pilot[None], sender: Sender) -> None:
        if self._chance.random() < 0.05:
            await pilot.resize_terminal(*self._chance.choice(SIZES))
        if isinstance(app.focused, Editor) and self._chance.random() < 0.5:
            await self._word(app, sender)
        elif type(app.screen).__name__ == "HiddenScreen" and self._chance.random() < 0.5:
            await self._come_back(app, sender)
        x, y = self._chance.randint(1, app.size.width), self._chance.randint(1, app.size.height)
        writes = isinstance(app.focused, Editor) and self._chance.random() < 0.5
        for _ in range(self._chance.choice((1, 1, 2, 3, 8))):
            piece = self._chance.choice(_KEYS_WHILE_WRITING if writes else _KEYS)
            self.trail.append(piece)
            sender.send(piece.replace("{x}", str(x)).replace("{y}", str(y)))
            self.sent += 1
        began = time.monotonic()
        try:
            await at_rest(app)
        except AssertionError as stuck:
            raise AssertionError(
                f"{stuck}: {app.screen_stack}, {list(app.workers)}, after {list(self.trail)}"
            ) from None
        self.slowest = max(self.slowest, time.monotonic() - began)
        if app.is_running and not app._exit:
            self.seen[type(app.screen).__name__] += 1

    async def _word(self, app: Companion, sender: Sender) -> None:
        await at_rest(app)
        if app._exit or not isinstance(app.focused, Editor):
            return
        word = f"w{self._chance.randrange(10**9)}w"
        sender.send(f" {word} ")
        await at_rest(app)
        await until(app.save_now, "all to be saved")
        kept = self._context.places.data.rglob("*.toml")
        assert any(word in file.read_text(encoding="utf-8") for file in kept), f"a word is lost on {app.screen}"
        self.words += 1

    async def _come_back(self, app: Companion, sender: Sender) -> None:
        await asyncio.sleep(GRACE)
        sender.send("\x1bOS")
        await at_rest(app)

    async def _can_leave(self, app: Companion, sender: Sender) -> None:
        """Esc leads back to Today from wherever it ended; while hidden, the key that hid."""
        for _ in range(40):
            if type(app.screen).__name__ == "TodayScreen" or app._exit:
                return
            if type(app.screen).__name__ == "HiddenScreen":
                await self._come_back(app, sender)
            else:
                sender.send("\x1b[27u")
                await at_rest(app)
        raise AssertionError(f"stuck on {app.screen_stack}")


def prepared(home: Path) -> Context:
    """A journal in which every way leads somewhere, and the small content."""
    context = open_context(home)
    context.library = Library(write_content(home))
    return arranged(context)


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=60.0, help="for each of the four sizes, a quarter of it")
    arguments.add_argument("--size", choices=[f"{x}x{y}" for x, y in SIZES], help="this size alone, all of the time")
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    asked = arguments.parse_args()
    print(f"seed {asked.seed}", flush=True)
    tui_tools._PATIENCE = _FREEZE
    sizes = [size for size in SIZES if asked.size in (None, f"{size[0]}x{size[1]}")]
    for at, size in enumerate(sizes):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HOME"] = folder
            os.chdir(folder)
            walk = Walk(prepared(Path(folder)), asked.seed + at)
            end = time.monotonic() + asked.seconds / len(sizes)
            asyncio.run(walk.go(size, lambda end=end: time.monotonic() < end))  # type: ignore[misc]
            counts = (
                f"{walk.sent} keys, {walk.legs} beginnings, {walk.words} words on disk, slowest {walk.slowest:.1f} s"
            )
            print(f"{size}: {counts}, {dict(walk.seen.most_common())}", flush=True)
            os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
