"""An entry's file in the person's own editor, from the journal's screen. Nothing typed there is dropped."""

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from connectwell import sentences
from connectwell.entries import page, revise
from connectwell.errors import ConnectwellError
from connectwell.journal import ByHand, Faults, Taken
from connectwell.model.entry import Entry
from connectwell.tui import wording
from connectwell.tui.screens.dialogs import WayDialog
from connectwell.tui.screens.journal.undo import LastChange

if TYPE_CHECKING:
    from connectwell.tui.screens.journal.actions import JournalMending

_AT_ONCE = 1.5
"""Seconds; an editor that ends sooner, with nothing changed, may have handed the file to another window."""


async def edit_by_hand(screen: "JournalMending", entry_id: str, today: date) -> None:
    """Opens the file, and takes in what was made of it once it reads well. Has to run in a worker.

    Args:
        screen: where it is told, and what shows the entry then.
        entry_id: full; also of an entry that cannot be read.
        today: the latest day that the entry may be moved to.
    """
    before: Entry | None = None
    with suppress(ConnectwellError):
        before = screen.context.journal.get(entry_id)
    try:
        command = revise.editor(os.environ, terminal=True)
        with screen.context.journal.edit_by_hand(entry_id, today) as by_hand:
            if await _settle_kept(screen, by_hand):
                said = await _edit(screen, by_hand, command, before)
            else:
                said = sentences.UNCHANGED
            kept = by_hand.differs()
    except ConnectwellError as fault:  # where saving fails, the copy stays
        said, kept = str(fault), False
    if said or kept:
        screen.say(" ".join(filter(None, [said, wording.KEPT if kept else ""])))


async def _settle_kept(screen: "JournalMending", by_hand: ByHand) -> bool:
    """What an earlier edit left is gone on with, left or deleted. False to stop here."""
    since = by_hand.kept_since
    if since is None:
        return True
    here = since.astimezone()
    said = sentences.EARLIER_EDIT.format(when=f"{page.long_day(here)}, {here:%H:%M}")
    way = await screen.app.push_screen_wait(WayDialog([said], wording.EARLIER_EDIT_WAYS))
    if way == "go-on":
        by_hand.go_on()
    elif way == "delete":
        by_hand.discard_kept()
    return way in ("go-on", "leave")


async def _edit(screen: "JournalMending", by_hand: ByHand, command: Sequence[str], before: Entry | None) -> str:
    """Until it is taken in, or the person lets it be. Gives what there is to say. Raises SaveFailed."""
    while True:
        began = time.monotonic()
        trouble = _run(screen, by_hand, command)
        if trouble:
            return trouble
        found = by_hand.take()
        if not isinstance(found, Faults):
            return _taken(screen, by_hand, found, before, at_once=time.monotonic() - began < _AT_ONCE)
        if not by_hand.differs():
            return f"{found.sentence} {sentences.UNCHANGED}"
        way = await screen.app.push_screen_wait(WayDialog([found.sentence, sentences.NOT_TAKEN], wording.FAULT_WAYS))
        if way != "again":
            return ""


def _run(screen: "JournalMending", by_hand: ByHand, command: Sequence[str]) -> str:
    """Gives the terminal to the editor and takes it back. Whatever goes wrong is caught while it is away."""
    screen.companion.save_quietly()
    trouble = ""
    try:
        with screen.app.suspend():
            try:
                if by_hand.run(command) != 0:
                    trouble = sentences.EDITOR_ENDED
            except ConnectwellError as fault:
                trouble = str(fault)
            except OSError:
                trouble = wording.EDITOR_WONT_START
    except SuspendNotSupported:
        trouble = wording.NO_EDITOR_HERE
    return trouble


def _taken(
    screen: "JournalMending", by_hand: ByHand, taken: Taken | None, before: Entry | None, *, at_once: bool
) -> str:
    if taken is None:
        return f"{sentences.UNCHANGED} {wording.EDITOR_STILL_OPEN}" if at_once else sentences.UNCHANGED
    said = sentences.COPIED if taken.saved.copied else sentences.MERGED if taken.saved.merged else sentences.SAVED
    if taken.comments:
        said = f"{said} {sentences.COMMENTS_KEPT}"
    if before:
        screen.changed(LastChange(before, taken.saved.entry), said)
        return ""
    screen.mended(by_hand.id)
    return said
