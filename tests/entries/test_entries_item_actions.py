"""What can be done with an entry, a copy, a damaged file, and with nothing."""

from dataclasses import replace

import pytest
from entries_samples import entry, seen

from connectwell.entries.item_actions import ITEM_ACTIONS, ItemAction, is_item_action, is_possible
from connectwell.journal import Item, Readable, Unreadable
from connectwell.model.entry import AgendaLine, Arrival, Entry, Note, Session, Share
from steady import MORNING

NOTE = entry("n1n2n3", note=Note(words="Rain."))
OF_AN_ENTRY: set[ItemAction] = {"in_editor", "move_day", "versions", "erase"}


def acts(item: Item | None) -> set[ItemAction]:
    return {act for act in ITEM_ACTIONS if is_possible(act, item)}


def of(entry: Entry) -> set[ItemAction]:
    """Besides what can be done with every entry."""
    found = acts(Readable(entry, None, entry.id))
    assert found >= OF_AN_ENTRY
    return found - OF_AN_ENTRY


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (NOTE, {"edit", "remove"}),
        (replace(NOTE, removed=MORNING), {"edit", "restore"}),
        (replace(NOTE, note=Note(words="Heavy.", put_away=True)), {"edit", "remove", "put_away"}),
        (replace(NOTE, note=Note()), {"edit", "remove"}),
        (entry("c", kind="check-in", reflections=seen(rating=3)), {"edit", "remove"}),
        (entry("c", kind="check-in", finished=None, arrival=Arrival(state="settled")), {"edit", "remove", "resume"}),
        (entry("c", kind="check-in", finished=None, reflections=seen("Rain.")), {"edit", "remove", "resume"}),
        (entry("s", kind="session", finished=None, session=Session(keep="A pause.")), {"edit", "remove"}),
        (entry("h", kind="share", share=Share(what="brief", as_="pdf")), {"remove"}),
        (entry("a", kind="agenda", agenda=AgendaLine(words="The hurry.")), {"edit", "remove"}),
    ],
)
def test_what_can_be_done_with_an_entry(entry: Entry, wanted: set[ItemAction]) -> None:
    assert of(entry) == wanted


def test_a_copy_is_kept_or_not_and_nothing_else_is_done_with_it() -> None:
    assert acts(Readable(NOTE, NOTE.id, f"{NOTE.id}.conflict-a")) == set()
    heavy = replace(NOTE, note=Note(words="Heavy.", put_away=True))
    assert acts(Readable(heavy, heavy.id, f"{heavy.id}.conflict-a")) == {"put_away"}


def test_what_cannot_be_read_is_mended_or_erased() -> None:
    assert acts(Unreadable("2026-11-21T0801-broken", "no TOML")) == {"mend", "in_editor", "erase"}


def test_with_nothing_there_is_nothing_to_do() -> None:
    assert acts(None) == set()


def test_actions_of_an_interface_that_are_no_acts() -> None:
    assert is_item_action("remove")
    assert not is_item_action("undo")
    assert not is_item_action("app.quit")
