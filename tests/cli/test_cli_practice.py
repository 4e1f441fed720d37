"""A practice that was done, as the command line tells it."""

import json
from pathlib import Path

from asking import ask

from connectwell.context import Context
from connectwell.entries import add
from connectwell.share.select.marking import mark
from steady import TickingClock, open_context


def test_every_reading_verb_knows_it(context: Context) -> None:
    entry = add.practice(context, "orienting", before="mixed", after="same", words="the radiator ticking")
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
    entry = add.practice(context, "orienting", words="the radiator ticking")
    assert ask(context, "export", "--format", "md", "-o", "-").exit_code == 1
    mark(context.journal, f"{entry.id[16:]}/practice", "words")
    assert "the radiator ticking" in ask(context, "export", "--format", "md", "-o", "-").stdout


def test_the_archive_gives_it_elsewhere(context: Context, tmp_path: Path) -> None:
    entry = add.practice(context, "orienting", before="mixed", words="the radiator ticking")
    archive = tmp_path / "all.json"
    assert ask(context, "export", "--format", "json", "--everything", "--yes", "-o", str(archive)).exit_code == 0
    other = open_context(tmp_path / "elsewhere", TickingClock())
    assert ask(other, "import", "connectwell", str(archive)).stdout == "1 added.\n"
    assert other.journal.get(entry.id) == entry
