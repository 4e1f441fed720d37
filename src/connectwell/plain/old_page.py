"""A check-in left open on an earlier day, in plain mode."""

from datetime import date

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import ConnectwellError
from connectwell.plain.choices import Option
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import Prompter
from connectwell.plain.talk import EndOfInput
from connectwell.plain.walk import check_in

_WAYS = tuple(Option(value, *sentences.OLD_PAGES[value], also=(value,)) for value in ("continue", "leave", "begin"))


def offer_old_page(context: Context, prompter: Prompter, id: str, day: date) -> None:
    """Offers to continue it, to leave it, or to begin today's. Raises EndOfInput where the answer is to stop."""
    talk = prompter.talk
    try:
        chosen = prompter.choice([sentences.OLD_PAGE.format(day=page.long_day(day))], _WAYS)
        if chosen == "continue":
            check_in(context, talk, resume=id)
        elif chosen:
            Walk.resume(context, id).leave_open()
            if chosen == "begin":
                check_in(context, talk)
    except Detour as detour:
        if detour.command == "stop":
            raise EndOfInput from None
    except ConnectwellError as fault:
        talk.say(str(fault))
