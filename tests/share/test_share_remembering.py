"""That something was shared is remembered, never what; and an entry tells of it."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sharing import FORTNIGHT, check_in, looked, note, record

from connectwell.cli.group import connectwell
from connectwell.context import Context
from connectwell.entries.page import page_of
from connectwell.journal import Journal
from connectwell.model.entry import AgendaLine, Entry, Share
from connectwell.sentences import NEED_NAMES
from connectwell.share.select.period import Choice
from connectwell.share.send.remember import remember
from steady import MORNING


def shared(context: Context, *, sealed: bool = False) -> Entry:
    shareable = looked(context)
    return remember(context, record(context), "pdf", sealed=sealed, shares=shareable.shares)


def quiet_lines(context: Context, entry: Entry) -> list[str]:
    lines = page_of(entry, NEED_NAMES, shares=context.journal.shares_of(entry.id))
    return [line.text for line in lines if line.role == "quiet" and line.text.startswith("Shared")]


def elsewhere(context: Context) -> Journal:
    """The same journal on another machine, where nothing was shared yet."""
    return Journal(
        type(context.places)(context.places.data, *(context.places.cache / name for name in ("c", "d", "e")))
    )


def test_it_says_what_left_and_nothing_of_what_was_in_it(context: Context) -> None:
    kept = check_in(context)
    note(context, "private", "n1n1n1", sharing="private")
    entry = shared(context, sealed=True)
    assert (entry.kind, entry.day) == ("share", MORNING.date())
    assert entry.share == Share(
        what="export", as_="pdf", since=FORTNIGHT.since, until=FORTNIGHT.until, entries=(kept.id,), sealed=True
    )
    written = (context.places.data / "entries" / "2026" / f"{entry.id}.toml").read_text()
    assert "remembered" not in written
    assert "Ana" not in written


def test_an_entry_tells_that_it_was_shared_the_newest_first(context: Context) -> None:
    entry, other = check_in(context), note(context, "private", "n1n1n1", sharing="private")
    assert quiet_lines(context, entry) == []
    shared(context)
    context.clock.now += timedelta(days=1)  # type: ignore[attr-defined]  # a ticking clock
    shared(context, sealed=True)
    assert quiet_lines(context, entry) == [
        "Shared: A record as PDF, sealed, 22 November 2026",
        "Shared: A record as PDF, 21 November 2026",
    ]
    assert quiet_lines(context, other) == []


def test_three_shares_are_told_of_at_most(context: Context) -> None:
    entry = check_in(context)
    for _ in range(5):
        context.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
        context.journal.learn_shares([shared(context).id])
    assert [line[-16:] for line in quiet_lines(context, entry)] == [
        "26 November 2026",
        "25 November 2026",
        "24 November 2026",
    ]


def test_show_tells_of_it(context: Context) -> None:
    check_in(context)
    shared(context)
    assert "Shared: A record as PDF, 21 November 2026" in CliRunner().invoke(connectwell, ["show", "q7f3k2"]).stdout


@pytest.mark.parametrize("how", ["removed", "erased", "other"])
def test_a_share_that_is_gone_is_not_told_of(context: Context, how: str) -> None:
    entry = check_in(context)
    share = shared(context)
    if how == "removed":
        context.journal.remove(share.id)
    elif how == "erased":
        context.journal.erase(share.id)
        assert share.id not in (context.places.cache / "shares").read_text()
    else:  # changed by hand, or the list is wrong
        (context.places.cache / "shares").write_text(f"{entry.id} {entry.id}\n{share.id} x{entry.id}\n")
    assert quiet_lines(context, entry) == []


@pytest.mark.parametrize("damaged", [b"", b"../../x " * 3, b"\n" * 10])
def test_a_damaged_list_is_only_a_list(context: Context, damaged: bytes) -> None:
    entry = check_in(context)
    shared(context)
    (context.places.cache / "shares").write_bytes(damaged + entry.id.encode())
    assert quiet_lines(context, entry) == []
    shared(context)
    assert len(quiet_lines(context, entry)) == 2  # those that were there before are found again


@pytest.mark.parametrize("how", ["no list at all", "a folder", "a pipe"])
def test_a_list_that_cannot_be_read_is_made_again(context: Context, how: str) -> None:
    entry = check_in(context)
    shared(context)
    file = context.places.cache / "shares"
    file.unlink()
    if how == "a folder":
        file.mkdir()
    elif how == "a pipe":
        os.mkfifo(file)
    else:
        file.write_bytes(b"\xff\x00" + entry.id.encode())
    assert len(quiet_lines(context, entry)) == 1


def test_what_was_shared_on_another_machine_is_told_once_something_is_shared_here(context: Context) -> None:
    entry = check_in(context)
    shared(context)
    other = elsewhere(context)
    assert other.shares_of(entry.id) == ()
    other.learn_shares(looked(context).shares)
    assert [share.share and share.share.as_ for share in other.shares_of(entry.id)] == ["pdf"]


def test_looking_at_an_entry_writes_nothing(context: Context) -> None:
    assert context.journal.shares_of(check_in(context).id) == ()
    assert not context.places.cache.exists()


def test_a_cache_that_cannot_be_written_stops_no_share(context: Context) -> None:
    check_in(context)
    context.places.cache.write_text("a file where the folder belongs")
    made = record(context, Choice())
    assert remember(context, made, "md").share
    context.journal.erase("q7f3k2")


def test_the_entry_of_a_share_says_what_it_was(context: Context) -> None:
    check_in(context)
    lines = [line.text for line in page_of(shared(context), NEED_NAMES)]
    assert lines[2:] == ["A record as PDF; 1 entry", "2026-11-08 to 2026-11-21"]


def test_of_a_table_only_what_has_a_row_in_it_is_noted(context: Context) -> None:
    kept, line = check_in(context), note(context, "Rain.", "n1n1n1")
    agenda = context.journal.add(
        replace(
            line,
            id="2026-11-21T0801-a1a1a1",
            kind="agenda",
            note=None,
            agenda=AgendaLine(words="The door.", sharing="words"),
        )
    )
    made = record(context)
    assert set(made.entries) == {kept.id, line.id, agenda.id}
    share = remember(context, made, "csv")
    assert share.share
    assert share.share.entries == (kept.id,)
    assert quiet_lines(context, agenda) == []
    assert quiet_lines(context, kept) == ["Shared: A record as CSV, 21 November 2026"]
