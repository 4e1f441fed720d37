"""Modal dialogs: a choice, a line to type, a text to read. Esc dismisses each with None."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, ClassVar, TypeAlias, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from connectwell.errors import ConnectwellError, UsageFault
from connectwell.model.text import visible
from connectwell.tui.acting import ActingScreen
from connectwell.tui.guarded import GuardedScreen
from connectwell.tui.places import BACK
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.completing import completing_names
from connectwell.tui.widgets.keys import DialogFoot
from connectwell.tui.widgets.line_input import LineInput
from connectwell.tui.widgets.reading_page import ReadingPage

Paragraph: TypeAlias = str | tuple[str, str]
"""A text, plain or with its style classes."""
Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], GuardedScreen[Answer]):
    """A box; subclasses provide its body.

    Args:
        said: the text at the top.
    """

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = Path(__file__).with_name("dialog.tcss")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss(None)", also="q")]

    def __init__(self, said: Iterable[Paragraph] = ()) -> None:
        super().__init__(classes="dialog-screen")
        self._said = tuple(said)

    def compose(self) -> ComposeResult:
        """Yields the text, then the body."""
        with Vertical(classes="dialog"):
            yield from self._paragraphs()
            yield from self.compose_body()
        yield DialogFoot()

    def _paragraphs(self) -> Iterator[Static]:
        for said in self._said:
            sentence, classes = (said, "plain gap") if isinstance(said, str) else said
            yield Static(visible(sentence), classes=classes, markup=False)

    def compose_body(self) -> ComposeResult:
        """Yields the contents below the text."""
        yield from ()


# --- A choice


class ChoiceDialog(Dialog[str]):
    """Asks for one of a few options.

    Args:
        said: what happened, or the question.
        options: label and hint by value.
        chosen: the current value, if any.
        keys: the key for each value; numbers from 1 by default.
    """

    def __init__(
        self,
        said: Iterable[Paragraph],
        options: Mapping[str, tuple[str, str]],
        *,
        chosen: str | None = None,
        keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(said)
        self._options, self._chosen, self._keys = options, chosen, keys

    def compose_body(self) -> ComposeResult:
        """Yields the options."""
        yield Choices(self._options, chosen=self._chosen, keys=self._keys)

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """Dismisses with the choice."""
        self.dismiss(message.value)


# --- A line to type


class LineDialog(Dialog[Answer]):
    """Asks for a line, and stays open until it is valid.

    Args:
        said: the question.
        take: parses the line into the answer. A ConnectwellError it raises is shown.
        given: the initial text; typing replaces it.
        placeholder: shown while the line is empty.
        keys: the key hints.
        blinks: whether the cursor may blink.
        names: whether the line is for names; those of the circle are offered.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n", "next", "Next", show=False)]  # as wherever one writes

    def __init__(
        self,
        said: Iterable[Paragraph],
        take: Callable[[str], Any],
        *,
        given: str = "",
        placeholder: str = "",
        keys: str = "",
        blinks: bool,
        names: bool = False,
    ) -> None:
        super().__init__(said)
        self._take, self._given, self._placeholder = take, given, placeholder
        self._keys, self._blinks, self._names = keys, blinks, names

    def compose_body(self) -> ComposeResult:
        """Yields the line, the error, the key hints."""
        suggester = completing_names(self.app) if self._names else None
        yield LineInput(self._given, blinks=self._blinks, placeholder=self._placeholder, suggester=suggester)
        yield Static("", id="fault", classes="plain", markup=False)
        if self._keys:
            yield Static(self._keys, classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Selects the initial text, so that typing replaces it."""
        if self._given:
            self.query_one(LineInput).action_select_all()

    @on(Input.Submitted)
    def action_next(self) -> None:
        """Dismisses with the parsed answer, or shows why it isn't valid."""
        try:
            answer = self._take(self.query_one(LineInput).value)
        except ConnectwellError as fault:
            self.say(str(fault))
        else:
            self.take_answer(answer)

    def take_answer(self, answer: Any) -> None:
        """Dismisses with what `take` returned."""
        self.dismiss(answer)

    def say(self, sentence: str) -> None:
        """Shows a sentence below the line."""
        fault = self.query_one("#fault", Static)
        fault.update(visible(sentence))
        fault.display = bool(sentence)


class WorkLineDialog(LineDialog[Answer], ActingScreen[Answer]):
    """Asks for a line for something that is done on disk: `take` returns the work, which a thread does.

    It stays open until that has worked.
    """

    def take_answer(self, answer: Any) -> None:
        """Does the work, and dismisses with what came of it."""
        self.act(answer, self.dismiss)


class WordDialog(LineDialog[bool]):
    """Warns about what will happen, and returns True once a confirmation word is typed.

    Args:
        said: what will happen, and which word confirms it.
        word: in lower case; matched in any case.
        otherwise: shown if something else is typed.
        blinks: whether the cursor may blink.
    """

    def __init__(self, said: Iterable[Paragraph], word: str, otherwise: str, *, blinks: bool) -> None:
        def take(words: str) -> bool:
            if words.strip().lower() != word:
                raise UsageFault(otherwise)
            return True

        super().__init__(said, take, blinks=blinks)


# --- A text to read


class TextDialog(Dialog[None]):
    """A scrollable text.

    Args:
        text: safe to draw.
    """

    def __init__(self, text: Content) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Yields the text."""
        with ReadingPage(classes="dialog"):
            yield Static(self._text, markup=False)
        yield DialogFoot()
