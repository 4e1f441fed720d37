"""Today in plain mode, with the menu that leads everywhere else."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.checkin.day_so_far import DaySoFar
from connectwell.checkin.exclusions import rule_out
from connectwell.checkin.look_back import LookBack, look_back, not_again
from connectwell.checkin.today import Today, plan_of, read_today, record_answer
from connectwell.checkin.undo import TodayUndo
from connectwell.context import Context
from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.errors import ConnectwellError, SaveFailed
from connectwell.model.entry import Entry
from connectwell.model.terms import Status
from connectwell.plain.agenda import show_agenda
from connectwell.plain.choices import Option
from connectwell.plain.circle import show_circle
from connectwell.plain.editing import edit_entry
from connectwell.plain.follow_up import ask_follow_up, ask_plan
from connectwell.plain.grammar import NOT_HERE, Detour, plainly
from connectwell.plain.help import show_help_now
from connectwell.plain.journal import read_journal
from connectwell.plain.menu import OF_THE_DAY, OPTIONS, chosen_letter, read_out_menu
from connectwell.plain.practice_player import choose_practice, play_practice
from connectwell.plain.prompter import Prompter
from connectwell.plain.reflection import ask_kind
from connectwell.plain.session import note_session
from connectwell.plain.talk import EndOfInput, Talk, hide
from connectwell.plain.today_lines import lines_of_today
from connectwell.plain.walk import check_in
from connectwell.plain.welcome import ask_region, welcome
from connectwell.practice import catalogue
from connectwell.settings import TodayPart

GOODBYE: Final = "Bye for now."
READ_ONLY_NEXT: Final = "You can read everything; in a check-in you can name another folder to save in."
NEXT: Final = "What next? The choices: help."
FITS: Final = "That isn't one of the choices here. The choices: help."
NOT_CHANGED: Final = "Nothing was changed."
NOTHING_COMES: Final = "Nothing comes that can be done here, so this ends."
REPEATED: Final[dict[Status, str]] = {
    "done": "Done: {asked}",
    "planned": "To try: {asked} Later, you can say how it went.",
    "passed": "Another one.",
    "not-today": "Not today. That's fine.",
}
RESUME: Final = "go on where you stopped"
_OLD = tuple(Option(value, *sentences.OLD_PAGES[value], also=(value,)) for value in ("continue", "leave", "begin"))
_MOST_IDLE: Final = 50
"""Lines in a row from a pipe that ask for nothing, and end the companion."""
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
    except KeyboardInterrupt:
        if talk.unsaved:
            raise talk.unsaved from None
        raise


class _Companion:
    def __init__(self, context: Context, talk: Talk) -> None:
        self.context, self.talk = context, talk
        self.prompter = Prompter(context, talk)
        self.today: Today | None = None
        self._earlier: LookBack | None = None
        self._days = context.day_turn()
        self._acts = TodayUndo(context)
        self._said: list[str] = []
        """What was read out of Today last; it isn't read again until it changes, or Enter asks for it."""
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
        self.today = self._look()
        if self.today and self.today.old_page:
            self._offer_old_page(*self.today.old_page)
        self.say_today()

    def _say_new_day(self) -> None:
        """The answer was to the menu of a day that is over: shows the new one, and does nothing else."""
        self.talk.say(sentences.NEW_DAY)
        self._show_day()

    def say_today(self) -> None:
        """Reads out the day, the check-in, the small connection, and open plans."""
        self.today = self._look()
        self.talk.gap()
        self._said = self._lines()
        for line in self._said:
            self.talk.say(line)

    def say_changes(self) -> None:
        """Reads out what is different on Today since it was read out last."""
        self.today = self._look()
        now = self._lines()
        for line in now:
            if line not in self._said:
                self.talk.say(line)
        self._said = now

    def _lines(self) -> list[str]:
        return lines_of_today(self.context, self.today, self._earlier)

    def _is_without(self, part: TodayPart) -> bool:
        """Whether a part is left out of Today, by the settings."""
        return part in self.context.settings.today_without

    @property
    def _so_far(self) -> DaySoFar | None:
        return self.today.so_far if self.today and not self.context.settings.discreet else None

    def _toggle_discreet(self) -> str:
        self.context.change(discreet=not self.context.settings.discreet)
        return sentences.DISCREET if self.context.settings.discreet else sentences.NOT_DISCREET

    def _not_again(self) -> None:
        if self._earlier:
            entry = self._earlier.entry
            self._track(lambda: not_again(self.context, entry), [entry])
            self.talk.say(sentences.NOT_AGAIN)
            self._earlier = None

    def _edit(self) -> None:
        if self._so_far:
            edit_entry(self.context, EntryBrowser(self.context), self.prompter, self._so_far.entry)
            self.say_changes()

    def _track(self, act: Callable[[], object], ids: Iterable[str] = ()) -> None:
        """Does something on Today that `undo` takes back. Arguments as for `TodayUndo.track`."""
        self._acts.track(act, ids)
        if self._acts.can_undo:
            self.prompter.undoable(self._take_back)

    def _take_back(self) -> str:
        before = self._lines()
        self._acts.undo()
        self.today = self._look()
        self._said = self._lines()
        return " ".join([sentences.UNDONE, *(line for line in self._said if line not in before)])

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

    def _turn(self) -> bool:
        menu = self._menu()
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
                return True
            if chosen:
                self._idle = 0
                return self._do(chosen)
        except Detour as detour:
            return self._follow(detour.command)
        self._idle += 1
        if self._idle > _MOST_IDLE and not self.talk.terminal:
            self.talk.say(NOTHING_COMES)
            return False
        if answer.strip():
            self.talk.say(NOT_CHANGED if plainly(answer) in ("", "no", "n") else FITS)
        else:
            self.say_today()
        return True

    def _look(self) -> Today | None:
        """Returns today's state. If it can't be read, says why and returns None: the rest of the menu still works."""
        self.context.journal.start_over()
        self._earlier = None
        try:
            now = read_today(self.context)
            if not (self.context.settings.discreet or self._is_without("earlier")):
                self._earlier = look_back(self.context.journal, now.day)
            return now
        except ConnectwellError as fault:
            self.talk.say(str(fault))
            return None

    def _menu(self) -> list[Option[str]]:
        letters = list(OPTIONS)
        if self.today is None:
            letters = ["j", "/", "h", "i", "country", "settings", "q"]
        else:
            with_connection = not self._is_without("connection")
            has: dict[str, object] = dict.fromkeys("dyavl", with_connection)
            has |= {"g": with_connection and self.today.plans, "e": self._so_far, "x": self._earlier}
            letters = [letter for letter in letters if has.get(letter, True)]
        menu = [OPTIONS[letter] for letter in letters]
        if self.today and self.today.open_entry:
            menu[0] = Option("c", RESUME, also=("c", "check in", "resume"))
        return menu

    def _do(self, letter: str) -> bool:
        match letter:
            case "c":
                self._check_in(resume=self.today.open_entry if self.today else None)
            case "r":
                check_in(self.context, self.talk, mode="glance")
                self.say_changes()
            case "d" | "y" | "a" | "l":
                self._connect(_SAID[letter])
            case "v":
                self._never_this_kind()
            case "m":
                from connectwell.plain.own_connection import ask_own

                ask_own(self.context, self.prompter)
                self.say_changes()
            case "g":
                for plan in self.today.plans if self.today else ():
                    ask_plan(self.context, self.prompter, plan)
                self.say_changes()
            case "n":
                from connectwell.plain.note import write_note

                write_note(self.context, self.prompter)
            case "j" | "/":
                resumed = read_journal(self.context, self.prompter, finds=letter == "/")
                if resumed:
                    self._resume(resumed)
                else:
                    self.say_changes()
            case "w":
                from connectwell.plain.weeks import read_weeks

                read_weeks(self.context, self.prompter)
            case "u":
                self.prompter.undo()
                self.say_changes()
            case "b":
                show_agenda(self.context, self.prompter)
            case "e":
                self._edit()
            case "x":
                self._not_again()
            case ".":
                self.talk.say(self._toggle_discreet())
                self.prompter.undoable(self._toggle_discreet)
                self.say_changes()
            case "session":
                note_session(self.context, self.prompter)
            case "o":
                show_circle(self.context, self.prompter)
            case "communities":
                from connectwell.plain.communities import show_communities

                show_communities(self.context, self.prompter)
            case "card":
                from connectwell.plain.card import show_card

                show_card(self.context, self.prompter)
            case "k":
                from connectwell.plain.ladder import show_ladder

                show_ladder(self.context, self.prompter)
                self.say_changes()
            case "s":
                from connectwell.plain.share import share

                share(self.context, self.prompter)
            case "p":
                choose_practice(self.context, self.prompter)
            case "settle":
                self.prompter.settle()
            case "h":
                show_help_now(self.context, self.talk)
            case "i":
                hide(self.talk, lambda: None)
            case "country":
                ask_region(self.context, self.prompter)
            case "settings":
                from connectwell.plain.settings import show_settings

                show_settings(self.context, self.prompter)
            case _:
                self.talk.say(GOODBYE)
                return False
        return True

    def _follow(self, command: str) -> bool:
        """Runs a command typed at the menu."""
        if command == "stop":
            self.talk.say(GOODBYE)
            return False
        if command in ("another", "never") and self.today:
            return self._do("a" if command == "another" else "v")
        if command != "back":
            self.talk.say(NOT_HERE)
        return True

    def _resume(self, id: str) -> None:
        """Goes on with an open check-in or practice."""
        if self.context.journal.get(id).kind == "practice":
            play_practice(self.context, self.talk, catalogue.resume(self.context, id))
            self.say_changes()
        else:
            self._check_in(resume=id)

    def _check_in(self, resume: str | None) -> None:
        check_in(self.context, self.talk, resume=resume)
        self.say_changes()

    def _connect(self, status: Status) -> None:
        """Records the answer to today's connection, and says which; if done, asks how it went."""
        if self.today is None:
            return
        context, idea = self.context, self.today.idea

        def answer() -> Entry:
            entry = record_answer(context, idea, status)
            self.talk.say(REPEATED[status].format(asked=idea.do))
            if status == "done":
                ask_follow_up(context, self.prompter, plan_of(entry))
            return context.journal.get(entry.id)

        self._track(answer)
        self._look_after(status)

    def _look_after(self, status: Status) -> None:
        self.today = self._look()
        if status == "passed" and self.today:
            self.talk.say(f"{sentences.CONNECTION}: {self.today.idea.do}")
        self._said = self._lines()

    def _never_this_kind(self) -> None:
        """Rules out this kind of connection, or this one alone, and shows another."""
        if self.today is None:
            return
        context, idea = self.context, self.today.idea
        kind = ask_kind(self.prompter, idea)
        if kind is None:
            return

        def answer() -> Entry:
            rule_out(context, idea, kind)
            self.talk.say(sentences.NEVER_AGAIN)
            return record_answer(context, idea, "passed")

        self._track(answer)
        self._look_after("passed")

    def _offer_old_page(self, id: str, day: date) -> None:
        """Offers the check-in left open on an earlier day: continue it, leave it, or begin today's."""
        try:
            chosen = self.prompter.choice([sentences.OLD_PAGE.format(day=page.long_day(day))], _OLD)
            if chosen == "continue":
                check_in(self.context, self.talk, resume=id)
            elif chosen:
                context = self.context
                Walk.resume(context, id).leave_open()
                if chosen == "begin":
                    check_in(self.context, self.talk)
        except Detour as detour:
            if detour.command == "stop":
                raise EndOfInput from None
        except ConnectwellError as fault:
            self.talk.say(str(fault))
