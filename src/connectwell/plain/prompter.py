"""Asks questions and parses answers. Commands that work at every question are handled here."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Final, Literal, TypeVar, get_args

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.card import NONE as NO_CARD
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.plain.aside import NOT_TAKEN, is_sentence, keep_as_note
from connectwell.plain.choices import Option, explained, is_exact, options_in_one_line, options_of, pick, pick_some
from connectwell.plain.doubts import Doubts
from connectwell.plain.grammar import (
    HELP,
    UNKNOWN,
    Command,
    Detour,
    LoneLetter,
    Nearly,
    Unknown,
    command_of_letter,
    ends_words,
    parse_command,
    plainly,
    with_digits,
)  # fmt: skip
from connectwell.plain.help import emergency_line, show_help_now
from connectwell.plain.line_editor import Kind
from connectwell.plain.reading_card import say_card
from connectwell.plain.settling import SettlingTalk
from connectwell.plain.talk import Talk, hide
from connectwell.plain.words_input import WordsInput

T = TypeVar("T")

MOVED_ON: Final = "That wasn't one of the answers, so this question is skipped."
FITS: Final = "Type a number from 1 to {most}, or the start of the word."
FITS_ONE: Final = "Type 1, or the start of the word."
FITS_WHOLE: Final = "Type the whole word."
UNDONE_ENTRY: Final = "Undone. It's out of your journal; there, removed lists it."
WORDS_STAY: Final = "Your words stay. This is the question before."
LOT_HERE: Final = "Would you like to settle, stop here, or go on?"
_BEGUN_BEFORE = options_of(("go-on", "leave"), sentences.BEGUN_BEFORE_WAYS)
YES_OR_NO: Final = (Option("yes", "Yes", also=("yes", "y")), Option("no", "No", also=("no", "n")))
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
        undoes_here: whether `undo` undoes what `undoable` was told of; otherwise it raises Detour "undo".
    """

    def __init__(
        self,
        context: Context,
        talk: Talk,
        save: Callable[[], None] = lambda: None,
        *,
        may_put_away: bool = False,
        writing_day: Callable[[], date | None] = lambda: None,
        undoes_here: bool = True,
    ) -> None:
        self.context, self.talk = context, talk
        self._save, self._may_put_away, self._writes_on = save, may_put_away, writing_day
        self._turn = context.day_turn()
        self._in_lot, self._undoes_here = False, undoes_here
        self._undos: list[Callable[[], str]] = []
        self.writing = WordsInput(talk, self.line)
        self._doubts = Doubts(context, talk, lambda command: self._do(command, (), words=False))

    def line(
        self,
        question: Sequence[str],
        *,
        again: Sequence[str] = (),
        words: bool = False,
        several: bool = False,
        place: bool = False,
        about: Iterable[str] = (),
        kind: Kind = "line",
        fresh: bool = False,
        takes: Callable[[str], bool] = lambda _: False,
    ) -> str:
        """Reads one line of answer, as typed.

        Args:
            question: said before reading.
            again: said instead after an interruption; the question by default.
            words: whether the answer is the person's own words.
            several: whether more lines of the answer follow.
            place: whether it may be a path: an unknown command is then taken as one.
            about: extra help for /help.
            kind: what a paste is to it.
            fresh: whether what was typed before the question is dropped, for an answer that changes something.
            takes: whether a line is an answer, even though it is a command elsewhere.

        Raises:
            Detour: a command that leads away from this question.
            EndOfInput: no more lines came.
        """
        about, said = tuple(about), question
        while True:
            line = self.talk.ask(*said, kind="words" if words else kind, fresh=fresh)
            may_add_dot, self.writing.may_add_dot = self.writing.may_add_dot, False
            if may_add_dot and ends_words(line):  # it was to end the line before
                said, fresh = (), False
                continue
            self._look_at_clock(line)
            command = None if takes(line) else parse_command(line, words=words, typed=kind == "line")
            if command is None or (place and isinstance(command, Unknown)):
                return line
            if isinstance(command, Unknown):
                self.talk.say(UNKNOWN)
                self.set_aside(line)
            elif isinstance(command, Nearly):
                meant = self._doubts.meant(command.command, line, several=several)
                if meant == "words":
                    return line
                if meant == "command":
                    self._do(command.command, about, words=words)
            elif isinstance(command, LoneLetter):
                if self._doubts.is_words(line):
                    return line
            else:
                self._do(command, about, words=words)
            said, fresh = again or question, False

    def read_list(self, lines: Sequence[str], heard: list[str]) -> None:
        """Reads out a list: the lines that weren't heard, where it isn't as it was heard last.

        Args:
            lines: the list.
            heard: the lines heard last in this room; becomes `lines`.
        """
        for line in lines:
            if line not in heard:
                self.talk.say(line)
        heard[:] = lines

    def undoable(self, undo: Callable[[], str]) -> None:
        """Remembers how to undo what was just done; `undo` undoes it and returns what to say."""
        self._undos.append(undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is something that `undo` undoes."""
        return bool(self._undos)

    def undoable_entry(self, entry_id: str) -> None:
        """Lets `undo` take a new entry out of the journal's lists; it is still among the removed ones."""

        def undo() -> str:
            self.context.journal.remove(entry_id)
            return UNDONE_ENTRY

        self.undoable(undo)

    def undo(self) -> bool:
        """Undoes what was done last, and says so; returns whether there was anything."""
        if not self._undos:
            self.talk.say(sentences.NOTHING_TO_UNDO)
            return False
        try:
            self.talk.say(self._undos.pop()())
        except ConnectwellError as fault:
            self.talk.say(str(fault))
        return True

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
            way = self.choice(
                [sentences.BEGUN_BEFORE.format(day=sentences.weekday_in_year(ended, self.context.today()))],
                _BEGUN_BEFORE,
            )
        except Detour as detour:
            way = "leave" if detour.command == "stop" else "go-on"
        if way == "leave":
            if is_sentence(answer):
                keep_as_note(self.context, self.talk, answer)
            elif answer.strip():
                self.talk.say(NOT_TAKEN.format(answer=answer))
            raise Detour("stop")

    def choice(self, question: Sequence[str], options: Sequence[Option[T]], *, whole: bool = False) -> T | None:
        """Asks for one of the options; returns None if skipped. Raises as `line`.

        What was picked by its number or its beginning is said, so that a slip is heard.

        Args:
            question: said first, then the options.
            options: the answers there are.
            whole: whether only a whole word picks one, where a slip would be grave.
        """
        answers = self._answers(
            [*question, f"{options_in_one_line(options, numbered=not whole)}."],
            explained(options),
            fresh=True,
            takes=lambda line: is_exact(line, options),
        )
        for answer in answers:
            found = pick(with_digits(answer), options)
            if found and whole and not is_exact(answer, options):
                found = None
            if found:
                if not is_exact(answer, options):
                    self.talk.say(f"{found.label.rstrip('.')}.")
                return found.value
            self._does_not_fit(answer, FITS_WHOLE if whole else fits(len(options)), explained(options))
        return None

    def agrees(self, question: str) -> bool:
        """Asks at a terminal whether something without words is to be kept; anything but yes is no. Never raises
        Detour."""
        if not self.talk.terminal:
            return False
        with suppress(Detour):
            return self.choice([question], YES_OR_NO) == "yes"
        return False

    def typed_word(self, question: Sequence[str], word: str) -> bool:
        """Asks for a word to be typed, where a slip would be grave; returns whether it was. Raises as `line`."""
        typed = self.line(question, kind="choice", fresh=True)
        if plainly(typed) == word:
            return True
        self.set_aside(typed)
        return False

    def some(self, question: Sequence[str], options: Sequence[Option[T]]) -> tuple[T, ...] | None:
        """Asks for any of the options; returns them in order, None if skipped. Raises as `line`."""
        for answer in self._answers(
            [*question, f"{options_in_one_line(options)}, all."], explained(options), fresh=True
        ):
            found = pick_some(with_digits(answer), options)
            if found is not None:
                return found
            self._does_not_fit(answer, fits(len(options)), explained(options))
        return None

    def parsed(
        self,
        question: Sequence[str],
        read: Callable[[str], T | str],
        about: Iterable[str] = (),
        *,
        again: Sequence[str] = (),
        fresh: bool = False,
        takes: Callable[[str], bool] = lambda _: False,
    ) -> T | None:
        """Returns the answer parsed by `read`, or None if skipped. Raises as `line`.

        Args:
            question: as for `line`.
            read: parses an answer; returns a sentence to say if it doesn't fit, or raises UsageFault with one.
            about: extra help for /help.
            again, fresh, takes: as for `line`.
        """
        about = tuple(about)

        def is_answer(answer: str) -> bool:
            try:
                return not isinstance(read(with_digits(answer)), str)
            except UsageFault:
                return False

        for answer in self._answers(question, about, again=again, fresh=fresh, takes=takes):
            why = ""
            try:
                found = read(with_digits(answer))
            except UsageFault as fault:
                found = why = str(fault)
            if not isinstance(found, str):
                return found
            if takes(answer):  # what was asked for is said, such as a list
                self.talk.say(found)
            else:
                self._does_not_fit(answer, found, about, why, is_answer)
        return None

    def _does_not_fit(
        self,
        answer: str,
        sentence: str,
        about: Iterable[str],
        why: str = "",
        is_answer: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Does the command of a letter that is no answer here; else says what would fit, and loses no sentence."""
        if command := command_of_letter(answer):
            self._do(command, about, words=False)
            return
        is_said = bool(why) and is_sentence(answer)  # it is part of the question then
        if not (self.set_aside(answer, why, is_answer) or is_said) or not self.talk.terminal:
            self.talk.say(sentence)

    def set_aside(self, line: str, why: str = "", fits: Callable[[str], bool] = lambda _: False) -> bool:
        """Asks about a line that is no answer, if it is a sentence; returns whether it is kept as a note.

        Args:
            line: what was typed.
            why: why it is no answer, if there is more to say than that.
            fits: whether another line is an answer.
        """
        note = self._doubts.set_aside(line, why, fits)
        if note:
            self.undoable_entry(note.id)
        return note is not None

    def words(
        self,
        question: Sequence[str],
        so_far: str,
        keep: Callable[[str], None],
        about: Iterable[str] = (),
        *,
        short: bool = False,
    ) -> str:
        """Reads words of several lines, or of one. As `WordsInput.read`."""
        return self.writing.read(question, so_far, keep, about, short=short)

    def _answers(
        self,
        question: Sequence[str],
        about: Iterable[str],
        *,
        again: Sequence[str] = (),
        fresh: bool,
        takes: Callable[[str], bool] = lambda _: False,
    ) -> Iterable[str]:
        """Yields answers until one is taken or the question is skipped; from a pipe, only a few."""
        about = tuple(about)
        wrong = 0
        while self.talk.terminal or wrong < _MOST_INVALID:
            answer = self.line(
                question, again=again, about=about, kind="choice", fresh=fresh and not wrong, takes=takes
            )
            question = again or question
            if not answer.strip() or ends_words(answer):
                return
            yield answer
            wrong += 1
        self.talk.say(MOVED_ON)

    def _do(self, command: Command, about: Iterable[str], *, words: bool) -> None:
        match command:
            case "help":
                at_a_line = HELP[1:2] if self._may_put_away else ()
                in_words = HELP[2:] if words else ()
                for sentence in (emergency_line(self.context), *about, HELP[0], *at_a_line, *in_words):
                    self.talk.say(sentence)
            case "help-now":
                self._save()
                show_help_now(self.context, self.talk, self._save)
            case "card":
                self._save()
                if not say_card(self.context, self.talk):
                    self.talk.say(NO_CARD)
            case "undo" if self._undoes_here:
                self.undo()
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
            settling = SettlingTalk(
                self.context,
                self.talk,
                self.line,
                lambda command: self._do(command, (), words=False),
                self.set_aside,
            )
            return settling.settle(practice, asks_after=asks_after)
        except ConnectwellError as fault:
            self.talk.say(str(fault))
            return None


def fits(most: int) -> str:
    """Returns what would be one of so many answers."""
    return FITS_ONE if most == 1 else FITS.format(most=most)


def put_away_line(is_so: bool) -> list[str]:
    """Returns the line that says words are put away, if they are."""
    return [sentences.PUT_AWAY_HERE] if is_so else []
