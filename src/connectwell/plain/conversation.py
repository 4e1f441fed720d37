"""Shared state and helpers for the steps of a check-in."""

from collections.abc import Callable, Iterable

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.model.entry import Entry
from connectwell.model.parts import found_in, parts_of
from connectwell.plain.autosave import Autosave
from connectwell.plain.prompter import WORDS_STAY, Prompter
from connectwell.plain.talk import Talk


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
        self.autosave = Autosave(context, talk, walk)
        self.prompter = Prompter(
            context,
            talk,
            self.autosave.save,
            may_put_away=True,
            writing_day=lambda: self.walk.entry.day if self.walk.begun else None,
            undoes_here=False,
        )
        self._before: list[Entry] = []
        """The entry before each answer, the last one last."""
        self.told: set[str] = set()

    def write(self, words: str, people: Iterable[str] = ()) -> None:
        """Sets the words so far, and saves."""
        self.walk.write(words, people)
        self.autosave.save()
        if self.walk.is_enough():
            self.talk.say(sentences.ENOUGH)

    def take(self, answer: Callable[[], None]) -> None:
        """Passes an answer to the walk in mid-turn; a failed save doesn't end the turn."""
        before = self.walk.entry
        try:
            answer()
        except SaveFailed as failure:
            self.autosave.met(failure)
        self.answered(before)

    def answered(self, before: Entry) -> None:
        """Remembers the entry before an answer, so that `undo` can go back to it."""
        if before != self.walk.entry and before not in self._before[-1:]:
            self._before.append(before)

    def undo(self) -> None:
        """Undoes the last answer and goes back to its question. Words that were written stay."""
        walk = self.walk
        while self._before and self._before[-1] == walk.entry:
            self._before.pop()
        if not self._before:
            self.talk.say(sentences.NOTHING_TO_UNDO)
            return
        before = self._before.pop()
        if _all_words(walk.entry) == _all_words(before):
            walk.entry = before
            self.talk.say(sentences.UNDONE)
            self.autosave.save()
        elif walk.can_go_back:
            self.talk.say(WORDS_STAY)
            self.take_back()

    def take_back(self) -> None:
        """Goes to the question before; a failed save is reported."""
        try:
            self.walk.back()
        except SaveFailed as failure:
            self.autosave.met(failure)

    def say_once(self, sentence: str) -> None:
        """Says a sentence the first time only."""
        if sentence not in self.told:
            self.told.add(sentence)
            self.talk.say(sentence)


def _all_words(entry: Entry) -> list[str]:
    """Returns every text of an entry, also of what is put away: going back must lose none."""
    return [words for part in parts_of(entry) for words in found_in(part) if words.strip()]
