"""A practice in plain mode, paced by Enter."""

from collections.abc import Callable
from typing import Final

from connectwell.context import Context
from connectwell.plain.grammar import meant
from connectwell.plain.help import show_help_now
from connectwell.plain.talk import Talk, hide

PACED: Final = "Enter: go on when you're ready. /stop: end it at any time."
NOT_KEPT: Final = "Nothing is written down during a practice. Enter: go on. /stop: end it."


def show_practice(context: Context, talk: Talk, name: str | None, *, save: Callable[[], None] = lambda: None) -> None:
    """Shows a practice, one step per Enter.

    Args:
        context: for the practice and, on request, Help now.
        talk: the conversation.
        name: the practice's id; None if there is none.
        save: writes everything to disk, for /hide; does not raise.

    Raises:
        UsageFault: there is no such practice.
        ContentFault: it can't be read.
        EndOfInput: no more lines came.
    """
    script = context.library.practice(name)
    talk.say(f"{script.name}. {script.about}")
    talk.say(PACED)
    for step in script.steps:
        if not _stays(context, talk, step, save):
            return


def _stays(context: Context, talk: Talk, step: str, save: Callable[[], None]) -> bool:
    """Says one step and waits; returns whether to go on."""
    while True:
        line = talk.ask(step)
        match meant(line):
            case "stop" | "skip" | "back":
                return False
            case "hide":
                hide(talk, save)
            case "help-now":
                show_help_now(context, talk)
            case None if not line.strip(" ."):
                return True
            case _:
                talk.say(NOT_KEPT)
