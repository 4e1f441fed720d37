"""Finding entries: by what a person types, and newest first, reading no further than asked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_samples import BERLIN, MORNING, file_of, journal_in, note, places_in, put, readable, unreadable, words_of

from connectwell.entries.item_lookup import find_item
from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.journal import Journal, Readable
from connectwell.journal.names import ALPHABET, entry_stems, is_entry_file, random_tail
from connectwell.journal.put_away_beside import copy_names, is_copy_name
from connectwell.model.entry import Entry, Share
from connectwell.model.format import is_entry_id


def test_making_a_journal_and_looking_into_an_empty_one_touches_no_disk(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    assert list(journal.newest()) == []
    assert journal.circle.parts() == ()
    assert journal.cannot_write() is None
    journal.tidy()
    assert list(tmp_path.iterdir()) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "2026-11-21T0801-q7f3k2",
                "2026-02-01T2359-abcd",
                "2025-12-31T0000-zzzz",
                "2026-11-21T0801-q7f3k2.toml",
                "2026-11-21T0801-q7f",
                "2026-11-21T0801-Q7F3K2",
                "x026-11-21T0801-q7f3k2",
                "2026-11-21t0801-q7f3k2",
                "2026-11-21T0801-q7f3k2.sync-conflict-1",
                "2026-11-21T0801-" + "a" * 17,
                "\udcff",
                "",
                ".2026",
                "٢٠٢٦-11-21T0801-abcd",
            ]
        )
    )
)
def test_the_names_of_a_year_are_looked_at_together_as_they_are_one_by_one(stems: list[str]) -> None:
    assert copy_names("2026", stems) == [stem for stem in stems if is_copy_name("2026", stem)]
    files = [*(f"{stem}.toml" for stem in stems), *stems[::3]]
    assert entry_stems(files) == [name[:-5] for name in files if is_entry_file(name)]


def test_new_ids_have_the_wall_time_and_a_random_tail(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    names = {journal.new_id(MORNING) for _ in range(200)}
    assert len(names) == 200
    assert all(name.startswith("2026-11-21T0801-") and is_entry_id(name) for name in names)
    assert is_entry_id(journal.new_id(datetime(801, 1, 2, 3, 4, tzinfo=UTC)))


@given(st.sets(st.text(ALPHABET, min_size=4, max_size=4), max_size=40))
def test_new_keys_are_never_taken(taken: set[str]) -> None:
    journal = Journal(places_in(Path("nowhere")))
    key = journal.new_key(taken)
    assert len(key) == 4
    assert key not in taken
    assert set(key) <= set(ALPHABET)


def test_a_new_key_is_sought_until_one_is_free() -> None:
    tails = iter(["aaaa", "bbbb", "cccc"])
    journal = Journal(places_in(Path("nowhere")), tail=lambda _: next(tails))
    assert journal.new_key(["aaaa", "bbbb"]) == "cccc"


def test_every_letter_can_stand_in_a_tail() -> None:
    assert set(random_tail(5000)) == set(ALPHABET)


@pytest.mark.parametrize("asked", ["2026-11-21T0801-n1n2n3", "n1n2n3", "2026-11-21T0801", "2026-11-21", "latest"])
def test_an_entry_is_found_by_its_id_its_tail_its_beginning_and_as_the_latest(tmp_path: Path, asked: str) -> None:
    journal = journal_in(tmp_path)
    journal.add(note("Older.", tail="zzzzzz", began=MORNING - timedelta(days=400)))
    journal.add(note("This."))
    assert words_of(journal.get(asked)) == "This."
    assert words_of(journal.edit(asked).entry) == "This."


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "../../etc/passwd",
        "/etc/passwd",
        "2026-11-22",
        "n1n2",
        "*",
        "n1n2n3/a8d2",
        "2026-11-21T0801-n1n2n3.toml",
        "\x1b[31m",
    ],
)
def test_what_is_no_entry_is_named_without_drawing_it(tmp_path: Path, asked: str) -> None:
    journal = journal_in(tmp_path)
    journal.add(note())
    with pytest.raises(EntryNotFound) as caught:
        journal.get(asked)
    assert "\x1b" not in str(caught.value)
    assert asked.replace("\x1b", "␛") in str(caught.value)


def test_one_in_a_year_that_is_not_its_own_is_found_and_is_in_nobodys_way(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    added = journal.add(note("This."))
    elsewhere = tmp_path / "data" / "entries" / "2019"
    elsewhere.mkdir()
    file_of(tmp_path, added.id).rename(elsewhere / f"{added.id}.toml")
    assert journal.has_file("n1n2n3")
    for asked in (added.id, added.tail):
        found = find_item(journal, asked)
        assert isinstance(found, Readable)
        assert (found.is_copy, words_of(found.entry)) == (True, "This.")
    journal.add(note("This, at home."))
    assert words_of(journal.get("n1n2n3")) == "This, at home."


def test_a_beginning_that_several_share_says_so(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note(tail="n1n2n3"))
    journal.add(note(tail="n1n2n4"))
    with pytest.raises(EntryNotFound, match="Several entries"):
        journal.get("2026-11-21T0801")
    assert journal.get("n1n2n4").id.endswith("n1n2n4")


def test_the_latest_is_not_one_that_was_removed(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note("Older.", tail="aaaaaa", began=MORNING - timedelta(days=1)))
    newest = journal.add(note("Newer."))
    journal.remove(newest.id)
    assert words_of(journal.get("latest")) == "Older."
    assert words_of(journal.get(newest.id)) == "Newer."


def test_the_latest_is_what_the_person_wrote_and_not_that_it_was_shared(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note("Rain."))
    later = MORNING + timedelta(hours=1)
    name = f"{later:%Y-%m-%dT%H%M}-s1s2s3"
    share = Share(what="brief", as_="pdf")
    journal.add(Entry(id=name, kind="share", day=later.date(), started=later, share=share))
    assert words_of(journal.get("latest")) == "Rain."
    journal.remove("latest")
    with pytest.raises(EntryNotFound):
        journal.get("latest")
    assert journal.get("s1s2s3").share


def test_there_is_no_latest_in_an_empty_journal(tmp_path: Path) -> None:
    with pytest.raises(EntryNotFound):
        journal_in(tmp_path).get("latest")


def test_newest_first_over_the_turn_of_the_year(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    days = [datetime(2025, 12, 30, 8, tzinfo=BERLIN) + timedelta(days=n) for n in (3, 0, 2, 1)]
    for day in days:
        journal.add(note(str(day.date()), began=day))
    assert [item.entry.day for item in readable(journal)] == sorted((day.date() for day in days), reverse=True)


def test_only_as_much_is_read_as_is_asked_for(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    for n in range(6):
        journal.add(note(began=MORNING - timedelta(days=100 * n)))
    older = tmp_path / "data" / "entries" / "2025"
    for path in older.iterdir():
        path.write_text("damaged")
    first = journal.newest()
    assert [next(first).entry.day.year for _ in range(2)] == [2026, 2026]  # type: ignore[union-attr]  # all readable
    assert len(unreadable(journal)) == 2


def test_since_stops_a_day_before_the_day_asked_for(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    for n in range(400):
        if n % 40 < 4:
            journal.add(note(began=MORNING - timedelta(days=n)))
    found = list(journal.newest(since=date(2026, 11, 20)))
    assert len(found) == 3
    far = list(journal.newest(since=date(2026, 1, 1)))
    assert len(far) == sum(
        MORNING - timedelta(days=n) >= datetime(2025, 12, 31, tzinfo=BERLIN) for n in range(400) if n % 40 < 4
    )


def test_removed_entries_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    journal.remove(entry.id)
    assert list(journal.newest()) == []
    (item,) = readable(journal)
    assert item.entry.removed
    assert journal.restore(entry.id) == entry
    assert [item.entry for item in readable(journal)] == [entry]


def test_order_follows_the_offset_when_an_hour_is_repeated(tmp_path: Path) -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    moments = [
        datetime(2026, 10, 25, 2, 10, tzinfo=summer),
        datetime(2026, 10, 25, 2, 50, tzinfo=summer),
        datetime(2026, 10, 25, 2, 5, tzinfo=winter),
        datetime(2026, 10, 25, 2, 30, tzinfo=winter),
    ]
    journal = journal_in(tmp_path)
    for moment in moments:
        journal.add(replace(note(began=moment), id=journal.new_id(moment)))
    assert [item.entry.started for item in readable(journal)] == moments[::-1]


@given(
    st.lists(
        st.tuples(st.integers(0, 60 * 80), st.integers(-12 * 60, 14 * 60)).map(
            lambda pair: (
                datetime(2025, 12, 30, tzinfo=timezone(timedelta(minutes=pair[1]))) + timedelta(minutes=pair[0])
            )
        ),
        max_size=8,
    )
)
def test_order_follows_the_moments_wherever_in_the_world_they_were(moments: list[datetime]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        journal = journal_in(Path(folder))
        for moment in moments:
            journal.add(replace(note(began=moment), id=journal.new_id(moment)))
        assert [item.entry.started for item in readable(journal)] == sorted(moments, reverse=True)


def test_a_clock_set_back_gives_new_ids_and_keeps_the_old_entry(tmp_path: Path) -> None:
    tails = iter(["aaaaaa", "bbbbbb", "aaaaaa", "cccccc"])
    journal = Journal(places_in(tmp_path), tail=lambda _: next(tails))
    first = journal.add(replace(note("First."), id=journal.new_id(MORNING)))
    journal.add(replace(note("A day on."), id=journal.new_id(MORNING + timedelta(days=1))))
    again = journal.add(replace(note("The clock was set back."), id=journal.new_id(MORNING)))
    assert (first.id[-6:], again.id[-6:]) == ("aaaaaa", "cccccc")
    assert words_of(journal.get(first.id)) == "First."


def test_two_new_entries_of_one_name_both_stay(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    one, other = journal.begin(note("One.")), journal.begin(note("Other."))
    one.save(note("One."))
    saved = other.save(note("Other."))
    assert saved.entry.id == other.entry.id != one.entry.id
    other.save(note("Other, and more."))
    assert {words_of(item.entry) for item in readable(journal)} == {"One.", "Other, and more."}


COPY_NAMES = [
    "{id}.sync-conflict-20261121-090000-ABCDEFG.toml",
    "{id} (conflicted copy 2026-11-21).toml",
    "{id} (1).toml",
    "{id}.conflict-abc123.toml",
    "my old page.toml",
]


@pytest.mark.parametrize("name", COPY_NAMES)
def test_a_copy_is_matched_by_the_id_inside(tmp_path: Path, name: str) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    stem = name.format(id=entry.id)
    put(tmp_path, stem, file_of(tmp_path, entry).read_bytes().replace(b"Rain", b"Snow"))
    found = {item.copy_of: words_of(item.entry) for item in readable(journal)}
    assert found == {None: "Rain all evening.", entry.id: "Snow all evening."}
    (copy,) = [item for item in readable(journal) if item.copy_of]
    assert "Snow all evening." in journal.raw(copy.handle)
    assert words_of(journal.get("latest")) == "Rain all evening."


def test_an_entry_in_another_years_folder_is_a_copy(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    moved = tmp_path / "data" / "entries" / "2025" / f"{entry.id}.toml"
    moved.parent.mkdir()
    moved.write_bytes(file_of(tmp_path, entry).read_bytes())
    assert [item.copy_of for item in readable(journal)] == [None, entry.id]


def test_a_file_that_holds_another_entry_is_not_taken_for_its_own(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    put(tmp_path, "2026-11-21T0801-x1x2x3.toml", file_of(tmp_path, entry).read_bytes())
    assert sorted(item.copy_of or "" for item in readable(journal)) == ["", entry.id]
    with pytest.raises(EntryUnreadable, match="another entry"):
        journal.edit("x1x2x3")


@pytest.mark.parametrize(
    "name",
    [
        ".2026-11-21T0801-n1n2n3.toml.abcdef.tmp",
        ".hidden.toml",
        "notes.txt",
        "x.toml.bak",
        "2026-11-21T0801-n1n2n3.toml~",
    ],
)
def test_other_files_are_not_entries(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, "anything")
    assert list(journal_in(tmp_path).newest()) == []


def _with_notes(folder: Path, *days: tuple[int, int, int]) -> Journal:
    journal = journal_in(folder)
    for day in days:
        journal.add(note(began=datetime(*day, 12, tzinfo=BERLIN)))
    return journal


def test_days_across_new_year_are_read_with_one_count(tmp_path: Path) -> None:
    journal = _with_notes(tmp_path, (2025, 12, 30), (2025, 12, 31), (2026, 1, 1), (2026, 1, 2))
    told: list[tuple[int, int]] = []
    found = journal.on_days(date(2025, 12, 30), date(2026, 1, 2), lambda *done: told.append(done))
    assert [str(entry.day) for entry in found] == ["2026-01-02", "2026-01-01", "2025-12-31", "2025-12-30"]
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]


def test_no_year_between_two_days_is_passed_over(tmp_path: Path) -> None:
    assert len(_with_notes(tmp_path, (2025, 6, 1)).on_days(date(2024, 1, 1), date(2026, 1, 2))) == 1
