"""What insights say, and what they never say."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_facts import LAST, Rating, ago, connected, entry, journals, rated, reflected, spans

from connectwell.insights import (
    Insights,
    NeedComparison,
    as_json,
    need_sentence,
    nothing_of,
    phrasing,
    sentences_of,
    summarise,
)
from connectwell.insights.drawing.blocks import blocks_of
from connectwell.insights.names import display_names
from connectwell.journal import Journal
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Connection, Entry, Landed
from connectwell.model.facts import EntryFacts, facts_of
from connectwell.paths import find_app_folders

NEVER = (
    "better", "worse", "best", "worst", "improv", "declin", "streak", "trend", "up", "down", "rise", "rising", "fall",
    "drop", "progress", "only", "just", "because", "since", "missed", "failed", "overdue", "behind", "goal", "score",
    "should", "must", "perfect", "normal", "abnormal", "compliance", "great job", "why", "good", "bad", "average",
    "total", "overall", "sadly", "unfortunately", "congratulations", "well done", "keep", "gap", "no entry",
)  # fmt: skip


def told(*ratings: Rating, days: int | None = 14) -> str:
    return need_sentence(summarise(rated(*ratings), until=LAST, days=days).needs[1])


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ((4, 2, 7, 4, 5, 3, 4, 6, 4, "?"), "Safe: 9 of 14 days, usually 4 on these, from 2 to 7; can't tell on 1."),
        ((4, 2, 0, "?", None, None), "Safe: 3 of 14 days: 4, 2, 0; can't tell on 1; skipped on 2."),
        ((1, 2, 3, 4, 5, 6), "Safe: 6 of 14 days, usually 3.5 on these, from 1 to 6."),
        ((0, 0, 0, 0, 0), "Safe: 5 of 14 days, 0 on each."),
        ((0,), "Safe: 1 of 14 days: 0."),
        (("?",), "Safe: no rating; can't tell on 1."),
        ((None,), "Safe: no rating; skipped on 1."),
    ],
)
def test_a_need_in_one_sentence(ratings: tuple[Rating, ...], sentence: str) -> None:
    assert told(*ratings) == sentence


def test_one_day_of_all() -> None:
    assert told(4, days=None) == "Safe: 1 of 1 day: 4."


WEEKS = [
    *(entry(ago(n), reflected(6), state="stirred-up", chose="settle", after="less") for n in range(5)),
    *(entry(ago(n), reflected(4, people=("Ana",), words=True, direction="others")) for n in range(5, 10)),
    *(entry(ago(n), kind="practice", practice="orienting", state=None) for n in range(5)),
    entry(LAST, connected("done", "seen"), connected("planned"), reflected(words=True), state=None),
]


def test_everything_in_its_order() -> None:
    assert sentences_of(summarise(WEEKS, until=LAST, days=14, people=True), {"orienting": "What is around"}) == (
        "14 days, 8 to 21 November 2026.",
        "Safe: 10 of 14 days, usually 5 on these, from 4 to 6.",
        "No rating: seen, soothed, secure and stable.",
        "Arriving: settled 5, stirred up 5.",
        "After settling: easier 5.",
        "Words written: with others 5, without a direction 1.",
        "Small connections: done 1, to try 1.",
        "They touched: seen 1.",
        phrasing.TOUCHED_BY,
        "hold-a-door: 1 time; seen 1.",
        phrasing.PRACTICES,
        "What is around: 5 times.",
        phrasing.BESIDE,
        "Safe: on 5 days with 'settling first', usually 6; on the other 5, usually 4.",
        "Safe: on 5 days with 'What is around', usually 6; on the other 5, usually 4.",
        phrasing.PRESENT,
        "Ana: 5 days, 16 November, 15 November, 14 November, 13 November and 12 November; usually safe 4.",
        "Safe: on 5 days with Ana, usually 4; on the other 5, usually 6.",
    )


def test_connections_and_practices_are_told_by_name_never_by_number() -> None:
    facts = [
        entry(LAST, connected("done", "seen", "safe"), connected("done", "seen"), connected("done", landed=True)),
        entry(ago(1), connected("done", "soothed")._replace(prompt=None), connected("done")),
        entry(ago(2), connected("done", "secure")._replace(prompt="warm-cup")),
        entry(ago(3), kind="practice", practice="orienting", state="stirred-up", after="less"),
        entry(ago(4), kind="practice", practice="orienting", state="mixed", after=None),
        entry(ago(5), kind="practice", practice="orienting", state="mixed", after="more", finished=False),
    ]
    found = summarise(facts, until=LAST, days=14)
    connections = {"hold-a-door": "Hold a door. It needs no word.", "warm-cup": "Hold a warm cup."}
    assert phrasing.touched_sentences(found, connections)[1:] == [
        "Hold a door: 3 times; seen 2, safe 1.",
        "Hold a warm cup: 1 time; secure 1.",
        "Something of your own: 1 time; soothed 1.",
    ]
    assert phrasing.practice_sentences(found, {"orienting": "What is around"})[1:] == [
        "What is around: 2 times; before: stirred up 1, mixed 1; after: easier 1.",
    ]
    nobody = summarise(facts, until=LAST, days=14, people=True)
    assert list(phrasing.people_groups(nobody)) == [("present", [phrasing.NOBODY]), ("compared", [])]


def test_what_insights_mention_has_the_words_of_the_library(tmp_path: Path) -> None:
    library, journal = Library(), Journal(find_app_folders({"CONNECTWELL_HOME": str(tmp_path)}))
    step, idea = library.community("grief").steps[0].idea, library.connections()[0]
    own = journal.circle.begin(CirclePart(id="", kind="connection", name="A walk with the dog."))
    walk = f"own:{own.save(own.part).part.id}"
    facts = [
        entry(LAST, *(connected("done", "seen")._replace(prompt=id) for id in (step.id, idea.id, walk, "own:gone")))
    ]
    found = summarise(facts, until=LAST, days=14)
    _, connections = display_names(library, journal, found)
    assert connections == {step.id: step.do, idea.id: idea.do, walk: "A walk with the dog."}
    told = phrasing.touched_sentences(found, connections)
    assert {"A walk with the dog: 1 time; seen 1.", "Something of your own: 1 time; seen 1."} <= set(told)


def test_what_the_library_has_no_more_is_called_what_it_said_that_day(tmp_path: Path) -> None:
    journal = Journal(find_app_folders({"CONNECTWELL_HOME": str(tmp_path)}))
    now = datetime.combine(LAST, time(12), UTC)
    said = Connection(key="c1", status="done", prompt="gone-now", asked="Wave at a tram. It may wave back.")
    said = replace(said, landed=Landed(touched=("seen",)))
    away = replace(said, key="c2", asked="What was put away.", put_away=True)
    kept = Entry(id=journal.new_id(now), kind="connection", day=LAST, started=now, connections=(away, said))
    found = summarise([facts_of(journal.add(kept))], until=LAST, days=14)
    _, connections = display_names(Library(), journal, found)
    assert phrasing.touched_sentences(found, connections)[1:] == ["Wave at a tram: 1 time; seen 1."]
    journal.erase(kept.id)  # by another program, since the facts were read
    assert display_names(Library(), journal, found)[1] == {}


def test_places_and_practices_are_told_where_the_middle_was_above_the_others() -> None:
    found = summarise(WEEKS, until=LAST, days=14)
    above = NeedComparison("settled", "", "safe", 9, 6, 21, 4)
    place = NeedComparison("place", "The library", "seen", 9, 6.5, 5, 6)
    practice = NeedComparison("practice", "orienting", "safe", 9, 6, 5, 4)
    below = NeedComparison("place", "Home", "safe", 9, 2, 21, 4)
    said = sentences_of(replace(found, beside=(above, place, practice, below)), {"orienting": "What is around"})
    assert said[-4:] == (
        phrasing.BESIDE,
        "Safe: on 9 days with 'settling first', usually 6; on the other 21, usually 4.",
        "Seen: on 9 days with 'The library', usually 6.5; on the other 5, usually 6.",
        "Safe: on 9 days with 'What is around', usually 6; on the other 5, usually 4.",
    )
    assert phrasing.BESIDE not in sentences_of(replace(found, beside=(below,)))
    assert "'orienting'" in sentences_of(replace(found, beside=(practice,)))[-1]


def test_years_are_said_once_or_twice() -> None:
    assert sentences_of(summarise(rated(4), until=LAST, days=None))[0] == "1 day, 21 November 2026."
    assert sentences_of(summarise(rated(4), until=LAST, days=365))[0] == (
        "365 days, 22 November 2025 to 21 November 2026."
    )
    assert sentences_of(summarise(rated(4), until=LAST, days=5000))[0].startswith("5,000 days, ")


def test_an_empty_journal_is_said_calmly() -> None:
    assert sentences_of(summarise([], until=LAST, days=None)) == (
        "Nothing to show yet. Your ratings and check-ins will be here.",
    )
    earlier = summarise(rated(4), until=LAST + timedelta(days=30), days=14)
    assert nothing_of(earlier) == (phrasing.NOTHING,)
    before = summarise(rated(4), until=LAST - timedelta(days=30), days=14)
    assert nothing_of(before, rated(4)) == ("Nothing from these days.",)
    assert nothing_of(earlier, rated(4)) == ("Nothing from these days.", "A longer span has more.")


def test_asked_for_people_there_is_always_an_answer() -> None:
    assert sentences_of(summarise(rated(4), until=LAST, days=14, people=True))[-1] == phrasing.NOBODY
    named = [one._replace(people=("Ana",)) for one in rated(4)]
    assert sentences_of(summarise(named, until=LAST, days=14, people=True))[-1] == phrasing.NO_PEOPLE


def test_a_name_cannot_steer_the_terminal() -> None:
    one = NeedComparison("person", "\x1b[31mAna\n\u202e", "safe", 5, 4, 5, 6)
    assert not {"\x1b", "\n", "\u202e"} & set(phrasing.beside_sentence(one))


constants = [value for name, value in vars(phrasing).items() if name.isupper() and isinstance(value, str)]


@given(facts=journals, days=spans)
def test_some_words_never_appear(facts: list[EntryFacts], days: int | None) -> None:
    nameless = [f._replace(people=()) for f in facts]
    for sentence in (*sentences_of(summarise(nameless, until=LAST, days=days, people=True)), *constants):
        bare = re.sub("stirred up|shut down", "", sentence.lower())  # states of the body, not of a rating
        for word in NEVER:
            assert not re.search(rf"\b{word}", bare), f"{word!r} in {sentence!r}"
        assert not set(sentence) & set("!↑↓→↗↘▲▼+%")


# --- JSON


def shape(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: shape(value) for key, value in found.items()}
    return [shape(found[0])] if isinstance(found, list) and found else type(found).__name__


def full() -> Insights:
    beside = NeedComparison("place", "The library", "safe", 9, 6, 21, 4)
    found = summarise(WEEKS, until=LAST, days=14, people=True, soothed=True)
    return replace(found, beside=(beside,), soothed=("2026-11-21T0900-aaaaaa",))


def test_json_has_a_shape_that_stays() -> None:
    found = json.loads(json.dumps(as_json(full())))
    assert {key: shape(value) for key, value in found.items() if key != "needs"} == {
        "since": "str",
        "until": "str",
        "days": "int",
        "directions": dict.fromkeys(["others", "surroundings", "myself", "none"], "int"),
        "states": dict.fromkeys(["settled", "stirred-up", "shut-down", "mixed", "unclear"], "int"),
        "after": dict.fromkeys(["less", "same", "more", "unclear"], "int"),
        "connections": dict.fromkeys(["done", "planned", "not-today"], "int"),
        "landed": "int",
        "touched": dict.fromkeys(["seen", "safe", "soothed", "secure", "stable"], "int"),
        "touched_by": [{"prompt": "str", "n": "int", "touched": {"seen": "int"}}],
        "practices": [{"practice": "str", "n": "int", "before": {}, "after": {}}],
        "beside": [
            {"kind": "str", "name": "str", "need": "str", "days": "int", "median": "int", "other_days": "int",
             "other_median": "int"},
        ],
        "people": shape(found["beside"]),
        "present": [{"kind": "str", "name": "str", "days": ["str"], "medians": {"safe": "int"}}],
        "soothed": ["str"],
    }  # fmt: skip


def test_a_need_in_json() -> None:
    (safe,) = [
        need for need in as_json(summarise(rated(3, 4, "?", 0, 1, 3), until=LAST, days=14))["needs"] if need["n"]
    ]
    assert {key: safe[key] for key in safe if key != "points"} == {
        "need": "safe", "n": 5, "unclear": 1, "skipped": 0, "median": 3, "low": 0, "high": 4,
    }  # fmt: skip
    assert safe["points"][2:5] == [
        {"day": "2026-11-18", "value": None, "unclear": True, "skipped": False, "rolling": None},
        {"day": "2026-11-19", "value": 0, "unclear": False, "skipped": False, "rolling": 3},
        {"day": "2026-11-20", "value": 1, "unclear": False, "skipped": False, "rolling": 2},
    ]


@given(facts=journals, days=spans, asked=st.booleans())
def test_any_journal_is_json(facts: list[EntryFacts], days: int | None, asked: bool) -> None:
    found = as_json(summarise(facts, until=LAST, days=days, people=asked, soothed=asked))
    assert json.loads(json.dumps(found)) == found
    assert ("people" in found, "soothed" in found) == (asked, asked)


def test_what_is_said_beside_the_picture_is_what_is_said_without_it() -> None:
    found = summarise(WEEKS, until=LAST, days=14, people=True)
    blocks = list(blocks_of(found, {}, {}, 0))  # no room for tables
    said = [
        sentence for block in blocks for sentence in ([block.heading] if block.heading else []) + [*block.sentences]
    ]
    assert tuple(said) == phrasing.other_sentences(found, {}, {})
