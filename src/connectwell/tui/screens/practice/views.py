"""Views of a practice's stops. They draw and report choices; the player decides."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Middle, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from connectwell import sentences
from connectwell.model.text import one_line, visible
from connectwell.practice import words
from connectwell.practice.player import Player
from connectwell.practice.stops import AtAfter, AtBefore, AtPage, AtStep
from connectwell.tui.screens.practice.breath import BreathLine
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.completing import completing_names
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.line_input import LineInput

_MOST_NAMES = 8


class StopView(Vertical):
    """The view of one stop.

    Args:
        name: of the practice.
    """

    def __init__(self, title: str) -> None:
        super().__init__(classes="page")
        self._title = title

    def compose(self) -> ComposeResult:
        """Yields its name, then its body."""
        yield Static(visible(self._title), id="practice-name", classes="heading gap", markup=False)
        yield from self.compose_stop()

    def compose_stop(self) -> ComposeResult:
        """Yields what is below the name."""
        yield from ()

    def focus_first(self) -> None:
        """Focuses what takes the answer, if anything does."""
        for widget in self.query("Editor, LineInput, Choices").results():
            widget.focus()
            return
        self.screen.set_focus(None)

    def write_to(self, player: Player) -> None:
        """Passes on the words written here."""


class SayView(StopView):
    """One line at a time; what is breathed has its pace below, one's own list its lines."""

    def __init__(self, title: str, stop: AtStep, lines: tuple[str, ...] = (), *, moves: bool) -> None:
        super().__init__(title)
        self._stop, self._lines, self._moves = stop, lines, moves

    def compose_stop(self) -> ComposeResult:
        """Yields the line, what belongs to it, and where this is."""
        step = self._stop.step
        with Middle():
            if step.show:
                with VerticalScroll(can_focus=False, id="own-lines"):
                    yield Static(words.OWN_LISTS[step.show], classes="gap", markup=False)
                    for line in self._lines:
                        yield Static(Content(f"· {one_line(line, 200)}"), markup=False)
            else:
                yield Static(visible(step.text), id="practice-say", markup=False)
            if step.pace:
                yield Static(words.pace(step.pace), id="pace", classes="quiet", markup=False)
                if self._moves:
                    yield BreathLine(step.pace)
        yield Static(self._stop.count, id="practice-count", classes="quiet", markup=False)


class WriteView(StopView):
    """A question and an editor."""

    def __init__(self, title: str, stop: AtStep, *, blinks: bool) -> None:
        super().__init__(title)
        self._stop, self._blinks = stop, blinks

    def compose_stop(self) -> ComposeResult:
        """Yields the question, the editor, and where this is."""
        stop = self._stop
        yield Static(visible(stop.step.text), classes="asked gap", markup=False)
        if stop.beside:
            with VerticalScroll(can_focus=False, id="beside"):
                for line in words.numbered(stop.beside):
                    yield Static(visible(line), classes="quiet", markup=False)
        if stop.put_away:
            yield Static(sentences.PUT_AWAY_HERE, classes="put-away quiet gap", markup=False)
        hint = words.ONE_A_LINE if stop.step.kind == "list" else sentences.EMPTY_IS_FINE
        yield Editor(stop.words, blinks=self._blinks, placeholder=hint)
        yield Static(stop.count, id="practice-count", classes="quiet", markup=False)

    def write_to(self, player: Player) -> None:
        """Passes on the words."""
        player.write(self.query_one(Editor).words)

    @on(TextArea.Changed)
    def show_line_beside(self) -> None:
        """Keeps the line in sight that goes with the one being written."""
        row, _ = self.query_one(Editor).cursor_location
        for line in list(self.query("#beside Static"))[row : row + 1]:
            line.scroll_visible(animate=False)


class _WhoLine(LineInput):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Next", key_display="⏎")]


class WhoView(StopView):
    """A question and a line for names; those of the circle are offered."""

    def __init__(self, title: str, stop: AtStep, names: Callable[[], tuple[str, ...]], *, blinks: bool) -> None:
        super().__init__(title)
        self._stop, self._blinks, self._names = stop, blinks, names

    def compose_stop(self) -> ComposeResult:
        """Yields the question, the line and the names there are."""
        stop, names = self._stop, self._names()
        yield Static(visible(stop.step.text), classes="asked gap", markup=False)
        if stop.put_away:
            yield Static(sentences.PUT_AWAY_HERE, classes="put-away quiet gap", markup=False)
        suggester = completing_names(self.app, lambda: names)
        yield _WhoLine(
            ", ".join(stop.people), blinks=self._blinks, placeholder=words.WHO, suggester=suggester, id="who"
        )
        if names:
            said = ", ".join(one_line(name, 30) for name in names[:_MOST_NAMES])
            yield Static(words.FROM_CIRCLE.format(names=said), id="names", classes="quiet", markup=False)

    @property
    def names(self) -> str:
        """What is typed."""
        return self.query_one("#who", LineInput).words

    def write_to(self, player: Player) -> None:
        """Passes on the names."""
        player.name_so_far(self.names)


class OptionsView(StopView):
    """A question and its options, numbered."""

    def __init__(
        self,
        title: str,
        asked: str,
        options: Mapping[str, tuple[str, str]],
        chosen: str | None = None,
        *,
        page: bool = False,
        may_pass: bool = False,
    ) -> None:
        super().__init__(title)
        self._asked, self._options, self._chosen = asked, options, chosen
        self._page, self._may_pass = page, may_pass

    def compose_stop(self) -> ComposeResult:
        """Yields the question and the options; a page is read before them."""
        if self._page:
            with VerticalScroll(can_focus=False):
                yield Static(visible(self._asked), id="practice-say", classes="gap", markup=False)
        else:
            yield Static(visible(self._asked), classes="asked gap", markup=False)
        yield Choices(self._options, chosen=self._chosen, may_pass=self._may_pass)


def view_of(player: Player, *, moves: bool) -> StopView:
    """Returns the view for where the player is.

    Args:
        player: the practice.
        moves: whether anything may move or blink.
    """
    title, stop = player.script.name, player.stop
    match stop:
        case AtPage(text):
            return OptionsView(title, text, words.PAGES, page=True)
        case AtBefore(state):
            return OptionsView(title, words.BEFORE, sentences.STATES, state, may_pass=True)
        case AtAfter(after):
            return OptionsView(title, words.AFTER, sentences.AFTERS, after, may_pass=True)
        case AtStep():
            return _view_of_step(title, stop, player, moves)
        case _:
            raise ValueError("the end has no view")


def _view_of_step(title: str, stop: AtStep, player: Player, moves: bool) -> StopView:
    match stop.step.kind:
        case "write" | "list":
            return WriteView(title, stop, blinks=moves)
        case "someone":
            return WhoView(title, stop, player.names_to_offer, blinks=moves)
        case "choose":
            options = {option: (option, "") for option in stop.step.options}
            return OptionsView(title, stop.step.text, options, stop.words or None, may_pass=True)
        case _:
            lines = player.own_lines(stop.step.show) if stop.step.show else ()
            return SayView(title, stop, lines, moves=moves)
