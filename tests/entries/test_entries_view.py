"""What a list shows: by the same rule with the index and without it, and said in words."""

from datetime import date, timedelta
from typing import Any

import pytest
from entries_samples import TODAY, check_in, copy_of, damage, entry, note, seen

from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.view import View
from connectwell.errors import Cancelled
from connectwell.journal import Item, Query, Readable
from connectwell.model.entry import Arrival, Connection, Session


@pytest.fixture
def journal(context: Context) -> EntryBrowser:
    """A bit of everything, newest first: n0, c1 open, c2 and a copy, n3 put away, s4 open, n5 removed, last year's."""
    note(context, "Rain with @José.", "n00000", people=("José",))
    check_in(context, "c10000", 1, finished=None, arrival=Arrival(state="mixed"), reflections=seen("Half a page."))
    words = seen("With Ana.", people=("Ana", "Ørsted"), direction="others", for_session=True)
    c2 = check_in(context, "c20000", 2, arrival=Arrival(state="settled"), reflections=words)
    copy_of(context, c2.id, "With Ana.", "With Ana, there.")
    note(context, "Heavy, with @Ana.", "n30000", 3, people=("Ana",), put_away=True)
    context.journal.add(entry("s40000", 4, kind="session", finished=None, session=Session(keep="A pause.")))
    context.journal.remove(note(context, "Gone.", "n50000", 5).id)
    note(context, "A year ago.", "n36500", 365)
    passed = Connection(key="c1f0", status="passed", asked="Wave.")
    context.journal.add(entry("w00000", 1, kind="connection", connections=(passed,)))
    return EntryBrowser(context)


def tails(items: Any) -> list[str]:
    return [item.handle[16:22] for item in items]


def _found(view: View, context: Context) -> list[str]:
    return tails(view.items(context.journal))


EVERYTHING = ["n00000", "c10000", "c20000", "c20000", "n30000", "s40000", "n36500"]


def test_everything_but_what_is_removed_or_says_nothing_by_the_moment_it_began(journal: EntryBrowser) -> None:
    assert tails(journal.listed()) == EVERYTHING
    assert tails(journal.listed(Query())) == EVERYTHING


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (Query(removed=True), [*EVERYTHING[:-1], "n50000", "n36500"]),
        (Query(only_removed=True), ["n50000"]),
        (Query(kinds=frozenset({"note"})), ["n00000", "n30000", "n36500"]),
        (Query(kinds=frozenset({"check-in", "session"})), ["c10000", "c20000", "c20000", "s40000"]),
        (Query(needs=frozenset({"seen"})), ["c10000", "c20000", "c20000"]),
        (Query(needs=frozenset({"safe"})), []),
        (Query(directions=frozenset({"others"})), ["c20000", "c20000"]),
        (Query(states=frozenset({"mixed"})), ["c10000"]),
        (Query(people=frozenset({"jose"})), ["n00000"]),
        (Query(people=frozenset({"ANA"})), ["c20000", "c20000"]),
        (Query(for_session=True), ["c20000", "c20000"]),
        (Query(for_session=False), ["n00000", "c10000", "n30000", "s40000", "n36500"]),
        (Query(unfinished=True), ["c10000", "s40000"]),
        (Query(unfinished=False), ["n00000", "c20000", "c20000", "n30000", "n36500"]),
        (Query(since=TODAY - timedelta(days=2)), ["n00000", "c10000", "c20000", "c20000"]),
        (Query(until=TODAY - timedelta(days=3)), ["n30000", "s40000", "n36500"]),
        (Query(since=TODAY - timedelta(days=3), unfinished=True, needs=frozenset({"seen"})), ["c10000"]),
    ],
)
def test_a_list_filters_as_a_search_does(journal: EntryBrowser, query: Query, wanted: list[str]) -> None:
    assert tails(journal.listed(query)) == wanted
    assert tails(journal.search(query)) == wanted


def test_a_damaged_file_is_listed_unless_only_a_readable_one_could_tell(context: Context) -> None:
    damage(context, "2026-11-20T0801-broken")
    damage(context, "groceries")
    browser = EntryBrowser(context)

    def found(query: Query) -> list[str]:
        return sorted(item.handle for item in browser.listed(query))

    day = date(2026, 11, 20)
    assert found(Query()) == ["2026-11-20T0801-broken", "groceries"]
    assert found(Query(removed=True)) == ["2026-11-20T0801-broken", "groceries"]
    assert found(Query(since=day, until=day)) == ["2026-11-20T0801-broken"]
    assert found(Query(since=day + timedelta(days=1))) == []
    for query in (
        Query(only_removed=True), Query(kinds=frozenset({"note"})), Query(people=frozenset({"ana"})),
        Query(needs=frozenset({"seen"})), Query(unfinished=True), Query(for_session=False),
        Query(states=frozenset({"mixed"})), Query(directions=frozenset({"others"})),
    ):  # fmt: skip
        assert found(query) == []


@pytest.mark.usefixtures("journal")
def test_a_view_begins_at_a_day_and_goes_back(context: Context) -> None:
    assert _found(View(back_from=TODAY - timedelta(days=3)), context) == ["n30000", "s40000", "n36500"]
    until = Query(until=TODAY - timedelta(days=4))
    assert _found(View(until, back_from=TODAY - timedelta(days=3)), context) == ["s40000", "n36500"]
    assert _found(View(until, back_from=TODAY - timedelta(days=5)), context) == ["n36500"]
    assert _found(View(Query(words="ana"), back_from=TODAY), context) == ["c20000", "c20000"]


@pytest.mark.usefixtures("journal")
def test_this_day_is_shown_of_earlier_years_alone(context: Context) -> None:
    assert _found(View(years_of=TODAY), context) == ["n36500"]
    assert _found(View(years_of=TODAY - timedelta(days=1)), context) == []
    assert _found(View(years_of=TODAY - timedelta(days=365)), context) == []


def test_what_a_view_leaves_out(context: Context) -> None:
    there = note(context, "Rain.")
    gone = context.journal.remove(there.id)
    assert [View().leaves_out(one) for one in (there, gone)] == [False, True]
    assert [View(Query(removed=True)).leaves_out(one) for one in (there, gone)] == [False, False]
    assert [View(Query(only_removed=True)).leaves_out(one) for one in (there, gone)] == [True, False]


def test_what_is_asked_is_said_in_words() -> None:
    query = Query(words="soup", kinds=frozenset({"note", "check-in"}), states=frozenset({"mixed"}), for_session=False)
    assert View(query).said() == "Check-in · Note · Mixed · not for my session"
    assert View().said() == ""
    assert View().everything
    assert not View(query).everything


def test_days_people_and_marks_are_said_too() -> None:
    since, until = date(2026, 11, 10), date(2026, 11, 20)
    query = Query(since=since, until=until, people=frozenset({"Bo", "Ana"}), for_session=True, unfinished=True)
    assert View(query, back_from=until).said() == (
        "with Ana · with Bo · from 10 Nov 2026 · to 20 Nov 2026 · 20 Nov 2026 and before · for my session · Still open"
    )
    assert View(Query(needs=frozenset({"seen"}), directions=frozenset({"myself"}))).said() == "Seen · With myself"
    assert View(Query(removed=True)).said() == "removed ones too"
    assert View(Query(removed=True, only_removed=True)).said() == "Removed"
    assert View(years_of=until).said() == "20 November, earlier years"


@pytest.mark.usefixtures("journal")
def test_reading_stops_where_nobody_waits_for_it(context: Context) -> None:
    def stop(_done: int, _total: int) -> bool:
        return False

    for view in (View(Query(words="rain")), View(years_of=TODAY)):
        with pytest.raises(Cancelled):
            list(view.items(context.journal, stop))


def test_what_went_away_since_it_was_looked_for_is_passed_over(context: Context) -> None:
    note(context, "A year ago.", "n36500", 365)
    two = note(context, "Two years ago.", "n73000", 730)
    found = View(years_of=TODAY).items(context.journal)
    first: Item = next(found)
    assert isinstance(first, Readable)
    (context.places.data / "entries" / two.id[:4] / f"{two.id}.toml").unlink()
    assert list(found) == []
