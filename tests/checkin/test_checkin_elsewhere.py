"""The same check-in open twice, finished elsewhere, deleted, damaged or newer: no word is lost."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sitting_down import at, begin, file_of, go_to, on_disk, resume

from connectwell import checkin, durable
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.entries import add
from connectwell.errors import NotConfirmed, SaveFailed
from connectwell.model.entry import Close


def reflecting(context: Context) -> Walk:
    """At *seen*, with words that are saved."""
    walk = begin(context, only=["seen", "safe"])
    walk.arrive("settled")
    walk.next()
    walk.write("mine")
    walk.save()
    return walk


def words_on(context: Context, walk: Walk, need: str) -> list[str]:
    return [part.get("words", "") for part in on_disk(context, walk)["reflections"] if part["need"] == need]


def test_a_reflection_added_from_the_command_line_is_not_written_over(context: Context) -> None:
    walk = reflecting(context)
    add.reflect(context, "seen", "from the command line")
    walk.write("mine, and more")
    walk.save()
    assert walk.merged
    walk.write("mine, and still more")
    walk.save()
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    assert step.reflection.words == "mine, and still more"
    assert words_on(context, walk, "seen") == ["mine, and still more", "from the command line"]


def test_words_that_answered_no_prompt_are_not_given_one(context: Context) -> None:
    entry = add.reflect(context, "safe", "from the command line")
    walk = reflecting(context)
    add.reflect(context, "safe", "this too")
    walk.write("mine, and more")
    walk.next()
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    assert (step.need.id, step.reflection.words) == ("safe", "")
    walk.write("an answer")
    walk.save()
    assert sorted(words_on(context, walk, "safe")) == ["an answer", "this too"]
    alone = next(part for part in on_disk(context, walk)["reflections"] if part.get("words") == "this too")
    assert "asked" not in alone
    assert context.journal.get(entry.id).reflections[0].words == "from the command line"


def test_two_sittings_that_each_write_how_a_connection_landed(context: Context) -> None:
    one = begin(context)
    one.arrive("settled")
    one.stop()
    two = resume(context, one)
    for walk in (one, two):
        go_to(walk, checkin.Suggest)
    two.another()
    for walk, words in ((one, "she smiled"), (two, "the cat came")):
        walk.connect("done")
        walk.write(words)
        walk.save()
    one.write("she smiled at me")
    one.save()
    two.write("the cat came back")
    two.save()
    landed = {row["landed"]["words"] for row in on_disk(context, one)["connections"] if "landed" in row}
    assert landed == {"she smiled at me", "the cat came back"}
    for walk in (one, two):
        assert isinstance(walk.step, checkin.FollowUp)
        assert walk.step.words in landed


def test_a_suggestion_stays_the_one_on_the_screen_whatever_is_said_elsewhere(context: Context) -> None:
    one = begin(context)
    one.arrive("settled")
    go_to(one, checkin.Suggest)
    two = resume(context, one)
    one.another()
    two.another()
    two.another()
    here = two.step
    assert isinstance(here, checkin.Suggest)
    one.connect("planned")
    two.save()
    assert two.step == here
    two.connect("not-today")
    rows = {row["prompt"]: row["status"] for row in on_disk(context, two)["connections"]}
    assert rows[here.idea.id] == "not-today"
    assert "planned" in rows.values()


def test_the_same_words_changed_in_two_places_are_both_kept(context: Context) -> None:
    walk = reflecting(context)
    other = resume(context, walk)
    other.write("theirs")
    other.save()
    walk.write("mine, changed")
    walk.save()
    assert walk.copied
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    assert step.reflection.words == "mine, changed"  # what is on the screen stays
    assert "theirs" in file_of(context, walk).read_text()
    copies = [path for path in file_of(context, walk).parent.iterdir() if ".conflict-" in path.name]
    assert ["mine, changed" in path.read_text() for path in copies] == [True]


def test_finished_elsewhere_it_ends_here_too_with_every_word(context: Context) -> None:
    walk = reflecting(context)
    other = resume(context, walk)
    go_to(other, checkin.Keep)
    other.next()
    finished = on_disk(context, walk)["finished"]

    walk.write("mine, and more")
    walk.save()
    assert walk.step == checkin.Done(finished=True)
    walk.write("mine, and more still")  # typed before the screen has changed
    walk.next()
    file = on_disk(context, walk)
    assert words_on(context, walk, "seen") == ["mine, and more still"]
    assert file["finished"] == finished
    assert "walk" not in file
    walk.back()
    walk.write("words that belong nowhere")
    walk.save()
    assert on_disk(context, walk) == file


def test_deleted_under_it_everything_is_written_again(context: Context) -> None:
    walk = reflecting(context)
    file_of(context, walk).unlink()
    walk.write("mine, and more")
    walk.next()
    assert words_on(context, walk, "seen") == ["mine, and more"]
    assert on_disk(context, walk)["arrival"]["state"] == "settled"


@pytest.mark.parametrize("written", ["format = 2\n", "format = 1\n<<<<<<< mine\n", ""])
def test_newer_or_damaged_under_it_the_file_is_left_alone_and_the_words_go_beside_it(
    context: Context, written: str
) -> None:
    walk = reflecting(context)
    file = file_of(context, walk)
    if written == "format = 2\n":
        written = file.read_text().replace("format = 1\n", written)
    file.write_text(written)
    walk.write("mine, and more")
    walk.next()
    assert at(walk) == "Reflect"
    assert walk.copied
    assert file.read_text() == written
    copies = [path for path in file.parent.iterdir() if ".conflict-" in path.name]
    assert ["mine, and more" in path.read_text() for path in copies] == [True]


def test_a_part_taken_away_elsewhere_is_no_trap(context: Context) -> None:
    walk = reflecting(context)
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    editing = context.journal.edit(walk.entry.id)
    editing.save(replace(editing.entry, reflections=(), close=Close(carry="from elsewhere")))
    walk.mark("arrival", sharing="words")  # nothing to do with it, but it saves
    walk._put(walk=replace(walk.entry.walk, left=True))  # type: ignore[type-var]  # an open sitting has a place
    walk.save()
    assert on_disk(context, walk).get("reflections", []) == []
    assert isinstance(walk.step, checkin.Reflect)
    walk.write("mine again")
    walk.next()
    assert words_on(context, walk, "seen") == ["mine again"]
    assert on_disk(context, walk)["close"]["carry"] == "from elsewhere"


def test_a_line_taken_away_elsewhere_cannot_be_marked(context: Context) -> None:
    walk = reflecting(context)
    before = on_disk(context, walk)
    with pytest.raises(SaveFailed, match="removed somewhere else"):
        walk.mark("connection:zzzz", for_session=True)
    assert on_disk(context, walk) == before


# --- Saves that do not work


class Trouble:
    """A disk that is full until it isn't, at the boundary to the system."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._fsync = os.fsync
        monkeypatch.setattr(os, "fsync", self._or_full)

    def _or_full(self, file: int) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        self._fsync(file)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Trouble:
    return Trouble(monkeypatch)


def test_on_a_full_disk_the_answers_are_kept_here_and_the_next_save_writes_them(
    context: Context, disk: Trouble
) -> None:
    walk = reflecting(context)
    disk.full = True
    walk.write("mine, and more")
    with pytest.raises(SaveFailed, match="disk is full"):
        walk.next()
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    assert step.need.id == "safe"  # it goes on in memory
    assert words_on(context, walk, "seen") == ["mine"]
    with pytest.raises(SaveFailed):
        walk.another()
    disk.full = False
    walk.save()
    assert words_on(context, walk, "seen") == ["mine, and more"]
    assert resume(context, walk).step == walk.step


def test_an_end_that_could_not_be_saved_can_be_saved_later(context: Context, disk: Trouble) -> None:
    walk = reflecting(context)
    go_to(walk, checkin.Keep)
    disk.full = True
    with pytest.raises(SaveFailed):
        walk.next()
    assert "finished" not in on_disk(context, walk)
    with pytest.raises(SaveFailed):
        walk.next()
    disk.full = False
    walk.next()
    assert walk.step == checkin.Done(finished=True)
    assert "finished" in on_disk(context, walk)
    assert "walk" not in on_disk(context, walk)


def test_another_folder_takes_the_sitting_while_the_disk_is_full(
    context: Context, disk: Trouble, tmp_path: Path
) -> None:
    walk = reflecting(context)
    disk.full = True
    walk.write("mine, and more")
    with pytest.raises(SaveFailed):
        walk.save()
    with pytest.raises(SaveFailed, match="no such folder"):
        walk.rescue(str(tmp_path / "nowhere"))
    disk.full = False
    walk.rescue(str(tmp_path))
    rescued = tmp_path / f"{walk.entry.id}.toml"
    assert "mine, and more" in rescued.read_text()
    walk.save()
    assert not walk.rescued
    assert words_on(context, walk, "seen") == ["mine, and more"]


def test_written_but_not_confirmed_takes_nothing_of_others_back(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = reflecting(context)
    add.reflect(context, "stable", "from elsewhere")
    real = durable.replace_known

    def not_confirmed(path: Path, content: bytes, known: bytes | None, copy_to: Callable[[], Path]) -> bool:
        real(path, content, known, copy_to)
        raise NotConfirmed

    with monkeypatch.context() as patch:
        patch.setattr(durable, "replace_known", not_confirmed)
        walk.write("mine, and more")
        with pytest.raises(NotConfirmed):
            walk.save()
    walk.save()
    walk.write("mine, and still more")
    walk.save()
    assert words_on(context, walk, "stable") == ["from elsewhere"]
    assert words_on(context, walk, "seen") == ["mine, and still more"]
