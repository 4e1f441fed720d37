"""A practice that was done, as the command line tells it."""

import json
from pathlib import Path

from asking import ask

from connectwell.context import Context
from connectwell.journal import Readable
from connectwell.share.select.marking import set_sharing
from practice_samples import add_practice
from steady import TickingClock, open_context


def test_every_reading_verb_knows_it(context: Context) -> None:
    entry = add_practice(context, "orienting", before="mixed", after="same", words="the radiator ticking")
    assert "Practice" in ask(context, "list").stdout
    assert "the radiator ticking" in ask(context, "list", "--kind", "practice").stdout
    assert ask(context, "list", "--kind", "note").stdout == ""
    assert "orienting · the same" in ask(context, "show", "latest").stdout
    assert entry.id[16:] in ask(context, "search", "radiator").stdout
    (told,) = json.loads(ask(context, "list", "--json").stdout)
    assert told["entry"]["practice"] == {
        "name": "orienting",
        "before": "mixed",
        "after": "same",
        "words": "the radiator ticking",
        "sharing": "private",
    }


def test_it_goes_out_marked_and_not_otherwise(context: Context) -> None:
    entry = add_practice(context, "orienting", words="the radiator ticking")
    assert ask(context, "export", "--format", "md", "-o", "-").exit_code == 1
    set_sharing(context.journal, f"{entry.id[16:]}/practice", "words")
    assert "the radiator ticking" in ask(context, "export", "--format", "md", "-o", "-").stdout


def test_the_archive_gives_it_elsewhere(context: Context, tmp_path: Path) -> None:
    entry = add_practice(context, "orienting", before="mixed", words="the radiator ticking")
    archive = tmp_path / "all.json"
    assert ask(context, "export", "--format", "json", "--everything", "--yes", "-o", str(archive)).exit_code == 0
    other = open_context(tmp_path / "elsewhere", TickingClock())
    assert ask(other, "import", "connectwell", str(archive)).stdout == "1 added.\n"
    assert other.journal.get(entry.id) == entry


# --- The verb


def test_the_list_names_every_practice_with_how_long_it_takes(context: Context) -> None:
    said = ask(context, "practice").stdout
    for script in context.library.all_practices()[0]:
        assert f"{script.id} " in said
        assert f"{script.minutes} min" in said
    told = json.loads(ask(context, "practice", "--json").stdout)
    assert {"id", "name", "about", "minutes", "kind", "entry"} == set(told[0])
    assert told[0]["id"] == "orienting"


def test_one_is_gone_through_by_its_id_or_its_name(context: Context) -> None:
    done = ask(context, "practice", "reach-out", words="\nAna\n\n\n\nThinking of you.\n.\n/stop\n")
    assert "Who is it to?" in done.stdout
    for name in ("a line to somebody", "A LINE"):
        assert "A line to somebody." in ask(context, "practice", name, words="/stop\n").stdout
    (entry,) = [item.entry for item in context.journal.newest() if isinstance(item, Readable)]  # it was gone on with
    assert entry.answers[0].people == ("Ana",)


def test_a_name_there_is_not_is_told_which_there_are(context: Context) -> None:
    done = ask(context, "practice", "breathe-deeply")
    assert done.exit_code == 2
    assert "There is no practice called 'breathe-deeply'." in done.stderr
    assert "'connectwell practice' lists them." in done.stderr
    assert ask(context, "practice", "--cards").exit_code == 2
    assert ask(context, "practice", "orienting", "--json").exit_code == 2


def test_the_cards_of_a_group_fit_forty_columns(context: Context) -> None:
    assert ask(context, "practice", "before-a-group", "--cards").stdout == ""
    lines = "\n" * 5 + "\n\n" + "I'd like to listen this time.\n.\nNothing of my family.\n.\n/stop\n"
    assert ask(context, "practice", "before-a-group", words=lines).exit_code == 0
    said = ask(context, "practice", "before-a-group", "--cards").stdout
    assert "How I pass" in said
    assert "Nothing of my family." in said
    assert {len(line) for line in said.splitlines() if line} == {40}
