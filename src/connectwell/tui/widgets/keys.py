"""The footer with the keys that work here. Wraps onto a second line rather than truncating."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

_GAP = 3
_LISTS_THEM = "question_mark"
_MOST = 3
"""Lines."""


class Keys(Static):
    """The keys available now: the screen's own first, the global ones last.

    While a dialog is open, its keys replace the screen's.
    """

    DEFAULT_CSS = """
    Keys { height: 1; max-height: 3; padding: 0 2; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._last: tuple[list[tuple[str, str, str]], int] | None = None

    def on_mount(self) -> None:
        """Follows the focus and enabled actions."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def on_resize(self) -> None:
        """Rewraps the lines."""
        self.show_now()

    def on_click(self, event: events.Click) -> None:
        """Presses the key clicked, and nothing else."""
        event.stop()
        key = event.style.meta.get("press")
        if isinstance(key, str):
            self.app.simulate_key(key)

    def follow_dialog(self) -> None:
        """Switches to the keys of the screen now in front."""
        self.app.screen.bindings_updated_signal.subscribe(self, self._follow)
        self.show_now()

    def show_now(self) -> None:
        """Redraws with the keys available now."""
        self._follow(self.app.screen)

    def _follow(self, screen: Screen[object]) -> None:
        if not (self.is_attached and screen is self.app.screen):
            return
        # Before the first layout assume the window's width: then the height is known and one layout is enough.
        width = self.content_size.width or self.app.size.width - self.styles.gutter.width
        pressed = self._pressed(screen)
        if (pressed, width) == self._last:
            return
        self._last = list(pressed), width
        lines = in_lines([_drawn(*one) for one in pressed], width, _GAP)
        while lines.plain.count("\n") >= _MOST and (at := self._last_to_leave_out(pressed)) is not None:
            del pressed[at]
            lines = in_lines([_drawn(*one) for one in pressed], width, _GAP)
        self.update(lines, layout=False)
        self.styles.height = lines.plain.count("\n") + 1  # set only on change: it lays out the whole screen

    def _last_to_leave_out(self, pressed: list[tuple[str, str, str]]) -> int | None:
        """Returns which key has to go where there is no room for all: `?` lists it, and those of every screen stay."""
        shared = {key for key, active in self.app.screen.active_bindings.items() if active.node is self.app}
        may_go = [at for at, (_, _, key) in enumerate(pressed) if key not in shared and key != _LISTS_THEM]
        return may_go[-1] if len(may_go) > 1 else None

    def _pressed(self, front: Screen[object]) -> list[tuple[str, str, str]]:
        """Returns the keys available: as displayed, what they do, and their names."""
        here = front.active_bindings
        below = here if front is self.screen else self.screen.active_bindings
        everywhere = [active for active in below.values() if active.node is self.app]
        shown = {}
        for active in [*here.values(), *everywhere]:
            binding = active.binding
            if binding.show and active.enabled and binding.action not in shown:
                shown[binding.action] = self.app.get_key_display(binding), binding.description, binding.key
        return list(shown.values())


def _drawn(display: str, does: str, key: str) -> Content:
    press = Style.from_meta({"press": key})
    return Content.assemble(Content.styled(display, "bold $primary"), f" {does}").stylize(press)


def in_lines(parts: Iterable[Content], width: int, gap: int) -> Content:
    """Packs the parts into lines of `width` cells, `gap` cells apart, without breaking a part."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + gap + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], " " * gap, part)
        else:
            lines.append(part)
    return Content("\n").join(lines)
