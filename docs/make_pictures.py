"""Draws the README's pictures anew: `python docs/make_pictures.py`. Made-up words, a fixed morning, no network."""

import asyncio
import re
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.settings import Settings
from connectwell.tui import Companion

PICTURES = Path(__file__).parent / "pictures"
MORNING = datetime(2026, 11, 21, 8, 1, 22, tzinfo=timezone(timedelta(hours=1)))


def keep(app: Companion, name: str) -> None:
    """Saves what is on the screen, without the link to a font on the web that Textual puts in."""
    drawn = app.export_screenshot(title="connectwell")
    (PICTURES / f"{name}.svg").write_text(re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL), encoding="utf-8")


async def walk(pilot: Pilot[None], app: Companion) -> None:
    """Today, the five at a glance, one prompt."""
    await pilot.pause()
    keep(app, "today")
    await pilot.press("c", "1")
    await pilot.press("7", "enter", "4", "enter", "c", "enter", "6")
    await pilot.pause()
    keep(app, "glance")
    await pilot.press("enter", "enter", "enter")
    await pilot.press(*"Leyla said I am easier to talk to than I think.")
    await pilot.pause()
    keep(app, "reflect")


async def main() -> None:
    """All of them, from one sitting in a folder that goes away."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(welcomed=True, region="DE", motion=False)
        app = Companion(Context.open({"CONNECTWELL_HOME": home}, clock=lambda: MORNING, settings=settings))
        async with app.run_test(size=(80, 24)) as pilot:
            await walk(pilot, app)


if __name__ == "__main__":
    asyncio.run(main())
