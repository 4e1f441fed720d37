"""Plain tables: every row with its n, in the order of names, and sentences where there is no room."""

from some_facts import LAST, ago, connected, entry, reflected

from connectwell.insights import Insights, summarise
from connectwell.insights.drawing import row_text
from connectwell.insights.drawing.rows import Row
from connectwell.insights.drawing.tables import practices_table, present_table, touched_table

FACTS = [
    *(entry(ago(n), reflected(n, people=("Ana",)), reflected(4, "seen")) for n in range(6)),
    entry(LAST, connected("done", "seen"), connected("done", "seen", "stable"), people=("Zoë",)),
    entry(LAST, connected("done", "safe")._replace(prompt="a-cup")),
    *(entry(ago(n), kind="practice", practice="orienting", state="mixed", after="less") for n in range(2)),
]


def found() -> Insights:
    return summarise(FACTS, until=LAST, days=14, people=True)


def lines(rows: tuple[Row, ...]) -> list[str]:
    return list(map(row_text, rows))


def test_what_touched_what() -> None:
    assert lines(touched_table(found(), {"hold-a-door": "Hold a door.", "a-cup": "Make a cup. Any."}, 76)) == [
        "             times  Seen  Safe  Soothed  Secure  Stable",
        "Hold a door      2     2                              1",
        "Make a cup       1           1",
    ]


def test_practices_before_and_after() -> None:
    assert lines(practices_table(found(), {"orienting": "What is around"}, 76)) == [
        "                       before  after",
        "                times   mixed  easier",
        "What is around      2       2       2",
    ]


def test_who_was_there_with_middles_from_five_days_on() -> None:
    assert lines(present_table(found(), 76)) == [
        "     days  Seen  Safe  Soothed  Secure  Stable",
        "Ana     6     4   2.5",
        "Zoë     1",
    ]


def test_without_room_or_anything_to_say_there_is_no_table() -> None:
    assert touched_table(found(), {}, 40) == ()
    assert present_table(summarise([], until=LAST, days=14, people=True), 76) == ()
