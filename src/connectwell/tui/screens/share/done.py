"""Sharing, done: where the file is, its format, and what the journal records of it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from connectwell.model.text import visible
from connectwell.share.formats.registry import NAMES
from connectwell.share.send.send import Sent
from connectwell.share.sharing import Sharing
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.share.paths import shown_path
from connectwell.tui.screens.share.preview import READ_LATER
from connectwell.tui.widgets.reading_page import ReadingPage

THERE = "The file is ready"
THERE_IN_PART = "The file is ready, but not all of it could be read"
AS = "{name}. Only this login can open it, until you pass it on."
AS_SEALED = "{name}, sealed. Only someone with the key or the passphrase can open it, with any age program."
REMEMBERED = "Your journal records that you shared it, when, and as what; not what it says."
ARCHIVE = "It is your own archive, so your journal doesn't record it as shared."
_LONGEST = 400
"""Most characters shown of a path."""


class SentScreen(CompanionScreen):
    """Reports it once. Every way on leads back to Today.

    Args:
        sent: what left.
        sharing: the choices it was made from.
    """

    CSS_PATH = "share.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+n", "today", "Today", key_display="⏎"),
        Binding("escape", "today", "Today", show=False),
    ]

    def __init__(self, sent: Sent, sharing: Sharing) -> None:
        super().__init__()
        self._sent, self._sharing = sent, sharing

    def compose_body(self) -> ComposeResult:
        """Yields where it is, and notes about it."""
        sent = self._sent
        said = [(AS_SEALED if sent.sealed else AS).format(name=NAMES[sent.as_]), *sent.warnings]
        if self._sharing.everything:
            said.append(ARCHIVE)
        elif sent.noted:
            said.append(REMEMBERED)
        said.append("" if self._sharing.everything else READ_LATER)
        with ReadingPage(classes="page"):
            there = THERE_IN_PART if self._sharing.unread_files or sent.lacks else THERE
            yield Static(there, classes="heading gap", markup=False)
            yield Static(
                visible(shown_path(sent.path))[:_LONGEST] if sent.path else "",
                id="place",
                classes="plain gap",
                markup=False,
            )
            for sentence in filter(None, said):
                yield Static(visible(sentence), classes="plain gap", markup=False)

    def action_today(self) -> None:
        """Returns to Today."""
        self.companion.back_to_today()
