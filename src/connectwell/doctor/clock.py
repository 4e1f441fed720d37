"""The clock, against the entries."""

from collections.abc import Iterator
from datetime import timedelta

from connectwell.doctor.diagnosis import Diagnosis
from connectwell.doctor.installation import Installation

_FIRST_YEAR = 2026
"""No connectwell ran before."""
_AHEAD = timedelta(hours=24)


def fact(installation: Installation) -> str:
    """Returns the time and the zone as this machine has them."""
    now = installation.clock()
    return f"Clock: {now:%Y-%m-%d %H:%M}, {now:%Z} ({now:%z})."


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields whether the clock can be right."""
    now = installation.clock()
    set_it = "Set this machine's clock: entries get their day and their order from it."
    if now.year < _FIRST_YEAR:
        yield Diagnosis("clock", f"The clock of this machine says {now:%Y}.", "Your entries are safe.", set_it)
        return
    ahead = [item.entry for item in installation.items if item.entry.started > now + _AHEAD]
    if ahead:
        newest = max(ahead, key=lambda entry: entry.started)
        yield Diagnosis(
            "clock",
            f"This machine's clock says {now:%Y-%m-%d %H:%M} ({now:%Z}), but {newest.id} began later than that.",
            "Every entry is kept and listed.",
            f"{set_it} If it is right now, 'connectwell edit' changes the day of that entry.",
        )
