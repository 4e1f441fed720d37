"""The facts of an entry: no word of it, and nothing of what is put away."""

from dataclasses import replace
from datetime import UTC, datetime

from connectwell.model.entry import Arrival, Connection, Entry, Landed, PracticeDone, Reflection
from connectwell.model.facts import ConnectionFacts, ReflectionFacts, facts_of

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)
CHECKIN = Entry(
    id="2026-11-21T0900-aaaaaa",
    kind="check-in",
    day=NINE.date(),
    started=NINE,
    arrival=Arrival(state="mixed", chose="settle", after="less", words="slept badly"),
    reflections=(
        Reflection(
            key="a1", need="seen", rating=0, direction="others", people=("Ana",), words="asked me", sharing="theme"
        ),
        Reflection(key="a2", need="safe", unclear=True, words="  \n", for_session=True),
    ),
    connections=(
        Connection(key="c1", status="done", prompt="hold-a-door", landed=Landed(words="kind", touched=("seen",))),
        Connection(key="c2", status="planned", asked="My own."),
    ),
)


def test_facts_hold_what_summaries_need() -> None:
    facts = facts_of(CHECKIN, "2026-11-21T0800-bbbbbb")
    assert (facts.id, facts.kind, facts.day, facts.started) == (CHECKIN.id, "check-in", NINE.date(), NINE)
    assert (facts.finished, facts.removed, facts.copy_of) == (False, False, "2026-11-21T0800-bbbbbb")
    assert (facts.state, facts.chose, facts.after, facts.practice) == ("mixed", "settle", "less", None)
    assert facts.reflections == (
        ReflectionFacts("seen", 0, False, "others", True, ("Ana",), "theme", False),
        ReflectionFacts("safe", None, True, None, False, (), "private", True),
    )
    assert facts.connections == (
        ConnectionFacts("hold-a-door", "done", ("seen",), True),
        ConnectionFacts(None, "planned", (), False),
    )
    done = facts_of(replace(CHECKIN, finished=NINE, removed=NINE))
    assert (done.finished, done.removed, done.copy_of) == (True, True, None)


def test_facts_hold_no_words() -> None:
    told = repr(facts_of(CHECKIN))
    assert not any(words in told for words in ("slept", "asked me", "kind'", "My own"))


def test_what_is_put_away_has_no_facts() -> None:
    assert CHECKIN.arrival
    hidden = replace(
        CHECKIN,
        arrival=replace(CHECKIN.arrival, put_away=True),
        reflections=tuple(replace(part, put_away=True) for part in CHECKIN.reflections),
        connections=tuple(replace(part, put_away=True) for part in CHECKIN.connections),
    )
    facts = facts_of(hidden)
    assert (facts.state, facts.chose, facts.after) == (None, None, None)
    assert (facts.reflections, facts.connections) == ((), ())


def test_a_practice_has_its_name_and_its_before_and_after() -> None:
    practice = Entry(
        id=CHECKIN.id, kind="practice", day=NINE.date(), started=NINE,
        practice=PracticeDone(name="orienting", before="stirred-up", after="same"),
    )  # fmt: skip
    facts = facts_of(practice)
    assert (facts.practice, facts.state, facts.after) == ("orienting", "stirred-up", "same")
