"""Tells commands from answers."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

Command = Literal[
    "another", "back", "skip", "settle", "lot", "hide", "edit", "stop", "help", "help-now", "rate", "deeper", "never"
]
COMMANDS: Final[tuple[Command, ...]] = get_args(Command)

HELP: Final = (
    "/back, /skip, /stop: saved as it is. /another asks something else, /never never asks it again, "
    "/deeper asks about the years before. /edit writes this answer anew. "
    "/settle: two quiet minutes. /lot: that was a lot. /hide. /help-now: someone to call or write to.",
    "An empty line skips. A longer answer ends with a line holding only a dot. // begins a line with a slash.",
)
UNKNOWN: Final = "There is no such command; /help says which there are, and // begins a line with a slash."
NOT_HERE: Final = "That has nothing to do here, so all is as it was."
DOT: Final = "."


class Detour(Exception):  # not an error: the person went elsewhere
    """A command that leads away from the question was typed instead of an answer."""

    def __init__(self, command: Command | Literal["put-away"]) -> None:
        super().__init__(command)
        self.command = command


@dataclass(frozen=True, slots=True)
class Unknown:
    """Looks like a command, but isn't one."""


def meant(line: str, *, words: bool = False) -> Command | Unknown | None:
    """Returns the command in a line, if any.

    A command is alone on its line. When words are asked for, a line such as "/sigh, again" is words.

    Args:
        line: as typed.
        words: whether words are asked for.
    """
    if not line.startswith("/") or line.startswith("//"):
        return None
    name = line[1:].strip().casefold()
    for command in COMMANDS:
        if name == command:
            return command
    return None if words and len(line.split()) > 1 else Unknown()


def as_words(line: str) -> str:
    """Unescapes a line of words: a double slash at its start becomes a single one."""
    return line[1:] if line.startswith("//") else line
