"""A terminal that sends bytes: through our own gate and into the app, as the driver does it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.input_queue import runs
from connectwell.tui.terminal_input import TerminalInput
from tui.tui_tools import until

_A_MOMENT = 0.02
"""Seconds between slow keys."""


class Sender:
    """What is at the other end of the terminal."""

    def __init__(self, app: Companion) -> None:
        self._app, self._gate = app, TerminalInput()

    def send(self, data: str) -> None:
        """In one read."""
        driver = self._app._driver
        assert driver is not None
        for message in runs(self._gate.feed(data)):
            message.set_sender(self._app)
            driver.send_message(message)

    async def all_at_once(self, pieces: Sequence[str]) -> None:
        """Everything in one read."""
        self.send("".join(pieces))
        await at_rest(self._app)

    async def quickly(self, pieces: Sequence[str]) -> None:
        """Each piece by itself, with no time between them."""
        for piece in pieces:
            self.send(piece)
            await asyncio.sleep(0.001)
        await at_rest(self._app)

    async def slowly(self, pieces: Sequence[str]) -> None:
        """Each piece once what came of the one before is there."""
        for piece in pieces:
            self.send(piece)
            await at_rest(self._app)
            await asyncio.sleep(_A_MOMENT)


async def at_rest(app: Companion) -> None:
    """Waits until nothing that was sent is held back or on its way."""
    queue = app._input
    for _ in range(2):
        await asyncio.sleep(0.002)
        await until(lambda: not app.is_running or (not queue.holds_back and queue.is_settled()), "all to be dealt with")


def files(context: Context) -> dict[Path, bytes]:
    """All of the person's files, with what stands in them."""
    folders = context.places.data, context.places.config
    return {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}
