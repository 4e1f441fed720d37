"""The full-screen interface. Opened by the command line; imports Textual, so nothing else may import it."""

from datetime import date
from typing import Literal

from connectwell.context import Context
from connectwell.model.terms import Mode, Need
from connectwell.tui.app import Companion
from connectwell.tui.signals import leave_without_terminal, terminal_is_gone


def run(
    context: Context,
    *,
    start: Literal["today", "checkin", "practice"] = "today",
    mode: Mode = "full",
    only: tuple[Need, ...] = (),
    day: date | None = None,
    practice: str | None = None,
) -> int:
    """Runs the companion until the person leaves.

    Args:
        context: the services.
        start: Today, or straight into a check-in or a practice.
        mode, only, day: which check-in, as for `checkin.resume_or_begin`.
        practice: the id of the practice.

    Returns:
        The exit code for the shell.
    """
    app = Companion(context)
    if start == "checkin":
        app.begin_with(mode=mode, only=only, day=day)
    elif practice:
        app.begin_practice(practice)
    on_terminal = not terminal_is_gone()
    try:
        app.run()
    finally:
        if on_terminal and terminal_is_gone():
            leave_without_terminal(app.save_at_last)
    return app.return_code or 0


__all__ = ["Companion", "run"]
