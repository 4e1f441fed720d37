"""Settling in plain mode, paced by Enter."""

from collections.abc import Callable
from typing import Final, Literal

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.model.terms import AFTERS
from connectwell.plain.choices import options_in_one_line, options_of, pick
from connectwell.plain.grammar import HELP, parse_command, plainly
from connectwell.plain.help import emergency_line, show_help_now
from connectwell.plain.talk import Talk, hide
from connectwell.practice import words
from connectwell.practice.player import Player
from connectwell.practice.settle import Settling
from connectwell.practice.stops import AtAfter, AtStep

PACED: Final = "Go on when you're ready: Enter. Another kind: another. End it: stop."
NOT_KEPT: Final = "Nothing is written down during a practice. Go on: Enter. End it: stop."
ENTER_LEAVES: Final = "Leave it open: Enter."
FITS: Final = "Type a number from 1 to {most}, or Enter."
_AFTERS = options_of(AFTERS, sentences.AFTERS)
_Way = Literal["on", "back", "another", "end"]


def settle(
    context: Context,
    talk: Talk,
    name: str | None = None,
    *,
    asks_after: bool = True,
    save: Callable[[], None] = lambda: None,
) -> str:
    """Settles, one line per Enter, and goes on to another kind where asked.

    Args:
        context: for the practices and, on request, Help now.
        talk: the conversation.
        name: the practice's id; the one that suits today by default.
        asks_after: whether it asks how it is afterwards.
        save: writes everything to disk, for /hide; does not raise.

    Returns:
        The id of the last practice.

    Raises:
        UsageFault: there is no such practice, or none.
        ContentFault: it can't be read.
        EndOfInput: no more lines came.
    """
    settling = Settling(context, name, asks_after=asks_after)
    while _plays(context, talk, settling.player, save):
        if not settling.go_on_to_another():
            talk.say(words.NO_OTHER)
            break
    return settling.player.script.id


def _plays(context: Context, talk: Talk, player: Player, save: Callable[[], None]) -> bool:
    """Goes through one practice; returns whether another kind is asked for."""
    talk.say(f"{player.script.name}. {player.script.about}")
    talk.say(PACED)
    while isinstance(stop := player.stop, AtStep):
        match _way(context, talk, settling_lines(player, stop), save):
            case "another":
                return True
            case "end":
                return False
            case "back" if player.can_go_back:
                player.back()
            case "back":
                return False
            case _:
                player.next()
    if isinstance(player.stop, AtAfter):
        return _asks_after(context, talk, player, save)
    return False


def settling_lines(player: Player, stop: AtStep) -> list[str]:
    """Returns what a step that is only read says."""
    step = stop.step
    if step.show:
        return [words.OWN_LISTS[step.show], *player.own_lines(step.show)]
    return [step.text, *([words.pace(step.pace)] if step.pace else [])]


def _asks_after(context: Context, talk: Talk, player: Player, save: Callable[[], None]) -> bool:
    question = [words.AFTER, f"{options_in_one_line(_AFTERS)}. {ENTER_LEAVES}"]
    while True:
        line = talk.ask(*question, kind="choice", fresh=True)
        command = parse_command(line)
        found = pick(line, _AFTERS) if command is None else None
        if found:
            try:
                player.after(found.value)
            except ConnectwellError as fault:
                talk.say(str(fault))
            else:
                talk.say(words.SAVED)
            if found.value != "more":
                return False
            talk.say(words.HARDER)
            return _way(context, talk, [f"{PACED_AFTER}"], save) == "another"
        if command == "another":
            return True
        if command == "hide":
            hide(talk, save)
        elif command == "help-now":
            show_help_now(context, talk, save)
        elif command == "help":
            talk.say(emergency_line(context))
            talk.say(HELP[0])
        elif command in ("stop", "skip", "back") or not line.strip(" ."):
            return False
        else:
            talk.say(FITS.format(most=len(_AFTERS)))


PACED_AFTER: Final = "Leave it there: Enter. Another kind: another. People to call or text: help now."


def _way(context: Context, talk: Talk, said: list[str], save: Callable[[], None]) -> _Way:
    """Says one step and waits; returns where to go."""
    while True:
        line = talk.ask(*said)
        match parse_command(line):
            case "stop" | "skip":
                return "end"
            case "back":
                return "back"
            case "another":
                return "another"
            case None if plainly(line) == "another":
                return "another"
            case "lot":
                return "another" if _way(context, talk, [PACED_AFTER], save) == "another" else "end"
            case "hide":
                hide(talk, save)
            case "help-now":
                show_help_now(context, talk, save)
            case "help":
                talk.say(emergency_line(context))
                talk.say(HELP[0])
            case None if not line.strip(" ."):
                return "on"
            case _:
                talk.say(NOT_KEPT)
