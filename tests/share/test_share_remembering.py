"""That something was shared is remembered, never what; and an entry tells of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sharing import FORTNIGHT, check_in, looked, note, record

from connectwell.cli.group import connectwell
from connectwell.journal import Journal
from connectwell.model.entry import AgendaLine, Entry, Share
from connectwell.page import page_of
from connectwell.rooms import Rooms
from connectwell.sentences import NEED_NAMES
from connectwell.share.choosing import Choice
from connectwell.share.remembering import remember
from steady import MORNING


def shared(rooms: Rooms, *, sealed: bool = False) -> Entry:
    shareable = looked(rooms)
    return remember(
        rooms.journal, rooms.settings, rooms.clock, record(rooms), "pdf", sealed=sealed, shares=shareable.shares
    )


def quiet_lines(rooms: Rooms, entry: Entry) -> list[str]:
    lines = page_of(entry, NEED_NAMES, shares=rooms.journal.shares_of(entry.id))
    return [line.text for line in lines if line.role == "quiet" and line.text.startswith("Shared")]


def elsewhere(rooms: Rooms) -> Journal:
    """The same journal on another machine, where nothing was shared yet."""
    return Journal(type(rooms.places)(rooms.places.data, *(rooms.places.cache / name for name in ("c", "d", "e"))))


def test_it_says_what_left_and_nothing_of_what_was_in_it(rooms: Rooms) -> None:
    kept = check_in(rooms)
    note(rooms, "private", "n1n1n1", sharing="private")
    entry = shared(rooms, sealed=True)
    assert (entry.kind, entry.day) == ("share", MORNING.date())
    assert entry.share == Share(
        what="export", as_="pdf", since=FORTNIGHT.since, until=FORTNIGHT.until, entries=(kept.id,), sealed=True
    )
    written = (rooms.places.data / "entries" / "2026" / f"{entry.id}.toml").read_text()
    assert "remembered" not in written
    assert "Ana" not in written


def test_an_entry_tells_that_it_was_shared_the_newest_first(rooms: Rooms) -> None:
    entry, other = check_in(rooms), note(rooms, "private", "n1n1n1", sharing="private")
    assert quiet_lines(rooms, entry) == []
    shared(rooms)
    rooms.clock.now += timedelta(days=1)  # type: ignore[attr-defined]  # a ticking clock
    shared(rooms, sealed=True)
    assert quiet_lines(rooms, entry) == [
        "Shared: export as pdf, sealed, 22 November 2026",
        "Shared: export as pdf, 21 November 2026",
    ]
    assert quiet_lines(rooms, other) == []


def test_three_shares_are_told_of_at_most(rooms: Rooms) -> None:
    entry = check_in(rooms)
    for _ in range(5):
        rooms.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
        rooms.journal.learn_shares([shared(rooms).id])
    assert [line[-16:] for line in quiet_lines(rooms, entry)] == [
        "26 November 2026",
        "25 November 2026",
        "24 November 2026",
    ]


def test_show_tells_of_it(rooms: Rooms) -> None:
    check_in(rooms)
    shared(rooms)
    assert "Shared: export as pdf, 21 November 2026" in CliRunner().invoke(connectwell, ["show", "q7f3k2"]).stdout


@pytest.mark.parametrize("how", ["removed", "erased", "other"])
def test_a_share_that_is_gone_is_not_told_of(rooms: Rooms, how: str) -> None:
    entry = check_in(rooms)
    share = shared(rooms)
    if how == "removed":
        rooms.journal.remove(share.id)
    elif how == "erased":
        rooms.journal.erase(share.id)
        assert share.id not in (rooms.places.cache / "shares").read_text()
    else:  # changed by hand, or the list is wrong
        (rooms.places.cache / "shares").write_text(f"{entry.id} {entry.id}\n{share.id} x{entry.id}\n")
    assert quiet_lines(rooms, entry) == []


@pytest.mark.parametrize("damaged", [b"\xff\x00\n\n ", b"", b"../../x " * 3, b"\n" * 10])
def test_a_damaged_list_is_only_a_list(rooms: Rooms, damaged: bytes) -> None:
    entry = check_in(rooms)
    shared(rooms)
    (rooms.places.cache / "shares").write_bytes(damaged + entry.id.encode())
    assert quiet_lines(rooms, entry) == []
    shared(rooms)
    assert len(quiet_lines(rooms, entry)) == 2  # those that were there before are found again


def test_what_was_shared_on_another_machine_is_told_once_something_is_shared_here(rooms: Rooms) -> None:
    entry = check_in(rooms)
    shared(rooms)
    other = elsewhere(rooms)
    assert other.shares_of(entry.id) == ()
    other.learn_shares(looked(rooms).shares)
    assert [share.share and share.share.as_ for share in other.shares_of(entry.id)] == ["pdf"]


def test_looking_at_an_entry_writes_nothing(rooms: Rooms) -> None:
    assert rooms.journal.shares_of(check_in(rooms).id) == ()
    assert not rooms.places.cache.exists()


def test_a_cache_that_cannot_be_written_stops_no_share(rooms: Rooms) -> None:
    check_in(rooms)
    rooms.places.cache.write_text("a file where the folder belongs")
    made = record(rooms, Choice())
    assert remember(rooms.journal, rooms.settings, rooms.clock, made, "md").share
    rooms.journal.erase("q7f3k2")


def test_the_entry_of_a_share_says_what_it_was(rooms: Rooms) -> None:
    check_in(rooms)
    lines = [line.text for line in page_of(shared(rooms), NEED_NAMES)]
    assert lines[2:] == ["export as pdf; 1 entry", "2026-11-08 to 2026-11-21"]


def test_of_a_table_only_what_has_a_row_in_it_is_noted(rooms: Rooms) -> None:
    kept, line = check_in(rooms), note(rooms, "Rain.", "n1n1n1")
    agenda = rooms.journal.add(
        replace(
            line,
            id="2026-11-21T0801-a1a1a1",
            kind="agenda",
            note=None,
            agenda=AgendaLine(words="The door.", sharing="words"),
        )
    )
    made = record(rooms)
    assert set(made.entries) == {kept.id, line.id, agenda.id}
    share = remember(rooms.journal, rooms.settings, rooms.clock, made, "csv")
    assert share.share
    assert share.share.entries == (kept.id,)
    assert quiet_lines(rooms, agenda) == []
    assert quiet_lines(rooms, kept) == ["Shared: export as csv, 21 November 2026"]
