"""What comes of an archive where it comes in: what is missing is added, and both stay where words differ."""

import json
import os
import tomllib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from homes import IDS, archive_bytes, entry_of, files_in, home_with, parsed

from connectwell.context import Context
from connectwell.durable import calls
from connectwell.errors import Cancelled, NotConfirmed, SaveFailed
from connectwell.imports.archive import ALTERED
from connectwell.imports.connectwell import ImportResult, dry_run_restore, import_archive, read_archive
from connectwell.journal import Unreadable
from connectwell.journal.versions import Version
from connectwell.model.entry import Share
from connectwell.model.format import read_entry
from steady import open_context

ID = IDS[-1]
HOME = f"entries/{ID[:4]}/{ID}.toml"
OURS, THEIRS = entry_of(HOME, "Rain."), entry_of(HOME, "Snow.")
ANA, OTHER_ANA = entry_of("circle/ana.toml", "Calm."), entry_of("circle/ana.toml", "Laughs.")
NEWER = OURS.replace(b"format = 1", b"format = 9")


@pytest.fixture
def other(tmp_path: Path) -> Context:
    """Empty rooms on another machine."""
    return open_context(tmp_path / "other machine")


def brought(there: Context, archived: dict[str, bytes], tmp_path: Path) -> ImportResult:
    """What came of an archive of these files."""
    return import_archive(there.journal, read_archive(archive_bytes(home_with(archived, tmp_path / "archived"))))


def versions_in(context: Context) -> list[bytes]:
    return [content for file, content in files_in(context).items() if file.startswith("versions/")]


def test_words_that_differ_are_both_kept_and_named(context: Context, tmp_path: Path) -> None:
    there = home_with({HOME: OURS}, context.places.data.parent)
    taken = brought(there, {HOME: THEIRS}, tmp_path)
    assert taken.became["copied"] == [ID]
    here, copy = sorted(there.journal.newest(), key=lambda item: "conflict" in item.handle)
    assert not isinstance(here, Unreadable)
    assert not isinstance(copy, Unreadable)
    assert (here.entry.note and here.entry.note.words, copy.entry.note and copy.entry.note.words) == ("Rain.", "Snow.")
    assert copy.copy_of == ID


def test_a_copy_that_was_settled_since_stays_settled(context: Context, tmp_path: Path) -> None:
    there = home_with({HOME: OURS}, context.places.data.parent)
    brought(there, {HOME: THEIRS}, tmp_path)
    (copy,) = (item.handle for item in there.journal.newest() if "conflict" in item.handle)
    there.journal.copy_choice(copy).keep_entry()
    before = files_in(there)
    assert brought(there, {HOME: THEIRS}, tmp_path).became["earlier"] == [ID]
    assert files_in(there) == before


def test_what_was_changed_here_since_stays_changed(context: Context, tmp_path: Path) -> None:
    there = home_with({HOME: THEIRS, f"versions/{ID}/20261121T070122-x4k2.toml": OURS}, context.places.data.parent)
    before = files_in(there)
    assert brought(there, {HOME: OURS}, tmp_path).became["earlier"] == [ID]
    assert files_in(there) == before


@pytest.mark.parametrize("damaged", [b"", b"\0\0\0", OURS[:-3], OURS + b"<<<<<<< ours\n", b"\xff"])
def test_a_damaged_entry_is_repaired_and_its_bytes_are_kept(context: Context, tmp_path: Path, damaged: bytes) -> None:
    there = home_with({HOME: damaged}, context.places.data.parent)
    assert brought(there, {HOME: THEIRS}, tmp_path).became["repaired"] == [ID]
    assert files_in(there)[HOME] == THEIRS
    assert versions_in(there) == [damaged]
    (version,) = there.journal.versions(ID)
    assert isinstance(version, Version)


def test_a_damaged_file_of_the_circle_is_repaired_too(context: Context, tmp_path: Path) -> None:
    there = home_with({"circle/ana.toml": ANA + b"<<<<<<<"}, context.places.data.parent)
    assert brought(there, {"circle/ana.toml": ANA}, tmp_path).became["repaired"] == ["ana"]
    assert [part.words for part in there.journal.circle.parts()] == ["Calm."]
    assert versions_in(there) == [ANA + b"<<<<<<<"]


def test_a_damaged_one_in_the_archive_never_touches_a_good_one(context: Context, tmp_path: Path) -> None:
    there = home_with({HOME: OURS}, context.places.data.parent)
    assert brought(there, {HOME: b"day = ["}, tmp_path).became["kept"] == [ID]
    assert files_in(there)[HOME] == OURS
    assert versions_in(there) == [b"day = ["]


@pytest.mark.parametrize(("here", "archived"), [(NEWER, THEIRS), (THEIRS, NEWER)])
def test_a_newer_format_is_kept_as_it_is(context: Context, tmp_path: Path, here: bytes, archived: bytes) -> None:
    there = home_with({HOME: here}, context.places.data.parent)
    taken = brought(there, {HOME: archived}, tmp_path)
    assert taken.became["copied"] == [ID]
    assert taken.newer == ([ID] if archived == NEWER else [])
    assert set(files_in(there).values()) == {here, archived}


def test_other_comments_alone_make_no_copy(context: Context, tmp_path: Path) -> None:
    there = home_with({HOME: OURS}, context.places.data.parent)
    assert brought(there, {HOME: b"# the long night\n" + OURS}, tmp_path).became["there"] == [ID]
    assert versions_in(there) == [b"# the long night\n" + OURS]


def test_somebody_whose_file_was_named_by_hand_is_recognised(context: Context, tmp_path: Path) -> None:
    there = home_with({"circle/my friend.toml": ANA}, context.places.data.parent)
    assert brought(there, {"circle/ana.toml": ANA}, tmp_path).became["there"] == ["ana"]
    assert brought(there, {"circle/ana.toml": OTHER_ANA}, tmp_path).became["kept"] == ["ana"]
    assert [part.words for part in there.journal.circle.parts()] == ["Calm."]
    assert files_in(there)["circle/my friend.toml"] == ANA
    assert versions_in(there) == [OTHER_ANA]


def test_names_that_pages_hide_stay_hidden_on_both_sides(context: Context, tmp_path: Path) -> None:
    there = home_with({"hidden-names.toml": b'format = 1\npeople = ["Robin"]\n'}, context.places.data.parent)
    archived = {"hidden-names.toml": b'format = 1\npeople = ["Kim", "Robin"]\n'}
    assert brought(there, archived, tmp_path).became["there"] == ["hidden-names"]
    assert there.journal.circle.hidden_names() == ("Kim", "Robin")
    before = files_in(there)
    brought(there, archived, tmp_path)
    assert files_in(there) == before


def test_a_damaged_list_of_hidden_names_is_repaired_and_what_is_legible_stays(context: Context, tmp_path: Path) -> None:
    damaged = b'format = 1\npeople = ["Robin"]\n<<<<<<<'
    there = home_with({"hidden-names.toml": damaged}, context.places.data.parent)
    archived = {"hidden-names.toml": b'format = 1\npeople = ["Kim"]\n'}
    assert brought(there, archived, tmp_path).became["repaired"] == ["hidden-names"]
    assert there.journal.circle.hidden_names() == ("Kim", "Robin")
    assert damaged in files_in(there).values()


def test_a_name_somebody_has_in_the_archive_alone_is_hidden_here_too(context: Context, tmp_path: Path) -> None:
    there = home_with({"circle/ana.toml": ANA}, context.places.data.parent)
    brought(there, {"circle/ana.toml": ANA.replace(b'"Ana"', b'"Anita"')}, tmp_path)
    assert there.journal.circle.hidden_names() == ("Anita",)


def test_an_archive_of_the_first_format_a_second_time_adds_nothing(context: Context) -> None:
    archive = read_archive(Path(__file__).with_name("first_format.json").read_bytes())
    assert import_archive(context.journal, archive).count("added") == 6
    before = files_in(context)
    assert import_archive(context.journal, archive).count("there") == 6
    assert files_in(context) == before
    assert {part.id for removed in (False, True) for part in context.journal.circle.parts(removed=removed)} == {
        "ana", "../Ana Lopez",
    }  # fmt: skip


def test_an_old_archive_knows_an_entry_that_was_laid_out_by_hand(context: Context) -> None:
    archive = read_archive(Path(__file__).with_name("first_format.json").read_bytes())
    import_archive(context.journal, archive)
    path = context.places.data / "entries/2026/2026-11-20T0801-n1n2n3.toml"
    path.write_text("# by hand\n" + path.read_text("utf-8"), "utf-8")
    assert import_archive(context.journal, archive).count("there") == 6
    assert versions_in(context) == []


def test_two_texts_of_one_entry_in_an_archive_both_come_in(context: Context, tmp_path: Path) -> None:
    whole = parsed(home_with({HOME: OURS}, tmp_path / "archived"))
    other = dict(whole["entries"][0], text=THEIRS.decode(), sha256=sha256(THEIRS).hexdigest())
    whole["entries"].append(other)
    archive = read_archive(json.dumps(whole).encode())
    assert archive.faults == (ALTERED,)
    taken = import_archive(context.journal, archive)
    assert (taken.became["added"], taken.became["copied"]) == ([ID], [ID])
    assert set(files_in(context).values()) == {OURS, THEIRS}


def test_what_was_shared_is_known_of_an_entry_again(context: Context, other: Context) -> None:
    note = context.journal.add(read_entry(tomllib.loads(OURS.decode())))
    shared = replace(note, id=context.journal.new_id(note.started), kind="share", note=None)
    context.journal.add(replace(shared, share=Share(what="brief", as_="pdf", entries=(note.id,))))
    import_archive(other.journal, read_archive(archive_bytes(context)))
    assert [share.id for share in other.journal.shares_of(note.id)] == [shared.id]


def test_versions_of_one_second_stay_in_their_order(context: Context, tmp_path: Path) -> None:
    here = home_with({}, tmp_path / "archived")
    folder = here.places.data / "versions" / ID
    folder.mkdir(parents=True)
    for number, name in enumerate("zaym"):
        (folder / f"20261121T070122-{name}{name}{name}{name}.toml").write_bytes(entry_of(HOME, str(number)))
        os.utime(folder / f"20261121T070122-{name}{name}{name}{name}.toml", ns=(number, number))
    import_archive(context.journal, read_archive(archive_bytes(here)))
    assert [version.handle[-4:] for version in context.journal.versions(ID)] == ["mmmm", "yyyy", "aaaa", "zzzz"]


# --- Where something is in the way


@pytest.mark.parametrize("show_failure", ["link", "file"])
def test_a_year_that_cannot_be_written_stops_no_other(context: Context, tmp_path: Path, show_failure: str) -> None:
    entries = context.places.data / "entries"
    entries.mkdir(parents=True)
    if show_failure == "link":
        outside = tmp_path / "outside"
        outside.mkdir()
        (entries / "2026").symlink_to(outside)
    else:
        (entries / "2026").write_text("a file")
    taken = brought(context, {f"entries/{one[:4]}/{one}.toml": entry_of(one, one) for one in IDS}, tmp_path)
    assert sorted(taken.became["added"]) == IDS[:3]
    assert [said[:22] for said in taken.failed] == IDS[3:]
    assert not (tmp_path / "outside").exists() or list((tmp_path / "outside").iterdir()) == []


def test_a_folder_where_the_entry_belongs_gets_a_copy_beside_it(context: Context, tmp_path: Path) -> None:
    (context.places.data / HOME).mkdir(parents=True)
    assert brought(context, {HOME: OURS}, tmp_path).became["copied"] == [ID]
    assert OURS in files_in(context).values()


# --- Stopped, refused, cut off


def test_a_full_disk_keeps_what_came_in_and_the_next_time_goes_on(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = read_archive(archive_bytes(home_with(many(100), tmp_path / "archived")))
    write, taken = calls.write_temp, ImportResult()

    def until_full(path: Path, content: bytes) -> Path:
        if b"Words 80." in content:
            raise OSError(28, "no space")
        return write(path, content)

    monkeypatch.setattr(calls, "write_temp", until_full)
    with pytest.raises(SaveFailed, match="the disk is full"):
        import_archive(context.journal, archive, taken)
    assert taken.count("added") == len(files_in(context)) == 80
    monkeypatch.undo()
    assert import_archive(context.journal, archive).count("added", "there") == 100
    assert files_in(context) == many(100)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_an_interruption_leaves_whole_files_and_counts_those_that_are_safe(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    archive = read_archive(archive_bytes(home_with(many(100), tmp_path / "archived")))
    write, taken = calls.write_temp, ImportResult()

    def until_stopped(path: Path, content: bytes) -> Path:
        if b"Words 80." in content:
            raise stop
        return write(path, content)

    monkeypatch.setattr(calls, "write_temp", until_stopped)
    with pytest.raises(stop):
        import_archive(context.journal, archive, taken)
    assert taken.count("added") == len(files_in(context)) == 80
    assert files_in(context).items() <= many(100).items()


def test_a_progress_that_says_no_stops_it(context: Context, tmp_path: Path) -> None:
    archive = read_archive(archive_bytes(home_with(many(100), tmp_path / "archived")))
    with pytest.raises(Cancelled):
        import_archive(context.journal, archive, progress=lambda _done, _of: False)
    assert 0 < len(files_in(context)) < 100


def test_nothing_counts_as_added_before_the_disk_confirmed_it(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, taken = read_archive(archive_bytes(home_with(many(10), tmp_path / "archived"))), ImportResult()

    def refuses(_folder: Path) -> None:
        raise OSError(5, "fsync")

    monkeypatch.setattr(calls, "sync_folder", refuses)
    context.places.data.mkdir(parents=True)
    (context.places.data / "circle").mkdir()
    with pytest.raises(NotConfirmed):
        import_archive(context.journal, archive, taken)
    assert taken.count("added") == 0


def many(number: int) -> dict[str, bytes]:
    """So many entries, in one year."""
    found = {}
    for n in range(number):
        entry_id = f"2026-01-01T{n // 60:02}{n % 60:02}-n{n:05}"
        content = entry_of(IDS[0], f"Words {n}.").replace(IDS[0].encode(), entry_id.encode())
        found[f"entries/2026/{entry_id}.toml"] = content
    return found


# --- What it costs


def test_what_it_costs_grows_with_the_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """System calls an entry, counted: no folder is listed, and no folder is fsynced, once an entry."""
    calls = {"listdir": 0, "fsync": 0, "lstat": 0}
    for name in calls:
        real = getattr(os, name)

        def counted(*args: object, _real: object = real, _name: str = name, **more: object) -> object:
            calls[_name] += 1
            return _real(*args, **more)  # type: ignore[operator]

        monkeypatch.setattr(os, name, counted)
    each = []
    for number in (64, 640):
        archive = read_archive(archive_bytes(home_with(many(number), tmp_path / f"archived{number}")))
        there = open_context(tmp_path / f"there{number}")
        before = dict(calls)
        assert import_archive(there.journal, archive).count("added") == number
        import_archive(there.journal, archive)
        dry_run_restore(there.journal, archive)
        each.append({name: (calls[name] - before[name]) / number for name in calls})
    assert all(each[1][name] <= each[0][name] for name in calls), each
    assert each[1]["listdir"] < 0.05
    assert each[1]["fsync"] < 1.1
