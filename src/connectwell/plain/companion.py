"""Today in plain mode, with the menu that leads everywhere else."""

from collections.abc import Callable, Iterable
from typing import Final

from connectwell import sentences
from connectwell.checkin.exclusions import rule_out
from connectwell.checkin.left_open import LeftOpen, leave
from connectwell.checkin.look_back import not_again
from connectwell.checkin.today import plan_of, record_answer
from connectwell.checkin.undo import TodayUndo
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.errors import ConnectwellError, SaveFailed
from connectwell.model.entry import Entry
from connectwell.model.terms import Status
from connectwell.plain.choices import meant
from connectwell.plain.editing import edit_entry
from connectwell.plain.follow_up import ask_follow_up, ask_plan
from connectwell.plain.grammar import NOT_HERE, Detour, plainly
from connectwell.plain.help import show_help_now
from connectwell.plain.journal import read_journal
from connectwell.plain.left_open import go_on, offer_old_check_in, which_left
from connectwell.plain.menu import OF_THE_DAY, chosen_letter, read_out_menu
from connectwell.plain.places import open_place
from connectwell.plain.practice_player import play_practice
from connectwell.plain.prompter import Prompter
from connectwell.plain.reflection import ask_kind
from connectwell.plain.talk import EndOfInput, Talk, hide
from connectwell.plain.today import TodayView
from connectwell.plain.walk import check_in
from connectwell.plain.welcome import welcome
from connectwell.practice import catalogue

GOODBYE: Final = "Bye for now."
READ_ONLY_NEXT: Final = "You can read everything; in a check-in you can name another folder to save in."
NEXT: Final = "What next? The choices: help."
FITS: Final = "That isn't one of the choices here.{near} The choices: help."
NOT_CHANGED: Final = "Nothing was changed."
NOTHING_COMES: Final = "Nothing comes that can be done here, so this ends."
REPEATED: Final[dict[Status, str]] = {
    "done": "Done: {asked}",
    "planned": "To try: {asked} Later, you can say how it went.",
    "passed": "Another one.",
    "not-today": "Not today. That's fine.",
}
_MOST_IDLE: Final = 50
"""Lines in a row from a pipe that ask for nothing, and end the companion."""
_CHANGE_TODAY: Final = ("m", "k")
"""The places after which Today is read out where it changed."""
_SAID: dict[str, Status] = {"d": "done", "y": "planned", "a": "passed", "l": "not-today"}


def open_companion(context: Context, talk: Talk) -> None:
    """Runs the companion from welcome to quit. End of input quits, with everything saved.

    Raises:
        ConnectwellError: the last words could not be saved, and nobody is left to ask.
        KeyboardInterrupt: Ctrl-C; complete lines are saved.
    """
    companion = _Companion(context, talk)
    try:
        companion.arrive()
        while companion.ask():
            pass
    except EndOfInput:
        if talk.unsaved:
            raise talk.unsaved from None
        companion.say_kept()
    except KeyboardInterrupt:
        if talk.unsaved:
            raise talk.unsaved from None
        raise


class _Companion:
    def __init__(self, context: Context, talk: Talk) -> None:
        self.context, self.talk = context, talk
        self.prompter = Prompter(context, talk)
        self.view = TodayView(context, talk)
        self._days = context.day_turn()
        self._acts = TodayUndo(context)
        self._idle = 0

    def arrive(self) -> None:
        """Shows the welcome on first use; asks once about a page left open on another day; then shows Today."""
        if not self.context.settings.welcomed:
            try:
                welcome(self.context, self.prompter)
            except Detour as detour:
                if detour.command == "stop":
                    raise EndOfInput from None
        self.context.journal.tidy()
        if self.context.journal.cannot_write():
            self.talk.say(f"{sentences.READ_ONLY} {READ_ONLY_NEXT}")
        self._show_day()

    def _show_day(self) -> None:
        """Asks about a page left open on another day; then shows Today."""
        self.view.look()
        left = self.view.now and self.view.now.old_checkin
        if left:
            offer_old_check_in(self.context, self.prompter, left)
        self.view.say(but_for=left.line if left else None)

    def _say_new_day(self) -> None:
        """The answer was to the menu of a day that is over: shows the new one, and does nothing else."""
        self.talk.say(sentences.NEW_DAY)
        self._show_day()

    def _toggle_discreet(self) -> str:
        self.context.change(discreet=not self.context.settings.discreet)
        return sentences.DISCREET if self.context.settings.discreet else sentences.NOT_DISCREET

    def _not_again(self) -> None:
        if self.view.earlier:
            entry = self.view.earlier.entry
            self._track(lambda: not_again(self.context, entry), [entry])
            self.talk.say(sentences.NOT_AGAIN)
            self.view.earlier = None

    def _leave(self) -> None:
        """Leaves what isn't finished as it is."""
        if left := self._which_left():
            self._track(lambda: leave(self.context, left), [left.entry])
            self.talk.say(sentences.LEFT_AS_IT_IS)
            self.view.say_changes()

    def _which_left(self) -> LeftOpen | None:
        """Returns what isn't finished; asks which, if there are several."""
        left = self.view.now.left if self.view.now else ()
        return which_left(self.prompter, left) if left else None

    def _edit(self) -> None:
        if self.view.so_far:
            edit_entry(self.context, EntryBrowser(self.context), self.prompter, self.view.so_far.entry)
            self.view.say_changes()

    def _track(self, act: Callable[[], object], ids: Iterable[str] = ()) -> None:
        """Does something on Today that `undo` takes back. Arguments as for `TodayUndo.track`."""
        self._acts.track(act, ids)
        if self._acts.can_undo:
            self.prompter.undoable(self._take_back)

    def _take_back(self) -> str:
        before, said = self.view.lines(), self._acts.undone
        self._acts.undo()
        self.view.look()
        return " ".join([said, *(line for line in self.view.note_read_out() if line not in before)])

    def ask(self) -> bool:
        """Runs one turn of the menu; returns whether to stay."""
        try:
            return self._turn()
        except Detour:  # /stop at a nested question
            return self._follow("stop")
        except SaveFailed as failure:
            if not self.talk.terminal:
                raise
            self.talk.say(str(failure))
        except ConnectwellError as fault:
            self.talk.say(str(fault))
        return True

    def say_kept(self) -> None:
        """Says that words are kept, where they were left before their end."""
        if self.prompter.writing.left and not self.talk.unsaved:
            self.talk.say(sentences.STOPPED)

    def _turn(self) -> bool:
        menu = self.view.menu()
        self.prompter.writing.left = False
        try:
            answer = self.prompter.line(
                [NEXT],
                about=[read_out_menu(menu, besides_commands=True)],
                kind="choice",
                takes=lambda line: line.strip() == "/",
            )
            if answer.strip() == "?":
                self.talk.say(read_out_menu(menu))
                return True
            chosen = chosen_letter(answer, menu)
            if self.talk.terminal and self._days.has_turned() and (chosen is None or chosen in OF_THE_DAY):
                self._say_new_day()
                self.prompter.set_aside(answer if chosen is None else "")
                return True
            if chosen:
                self._idle = 0
                return self._do(chosen)
        except Detour as detour:
            self.say_kept()
            return self._follow(detour.command)
        self._idle += 1
        if self._idle > _MOST_IDLE and not self.talk.terminal:
            self.talk.say(NOTHING_COMES)
            return False
        if self.prompter.set_aside(answer):
            self.view.say_changes()
        elif answer.strip():
            self.talk.say(NOT_CHANGED if plainly(answer) in ("", "no", "n") else FITS.format(near=meant(answer, menu)))
        else:
            self.view.say()
        return True

    def _do(self, letter: str) -> bool:
        match letter:
            case "c":
                self._check_in(resume=self.view.now.open_entry if self.view.now else None)
            case "yesterday":
                check_in(self.context, self.talk, day=shifted(self.context.today(), -1))
                self.view.say_changes()
            case "r":
                check_in(self.context, self.talk, mode="glance")
                self.view.say_changes()
            case "d" | "y" | "a" | "l":
                self._connect(_SAID[letter])
            case "v":
                self._never_this_kind()
            case "g":
                for plan in self.view.now.plans if self.view.now else ():
                    ask_plan(self.context, self.prompter, plan)
                self.view.say_changes()
            case "f":
                if left := self._which_left():
                    go_on(self.context, self.prompter, left)
                self.view.say_changes()
            case "z":
                self._leave()
            case "j" | "/":
                resumed = read_journal(self.context, self.prompter, finds=letter == "/")
                if resumed:
                    self._resume(resumed)
                else:
                    self.view.say_changes()
            case "u":
                self.prompter.undo()
                self.view.say_changes()
            case "e":
                self._edit()
            case "x":
                self._not_again()
            case ".":
                self.talk.say(self._toggle_discreet())
                self.prompter.undoable(self._toggle_discreet)
                self.view.say_changes()
            case "settle":
                self.prompter.settle()
            case "h":
                show_help_now(self.context, self.talk)
            case "i":
                hide(self.talk, lambda: None)
            case "q":
                self.talk.say(GOODBYE)
                return False
            case _:
                open_place(letter, self.context, self.prompter)
                if letter in _CHANGE_TODAY:
                    self.view.say_changes()
        return True

    def _follow(self, command: str) -> bool:
        """Runs a command typed at the menu."""
        if command == "stop":
            self.talk.say(GOODBYE)
            return False
        if command in ("another", "never") and self.view.now:
            return self._do("a" if command == "another" else "v")
        if command != "back":
            self.talk.say(NOT_HERE)
        return True

    def _resume(self, id: str) -> None:
        """Goes on with an open check-in or practice."""
        if self.context.journal.get(id).kind == "practice":
            play_practice(self.context, self.talk, catalogue.resume(self.context, id))
            self.view.say_changes()
        else:
            self._check_in(resume=id)

    def _check_in(self, resume: str | None) -> None:
        check_in(self.context, self.talk, resume=resume)
        self.view.say_changes()

    def _connect(self, status: Status) -> None:
        """Records the answer to today's connection, and says which; if done, asks how it went."""
        if self.view.now is None:
            return
        context, idea = self.context, self.view.now.idea

        def answer() -> Entry:
            entry = record_answer(context, idea, status)
            self.talk.say(REPEATED[status].format(asked=idea.do))
            if status == "done":
                ask_follow_up(context, self.prompter, plan_of(entry))
            return context.journal.get(entry.id)

        self._track(answer)
        self._look_after(status)

    def _look_after(self, status: Status) -> None:
        self.view.look()
        if status == "passed" and self.view.now:
            self.talk.say(f"{sentences.CONNECTION}: {self.view.now.idea.do}")
        self.view.note_read_out()

    def _never_this_kind(self) -> None:
        """Rules out this kind of connection, or this one alone, and shows another."""
        if self.view.now is None:
            return
        context, idea = self.context, self.view.now.idea
        kind = ask_kind(self.prompter, idea)
        if kind is None:
            return

        def answer() -> Entry:
            rule_out(context, idea, kind)
            self.talk.say(sentences.NEVER_AGAIN)
            return record_answer(context, idea, "passed")

        self._track(answer)
        self._look_after("passed")
