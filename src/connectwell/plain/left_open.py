"""What was begun and isn't finished, in plain mode."""

from collections.abc import Sequence

from connectwell import sentences
from connectwell.checkin.left_open import LeftOpen, leave
from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.plain.choices import Option
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import Prompter
from connectwell.plain.talk import EndOfInput
from connectwell.plain.walk import check_in

_WAYS = tuple(Option(value, *sentences.OLD_PAGES[value], also=(value,)) for value in ("continue", "leave", "begin"))


def offer_old_check_in(context: Context, prompter: Prompter, left: LeftOpen) -> None:
    """Offers to continue an earlier day's check-in, to leave it, or to begin today's.

    Raises:
        EndOfInput: the answer is to stop.
    """
    talk = prompter.talk
    try:
        chosen = prompter.choice([left.line], _WAYS)
        if chosen == "continue":
            check_in(context, talk, resume=left.entry)
        elif chosen:
            leave(context, left)
            if chosen == "begin":
                check_in(context, talk)
    except Detour as detour:
        if detour.command == "stop":
            raise EndOfInput from None
    except ConnectwellError as fault:
        talk.say(str(fault))


def which_left(prompter: Prompter, left: Sequence[LeftOpen]) -> LeftOpen | None:
    """Asks which is meant, if there are several; None if it is skipped. Raises as `Prompter.choice`."""
    if len(left) == 1:
        return left[0]
    return prompter.choice([sentences.LEFT_WHICH], [Option(one, one.line.rstrip(".")) for one in left])


def go_on(context: Context, prompter: Prompter, left: LeftOpen) -> None:
    """Goes on with it.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; what was written in whole lines is saved.
        ConnectwellError: from the journal.
    """
    match left.kind:
        case "check-in":
            check_in(context, prompter.talk, resume=left.entry)
        case "practice":
            from connectwell.plain.practice_player import play_practice
            from connectwell.practice import catalogue

            play_practice(context, prompter.talk, catalogue.resume(context, left.entry))
        case "session":
            from connectwell.plain.session import note_session

            note_session(context, prompter)
        case "note":
            from connectwell.plain.note import write_note

            write_note(context, prompter, left.entry)
        case "connection" if left.part:
            from connectwell.checkin.today import plan_left
            from connectwell.plain.follow_up import ask_follow_up

            ask_follow_up(context, prompter, plan_left(left))
        case "connection":
            from connectwell.plain.own_connection import ask_own

            ask_own(context, prompter, left.entry)
        case _:
            from connectwell.plain.agenda import write_line

            write_line(context, prompter, None, left.entry)
