"""Two machines of one person: a journal each, changed by the real command line, and Syncthing between them."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import starting
from connectwell.clock import day_of
from connectwell.journal import Journal
from connectwell.model.entry import Entry, Note
from connectwell.paths import AppFolders

_PATIENCE = 120.0  # seconds for the two to agree; it takes one or two
_QUIET = {
    "STNOUPGRADE": "1", "STNORESTART": "1", "STNODEFAULTFOLDER": "1", "STHASHING": "minio", "GOMAXPROCS": "1",
}  # fmt: skip
_OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false",
    "startBrowser": "false",
    "stunKeepaliveStartS": "0",
    "announceLANAddresses": "false",
    "reconnectionIntervalS": "5",
}
IGNORED = ".*\n"
"""What docs/sync.md says belongs into .stignore."""


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Waits for something. Fails after two minutes."""
    until = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < until, f"after {_PATIENCE:.0f} seconds not yet: {what}"
        time.sleep(0.1)


class Machine:
    """One of the machines: its own home, with a journal and settings in it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name, self.home = name, folder / name
        self.data = self.home / "data"
        self.home.mkdir()
        self.env = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "CONNECTWELL_HOME": str(self.home), "LANG": "C.UTF-8",
            "TZ": "UTC",  # that of `note`
        }  # fmt: skip
        (self.home / "config").mkdir()
        (self.home / "config/config.toml").write_text('region = "DE"\nwelcomed = true\n')

    def run(self, *args: str, words: str = "", fails: bool = False, **env: str) -> str:
        """What a connectwell command says, on both streams."""
        done = starting.run(args, words.encode(), self.env | env)
        assert fails or done.returncode == 0, done
        return (done.stdout + done.stderr).decode()

    def note(self, words: str, now: datetime | None = None) -> str:
        """Notes something and returns the entry's id."""
        now = now or datetime.now(UTC)
        journal = self.journal
        entry = Entry(
            id=journal.new_id(now), kind="note", day=day_of(now), started=now, finished=now, note=Note(words=words)
        )
        return journal.add(entry).id

    def edit(self, entry_id: str, old: str, new: str) -> str:
        """Changes words in the person's own editor."""
        return self.run("edit", entry_id, EDITOR=f"sed -i 's/{old}/{new}/'")

    @property
    def journal(self) -> Journal:
        """The journal, for what only the screens do."""
        return Journal(AppFolders(self.data, self.home / "config", self.home / "cache", self.home / "state"))

    def put_away(self, entry_id: str) -> None:
        """Puts a note away until the next session."""
        editing = self.journal.edit(entry_id)
        assert editing.entry.note
        editing.save(replace(editing.entry, note=replace(editing.entry.note, put_away=True)))

    def keep_copy(self, copy: Path) -> None:
        """Takes a copy for the entry, as c and 2 do on the screen."""
        self.journal.copy_choice(copy.stem).keep_copy()

    def files(self) -> list[str]:
        """The names of the files among the entries, hidden ones aside."""
        return sorted(path.name for path in self.data.glob("entries/*/[!.]*"))

    def copies_of(self, entry_id: str) -> list[Path]:
        """The copies beside an entry."""
        return sorted(path for path in self.data.glob(f"entries/*/{entry_id}?*.toml"))

    def listed(self, *args: str) -> list[dict[str, Any]]:
        """What `list` knows of every item."""
        found: list[dict[str, Any]] = json.loads(self.run("list", "--limit", "100", "--json", *args))
        return found

    def all_words(self, *args: str) -> dict[str, list[str]]:
        """The words of every entry and its copies in `list`, by id; empty for what is put away."""
        found: dict[str, list[str]] = {}
        for item in self.listed(*args):
            if entry := item.get("entry"):
                found.setdefault(entry["id"], []).append(entry["note"].get("words", ""))
        return {entry_id: sorted(words) for entry_id, words in found.items()}

    def words(self, entry_id: str) -> list[str]:
        """The words of one of them."""
        return self.all_words().get(entry_id, [])

    def holding(self, word: str) -> list[str]:
        """Every file with this word in it, anywhere on the machine, by its path."""
        files = (path for path in self.home.rglob("*") if path.is_file() and not path.is_symlink())
        return sorted(str(path.relative_to(self.home)) for path in files if word.encode() in path.read_bytes())

    def tree(self) -> dict[str, bytes]:
        """All that is synced: the files of the data folder but for those that begin with a dot."""
        paths = (path.relative_to(self.data) for path in self.data.rglob("*") if path.is_file())
        return {
            str(path): (self.data / path).read_bytes()
            for path in paths
            if not any(part.startswith(".") for part in path.parts)
        }


class Synced(Machine):
    """A machine with Syncthing on the loopback interface, and on no network."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, name)
        self._home = self.home / "syncthing"
        self._process: subprocess.Popen[bytes] | None = None
        self._ports = _free_port(), _free_port()
        made = subprocess.run(
            ["syncthing", "generate", f"--home={self._home}", "--no-default-folder", "--skip-port-probing"],
            capture_output=True, env=self.env | _QUIET, timeout=60, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made
        device = ET.parse(self._home / "config.xml").getroot().find("device")
        assert device is not None
        self.device = device.attrib["id"]

    def shares_with(self, other: "Synced", *, keeps_deleted: bool = False, max_conflicts: int = -1) -> None:
        """Shares the data folder with the other machine, as docs/sync.md says."""
        (self.data / ".stfolder").mkdir(parents=True, exist_ok=True)
        self.data.chmod(0o700)
        (self.data / ".stignore").write_text(IGNORED)
        root = ET.Element("configuration", version="36")
        folder = ET.SubElement(
            root, "folder", id="journal", path=str(self.data), type="sendreceive",
            rescanIntervalS="3600", fsWatcherEnabled="false",
        )  # fmt: skip
        ET.SubElement(folder, "maxConflicts").text = str(max_conflicts)
        for machine in (self, other):
            ET.SubElement(folder, "device", id=machine.device)
            device = ET.SubElement(root, "device", id=machine.device, name=machine.name)
            ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{machine._ports[0]}"
        if keeps_deleted:
            kept = ET.SubElement(folder, "versioning", type="simple")
            ET.SubElement(kept, "param", key="keep", val="5")
        gui = ET.SubElement(root, "gui", enabled="true", tls="false")
        ET.SubElement(gui, "address").text = f"127.0.0.1:{self._ports[1]}"
        ET.SubElement(gui, "apikey").text = "loopback"
        options = ET.SubElement(root, "options")
        ET.SubElement(options, "listenAddress").text = f"tcp://127.0.0.1:{self._ports[0]}"
        for key, value in _OPTIONS.items():
            ET.SubElement(options, key).text = value
        ET.ElementTree(root).write(self._home / "config.xml")

    def start(self) -> None:
        """Starts Syncthing, and waits until it answers."""
        with (self.home / "syncthing.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["syncthing", "serve", "--no-browser", "--no-restart", f"--home={self._home}"],
                stdout=log, stderr=log, env=self.env | _QUIET,
            )  # fmt: skip
        wait_until(lambda: self._ask("system/ping") is not None, f"Syncthing on {self.name} answers")

    def stop(self) -> None:
        """Ends Syncthing: the machine is away."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def scan(self) -> None:
        """Has Syncthing look at the folder now."""
        self._ask("db/scan?folder=journal", post=True)

    def is_at_rest_with(self, other: "Synced") -> bool:
        """Whether neither has anything to send or to fetch."""
        done = self._ask(f"db/completion?folder=journal&device={other.device}")
        status = self._ask("db/status?folder=journal")
        if not done or not status:
            return False
        return bool(done["completion"] == 100 and status["state"] == "idle" and status["needTotalItems"] == 0)

    def _ask(self, path: str, *, post: bool = False) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._ports[1]}/rest/{path}",
            headers={"X-API-Key": "loopback"}, method="POST" if post else "GET",
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                said = answer.read()
        except OSError:
            return None
        return json.loads(said) if said else {}


def meet(one: Synced, other: Synced) -> None:
    """Lets the two exchange what they have, until both have the same."""

    def agree() -> bool:
        for machine in (one, other):
            machine.scan()
        return one.is_at_rest_with(other) and other.is_at_rest_with(one) and one.tree() == other.tree()

    wait_until(agree, "both machines have the same files")


def a_month_ago(machine: Machine, since: float) -> None:
    """What was changed in a journal since a moment was changed a month earlier, as far as the files tell."""
    for path in machine.data.rglob("*.toml"):
        if (changed := path.stat().st_mtime) >= since:
            os.utime(path, (changed - 30 * 86400,) * 2)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


HAS_SYNCTHING = shutil.which("syncthing") is not None
HAS_GIT = shutil.which("git") is not None
