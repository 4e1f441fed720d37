"""JSON for items of the journal, as `list` and `show` print it; shapes in `docs/command-line.md`."""

from typing import TYPE_CHECKING, Any

from connectwell.entries.as_json import record_of
from connectwell.journal import Item, Unreadable, UnreadFile

if TYPE_CHECKING:
    from connectwell.checkin.today import Today
    from connectwell.entries.revise import EarlierVersion
    from connectwell.session.agenda import AgendaItem


def item_json(item: Item, *, put_away: bool = False) -> dict[str, Any]:
    """Returns the item's entry, or why it can't be read."""
    if isinstance(item, Unreadable):
        return {"handle": item.handle, "unreadable": {"reason": item.reason, "line": item.line}}
    return {
        "handle": item.handle or item.entry.id,
        "copy_of": item.copy_of,
        "entry": record_of(item.entry, put_away=put_away),
    }


def unread_file_json(one: UnreadFile) -> dict[str, Any]:
    """Returns what could not be read, as an item of a list."""
    return {"handle": one.handle, "path": one.path, "unreadable": {"reason": one.reason, "line": one.line}}


def version_json(one: "EarlierVersion", *, put_away: bool = False) -> dict[str, Any]:
    """Returns an earlier version's entry, or why it can't be read."""
    head = {"number": one.number, "when": one.version.when.isoformat()}
    if one.entry is None:
        return head | {"unreadable": {"reason": one.reason, "line": None}}
    return head | {"entry": record_of(one.entry, put_away=put_away)}


def day_connection_json(now: "Today") -> dict[str, Any]:
    """Returns the day's small connection and the answer to it."""
    return {"id": now.idea.id, "asked": now.idea.do, "status": now.said}


def agenda_line_json(item: "AgendaItem") -> dict[str, Any]:
    """Returns a line of the agenda."""
    return {
        "id": item.id,
        "about": item.about,
        "title": item.title,
        "day": item.day.isoformat(),
        "words": item.words,
        "wants": item.wants,
        "from_mark": item.from_mark,
        "outcome": item.outcome,
        "closed": item.closed.isoformat() if item.closed else None,
    }
