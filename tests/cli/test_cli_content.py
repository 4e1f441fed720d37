"""content: what there is, a pack to fill in, and schemas for editors."""

import json
import re
from pathlib import Path

from asking import ask

from connectwell.context import Context


def test_a_pack_is_made_filled_in_checked_and_listed(context: Context) -> None:
    told = ask(context, "content", "new", "from-ana")
    assert told.exit_code == 0
    pack = context.places.config / "packs" / "from-ana"
    assert str(pack) in told.stderr.replace("\n", "")
    assert ask(context, "content", "check").stdout == "All of the content can be read.\n"
    assert "from-ana: 0 prompts, 0 connections, 1 practice, 1 community\n" in ask(context, "content", "list").stdout

    (pack / "connections.toml").write_text('format = 1\n\n[[connections]]\nid = "x"\ndo = "[b]Wave[/b]."\n', "utf-8")
    checked = ask(context, "content", "check")
    assert checked.exit_code == 1
    assert "packs/from-ana/connections.toml, line 5, x: expected do to be plain text" in checked.stdout
    (finding,) = json.loads(ask(context, "content", "check", str(pack), "--json").stdout)
    assert finding["family"] == "content"
    listed = json.loads(ask(context, "content", "list", "--json").stdout)
    counts = {"prompts": 0, "connections": 0, "practices": 1, "communities": 1, "left_out": 1}
    assert listed[1] == {"name": "from-ana"} | counts


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
    assert ask(context, "content", "new", "x" * 300).exit_code == 2
    assert not (context.places.config / "packs").exists()
    ask(context, "content", "new", "mine")
    assert "There is a pack of that name already" in ask(context, "content", "new", "mine").stderr


def test_a_folder_of_something_else_is_not_checked(tmp_path: Path) -> None:
    told = ask(None, "content", "check", str(tmp_path), "--json")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "no pack and no content folder" in told.stderr


def test_a_schema_is_printed() -> None:
    assert json.loads(ask(None, "content", "schema", "entry").stdout)["title"] == "connectwell: An entry of a journal"


def test_packs_may_be_in_a_folder_that_a_setting_names(context: Context, tmp_path: Path) -> None:
    assert ask(context, "config", "packs", str(tmp_path / "shared")).exit_code == 0
    assert "packs: expected" not in ask(None, "today").stderr
    told = ask(None, "content", "check")
    assert told.exit_code == 1
    said = " ".join(told.stdout.split())
    assert "The folder of your packs isn't there, or isn't a folder:" in said
    assert "'connectwell config --unset packs'" in said
    assert ask(None, "content", "new", "from-ana").exit_code == 0
    assert (tmp_path / "shared/from-ana/connections.toml").is_file()
    assert ask(None, "content", "check").exit_code == 0
    assert "from-ana: 0 prompts" in ask(None, "content", "list").stdout
    assert "from-ana:my-practice" in ask(None, "practice").stdout
    assert "from-ana:my-community" in ask(None, "circle", "communities").stdout
    assert ask(None, "config", "--unset", "packs").exit_code == 0
    assert "from-ana" not in ask(None, "content", "list").stdout


def test_a_community_of_a_pack_is_marked_and_its_step_is_a_days_connection(context: Context) -> None:
    ask(context, "content", "new", "from-ana")
    folder = context.places.config / "packs/from-ana/communities"
    written = (folder / "my-community.toml").read_text("utf-8")
    (folder / "my-community.toml").write_text(re.sub(r"^# (?=\[\[|\w+ = )", "", written, flags=re.MULTILINE), "utf-8")
    kind = "from-ana:my-community"
    assert ask(None, "circle", "mark", kind, "-", words="mark: curious\nway_out: the door\n").exit_code == 0
    told = ask(None, "circle", "communities", kind).stdout
    assert "My community, curious" in told
    assert "the door" in told
    assert (context.places.data / "circle/community-from-ana--my-community.toml").is_file()
    assert ask(None, "circle", "try", kind).stdout == "Walk past where they meet, once, without going in.\n"
    assert ask(None, "today").stdout.endswith("Walk past where they meet, once, without going in. (to try)\n")
    (folder / "my-community.toml").unlink()
    assert ask(None, "circle", "communities").exit_code == 0
    assert ask(None, "today").exit_code == 0
