"""record_of: an entry as JSON values."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from connectwell.entries.as_json import record_of
from connectwell.model.entry import Arrival, Close, Connection, Entry, Landed, Note, Reflection

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=1)))
ENTRY = Entry(
    id="2026-11-21T0900-q7f3k2",
    kind="check-in",
    day=date(2026, 11, 21),
    started=NINE,
    arrival=Arrival(state="mixed", words="arrival secret"),
    reflections=(
        Reflection(key="a1b2", need="seen", at=NINE, rating=0, asked="asked secret", words="secret", people=("Ana",)),
    ),
    connections=(Connection(key="c1d2", status="done", asked="own secret", landed=Landed(words="landed secret")),),
    close=Close(carry="carry secret"),
    rest={"mood": {"at": NINE, "level": float("nan"), "days": [date(2026, 1, 2)]}},
)


def test_a_record_is_the_file_in_json() -> None:
    told = record_of(ENTRY)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["day"] == "2026-11-21"
    assert told["started"] == "2026-11-21T09:00:00+01:00"
    assert told["reflections"][0]["rating"] == 0
    assert told["connections"][0]["landed"]["words"] == "landed secret"


def test_keys_it_does_not_know_come_along() -> None:
    mood = {"at": "2026-11-21T09:00:00+01:00", "level": "nan", "days": ["2026-01-02"]}
    assert record_of(ENTRY)["mood"] == mood


def test_put_away_parts_keep_no_word_name_or_rating() -> None:
    away = replace(
        ENTRY,
        arrival=replace(ENTRY.arrival or Arrival(), put_away=True),
        reflections=(replace(ENTRY.reflections[0], put_away=True, rest={"mine": "rest secret"}),),
        connections=(replace(ENTRY.connections[0], put_away=True),),
        close=Close(carry="carry secret", put_away=True),
        note=Note(words="note secret", people=("Ana",), put_away=True),
    )
    told = record_of(away)
    assert "secret" not in json.dumps(told)
    assert "Ana" not in json.dumps(told)
    assert "rating" not in told["reflections"][0]
    assert (told["reflections"][0]["key"], told["reflections"][0]["need"]) == ("a1b2", "seen")
    assert json.dumps(record_of(away, put_away=True)).count("secret") == 8
