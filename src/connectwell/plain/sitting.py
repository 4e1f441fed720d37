"""What every step of a check-in needs in hand."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.plain.grammar import Detour
from connectwell.plain.keeping import Autosave
from connectwell.plain.listening import Listening
from connectwell.plain.talk import Talk

_Thing = TypeVar("_Thing")


class Conversation:
    """One check-in with one person.

    Attributes:
        rooms, talk, walk: what it works with.
        keeping: saves, and tells where that does not work.
        listening: puts questions.
        told: what needs to be said only once and was.
    """

    def __init__(self, context: Context, talk: Talk, walk: Walk) -> None:
        self.context, self.talk, self.walk = context, talk, walk
        self.keeping = Autosave(talk, walk)
        self.listening = Listening(context, talk, self.keeping.save, may_put_away=True)
        self.told: set[str] = set()

    def write(self, words: str, people: Iterable[str] = ()) -> None:
        """Takes the words as they stand, and saves them."""
        self.walk.write(words, people)
        self.keeping.save()

    def take(self, answer: Callable[[], None]) -> None:
        """Gives an answer to the walk in the middle of a turn; a save that does not work doesn't end the turn."""
        try:
            answer()
        except SaveFailed as failure:
            self.keeping.met(failure)

    def say_once(self, sentence: str) -> None:
        """Says a sentence the first time only."""
        if sentence not in self.told:
            self.told.add(sentence)
            self.talk.say(sentence)


def in_turn(things: Sequence[_Thing], put: Callable[[_Thing], None], *, begin: int = 0) -> None:
    """Puts one thing after the other; back goes one back, and from the first of them out of the step.

    Args:
        things: what is put.
        put: puts one of them.
        begin: where to begin.

    Raises:
        Detour: whatever else was asked for meanwhile.
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
