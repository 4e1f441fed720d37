"""The person's own archive: every file byte for byte, what it lacks is named, and it never replaces one with more."""

import base64
import errno
import json
import os
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sharing import TODAY, note

from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.journal import folders, snapshot
from connectwell.model.format import read_entry
from connectwell.share import archive
from connectwell.share.archive import make_archive
from connectwell.share.send.deliver import NotDelivered
from connectwell.share.sharing import Sharing
from steady import open_context

ID = "2026-11-21T0801-n1n2n3"


def archive_of(context: Context) -> Any:
    return json.loads("".join(make_archive(context, TODAY).text))


def put(context: Context, file: str, content: bytes) -> None:
    path = context.places.data / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def send(context: Context, to: Path, *, force: bool = False) -> Any:
    return Sharing(context, "export", everything=True).send("json", to, force=force)


def refuse(monkeypatch: pytest.MonkeyPatch, part: str, number: int = errno.EACCES) -> None:
    """Whatever has `part` in its path can't be read, as if this login weren't root."""
    read, listing = folders.read_bytes, folders.list_names

    def read_bytes(path: Any, *args: Any) -> bytes:
        if part in os.fspath(path):
            raise OSError(number, "refused")
        return read(path, *args)

    def list_names(folder: Path) -> list[str]:
        if folder.as_posix().endswith(part):
            raise OSError(number, "refused")
        return listing(folder)

    monkeypatch.setattr(snapshot, "read_bytes", read_bytes)
    monkeypatch.setattr(snapshot, "list_names", list_names)


def test_each_file_stands_there_by_what_it_is(context: Context) -> None:
    entry = note(context, "Rain.", "n1n2n3")
    context.journal.remove(entry.id)
    path = next((context.places.data / "entries").rglob(f"{entry.id}.toml"))
    year = path.parent.name
    path.with_name(f"{entry.id}.conflict-abc123.toml").write_bytes(path.read_bytes() + b"# mine\n")
    put(context, f"entries/{year}/2026-11-20T0801-zzzzzz.toml", b"day = [")
    put(context, f"entries/{year}/.{entry.id}.abcdef.edit.toml", b"begun")
    put(context, "circle/ana.toml", b'format = 1\nid = "ana"\nkind = "person"\nname = "Ana"\n')
    put(context, "names.toml", b'names = ["Ana"]\n')
    put(context, "entries/notes/2026-11-20T0801-zzzzzz.toml", b"no year: the journal doesn't look there")
    put(context, ".git/config.toml", b"nor there")
    held_in = archive_of(context)
    counts = {name: len(items) for name, items in held_in.items() if isinstance(items, list)}
    assert counts == {
        "entries": 1, "circle": 1, "versions": 1, "copies": 1, "edits": 1, "others": 1, "unreadable": 1, "settings": 1,
        "packs": 0, "lacks": 0,
    }  # fmt: skip
    assert {name: held_in["manifest"][name] for name in counts} == counts
    assert held_in["copies"][0]["text"].endswith("# mine\n")
    assert held_in["settings"][0]["text"] == (context.places.config / "config.toml").read_text("utf-8")


def test_its_checksums_are_those_of_sha256sum(context: Context) -> None:
    note(context, "Rain.", "n1n2n3")
    put(context, "circle/ana.toml", b"\xff")
    held_in = archive_of(context)
    lines = []
    for section in ("entries", "unreadable", "settings"):
        for held in held_in[section]:
            content = held["text"].encode() if "text" in held else base64.b64decode(held["base64"])
            assert held["sha256"] == sha256(content).hexdigest()
            lines.append((held["file"], held["sha256"]))
    listed = "".join(f"{checksum}  {file}\n" for file, checksum in sorted(lines))
    assert held_in["manifest"]["sha256"] == sha256(listed.encode()).hexdigest()


def test_one_that_could_not_be_restored_is_not_made(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    note(context, "Rain." * 100, "n1n2n3")
    monkeypatch.setattr(archive, "LARGEST", 500)
    with pytest.raises(ConnectwellError, match="copy that instead"):
        make_archive(context, TODAY)


def test_nothing_in_it_steers_a_terminal(context: Context) -> None:
    odd = "\x1b[31m \x9b31m \x7f \x85 \u2028 \u202e ✓"
    note(context, odd, "n1n2n3")
    text = "".join(make_archive(context, TODAY).text)
    assert not set("\x1b\x9b\x7f\x85\u2028\u202e") & set(text)
    assert "✓" in text
    assert context.journal.get("n1n2n3").note == read_entry(tomllib.loads(json.loads(text)["entries"][0]["text"])).note


@pytest.mark.parametrize("content", [b"day = [" + b"x" * 1_500_000 + b"END", b"\xff\x00" * 800_000 + b"END"])
def test_what_cannot_be_read_as_an_entry_is_in_it_whole(context: Context, content: bytes) -> None:
    put(context, f"entries/2026/{ID}.toml", content)
    (held,) = archive_of(context)["unreadable"]
    assert (held["text"].encode() if "text" in held else base64.b64decode(held["base64"])) == content


@pytest.mark.parametrize(
    ("part", "lacks"),
    [
        ("entries/2026", "entries/2026 (this login isn't allowed to read it)"),
        (f"{ID}.toml", f"entries/2026/{ID}.toml (this login isn't allowed to read it)"),
        ("data/circle", "circle (this login isn't allowed to read it)"),
        ("versions", "versions (this login isn't allowed to read it)"),
    ],
)
def test_what_could_not_be_read_is_named_in_it_and_beside_it(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, lacks: str
) -> None:
    put(context, f"entries/2026/{ID}.toml", b"x = 1\n")
    put(context, "entries/2025/2025-11-21T0801-n1n2n3.toml", b"x = 1\n")
    refuse(monkeypatch, part)
    made = make_archive(context, TODAY)
    assert made.lacks == (lacks,)
    assert len(archive_of(context)["lacks"]) == 1
    sent = send(context, tmp_path / "all.json")
    assert context.journal.unread_files() == (), "it is said once"
    assert sent.lacks == (lacks,)
    assert sent.warnings == (f"Not in it, because it couldn't be read: {lacks}. Nothing in it was changed.",)


def test_links_and_folders_in_place_of_files_are_named(context: Context, tmp_path: Path) -> None:
    put(context, f"entries/2026/{ID}.toml", b"x = 1\n")
    (context.places.data / "entries" / "2025").symlink_to(tmp_path)
    (context.places.data / "entries" / "2026" / "2026-11-20T0801-aaaaaa.toml").symlink_to(tmp_path / "elsewhere")
    (context.places.data / "circle" / "ana.toml").mkdir(parents=True)
    assert [lack["file"] for lack in archive_of(context)["lacks"]] == [
        "entries/2025", "entries/2026/2026-11-20T0801-aaaaaa.toml", "circle/ana.toml",
    ]  # fmt: skip


def test_settings_that_cannot_be_read_are_named(context: Context) -> None:
    config = context.places.config / "config.toml"
    config.unlink()
    config.mkdir()
    assert archive_of(context)["lacks"] == [{"file": "config/config.toml", "reason": "it can't be read"}]


def test_one_that_lacks_something_replaces_no_other(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(context, f"entries/2026/{ID}.toml", b"x = 1\n")
    send(context, tmp_path / "all.json")
    whole_one = (tmp_path / "all.json").read_bytes()
    send(context, tmp_path / "all.json", force=True)
    refuse(monkeypatch, "entries/2026", errno.EIO)
    with pytest.raises(NotDelivered, match="may have more"):
        send(context, tmp_path / "all.json", force=True)
    assert (tmp_path / "all.json").read_bytes() == whole_one
    send(context, tmp_path / "other.json", force=True)


def test_one_of_an_empty_journal_replaces_no_other(context: Context, tmp_path: Path) -> None:
    note(context, "Rain.", "n1n2n3")
    send(context, tmp_path / "all.json")
    with pytest.raises(NotDelivered, match="your journal is empty"):
        send(open_context(tmp_path / "elsewhere"), tmp_path / "all.json", force=True)
    assert "Rain." in (tmp_path / "all.json").read_text("utf-8")


@pytest.mark.parametrize("place", ["data", "config", "cache", "state"])
def test_nothing_is_written_into_connectwells_own_folders(context: Context, place: str) -> None:
    folder: Path = getattr(context.places, place) / "entries"
    folder.mkdir(parents=True)
    with pytest.raises(NotDelivered, match="connectwell's own"):
        send(context, folder / "all.json")
    assert list(folder.iterdir()) == []


def test_a_name_that_is_no_text_is_carried_as_lists_show_it(context: Context) -> None:
    folder = context.places.data / "entries" / "2026"
    folder.mkdir(parents=True)
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9 \x1b[31m.toml")).write_bytes(b"x = 1\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    (held,) = archive_of(context)["copies"]
    assert held["file"] == "entries/2026/caf� ␛[31m.toml"
