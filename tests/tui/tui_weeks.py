"""Weeks to look back on: check-ins put into a journal day by day."""

from collections.abc import Sequence
from datetime import timedelta

from connectwell.context import Context
from connectwell.model.entry import Arrival, Connection, Entry, Landed, Reflection
from connectwell.model.terms import Need

Rating = int | str | None


def reflection(
    need: Need, rating: Rating, words: str = "", *, people: Sequence[str] = (), put_away: bool = False
) -> Reflection:
    """One of the five. `rating`: 0–10, "?" for can't tell, None for skipped."""
    return Reflection(
        key=f"{need[:2]}11",
        need=need,
        rating=rating if isinstance(rating, int) else None,
        unclear=rating == "?",
        direction="others" if words else None,
        words=words,
        people=tuple(people),
        put_away=put_away,
    )


def checkin(context: Context, days_ago: int, *parts: Reflection | Connection) -> str:
    """Puts a finished, settled check-in into the journal; gives its id."""
    when = context.clock() - timedelta(days=days_ago)
    made = Entry(
        id=context.journal.new_id(when),
        kind="check-in",
        day=when.date(),
        started=when,
        finished=when,
        arrival=Arrival(state="settled"),
        reflections=tuple(part for part in parts if isinstance(part, Reflection)),
        connections=tuple(part for part in parts if isinstance(part, Connection)),
    )
    return context.journal.add(made).id


def three_weeks(context: Context) -> None:
    """Twelve of the last 21 days: ratings of three needs, Ana on six of them, words on *soothed*, a connection."""
    safe: dict[int, Rating] = {0: 4, 1: 0, 2: "?", 3: None, 5: 6, 6: 7, 8: 3, 9: 5, 13: 8, 16: 2, 18: 9, 20: 4}
    for days_ago, rating in safe.items():
        ana = days_ago in (0, 1, 5, 6, 8, 9)
        said = f"The kettle, {days_ago} days back." if days_ago in (5, 16) else ""
        parts: list[Reflection | Connection] = [
            reflection("safe", rating, people=["Ana"] if ana else []),
            reflection("soothed", 8 if said else 3, said),
        ]
        if days_ago == 5:
            landed = Landed(words="She smiled.", touched=("seen",))
            parts.append(Connection(key="c1f0", status="done", asked="Hold a door.", landed=landed))
        checkin(context, days_ago, *parts)
    checkin(context, 13, reflection("soothed", 9, "What is put away.", put_away=True))
