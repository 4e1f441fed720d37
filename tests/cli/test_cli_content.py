"""content: what there is, a pack to fill in, and schemas for editors."""

import json

from asking import ask

from connectwell.context import Context


def test_a_pack_is_made_filled_in_checked_and_listed(context: Context) -> None:
    told = ask(context, "content", "new", "from-ana")
    assert told.exit_code == 0
    pack = context.places.config / "packs" / "from-ana"
    assert str(pack) in told.stderr.replace("\n", "")
    assert ask(context, "content", "check").stdout == "All of the content can be read.\n"
    assert "from-ana: 0 prompts, 0 connections, 1 practice\n" in ask(context, "content", "list").stdout

    (pack / "connections.toml").write_text('format = 1\n\n[[connections]]\nid = "x"\ndo = "[b]Wave[/b]."\n', "utf-8")
    checked = ask(context, "content", "check")
    assert checked.exit_code == 1
    assert "packs/from-ana/connections.toml, line 5, x: expected do to be plain text" in checked.stdout
    (finding,) = json.loads(ask(context, "content", "check", str(pack), "--json").stdout)
    assert finding["family"] == "content"
    listed = json.loads(ask(context, "content", "list", "--json").stdout)
    assert listed[1] == {"name": "from-ana", "prompts": 0, "connections": 0, "practices": 1, "left_out": 1}


def test_a_verb_that_reads_a_broken_pack_names_it_at_its_end(context: Context) -> None:
    ask(context, "content", "new", "from-ana")
    (context.places.config / "packs/from-ana/connections.toml").write_text("format = 2\n", "utf-8")
    told = ask(None, "today")
    assert told.exit_code == 0
    assert (
        "Left out: packs/from-ana/connections.toml, line 1, the top of the file: expected format to be 1."
        in told.stderr
    )


def test_a_name_that_is_none_or_taken_writes_nothing(context: Context) -> None:
    assert ask(context, "content", "new", "../x").exit_code == 2
    assert not (context.places.config / "packs").exists()
    ask(context, "content", "new", "mine")
    assert "There is a pack of that name already" in ask(context, "content", "new", "mine").stderr


def test_a_schema_is_printed() -> None:
    assert json.loads(ask(None, "content", "schema", "entry").stdout)["title"] == "connectwell: An entry of a journal"
