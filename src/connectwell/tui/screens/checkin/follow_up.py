"""How a small connection landed, asked from Today: a line or two, and which of the five it touched."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin.today import FollowUpEditor
from connectwell.model.terms import Need
from connectwell.model.text import A_FEW_LINES, one_line
from connectwell.tui.places import BACK
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.needs_picker import NeedsPicker


class FollowUpScreen(WritingScreen):
    """Asks, with autosave. If saving fails, stays open with the words.

    Args:
        landing: takes the answer.
    """

    CSS_PATH = "follow_up.tcss"
    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", show=False),
        BACK.on_screen("leave"),
    ]

    def __init__(self, landing: FollowUpEditor) -> None:
        super().__init__()
        self._landing = landing
        self._saved = landing.words, landing.touched
        self._is_done = False

    def compose_body(self) -> ComposeResult:
        """Yields the connection, an editor, the five."""
        with Vertical(classes="page"):
            yield Static(sentences.LANDED, classes="heading", markup=False)
            yield Static(one_line(self._landing.asked, A_FEW_LINES), classes="asked gap", markup=False)
            if self._landing.put_away:
                yield Static(sentences.PUT_AWAY_HERE, classes="put-away quiet gap", markup=False)
            blinks = self.context.settings.motion
            yield Editor(self._landing.words, blinks=blinks, placeholder=sentences.EMPTY_IS_FINE)
            yield Static(sentences.TOUCHED, id="touched-ask", classes="quiet", markup=False)
            yield NeedsPicker(self._landing.touched)

    @property
    def writing_day(self) -> date | None:
        """The day of the connection."""
        return self._landing.day

    def saving(self) -> Work | None:
        """Returns the work of saving the words and needs on the screen, if any."""
        said = self._said()
        if said == self._saved and not self._is_done:
            return None

        so_far = not self._is_done

        def save() -> Take:
            self._landing.save("done", *said, so_far=so_far)
            return lambda: self._set_saved(said)

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving the page to another folder."""
        return partial(self._landing.rescue, folder, *self._said())

    def _said(self) -> tuple[str, tuple[Need, ...]]:
        return self.query_one(Editor).words, self.query_one(NeedsPicker).in_order()

    def _set_saved(self, said: tuple[str, tuple[Need, ...]]) -> None:
        self._saved, self._is_done = said, False

    @on(NeedsPicker.Changed)
    def needs_changed(self) -> None:
        """Saves, as for words."""
        self.words_changed()

    @on(NeedsPicker.Finished)
    def action_next(self) -> None:
        """Saves that it was done, and returns to Today."""
        self._is_done = True  # saved even without words
        self.when_saved(self.return_saved)

    def action_leave(self) -> None:
        """Saves it as it is now, and returns."""
        if not self.stays():
            self._is_done = self._landing.is_open or self._said() != self._saved
            self.when_saved(self.return_saved)
