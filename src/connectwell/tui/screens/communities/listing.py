"""The kinds of community as a list, each with what the person marked."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connectwell.entries import communities
from connectwell.entries.communities import MarkedKind
from connectwell.model.text import one_line, visible
from connectwell.terminal_text import padded
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.pointer_list import PointerList

_NAME = 28
"""Columns for a name."""
_TWO_COLUMNS = 100


class CommunitiesScreen(CompanionScreen):
    """Lists the kinds of community. On a wide window, what the chosen one is stands beside them."""

    CSS_PATH = "communities.tcss"
    AUTO_FOCUS = "#kinds"
    HORIZONTAL_BREAKPOINTS = [*CompanionScreen.HORIZONTAL_BREAKPOINTS, (_TWO_COLUMNS, "-two")]
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK.on_screen("leave", also="q"),
    ]
    SIGNS = {communities.SIGNS[mark]: said for mark, (said, _) in communities.MARKS.items() if mark != "blank"}  # type: ignore[index]

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[MarkedKind, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Yields an introduction, the list, and what the chosen kind is."""
        with Vertical(classes="page"):
            yield Static(communities.TITLE, classes="heading", markup=False)
            yield Static("", id="about", classes="quiet gap", markup=False)
            with Container(id="body"):
                yield PointerList(id="kinds")
                yield Static("", id="beside", markup=False)

    def on_screen_resume(self) -> None:
        """Reads again: one may be marked now."""
        if self.is_mounted:
            self._read()

    def _read(self) -> None:
        self.context.journal.start_over()
        self._rows, left_out = communities.read_rows(self.context)
        self.query_one("#about", Static).update(communities.about(self.context))
        lines = self.query_one("#kinds", PointerList)
        lines.fill(map(_line, self._rows), lines.highlighted or 0)
        if left_out:
            self.say(left_out)

    @on(OptionList.OptionHighlighted)
    def show_description(self, event: OptionList.OptionHighlighted) -> None:
        """Says what the highlighted one is."""
        if event.option_index < len(self._rows):
            one = self._rows[event.option_index].community
            self.query_one("#beside", Static).update(
                Content.assemble((visible(one.what), ""), "\n\n", (visible(one.like), "$text-muted"))
            )

    @on(OptionList.OptionSelected)
    def open_this(self, event: OptionList.OptionSelected) -> None:
        """Opens the one chosen."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Opens the highlighted kind."""
        from connectwell.tui.screens.communities.community import CommunityScreen

        at = self.query_one("#kinds", PointerList).highlighted
        if at is not None and at < len(self._rows):
            self.say("")
            self.app.push_screen(CommunityScreen(self._rows[at]))

    def action_leave(self) -> None:
        """Returns to where it was opened."""
        self.dismiss()


def _line(row: MarkedKind) -> Content:
    name, mark = one_line(row.community.name, _NAME - 1), communities.mark_inline(row.mark)
    sign = communities.SIGNS[row.mark]
    return Content.assemble((f"{sign} ", "$primary"), (padded(name, _NAME), "bold"), (mark, "$text-muted"))
