"""Kinds of community are found in their folder, and each fault in one is named with its file."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from connectwell.errors import ContentFault, UsageFault
from connectwell.library import Library, choose_step
from connectwell.model.terms import STATES
from small_library import COMMUNITY, idea, write_content

DAY = date(2026, 11, 21)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_content(tmp_path)
    (root / "en" / "communities").mkdir()
    return root


def put(root: Path, written: str, name: str = "choir") -> None:
    (root / "en" / "communities" / f"{name}.toml").write_text(written, encoding="utf-8")


def test_what_is_put_there_is_there_with_its_steps(root: Path) -> None:
    put(root, COMMUNITY)
    library = Library(root)
    assert [one.name for one in library.communities()[0]] == ["Choir"]
    assert library.connection("choir.hum") == library.community("choir").steps[0].idea
    assert library.connection("choir.nothing") is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('kept = "Who hears of it?"\n', "", "ask.kept"),
        ('for = ["curious", "mine"]', 'for = ["past"]', "for"),
        ('for = ["curious", "mine"]', "for = []", "for"),
        ('look = ["Ask a singer."]', "look = []", "look"),
        ('safe = "Are there people like me?"', 'safe = "Are there?"\nfood = "Is there?"', "food"),
        ('id = "choir"', 'id = "faith"', "id"),
        ("effort = 1", "effort = 9", "effort"),
    ],
)
def test_a_fault_leaves_that_kind_out_and_names_it(root: Path, before: str, after: str, expected: str) -> None:
    put(root, COMMUNITY.replace(before, after))
    put(root, COMMUNITY.replace('id = "choir"', 'id = "band"'), "band")
    found, (fault,) = Library(root).communities()
    assert [one.id for one in found] == ["band"]
    assert fault.file == "en/communities/choir.toml"
    assert expected in str(fault)
    with pytest.raises(ContentFault, match=expected):
        Library(root).community("choir")


def test_an_unknown_kind_is_named_with_those_there_are(root: Path) -> None:
    put(root, COMMUNITY)
    with pytest.raises(UsageFault, match="There are: choir"):
        Library(root).community("bar")


def test_the_id_of_a_prompt_reads_no_community(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    monkeypatch.setattr(library, "communities", lambda: pytest.fail("read"))
    assert library.step("seen.others.03") is None
    assert library.step("hold-a-door") is None


def test_a_step_comes_once_a_week_and_then_rests() -> None:
    steps = [idea(f"choir.{name}", effort=1, needs=(), suits=STATES) for name in ("hum", "sing", "listen")]
    asked: dict[str, date] = {}
    came = []
    for n in range(60):
        day = DAY + timedelta(days=n)
        step = choose_step(steps, day=day, state=None, asked=asked)
        if step:
            asked[step.id] = day
            came.append((n, step.id))
    assert [n for n, _ in came[:3]] == [0, 7, 14]
    assert len({id for _, id in came[:3]}) == 3, "each of them once, before one comes again"
    assert came[3][0] > 30


def test_a_step_that_is_ruled_out_or_too_much_never_comes() -> None:
    steps = [
        idea("choir.call", effort=1, needs=("phone",), suits=STATES),
        idea("choir.visit", effort=4, needs=(), suits=STATES),
        idea("choir.hum", effort=1, needs=(), suits=STATES),
    ]
    assert choose_step(steps, day=DAY, state="shut-down", asked={}, ruled_out=["phone"], never=["choir.hum"]) is None
