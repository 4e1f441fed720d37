"""Tells commands from answers: with a slash or bare, with spaces, hyphens and punctuation, in any case."""

from dataclasses import dataclass
from typing import Final, Literal, get_args
from unicodedata import digit, normalize

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
    "card",
    "rate",
    "deeper",
    "never",
    "write",
    "undo",
]
COMMANDS: Final[tuple[Command, ...]] = get_args(Command)

HELP: Final = (
    "Always: help now, my card, stop, settle, too much, hide, back, skip, undo. With or without a slash.",
    "At a question about your day: /another, a different one. /write, no question. /never, never ask this again. "
    "/deeper, about the years. /edit, write this answer again.",
    "An empty line skips. A dot on a line by itself ends a longer answer. Two slashes begin a line with one.",
)
UNKNOWN: Final = "There is no such command. What there is: help. Two slashes begin a line with one."
NOT_HERE: Final = "That command does nothing here."
_DOTS: Final = (".", "．", "。")

_BARE: Final[dict[str, Command]] = {
    "help now": "help-now", "helpnow": "help-now", "emergency": "help-now", "sos": "help-now",
    "help": "help", "commands": "help", "choices": "help",
    "my card": "card",
    "stop": "stop", "stop here": "stop", "quit": "stop", "exit": "stop", "leave": "stop",
    "settle": "settle", "settle first": "settle", "settling": "settle",
    "too much": "lot", "that was a lot": "lot",
    "hide": "hide",
    "back": "back", "go back": "back",
    "skip": "skip", "skip this": "skip",
    "undo": "undo",
}  # fmt: skip
"""What is understood without a slash at every question; where words are written, it is asked about."""
_SHORT: Final[dict[str, Command]] = {
    "h": "help-now", "b": "back", "u": "undo", "q": "stop", "?": "help",
}  # fmt: skip
"""What is understood only after a slash, besides the commands' own names."""
_SLASHED: Final[dict[str, Command]] = {
    **{command.replace("-", " "): command for command in COMMANDS},
    **_BARE,
    **_SHORT,
}
_LETTERS: Final[dict[str, Command]] = {"h": "help-now", "q": "stop", "?": "help"}
"""What is understood bare where there is a choice, unless it is one of the answers there."""
_WORDS_OF_A_LETTER: Final = "ai"
_NEARLY: Final = 0.85
"""How alike a line has to be to a command's name to be asked about, from 0 to 1."""
_FEW_WORDS: Final = 4


class Detour(Exception):  # not an error: the person went elsewhere
    """A command that leads away from the question was typed instead of an answer."""

    def __init__(self, command: Command | Literal["put-away"]) -> None:
        super().__init__(command)
        self.command = command


@dataclass(frozen=True, slots=True)
class Unknown:
    """Looks like a command, but isn't one."""


@dataclass(frozen=True, slots=True)
class Nearly:
    """Words that may be meant as a command: to be asked about, and neither done nor stored."""

    command: Command


@dataclass(frozen=True, slots=True)
class LoneLetter:
    """A letter or a slash alone on its line, as menus have them: to be asked about where words are written."""


def parse_command(
    line: str, *, words: bool = False, typed: bool = False
) -> Command | Unknown | Nearly | LoneLetter | None:
    """Returns the command in a line, if any.

    A command is alone on its line. When words are asked for, only its name after a slash is the command at once; what
    comes near one is `Nearly`, and a longer line such as "/sigh, again" is words.

    Args:
        line: as typed.
        words: whether words are asked for.
        typed: whether the answer is something to type, such as a name, rather than one of several.
    """
    said = plainly(line)
    if words and line.strip() == "/":
        return LoneLetter()
    if "\n" in line or line.startswith("//") or not said:
        return None
    if not line.lstrip().startswith("/"):
        letter = _letter_in(said)
        if letter in _SHORT and (words or (typed and said == line.strip())):  # a capital may begin a name
            return Nearly(_SHORT[letter])
        if letter and words and letter not in _WORDS_OF_A_LETTER:
            return LoneLetter()
        bare = _BARE.get(said) or ("help-now" if _is_near(said, "help now") else None)
        return Nearly(bare) if bare and words else bare
    command = _SLASHED.get(said)
    if command is None:
        near = _nearest(said) if words and len(said.split()) > 1 else None
        return Nearly(near) if near else None if words and len(said.split()) > 1 else Unknown()
    exact = line.strip().rstrip(" .!?").casefold() == f"/{command}" or said in _SHORT
    return Nearly(command) if words and not exact else command


def command_of_letter(answer: str) -> Command | None:
    """Returns the command of a letter that is no answer where there is a choice."""
    return _LETTERS.get(_letter_in(plainly(answer)))


def plainly(line: str) -> str:
    """Returns a line without its slash, case, hyphens, end punctuation and extra spaces."""
    said = normalize("NFKC", line).casefold().strip().removeprefix("/")
    stripped = said.strip(" .,;:!…")
    stripped = stripped if stripped == "?" else stripped.rstrip(" ?.!")
    return " ".join(stripped.replace("-", " ").replace("_", " ").split())


def with_digits(line: str) -> str:
    """Returns a line with the digits of every script as 0 to 9."""
    return line if line.isascii() else "".join(str(digit(one)) if one.isdecimal() else one for one in line)


def ends_words(line: str) -> bool:
    """Returns whether a line ends a longer answer."""
    return line.strip() in _DOTS


def as_words(line: str) -> str:
    """Unescapes a line of words: a double slash at its start becomes a single one."""
    return line[1:] if line.startswith("//") else line


def _letter_in(said: str) -> str:
    """Returns the letter that a line is, also where a tremor doubled it; empty if it is anything else."""
    letter = said[:1] if said in (said[:1], said[:1] * 2) else ""
    return letter if letter == "?" or (letter.isascii() and letter.isalpha()) else ""


def _nearest(said: str) -> Command | None:
    return next((command for name, command in _BARE.items() if _is_near(said, name)), None)


def _is_near(said: str, name: str) -> bool:
    if said[:1] != name[:1] or abs(len(said) - len(name)) > 2 or len(said.split()) > _FEW_WORDS:
        return False
    from difflib import SequenceMatcher  # only lines of about that length get here

    return SequenceMatcher(None, said, name).ratio() >= _NEARLY
