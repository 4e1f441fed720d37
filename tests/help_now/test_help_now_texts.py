"""Help now: the emergency number first, one region at a time, each service once; it works when content is broken."""

import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.help_now import HelpText, first_lines, help_texts, people
from connectwell.library import Library, content_root
from connectwell.library.help_lines import Fact
from connectwell.library.languages import LANGUAGE_NAMES
from connectwell.model.circle import CirclePart
from connectwell.terminal_text import lines_heard

TODAY = date(2026, 11, 30)
AS_SHIPPED = Library()
LINES = AS_SHIPPED.help_lines()
SAFETY = AS_SHIPPED.safety()
REGIONS = LINES.regions()
COUNTRIES = [code for code in REGIONS if code not in ("EU", "INT")]
ANA = CirclePart(id="ana", kind="person", name="Ana\x1b[2J", call="+49 170 0000000", help_now=True)


def texts(
    region: str | None, *, today: date = TODAY, circle: tuple[CirclePart, ...] = (), way_beside_number: bool = True
) -> tuple[HelpText, ...]:
    return help_texts(AS_SHIPPED, region, circle, today, way_beside_number=way_beside_number)


def said(page: tuple[HelpText, ...]) -> str:
    return "\n".join(text.text for text in page)


def sections(page: tuple[HelpText, ...]) -> list[str]:
    return list(dict.fromkeys(text.section for text in page))


def in_section(page: tuple[HelpText, ...], section: str) -> list[HelpText]:
    return [text for text in page if text.section == section]


# --- The order


@pytest.mark.parametrize("region", COUNTRIES)
def test_the_emergency_number_comes_first_with_what_it_covers(region: str) -> None:
    page = texts(region)
    assert page[0] == HelpText("heading", SAFETY.danger, "emergency")
    numbers = [text.text for text in in_section(page, "emergency") if text.role == "number"]
    assert page[1].text == numbers[0]
    for found in LINES.for_region(region).emergency:
        assert any(re.search(rf"\b{found.number}\b", text) and text.endswith(f": {found.for_}") for text in numbers), (
            found
        )


@pytest.mark.parametrize("region", [*REGIONS, None])
@pytest.mark.parametrize("beside", [True, False])
def test_the_order_of_the_page(region: str | None, beside: bool) -> None:
    order = [
        "emergency", "silent", "minute", "people", "crisis", "youth", "more-silent", "violence", "own-behaviour",
        "directories", "about",
    ]  # fmt: skip
    page = texts(region, circle=(ANA,), way_beside_number=beside)
    there = sections(page)
    assert there == [section for section in order if section in there]
    assert {"emergency", "minute", "people", "crisis", "about"} <= set(there)
    assert [text.role for text in in_section(page, "minute")] == ["steady", "say"]
    assert in_section(page, "minute")[1].text == SAFETY.device
    assert in_section(page, "about")[0].text == SAFETY.record


@pytest.mark.parametrize("region", COUNTRIES)
def test_what_must_be_said_comes_before_each_kind_of_number(region: str) -> None:
    page = texts(region)
    shown = [text.text for text in page]
    found = LINES.for_region(region)
    first_line = next(n for n, text in enumerate(page) if text.section == "crisis" and text.role == "number")
    assert shown.index(SAFETY.danger) < shown.index(SAFETY.device) < shown.index(SAFETY.thoughts) < first_line
    for before, section, there in (
        (SAFETY.silent_before, "silent", found.silent),
        (SAFETY.violence_before, "violence", found.violence or found.directories_violence[:1]),
        (SAFETY.own_behaviour_before, "own-behaviour", found.own_behaviour),
    ):
        about = [text.text for text in in_section(page, section)]
        assert about[1:2] == ([before] if there and about else [])
        assert shown.count(before) == len(about[1:2])


def test_thoughts_of_suicide_and_of_hurting_oneself_are_named_once_on_every_page() -> None:
    for region in (*REGIONS, None):
        assert [text.section for text in texts(region) if text.text == SAFETY.thoughts] == ["crisis"]
    assert "ending your life" in SAFETY.thoughts
    assert "hurting yourself" in SAFETY.thoughts


def test_people_i_chose_stand_before_the_lines_and_after_the_emergency_number() -> None:
    circle = (ANA, CirclePart(id="ben", kind="person", name="Ben", call="+49 170 1111111"))
    shown = [text.text for text in texts("DE", circle=circle)]
    assert "Ana␛[2J · +49 170 0000000" in shown
    assert "Ben" not in "\n".join(shown)
    assert shown.index("112: all services") < shown.index("Ana␛[2J · +49 170 0000000") < shown.index(SAFETY.crisis)


# --- Without speaking


@pytest.mark.parametrize("region", [code for code in REGIONS if LINES.for_region(code).silent])
@pytest.mark.parametrize("beside", [True, False])
def test_every_way_without_speaking_is_there_once_with_what_it_needs_right_below(region: str, beside: bool) -> None:
    page = texts(region, way_beside_number=beside)
    ways = LINES.for_region(region).silent
    for way in ways:
        (at,) = [n for n, text in enumerate(page) if text.text == way.how]
        assert page[at].role == "way"
        assert page[at + 1].role == "detail"
        assert way.needs in page[at + 1].text
    beside_number = [text.text for text in in_section(page, "silent") if text.role == "way"]
    assert beside_number == ([ways[0].how] if beside else [])
    points_on = any(text.role == "pointer" for text in in_section(page, "silent"))
    assert points_on == (len(ways) > 1 or not beside)
    assert said(page).count(SAFETY.silent_before) == 1


def test_where_no_way_without_speaking_is_known_nothing_is_said_of_it() -> None:
    for region in REGIONS:
        there = {"silent", "more-silent"} & set(sections(texts(region)))
        assert bool(there) == bool(LINES.for_region(region).silent)
    assert not LINES.for_region("ZA").silent


# --- The kinds of lines


@pytest.mark.parametrize("region", REGIONS)
def test_each_kind_stands_under_its_own_heading_and_no_two_headings_are_alike(region: str) -> None:
    page = texts(region, circle=(ANA,))
    headings = [text.text for text in page if text.role == "heading"]
    assert len(set(headings)) == len(headings)
    found = LINES.for_region(region)
    for heading, lines in (
        (SAFETY.youth, found.youth),
        (SAFETY.violence, found.violence),
        (SAFETY.own_behaviour, found.own_behaviour),
    ):
        assert (heading in headings) == bool(lines)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("beside", [True, False])
def test_every_line_of_a_region_is_reachable_and_its_number_stands_there_once(region: str, beside: bool) -> None:
    page = texts(region, way_beside_number=beside)
    numbers = [text.text for text in page if text.role == "number" and text.section != "emergency"]
    assert len(set(numbers)) == len(numbers)
    by_number: dict[str | None, str] = {}
    for line in LINES.for_region(region).lines:
        above = by_number.get(line.number)
        again = line.kind in ("youth", "own-behaviour") and above is not None and above != line.kind
        if again:
            (found,) = [text for text in page if text.text.endswith(f", above: {line.for_}")]
            assert found.role == "say"
        else:
            (found,) = [
                text for text in numbers_of(page) if text.text.replace(":\n", ": ").startswith(f"{line.name}: ")
            ]
            assert str(line.number) in found.text
            below = page[page.index(found) + 1]
            assert below.role == "detail"
            assert below.text.startswith(line.for_)
        by_number.setdefault(line.number, line.kind)


def numbers_of(page: tuple[HelpText, ...]) -> list[HelpText]:
    return [text for text in page if text.role == "number"]


def test_a_service_for_both_sides_has_its_number_once_and_is_named_where_it_is_looked_for_too() -> None:
    for region, number, name in (("DK", "1888", "Lev Uden Vold"), ("NZ", "0800 456 450", "Are You OK")):
        page = texts(region)
        assert sum(number in text.text for text in page if text.role == "number") == 1
        (named,) = [text for text in in_section(page, "own-behaviour") if text.text.startswith(f"{name}, above: ")]
        assert page.index(named) > next(n for n, text in enumerate(page) if number in text.text)
    assert "https://www.eran.org.il" in said(texts("IL"))  # said only where it is named the second time


@pytest.mark.parametrize(("region", "name"), [("GB", "Respect Phoneline"), ("AT", "Männerinfo")])
def test_lines_for_ones_own_behaviour_are_apart_from_those_for_people_who_are_hurt(region: str, name: str) -> None:
    (found,) = [text for text in texts(region) if name in text.text]
    assert found.section == "own-behaviour"


@pytest.mark.parametrize("region", REGIONS)
def test_one_region_only(region: str) -> None:
    elsewhere = {line.name for line in LINES.lines if line.region not in (region, "INT")}
    here = {line.name for line in LINES.lines if line.region in (region, "INT")}
    page = texts(region)
    numbers = [text.text for text in page if text.role == "number"]
    assert numbers
    for number in (text.text for text in page if text.role == "number" and text.section != "emergency"):
        assert any(number.startswith(f"{name}:") for name in here)
        assert not any(number.startswith(f"{name}:") for name in elsewhere - here)
    ways = {way.how for way in LINES.silent if way.region == region}
    assert {text.text for text in page if text.role == "way"} == ways
    emergency = {found.number for found in LINES.emergencies if found.region == region}
    shown = {
        n for text in in_section(page, "emergency") if text.role == "number" for n in re.findall(r"\d+", text.text)
    }
    assert shown == emergency


def test_without_a_region_only_directories() -> None:
    page = texts(None)
    assert page[0].text == SAFETY.danger_elsewhere
    assert SAFETY.no_region in [text.text for text in page]
    assert not any(text.role == "way" for text in page)
    for text in page:
        if text.role == "number":
            assert "https://" in text.text
            assert not re.search(r"\bcall \d|\btext \d", text.text)


# --- How it is written


@pytest.mark.parametrize("region", REGIONS)
def test_no_code_is_shown_and_languages_are_written_out(region: str) -> None:
    page = texts(region)
    codes = "|".join(sorted(LANGUAGE_NAMES))
    for text in page:
        for part in text.text.split(" · "):
            assert not re.fullmatch(rf"(?:{codes})(?:, (?:{codes}))*", part), text
            assert not part.startswith("directory")
        assert not re.search(r"\b(?:None|recheck|github|index id|own-behaviour)\b|\{|\}", text.text), text
    if LINES.for_region(region).crisis:
        assert " · in " in said(page)


def test_several_languages_are_joined_as_one_says_them() -> None:
    assert "in English and Spanish" in said(texts("US"))
    assert "in Hebrew, Arabic, Russian, English, Amharic, French and Spanish" in said(texts("IL"))


def test_a_number_that_takes_calls_and_texts_stands_there_once() -> None:
    assert "988 Suicide & Crisis Lifeline: call or text 988" in [text.text for text in texts("US")]
    assert "999 or 112: all services" in [text.text for text in texts("GB")]


@pytest.mark.parametrize("region", REGIONS)
def test_a_number_is_not_broken_in_two_in_a_small_window(region: str) -> None:
    for text in texts(region):
        if text.role == "number":
            assert all(len(row) <= 56 for row in text.text.split("\n"))


# --- When it was checked


def test_the_day_of_the_check_is_said_once_and_again_only_where_it_differs() -> None:
    page = texts("GB")
    about = said(tuple(in_section(page, "about")))
    assert "Checked against public pages on 21 November 2026." in about
    assert f"Checked on 29 November 2026: {SAFETY.silent} · {SAFETY.youth} · {SAFETY.own_behaviour}." in about
    assert len(re.findall(r"[Cc]hecked", said(page))) == 2
    assert "verified" not in said(page).lower()
    assert "2026-11" not in said(page)


def test_a_line_that_was_checked_on_another_day_than_those_around_it_says_so_itself() -> None:
    page = texts("US")
    dated = [number.text for number, detail in pairwise(page) if "checked on 21 November 2026" in detail.text]
    assert dated == ["The Trevor Project: call 1-866-488-7386, text 678678"]


@pytest.mark.parametrize("region", REGIONS)
def test_every_page_says_when_it_was_checked(region: str) -> None:
    page = texts(region)
    assert said(page).count("Checked against public pages on") == 1
    shown = LINES.for_region(region)
    facts: tuple[Fact, ...] = (*shown.emergency, *shown.silent, *shown.lines)
    for day in {fact.checked for fact in facts}:
        assert f"{day.day} {day:%B %Y}" in said(page)


def test_old_dates_are_said_before_all_numbers_but_the_emergency_one() -> None:
    page = texts("DE", today=date(2027, 12, 1))
    (notice,) = [text for text in page if text.role == "notice"]
    oldest = LINES.oldest("DE")
    assert oldest is not None
    assert f"{oldest.day} {oldest:%B %Y}" in notice.text
    later = [n for n, text in enumerate(page) if text.role in ("number", "way") and text.section != "emergency"]
    assert page.index(notice) < later[0]
    assert not any(text.role == "notice" for text in texts("DE"))


# --- When something is broken


def test_a_region_there_is_not(context: Context) -> None:
    with pytest.raises(UsageFault, match="no help lines for"):
        help_texts(context.library, "ATLANTIS", (), TODAY)


def broken_content(tmp_path: Path, name: str, how: str) -> Library:
    root = tmp_path / "content"
    shutil.copytree(content_root(), root)
    file = root / name
    file.unlink()
    match how:
        case "empty":
            file.write_text("")
        case "not toml":
            file.write_text("[[line")
        case "not utf-8":
            file.write_bytes(b"\xff\xfe")
        case "a folder":
            file.mkdir()
    return Library(root)


FILES = ["help_lines.toml", "en/safety.toml", "help_silent.toml", "help_youth.toml", "help_own_behaviour.toml"]


@pytest.mark.parametrize(
    ("broken", "region"),
    [(name, region) for name in FILES for region in ("DE", None)] + [(name, "ATLANTIS") for name in FILES[:2]],
)
@pytest.mark.parametrize("how", ["gone", "empty", "not toml", "not utf-8", "a folder"])
def test_it_works_when_content_is_broken(tmp_path: Path, broken: str, how: str, region: str | None) -> None:
    page = help_texts(broken_content(tmp_path, broken, how), region, (), TODAY)
    assert "in danger now" in said(page)
    assert "Someone who can open this device" in said(page)
    assert "https://" in said(page)


@pytest.mark.parametrize("how", ["not toml", "not utf-8", "a folder"])
def test_a_broken_file_is_named_last_and_the_others_are_there_whole(tmp_path: Path, how: str) -> None:
    for name, gone in (("help_youth.toml", "youth"), ("help_own_behaviour.toml", "own-behaviour")):
        page = help_texts(broken_content(tmp_path / name, name, how), "GB", (), TODAY)
        assert page[-1].role == "notice"
        assert f"content/{name}" in page[-1].text
        assert sections(page) == [section for section in sections(texts("GB")) if section != gone]


def test_numbers_are_there_when_the_words_around_them_are_not(tmp_path: Path) -> None:
    page = help_texts(broken_content(tmp_path, "en/safety.toml", "not toml"), "GB", (ANA,), TODAY)
    assert [text.text for text in page if text.role in ("number", "way")] == [
        text.text for text in texts("GB", circle=(ANA,)) if text.role in ("number", "way")
    ]


def test_without_the_main_list_the_rest_and_a_directory_are_there(tmp_path: Path) -> None:
    page = help_texts(broken_content(tmp_path, "help_lines.toml", "not toml"), "GB", (), TODAY)
    assert page[0].text == SAFETY.danger_elsewhere
    assert "Childline: call 0800 1111" in said(page)
    assert "press 55" in said(page)
    assert "https://findahelpline.com" in said(page)


def test_people_are_shown_as_far_as_they_can_be_read(context: Context) -> None:
    folder = context.places.data / "circle"
    folder.mkdir(parents=True)
    (folder / "ana.toml").write_text('format = 1\nid = "ana"\nkind = "person"\nname = "Ana"\nhelp_now = true\n')
    (folder / "ben.toml").write_text("<<<<<<<")
    assert [part.name for part in people(context.journal)] == ["Ana"]


def test_it_works_when_the_circle_cannot_be_opened(context: Context) -> None:
    context.places.data.mkdir(parents=True)
    (context.places.data / "circle").write_text("a file stands here")
    assert people(context.journal) == ()


def test_somebody_who_is_not_safe_is_not_among_the_people_i_chose() -> None:
    chosen = [ANA, CirclePart(id="b", kind="person", name="Micha", call="0170 2", help_now=True, unsafe=True)]
    assert "Micha" not in said(help_texts(AS_SHIPPED, "DE", chosen, TODAY))
    assert "Micha" not in " ".join(first_lines(AS_SHIPPED, "DE", chosen[1:]))


# --- As it is heard


def heard(region: str) -> list[str]:
    page = help_texts(AS_SHIPPED, region, (), TODAY, heard=True)
    return [*first_lines(AS_SHIPPED, region, ()), *(text.text for text in page)]


@pytest.mark.parametrize("region", COUNTRIES)
def test_a_number_that_is_heard_is_on_one_line_or_broken_after_a_comma(region: str) -> None:
    for text in heard(region):
        whole = " ".join(lines_heard(text, 1000))
        numbers = set(re.findall(r"[0-9](?:,?\u00a0[0-9])+", text))
        for width in (20, 40, 72):
            lines = list(lines_heard(text, width))
            assert " ".join(lines) == whole, "printed with ordinary spaces"
            for number in (one.replace("\u00a0", " ") for one in numbers):
                if len(number) < width:
                    assert any(number in line for line in lines), (number, lines)
            assert not any(re.search(r"(?:^| )[0-9] [0-9]$", one) and re.match(r"[0-9] [0-9]\b", then)
                           for one, then in pairwise(lines)), lines  # fmt: skip


def test_one_number_has_one_reading_and_is_said_once() -> None:
    told = {region: " ".join("\n".join(heard(region)).replace("\u00a0", " ").split()) for region in COUNTRIES}
    assert told["DE"].count("0 8 0 0, 1 2 3 9 9 0 0") == 2
    assert "text 8 3 8 2 5 5" in told["US"]
    assert "write to: 9 8 8 Suicide & Crisis Lifeline, 9 8 8." in told["US"]
    assert "write to: 3 1 1 4. " in told["FR"]
    assert not any(re.search(r"\b[0-9], [0-9], [0-9], [0-9]\b", said) for said in told.values())
    assert "3 1 1 4: call" not in told["FR"]
