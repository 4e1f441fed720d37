"""Practices in lines: chosen by number, answered, left and gone on with; settling paced by Enter."""

from io import StringIO
from pathlib import Path

import pytest
from conversing import Conversation, Typed, on_disk, open_with, piped

from connectwell.context import Context
from connectwell.library import Library
from connectwell.plain import Talk, play_practice
from connectwell.plain.companion import GOODBYE
from connectwell.plain.practice_player import WHICH
from connectwell.plain.prompter import Prompter
from connectwell.plain.settling import NOT_KEPT
from connectwell.practice import catalogue, words
from connectwell.practice.settle import Settling
from practice_samples import SITTINGS, add_practice, practices, settling

WHOLE = "begin|||Ana|Thinking of you.|.|her laugh|a slow reply|.|company||easier"


@pytest.fixture
def context(context: Context, tmp_path: Path) -> Context:
    more = {id: settling(id, way) for id, way in (("hands", "muscles"), ("warmth", "temperature"))}
    context.library = Library(practices(tmp_path, early=SITTINGS, **more))
    return context


def through(
    context: Context, lines: str, *, name: str = "every-step", width: int = 72, typed: bool = False
) -> Conversation:
    out = StringIO()
    player = catalogue.open_player(context, catalogue.resume_or_new(context, name))
    play_practice(context, Talk((Typed if typed else StringIO)(piped(lines)), out, width), player)
    return Conversation(out.getvalue(), on_disk(context))


def test_one_is_gone_through_to_its_end(context: Context) -> None:
    done = through(context, WHOLE)
    assert [(part["step"], part.get("words", part.get("people"))) for part in done.entry["answers"]] == [
        ("who", ["Ana"]),
        ("line", "Thinking of you."),
        ("own-cues", "her laugh\na slow reply"),
        ("which", "Company"),
    ]
    assert done.entry["practice"]["after"] == "less"
    assert "finished" in done.entry
    assert "In for about 3, out for about 5" in done.flat
    assert "Cues you said you'd recognise another time: her laugh a slow reply" in done.flat
    assert done.flat.endswith("Saved.")


@pytest.mark.parametrize("width", [40, 72])
def test_no_line_is_wider_than_the_window(context: Context, width: int) -> None:
    assert max(map(len, through(context, WHOLE, width=width).said.splitlines())) <= width


def test_enter_alone_goes_through_all_of_it(context: Context) -> None:
    done = through(context, "1" + "|" * 8 + "yes", typed=True)
    assert words.KEEP_DONE in done.flat
    assert "answers" not in done.entry
    assert "finished" in done.entry


def test_stopped_half_way_it_goes_on_where_it_was(context: Context) -> None:
    left = through(context, "begin|||Ana|Thinking of|/stop")
    assert left.flat.endswith(words.STAYS_OPEN)
    assert left.entry["practice"]["at"] == "line"
    assert left.entry["answers"][1]["words"] == "Thinking of"
    gone_on = through(context, "|her laugh|.||||")
    assert "Written so far: Thinking of" in gone_on.flat
    assert [part["step"] for part in gone_on.entry["answers"]] == ["who", "line", "own-cues"]
    assert "finished" in gone_on.entry


def test_the_end_of_the_input_leaves_it_saved(context: Context) -> None:
    cut = through(context, "begin|||Ana|Thinking of you.").entry
    assert cut["answers"][1]["words"] == "Thinking of you."
    assert "finished" not in cut


def test_not_now_writes_nothing(context: Context) -> None:
    assert through(context, "not now").entries == []


def test_back_skip_and_too_much(context: Context) -> None:
    done = through(context, "1|||Ana|/back|Ben|too near|/lot|put away|/skip|/stop")
    assert done.entry["answers"][0]["people"] == ["Ben"]
    assert (done.entry["answers"][1]["words"], done.entry["answers"][1]["put_away"]) == ("too near", True)
    assert "It is put away until your session." in done.flat


def test_what_fits_nothing_is_asked_again(context: Context) -> None:
    done = through(context, "7|begin|||Ana|||both|company|/stop")
    assert done.entry["answers"][-1]["words"] == "Company"


def test_they_are_in_the_menu_by_number(context: Context) -> None:
    opened = open_with(context, "practices|99|1|||||q")
    assert "hands, 1 minute, settling." in opened.flat
    assert opened.flat.count(WHICH) == 2
    assert "Go slowly." in opened.flat


def test_one_with_conditions_says_so_and_the_menu_goes_on(context: Context) -> None:
    numbered = [one.script.id for one in catalogue.practice_choices(context)[0]]
    opened = open_with(context, f"practices|{numbered.index('early') + 1}|q")
    assert "This one is for a day when a check-in says settled" in opened.flat
    assert opened.flat.endswith(GOODBYE)


def test_one_left_half_way_is_gone_on_with_from_the_journal(context: Context) -> None:
    through(context, "begin|||Ana|Thinking of|/stop")
    opened = open_with(context, "j|1|continue||her laugh|.||||q")
    assert "Written so far: Thinking of" in opened.flat
    assert "finished" in opened.entry


# --- Settling


def settled(context: Context, lines: str, *, asks_after: bool = True) -> Conversation:
    out = StringIO()
    Prompter(context, Talk(StringIO(piped(lines)), out, 72)).settle(asks_after=asks_after)
    return Conversation(out.getvalue(), on_disk(context))


def test_another_kind_is_one_word_away(context: Context) -> None:
    first = Settling(context)
    second = first.another()
    assert second
    done = settled(context, "/another|||easier")
    assert f"{first.player.script.name}. " in done.said
    assert f"{second.name}. " in done.said
    assert done.entry["practice"]["name"] == second.id
    assert done.entry["practice"]["after"] == "less"


def test_enter_to_its_end_writes_nothing(context: Context) -> None:
    assert settled(context, "||||").entries == []
    assert words.AFTER not in settled(context, "||||", asks_after=False).said


def test_harder_offers_another_kind_and_help_now(context: Context) -> None:
    add_practice(context, "hands", after="less")
    done = settled(context, "||harder|/help-now|/another|words|/stop")
    assert words.HARDER in done.flat
    assert "Emergency: 1 1 2." in done.flat
    assert NOT_KEPT in done.flat
    assert [one["practice"]["after"] for one in done.entries] == ["less", "more"]


def test_undo_goes_back_to_the_last_choice_and_written_words_stay(context: Context) -> None:
    done = through(context, "begin|||Ana|/undo|Ben|Thinking of|.|/undo||her laugh|.|1|undo|2||")
    assert [(part["step"], part.get("words", part.get("people"))) for part in done.entry["answers"]] == [
        ("who", ["Ben"]),
        ("line", "Thinking of"),
        ("own-cues", "her laugh"),
        ("which", "Company"),
    ]
    assert "Your words stay. This is the question before." in done.flat


def test_where_nothing_was_answered_there_is_nothing_to_undo(context: Context) -> None:
    assert "There is nothing to undo here." in through(context, "begin|undo|stop").flat
