"""help-now when everything is broken; path, config, completion."""

import json
import os
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
from asking import ask, run

from connectwell.context import Context
from connectwell.errors import PlaceFault
from connectwell.model.circle import CirclePart
from connectwell.paths import find_app_folders


def break_everything(context: Context) -> None:
    context.places.data.parent.mkdir(parents=True, exist_ok=True)
    context.places.data.write_text("a file where the folder belongs")
    (context.places.config / "config.toml").write_text("region = = broken")


# --- help-now


@pytest.mark.usefixtures("context")
def test_help_now_shows_the_chosen_region_alone() -> None:
    told = run("help-now")
    assert told.returncode == 0
    assert "112" in told.stdout
    assert "TelefonSeelsorge" in told.stdout
    assert "Samaritans" not in told.stdout
    assert told.stdout.count("Checked against public pages on") == 1
    assert all(len(line) <= 72 or "http" in line for line in told.stdout.splitlines())
    assert told.stdout.splitlines()[1] == "  112: all services"


@pytest.mark.parametrize(
    ("region", "first"), [("GB", "Samaritans: call"), ("US", "988 Suicide"), ("AU", "Lifeline: call")]
)
def test_the_first_screen_holds_the_number_the_way_without_speaking_and_the_first_line(region: str, first: str) -> None:
    screen = ask(None, "help-now", "--region", region).stdout.splitlines()[:23]
    found = [
        next(n for n, line in enumerate(screen) if words in line)
        for words in ("in danger now", "If you can't speak", "Note: ", "open this device", "Someone to talk", first)
    ]
    assert found == sorted(found)


def test_a_region_for_this_once(context: Context) -> None:
    told = ask(None, "help-now", "--region", "gb")
    assert "999" in told.stdout
    assert "TelefonSeelsorge" not in told.stdout
    assert context.settings.region == "DE"


def test_an_unknown_region_names_those_there_are(context: Context) -> None:
    told = ask(context, "help-now", "--region", "ZZ")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "DE (Germany)" in told.stderr


def test_help_now_works_when_everything_else_is_broken(context: Context) -> None:
    break_everything(context)
    told = run("help-now")
    assert told.returncode == 0
    assert told.stderr.startswith("Line 1 of config.toml can't be read. ")
    assert "https://" in told.stdout
    assert "connectwell help-now --region XX" in told.stdout
    assert "TelefonSeelsorge" not in told.stdout
    assert "TelefonSeelsorge" in ask(None, "help-now", "--region", "DE").stdout


@pytest.mark.parametrize("bad", ['plain = "ja"', "plain = true\nplain = false", "= broken", "<<<<<<< HEAD"])
def test_help_now_knows_its_country_whatever_else_is_wrong_in_the_settings(context: Context, bad: str) -> None:
    (context.places.config / "config.toml").write_text(f'{bad}\nregion = "DE"\nwelcomed = true\n')
    told = ask(None, "help-now")
    assert told.exit_code == 0
    assert "TelefonSeelsorge" in told.stdout
    assert "config.toml" in told.stderr


@pytest.mark.parametrize("home", ["", "/nowhere/at/all"])
def test_help_now_works_without_a_home(home: str) -> None:
    told = run("help-now", environ={"HOME": home}, without=("CONNECTWELL_HOME", "USERPROFILE"))
    assert told.returncode == 0
    assert "https://" in told.stdout


def test_help_now_works_without_its_own_list(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectwell.library.shelf.content_root", lambda: tmp_path)
    for args in (("help-now",), ("help-now", "--region", "DE"), ("help-now", "--json")):
        told = ask(context, *args)
        assert told.exit_code == 0
        assert "https://findahelpline.com" in told.stdout


def test_a_region_in_the_settings_that_is_none_shows_directories(context: Context) -> None:
    (context.places.config / "config.toml").write_text('region = "ZZ"')
    told = ask(None, "help-now")
    assert (told.exit_code, "https://" in told.stdout) == (0, True)


def test_help_now_as_json(context: Context) -> None:
    told = json.loads(ask(context, "help-now", "--region", "gb", "--json").stdout)
    assert told["region"] == "GB"
    assert told["regions"] == {}
    assert {"role": "number", "text": "999 or 112: all services", "section": "emergency"} in told["texts"]
    assert {text["section"] for text in told["texts"]} >= {"silent", "youth", "own-behaviour", "about"}
    (context.places.config / "config.toml").unlink()
    told = json.loads(ask(None, "help-now", "--json").stdout)
    assert told["region"] is None
    assert told["regions"]["DE"] == "Germany"


def test_help_now_says_who_was_chosen(context: Context) -> None:
    file = context.places.data / "circle" / "ana.toml"
    file.parent.mkdir(parents=True)
    part = CirclePart(id="ana", kind="person", name="Ana", call="+49 170 0000000", help_now=True)
    file.write_text(
        f'format = 1\nid = "{part.id}"\nkind = "person"\nname = "{part.name}"\ncall = "{part.call}"\nhelp_now = true\n'
    )
    (file.parent / "broken.toml").write_text("= =")
    assert "Ana · +49 170 0000000" in ask(None, "help-now").stdout


# --- path and config


def test_path_says_where_things_are(context: Context) -> None:
    told = json.loads(ask(context, "path", "--json").stdout)
    assert told["data"] == str(context.places.data)
    assert str(context.places.config) in ask(context, "path").stdout


def test_a_home_of_its_own_may_begin_with_a_tilde_or_lie_in_the_current_folder(
    nobody_at_home: Path, elsewhere: Path
) -> None:
    for named, meant in (
        ("~/x", nobody_at_home / "x"),
        ("x", elsewhere / "x"),
        ("~nobody-here", elsewhere / "~nobody-here"),
    ):
        assert find_app_folders({"CONNECTWELL_HOME": named}).data == meant / "data"


@pytest.mark.skipif(os.name == "nt", reason="a folder that is in use can't be deleted on Windows")
def test_in_a_folder_that_was_deleted_a_relative_home_is_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    with pytest.raises(PlaceFault, match="was deleted"):
        find_app_folders({"CONNECTWELL_HOME": "x"})


@pytest.mark.skipif(os.name == "nt", reason="Windows always names a home")
def test_without_a_home_there_is_no_place() -> None:
    told = run("path", environ={"HOME": ""}, without=("CONNECTWELL_HOME",))
    assert told.returncode == 1
    assert "CONNECTWELL_HOME" in told.stderr


def test_a_setting_is_shown_changed_and_taken_away(context: Context) -> None:
    file = context.places.config / "config.toml"
    file.write_text('# mine\nregion = "DE"\n')
    assert ask(context, "config", "region", "gb").exit_code == 0
    assert ask(context, "config", "region").stdout == "GB\n"
    assert ask(context, "config", "rule_out", "phone, online").exit_code == 0
    assert ask(context, "config", "day_turns_at", "03:30").exit_code == 0
    assert context.settings.day_turns_at == time(3, 30)
    assert "rule_out = phone, online\n" in ask(context, "config").stdout
    told = json.loads(ask(context, "config", "--json").stdout)
    assert (told["rule_out"], told["day_turns_at"]) == (["phone", "online"], "03:30")
    assert ask(context, "config", "rule_out", "strangers,", "phone").stderr == "Saved.\n"
    assert ask(context, "config", "region", "None").stderr == "Saved.\n"
    assert ask(context, "config", "region").stdout == "\n"
    assert ask(context, "config", "region", "no").stderr == "Saved: NO.\n"
    assert ask(context, "config", "--unset", "region").exit_code == 0
    assert ask(context, "config", "region").stdout == "\n"
    assert file.read_text().startswith("# mine\n")


@pytest.mark.parametrize(
    "args",
    [
        ("config", "colour"),
        ("config", "colour", "red"),
        ("config", "region", "ZZ"),
        ("config", "plain", "perhaps"),
        ("config", "theme", "neon"),
        ("config", "rule_out", "people"),
        ("config", "day_turns_at", "13:00"),
        ("config", "--unset", "colour"),
        ("config", "region", "DE", "--unset", "region"),
        ("config", "region", "DE", "GB"),
    ],
)
def test_a_setting_that_cannot_be_changes_nothing(context: Context, args: tuple[str, ...]) -> None:
    before = (context.places.config / "config.toml").read_bytes()
    told = ask(context, *args)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1
    assert (context.places.config / "config.toml").read_bytes() == before


@pytest.mark.parametrize(
    "args", [(), ("checkin", "--plain"), ("note", "-"), ("today",), ("config",), ("config", "theme")]
)
def test_a_broken_line_of_settings_is_named_and_the_verb_works(context: Context, args: tuple[str, ...]) -> None:
    file = context.places.config / "config.toml"
    file.write_text("region = = broken\nwelcomed = true\n")
    told = ask(None, *args, words="words\n")
    assert told.exit_code == 0
    assert told.stderr.count("Line 1 of config.toml can't be read.") == 1
    assert ask(None, "config", "path").stdout.strip() == str(file)
    assert file.read_text() == "region = = broken\nwelcomed = true\n"


def test_what_cannot_be_read_is_not_written_over(context: Context) -> None:
    file = context.places.config / "config.toml"
    file.write_text("region = = broken")
    told = ask(None, "config", "region", "DE")
    assert told.exit_code == 2
    assert "nothing was changed" in told.stderr
    assert file.read_text() == "region = = broken"


def test_a_value_that_is_not_allowed_names_its_key(context: Context) -> None:
    (context.places.config / "config.toml").write_text("plain = 3")
    told = ask(None, "today")
    assert told.exit_code == 0
    assert "plain: expected true or false" in told.stderr


def test_a_setting_cannot_steer_the_terminal(context: Context) -> None:
    context.change(region="\x1b[2Jdark")
    assert "\x1b" not in ask(context, "config").stdout + ask(context, "config", "region").stdout


# --- completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_for_connectwell(context: Context, shell: str) -> None:
    told = ask(context, "completion", shell)
    assert told.exit_code == 0
    assert "_CONNECTWELL_COMPLETE" in told.stdout


def test_completion_for_another_shell(context: Context) -> None:
    told = ask(context, "completion", "tcsh")
    assert (told.exit_code, told.stderr) == (2, "There is completion for: bash, zsh, fish.\n")


def completed(*words: str) -> list[str]:
    """What bash would offer for the last of `words`."""
    asked = {"_CONNECTWELL_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    return [line.partition(",")[2] for line in run(environ=asked).stdout.splitlines()]


def test_verbs_options_and_needs_are_completed() -> None:
    assert completed("connectwell", "ref") == ["reflect"]
    assert completed("connectwell", "reflect", "so") == ["soothed"]
    assert "--sharing" in completed("connectwell", "reflect", "seen", "--")


def test_what_a_verb_does_is_completed() -> None:
    assert completed("connectwell", "circle", "re") == ["remove", "restore"]
    assert completed("connectwell", "connect", "t") == ["try", "touched"]
    assert completed("connectwell", "content", "") == ["check", "list", "new", "schema"]
    assert completed("connectwell", "agenda", "d") == ["done"]
    assert completed("connectwell", "config", "th") == ["theme"]
    assert completed("connectwell", "help", "no") == ["note"]


def test_ids_of_the_content_and_files_are_completed() -> None:
    assert "DE" in completed("connectwell", "help-now", "--region", "D")
    assert "DE" in completed("connectwell", "config", "region", "")
    assert completed("connectwell", "config", "motion", "") == ["true", "false"]
    assert completed("connectwell", "config", "theme", "fle") == ["flexoki"]
    found = completed("connectwell", "practice", "")
    assert len(found) > 5
    assert completed("connectwell", "practice", found[0]) == [found[0]]
    assert "grief" in completed("connectwell", "circle", "communities", "")
    assert all(one.startswith("grief.") for one in completed("connectwell", "circle", "try", "grief."))
    assert not any(completed("connectwell", "circle", "show", ""))
    assert completed("connectwell", "backup", "ver") == ["verify", "ver"]  # the second one is: a file
    assert completed("connectwell", "backup", "verify", "a") == completed("connectwell", "export", "-o", "a") == ["a"]
    assert "hold-a-door" in completed("connectwell", "connect", "did", "--idea", "ho")


def test_entries_are_never_completed(context: Context) -> None:
    ask(context, "note", words="Rain.")
    entry = context.journal.get("latest")
    for beginning in ("", entry.id[16:18], entry.id[:12]):
        assert not any(completed("connectwell", "show", beginning))


def test_what_is_never_asked_again_is_listed_in_words_and_can_be_undone(context: Context) -> None:
    prompt, idea = context.library.prompts("seen")[0], context.library.connections()[0]
    context.change(never_ask=[prompt.id, "gone.01"], never_suggest=[idea.id], rule_out=["someone", "messages"])
    told = ask(context, "config", "never_ask")
    assert told.stdout == f"{prompt.id}, gone.01\n"
    assert told.stderr.splitlines() == [f"{prompt.id}: {prompt.ask}", "gone.01: It isn't there any more."]
    assert ask(context, "config", "never_suggest").stderr == f"{idea.id}: {idea.do}\n"
    assert json.loads(ask(context, "config", "never_suggest", "--json").stdout) == {"never_suggest": [idea.id]}
    assert ask(context, "config", "never_ask", "gone.01").exit_code == 0
    assert ask(context, "config", "--unset", "rule_out").exit_code == 0
    assert (context.settings.never_ask, context.settings.rule_out) == (("gone.01",), ())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked itself")
def test_the_usual_folders_on_linux_are_those_platformdirs_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import PlatformDirs

    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "CONNECTWELL_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", f"{tmp_path}/")
    for given in ({}, {"XDG_DATA_HOME": f"{tmp_path}/d", "XDG_STATE_HOME": ""}, {"XDG_CONFIG_HOME": "not/absolute"}):
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        theirs = PlatformDirs("connectwell", appauthor=False, roaming=False)
        assert find_app_folders(os.environ) == (
            theirs.user_data_path,
            theirs.user_config_path,
            theirs.user_cache_path,
            theirs.user_state_path,
        )


def test_a_home_that_is_no_folder_is_said_so_and_help_now_helps(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for home in (str(file), os.devnull):
        told = run("list", environ={"CONNECTWELL_HOME": home})
        said = "CONNECTWELL_HOME names something that isn't a folder. Set it to a folder of yours.\n"
        assert (told.returncode, told.stderr) == (1, said)
        assert run("help-now", environ={"CONNECTWELL_HOME": home}).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_settings_are_there_on_a_terminal_that_does_not_say_how_wide_it_is() -> None:
    ours, theirs = os.openpty()  # 0 by 0
    assert run("config", stdout=theirs).returncode == 0
    assert "motion = true" in os.read(ours, 4096).decode()
    os.close(ours)
    os.close(theirs)


@pytest.mark.skipif(os.name == "nt", reason="there is no umask")
@pytest.mark.parametrize("umask", [0o777, 0o000])
def test_the_journal_is_the_persons_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    home = tmp_path / "home"
    for args in ("note", "config theme light", f"export --everything --yes -o {home}/a.json"):
        done = subprocess.run(
            [sys.executable, "-m", "connectwell", *args.split()], env={**os.environ, "CONNECTWELL_HOME": str(home)},
            input=b"Rain.", umask=umask, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in home.rglob("*")}
    assert all(path.stat().st_mode & 0o777 == modes[path.is_dir()] for path in home.rglob("*"))
    assert modes == {True: 0o700, False: 0o600}
