"""What an editor left behind becomes a version, once it is old and nobody has it open; nothing else goes."""

import os
from datetime import date, timedelta

import pytest

from connectwell.context import Context
from connectwell.model.entry import Entry
from editors import (
    BREAKS,
    CHANGES_AND_STOPS,
    LEAVES_ALONE,
    add_note,
    beside,
    earlier_words,
    file_of,
    replacing,
    words_of,
)

TODAY = date(2026, 11, 21)


@pytest.fixture
def entry(context: Context) -> Entry:
    return add_note(context)


def leave(context: Context, entry: Entry, command: list[str]) -> None:
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.run(command)


def let_two_hours_pass(context: Context, entry: Entry) -> None:
    long_ago = (context.clock() - timedelta(hours=2)).timestamp()
    for path in beside(context, entry):
        os.utime(path, (long_ago, long_ago))


def test_a_copy_that_reads_well_becomes_a_version(context: Context, entry: Entry) -> None:
    leave(context, entry, CHANGES_AND_STOPS)
    let_two_hours_pass(context, entry)
    context.journal.tidy()
    assert (words_of(context), earlier_words(context, entry.id)) == ("Rain all evening.", ["Snow all evening."])
    assert beside(context, entry) == []


@pytest.mark.parametrize("command", [BREAKS, replacing("aaaab", "aaaac")])
def test_a_copy_that_cannot_be_taken_stays_and_is_offered(context: Context, entry: Entry, command: list[str]) -> None:
    leave(context, entry, command)
    let_two_hours_pass(context, entry)
    context.journal.tidy()
    assert context.journal.versions(entry.id) == ()
    assert context.journal.edit_externally(entry.id, TODAY).kept_since is not None
    assert len(list(context.journal.newest())) == 1


def test_a_young_copy_stays(context: Context, entry: Entry) -> None:
    leave(context, entry, CHANGES_AND_STOPS)
    context.journal.tidy()
    assert len(beside(context, entry)) == 2


def test_a_copy_that_is_open_stays(context: Context, entry: Entry) -> None:
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.run(replacing("Rain", "Snow"))
        let_two_hours_pass(context, entry)
        context.journal.tidy()
        assert len(beside(context, entry)) == 2


def test_a_copy_in_which_nothing_was_changed_goes(context: Context, entry: Entry) -> None:
    with context.journal.edit_externally(entry.id, TODAY) as by_hand:
        by_hand.run(LEAVES_ALONE)
        copies = {path: path.read_bytes() for path in beside(context, entry)}
    for path, content in copies.items():  # as after a power cut
        path.write_bytes(content)
    let_two_hours_pass(context, entry)
    context.journal.tidy()
    assert (beside(context, entry), context.journal.versions(entry.id)) == ([], ())


def test_what_a_copy_began_from_goes_when_it_is_left_alone(context: Context, entry: Entry) -> None:
    alone = file_of(context, entry).with_name(f".{entry.id}.abcdef.edit.from")
    alone.write_bytes(b"Rain")
    context.journal.tidy()
    assert alone.exists()
    let_two_hours_pass(context, entry)
    context.journal.tidy()
    assert not alone.exists()


def test_a_file_that_only_looks_like_a_copy_is_left_alone(context: Context, entry: Entry) -> None:
    theirs = file_of(context, entry).with_name(".theirs.abcdef.edit.toml")
    theirs.write_bytes(file_of(context, entry).read_bytes().replace(b"Rain", b"Snow"))
    let_two_hours_pass(context, entry)
    context.journal.tidy()
    assert theirs.exists()
