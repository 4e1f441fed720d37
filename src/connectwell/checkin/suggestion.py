"""The day's small connection: the same one on Today, in the walk, in plain lines and on the command line.

At first it depends on the day, and on whether the last days were settled. It changes when a check-in finds a state that
it doesn't fit, and when the person asks for another; `shown` of the current entry records that, so that every interface
agrees.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from connectwell.checkin.hard_days import is_hard
from connectwell.checkin.own_ideas import own_ideas
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.journal import Journal, Readable
from connectwell.library import Idea, Library, choose_connection, choose_step, connection_of_day, may_suggest
from connectwell.model.entry import Connection, Entry, asked_in
from connectwell.model.frozen import dataclass
from connectwell.model.terms import OWN, State, Status

NEWEST = 16
"""How many of the newest entries are read, in addition to the last week; fast at any size."""
MOST = 2000
"""The maximum, even if the week has more."""
WEEK = 7
"""In days."""
LATELY = 3
"""Days for which a settled check-in tells something about today."""


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


@dataclass(frozen=True)
class OfCircle:
    """What the circle adds to the connections, as it was read: for those who may not wait for the disk."""

    steps: tuple[Idea, ...]
    own: tuple[Idea, ...]


def read_of_circle(context: Context) -> OfCircle:
    """Reads it."""
    return OfCircle(tuple(steps_for(context)), own_ideas(context))


def of_day(
    context: Context, day: date, entries: Iterable[Entry], circle: OfCircle | None = None
) -> tuple[Idea, Status | None]:
    """Returns the day's connection, and the answer to it, if any.

    It is the last one shown that has no answer yet, else the one answered last, else the day's first. If that was
    passed over or no longer fits, it is another.

    Args:
        context: the services it works with.
        day: the day it is for.
        entries: from `newest`; those of other days tell when an idea was last asked, and whether they were settled.
        circle: from `read_of_circle`; read if it is needed and not given.
    """
    entries = list(entries)
    todays = [entry for entry in entries if entry.day == day]
    deck = context.library.connections()
    answers = [part for entry in todays for part in reversed(entry.connections) if part.prompt]
    answered = {part.prompt for part in answers}
    ideas = by_id(context.library, (name for entry in todays for name in (*entry.shown, *asked_in_connections(entry))))
    ideas |= _own_named_in(context, todays, circle)
    state, settings = known_state(entries, day), context.settings

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
    first = _first(context, day, entries)
    if not fits(first):
        first = connection_of_day(deck, day=day, ruled_out=settings.rule_out, never=settings.never_suggest)
    return (another(context, day, state, last_asked(entries), circle) if first.id in answered else first), None


def _first(context: Context, day: date, entries: Iterable[Entry]) -> Idea:
    """Returns the connection that the day began with: what came in since its first minute doesn't count."""
    earlier, settings = [entry for entry in entries if entry.day < day], context.settings
    return connection_of_day(
        context.library.connections(),
        day=day,
        settled=_seems_settled(earlier, day),
        asked=last_asked(entry for entry in earlier if entry.day >= shifted(day, -WEEK)),
        ruled_out=settings.rule_out,
        never=settings.never_suggest,
    )


def by_id(library: Library, names: Iterable[str]) -> dict[str, Idea]:
    """Returns the deck of connections and, of the steps toward communities, those named; by id."""
    deck = {idea.id: idea for idea in library.connections()}
    steps = (library.step(name) for name in names if name not in deck)
    return deck | {step.id: step for step in steps if step}


def _own_named_in(context: Context, todays: Iterable[Entry], circle: OfCircle | None) -> dict[str, Idea]:
    """Returns the person's own connections if one was shown or answered today: else the circle isn't read."""
    names = {name for entry in todays for name in (*entry.shown, *asked_in_connections(entry))}
    if not any(name.startswith(OWN) for name in names):
        return {}
    return {idea.id: idea for idea in (circle.own if circle else own_ideas(context))}


def asked_in_connections(entry: Entry) -> Iterator[str]:
    """Yields the ids of the connections that an entry has answers to."""
    return (part.prompt for part in entry.connections if part.prompt)


def another(
    context: Context, day: date, state: State | None, asked: Mapping[str, date], circle: OfCircle | None = None
) -> Idea:
    """Returns another connection for the day.

    Once a week at most it is a step toward a community that the person marked as theirs, or as one they are curious
    about.

    Args:
        context: the services it works with.
        day: the day it is for.
        state: of the body; None if unknown.
        asked: by id, the last day each connection was asked; for today's, this day or later.
        circle: as for `of_day`.
    """
    circle = circle or read_of_circle(context)
    ruled_out, never = context.settings.rule_out, context.settings.never_suggest
    step = choose_step(circle.steps, day=day, state=state, asked=asked, ruled_out=ruled_out, never=never)
    deck = (*context.library.connections(), *circle.own)
    return step or choose_connection(deck, day=day, state=state, asked=asked, ruled_out=ruled_out, never=never)


def steps_for(context: Context) -> list[Idea]:
    """Returns the steps of the communities that are marked, each for what its mark says."""
    marks = {kind: marked.part.mark for kind, marked in context.journal.circle.marks().items()}
    if not any(mark in ("mine", "curious") for mark in marks.values()):
        return []
    found, _ = context.library.communities()
    return [step.idea for one in found for step in one.steps if marks.get(one.id) in step.marks]


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


def known_state(entries: Iterable[Entry], day: date) -> State | None:
    """Returns the state to suggest something for: the day's latest, or settled if nothing tells otherwise; else None.

    Args:
        entries: from `newest`.
        day: the day it is for.
    """
    entries = list(entries)
    state = state_of(entry for entry in entries if entry.day == day)
    return state or ("settled" if _seems_settled(entries, day) else None)


def _seems_settled(entries: Iterable[Entry], day: date) -> bool:
    """Whether the last state is settled, not long ago, and nothing from its day on was hard. In doubt it isn't."""
    lately = [entry for entry in entries if shifted(day, -LATELY) <= entry.day <= day]
    last = next((entry.day for entry in lately if entry.arrival and entry.arrival.state), None)
    return last is not None and not any(is_hard(entry) for entry in lately if entry.day >= last)


def when_answered(part: Connection) -> float:
    """Returns when a connection was answered, as a timestamp; 0 if unknown. A sort key."""
    return part.at.timestamp() if part.at else 0.0
