"""Sharing in plain mode: purpose, days, selection, preview, then delivery.

/back returns to the previous question and keeps the choices. Nothing leaves before the last question.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Literal

from connectwell.clock import NoDay, day_named
from connectwell.context import Context
from connectwell.entries.page import long_day
from connectwell.errors import BriefTooLong, ConnectwellError
from connectwell.model.text import one_line
from connectwell.plain.choices import Option, pick_some
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import FITS, Prompter
from connectwell.plain.share_list import choose_share_items
from connectwell.plain.share_sending import send
from connectwell.share.preview import replacement_lines
from connectwell.share.select.own_lines import OWN_LINES, QUESTIONS
from connectwell.share.select.period import since_last_session
from connectwell.share.sharing import Sharing

FOR_WHAT: Final = "What would you like to share? You see all of it first. What only you may see stays here."
DAYS: Final = "Which days?"
FIRST_DAY: Final = "From which day, such as 2026-11-20? From the beginning: Enter."
LAST_DAY: Final = "Up to which day? Today: Enter."
NO_DAY: Final = "Type a day like 2026-11-20."
LINES: Final = "Which of these would you like on the page? Numbers, or none. As it is: Enter."
MOMENTS: Final = "Which one or two would you like on it, in your own words? Numbers, or none. As it is: Enter."
HELPED: Final = "Which of these helped? Up to three numbers, or none. Enter: leave it as it is."
NAMES: Final = "Names left out: {names}."
NOTHING_GOES: Final = (
    "Nothing would be shared yet: everything from these days is for you only, put away until your session, or left out."
)
TYPE_EVERYTHING: Final = (
    "This is your own archive: every word, private and put away included, with everybody's name. Whoever "
    "opens it reads all of it. Type everything to go on; anything else stops here."
)
NOT_LEFT: Final = "Nothing was shared."
_NUMBERED: Final = 200
"""Most characters of a person's words read out in a list."""

Purpose = Literal["brief", "export", "everything"]
_PURPOSES: Final[tuple[Option[Purpose], ...]] = (
    Option("brief", "a page for my session", also=("page", "brief")),
    Option("export", "a record of my own words", also=("record", "export")),
    Option("everything", "my own archive, private included", also=("archive", "everything")),
)
_OF_DAYS: Final = tuple(Option(str(days), f"{days} days") for days in (7, 14, 28, 90))
_SINCE: Final = Option("session", "since my last session", also=("session", "since"))
_BETWEEN: Final = Option("between", "from one day to another", also=("from",))
_ALL: Final = Option("all", "all of them", also=("all",))


def share(context: Context, prompter: Prompter) -> None:
    """Runs the questions in order.

    Raises:
        Detour: the person went elsewhere; nothing has left.
        EndOfInput: no more lines came; likewise, unless the last question was answered.
        ConnectwellError: from the journal.
    """
    try:
        purpose = prompter.choice([FOR_WHAT], _PURPOSES)
        if purpose and (purpose != "everything" or _means_everything(prompter)):
            _walk(context, prompter, purpose)
        else:
            prompter.talk.say(NOT_LEFT)
    except Detour:
        prompter.talk.say(NOT_LEFT)
        raise


def _means_everything(prompter: Prompter) -> bool:
    return prompter.line([TYPE_EVERYTHING]).strip(" .").casefold() == "everything"


def _walk(context: Context, prompter: Prompter, purpose: Purpose) -> None:
    what: Literal["brief", "export"] = "brief" if purpose == "brief" else "export"
    sharing = Sharing(context, what, everything=purpose == "everything")
    asking = _Questions(context, prompter, sharing)
    steps: Sequence[Callable[[], None]] = (asking.send,)
    if purpose == "export":
        steps = (asking.days, asking.things, asking.names, asking.send)
    elif purpose == "brief":
        steps = (
            asking.days, asking.things, asking.lines, asking.moments, asking.helped, asking.own_lines, asking.names,
            asking.send,
        )  # fmt: skip
    else:
        sharing.read_days()
    at = 0
    while at < len(steps):
        try:
            steps[at]()
            at += 1
        except Detour as detour:
            if detour.command == "skip" and at < len(steps) - 1:
                at += 1
            elif detour.command == "back" and at:
                at -= 1
            else:
                raise
        except _Revise as again:
            at = steps.index(asking.things) if again.nothing_goes else steps.index(asking.lines)


class _Revise(Exception):  # not an error: a choice has to be revised
    """The selection can't leave as it is."""

    def __init__(self, *, nothing_goes: bool) -> None:
        super().__init__()
        self.nothing_goes = nothing_goes


class _Questions:
    """One method per question; each may be asked again."""

    def __init__(self, context: Context, prompter: Prompter, sharing: Sharing) -> None:
        self._context, self._prompter, self._talk, self._sharing = context, prompter, prompter.talk, sharing

    def days(self) -> None:
        """Asks which days, and reads them."""
        if self._sharing.what == "brief":
            options = (*_OF_DAYS, *((_SINCE,) if self._has_session() else ()), _BETWEEN)
        else:
            options = (*_OF_DAYS, _BETWEEN, _ALL)
        while True:
            chosen = self._prompter.choice([DAYS], options)
            try:
                self._take_days(chosen or ("14" if self._sharing.what == "brief" else "all"))
                break
            except ConnectwellError as fault:
                self._talk.say(str(fault))
        self._sharing.read_days()

    def things(self) -> None:
        """Asks what to leave out."""
        choose_share_items(self._context, self._prompter, self._sharing)

    def lines(self) -> None:
        """Asks which lines to talk about."""
        lines = self._sharing.lines()
        for number, line in enumerate(lines, 1):
            self._talk.say(f"{number}. {one_line(line.item.words, _NUMBERED)}")
        chosen = self._some(LINES, [line.reference for line in lines], len(lines)) if lines else None
        for line in lines if chosen is not None else ():
            if (line.reference in (chosen or ())) != line.leaves:
                self._sharing.toggle(line.reference)

    def moments(self) -> None:
        """Asks for words to quote on the page."""
        self._words(MOMENTS, self._sharing.choice.moments, 2, self._sharing.toggle_moment)

    def helped(self) -> None:
        """Asks for words about what helped."""
        self._words(HELPED, self._sharing.choice.helped, 3, self._sharing.toggle_helped)

    def own_lines(self) -> None:
        """Asks for the page's own lines; Enter keeps each."""
        for line in OWN_LINES:
            if words := self._prompter.line([QUESTIONS[line]], words=True).strip():
                self._sharing.write(line, words)

    def names(self) -> None:
        """Asks whether names become roles, if there are any."""
        self._sharing.keep_names(False)
        if self._sharing.nothing_to_share:
            self._talk.say(NOTHING_GOES)
            raise _Revise(nothing_goes=True)
        if replaced := replacement_lines(self._sharing.replacements):
            options = (Option(False, "roles in their place"), Option(True, "keep the names", also=("names",)))
            chosen = self._prompter.choice([NAMES.format(names="; ".join(replaced))], options)
            self._sharing.keep_names(bool(chosen))
        try:
            self._sharing.document()
        except BriefTooLong as fault:
            self._talk.say(str(fault))
            raise _Revise(nothing_goes=False) from None

    def send(self) -> None:
        """Previews everything, then sends it."""
        send(self._prompter, self._sharing)

    def _has_session(self) -> bool:
        try:
            return bool(since_last_session(self._context.journal, self._sharing.today))
        except ConnectwellError:  # there is none, or it can't be read: the other spans don't need it
            return False

    def _take_days(self, chosen: str) -> None:
        if chosen.isdigit():
            self._sharing.last(int(chosen))
        elif chosen == "session":
            self._sharing.since_session()
        elif chosen == "between":
            self._sharing.between(self._day(FIRST_DAY), self._day(LAST_DAY))
        else:
            self._sharing.between(None, None)

    def _day(self, question: str) -> date | None:
        def meant(answer: str) -> date | str:
            try:
                return day_named(answer, self._sharing.today)
            except NoDay:
                return NO_DAY

        return self._prompter.parsed([question], meant)

    def _words(self, question: str, before: Sequence[str], most: int, toggle: Callable[[str], bool]) -> None:
        found = self._sharing.candidates()
        for number, one in enumerate(found, 1):
            chosen = " (chosen)" if one.reference in before else ""
            self._talk.say(f"{number}. {long_day(one.day)}: {one_line(one.words, _NUMBERED)}{chosen}")
        chosen_now = self._some(question, [one.reference for one in found], most) if found else None
        if chosen_now is not None:
            for reference in dict.fromkeys([*before, *chosen_now]):
                if (reference in before) != (reference in chosen_now):
                    toggle(reference)

    def _some(self, question: str, references: Sequence[str], most: int) -> tuple[str, ...] | None:
        options = tuple(Option(reference, str(number)) for number, reference in enumerate(references, 1))

        def meant(answer: str) -> tuple[str, ...] | str:
            found = pick_some(answer, options)
            if found is None:
                return FITS.format(most=len(options))
            return found if len(found) <= most else f"The page has room for {most} of these."

        return self._prompter.parsed([question], meant)
