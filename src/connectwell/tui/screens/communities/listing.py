"""The kinds of community as a list, each with what the person marked."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connectwell.entries import communities
from connectwell.entries.communities import MarkedKind
from connectwell.model.text import one_line, visible
from connectwell.terminal_text import padded, width_of
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.pointer_list import PointerList

_NAME = 28
"""Columns for a name."""
_TWO_COLUMNS = 100
_AROUND = 8
"""Columns of a row's margins and signs."""


class _Kinds(PointerList):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open", key_display="⏎")]


class CommunitiesScreen(CompanionScreen):
    """Lists the kinds of community. A wide window shows what the chosen one is beside them."""

    CSS_PATH = "communities.tcss"
    AUTO_FOCUS = "#kinds"
    HORIZONTAL_BREAKPOINTS = [*CompanionScreen.HORIZONTAL_BREAKPOINTS, (_TWO_COLUMNS, "-two")]
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK.on_screen("leave", also="q"),
    ]
    SIGNS = {communities.SIGNS[mark]: said for mark, (said, _) in communities.MARKS.items() if mark != "blank"}  # type: ignore[index]

    def __init__(self) -> None:
        super().__init__()
        self._kinds: tuple[MarkedKind, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Yields an introduction, the list, and what the chosen kind is."""
        with Vertical(classes="page"):
            yield Static(communities.TITLE, classes="heading", markup=False)
            yield Static(communities.ABOUT, id="about", classes="quiet gap", markup=False)
            with Container(id="body"):
                yield _Kinds(id="kinds")
                yield Static("", id="beside", markup=False)

    def on_screen_resume(self) -> None:
        """Reads again: one may be marked now."""
        if self.is_mounted:
            self._read()

    def on_resize(self) -> None:
        """Draws the rows for the width there is."""
        if self._kinds:
            self._draw()
            self._describe_here()
        super().on_resize()

    def _read(self) -> None:
        context = self.context

        def read() -> tuple[tuple[MarkedKind, ...], str]:
            context.journal.start_over()
            kinds, left_out = communities.read_kinds(context)
            return kinds, left_out or context.left_out()

        self.look(read, lambda found: self._show(*found))

    def _show(self, kinds: tuple[MarkedKind, ...], left_out: str) -> None:
        self._kinds = kinds
        self._draw()
        if left_out:
            self.say(left_out)
            self._describe_here()  # there is less room now

    def _draw(self) -> None:
        lines, width = self.query_one("#kinds", PointerList), self.app.size.width - _AROUND
        lines.fill((_line(row, width) for row in self._kinds), lines.highlighted or 0)

    @on(OptionList.OptionHighlighted)
    def show_description(self) -> None:
        """Says what the highlighted one is."""
        self._describe_here()

    def _describe_here(self) -> None:
        """Says what the highlighted one is and, where there is room for all of it, what it may be like."""
        at, beside = self.query_one("#kinds", PointerList).highlighted, self.query_one("#beside", Static)
        if at is None or at >= len(self._kinds):
            return
        one = self._kinds[at].community
        what = Content(visible(one.what))
        both = Content.assemble(what, "\n\n", (visible(one.like), "$text-muted"))

        def fit() -> None:
            if beside.is_attached:
                room = self.query_one("#body").region.bottom - beside.region.y
                needs = len(both.wrap(max(1, beside.content_size.width)))
                beside.update(both if needs <= room else what)

        beside.update(what)
        self.call_after_refresh(fit)

    @on(OptionList.OptionSelected)
    def open_this(self, event: OptionList.OptionSelected) -> None:
        """Opens the one chosen."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Opens the highlighted kind."""
        from connectwell.tui.screens.communities.community import CommunityScreen

        at = self.query_one("#kinds", PointerList).highlighted
        if at is not None and at < len(self._kinds):
            self.say("")
            self.app.push_screen(CommunityScreen(self._kinds[at]))

    def action_leave(self) -> None:
        """Returns to where it was opened."""
        self.dismiss()


def _line(row: MarkedKind, width: int) -> Content:
    """Draws a row: the mark's sign, the name, the mark. A narrow window has less room between them."""
    mark = communities.mark_inline(row.mark)
    room = width - width_of(mark) - 2
    name = one_line(row.community.name, min(_NAME - 1, room))
    name = padded(name, _NAME) if room >= _NAME - 2 else f"{name}  "
    return Content.assemble((f"{communities.SIGNS[row.mark]} ", "$primary"), (name, "bold"), (mark, "$text-muted"))
