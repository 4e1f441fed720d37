"""A page to read: while there is more below, a key that goes on to it is named at the foot."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Size

from connectwell.tui.widgets.list_keys import movement_bindings


class ReadingPage(VerticalScroll):
    """A page that is moved in like every list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "Read on"),
        *movement_bindings("scroll_down", "scroll_up", "scroll_home", "scroll_end"),
    ]
    DEFAULT_CSS = """
    ReadingPage { scrollbar-size-vertical: 1; }
    """

    _had_more = False

    @property
    def has_more(self) -> bool:
        """Whether there is more below what is in view."""
        return self.scroll_target_y < self.max_scroll_y

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reading on is there while there is more."""
        return self.has_more if action == "read_on" else True

    def action_read_on(self) -> None:
        """Goes on by a page, less a line or two to know where one was."""
        self.scroll_relative(y=max(1, self.size.height - 2), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follows where it is."""
        super().watch_scroll_y(old_value, new_value)
        self._follow()

    def watch_virtual_size(self, size: Size) -> None:
        """Follows how long it is."""
        self.call_after_refresh(self._follow)

    def on_resize(self) -> None:
        """Follows how much of it can be seen."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.has_more != self._had_more and self.is_attached:
            self._had_more = self.has_more
            self.screen.refresh_bindings()
