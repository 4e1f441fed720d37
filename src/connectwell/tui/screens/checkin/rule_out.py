"""Never this kind: asks which of a connection's requirements to rule out."""

from collections.abc import Awaitable, Callable
from typing import cast

from textual.app import App

from connectwell import sentences
from connectwell.checkin.exclusions import NeverKind, kinds_of
from connectwell.library import Idea


async def ask_kind(app: App[None], idea: Idea, rule_out: Callable[[NeverKind], Awaitable[None]]) -> None:
    """Asks which kind of connection to rule out, if there is a choice.

    Args:
        app: the app.
        idea: the connection.
        rule_out: called with the choice; not called if nothing was chosen.
    """
    kinds = kinds_of(idea)
    if len(kinds) == 1:
        await rule_out(kinds[0])
        return
    from connectwell.tui.screens.dialogs import ChoiceDialog

    async def take(chosen: str | None) -> None:
        if chosen:
            await rule_out(cast(NeverKind, chosen))

    await app.push_screen(ChoiceDialog([sentences.NEVER], {kind: sentences.NEVER_KINDS[kind] for kind in kinds}), take)
