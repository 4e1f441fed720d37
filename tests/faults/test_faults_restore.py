"""Restoring a backup is killed or refused at any call: nothing is lost, and a second time does the rest."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fault_tools import needs_strace
from test_faults_power import Disk

from connectwell.context import Context
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.share.archive import make_archive
from steady import MORNING, open_context

pytestmark = needs_strace

IDS = [f"{year}-11-21T0801-n1n2n{number}" for year in (2024, 2025) for number in (1, 2)]
CALLS = ("openat", "write", "fsync", "mkdir", "link", "rename", "unlink", "flock")
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EACCES", "error=EROFS")


def note(entry_id: str, words: str) -> bytes:
    head = {"format": 1, "id": entry_id, "kind": "note", "day": MORNING.date(), "started": MORNING}
    return to_toml(cleaned(head | {"note": {"words": words}}))


def home_with(folder: Path, files: dict[str, bytes]) -> Context:
    for file, content in files.items():
        (folder / "data" / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / file).write_bytes(content)
    return open_context(folder)


ARCHIVED = {f"entries/{one[:4]}/{one}.toml": note(one, f"Archived {one}.") for one in IDS} | {
    f"versions/{IDS[0]}/20261121T070122-x4k2.toml": note(IDS[0], "Archived before."),
}
HERE = {
    f"entries/2024/{IDS[0]}.toml": note(IDS[0], "Other words."),
    f"entries/2024/{IDS[1]}.toml": b"damaged [",
}
ALL = {*ARCHIVED.values(), *HERE.values()}


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archived")
    made = make_archive(home_with(folder / "home", ARCHIVED), MORNING.date())
    (folder / "backup.json").write_text("".join(made.text), "utf-8")
    return folder / "backup.json"


def restored(home: Path, backup: Path, *rules: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """One restoring under strace with these rules, and the calls that were traced."""
    log = home.with_suffix(".log")
    command = ["strace", "-f", "-y", "-o", str(log), *(word for rule in rules for word in ("-e", rule))]
    command += [sys.executable, "-m", "connectwell", "backup", "restore", str(backup)]
    environ = {**os.environ, "CONNECTWELL_HOME": str(home)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    if "Operation not permitted" in done.stderr:
        pytest.skip("strace may not trace here")
    return done, log.read_text().splitlines()


def files_in(home: Path) -> dict[str, bytes]:
    """Every file an entry or a version could be read from."""
    return {
        path.name: path.read_bytes()
        for path in (home / "data").rglob("*.toml")
        if path.is_file() and not path.name.startswith(".")
    }


def test_all_of_it_is_on_the_disk_when_added_is_said(tmp_path: Path, backup: Path) -> None:
    home_with(tmp_path / "home", HERE)
    done, calls = restored(tmp_path / "home", backup, "trace=write,fsync,mkdir,link,rename")
    assert (done.returncode, done.stdout) == (0, "2 added, with 1 earlier version, 2 here already.\n")
    disk, said = Disk(), False
    for line in calls:
        said = said or ("write(1<" in line and "added" in line)
        if not said and str(tmp_path / "home") in line:
            disk.take(line)
    assert said
    assert (disk.unsynced_files, disk.unsynced_names) == (set(), set())
    assert set(files_in(tmp_path / "home").values()) >= ALL


def test_whatever_strikes_it_nothing_is_lost_and_the_next_time_does_the_rest(tmp_path: Path, backup: Path) -> None:
    home_with(tmp_path / "counted", HERE)
    counts = dict.fromkeys(CALLS, 0)
    ours = []
    for line in restored(tmp_path / "counted", backup, f"trace={','.join(CALLS)}")[1]:
        if (made := re.match(r"\d+\s+(\w+)\(", line)) and made[1] in counts:
            counts[made[1]] += 1
            if str(tmp_path / "counted") in line:
                ours.append((made[1], counts[made[1]]))
    assert len(ours) > 40
    for number, (call, when) in enumerate(ours[:: len(ours) // len(FAULTS)]):
        home, fault = tmp_path / f"struck{number}", FAULTS[number % len(FAULTS)]
        home_with(home, HERE)
        done, _ = restored(home, backup, f"trace={call}", f"inject={call}:{fault}:when={when}")
        there, which = files_in(home), (call, when, fault, done.stderr)
        assert set(HERE.values()) <= set(there.values()), which
        assert set(there.values()) <= ALL, which
        assert done.returncode or set(there.values()) == ALL, which
        assert "itself went wrong" not in done.stderr, which
        assert not [words for words in ("Other words.", "Archived") if words in done.stderr], which
        assert restored(home, backup, "trace=none")[0].returncode == 0
        assert set(files_in(home).values()) == ALL, which
