"""list, show and today: what they tell, what they keep to themselves, and what they make of damaged files."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from asking import ask, run

from connectwell.context import Context
from connectwell.journal import Unreadable
from connectwell.model.entry import Arrival, Close, Entry, Note, Reflection
from steady import TickingClock

ZONE = timezone(timedelta(hours=1))


def written(context: Context, day: date, **parts: object) -> Entry:
    """An entry begun at nine on `day`, in the journal."""
    started = datetime(day.year, day.month, day.day, 9, 0, tzinfo=ZONE)
    empty = Entry(id=context.journal.new_id(started), kind="check-in", day=day, started=started, finished=started)
    return context.journal.add(replace(empty, **parts))  # type: ignore[arg-type]  # names checked by replace


def noted(context: Context, day: date, words: str, **marks: object) -> Entry:
    """A note on `day`."""
    return written(context, day, kind="note", note=replace(Note(words=words), **marks))  # type: ignore[arg-type]


def reflected(context: Context, day: date, **parts: object) -> Entry:
    """A check-in with one reflection on being seen."""
    return written(context, day, reflections=(replace(Reflection(key="a1b2", need="seen"), **parts),))  # type: ignore[arg-type]


def damage(context: Context, name: str, content: bytes = b"format = 1\nrating = = 3\n") -> Path:
    """A file beside the entries that is no entry."""
    file = context.places.data / "entries" / "2026" / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def names(listed: str) -> list[str]:
    return [line.split()[0] for line in listed.splitlines()]


# --- list


def test_the_newest_stands_first_on_one_line_each(context: Context) -> None:
    old = noted(context, date(2026, 11, 3), "Rain.\nThen sun.")
    new = reflected(context, date(2026, 11, 5), rating=6)
    told = ask(context, "list")
    assert told.exit_code == 0
    assert told.stderr == ""
    assert told.stdout.splitlines() == [
        f"{new.id[16:]}  2026-11-05  Check-in  seen 6",
        f"{old.id[16:]}  2026-11-03  Note  Rain. Then sun.",
    ]


def test_twenty_unless_said_otherwise(context: Context) -> None:
    for n in range(1, 25):
        noted(context, date(2026, 10, n), f"note {n}")
    assert len(ask(context, "list").stdout.splitlines()) == 20
    assert len(ask(context, "list", "--limit", "3").stdout.splitlines()) == 3
    assert len(ask(context, "list", "--limit", "100").stdout.splitlines()) == 24


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", "99999999999999"])
def test_a_limit_says_what_it_can_be(context: Context, limit: str) -> None:
    told = ask(context, "list", f"--limit={limit}")
    assert (told.exit_code, told.stderr) == (2, "A limit is a whole number from 1 to 999,999,999.\n")


def test_filters_combine(context: Context) -> None:
    first = reflected(context, date(2026, 11, 1), words="a", people=("Ana",), rating=3)
    second = reflected(context, date(2026, 11, 2), words="b", people=("Leyla",))
    third = noted(context, date(2026, 11, 3), "c", people=("Ana",))
    skipped = reflected(context, date(2026, 11, 4))
    tails = {entry.id[16:]: entry for entry in (first, second, third, skipped)}

    def found(*args: str) -> list[Entry]:
        return [tails[name] for name in names(ask(context, "list", *args).stdout)]

    assert found() == [skipped, third, second, first]
    assert found("--from", "2026-11-02", "--to", "2026-11-03") == [third, second]
    assert found("--with", "ANA") == [third, first]
    assert found("--with", "@ana", "--kind", "check-in") == [first]
    assert found("--need", "seen") == [second, first]
    assert found("--need", "seen", "--to", "2026-11-01", "--with", "ana", "--kind", "check-in") == [first]


def test_yesterday_is_the_persons_own(context: Context) -> None:
    noted(context, date(2026, 11, 19), "before")
    mine = noted(context, date(2026, 11, 20), "that day")
    assert names(ask(context, "list", "--from", "yesterday").stdout) == [mine.id[16:]]


@pytest.mark.parametrize("verb", [("list",), ("search", "that"), ("brief", "-o", "-"), ("export", "-o", "-")])
def test_days_that_end_before_they_begin_are_refused(context: Context, verb: tuple[str, ...]) -> None:
    noted(context, date(2026, 11, 20), "that day")
    told = ask(context, *verb, "--from", "2026-11-20", "--to", "2026-11-10")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == "2026-11-20 comes after 2026-11-10, so there are no days between them.\n"
    told = ask(context, *verb, "--from", "today", "--to", "yesterday")
    assert (told.exit_code, "so there are no days between them" in told.stderr) == (2, True)


def test_an_unknown_kind_names_those_there_are(context: Context) -> None:
    told = ask(context, "list", "--kind", "diary")
    assert (told.exit_code, "check-in, connection" in told.stderr) == (2, True)


def test_an_empty_journal_is_said_calmly(context: Context) -> None:
    told = ask(context, "list")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == "Nothing here yet. Your check-ins and notes will be here.\n"
    assert ask(context, "list", "--json").stdout == "[]\n"


def test_nothing_that_fits_is_no_error(context: Context) -> None:
    noted(context, date(2026, 11, 3), "Rain.")
    told = ask(context, "list", "--with", "Nobody")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "No entries match all of that.\n")


def test_in_a_pipe_the_reason_is_whole_however_long(context: Context) -> None:
    damage(context, "2026-11-04T0900-q7f3k2", b'format = 1\nid = "2026-11-04T0900-q7f3k2"\nkind = "a diary"\n')
    item = next(context.journal.newest())
    assert isinstance(item, Unreadable)
    line = ask(context, "list").stdout.rstrip("\n")
    assert len(line) > 100
    assert line.endswith(item.reason)


def test_a_damaged_file_is_listed_with_its_reason_and_opens_raw(context: Context) -> None:
    noted(context, date(2026, 11, 3), "Rain.")
    damage(context, "2026-11-04T0900-q7f3k2")
    line, _ = ask(context, "list").stdout.splitlines()
    assert line == "q7f3k2  2026-11-04  It can't be read: line 2 isn't valid TOML. Nothing in the file was changed."
    assert names(ask(context, "list", "--from", "2026-11-04").stdout) == ["q7f3k2"]
    assert "q7f3k2" not in ask(context, "list", "--to", "2026-11-03").stdout
    assert "q7f3k2" not in ask(context, "list", "--kind", "note").stdout
    for asked in ("q7f3k2", "2026-11-04T0900-q7f3k2"):
        told = ask(context, "show", asked)
        assert (told.exit_code, told.stdout) == (1, "format = 1\nrating = = 3\n")
        assert told.stderr == "It can't be read: line 2 isn't valid TOML. Nothing in the file was changed.\n"


def test_a_stray_file_is_found_by_its_name(context: Context) -> None:
    damage(context, "groceries", b"milk\n")
    assert ask(context, "list").stdout.startswith("groceries  It can't be read: ")
    assert ask(context, "show", "groceries").stdout == "milk\n"


def test_a_copy_is_listed_as_one_and_opens(context: Context) -> None:
    entry = noted(context, date(2026, 11, 3), "Rain.")
    original = context.places.data / "entries" / "2026" / f"{entry.id}.toml"
    damage(context, f"{entry.id}.conflict-zz12", original.read_bytes().replace(b"Rain", b"Snow"))
    copy = next(line for line in ask(context, "list").stdout.splitlines() if "copy" in line)
    assert copy == f"{entry.id[16:]}.conflict-zz12  2026-11-03  copy of {entry.id[16:]}  Snow."
    shown = ask(context, "show", copy.split()[0])
    assert "Snow." in shown.stdout
    assert "A copy: the same entry was changed in two places." in shown.stderr
    beside = ask(context, "show", entry.id[16:])
    assert "Rain." in beside.stdout
    assert "The other text is kept as a copy" in beside.stderr
    found = json.loads(ask(context, "list", "--json").stdout)
    assert {item["copy_of"] for item in found} == {None, entry.id}


def test_what_is_put_away_is_nowhere_in_a_list(context: Context) -> None:
    reflected(context, date(2026, 11, 3), words="the secret", people=("Ana",), rating=1, put_away=True)
    noted(context, date(2026, 11, 4), "another secret", people=("Ana",), put_away=True)
    for args in ((), ("--json",)):
        assert "secret" not in ask(context, "list", *args).stdout
        assert "Ana" not in ask(context, "list", *args).stdout
    assert ask(context, "list", "--with", "Ana").stdout == ""
    assert ask(context, "list", "--need", "seen").stdout == ""


def test_no_word_can_steer_the_terminal(context: Context) -> None:
    noted(context, date(2026, 11, 3), "[/oops] {0} %s \x1b[31mred \x9b2J \u202egnirts\ttab")
    for args in (("list",), ("show", "latest"), ("list", "--json"), ("show", "latest", "--json")):
        told = ask(context, *args).stdout
        assert not {"\x1b", "\x9b", "\u202e"} & set(told)
        assert "[/oops] {0} %s" in told
    (item,) = json.loads(ask(context, "list", "--json").stdout)
    assert item["entry"]["note"]["words"] == "[/oops] {0} %s \x1b[31mred \x9b2J \u202egnirts\ttab"


def test_a_line_in_a_pipe_is_100_columns_at_most(context: Context) -> None:
    noted(context, date(2026, 11, 3), "word " * 100)
    noted(context, date(2026, 11, 4), "漢字" * 100)
    wide, narrow = ask(context, "list").stdout.splitlines()
    assert 98 <= len(narrow) <= 100
    assert 55 <= len(wide) <= 70
    assert wide.endswith("…")
    assert narrow.endswith("…")


def test_a_list_is_written_as_it_is_read(context: Context) -> None:
    noted(context, date(2026, 11, 3), "Rain.")
    damage(context, "2026-11-04T0900-q7f3k2")
    found = json.loads(ask(context, "list", "--json", "--limit", "2").stdout)
    assert found[0] == {
        "handle": "2026-11-04T0900-q7f3k2",
        "unreadable": {
            "reason": "It can't be read: line 2 isn't valid TOML. Nothing in the file was changed.",
            "line": 2,
        },
    }
    assert found[1]["entry"]["note"] == {"words": "Rain.", "sharing": "private"}


def test_reading_needs_no_settings(context: Context) -> None:
    noted(context, date(2026, 11, 3), "Rain.")
    (context.places.config / "config.toml").write_text("= broken")
    assert "Rain." in run("list").stdout
    assert "Rain." in run("show", "latest").stdout


# --- show


def test_a_page_is_wrapped_and_plain_in_a_pipe(context: Context) -> None:
    written(
        context,
        date(2026, 11, 3),
        arrival=Arrival(state="stirred-up", words="barely slept"),
        reflections=(Reflection(key="a1b2", need="seen", rating=6, words="word " * 40, people=("Ana",)),),
        close=Close(carry="Someone remembered."),
    )
    told = ask(context, "show", "latest")
    assert told.stdout.startswith("Tuesday 3 November 2026 · 09:00\n")
    assert "\n\nSeen · 6\nword word" in told.stdout
    assert "Someone remembered." in told.stdout
    assert "\x1b" not in told.stdout
    assert all(len(line) <= 72 for line in told.stdout.splitlines())


def test_what_is_put_away_is_shown_only_when_asked_for(context: Context) -> None:
    reflected(context, date(2026, 11, 3), words="the secret", asked="Who?", people=("Ana",), rating=1, put_away=True)
    assert "the secret" not in ask(context, "show", "latest").stdout
    assert "1 part is put away until your session." in ask(context, "show", "latest").stdout
    assert "the secret" in ask(context, "show", "latest", "--put-away").stdout
    told = json.loads(ask(context, "show", "latest", "--json").stdout)
    assert told["entry"]["reflections"] == [{"key": "a1b2", "need": "seen", "sharing": "private", "put_away": True}]
    told = json.loads(ask(context, "show", "latest", "--json", "--put-away").stdout)
    assert told["entry"]["reflections"][0]["words"] == "the secret"


def test_raw_in_a_pipe_is_the_file_as_it_is(context: Context) -> None:
    entry = noted(context, date(2026, 11, 3), "Rain \x1b[31m.")
    file = context.places.data / "entries" / "2026" / f"{entry.id}.toml"
    assert run("show", entry.id[16:], "--raw").stdout == file.read_text()


@pytest.mark.parametrize(
    "asked", ["zzzzzz", "../../etc/passwd", "", "latest ", "/etc/passwd", "2026-11-21T0801-q7f3k2"]
)
def test_an_entry_that_is_not_there(context: Context, asked: str) -> None:
    told = ask(context, "show", asked)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("There is no entry called ")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        *((f"{verb} latest", 1, "There is no latest entry here.") for verb in ("show", "edit", "remove", "erase")),
        ("list", 0, "Nothing here yet."),
        ("list --removed", 0, "Nothing is removed."),
        ("list --open", 0, "Nothing is unfinished."),
        ("list --removed --kind note", 0, "No entries match all of that."),
        ("search rain", 0, "Nothing found."),
        ("insights", 0, "Nothing to show yet."),
        ("agenda", 0, "There are no notes for your session here."),
        ("brief --preview", 1, "Nothing from these days is set to be shared"),
        ("export --preview", 1, "Nothing from these days is set to be shared"),
        ("circle", 0, "A place for the people, groups and places"),
        ("circle undo", 1, "There is nothing in your circle yet"),
        ("circle card", 0, "There is no card yet."),
    ],
)
def test_an_empty_journal_says_so(context: Context, args: str, code: int, said: str) -> None:
    told = ask(context, *args.split())
    assert (told.exit_code, told.stdout) == (code, "")
    assert told.stderr.startswith(said)


def test_pages_that_are_still_open_are_listed_by_themselves(context: Context) -> None:
    noted(context, date(2026, 11, 3), "Rain.")
    left = reflected(context, date(2026, 11, 4), words="The bus came.")
    editing = context.journal.edit(left.id)
    editing.save(replace(editing.entry, finished=None))
    damage(context, "2026-11-05T0900-zzzzzz")
    assert ask(context, "list", "--open").stdout == f"{left.id[16:]}  2026-11-04  Check-in (open)  The bus came.\n"
    assert ask(context, "list", "--open", "--need", "safe").stderr == (
        "No entries match all of that.\n1 file couldn't be read and is left out here: "
        "entries/2026/2026-11-05T0900-zzzzzz.toml. Nothing in it was changed.\n"
    )


def test_a_removed_entry_is_in_no_list_and_can_be_shown(context: Context) -> None:
    entry = noted(context, date(2026, 11, 3), "Rain.")
    context.journal.remove(entry.id)
    assert ask(context, "list").stdout == ""
    assert "removed" in ask(context, "show", entry.id[16:]).stdout


# --- today


def test_today_tells_nothing_that_was_written_or_rated(context: Context) -> None:
    reflected(context, date(2026, 11, 21), words="the secret", rating=2, people=("Ana",))
    for args in (("today",), ("today", "--json")):
        told = ask(context, *args)
        assert told.exit_code == 0
        assert not [word for word in ("secret", "Ana", "seen") if word in told.stdout]


@pytest.mark.parametrize(
    ("finished", "word", "sentence"),
    [
        (None, "open", "Today's check-in is open where you left it."),
        (datetime(2026, 11, 21, 9, 5, tzinfo=ZONE), "finished", "You've checked in today."),
    ],
)
def test_today_knows_open_from_finished(context: Context, finished: datetime | None, word: str, sentence: str) -> None:
    assert json.loads(ask(context, "today", "--json").stdout)["checkin"] == "none"
    written(context, date(2026, 11, 21), finished=finished, arrival=Arrival(state="settled"))
    assert json.loads(ask(context, "today", "--json").stdout)["checkin"] == word
    assert sentence in ask(context, "today").stdout


def test_today_gives_back_what_was_written_only_when_asked(context: Context) -> None:
    today, last_week = date(2026, 11, 21), date(2026, 11, 14)
    written(context, last_week, close=Close(carry="It held\x1b[2J anyway."))
    reflected(context, today, rating=8, words="He asked before I said anything.", for_session=True)
    told = ask(context, "today", "--words")
    assert told.exit_code == 0
    assert told.stdout.splitlines()[1:-1] == [
        "You've checked in today.",
        "Seen 8",
        "“He asked before I said anything.”",
        "Last Saturday: “It held␛[2J anyway.”",
        "One note for your session",
    ]
    given = json.loads(ask(context, "today", "--words", "--json").stdout)
    assert given["so_far"]["ratings"] == {"seen": 8, "safe": None, "soothed": None, "secure": None, "stable": None}
    assert given["so_far"]["line"] == "He asked before I said anything."
    assert given["earlier"]["day"] == "2026-11-14"
    assert given["session"] == {"day": None, "notes": 1}
    assert "asked" not in ask(context, "today").stdout.partition("A small connection")[0]


def test_today_gives_nothing_back_where_there_is_nothing(context: Context) -> None:
    assert len(ask(context, "today", "--words").stdout.splitlines()) == 3
    given = json.loads(ask(context, "today", "--words", "--json").stdout)
    assert (given["so_far"], given["earlier"], given["session"]) == (None, None, {"day": None, "notes": 0})


def test_what_was_to_try_is_said_the_next_day_until_it_was_done(context: Context, clock: TickingClock) -> None:
    ask(context, "connect", "try")
    assert json.loads(ask(context, "today", "--json").stdout)["to_try"] == []
    clock.now += timedelta(days=1)
    (plan,) = json.loads(ask(context, "today", "--json").stdout)["to_try"]
    assert plan["since"] == "2026-11-21"
    assert f"To try, since Saturday: {plan['asked']}" in " ".join(ask(context, "today").stdout.split())
    ask(context, "connect", "did", "--idea", plan["id"])
    assert "To try" not in ask(context, "today").stdout


def test_of_several_to_try_today_says_how_many_more_there_are(context: Context, clock: TickingClock) -> None:
    for _ in range(3):
        ask(context, "connect", "try")
        ask(context, "connect", "another")
    clock.now += timedelta(days=1)
    assert "To try, since Saturday (2 more after it): " in " ".join(ask(context, "today").stdout.split())
