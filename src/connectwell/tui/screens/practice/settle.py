"""Settling: what suits today, at once; another kind on request; then back to where it was opened."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from connectwell.context import Context
from connectwell.journal.practice_history import PracticeHistory, read_practice_history
from connectwell.practice import words
from connectwell.practice.settle import Settling
from connectwell.practice.stops import AtEnd
from connectwell.tui import saver
from connectwell.tui.saver import Run
from connectwell.tui.screens.practice.screen import PracticeScreen


def begin_settling(context: Context, practice: str | None = None, *, asks_after: bool = True) -> Settling:
    """Returns what to settle with. It goes by what the disk has told within a moment, the newest entries first.

    Args:
        context, practice, asks_after: as for `Settling`.

    Raises:
        UsageFault, ContentFault: as `Settling`.
    """
    lately, journal, today = PracticeHistory(), context.journal, context.today()
    run = Run(lambda: read_practice_history(journal, today, ever=True, into=lately), lambda: None)
    if run.wait(saver.A_MOMENT):
        run.result()
    return Settling(context, practice, asks_after=asks_after, lately=lately)


class SettleScreen(PracticeScreen):
    """A settling practice above whatever is open.

    Args:
        settling: what to settle with.
        ended: called with the id of the last practice when this closes.
    """

    is_brief: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "another", "Another kind")]

    def __init__(self, settling: Settling, ended: Callable[[str], None] = lambda _: None) -> None:
        super().__init__(settling.player)
        self._settling, self._ended = settling, ended

    async def action_another(self) -> None:
        """Goes on with another kind."""
        self._save_now()
        if self._settling.go_on_to_another():
            self.player, self._asks_about_harder = self._settling.player, False
            self.player.saves_later = True
            self.say("")
            await self.show_stop()
        else:
            self.say(words.NO_OTHER)

    def _end(self, stop: AtEnd) -> None:
        self._close()

    def _leave_it(self) -> None:
        self.when_saved(self._close, self._close)  # nobody is kept here by a full disk: there are no words to lose

    def _close(self) -> None:
        self._ended(self.player.script.id)
        self.dismiss()

    def action_leave(self) -> None:
        """Returns to where it was opened, at any point."""
        if not self.stays():
            self._leave_it()

    def harder_ways(self) -> dict[str, tuple[str, str]]:
        """Another kind, if there is one; Help now; or leaving it there."""
        another = self._settling.another()
        ways = {"another": (words.HARDERS["another"][0], another.name)} if another else {}
        return ways | {way: words.HARDERS[way] for way in ("help-now", "leave")}

    async def after_harder(self, value: str) -> None:
        """Goes where the person chose."""
        if value == "another":
            await self.action_another()
        else:
            await super().after_harder(value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another kind, unless something else is asked."""
        if action == "another":
            return not self._asks_about_harder
        if action == "too_much":
            return False
        return super().check_action(action, parameters)
