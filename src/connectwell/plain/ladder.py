"""Small connections by effort in plain mode, a few at a time; one's own; and which touched which of the five."""

from collections.abc import Callable
from typing import Final

from connectwell import sentences
from connectwell.checkin import ladder, today
from connectwell.checkin.own_ideas import is_own
from connectwell.checkin.undo import TodayUndo
from connectwell.context import Context
from connectwell.entries import circle, circle_fields
from connectwell.library import Idea
from connectwell.model.entry import Entry
from connectwell.model.terms import OWN
from connectwell.model.text import visible
from connectwell.plain.choices import Option, number_in, options_of
from connectwell.plain.circle_writing import write
from connectwell.plain.follow_up import ask_follow_up, keep_to_try
from connectwell.plain.prompter import Prompter

_AT_ONCE: Final = 5
HOW_MUCH: Final = "How much may it take? Back: Enter."
MORE: Final = "Choose one: its number."
MORE_THERE: Final = "More: m."
BACK: Final = "Back: Enter."
FITS: Final = "Type one of the numbers, or one of the letters."
NONE: Final = "There are none of these."
_OWN: Final = "own"
_TOUCHED: Final = "touched"
_EFFORTS: Final = (
    *options_of(tuple(circle_fields.EFFORTS), circle_fields.EFFORTS),
    Option(_OWN, "keep one of my own", also=("n", "own", "new")),
    Option(_TOUCHED, "what touched what", also=("f", "touched")),
)
_DOES: Final = (
    Option("done", *sentences.STATUSES["done"], also=("d", "done", "did")),
    Option("planned", *sentences.STATUSES["planned"], also=("y", "try", "try it")),
)
_DOES_OWN: Final = (
    *_DOES,
    Option("change", "Change it", also=("c", "e")),
    Option("remove", "Take it off the list", also=("x", "remove")),
)


def show_ladder(context: Context, prompter: Prompter) -> None:
    """Asks how much it may take, and reads the connections out, a few at a time.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; answers so far are saved.
        ConnectwellError: from the journal, the library.
    """
    while chosen := prompter.choice([HOW_MUCH], _EFFORTS):
        if chosen == _OWN:
            write(context, prompter, context.journal.circle.begin(circle_fields.BLANK_CONNECTION))
        elif chosen == _TOUCHED:
            _say_touched(context, prompter)
        else:
            rungs = {str(rung.effort): rung.ideas for rung in ladder.ladder(context)}
            if _offers(context, prompter, rungs[chosen]):
                return


def _offers(context: Context, prompter: Prompter, ideas: tuple[Idea, ...]) -> bool:
    """Reads them out and acts on the choice; returns whether one was done or planned."""
    first = 0
    while shown := ideas[first : first + _AT_ONCE]:
        for number, idea in enumerate(shown, 1):
            own = f" ({sentences.MY_OWN})" if is_own(idea) else ""
            prompter.talk.say(f"{number}. {visible(idea.do)}{own}")
        has_more = len(ideas) > first + _AT_ONCE
        question = " ".join([MORE, *([MORE_THERE] if has_more else []), BACK])
        chosen = prompter.parsed([question], lambda answer: _read(answer, len(shown), has_more))  # noqa: B023
        if chosen is None:
            return False
        if chosen:
            return _act(context, prompter, shown[chosen - 1])
        first += _AT_ONCE
    prompter.talk.say(NONE)
    return False


def _read(answer: str, most: int, has_more: bool) -> int | str:
    """Parses a number, or 0 for more."""
    said = answer.strip(" .").casefold()
    if said in ("m", "more") and has_more:
        return 0
    return number_in(said, most) or FITS


def _act(context: Context, prompter: Prompter, idea: Idea) -> bool:
    journal, own_id = context.journal, idea.id.removeprefix(OWN)
    match prompter.choice([visible(idea.do)], _DOES_OWN if is_own(idea) else _DOES):
        case "done":
            _track(context, prompter, lambda: _done(context, prompter, idea))
            return True
        case "planned":
            keep_to_try(context, prompter, idea)
            prompter.talk.say(sentences.SAID["planned"])
            return True
        case "change":
            write(context, prompter, journal.circle.edit(own_id))
        case "remove":
            journal.circle.remove(own_id)
            prompter.talk.say(sentences.OWN_REMOVED)
            prompter.undoable(lambda: circle.RESTORED.format(name=circle.flat(journal.circle.restore(own_id).name)))
        case _:
            pass
    return False


def _done(context: Context, prompter: Prompter, idea: Idea) -> Entry:
    entry = today.record_answer(context, idea, "done")
    ask_follow_up(context, prompter, today.plan_of(entry))
    return context.journal.get(entry.id)


def _track(context: Context, prompter: Prompter, act: Callable[[], Entry]) -> None:
    """Records an answer that `undo` takes back, whichever entry it is in."""
    acts = TodayUndo(context)
    acts.track(act)

    def undo() -> str:
        acts.undo()
        return sentences.UNDONE

    if acts.can_undo:
        prompter.undoable(undo)


def _say_touched(context: Context, prompter: Prompter) -> None:
    touched = ladder.touched(context, context.today())
    if not any(touched.values()):
        prompter.talk.say(sentences.NOTHING_TOUCHED)
        return
    prompter.talk.say(f"{sentences.TOUCHED_WHAT}.")
    for need, found in touched.items():
        for one in found:
            prompter.talk.say(f"{sentences.NEED_NAMES[need]}: {visible(one.asked)}")
