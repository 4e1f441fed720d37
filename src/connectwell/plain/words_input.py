"""Reads words of several lines, and keeps each as it is typed."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Final, Protocol

from connectwell.plain.grammar import Detour, as_words, ends_words, parse_command
from connectwell.plain.talk import EndOfInput, Talk

DOT_ENDS: Final = "End with a dot on a line by itself."
ENTER_ENDS: Final = "One line, then Enter."
STILL_WRITING: Final = "What you wrote so far is kept. A dot on a line by itself ends it."
SO_FAR: Final = "Written so far:"
ANEW: Final = (
    "Write it again, and end with a dot on a line by itself. Until then the old words stay; a dot alone keeps them."
)
ANEW_SHORT: Final = "Write it again: one line, then Enter. Enter alone keeps the old words."
NOTHING_TO_EDIT: Final = "Nothing is written here yet, so there is nothing to edit."
TOO_LONG: Final = "That is too long for one answer, so it wasn't taken. What you wrote before is kept. Cut or split it."
_LONGEST: Final = 1_500_000
"""Bytes of one answer; an entry can have 2 MB."""
_MOST_EMPTY: Final = 200
"""Empty lines in a row from a pipe that end an answer."""


class AsksLine(Protocol):
    """`Prompter.line`."""

    def __call__(
        self,
        question: Sequence[str],
        *,
        again: Sequence[str],
        words: bool,
        several: bool,
        about: Iterable[str],
        fresh: bool,
    ) -> str:
        """Reads one line. Raises Detour, EndOfInput."""
        ...


class WordsInput:
    """Answers in words, in one conversation.

    Args:
        talk: the conversation.
        line: asks for one line.

    Attributes:
        left: whether an answer was left before its end, and nobody said yet that it is kept.
        may_add_dot: whether the last answer ended with its line, so that a dot after it ends nothing more.
    """

    def __init__(self, talk: Talk, line: AsksLine) -> None:
        self.left = self.may_add_dot = False
        self._talk, self._line = talk, line

    def read(
        self,
        question: Sequence[str],
        so_far: str,
        keep: Callable[[str], None],
        about: Iterable[str] = (),
        *,
        short: bool = False,
    ) -> str:
        """Reads lines of the person's words, up to a dot or an empty first line, and says how they end.

        Args:
            question: said before the first line.
            so_far: the words so far; new lines are appended.
            keep: called with the whole text after each line; does not raise.
            about: extra help for /help.
            short: whether it ends with its first line.

        Returns:
            The whole text.

        Raises:
            Detour, EndOfInput: as `Prompter.line`; every line read has been passed to `keep`.
        """
        said = [
            *question,
            *([SO_FAR, so_far] if so_far else []),
            *([] if ANEW in question or ANEW_SHORT in question else [ENTER_ENDS if short else DOT_ENDS]),
        ]
        before, typed, anew, about, empty = so_far, list[str](), False, tuple(about), 0
        while True:
            try:
                again = [*question, STILL_WRITING] if typed else ()
                line = self._line(said, again=again, words=True, several=True, about=about, fresh=not typed)
            except EndOfInput:
                self._keep_in_doubt(before, typed, keep)
                self.left = bool(_joined(before, typed).strip())
                raise
            except Detour as detour:
                self._keep_in_doubt(before, typed, keep)
                if detour.command != "edit":
                    self.left = bool(_joined(before, typed).strip())
                    raise
                before, typed, anew = _joined(before, typed), [], True
                self._talk.say(
                    "\n".join([SO_FAR, before, ANEW_SHORT if short else ANEW]) if before else NOTHING_TO_EDIT
                )
                said = []
                continue
            except Exception:
                raise
            except KeyboardInterrupt:
                self._keep_in_doubt(before, typed, keep)
                raise
            except BaseException:  # told to end, or the terminal was closed, with half a line typed
                self._keep_in_doubt(before, typed, keep)
                half = self._talk.half_line()
                if half.strip() and parse_command(half, words=True) is None:
                    with suppress(OSError):
                        keep(_joined(before, [*typed, as_words(half)]))
                raise
            if "\n" not in line and (ends_words(line) or not (typed or line.strip())):
                break
            empty = 0 if line.strip() else empty + 1
            if empty > _MOST_EMPTY and not self._talk.terminal:
                break
            lines = line.split("\n") if "\n" in line else [as_words(line)]
            if len(_joined(before, [*typed, *lines]).encode()) > _LONGEST:
                self._talk.say(TOO_LONG)
                said = []
                continue
            typed += lines
            said = []
            if line.strip():
                keep(_joined(before, typed))
            if short:
                self.may_add_dot = True
                break
            if self._talk.terminal and ("\n" in line or not line.strip()):
                self._talk.say(STILL_WRITING)
        if anew and typed:
            before = ""
            keep(_joined(before, typed))
        return _joined(before, typed)

    def _keep_in_doubt(self, before: str, typed: list[str], keep: Callable[[str], None]) -> None:
        """Keeps the line that was being asked about, if one was."""
        if self._talk.in_doubt:
            typed.append(as_words(self._talk.in_doubt))
            self._talk.in_doubt = ""
            keep(_joined(before, typed))


def _joined(before: str, typed: Sequence[str]) -> str:
    return "\n".join([*([before] if before else []), *typed]).rstrip("\n")
