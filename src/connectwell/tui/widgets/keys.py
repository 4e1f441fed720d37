"""The footer with the keys that work here. Wraps onto a second line rather than truncating."""

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

_GAPS = (3, 2)
"""Cells between keys; the narrower one where that saves a line."""
_MOST = 3
"""Lines."""
_TINY = 12
"""Rows of a window in which there is only one line."""
_FIRST = ("⏎", "^n")
_LAST = ("?", "Esc", "F1", "F2", "F3", "F4")
_LISTS = "app.keys"


def key_rank(display: str) -> int:
    """The place of a key, as displayed, in the one order of all screens.

    What goes on comes first; then the screen's letters and arrows as declared; ctrl; the other function keys; `?`, Esc,
    and the function keys that are the same everywhere.
    """
    if display in _FIRST:
        return _FIRST.index(display)
    if display in _LAST:
        return 5 + _LAST.index(display)
    is_function = display[0] == "F" and display[1:].isdecimal()
    return 3 if display[0] == "^" else 4 if is_function else 2


def said_of(binding: Binding, screen: Screen[Any]) -> str:
    """What a key does, in the screen's own words where a widget only passes it on to the screen."""
    own = screen._bindings.key_to_bindings.get(binding.key, [])
    return next((one.description for one in own if f"screen.{one.action}" == binding.action), binding.description)


class Keys(Static):
    """The keys available now, in one order."""

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

    def show_now(self) -> None:
        """Redraws with the keys available now."""
        self._follow(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        if not (self.is_attached and screen is self.app.screen):
            return
        # Before the first layout assume the window's width: then the height is known and one layout is enough.
        width = self.content_size.width or self.app.size.width - self.styles.gutter.width
        pressed = self._pressed(screen)
        if (pressed, width) == self._last:
            return
        self._last = list(pressed), width
        lines = _in_few_lines(pressed, width)
        most = _MOST if self.app.size.height >= _TINY else 1
        if _count(lines) > most and (listing := self._key_that_lists(screen)) not in pressed and listing:
            pressed = sorted([*pressed, listing], key=_rank)
        while _count(lines) > most and (at := self._last_to_leave_out(pressed)) is not None:
            del pressed[at]
            lines = _in_few_lines(pressed, width)
        self.update(lines, layout=False)
        self.styles.height = _count(lines)  # only on change: it lays out the whole screen

    def _last_to_leave_out(self, pressed: list[tuple[str, str, str]]) -> int | None:
        """Returns which key has to go where there is no room for all: `?` lists it. What goes on stays, and what is
        the same everywhere."""
        may_go = [at for at, (display, _, _) in enumerate(pressed) if key_rank(display) in (2, 3, 4)]
        return may_go[-1] if may_go else None

    def _pressed(self, front: Screen[object]) -> list[tuple[str, str, str]]:
        """Returns the keys available: as displayed, what they do, and their names."""
        here = front.active_bindings
        base = next((screen for screen in reversed(self.app.screen_stack) if not screen.is_modal), front)
        everywhere = [active for active in base.active_bindings.values() if active.node is self.app]
        shown: dict[str, ActiveBinding] = {}
        for active in [*here.values(), *everywhere]:
            if active.binding.show and active.enabled:
                shown.setdefault(active.binding.action, active)  # the first of an act's keys
        bindings = [active.binding for active in shown.values()]
        keys = [(self.app.get_key_display(one), said_of(one, front), one.key) for one in bindings]
        return sorted(keys, key=_rank)

    def _key_that_lists(self, front: Screen[object]) -> tuple[str, str, str] | None:
        """Returns the key that lists those there is no room for, where it isn't typed."""
        found = (active.binding for active in front.active_bindings.values() if active.binding.action == _LISTS)
        return next(((self.app.get_key_display(one), one.description, one.key) for one in found), None)


class DialogFoot(Container):
    """The keys of a dialog, in front of those of the screen below, whose height it has at least."""

    DEFAULT_CSS = """
    DialogFoot { dock: bottom; width: 100%; height: auto; align-horizontal: center; background: $background; }
    """

    def compose(self) -> ComposeResult:
        """Yields the keys."""
        self.on_resize()
        yield Keys()

    def on_resize(self) -> None:
        """Covers the foot of the screen below."""
        below = next((screen for screen in reversed(self.app.screen_stack) if not screen.is_modal), None)
        heights = [keys.outer_size.height for keys in below.query(Keys)] if below else []
        self.styles.min_height = max(heights, default=1)


def _rank(one: tuple[str, str, str]) -> int:
    return key_rank(one[0])


def _drawn(display: str, does: str, key: str) -> Content:
    press = Style.from_meta({"press": key})
    return Content.assemble(Content.styled(display, "bold $primary"), f" {does}").stylize(press)


def _in_few_lines(pressed: Iterable[tuple[str, str, str]], width: int) -> Content:
    drawn = [_drawn(*one) for one in pressed]
    return min((packed_lines(drawn, width, gap) for gap in _GAPS), key=_count)


def _count(lines: Content) -> int:
    return lines.plain.count("\n") + 1


def packed_lines(parts: Iterable[Content], width: int, gap: int) -> Content:
    """Packs the parts into lines of `width` cells, `gap` cells apart, without breaking a part."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + gap + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], " " * gap, part)
        else:
            lines.append(part)
    return Content("\n").join(lines)
