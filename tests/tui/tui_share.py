"""A fortnight of which some may leave, and the way through the steps of sharing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry
from connectwell.session import agenda
from connectwell.share.formats import pdf
from connectwell.share.sharing import Sharing
from connectwell.tui.app import Companion
from connectwell.tui.screens.share.destination import DestinationScreen
from tui.tui_tools import entries, on, press, sees
from tui.tui_weeks import reflection

WORDS = "@Ana asked about the interview."
THEME = "the door again"
SECRET = "what nobody reads"
PUT_AWAY = "put by till then"
LINE = "How mornings go with Ana."
NAME = "connectwell-brief-2026-11-21"


def fortnight(context: Context, words: str = WORDS) -> None:
    """Ana in the circle, a line for the session; yesterday a part with words, one at theme, one private, one put away.

    Args:
        context: where it is put.
        words: of the part that leaves with them.
    """
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", role="friend"))
    agenda.LineDraft(context).save(LINE)
    when = context.clock() - timedelta(days=1)
    parts = (
        replace(reflection("seen", 6, words), sharing="words"),
        replace(reflection("safe", 3, THEME), sharing="theme"),
        reflection("soothed", 8, SECRET),
        replace(reflection("secure", 5, PUT_AWAY, put_away=True), key="c1f0", sharing="words"),
    )
    id = context.journal.new_id(when)
    made = Entry(id=id, kind="check-in", day=when.date(), started=when, finished=when, reflections=parts)
    context.journal.add(made)


async def to_what_goes(app: Companion, pilot: Pilot[None]) -> None:
    """From Today to the list, for a page of 14 days. The cursor is on the line for the session."""
    await sees(app, "s Share")
    await press(pilot, "s")
    await sees(app, "2  A page, 14 days")
    await press(pilot, "enter")
    await on(app, "PartsScreen")
    await sees(app, LINE)


async def to_what_leaves(app: Companion, pilot: Pilot[None]) -> None:
    """From the list to the pages."""
    await press(pilot, "enter", "ctrl+n")
    await on(app, "PreviewScreen")
    await sees(app, "A page for our session")


async def to_where(app: Companion) -> None:
    """Straight to format and place, for a page of 14 days with nothing chosen."""
    context = app.context
    sharing = Sharing(context, "brief")
    sharing.read_days()
    app.push_screen(DestinationScreen(sharing, "pdf" if pdf.can_set() else "html"))
    await on(app, "DestinationScreen")
    await sees(app, NAME)


async def seen(app: Companion, pilot: Pilot[None], words: str) -> None:
    """Enter shows what leaves in another format; all of it is read, and Enter makes the file."""
    await press(pilot, "enter")
    await on(app, "PreviewScreen")
    await sees(app, words)
    await press(pilot, "end", "enter")
    await on(app, "SentScreen")
    await sees(app, "The file is ready")


async def made(app: Companion, pilot: Pilot[None]) -> None:
    """Enter, and the file is there."""
    await press(pilot, "enter")
    await on(app, "SentScreen")
    await sees(app, "The file is ready")


def shares(context: Context) -> list[dict[str, Any]]:
    """What the journal notes of what was shared."""
    return [entry["share"] for entry in entries(context) if entry["kind"] == "share"]
