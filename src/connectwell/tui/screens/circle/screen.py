"""The circle screen: people, groups and places as a list."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connectwell.entries import circle
from connectwell.errors import ConnectwellError
from connectwell.journal import CircleEditing
from connectwell.model.circle import CirclePart
from connectwell.model.text import one_line
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.pointer_list import PointerList

_EMPTY = f"{circle.EMPTY} n adds somebody, a group or a place."
_LONGEST = 54
"""Most characters of a name, and of its description: both fit on a row of a 60-column window."""
_UNDO_KEY = "u undoes this."
_UNDONE = "Undone."


class CircleScreen(CompanionScreen):
    """Lists the circle by name. The last change made here can be undone."""

    CSS_PATH = "circle.tcss"
    AUTO_FOCUS = "#parts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add"),
        Binding("e", "change", "Change"),
        Binding("x", "remove", "Remove"),
        Binding("u", "undo", "Undo"),
        Binding("m", "communities", "Communities"),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[CirclePart, ...] = ()
        self._undo: Callable[[], CirclePart] | None = None
        self._wanted = ""

    def compose_body(self) -> ComposeResult:
        """Yields an introduction and the list."""
        with Vertical(classes="page"):
            yield Static(circle.TITLE, classes="heading", markup=False)
            yield Static("", id="about", classes="quiet gap", markup=False)
            yield PointerList(id="parts")

    def on_screen_resume(self) -> None:
        """Reloads: another screen or another program may have changed it."""
        if self.is_mounted:
            self._read()

    def _read(self) -> None:
        here = self._part()
        wanted, self._wanted = self._wanted or (here.id if here else ""), ""
        journal = self.context.journal
        journal.start_over()
        self._parts = journal.circle.parts()
        passed_over = self.context.left_out()
        lines = self.query_one("#parts", PointerList)
        ids = [part.id for part in self._parts]
        lines.fill(map(_line, self._parts), ids.index(wanted) if wanted in ids else lines.highlighted or 0)
        self.query_one("#about", Static).update(passed_over or (circle.ABOUT if ids else _EMPTY))
        self.refresh_bindings()

    def _part(self) -> CirclePart | None:
        at = self.query_one("#parts", OptionList).highlighted
        return self._parts[at] if at is not None and at < len(self._parts) else None

    @on(OptionList.OptionSelected)
    def open_this(self) -> None:
        """Opens the highlighted part."""
        self.action_change()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply."""
        match action:
            case "change" | "remove":
                return bool(self._parts)
            case "undo":
                return self._undo is not None
            case _:
                return True

    # --- Actions

    def action_add(self) -> None:
        """Adds a person, group or place."""
        self._write(self.context.journal.circle.begin(circle.BLANK))

    def action_change(self) -> None:
        """Edits the highlighted part."""
        part = self._part()
        if part is None:
            return
        try:
            self._write(self.context.journal.circle.edit(part.id))
        except ConnectwellError as fault:
            self.say(str(fault))

    def _write(self, editing: CircleEditing) -> None:
        from connectwell.tui.screens.circle.edit import CirclePartScreen

        before = editing.part

        def finished(said: str) -> None:
            after = editing.part
            if after == before:
                return
            self._wanted = after.id
            if before.id:
                self._may_undo(lambda: editing.save(before).part)
                self.say(f"{said or circle.SAVED} {_UNDO_KEY}")
            else:
                self._may_undo(lambda: self.context.journal.circle.remove(after.id))
                self.say(f"{circle.ADDED.format(name=circle.flat(after.name))} {_UNDO_KEY}")

        self.say("")
        self.app.push_screen(CirclePartScreen(editing, finished))

    def action_remove(self) -> None:
        """Removes the highlighted part from the circle; nothing is deleted."""
        part, journal = self._part(), self.context.journal
        if part is None:
            return

        def removed(gone: CirclePart) -> None:
            self._may_undo(lambda: journal.circle.restore(gone.id))
            self.say(f"{circle.REMOVED.format(name=circle.flat(gone.name))} {_UNDO_KEY}")
            self._read()

        self.act(lambda: journal.circle.remove(part.id), removed)

    def _may_undo(self, undo: Callable[[], CirclePart]) -> None:
        self._undo = undo

    def action_undo(self) -> None:
        """Undoes the last change, which is itself a change."""
        if self._undo is None:
            return

        def undone(part: CirclePart) -> None:
            self._wanted, self._undo = part.id, None
            self.say(_UNDONE)
            self._read()

        def failed(fault: ConnectwellError) -> None:
            self.say(str(fault))
            self._read()

        self.act(self._undo, undone, failed)

    def action_communities(self) -> None:
        """Opens the kinds of community."""
        self.companion.open("communities")

    def action_leave(self) -> None:
        """Returns to where it was opened."""
        self.dismiss()


def _line(part: CirclePart) -> Content:
    name, about = one_line(part.name, _LONGEST), one_line(circle.about(part), _LONGEST)
    return Content.assemble((name, "bold"), (f"\n{about}" if about else "", "$text-muted"))
