"""Autosave in plain lines: for a check-in, with a fallback folder when saving fails, and for words outside one."""

from collections.abc import Callable
from typing import Final

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.plain.grammar import Unknown, parse_command
from connectwell.plain.help import show_help_now
from connectwell.plain.talk import Talk, hide

STILL_HERE: Final = "Your words are still here."
ELSEWHERE: Final = "Another folder to save a copy in? Try again later: Enter."
AT_THE_END: Final = "Another folder to save a copy in? Try again now: Enter. Leave without saving: stop."
SAVED_NOW: Final = "Saving works again, and everything is saved."


class SaveStatus:
    """Whether the last save worked. A failure is reported once, and again only for another reason.

    Attributes:
        failure: why the last save failed, or None.
    """

    def __init__(self, talk: Talk) -> None:
        self.failure: SaveFailed | None = None
        self._talk = talk

    def failed(self, failure: SaveFailed) -> None:
        """Records a failed save, and reports it unless the reason is the same as before."""
        if self.failure is None or self.failure.reason != failure.reason:
            self._talk.say(f"{failure} {STILL_HERE}")
        self.failure = self._talk.unsaved = failure

    def worked(self) -> None:
        """Forgets the failure."""
        self.failure = self._talk.unsaved = None


class Autosave:
    """Saves a check-in and reports failures.

    Args:
        context, talk: the services and the conversation.
        walk: the check-in.
    """

    def __init__(self, context: Context, talk: Talk, walk: Walk) -> None:
        self._status = SaveStatus(talk)
        self._context, self._talk, self._walk = context, talk, walk
        self._asked = False
        self._told: set[str] = set()

    @property
    def failure(self) -> SaveFailed | None:
        """Why the last save failed, or None."""
        return self._status.failure

    def save(self) -> None:
        """Saves; reports a failure once. Never raises SaveFailed."""
        try:
            self._walk.save()
        except SaveFailed as failure:
            self.met(failure)
        else:
            self._worked()

    def met(self, failure: SaveFailed) -> None:
        """As `SaveStatus.failed`."""
        self._status.failed(failure)

    def between_questions(self) -> None:
        """Retries a failed save; a person at a terminal is asked once for another folder."""
        if self.failure is not None:
            self.save()
        if self.failure is not None and self._talk.terminal and not self._asked:
            self._asked = True
            answer = self._talk.ask(ELSEWHERE)
            if parse_command(answer) in ("help-now", "help", "hide"):
                self._urgent(answer)
            elif _is_folder(answer):
                self._try_folder(answer)
        self._tell_of_others()

    def at_the_end(self) -> None:
        """Makes the final attempts. A person at a terminal may keep retrying; from a pipe there is one attempt.

        Raises:
            SaveFailed: the last words are not on disk.
            EndOfInput: no more lines came.
        """
        if self.failure is not None:
            self.save()
        while self.failure is not None and self._talk.terminal:
            answer = self._talk.ask(AT_THE_END)
            if parse_command(answer) == "stop":
                break
            if parse_command(answer) in ("help-now", "help", "hide"):
                self._urgent(answer)
            elif _is_folder(answer):
                self._try_folder(answer)
            else:
                self.save()
        if self.failure is not None:
            raise self.failure
        self._tell_of_others()

    def _urgent(self, answer: str) -> None:
        """Help now and hide are there at every question, this one included."""
        if parse_command(answer) == "hide":
            hide(self._talk, self.save)
        else:
            show_help_now(self._context, self._talk, self.save)

    def _worked(self) -> None:
        if self.failure is not None and not self._walk.rescued:
            self._talk.say(SAVED_NOW)
        self._status.worked()
        self._asked = False

    def _try_folder(self, answer: str) -> None:
        folder = answer.strip()
        if not folder:
            return
        try:
            self._walk.rescue(folder)
        except SaveFailed as failure:
            self._talk.say(str(failure))
        else:
            self._talk.say(sentences.RESCUED)
            self._status.worked()

    def _tell_of_others(self) -> None:
        """Reports merges and copies caused by another program's changes, once each."""
        happened = ((self._walk.merged, sentences.MERGED), (self._walk.copied, sentences.COPIED))
        for sentence in [sentence for did, sentence in happened if did and sentence not in self._told]:
            self._told.add(sentence)
            self._talk.say(sentence)


def _is_folder(answer: str) -> bool:
    """Whether an answer may be a folder, rather than a command or one of its letters."""
    return bool(answer.strip()) and isinstance(parse_command(answer, typed=True), Unknown | None)


class AutosavedText:
    """Saves words; reports a failure once, and retries.

    Args:
        talk: the conversation.
        save: writes the words to the journal.

    Attributes:
        saved: whether anything was saved.
    """

    def __init__(self, talk: Talk, save: Callable[[str], object]) -> None:
        self.saved = False
        self._status, self._save = SaveStatus(talk), save

    @property
    def failure(self) -> SaveFailed | None:
        """Why the last save failed, or None."""
        return self._status.failure

    def keep(self, words: str) -> None:
        """Saves the words so far. Never raises SaveFailed."""
        try:
            self._save(words)
        except SaveFailed as failure:
            self._status.failed(failure)
        else:
            self._status.worked()
            self.saved = True

    def finish(self, words: str) -> None:
        """Retries if the last save failed. Raises SaveFailed if it fails again."""
        if self.failure is not None:
            self.keep(words)
        if self.failure is not None:
            raise self.failure
