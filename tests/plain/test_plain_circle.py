"""The circle as lines: every answer is saved as it comes, and nothing is deleted."""

import errno

import pytest
from conversing import open_with

from connectwell import circle, durable
from connectwell.errors import SaveFailed
from connectwell.model.circle import CirclePart
from connectwell.rooms import Rooms

ANA = CirclePart(id="", kind="person", name="Ana", role="friend", names=("Anita",), words="Calm.")


def only(rooms: Rooms) -> CirclePart:
    (part,) = rooms.journal.circle.parts()
    return part


def test_an_empty_circle_says_what_can_be_done(rooms: Rooms) -> None:
    opened = open_with(rooms, "o||q")
    assert "Nobody and nothing is in your circle yet." in opened.flat
    assert "n adds somebody, a group or a place; Enter goes back to Today." in opened.flat


def test_somebody_is_added_and_read_out(rooms: Rooms) -> None:
    opened = open_with(rooms, "circle|n|Ana|1|friend|Anita, Ani|yes|+49 170|Calm.|//beside her|.||q")
    assert only(rooms) == CirclePart(
        id="ana", kind="person", name="Ana", role="friend", names=("Anita", "Ani"), help_now=True, call="+49 170",
        words="Calm.\n/beside her",
    )  # fmt: skip
    assert "Saved. 1. Ana, friend, also Anita, Ani, in Help now" in opened.flat


def test_a_place_needs_only_its_name(rooms: Rooms) -> None:
    opened = open_with(rooms, "o|n|The library|place|||||.||q")
    assert (only(rooms).kind, only(rooms).role, only(rooms).help_now) == ("place", "", False)
    assert "A number or an address" not in opened.flat, "only what is in Help now has to be reached"


def test_enter_keeps_and_a_dash_empties(rooms: Rooms) -> None:
    rooms.journal.circle.add(ANA)
    opened = open_with(rooms, "o|1|change|||-|||Quiet.|.||q")
    assert "Ana a person, friend also Anita Calm." in opened.flat
    assert "Now: friend. Enter keeps it; a - alone empties it." in opened.flat
    assert (only(rooms).name, only(rooms).role, only(rooms).names) == ("Ana", "", ("Anita",))
    assert only(rooms).words == "Quiet."


def test_nothing_changed_is_said(rooms: Rooms) -> None:
    rooms.journal.circle.add(ANA)
    assert "Nothing was changed." in open_with(rooms, "o|1|c|||||||||q").flat
    assert only(rooms).words == "Calm."


def test_what_is_taken_out_can_be_brought_back(rooms: Rooms) -> None:
    rooms.journal.circle.add(ANA)
    opened = open_with(rooms, "o|1|remove||q")
    assert "Ana is out of your circle now. Nothing is deleted." in opened.flat
    assert rooms.journal.circle.parts() == ()
    rooms.journal.circle.restore("ana")
    again = open_with(rooms, "o|1|x|u||q")
    assert "u brings Ana back;" in again.flat
    assert "Ana is back in your circle." in again.flat
    assert only(rooms).name == "Ana"


def test_without_a_name_nobody_is_added(rooms: Rooms) -> None:
    assert "No name came, so nobody was added." in open_with(rooms, "o|n|||q").flat
    assert rooms.journal.circle.parts() == ()


@pytest.mark.parametrize("leaving", ["/stop", "/back", ""])
def test_leaving_half_way_keeps_what_was_answered(rooms: Rooms, leaving: str) -> None:
    lines = f"o|n|Ana|1|friend|{leaving}".rstrip("|") if not leaving else f"o|n|Ana|1|friend|{leaving}||q"
    open_with(rooms, lines)
    assert (only(rooms).name, only(rooms).role) == ("Ana", "friend")


def test_skip_goes_on_to_the_next_question(rooms: Rooms) -> None:
    open_with(rooms, "o|n|Ana|/skip|/skip|Anita|no|/skip||q")
    assert (only(rooms).role, only(rooms).names) == ("", ("Anita",))


def test_what_fits_nowhere_is_said_without_repeating_it(rooms: Rooms) -> None:
    opened = open_with(rooms, "o|7|u||q")
    assert opened.flat.count("What fits here is one of the numbers, or a letter that was named.") == 2


def test_words_that_cannot_be_saved_are_told(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise SaveFailed.because(OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(durable, "write_new", full)
    opened = open_with(rooms, "o|n|Ana|1|friend|||.|q", typed=True)
    assert opened.flat.count("the disk is full") == 2, "once while it is asked, once at the end"
    assert circle.SAVED not in opened.flat.replace("What was saved", "")


def test_names_are_never_a_control_sequence(rooms: Rooms) -> None:
    rooms.journal.circle.add(CirclePart(id="", kind="person", name="A\x1b[31mna", words="\x1b]52;c;x\x07"))
    assert "\x1b" not in open_with(rooms, "o|1|||q").said
