"""Sharing, third step, for a page only: a few lines of the person's own that go nowhere else."""

from typing import ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from connectwell.share.select.selection import OwnLine
from connectwell.share.sharing import Sharing
from connectwell.tui.places import BACK
from connectwell.tui.screens.share.fit import fit
from connectwell.tui.screens.share.step import ShareStep
from connectwell.tui.widgets.line_input import LineInput

OWN_LINES = "A few lines of your own, if you like"
ABOUT = "They are only on this page, and kept nowhere else. Leave any of them empty."
ASKED: Final[dict[OwnLine, str]] = {
    "different": "Anything different lately?",
    "helped_line": "What helped?",
    "not_today": "What would you rather leave for another day?",
    "name": "What name goes on the page, if any?",
}
NOT_YET = "It doesn't fit on one page yet. Shorter lines make room · Esc choose again"
EMPTY_PAGE = "There is nothing on this page yet. A line here is enough · Esc choose again"


class LinesScreen(ShareStep):
    """Four optional lines, added to the page as they are typed.

    Args:
        sharing: the page.
    """

    AUTO_FOCUS = "#different"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Go on", key_display="^n"),
        Binding("down", "app.focus_next", "Next line", show=False),
        Binding("up", "app.focus_previous", "Line before", show=False),
        BACK.on_screen("leave"),
    ]

    def __init__(self, sharing: Sharing) -> None:
        super().__init__()
        self._sharing = sharing

    def compose_body(self) -> ComposeResult:
        """Yields the questions, and a field for each."""
        choice, blinks = self._sharing.choice, self.context.settings.motion
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(OWN_LINES, classes="heading", markup=False)
            yield Static(ABOUT, classes="quiet gap", markup=False)
            for line, asked in ASKED.items():
                yield Static(asked, classes="asked", markup=False)
                yield LineInput(getattr(choice, line), blinks=blinks, placeholder="", id=line)
            yield Static(fit(self._sharing), id="fit", classes="quiet", markup=False)

    @on(Input.Changed)
    def written(self, message: Input.Changed) -> None:
        """Updates the page."""
        line = cast(LineInput, message.input)
        self._sharing.write(cast(OwnLine, line.id), line.words)
        self.query_one("#fit", Static).update(fit(self._sharing))

    @on(Input.Submitted)
    def next_line(self, message: Input.Submitted) -> None:
        """Moves to the next field; from the last one, goes on."""
        if message.input.id == list(ASKED)[-1]:
            self.action_next()
        else:
            self.focus_next()

    def action_next(self) -> None:
        """Opens the preview, if the page fits."""
        from connectwell.tui.screens.share.preview import PreviewScreen

        if reason := why_not(self._sharing):
            self.say(reason)
        else:
            self.say("")
            self.app.push_screen(PreviewScreen(self._sharing))


def why_not(sharing: Sharing) -> str:
    """Returns why there is no page to preview yet; empty if there is."""
    return NOT_YET if sharing.lines_over else EMPTY_PAGE if sharing.nothing_to_share else ""
