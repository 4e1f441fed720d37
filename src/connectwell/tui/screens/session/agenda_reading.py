"""Reads, in a thread, every entry with a line for the session in it. Stops where nobody waits for it any more."""

from collections.abc import Callable
from time import monotonic

from connectwell.errors import ConnectwellError
from connectwell.journal import Journal
from connectwell.model.entry import Entry
from connectwell.session import agenda

_QUIET_FOR, _TELL_EVERY = 1.0, 0.25  # seconds


class _Over(Exception):
    """Nobody waits for it any more."""


def entries_with_lines(
    journal: Journal, tell: Callable[[int, int], None], is_over: Callable[[], bool]
) -> tuple[tuple[Entry, ...] | None, str]:
    """Every entry with a line or a mark; None where nobody waits any more. And what was in the way, as a sentence.

    Args:
        journal: where they are.
        tell: told how many files were looked at, of how many, once that takes longer than a moment.
        is_over: whether nobody waits for it any more.
    """
    told_next = monotonic() + _QUIET_FOR

    def progress(done: int, total: int) -> None:
        nonlocal told_next
        if is_over():
            raise _Over
        if monotonic() >= told_next:
            told_next = monotonic() + _TELL_EVERY
            tell(done, total)

    try:
        return agenda.look(journal, progress), ""
    except _Over:
        return None, ""
    except ConnectwellError as fault:
        return (), str(fault)
