"""Which practice to settle with. Pure: by the state of the body and by how earlier ones went."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from connectwell.library.practices import WAYS, PracticeScript
from connectwell.model.terms import After, State

_NAMES_NONE: Final = 9
HARDER_OFTEN: Final = 3
"""After so many times harder, a practice isn't offered first unless it helped more often than that, and not if it was
harder the last time. Nothing is said about it."""


def settling_order(
    scripts: Sequence[PracticeScript], state: State | None, after: Mapping[str, Sequence[After]]
) -> tuple[PracticeScript, ...]:
    """Returns the practices, the one to offer first in front.

    Those for this state come first; among them what helped before, then the one whose file names this state earliest.
    Breath is never first unless it helped before: for some people it makes things worse.

    Args:
        scripts: those meant for settling.
        state: how the body is, if known.
        after: by id, how it was after each time it was done, newest first.
    """

    def rank(script: PracticeScript) -> tuple[bool, bool, bool, int, int, int, str]:
        said = after.get(script.id, ())
        eased, harder = said.count("less"), said.count("more")
        suits = not script.suits or state is None or state in script.suits
        return (
            harder >= HARDER_OFTEN and (eased <= harder or _last(said) == "more"),
            script.way == "breath" and eased <= harder,
            not suits,
            min(0, harder - eased),
            script.suits.index(state) if state in script.suits else _NAMES_NONE,
            WAYS.index(script.way) if script.way else -1,
            script.id,
        )

    return tuple(sorted(scripts, key=rank))


def _last(said: Sequence[After]) -> After | None:
    return next((one for one in said if one != "unclear"), None)


def another_kind(
    order: Sequence[PracticeScript], done: Collection[str], last: PracticeScript | None
) -> PracticeScript | None:
    """Returns the next practice not in `done`, one that works with something else than `last` if there is one."""
    left = [script for script in order if script.id not in done]
    others = [script for script in left if last is None or script.way != last.way]
    return next(iter([*others, *left]), None)
