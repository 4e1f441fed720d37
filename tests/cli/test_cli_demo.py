"""The made-up journal: it reads like somebody's, touches nothing of the person's, and goes away."""

import os
import re
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from asking import run

from connectwell.clock import day_of
from connectwell.context import Context
from connectwell.demo import fill_journal, words
from connectwell.journal import Readable
from connectwell.library import Library
from connectwell.library.choosing_prompts import may_ask
from connectwell.model.terms import DIRECTIONS, NEEDS, STATES, Need
from starting import start
from terminal import Terminal


def all_words() -> list[str]:
    arrived = [said for some in words.ARRIVED.values() for said in some]
    lines = [said for said, _ in words.FOR_SESSION]
    return [*words.ANSWERS.values(), *arrived, *words.CARRIED, *words.LANDED, *words.NOTES, *lines, words.KEPT]


def test_ninety_days_of_somebody(context: Context) -> None:
    now = context.clock()
    count = fill_journal(context.journal, context.library, now)
    entries = [item.entry for item in context.journal.newest() if isinstance(item, Readable)]
    days = {entry.day for entry in entries}
    states = {entry.arrival.state for entry in entries if entry.arrival}
    people = {name for entry in entries for part in entry.reflections for name in part.people}
    assert len(entries) == count
    assert 55 <= len(days) <= 85
    assert min(days) >= day_of(now) - timedelta(days=90)
    assert max(days) < day_of(now)
    assert states >= {"settled", "stirred-up", "shut-down"}
    assert len(people) >= 4
    assert {entry.kind for entry in entries} == {"check-in", "note", "agenda", "session"}
    assert all(not entry.unfinished for entry in entries)


def test_it_has_something_for_every_part_of_the_page(context: Context) -> None:
    now = context.clock()
    fill_journal(context.journal, context.library, now, 30)
    entries = [item.entry for item in context.journal.newest() if isinstance(item, Readable)]
    ratings = {part.sharing for entry in entries for part in entry.reflections if part.rating is not None}
    told = {part.sharing for entry in entries for part in entry.reflections if part.words}
    landed = {part.sharing for entry in entries for part in entry.connections if part.landed}
    assert ratings >= {"private", "theme"}
    assert told == {"private", "theme", "words"}
    assert "words" in landed
    assert {entry.arrival.sharing for entry in entries if entry.arrival} == {"private", "theme"}
    assert [entry.agenda.sharing for entry in entries if entry.agenda] == ["words"] * 3
    assert [entry.day for entry in entries if entry.session] == [day_of(now) - timedelta(days=12)]
    assert {part.name for part in context.journal.circle.parts() if part.role} == set(words.CIRCLE)


def test_the_same_seed_is_the_same_somebody(context: Context) -> None:
    now = context.clock()
    fill_journal(context.journal, context.library, now, 10, seed=3)
    once = [item.entry.reflections for item in context.journal.newest() if isinstance(item, Readable)]
    for item in list(context.journal.newest()):
        assert isinstance(item, Readable)
        context.journal.erase(item.entry.id)
    fill_journal(context.journal, context.library, now, 10, seed=3)
    again = [item.entry.reflections for item in context.journal.newest() if isinstance(item, Readable)]
    assert [[(p.need, p.rating, p.words) for p in r] for r in once] == [
        [(p.need, p.rating, p.words) for p in r] for r in again
    ]


def test_what_was_written_is_varied() -> None:
    assert len(set(all_words())) == len(all_words()) >= 60
    for need in NEEDS:
        answered = [prompt for prompt in Library().prompts(need) if prompt.id in words.ANSWERS]
        assert {prompt.direction for prompt in answered} == set(DIRECTIONS)


def test_every_answer_is_to_a_prompt_that_there_is() -> None:
    prompts = {prompt.id for need in NEEDS for prompt in Library().prompts(need)}
    assert set(words.ANSWERS) <= prompts
    assert set(words.ARRIVED) == set(STATES)


@pytest.mark.parametrize("need", NEEDS)
def test_there_is_an_answer_for_every_state_and_rating(need: Need) -> None:
    answered = [prompt for prompt in Library().prompts(need) if prompt.id in words.ANSWERS]
    for state in STATES:
        for rating in (None, *range(11)):
            fitting = [prompt for prompt in answered if may_ask(prompt, state=state, rating=rating)]
            assert len(fitting) >= 3
            low = state == "settled" and rating is not None and rating <= 3
            assert not low or sum(prompt.when == "low" for prompt in fitting) >= 3


def test_question_and_answer_belong_together_and_fit_the_rating(context: Context) -> None:
    fill_journal(context.journal, context.library, context.clock())
    entries = [item.entry for item in context.journal.newest() if isinstance(item, Readable)]
    told = [(entry, part) for entry in entries for part in entry.reflections if part.words]
    assert len(told) >= 50
    for entry, part in told:
        prompt = context.library.prompt(part.prompt)
        assert prompt is not None
        assert (part.asked, part.words) == (prompt.ask, words.ANSWERS[prompt.id])
        assert entry.arrival is not None
        assert may_ask(prompt, state=entry.arrival.state, rating=part.rating)
    assert len({part.words for _, part in told}) >= 0.9 * len(told)


def test_what_was_written_is_kindly_put() -> None:
    forbidden = r"\b(streak|missed|failed|overdue|behind|goal|score|should|must|perfect|normal|compliance)\b|!"
    assert [said for said in all_words() if re.search(forbidden, said, re.IGNORECASE)] == []


def test_the_demo_leaves_nothing_behind(context: Context, tmp_path: Path) -> None:
    before = sorted(context.places.data.parent.rglob("*"))
    told = run("demo", "--days", "3", words=b"q\n", environ={"TMPDIR": str(tmp_path)})
    assert told.returncode == 0
    assert told.stderr.startswith("This is a made-up journal")
    assert "A small connection" in told.stdout
    assert list(tmp_path.iterdir()) == []
    assert sorted(context.places.data.parent.rglob("*")) == before


@pytest.mark.parametrize("hour", [0, 3, 4, 23])
def test_at_any_hour_it_ends_the_day_before_today(context: Context, hour: int) -> None:
    now = context.clock().replace(hour=hour, minute=59)
    fill_journal(context.journal, context.library, now, 20)
    days = {item.entry.day for item in context.journal.newest() if isinstance(item, Readable)}
    assert max(days) < day_of(now)


def test_it_takes_what_it_is_read_hidden_and_helped_by_from_ones_own(context: Context) -> None:
    context.change(region="GB")
    told = run("demo", "--days", "3", words=b"help now\n\nq\n")
    assert "Samaritans" in told.stdout


def test_ones_own_settings_may_be_broken(context: Context) -> None:
    context.places.config.mkdir(parents=True, exist_ok=True)
    (context.places.config / "config.toml").write_text("theme = ")
    told = run("demo", "--days", "3", words=b"q\n")
    assert (told.returncode, "A small connection" in told.stdout) == (0, True)


@pytest.mark.parametrize("days", ["0", "many", "100000"])
def test_a_number_of_days(days: str) -> None:
    told = run("demo", "--days", days)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to catch")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_demo_leaves_nothing_behind_when_it_is_ended(tmp_path: Path, number: signal.Signals) -> None:
    asks, typing = os.pipe()
    reading, writes = os.pipe()
    with Path(os.devnull).open("w") as nowhere:
        demo = start(["demo", "--days", "2"], (asks, writes, nowhere.fileno()), {**os.environ, "TMPDIR": str(tmp_path)})
    os.close(asks)
    os.close(writes)
    with os.fdopen(reading, encoding="utf-8") as said:
        assert any("A small connection" in line for line in said)
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        demo.send_signal(number)
        said.read()
    os.close(typing)
    assert demo.wait(10) == 128 + number
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal on Windows")
def test_what_a_demo_that_was_killed_leaves_goes_with_the_next_start(tmp_path: Path) -> None:
    environ = {"TMPDIR": str(tmp_path)}
    with Terminal("demo", "--plain", environ=environ) as terminal:
        terminal.wait_for("What next?")
        (left,) = tmp_path.glob("connectwell-demo-*")
        assert run("demo", "--plain", environ=environ).returncode == 0
        assert left.exists(), "one that runs keeps its own"
    assert left.exists()
    assert run("demo", "--plain", environ=environ).returncode == 0
    assert list(tmp_path.glob("connectwell-demo-*")) == []
