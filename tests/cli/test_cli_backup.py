"""backup: all of the journal in one file, sealed if wanted; checked, and restored."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest
from asking import ask, run

from connectwell.context import Context
from connectwell.library.packs import read_packs
from starting import start
from steady import TickingClock, open_context
from terminal import Terminal

KEY = "age1t7qyv32ytmzhvcdj3l73x4f02svsdn26gfajze8n6kj8d5ze997qkdckxm"
SECRET = "AGE-SECRET-KEY-1K4TERG4JCQ68F8Q5G2AUSAN6FLURJJPLSDRGMGRFCC8YTC8SKHFQVJ2RTJ"

in_a_folder = pytest.mark.usefixtures("elsewhere")
needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed on this machine")


@pytest.fixture
def some_days(context: Context) -> Context:
    """A note, somebody in the circle, and an earlier version."""
    ask(context, "note", words="Rain.")
    ask(context, "circle", "add", "-", words="name: Ana")
    ask(context, "circle", "change", "ana", "-", words="role: friend")
    return context


@pytest.fixture
def other(tmp_path: Path) -> Context:
    """Empty rooms on another machine."""
    return open_context(tmp_path / "other machine", TickingClock(), config='region = "FR"\n')


def files_in(context: Context) -> dict[str, bytes]:
    data = context.places.data
    found = (path for path in data.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in found}


def test_a_backup_is_made_checked_and_restored(some_days: Context, other: Context, elsewhere: Path) -> None:
    made = ask(some_days, "backup", "all.json")
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == (
        "Written: all.json, as JSON.\n"
        "It holds every word, private ones too, and it isn't sealed. Keep it as safe as your journal.\n"
    )
    assert (elsewhere / "all.json").stat().st_mode & 0o777 == 0o600
    checked = ask(some_days, "backup", "verify", "all.json")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout == (
        "The backup is whole. It holds 1 entry, 1 part of your circle, 1 earlier version and 1 file of settings, "
        "made on 2026-11-21.\n"
    )
    restored = ask(other, "backup", "restore", "all.json")
    assert (restored.exit_code, restored.stdout) == (0, "2 added, with 1 earlier version.\n")
    assert files_in(other) == files_in(some_days)
    assert ask(other, "backup", "restore", "all.json").stdout == "0 added, 2 here already.\n"


def test_it_is_the_same_as_the_archive_of_export(some_days: Context, elsewhere: Path) -> None:
    ask(some_days, "export", "--everything", "--yes", "-o", "export.json")
    ask(some_days, "backup", "backup.json")
    assert (elsewhere / "export.json").read_bytes() == (elsewhere / "backup.json").read_bytes()


def test_it_goes_through_a_pipe_both_ways(some_days: Context, other: Context) -> None:
    made = ask(some_days, "backup", "-")
    assert ask(other, "backup", "restore", "-", words=made.stdout).exit_code == 0
    assert files_in(other) == files_in(some_days)
    assert ask(other, "backup", "verify", "-", words=made.stdout).exit_code == 0


def test_a_file_that_is_there_is_left_alone(some_days: Context, elsewhere: Path) -> None:
    (elsewhere / "all.json").write_text("mine")
    refused = ask(some_days, "backup", "all.json")
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert (elsewhere / "all.json").read_text() == "mine"
    assert ask(some_days, "backup", "all.json", "--force").exit_code == 0


@in_a_folder
def test_settings_come_back_only_if_asked_for(some_days: Context, other: Context) -> None:
    ask(some_days, "backup", "all.json")
    ask(other, "backup", "restore", "all.json")
    config = other.places.config / "config.toml"
    assert config.read_text() == 'region = "FR"\n'
    dry = ask(other, "backup", "restore", "all.json", "--with-settings", "--dry-run")
    assert "would be yours" in dry.stderr
    assert config.read_text() == 'region = "FR"\n'
    done = ask(other, "backup", "restore", "all.json", "--with-settings")
    assert config.read_bytes() == (some_days.places.config / "config.toml").read_bytes()
    kept = re.search(r"are in (\S+), beside", done.stderr)
    assert kept
    assert config.with_name(kept[1]).read_text() == 'region = "FR"\n'


def packs_in(context: Context) -> dict[str, bytes]:
    packs = context.places.config / "packs"
    return {path.relative_to(packs).as_posix(): path.read_bytes() for path in packs.rglob("*") if path.is_file()}


@pytest.fixture
def with_a_pack(some_days: Context) -> Context:
    """A pack as `content new` makes it, and a file of it that can't be read."""
    assert ask(some_days, "content", "new", "from-ana").exit_code == 0
    (some_days.places.config / "packs/from-ana/prompts/safe.toml").write_bytes(b"need = \xff[")
    return some_days


@in_a_folder
def test_packs_come_back_byte_for_byte_also_what_cannot_be_read(with_a_pack: Context, other: Context) -> None:
    assert ask(with_a_pack, "backup", "all.json").exit_code == 0
    assert "5 files of your packs" in ask(with_a_pack, "backup", "verify", "all.json").stdout
    dry = ask(other, "backup", "restore", "all.json", "--dry-run")
    assert "5 files of your packs would be added." in dry.stderr
    assert packs_in(other) == {}
    restored = ask(other, "backup", "restore", "all.json")
    assert (restored.exit_code, restored.stderr) == (0, "5 files of your packs added.\n")
    held = {name: content for name, content in packs_in(with_a_pack).items() if not name.startswith(".")}
    assert packs_in(other) == held
    assert (other.places.config / "packs/from-ana").stat().st_mode & 0o777 == 0o700
    assert ask(other, "backup", "restore", "all.json").stderr == ""


@in_a_folder
def test_a_pack_with_other_words_stays_and_the_backups_is_beside_it(with_a_pack: Context, other: Context) -> None:
    ask(with_a_pack, "backup", "all.json")
    mine = other.places.config / "packs/from-ana/connections.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text("format = 1\n# mine\n")
    assert "from-ana/connections.toml" in ask(other, "backup", "verify", "all.json").stdout
    for command in (("backup", "restore"), ("import", "connectwell")):
        restored = ask(other, *command, "all.json")
        assert restored.exit_code == 0
        assert ("from-ana/connections.toml. Yours stay" in restored.stderr) == (command[0] == "backup")
    assert mine.read_text() == "format = 1\n# mine\n"
    (beside,) = mine.parent.glob("connections.toml.from-backup-*")
    assert beside.read_bytes() == packs_in(with_a_pack)["from-ana/connections.toml"]
    assert [pack.connections for pack in read_packs(mine.parent.parent)] == [()]  # nothing reads it


@in_a_folder
def test_packs_are_taken_from_and_come_in_where_the_setting_says(
    with_a_pack: Context, other: Context, tmp_path: Path
) -> None:
    there, here = tmp_path / "shared packs", tmp_path / "mine"
    (with_a_pack.places.config / "packs").rename(there)
    ask(with_a_pack, "config", "packs", str(there))
    ask(other, "config", "packs", str(here))
    ask(with_a_pack, "backup", "all.json")
    ask(other, "backup", "restore", "all.json")
    assert (here / "from-ana/prompts/safe.toml").read_bytes() == b"need = \xff["
    shutil.rmtree(there)
    lacking = ask(with_a_pack, "backup", "again.json")
    assert lacking.exit_code == 1
    assert "config/packs (the folder isn't there)" in lacking.stderr


@in_a_folder
@pytest.mark.parametrize("file", ["config/packs/../config.toml", "config/packs/a/run.sh", "config/packs/.a/b.toml"])
def test_nothing_but_files_of_packs_comes_in_below_the_packs(with_a_pack: Context, other: Context, file: str) -> None:
    ask(with_a_pack, "backup", "all.json")
    told = Path("all.json").read_text().replace("config/packs/from-ana/connections.toml", file)
    Path("all.json").write_text(told)
    restored = ask(other, "backup", "restore", "all.json")
    assert (restored.exit_code, "file of a pack 2" in restored.stderr) == (1, True)
    assert set(packs_in(other)) == {
        "from-ana/prompts/seen.toml", "from-ana/prompts/safe.toml", "from-ana/practices/my-practice.toml",
        "from-ana/communities/my-community.toml",
    }  # fmt: skip
    assert (other.places.config / "config.toml").read_text() == 'region = "FR"\n'


@in_a_folder
def test_verify_says_what_is_different_here(some_days: Context) -> None:
    ask(some_days, "backup", "all.json")
    (entry,) = (item.handle for item in some_days.journal.newest())
    path = next((some_days.places.data / "entries").rglob(f"{entry}.toml"))
    path.write_text(path.read_text().replace("Rain.", "Snow."))
    ask(some_days, "note", words="Another.")
    (some_days.places.data / "circle" / "ana.toml").write_text("<<<<<<<")
    checked = ask(some_days, "backup", "verify", "all.json")
    assert checked.exit_code == 0
    assert checked.stdout.splitlines()[1:] == [
        "1 here and not in it.", f"Different here: {entry}.", "Damaged here, but whole in it: ana.",
    ]  # fmt: skip
    told = json.loads(ask(some_days, "backup", "verify", "all.json", "--json").stdout)
    assert told == {
        "whole": True, "made": "2026-11-21", "files": {"entries": 1, "circle": 1, "versions": 1, "settings": 1},
        "broken": [], "faults": [], "lacks": [], "not_here": [], "damaged_here": ["ana"], "different": [entry],
        "only_here": 1, "cannot_write": [],
    }  # fmt: skip


@pytest.mark.parametrize("damage", ["cut", "altered", "list"])
def test_verify_ends_with_1_for_one_that_is_not_whole(some_days: Context, elsewhere: Path, damage: str) -> None:
    ask(some_days, "backup", "all.json")
    whole = (elsewhere / "all.json").read_text()
    damaged = {
        "cut": whole[:-200],
        "altered": whole.replace("Rain.", "Snow."),
        "list": whole.replace('"lacks": 0', '"lacks": 1'),
    }[damage]
    (elsewhere / "all.json").write_text(damaged)
    checked = ask(some_days, "backup", "verify", "all.json")
    assert checked.exit_code == 1
    assert checked.stdout.startswith("The backup isn't whole.")
    assert json.loads(ask(some_days, "backup", "verify", "all.json", "--json").stdout)["whole"] is False
    assert "Snow." not in checked.stdout


@pytest.mark.parametrize(
    "args",
    [
        (), ("",), ("verify",), ("restore",), ("a", "b"), ("verify", "a", "b"), ("verify", "a", "--force"),
        ("verify", "a", "--dry-run"), ("restore", "a", "--json"), ("restore", "a", "--to", KEY), ("a", "--dry-run"),
        ("a", "-i", "key.txt"), ("a", "--with-settings"), ("a", "--passphrase"), ("a", "--to", KEY, "--passphrase"),
        ("a", "--to", "age1no"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_said_so(some_days: Context, elsewhere: Path, args: tuple[str, ...]) -> None:
    refused = ask(some_days, "backup", *args)
    assert refused.exit_code == 2
    assert refused.stderr.endswith(".\n")
    assert list(elsewhere.iterdir()) == []


# --- Sealed


@pytest.mark.parametrize("sealing", [("--to", KEY), ("-R", "readers.txt")])
def test_a_sealed_one_opens_with_its_key_in_memory(
    some_days: Context, other: Context, elsewhere: Path, sealing: tuple[str, str]
) -> None:
    pytest.importorskip("pyrage")
    Path("key.txt").write_text(f"# created: 2026-11-21\n# public key: {KEY}\n{SECRET}\n")
    Path("readers.txt").write_text(f"# me\n{KEY}\n")
    made = ask(some_days, "backup", "all.age", *sealing)
    assert (made.exit_code, made.stderr) == (0, "Written: all.age, as JSON, sealed.\n")
    assert b"Rain." not in Path("all.age").read_bytes()
    assert ask(some_days, "backup", "verify", "all.age", "-i", "key.txt").exit_code == 0
    refused = ask(other, "backup", "restore", "all.age")
    assert refused.exit_code == 1
    assert "'connectwell backup restore FILE -i KEYFILE' opens it, too." in refused.stderr
    assert ask(other, "backup", "restore", "all.age", "-i", "key.txt").exit_code == 0
    assert files_in(other) == files_in(some_days)
    assert sorted(path.name for path in elsewhere.iterdir()) == ["all.age", "key.txt", "other machine", "readers.txt"]


@pytest.mark.parametrize(("secret", "said"), [("no key", "isn't a key file"), (None, "didn't open with that key")])
@in_a_folder
def test_the_wrong_key_ends_with_3(some_days: Context, secret: str | None, said: str) -> None:
    pyrage: Any = pytest.importorskip("pyrage")
    Path("key.txt").write_text(secret or str(pyrage.x25519.Identity.generate()))
    ask(some_days, "backup", "all.age", "--to", KEY)
    refused = ask(some_days, "backup", "verify", "all.age", "-i", "key.txt")
    assert refused.exit_code == 3
    assert said in refused.stderr


@needs_age
@in_a_folder
def test_stock_age_pipes_it_in_and_nothing_is_opened_onto_the_disk(some_days: Context, other: Context) -> None:
    pytest.importorskip("pyrage")
    Path("key.txt").write_text(f"{SECRET}\n")
    ask(some_days, "backup", "all.age", "--to", KEY)
    opened = subprocess.run(["age", "-d", "-i", "key.txt", "all.age"], capture_output=True, check=True)
    assert ask(other, "import", "connectwell", "-", words=opened.stdout).exit_code == 0
    assert files_in(other) == files_in(some_days)
    armored = subprocess.run(["age", "-a", "-r", KEY], input=opened.stdout, capture_output=True, check=True)
    Path("armored.age").write_bytes(armored.stdout)
    assert ask(other, "backup", "verify", "armored.age", "-i", "key.txt").exit_code == 0


# --- A terminal


def test_a_terminal_is_no_pipe() -> None:
    with Terminal("backup", "restore", "-") as terminal:
        terminal.wait_for("nothing is piped in")


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="there is no SIGINT here")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_ctrl_c_keeps_what_came_in_says_so_and_the_next_time_goes_on(
    context: Context, tmp_path: Path, number: int, code: int
) -> None:
    for _ in range(3):
        ask(context, "note", words="Rain.")
    whole = json.loads(ask(context, "backup", "-").stdout)
    (held,) = whole["entries"][:1]
    stem = Path(held["file"]).stem
    whole["entries"] = [_other(held, stem, number) for number in range(3_000)]
    whole.pop("manifest")
    archive = tmp_path / "large.json"
    archive.write_text(json.dumps(whole))
    home = tmp_path / "interrupted"
    environ = {**os.environ, "CONNECTWELL_HOME": str(home)}
    with TemporaryFile("w+") as told, Path(os.devnull).open("r+") as nowhere:
        streams = (nowhere.fileno(), nowhere.fileno(), told.fileno())
        running = start(["backup", "restore", str(archive)], streams, environ)
        while not list(home.glob("data/entries/*/*.toml")) and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(number)
        assert running.wait(60) == code
        told.seek(0)
        said = told.read()
    came = re.search(r"Stopped\. ([\d,]+) w(?:as|ere) added so far, and (?:it is|they are) safe\.", said)
    assert came, said
    there = [path for path in home.glob("data/entries/*/*") if path.name.endswith(".toml")]
    assert 0 < int(came[1].replace(",", "")) <= len(there) < 3_000
    assert list(home.rglob(".*.tmp")) == []
    assert run("backup", "restore", str(archive), "--dry-run", environ=environ).stdout.endswith("here already.\n")


def _other(held: dict[str, str], stem: str, number: int) -> dict[str, str]:
    from hashlib import sha256

    other = f"{stem[:16]}n{number:05}"
    text = held["text"].replace(stem, other)
    return {"file": held["file"].replace(stem, other), "sha256": sha256(text.encode()).hexdigest(), "text": text}
