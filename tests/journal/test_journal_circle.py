"""The circle on disk: added, changed, removed, and never overwritten unread."""

import os
import stat
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_samples import MORNING, files_below, journal_in

from connectwell import durable
from connectwell.entries.circle_fields import answered
from connectwell.errors import EntryNotFound, NewerFormat, NotConfirmed, SaveFailed
from connectwell.journal.names import slug
from connectwell.model.circle import CirclePart

ANA = CirclePart(id="", kind="person", name="Ana", role="friend", names=("Anita",), words="Calm beside her.\nAlways.")


def tables(folder: Path, name: str = "ana") -> dict[str, Any]:
    return tomllib.loads((folder / "data" / "circle" / f"{name}.toml").read_text(encoding="utf-8"))


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / "data" / "circle" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def versions(folder: Path, name: str = "ana") -> list[str]:
    return [path.read_text(encoding="utf-8") for path in files_below(folder / "data" / "versions" / "circle" / name)]


def test_what_is_added_is_a_file_of_its_own_that_only_its_owner_can_open(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    added = journal.circle.add(ANA)
    assert added == replace(ANA, id="ana", added=added.added)
    assert added.added is not None
    assert journal.circle.parts() == (added,)
    (path,) = files_below(tmp_path / "data")
    assert (path.parent.name, path.name) == ("circle", "ana.toml")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert tables(tmp_path) == {
        "format": 1, "id": "ana", "kind": "person", "name": "Ana", "role": "friend", "names": ["Anita"],
        "words": "Calm beside her.\nAlways.", "sharing": "private", "added": added.added,
    }  # fmt: skip


def test_two_of_one_name_are_two(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    first, second, third = (journal.circle.add(replace(ANA, role=role)) for role in ("friend", "aunt", "nurse"))
    assert first.id == "ana"
    assert second.id.startswith("ana-")
    assert {part.role for part in journal.circle.parts()} == {"friend", "aunt", "nurse"}
    assert len({first.id, second.id, third.id}) == 3


@pytest.mark.parametrize(
    ("name", "id"),
    [("Ana", "ana"), ("Zoë O’Neil", "zoe-oneil"), ("The library, upstairs", "the-library-upstairs"), ("../x", "x")],
)
def test_an_id_is_the_name_as_far_as_it_can_be_a_file_name(tmp_path: Path, name: str, id: str) -> None:
    assert journal_in(tmp_path).circle.add(replace(ANA, name=name)).id == id


@pytest.mark.parametrize("name", ["ليلى", "山田", "🫶🏽", "CON", "com1", "..", "/", "\x00"])
def test_a_name_that_can_be_no_file_name_gets_an_id_of_its_own(tmp_path: Path, name: str) -> None:
    journal = journal_in(tmp_path)
    added = journal.circle.add(replace(ANA, name=name))
    assert added.id.startswith("person-")
    assert [part.name for part in journal.circle.parts()] == [name]


@given(st.text(max_size=60))
def test_a_slug_is_safe_on_every_system(name: str) -> None:
    found = slug(name)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(found) <= 40
    assert slug(found) == found


@given(
    st.builds(
        CirclePart,
        id=st.just(""),
        kind=st.sampled_from(["person", "group", "place", "community"]),
        name=st.text(min_size=1, max_size=20).filter(str.strip),
        role=st.text(max_size=10),
        names=st.lists(st.text(max_size=6), max_size=3).map(tuple),
        call=st.text(max_size=6),
        help_now=st.booleans(),
        words=st.text(max_size=40),
        sharing=st.sampled_from(["private", "theme", "words"]),
        rest=st.just({"weather": {"deep": [1, "x"]}}),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_back_as_they_were_but_for_line_ends(tmp_path: Path, part: CirclePart) -> None:
    added = journal_in(tmp_path).circle.add(part)
    assert added in journal_in(tmp_path).circle.parts()
    unchanged = ("kind", "help_now", "sharing", "rest")
    assert [getattr(added, name) for name in unchanged] == [getattr(part, name) for name in unchanged]
    assert added.words == part.words.replace("\r\n", "\n").replace("\r", "\n")


def test_the_first_change_of_a_session_keeps_the_earlier_text_and_unknown_keys_stay(tmp_path: Path) -> None:
    text = 'format = 1\nid = "ana"\nkind = "person"\nname = "Ana" # my Ana\nborn = 1990\n'
    put(tmp_path, "ana.toml", text)
    journal = journal_in(tmp_path)
    editing = journal.circle.edit("ana")
    editing.save(replace(editing.part, role="friend"))
    editing.save(replace(editing.part, role="old friend"))
    assert versions(tmp_path) == [text]
    assert tables(tmp_path) == {
        "format": 1, "id": "ana", "kind": "person", "name": "Ana", "role": "old friend", "sharing": "private",
        "born": 1990,
    }  # fmt: skip


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    text = 'format = 1\nid = "ana"\nkind = "person"\nname = "Ana" # my Ana\n'
    path = put(tmp_path, "ana.toml", text)
    editing = journal.circle.edit("ana")
    editing.save(editing.part)
    assert path.read_text(encoding="utf-8") == text
    assert versions(tmp_path) == []


def test_what_was_changed_elsewhere_meanwhile_is_taken_in(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(ANA)
    here, there = journal.circle.edit("ana"), journal_in(tmp_path).circle.edit("ana")
    there.save(replace(there.part, call="+49 170"))
    saved = here.save(replace(here.part, role="aunt"))
    assert (saved.merged, saved.replaced) == (True, False)
    assert (tables(tmp_path)["call"], tables(tmp_path)["role"]) == ("+49 170", "aunt")
    assert here.part == saved.part


def test_what_both_changed_is_kept_as_an_earlier_version(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(ANA)
    here, there = journal.circle.edit("ana"), journal_in(tmp_path).circle.edit("ana")
    here.save(replace(here.part, role="neighbour"))
    there.save(replace(there.part, words="Theirs."))
    saved = here.save(replace(here.part, words="Mine."))
    assert saved.replaced
    assert (tables(tmp_path)["words"], tables(tmp_path)["role"]) == ("Mine.", "neighbour")
    assert any('words = "Theirs."' in text for text in versions(tmp_path))


def test_a_file_that_went_away_elsewhere_is_written_again(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(ANA)
    editing = journal.circle.edit("ana")
    (tmp_path / "data" / "circle" / "ana.toml").unlink()
    editing.save(replace(editing.part, role="aunt"))
    assert tables(tmp_path)["role"] == "aunt"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<<<<<<<", "can't be read any more"),
        ("format = 1\n", "can't be read any more"),
        ('format = 2\nid = "ana"\nkind = "person"\nname = "Ana"\n', "a newer connectwell"),
    ],
)
def test_a_file_that_broke_or_is_newer_meanwhile_is_left_alone(tmp_path: Path, text: str, reason: str) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(ANA)
    editing = journal.circle.edit("ana")
    path = put(tmp_path, "ana.toml", text)
    with pytest.raises(SaveFailed, match=reason):
        editing.save(replace(editing.part, role="aunt"))
    assert path.read_text(encoding="utf-8") == text


def test_a_newer_format_is_listed_but_not_changed(tmp_path: Path) -> None:
    put(tmp_path, "ana.toml", 'format = 2\nid = "ana"\nkind = "person"\nname = "Ana"\n')
    journal = journal_in(tmp_path)
    assert [part.name for part in journal.circle.parts()] == ["Ana"]
    with pytest.raises(NewerFormat):
        journal.circle.remove("ana")


def test_what_is_removed_is_out_of_the_circle_until_it_is_restored(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    added = journal.circle.add(ANA)
    gone = journal.circle.remove("ana")
    assert gone.removed is not None
    assert (journal.circle.parts(), journal.circle.parts(removed=True)) == ((), (gone,))
    assert (tmp_path / "data" / "circle" / "ana.toml").exists()
    with pytest.raises(EntryNotFound):
        journal.circle.edit("ana")
    assert journal.circle.restore("ana") == added
    assert journal.circle.parts() == (added,)
    with pytest.raises(EntryNotFound):
        journal.circle.restore("ana")


def test_a_new_one_does_not_take_the_id_of_a_removed_one(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(ANA)
    journal.circle.remove("ana")
    assert journal.circle.add(ANA).id != "ana"
    assert [part.id for part in journal.circle.parts(removed=True)] == ["ana"]


def test_a_file_that_was_named_by_hand_is_changed_where_it_lies(tmp_path: Path) -> None:
    outside = tmp_path / "x.toml"
    path = put(tmp_path, "My friends.toml", 'format = 1\nid = "../../x"\nkind = "person"\nname = "Ana"\n')
    journal_in(tmp_path).circle.remove("../../x")
    assert "removed" in path.read_text(encoding="utf-8")
    assert not outside.exists()
    assert len(versions(tmp_path, "My friends")) == 1


def test_of_two_files_with_one_id_the_one_of_that_name_is_meant(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(ANA)
    copy = put(tmp_path, "ana (conflicted copy).toml", 'format = 1\nid = "ana"\nkind = "person"\nname = "Ana"\n')
    journal.circle.remove("ana")
    assert "removed" not in copy.read_text(encoding="utf-8")
    assert [part.id for part in journal.circle.parts()] == ["ana"]


@pytest.mark.parametrize("name", ["", " \n"])
def test_without_a_name_nothing_is_saved(tmp_path: Path, name: str) -> None:
    journal = journal_in(tmp_path)
    with pytest.raises(SaveFailed, match="name: expected"):
        journal.circle.add(replace(ANA, name=name))
    assert journal.circle.parts() == ()


def test_the_circle_is_written_through_no_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "circle").symlink_to(elsewhere)
    with pytest.raises(SaveFailed, match="link"):
        journal_in(tmp_path).circle.add(ANA)
    assert list(elsewhere.iterdir()) == []


def test_what_was_written_but_not_confirmed_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_in(tmp_path)
    editing = journal.circle.begin(ANA)

    def unsure(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        raise NotConfirmed

    with monkeypatch.context() as broken:
        broken.setattr(durable, "write_new", unsure)
        with pytest.raises(NotConfirmed):
            editing.save(ANA)
    before = (tmp_path / "data" / "circle" / "ana.toml").stat().st_ino
    assert editing.save(editing.part).part.id == "ana"
    assert (tmp_path / "data" / "circle" / "ana.toml").stat().st_ino != before


def test_removed_is_a_moment(tmp_path: Path) -> None:
    put(
        tmp_path,
        "ana.toml",
        f'format = 1\nid = "ana"\nkind = "person"\nname = "Ana"\nremoved = {MORNING.isoformat()}\n',
    )
    put(tmp_path, "b.toml", 'format = 1\nid = "b"\nkind = "person"\nname = "B"\nremoved = true\n')
    journal = journal_in(tmp_path)
    assert journal.circle.parts() == ()
    assert [part.removed for part in journal.circle.parts(removed=True)] == [MORNING]


def test_what_a_save_that_was_cut_off_left_behind_is_kept_once_it_is_old(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(ANA)
    text = 'format = 1\nid = "{id}"\nkind = "person"\nname = "Later"\n'
    left = {name: put(tmp_path, f".{name}.toml.a1b2c3.tmp", text.format(id=name)) for name in ("ana", "bo")}
    left["damaged"] = put(tmp_path, ".ana.toml.d4e5f6.tmp", 'format = 1\nid = "an')
    left["not ours"] = put(tmp_path, "...tmp", text)
    journal.tidy()
    assert all(path.exists() for path in left.values()), "a save may still be going on"
    for path in left.values():
        os.utime(path, (MORNING.timestamp() - 7200, MORNING.timestamp() - 7200))
    journal.tidy()
    assert [path.exists() for path in left.values()] == [False, False, True, True]
    assert versions(tmp_path) == [text.format(id="ana")]
    assert [part.id for part in journal.circle.parts()] == ["ana", "bo"]


def test_two_that_are_one_keep_every_name_and_can_be_taken_apart(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    ana, anita = journal.circle.add(ANA), journal.circle.add(replace(ANA, name="Anna-Lena", names=(), role="aunt"))
    before = journal.circle.put_together(ana.id, anita.id)
    (one,) = journal.circle.parts()
    assert (one.role, one.names) == ("friend", ("Anita", "Anna-Lena"))
    assert [part.joined for part in journal.circle.parts(removed=True)] == ["ana"]
    assert [part.name for part in journal.circle.everybody().parts] == ["Ana"], "the other's role is not said as well"
    journal.circle.undo_put_together(before)
    assert [(part.name, part.role, part.names) for part in journal.circle.parts()] == [
        ("Ana", "friend", ("Anita",)),
        ("Anna-Lena", "aunt", ()),
    ]
    assert journal.circle.parts(removed=True) == ()


def test_erasing_one_erases_what_was_put_together_with_it(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    ana, other = journal.circle.add(ANA), journal.circle.add(replace(ANA, name="Anna", call="zq170"))
    journal.circle.put_together(ana.id, other.id)
    journal.circle.erase(ana.id)
    assert journal.circle.hidden_names() == ("Ana", "Anita", "Anna")
    assert [path for path in files_below(tmp_path / "data") if "zq170" in path.read_text("utf-8")] == []


def test_a_damaged_file_is_erased_by_its_name_and_no_other_s(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    put(tmp_path, "bo.toml", 'format = 1\nkind = "person"\nname = "Bo"\nnames = [')
    put(tmp_path, "cleo.toml", 'format = 1\nid = "dora"\nkind = "person"\nname = "Dora"\n')
    with pytest.raises(EntryNotFound):
        journal.circle.erase("cleo")
    journal.circle.erase("bo")
    assert [part.name for part in journal.circle.parts()] == ["Dora"]
    assert journal.circle.hidden_names() == ("Bo",)


def test_somebody_not_safe_stays_so_where_the_file_is_damaged(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    put(tmp_path, "bo.toml", 'format = 1\nid = "bo"\nkind = "person"\nname = "Bo"\nunsafe = true\nnames = [')
    journal.circle.parts()
    assert [(part.name, part.unsafe) for part in journal.circle.recovered()] == [("Bo", True)]


def test_a_former_name_is_kept_once_and_can_be_taken_off(tmp_path: Path) -> None:
    circle = journal_in(tmp_path).circle
    circle.add(replace(ANA, names=()))
    editing = circle.edit("ana")
    slip = editing.save(answered(editing.part, "name", "Anax")).part
    assert (slip.name, slip.names) == ("Anax", ("Ana",))  # entries may have it
    taken_off = editing.save(answered(slip, "names", "")).part
    assert (taken_off.name, taken_off.names) == ("Anax", ())
    editing.save(answered(taken_off, "names", "Ana"))
    again = circle.edit("ana")
    back = again.save(answered(again.part, "name", "Ana")).part
    assert (back.name, back.names) == ("Ana", ("Anax",))  # and not its own name a second time
