"""Opens a check-in: resumes the day's unfinished one or begins a new one."""

from collections.abc import Iterable
from datetime import date

from connectwell import sentences
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

    A check-in that the person chose to leave as it is is not resumed. Where the ratings are asked for, they come first
    in it, then the rest.

    Args:
        context: the services it works with.
        mode, only, day: which check-in, as for `Walk.begin`.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: the entry was changed elsewhere at the same moment.
    """
    day = day or context.today()
    for item in context.journal.newest(since=day):
        if isinstance(item, Readable) and not item.is_copy and _goes_on(item.entry, day):
            walk = Walk.resume(context, item.entry.id)
            if mode == "glance":
                walk.go_to_ratings()
            return walk
    return Walk.begin(context, mode=mode, only=only, day=day)


def said_of_resumed(context: Context, walk: Walk, mode: Mode) -> str:
    """Returns what to say of a check-in that was open already: that it is gone on with, and where.

    Args:
        context: the services.
        walk: from `resume_or_begin`.
        mode: as it was asked for.
    """
    today = context.today()
    whose = sentences.OPEN_CHECKIN.format(day=sentences.weekday_in_year(walk.entry.day, today))
    whose = sentences.TODAYS_CHECKIN if walk.entry.day == today else whose
    ratings_first = mode == "glance" and walk.entry.walk is not None and walk.entry.walk.mode != "glance"
    return (sentences.GOING_ON_RATINGS if ratings_first else sentences.GOING_ON).format(whose=whose)


def _goes_on(entry: Entry, day: date) -> bool:
    is_open = entry.kind == "check-in" and entry.unfinished and entry.format == FORMAT
    return is_open and entry.day == day and not (entry.walk and entry.walk.left)
