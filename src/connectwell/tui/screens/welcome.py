"""Once, at the first start: what this is, what it isn't, where the words live, who could read them, which region."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.tui.base import Room
from connectwell.tui.screens.region import region_list


class WelcomeScreen(Room):
    """One page, then straight in."""

    CSS_PATH = ["region.tcss", "welcome.tcss"]
    AUTO_FOCUS = "#regions"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "later", "Choose later", key_display="Esc")]

    def compose_room(self) -> ComposeResult:
        """The sentences, then the regions."""
        with Vertical(classes="page"):
            with VerticalScroll(id="about"):
                for sentence in sentences.WELCOME:
                    said = sentence.replace("{data}", str(self.rooms.places.data))
                    yield Static(said, classes="plain gap", markup=False)
            yield Static(sentences.REGION, classes="heading", markup=False)
            try:
                yield region_list(self.rooms.library, self.rooms.settings.region)
            except ConnectwellError as fault:
                yield Static(str(fault), classes="plain", markup=False)

    @on(OptionList.OptionSelected)
    def choose(self, message: OptionList.OptionSelected) -> None:
        """This region; and in."""
        self._straight_in(region=message.option_id)

    def action_later(self) -> None:
        """In, without a region; Help now then shows directories only."""
        self._straight_in()

    def _straight_in(self, **chosen: object) -> None:
        self.companion.change(**chosen, welcomed=True)
        self.dismiss()
        self.companion.begin_as_asked()
