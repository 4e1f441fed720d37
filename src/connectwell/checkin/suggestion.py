"""The day's small connection: the same one on Today, in the walk, in plain lines and on the command line.

At first it depends on the day alone. It changes when the person asks for another; `shown` of the current entry records
that, so that every interface agrees.
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
"""How many of the newest entries are read, in addition to the last week; fast at any size."""
MOST = 2000
"""The maximum, even if the week has more."""
WEEK = 7
"""In days."""


def newest(journal: Journal, day: date) -> list[Entry]:
    """Returns at least `NEWEST` entries and the whole last week: a day with many notes still includes its check-in."""
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
    """Returns the day's connection, and the answer to it, if any.

    It is the last one shown that has no answer yet, else the one answered last, else the day's first. If that was
    passed over or no longer fits, it is another.

    Args:
        context: the services it works with.
        day: the day it is for.
        entries: from `newest`; those of other days only tell when an idea was last asked.
    """
    entries = list(entries)
    todays = [entry for entry in entries if entry.day == day]
    ideas = {idea.id: idea for idea in context.library.connections()}
    answers = [part for entry in todays for part in reversed(entry.connections) if part.prompt]
    answered = {part.prompt for part in answers}
    state, settings = state_of(todays), context.settings

    def fits(idea: Idea) -> bool:
        return may_suggest(idea, state=state, ruled_out=settings.rule_out, never=settings.never_suggest)

    latest = max(answers, key=when_answered, default=None)  # of equal times, the first: the last in its entry
    said = max((when_answered(part) for part in answers if part.status != "passed"), default=0.0)
    for entry in todays:
        if max(map(when_answered, entry.connections), default=entry.started.timestamp()) < said:
            continue  # superseded by a later answer
        for name in reversed(entry.shown):
            if name in ideas and name not in answered and fits(ideas[name]):
                return ideas[name], None
    if latest and latest.status != "passed" and latest.prompt in ideas:
        return ideas[latest.prompt], latest.status
    first = connection_of_day(tuple(ideas.values()), day=day, ruled_out=settings.rule_out, never=settings.never_suggest)
    return (another(context, day, state, last_asked(entries)) if first.id in answered else first), None


def another(context: Context, day: date, state: State | None, asked: Mapping[str, date]) -> Idea:
    """Returns another connection for the day.

    Args:
        context: the services it works with.
        day: the day it is for.
        state: of the body; None if unknown.
        asked: by id, the last day each connection was asked; for today's, this day or later.
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
    """Returns, by id, the last day each prompt or connection was asked in these entries."""
    asked: dict[str, date] = {}
    for entry in entries:
        for name, day in asked_in(entry):
            asked[name] = max(day, asked.get(name, day))
    return asked


def state_of(todays: Iterable[Entry]) -> State | None:
    """Returns the latest state of the body in a day's entries, which come newest first."""
    return next((entry.arrival.state for entry in todays if entry.arrival and entry.arrival.state), None)


def when_answered(part: Connection) -> float:
    """Returns when a connection was answered, as a timestamp; 0 if unknown. A sort key."""
    return part.at.timestamp() if part.at else 0.0
