"""The day's small connection: the same one on Today, in the walk, in plain lines and on the command line.

It begins with one that depends on the day alone. It changes when the person asks for another, which is noted in the
entry it was asked for in (`shown`), so that whoever looks next finds it there.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.journal import Journal, Readable
from connectwell.library import Idea, choose_connection, connection_of_day, may_suggest
from connectwell.model.entry import Connection, Entry, asked_in
from connectwell.model.terms import State, Status

NEWEST = 16
"""How many of the newest entries are looked at, beside all of the last week; quick at any size."""
MOST = 2000
"""No more than these, however many there are of a week."""
WEEK = 7
"""In days."""


def newest(journal: Journal, day: date) -> list[Entry]:
    """At least `NEWEST`, and all of the last week: a day with many notes doesn't push its own check-in out of sight."""
    found: list[Entry] = []
    for n, item in enumerate(journal.newest()):
        if not isinstance(item, Readable) or item.copy_of is not None:
            if n >= MOST:
                break
            continue
        if n >= MOST or (n >= NEWEST and item.entry.day < shifted(day, -WEEK)):
            break
        found.append(item.entry)
    return found


def of_day(context: Context, day: date, entries: Iterable[Entry]) -> tuple[Idea, Status | None]:
    """The day's connection, and what was said to it, if anything.

    It is the one shown last that nothing was said to yet, else the one something was said to last, else the one the
    day begins with. Where that one was passed on or doesn't fit any more, it is another.

    Args:
        context: the services it works with.
        day: the day it is for.
        entries: the newest, as `newest` gives them; those of other days say only when an idea was put.
    """
    entries = list(entries)
    todays = [entry for entry in entries if entry.day == day]
    ideas = {idea.id: idea for idea in context.library.connections()}
    answers = [part for entry in todays for part in reversed(entry.connections) if part.prompt]
    answered = {part.prompt for part in answers}
    state, settings = state_of(todays), context.settings

    def fits(idea: Idea) -> bool:
        return may_suggest(idea, state=state, ruled_out=settings.rule_out, never=settings.never_suggest)

    latest = max(answers, key=when_said, default=None)  # of one moment, the one that stands last
    said = max((when_said(part) for part in answers if part.status != "passed"), default=0.0)
    for entry in todays:
        if max(map(when_said, entry.connections), default=entry.started.timestamp()) < said:
            continue  # what it showed last made room for the one something was said to
        for name in reversed(entry.shown):
            if name in ideas and name not in answered and fits(ideas[name]):
                return ideas[name], None
    if latest and latest.status != "passed" and latest.prompt in ideas:
        return ideas[latest.prompt], latest.status
    first = connection_of_day(tuple(ideas.values()), day=day, ruled_out=settings.rule_out, never=settings.never_suggest)
    return (another(context, day, state, last_asked(entries)) if first.id in answered else first), None


def another(context: Context, day: date, state: State | None, asked: Mapping[str, date]) -> Idea:
    """Another connection for the day.

    Args:
        context: the services it works with.
        day: the day it is for.
        state: how the body is; None where nobody asked.
        asked: by id, the last day a connection was put; today's with this day or a later one.
    """
    return choose_connection(
        context.library.connections(),
        day=day,
        state=state,
        asked=asked,
        ruled_out=context.settings.rule_out,
        never=context.settings.never_suggest,
    )


def last_asked(entries: Iterable[Entry]) -> dict[str, date]:
    """By id, the last day a prompt or a connection was put in one of these entries."""
    asked: dict[str, date] = {}
    for entry in entries:
        for name, day in asked_in(entry):
            asked[name] = max(day, asked.get(name, day))
    return asked


def state_of(todays: Iterable[Entry]) -> State | None:
    """How the body was when a check-in of this day asked last; the newest entry comes first."""
    return next((entry.arrival.state for entry in todays if entry.arrival and entry.arrival.state), None)


def when_said(part: Connection) -> float:
    """When something was said to a connection, to find what was said last."""
    return part.at.timestamp() if part.at else 0.0
