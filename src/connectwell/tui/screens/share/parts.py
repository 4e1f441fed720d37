"""Sharing, second step: what leaves. Lists everything by day; private parts are dimmed and stay."""

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from connectwell import sentences
from connectwell.errors import UsageFault
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.terms import Sharing as Level
from connectwell.share.formats import outline
from connectwell.share.select.marking import set_sharing
from connectwell.share.select.parts import ShareItem
from connectwell.share.select.period import Choice
from connectwell.share.select.selection import PageLine
from connectwell.share.sharing import Sharing
from connectwell.tui import wording
from connectwell.tui.job import Job
from connectwell.tui.places import BACK, undo_keys
from connectwell.tui.screens.share import rows
from connectwell.tui.screens.share.fit import fit
from connectwell.tui.screens.share.rows import Heading, Row
from connectwell.tui.screens.share.step import ShareStep
from connectwell.tui.widgets.long_list import LongList

WHAT_GOES = "What to share"
NAMES_GO, NAMES_STAY = "Names are kept.", "Known names become roles."
NOTHING = "There is nothing in these days. Esc choose others"
MAY_STAND = "Tab goes to words you can put on the page."
READING = "Reading your journal…"
MEASURING = "Looking whether it fits…"
_BESIDE = 104
"""Columns from which the words are shown beside the list."""
_MANY: Final = 1000
"""Rows above which it is looked in a thread whether the page fits."""
_MOST_SHOWN = 1200
"""Most characters shown of the highlighted words; the preview has all of them."""


class PartsScreen(ShareStep):
    """A list to choose from, with the words of the highlighted part.

    Args:
        sharing: with its days read.
    """

    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "leave_out", "In or out", key_display="Space"),
        Binding("m", "moment", "Quote it"),
        Binding("h", "helped", "It helped"),
        Binding("t", "how_far", "Who may see it"),
        Binding("n", "names", "Keep names"),
        Binding("tab", "next_words", "Next words", key_display="Tab"),
        Binding("enter", "next", "Go on", key_display="⏎"),
        Binding("ctrl+n", "preview", "See the page", key_display="^n"),
        *undo_keys(),
        BACK.on_screen("leave", also="q"),
    ]

    class Measured(Message):
        """Whether it fits, with these choices."""

        def __init__(self, choice: Choice, said: str) -> None:
            super().__init__()
            self.choice, self.said = choice, said

    def __init__(self, sharing: Sharing) -> None:
        super().__init__()
        self._sharing = sharing
        self._alone = Lock()
        self._rows: tuple[Row, ...] = ()
        self._marked: list[tuple[str, EntryChanges]] = []
        self._may_be_chosen: frozenset[str] = frozenset()
        self._may_be_quoted: frozenset[str] = frozenset()

    def compose_body(self) -> ComposeResult:
        """Yields an introduction, the list, the words, and whether it fits."""
        with Vertical(classes="page"):
            yield Static(self._which_days(), classes="heading", markup=False)
            yield Static("", id="about", classes="quiet gap", markup=False)
            with Container(id="both"):
                yield LongList(id="items")
                yield Static("", id="words", markup=False)
            yield Static("", id="fit", classes="quiet", markup=False)

    def _which_days(self) -> Content:
        since, until = self._sharing.period.since, self._sharing.period.until
        if since and until:
            named = sentences.days_said(since, until)
        else:
            named = f"from {outline.short_day(since)}" if since else f"to {outline.short_day(until)}" if until else ""
        return Content.assemble(WHAT_GOES, (f"   {named}", "$text-muted not bold"))

    def on_mount(self) -> None:
        """Loads the list."""
        self._read(lambda: None)

    def on_resize(self) -> None:
        """Shows the words beside the list, if there is room."""
        super().on_resize()
        self.set_class(self.size.width >= _BESIDE, "-beside")

    def on_screen_resume(self) -> None:
        """Updates the fit after the page's own lines, which may have changed its length."""
        if self._rows:
            self._show_choice()

    # --- The list

    def _read(self, look: Callable[[], object], reference: str = "", said: str = "") -> None:
        """Reloads the list, highlighting `reference` if it is there; then says `said`."""

        def read(_: Job) -> tuple[Row, ...]:
            look()
            self._sharing.draft()  # of years they take longer than a key may wait
            self._sharing.candidates()
            return rows.rows_of(self._sharing.lines(), self._sharing.share_items())

        def show(found: tuple[Row, ...]) -> None:
            self._show(found, reference)
            self.say(said)

        self.do(READING, read, show)

    def _show(self, found: tuple[Row, ...], reference: str) -> None:
        self._rows = found
        places = [n for n, row in enumerate(self._rows) if not isinstance(row, Heading)]
        at = next((n for n in places if _reference(self._rows[n]) == reference), self._first(places))
        self.query_one(LongList).show(len(self._rows), places, self._draw, at)
        self._show_choice()

    def _first(self, places: list[int]) -> int:
        """Returns the first row that will leave, or 0."""
        return next((n for n in places if rows.goes(self._rows[n], self._sharing.choice)), 0)

    def _draw(self, at: int, width: int) -> Content:
        return rows.draw(self._rows[at], self._sharing.choice, width)

    def _show_choice(self) -> None:
        """Redraws everything that depends on the choices."""
        sharing = self._sharing
        candidates = sharing.candidates()
        self._may_be_chosen = frozenset(one.reference for one in candidates)
        self._may_be_quoted = frozenset(one.reference for one in candidates if one.is_quotable)
        names = NAMES_GO if sharing.choice.keep_names else NAMES_STAY
        self.query_one("#about", Static).update(f"{rows.SIGNS}   {names}" if self._rows else NOTHING)
        self._tell_fit()
        self.query_one(LongList).refresh()
        self._show_words()

    def _tell_fit(self) -> None:
        """Says whether it fits; of years in a thread, for a page of them takes longer than a key may wait."""
        if len(self._rows) <= _MANY:
            self.query_one("#fit", Static).update(self._said())
            return
        self.query_one("#fit", Static).update(MEASURING)
        self.run_worker(partial(self._measure, self._sharing.choice), thread=True, group="fit")

    def _measure(self, choice: Choice) -> None:
        with self._alone:
            if choice is self._sharing.choice:
                self.post_message(self.Measured(choice, self._said()))

    @on(Measured)
    def _take_fit(self, message: Measured) -> None:
        if message.choice is self._sharing.choice:
            self.query_one("#fit", Static).update(message.said)

    def _said(self) -> str:
        """Returns whether it fits, and how to add words while there are none; or why nothing would leave."""
        if not self._some_goes():
            return rows.why_nothing(self._rows)
        choice = self._sharing.choice
        none_yet = self._may_be_chosen and not (choice.moments or choice.helped)
        return " ".join(filter(None, (fit(self._sharing), MAY_STAND if none_yet else "")))

    def _some_goes(self) -> bool:
        return any(rows.goes(row, self._sharing.choice) for row in self._rows)

    @on(LongList.Moved)
    def _show_words(self) -> None:
        is_said = not self._some_goes() and rows.why_nothing(self._rows) in (rows.ALL_PRIVATE, rows.ALL_PUT_AWAY)
        self.query_one("#words", Static).update("" if is_said else rows.words_of_row(self._row(), _MOST_SHOWN))
        self.refresh_bindings()

    def _row(self) -> Row | None:
        at = self.query_one(LongList).at
        return self._rows[at] if at is not None else None

    def _item(self) -> ShareItem | None:
        row = self._row()
        return row if isinstance(row, ShareItem) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply to the highlighted row."""
        if self.is_busy or not self.is_mounted:
            return action == "leave"
        row, sharing = self._row(), self._sharing
        match action:
            case "leave_out":
                return isinstance(row, PageLine) or (isinstance(row, ShareItem) and row.may_leave)
            case "moment":
                return isinstance(row, ShareItem) and row.reference in self._may_be_quoted
            case "helped":
                return isinstance(row, ShareItem) and row.reference in self._may_be_chosen
            case "next_words":
                return bool(self._may_be_chosen)
            case "how_far":
                return isinstance(row, ShareItem) and row.stays != "put-away"
            case "undo":
                return bool(self._marked)
            case "next":
                return sharing.what == "brief" or self._some_goes()
            case "preview":
                return sharing.what == "brief"
            case _:
                return True

    # --- Choosing

    @on(LongList.Chosen)
    def choose(self) -> None:
        """Toggles the highlighted row, like the space bar."""
        if self.check_action("leave_out", ()):
            self.action_leave_out()

    def action_leave_out(self) -> None:
        """Leaves it out, or takes it back."""
        self._change(lambda reference: self._sharing.toggle(reference))

    def action_moment(self) -> None:
        """Adds its words to the page as a moment, or removes them."""
        self._change(lambda reference: self._sharing.toggle_moment(reference))

    def action_helped(self) -> None:
        """Adds its words to the page as something that helped, or removes them."""
        self._change(lambda reference: self._sharing.toggle_helped(reference))

    def action_next_words(self) -> None:
        """Moves to the next words that may go on the page."""
        self.query_one(LongList).go_to_next(lambda at: _reference(self._rows[at]) in self._may_be_chosen)

    def action_names(self) -> None:
        """Switches between names and roles."""
        self._sharing.keep_names(not self._sharing.choice.keep_names)
        self._show_choice()

    def _change(self, change: Callable[[str], bool]) -> None:
        self.say("")
        try:
            change(_reference(self._row()))
        except UsageFault as fault:
            self.say(str(fault))
        self._show_choice()

    def action_how_far(self) -> None:
        """Changes this part's sharing level, in the journal."""
        from connectwell.tui.screens.share.dialogs import HowFarDialog

        item = self._item()
        if item:
            self.app.push_screen(HowFarDialog(item, self.context.today()), lambda level: self._mark(item, level))

    def _mark(self, item: ShareItem, level: str | None) -> None:
        if level is None or level == item.level:
            return
        journal = self.context.journal

        def marked(changes: EntryChanges) -> None:
            self._marked.append((item.reference, changes))
            self._read(self._sharing.read_days, item.reference, wording.UNDO_KEY)

        self.act(lambda: set_sharing(journal, item.reference, cast(Level, level)), marked)

    def action_undo(self) -> None:
        """Undoes what was last changed with `how_far`; several times over."""
        journal, read_days = self.context.journal, self._sharing.read_days
        self.undo_last(
            self._marked,
            lambda last: last[1].undo(journal),
            lambda last, _: self._read(read_days, last[0], sentences.UNDONE),
        )

    # --- Next step

    def action_preview(self) -> None:
        """Opens the preview without asking for lines of the page's own."""
        from connectwell.tui.screens.share.lines import why_not
        from connectwell.tui.screens.share.preview import PreviewScreen

        self.say(why_not(self._sharing))
        if not why_not(self._sharing):
            self.app.push_screen(PreviewScreen(self._sharing))

    def action_next(self) -> None:
        """Opens the page's own lines; for a record, which has none, the preview."""
        from connectwell.tui.screens.share.lines import LinesScreen
        from connectwell.tui.screens.share.preview import PreviewScreen

        on_to = LinesScreen if self._sharing.what == "brief" else PreviewScreen
        self.app.push_screen(on_to(self._sharing))


def _reference(row: Row | None) -> str:
    return row.reference if isinstance(row, ShareItem | PageLine) else ""
