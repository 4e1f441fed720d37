"""The player without a screen: what it asks, what it keeps, where it goes on."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from connectwell.context import Context
from connectwell.errors import EntryNotFound, SaveFailed, UsageFault
from connectwell.journal import Query
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry
from connectwell.model.parts import put_away_in
from connectwell.practice import catalogue, words
from connectwell.practice.cards import cards
from connectwell.practice.guards import ALL_DONE, ONE_A_DAY, WHEN_STEADY
from connectwell.practice.own_lists import own_list
from connectwell.practice.people import names_offered
from connectwell.practice.player import Player
from connectwell.practice.stops import AtAfter, AtBefore, AtEnd, AtPage, AtStep, Stop
from connectwell.practice.words import NOT_IN_CIRCLE
from practice_samples import SITTINGS, practices, settling
from steady import TickingClock


@pytest.fixture
def context(context: Context, tmp_path: Path) -> Context:
    context.library = Library(practices(tmp_path, early=SITTINGS, hands=settling("hands", "muscles")))
    return context


def refuse(*_: object) -> None:
    raise SaveFailed("the disk is full")


def entries(context: Context) -> list[Entry]:
    return [item.entry for item in context.journal.find(Query(kinds=frozenset({"practice"})))]


def step_of(player: Player) -> str:
    stop = player.stop
    assert isinstance(stop, AtStep)
    return stop.step.id


def to_step(player: Player, id: str) -> AtStep:
    while not (isinstance(player.stop, AtStep) and player.stop.step.id == id):
        player.next()
    assert isinstance(player.stop, AtStep)
    return player.stop


def through(context: Context) -> Player:
    """The whole of it, with an answer to everything."""
    player = Player.begin(context, "every-step")
    to_step(player, "who")
    player.name("Ana, @Ben")
    player.write("Thinking of you.")
    player.next()
    player.write("her laugh\na slow reply")
    player.next()
    player.choose("Company")
    player.next()  # past the list that was just written
    player.after("less")
    return player


def test_its_page_comes_first_then_its_steps_then_how_it_is(context: Context) -> None:
    player = Player.begin(context, "every-step")
    assert player.stop == AtPage("Read this first.")
    player.next()
    found: list[str] = []
    while isinstance(player.stop, AtStep):
        found.append(player.stop.step.kind)
        player.next()
    assert found == ["say", "breathe", "someone", "write", "list", "choose"]  # the list to show is empty
    assert isinstance(player.stop, AtAfter)


def test_every_answer_is_a_part_of_the_entry(context: Context) -> None:
    entry = through(context).entry
    kept = context.journal.get(entry.id)
    assert kept == entry
    assert [(part.step, part.words, part.people) for part in kept.answers] == [
        ("who", "", ("Ana", "Ben")),
        ("line", "Thinking of you.", ()),
        ("own-cues", "her laugh\na slow reply", ()),
        ("which", "Company", ()),
    ]
    assert kept.practice
    assert (kept.practice.name, kept.practice.title, kept.practice.after) == ("every-step", "Every step", "less")
    assert (kept.practice.at, kept.unfinished) == (None, False)
    assert kept.answers[1].asked == "One line, if you like."
    assert len({part.key for part in kept.answers}) == 4


def test_a_list_of_ones_own_is_shown_once_there_is_something_in_it(context: Context) -> None:
    through(context)
    player = Player.begin(context, "every-step")
    to_step(player, "which")
    player.next()
    stop = player.stop
    assert isinstance(stop, AtStep)
    assert stop.step.show == "cues"


def test_python_does_not_end_while_its_lists_are_read(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """One practice in thirty, with nothing on stdin, ended with SIGSEGV: the thread still read as Python ended."""
    may_go_on, before = Event(), set(threading.enumerate())

    def slowly(*_: object, **__: object) -> tuple[str, ...]:
        may_go_on.wait(10)
        return ()

    monkeypatch.setattr("connectwell.practice.own_lists.own_list", slowly)
    try:
        Player.begin(context, "every-step")
        (reading,) = set(threading.enumerate()) - before
        assert not reading.daemon  # so Python waits for it
    finally:
        may_go_on.set()
    reading.join(10)


def test_what_was_written_is_found_and_named_like_anything_else(context: Context) -> None:
    through(context)
    assert len(list(context.journal.find(Query(words="slow reply")))) == 1
    assert len(list(context.journal.find(Query(people=frozenset({"Ana"}))))) == 1


def test_left_half_way_it_goes_on_where_it_was(context: Context) -> None:
    player = Player.begin(context, "every-step")
    to_step(player, "line")
    player.write("Thinking of")
    player.leave()
    (one,) = entries(context)
    assert one.unfinished
    again = Player.resume(context, one.id)
    stop = again.stop
    assert isinstance(stop, AtStep)
    assert (stop.step.id, stop.words) == ("line", "Thinking of")
    again.write("Thinking of you.")
    again.finish()
    (one,) = entries(context)
    assert [part.words for part in one.answers] == ["Thinking of you."]
    assert not one.unfinished


def test_what_is_half_done_comes_first_in_the_list_and_goes_on(context: Context) -> None:
    player = Player.begin(context, "every-step")
    to_step(player, "line")
    player.write("Thinking of you.")
    player.leave()
    found, broken = catalogue.practice_choices(context)
    assert (found[0].script.id, found[0].entry) == ("every-step", player.entry.id)
    assert broken == ""
    assert step_of(catalogue.open_player(context, found[0])) == "line"


def test_a_practice_begun_in_an_earlier_year_says_which() -> None:
    assert words.half_done(date(2025, 12, 3), date(2026, 1, 2)) == "begun 3 December 2025, still open"
    assert words.half_done(date(2026, 1, 1), date(2026, 1, 2)) == "begun 1 January, still open"


def test_looking_in_and_leaving_writes_nothing(context: Context) -> None:
    player = Player.begin(context, "every-step")
    to_step(player, "line")
    player.leave()
    assert entries(context) == []
    with pytest.raises(EntryNotFound):
        context.journal.get(player.entry.id)


def test_one_that_is_only_said_is_noted_once_it_is_finished(context: Context) -> None:
    player = Player.begin(context, "hands")
    assert isinstance(player.stop, AtBefore)
    player.before("stirred-up")
    player.next()
    player.next()
    player.next()
    end: Stop = player.stop
    assert end == AtEnd(saved=True)
    (one,) = entries(context)
    assert one.practice
    assert (one.practice.before, one.practice.after, one.unfinished) == ("stirred-up", None, False)


def test_one_that_is_only_said_is_over_when_it_is_left(context: Context) -> None:
    player = Player.begin(context, "hands")
    player.before("mixed")
    player.leave()
    (one,) = entries(context)
    assert not one.unfinished
    assert [choice.entry for choice in catalogue.practice_choices(context)[0]] == [None, None, None, None]


def test_a_brief_one_is_noted_only_if_something_was_said_after_it(context: Context) -> None:
    for _ in range(2):
        player = Player.begin(context, "hands", brief=True)
        player.next()
        player.next()
        assert isinstance(player.stop, AtAfter)
    assert entries(context) == []
    player.next()
    assert entries(context) == []
    player = Player.begin(context, "hands", brief=True)
    player.next()
    player.next()
    player.after("same")
    assert [one.practice and one.practice.after for one in entries(context)] == ["same"]


def test_back_keeps_the_answer_and_does_not_leave_the_practice(context: Context) -> None:
    player = Player.begin(context, "every-step")
    assert not player.can_go_back
    to_step(player, "line")
    player.write("one")
    player.next()
    player.back()
    stop = player.stop
    assert isinstance(stop, AtStep)
    assert stop.words == "one"


def test_put_away_it_is_out_of_sight_and_new_words_stay_with_it(context: Context) -> None:
    player = Player.begin(context, "every-step")
    to_step(player, "line")
    player.write("too near")
    player.put_away()
    player.back()
    stop = player.stop
    assert isinstance(stop, AtStep)
    assert (stop.words, stop.put_away) == ("", True)
    player.write("more")
    player.save()
    line = context.journal.get(player.entry.id).answers[0]
    assert (line.words, line.put_away) == ("too near\nmore", True)
    assert list(context.journal.find(Query(words="too near"))) == []


def test_a_list_of_ones_own_is_the_newest_lines_each_once(context: Context) -> None:
    assert own_list(context, "cues") == ()
    player = through(context)
    again = Player.begin(context, "every-step")
    to_step(again, "own-cues")
    again.write("Her laugh\nthe dog")
    again.finish()
    assert set(own_list(context, "cues")) == {"Her laugh", "the dog", "a slow reply"}
    context.journal.remove(again.entry.id)
    assert own_list(context, "cues") == ("her laugh", "a slow reply")
    context.journal.remove(player.entry.id)
    assert own_list(context, "cues") == ()


def test_nobody_marked_as_unsafe_is_offered_or_taken(context: Context) -> None:
    circle = context.places.data / "circle"
    circle.mkdir(parents=True)
    (circle / "a.toml").write_text('format = 1\nid = "a"\nkind = "person"\nname = "Ana"\n')
    (circle / "b.toml").write_text(
        'format = 1\nid = "b"\nkind = "person"\nname = "Ben"\nnames = ["Benny"]\nunsafe = true\n'
    )
    player = Player.begin(context, "every-step")
    assert player.names_to_offer() == ("Ana",)
    to_step(player, "who")
    with pytest.raises(UsageFault, match="benny is marked as unsafe"):
        player.name("benny")
    assert not player.has_answers
    player.name("Ana")
    assert player.entry.answers[0].people == ("Ana",)


def test_somebody_unsafe_is_known_by_every_spelling_and_beside_others(context: Context) -> None:
    for name in ("Ben Weiss", "Ana"):
        context.journal.circle.add(CirclePart(id="", kind="person", name=name, unsafe=name != "Ana"))
    player = Player.begin(context, "every-step")
    to_step(player, "who")
    for written in ("ben", "＠Ben's", "Ana and Ben", "Uncle Ben", "BÉN WEISS", "Ana, ben weiss"):
        with pytest.raises(UsageFault, match="marked as unsafe"):
            player.name(written)
    for written in ("Ana", "Ben's sister", "Bentley", "@Ana’s"):
        player.name(written)
        player.back()


def test_who_was_marked_as_unsafe_since_isnt_gone_on_with(context: Context) -> None:
    ben = context.journal.circle.add(CirclePart(id="", kind="person", name="Ben"))
    player = Player.begin(context, "every-step")
    to_step(player, "who")
    player.name("Ben")
    player.write("Thinking of you.")
    player.save()
    editing = context.journal.circle.edit(ben.id)
    editing.save(replace(editing.part, unsafe=True))
    again = Player.resume(context, player.entry.id)
    assert step_of(again) == "who"
    with pytest.raises(UsageFault, match="marked as unsafe"):
        again.next()
    again.name("none")
    assert step_of(again) == "line"
    assert [part.words for part in again.entry.answers] == ["", "Thinking of you."]


def test_steps_that_are_passed_over_arent_counted(context: Context) -> None:
    context.library = Library()
    player = Player.begin(context, "reach-out")
    numbers = list[tuple[int, int | None]]()
    while isinstance(stop := player.stop, AtStep):
        numbers.append((stop.number, stop.of))
        player.choose("No") if stop.step.id == "read" else player.next()
    assert [number for number, _ in numbers] == list(range(1, 9))
    assert numbers[-1] == (8, 8)


def test_cards_are_printed_forty_columns_wide(context: Context) -> None:
    script = context.library.practice("every-step")
    assert cards(context, script) == ()
    player = Player.begin(context, "every-step")
    to_step(player, "line")
    player.write("I can say pass, and nobody will ask me why I said it.")
    player.finish()
    lines = cards(context, script)
    assert {len(line) for line in lines if line} == {40}
    assert lines[1] == "| My line" + " " * 29 + " |"


def test_a_practice_gone_from_the_library_is_said_and_its_words_stay(context: Context, tmp_path: Path) -> None:
    player = Player.begin(context, "every-step")
    to_step(player, "line")
    player.write("mine")
    player.leave()
    (tmp_path / "content" / "en" / "practices" / "every-step.toml").unlink()
    context.library = Library(tmp_path / "content")
    with pytest.raises(UsageFault, match="isn't here any more"):
        Player.resume(context, player.entry.id)
    assert catalogue.practice_choices(context)[0][0].entry is None
    assert context.journal.get(player.entry.id).answers[0].words == "mine"


# --- One with conditions


def steady_day(context: Context, safe: int = 5) -> None:
    from connectwell.checkin import Walk

    walk = Walk.begin(context)
    walk.arrive("settled")
    walk.rate("safe", safe)


def early(context: Context) -> Player:
    return catalogue.open_player(context, catalogue.resume_or_new(context, "early"))


@pytest.mark.parametrize("safe", [None, 2])
def test_without_a_steady_day_it_waits(context: Context, safe: int | None) -> None:
    if safe is not None:
        steady_day(context, safe)
    with pytest.raises(UsageFault) as said:
        early(context)
    assert str(said.value) == WHEN_STEADY


def test_it_has_one_sitting_a_day_and_an_end(context: Context, clock: TickingClock) -> None:
    asked = []
    for _ in range(2):
        steady_day(context)
        player = early(context)
        player.name("my therapist")
        asked.append(step_of(player))
        player.write("Mrs Lund next door")
        player.finish()
        with pytest.raises(UsageFault) as said:
            early(context)
        clock.now += timedelta(days=1)
    assert asked == ["first", "second"]
    assert str(said.value) == ALL_DONE


def test_the_second_on_one_day_waits_until_tomorrow(context: Context) -> None:
    steady_day(context)
    player = early(context)
    player.name("my therapist")
    player.finish()
    with pytest.raises(UsageFault) as said:
        early(context)
    assert str(said.value) == ONE_A_DAY


def test_with_nobody_to_talk_to_afterwards_it_ends_there(context: Context) -> None:
    steady_day(context)
    player = early(context)
    player.next()
    assert player.stop == AtEnd(saved=False, said="Then it can wait.")
    assert entries(context) == []


def test_what_is_written_in_it_is_put_away_at_once_but_shown_while_writing(context: Context) -> None:
    steady_day(context)
    player = early(context)
    player.name("my therapist")
    player.write("Mrs Lund next door")
    player.next()
    player.back()
    stop = player.stop
    assert isinstance(stop, AtStep)
    assert stop.words == "Mrs Lund next door"
    kept = context.journal.get(player.entry.id)
    assert all(part.put_away for part in kept.answers)
    assert len(put_away_in(kept)) == 2


def test_that_it_was_calmer_is_kept_with_whom_it_was_only_where_that_is_chosen(context: Context) -> None:
    context.library = Library()
    context.journal.circle.add(CirclePart(id="", kind="person", name="Bo"))
    context.journal.circle.add(CirclePart(id="", kind="person", name="Zoë", names=("Zo",)))

    def beside(option: str) -> None:
        player = Player.begin(context, "with-somebody")
        while isinstance(stop := player.stop, AtStep) and stop.step.id != "beside":
            if stop.step.id == "who":
                player.name("zoe")
            else:
                player.next()
        assert isinstance(stop, AtStep)
        player.choose(next(one for one in stop.step.options if one.startswith(option)))

    beside("Calmer")
    assert [part.calmer for part in context.journal.circle.parts()] == [False, False]
    beside("Calmer, and keep")
    assert [(part.name, part.calmer) for part in context.journal.circle.parts()] == [("Bo", False), ("Zoë", True)]
    assert names_offered(context) == ("Zoë", "Bo")


def test_where_it_cannot_be_kept_with_anybody_the_end_says_so(context: Context) -> None:
    context.library = Library()
    context.journal.circle.add(CirclePart(id="", kind="person", name="Bo"))
    player = Player.begin(context, "with-somebody")
    while isinstance(stop := player.stop, AtStep) and stop.step.id != "beside":
        player.name("Ida") if stop.step.id == "who" else player.next()
    assert isinstance(stop, AtStep)
    player.choose(stop.step.calmer)
    player.finish()
    assert player.stop == AtEnd(saved=True, said=NOT_IN_CIRCLE)
    assert [part.calmer for part in context.journal.circle.parts()] == [False]


def test_that_it_was_calmer_is_kept_by_the_save_that_works(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    context.library = Library()
    context.journal.circle.add(CirclePart(id="", kind="person", name="Zoë"))
    player = Player.begin(context, "with-somebody")
    while isinstance(stop := player.stop, AtStep) and stop.step.id != "beside":
        player.name("Zoë") if stop.step.id == "who" else player.next()
    assert isinstance(stop, AtStep)
    with monkeypatch.context() as full:
        full.setattr("connectwell.journal.editing.Editing.save", refuse)
        with pytest.raises(SaveFailed):
            player.choose(stop.step.calmer)
    assert [part.calmer for part in context.journal.circle.parts()] == [False]
    player.save()
    assert [part.calmer for part in context.journal.circle.parts()] == [True]


def test_a_letter_that_is_never_sent_may_be_to_somebody_unsafe_and_nothing_else_may(context: Context) -> None:
    context.library = Library()
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ben", unsafe=True))
    takes = set()
    for script in context.library.all_practices()[0]:
        for step in script.of_sitting(1):
            if step.kind == "someone":
                player = Player.begin(context, script.id)
                to_step(player, step.id)
                assert "Ben" not in player.names_to_offer()
                with suppress(UsageFault):
                    player.name("Ben")
                    takes.add(script.id)
    assert takes == {"letter-not-to-send"}


@pytest.mark.parametrize("said", ["nobody", "No one.", "no-one", "-", "none", "@nobody"])
def test_nobody_isnt_the_name_of_somebody_to_talk_to_afterwards(context: Context, said: str) -> None:
    steady_day(context)
    player = early(context)
    player.name(said)
    assert player.stop == AtEnd(saved=False, said="Then it can wait.")


def test_half_way_in_it_waits_for_a_steady_day_again(context: Context, clock: TickingClock) -> None:
    steady_day(context)
    player = early(context)
    player.name("my therapist")
    player.write("Mrs Lund next door")
    player.leave()
    clock.now += timedelta(days=1)
    with pytest.raises(UsageFault) as said:
        early(context)
    assert str(said.value) == WHEN_STEADY
    with pytest.raises(UsageFault) as said:
        catalogue.resume(context, player.entry.id)
    assert str(said.value) == WHEN_STEADY
    assert context.journal.get(player.entry.id).answers[1].words == "Mrs Lund next door"
    steady_day(context)
    assert step_of(early(context)) == "first"
