"""Opens the companion: full screens if the terminal allows, else plain mode."""

import gc
import os
import sys
from datetime import date
from typing import Literal

import click

from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain
from connectwell.cli.streams import check_stdout, has_terminal, say
from connectwell.context import Context
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.model.terms import Need

SMALLEST = (40, 12)
"""Smallest window for the screens, in columns and rows."""


def open_companion(
    ctx: click.Context,
    *,
    start: Literal["today", "checkin", "practice"] = "today",
    mode: Literal["full", "glance"] = "full",
    only: tuple[Need, ...] = (),
    day: date | None = None,
    practice: str | None = None,
) -> int:
    """Runs Today or a check-in until the person leaves.

    Args:
        ctx: the verb's click context.
        start, mode, only, day, practice: what to open, as for `connectwell.tui.run`.

    Returns:
        The exit code.

    Raises:
        PlaceFault: there is no place to store data.
        UsageFault: the window is too small for screens.
    """
    context = open_context(ctx)
    try:
        return _open(context, start, mode, only, day, practice)
    finally:
        context.journal.start_over()  # whatever could not be read was said where it was missed
        from connectwell.demo.folder import delete_stale

        delete_stale()  # what a killed demo left behind; done at exit, when nobody is waiting


def _open(
    context: Context,
    start: Literal["today", "checkin", "practice"],
    mode: Literal["full", "glance"],
    only: tuple[Need, ...],
    day: date | None,
    practice: str | None,
) -> int:
    if not _wants_screens(context):
        gc.enable()  # off in `__main__` for short verbs; plain mode runs long. The screens turn it on once painted
        return open_plain(context, start=start, mode=mode, only=only, day=day, practice=practice)
    _check_window()
    from connectwell.tui import run

    return run(context, start=start, mode=mode, only=only, day=day, practice=practice)


def open_plain(
    context: Context,
    *,
    start: Literal["today", "checkin", "practice"] = "today",
    mode: Literal["full", "glance"] = "full",
    only: tuple[Need, ...] = (),
    day: date | None = None,
    practice: str | None = None,
) -> int:
    """Runs plain mode on the standard streams. Ctrl-C saves and leaves, and says so; a signal keeps half a line too."""
    from connectwell import plain, sentences
    from connectwell.cli.prompting import talk_on
    from connectwell.cli.signals import ending_as_exceptions

    check_stdout()
    talk = talk_on(sys.stdout)
    try:
        with ending_as_exceptions():
            if start == "checkin":
                plain.check_in(context, talk, mode=mode, only=only, day=day)
            elif start == "practice" and practice:
                from connectwell.practice import catalogue

                player = catalogue.open_player(context, catalogue.resume_or_new(context, practice))
                plain.play_practice(context, talk, player)
            else:
                plain.open_companion(context, talk)
    except KeyboardInterrupt:
        say(f"\n{sentences.CUT_OFF}")
        raise
    return 0


def _wants_screens(context: Context) -> bool:
    if is_plain() or context.settings.plain or not has_terminal():
        return False
    return context.settings.welcomed or not _chooses_plain(context)


def _chooses_plain(context: Context) -> bool:
    """Asks once, before any full screen, and stores the answer if possible.

    Raises:
        EOFError: the person left.
    """
    from connectwell.cli.prompting import talk_on
    from connectwell.plain import EndOfInput
    from connectwell.plain.first_line import wants_lines
    from connectwell.plain.grammar import Detour

    try:
        if not wants_lines(context, talk_on(sys.stdout)):
            return False
    except Detour:
        raise EOFError from None
    except EndOfInput:
        return False
    try:
        context.change(plain=True)
    except ConnectwellError as fault:
        say(str(fault))
    return True


def _check_window() -> None:
    try:
        wide, high = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return
    if 0 < wide < SMALLEST[0] or 0 < high < SMALLEST[1]:
        raise UsageFault(
            f"This window is {wide} by {high}, and the screens need {SMALLEST[0]} by {SMALLEST[1]}. "
            "Make it larger, or use 'connectwell --plain' or 'connectwell help-now', which fit any size."
        )
