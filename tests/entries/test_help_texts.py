"""Help now: what must be said comes before any number, one region at a time, and it works when content is broken."""

import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.help_now import HelpText, help_texts, people
from connectwell.library import Library, content_root
from connectwell.model.circle import CirclePart

TODAY = date(2026, 11, 21)
AS_SHIPPED = Library()
REGIONS = AS_SHIPPED.help_lines().regions()


def texts(region: str | None, *, today: date = TODAY, circle: tuple[CirclePart, ...] = ()) -> tuple[HelpText, ...]:
    return help_texts(AS_SHIPPED, region, circle, today)


@pytest.mark.parametrize("region", [*REGIONS, None])
def test_what_must_be_said_comes_before_any_number(region: str | None) -> None:
    page = texts(region)
    safety = AS_SHIPPED.safety()
    assert page[0].role == "steady"
    assert [text.text for text in page[1:3]] == [safety.danger, f"{safety.device} {safety.record}"]
    first = next((n for n, text in enumerate(page) if text.role == "number"), len(page))
    assert first >= 3
    assert not any(re.search(r"\d{3}", text.text) for text in page[:3])


@pytest.mark.parametrize("region", REGIONS)
def test_one_region_only(region: str) -> None:
    known = AS_SHIPPED.help_lines()
    elsewhere = {line.name for line in known.lines if line.region not in (region, "INT")}
    here = {line.name for line in known.lines if line.region in (region, "INT")}
    emergency = {number.number for number in known.emergencies if number.region == region}
    numbers = [text.text for text in texts(region) if text.role == "number"]
    assert numbers
    for number in numbers:
        assert number in emergency or any(number.startswith(f"{name}: ") for name in here)
        assert not any(number.startswith(f"{name}: ") for name in elsewhere - here)


def test_without_a_region_only_directories() -> None:
    page = texts(None)
    assert any("No region is chosen yet" in text.text for text in page)
    for text in page:
        if text.role == "number":
            assert "https://" in text.text
            assert not re.search(r"\bcall \d|\btext \d", text.text)


def test_each_number_says_when_it_was_checked() -> None:
    page = texts("DE")
    for number, detail in pairwise(page):
        if number.role == "number":
            assert detail.role == "detail"
            assert re.search(r"checked against public pages on \d{4}-\d\d-\d\d", detail.text)
    assert "verified" not in "\n".join(text.text for text in page).lower()


def test_old_dates_are_said_before_the_numbers() -> None:
    page = texts("DE", today=date(2027, 12, 1))
    (notice,) = [text for text in page if text.role == "notice"]
    oldest = AS_SHIPPED.help_lines().oldest("DE")
    assert oldest.isoformat() in notice.text
    assert page.index(notice) < next(n for n, text in enumerate(page) if text.role == "number")
    assert not any(text.role == "notice" for text in texts("DE"))


def test_people_i_chose_stand_before_the_lines_and_after_the_emergency_number() -> None:
    circle = (
        CirclePart(id="ana", kind="person", name="Ana\x1b[2J", call="+49 170 0000000", help_now=True),
        CirclePart(id="ben", kind="person", name="Ben", call="+49 170 1111111"),
    )
    page = texts("DE", circle=circle)
    shown = [text.text for text in page]
    assert "Ana␛[2J · +49 170 0000000" in shown
    assert "Ben" not in "\n".join(shown)
    assert shown.index("112") < shown.index("Ana␛[2J · +49 170 0000000") < shown.index(AS_SHIPPED.safety().crisis)


def test_a_region_there_is_not(context: Context) -> None:
    with pytest.raises(UsageFault, match="no lines for a region called"):
        help_texts(context.library, "ATLANTIS", (), TODAY)


@pytest.mark.parametrize("broken", ["help_lines.toml", "en/safety.toml"])
@pytest.mark.parametrize("how", ["gone", "empty", "not toml", "not utf-8", "a folder"])
@pytest.mark.parametrize("region", ["DE", None, "ATLANTIS"])
def test_it_works_when_content_is_broken(tmp_path: Path, broken: str, how: str, region: str | None) -> None:
    root = tmp_path / "content"
    shutil.copytree(content_root(), root)
    file = root / broken
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
    page = help_texts(Library(root), region, (), TODAY)
    said = "\n".join(text.text for text in page)
    assert "in danger now" in said
    assert "Someone who can open this device" in said
    assert "https://" in said


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
