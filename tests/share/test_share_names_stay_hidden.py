"""A name that was ever known is hidden on pages until the person says otherwise, whatever became of its part."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sharing import note

from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.model.circle import CirclePart
from connectwell.share.sharing import NamesUnknown, Sharing
from unreadable import refusing

FILE = "circle/ana-lopez.toml"
WORDS = "Ana Lopez laughed. Ana stayed."


def with_ana(context: Context) -> CirclePart:
    note(context, WORDS, "n1n2n3")
    return context.journal.circle.add(CirclePart(id="", kind="person", name="Ana Lopez", role="friend"))


def page(context: Context) -> str:
    sharing = Sharing(context, "export")
    sharing.read_days()
    return sharing.render("txt").as_bytes().decode()


def renamed(context: Context, name: str = "Anne Miller") -> None:
    editing = context.journal.circle.edit("ana-lopez")
    editing.save(replace(editing.part, name=name))


def without_its_old_name(context: Context) -> None:
    renamed(context)
    editing = context.journal.circle.edit("ana-lopez")
    assert editing.part.names == ("Ana Lopez",)
    assert editing.save(replace(editing.part, names=())).stay_hidden == ("Ana Lopez",)


def changed_here_and_elsewhere(context: Context) -> None:
    editing = context.journal.circle.edit("ana-lopez")
    renamed(context)
    editing.save(replace(editing.part, names=("Annie",), role="neighbour"))


def damaged(context: Context) -> None:
    file = context.places.data / FILE
    file.write_bytes(file.read_bytes() + b"<<<<<<< mine\n")


def emptied_after_a_change(context: Context) -> None:
    editing = context.journal.circle.edit("ana-lopez")
    editing.save(replace(editing.part, role="neighbour"))
    (context.places.data / FILE).write_bytes(b"")


def deleted_elsewhere_after_a_change(context: Context) -> None:
    editing = context.journal.circle.edit("ana-lopez")
    editing.save(replace(editing.part, role="neighbour"))
    (context.places.data / FILE).unlink()


def erased_on_another_machine(context: Context) -> None:
    """Both machines put a name on the list meanwhile, and the sync program kept the other's list."""
    context.journal.circle.erase("ana-lopez")
    file = context.places.data / "hidden-names.toml"
    file.rename(file.with_name("hidden-names.sync-conflict-20261121-090000-ABCDEFG.toml"))
    file.write_text('format = 1\npeople = [\n    "Bo",\n]\n', "utf-8")


def erased_in_another_clone(context: Context) -> None:
    context.journal.circle.erase("ana-lopez")
    text = 'format = 1\npeople = [\n<<<<<<< HEAD\n    "Bo",\n=======\n    "Ana Lopez",\n>>>>>>> laptop\n]\n'
    (context.places.data / "hidden-names.toml").write_text(text, "utf-8")


def renamed_in_two_clones(context: Context) -> None:
    """Neither side's file has been read here before: there is no earlier version."""
    text = (context.places.data / FILE).read_text("utf-8")
    both = '<<<<<<< HEAD\nname = "Anne Miller"\n=======\nname = "Ana Lopez"\n>>>>>>> laptop\n'
    (context.places.data / FILE).write_text(text.replace('name = "Ana Lopez"\n', both), "utf-8")


WAYS: dict[str, Callable[[Context], object]] = {
    "renamed": renamed,
    "renamed, and the old name taken off": without_its_old_name,
    "changed here and elsewhere": changed_here_and_elsewhere,
    "removed": lambda context: context.journal.circle.remove("ana-lopez"),
    "erased": lambda context: context.journal.circle.erase("ana-lopez"),
    "damaged": damaged,
    "emptied": emptied_after_a_change,
    "deleted by another program": deleted_elsewhere_after_a_change,
    "erased on another machine": erased_on_another_machine,
    "erased in another clone": erased_in_another_clone,
    "renamed in two clones": renamed_in_two_clones,
}


@pytest.mark.parametrize("way", WAYS)
def test_it_stays_hidden_in_full_and_in_short(context: Context, way: str) -> None:
    with_ana(context)
    assert "Ana" not in page(context)
    WAYS[way](context)
    assert "Ana" not in page(context)
    assert "laughed" in page(context)


def test_two_put_together_and_taken_apart_again_are_who_they_were(context: Context) -> None:
    with_ana(context)
    circle = context.journal.circle
    circle.add(CirclePart(id="", kind="person", name="Anita", role="neighbour"))
    note(context, "Anita rang.", "n4n5n6")
    before = page(context)
    assert "A neighbour rang." in before
    circle.undo_put_together(circle.put_together("ana-lopez", "anita"))
    assert page(context) == before
    assert circle.hidden_names() == ()


def test_a_change_of_capitals_is_no_other_name(context: Context) -> None:
    with_ana(context)
    renamed(context, "ana lopez")
    assert context.journal.circle.edit("ana-lopez").part.names == ()
    assert context.journal.circle.hidden_names() == ()


def test_a_name_half_typed_between_two_saves_is_none(context: Context) -> None:
    with_ana(context)
    editing = context.journal.circle.edit("ana-lopez")
    for typed in ("An", "Ann", "Anne Miller"):
        editing.save(replace(editing.part, name=typed, names=editing.part.names))
    assert (editing.part.name, editing.part.names) == ("Anne Miller", ("Ana Lopez",))
    assert context.journal.circle.hidden_names() == ()


def test_it_is_said_again_once_the_person_says_so(context: Context) -> None:
    with_ana(context)
    context.journal.circle.erase("ana-lopez")
    assert context.journal.circle.hidden_names() == ("Ana Lopez",)
    assert context.journal.circle.unhide("ana lopez")
    assert WORDS in page(context)
    assert not context.journal.circle.unhide("ana lopez")


def test_erasing_without_hiding_takes_a_former_name_off_as_well(context: Context) -> None:
    with_ana(context)
    without_its_old_name(context)
    context.journal.circle.erase("ana-lopez", keep_hiding=False)
    assert context.journal.circle.hidden_names() == ()
    assert WORDS in page(context)


def test_only_names_are_kept_of_somebody_erased(context: Context) -> None:
    part = with_ana(context)
    context.journal.circle.erase(part.id)
    kept = (context.places.data / "hidden-names.toml").read_text("utf-8")
    assert kept == 'format = 1\npeople = [\n    "Ana Lopez",\n]\n'
    if os.name != "nt":
        assert (context.places.data / "hidden-names.toml").stat().st_mode & 0o777 == 0o600


def test_a_list_that_is_damaged_is_not_written_over_and_still_hides(context: Context) -> None:
    part = with_ana(context)
    context.journal.circle.erase(part.id)
    file = context.places.data / "hidden-names.toml"
    file.write_text('format = 1\npeople = ["Ana Lopez"]\n<<<<<<< mine\n', "utf-8")
    tom = context.journal.circle.add(CirclePart(id="", kind="person", name="Tom"))
    with pytest.raises(ConnectwellError, match="hidden-names"):
        context.journal.circle.erase(tom.id)
    assert "<<<<<<<" in file.read_text("utf-8")
    assert [one.name for one in context.journal.circle.parts()] == ["Tom"]
    assert "Ana" not in page(context)


def test_a_copy_of_the_list_is_taken_in_by_the_next_change(context: Context) -> None:
    part = with_ana(context)
    erased_on_another_machine(context)
    assert context.journal.circle.hidden_names() == ("Ana Lopez", "Bo")
    assert context.journal.circle.unhide("ana lopez")
    assert context.journal.circle.hidden_names() == ("Bo",)
    assert [path.name for path in context.places.data.glob("hidden-names*")] == ["hidden-names.toml"]
    assert part.name in page(context)


def test_a_copy_of_the_list_that_is_damaged_stays_and_still_hides(context: Context) -> None:
    with_ana(context)
    erased_on_another_machine(context)
    (copy,) = context.places.data.glob("hidden-names.sync*")
    copy.write_bytes(copy.read_bytes() + b"<<<<<<< mine\n")
    assert context.journal.circle.unhide("Bo")
    with pytest.raises(ConnectwellError, match="sync-conflict"):
        context.journal.circle.unhide("Ana Lopez")
    assert copy.exists()
    assert "Ana" not in page(context)


# --- What can't be known


@pytest.mark.parametrize("path", [FILE, "circle"])
def test_where_nothing_of_it_can_be_read_no_page_leaves_without_a_yes(
    context: Context, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_ana(context)
    refusing(path)(context.places.data, monkeypatch)
    for what in ("export", "brief"):
        sharing = Sharing(context, what)
        sharing.read_days()
        assert any(path in said and "can't be read" in said for said in sharing.warned)
        file = tmp_path / f"{what}.txt"
        with pytest.raises(NamesUnknown):
            sharing.send("txt", file)
        assert not file.exists()
        sharing.names_may_leave = True
        assert sharing.send("txt", file).path == file


def test_where_names_are_kept_there_is_nothing_to_ask(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_ana(context)
    refusing("circle")(context.places.data, monkeypatch)
    sharing = Sharing(context, "export")
    sharing.read_days()
    sharing.keep_names(True)
    assert sharing.send("txt", tmp_path / "record.txt").path
