"""Saves what was just written, and reports it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from connectwell.cli.streams import say
from connectwell.cli.text_input import Typed
from connectwell.errors import KeptBeside, NotConfirmed, SaveFailed, TooLong

if TYPE_CHECKING:
    from connectwell.journal import Journal
    from connectwell.model.entry import Entry


def check_writable(journal: Journal) -> None:
    """Raises SaveFailed if nothing can be saved, before anybody writes a word."""
    refusal = journal.cannot_write()
    if refusal:
        raise refusal


def save_typed(save: Callable[[], Entry], typed: Typed, *, asked: bool) -> int:
    """Saves, reports it, and returns the exit code.

    Args:
        save: saves to the journal.
        typed: the input.
        asked: whether it was typed at a terminal, and so is still on the screen.

    Raises:
        SaveFailed: with where the words are now added to the message.
    """
    from connectwell.sentences import CUT_OFF, ON_SCREEN, WHERE_IT_CAME_FROM

    try:
        entry = save()
    except NotConfirmed:
        raise
    except TooLong as fault:
        fault.args = (f"{fault} {ON_SCREEN if asked else WHERE_IT_CAME_FROM}",)
        raise
    except KeptBeside:
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


def report_nothing_typed(typed: Typed) -> int:
    """Reports that nothing was saved, and returns the exit code."""
    from connectwell.sentences import NOTHING_YET

    say(NOTHING_YET)
    return typed.ended_by or 1
