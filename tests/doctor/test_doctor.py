"""connectwell doctor: what is wrong is named, what is safe to mend is mended, and no word anybody wrote is printed."""

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from connectwell.cli.group import connectwell
from connectwell.context import Context
from connectwell.doctor import Diagnosis, Installation, Terminal, examine, mend
from connectwell.doctor.folders import RELATIVE
from connectwell.doctor.leftovers import TIDIED, TIDIED_PARTLY
from connectwell.journal.folders import list_names
from connectwell.journal.index.rows import checksum
from connectwell.journal.names import probe_name
from connectwell.library import content_root
from connectwell.model.card import Card
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry
from editors import add_note, file_of
from steady import TickingClock, open_context

SECRET = "zanzibar"


@pytest.fixture
def home(nobody_at_home: Path) -> Path:
    return nobody_at_home / "connectwell"


@pytest.fixture
def entry(context: Context) -> Entry:
    added = add_note(context, f"Rain in {SECRET}.")
    for path in (context.places.config, context.places.config / "config.toml"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return added


@pytest.fixture(autouse=True)
def _told_by_one_clock(clock: TickingClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command tells the time that the entries do, whatever day it is here."""
    monkeypatch.setattr("connectwell.clock.system_clock", clock)


def ask(*args: str) -> Result:
    return CliRunner().invoke(connectwell, args)


def doctor(*args: str) -> Result:
    done = ask("doctor", *args)
    assert SECRET not in done.output
    assert "itself went wrong" not in done.output
    return done


def findings(home: Path, **terminal: object) -> list[Diagnosis]:
    context = open_context(home, TickingClock())
    seen = Terminal(**terminal)  # type: ignore[arg-type]
    return list(examine(Installation(context.places, os.environ, context.clock, seen)).findings)


def found(home: Path, family: str) -> str:
    return "\n".join(f"{one.what} {one.safe} {one.todo}" for one in findings(home) if one.family == family)


@pytest.mark.usefixtures("entry")
def test_all_is_well_in_a_few_lines(context: Context) -> None:
    context.journal.refresh()
    done = doctor()
    assert done.exit_code == 0
    assert done.stdout.startswith("All is well. Read: 1 entry, 0 earlier versions, 0 people, groups and places.\n")
    assert len(done.stdout.splitlines()) <= 8
    assert sorted(path.name for path in context.places.data.iterdir()) == [".lock", "entries"], "the probe is gone"


def test_nothing_there_yet_is_well_and_nothing_is_made(nobody_at_home: Path) -> None:
    assert doctor().exit_code == 0
    assert not (nobody_at_home / "connectwell").exists()


# --- What each kind of trouble says


def damaged(context: Context, entry: Entry) -> None:
    file_of(context, entry).with_name("2026-11-20T0800-dddddd.toml").write_text(f"{SECRET} broken")


def rule_broken(context: Context, entry: Entry) -> None:
    path = file_of(context, entry)
    path.write_text(path.read_text().replace('kind = "note"', f'kind = "{SECRET}"'))


def conflict(context: Context, entry: Entry) -> None:
    path = file_of(context, entry)
    shutil.copy(path, path.with_name(f"{entry.id}.sync-conflict-20261121-080122-ABCDEFG.toml"))


def circle_damaged(context: Context, _entry: Entry) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", words=SECRET))
    with (context.places.data / "circle" / "ana.toml").open("a") as file:
        file.write("<<<<<<< \n")


def same_id_twice(context: Context, _entry: Entry) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    shutil.copy(context.places.data / "circle" / "ana.toml", context.places.data / "circle" / "ana (copy).toml")


def bad_setting(context: Context, _entry: Entry) -> None:
    (context.places.config / "config.toml").write_text('region = "DE"\nplain = "ja"\n')


def no_such_theme(context: Context, _entry: Entry) -> None:
    (context.places.config / "config.toml").write_text('region = "DE"\ntheme = "nope"\n')


def no_such_country(context: Context, _entry: Entry) -> None:
    (context.places.config / "config.toml").write_text('region = "XX"\n')


def kept_edit(context: Context, entry: Entry) -> None:
    folder = file_of(context, entry).parent
    (folder / f".{entry.id}.x1y2z3.edit.from").write_bytes(file_of(context, entry).read_bytes())
    (folder / f".{entry.id}.x1y2z3.edit.toml").write_text(f"words = '{SECRET}'")


def swap_file(context: Context, entry: Entry) -> None:
    file_of(context, entry).with_name(f".{entry.id}.toml.swp").write_text(SECRET)


def clock_was_ahead(context: Context, entry: Entry) -> None:
    later = replace(entry, id="2031-01-01T0800-llllll", started=entry.started.replace(year=2031))
    context.journal.add(later)


TROUBLE: list[tuple[Callable[[Context, Entry], None], str, str]] = [
    (damaged, "entries", "entries/2026/2026-11-20T0800-dddddd.toml: It can't be read: line 1"),
    (rule_broken, "entries", "breaks a rule"),
    (conflict, "entries", "sync-conflict-20261121-080122-ABCDEFG"),
    (circle_damaged, "circle", "circle/ana.toml: It can't be read: line"),
    (same_id_twice, "circle", "has the id ana as well: circle/ana (copy).toml."),
    (bad_setting, "settings", "plain: expected true or false."),
    (no_such_theme, "settings", "line 2, theme: expected the name of a theme, such as dark or light."),
    (no_such_country, "settings", "Help now doesn't know a country called XX."),
    (kept_edit, "leftovers", "isn't in the entry yet"),
    (swap_file, "leftovers", "in a swap file: entries/2026/."),
    (clock_was_ahead, "clock", "2031-01-01T0800-llllll began later"),
]


@pytest.mark.parametrize(("does", "family", "says"), TROUBLE, ids=lambda value: getattr(value, "__name__", ""))
def test_trouble_is_named_and_untouched_by_fix(
    context: Context, entry: Entry, home: Path, does: Callable[[Context, Entry], None], family: str, says: str
) -> None:
    does(context, entry)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.parent.name != "cache"}
    for path in before:
        path.chmod(0o600)
    assert says in found(home, family)
    assert doctor("--fix").exit_code == 1
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.parent.name != "cache"}
    assert after == before


@pytest.mark.usefixtures("entry")
def test_a_misspelled_setting_is_worth_knowing(context: Context, home: Path) -> None:
    (context.places.config / "config.toml").write_text('regoin = "DE"\n')
    assert "settings that connectwell doesn't know: regoin." in found(home, "settings")
    assert doctor().exit_code == 0


# --- What is mended


def test_what_others_can_open_is_closed(context: Context, entry: Entry, home: Path) -> None:
    file_of(context, entry).chmod(0o644)
    context.places.data.chmod(0o755)
    assert "Others with a login here can open 2 files and folders of connectwell" in found(home, "folders")
    assert doctor().exit_code == 1
    done = doctor("--fix")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "Closed 2 files and folders to others.")
    assert [path for path in home.rglob("*") if path.stat().st_mode & 0o077] == []


def test_a_file_that_an_open_mode_gives_to_nobody_needs_nobody(context: Context, entry: Entry, home: Path) -> None:
    file_of(context, entry).chmod(0o644)
    assert "would let others in, if the folder around it did" in found(home, "folders")
    assert doctor("--fix").exit_code == 0
    assert file_of(context, entry).stat().st_mode & 0o077 == 0


def test_an_editors_copy_that_differs_becomes_a_version(context: Context, entry: Entry) -> None:
    copy = file_of(context, entry).with_name(f"{entry.id}.toml~")
    copy.write_bytes(file_of(context, entry).read_bytes().replace(b"Rain", b"Snow"))
    copy.chmod(0o600)
    assert doctor().exit_code == 1
    assert doctor("--fix").exit_code == 0
    assert not copy.exists()
    (version,) = context.journal.versions(entry.id)
    note = context.journal.version(version).note
    assert note
    assert note.words == f"Snow in {SECRET}."


def test_one_that_is_the_same_stays_and_needs_nobody(context: Context, entry: Entry, home: Path) -> None:
    copy = file_of(context, entry).with_name(f"{entry.id}.toml.bak")
    shutil.copy(file_of(context, entry), copy)
    copy.chmod(0o600)
    assert doctor("--fix").exit_code == 0
    assert copy.exists()
    assert copy.name in found(home, "leftovers")


def test_what_a_save_left_is_tidied(context: Context, entry: Entry, home: Path) -> None:
    left = file_of(context, entry).with_name(f".{entry.id}.toml.0123456789ab.tmp")
    left.write_bytes(file_of(context, entry).read_bytes().replace(b"Rain", b"Hail"))
    left.chmod(0o600)
    os.utime(left, (1, 1))
    assert "stopped early, or is still going on" in found(home, "leftovers")
    assert "Tidied" in doctor("--fix").stdout
    assert not left.exists()
    assert len(context.journal.versions(entry.id)) == 1


@pytest.mark.usefixtures("home")
def test_a_fresh_one_stays_and_nothing_is_said_to_be_tidied(context: Context, entry: Entry) -> None:
    left = file_of(context, entry).with_name(f".{entry.id}.toml.0123456789ab.tmp")
    left.write_bytes(file_of(context, entry).read_bytes())
    left.chmod(0o600)
    said = doctor("--fix").stdout
    assert TIDIED not in said
    assert TIDIED_PARTLY not in said
    assert "stopped early, or is still going on" in said
    assert left.exists()


def test_what_doctor_itself_left_goes_too(context: Context, entry: Entry, home: Path) -> None:
    left = context.places.data / probe_name()
    left.write_bytes(b"connectwell doctor")
    os.utime(left, (1, 1))
    assert TIDIED in doctor("--fix").stdout
    assert not left.exists()
    kept = file_of(context, entry).with_name(f".{entry.id}.toml.0123456789ab.tmp")
    kept.write_bytes(b"half a wo")
    kept.chmod(0o600)
    os.utime(kept, (1, 1))
    assert TIDIED_PARTLY in doctor("--fix").stdout
    assert kept.exists()
    assert "is from a save or an edit that stopped early" in found(home, "leftovers")


@pytest.mark.usefixtures("entry")
def test_only_people_groups_and_places_are_counted(context: Context) -> None:
    for part in (
        CirclePart(id="", kind="person", name="Ana"),
        CirclePart(id="", kind="connection", name="By the river"),
    ):
        context.journal.circle.add(part)
    card = context.journal.circle.edit_card()
    card.save(replace(card.part, card=Card(signs="No sleep.")))
    assert "0 earlier versions, 1 person, group or place." in doctor().stdout


@pytest.mark.parametrize("odd", [Path.mkdir, lambda path: path.symlink_to("/dev/null")])
def test_a_lock_that_is_no_file_is_found(
    context: Context, entry: Entry, home: Path, odd: Callable[[Path], None]
) -> None:
    lock = file_of(context, entry).parents[2] / ".lock"
    lock.unlink()
    odd(lock)
    assert f"Nothing can be saved in the data folder: {lock} isn't a file." in found(home, "folders")


@pytest.mark.usefixtures("entry")
def test_what_could_be_read_first_and_not_later_is_found(
    context: Context, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    listed = list[Path]()

    def fails_later(folder: Path) -> list[str]:
        listed.append(folder)
        if len(listed) > 3:
            raise OSError(errno.EMFILE, "too many")
        return list_names(folder)

    monkeypatch.setattr("connectwell.journal.circle_files.list_names", fails_later)
    assert "circle: " in found(home, "circle")


def test_a_home_that_is_no_whole_path_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home.parent)
    monkeypatch.setenv("CONNECTWELL_HOME", home.name)
    assert f"{RELATIVE} → Set it to the whole path; from here, it is {home}." in " ".join(doctor().stdout.split())
    assert "isn't a whole path" in ask("path").stderr


@pytest.mark.usefixtures("entry")
def test_an_index_that_says_something_else_is_made_anew(
    context: Context, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectwell.journal.index.scanning._RACY", -(10**18))
    context.journal.refresh()
    with sqlite3.connect(home / "cache" / "index.sqlite") as index:
        ((number, row),) = index.execute("SELECT rowid, row FROM entries")
        wrong = row.replace(b"rain", b"snow")
        assert wrong != row
        index.execute("UPDATE entries SET row = ?, checksum = ? WHERE rowid = ?", (wrong, checksum(wrong), number))
    index.close()
    assert "doesn't say what your entries say" in found(home, "index")
    assert doctor("--fix").exit_code == 0
    assert found(home, "index") == ""


# --- When everything else is broken


def test_a_file_where_the_home_should_be(nobody_at_home: Path) -> None:
    (nobody_at_home / "connectwell").write_text("mine")
    done = doctor("--fix")
    assert done.exit_code == 1
    assert "isn't a folder" in done.stderr
    assert (nobody_at_home / "connectwell").read_text() == "mine"


def test_things_that_are_no_files(context: Context, entry: Entry) -> None:
    year = file_of(context, entry).parent
    (year / "2026-11-01T0800-aaaaaa.toml").mkdir(0o700)
    os.mkfifo(year / "2026-11-02T0800-aaaaaa.toml", 0o600)
    (year / "odd.toml~").symlink_to("/dev/zero")
    (context.places.config / "config.toml").unlink()
    os.mkfifo(context.places.config / "config.toml", 0o600)
    (context.places.data / "circle").write_text("no folder")
    (context.places.data / "circle").chmod(0o600)
    done = doctor("--fix")
    assert done.exit_code == 1
    for says in (
        "2026-11-01T0800-aaaaaa",
        "2026-11-02T0800-aaaaaa",
        "odd.toml~",
        "config.toml",
        "- circle: ",
    ):
        assert says in done.stdout


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(
    context: Context, entry: Entry, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged(context, entry)
    monkeypatch.setattr("connectwell.doctor.config.Library", None)
    (one,) = [one for one in findings(home) if one.family == "settings"]
    assert "The check of" in one.what
    assert "can't be read" in found(home, "entries")


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("call", ["fsync", "link"])
def test_a_disk_that_lacks_something(context: Context, home: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, call, refuse)
    assert {"fsync": "doesn't confirm", "link": "hard links"}[call] in found(home, "disk")
    assert [path.name for path in context.places.data.iterdir() if path.name.endswith(".tmp")] == []


def test_a_disk_that_is_nearly_full(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 3_000_000))
    assert "The disk has 3 MB left." in found(home, "disk")


# --- The terminal, and what is not installed


@pytest.mark.parametrize(
    ("environ", "terminal", "says"),
    [
        ({"TERM": "dumb"}, {}, "only append lines"),
        ({"TERM": "linux"}, {}, "few colours"),
        ({"NO_COLOR": "1"}, {}, "no colours"),
        ({"TMUX": "/tmp/x"}, {}, "keeps ctrl+b"),
        ({"STY": "1.x"}, {}, "keeps ctrl+a"),
        ({}, {"columns": 30, "rows": 10}, "This window is 30 by 10."),
        ({}, {"encoding": "latin-1"}, "isn't set to UTF-8"),
    ],
)
def test_what_the_terminal_lacks_is_worth_knowing(
    home: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], terminal: dict[str, object], says: str
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    known = {"is_one": True, "columns": 80, "rows": 24} | terminal
    told = [one for one in findings(home, **known) if one.family == "terminal"]
    assert says in "\n".join(one.what for one in told)
    assert not any(one.needs_you for one in told)


def test_a_missing_library_comes_with_the_command_that_adds_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectwell.doctor.extras.find_spec", lambda _: None)
    assert "install" in found(home, "extras")
    assert "typst" in found(home, "extras")


# --- As JSON


def test_as_json(context: Context, entry: Entry) -> None:
    damaged(context, entry)
    file_of(context, entry).chmod(0o644)
    told = json.loads(doctor("--json", "--fix").stdout)
    assert (told["well"], told["read"]) == (False, {"entries": 1, "versions": 0, "circle": 0})
    assert any(line.endswith("to others.") for line in told["fixed"])
    (one,) = [one for one in told["findings"] if one["family"] == "entries"]
    assert set(one) == {"family", "needs_you", "what", "safe", "todo", "can_fix"}
    assert (one["needs_you"], one["can_fix"]) == (True, False)


def test_the_documented_shape_is_the_one_there_is(context: Context, entry: Entry) -> None:
    damaged(context, entry)
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text()
    documented = json.loads(page.rpartition("```json\n")[2].partition("```")[0])
    told = json.loads(doctor("--json").stdout)
    assert told.keys() == documented.keys()
    assert told["read"].keys() == documented["read"].keys()
    assert told["findings"][0].keys() == documented["findings"][0].keys()


def test_a_mend_that_fails_is_said() -> None:
    def fail() -> str:
        raise OSError(30, "read-only")

    (said,) = mend([Diagnosis("folders", "It is open.", mend=fail)])
    assert said == "This couldn't be mended: It is open. (the folder can only be read)"


# --- The content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(content_root(), tmp_path / "content")


def test_the_content_that_ships_is_whole() -> None:
    assert ask("content", "check").stdout == "All of the content can be read.\n"


@pytest.mark.parametrize(
    "name",
    ["needs.toml", "feelings.toml", "connections.toml", "safety.toml", "prompts/seen.toml", "practices/orienting.toml"],
)
def test_a_fault_is_named_with_its_file(content: Path, name: str) -> None:
    path = content / "en" / name
    path.write_text(f"{path.read_text()}\nbroken\n")
    done = ask("content", "check", str(content))
    assert done.exit_code == 1
    assert f"content/en/{name}, line {len(path.read_text().splitlines())}" in " ".join(done.stdout.split())


def test_a_prompt_that_breaks_a_rule_is_named_with_its_line(content: Path) -> None:
    path = content / "en" / "prompts" / "seen.toml"
    path.write_text(path.read_text().replace('direction = "others"', 'direction = "upwards"', 1))
    assert "content/en/prompts/seen.toml, line" in " ".join(ask("content", "check", str(content)).stdout.split())


def test_a_region_without_a_number_is_named(content: Path) -> None:
    path = content / "help_lines.toml"
    path.write_text(path.read_text().replace('region = "DE"', 'region = "AT"', 1))
    assert "help_lines.toml" in ask("content", "check", str(content)).stdout


def test_a_translation_without_a_file_uses_the_english_one_and_says_so(content: Path) -> None:
    (content / "de").mkdir()
    shutil.copy(content / "en" / "needs.toml", content / "de" / "needs.toml")
    done = ask("content", "check", str(content))
    assert done.exit_code == 0
    told = " ".join(done.stdout.split())
    assert "The translation de doesn't have feelings.toml" in told
    assert "needs.toml" not in told


def test_a_file_that_nothing_reads_is_named(content: Path) -> None:
    shutil.copy(content / "en" / "needs.toml", content / "en" / "need.toml")
    done = ask("content", "check", str(content))
    assert done.exit_code == 0
    assert "connectwell doesn't read these content files: en/need.toml." in " ".join(done.stdout.split())


@pytest.mark.parametrize("args", [("check", "/nowhere"), ("look",), ("new",), ("schema", "nothing")])
def test_content_of_nothing(args: tuple[str, ...]) -> None:
    assert ask("content", *args).exit_code == 2
