"""A journal that the version before the redesign (50b4d09) wrote: read, changed, put away, taken out, archived.

The files in `written_before/` are what that version left, byte for byte, a draft at every step among them. Nothing but
what is changed may change in them. `same_as_before` holds two years to it, through the command line of both.
"""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from connectwell.checkin.walk import Walk
from connectwell.context import Context
from connectwell.imports.connectwell import import_archive, read_archive
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.model.entry import Entry
from connectwell.model.format import write_entry
from connectwell.model.parts import changed, parts_of
from connectwell.share.archive import make_archive
from steady import open_context

BEFORE = Path(__file__).with_name("written_before")
ENTRIES = {path.stem: path for path in sorted(BEFORE.glob("entries/*/*.toml"))}
DRAFTS = [name for name, path in ENTRIES.items() if "\n[walk]\n" in path.read_text(encoding="utf-8")]

every_entry = pytest.mark.parametrize("name", ENTRIES)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    for folder in ("entries", "circle", "versions"):
        shutil.copytree(BEFORE / folder, tmp_path / "data" / folder)
    return open_context(tmp_path, config=(BEFORE / "config" / "config.toml").read_text(encoding="utf-8"))


def files_in(context: Context) -> dict[str, bytes]:
    data = context.places.data
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*.toml")}


def file_of(context: Context, name: str) -> Path:
    return context.places.data / "entries" / name[:4] / f"{name}.toml"


def lines_of(content: bytes) -> list[str]:
    return content.decode().splitlines()


def save(context: Context, entry: Entry) -> None:
    context.journal.edit(entry.id).save(entry)


@every_entry
def test_what_was_read_is_written_as_it_stands(context: Context, name: str) -> None:
    entry = context.journal.get(name)
    assert to_toml(cleaned(write_entry(entry))) == ENTRIES[name].read_bytes()
    file = file_of(context, name)
    was = file.stat().st_mtime_ns
    save(context, entry)
    assert file.stat().st_mtime_ns == was, "what is as it was isn't written"


def test_reading_writes_nothing(context: Context) -> None:
    before = files_in(context)
    assert len(list(context.journal.newest())) == len(ENTRIES) - 1  # one is out of lists
    context.journal.facts()
    assert [found.entry.tail for found in context.journal.containing("radiator")] == ["03jd5u"]
    assert [part.name for part in context.journal.circle.parts()] == ["Ana", "Thursday choir"]
    assert not context.journal.unread_files()
    assert files_in(context) == before


@every_entry
@pytest.mark.parametrize("mark", ["for_session", "put_away"])
def test_a_part_that_is_marked_gets_one_line(context: Context, name: str, mark: str) -> None:
    entry = context.journal.get(name)
    first = next((part for part in parts_of(entry) if getattr(part, mark, None) is False), None)
    if first is None:
        pytest.skip("nothing in it can be marked")

    def marked(part: Any) -> Any:
        return replace(part, **{mark: True}) if part == first else part

    save(context, changed(entry, marked))
    after = lines_of(file_of(context, name).read_bytes())
    after.remove(f"{mark} = true")
    assert after == lines_of(ENTRIES[name].read_bytes())


@every_entry
def test_taken_out_and_brought_back_it_is_as_it_was(context: Context, name: str) -> None:
    before = lines_of(ENTRIES[name].read_bytes())
    was_out = any(line.startswith("removed = ") for line in before)
    if not was_out:
        context.journal.remove(name)
        out = lines_of(file_of(context, name).read_bytes())
        assert [line for line in out if not line.startswith("removed = ")] == before
    context.journal.restore(name)
    after = lines_of(file_of(context, name).read_bytes())
    assert after == [line for line in before if not line.startswith("removed = ")]


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_goes_on_where_it_was_left_and_keeps_what_it_has(context: Context, name: str) -> None:
    before = context.journal.get(name)
    walk = Walk.resume(context, name)
    for _ in range(40):
        if not walk.entry.unfinished:
            break
        assert walk.step is not None
        walk.next()
    after = context.journal.get(name)
    assert not after.unfinished
    kept = {part.key: part for part in after.reflections}
    for part in before.reflections:
        now = kept[part.key]
        if not part.prompt:  # chosen only when the walk comes to its need
            now = replace(now, prompt=None, asked="", direction=None)
        assert now == part
    assert all(part in after.connections for part in before.connections)
    assert (after.close, after.day, after.started) == (before.close, before.day, before.started)
    if before.arrival:
        assert after.arrival
        assert replace(after.arrival, chose=before.arrival.chose) == before.arrival


def test_of_somebody_in_the_circle_one_line_changes(context: Context) -> None:
    editing = context.journal.circle.edit("ana")
    editing.save(replace(editing.part, role="neighbour"))
    before = (BEFORE / "circle" / "ana.toml").read_bytes()
    assert (context.places.data / "circle" / "ana.toml").read_bytes() == before.replace(b'"friend"', b'"neighbour"')


def test_of_the_settings_one_line_changes(context: Context) -> None:
    before = (BEFORE / "config" / "config.toml").read_bytes()
    context.change(region="GB")
    assert (context.places.config / "config.toml").read_bytes() == before.replace(b'"DE"', b'"GB"')


def test_its_archive_and_ours_give_the_same_files_back(context: Context, tmp_path: Path) -> None:
    ours = "".join(make_archive(context, date(2026, 11, 21)).text).encode()
    there = open_context(tmp_path / "ours")
    import_archive(there.journal, read_archive(ours))
    assert files_in(there) == files_in(context)
    there = open_context(tmp_path / "theirs")
    import_archive(there.journal, read_archive((BEFORE / "archive.json").read_bytes()))
    without_versions = {name: content for name, content in files_in(context).items() if "versions" not in name}
    assert files_in(there) == without_versions
