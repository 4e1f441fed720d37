"""Dialogs that more than one family of screens asks with."""

from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from connectwell import sentences
from connectwell.day_words import day_named
from connectwell.errors import UsageFault
from connectwell.model.terms import Wants
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screens.dialogs import ChoiceDialog, LineDialog, WordDialog


class TooMuchDialog(ChoiceDialog):
    """That was a lot: offers settle, put-away or stop.

    Args:
        saved: whether everything is on disk; only then does it say "it's saved".
    """

    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss(None)", also="q", label="Go on")]

    def __init__(self, *, saved: bool) -> None:
        super().__init__([sentences.LOT if saved else sentences.LOT_UNSAVED], sentences.LOTS)


class NewDayDialog(ChoiceDialog):
    """Asks whether to go on with what was begun on a day that is over.

    Args:
        day: that day, as a person would say it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss(None)", also="q", label="Go on")]

    def __init__(self, day: str) -> None:
        super().__init__([sentences.BEGUN_BEFORE.format(day=day)], sentences.BEGUN_BEFORE_WAYS)


class WantsDialog(ChoiceDialog):
    """Asks what the person would like with a line for their session: one of `Wants`.

    Args:
        wants: the current value.
    """

    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss(None)", also="q", label="Leave it")]

    def __init__(self, wants: Wants | None) -> None:
        super().__init__([sentences.WANT], sentences.WANTS, chosen=wants)


class DayDialog(LineDialog[date]):
    """Asks for a day that isn't in the future.

    Args:
        question: the question.
        today: the current day.
        given: the initial day.
        blinks: whether the cursor may blink.
    """

    def __init__(self, question: str, *, today: date, given: date, blinks: bool) -> None:
        def take(words: str) -> date:
            day = day_named(words, today)
            if day > today:
                raise UsageFault(wording.DAY_TO_COME)
            return day

        super().__init__(
            [(question, "plain")],
            take,
            given=given.isoformat(),
            placeholder=wording.DAY_LIKE,
            keys=wording.DAY_KEYS,
            blinks=blinks,
        )


class EraseDialog(WordDialog):
    """Explains what erasing does and doesn't do, and asks for the word.

    Args:
        named: names the entry, without any of its words.
        blinks: whether the cursor may blink.
    """

    def __init__(self, named: str, *, blinks: bool) -> None:
        plain = [(sentence, "plain") for sentence in (*sentences.ERASE, wording.ERASE_ASK)]
        super().__init__([(named, "heading gap"), *plain], sentences.ERASE_WORD, sentences.NOT_ERASED, blinks=blinks)
