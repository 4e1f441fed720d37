"""The keys that work here, at the foot of every screen. Wraps onto a second line rather than being cut off."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

_GAP = 3


class Keys(Static):
    """What can be pressed now: the screen's own keys first, the ones that work everywhere last.

    Below a dialog its own keys take the place of the screen's.
    """

    DEFAULT_CSS = """
    Keys { height: auto; max-height: 3; padding: 0 2; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def on_mount(self) -> None:
        """Follows the focus and what is enabled."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def on_resize(self) -> None:
        """Breaks the lines anew."""
        self.show_now()

    def on_click(self, event: events.Click) -> None:
        """A click on a key presses it, and means nothing else."""
        event.stop()
        key = event.style.meta.get("press")
        if isinstance(key, str):
            self.app.simulate_key(key)

    def follow_dialog(self) -> None:
        """Another screen is in front now: its keys are those that work."""
        self.app.screen.bindings_updated_signal.subscribe(self, self._follow)
        self.show_now()

    def show_now(self) -> None:
        """Shows what can be pressed as it is now."""
        self._follow(self.app.screen)

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.app.screen and self.size.width:
            self.update(in_lines(self._shown(screen), self.content_size.width, _GAP))

    def _shown(self, front: Screen[object]) -> list[Content]:
        everywhere = [active for active in self.screen.active_bindings.values() if active.node is self.app]
        shown = {}
        for active in [*front.active_bindings.values(), *everywhere]:
            binding = active.binding
            if binding.show and active.enabled and binding.action not in shown:
                key = Content.styled(self.app.get_key_display(binding), "bold $primary")
                press = Style.from_meta({"press": binding.key})
                shown[binding.action] = Content.assemble(key, f" {binding.description}").stylize(press)
        return list(shown.values())


def in_lines(parts: Iterable[Content], width: int, gap: int) -> Content:
    """The parts, as many to a line as fit in `width` cells, `gap` cells apart; none is broken."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + gap + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], " " * gap, part)
        else:
            lines.append(part)
    return Content("\n").join(lines)
