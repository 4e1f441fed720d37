"""Today in plain mode, with the menu that leads everywhere else."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.checkin.never import rule_out
from connectwell.checkin.today import Today, greeting, look, plan_of, say
from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import ConnectwellError, SaveFailed
from connectwell.model.terms import Status
from connectwell.plain.agenda import show_agenda
from connectwell.plain.choices import Option, pick
from connectwell.plain.circle import show_circle
from connectwell.plain.grammar import NOT_HERE, Detour
from connectwell.plain.help import show_help_now
from connectwell.plain.journal import read_journal
from connectwell.plain.landing import ask_landing, ask_plan
from connectwell.plain.listening import Listening
from connectwell.plain.reflecting import ask_kind
from connectwell.plain.session import note_session
from connectwell.plain.talk import EndOfInput, Talk, hide
from connectwell.plain.walk import check_in
from connectwell.plain.welcome import ask_region, welcome

GOODBYE: Final = "Bye for now."
READ_ONLY_NEXT: Final = "You can read everything; in a check-in you can name another folder to save in."
NEXT: Final = "What next? Enter: what there is."
FITS: Final = "That isn't one of the choices here."
RESUME: Final = "go on where you stopped"
_OLD = tuple(Option(value, *sentences.OLD_PAGES[value], also=(value,)) for value in ("continue", "leave", "begin"))
_MENU = {  # letters match the screens' keys where possible; there s is Share, here it is settle
    "c": ("check in", "check-in"),
    "g": ("just the ratings", "ratings", "glance"),
    "d": ("I did this", "did", "done"),
    "y": ("I'll try it", "try", "t"),
    "a": ("another", "another"),
    "v": ("never this kind", "never"),
    "n": ("not today", "not-today"),
    "l": ("how it went", "went", "landed", "plan"),
    "j": ("journal", "list"),
    "b": ("for my session", "agenda", "lines", "f"),
    "e": ("record a session", "session"),
    "p": ("share", "a page", "page", "sharing", "export"),
    "o": ("my circle", "circle"),
    "s": ("settle", "settling"),
    "h": ("help now", "help-now"),
    "i": ("hide", "hidden"),
    "r": ("country for Help now", "country", "region"),
    "q": ("quit", "exit"),
}
_OPTIONS = {letter: Option(letter, also[0], also=(letter, *also)) for letter, also in _MENU.items()}
_OF_THE_DAY: Final = "cgdyavnl"
"""What is another thing on another day."""
_SAID: dict[str, Status] = {"d": "done", "y": "planned", "a": "passed", "n": "not-today"}


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
        self.listening = Listening(context, talk)
        self.today: Today | None = None
        self._days = context.day_turn()
        self._menu_said = False
        """Whether the menu was read out since Today was; it is too long to repeat each time."""

    def arrive(self) -> None:
        """Shows the welcome on first use; asks once about a page left open on another day; then shows Today."""
        if not self.context.settings.welcomed:
            try:
                welcome(self.context, self.listening)
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
        self.today = today = self._look()
        self._menu_said = False
        self.talk.gap()
        now = self.context.clock()
        self.talk.say(f"{page.long_day(self.context.day_of(now))}. {greeting(now)}")
        if passed_over := self.context.left_out():
            self.talk.say(passed_over)
        if today is None:
            return
        if today.open_entry:
            self.talk.say(sentences.OPEN_TODAY)
        else:
            self.talk.say(sentences.DONE_TODAY if today.finished else f"{sentences.CHECKIN}. {sentences.CHECKIN_ABOUT}")
        said = f" ({sentences.STATUS_NOW[today.said]})" if today.said else ""
        self.talk.say(f"{sentences.CONNECTION}: {today.idea.do}{said}")
        for plan in today.plans:
            self.talk.say(sentences.PLANNED.format(asked=plan.asked))

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
            answer = self.listening.line([NEXT] if self._menu_said else [_read_out(menu)], about=[_read_out(menu)])
            self._menu_said = True
            chosen = pick(answer, menu) if not answer.strip().isdigit() else None
            if self.talk.terminal and self._days.has_turned() and (chosen is None or chosen.value in _OF_THE_DAY):
                self._say_new_day()
                return True
            if chosen:
                return self._do(chosen.value)
        except Detour as detour:
            return self._follow(detour.command)
        if answer.strip():
            self.talk.say(FITS)
        else:
            self.say_today()
        return True

    def _look(self) -> Today | None:
        """Returns today's state. If it can't be read, says why and returns None: the rest of the menu still works."""
        self.context.journal.start_over()
        try:
            return look(self.context)
        except ConnectwellError as fault:
            self.talk.say(str(fault))
            return None

    def _menu(self) -> list[Option[str]]:
        letters = list(_OPTIONS)
        if self.today is None:
            letters = ["j", "h", "i", "r", "q"]
        elif not self.today.plans:
            letters.remove("l")
        menu = [_OPTIONS[letter] for letter in letters]
        if self.today and self.today.open_entry:
            menu[0] = Option("c", RESUME, also=("c", "check in", "resume"))
        return menu

    def _do(self, letter: str) -> bool:
        match letter:
            case "c":
                self._check_in(resume=self.today.open_entry if self.today else None)
            case "g":
                check_in(self.context, self.talk, mode="glance")
                self.say_today()
            case "d" | "y" | "a" | "n":
                self._connect(_SAID[letter])
            case "v":
                self._never_this_kind()
            case "l":
                for plan in self.today.plans if self.today else ():
                    ask_plan(self.context, self.listening, plan)
                self.say_today()
            case "j":
                resumed = read_journal(self.context, self.listening)
                if resumed:
                    self._check_in(resume=resumed)
            case "b":
                show_agenda(self.context, self.listening)
            case "e":
                note_session(self.context, self.listening)
            case "o":
                show_circle(self.context, self.listening)
            case "p":
                from connectwell.plain.share import share

                share(self.context, self.listening)
            case "s":
                self.listening.settle()
            case "h":
                show_help_now(self.context, self.talk)
            case "i":
                hide(self.talk, lambda: None)
            case "r":
                ask_region(self.context, self.listening)
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

    def _check_in(self, resume: str | None) -> None:
        check_in(self.context, self.talk, resume=resume)
        self.say_today()

    def _connect(self, status: Status) -> None:
        """Records the answer to today's connection; if done, asks how it went."""
        if self.today is None:
            return
        context = self.context
        entry = say(context, self.today.idea, status)
        if status == "done":
            ask_landing(context, self.listening, plan_of(entry))
        elif status != "passed":
            self.talk.say(sentences.SAID[status])
        self.today = self._look()
        if status == "passed" and self.today:
            self.talk.say(f"{sentences.CONNECTION}: {self.today.idea.do}")

    def _never_this_kind(self) -> None:
        """Rules out this kind of connection, or this one alone, and shows another."""
        if self.today is None:
            return
        idea = self.today.idea
        kind = ask_kind(self.listening, idea)
        if kind:
            rule_out(self.context, idea, kind)
            self.talk.say(sentences.NEVER_AGAIN)
            self._connect("passed")

    def _offer_old_page(self, id: str, day: date) -> None:
        """Offers the check-in left open on an earlier day: continue it, leave it, or begin today's."""
        try:
            chosen = self.listening.choice([sentences.OLD_PAGE.format(day=page.long_day(day))], _OLD)
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


def _read_out(menu: Sequence[Option[str]]) -> str:
    return ", ".join(f"{one.value} {one.label}" for one in menu) + "."
