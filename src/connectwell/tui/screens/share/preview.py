"""Sharing: a preview of exactly what will leave, page by page, and which names don't."""

import sys
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from connectwell import sentences
from connectwell.english import counted
from connectwell.errors import ConnectwellError
from connectwell.model.text import visible
from connectwell.share import preview
from connectwell.share.formats import pdf
from connectwell.share.formats.registry import Format
from connectwell.share.paging import paged
from connectwell.share.sharing import Sharing
from connectwell.terminal_text import width_of, wrapped
from connectwell.tui.job import Job
from connectwell.tui.places import BACK
from connectwell.tui.screens.share.step import ShareStep

WHAT_LEAVES = "What will leave"
READ_LATER = sentences.READ_LATER.format(whom="Help now (F1) has numbers.")
WHERE_IN_IT = ", part {page:,} of {of:,}"
MAKING = "Making the pages…"
NAMES_COUNTED = ("1 name is left out; n shows it.", "{n} names are left out; n lists them.")
CANNOT_SHOW_WAYS: Final = {
    "html": ("HTML", "shows them whole, and prints well"),
    "pdf": ("PDF all the same", "with the name of their script"),
}
LIKE_NAMES: Final = (
    "1 word may be a name and is in it; n shows it.",
    "{n} words may be names and are in it; n lists them.",
)
_WITH_NOTES = 36
"""Rows from which the notes are shown beside the pages."""
_NARROWEST, _WIDEST = 20, 78
"""Column limits of a page; longer lines are hard to follow."""
_MOST_ROWS_OF_NAMES = 2
_RULED = ("", "─" * 20, "")
"""Lines between the end of the pages and the notes below it."""


class Leaf(VerticalScroll, can_focus=False):
    """The area for one page. Posts `Resized` when its size changes."""

    class Resized(Message):
        """The area's size changed."""

    def on_resize(self) -> None:
        """Reports the new size."""
        self.post_message(self.Resized())


class PreviewScreen(ShareStep):
    """The pages, to look through before anything leaves: ⏎ turns to the next part until all have been seen.

    Args:
        sharing: whose page fits.
        as_: a format to show and return from; None for the preview step before choosing one.

    Attributes:
        was_read: the format shown, once every part of it was seen and Enter was pressed.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+n", "read_on", "Next part", key_display="⏎"),
        Binding("enter,ctrl+n", "next", "Go on", key_display="⏎"),
        Binding("pagedown,space,right", "turn(1)", "Pages", key_display="PgUp PgDn"),
        Binding("pageup,left,shift+space", "turn(-1)", "Page before", show=False),
        Binding("home", "turn(-1_000_000_000)", "First page", show=False),
        Binding("end", "to_end", "I've read it", key_display="End"),
        Binding("n", "names", "Names"),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self, sharing: Sharing, as_: Format | None = None) -> None:
        super().__init__()
        usual: Format = "pdf" if sharing.what == "brief" and pdf.can_set() else "html"
        self._sharing, self._as, self._is_last_look = sharing, as_ or usual, as_ is not None
        self.was_read: Format | None = None
        self._pages: tuple[str, ...] = ()
        self._at = self._seen = 0  # the part shown, and how many were seen without a gap
        self._text, self._made_for = "", Size(0, 0)
        self._shown_choice = sharing.choice

    def compose_body(self) -> ComposeResult:
        """Yields the notes, and the page. The notes follow the pages where a window has no room for both."""
        with Vertical(classes="page"):
            yield Static(WHAT_LEAVES, id="which", classes="heading", markup=False)
            yield Static("", id="warned", markup=False)
            yield Static(preview.ALL_THAT_LEAVES, classes="quiet beside", markup=False)
            yield Static(preview.NAMES_KNOWN, id="names", classes="quiet beside", markup=False)
            with Leaf(id="page"):
                yield Static("", id="text", markup=False)
            yield Static(READ_LATER, id="later", classes="quiet beside", markup=False)

    def on_resize(self) -> None:
        """Puts the notes beside the pages only where that leaves most of the window to the pages."""
        super().on_resize()
        self.set_class(self.size.height < _WITH_NOTES, "-pages-only")

    # --- The pages

    @on(Leaf.Resized)
    def make(self) -> None:
        """Lays out the pages for the space available."""
        size = self.query_one(Leaf).content_size
        room = Size(max(_NARROWEST, min(size.width - 1, _WIDEST)), size.height)  # one column is for the scrollbar
        if room == self._made_for or self.is_busy:
            return
        text = self._text if room.width == self._made_for.width else ""
        self._made_for = room

        def make(job: Job) -> tuple[str, tuple[str, ...]]:
            all_of_it = text or "".join(self._sharing.preview(self._as, room.width, sys.maxsize, job.progress))
            return all_of_it, paged(all_of_it, room.height)

        self.do(MAKING, make, self._take)

    def show_failure(self, fault: ConnectwellError) -> None:
        """Asks what to do about letters that no font here has."""
        if isinstance(fault, pdf.CannotShow):
            from connectwell.tui.screens.dialogs import ChoiceDialog

            self.app.push_screen(ChoiceDialog([fault.sentence], CANNOT_SHOW_WAYS), self._take_way)
        else:
            super().show_failure(fault)

    def _take_way(self, way: str | None) -> None:
        if way is None:
            self.dismiss()
            return
        self._sharing.may_spell = way == "pdf"
        self._as = "pdf" if way == "pdf" else "html"
        self._made_for = Size(0, 0)
        self.make()

    def _take(self, made: tuple[str, tuple[str, ...]]) -> None:
        self._text, pages = made
        self._shown_choice = self._sharing.choice
        if self.has_class("-pages-only"):
            pages = self._with_notes(pages)
        before = len(self._pages)
        self._at = self._at * len(pages) // before if before else 0
        self._seen = self._seen * len(pages) // before if before else 0
        self._pages = pages
        self._tell_names()
        self._show()
        self.make()  # the window may have been resized meanwhile

    def _show(self) -> None:
        self._seen = max(self._seen, self._at + 1 if self._at <= self._seen else 0)
        where = WHERE_IN_IT.format(page=self._at + 1, of=len(self._pages))
        self.query_one("#which", Static).update(Content.assemble(WHAT_LEAVES, (where, "$text-muted not bold")))
        self.query_one("#text", Static).update(Content(self._pages[self._at] if self._pages else ""))
        self.query_one("#page").scroll_home(animate=False)
        self.refresh_bindings()

    def _told_names(self) -> tuple[str, ...]:
        return tuple(map(visible, preview.replacement_lines(self._sharing.replacements)))

    def _with_notes(self, pages: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the pages, and after them the notes: below the last one, under a rule, or on one of their own."""
        said = "\n\n".join((preview.ALL_THAT_LEAVES, self._said_of_names(), READ_LATER))
        lines = list(wrapped(said, self._made_for.width))
        last = pages[-1].count("\n") + 1 if pages else self._made_for.height
        if last + len(lines) + len(_RULED) <= self._made_for.height:
            return (*pages[:-1], "\n".join((pages[-1], *_RULED, *lines)))
        return (*pages, *paged("\n".join(lines), self._made_for.height))

    def _tell_names(self) -> None:
        warned = self._sharing.warned
        self.query_one("#warned", Static).update("\n".join(map(visible, warned)))
        self.set_class(bool(warned), "-warned")
        self.query_one("#names", Static).update(self._said_of_names())

    def _said_of_names(self) -> str:
        if self._sharing.choice.keep_names:
            return preview.NAMES_KEPT
        names = self._told_names()
        told = preview.NAMES_REPLACED + " · ".join(names) if names else ""
        if width_of(told) > _MOST_ROWS_OF_NAMES * self._made_for.width:
            told = counted(len(names), *NAMES_COUNTED)
        like = len(self._sharing.not_hidden)
        unsure = counted(like, *LIKE_NAMES) if like else ""
        return "\n".join(filter(None, (preview.NAMES_KNOWN, told, unsure)))

    # --- Navigation

    def action_turn(self, by: int) -> None:
        """Turns the page. A page longer than the window is scrolled to its end first."""
        leaf = self.query_one(Leaf)
        if abs(by) == 1 and leaf.max_scroll_y and leaf.scroll_y != (leaf.max_scroll_y if by > 0 else 0):
            leaf.scroll_to(y=leaf.scroll_y + by * leaf.size.height, animate=False)
        elif self._pages:
            self._at = max(0, min(self._at + by, len(self._pages) - 1))
            self._show()

    def action_read_on(self) -> None:
        """Turns to the next part."""
        self.action_turn(1)

    def action_to_end(self) -> None:
        """Goes to the last part: the person says that they have read all of it."""
        self._seen = len(self._pages)
        self.action_turn(1_000_000_000)

    def action_names(self) -> None:
        """Lists every name; each can be kept or left out, and a word that may be one can be hidden."""
        self._choose_names(0)

    def _choose_names(self, first: int) -> None:
        from connectwell.tui.screens.share.dialogs import NamesDialog

        names = preview.name_choices(self._sharing)

        def take(chosen: preview.NameChoice | None) -> None:
            if chosen is not None:
                preview.switch_name(self._sharing, chosen)
                self._choose_names(names.index(chosen))
            elif self._sharing.choice is not before:
                self._text, self._made_for, self._at, self._seen = "", Size(0, 0), 0, 0
                self.make()

        before = self._shown_choice
        if names:
            self.app.push_screen(NamesDialog(names, first), take)

    def action_next(self) -> None:
        """Goes to format and destination; or back there."""
        from connectwell.tui.screens.share.destination import DestinationScreen

        if self._is_last_look:
            self.was_read = self._as
            self.dismiss()
        else:
            self.app.push_screen(DestinationScreen(self._sharing, self._as))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply."""
        match action:
            case "names":
                return bool(self._pages) and bool(preview.name_choices(self._sharing))
            case "next":
                return bool(self._pages) and (self._is_last_look or self._seen >= len(self._pages))
            case "read_on":
                return bool(self._pages) and not self.check_action("next", parameters)
            case "turn" | "to_end":
                return len(self._pages) > 1
            case _:
                return True
