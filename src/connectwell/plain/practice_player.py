"""Practices in plain mode: chosen by number, then one step after another, saved line by line."""

from collections.abc import Callable
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.english import counted
from connectwell.errors import SaveFailed, UsageFault
from connectwell.model.entry import Entry
from connectwell.model.terms import AFTERS, STATES
from connectwell.plain.autosave import SaveStatus
from connectwell.plain.choices import Option, number_in, options_of
from connectwell.plain.grammar import NOT_HERE, Detour
from connectwell.plain.prompter import WORDS_STAY, Prompter, put_away_line
from connectwell.plain.settling import settling_lines
from connectwell.plain.talk import EndOfInput, Talk
from connectwell.practice import catalogue, words
from connectwell.practice.catalogue import PracticeChoice
from connectwell.practice.player import Player
from connectwell.practice.stops import AtAfter, AtBefore, AtEnd, AtPage, AtStep, Stop

AT_ONCE: Final = 8
MORE: Final = "More: m."
WHICH: Final = "Begin one: its number. Back: Enter."
WHICH_OR_GO_ON: Final = "Begin one, or go on with it: its number. Back: Enter."
FITS: Final = "Type one of the numbers, or Enter."
HOW: Final = "Go on: Enter. Leave it: stop; what you wrote is saved, and you can go on with it later."
ENTER: Final = "Go on: Enter."
AWAY: Final = "It is put away until your session."
_STATES = options_of(STATES, sentences.STATES)
_AFTERS = options_of(AFTERS, sentences.AFTERS)
_PAGES = options_of(("begin", "not-now"), words.PAGES)


def choose_practice(context: Context, prompter: Prompter) -> None:
    """Reads out the practices and goes through the one chosen.

    Raises:
        Detour, EndOfInput: as `Prompter.line`.
        ConnectwellError: from the journal or the library.
    """
    found, broken = catalogue.practice_choices(context)
    talk = prompter.talk
    if broken:
        talk.say(words.LEFT_OUT.format(fault=broken))
    if not found:
        talk.say(words.NONE)
        return
    told = 0
    while True:
        for number, one in enumerate(found[told : told + AT_ONCE], told + 1):
            talk.say(f"{number}. {in_one_line(one, context.today())}")
        told = min(told + AT_ONCE, len(found))
        more, which = told < len(found), WHICH_OR_GO_ON if found[0].entry else WHICH
        chosen = prompter.parsed([f"{MORE} {which}" if more else which], lambda answer: _number(answer, len(found)))
        if chosen is None:
            return
        if chosen:
            play_practice(context, talk, catalogue.open_player(context, found[chosen - 1]))
            return


def in_one_line(one: PracticeChoice, today: date) -> str:
    """Returns the name, and how long it takes or when it was begun. What it is about is said when it begins."""
    minutes = counted(one.script.minutes, *words.MINUTES)
    said = words.half_done(one.begun, today) if one.begun else minutes
    return f"{one.script.name}, {said}, {words.KINDS[one.script.kind]}."


def play_practice(context: Context, talk: Talk, player: Player) -> None:
    """Goes through a practice until its end, or until it is left. End of input leaves it, saved.

    Raises:
        SaveFailed: the last words could not be saved.
        KeyboardInterrupt: Ctrl-C; whole lines are saved.
    """
    _Practising(context, talk, player).run()


class _Practising:
    def __init__(self, context: Context, talk: Talk, player: Player) -> None:
        self._talk, self._player = talk, player
        self._saving = SaveStatus(talk)
        self._prompter = Prompter(
            context,
            talk,
            self._save,
            may_put_away=True,
            writing_day=lambda: player.entry.day if player.has_saved else None,
            undoes_here=False,
        )
        self._before: list[tuple[Entry, Callable[[], None]]] = []
        """The entry before each stop, and what goes back there; the last one last."""

    def run(self) -> None:
        script = self._player.script
        self._player.keeps_silence = False
        self._talk.say(f"{script.name}. {words.about_practice(script)}")
        self._talk.say(HOW)
        try:
            self._go_through()
            self._ask_to_keep()
        except EndOfInput:
            pass
        except Exception:
            raise
        except BaseException:  # Ctrl-C, or told to end
            self._save()
            raise
        try:
            self._player.leave()
        except SaveFailed as failure:
            self._saving.failed(failure)
        if self._saving.failure:
            raise self._saving.failure
        stop, player = self._player.stop, self._player
        if isinstance(stop, AtEnd):
            self._talk.say(stop.said or (words.SAVED if stop.saved else ""))
        elif player.stays_open:
            self._talk.say(words.STAYS_OPEN)

    def _go_through(self) -> None:
        while not isinstance(stop := self._player.stop, AtEnd):
            self._talk.gap()
            if not any(before == self._player.entry for before, _ in self._before[-1:]):
                self._before.append((self._player.entry, self._player.remember()))
            try:
                self._put(stop)
            except Detour as detour:
                if not self._follow(detour.command):
                    return
            except SaveFailed as failure:
                self._saving.failed(failure)
            except UsageFault as fault:
                self._talk.say(str(fault))

    def _ask_to_keep(self) -> None:
        """Where nothing was said, asks whether it was done at all: a row of empty lines gets to the end as well."""
        player = self._player
        if not isinstance(player.stop, AtEnd) or player.has_said:
            return
        if self._prompter.agrees(words.KEEP_DONE):
            player.keep_that_it_was_done()
        else:
            player.forget_that_it_was_done()

    def _put(self, stop: Stop) -> None:
        player, prompter = self._player, self._prompter
        match stop:
            case AtPage(text):
                if prompter.choice([text], _PAGES) != "begin":
                    raise Detour("stop")
                player.next()
            case AtBefore():
                state = prompter.choice([words.BEFORE], _STATES)
                player.before(state) if state else player.next()
            case AtAfter():
                after = prompter.choice([words.AFTER], _AFTERS)
                player.after(after) if after else player.next()
                if after == "more":
                    self._talk.say(words.HARDER)
            case AtStep():
                self._step(stop)

    def _step(self, stop: AtStep) -> None:
        player, prompter, step = self._player, self._prompter, stop.step
        match step.kind:
            case "write" | "list":
                hint = [words.ONE_A_LINE] if step.kind == "list" else []
                question = [step.text, *words.numbered(stop.beside), *hint, *put_away_line(stop.put_away)]
                prompter.words(question, stop.words, self._keep)
                player.next()
            case "choose":
                options = [Option(option, option) for option in step.options]
                chosen = prompter.choice([step.text], options)
                player.choose(chosen) if chosen else player.next()
            case "someone":
                names = player.names_to_offer()
                offered = [words.FROM_CIRCLE.format(names=", ".join(names))] if names else []
                so_far = [sentences.QUOTED.format(words=", ".join(stop.people))] if stop.people else []
                said = prompter.line([step.text, *offered, *so_far, *put_away_line(stop.put_away)], words=True)
                player.name(said) if said.strip(" .") else player.next()
            case _:
                said = prompter.line(
                    [*settling_lines(player, stop), ENTER] if stop.number == 1 else settling_lines(player, stop)
                )
                prompter.set_aside(said)
                player.next()

    def _follow(self, command: str) -> bool:
        """Follows a command that leads away; returns whether the practice goes on."""
        player = self._player
        try:
            match command:
                case "stop":
                    return False
                case "skip":
                    player.next()
                case "undo":
                    self._undo()
                case "back" if player.can_go_back:
                    player.back()
                case "put-away":
                    player.put_away()
                    self._talk.say(AWAY)
                case _:
                    self._talk.say(NOT_HERE)
        except SaveFailed as failure:
            self._saving.failed(failure)
        except UsageFault as fault:
            self._talk.say(str(fault))
        return True

    def _undo(self) -> None:
        """Undoes the last answer and goes back to its question. Words that were written stay."""
        player, now = self._player, _said(self._player.entry)
        while self._before and _said(self._before[-1][0]) == now:
            self._before.pop()
        if not self._before:
            self._talk.say(sentences.NOTHING_TO_UNDO)
            return
        before, go_back = self._before.pop()
        if self._written(before) == self._written(player.entry):
            go_back()
            self._talk.say(sentences.UNDONE)
            self._save()
        else:
            self._talk.say(WORDS_STAY)
            player.back()

    def _written(self, entry: Entry) -> list[str]:
        """Returns the words that were written, rather than chosen."""
        steps = {step.id for step in self._player.script.steps if step.kind in ("write", "list")}
        return [part.words for part in entry.answers if part.step in steps]

    # --- Saving

    def _keep(self, typed: str) -> None:
        self._player.write(typed)
        self._save()

    def _save(self) -> None:
        """Saves; says once why that failed. Never raises SaveFailed."""
        try:
            self._player.save()
        except SaveFailed as failure:
            self._saving.failed(failure)
        else:
            self._saving.worked()


def _number(answer: str, most: int) -> int | str:
    """Returns the number typed; 0 for more."""
    said = answer.strip(" .").casefold()
    if said in ("m", "more"):
        return 0
    return number_in(said, most) or FITS


def _said(entry: Entry) -> tuple[object, ...]:
    """Returns all that was answered."""
    done = entry.practice
    return entry.answers, done and done.before, done and done.after
