"""Draws the README's pictures and its recording anew: `python docs/make_pictures.py`.

Made-up weeks, a fixed evening, no network. The recording is one SVG: the screens lie on each other, and CSS shows one
after the other. Where motion is to be reduced, it stays at the first.
"""

import asyncio
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.demo import fill_journal
from connectwell.settings import Settings
from connectwell.tui import Companion

PICTURES = Path(__file__).parent / "pictures"
EVENING = datetime(2026, 11, 19, 20, 4, 22, tzinfo=timezone(timedelta(hours=1)))
SEED = 17
SIZE = (80, 24)
WORDS = "I told Leyla I'd rather stay in tonight."
"""Fits what Seen asks on that evening: look at the recording after changing prompts."""
KEPT = {"today": "today", "ratings": "ratings", "words": "reflect", "weeks": "weeks"}
"""Screens of the recording that are pictures of their own: what they are called there, and as files."""


@dataclass(frozen=True)
class Frame:
    """A screen of the recording.

    Attributes:
        name: what it shows.
        svg: the screen as Textual draws it.
        seconds: how long it is shown.
    """

    name: str
    svg: str
    seconds: float


def drawn(app: Companion) -> str:
    """Returns what is on the screen as SVG, without the link to a font on the web that Textual puts in."""
    return re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(title="connectwell"), flags=re.DOTALL)


async def an_evening(pilot: Pilot[None], app: Companion) -> list[Frame]:
    """Today, a whole check-in, Today again, and the weeks. Returns its screens."""
    frames = list[Frame]()

    async def show(name: str, seconds: float) -> None:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        frames.append(Frame(name, drawn(app), seconds))

    async def typed(name: str, words: str) -> None:
        for word in words.split():
            await pilot.press(*word, "space")
            await show(name, 0.3)
        frames.append(Frame(name, frames.pop().svg, 2.0))

    def says(words: str) -> bool:
        return words in re.sub("&#160;", " ", frames[-1].svg)

    await show("today", 3.0)
    await pilot.press("c")
    await show("arriving", 2.0)
    await pilot.press("1")
    await show("ratings", 1.0)
    for digit in "76785":
        await pilot.press(digit)
        await show("ratings", 0.6)
    await pilot.press("enter")
    await show("which", 2.5)
    await pilot.press("n", "1", "enter")
    await show("words", 2.0)
    await typed("words", WORDS)
    await pilot.press("ctrl+n")
    await show("next", 2.5)
    for _ in range(6):  # whom it was with, and how what was to try went, are asked on some evenings
        if says("Saved."):
            break
        yes = says("ll try it") or says("Keep all of this")
        await pilot.press("y" if yes else "ctrl+n" if says("Next") else "enter")
        await show("next", 2.5)
    await pilot.press("enter")
    await pilot.press("escape")
    await show("back", 3.0)
    await pilot.press("w")
    await show("weeks", 4.0)
    return frames


def recording(frames: Sequence[Frame]) -> str:
    """Returns one SVG that shows the frames in turn, for ever."""
    whole = sum(frame.seconds for frame in frames)
    opening = re.match(r"<svg[^>]*>", frames[0].svg.lstrip())
    assert opening, "Textual's drawing begins with its svg element"
    rules, screens, begins = list[str](), list[str](), 0.0
    for number, frame in enumerate(frames):
        shown, gone = 100 * begins / whole, 100 * (begins + frame.seconds) / whole
        # Textual names the classes and clips of a drawing after its contents; equal names mean equal drawings.
        body = re.sub(r"^<svg[^>]*>|</svg>$", "", frame.svg.strip())
        screens.append(f'<g id="f{number}">{body}</g>')
        before = "" if number == 0 else f"0%, {shown:.3f}% {{ visibility: hidden }} "
        after = "" if number == len(frames) - 1 else f" {gone:.3f}%, 100% {{ visibility: hidden }}"
        rules.append(
            f"@keyframes s{number} {{ {before}{shown + 0.001:.3f}%, {gone - 0.001:.3f}% "
            f"{{ visibility: visible }}{after} }}\n"
            f"#f{number} {{ animation: s{number} {whole:.1f}s step-end infinite; "
            f"visibility: {'hidden' if number else 'visible'} }}"
        )
        begins += frame.seconds
    still = "@media (prefers-reduced-motion: reduce) { g[id^=f] { animation: none !important } }"
    return (
        f"{opening.group()}\n<style>\n"
        + "\n".join([*rules, still])
        + "\n</style>\n"
        + "\n".join(screens)
        + "\n</svg>\n"
    )


async def main() -> None:
    """All of them, from one evening in a folder that goes away."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(welcomed=True, region="DE", motion=False)
        context = Context.open({"CONNECTWELL_HOME": home}, clock=lambda: EVENING, settings=settings)
        fill_journal(context.journal, context.library, EVENING - timedelta(days=1), 60, SEED)
        app = Companion(context)
        async with app.run_test(size=SIZE) as pilot:
            frames = await an_evening(pilot, app)
    for frame in frames:
        if frame.name in KEPT:  # the last one of that name stays
            (PICTURES / f"{KEPT[frame.name]}.svg").write_text(frame.svg, encoding="utf-8")
    (PICTURES / "evening.svg").write_text(recording(frames), encoding="utf-8")


if __name__ == "__main__":
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}  # the colours don't hang on where it is run
    asyncio.run(main())
