"""What can't be read is named by every verb that reads, on stderr and in its JSON; the rest is there."""

import json
from pathlib import Path

import pytest
from asking import ask

from connectwell.context import Context
from unreadable import CIRCLE, CIRCLE_FAULTS, ENTRY_FAULTS, FILE, YEAR, YEAR_FAULTS, damaged, fill, refusing

FAULTS = {name: (FILE, fault) for name, fault in ENTRY_FAULTS.items()} | {
    name: (YEAR, fault) for name, fault in YEAR_FAULTS.items()
}
READING = {
    "list": ("list", "--kind", "note"),
    "search": ("search", "kettle"),
    "insights": ("insights", "--days", "all"),
    "today": ("today",),
}
GIVING_ALL = {
    "a record": ("export", "--yes", "-o", "-"),
    "a record of days": ("export", "--yes", "--from", "2025-01-01", "-o", "-"),
    "a preview": ("export", "--preview"),
    "a page": ("brief", "--yes", "-o", "-"),
    "all as Markdown": ("export", "--everything", "--yes", "--format", "md", "-o", "-"),
    "all as CSV": ("export", "--everything", "--yes", "--format", "csv", "-o", "-"),
    "all as a text": ("export", "--everything", "--yes", "--format", "txt", "-o", "-"),
}
LEFT_OUT = "couldn't be read and is left out here: {path}"


def broken(context: Context, fault: str, patch: pytest.MonkeyPatch) -> str:
    fill(context.journal)
    path, break_it = FAULTS[fault]
    break_it(context.places.data, patch)
    return path


@pytest.mark.parametrize("verb", READING)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_verb_that_reads_names_what_it_leaves_out(
    context: Context, fault: str, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = broken(context, fault, monkeypatch)
    told = ask(context, *READING[verb])
    assert told.exit_code == 0
    assert told.stderr.count("left out here") == 1
    assert LEFT_OUT.format(path=path) in told.stderr


@pytest.mark.parametrize("verb", ["list", "search", "insights", "today"])
@pytest.mark.parametrize("fault", FAULTS)
def test_json_holds_it_as_well(context: Context, fault: str, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = broken(context, fault, monkeypatch)
    told = json.loads(ask(context, *READING[verb], "--json").stdout)
    if isinstance(told, list):
        assert [one["path"] for one in told if "unreadable" in one] == [path]
    else:
        assert [one["path"] for one in told["not_read"]] == [path]


@pytest.mark.parametrize("what", GIVING_ALL)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_was_to_give_all_of_it_says_so_and_ends_with_1(
    context: Context, fault: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = broken(context, fault, monkeypatch)
    told = ask(context, *GIVING_ALL[what])
    assert told.exit_code == 1
    assert LEFT_OUT.format(path=path) in told.stderr
    assert told.stderr.count("left out here") == 1


@pytest.mark.parametrize("what", GIVING_ALL)
def test_where_all_can_be_read_nothing_is_said_of_it(context: Context, what: str) -> None:
    fill(context.journal)
    told = ask(context, *GIVING_ALL[what])
    assert told.exit_code == 0
    assert "left out here" not in told.stderr


def test_a_file_without_all_of_it_is_not_called_whole_and_replaces_none(context: Context, tmp_path: Path) -> None:
    fill(context.journal)
    file = tmp_path / "all.md"
    everything = ("export", "--everything", "--yes", "--format", "md", "-o", str(file))
    assert ask(context, *everything).exit_code == 0
    before = file.read_bytes()
    (context.places.data / FILE).write_bytes(b"")
    told = ask(context, *everything, "--force")
    assert told.exit_code == 1
    assert "may have more" in told.stderr
    assert file.read_bytes() == before
    other = tmp_path / "other.md"
    told = ask(context, *everything[:-1], str(other))
    assert told.exit_code == 1
    assert f"Written, but not all of it: {other}" in told.stderr


def test_the_agenda_names_what_may_hold_a_line(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(context.journal)
    refusing(FILE)(context.places.data, monkeypatch)
    told = ask(context, "agenda")
    assert LEFT_OUT.format(path=FILE) in told.stderr
    assert "Nothing" not in told.stderr.split(FILE)[0]
    assert [one["path"] for one in json.loads(ask(context, "agenda", "--json").stdout)] == [FILE]


def test_show_latest_and_a_name_that_is_not_found_name_what_was_passed_over(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    damaged(FILE)(context.places.data, monkeypatch)
    latest = ask(context, "show", "latest")
    assert "The kettle sang" in latest.stdout
    assert LEFT_OUT.format(path=FILE) in latest.stderr
    refusing(YEAR)(context.places.data, monkeypatch)
    gone = ask(context, "show", "o1o2o3")
    assert gone.exit_code == 1
    assert YEAR in gone.stderr


def test_today_says_that_a_check_in_may_be_there(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(context.journal)
    refusing("entries/2026")(context.places.data, monkeypatch)
    assert "No check-in for today can be read here." in ask(context, "today").stdout


def test_help_now_names_people_of_a_damaged_file_and_says_which_it_is(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    monkeypatch.setenv("CONNECTWELL_HOME", str(context.places.data.parent))
    damaged(CIRCLE)(context.places.data, monkeypatch)
    told = ask(None, "help-now")
    assert told.exit_code == 0
    assert "Ana Lopez" in told.stdout
    assert "0123 456" in told.stdout
    assert LEFT_OUT.format(path=CIRCLE) in told.stderr
    assert [one["path"] for one in json.loads(ask(None, "help-now", "--json").stdout)["not_read"]] == [CIRCLE]


@pytest.mark.parametrize("bad", ['plain = "ja"\n', 'region = "GB"\n', "<<<<<<< mine\n"])
def test_help_now_knows_its_country_whatever_else_is_in_the_settings(
    context: Context, bad: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONNECTWELL_HOME", str(context.places.data.parent))
    (context.places.config / "config.toml").write_text(f'region = "DE"\n{bad}', "utf-8")
    told = ask(None, "help-now", "--json")
    assert json.loads(told.stdout)["region"] == "DE"
    assert "config.toml" in told.stderr


@pytest.mark.parametrize("what", ["export", "brief"])
def test_a_page_goes_on_without_a_circle_only_when_asked_to(
    context: Context, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    refusing("circle")(context.places.data, monkeypatch)
    refused = ask(context, what, "--yes", "-o", "-")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Part of your circle can't be read (circle)" in refused.stderr
    assert "Nothing was written." in refused.stderr
    told = ask(context, what, "--yes", "--names-may-leave", "-o", "-")
    assert told.exit_code == 1
    assert told.stdout
    assert "circle (a whole folder)" in told.stderr
    preview = ask(context, what, "--preview")
    assert "names in it may be in this" in preview.stderr


@pytest.mark.parametrize("fault", CIRCLE_FAULTS)
def test_a_circle_that_cannot_be_read_is_not_an_empty_one(
    context: Context, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    CIRCLE_FAULTS[fault](context.places.data, monkeypatch)
    told = ask(context, "circle")
    assert "Nobody" not in told.stderr
    assert LEFT_OUT.format(path=CIRCLE) in told.stderr
    assert [one["path"] for one in json.loads(ask(context, "circle", "--json").stdout)] == [CIRCLE]


@pytest.mark.parametrize(
    ("days", "code"), [(("2026-11-19", "2026-11-19"), 0), (("2026-11-19", "2026-11-20"), 1), (("2026-11-20", ""), 1)]
)
def test_a_record_of_days_is_whole_where_what_is_damaged_names_another(
    context: Context, days: tuple[str, str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    damaged(FILE)(context.places.data, monkeypatch)
    until = ("--to", days[1]) if days[1] else ()
    for how in (("--yes", "-o", "-"), ("--preview",)):
        told = ask(context, "export", "--from", days[0], *until, *how)
        assert told.exit_code == code, told.stderr
        assert told.stderr.count(FILE) == 1
        said = "1 file couldn't be read, but the day in it isn't one of these" if code == 0 else "is left out here"
        assert said in told.stderr


@pytest.mark.parametrize("day", [b"day = 2026-11-\xff0", b"day = 2026-11-20\nday = 2026-11-19", b""])
def test_where_its_day_cannot_be_known_it_may_be_among_them(context: Context, day: bytes) -> None:
    fill(context.journal)
    file = context.places.data / FILE
    file.write_bytes(file.read_bytes().replace(b"day = 2026-11-20", day) + b"<<<<<<< mine\n")
    told = ask(context, "export", "--from", "2026-11-19", "--to", "2026-11-19", "--yes", "-o", "-")
    assert told.exit_code == 1
    assert LEFT_OUT.format(path=FILE) in told.stderr
