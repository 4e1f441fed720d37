"""Opens a check-in: resumes the day's unfinished one or begins a new one."""

from collections.abc import Iterable
from datetime import date

from connectwell.checkin.walk import Walk
from connectwell.context import Context
from connectwell.journal import Readable
from connectwell.model.entry import FORMAT, Entry
from connectwell.model.terms import Mode, Need


def resume_or_begin(
    context: Context,
    *,
    mode: Mode = "full",
    only: Iterable[Need] = (),
    day: date | None = None,
) -> Walk:
    """Resumes the day's newest unfinished check-in in any mode (`Walk.begun` tells which); else begins a new check-in.

    A check-in that the person chose to leave as it is is not resumed.

    Args:
        context: the services it works with.
        mode, only, day: which check-in, as for `Walk.begin`.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: the entry was changed elsewhere at the same moment.
    """
    day = day or context.today()
    for item in context.journal.newest(since=day):
        if isinstance(item, Readable) and not item.is_copy and _goes_on(item.entry, day):
            return Walk.resume(context, item.entry.id)
    return Walk.begin(context, mode=mode, only=only, day=day)


def _goes_on(entry: Entry, day: date) -> bool:
    is_open = entry.kind == "check-in" and entry.unfinished and entry.format == FORMAT
    return is_open and entry.day == day and not (entry.walk and entry.walk.left)
