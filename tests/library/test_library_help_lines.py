"""Help lines: one region at a time, nothing lost, nothing mixed, and the age of what is shown."""

import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from connectwell.errors import UsageFault
from connectwell.library import HelpLine, HelpLines, Library, RegionLines, content_root
from connectwell.library.help_lines import Emergency, Fact, LineKind, SilentWay

LINES = Library().help_lines()
FILES = {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in content_root().glob("help_*.toml")}
WRITTEN = {
    key: [row for file in FILES.values() for row in file.get(key, [])] for key in ("line", "emergency", "silent")
}
CHECKED = date(2026, 11, 21)


def line(
    region: str, name: str, kind: LineKind = "crisis", *, hours: str = "24/7", checked: date = CHECKED
) -> HelpLine:
    return HelpLine(region, name, kind, ("en",), "123", None, None, hours, "anyone", "a page", checked, "high")


def directories(shown: RegionLines) -> tuple[HelpLine, ...]:
    return (*shown.directories_crisis, *shown.directories_violence)


def all_lines(shown: RegionLines) -> tuple[HelpLine, ...]:
    return (*shown.crisis, *shown.youth, *shown.violence, *shown.own_behaviour, *directories(shown))


# --- Choosing a region


def test_regions_stand_by_their_english_name_and_the_open_ones_last() -> None:
    codes = LINES.regions()
    names = [LINES.region_name(code) for code in codes]
    assert codes[-2:] == ("EU", "INT")
    assert names[-2:] == ["another EU country", "somewhere else"]
    assert names[:-2] == sorted(names[:-2])
    assert names[0] == "Argentina"
    assert set(codes) == {row["region"] for rows in WRITTEN.values() for row in rows}
    assert len(codes) == 33  # 31 of their own


def test_a_region_is_found_however_it_is_typed() -> None:
    assert LINES.for_region("de").code == "DE"
    assert LINES.for_region("uk").name == "United Kingdom"
    assert LINES.for_region("Germany").code == "DE"


@pytest.mark.parametrize("code", ["XX", "", "Narnia", "\x1b[31m"])
def test_an_unknown_region_says_which_there_are(code: str) -> None:
    with pytest.raises(UsageFault) as caught:
        LINES.for_region(code)
    assert "DE (Germany)" in str(caught.value)
    assert "INT (somewhere else)" in str(caught.value)
    assert "\x1b" not in str(caught.value)
    for ask in (LINES.region_name, LINES.oldest, lambda code: LINES.is_old(code, CHECKED)):
        with pytest.raises(UsageFault):
            ask(code)


# --- What is shown


@pytest.mark.parametrize("code", LINES.regions())
def test_numbers_of_two_regions_never_stand_together(code: str) -> None:
    shown = LINES.for_region(code)
    assert {number.region for number in shown.emergency} <= {code}
    own = (*shown.crisis, *shown.youth, *shown.violence, *shown.own_behaviour)
    assert {line.region for line in own} <= {code}
    assert {way.region for way in shown.silent} <= {code}
    assert shown.lines == all_lines(shown)
    assert {line.region for line in directories(shown)} <= {code, "INT"}
    assert not any(line.call or line.text for line in directories(shown))


@pytest.mark.parametrize("code", LINES.regions())
def test_every_region_shows_a_way_to_help(code: str) -> None:
    shown = LINES.for_region(code)
    assert shown.emergency or code == "INT"
    assert shown.crisis or shown.directories_crisis
    assert shown.violence or shown.directories_violence
    for each in all_lines(shown):
        assert each.call or each.text or each.chat
        assert each.for_
        assert each.hours


LINE_KEYS = ("region", "kind", "name", "languages", "call", "text", "chat", "hours", "for", "source", "checked",
             "confidence")  # fmt: skip
EMERGENCY_KEYS = ("region", "number", "for", "source", "checked")
SILENT_KEYS = ("region", "how", "call", "text", "needs", "source", "checked", "confidence")


def facts(found: Fact) -> str:
    keys = {HelpLine: LINE_KEYS, Emergency: EMERGENCY_KEYS, SilentWay: SILENT_KEYS}[type(found)]
    told = {key: getattr(found, "for_" if key == "for" else key) for key in keys}
    return str({key: list(value) if key == "languages" else value for key, value in told.items()})


def test_every_fact_of_the_files_is_shown_in_its_own_region_exactly_once() -> None:
    shown: Counter[str] = Counter()
    for code in LINES.regions():
        region = LINES.for_region(code)
        shown.update(facts(line) for line in all_lines(region) if line.region == code)
        shown.update(facts(number) for number in region.emergency)
        shown.update(facts(way) for way in region.silent)
    lines = [{key: row.get(key, "crisis" if key == "kind" else None) for key in LINE_KEYS} for row in WRITTEN["line"]]
    numbers = [{key: row[key] for key in EMERGENCY_KEYS} for row in WRITTEN["emergency"]]
    ways = [{key: row.get(key) for key in SILENT_KEYS} for row in WRITTEN["silent"]]
    assert shown == Counter(map(str, [*lines, *numbers, *ways]))
    assert set(shown.values()) == {1}
    for key, keys in (("line", LINE_KEYS), ("emergency", EMERGENCY_KEYS), ("silent", SILENT_KEYS)):
        assert all(set(row) <= set(keys) for row in WRITTEN[key])
    assert LINES.left_out == ()


def test_each_kind_has_a_file_of_its_own() -> None:
    kinds = {name: {row.get("kind", "crisis") for row in file.get("line", [])} for name, file in FILES.items()}
    assert kinds == {
        "help_lines.toml": {"crisis", "violence", "wellness"},
        "help_youth.toml": {"youth"},
        "help_own_behaviour.toml": {"own-behaviour"},
        "help_silent.toml": set(),
    }
    counts = [len(FILES[name]["line"]) for name in ("help_youth.toml", "help_own_behaviour.toml")]
    assert (*counts, len(WRITTEN["silent"])) == (50, 31, 58)


def test_the_number_to_try_first_comes_first() -> None:
    assert [number.number for number in LINES.for_region("NO").emergency] == ["113", "112"]
    assert [number.number for number in LINES.for_region("GB").emergency] == ["999", "112"]


def test_elsewhere_in_the_eu_there_is_112_and_directories() -> None:
    shown = LINES.for_region("EU")
    assert [number.number for number in shown.emergency] == ["112"]
    assert not shown.crisis
    assert not shown.violence
    assert shown.directories_crisis
    assert shown.directories_violence


def test_somewhere_else_there_are_directories_alone() -> None:
    shown = LINES.for_region("INT")
    assert shown.emergency + shown.silent + shown.crisis + shown.youth + shown.violence + shown.own_behaviour == ()
    assert {each.name.split(" (")[0] for each in directories(shown)} == {
        "Find A Helpline",
        "Befrienders Worldwide",
        "Lila.help",
    }


INTERNATIONAL = (line("INT", "find", hours="directory"), line("INT", "flee", "violence", hours="directory"))


def shown_for(*lines: HelpLine) -> RegionLines:
    return HelpLines((*INTERNATIONAL, *lines), ()).for_region("NZ")


def names(lines: tuple[HelpLine, ...]) -> list[str]:
    return [each.name for each in lines]


@pytest.mark.parametrize(("own", "directory"), [(1, ["find"]), (2, []), (3, [])])
def test_directories_follow_where_there_is_at_most_one_line(own: int, directory: list[str]) -> None:
    shown = shown_for(*(line("NZ", f"own {n}") for n in range(own)))
    assert names(shown.directories_crisis) == directory
    assert names(shown.directories_violence) == ["flee"]


def test_a_directory_of_the_region_s_own_stands_first_among_directories() -> None:
    map_of_shelters = line("NZ", "map", "violence", hours="directory; shelters are open")
    assert names(shown_for(map_of_shelters).violence) == []
    assert names(shown_for(map_of_shelters).directories_violence) == ["map", "flee"]
    two = (line("NZ", "one", "violence"), line("NZ", "two", "violence"))
    assert names(shown_for(map_of_shelters, *two).directories_violence) == ["map"]


def test_lines_of_the_other_kinds_do_not_count_as_someone_to_talk_to() -> None:
    shown = shown_for(line("NZ", "young", "youth"), line("NZ", "own", "own-behaviour"), line("NZ", "one"))
    assert (names(shown.youth), names(shown.own_behaviour)) == (["young"], ["own"])
    assert names(shown.directories_crisis) == ["find"]
    assert names(shown.directories_violence) == ["flee"]


def test_the_way_without_speaking_that_takes_the_least_comes_first() -> None:
    assert "press 55" in LINES.for_region("GB").silent[0].how
    assert LINES.for_region("AT").silent[0].text == "0800 133 133"


def test_a_line_for_one_people_comes_after_those_for_anyone_and_does_not_replace_them() -> None:
    shown = shown_for(line("NZ", "for some", "wellness"), line("NZ", "for anyone"))
    assert names(shown.crisis) == ["for anyone", "for some"]
    assert names(shown.directories_crisis) == ["find"]


# --- How old


@pytest.mark.parametrize(("days", "old"), [(0, False), (183, False), (184, True), (-30, False)])
def test_lines_grow_old_after_six_months(days: int, old: bool) -> None:
    lines = HelpLines((line("NZ", "one"),), ())
    assert lines.is_old("NZ", CHECKED + timedelta(days)) is old


def test_where_nothing_is_shown_nothing_is_old() -> None:
    assert HelpLines((), ()).oldest("INT") is None
    assert not HelpLines((), ()).is_old("INT", date(2099, 1, 1))


def test_the_oldest_of_what_is_shown_counts_and_nothing_else() -> None:
    lines = HelpLines(
        (
            line("NZ", "one", checked=date(2026, 5, 1)),
            line("AU", "other", checked=date(2020, 1, 1)),
            line("INT", "find", hours="directory", checked=date(2026, 3, 1)),
        ),
        (Emergency("NZ", "111", "all services", "a page", date(2026, 4, 1)),),
    )
    assert lines.oldest("NZ") == date(2026, 3, 1)
    assert lines.oldest("AU") == date(2020, 1, 1)
    way = SilentWay("NZ", "Text 111.", None, "111", "nothing", "a page", date(2025, 1, 1), "high")
    assert replace(lines, silent=(way,)).oldest("NZ") == date(2025, 1, 1)


def test_today_nothing_is_old_on_the_day_of_the_check() -> None:
    for code in LINES.regions():
        assert not LINES.is_old(code, max(row["checked"] for rows in WRITTEN.values() for row in rows))
