"""Opening a check-in: the page of that day that is still open, else a new one."""

from collections.abc import Iterable
from datetime import date

from connectwell.checkin.walk import Walk
from connectwell.context import Context
from connectwell.journal import Readable
from connectwell.model.entry import FORMAT, Entry
from connectwell.model.terms import Mode, Need


def go_on_or_begin(
    context: Context,
    *,
    mode: Mode = "full",
    only: Iterable[Need] = (),
    day: date | None = None,
) -> Walk:
    """The newest open page of the day, where it was left, whatever its pace; `Walk.begun` tells. Else a new sitting.

    A page that the person chose to leave as it is isn't opened again.

    Args:
        context: the services it works with.
        mode, only, day: which check-in, as for `Walk.begin`.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: the page was changed elsewhere in this moment.
    """
    day = day or context.today()
    for item in context.journal.newest(since=day):
        if isinstance(item, Readable) and not item.is_copy and _goes_on(item.entry, day):
            return Walk.resume(context, item.entry.id)
    return Walk.begin(context, mode=mode, only=only, day=day)


def _goes_on(entry: Entry, day: date) -> bool:
    is_open = entry.kind == "check-in" and entry.unfinished and entry.format == FORMAT
    return is_open and entry.day == day and not (entry.walk and entry.walk.left)
