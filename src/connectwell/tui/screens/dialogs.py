"""Modal dialogs: a choice, a line to type, a text to read. Esc dismisses each with None."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePath
from typing import Any, ClassVar, TypeAlias, TypeVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from connectwell import sentences
from connectwell.clock import NoDay, day_named
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.model.terms import Wants
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.acting import ActingScreen
from connectwell.tui.guarded import GuardedScreen
from connectwell.tui.places import BACK
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.completing import completing_names
from connectwell.tui.widgets.line_input import LineInput

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
    """

    def __init__(
        self, said: Iterable[Paragraph], options: Mapping[str, tuple[str, str]], *, chosen: str | None = None
    ) -> None:
        super().__init__(said)
        self._options, self._chosen = options, chosen

    def compose_body(self) -> ComposeResult:
        """Yields the options."""
        yield Choices(self._options, chosen=self._chosen)

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """Dismisses with the choice."""
        self.dismiss(message.value)


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
    def enter(self, message: Input.Submitted) -> None:
        """Dismisses with the parsed answer, or shows why it isn't valid."""
        try:
            answer = self._take(message.value)
        except ConnectwellError as fault:
            self.say(str(fault))
        else:
            self.take_answer(answer)

    def take_answer(self, answer: Any) -> None:
        """Dismisses with what `take` returned."""
        self.dismiss(answer)

    def say(self, sentence: str) -> None:
        """Shows a sentence below the line."""
        self.query_one("#fault", Static).update(visible(sentence))


class WorkLineDialog(LineDialog[Answer], ActingScreen[Answer]):
    """Asks for a line for something that is done on disk: `take` returns the work, which a thread does.

    It stays open until that has worked.
    """

    def take_answer(self, answer: Any) -> None:
        """Does the work, and dismisses with what came of it."""
        self.act(answer, self.dismiss)


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
            try:
                day = day_named(words, today)
            except NoDay:
                raise UsageFault(wording.NO_DAY) from None
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


class EraseDialog(WordDialog):
    """Explains what erasing does and doesn't do, and asks for the word.

    Args:
        named: names the entry, without any of its words.
        blinks: whether the cursor may blink.
    """

    def __init__(self, named: str, *, blinks: bool) -> None:
        plain = [(sentence, "plain") for sentence in (*sentences.ERASE, wording.ERASE_ASK)]
        super().__init__([(named, "heading gap"), *plain], sentences.ERASE_WORD, sentences.NOT_ERASED, blinks=blinks)


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
        with VerticalScroll(classes="dialog"):
            yield Static(self._text, markup=False)


class KeysDialog(TextDialog):
    """Lists a screen's keys, then those of every screen, then the signs used; in two columns where there is room.

    Args:
        keys: keys as displayed, with what they do.
        shared: those that work on every screen.
        signs: signs with what they mean.
    """

    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss(None)", also="question_mark,q")]

    def __init__(
        self, keys: Sequence[tuple[str, str]], shared: Sequence[tuple[str, str]], signs: Mapping[str, str]
    ) -> None:
        super().__init__(Content(""))
        self._groups = keys, shared, tuple(signs.items())

    def compose(self) -> ComposeResult:
        """Yields the lists."""
        columns = 2 if self.app.size.width >= _TWO_COLUMNS else 1
        groups = [_in_columns(pairs, columns) for pairs in self._groups]
        with VerticalScroll(classes="dialog"):
            yield Static(Content("\n\n").join(group for group in groups if group), markup=False)


_TWO_COLUMNS = 76


def _in_columns(pairs: Sequence[tuple[str, str]], columns: int) -> Content:
    wide = max((cell_len(key) for key, _ in pairs), default=0)
    rows = -(-len(pairs) // columns)
    left, last = (max((cell_len(said) for _, said in some), default=0) for some in (pairs[:rows], pairs[rows:]))
    said_width = min(_SAID, _ROOM - 2 * (wide + 2) - last)  # narrower only where the last column would wrap
    if columns > 1 and (max(left, last) > _SAID or left + 2 > said_width):
        columns, rows = 1, len(pairs)
    return Content("\n").join(
        Content.assemble(*(part for key, said in pairs[row::rows] for part in _key(key, said, wide, said_width)))
        for row in range(rows)
    )


def _key(key: str, said: str, wide: int, said_width: int) -> tuple[tuple[str, str], str]:
    return (f"{' ' * (wide - cell_len(key))}{key}  ", "bold $primary"), f"{said:<{max(said_width, 0)}}"


_SAID = 27
_ROOM = 58
"""Columns inside the box at its widest, beside a scrollbar."""
