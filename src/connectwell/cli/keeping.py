"""Saving what was just written, and saying so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from connectwell.cli.streams import say
from connectwell.cli.typing_in import Typed
from connectwell.errors import NotConfirmed, SaveFailed

if TYPE_CHECKING:
    from connectwell.journal import Journal
    from connectwell.model.entry import Entry


def check_writable(journal: Journal) -> None:
    """Raises SaveFailed where nothing can be saved, before anybody writes a word."""
    refusal = journal.cannot_write()
    if refusal:
        raise refusal


def keep(save: Callable[[], Entry], typed: Typed, *, asked: bool) -> int:
    """Saves, says so, and gives the exit code.

    Args:
        save: puts it into the journal.
        typed: what came.
        asked: whether it was typed at a terminal, so that it can still be read there.

    Raises:
        SaveFailed: the sentence adds where the words are now.
    """
    from connectwell.sentences import CUT_OFF, ON_SCREEN

    try:
        entry = save()
    except NotConfirmed:
        raise
    except SaveFailed as fault:
        if asked and typed.words:
            fault.args = (f"{fault} {ON_SCREEN}",)
        raise
    if typed.ended_by is None:
        say(f"Saved. 'connectwell show {entry.tail}' shows it.")
        return 0
    say(CUT_OFF)
    return typed.ended_by


def nothing_came(typed: Typed) -> int:
    """Says that nothing was saved, and gives the exit code."""
    from connectwell.sentences import NOTHING_YET

    say(NOTHING_YET)
    return typed.ended_by or 1
