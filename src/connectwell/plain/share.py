"""Sharing in plain mode: purpose, days, selection, preview, then delivery.

/back returns to the previous question and keeps the choices. Nothing leaves before the last question.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Literal

from connectwell.context import Context
from connectwell.day_words import day_named
from connectwell.english import counted
from connectwell.entries.page import long_day
from connectwell.errors import BriefTooLong, ConnectwellError
from connectwell.plain.choices import Option, pick, pick_some
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.in_brief import in_brief
from connectwell.plain.prompter import FITS, Prompter
from connectwell.plain.share_list import choose_share_items
from connectwell.plain.share_sending import NOT_LEFT, send
from connectwell.share.brief import Candidate
from connectwell.share.preview import name_choices, replacement_lines, switch_name
from connectwell.share.select.own_lines import OWN_LINES, QUESTIONS
from connectwell.share.select.period import since_last_session
from connectwell.share.sharing import Sharing

FOR_WHAT: Final = "What would you like to share? You see all of it first. What only you may see stays here."
DAYS_OF_PAGE: Final = "Which days? 14 days: Enter."
DAYS_OF_RECORD: Final = "Which days? All of them: Enter."
FITS_DAYS: Final = "Type how many days, such as 14, or the start of the words."
FIRST_DAY: Final = "From which day, such as 2026-11-20? From the beginning: Enter."
LAST_DAY: Final = "Up to which day? Today: Enter."
LINES: Final = "Which of these would you like on the page? Numbers, or none. As it is: Enter."
MOMENTS: Final = "Which one or two would you like on it, in your own words? Numbers, or none. As it is: Enter."
HELPED: Final = "Which of these helped? Up to three numbers, or none. As it is: Enter."
NAMES: Final = "Names left out: {names}."
NAMES_HOW: Final = "How would you like names written?"
WHICH_NAMES: Final = "Which of these the other way: kept instead of left out, or hidden? Numbers. As it is: Enter."
CHANGE: Final = "Change something: {ways}. Go on as it is: Enter."
FITS_CHANGE: Final = "Type one of the words, or press Enter."
ENTRIES: Final = ("1 entry may be shared.", "{n} entries may be shared.")
NOTES: Final = ("1 note for your session.", "{n} notes for your session.")
NOTHING_GOES: Final = (
    "Nothing would be shared yet: everything from these days is for you only, put away until your session, or left out."
)
TYPE_EVERYTHING: Final = (
    "This is your own archive: every word, private and put away included, with everybody's name. Whoever "
    "opens it reads all of it. Type everything to go on; anything else stops here."
)
_NUMBERED: Final = 200
"""Most characters of a person's words read out in a list."""

Purpose = Literal["brief", "export", "everything"]
_PURPOSES: Final[tuple[Option[Purpose], ...]] = (
    Option("brief", "a page for my session", also=("page", "brief")),
    Option("export", "a record of my own words", also=("record", "export")),
    Option("everything", "my own archive, private included", also=("archive", "everything")),
)
_CHANGES: Final = (
    Option("out", "leave out", also=("out", "things", "list")),
    Option("notes", "notes", also=("for my session",)),
    Option("moments", "moments", also=("words", "in my words")),
    Option("helped", "what helped", also=("helped",)),
    Option("lines", "lines of my own", also=("lines", "own", "my lines")),
    Option("names", "names"),
)
_OF_A_RECORD: Final = ("out", "names")
_NAMES: Final = (
    Option(False, "roles in their place", also=("roles",)),
    Option(True, "as I wrote them", also=("names", "keep", "keep the names")),
)
_OF_DAYS: Final = tuple(Option(str(days), f"{days} days") for days in (7, 14, 28, 90))
_SINCE: Final = Option("session", "since my last session", also=("session", "since"))
_BETWEEN: Final = Option("between", "from one day to another", also=("from",))
_MOST_DAYS: Final = 9999
_USUAL: Final = _OF_DAYS[1]
_ALL: Final = Option("all", "all of them", also=("all",))


def _way(answer: str, options: Sequence[Option[str]]) -> tuple[str] | str:
    found = pick(answer, options)
    return FITS_CHANGE if found is None else (found.value,)


def _days_meant(answer: str, options: Sequence[Option[str]]) -> tuple[str] | str:
    """Returns which days are meant: a number is that many of them."""
    said = plainly(answer).removesuffix(" days")
    if said.isdecimal():
        return (said,) if 0 < int(said[:5]) <= _MOST_DAYS else FITS_DAYS
    found = pick(answer, options)
    return (found.value,) if found else FITS_DAYS


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
    return prompter.typed_word([TYPE_EVERYTHING], "everything")


def _walk(context: Context, prompter: Prompter, purpose: Purpose) -> None:
    what: Literal["brief", "export"] = "brief" if purpose == "brief" else "export"
    sharing = Sharing(context, what, everything=purpose == "everything")
    asking = _Questions(context, prompter, sharing)
    steps: Sequence[Callable[[], None]] = (asking.send,)
    if purpose == "everything":
        sharing.read_days()
    else:
        steps = (asking.days, asking.choose, asking.send)
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
        is_page = self._sharing.what == "brief"
        question, usual = (DAYS_OF_PAGE, _USUAL) if is_page else (DAYS_OF_RECORD, _ALL)
        while True:
            chosen = self._prompter.parsed(
                [question, f"{', '.join(one.label for one in options)}."],
                lambda answer: _days_meant(answer, options),
            )
            try:
                self._take_days(chosen[0] if chosen else usual.value)
                break
            except ConnectwellError as fault:
                self._talk.say(str(fault))
        self._sharing.read_days()

    def choose(self) -> None:
        """Says what is chosen, and asks whether to change any of it, until it may leave as it is."""
        brief = self._sharing.what == "brief"
        options = _CHANGES if brief else tuple(one for one in _CHANGES if one.value in _OF_A_RECORD)
        question = CHANGE.format(ways=", ".join(one.label for one in options))
        ways: dict[str, Callable[[], None]] = {
            "out": self.things,
            "notes": self.lines,
            "moments": self.moments,
            "helped": self.helped,
            "lines": self.own_lines,
            "names": self.names,
        }
        said = ""
        while True:
            now = self._chosen()
            if now != said:  # read out again only where it changed
                self._talk.say(now)
            said = now
            chosen = self._prompter.parsed([question], lambda answer: _way(answer, options))
            if chosen:
                self._try(ways[chosen[0]])
            elif self._may_leave():
                return

    def _try(self, way: Callable[[], None]) -> None:
        """Asks one of the questions; `back` and `skip` come back from it."""
        try:
            way()
        except Detour as detour:
            if detour.command not in ("back", "skip"):
                raise

    def _chosen(self) -> str:
        """Returns in one paragraph what is chosen now."""
        sharing = self._sharing
        entries = len({thing.entry for thing in sharing.share_items() if thing.may_leave and thing.stays is None})
        said = [counted(entries, *ENTRIES)]
        if sharing.what == "brief":
            notes = sum(line.leaves for line in sharing.lines())
            said += [counted(notes, *NOTES)] if notes else []
        if replaced := replacement_lines(sharing.replacements):
            said.append(NAMES.format(names="; ".join(replaced)))
        return " ".join(said)

    def _may_leave(self) -> bool:
        """Returns whether there is something to share, and room for it; says why not."""
        if self._sharing.nothing_to_share:
            self._talk.say(NOTHING_GOES)
            return False
        try:
            self._sharing.document()
        except BriefTooLong as fault:
            self._talk.say(str(fault))
            return False
        return True

    def things(self) -> None:
        """Asks what to leave out."""
        choose_share_items(self._context, self._prompter, self._sharing)

    def lines(self) -> None:
        """Asks which lines to talk about."""
        lines = self._sharing.lines()
        for number, line in enumerate(lines, 1):
            self._talk.say(f"{number}. {in_brief(line.item.words, _NUMBERED)}")
        chosen = self._some(LINES, [line.reference for line in lines], len(lines)) if lines else None
        for line in lines if chosen is not None else ():
            if (line.reference in (chosen or ())) != line.leaves:
                self._sharing.toggle(line.reference)

    def moments(self) -> None:
        """Asks for words to quote on the page."""
        found = [one for one in self._sharing.candidates() if one.is_quotable]
        self._words(MOMENTS, found, self._sharing.choice.moments, 2, self._sharing.toggle_moment)

    def helped(self) -> None:
        """Asks for words about what helped."""
        found = self._sharing.candidates()
        self._words(HELPED, found, self._sharing.choice.helped, 3, self._sharing.toggle_helped)

    def own_lines(self) -> None:
        """Asks for the page's own lines; Enter keeps each."""
        for line in OWN_LINES:
            if words := self._prompter.line([QUESTIONS[line]], words=True).strip():
                self._sharing.write(line, words)

    def names(self) -> None:
        """Asks whether names become roles."""
        chosen = self._prompter.choice([NAMES_HOW], _NAMES)
        if chosen is not None:
            self._sharing.keep_names(chosen)
        names = () if self._sharing.choice.keep_names else name_choices(self._sharing)
        for number, one in enumerate(names, 1):
            self._talk.say(f"{number}. {in_brief(one.said, _NUMBERED)}.")
        words = [one.word for one in names]
        switched = (self._some(WHICH_NAMES, words, len(words)) or ()) if names else ()
        for one in names:
            if one.word in switched:
                switch_name(self._sharing, one)

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
        return self._prompter.parsed([question], lambda answer: day_named(answer, self._sharing.today))

    def _words(
        self,
        question: str,
        found: Sequence[Candidate],
        before: Sequence[str],
        most: int,
        toggle: Callable[[str], bool],
    ) -> None:
        for number, one in enumerate(found, 1):
            chosen = " (chosen)" if one.reference in before else ""
            self._talk.say(f"{number}. {long_day(one.day)}: {in_brief(one.words, _NUMBERED)}{chosen}")
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
