"""Which region's help lines to show. Suggested from the locale, never taken without being chosen."""

import os
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.library import Library, suggested_region
from connectwell.tui import wording
from connectwell.tui.app import Companion


class RegionList(OptionList):
    """Regions by name. A letter goes to the next name that begins with it, from the top again after the last."""

    def on_key(self, event: events.Key) -> None:
        """A letter."""
        letter = (event.character or "").casefold()
        if not letter.isalpha():
            return
        event.stop()
        here = self.highlighted or 0
        after_here = [*range(here + 1, self.option_count), *range(here + 1)]
        names = {at: str(self.get_option_at_index(at).prompt) for at in after_here}
        self.highlighted = next((at for at in after_here if names[at].casefold().startswith(letter)), self.highlighted)


def region_list(library: Library, chosen: str | None) -> RegionList:
    """The regions by name; the one chosen before, or else the suggested one, is marked and comes first to hand.

    Raises:
        ContentFault: the list of lines cannot be read.
    """
    lines = library.help_lines()
    suggested = suggested_region(os.environ)
    codes = lines.regions()
    options = []
    for code in codes:
        hint = "chosen" if code == chosen else sentences.REGION_SUGGESTED if code == suggested else ""
        name = lines.region_name(code)
        options.append(Option(Content.assemble(name, (f"   {hint}" if hint else "", "$text-muted")), id=code))
    found = RegionList(*options, markup=False, compact=True, id="regions")
    first = chosen or suggested
    found.highlighted = codes.index(first) if first in codes else 0
    return found


class RegionScreen(ModalScreen[None]):
    """Chooses a region and goes back."""

    CSS_PATH = ["dialog.tcss", "region.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", key_display="Esc")]

    def __init__(self) -> None:
        super().__init__(classes="dialog-screen")

    def compose(self) -> ComposeResult:
        """The question and the list."""
        app = self.app
        with Vertical(classes="dialog"):
            yield Static(sentences.REGION, classes="plain gap", markup=False)
            yield Static(wording.REGION_KEYS, classes="quiet gap", markup=False)
            if isinstance(app, Companion):
                try:
                    yield region_list(app.rooms.library, app.rooms.settings.region)
                except ConnectwellError as fault:
                    yield Static(str(fault), classes="plain", markup=False)

    @on(OptionList.OptionSelected)
    def choose(self, message: OptionList.OptionSelected) -> None:
        """This one."""
        if isinstance(self.app, Companion):
            self.app.change(region=message.option_id)
        self.dismiss(None)
