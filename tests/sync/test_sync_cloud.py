"""The copies that cloud folders and file managers make, by the names they give them."""

from pathlib import Path

import pytest
from two_machines import Machine

NAMES = {
    "Dropbox": "{} (Ana's conflicted copy 2026-11-21).toml",
    "Dropbox, of two machines": "{} (laptop's conflicted copy 2026-11-21 (1)).toml",
    "Nextcloud": "{} (conflicted copy 2026-11-21 080122).toml",
    "ownCloud, older": "{}_conflict-20261121-080122.toml",
    "OneDrive": "{}-LAPTOP-7.toml",
    "Google Drive": "{} (1).toml",
    "iCloud Drive": "{} 2.toml",
    "Syncthing": "{}.sync-conflict-20261121-080122-ABCDEFG.toml",
    "Seafile": "{} (SFConflict ana@example.org 2026-11-21-08-01-22).toml",
    "a file manager": "{} (copy).toml",
    "another": "Copy of {}.toml",
}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "desk")


def test_every_copy_is_listed_under_its_entry_and_opens(machine: Machine) -> None:
    entry_id = machine.note("Rain.")
    (file,) = machine.data.glob("entries/*/*.toml")
    for number, name in enumerate(NAMES.values()):
        copy = file.with_name(name.format(entry_id))
        copy.write_bytes(file.read_bytes().replace(b"Rain", f"Snow {number}".encode()))
    items = [item for item in machine.listed() if item["copy_of"]]
    assert len(items) == len(NAMES)
    assert {item["copy_of"] for item in items} == {entry_id}
    for item in items:
        assert item["entry"]["note"]["words"] in machine.run("show", item["handle"])
    assert "11 copies of entries" in machine.run("doctor", fails=True)
    machine.run("erase", entry_id, words="erase\n")
    assert machine.files() == []


def test_a_data_folder_may_be_a_link_into_a_cloud_folder(machine: Machine) -> None:
    entry_id = machine.note("Rain.")
    cloud = machine.home / "Nextcloud" / "connectwell"
    cloud.parent.mkdir()
    machine.data.rename(cloud)
    machine.data.symlink_to(cloud)
    machine.edit(entry_id, "Rain", "Snow")
    assert machine.words(entry_id) == ["Snow."]
    assert (cloud / "entries" / entry_id[:4] / f"{entry_id}.toml").exists()
