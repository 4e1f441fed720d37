"""The card for hard days, written on a good one: an editor for each of its six parts, saved as it is typed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries import card, circle
from connectwell.errors import ConnectwellError
from connectwell.journal import CircleEditing, CircleSaved
from connectwell.journal.card_file import CardFound
from connectwell.model.card import SECTIONS, Card, Section
from connectwell.model.circle import CirclePart
from connectwell.tui import wording
from connectwell.tui.palette import PaletteRow
from connectwell.tui.places import BACK
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.editor import Editor

_ERASE: Final = "Erase this card"
_ERASE_ABOUT: Final = "For good, after a typed word."
_ID: Final = "part-{section}"
_BOTH: Final = "In the circle, b shows both."


class CardScreen(WritingScreen):
    """The card. Where its file is damaged it is shown as it is, and not edited."""

    CSS_PATH = "card.tcss"
    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", key_display="^n"),
        BACK.on_screen("leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._editing: CircleEditing | None = None
        self._found = CardFound()
        self._before: Card | None = None
        self._given: dict[Section, str] = {}

    def compose_body(self) -> ComposeResult:
        """Yields what it is, and a heading and an editor for each part."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(card.TITLE, classes="heading", markup=False)
            yield Static(card.ABOUT, id="about", classes="quiet gap", markup=False)

    def on_mount(self) -> None:
        """Reads the card."""
        journal = self.context.journal

        def read() -> tuple[CircleEditing | None, CardFound, str]:
            try:
                twice = any(copy.part.kind == "card" for copy in journal.circle.copies())
                return journal.circle.edit_card(), CardFound(), f"{circle.CARD_TWICE} {_BOTH}" if twice else ""
            except ConnectwellError as fault:
                return None, journal.circle.card(), str(fault)

        self.look(read, lambda found: self._show(*found), opens=True)

    def _show(self, editing: CircleEditing | None, found: CardFound, said: str) -> None:
        """Shows the card, from its top. Says that it is there twice or why it can't be edited, if so."""
        self._editing, self._found = editing, found
        self._before = editing.part.card if editing else None
        page = self.query_one(".page", VerticalScroll)
        page.can_focus = editing is None
        page.mount_all(self._parts(editing))
        if said:
            self.say(said)
        for editor in list(self.query(Editor))[:1]:
            editor.focus(scroll_visible=False)
        self.refresh_bindings()
        self.call_after_refresh(self.call_after_refresh, self._show_top)

    def _parts(self, editing: CircleEditing | None) -> Iterator[Widget]:
        if editing is None:
            for text in card.card_texts(self._found):
                yield Static(text.heading, classes="heading", markup=False)
                yield Static(text.words, classes="plain gap", markup=False)
            return
        written, blinks = editing.part.card or Card(), self.context.settings.motion
        self._given = {section: written.words(section) for section in SECTIONS}
        for section in SECTIONS:
            yield Static(card.HEADINGS[section], classes="heading", markup=False)
            yield Editor(
                written.words(section), blinks=blinks, placeholder=card.HINTS[section], id=_ID.format(section=section)
            )

    def _show_top(self) -> None:
        """Shows what it is, since each editor has moved to the end of its text."""
        self.query_one(".page").scroll_home(animate=False)

    # --- Saving

    def _on_screen(self) -> dict[Section, str]:
        return {section: self._editor(section).words for section in SECTIONS} if self._editing else {}

    def _editor(self, section: Section) -> Editor:
        return self.query_one(f"#{_ID.format(section=section)}", Editor)

    def _written(self) -> CirclePart | None:
        """Returns the card with the sections that were changed here; the others are as on disk."""
        if self._editing is None:
            return None
        part = self._editing.part
        written = part.card or Card()
        for section, words in self._on_screen().items():
            if words != self._given[section]:
                written = written.with_words(section, words)
        return replace(part, card=written)

    def saving(self) -> Work | None:
        """Returns the work of saving the card, if it was changed. An empty one isn't created."""
        editing, part, on_screen = self._editing, self._written(), self._on_screen()
        if editing is None or part is None or part == editing.part:
            return None

        def save() -> Take:
            saved = editing.save(part)
            return lambda: self._take(saved, on_screen)

        return save

    def _take(self, saved: CircleSaved, on_screen: dict[Section, str]) -> None:
        """Takes in what was saved, and shows what another program wrote in sections that weren't changed here."""
        for section, words in on_screen.items():
            now = (saved.part.card or Card()).words(section)
            editor = self._editor(section)
            if now != words and editor.words == words:
                editor.show_words(now)
                words = now
            self._given[section] = words
        if said := circle.save_notice(saved):
            self.say(said)

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving the card to another folder."""
        editing, part = self._editing, self._written()
        if editing is None or part is None:
            return lambda: None
        return partial(editing.rescue, part, folder)

    # --- Erasing

    def commands(self) -> Iterable[PaletteRow]:
        """Erasing has no key: each that is free in an editor means something else elsewhere."""
        yield from super().commands()
        if self._id_on_disk:
            yield PaletteRow(_ERASE, _ERASE_ABOUT, "", partial(self.app.run_action, "erase", self))

    @property
    def _id_on_disk(self) -> str:
        if self._editing is not None:
            return self._editing.part.id if self._editing.is_on_disk else ""
        return self._found.id

    def action_erase(self) -> None:
        """Deletes the card for good, after a typed word."""
        from connectwell.tui.screens.dialogs import WordDialog

        texts = (circle.ERASE, *sentences.ERASE[1:], wording.ERASE_ASK)
        said = [(card.TITLE, "heading gap"), *((text, "plain") for text in texts)]
        blinks = self.context.settings.motion
        dialog = WordDialog(said, sentences.ERASE_WORD, sentences.NOT_ERASED, blinks=blinks)
        self.app.push_screen(dialog, lambda really: self._erase() if really else None)

    def _erase(self) -> None:
        card_id, journal = self._id_on_disk, self.context.journal
        self._stop_timer()
        self._editing = None  # nothing on the screen is saved any more

        def erased(stays: tuple[str, ...]) -> None:
            self.dismiss()
            self.companion.show_notice(" ".join(filter(None, [card.ERASED, sentences.still_there(stays)])))

        self.act(lambda: journal.circle.erase(card_id, keep_hiding=False), erased)

    # --- Moving

    def action_next(self) -> None:
        """Goes on to the next part; after the last, leaves."""
        self.go_on_from(list(self.query(Editor)))

    def said_on_leaving(self) -> str:
        """That it is saved, if it was changed."""
        return circle.SAVED if self._editing is not None and self._editing.part.card != self._before else ""
