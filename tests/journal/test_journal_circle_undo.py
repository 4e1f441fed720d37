"""The last change to the circle is undone by its files, whoever made it; undone again, it is back."""

import os
from dataclasses import replace

import pytest

from connectwell.context import Context
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.journal.circle_copies import Way
from connectwell.model.card import Card
from connectwell.model.circle import CirclePart

ANA = CirclePart(id="", kind="person", name="Ana", role="friend", gives=("seen",))
AUNT = CirclePart(id="", kind="person", name="Ána", role="aunt", names=("Anuschka",), words="Tea.")


def parts(context: Context) -> dict[str, CirclePart]:
    return {part.id: part for part in context.journal.circle.parts()}


def change(context: Context, id: str, **changed: object) -> None:
    editing = context.journal.circle.edit(id)
    editing.save(replace(editing.part, **changed))  # type: ignore[arg-type]


def test_two_that_were_put_together_are_two_again_as_they_were(context: Context) -> None:
    circle = context.journal.circle
    kept, other = circle.add(ANA), circle.add(AUNT)
    before = parts(context)
    circle.put_together(kept.id, other.id)
    undone = circle.undo()
    assert (undone.now, undone.part, undone.other) == ("apart", other, kept)
    assert parts(context) == before
    assert circle.hidden_names() == ()


def test_two_alike_in_everything_are_two_again(context: Context) -> None:
    circle = context.journal.circle
    kept, other = circle.add(ANA), circle.add(ANA)
    circle.put_together(kept.id, other.id)
    circle.undo(other.id)
    assert set(parts(context)) == {kept.id, other.id}


def test_where_the_one_that_stayed_has_changed_since_nothing_is_undone_but_its_change(context: Context) -> None:
    circle = context.journal.circle
    kept, other = circle.add(ANA), circle.add(AUNT)
    circle.put_together(kept.id, other.id)
    together = parts(context)
    change(context, kept.id, near="near")
    with pytest.raises(UsageFault, match=f"restore {other.id}"):
        circle.undo(other.id)
    assert circle.undo().now == "before"
    assert parts(context) == together


@pytest.mark.parametrize("named", [True, False])
def test_a_change_is_undone_whole_and_undone_again_it_is_back(context: Context, *, named: bool) -> None:
    circle = context.journal.circle
    before = circle.add(ANA)
    editing = circle.edit(before.id)
    for changed in ({"name": "Anna"}, {"role": "pal"}, {"words": "One session, saved thrice."}):
        editing.save(replace(editing.part, **changed))  # type: ignore[arg-type]
    after = parts(context)
    assert circle.undo(before.id if named else "").part == before
    assert parts(context) == {before.id: before}
    circle.undo(before.id if named else "")
    assert parts(context) == after


def test_somebody_new_goes_and_comes_back_and_so_does_somebody_removed(context: Context) -> None:
    circle = context.journal.circle
    new = circle.add(ANA)
    assert circle.undo().now == "out"
    assert parts(context) == {}
    assert circle.undo().now == "back"
    circle.remove(new.id)
    circle.undo()
    assert parts(context) == {new.id: new}
    circle.remove(new.id)
    circle.restore(new.id)
    assert circle.undo().now == "out"
    assert parts(context) == {}


def test_a_mark_of_a_community_and_the_card_are_undone_too(context: Context) -> None:
    circle = context.journal.circle
    marking = circle.mark("grief", "Grief and loss")
    marking.save(replace(marking.part, mark="curious"))
    marking = circle.mark("grief", "Grief and loss")
    marking.save(replace(marking.part, mark="past", way_out="the door"))
    circle.undo()
    assert circle.marks()["grief"].part.mark == "curious"
    assert circle.marks()["grief"].part.way_out == ""
    card = circle.edit_card()
    card.save(replace(card.part, card=Card().with_words("signs", "I stop answering")))
    circle.undo()
    assert not circle.card().is_there
    circle.undo("card")
    assert circle.card().card == Card().with_words("signs", "I stop answering")


def test_without_anything_it_says_so(context: Context) -> None:
    with pytest.raises(EntryNotFound, match="nothing in your circle"):
        context.journal.circle.undo()
    context.journal.circle.add(ANA)
    with pytest.raises(EntryNotFound, match="that id"):
        context.journal.circle.undo("zoe")


def test_a_file_that_is_damaged_is_never_what_is_undone(context: Context) -> None:
    context.journal.circle.add(ANA)
    damaged = context.places.data / "circle" / "zoe.toml"
    damaged.write_text("name = ")
    context.journal.circle.undo()
    assert parts(context) == {}
    assert damaged.read_text() == "name = "


def test_a_sync_program_that_rewrites_files_doesnt_change_what_was_last(context: Context) -> None:
    circle = context.journal.circle
    ana, aunt = circle.add(ANA), circle.add(AUNT)
    change(context, ana.id, near="near")
    change(context, aunt.id, near="far")
    file = context.places.data / "circle" / f"{ana.id}.toml"
    later = (file.stat().st_mtime_ns + 10**11,) * 2
    os.utime(file, ns=later)
    assert circle.undo().part == aunt
    circle.put_together(ana.id, aunt.id)
    os.utime(file, ns=later)
    assert circle.undo(aunt.id).now == "apart"


@pytest.mark.parametrize("changed", [False, True])
def test_what_was_added_last_is_known_after_a_sync_wrote_older_files_again(context: Context, *, changed: bool) -> None:
    circle = context.journal.circle
    ana = circle.add(ANA)
    if changed:
        change(context, ana.id, near="near")
    aunt = circle.add(AUNT)
    for file in (context.places.data / "circle").glob("*.toml"):
        older = file.stem == ana.id
        os.utime(file, ns=(2 * 10**18 if older else 10**18,) * 2)
    undone = circle.undo()
    assert (undone.now, undone.part.id) == ("out", aunt.id)
    assert (circle.undo().now, set(parts(context))) == ("back", {ana.id, aunt.id})


def test_a_file_made_by_hand_comes_before_what_has_a_moment(context: Context) -> None:
    circle = context.journal.circle
    ana = circle.add(ANA)
    by_hand = context.places.data / "circle" / "zoe.toml"
    by_hand.write_text('format = 1\nid = "zoe"\nkind = "person"\nname = "Zoe"\nadded = 0001-01-01T00:00:00+14:00\n')
    assert circle.undo().part.id == ana.id


@pytest.mark.parametrize(("way", "undone"), [("both", ""), ("second", ""), ("first", "Loud.")])
def test_after_one_of_two_copies_was_kept_undo_is_about_them_and_nobody_else(
    context: Context, way: Way, undone: str
) -> None:
    circle = context.journal.circle
    ana = circle.add(ANA)
    circle.add(AUNT)
    copy = context.places.data / "circle" / f"{ana.id}.sync-conflict-20261121-101010-ABCDEFG.toml"
    copy.write_text(f'format = 1\nid = "{ana.id}"\nkind = "person"\nname = "Ana"\nwords = "Loud."\n')
    circle.settle_copy(circle.copies()[0], way)
    kept = circle.parts()
    assert circle.undo().part.words == undone
    circle.undo(ana.id)
    assert circle.parts() == kept
