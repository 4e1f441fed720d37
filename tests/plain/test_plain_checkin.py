"""Whole check-ins by pipe, on different days: what is said, and what then stands in the file."""

import re
import shutil
from pathlib import Path

import pytest
from conversing import walk

from connectwell import sentences
from connectwell.context import Context
from connectwell.library import Library, content_root
from small_library import write_content

GOOD_DAY = (
    "settled|barely slept|.|6|?||1|9|seen, safe"
    "|@Ana asked about it|before I said anything.|.|Ben, Cleo"
    "|It was loud.|.||did|She smiled.|.|seen|Someone remembered.|.|b|1 w, 3 t, 5 sp|"
)


def test_a_good_day_from_arriving_to_the_close(context: Context) -> None:
    day = walk(context, GOOD_DAY)
    entry = day.entry
    assert entry["arrival"] == {"state": "settled", "words": "barely slept", "sharing": "words"}
    seen, safe, soothed, secure, stable = entry["reflections"]
    assert (seen["rating"], safe["unclear"], secure["rating"], stable["rating"]) == (6, True, 1, 9)
    assert "rating" not in soothed
    assert "unclear" not in soothed
    assert seen["words"] == "@Ana asked about it\nbefore I said anything."
    assert seen["people"] == ["Ana", "Ben", "Cleo"]
    assert seen["sharing"] == "theme"
    assert safe["words"] == "It was loud."
    assert "people" not in safe
    assert safe["sharing"] == "private"
    (connection,) = entry["connections"]
    assert connection["status"] == "done"
    assert (connection["landed"]["words"], connection["landed"]["touched"]) == ("She smiled.", ["seen"])
    assert (connection["sharing"], connection["for_session"], connection["put_away"]) == ("private", True, True)
    assert entry["close"] == {"carry": "Someone remembered.", "sharing": "private"}
    assert "finished" in entry
    assert "walk" not in entry
    for sentence in (sentences.ARRIVE, sentences.GLANCE, sentences.STAY, sentences.LANDED, sentences.CARRY):
        assert day.flat.count(sentence) == 1
    assert "Safe, 0: on guard all day; 10: at ease." in day.said
    prompt = context.library.prompt(seen["prompt"])
    assert prompt is not None
    assert f"Seen, 1 of 2. {sentences.SPANS[prompt.span]}. {seen['asked']}" in day.flat
    assert f"{sentences.CONNECTION}: {connection['asked']}" in day.flat
    assert day.flat.count("End with a dot on a line by itself.") == 3
    assert day.said.endswith(sentences.DONE + "\n")


def test_stirred_up_it_is_settling_one_gentle_prompt_and_no_ratings(context: Context) -> None:
    day = walk(context, "st||settle|||||||||less|A dog barked.|.|not today||")
    entry = day.entry
    arrival = {"state": "stirred-up", "chose": "settle", "after": "less", "practice": "orienting", "sharing": "private"}
    assert entry["arrival"] == arrival
    (reflection,) = entry["reflections"]
    assert reflection["words"] == "A dog barked."
    assert "rating" not in reflection
    assert entry["connections"][0]["status"] == "not-today"
    assert "finished" in entry
    assert sentences.GLANCE not in day.flat
    assert "What is around." in day.said
    assert "/rate" in day.said


def test_stirred_up_the_five_can_be_rated_if_asked(context: Context) -> None:
    day = walk(context, "stirred up||gently|/rate|7|7|7|7|7|/stop")
    assert [part.get("rating") for part in day.entry["reflections"]] == [7, 7, 7, 7, 7]


def test_shut_down_it_is_what_is_near_and_a_connection_without_speech(context: Context) -> None:
    day = walk(context, "shut down|gently|warm|t")
    entry = day.entry
    assert entry["arrival"] == {"state": "shut-down", "chose": "gently", "near": "warm", "sharing": "private"}
    (connection,) = entry["connections"]
    idea = next(idea for idea in context.library.connections() if idea.id == connection["prompt"])
    assert "speech" not in idea.needs
    assert connection["status"] == "planned"
    assert "reflections" not in entry
    assert "finished" in entry
    assert day.said.count("\n\n") == 5, "four turns and the last word"


def test_unsettled_and_no_choice_made_it_goes_gently(context: Context) -> None:
    day = walk(context, "mixed|||A bus came.|.|")
    assert sentences.GLANCE not in day.flat
    assert day.entry["reflections"][0]["words"] == "A bus came."


def test_stopping_on_arrival_is_a_whole_answer(context: Context) -> None:
    day = walk(context, "unclear||stop")
    assert day.entry["arrival"] == {"state": "unclear", "chose": "stop", "sharing": "private"}
    assert "finished" in day.entry
    assert day.said.endswith(sentences.DONE + "\n")


def with_one_practice(context: Context, root: Path) -> None:
    shutil.copytree(content_root(), root)
    for file in (root / "en/practices").glob("*.toml"):
        if file.stem != "orienting":
            file.unlink()
    context.library = Library(root)


def test_harder_after_settling_is_told_what_else_there_is(context: Context, tmp_path: Path) -> None:
    with_one_practice(context, tmp_path / "content")
    day = walk(context, "stirred||settle|/stop|harder|help now|2|")
    assert sentences.HARDER in day.flat
    assert day.entry["arrival"]["after"] == "more"
    assert "Help now 1, Stop here 2, Go on 3." in day.flat
    assert day.flat.count(sentences.HARDER) == 2, "after Help now it is asked again"
    assert "Emergency: 1 1 2." in day.flat
    assert "finished" in day.entry
    assert day.said.endswith(sentences.DONE + "\n")


def test_harder_after_settling_and_on(context: Context) -> None:
    day = walk(context, "stirred||settle|/stop|harder||A bus came.|.|")
    assert day.entry["reflections"][0]["words"] == "A bus came."


def test_harder_after_settling_and_another_kind_of_practice(context: Context, tmp_path: Path) -> None:
    root = tmp_path / "content"
    with_one_practice(context, root)
    other = (root / "en/practices/orienting.toml").read_text().replace('"orienting"', '"warmth"')
    (root / "en/practices/warmth.toml").write_text(re.sub(r"name = .*", 'name = "Something warm"', other))
    day = walk(context, "stirred||settle|/stop|harder|1|/stop|harder|stop")
    assert "Another kind of practice 1, Help now 2, Stop here 3, Go on 4." in day.flat
    assert "Something warm. " in day.flat
    assert day.flat.count(sentences.AFTER) == 2
    assert "Help now 1, Stop here 2, Go on 3." in day.flat, "there is no third kind"
    assert "finished" in day.entry


def test_ratings_alone_are_five_answers_and_no_question_about_sharing(context: Context) -> None:
    day = walk(context, "0|ten|can't tell||3", glance=True)
    marks = [(part.get("rating"), part.get("unclear", False)) for part in day.entry["reflections"]]
    assert marks == [(0, False), (10, False), (None, True), (None, False), (3, False)]
    assert {part["sharing"] for part in day.entry["reflections"]} == {"private"}
    for heard in ("Seen 0.", "Safe 10.", "Soothed can't tell.", "Stable 3."):
        assert heard in day.said
    assert sentences.KEEP_ALL not in day.flat
    assert "finished" in day.entry


def test_nothing_answered_is_nothing_saved(context: Context) -> None:
    day = walk(context, "/stop")
    assert day.entries == []
    assert day.said.endswith(sentences.NOTHING_YET + "\n")


def test_only_some_of_the_five(context: Context) -> None:
    day = walk(context, "settled||5|5||.|||||", only=("seen", "safe"))
    assert [part["need"] for part in day.entry["reflections"]] == ["seen", "safe"]
    assert sentences.STAY not in day.flat


def test_low_safe_is_met_with_one_line_and_no_other_change(context: Context) -> None:
    low = walk(context, "5|1|5|5|5|", glance=True)
    assert low.flat.count(sentences.LOW_RATING) == 1
    assert sentences.LOW_RATING not in walk(context, "5|3|5|5|5|", glance=True).flat


def test_low_secure_is_met_with_the_same_line_and_with_no_second_one(context: Context) -> None:
    low = walk(context, "5|5|5|2|5|", glance=True).flat
    assert low.count(sentences.LOW_RATING) == 1
    assert low.index("Secure, 0") < low.index(sentences.LOW_RATING) < low.index("Stable, 0")
    assert walk(context, "5|1|5|1|5|", glance=True).flat.count(sentences.LOW_RATING) == 1
    assert sentences.LOW_RATING not in walk(context, "1|5|1|5|1|", glance=True).flat


@pytest.mark.parametrize(
    ("answer", "for_session", "asked_again"),
    [("yes", True, True), ("no", None, True), ("", None, True), ("never", None, False)],
)
def test_after_a_run_of_low_days_safe_is_offered_for_the_session(
    context: Context, answer: str, for_session: bool | None, asked_again: bool
) -> None:
    from datetime import timedelta

    clock = context.clock
    for _ in range(5):
        walk(context, "5|1|5|5|5|", glance=True)
        clock.now += timedelta(days=1)  # type: ignore[attr-defined]  # the clock of `steady`
    day = walk(context, f"settled||5|1|5|5|5|{answer}|/stop")
    assert sentences.OFFER_SAFE in day.flat
    today = day.entries[-1]
    assert today["offered"] == ["safe"]
    assert today["reflections"][1].get("for_session") == for_session
    assert context.settings.offer_safe is asked_again


# --- One step deeper, and never again


def test_a_deeper_question_says_first_what_it_is(context: Context) -> None:
    day = walk(context, "settled||5|/deeper|no|/deeper|yes|It was the stairs.|.||/stop", only=("seen",))
    assert day.flat.count(sentences.DEEPER) == 2
    assert day.flat.count(sentences.SPANS["years"] + ".") == 1
    (part,) = day.entry["reflections"]
    prompt = context.library.prompt(part["prompt"])
    assert prompt is not None
    assert (prompt.depth, part["words"]) == ("deep", "It was the stairs.")


@pytest.mark.parametrize("arriving", ["mixed||carry-on|5", "settled||1"])
def test_there_is_no_deeper_question_where_there_is_none(context: Context, arriving: str) -> None:
    day = walk(context, f"{arriving}|/deeper|/stop", only=("safe",))
    assert sentences.NO_DEEPER in day.flat
    assert sentences.DEEPER not in day.flat
    assert sentences.SPANS["years"] + "." not in day.flat


def test_a_question_is_never_asked_again(context: Context) -> None:
    day = walk(context, "settled||5|Not that.|/never|Rather that.|.||/stop", only=("seen",))
    first, second = day.entry["reflections"]
    assert (first["words"], second["words"]) == ("Not that.", "Rather that.")
    assert context.settings.never_ask == (first["prompt"],)
    assert sentences.NEVER_ASKED in day.flat


@pytest.mark.parametrize(("answer", "kind"), [("1", "someone"), ("2", "messages"), ("only this", "this")])
@pytest.mark.parametrize("how", ["v", "never", "/never", "never this kind"])
def test_never_this_kind_asks_what_is_meant(context: Context, how: str, answer: str, kind: str) -> None:
    others = [idea.id for idea in context.library.connections() if idea.id != "small-sign"]
    context.change(never_suggest=others)
    day = walk(context, f"shut down|gently|warm|{how}|{answer}|n")
    assert sentences.NEVER in day.flat
    assert sentences.NEVER_AGAIN in day.flat
    assert context.settings.rule_out == (() if kind == "this" else (kind,))
    assert ("small-sign" in context.settings.never_suggest) is (kind == "this")
    assert [part["status"] for part in day.entry["connections"]] == ["passed", "not-today"]


def test_never_this_kind_can_be_left_alone(context: Context) -> None:
    context.change(never_suggest=[idea.id for idea in context.library.connections() if idea.id != "small-sign"])
    day = walk(context, "shut down|gently|warm|v||y")
    assert (context.settings.rule_out, len(context.settings.never_suggest)) == ((), 139)
    assert [part["status"] for part in day.entry["connections"]] == ["planned"]


def test_where_nothing_can_be_kept_in_the_settings_it_says_so(context: Context) -> None:
    (context.places.config / "config.toml").write_text("region = ")
    day = walk(context, "settled||5|/never||never|this|n|", only=("seen",))
    assert day.flat.count("config.toml can't be read") == 2
    assert day.entry["connections"][0]["status"] == "not-today"


def test_a_prompt_that_breaks_a_rule_is_named_once_and_the_rest_is_put(context: Context, tmp_path: Path) -> None:
    root = write_content(tmp_path)
    deck = root / "en/prompts/seen.toml"
    deck.write_text(
        deck.read_text().replace('span = "day"\n', "", 1).replace('when = "high"\nneeds = ["someone"]\n', "")
    )
    context.library = Library(root)
    day = walk(context, "settled||5|/another|/another|Here.|.||/stop", only=("seen",))
    fault = "content/en/prompts/seen.toml, line 4, seen.others.01: expected the key span."
    assert day.flat.count(fault) == 1
    assert day.entry["reflections"][0]["prompt"] == "seen.myself.01"


def test_something_of_ones_own_instead_of_the_suggestion(context: Context) -> None:
    told = walk(
        context, "settled||5|Here.|.||own|Waved.|.|She waved back.|.|seen|Someone remembered.|.|/stop", only=("seen",)
    )
    own, checkin = sorted(told.entries, key=lambda entry: str(entry["kind"]), reverse=True)
    assert (own["kind"], own["connections"][0]["asked"]) == ("connection", "Waved.")
    assert own["connections"][0]["landed"]["touched"] == ["seen"]
    assert checkin["close"]["carry"] == "Someone remembered."
