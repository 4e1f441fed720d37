"""What every screen and dialog does alike: it closes itself only, once, and its keys are in the palette."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from time import monotonic
from typing import ClassVar, Final

from textual import command, events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding, BindingType
from textual.command import CommandList

from connectwell.tui.acting import ActingScreen, Answer
from connectwell.tui.compositor import CroppedCompositor
from connectwell.tui.palette import PaletteRow
from connectwell.tui.places import KEYS, displayed
from connectwell.tui.services import services_of
from connectwell.tui.widgets.keys import DialogFoot, key_rank, said_of

TO_SEE: Final = 0.4
"""Seconds in which nobody has read what is new: an Enter is meant for what was there before."""
_MOVING: Final = ("down", "j", "k", "g", "G", "pageup", "pagedown")
_ARROWS: Final = "↑ ↓"
_OPEN: Final = "Open"
_MOVE: Final = "Move"
_MOVE_OR: Final = "Move; or {keys}"
_OURS: Final = "connectwell."
_MOVES: Final = frozenset(
    ("Down", "Up", "First", "Last", "Next", "Previous", "Page up", "Page down", "Page Up", "Page Down", "Choose")
)
"""What a list's keys are called that only move in it, or press what is shown."""
_ONLY_MOVES: Final = ("app.focus_", "screen.focus_", "screen.copy_text", "screen.minimize")


class GuardedScreen(ActingScreen[Answer]):
    """Closes itself only, and only once. The base of every screen and dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [KEYS.on_today(show=False)]
    SIGNS: ClassVar[Mapping[str, str]] = {}
    """What the signs on this screen mean; shown with its keys."""

    _closes: Callable[[], AwaitComplete] | None = None
    _new_since = float("-inf")

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._compositor = CroppedCompositor()

    def say(self, sentence: str) -> None:
        """Shows a notice, on the screen below if this one has no place for it."""
        services_of(self).show_notice(sentence)

    def shows_new(self) -> None:
        """Something new is shown, which an Enter pressed twice mustn't run past."""
        self._new_since = monotonic()  # the clock of Textual's key events

    def was_seen(self, at: float) -> bool:
        """Whether a key struck then can be meant for what is shown now."""
        return at - self._new_since >= TO_SEE

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Closes this screen: now if it is in front, else when it is again. Textual's own would close whatever is."""
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:  # what it waited for ended while something lay above, as the cover of Hide
            self._closes = partial(super().dismiss, result)
        return AwaitComplete()

    def current_bindings(self) -> list[ActiveBinding]:
        """What a key does here now: the keys of this screen, and those its focused widget shows. Each act once."""
        found: dict[str, ActiveBinding] = {}
        for active in self.active_bindings.values():
            binding, node = active.binding, active.node
            is_own = node is self or (binding.show and node is not self.app)
            if is_own and active.enabled and binding.description and not binding.action.startswith(_ONLY_MOVES):
                found.setdefault(binding.action, active)
        return sorted(found.values(), key=lambda active: key_rank(self.app.get_key_display(active.binding)))

    def own_keys(self) -> list[tuple[str, str]]:
        """The keys that work here now, as displayed, and what they do; without those of every screen."""
        shown = [active.binding for active in self.current_bindings() if active.binding.action != f"app.{KEYS.action}"]
        keys = [(self.app.get_key_display(one), said_of(one, self)) for one in [*shown, *self._unshown()]]
        enter = self.active_bindings.get("enter")
        if enter and enter.node is self.focused and enter.binding.action == "select" and "⏎" not in dict(keys):
            keys.append(("⏎", _OPEN))
        moving = [key for key in _MOVING if self._moves(key)]
        if moving[:1] == [_MOVING[0]]:
            others = " ".join(map(displayed, moving[1:]))
            keys.append((_ARROWS, _MOVE_OR.format(keys=others) if others else _MOVE))
        pairs = {one for key, _ in keys for one in key.split() if one != key}  # such as PgDn, beside PgUp PgDn
        return sorted((one for one in keys if one[0] not in pairs), key=lambda one: key_rank(one[0]))

    def _unshown(self) -> list[Binding]:
        """Returns what else the focused widget does by keys, once for each act; but not what only moves."""
        ours = [vars(one).get("BINDINGS", ()) for one in type(self.focused).__mro__ if one.__module__.startswith(_OURS)]
        declared = {(one.key, one.action) for some in ours for one in Binding.make_bindings(some)}
        known = {active.binding.action for active in self.current_bindings()}
        found: dict[str, Binding] = {}
        for active in self.active_bindings.values():
            one = active.binding
            is_its = active.node is self.focused and active.enabled and (one.key, one.action) in declared
            if is_its and one.description and one.description not in _MOVES and one.action not in known:
                found.setdefault(one.action, one)
        return [] if self.focused is None else list(found.values())

    def _moves(self, key: str) -> bool:
        active = self.active_bindings.get(key)
        is_its = active is not None and active.enabled and active.node is self.focused
        return is_its and active is not None and active.binding.description in _MOVES

    def commands(self) -> Iterable[PaletteRow]:
        """The palette's commands that belong here: whatever a key does, for the terminal may keep that key."""
        for active in self.current_bindings():
            binding, node = active.binding, active.node
            act = partial(self.app.run_action, binding.action, node)
            key = self.app.get_key_display(binding)
            yield PaletteRow(said_of(binding, self), active.tooltip or "", key, act)

    def action_next_line(self) -> None:
        """Moves on in a form."""
        self.focus_next()

    @on(events.ScreenResume)
    def close_if_done(self) -> None:
        """Closes what was to be closed while it lay below."""
        if self._closes and self.is_active:
            self._closes()


class CommandPalette(command.CommandPalette, GuardedScreen[None]):
    """Textual's palette, which closes once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "escape", "Back", key_display="Esc")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]

    def compose(self) -> ComposeResult:
        """Yields Textual's, and the keys."""
        yield from super().compose()
        yield DialogFoot()

    def _action_command_list(self, action: str) -> None:
        """Moves in the commands found. Before they are laid out Textual's list has no lines, and a page key fails."""
        if self.query_one(CommandList).size.width:
            super()._action_command_list(action)
