"""Earlier versions of an entry, each with the changes made after it, and a way to restore it."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connectwell import sentences
from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import EntryChange
from connectwell.entries.revise import EarlierVersion
from connectwell.errors import ConnectwellError
from connectwell.model.entry import Entry
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.journal.entry_page import drawn_raw
from connectwell.tui.widgets.list_keys import KeyedOptionList
from connectwell.tui.widgets.reading_page import ReadingPage

_STYLES = {"-": "$text-muted", "+": "bold"}


class VersionsScreen(CompanionScreen):
    """Lists the versions, newest first. On leaving, `change` holds what was restored.

    Args:
        browser: reads the versions.
        entry: the entry.
        put_away: whether to show what is put away.
    """

    CSS_PATH = "versions.tcss"
    AUTO_FOCUS = "#versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "bring_back", "Bring this one back"),
        BACK.on_screen("leave", also="q"),
    ]

    class WasRead(Message):
        """The versions, or why they can't be read."""

        def __init__(self, found: tuple[EarlierVersion, ...], trouble: str) -> None:
            super().__init__()
            self.found, self.trouble = found, trouble

    def __init__(self, browser: EntryBrowser, entry: Entry, *, put_away: bool) -> None:
        super().__init__()
        self._browser, self._entry, self._put_away = browser, entry, put_away
        self._found: tuple[EarlierVersion, ...] = ()
        self.change: EntryChange | None = None

    def top_right(self) -> str:
        """The day the entry belongs to."""
        return page.long_day(self._entry.day)

    def compose_body(self) -> ComposeResult:
        """Yields the versions on the left, the differences on the right; in a narrow window one above the other."""
        with Horizontal(id="shelf"):
            with Vertical(id="column"):
                yield Static(wording.EARLIER_VERSIONS, classes="heading", markup=False)
                yield KeyedOptionList(id="versions", markup=False, compact=True)
            with ReadingPage(id="version"):
                yield Static("", id="changes", markup=False)

    def on_mount(self) -> None:
        """Starts reading."""
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        try:
            found = self._browser.versions(self._entry.id, put_away=self._put_away)
            trouble = "" if found else sentences.NO_VERSIONS
        except ConnectwellError as fault:
            found, trouble = (), str(fault)
        self.post_message(self.WasRead(found, trouble))

    @on(WasRead)
    def take(self, message: WasRead) -> None:
        """Shows the list, with the newest highlighted."""
        self._found = message.found
        versions = self.query_one("#versions", OptionList)
        versions.add_options([Option(_named(earlier)) for earlier in self._found])
        if self._found:
            versions.highlighted = 0
        else:
            self.query_one("#changes", Static).update(message.trouble)
        self.refresh_bindings()

    def _earlier(self) -> EarlierVersion | None:
        at = self.query_one("#versions", OptionList).highlighted if self.is_mounted else None
        return self._found[at] if at is not None and at < len(self._found) else None

    @on(OptionList.OptionHighlighted)
    def follow(self) -> None:
        """Shows the differences, then the whole page as it was."""
        earlier = self._earlier()
        if earlier:
            self.query_one("#changes", Static).update(Content("\n").join(_drawn(earlier, put_away=self._put_away)))
            self.query_one("#version").scroll_home(animate=False)
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def read_version(self) -> None:
        """Focuses the page, to scroll it."""
        self.query_one("#version").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allows only readable versions to be restored."""
        if action == "bring_back":
            earlier = self._earlier() if self._found else None
            return earlier is not None and earlier.entry is not None
        return True

    def action_bring_back(self) -> None:
        """Makes the version current again. The present entry becomes a version."""
        earlier = self._earlier()
        if earlier is None:
            return
        self.act(lambda: self._browser.restore_version(self._entry.id, earlier.version), self._brought_back)

    def _brought_back(self, change: EntryChange) -> None:
        self.change = change
        self.dismiss()

    def action_leave(self) -> None:
        """Leaves the page for the list, then the screen."""
        versions = self.query_one("#versions", OptionList)
        if self.focused is versions or not self._found:
            self.dismiss()
        else:
            versions.focus()


def _named(earlier: EarlierVersion) -> Content:
    when = earlier.version.when.astimezone()
    return Content.assemble((f"{earlier.number:>3}  ", "$primary"), f"{when.day:>2} {when:%b %Y, %H:%M}")


def _drawn(earlier: EarlierVersion, *, put_away: bool) -> list[Content]:
    if earlier.entry is None:
        return [Content.styled(earlier.reason, "$warning"), Content(""), Content(drawn_raw(earlier.raw))]
    lines = [Content.styled(wording.WHAT_CAME_AFTER, "bold $primary")]
    lines += [Content.styled(f"{change.sign} {change.text}", _STYLES[change.sign]) for change in earlier.changes]
    if not earlier.changes:
        lines.append(Content.styled(sentences.SAME_PAGE, "$text-muted"))
    lines += [Content(""), Content.styled(wording.AS_IT_WAS, "bold $primary")]
    lines += [Content(line.text) for line in page.page_of(earlier.entry, sentences.NEED_NAMES, put_away=put_away)]
    return lines
