"""What was left before its end: where it goes on, what it is called, and how far along it says it is."""

from contextlib import suppress
from itertools import pairwise

import pytest

from connectwell.checkin.left_open import leave, left_open
from connectwell.checkin.suggestion import newest
from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import UsageFault
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry
from connectwell.practice import catalogue
from connectwell.practice.player import Player
from connectwell.practice.stops import AtEnd, AtStep

SCRIPTS, _ = Library().all_practices()


def in_journal(context: Context) -> list[Entry]:
    return [entry for entry in newest(context.journal, context.today()) if entry.kind == "practice"]


def test_one_to_read_goes_on_at_the_page_where_one_was(context: Context) -> None:
    player = Player.begin(context, "body-eased")
    player.leave()
    assert not in_journal(context)  # looked in, and not a page turned
    player.next()
    player.next()
    player.leave()
    assert player.stays_open
    (entry,) = in_journal(context)
    assert page.kind_of(entry) == "Practice (open)"
    first = catalogue.practice_choices(context)[0][0]
    assert (first.script.id, first.entry) == ("body-eased", entry.id)
    again = catalogue.open_player(context, catalogue.resume_or_new(context, "body-eased"))
    assert isinstance(again.stop, AtStep)
    assert again.stop.count == "3 of 9"
    while not isinstance(again.stop, AtEnd):
        again.next()
    (entry,) = in_journal(context)
    assert page.kind_of(entry) == "Practice"
    assert catalogue.practice_choices(context)[0][0].entry is None


def test_that_one_was_read_is_forgotten_where_it_is_asked_to_be(context: Context) -> None:
    player = Player.begin(context, "body-eased")
    player.keeps_silence = False
    while not isinstance(player.stop, AtEnd):
        player.next()
    player.forget_that_it_was_done()
    assert not in_journal(context)


def test_one_that_was_stopped_doesnt_look_done(context: Context) -> None:
    stopped = Player.begin(context, "orienting")
    stopped.before("stirred-up")
    stopped.next()
    stopped.leave()
    done = Player.begin(context, "orienting")
    done.before("stirred-up")
    while not isinstance(done.stop, AtEnd):
        done.next()
    at_the_question_after_it = Player.begin(context, "warm-or-cool")
    at_the_question_after_it.before("mixed")
    while isinstance(at_the_question_after_it.stop, AtStep):
        at_the_question_after_it.next()
    at_the_question_after_it.leave()
    kinds = {entry.id: page.kind_of(entry) for entry in in_journal(context)}
    assert kinds[stopped.entry.id] == "Practice (stopped half-way)"
    assert kinds[done.entry.id] == kinds[at_the_question_after_it.entry.id] == "Practice"


def test_one_that_is_left_on_today_can_still_be_gone_on_with(context: Context) -> None:
    player = Player.begin(context, "kindness-to-myself")
    while not (isinstance(player.stop, AtStep) and player.stop.step.is_kept):
        player.next()
    player.write("one line")
    player.leave()
    (left,) = left_open(in_journal(context), context.today())
    leave(context, left)
    assert left_open(in_journal(context), context.today()) == ()
    (entry,) = in_journal(context)
    assert page.kind_of(entry) == "Practice (open)"
    assert catalogue.resume_or_new(context, "kindness-to-myself").entry == entry.id


@pytest.mark.parametrize("option", [None, 0, 1, -1])
@pytest.mark.parametrize("name", [script.id for script in SCRIPTS])
def test_the_count_never_jumps(context: Context, name: str, option: int | None) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    counts = list[tuple[int, int | None]]()
    player = Player.begin(context, name)
    while not isinstance(stop := player.stop, AtEnd):
        if isinstance(stop, AtStep):
            if not stop.step.show:
                counts.append((stop.number, stop.of))
            if stop.step.kind == "someone" and option is not None:
                player.name("Ana")
                continue
            if stop.step.options and option is not None:
                player.choose(stop.step.options[option])
                continue
            if stop.step.keep:
                player.write("her voice")
        player.next()
        with suppress(UsageFault):
            player.look()  # as the screen does: its lists are read by then
    assert [number for number, _ in counts] == list(range(1, len(counts) + 1))
    known = [of for _, of in counts if of is not None]
    assert all(one == next_one for one, next_one in pairwise(known))
    assert counts[-1][1] is not None
    for (_, before), (_, after) in pairwise(counts):
        assert before is None or after is not None
    if not player._ended_by:
        assert counts[-1][0] == counts[-1][1]
