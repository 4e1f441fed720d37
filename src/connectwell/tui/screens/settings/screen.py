"""The settings screen: every setting in a row, and what it does. A change is saved and seen at once."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.settings import GROUPS, shown
from connectwell.settings_editor import SettingRow, SettingsEditor, time_meant
from connectwell.terminal_text import cut, padded, width_of
from connectwell.tui import wording
from connectwell.tui.places import BACK, KEYS, undo_keys
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.long_list import LongList

_BESIDE: Final = 104
"""Columns of the window from which every setting has what it does beside it."""
_MARGIN: Final = 12
_VALUE: Final = 18
_TITLE: Final = 26
"""Columns of a setting's name, and the space after it."""


class SettingsScreen(CompanionScreen):
    """Settings, group by group."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "#settings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "change", "Change", key_display="⏎", priority=True),
        Binding("right", "switch(1)", "Next", show=False, priority=True),  # the list would take it to scroll
        Binding("left", "switch(-1)", "Before", show=False, priority=True),
        *undo_keys(),
        KEYS.on_today(),
        BACK.on_screen("dismiss(None)", also="q,comma"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[SettingRow | str, ...] = ()  # a heading, or a setting

    def compose_body(self) -> ComposeResult:
        """Yields the list, and what the highlighted setting does."""
        self._editor = SettingsEditor(self.context)
        with Vertical(classes="page"):
            yield Static(sentences.SETTINGS_TITLE, classes="heading gap", markup=False)
            yield LongList(id="settings")
            yield Static("", id="does", markup=False)

    def on_mount(self) -> None:
        """Shows the settings, and what of config.toml isn't one."""
        self._show()
        self.look(self._editor.notes, lambda notes: self.say(" ".join(notes)) if notes else None)

    def on_resize(self) -> None:
        """Uses the width there is."""
        super().on_resize()
        self.set_class(self.size.width >= _BESIDE, "-beside")
        self.call_after_refresh(self._tell_what_it_does)

    def follow_settings(self) -> None:
        """Shows them as they are now."""
        self._show()

    # --- The list

    def _show(self) -> None:
        """Draws every row as it is now."""
        rows: list[SettingRow | str] = []
        for row in self._editor.rows():
            heading = GROUPS[row.group]
            if heading not in rows:
                rows += ["", heading] if rows else [heading]
            rows.append(row)
        at = self.query_one(LongList).at or 0
        self._rows = tuple(rows)
        places = [n for n, row in enumerate(rows) if isinstance(row, SettingRow)]
        self.query_one(LongList).show(len(rows), places, self._draw, at)
        self._tell_what_it_does()

    def _draw(self, at: int, width: int) -> Content:
        row = self._rows[at]
        if isinstance(row, str):
            return Content.styled(row, "bold $primary")
        title = padded(cut(row.title, _TITLE - 1), _TITLE) if width > _TITLE + 12 else f"{row.title}: "
        if width < _BESIDE - _MARGIN:
            return Content.assemble(title, (cut(row.value, max(1, width - width_of(title))), "$secondary"))
        value = padded(cut(row.value, _VALUE - 2), _VALUE)
        return Content.assemble(title, (value, "$secondary"), (cut(row.about, width - _TITLE - _VALUE), "$text-muted"))

    def _is_beside(self, row: SettingRow) -> bool:
        """Whether all that a setting does is beside it in the list."""
        room = self.query_one(LongList).scrollable_content_region.width - 2  # the cursor's sign
        return room >= _BESIDE - _MARGIN and width_of(row.about) <= room - _TITLE - _VALUE

    @property
    def _row(self) -> SettingRow | None:
        at = self.query_one(LongList).at if self._rows else None
        row = self._rows[at] if at is not None else None
        return row if isinstance(row, SettingRow) else None

    @on(LongList.Moved)
    def _tell_what_it_does(self) -> None:
        if row := self._row:
            about = "" if self._is_beside(row) else row.about
            does = self.query_one("#does", Static)
            does.update("\n".join(filter(None, (about, row.more))))
            does.visible = bool(about or row.more)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply to the highlighted setting."""
        row = self._row
        match action:
            case "change":
                return row is not None and row.kind.name != "shown"
            case "switch":
                return row is not None and row.kind.name in ("yes", "one")
            case "undo":
                return bool(self._rows) and self._editor.can_undo
            case _:
                return True

    # --- Changing

    def _change(self, change: Callable[[], object]) -> None:
        """Changes something; if it can't be written, says why."""
        self.say("")
        try:
            change()
        except ConnectwellError as fault:
            self.say(str(fault))
        self.companion.follow_settings()
        self._show()

    @on(LongList.Chosen)
    def action_change(self) -> None:
        """Changes the highlighted setting, or asks what to."""
        row = self._row
        if row is None or row.kind.name == "shown":
            return
        match row.kind.name:
            case "yes":
                self._change(lambda: self._editor.switch(row.key))
            case "country":
                self._choose_country(row)
            case "ids":
                self._list_taken_out(row)
            case "some":
                self._mark_some(row)
            case "time":
                self._ask_for_time(row)
            case _:
                self._choose_one(row)

    def action_switch(self, by: int) -> None:
        """Goes on to the next value, or back."""
        if row := self._row:
            self._change(lambda: self._editor.switch(row.key, by))

    def action_undo(self) -> None:
        """Undoes the last change made here."""

        def undo() -> None:
            if row := self._editor.undo():
                self.say(sentences.UNDONE_SETTING.format(title=row.title, value=row.value))

        self._change(undo)

    def _choose_country(self, row: SettingRow) -> None:
        from connectwell.tui.screens.region import RegionScreen

        before = self._editor.value(row.key)
        self.app.push_screen(RegionScreen(), lambda _: self._change(lambda: self._editor.remember(row.key, before)))

    def _choose_one(self, row: SettingRow) -> None:
        from connectwell.tui.screens.dialogs import ChoiceDialog
        from connectwell.tui.screens.settings.dialogs import choose_theme

        value = self._editor.value(row.key)

        def take(chosen: str | None) -> None:
            if chosen:
                self._change(lambda: self._editor.set(row.key, chosen))

        if row.key == "theme":
            choose_theme(self.app, value, take)
        else:
            said = [(row.title, "heading"), (row.about, "quiet gap")]
            self.app.push_screen(ChoiceDialog(said, row.kind.options, chosen=value), take)

    def _mark_some(self, row: SettingRow) -> None:
        from connectwell.tui.screens.settings.dialogs import SomeOfThese

        names = {
            value: wording.LABEL_AND_HINT.format(label=label, hint=hint) if hint else label
            for value, (label, hint) in row.kind.options.items()
        }

        def toggle(value: str) -> None:
            self._change(lambda: self._editor.toggle(row.key, value))

        said = [(row.title, "heading"), (row.about, "quiet gap")]
        self.app.push_screen(SomeOfThese(said, names, self._editor.value(row.key), toggle))

    def _list_taken_out(self, row: SettingRow) -> None:
        from connectwell.tui.screens.settings.dialogs import TakenOut

        def restore_version(id: str) -> bool:
            self._change(lambda: self._editor.toggle(row.key, id))
            return id not in self._editor.value(row.key)

        said = [(row.title, "heading"), (row.about, "quiet")]
        self.app.push_screen(TakenOut(said, self._editor.taken_out(row.key), restore_version))

    def _ask_for_time(self, row: SettingRow) -> None:
        from connectwell.tui.screens.dialogs import LineDialog

        def take(typed: Any) -> None:
            if typed:
                self._change(lambda: self._editor.set(row.key, typed))

        dialog = LineDialog[Any](
            [(row.title, "heading"), (f"{row.about} {sentences.TIME_BEFORE_NOON}", "quiet")],
            lambda typed: time_meant(row.key, typed),
            given=shown(self._editor.value(row.key)),
            keys=wording.TAKE_KEYS,
            blinks=self.context.settings.motion,
        )
        self.app.push_screen(dialog, take)
