"""Asks questions and parses answers. Commands that work at every question are handled here."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, Literal, TypeVar, get_args

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import ConnectwellError
from connectwell.plain.choices import Option, explained, options_of, pick, pick_some, read_out
from connectwell.plain.grammar import DOT, HELP, UNKNOWN, Command, Detour, Unknown, as_words, parse_command
from connectwell.plain.help import show_help_now
from connectwell.plain.settling import settle
from connectwell.plain.talk import Talk, hide

T = TypeVar("T")

DOT_ENDS: Final = "End with a dot on a line by itself."
STILL_WRITING: Final = "What you wrote so far is kept. A dot on a line by itself ends it."
SO_FAR: Final = "Written so far:"
ANEW: Final = (
    "Write it again, and end with a dot on a line by itself. Until then the old words stay; a dot alone keeps them."
)
NOTHING_TO_EDIT: Final = "Nothing is written here yet, so there is nothing to edit."
MOVED_ON: Final = "That wasn't one of the answers, so this question is skipped."
FITS: Final = "Type a number from 1 to {most}, or the start of the word."
LOT_HERE: Final = "Would you like to settle, stop here, or go on?"
NOT_TAKEN: Final = "What you typed last is not saved: {answer}"
_BEGUN_BEFORE = options_of(("go-on", "leave"), sentences.BEGUN_BEFORE_WAYS)
Lot = Literal["settle", "put-away", "stop", "back"]
_LOTS: tuple[Option[Lot], ...] = options_of(get_args(Lot), sentences.LOTS)
_LOTS_HERE = tuple(option for option in _LOTS if option.value != "put-away")
_MOST_INVALID: Final = 3
"""Invalid answers accepted from a pipe before the question is skipped."""


class Prompter:
    """Questions and answers with one person.

    Args:
        context: for /settle and /help-now.
        talk: the conversation.
        save: writes everything to disk; does not raise.
        may_put_away: whether /lot also offers to put away, which raises Detour "put-away".
        writing_day: returns the day that the answers belong to, once something is saved.
    """

    def __init__(
        self,
        context: Context,
        talk: Talk,
        save: Callable[[], None] = lambda: None,
        *,
        may_put_away: bool = False,
        writing_day: Callable[[], date | None] = lambda: None,
    ) -> None:
        self.context, self.talk = context, talk
        self._save, self._may_put_away, self._writes_on = save, may_put_away, writing_day
        self._turn = context.day_turn()
        self._in_lot = False
        self._knows_the_dot = False
        """Whether the person has ended an answer with a dot; until then, every question for words explains it."""

    def line(
        self,
        question: Sequence[str],
        *,
        again: Sequence[str] = (),
        words: bool = False,
        place: bool = False,
        about: Iterable[str] = (),
    ) -> str:
        """Reads one line of answer, as typed.

        Args:
            question: said before reading.
            again: said instead after an interruption; the question by default.
            words: whether the answer is the person's own words.
            place: whether it may be a path: an unknown command is then taken as one.
            about: extra help for /help.

        Raises:
            Detour: a command that leads away from this question.
            EndOfInput: no more lines came.
        """
        while True:
            line = self.talk.ask(*question)
            self._look_at_clock(line)
            command = parse_command(line, words=words)
            if command is None or (place and isinstance(command, Unknown)):
                return line
            if isinstance(command, Unknown):
                self.talk.say(UNKNOWN)
            else:
                self._do(command, about)
            question = again or question

    def _look_at_clock(self, answer: str) -> None:
        """Asks whether to go on with what belongs to a day that ended while nobody answered. Raises Detour to stop."""
        if not self.talk.terminal:  # a pipe was filled in one go
            return
        self._turn.has_turned()
        ended = self._turn.to_ask()
        self._turn.acted()
        if ended is None or ended != self._writes_on():
            return
        self._save()
        try:
            way = self.choice([sentences.BEGUN_BEFORE.format(day=page.long_day(ended))], _BEGUN_BEFORE)
        except Detour as detour:
            way = "leave" if detour.command == "stop" else "go-on"
        if way == "leave":
            if answer.strip():
                self.talk.say(NOT_TAKEN.format(answer=answer))
            raise Detour("stop")

    def choice(self, question: Sequence[str], options: Sequence[Option[T]]) -> T | None:
        """Asks for one of the options; returns None if skipped. Raises as `line`."""
        for answer in self._answers([*question, f"{read_out(options)}."], explained(options)):
            found = pick(answer, options)
            if found:
                return found.value
            self.talk.say(FITS.format(most=len(options)))
        return None

    def some(self, question: Sequence[str], options: Sequence[Option[T]]) -> tuple[T, ...] | None:
        """Asks for any of the options; returns them in order, None if skipped. Raises as `line`."""
        for answer in self._answers([*question, f"{read_out(options)}, all."], explained(options)):
            found = pick_some(answer, options)
            if found is not None:
                return found
            self.talk.say(FITS.format(most=len(options)))
        return None

    def parsed(self, question: Sequence[str], read: Callable[[str], T | str], about: Iterable[str] = ()) -> T | None:
        """Returns the answer parsed by `read`, or None if skipped. Raises as `line`.

        Args:
            question: as for `line`.
            read: parses an answer; returns a sentence to say if it doesn't fit.
            about: extra help for /help.
        """
        for answer in self._answers(question, about):
            found = read(answer)
            if not isinstance(found, str):
                return found
            self.talk.say(found)
        return None

    def words(
        self, question: Sequence[str], so_far: str, keep: Callable[[str], None], about: Iterable[str] = ()
    ) -> str:
        """Reads lines of the person's words, up to a dot or an empty first line.

        Args:
            question: said before the first line.
            so_far: the words so far; new lines are appended.
            keep: called with the whole text after each line; does not raise.
            about: extra help for /help.

        Returns:
            The whole text. Raises as `line`; every line read has been passed to `keep`.
        """
        said = [*question, *([SO_FAR, so_far] if so_far else []), *([] if self._knows_the_dot else [DOT_ENDS])]
        before, typed, anew, about = so_far, list[str](), False, tuple(about)
        while True:
            try:
                line = self.line(said, again=[*question, STILL_WRITING] if typed else (), words=True, about=about)
            except Detour as detour:
                if detour.command != "edit":
                    raise
                before, typed, anew = _joined(before, typed), [], True
                self.talk.say("\n".join([SO_FAR, before, ANEW]) if before else NOTHING_TO_EDIT)
                said = []
                continue
            if line.strip() == DOT or not (typed or line.strip()):
                break
            typed.append(as_words(line))
            said = []
            if line.strip():
                keep(_joined(before, typed))
            elif self.talk.terminal:
                self.talk.say(STILL_WRITING)
        self._knows_the_dot = self._knows_the_dot or bool(typed)
        if anew and typed:
            before = ""
            keep(_joined(before, typed))
        return _joined(before, typed)

    def _answers(self, question: Sequence[str], about: Iterable[str]) -> Iterable[str]:
        """Yields answers until one is taken or the question is skipped; from a pipe, only a few."""
        about = tuple(about)
        wrong = 0
        while self.talk.terminal or wrong < _MOST_INVALID:
            answer = self.line(question, about=about)
            if not answer.strip() or answer.strip() == DOT:
                return
            yield answer
            wrong += 1
        self.talk.say(MOVED_ON)

    def _do(self, command: Command, about: Iterable[str]) -> None:
        match command:
            case "help":
                for sentence in (*HELP, *about):
                    self.talk.say(sentence)
            case "help-now":
                self._save()
                show_help_now(self.context, self.talk)
            case "hide":
                hide(self.talk, self._save)
            case "settle":
                self._save()
                self.settle()
            case "lot" if not self._in_lot:
                self._save()
                self._that_was_a_lot()
            case "lot":
                pass  # already being asked
            case _:
                raise Detour(command)

    def _that_was_a_lot(self) -> None:
        """Asks whether to settle and return to this line, put it away, stop, or go on. Raises Detour, EndOfInput."""
        options = _LOTS if self._may_put_away else _LOTS_HERE
        self._in_lot = True
        try:
            chosen = self.choice([sentences.LOT if self._may_put_away else LOT_HERE], options)
        except Detour as detour:
            if detour.command == "stop":
                raise
            return  # other commands go on, like Enter
        finally:
            self._in_lot = False
        if chosen == "settle":
            self.settle()
        elif chosen == "stop" or chosen == "put-away":
            raise Detour(chosen)

    def settle(self, practice: str | None = None, *, asks_after: bool = True) -> str | None:
        """Settles, then returns the id of the last practice. If none can be read, says so and returns None.

        Args:
            practice: the id of the practice to begin with; the one that suits today by default.
            asks_after: whether it asks how it is afterwards.
        """
        try:
            return settle(self.context, self.talk, practice, asks_after=asks_after, save=self._save)
        except ConnectwellError as fault:
            self.talk.say(str(fault))
            return None


def put_away_line(is_so: bool) -> list[str]:
    """Returns the line that says words are put away, if they are."""
    return [sentences.PUT_AWAY_HERE] if is_so else []


def _joined(before: str, typed: Sequence[str]) -> str:
    return "\n".join([*([before] if before else []), *typed]).rstrip("\n")
