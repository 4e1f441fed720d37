"""Settling in plain mode, paced by Enter."""

from collections.abc import Callable
from typing import Final, Literal

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.model.terms import AFTERS
from connectwell.plain.choices import options_in_one_line, options_of, pick
from connectwell.plain.grammar import Command, Detour, command_of_letter, parse_command, plainly
from connectwell.plain.talk import Talk
from connectwell.practice import words
from connectwell.practice.player import Player
from connectwell.practice.settle import Settling
from connectwell.practice.stops import AtAfter, AtStep

PACED: Final = "Go on when you're ready: Enter. Another kind: another. End it: stop."
NOT_KEPT: Final = "Nothing is written down during a practice. Go on: Enter. End it: stop."
PACED_AFTER: Final = "Leave it there: Enter. Another kind: another. People to call or text: help now."
ENTER_LEAVES: Final = "Leave it open: Enter."
FITS: Final = "Type a number from 1 to {most}, or Enter."
_AFTERS = options_of(AFTERS, sentences.AFTERS)
_Way = Literal["on", "back", "another", "end"]
_WAYS: Final = ("on", "back", "another", "end")
_OF_COMMANDS: Final[dict[str, _Way]] = {"stop": "end", "skip": "end", "back": "back", "another": "another"}


class SettlingTalk:
    """Settling with one person.

    Args:
        context: for the practices.
        talk: the conversation.
        line: asks for one line, as `Prompter.line` does: what is understood at every question is done there.
        urgent: does a command that can be done at every question.
        set_aside: asks about a line that is no answer; returns whether it is kept.
    """

    def __init__(
        self,
        context: Context,
        talk: Talk,
        line: Callable[..., str],
        urgent: Callable[[Command], None],
        set_aside: Callable[[str], bool],
    ) -> None:
        self._context, self._talk, self._line, self._urgent = context, talk, line, urgent
        self._set_aside = set_aside

    def settle(self, name: str | None = None, *, asks_after: bool = True) -> str:
        """Settles, one line per Enter, and goes on to another kind where asked.

        Args:
            name: the practice's id; the one that suits today by default.
            asks_after: whether it asks how it is afterwards.

        Returns:
            The id of the last practice.

        Raises:
            UsageFault: there is no such practice, or none.
            ContentFault: it can't be read.
            EndOfInput: no more lines came.
        """
        settling = Settling(self._context, name, asks_after=asks_after)
        while self._plays(settling.player):
            if not settling.go_on_to_another():
                self._talk.say(words.NO_OTHER)
                break
        return settling.player.script.id

    def _plays(self, player: Player) -> bool:
        """Goes through one practice; returns whether another kind is asked for."""
        self._talk.say(f"{player.script.name}. {player.script.about}")
        self._talk.say(PACED)
        while isinstance(stop := player.stop, AtStep):
            match self._way(settling_lines(player, stop)):
                case "another":
                    return True
                case "end":
                    return False
                case "back" if player.can_go_back:
                    player.back()
                case "back":
                    return False
                case _:
                    player.next()
        return isinstance(player.stop, AtAfter) and self._asks_after(player)

    def _asks_after(self, player: Player) -> bool:
        question = [words.AFTER, f"{options_in_one_line(_AFTERS)}. {ENTER_LEAVES}"]
        while True:
            answer = self._ask(question, after=True)
            found = pick(answer, _AFTERS) if answer not in _WAYS else None
            if found:
                try:
                    player.after(found.value)
                except ConnectwellError as fault:
                    self._talk.say(str(fault))
                else:
                    self._talk.say(words.SAVED)
                if found.value != "more":
                    return False
                self._talk.say(words.HARDER)
                return self._way([PACED_AFTER]) == "another"
            if answer in _WAYS:
                return answer == "another"
            if not self._set_aside(answer):
                self._talk.say(FITS.format(most=len(_AFTERS)))

    def _way(self, said: list[str]) -> _Way:
        """Says one step and waits; returns where to go."""
        while True:
            match answer := self._ask(said):
                case "on" | "back" | "another" | "end":
                    return answer
                case "lot":
                    return "another" if self._way([PACED_AFTER]) == "another" else "end"
                case _:
                    if not self._set_aside(answer):
                        self._talk.say(NOT_KEPT)

    def _ask(self, question: list[str], *, after: bool = False) -> str:
        """Returns a way, "lot", or what was typed."""

        def takes(line: str) -> bool:
            return parse_command(line) in ("lot", "settle") or (after and pick(line, _AFTERS) is not None)

        while True:
            try:
                line = self._line(question, kind="choice", fresh=after, takes=takes)
            except Detour as detour:
                return _OF_COMMANDS.get(detour.command, detour.command)
            letter = None if takes(line) else command_of_letter(line)
            if letter is None:
                break
            if letter in _OF_COMMANDS:
                return _OF_COMMANDS[letter]
            self._urgent(letter)
        if parse_command(line) == "lot":
            return "lot"
        if plainly(line) == "another":
            return "another"
        return line if line.strip(" .") else "on"


def settling_lines(player: Player, stop: AtStep) -> list[str]:
    """Returns what a step that is only read says."""
    step = stop.step
    if step.show:
        return [words.OWN_LISTS[step.show], *player.own_lines(step.show)]
    return [step.text, *([words.pace(step.pace)] if step.pace else [])]
