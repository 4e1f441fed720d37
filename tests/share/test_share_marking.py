"""One part's mark at a time: every kind of part has one, and nothing else of the entry changes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from sharing import check_in, note

from connectwell.context import Context
from connectwell.errors import EntryNotFound
from connectwell.model.entry import AgendaLine, Entry, Imported, PracticeDone, Session, Share
from connectwell.model.parts import AnyPart, key_of, parts_of
from connectwell.share.select.marking import set_sharing
from steady import MORNING


def by_key(entry: Entry) -> dict[str, AnyPart]:
    return {key_of(part): part for part in parts_of(entry)}


def everything(context: Context) -> list[Entry]:
    """An entry of every kind with a part that can be marked, each part at words."""
    kinds = {
        "practice": PracticeDone(name="orienting", sharing="words"),
        "imported": Imported(source="jrnl", words="A walk.", sharing="words"),
        "agenda": AgendaLine(words="Mornings.", sharing="words"),
        "session": Session(who="my therapist", sharing="words"),
    }
    found = [check_in(context), note(context, "Rain.", "n1n2n3")]
    for number, (kind, part) in enumerate(kinds.items()):
        when = MORNING - timedelta(hours=number + 1)
        entry = Entry(
            id=f"{when:%Y-%m-%dT%H%M}-{kind[:6]:0<6}",
            kind=kind,  # type: ignore[arg-type]  # the keys of kinds are kinds
            day=when.date(),
            started=when,
            **{kind: part},  # type: ignore[arg-type]
        )
        found.append(context.journal.add(entry))
    return found


def test_any_part_can_be_marked_and_nothing_else_of_its_entry_changes(context: Context) -> None:
    for entry in everything(context):
        for key, part in by_key(entry).items():
            ((was, changed),) = set_sharing(context.journal, f"{entry.id[16:]}/{key}", "private").entries or (
                (entry, entry),
            )
            assert was == entry
            private = replace(cast(Any, part), sharing="private")
            assert by_key(changed) == by_key(entry) | {key: private}
            assert context.journal.get(entry.id) == changed
            before = getattr(part, "sharing", None)
            set_sharing(context.journal, f"{entry.id[16:]}/{key}", before or "words")
            assert context.journal.get(entry.id) == entry


def test_the_mark_it_had_stays_in_an_earlier_version(context: Context) -> None:
    entry = note(context, "Rain.", "n1n2n3")
    set_sharing(context.journal, "n1n2n3/note", "private")
    (version,) = context.journal.versions(entry.id)
    assert context.journal.version(version) == entry


@pytest.mark.parametrize("reference", ["n1n2n3/a8d2", "n1n2n3/share", "n1n2n3/id", "n1n2n3/", "zzzzzz/note"])
def test_what_is_not_there_is_said_and_nothing_is_changed(context: Context, reference: str) -> None:
    entry = note(context, "Rain.", "n1n2n3")
    with pytest.raises(EntryNotFound):
        set_sharing(context.journal, reference, "theme")
    assert context.journal.get(entry.id) == entry


def test_that_something_was_shared_has_no_mark(context: Context) -> None:
    day = MORNING.date()
    share = Share(what="brief", as_="pdf", since=day, until=day, entries=())
    context.journal.add(Entry(id="2026-11-21T0700-h1h2h3", kind="share", day=day, started=MORNING, share=share))
    with pytest.raises(EntryNotFound):
        set_sharing(context.journal, "h1h2h3/share", "words")
