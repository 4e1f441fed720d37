"""The last two weeks at a glance, for Today: each day's check-ins in brief."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Final

from connectwell.checkin.day_so_far import DaySoFar, day_so_far
from connectwell.clock import shifted
from connectwell.jobs import Progress
from connectwell.journal import Journal
from connectwell.model.entry import Entry

DAYS: Final = 14

Fortnight = tuple[tuple[date, DaySoFar | None], ...]


def fortnight(journal: Journal, today: date, progress: Progress | None = None) -> Fortnight:
    """Returns the last two weeks, today first; None for a day without a check-in.

    Args:
        journal: where to look.
        today: the current day.
        progress: called with the number of files read and the total.

    Raises:
        Cancelled: by `progress`.
    """
    days = [shifted(today, -ago) for ago in range(DAYS)]
    of_day = defaultdict[date, list[Entry]](list)
    for entry in journal.on_days(days[-1], today, progress):
        of_day[entry.day].append(entry)
    return tuple((day, day_so_far(of_day[day], even_open=True)) for day in days)
