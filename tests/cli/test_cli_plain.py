"""Where output is to be heard, every command says it so: by the setting, the environment, or --plain."""

import re

import pytest
from asking import ask

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.model.entry import AgendaLine, Entry, Note, Reflection
from steady import MORNING

VERBS = (
    "list", "search tea", "show latest", "insights", "agenda", "circle", "doctor", "today",
    "today --words", "help-now", "practice", "brief --choices", "export --choices", "circle communities", "config",
    "--help", "list --help",
)  # fmt: skip


@pytest.fixture
def lived_in(context: Context) -> Context:
    for tail, parts in (
        ("q7f3k2", {"kind": "check-in", "reflections": (Reflection(key="a8d2", need="seen", rating=6, words="Tea."),)}),
        ("n1n2n3", {"kind": "note", "note": Note(words="More tea.", sharing="words")}),
        ("g1g2g3", {"kind": "agenda", "agenda": AgendaLine(words="How mornings go.", sharing="words")}),
    ):
        context.journal.add(
            Entry(id=f"2026-11-21T0801-{tail}", day=MORNING.date(), started=MORNING, finished=MORNING, **parts)
        )
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", role="friend"))
    return context


@pytest.mark.parametrize("line", VERBS)
def test_nothing_is_in_columns_bold_or_wider_than_asked_for(
    lived_in: Context, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONNECTWELL_PLAIN", "1")
    monkeypatch.setenv("COLUMNS", "44")
    said = ask(lived_in, *line.split()).stdout
    assert said.strip()
    assert "\x1b" not in said
    assert not re.search(r"\S {2,}\S", said), "a column made of spaces"
    assert [row for row in said.splitlines() if len(row) > 44 and " " in row.strip()] == []


@pytest.mark.parametrize("way", ["setting", "environment", "option"])
def test_there_are_three_ways_to_ask_for_it(lived_in: Context, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "setting":
        lived_in.change(plain=True)
    elif way == "environment":
        monkeypatch.setenv("CONNECTWELL_PLAIN", "yes")
    said = ask(lived_in, *(["--plain"] if way == "option" else []), "list", "--limit", "1").stdout
    assert re.fullmatch(r"Saturday 21 November, [\w -]+: .* \((q7f3k2|n1n2n3|g1g2g3)\)\n", said)


def test_the_environment_can_also_say_no(lived_in: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    lived_in.change(plain=True)
    monkeypatch.setenv("CONNECTWELL_PLAIN", "0")
    assert re.match(r"\w{6}  2026-11-21", ask(lived_in, "list", "--limit", "1").stdout)


def test_json_stays_as_it_is(lived_in: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ask(lived_in, "help-now", "--json").stdout
    monkeypatch.setenv("CONNECTWELL_PLAIN", "1")
    assert ask(lived_in, "help-now", "--json").stdout == before
