"""The circle as lines: every answer is saved as it comes, and nothing is deleted."""

import errno
from dataclasses import replace

import pytest
from conversing import open_with

from connectwell import durable
from connectwell.context import Context
from connectwell.entries import circle
from connectwell.errors import SaveFailed
from connectwell.model.circle import CirclePart

ANA = CirclePart(id="", kind="person", name="Ana", role="friend", names=("Anita",), words="Calm.")


def only(context: Context) -> CirclePart:
    (part,) = context.journal.circle.parts()
    return part


def test_an_empty_circle_says_what_can_be_done(context: Context) -> None:
    opened = open_with(context, "o||q")
    assert "A place for the people, groups and places that matter to you." in opened.flat
    assert "Add somebody, a group or a place: n. Back: Enter." in opened.flat


def test_somebody_is_added_and_read_out(context: Context) -> None:
    opened = open_with(context, "circle|n|Ana|1|friend|Anita, Ani|yes|+49 170|Calm.|//beside her|.||q")
    assert replace(only(context), added=None) == CirclePart(
        id="ana", kind="person", name="Ana", role="friend", names=("Anita", "Ani"), help_now=True, call="+49 170",
        words="Calm.\n/beside her",
    )  # fmt: skip
    assert "Saved. 1. Ana, friend, also Anita, Ani, in Help now" in opened.flat


def test_a_place_needs_only_its_name(context: Context) -> None:
    opened = open_with(context, "o|n|The library|place|||||.||q")
    assert (only(context).kind, only(context).role, only(context).help_now) == ("place", "", False)
    assert "A number or an address" not in opened.flat, "only what is in Help now has to be reached"


def test_enter_keeps_and_a_dash_empties(context: Context) -> None:
    context.journal.circle.add(ANA)
    opened = open_with(context, "o|1|change|||-|||Quiet.|.||q")
    assert "Ana a person, friend also Anita Calm." in opened.flat
    assert "Now: friend. Keep it: Enter. Empty it: a dash." in opened.flat
    assert (only(context).name, only(context).role, only(context).names) == ("Ana", "", ("Anita",))
    assert only(context).words == "Quiet."


def test_nothing_changed_is_said(context: Context) -> None:
    context.journal.circle.add(ANA)
    assert "Nothing was changed." in open_with(context, "o|1|c|||||||||q").flat
    assert only(context).words == "Calm."


def test_what_is_taken_out_can_be_brought_back(context: Context) -> None:
    context.journal.circle.add(ANA)
    opened = open_with(context, "o|1|remove||q")
    assert "Ana is out of your circle now. Nothing is deleted." in opened.flat
    assert context.journal.circle.parts() == ()
    context.journal.circle.restore("ana")
    again = open_with(context, "o|1|x|u||q")
    assert "Undo: u." in again.flat
    assert "Ana is back in your circle." in again.flat
    assert only(context).name == "Ana"


def test_without_a_name_nobody_is_added(context: Context) -> None:
    assert "No name came, so nobody was added." in open_with(context, "o|n|||q").flat
    assert context.journal.circle.parts() == ()


@pytest.mark.parametrize("leaving", ["/stop", "/back", ""])
def test_leaving_half_way_keeps_what_was_answered(context: Context, leaving: str) -> None:
    lines = f"o|n|Ana|1|friend|{leaving}".rstrip("|") if not leaving else f"o|n|Ana|1|friend|{leaving}||q"
    open_with(context, lines)
    assert (only(context).name, only(context).role) == ("Ana", "friend")


def test_skip_goes_on_to_the_next_question(context: Context) -> None:
    open_with(context, "o|n|Ana|/skip|/skip|Anita|no|/skip||q")
    assert (only(context).role, only(context).names) == ("", ("Anita",))


def test_what_fits_nowhere_is_said_without_repeating_it(context: Context) -> None:
    opened = open_with(context, "o|7|u||q")
    assert opened.flat.count("Type one of the letters, or Enter.") == 2


def test_words_that_cannot_be_saved_are_told(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise SaveFailed.because(OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(durable, "write_new", full)
    opened = open_with(context, "o|n|Ana|1|friend||||||q", typed=True)
    assert opened.flat.count("the disk is full") == 2, "once while it is asked, once at the end"
    assert circle.SAVED not in opened.flat.replace("What was saved", "")


def test_names_are_never_a_control_sequence(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="A\x1b[31mna", words="\x1b]52;c;x\x07"))
    assert "\x1b" not in open_with(context, "o|1|||q").said


def test_who_is_there_twice_is_said_and_settled(context: Context) -> None:
    context.journal.circle.add(ANA)
    path = context.places.data / "circle" / "ana.toml"
    path.with_name("ana (1).toml").write_text(path.read_text("utf-8").replace("Calm.", "Loud."), encoding="utf-8")
    opened = open_with(context, "o|b||b|both|undo|b|both||q")
    assert "Ana is in your circle twice, as two devices left it. Hear both: b." in opened.flat
    assert "Nothing was changed." in opened.flat
    assert "Undone." in opened.flat
    assert only(context).words == "Calm.\nLoud."
    assert context.journal.circle.copies() == ()


def test_every_act_of_the_circle_is_undone_the_last_one_first(context: Context) -> None:
    context.journal.circle.add(ANA)
    opened = open_with(context, "o|n|Bo|1||||.|no|1|change|||aunt|||.|no|1|remove|r|1|restore||u|u|u|u||q")
    assert [(part.name, part.role) for part in context.journal.circle.parts()] == [("Ana", "friend")]
    told = opened.flat
    for said in ("Ana is back", "Ana is out of your circle", "Ana is back", "Undone.", "Bo is out of your circle now"):
        assert said in told
        told = told[told.index(said) + len(said) :]


def test_a_part_of_the_card_is_undone(context: Context) -> None:
    open_with(context, "card|signs|I stop answering|.|undo||q")
    card = context.journal.circle.card().card
    assert card is None or card.is_empty


def test_an_undone_change_leaves_the_numbers_of_what_there_is_then(context: Context) -> None:
    said = open_with(context, "o|n|Bo|1||||.|no|undo|1||b|n|The flat.|.||undo|1||q").flat
    assert "Bo is out of your circle now" in said
    assert "Type one of the letters, or Enter." in said
    assert "Type n, or Enter." in said
