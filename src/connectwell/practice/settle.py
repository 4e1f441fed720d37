"""Settling outside a check-in: which practice comes, and which one next."""

from typing import Final

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.journal.practice_history import PracticeHistory, read_practice_history
from connectwell.library import PracticeScript
from connectwell.library.settling import another_kind, settling_order
from connectwell.practice.player import Player

NONE: Final = "There are no practices to settle with."


class Settling:
    """One go at settling: begins with what suits today, and can go on to another kind.

    Args:
        context: the services it works with.
        first: the id of the practice to begin with; the one that suits today by default.
        asks_after: whether it asks how it is afterwards. A check-in asks that itself.
        lately: what was done before, by which it chooses; read from the journal by default.

    Raises:
        UsageFault: there is nothing to settle with, or no such practice.
        ContentFault: the practices can't be read.
    """

    def __init__(
        self,
        context: Context,
        first: str | None = None,
        *,
        asks_after: bool = True,
        lately: PracticeHistory | None = None,
    ) -> None:
        self._context, self._asks_after = context, asks_after
        lately = lately or read_practice_history(context.journal, context.today(), ever=True)
        self._order = settling_order(context.library.settling_practices(), lately.state, lately.after)
        if not self._order and first is None:
            raise UsageFault(NONE)
        self.player = self._play(first or self._order[0].id)
        self._done = {self.player.script.id}

    def another(self) -> PracticeScript | None:
        """Returns the next practice, of another kind if there is one; None if all were done."""
        return another_kind(self._order, self._done, self.player.script)

    def go_on_to_another(self) -> bool:
        """Begins the next one; returns whether there was one."""
        found = self.another()
        if found is None:
            return False
        self.player = self._play(found.id)
        self._done.add(found.id)
        return True

    def _play(self, name: str) -> Player:
        return Player.begin(self._context, name, brief=True, asks_after=self._asks_after)
