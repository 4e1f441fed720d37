"""Chooses the region for help lines. Suggested from the locale, never applied unasked."""

import os
from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.library import Library, suggested_region
from connectwell.tui import wording
from connectwell.tui.screens.dialogs import Dialog
from connectwell.tui.services import services_of
from connectwell.tui.widgets.name_list import NameList


class RegionList(NameList):
    """Regions by name.

    Args:
        regions: name and note of each, by code.
        at: the code to highlight; if it isn't among them, nothing is, and Enter chooses nothing.
    """

    class Chosen(Message):
        """A region was chosen."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    class Passed(Message):
        """Enter while none is highlighted."""

    def __init__(self, regions: Mapping[str, tuple[str, str]], at: str | None) -> None:
        self._codes = list(regions)
        lines = (
            Content.assemble(name, (beside and f"   {beside}", "$text-muted")) for name, beside in regions.values()
        )
        names = (name for name, _ in regions.values())
        super().__init__(names, lines, id="regions", at=self._codes.index(at) if at and at in regions else None)

    def action_select(self) -> None:
        """Chooses what is highlighted; nothing is an answer too."""
        if self.highlighted is None:
            self.post_message(self.Passed())
        else:
            super().action_select()

    @on(OptionList.OptionSelected)
    def choose(self, message: OptionList.OptionSelected) -> None:
        """Chooses a region."""
        message.stop()
        self.post_message(self.Chosen(self._codes[message.option_index]))


def region_list(library: Library, chosen: str | None) -> RegionList:
    """Returns the regions by name, with the current or else the suggested one highlighted.

    Raises:
        ContentFault: the help lines can't be read.
    """
    lines = library.help_lines()
    suggested = suggested_region(os.environ)
    hints = {suggested: sentences.REGION_SUGGESTED} | {chosen: wording.REGION_CHOSEN}
    regions = {code: (lines.region_name(code), hints.get(code, "")) for code in lines.regions()}
    return RegionList(regions, chosen or suggested)


class RegionScreen(Dialog[None]):
    """Chooses a region and goes back."""

    CSS_PATH = ["dialog.tcss", "region.tcss"]

    def __init__(self) -> None:
        super().__init__([sentences.REGION, (wording.REGION_KEYS, "quiet gap")])

    def compose_body(self) -> ComposeResult:
        """Yields the list."""
        context = services_of(self).context
        try:
            yield region_list(context.library, context.settings.region)
        except ConnectwellError as fault:
            yield Static(str(fault), classes="plain", markup=False)

    @on(RegionList.Passed)
    def leave(self) -> None:
        """Returns without one."""
        self.dismiss(None)

    @on(RegionList.Chosen)
    def take(self, message: RegionList.Chosen) -> None:
        """Stores the region, and returns."""
        services_of(self).change(region=message.code)
        self.dismiss(None)
