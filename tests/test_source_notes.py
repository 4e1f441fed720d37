"""What connectwell rests on, row by row: the ideas it was made for, each shown at work.

Every row is here: in a check-in, a practice, the circle or among the communities.
"""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from connectwell import checkin, sentences
from connectwell.checkin import Walk
from connectwell.checkin.today import read_today
from connectwell.cli.group import VERBS, connectwell
from connectwell.context import Context
from connectwell.entries import add, communities
from connectwell.help_now import help_texts
from connectwell.library import Library
from connectwell.library.practices import WAYS
from connectwell.model.circle import CirclePart
from connectwell.model.terms import DIRECTIONS, NEEDS, STATES, Need, State
from connectwell.practice.player import Player
from connectwell.practice.stops import AtStep
from connectwell.session import agenda
from connectwell.tui.app import Companion
from connectwell.tui.places import PALETTE
from steady import TickingClock


def begin(context: Context) -> Walk:
    return Walk.begin(context)


def steps_of(walk: Walk) -> list[checkin.Step]:
    found: list[checkin.Step] = []
    while not isinstance(walk.step, checkin.Done):
        found.append(walk.step)
        walk.skip()
    return found


@pytest.mark.parametrize("state", STATES)
def test_row_1_every_check_in_turns_outward_to_one_small_connection(context: Context, state: State) -> None:
    walk = begin(context)
    walk.arrive(state)
    steps = steps_of(walk)
    assert sum(isinstance(step, checkin.Suggest) for step in steps) == 1
    suggested = next(n for n, step in enumerate(steps) if isinstance(step, checkin.Suggest))
    later = [type(step) for step in steps[suggested + 1 :]]
    assert set(later) <= {checkin.FollowUp, checkin.Closing, checkin.Keep}  # it comes after all looking inward


def test_row_2_it_begins_with_the_bodys_state_and_adapts_to_it(context: Context) -> None:
    ways = {}
    for state in STATES:
        walk = begin(context)
        assert isinstance(walk.step, checkin.Arrive)
        walk.arrive(state)
        ways[state] = [type(step) for step in steps_of(walk)]
    assert checkin.Glance in ways["settled"]
    assert checkin.Unsettled not in ways["settled"]
    for state in ("stirred-up", "mixed", "unclear"):
        assert checkin.Unsettled in ways[state]
        assert checkin.Glance not in ways[state]
        assert ways[state].count(checkin.Reflect) == 1
    assert ways["shut-down"] == [checkin.Unsettled, checkin.Nearby, checkin.Suggest]


def test_row_3_there_are_connections_with_somebody_and_what_they_touched_is_noted(context: Context) -> None:
    ideas = context.library.connections()
    assert sum("soothed" in idea.touches for idea in ideas) >= 5
    assert sum(bool(idea.needs & {"strangers", "phone", "eye-contact", "speech", "someone"}) for idea in ideas) >= 60
    walk = begin(context)
    walk.arrive("settled")
    while not isinstance(walk.step, checkin.Suggest):
        walk.skip()
    walk.connect("done")
    walk.touch(["soothed"])
    landed = context.journal.get(walk.entry.id).connections[-1].landed
    assert landed is not None
    assert landed.touched == ("soothed",)


def test_row_2_ones_own_cues_are_in_every_settling_practice(context: Context) -> None:
    assert all("cues" in {step.show for step in one.steps} for one in context.library.settling_practices())


def test_row_3_whom_it_was_calmer_beside_is_kept_with_them_and_offered_first(context: Context) -> None:
    for name in ("Ana", "Ben"):
        context.journal.circle.add(CirclePart(id="", kind="person", name=name))
    player = Player.begin(context, "with-somebody")
    while isinstance(stop := player.stop, AtStep):
        if stop.step.kind == "someone":
            player.name("Ben")
        elif stop.step.calmer:
            player.choose(stop.step.calmer)
        else:
            player.next()
    assert [part.name for part in context.journal.circle.parts() if part.calmer] == ["Ben"]
    assert Player.begin(context, "with-somebody").names_to_offer() == ("Ben", "Ana")


def test_row_4_each_of_the_nine_kinds_is_marked_and_says_what_to_ask_first(context: Context) -> None:
    kinds, _ = communities.read_kinds(context)
    assert len(kinds) == 9
    for kind in kinds:
        assert len(kind.community.ask) == 8
        editing = communities.edit(context, kind.community)
        editing.save(communities.answered(editing.part, "mark", "curious"))
    assert {kind.mark for kind in communities.read_kinds(context)[0]} == {"curious"}


def test_row_5_the_five_named_are_in_the_deck_with_many_more_and_not_today_is_a_whole_answer(context: Context) -> None:
    ideas = {idea.id for idea in context.library.connections()}
    assert {"neighbour-hello", "grocery-eye-contact", "hold-a-door", "kind-note-or-review", "ask-and-wait"} <= ideas
    assert len(ideas) >= 120
    walk = begin(context)
    walk.arrive("shut-down")
    walk.choose("gently")
    walk.skip()
    walk.connect("not-today")
    assert walk.step == checkin.Done(finished=True)


def test_row_8_no_verdict_on_days_without_an_entry(context: Context, clock: TickingClock) -> None:
    """The words themselves are held to in test_voice."""
    add.note(context, "rain")
    clock.now += timedelta(days=1)
    next_day = read_today(context)
    clock.now += timedelta(days=40)
    much_later = read_today(context)
    assert replace(much_later, day=next_day.day, idea=next_day.idea) == next_day
    assert sentences.SAID["not-today"].endswith("That's fine.")


def test_row_9_there_are_prompts_for_safe_in_every_depth() -> None:
    depths = [prompt.depth for prompt in Library().prompts("safe")]
    assert all(depths.count(depth) >= 4 for depth in ("gentle", "open", "deep"))


def test_row_10_the_five_are_the_core(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    assert isinstance(walk.step, checkin.Glance)
    assert [need.id for need in walk.step.needs] == ["seen", "safe", "soothed", "secure", "stable"]


def test_row_10_what_is_older_is_asked_about_only_when_chosen(context: Context) -> None:
    walk = Walk.begin(context, only=["seen"])
    walk.arrive("settled")
    walk.next()

    def depth() -> str:
        assert isinstance(walk.step, checkin.Reflect)
        prompt = context.library.prompt(walk.step.reflection.prompt)
        assert prompt is not None
        return prompt.depth

    for _ in range(40):
        assert depth() != "deep"
        walk.another()
    walk.deeper()
    assert depth() == "deep"


@pytest.mark.parametrize("need", NEEDS)
def test_row_11_every_need_is_asked_in_three_directions(need: Need) -> None:
    asked = [prompt.direction for prompt in Library().prompts(need)]
    assert all(asked.count(direction) >= 10 for direction in DIRECTIONS)


def test_row_12_a_settling_practice_is_there_with_a_before_and_after(context: Context) -> None:
    walk = begin(context)
    walk.arrive("stirred-up")
    walk.choose("settle")
    settle = walk.step
    assert isinstance(settle, checkin.Settle)
    assert len(context.library.practice(settle.practice).steps) >= 3
    walk.next()
    walk.after("less")
    arrival = context.journal.get(walk.entry.id).arrival
    assert arrival is not None
    assert (arrival.state, arrival.after) == ("stirred-up", "less")


def test_row_13_a_line_can_be_kept_for_the_session_and_real_help_lines_are_there(context: Context) -> None:
    walk = begin(context)
    walk.write("barely slept")
    walk.arrive("settled")
    walk.mark("arrival", for_session=True)
    arrival = context.journal.get(walk.entry.id).arrival
    assert arrival is not None
    assert arrival.for_session
    (mark,) = agenda.open_lines(agenda.agenda_entries(context.journal))
    agenda.LineDraft(context, mark).save("How the nights go.", "listen")
    assert [item.words for item in agenda.open_lines(agenda.agenda_entries(context.journal))] == ["How the nights go."]
    page = help_texts(context.library, context.settings.region, (), walk.entry.day)
    assert sum(text.role == "number" for text in page) >= 3


PRACTICES = {
    2: ("cues-of-safety", "recognise another time"),
    3: ("with-somebody", "side by side"),
    6: ("after-a-group", "further along"),
    7: ("before-a-group", "Listening counts as taking part"),
    8: ("being-witnessed", "nothing has to be solved"),
    9: ("trust-ladder", "The same one again is as good"),
    10: ("early-connection", "glad to see you"),
    12: ("body-eased", "heart slows"),
    13: ("looking-for-a-therapist", "it's fine to try somebody else"),
}
"""By row: a practice, and something that it says."""


@pytest.mark.parametrize("row", PRACTICES)
def test_a_row_has_a_practice_that_opens_and_the_sources_name_it(context: Context, row: int) -> None:
    name, says = PRACTICES[row]
    player = Player.begin(context, name)
    player.next()
    assert isinstance(player.stop, AtStep)
    assert says.lower() in " ".join(step.text for step in player.script.steps).lower()
    assert f"`content/en/practices/{name}.toml`" in ROWS[row]


def test_row_6_has_a_question_for_each_of_the_four(context: Context) -> None:
    asked = {step.id for step in context.library.practice("after-a-group").steps}
    assert {"not-only", "further", "tried", "otherwise"} <= asked


def test_row_9_a_first_line_to_somebody_stays_here(context: Context) -> None:
    line = next(step for step in context.library.practice("reach-out").steps if step.id == "line")
    assert line.copies
    assert "`content/en/practices/reach-out.toml`" in ROWS[9]


def test_row_12_there_are_seven_ways_to_settle(context: Context) -> None:
    assert {script.way for script in context.library.settling_practices()} == set(WAYS)


# --- docs/sources.md

ROOT = Path(__file__).parents[1]
SOURCES = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([^`]+)`", SOURCES)
_USED, _, _OPENED = SOURCES.partition("## Where to open each")
ROWS = {int(row[1]): row[0] for row in re.finditer(r"^\| (\d+) \|.*\|$", _USED, re.MULTILINE)}
_OPENS = re.compile(r"^\| (\d+) \| ([^|]+) \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)
TO_OPEN = {int(row[1]): (row[2], row[3], row[4]) for row in _OPENS.finditer(_OPENED)}
"""By row: a screen, a command, a file."""


def test_the_sources_tell_every_row_and_where_it_is_used() -> None:
    assert list(ROWS) == list(range(1, 14))
    for row in ROWS.values():
        idea, used, _ = (cell.strip() for cell in row.strip("|").split("|")[1:])
        assert idea
        assert used


def test_every_row_has_somewhere_to_open_it() -> None:
    assert list(TO_OPEN) == list(ROWS)


@pytest.mark.parametrize("row", TO_OPEN)
def test_a_rows_command_opens_and_its_words_are_read(row: int) -> None:
    """The commands ask for nothing that isn't answered by an end of input, which leaves everything as it is."""
    _, command, file = TO_OPEN[row]
    plain = ["--plain"] if command.split()[0] in ("checkin", "practice") else []
    opened = CliRunner().invoke(connectwell, [*command.split(), *plain], input="")
    assert opened.exit_code == 0, opened.stderr
    words = [found[1] for found in re.finditer(r'^(?:say|do|ask|what|about|list|write) = "(.+)"$',
                                               (ROOT / file).read_text("utf-8"), re.MULTILINE)]  # fmt: skip
    assert words
    if command.startswith("practice "):
        assert Library().practice(command.split()[1]).name in opened.stdout
        assert words[0][:20] in " ".join(opened.stdout.split())


async def test_a_rows_screen_opens(context: Context) -> None:
    named = {command.name: command for command in PALETTE}
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for screen in dict.fromkeys(screen for screen, _, _ in TO_OPEN.values()):
            await app.run_action(named[screen].action)
            await pilot.pause()
            assert (len(app.screen_stack) > 1) == (screen != "Today"), screen
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
                await pilot.pause()


def test_every_file_the_sources_name_is_there() -> None:
    files = [name for name in NAMED if "/" in name]
    assert len(files) >= 10
    assert [name for name in files if not (ROOT / name).is_file()] == []
    links = re.findall(r"\]\(([^)#]+)\)", SOURCES)
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []


def test_every_command_the_sources_name_is_there() -> None:
    commands = [name.split()[1] for name in NAMED if name.startswith("connectwell ")]
    assert len(commands) >= 8
    assert set(commands) <= set(VERBS)


def test_the_sources_name_the_five_connections_as_they_are() -> None:
    ideas = {idea.id for idea in Library().connections()}
    named = [name for name in NAMED if re.fullmatch(r"[a-z]+(-[a-z]+)+", name)]
    assert len(named) == 5
    assert set(named) <= ideas


def test_what_the_sources_say_is_not_there_yet_is_a_reading_alone() -> None:
    left = {row: cells.strip("|").split("|")[3].strip() for row, cells in ROWS.items()}
    assert [row for row, cell in left.items() if cell] == [8]
    assert "clinician" in left[8]
