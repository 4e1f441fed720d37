"""Finding the way: help at any width, misspelled commands and options, and what is accepted in any form."""

import pytest
from asking import ask

from connectwell.cli.group import VERBS
from connectwell.cli.near import OTHER_NAMES
from connectwell.context import Context
from connectwell.model.near import folded, nearest
from connectwell.terminal_text import width_of
from connectwell.tui.places import PALETTE


@pytest.mark.parametrize("width", [20, 40, 60, 200])
@pytest.mark.parametrize("way", [(), ("--plain",)], ids=["seen", "heard"])
def test_help_breaks_no_word_at_any_width(width: int, way: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    for verb in ((), *((name,) for name in VERBS)):
        monkeypatch.setenv("COLUMNS", "200")
        words = ask(None, *way, *verb, "--help").stdout.split()
        monkeypatch.setenv("COLUMNS", str(width))
        said = ask(None, *way, *verb, "--help").stdout
        assert said.split() == words, verb
        assert [line for line in said.splitlines() if width_of(line) > width and " " in line.strip()] == [], verb


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lst", "list"), ("notes", "note"), ("practise", "practice"), ("cehckin", "checkin"), ("delete", "erase")],
)
def test_an_unknown_verb_names_the_nearest(typed: str, meant: str) -> None:
    for args in ((typed,), ("help", typed)):
        told = ask(None, *args)
        assert (told.exit_code, told.stdout) == (2, "")
        assert f"Did you mean 'connectwell {meant}'?" in told.stderr.replace("\n", " ")


@pytest.mark.parametrize("typed", ["awful", "I", "print", "cat"])
def test_a_word_that_is_near_nothing_gets_no_guess(typed: str) -> None:
    assert nearest(typed, VERBS) == ()


def test_what_it_is_called_elsewhere_leads_to_a_command_that_there_is() -> None:
    assert {meant.split()[0] for meant in OTHER_NAMES.values() if meant} <= {*VERBS, "--version"}
    assert not {folded(name) for name in OTHER_NAMES} & {folded(name) for name in VERBS}


def test_whatever_the_screens_call_it_leads_to_its_command() -> None:
    for place in PALETTE:
        name = place.name.partition(":")[0].split()
        told = ask(None, *name)
        if told.exit_code == 2:
            assert (
                "Did you mean 'connectwell " in (said := " ".join(told.stderr.split())) or "on the screens" in said
            ), name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("weeks", "insights"),
        ("Card for hard days", "circle card"),
        ("for my session", "agenda"),
        ("year 2026", "insights --year YEAR"),
        ("share", "brief"),
        ("undo", "restore"),
    ],
)
def test_a_name_on_the_screens_leads_to_the_command(typed: str, meant: str) -> None:
    assert f"Did you mean 'connectwell {meant}'?" in " ".join(ask(None, *typed.split()).stderr.split())


@pytest.mark.parametrize("verb", [(), ("list",), ("brief",)])
def test_plain_is_heard_after_help_too(verb: tuple[str, ...]) -> None:
    heard = ask(None, *verb, "--plain", "--help").stdout
    assert heard == ask(None, *verb, "--help", "--plain").stdout != ask(None, *verb, "--help").stdout


@pytest.mark.parametrize("typed", ["LIST", "List", "list"])
def test_a_command_in_any_case(context: Context, typed: str) -> None:
    ask(context, "note", words="Rain.")
    assert "Rain." in ask(context, typed).stdout


@pytest.mark.parametrize("typed", [("help-now",), ("helpnow",), ("help", "now"), ("Help", "Now"), ("help_now",)])
def test_help_now_is_reached_however_it_is_written(context: Context, typed: tuple[str, ...]) -> None:
    context.change(region="GB")
    assert "999" in ask(context, *typed).stdout


def test_check_in_is_a_check_in(context: Context) -> None:
    assert ask(context, "check-in").stdout == ask(context, "check", "in").stdout == ask(context, "checkin").stdout != ""


@pytest.mark.parametrize("verb", [name for name in VERBS if name not in ("search", "help")])
def test_help_after_a_verb_is_its_help(verb: str) -> None:
    assert ask(None, verb, "help").stdout == ask(None, "help", verb).stdout == ask(None, verb, "--help").stdout


def test_help_may_be_searched_for(context: Context) -> None:
    ask(context, "note", words="Asking for help.")
    assert "Asking" in ask(context, "search", "help").stdout


def test_plain_may_come_after_any_verb(context: Context) -> None:
    ask(context, "note", words="Rain.")
    for args in (("list",), ("show", "latest"), ("insights",), ("config",)):
        before = ask(context, "--plain", *args)
        after = ask(context, *args, "--plain")
        assert (after.exit_code, after.stdout) == (0, before.stdout)
    assert ask(context, "list").stdout != ask(context, "list", "--plain").stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("list", "--lim", "3"), "Did you mean '--limit'?"),
        (("list", "--jsn"), "Did you mean '--json'?"),
        (("list", "--version"), "For the version: 'connectwell --version'."),
        (("-V",), "For the version: 'connectwell --version'."),
        (("--json", "list"), "A command's own options go after its name."),
        (("--plan", "list"), "Did you mean '--plain'?"),
    ],
)
def test_an_option_that_there_is_not(args: tuple[str, ...], told: str) -> None:
    said = ask(None, *args)
    assert (said.exit_code, said.stdout) == (2, "")
    assert told in said.stderr


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (("circle", "ad"), "circle add"),
        (("agenda", "let"), "agenda let-go"),
        (("connect", "touch"), "connect touched"),
        (("content", "chek"), "content check"),
        (("backup", "verfy"), "backup verify"),
    ],
)
def test_a_misspelled_word_after_a_verb(context: Context, args: tuple[str, ...], meant: str) -> None:
    told = ask(context, *args)
    assert told.exit_code == 2
    assert f"Did you mean '{meant}'?" in told.stderr


READING = (
    "today --words", "list", "connect", "connect list", "practice", "circle",
    "circle communities", "agenda", "content list", "doctor", "search rain",
)  # fmt: skip


@pytest.mark.parametrize("way", [(), ("--plain",)], ids=["seen", "heard"])
@pytest.mark.parametrize("line", READING)
def test_what_is_read_breaks_no_word_and_fits(
    context: Context, way: tuple[str, ...], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(context, "reflect", "seen", "-", "--rating", "3", words="Rain on the tram, and nobody minded.")
    ask(context, "circle", "add", words="name: Ana\nrole: a friend from the old library")
    ask(context, "agenda", "add", "-", words="How mornings go when nobody answers the telephone.")
    monkeypatch.setenv("COLUMNS", "200")
    words = {*ask(context, *way, *line.split()).stdout.split()}
    for width in (20, 40, 60):
        monkeypatch.setenv("COLUMNS", str(width))
        said = ask(context, *way, *line.split()).stdout
        assert [row for row in said.splitlines() if width_of(row) > width and " " in row.strip()] == []
        assert {word for word in said.split() if "…" not in word} <= words
        assert said.strip()
        assert "( " not in said


def test_a_need_stands_once_in_a_row(context: Context) -> None:
    for rating in ("4", "6"):
        ask(context, "reflect", "seen", "--rating", rating)
    ask(context, "reflect", "safe", "--rating", "3")
    assert "seen 4 and 6, safe 3" in ask(context, "list").stdout
