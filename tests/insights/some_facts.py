"""Facts as the journal gives them, without a journal: short to write down, or any that Hypothesis can think of."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from connectwell.model.facts import ConnectionFacts, EntryFacts, ReflectionFacts
from connectwell.model.terms import AFTERS, CHOSE, DIRECTIONS, KINDS, NEEDS, STATES, STATUSES, Direction, Need, Status

LAST = date(2026, 11, 21)
"""A Saturday, the last day of every example."""

Rating = int | str | None


def ago(days: int) -> date:
    """So many days before the last."""
    return LAST - timedelta(days=days)


def reflected(
    rating: Rating = None,
    need: Need = "safe",
    *,
    direction: Direction | None = None,
    words: bool = False,
    people: tuple[str, ...] = (),
) -> ReflectionFacts:
    """One reflection. `rating`: 0–10, "?" for can't tell, None for neither."""
    number = rating if isinstance(rating, int) else None
    return ReflectionFacts(need, number, rating == "?", direction, words, people, "private", False)


def connected(status: Status = "done", *touched: Need, landed: bool = False) -> ConnectionFacts:
    """One small connection."""
    return ConnectionFacts("hold-a-door", status, touched, landed or bool(touched))


def entry(day: date, *parts: ReflectionFacts | ConnectionFacts, **given: object) -> EntryFacts:
    """A finished, settled check-in of that day at nine; `given` says what is otherwise."""
    usual: dict[str, object] = {
        "id": f"{day.isoformat()}T0900-aaaaaa",
        "kind": "check-in",
        "day": day,
        "started": datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        "finished": True,
        "removed": False,
        "state": "settled",
        "after": None,
        "chose": None,
        "reflections": tuple(part for part in parts if isinstance(part, ReflectionFacts)),
        "connections": tuple(part for part in parts if isinstance(part, ConnectionFacts)),
        "practice": None,
        "copy_of": None,
        "people": tuple(name for part in parts if isinstance(part, ReflectionFacts) for name in part.people),
    }
    return EntryFacts(**(usual | given))  # type: ignore[arg-type]  # checked by the class


def rated(*ratings: Rating, need: Need = "safe") -> list[EntryFacts]:
    """One check-in a day, the last rating on the last day; "" leaves a day without an entry."""
    days = zip(range(len(ratings) - 1, -1, -1), ratings, strict=True)
    return [entry(ago(back), reflected(rating, need)) for back, rating in days if rating != ""]


names = st.sampled_from(["Ana", "ana", "@Ana", "Mr Okafor", "the library", "Bücherei", "ƎÎ\u0301", "  ", "[red]"])
days = st.one_of(
    st.integers(0, 40).map(ago),
    st.integers(-3, 4000).map(ago),
    st.sampled_from([date.min, date(1, 1, 4), date(1970, 1, 1), date.max]),
)
reflections = st.builds(
    ReflectionFacts,
    need=st.sampled_from(NEEDS),
    rating=st.none() | st.integers(0, 10),
    unclear=st.booleans(),
    direction=st.none() | st.sampled_from(DIRECTIONS),
    has_words=st.booleans(),
    people=st.lists(names, max_size=3).map(tuple),
    sharing=st.just("private"),
    for_session=st.booleans(),
)
connections = st.builds(
    ConnectionFacts,
    prompt=st.none() | st.just("hold-a-door"),
    status=st.sampled_from(STATUSES),
    touched=st.lists(st.sampled_from(NEEDS), max_size=3).map(tuple),
    landed=st.booleans(),
)


@st.composite
def entries(draw: st.DrawFn) -> EntryFacts:
    """Any facts of one entry."""
    day = draw(days)
    hour = draw(st.integers(0, 23))
    kind = draw(st.sampled_from(KINDS))
    return entry(
        day,
        *draw(st.lists(reflections, max_size=6)),
        *draw(st.lists(connections, max_size=3)),
        id=f"{day.isoformat()}T{hour:02}00-{draw(st.text('abc', min_size=6, max_size=6))}",
        started=datetime(day.year, day.month, day.day, hour, tzinfo=UTC),
        kind=kind,
        finished=draw(st.booleans()),
        removed=draw(st.sampled_from([False, False, False, True])),
        copy_of=draw(st.sampled_from([None, None, None, "2026-11-21T0900-aaaaaa"])),
        state=draw(st.none() | st.sampled_from(STATES)),
        chose=draw(st.none() | st.sampled_from(CHOSE)),
        after=draw(st.none() | st.sampled_from(AFTERS)),
        practice=draw(st.sampled_from(["orienting", "warmth"])) if kind == "practice" else None,
        people=draw(st.lists(names, max_size=3).map(tuple)),
    )


journals = st.lists(entries(), max_size=40)
spans = st.one_of(st.sampled_from([14, 30, 90, 365, None]), st.integers(1, 5000))
