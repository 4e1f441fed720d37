"""The last two weeks at a glance, for Today: each day's newest check-in in brief."""

from __future__ import annotations

from datetime import date
from typing import Final

from connectwell.checkin.day_so_far import DaySoFar, day_so_far
from connectwell.clock import shifted
from connectwell.jobs import Progress, report_progress
from connectwell.journal import Journal

DAYS: Final = 14

Fortnight = tuple[tuple[date, DaySoFar | None], ...]


def fortnight(journal: Journal, today: date, progress: Progress | None = None) -> Fortnight:
    """Returns the last two weeks, today first; None for a day without a check-in.

    Args:
        journal: where to look.
        today: the current day.
        progress: called with the number of days read and the total.

    Raises:
        Cancelled: by `progress`.
    """
    found = []
    for ago in range(DAYS):
        report_progress(progress, ago, DAYS)
        day = shifted(today, -ago)
        found.append((day, day_so_far(journal.on_day(day), even_open=True)))
    return tuple(found)
