"""A journal in git, as docs/sync.md sets it up: clones that are merged lose nothing, and a conflict is named."""

import os
import subprocess
from pathlib import Path

import pytest
from two_machines import HAS_GIT, Machine

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.skipif(not HAS_GIT, reason="git is not installed on this machine"),
    pytest.mark.skipif(os.name == "nt", reason="the edits are made with sed"),
]
ATTRIBUTES, IGNORED = "* -text\n", ".*\n!.gitignore\n!.gitattributes\n"


class Cloned(Machine):
    """A machine whose data folder is a clone of a repository that all share."""

    def __init__(self, folder: Path, name: str, shared: Path) -> None:
        super().__init__(folder, name)
        self.env |= {f"GIT_{who}_{what}": name for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        self.env |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_MERGE_AUTOEDIT": "no"}
        self._shared = shared

    def git(self, *args: str, fails: bool = False) -> str:
        """What git says, in the data folder."""
        done = subprocess.run(["git", *args], cwd=self.data, capture_output=True, text=True, env=self.env, check=False)
        assert fails or done.returncode == 0, done
        return done.stdout + done.stderr

    def begin(self) -> None:
        """Puts the journal into git, with what docs/sync.md says."""
        (self.data / ".gitattributes").write_text(ATTRIBUTES)
        (self.data / ".gitignore").write_text(IGNORED)
        self.git("init", "-b", "main")
        self.git("remote", "add", "origin", str(self._shared))
        self.commit()
        self.git("push", "-u", "origin", "main")

    def clone(self) -> None:
        """Takes the journal of another machine."""
        command = 'umask 077; git clone --quiet "$1" "$2"'
        subprocess.run(["sh", "-c", command, "sh", str(self._shared), str(self.data)], env=self.env, check=True)

    def commit(self) -> None:
        """Commits everything that is there."""
        self.git("add", "--all")
        self.git("commit", "--message", "Journal")

    def send(self) -> None:
        """Commits, takes in what others sent and sends it all."""
        self.commit()
        self.git("pull", "--no-rebase")
        self.git("push")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Cloned, Cloned]:
    shared = tmp_path / "shared.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(shared)], check=True)
    return Cloned(tmp_path, "desk", shared), Cloned(tmp_path, "laptop", shared)


def test_the_page_gives_these_files() -> None:
    page = (ROOT / "docs/sync.md").read_text(encoding="utf-8")
    for line in (*ATTRIBUTES.splitlines(), *IGNORED.splitlines()):
        assert line in page


def test_what_two_clones_did_is_merged(pair: tuple[Cloned, Cloned]) -> None:
    desk, laptop = pair
    edited, removed, erased = desk.note("Edited: rain."), desk.note("Removed: rain."), desk.note("Erased: rain.")
    desk.begin()
    laptop.clone()
    assert laptop.listed() == desk.listed()
    assert {path.stat().st_mode & 0o077 for path in (laptop.data, *(laptop.data / "entries").rglob("*"))} == {0}

    laptop.edit(edited, "rain", "snow")
    laptop.edit(removed, "rain", "snow")
    on_laptop = laptop.note("On the laptop.")
    laptop.commit()
    laptop.git("push")
    desk.run("remove", removed)
    desk.run("erase", erased, words="erase\n")
    assert "erased" not in desk.run("list").casefold()
    on_desk = desk.note("On the desk.")
    desk.send()
    laptop.git("pull", "--no-rebase")

    for machine in pair:
        assert machine.words(edited) == ["Edited: snow."]
        assert machine.words(removed) == []
        assert [item["entry"]["note"]["words"] for item in machine.listed("--removed")] == ["Removed: snow."]
        assert machine.words(on_laptop) + machine.words(on_desk) == ["On the laptop.", "On the desk."]
        assert machine.words(erased) == []
        assert "Erased: rain." in machine.git("log", "-p", "--all"), "what erase can't reach"
        assert "index.sqlite" not in machine.git("ls-files")
        assert ".lock" not in machine.git("ls-files")
        assert machine.git("status", "--short") == ""


def test_a_conflict_is_named_as_damaged_and_mended_by_edit(pair: tuple[Cloned, Cloned]) -> None:
    desk, laptop = pair
    entry_id, erased = desk.note("Rain."), desk.note("Erased: rain.")
    desk.begin()
    laptop.clone()
    laptop.edit(entry_id, "Rain", "Snow")
    laptop.edit(erased, "rain", "snow")
    laptop.commit()
    laptop.git("push")
    desk.edit(entry_id, "Rain", "Hail")
    desk.run("erase", erased, words="erase\n")
    desk.commit()
    assert "CONFLICT" in desk.git("pull", "--no-rebase", fails=True)

    tail = entry_id[16:]
    assert f"{tail}  2" in (listed := desk.run("list", fails=True))
    assert "can't be read: line " in listed
    shown = desk.run("show", tail, fails=True)
    assert "Hail." in shown
    assert "Snow." in shown
    assert tail in desk.run("doctor", fails=True)
    assert desk.words(erased) == ["Erased: snow."], "an edit is stronger than the deletion"
    desk.run("edit", tail, EDITOR="sed -i -e '/^[<=>]\\{7\\}/d' -e '/Hail/d'")
    assert desk.words(entry_id) == ["Snow."]
    assert "<<<<<<<" in "".join(path.read_text() for path in (desk.data / "versions" / entry_id).iterdir())
    desk.commit()
    desk.git("push")
    laptop.git("pull", "--no-rebase")
    assert laptop.words(entry_id) == ["Snow."]


def test_put_away_against_an_edit_is_put_away_with_the_edit_in_it(pair: tuple[Cloned, Cloned]) -> None:
    desk, laptop = pair
    entry_id = desk.note("Rain.")
    desk.begin()
    laptop.clone()
    laptop.edit(entry_id, "Rain", "Snow")
    laptop.commit()
    laptop.git("push")
    desk.put_away(entry_id)
    desk.send()
    assert desk.words(entry_id) == [""]
    assert "Snow." in desk.run("show", entry_id, "--put-away")


def test_erase_names_the_history_it_cant_reach(pair: tuple[Cloned, Cloned]) -> None:
    desk, _ = pair
    entry_id = desk.note("Zanzibar.")
    desk.begin()
    said = desk.run("erase", entry_id, words="erase\n")
    assert ".git" in said.splitlines()[-1]


def test_line_ends_are_left_alone(pair: tuple[Cloned, Cloned]) -> None:
    """A person who has git turn line ends around, as its installer for Windows offers."""
    desk, laptop = pair
    entry_id = desk.note("Rain.\nSnow.")
    desk.begin()
    (laptop.home / ".gitconfig").write_text("[core]\n\tautocrlf = true\n")
    laptop.clone()
    assert laptop.tree() == desk.tree()
    assert laptop.words(entry_id) == ["Rain.\nSnow."]


def test_a_name_taken_off_in_two_clones_stays_hidden_on_both_sides_of_the_conflict(pair: tuple[Cloned, Cloned]) -> None:
    desk, laptop = pair
    for name in ("Robin", "Kim"):
        desk.run("circle", "add", "-", words=f"name: {name}\n")
    desk.begin()
    laptop.clone()
    laptop.run("circle", "erase", "robin", words="erase\n")
    laptop.commit()
    laptop.git("push")
    desk.run("circle", "erase", "kim", words="erase\n")
    desk.commit()
    assert "CONFLICT" in desk.git("pull", "--no-rebase", fails=True)
    assert desk.run("circle", "names", fails=True).split()[:2] == ["Kim", "Robin"]
