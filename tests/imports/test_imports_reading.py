"""An archive that isn't as it was made is noticed, and what is whole in it is read all the same."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from homes import IDS, TODAY, archive_bytes, entry_of, home_with, parsed
from hypothesis import given
from hypothesis import strategies as st

from connectwell.context import Context
from connectwell.entries.archive_format import SECTIONS
from connectwell.imports.archive import ALTERED, CUT_OFF, NotAnArchive, read_archive
from connectwell.imports.first_format import from_json

ENTRIES = {f"entries/{one[:4]}/{one}.toml": entry_of(one, f"Words of {one}.") for one in IDS}
FILES = ENTRIES | {
    "circle/ana.toml": entry_of("circle/ana.toml", "Calm."),
    "entries/2026/2026-11-20T0801-zzzzzz.toml": b"\xff[",
}


@pytest.fixture
def journal(context: Context) -> Context:
    return home_with(FILES, context.places.data.parent)


def names(content: bytes) -> set[str]:
    return {file.file for file in read_archive(content).files}


def changed(journal: Context, change: Callable[[Any], object]) -> bytes:
    whole = parsed(journal)
    change(whole)
    return json.dumps(whole).encode()


def test_a_whole_one_is_whole(journal: Context) -> None:
    archive = read_archive(archive_bytes(journal))
    assert archive.is_whole
    assert (archive.made, archive.counts["entries"], archive.counts["unreadable"]) == (TODAY, len(IDS), 1)
    assert {file.file: file.content for file in archive.files} == FILES


def test_one_that_another_program_laid_out_anew_is_whole(journal: Context) -> None:
    assert read_archive(json.dumps(parsed(journal), indent=4, sort_keys=True).encode()).is_whole


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_one_that_a_shell_wrote_in_its_own_way_is_whole(journal: Context, encoding: str) -> None:
    assert read_archive(archive_bytes(journal).decode().replace("\n", "\r\n").encode(encoding)).is_whole


def test_wherever_it_is_cut_off_that_is_said_and_the_rest_is_read(journal: Context) -> None:
    whole = archive_bytes(journal)
    read = 0
    for length in range(len(whole.partition(b"\n")[0]) + 1, len(whole) - 2, 7):
        archive = read_archive(whole[:length])
        assert archive.faults == (CUT_OFF,), length
        assert len(archive.files) >= read
        read = len(archive.files)
    assert read == len(FILES)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda whole: whole["entries"].pop(), ALTERED),
        (lambda whole: whole["circle"].pop(), ALTERED),
        (lambda whole: whole["entries"].append(whole["entries"][0]), ALTERED),
        (lambda whole: whole["manifest"].pop("sha256"), ALTERED),
        (lambda whole: whole.update(entries={}), ALTERED),
        (lambda whole: whole["lacks"].append({"file": "entries/2019", "reason": "x"}), ALTERED),
        (lambda whole: whole.pop("manifest"), CUT_OFF),
    ],
)
def test_one_whose_list_is_not_what_it_holds_is_called_so(
    journal: Context, change: Callable[[Any], object], said: str
) -> None:
    archive = read_archive(changed(journal, change))
    assert archive.faults == (said,)
    assert not archive.is_whole


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda held: held.update(text="other words"), "entry 1 (2026-11-03T0801-q7f3k3)"),
        (lambda held: held.update(sha256="0" * 64), "entry 1 (2026-11-03T0801-q7f3k3)"),
        (lambda held: held.update(base64="!"), "entry 1 (2026-11-03T0801-q7f3k3)"),
        (lambda held: held.update(file="../../.ssh/authorized_keys"), "entry 1"),
        (lambda held: held.update(file="entries/2026/../../../x.toml"), "entry 1"),
        (lambda held: held.update(file="/etc/passwd"), "entry 1"),
        (lambda held: held.update(file="entries\\2026\\x.toml"), "entry 1"),
        (lambda held: held.update(file="entries/2026/\x1b[31mred.toml"), "entry 1"),
        (lambda held: held.update(file="entries/2026/x\0.toml"), "entry 1"),
        (lambda held: held.update(file="entries/2026/.lock"), "entry 1"),
        (lambda held: held.update(file="config/config.toml"), "entry 1"),
        (lambda held: held.update(file="entries/2026/" + "x" * 300 + ".toml"), "entry 1"),
        (lambda held: held.update(file=7), "entry 1"),
        (lambda held: held.clear(), "entry 1"),
    ],
)
def test_an_item_that_was_altered_is_left_out_and_named_by_what_is_valid_of_it(
    journal: Context, change: Callable[[Any], object], named: str
) -> None:
    archive = read_archive(changed(journal, lambda whole: change(whole["entries"][0])))
    assert archive.broken == (named,)
    assert len(archive.files) == len(FILES) - 1


def test_a_flipped_byte_costs_one_item(journal: Context) -> None:
    whole = archive_bytes(journal)
    at = whole.index(b"Words of")
    archive = read_archive(whole[:at] + b"\xff" + whole[at + 1 :])
    assert len(archive.broken) == 1
    assert len(archive.files) == len(FILES) - 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"{", "isn't JSON"),
        (b"[" * 100_000, "isn't JSON"),
        (b"\x89PNG\r\n\x1a\n", "isn't JSON"),
        (b"9" * 10_000, "isn't JSON"),
        (b"[]", "isn't an archive"),
        (b'{"entries": []}', "isn't an archive"),
        (b'{"connectwell": "archive"}', "doesn't say in which format"),
        (b'{"connectwell": "archive", "format": true}', "doesn't say in which format"),
        (b'{"connectwell": "archive", "format": 3}', "newer connectwell"),
        (b'{"connectwell": "archive", "format": 2, "entries', "isn't an archive"),
    ],
)
def test_what_is_no_archive_is_called_what_it_is(content: bytes, said: str) -> None:
    with pytest.raises(NotAnArchive, match=said) as refused:
        read_archive(content)
    assert str(refused.value).endswith("Nothing was changed.")


@given(st.data())
def test_no_damage_is_taken_for_whole(data: st.DataObject) -> None:
    """One byte changed anywhere is refused, said or makes no difference to what is read."""
    at = data.draw(st.integers(0, len(WHOLE) - 1))
    damaged = WHOLE[:at] + bytes([data.draw(st.integers(0, 255))]) + WHOLE[at + 1 :]
    try:
        archive = read_archive(damaged)
    except NotAnArchive:
        return
    same_files = {file.file: file.content for file in archive.files} == FILES
    assert not archive.is_whole or same_files


@pytest.fixture(scope="module", autouse=True)
def _whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    global WHOLE
    WHOLE = archive_bytes(home_with(FILES, tmp_path_factory.mktemp("home")))


WHOLE = b""


# --- The first format: an entry's tables as JSON, no manifest

OLD = Path(__file__).with_name("first_format.json").read_text("utf-8")


def test_an_archive_of_the_first_format_is_read() -> None:
    archive = read_archive(OLD.encode())
    assert archive.is_whole
    assert not archive.has_layout
    by_name = {file.file: file.content.decode() for file in archive.files}
    assert sorted(name for name in by_name if name.startswith("entries/")) == [
        "entries/2026/2026-11-19T0801-zzzzzz.toml", "entries/2026/2026-11-20T0801-n1n2n3.conflict-a13c8a.toml",
        "entries/2026/2026-11-20T0801-n1n2n3.toml", "entries/2026/2026-11-20T0802-n1n2n4.toml",
    ]  # fmt: skip
    assert "alarm = 07:30:00" in by_name["entries/2026/2026-11-20T0801-n1n2n3.toml"]
    by_hand = next(name for name in by_name if name.startswith("circle/ana-lopez-"))
    assert 'id = "../Ana Lopez"' in by_name[by_hand]


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"id": "\x1b[31m../../red", "day": "2026-11-21"}, "entry 1"),
        ({"id": 7}, "entry 1"),
        ("words", "entry 1"),
        ({"id": "2026-11-21T0801-q7f3k2"}, "entry 1 (2026-11-21T0801-q7f3k2)"),
        ({"id": "2026-11-21T0801-q7f3k2", "day": "2026-11-21"}, "entry 1 (2026-11-21T0801-q7f3k2, 2026-11-21)"),
    ],
)
def test_an_entry_of_the_first_format_that_breaks_a_rule_is_named(raw: Any, named: str) -> None:
    archive = read_archive(json.dumps({"connectwell": "archive", "format": 1, "entries": [raw]}).encode())
    assert archive.broken == (named,)


def test_one_of_the_first_format_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    archive = read_archive(OLD[: OLD.index("Snow")].encode())
    assert archive.faults == (CUT_OFF,)
    assert [file.name for file in archive.files] == ["2026-11-20T0801-n1n2n3", "2026-11-20T0802-n1n2n4"]
    assert archive.broken == ("copy 1",)


def test_values_that_json_has_no_word_for_come_back() -> None:
    assert from_json({"started": "2026-11-21T08:01:22+01:00", "x": {"toml": "inf"}, "y": {"toml": {"toml": 1}}}) == {
        "started": datetime.fromisoformat("2026-11-21T08:01:22+01:00"), "x": float("inf"), "y": {"toml": 1},
    }  # fmt: skip


@pytest.mark.parametrize("text", ['"words"', "[1]", "1\ny = 2", "x" * 100, ""])
def test_it_cannot_bring_in_anything_but_days_times_and_numbers(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # any of them will do: the entry stays out
        from_json({"key": {"toml": text}})


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=2) | st.dictionaries(st.text(max_size=4), inside, max_size=2),
    max_leaves=4,
)


@given(data=st.data())
def test_whatever_stands_in_a_place_of_an_archive_it_is_read_or_named(data: st.DataObject) -> None:
    number = data.draw(st.sampled_from((1, 2)))
    entry = {"file": f"entries/2026/{IDS[0]}.toml", "text": "x", "sha256": "0", "id": IDS[0], "day": "2026-11-21"}
    whole: dict[str, Any] = {"connectwell": "archive", "format": number, "made": "2026-11-21", "manifest": {}}
    whole |= {section: [dict(entry)] for section in (*SECTIONS, "lacks")}
    held: Any = whole
    while True:
        key = data.draw(st.sampled_from(sorted(held) if isinstance(held, dict) else range(len(held))))
        if not isinstance(held[key], dict | list) or not held[key] or data.draw(st.booleans()):
            break
        held = held[key]
    held[key] = data.draw(_ANY)
    with suppress(NotAnArchive):
        read_archive(json.dumps(whole).encode())
