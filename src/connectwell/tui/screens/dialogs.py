"""Small boxes that the journal's screen asks in: a day, one of a few ways to go on, the word that erases."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from connectwell import sentences
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.one_line import OneLine

_BACK: list[BindingType] = [Binding("escape", "dismiss(None)", "Back", key_display="Esc")]


def day_named(words: str, today: date) -> date | None:
    """The day that is meant by 2026-11-20, "today" or "yesterday"; None where it is no day on the calendar."""
    word = words.strip().lower()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    try:
        return date.fromisoformat(word) if len(word) == 10 else None
    except ValueError:
        return None


class DayDialog(ModalScreen[date]):
    """Asks for a day that isn't to come, and stays open until it gets one.

    Args:
        question: what is asked.
        today: the day it is.
        given: the day that stands there at first.
        blinks: whether the cursor may blink.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _BACK

    def __init__(self, question: str, *, today: date, given: date, blinks: bool) -> None:
        super().__init__(classes="dialog-screen")
        self._question, self._today, self._given, self._blinks = question, today, given, blinks

    def compose(self) -> ComposeResult:
        """The question, the day, what was in the way."""
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="plain", markup=False)
            yield OneLine(self._given.isoformat(), blinks=self._blinks, placeholder=wording.DAY_LIKE)
            yield Static("", id="day-fault", classes="plain", markup=False)
            yield Static(wording.DAY_KEYS, classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Typing replaces the day that stands there."""
        self.query_one(OneLine).action_select_all()

    @on(Input.Submitted)
    def take(self, message: Input.Submitted) -> None:
        """Enter: this day, if it is one."""
        day = day_named(message.value, self._today)
        if day is None:
            self.query_one("#day-fault", Static).update(wording.NO_DAY)
        elif day > self._today:
            self.query_one("#day-fault", Static).update(wording.DAY_TO_COME)
        else:
            self.dismiss(day)


class WayDialog(ModalScreen[str]):
    """Asks which way to go on.

    Args:
        said: what happened.
        ways: label and hint by value.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _BACK

    def __init__(self, said: Sequence[str], ways: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(classes="dialog-screen")
        self._said, self._ways = said, ways

    def compose(self) -> ComposeResult:
        """The sentences, then the ways."""
        with Vertical(classes="dialog"):
            for sentence in self._said:
                yield Static(visible(sentence), classes="plain gap", markup=False)
            yield Choices(self._ways)

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """One was chosen."""
        self.dismiss(message.value)


class EraseDialog(ModalScreen[bool]):
    """Says what erasing does and what it doesn't, and asks for the word.

    Args:
        named: which entry, without a word that was written in it.
        blinks: whether the cursor may blink.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Back", key_display="Esc")]

    def __init__(self, named: str, *, blinks: bool) -> None:
        super().__init__(classes="dialog-screen")
        self._named, self._blinks = named, blinks

    def compose(self) -> ComposeResult:
        """Which one, what stays elsewhere, the word."""
        with Vertical(classes="dialog"):
            yield Static(visible(self._named), classes="heading gap", markup=False)
            for sentence in (*sentences.ERASE, wording.ERASE_ASK):
                yield Static(sentence, classes="plain", markup=False)
            yield OneLine(blinks=self._blinks, placeholder="")
            yield Static("", id="erase-fault", classes="plain", markup=False)

    @on(Input.Submitted)
    def take(self, message: Input.Submitted) -> None:
        """Enter: only the word itself erases."""
        if message.value.strip().lower() == sentences.ERASE_WORD:
            self.dismiss(True)
        else:
            self.query_one("#erase-fault", Static).update(sentences.NOT_ERASED)


class KeysDialog(ModalScreen[None]):
    """Which keys do what, and what signs mean.

    Args:
        keys: as they are shown, with what they do.
        signs: with what they mean.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss(None)", "Back", key_display="Esc")
    ]

    def __init__(self, keys: Sequence[tuple[str, str]], signs: Mapping[str, str]) -> None:
        super().__init__(classes="dialog-screen")
        self._keys, self._signs = keys, signs

    def compose(self) -> ComposeResult:
        """The keys in two columns, the signs below."""
        half = (len(self._keys) + 1) // 2
        lines = [Content("").join([_key(*pair) for pair in self._keys[row::half]]) for row in range(half)]
        lines += [Content(""), *(_key(sign, said) for sign, said in self._signs.items())]
        with VerticalScroll(classes="dialog"):
            yield Static(Content("\n").join(lines), markup=False)


def _key(key: str, said: str) -> Content:
    return Content.assemble((f"{key:>3}  ", "bold $primary"), f"{said:<25}")
