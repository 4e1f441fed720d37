"""Counts, and what stood beside a rating: days with something in them, and the others."""

from dataclasses import replace
from datetime import date

from some_facts import LAST, ago, connected, entry, reflected

from connectwell.insights import NeedComparison, ease_in, summarise
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry, Reflection
from connectwell.model.facts import EntryFacts

LIBRARY = CirclePart(id="lib", kind="place", name="The library", names=("Library",))
ANA = CirclePart(id="ana", kind="person", name="Ana", names=("Anita",))


def test_directions_are_counted_where_there_are_words() -> None:
    found = summarise(
        [
            entry(LAST, reflected(words=True, direction="others"), reflected(words=True, direction="others")),
            entry(LAST, reflected(4, direction="myself"), reflected(words=True)),
        ],
        until=LAST,
        days=14,
    )
    assert found.directions == {"others": 2, "surroundings": 0, "myself": 0}
    assert found.undirected == 1


def test_arriving_and_settling_are_counted() -> None:
    found = summarise(
        [
            entry(LAST),
            entry(LAST, state="stirred-up", chose="settle", after="less"),
            entry(ago(1), state="stirred-up", chose="gently"),
            entry(ago(1), state=None),
            entry(ago(2), kind="practice", practice="orienting", state="mixed", after="unclear"),
        ],
        until=LAST,
        days=14,
    )
    assert found.states == {"settled": 1, "stirred-up": 2, "shut-down": 0, "mixed": 0, "unclear": 0}
    assert found.after == {"less": 1, "same": 0, "more": 0, "unclear": 1}


def test_connections_are_counted_and_what_was_passed_over_is_not() -> None:
    parts = [connected("done", "seen", "safe"), connected("done", landed=True), connected("planned")]
    found = summarise([entry(LAST, *parts, connected("passed"), connected("not-today"))], until=LAST, days=14)
    assert found.connections == {"done": 2, "planned": 1, "not-today": 1}
    assert found.landed == 2
    assert found.touched == {"seen": 1, "safe": 1, "soothed": 0, "secure": 0, "stable": 0}


def with_names(names: list[str], ratings: list[int], start: int = 0) -> list[EntryFacts]:
    """A check-in a day with somebody in it."""
    return [entry(ago(start + n), reflected(rating, people=tuple(names))) for n, rating in enumerate(ratings)]


def test_a_place_stands_beside_ratings_from_five_days_on_each_side() -> None:
    other = with_names([], [4, 3, 5, 4, 4], start=5)
    there = with_names(["library"], [6, 6, 7, 5, 6])
    found = summarise(there + other, until=LAST, days=14, circle=[LIBRARY, ANA])
    assert found.beside == (NeedComparison("place", "The library", "safe", 5, 6, 5, 4),)
    assert summarise(there[1:] + other, until=LAST, days=14, circle=[LIBRARY]).beside == ()
    assert summarise(there + other[1:], until=LAST, days=14, circle=[LIBRARY]).beside == ()


def test_settling_first_and_practices_stand_beside_ratings() -> None:
    settled = [entry(ago(n), reflected(6), state="mixed", chose="settle") for n in range(5)]
    practised = [entry(ago(n), kind="practice", practice="orienting", state=None) for n in range(5, 10)]
    plain = [entry(ago(n), reflected(4)) for n in range(5, 10)]
    found = summarise(settled + practised + plain, until=LAST, days=14)
    assert found.beside == (
        NeedComparison("settled", "", "safe", 5, 6, 5, 4),
        NeedComparison("practice", "orienting", "safe", 5, 4, 5, 6),
    )


def test_people_are_told_by_name_and_if_asked_for() -> None:
    facts = [
        *with_names(["@Anita"], [2, 2, 2, 2, 2]),
        *with_names(["zoë", "ZOË"], [5, 5, 5, 5, 5], start=5),
        *with_names(["library", "Mr Okafor"], [9, 9, 9], start=10),
    ]
    assert summarise(facts, until=LAST, days=14, circle=[LIBRARY, ANA]).people is None
    found = summarise(facts, until=LAST, days=14, circle=[LIBRARY, ANA], people=True)
    assert found.people is not None
    assert [(one.name, one.median) for one in found.people] == [("Ana", 2), ("ZOË", 5)]
    assert all(one.kind == "place" for one in found.beside)


def test_somebody_marked_as_unsafe_is_compared_with_nothing() -> None:
    """The days they were there stay one's own; that a day was better with them is never said."""
    unsafe = replace(ANA, unsafe=True)
    facts = [*with_names(["@Anita"], [9, 9, 9, 9, 9]), *with_names(["zoë"], [2, 2, 2, 2, 2], start=5)]
    found = summarise(facts, until=LAST, days=14, circle=[LIBRARY, unsafe], people=True)
    assert found.people is not None
    assert found.present is not None
    assert {one.name for one in found.people} == {"zoë"}
    assert {one.name: bool(one.middles) for one in found.present} == {"Ana": False, "zoë": True}
    assert next(len(one.days) for one in found.present if one.name == "Ana") == 5


def test_what_has_soothed_before_is_found_newest_first() -> None:
    def day(day: date, rating: int, **given: object) -> EntryFacts:
        return entry(day, reflected(rating, "soothed", words=True), **given)

    facts = [day(ago(3), 7, id="old"), day(ago(1), 9, id="new"), day(ago(2), 6, id="little")]
    wordless = entry(LAST, reflected(10, "soothed"), id="wordless")
    assert summarise([*facts, wordless], until=LAST, days=14).soothed is None
    assert summarise([*facts, wordless], until=LAST, days=14, soothed=True).soothed == ("new", "old")


def test_ease_is_read_where_it_is_neither_put_away_nor_removed() -> None:
    begun = entry(LAST).started
    parts = (
        Reflection(key="a1", need="soothed", words="The kettle."),
        Reflection(key="a2", need="soothed", words="Between us.", put_away=True),
        Reflection(key="a3", need="soothed", rating=8),
        Reflection(key="a4", need="seen", words="Ana asked."),
    )
    read = Entry(id="2026-11-21T0900-aaaaaa", kind="check-in", day=LAST, started=begun, reflections=parts)
    assert [part.key for part in ease_in(read)] == ["a1"]
    assert ease_in(Entry(id=read.id, kind=read.kind, day=LAST, started=begun, reflections=parts, removed=begun)) == ()
