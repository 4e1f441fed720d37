"""Tells commands from answers."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

Command = Literal[
    "another",
    "back",
    "skip",
    "settle",
    "lot",
    "hide",
    "edit",
    "stop",
    "help",
    "help-now",
    "rate",
    "deeper",
    "never",
    "write",
]
COMMANDS: Final[tuple[Command, ...]] = get_args(Command)

HELP: Final = (
    "/back, /skip. /stop: it's saved. /another: a different question. /write: no question, just write. "
    "/never: never ask this again. /deeper: a question about the years. /edit: write this answer again. "
    "/settle: two quiet minutes. /lot: too much. /hide. /help-now: people to call or text.",
    "An empty line skips. A dot on a line by itself ends a longer answer. // begins a line with a slash.",
)
UNKNOWN: Final = "There is no such command. /help: what there is. // begins a line with a slash."
NOT_HERE: Final = "That command does nothing here."
DOT: Final = "."


class Detour(Exception):  # not an error: the person went elsewhere
    """A command that leads away from the question was typed instead of an answer."""

    def __init__(self, command: Command | Literal["put-away"]) -> None:
        super().__init__(command)
        self.command = command


@dataclass(frozen=True, slots=True)
class Unknown:
    """Looks like a command, but isn't one."""


def parse_command(line: str, *, words: bool = False) -> Command | Unknown | None:
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
