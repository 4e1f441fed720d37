"""Which practice settles: by the state, by what helped, without what made it harder; another kind on request."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from connectwell.checkin import Settle, Walk
from connectwell.context import Context
from connectwell.errors import ContentFault, UsageFault
from connectwell.library import Library
from connectwell.model.terms import State
from connectwell.practice.own_lists import READING
from connectwell.practice.player import Player
from connectwell.practice.settle import Settling
from connectwell.practice.stops import AtStep
from practice_samples import add_practice, practices, settling
from steady import TickingClock

ALL = {
    "breath": settling("breath", "breath"),
    "hands": settling("hands", "muscles", '["stirred-up"]'),
    "orienting": settling("orienting", "senses"),
    "where": settling("where", "time-and-place", '["shut-down", "mixed"]'),
}


@pytest.fixture
def context(context: Context, tmp_path: Path) -> Context:
    context.library = Library(practices(tmp_path, **ALL))
    return context


def first(context: Context) -> str:
    return Settling(context).player.script.id


def arrive(context: Context, state: State) -> None:
    Walk.begin(context).arrive(state)


@pytest.mark.parametrize(
    ("state", "found"),
    [(None, "orienting"), ("shut-down", "where"), ("stirred-up", "hands"), ("settled", "orienting")],
)
def test_it_suits_how_the_body_is(context: Context, state: State | None, found: str) -> None:
    if state:
        arrive(context, state)
    assert first(context) == found


def test_what_made_it_easier_comes_first_the_next_time(context: Context) -> None:
    add_practice(context, "breath", after="less")
    assert first(context) == "breath"


def test_breath_never_comes_first_by_itself(context: Context) -> None:
    order = []
    going = Settling(context)
    order.append(going.player.script.id)
    while going.go_on_to_another():
        order.append(going.player.script.id)
    assert sorted(order) == sorted(ALL)
    assert order[-1] == "breath"


def test_settling_shows_ones_own_cues_without_waiting_for_them(context: Context, tmp_path: Path) -> None:
    cues = settling("cues", "senses") + '\n[[steps]]\nshow = "cues"\n'
    context.library = Library(practices(tmp_path, cues=cues))
    writing = Player.begin(context, "every-step")
    while not (isinstance(writing.stop, AtStep) and writing.stop.step.keep):
        writing.next()
    writing.write("her laugh")
    writing.finish()
    player = Settling(context, "cues").player
    for thread in threading.enumerate():  # they are read in one
        if thread.name == READING:
            thread.join(10)
    player.next()
    player.next()
    stop = player.stop
    assert isinstance(stop, AtStep)
    assert stop.step.show == "cues"


def test_harder_three_times_it_isnt_offered_first_again_and_nothing_is_said(context: Context) -> None:
    before = first(context)
    for _ in range(2):
        add_practice(context, before, after="more")
    add_practice(context, before, after="less")
    add_practice(context, before, after="more")
    assert first(context) != before


@pytest.mark.parametrize("days", [0, 40, 370, 4000])
def test_what_made_it_harder_is_remembered_until_it_helped_more_often(
    context: Context, clock: TickingClock, days: int
) -> None:
    before = first(context)
    for _ in range(3):
        add_practice(context, before, after="more")
    clock.now += timedelta(days=days)
    assert first(context) != before
    add_practice(context, before, after="unclear")
    assert first(context) != before
    add_practice(context, before, after="same")
    assert first(context) != before
    for _ in range(4):
        add_practice(context, before, after="less")
    assert first(context) == before
    add_practice(context, before, after="more")
    assert first(context) != before


def test_another_kind_works_with_something_else(context: Context, tmp_path: Path) -> None:
    context.library = Library(practices(tmp_path, feet=settling("feet", "senses"), **ALL))
    going = Settling(context, "orienting")
    assert going.go_on_to_another()
    assert going.player.script.way != "senses"


def test_where_none_can_be_read_the_reason_is_said(context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "en" / "practices"
    for file in folder.glob("*.toml"):
        file.write_text("not toml")
    context.library = Library(tmp_path / "content")
    with pytest.raises(ContentFault):
        Settling(context)
    for file in folder.glob("*.toml"):
        file.unlink()
    context.library = Library(tmp_path / "content")
    with pytest.raises(UsageFault, match="no practices to settle with"):
        Settling(context)


def test_a_check_in_remembers_what_it_settled_with(context: Context) -> None:
    walk = Walk.begin(context)
    walk.arrive("stirred-up")
    walk.choose("settle")
    step = walk.step
    assert isinstance(step, Settle)
    assert step.practice == "hands"
    walk.record_practice("where")
    walk.next()
    walk.after("less")
    arrival = context.journal.get(walk.entry.id).arrival
    assert arrival
    assert (arrival.practice, arrival.after) == ("where", "less")
