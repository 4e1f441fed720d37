"""circle communities, mark and try: what a kind is, what it is to the person, and nothing about them as an argument."""

import json
import tomllib

from asking import ask

from connectwell.context import Context


def test_the_kinds_are_listed_and_one_is_read_with_what_to_ask(context: Context) -> None:
    told = ask(context, "circle", "communities")
    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) == 9
    assert "grief               Grief and loss\n" in told.stdout
    one = ask(context, "circle", "communities", "grief").stdout
    for topic in (
        "Who leads:",
        "Cost:",
        "Getting in:",
        "Language:",
        "Faith:",
        "Kept inside:",
        "Leaving:",
        "Safe for me:",
    ):
        assert topic in one
    assert not (context.places.data / "circle").exists(), "reading writes nothing"


def test_a_mark_comes_by_pipe_and_is_in_no_list_of_the_circle(context: Context) -> None:
    told = ask(
        context, "circle", "mark", "grief", "-", words="mark: Not for me\nway_out: The door.\nwords: One.\n\nTwo.\n"
    )
    assert (told.exit_code, told.stderr) == (0, "Saved. 'connectwell circle communities grief' shows it.\n")
    file = tomllib.loads((context.places.data / "circle/community-grief.toml").read_text(encoding="utf-8"))
    assert (file["mark"], file["way_out"], file["words"]) == ("not-for-me", "The door.", "One.\n\nTwo.")
    assert json.loads(ask(context, "circle", "--json").stdout) == []
    listed = json.loads(ask(context, "circle", "communities", "--json").stdout)
    assert [one["mark"] for one in listed if one["mark"]] == ["not-for-me"]
    whole = json.loads(ask(context, "circle", "communities", "grief", "--json").stdout)
    assert whole["words"] == "One.\n\nTwo."
    assert set(whole) == {"id", "name", "mark", "way_out", "words", "what", "like", "ask", "look", "steps"}


def test_what_is_no_mark_changes_nothing_and_is_not_repeated(context: Context) -> None:
    told = ask(context, "circle", "mark", "grief", "-", words="mark: zebra\n")
    assert told.exit_code == 2
    assert told.stderr == "Type mine, curious, past, not for me, or blank.\n"
    assert not (context.places.data / "circle").exists()


def test_a_step_is_the_days_connection_and_none_comes_toward_what_is_not_for_them(context: Context) -> None:
    told = ask(context, "circle", "try", "grief")
    assert told.exit_code == 0
    assert told.stderr == "It's your small connection for today, to try.\n"
    today = json.loads(ask(context, "today", "--json").stdout)
    assert told.stdout.strip() in json.dumps(today)
    ask(context, "circle", "mark", "grief", "-", words="mark: not for me\n")
    assert ask(context, "circle", "try", "grief").exit_code == 1


def test_an_unknown_kind_is_answered_with_those_there_are(context: Context) -> None:
    told = ask(context, "circle", "communities", "nowhere")
    assert told.exit_code == 2
    assert "There are: faith, grief" in told.stderr


def test_a_mark_can_be_erased_and_leaves_no_hidden_name(context: Context) -> None:
    ask(context, "circle", "mark", "faith", "-", words="mark: past\n")
    told = ask(context, "circle", "erase", "community-faith", words="erase\n")
    assert told.exit_code == 0
    assert "Keep hiding" not in told.stderr
    assert not list((context.places.data / "circle").glob("*.toml"))
