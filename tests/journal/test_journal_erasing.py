"""Erasing takes everything that carries the entry with it, whatever program left it; what holds more is named."""

import errno
import os
from pathlib import Path

import pytest
from journal_samples import file_of, journal_in, note, put, words_of

from connectwell.errors import ConnectwellError
from connectwell.journal.index.cache import Cache
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.model.circle import CirclePart
from connectwell.model.format import write_entry

SECRET = "Zanzibar"
ID = "2026-11-21T0801-n1n2n3"
TOML = to_toml(cleaned(write_entry(note(SECRET))))
SWAP = b"b0VIM 9.0\0\0" + f"words = {SECRET}".encode()

LEFT_BY_EDITORS = [
    f"{ID}.toml~",
    f"{ID}.toml.bak",
    f"{ID}.toml.orig",
    f"{ID}.bak",
    f".{ID}.toml.swp",
    f".{ID}.toml.swo",
    f".{ID}.toml.un~",
    f"._{ID}.toml",
    f"#{ID}.toml#",
    f".{ID}.x1y2z3.edit.toml~",
    f".{ID}.x1y2z3.edit.toml.swp",
    f".{ID}.toml.save",
    f"{ID} (copy).toml",
    f"Copy of {ID}.toml",
    f"{ID} (1).toml",
    f"{ID}.sync-conflict-20261121-080122-ABCDEFG.toml",
    f"{ID} (conflicted copy 2026-11-21).toml",
    f"~syncthing~{ID}.toml.tmp",
    f".syncthing.{ID}.toml.tmp",
    "sedXa81kL",
    ".goutputstream-A1B2C3",
    "Unbenannt.toml",
    f".stversions/{ID}~20261121-080122.toml",
    f"../../.stversions/entries/2026/{ID}~20261121-080122.toml",
    f"../../.Trash-1000/files/{ID}.toml",
    f"../../versions/{ID}/20261121T070122-x4k2.toml",
    f"../../versions/{ID}/20261121T070122-x4k2.toml~",
    f"../2025/{ID}.toml",
]


def plant(folder: Path, name: str, content: bytes) -> Path:
    path = (folder / "data" / "entries" / "2026" / name).resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def holding(folder: Path, word: str = SECRET) -> list[str]:
    """The files with the word in them, anywhere under the home."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(str(path.relative_to(folder)) for path in files if word.encode() in path.read_bytes())


@pytest.mark.parametrize("name", LEFT_BY_EDITORS)
def test_what_programs_left_beside_it_goes_with_it(tmp_path: Path, name: str) -> None:
    journal = journal_in(tmp_path)
    journal.add(note(SECRET))
    plant(tmp_path, name, SWAP if ".sw" in name else TOML)
    assert len(holding(tmp_path)) == 2
    assert journal.erase(ID) == ()
    assert holding(tmp_path) == []


def test_all_of_it_at_once_and_the_index_too(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note(SECRET))
    for name in LEFT_BY_EDITORS:
        plant(tmp_path, name, SWAP if ".sw" in name else TOML)
    os.utime(file_of(tmp_path, ID), (1, 1))
    journal.refresh()
    assert journal.erase(ID) == ()
    assert holding(tmp_path) == []
    assert not (tmp_path / "data" / "versions" / ID).exists()


def test_where_the_disk_refuses_it_is_said_whether_anything_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, unlink = journal_in(tmp_path), Path.unlink
    journal.add(note(SECRET))
    plant(tmp_path, LEFT_BY_EDITORS[0], TOML)
    let_through = [False, True, False]

    def refuses(path: Path, missing_ok: bool = False) -> None:
        if path.parent.name == ID[:4] and not let_through.pop(0):
            raise OSError(errno.EROFS, "read-only")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuses)
    with pytest.raises(ConnectwellError, match=r"^Nothing was erased: "):
        journal.erase(ID)
    assert len(holding(tmp_path)) == 2
    with pytest.raises(ConnectwellError, match=r"^Not all of it could be erased: "):
        journal.erase(ID)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
@pytest.mark.parametrize("refusing", ["cache", "entries", "both"])
def test_where_nothing_may_be_deleted_nothing_is_said_to_have_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusing: str
) -> None:
    journal, unlink = journal_in(tmp_path), Path.unlink
    journal.add(note(SECRET))
    journal.refresh()

    def refuses(*_: object) -> None:
        raise OSError(number, "refused")

    def refuses_entries(path: Path, missing_ok: bool = False) -> None:
        if path.parent.name == ID[:4]:
            refuses()
        unlink(path, missing_ok)

    if refusing != "entries":
        monkeypatch.setattr(Cache, "forget", refuses)
    if refusing != "cache":
        monkeypatch.setattr(Path, "unlink", refuses_entries)
    with pytest.raises(ConnectwellError, match=r"^Nothing was erased: "):
        journal.erase(ID)
    assert file_of(tmp_path, ID).exists()


def test_words_that_stay_in_the_index_alone_are_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, forget, times = journal_in(tmp_path), Cache.forget, iter(range(9))
    journal.add(note(SECRET))
    journal.refresh()

    def refuses_later(cache: Cache, entry_id: str) -> None:
        if next(times):
            raise OSError(errno.EACCES, "refused")
        forget(cache, entry_id)

    monkeypatch.setattr(Cache, "forget", refuses_later)
    with pytest.raises(ConnectwellError, match=r"^Not all of this entry could be erased: its words are still in the"):
        journal.erase(ID)


def test_of_an_entry_that_cannot_be_read_both_files_of_an_edit_go_as_well(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    broken = b"\xff\xfe" + SECRET.encode()
    for name in (f"{ID}.toml", f".{ID}.x1y2z3.edit.toml", f".{ID}.x1y2z3.edit.from"):
        plant(tmp_path, name, broken)
    assert journal.erase(ID) == ()
    assert holding(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("all of 2026.txt", TOML + TOML),
        ("year.tar", b"ustar\0" + TOML),
        (f"about {ID}.md", b"What I told her about it."),
        (f"{ID}.pdf", b"%PDF-1.7"),
    ],
)
def test_a_file_that_may_hold_more_stays_and_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    journal = journal_in(tmp_path)
    journal.add(note(SECRET))
    path = plant(tmp_path, name, content)
    assert journal.erase(ID) == (f"entries/2026/{name}",)
    assert path.read_bytes() == content


def test_a_history_that_git_keeps_in_the_folder_is_named(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note(SECRET))
    plant(tmp_path, "../../.git/objects/ab/cdef", b"x\x9c" + TOML)
    assert journal.erase(ID) == (".git",)


def test_what_only_speaks_of_it_is_left_alone_and_not_named(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note(SECRET))
    other = journal.add(note("Rain", tail="o1o2o3"))
    put(tmp_path, "2026-11-22T0900-d1d2d3.toml", f'id = "2026-11-22T0900-d1d2d3"\nabout = "{ID}"\nbroken'.encode())
    plant(tmp_path, "notes.txt", b"Buy milk.")
    before = {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    assert journal.erase(ID) == ()
    after = {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    assert set(before) - set(after) == {file_of(tmp_path, ID)}
    assert words_of(journal.get(other.id)) == "Rain"


def test_a_link_called_like_it_goes_and_what_it_points_to_stays(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note(SECRET))
    outside = tmp_path / "elsewhere.txt"
    outside.write_text("mine")
    link = tmp_path / "data" / "entries" / "2026" / f".#{ID}.toml"
    link.symlink_to(outside)
    assert journal.erase(ID) == (str(outside),), "which is said"
    assert (link.is_symlink(), outside.read_text()) == (False, "mine")


def test_of_the_circle_as_well(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    ana = journal.circle.begin(CirclePart(id="", kind="person", name="Ana", words=SECRET))
    ana.save(ana.part)
    maria = journal.circle.begin(CirclePart(id="", kind="person", name="Ana Maria"))
    maria.save(maria.part)
    circle = tmp_path / "data" / "circle"
    content = (circle / "ana.toml").read_bytes()
    names = ["ana.toml~", ".ana.toml.swp", "#ana.toml#", "ana (copy).toml", "Copy of ana.toml", "ana.bak", "sedA1b2C3"]
    for name in [*names, "ana.sync-conflict-20261121-080122-ABCDEFG.toml", ".stversions/circle/ana~20261121.toml"]:
        path = tmp_path / "data" / name if "/" in name else circle / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SWAP if ".swp" in name else content)
    (circle / "list.txt").write_bytes(b"everybody\n" + content)
    assert journal.circle.erase("ana") == ("circle/list.txt",)
    assert holding(tmp_path) == ["data/circle/list.txt"]
    assert [part.name for part in journal.circle.parts()] == ["Ana Maria"]
