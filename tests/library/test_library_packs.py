"""Packs: what somebody puts into their settings folder comes beside connectwell's, and never takes its place."""

import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.library import Library
from connectwell.library.new_pack import new_pack
from connectwell.library.packs import read_packs
from connectwell.practice.catalogue import find_practice, practice_choices
from connectwell.practice.player import Player
from connectwell.practice.stops import AtStep
from connectwell.practice.words import about_practice
from connectwell.share.record import asked_with
from small_library import write_content

PROMPT = """\
format = 1
need = "seen"

[[prompts]]
id = "seen.others.01"
direction = "others"
depth = "gentle"
span = "day"
ask = "What would Ana ask?"
"""
CONNECTION = """\
format = 1

[[connections]]
id = "hold-a-door"
do = "Hold the blue door."
effort = 1
setting = "out"
needs = []
suits = ["settled", "stirred-up", "shut-down", "mixed", "unclear"]
touches = ["seen"]
"""
PRACTICE = """\
format = 1
id = "orienting"
name = "Our way of looking round"
about = "A minute."
minutes = 1

[[steps]]
say = "You can stop."

[[steps]]
id = "one"
write = "What is near?"
"""
PACK = {"prompts/ours.toml": PROMPT, "connections.toml": CONNECTION, "practices/orienting.toml": PRACTICE}


def put(folder: Path, files: dict[str, str], name: str = "group") -> Path:
    for file, written in files.items():
        path = folder / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    return folder


def library(tmp_path: Path, files: dict[str, str]) -> Library:
    return Library(write_content(tmp_path), packs=put(tmp_path / "packs", files))


def test_a_pack_is_there_beside_what_has_the_same_ids(tmp_path: Path) -> None:
    found = library(tmp_path, PACK)
    assert [prompt.id for prompt in found.prompts("seen")] == [
        "seen.others.01",
        "seen.myself.01",
        "group:seen.others.01",
    ]
    assert [idea.id for idea in found.connections()] == ["hold-a-door", "warm-cup", "group:hold-a-door"]
    assert found.practices() == ("orienting", "group:orienting")
    assert found.practice("orienting").name == "What is around"
    assert found.practice("group:orienting").name == "Our way of looking round"
    assert {script.id for script in found.all_practices()[0]} == {"orienting", "group:orienting"}
    prompt, idea = found.prompt("group:seen.others.01"), found.connection("group:hold-a-door")
    assert prompt is not None
    assert idea is not None
    assert (prompt.ask, idea.do) == ("What would Ana ask?", "Hold the blue door.")
    assert found.broken_in_packs() == ()


def test_a_practice_of_a_pack_is_played_kept_and_gone_on_with(context: Context) -> None:
    put(context.places.config / "packs", PACK)
    context.library = Library(packs=context.places.config / "packs")
    player = Player.begin(context, "group:orienting")
    while not (isinstance(player.stop, AtStep) and player.stop.step.kind == "write"):
        player.next()
    player.write("The kettle.")
    player.save()
    again = Player.resume(context, player.entry.id)
    assert isinstance(again.stop, AtStep)
    assert again.stop.words == "The kettle."


def test_a_pack_taken_away_half_way_is_said_and_goes_on_once_it_is_back(context: Context) -> None:
    folder = put(context.places.config / "packs", PACK)
    context.library = Library(packs=folder)
    player = Player.begin(context, "group:orienting")
    player.next()
    player.write("The kettle.")
    player.save()
    (folder / "group").rename(folder / ".away")
    context.library = Library(packs=folder)
    with pytest.raises(UsageFault, match="isn't here any more"):
        Player.resume(context, player.entry.id)
    with pytest.raises(UsageFault, match="isn't here any more"):
        find_practice(context, "group:orienting")
    assert not any(choice.entry for choice in practice_choices(context)[0])
    (folder / ".away").rename(folder / "group")
    context.library = Library(packs=folder)
    assert practice_choices(context)[0][0].entry == player.entry.id
    assert about_practice(context.library.practice("group:orienting")) == "A minute. From your pack group."


def test_a_page_hides_names_in_what_a_pack_says(tmp_path: Path) -> None:
    class Hiding:
        replaced_so_far = 0

        def replace(self, words: str) -> str:
            self.replaced_so_far += "Ana" in words
            return words.replace("Ana", "a friend")

    found = Library(packs=put(tmp_path / "packs", PACK))
    said = asked_with(Hiding(), found, questions=True)  # type: ignore[arg-type]
    assert said("What would Ana ask?") == "What would a friend ask?"


REFUSED = [
    ("prompts/ours.toml", 'ask = "', 'ask = "[@click=app.quit]x[/] ', 9, "ask to be plain text, without markup"),
    ("prompts/ours.toml", 'ask = "', 'ask = "<script>x</script> ', 9, "without markup"),
    ("prompts/ours.toml", 'ask = "', r'ask = "\u001b[2J', 9, "without control characters"),
    ("prompts/ours.toml", 'ask = "', r'ask = "\u202e', 9, "without control characters"),
    ("prompts/ours.toml", 'ask = "', 'ask = "' + "long " * 150, 9, "at most 600 characters"),
    ("prompts/ours.toml", "seen.others.01", "../../seen", 5, "id to be"),
    ("prompts/ours.toml", 'need = "seen"', 'need = "fame"', 2, "need to be one of"),
    ("connections.toml", "effort = 1", "effort = 1\nrun = 'rm'", 7, "no key called run"),
    ("connections.toml", "effort = 1", "effort = 11", 6, "effort to be a whole number"),
    ("connections.toml", "needs = []", 'needs = ["money"]', 8, "needs"),
    ("practices/orienting.toml", 'say = "You', 'goto = 1\nsay = "You', 8, "no key called goto"),
    ("practices/orienting.toml", "minutes = 1", "minutes = 1\n[steps.0]\nx = 1", None, "TOML"),
    ("practices/orienting.toml", 'id = "orienting"', 'id = "other"', 2, "id to be"),
    (
        "practices/orienting.toml",
        "[[steps]]\nid",
        '[[steps]]\nsay = "Round."\n' * 60 + "[[steps]]\nid",
        None,
        "60 steps",
    ),
    ("practices/orienting.toml", 'name = "', r'name = "\u0007', 3, "name to be plain text"),
]


@pytest.mark.parametrize(("file", "before", "after", "line", "expected"), REFUSED)
def test_what_is_wrong_is_left_out_and_named_by_its_line(
    tmp_path: Path, file: str, before: str, after: str, line: int | None, expected: str
) -> None:
    assert before in PACK[file]
    found = library(tmp_path, PACK | {file: PACK[file].replace(before, after, 1)})
    (fault,) = found.packs()[0].broken
    assert str(fault).startswith(f"packs/group/{file}, ")
    assert expected in str(fault)
    assert fault.line == line
    ids = [idea.id for idea in found.connections()]
    ids += [prompt.id for prompt in found.prompts("seen")] + [script.id for script in found.all_practices()[0]]
    assert sum(id.startswith("group:") for id in ids) == 2, "the rest of the pack works"


def test_what_is_no_pack_is_named(tmp_path: Path) -> None:
    folder = put(tmp_path / "packs", PACK, "A b")
    (folder / "note.txt").write_text("x")
    (folder / "sub").mkdir()
    (folder / "own").mkdir()  # precedes the ids of one's own connections
    said = [str(fault) for pack in read_packs(folder) for fault in pack.broken]
    assert len(said) == 3
    assert said[2].startswith("packs/own, the folder: expected a name")
    assert said[0].startswith("packs/A b, the folder: expected a name of small letters")
    assert "note.txt" in said[1]


def test_a_file_that_is_huge_or_a_link_is_not_read(tmp_path: Path) -> None:
    folder = put(tmp_path / "packs", {"connections.toml": CONNECTION + "#" * (256 << 10)})
    (tmp_path / "elsewhere.toml").write_text(PRACTICE)
    (folder / "group/practices").mkdir()
    (folder / "group/practices/orienting.toml").symlink_to(tmp_path / "elsewhere.toml")
    said = " ".join(str(fault) for pack in read_packs(folder) for fault in pack.broken)
    assert "connections.toml, the whole file: expected at most 256 KB" in said
    assert "orienting.toml, the whole file: expected a file that opens, and no link" in said


def test_an_id_twice_in_a_pack_counts_once(tmp_path: Path) -> None:
    found = library(tmp_path, {"prompts/a.toml": PROMPT, "prompts/b.toml": PROMPT})
    assert [prompt.id for prompt in found.prompts("seen")].count("group:seen.others.01") == 1
    (fault,) = found.packs()[0].broken
    assert "b.toml, line 5, seen.others.01: expected an id of its own" in str(fault)


def test_todays_first_sentence_on_what_is_left_out_names_it(context: Context) -> None:
    put(context.places.config / "packs", {"connections.toml": CONNECTION.replace("seen", "seem")})
    context.library = Library(packs=context.places.config / "packs")
    assert context.left_out_of_packs() == "", "nothing has read them yet"
    context.library.connections()
    assert context.left_out_of_packs().startswith(
        "Left out: packs/group/connections.toml, line 10, hold-a-door: expected touches"
    )


def test_a_new_pack_has_nothing_wrong(tmp_path: Path) -> None:
    new_pack(tmp_path / "packs", "mine")
    (pack,) = read_packs(tmp_path / "packs")
    assert (pack.name, pack.broken, [script.id for script in pack.practices]) == ("mine", (), ["mine:my-practice"])


# --- What packs cost where there are none

_calls: Counter[str] | None = None


def _count(event: str, _: tuple[Any, ...]) -> None:
    if _calls is not None and event in ("open", "os.listdir", "os.scandir", "import"):
        _calls[event] += 1


def calls_in(act: Callable[[], object]) -> Counter[str]:
    global _calls  # an audit hook can't be taken away, only be told to rest
    _calls = Counter()
    try:
        act()
        return _calls
    finally:
        _calls = None


def test_where_there_is_no_pack_nothing_more_is_opened_or_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sys.addaudithook(_count)
    root = write_content(tmp_path)
    looked: list[str] = []
    really = os.path.lexists

    def lexists(path: str | Path) -> bool:
        looked.append(os.fspath(path))
        return really(path)

    monkeypatch.setattr(os.path, "lexists", lexists)

    def used(found: Library) -> Callable[[], object]:
        return lambda: (found.connections(), found.prompts("seen"), found.practices(), found.settling_practices())

    calls_in(used(Library(root)))  # so that everything is imported
    without = calls_in(used(Library(root)))
    assert without["open"] > 2
    looked.clear()
    assert calls_in(used(Library(root, packs=tmp_path / "packs"))) == without
    assert [path for path in looked if path.endswith("packs")] == [os.fspath(tmp_path / "packs")], "one look"
