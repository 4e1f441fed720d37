"""Asks what a line was meant as, where it may be a command as well as words."""

from collections.abc import Callable
from typing import Final, Literal

from connectwell.context import Context
from connectwell.model.entry import Entry
from connectwell.plain.aside import NO_ANSWER, keep_as_note, keep_aside
from connectwell.plain.grammar import Command, ends_words, parse_command, plainly
from connectwell.plain.help import emergency_line
from connectwell.plain.talk import Talk

NEARLY: Final = "Did you mean “{command}”? Yes, or no: then it's kept as your words."
KEPT_AS_WORDS: Final = "It's kept as your words."
LETTER: Final = "Write “{letter}”? Yes or no. To leave: stop."
NOT_WRITTEN: Final = "It isn't written. Go on writing, or leave: stop."
NEXT_LINE: Final = "What you typed now is taken as the next line."
INSTEAD: Final = "What you typed now is taken instead."
COMMAND_NAMES: Final[dict[str, str]] = {"help-now": "help now", "lot": "too much"}
"""What a command is called where its name isn't that."""
_YES = ("yes", "y", "yeah", "ok")
_NO = ("no", "n", "nope", "words")

Meant = Literal["command", "words", "instead"]
"""What a line was: a command, words, or neither, because the next line is the answer instead."""


class Doubts:
    """The questions about a line.

    Args:
        context: for the emergency number, which is said first where help may be meant.
        talk: the conversation.
        do: does a command that was typed in answer; raises Detour for one that leads away.
    """

    def __init__(self, context: Context, talk: Talk, do: Callable[[Command], None]) -> None:
        self._context, self._talk, self._do = context, talk, do

    def meant(self, command: Command, line: str, *, several: bool) -> Meant:
        """Asks whether a line was a command; if not, it is words.

        What is no answer to that isn't lost: it is the next line, or it stands instead of an answer of one line.
        Nor is the line itself where a command leads away or no more lines come: it is `Talk.in_doubt`, or a note.
        """
        number = [emergency_line(self._context)] if command in ("help-now", "help") else []
        question = [*number, NEARLY.format(command=COMMAND_NAMES.get(command, command))]
        try:
            answer = self._answered(*question, besides=command)
        except BaseException:
            if several:
                self._talk.in_doubt = line
            elif len(line.strip()) > 1:
                keep_as_note(self._context, self._talk, line)
            raise
        said = plainly(answer)
        if said in _YES or said == plainly(line) or parse_command(answer) == command:
            return "command"
        if not self._talk.terminal and said not in _NO:  # the next line of a pipe is no answer to this
            self._talk.push(answer)
            return "words"
        is_other = said not in _NO and bool(answer.strip())
        if is_other and not several:
            self._talk.say(INSTEAD)
            self._talk.push(answer)
            return "instead"
        self._talk.say(KEPT_AS_WORDS)
        if is_other:
            if not ends_words(answer):
                self._talk.say(NEXT_LINE)
            self._talk.push(answer)
        return "words"

    def set_aside(self, line: str, why: str = "", fits: Callable[[str], bool] = lambda _: False) -> Entry | None:
        """Asks about a line that is no answer, if it is a sentence, and says `why` if known. As `keep_aside`."""
        question = [*filter(None, (why,)), NO_ANSWER]
        return keep_aside(self._context, self._talk, line, self._answered, question=question, fits=fits)

    def is_words(self, letter: str) -> bool:
        """Asks whether a lone letter is to be written down; from a pipe it is."""
        if not self._talk.terminal:
            return True
        answer = self._answered(LETTER.format(letter=letter.strip()))
        said = plainly(answer)
        if said in _YES or said == plainly(letter):
            return True
        if said in _NO or not answer.strip() or ends_words(answer):
            self._talk.say(NOT_WRITTEN)
        else:
            self._talk.say(INSTEAD)
        if said not in _NO and answer.strip():
            self._talk.push(answer)
        return False

    def _answered(self, *question: str, besides: Command | None = None) -> str:
        """Returns the answer to a question about what was typed. Every command but `besides` is done there as well.

        From a pipe, whose next line is no answer, only the urgent ones are. Raises Detour, EndOfInput.
        """
        while True:
            answer = self._talk.ask(*question)
            command = parse_command(answer)
            if not isinstance(command, str) or command == besides:
                return answer
            if not self._talk.terminal and command not in ("help-now", "help", "hide"):
                return answer
            self._do(command)
