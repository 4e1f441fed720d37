"""A file of content/ that breaks a rule says which file, which item, and what is expected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from connectwell.errors import ContentFault, UsageFault
from connectwell.library import Library
from small_library import FILES, write_content

READ: dict[str, Callable[[Library], object]] = {
    "en/prompts/seen.toml": lambda library: library.prompts("seen"),
    "en/connections.toml": lambda library: library.connections(),
    "en/needs.toml": lambda library: library.needs(),
    "en/practices/orienting.toml": lambda library: library.practice("orienting"),
    "en/safety.toml": lambda library: library.safety(),
    "help_lines.toml": lambda library: library.help_lines(),
    "en/no_longer_asked.txt": lambda library: library.no_longer_asked(),
}
PROMPTS, CONNECTIONS, NEEDS = "en/prompts/seen.toml", "en/connections.toml", "en/needs.toml"
PRACTICE, SAFETY, LINES = "en/practices/orienting.toml", "en/safety.toml", "help_lines.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path)


def fault_in(root: Path, name: str) -> ContentFault:
    """The fault that reading raises; of a prompt, the one with which it is left out; of help lines, the first."""
    library = Library(root)
    try:
        READ[name](library)
        if name == LINES:
            fault, *_ = library.help_lines().left_out  # a region may be without its number because of the first
        else:
            (fault,) = library.left_out("seen")
    except ContentFault as raised:
        fault = raised
    assert fault.file == name
    assert f"content/{name}" in str(fault)
    assert fault.item in str(fault)
    return fault


def test_the_small_content_keeps_every_rule(root: Path) -> None:
    for read in READ.values():
        assert read(Library(root))


BROKEN = [
    # file, what stands there, what is written instead, the item named, what is expected
    (PROMPTS, 'depth = "gentle"\n', "", "seen.others.01", "the key depth"),
    (PROMPTS, 'id = "seen.myself.01"\n', "", "[[prompts]] number 2", "the key id"),
    (PROMPTS, 'depth = "gentle"', 'depth = "soft"', "seen.others.01", "depth to be one of gentle, open, deep"),
    (PROMPTS, 'depth = "gentle"', "depth = 3", "seen.others.01", "depth to be one of gentle, open, deep"),
    (PROMPTS, 'depth = "gentle"', 'depht = "gentle"', "seen.others.01", "the key depth"),
    (PROMPTS, 'depth = "gentle"', 'depth = "gentle"\ndepht = 1', "seen.others.01", "no key called depht"),
    (PROMPTS, '"seen.myself.01"', '"seen.others.01"', "seen.others.01", "number 2 has one that is taken"),
    (PROMPTS, '"seen.myself.01"', '"safe.myself.01"', "safe.myself.01", "id to be seen.myself. and two to four digits"),
    (PROMPTS, '"seen.myself.01"', '"seen.others.02"', "seen.others.02", "id to be seen.myself. and two to four digits"),
    (PROMPTS, '"seen.myself.01"', '"seen.myself.1"', "seen.myself.1", "two to four digits"),
    (PROMPTS, 'ask = "Who answered', 'ask = " Who answered', "seen.others.01", "ask to be text in quotes on one line"),
    (PROMPTS, '"Who answered, if anyone?"', '""', "seen.others.01", "ask to be text"),
    (PROMPTS, 'span = "day"\n', "", "seen.others.01", "the key span"),
    (PROMPTS, 'span = "lately"', 'span = "recently"', "seen.myself.01", "span to be one of day, now, lately, years"),
    (PROMPTS, 'when = "high"', 'when = "good"', "seen.myself.01", "when to be one of low, high"),
    (PROMPTS, 'needs = ["someone"]', 'needs = ["phone"]', "seen.myself.01", "needs to be one of someone"),
    (PROMPTS, 'needs = ["someone"]', 'needs = "someone"', "seen.myself.01", "needs to be a list"),
    (PROMPTS, 'need = "seen"', 'need = "safe"', "the top of the file", "need to be one of seen"),
    (PROMPTS, "format = 1", "format = 2", "the top of the file", "format to be 1"),
    (PROMPTS, "format = 1", "format = true", "the top of the file", "format to be 1"),
    (PROMPTS, "format = 1\n", "", "the top of the file", "the key format"),
    (PROMPTS, "format = 1", 'format = 1\nauthor = "x"', "the top of the file", "no key called author"),
    (PROMPTS, "[[prompts]]", "[[prompt]]", "the top of the file", "no [[prompt]] here"),
    (PROMPTS, 'depth = "open"', "depth = ", "line 14", "TOML"),
    (PROMPTS, 'like, if anything?"\n', "like", "the end of the file", "TOML"),
    (CONNECTIONS, "effort = 1", "effort = 5", "hold-a-door", "effort to be a whole number from 1 to 4"),
    (CONNECTIONS, "effort = 1", 'effort = "1"', "hold-a-door", "effort to be a whole number from 1 to 4"),
    (CONNECTIONS, '"public"]', '"crowds"]', "hold-a-door", "needs to be one of strangers, eye-contact"),
    (CONNECTIONS, "needs = []", 'needs = "none"', "warm-cup", "needs to be a list"),
    (CONNECTIONS, 'setting = "out"', 'setting = "street"', "hold-a-door", "setting to be one of anywhere"),
    (CONNECTIONS, 'suits = ["settled"]', "suits = []", "hold-a-door", "suits to be at least one of settled"),
    (CONNECTIONS, 'touches = ["seen"]', "touches = []", "hold-a-door", "touches to be at least one of seen"),
    (CONNECTIONS, '"warm-cup"', '"Warm cup"', "Warm cup", "id to be small letters"),
    (CONNECTIONS, '"warm-cup"', '"hold-a-door"', "hold-a-door", "number 2 has one that is taken"),
    (NEEDS, 'id = "safe"', 'id = "calm"', "calm", "id to be one of seen, safe"),
    (NEEDS, 'zero = "felt invisible"', f'zero = "{"n" * 35}"', "seen", "zero to be at most 34 characters long"),
    (NEEDS, 'name = "Seen"', 'nmae = "Seen"', "seen", "the key name"),
    (PRACTICE, 'id = "orienting"', 'id = "breathing"', "the top of the file", "id to be one of orienting"),
    (PRACTICE, "minutes = 2", "minutes = 0", "the top of the file", "minutes to be a whole number from 1 to 60"),
    (PRACTICE, '[[steps]]\nsay = "Go slowly."', "", "the top of the file", "at least 1 of [[steps]]"),
    (PRACTICE, '[[steps]]\nsay = "Go slowly."', 'steps = "slow"', "the top of the file", "[[steps]] tables"),
    (PRACTICE, "say = ", "tell = ", "[[steps]] number 1", "one of say, breathe"),
    (SAFETY, 'record = "No record is kept of this page."\n', "", "the top of the file", "the key record"),
    (SAFETY, 'steady = ["One minute, then the next."]', "steady = []", "the top of the file", "at least one line"),
    (SAFETY, "One minute, then", f"One {'minute ' * 12}then", "the top of the file", "at most 70 characters"),
    (SAFETY, 'old = "Checked on {date}."', 'old = "Old."', "the top of the file", "old to be a sentence with {date}"),
    (SAFETY, '"{name}: {how}"', '"{name}: {nmae}"', "the top of the file", "a sentence with {how} and {name}"),
    (SAFETY, '"To talk"', '"To {talk}"', "the top of the file", "crisis to be a sentence without { }"),
    (LINES, 'region = "DE"', 'region = "XX"', "[[line]] number 1", "region to be one of AR"),
    (LINES, "checked = 2026-11-21", 'checked = "lately"', "[[line]] number 1", "checked to be a day"),
    (LINES, 'call = "0800 111"\n', "", "[[line]] number 1", "text, or chat"),
    (LINES, 'hours = "24/7"', 'hours = "24/7"\nhour = 1', "[[line]] number 1", "no key called hour"),
    (LINES, 'confidence = "high"', 'confidence = "some"', "[[line]] number 1", "confidence to be one of high, medium"),
    (LINES, 'hours = "directory"', 'hours = "24/7"', "[[line]] number 3", 'hours to be "directory"'),
    (LINES, 'number = "112"', "number = 112", "[[emergency]] number 1", "number to be text in quotes"),
    (LINES, 'languages = ["en"]', 'languages = ["xx"]', "[[line]] number 1", "languages to be one of am, ar"),
    (
        LINES,
        'name = "A German line"',
        'name = "A"\nkind = "kids"',
        "[[line]] number 1",
        "crisis, violence, wellness, youth",
    ),
    (LINES, "[[emergency]]", "[[emergencies]]", "the top of the file", "no [[emergencies]] here"),
    (LINES, "[[line]]", "format = 2\n[[line]]", "the top of the file", "format to be 1"),
]


@pytest.mark.parametrize(("name", "stands", "instead", "item", "expected"), BROKEN)
def test_a_broken_rule_is_named(root: Path, name: str, stands: str, instead: str, item: str, expected: str) -> None:
    written = FILES[name]
    assert stands in written
    (root / name).write_text(written.replace(stands, instead, 1), encoding="utf-8")
    fault = fault_in(root, name)
    assert fault.item == item
    assert expected in fault.expected


@pytest.mark.parametrize(
    ("stands", "instead", "line", "left"),
    [
        ('span = "day"\n', "", 4, "seen.myself.01"),
        ('when = "high"', 'when = "sad"', 16, "seen.others.01"),
        ('ask = "What did', 'aks = "What did', 11, "seen.others.01"),
    ],
)
def test_a_prompt_that_breaks_a_rule_is_named_by_its_line_and_the_rest_works(
    root: Path, stands: str, instead: str, line: int, left: str
) -> None:
    (root / PROMPTS).write_text(FILES[PROMPTS].replace(stands, instead, 1), encoding="utf-8")
    library = Library(root)
    assert [prompt.id for prompt in library.prompts("seen")] == [left]
    (fault,) = library.left_out("seen")
    assert fault.line == line
    assert str(fault).startswith(f"content/{PROMPTS}, line {line}, seen.")
    assert library.prompt("seen.others.01") is (None if left == "seen.myself.01" else library.prompts("seen")[0])


def test_where_no_prompt_is_left_the_last_fault_is_raised(root: Path) -> None:
    (root / PROMPTS).write_text(FILES[PROMPTS].replace("span = ", "spam = "), encoding="utf-8")
    with pytest.raises(ContentFault, match=r"line 11, seen\.myself\.01: expected the key span"):
        Library(root).prompts("seen")
    assert Library(root).prompt("seen.others.01") is None


def test_an_item_of_another_kind_is_named_by_its_line_and_raised(root: Path) -> None:
    (root / CONNECTIONS).write_text(FILES[CONNECTIONS].replace("effort = 1", "effort = 9"), encoding="utf-8")
    with pytest.raises(ContentFault, match=r"connections\.toml, line 6, hold-a-door: expected effort to be"):
        Library(root).connections()


def test_a_line_written_twice_is_named(root: Path) -> None:
    line = FILES[LINES].split("[[line]]")[1]
    (root / LINES).write_text(FILES[LINES] + "\n[[line]]" + line, encoding="utf-8")
    fault = fault_in(root, LINES)
    assert (fault.item, "DE, crisis, A German line" in fault.expected) == ("[[line]] number 4", True)


SILENT = """\
[[silent]]
region = "DE"
how = "Text 112 with the place."
text = "112"
needs = "nothing"
source = "https://example.org"
checked = 2026-11-21
confidence = "high"

[[silent]]
region = "GB"
how = "Call 999 and press 55."
call = "999"
needs = "a mobile"
source = "https://example.org"
checked = 2026-11-21
confidence = "high"
"""


@pytest.mark.parametrize(
    ("stands", "instead", "line", "expected"),
    [
        ('needs = "a mobile"\n', "", 10, "the key needs"),
        ('call = "999"', 'call = "111"', 13, "call to be a number that how names as well"),
        ('text = "112"', 'text = "114"', 4, "text to be a number that how names as well"),
        ('region = "DE"', 'region = "ATLANTIS"', 2, "region to be one of"),
        ('confidence = "high"', 'confidence = "high"\nkind = "silent"', 9, "no key called kind"),
    ],
)
def test_what_is_broken_in_a_file_beside_is_named_by_its_line_and_the_rest_works(
    root: Path, stands: str, instead: str, line: int, expected: str
) -> None:
    (root / "help_silent.toml").write_text(SILENT.replace(stands, instead, 1), encoding="utf-8")
    lines = Library(root).help_lines()
    (fault,) = lines.left_out
    assert (fault.file, fault.line) == ("help_silent.toml", line)
    assert str(fault).startswith(f"content/help_silent.toml, line {line}, [[silent]] number ")
    assert expected in fault.expected
    assert [way.region for way in lines.silent] == (["DE"] if line >= 10 else ["GB"])
    assert [found.region for found in lines.lines] == ["DE", "GB", "INT"]


def test_a_line_that_is_broken_takes_nothing_else_with_it(root: Path) -> None:
    (root / LINES).write_text(FILES[LINES].replace('hours = "24/7"', 'hours = ""', 1), encoding="utf-8")
    lines = Library(root).help_lines()
    assert [fault.line for fault in lines.left_out] == [6]
    assert [found.name for found in lines.lines] == ["A British line", "A directory"]
    assert [found.number for found in lines.for_region("DE").emergency] == ["112"]


def test_a_region_without_a_number_is_named_by_its_line_and_its_lines_are_there(root: Path) -> None:
    top, _, emergency = FILES[LINES].partition("[[emergency]]")
    (root / LINES).write_text(top + "[[emergency]]" + emergency.split("[[emergency]]")[0], encoding="utf-8")
    lines = Library(root).help_lines()
    (fault,) = lines.left_out
    assert str(fault) == "content/help_lines.toml, line 13, region GB: expected an [[emergency]] number for it."
    assert [found.name for found in lines.for_region("GB").crisis] == ["A British line"]
    assert lines.for_region("GB").emergency == ()


@pytest.mark.parametrize("name", ["help_lines.toml", "help_silent.toml"])
def test_a_file_of_help_lines_that_is_no_toml_leaves_the_others_there(root: Path, name: str) -> None:
    (root / "help_silent.toml").write_text(SILENT, encoding="utf-8")
    (root / name).write_text("[[line", encoding="utf-8")
    lines = Library(root).help_lines()
    assert [fault.file for fault in lines.left_out] == [name]
    assert bool(lines.lines) == (name != LINES)
    assert bool(lines.silent) == (name == LINES)
    assert "INT" in lines.regions()


def test_needs_out_of_order_are_named(root: Path) -> None:
    top, *items = FILES[NEEDS].split("\n[[needs]]")
    (root / NEEDS).write_text("\n[[needs]]".join([top, *reversed(items)]), encoding="utf-8")
    assert fault_in(root, NEEDS).expected == "seen, safe, soothed, secure, stable"


@pytest.mark.parametrize("name", FILES)
def test_an_absent_file_is_named(root: Path, name: str) -> None:
    (root / name).unlink()
    if name == PRACTICE:
        with pytest.raises(UsageFault, match="no practice called 'orienting'"):
            Library(root).practice("orienting")
    else:
        assert fault_in(root, name).expected == "this file to be there"


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_utf_8_is_named(root: Path, name: str) -> None:
    (root / name).write_bytes(FILES[name].encode().replace(b"a", b"\xe4", 1))
    assert fault_in(root, name).expected == "UTF-8 text"


def test_a_folder_in_a_file_s_place_is_named(root: Path) -> None:
    (root / NEEDS).unlink()
    (root / NEEDS).mkdir()
    assert fault_in(root, NEEDS).expected == "a file that opens"


@pytest.mark.parametrize("written", ["x = " + "[" * 5000, "x = " + "9" * 5000], ids=["nested", "digits"])
def test_what_makes_the_parser_itself_give_up_is_named(root: Path, written: str) -> None:
    (root / NEEDS).write_text(written, encoding="utf-8")
    assert fault_in(root, NEEDS).expected.startswith("TOML that reads")


def test_a_byte_order_mark_is_fine(root: Path) -> None:
    (root / NEEDS).write_text(FILES[NEEDS], encoding="utf-8-sig")
    assert Library(root).need("safe").name == "Safe"


def test_one_broken_file_leaves_the_others_readable(root: Path) -> None:
    (root / PROMPTS).write_text("not toml", encoding="utf-8")
    library = Library(root)
    fault_in(root, PROMPTS)
    assert library.connections()[0].id == "hold-a-door"


@pytest.mark.parametrize("name", ["../../secret", "orienting/../orienting", "", "Orienting", "\0"])
def test_a_practice_is_found_by_its_name_alone(root: Path, name: str) -> None:
    with pytest.raises(UsageFault, match="'connectwell practice' lists them"):
        Library(root).practice(name)
