"""What a view found, in batches: the order of days, going to one, and what becomes of an entry that was changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from entries_samples import TODAY, entry

from connectwell.entries.result_set import BATCH, Jump, ResultSet
from connectwell.entries.view import View
from connectwell.errors import EntryUnreadable
from connectwell.journal import Item, Query, Readable, Unreadable
from connectwell.journal.items import by_day, day_of_item, sort_key
from connectwell.model.entry import Entry, Note
from steady import MORNING


def item(days_ago: int, *, day: date | None = None, copy: bool = False, words: str = "") -> Readable:
    """A note begun so many days ago; `day` where it was moved to another."""
    made = entry(f"{days_ago:06}", days_ago, note=Note(words=words or f"note {days_ago}"))
    moved = replace(made, day=day or made.day)
    return Readable(moved, moved.id if copy else None, f"{moved.id}.copy" if copy else moved.id)


def results(items: Iterable[Item], view: View | None = None) -> ResultSet[str]:
    """What draws each item by the end of its handle."""
    view = view or View()
    return ResultSet(view, by_day(items) if view.as_scanned else iter(items), lambda one: one.handle[16:])


def all_of(items: Iterable[Item], view: View | None = None) -> ResultSet[str]:
    found = results(items, view)
    while not found.read_all:
        found.take(found.fetch())
    return found


def drawn(found: ResultSet[str]) -> list[str]:
    return [row.drawn for row in found.rows]


def test_a_batch_is_read_at_a_time_and_no_more_than_is_asked_for() -> None:
    read = 0

    def items() -> Iterator[Item]:
        nonlocal read
        for days in range(BATCH * 2 + 50):
            read += 1
            yield item(days)

    found = results(items())
    sizes = []
    while not found.read_all:
        found.take(found.fetch())
        sizes.append((len(found.rows), read))
    assert sizes == [(BATCH, BATCH), (BATCH * 2, BATCH * 2), (BATCH * 2 + 50, BATCH * 2 + 50)]
    assert drawn(found) == [f"{days:06}" for days in range(BATCH * 2 + 50)]


def test_a_batch_is_drawn_where_it_is_read_and_ends_where_it_is_stopped() -> None:
    found = results(item(days) for days in range(10))
    batch = found.fetch(stopped=lambda: True)
    assert ([row.drawn for row in batch.rows], batch.last, batch.fault) == (["000000"], False, "")
    assert found.rows == [], "not before it is taken"


def test_what_is_in_the_way_ends_the_list_with_a_sentence() -> None:
    def items() -> Iterator[Item]:
        yield item(0)
        raise EntryUnreadable("The folder cannot be read.")

    found = results(items())
    batch = found.fetch()
    assert (batch.last, batch.fault) == (True, "The folder cannot be read.")
    found.take(batch)
    assert (drawn(found), found.read_all) == (["000000"], True)


def test_more_gives_the_next_few() -> None:
    found = results(item(days) for days in range(25))
    assert [row.drawn for row in found.more(10)] == [f"{n:06}" for n in range(10)]
    assert (len(found.more(10)), found.read_all) == (10, False)
    assert (len(found.more(10)), found.read_all) == (5, True)
    assert len(found.rows) == 25


# --- Order


def test_one_that_was_moved_back_stands_by_its_day() -> None:
    moved = item(0, day=TODAY - timedelta(days=3))
    found = all_of([moved, *(item(days) for days in range(1, 6))])
    assert drawn(found) == ["000001", "000002", "000000", "000003", "000004", "000005"]


def test_one_that_was_moved_far_back_waits_for_its_day() -> None:
    moved = item(0, day=TODAY - timedelta(days=BATCH + 20))
    found = results([moved, *(item(days) for days in range(1, BATCH * 2))])
    found.take(found.fetch())
    assert "000000" not in drawn(found)
    found.take(found.fetch())
    at = drawn(found).index("000000")
    assert [row.drawn for row in found.rows[at - 1 : at + 2]] == ["000119", "000000", "000120"]


def test_one_that_was_moved_to_the_last_day_comes_at_the_end() -> None:
    found = all_of([item(0, day=TODAY - timedelta(days=900)), item(1), item(2)])
    assert drawn(found) == ["000001", "000002", "000000"]


def test_one_that_belongs_above_what_is_there_is_put_in_and_all_is_drawn_anew() -> None:
    """Begun later by the clock of another zone, or moved forward by hand."""
    found = results([*(item(days) for days in range(1, BATCH + 1)), item(BATCH + 1, day=TODAY), item(BATCH + 2)])
    assert found.take(found.fetch()) == found.rows
    assert found.take(found.fetch()) is None
    assert drawn(found)[0] == f"{BATCH + 1:06}"
    assert [sort_key(row.item) for row in found.rows] == sorted(
        (sort_key(row.item) for row in found.rows), reverse=True
    )


def test_what_a_search_found_stays_in_its_order() -> None:
    found = all_of([item(5), item(1), item(3)], View(Query(words="note")))
    assert drawn(found) == ["000005", "000001", "000003"]


def test_what_cannot_be_read_stands_where_its_name_says() -> None:
    broken, stray = Unreadable("2026-11-19T0800-broken", "no TOML"), Unreadable("groceries", "no TOML")
    assert sort_key(broken) == (date(2026, 11, 19), datetime(2026, 11, 19, 8, tzinfo=UTC))
    assert day_of_item(stray) == date.max
    found = all_of([stray, item(1), broken, item(2)])
    assert [row.item.handle[:10] for row in found.rows] == ["groceries", "2026-11-20", "2026-11-19", "2026-11-19"]


# --- Going to a day


def test_a_day_is_gone_to_or_what_came_before_it() -> None:
    found = all_of(item(days) for days in range(0, 300, 2))
    assert found.jump(TODAY - timedelta(days=4), TODAY) == Jump(2, "day")
    assert found.jump(TODAY - timedelta(days=5), TODAY) == Jump(3, "before")
    assert found.jump(date(1999, 1, 1), TODAY) == Jump(149, "oldest")
    assert all_of([]).jump(TODAY, TODAY) == Jump(None, "oldest")


def test_a_day_that_was_not_read_yet_is_where_another_list_begins() -> None:
    found = results(item(days) for days in range(0, 300, 2))
    found.take(found.fetch())
    far, near = TODAY - timedelta(days=280), TODAY - timedelta(days=4)
    there = found.jump(far, TODAY)
    assert there == View(back_from=far)
    back = all_of((item(days) for days in range(280, 300, 2)), View(back_from=far))
    assert back.jump(near, TODAY) == View(back_from=near)
    assert back.jump(TODAY, TODAY) == View()
    assert back.jump(TODAY - timedelta(days=282), TODAY) == Jump(1, "day")


def test_from_earlier_years_a_day_is_gone_to_among_everything() -> None:
    years = all_of([item(365)], View(years_of=TODAY))
    assert years.jump(TODAY - timedelta(days=365), TODAY) == View(back_from=TODAY - timedelta(days=365))
    assert years.jump(TODAY, TODAY) == View()


# --- What was changed


def test_a_changed_entry_stays_on_its_row_and_is_drawn_anew() -> None:
    there = item(1)
    found = all_of([item(0), there, item(2)])
    after = replace(there.entry, note=Note(words="other words"))
    assert found.put(there.entry, after) == "in place"
    assert found.rows[1].item == Readable(after, None, after.id)


def test_where_another_day_or_nothing_was_there_a_new_look_tells() -> None:
    there = item(1)
    found = all_of([item(0), there])
    assert found.put(there.entry, replace(there.entry, day=TODAY)) == "elsewhere"
    assert found.put(None, there.entry) == "elsewhere"
    assert found.put(item(9).entry, item(9).entry) == "elsewhere"
    assert [row.item for row in found.rows] == [item(0), there]


def test_what_the_view_leaves_out_is_gone() -> None:
    there = item(1)
    removed: Entry = replace(there.entry, removed=MORNING)
    assert all_of([there]).put(there.entry, removed) == "gone"
    assert all_of([there], View(Query(removed=True))).put(there.entry, removed) == "in place"
    only = all_of([Readable(removed, None, removed.id)], View(Query(only_removed=True)))
    assert only.put(removed, there.entry) == "gone"


def test_in_a_list_with_numbers_an_entry_keeps_its_row_however_it_is() -> None:
    there = item(1)
    found = results([item(0), there])
    found.more(10)
    found.replace(replace(there.entry, removed=MORNING))
    assert [row.item.entry.removed for row in found.rows if isinstance(row.item, Readable)] == [None, MORNING]
    found.replace(item(9).entry)
    assert len(found.rows) == 2


def test_an_entry_its_copies_and_what_cannot_be_read_are_told_apart() -> None:
    there, copy, broken = item(1), item(1, copy=True), Unreadable(item(2).handle, "no TOML")
    found = all_of([item(0), there, copy, broken])
    assert found.copy_for(there) == found.copy_for(copy) == copy.handle
    assert found.copy_for(item(0)) == found.copy_for(broken) == found.copy_for(None) == ""
    assert found.rows_of(there.handle) == [there.handle, copy.handle]
    assert found.rows_of(broken.handle) == [broken.handle]
    assert found.at(copy.handle) == 2
    assert found.at("nowhere") is None
