"""Shared state and helpers for the steps of a check-in."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.plain.autosave import Autosave
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import Prompter
from connectwell.plain.talk import Talk

_Thing = TypeVar("_Thing")


class Conversation:
    """One check-in with one person.

    Attributes:
        context, talk, walk: the services, the streams and the check-in.
        autosave: autosaves, and reports failures.
        prompter: asks questions.
        told: one-time sentences already said.
    """

    def __init__(self, context: Context, talk: Talk, walk: Walk) -> None:
        self.context, self.talk, self.walk = context, talk, walk
        self.autosave = Autosave(talk, walk)
        self.prompter = Prompter(
            context,
            talk,
            self.autosave.save,
            may_put_away=True,
            writing_day=lambda: self.walk.entry.day if self.walk.begun else None,
        )
        self.told: set[str] = set()

    def write(self, words: str, people: Iterable[str] = ()) -> None:
        """Sets the words so far, and saves."""
        self.walk.write(words, people)
        self.autosave.save()
        if self.walk.is_enough():
            self.talk.say(sentences.ENOUGH)

    def take(self, answer: Callable[[], None]) -> None:
        """Passes an answer to the walk in mid-turn; a failed save doesn't end the turn."""
        try:
            answer()
        except SaveFailed as failure:
            self.autosave.met(failure)

    def say_once(self, sentence: str) -> None:
        """Says a sentence the first time only."""
        if sentence not in self.told:
            self.told.add(sentence)
            self.talk.say(sentence)


def ask_in_turn(things: Sequence[_Thing], put: Callable[[_Thing], None], *, begin: int = 0) -> None:
    """Asks for one thing after another; back returns to the previous one, or from the first leaves the step.

    Args:
        things: what to ask for.
        put: asks for one.
        begin: index to start at.

    Raises:
        Detour: another command was typed.
    """
    at = begin
    while at < len(things):
        try:
            put(things[at])
        except Detour as detour:
            if detour.command != "back" or at == 0:
                raise
            at -= 1
        else:
            at += 1
