"""The circle screen: people, groups and places as a list, and by what each gives."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connectwell.entries import circle
from connectwell.journal.circle_copies import CircleCopy
from connectwell.model.circle import CirclePart
from connectwell.model.text import one_line
from connectwell.terminal_text import cut, padded, width_of, wrapped
from connectwell.tui.places import BACK, undo_keys
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.circle.acts import CircleActs
from connectwell.tui.screens.circle.by_need import ByNeed
from connectwell.tui.widgets.pointer_list import PointerList
from connectwell.tui.widgets.reading_page import ReadingPage

_EMPTY: Final = f"{circle.EMPTY} n adds somebody, a group or a place."
_BOTH: Final = "b shows both."
_TOGETHER: Final = "t puts one together with the other."
_WIDE: Final = 110
"""Columns from which the list and the five are beside each other."""
_BESIDE: Final = 46
"""Columns of the list then, as in the stylesheet."""
_GAP: Final = 2
"""Columns between a name and what is beside it."""
_FEW: Final = 3
"""Lines beside a name, at most."""


class CircleScreen(CompanionScreen):
    """Lists the circle by name. Changes made here can be undone, one by one."""

    CSS_PATH = "circle.tcss"
    AUTO_FOCUS = "#parts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add"),
        Binding("e", "change", "Change"),
        Binding("x", "remove", "Remove"),
        Binding("x", "restore", "Restore"),
        *undo_keys(),
        Binding("m", "communities", "Communities"),
        Binding("f", "by_need", "By the five"),
        Binding("f", "by_name", "By name"),
        Binding("c", "card", "Card for hard days"),
        Binding("b", "copies", "Both copies"),
        Binding("t", "merge", "Put together"),
        Binding("R", "removed", "Removed ones", show=False),
        Binding("X", "erase", "Erase", show=False),
        Binding("h", "hidden_names", "Hidden names", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._acts = CircleActs(self, self._show_again)
        self._parts: tuple[CirclePart, ...] = ()
        self._copies: tuple[CircleCopy, ...] = ()
        self._wanted = ""
        self._shows_removed = self._shows_need = False

    def compose_body(self) -> ComposeResult:
        """Yields an introduction, the list, and the five."""
        with Vertical(classes="page", id="list-page"):
            yield Static(circle.TITLE, id="title", classes="heading", markup=False)
            yield Static("", id="about", classes="quiet gap", markup=False)
            yield PointerList(id="parts")
        with ReadingPage(id="need-page", classes="page"):
            yield ByNeed(id="by-need")

    def on_screen_resume(self) -> None:
        """Reloads: another screen or another program may have changed it."""
        if self.is_mounted:
            self._read()

    def on_resize(self) -> None:
        """Lays out for the width there is."""
        super().on_resize()
        self._draw()

    # --- Reading

    def _show_again(self, part_id: str = "") -> None:
        self._wanted = part_id
        self._read()

    def _read(self) -> None:
        context, removed = self.context, self._shows_removed

        def read() -> tuple[tuple[CirclePart, ...], tuple[CircleCopy, ...], str]:
            context.journal.start_over()
            circle_of = context.journal.circle
            return circle_of.parts(removed=removed), circle_of.copies(), context.left_out()

        self.look(read, lambda found: self._show(*found))

    def _show(self, parts: tuple[CirclePart, ...], copies: tuple[CircleCopy, ...], passed_over: str) -> None:
        here = self.part
        wanted, self._wanted = self._wanted or (here.id if here else ""), ""
        self._parts, self._copies = circle.in_list(parts), copies
        self.query_one("#about", Static).update(passed_over or self._about())
        self.query_one(ByNeed).show(parts)
        self._draw(wanted)

    def _draw(self, wanted: str = "") -> None:
        """Draws the rows for the width there is."""
        lines = self.query_one("#parts", PointerList)
        ids = [part.id for part in self._parts]
        width = _BESIDE - 6 if self._both else max(20, min(self.app.size.width, 76) - 7)
        column = _column(self._parts, width)
        rows = (_row(part, column, width) for part in self._parts)
        lines.fill(rows, ids.index(wanted) if wanted in ids else lines.highlighted or 0)
        self._lay_out()

    def _about(self) -> str:
        if self._shows_removed:
            return circle.ONLY_REMOVED if self._parts else circle.NONE_REMOVED
        if self._copies:
            return f"{circle.copies_in(self._copies)} {_BOTH}"
        if same := circle.may_be_the_same(self._parts):
            return f"{same} {_TOGETHER}"
        return circle.ABOUT if self._parts else _EMPTY

    def _lay_out(self) -> None:
        """Shows the list, the five, or both where there is room."""
        both = self._both
        self.set_class(both, "-both")
        list_page, need_page = self.query_one("#list-page"), self.query_one("#need-page")
        list_page.display = both or not self._shows_need
        need_page.display = both or self._shows_need
        self.refresh_bindings()

    @property
    def _both(self) -> bool:
        return self.app.size.width >= _WIDE and not self._shows_removed and bool(self._parts)

    @property
    def part(self) -> CirclePart | None:
        """The highlighted part."""
        at = self.query_one("#parts", OptionList).highlighted
        return self._parts[at] if at is not None and at < len(self._parts) else None

    @property
    def parts(self) -> tuple[CirclePart, ...]:
        """Those in the list."""
        return self._parts

    @on(OptionList.OptionSelected)
    def open_this(self) -> None:
        """Opens the highlighted part."""
        if not self._shows_removed:
            self.action_change()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply."""
        in_list = not self._shows_need or self.app.size.width >= _WIDE
        match action:
            case "change" | "remove":
                return bool(self._parts) and in_list and not self._shows_removed
            case "merge":
                return circle.has_another(self._parts) and in_list and not self._shows_removed
            case "restore" | "erase":
                return bool(self._parts) and in_list and (action == "erase" or self._shows_removed)
            case "undo":
                return self._acts.can_undo
            case "copies":
                return bool(self._copies) and not self._shows_removed
            case "by_need" | "by_name":
                is_narrow = self.app.size.width < _WIDE and not self._shows_removed
                return is_narrow and bool(self._parts) and self._shows_need == (action == "by_name")
            case _:
                return True

    # --- Actions

    def action_add(self) -> None:
        """Adds a person, group or place."""
        self._acts.add()

    def action_change(self) -> None:
        """Edits the highlighted part."""
        self._acts.change(self.part)

    def action_remove(self) -> None:
        """Removes the highlighted part from the circle; nothing is deleted."""
        self._acts.remove(self.part)

    def action_restore(self) -> None:
        """Brings the highlighted part back into the circle."""
        self._acts.restore(self.part)

    def action_merge(self) -> None:
        """Puts the highlighted part together with another."""
        self._acts.merge(self.part, self._parts)

    def action_copies(self) -> None:
        """Shows the highlighted part twice if it is there twice, else the first that is."""
        here = self.part
        of_this = [copy for copy in self._copies if here and copy.part.id == here.id]
        self._acts.settle(next(iter([*of_this, *self._copies]), None))

    def action_erase(self) -> None:
        """Deletes the highlighted part for good, after a typed word."""
        self._acts.erase(self.part)

    def action_undo(self) -> None:
        """Undoes the last change, which is itself a change."""
        self._acts.undo()

    def action_by_need(self) -> None:
        """Shows who gives what, instead of the list."""
        self._shows_need = True
        self._lay_out()
        self.query_one("#need-page").focus()

    def action_by_name(self) -> None:
        """Shows the list again."""
        self._shows_need = False
        self._lay_out()
        self.query_one("#parts").focus()

    def action_removed(self) -> None:
        """Shows those that were removed, or those that weren't again."""
        self._shows_removed = not self._shows_removed
        self.action_by_name()
        self.say("")
        self._read()

    def action_card(self) -> None:
        """Opens the card for hard days."""
        self.companion.open("card")

    def action_hidden_names(self) -> None:
        """Lists the names that pages hide though nobody has them any more."""
        from connectwell.tui.screens.circle.hidden_names import HiddenNamesScreen

        self.app.push_screen(HiddenNamesScreen())

    def action_move(self, by: int) -> None:
        """Moves the cursor by a row; where the five are shown alone, scrolls."""
        if self._shows_need and not self._both:
            self.query_one("#need-page").scroll_relative(y=by, animate=False)
            return
        self.query_one("#parts", PointerList).move(by)

    def action_communities(self) -> None:
        """Opens the kinds of community."""
        self.companion.open("communities")

    def action_leave(self) -> None:
        """Goes back: from the removed ones to the others, else to where it was opened."""
        if self._shows_removed:
            self.action_removed()
        else:
            self.dismiss()


def _column(parts: Iterable[CirclePart], width: int) -> int:
    """Returns the columns for names: the longest that leaves half of the row; a longer one is cut at a third."""
    widths = [width_of(circle.flat(part.name)) for part in parts]
    fitting = [one for one in widths if one <= width // 2]
    return max([*fitting, *([width // 3] if len(fitting) < len(widths) else [])], default=0)


def _row(part: CirclePart, column: int, width: int) -> Content:
    """Draws a row: the name, and who it is beside it."""
    name, about = padded(one_line(part.name, column), column + _GAP), circle.details_of(part)
    lines = list(wrapped(about, width - column - _GAP))[:_FEW]
    if " ".join(lines) != about:
        lines[-1] = cut(f"{lines[-1]}…", width - column - _GAP)
    more = f"\n{' ' * (column + _GAP)}".join(lines)
    return Content.assemble((name, "bold"), (more, "$text-muted"))
