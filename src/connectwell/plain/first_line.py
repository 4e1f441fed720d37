"""The first line the program ever says: whether somebody listens to a screen reader."""

from typing import Final

from connectwell.context import Context
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.prompter import Prompter
from connectwell.plain.talk import Talk
from connectwell.sentences import SCREEN_READER, SCREEN_READER_AGAIN

_YES: Final = ("p", "plain", "y", "yes", "screen reader", "screenreader", "reader", "lines")
_NO: Final = ("", "n", "no", "no screen reader", "none")


def wants_lines(context: Context, talk: Talk) -> bool:
    """Asks; Enter is no, and what isn't understood asks again.

    Raises:
        Detour: the person stops here.
        EndOfInput: no more lines came.
    """
    prompter, question = Prompter(context, talk), SCREEN_READER
    while True:
        try:
            answer = prompter.line([question], kind="choice")
        except Detour as detour:
            if detour.command == "stop":
                raise
            answer = "?"
        said = plainly(answer)
        if said in _NO:
            return False
        if said in _YES:
            return True
        prompter.set_aside(answer)
        question = SCREEN_READER_AGAIN
