"""note, reflect and connect: words from a pipe, and never from the command line."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from asking import ask, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectwell.context import Context
from connectwell.journal import Readable
from connectwell.model.entry import Note
from connectwell.plain.talk import NO_END

TODAY = date(2026, 11, 21)


def test_a_note_is_saved_with_the_people_in_it(context: Context) -> None:
    told = ask(context, "note", words="Rain all evening.\n@Ana rang.\n")
    entry = context.journal.get("latest")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == f"Saved. 'connectwell show {entry.id[16:]}' shows it.\n"
    assert entry.note is not None
    assert (entry.note.words, entry.note.people) == ("Rain all evening.\n@Ana rang.", ("Ana",))


def test_what_was_written_within_one_second_is_in_order(context: Context) -> None:
    written = [f"note {number}" for number in range(8)]
    for words in written:
        assert ask(None, "note", words=words).exit_code == 0
    notes = [item.entry.note for item in context.journal.newest() if isinstance(item, Readable)]
    assert [note and note.words for note in notes] == written[::-1]
    assert written[-1] in ask(None, "show", "latest").stdout


@pytest.mark.usefixtures("context")
def test_the_last_of_several_answers_within_one_second_counts() -> None:
    for said in ("try", "another", "try", "another", "not-today", "another", "did", "another", "not-today"):
        assert ask(None, "connect", said).exit_code == 0
        status = json.loads(ask(None, "today", "--json").stdout)["connection"]["status"]
        assert status == {"try": "planned", "another": None, "not-today": "not-today", "did": "done"}[said]


@pytest.mark.parametrize(
    "args",
    [
        ("note", "hello", "there"),
        ("note", "-", "hello"),
        ("reflect", "seen", "hello"),
        ("connect", "did", "hello"),
        ("connect", "try", "hello"),
        ("note", "--", "--hello"),
    ],
)
def test_words_on_the_command_line_are_refused_and_not_repeated(context: Context, args: tuple[str, ...]) -> None:
    told = ask(context, *args)
    assert told.exit_code == 2
    assert "history" in told.stderr
    assert "hello" not in told.stderr
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize("words", ["", "\n\n", "   \n"])
@pytest.mark.parametrize("args", [("note",), ("note", "-"), ("reflect", "seen"), ("reflect", "safe", "-")])
def test_nothing_is_saved_where_no_words_come(context: Context, args: tuple[str, ...], words: str) -> None:
    told = ask(context, *args, words=words)
    assert (told.exit_code, told.stderr) == (1, "Nothing was written, so nothing was saved.\n")
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize(
    "args", [("note",), ("reflect", "seen"), ("connect", "did", "-"), ("agenda", "add", "-"), ("session",)]
)
@pytest.mark.parametrize("words", [b"caf\xe9 \xff", "あ".encode("euc-jp"), b"a\x80b", b"\xff\xfeh\x00i"])
def test_what_is_no_text_is_refused_and_never_stored_as_something_else(
    context: Context, args: tuple[str, ...], words: bytes
) -> None:
    told = run(*args, words=words)
    assert (told.returncode, told.stdout) == (2, "")
    assert "isn't UTF-8 text" in told.stderr
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_comes_in_as_it_is(context: Context, encoding: str) -> None:
    assert run("note", words="café あ\nline\n".encode(encoding)).returncode == 0
    note = context.journal.get("latest").note
    assert note is not None
    assert note.words == "café あ\nline"


@pytest.mark.parametrize(
    "args",
    [("search", "\udcff"), ("list", "--with", "\udcff"), ("reflect", "seen", "-", "--with", "\udcff"), ("\udcff",)],
)
@pytest.mark.usefixtures("context")
def test_an_argument_that_is_no_text_is_refused_in_a_sentence(args: tuple[str, ...]) -> None:
    told = run(*args, words=b"words\n")
    assert told.returncode == 2
    assert told.stderr == "Something on that line isn't text in this system's encoding, so nothing was done.\n"


def test_of_what_has_no_end_only_so_much_is_read(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectwell.cli.text_input._MOST", 1000)
    told = ask(context, "note", "-", words="x" * 1001)
    assert (told.exit_code, "2 MB" in told.stderr, "where it came from" in told.stderr) == (1, True, True)
    monkeypatch.setattr("connectwell.plain.talk.LONGEST_PIPED", 1000)
    assert NO_END in " ".join(ask(context, "checkin", "--plain", words="x" * 1001).stdout.split())
    assert not list(context.journal.newest())


def test_an_empty_pipe_notes_no_session_and_brings_nothing_back(context: Context) -> None:
    assert run("session", words=b"").returncode == 1
    assert run("session", "--talked", "all", words=b"\n").returncode == 1
    assert list(context.journal.newest()) == []
    assert run("session", words=b".\n").returncode == 0
    assert context.journal.get("latest").kind == "session"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.binary(min_size=1, max_size=200)
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.encode)
)
def test_whatever_comes_by_pipe_is_kept(context: Context, typed: bytes) -> None:
    told = ask(context, "note", words=typed)
    try:
        came = typed.decode("utf-16" if typed[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError:
        assert told.exit_code == 2
        return
    came = came.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    assert told.exit_code == (0 if came.strip() else 1)
    if came.strip():
        assert note_of(context) == came.rstrip("\n")


def note_of(context: Context) -> str:
    return (context.journal.get("latest").note or Note()).words


def test_a_byte_order_mark_is_no_word(context: Context) -> None:
    ask(context, "note", words=b"\xef\xbb\xbfRain.")
    note = context.journal.get("latest").note
    assert note is not None
    assert note.words == "Rain."


@pytest.mark.skipif(os.name == "nt", reason="cmd cannot close a stream")
def test_stdin_that_is_closed_is_no_words() -> None:
    done = subprocess.run(f"{sys.executable} -m connectwell note <&-", shell=True, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "Nothing was written, so nothing was saved.\n")


def test_a_reflection_joins_the_days_checkin_and_replaces_nothing(context: Context) -> None:
    ask(context, "reflect", "seen", "-", "--rating", "6", "--with", "Leyla", "--sharing", "theme", words="@Ana asked.")
    ask(context, "reflect", "seen", words="Again.")
    first, second = context.journal.get("latest").reflections
    assert (first.words, first.rating, first.people, first.sharing) == ("@Ana asked.", 6, ("Leyla", "Ana"), "theme")
    assert (second.words, second.rating, second.sharing) == ("Again.", None, "private")


def test_a_rating_needs_no_words_and_zero_is_a_rating(context: Context) -> None:
    assert ask(context, "reflect", "SAFE", "--rating", "0").exit_code == 0
    (part,) = context.journal.get("latest").reflections
    assert (part.need, part.rating, part.words) == ("safe", 0, "")


def test_a_rating_may_be_in_the_digits_of_any_script(context: Context) -> None:
    for rating in ("٥", "５"):
        assert ask(context, "reflect", "safe", "--rating", rating).exit_code == 0
        assert context.journal.get("latest").reflections[-1].rating == 5


@pytest.mark.parametrize("rating", ["11", "-1", "lots", "5.5", "²", "99999999999999999999"])
def test_a_rating_is_from_0_to_10(context: Context, rating: str) -> None:
    told = ask(context, "reflect", "seen", f"--rating={rating}", words="words")
    assert (told.exit_code, told.stderr) == (2, "A rating is a whole number from 0 to 10.\n")
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ("today", TODAY),
        ("Yesterday", TODAY - timedelta(days=1)),
        ("2026-10-03", date(2026, 10, 3)),
        ("monday", TODAY - timedelta(days=5)),
        ("SATURDAY", TODAY - timedelta(days=7)),
    ],
)
def test_a_reflection_belongs_to_the_day_that_was_named(context: Context, named: str, day: date) -> None:
    ask(context, "reflect", "seen", "--day", named, words="words")
    assert context.journal.get("latest").day == day


@pytest.mark.parametrize("verb", [("reflect", "seen"), ("checkin",)])
@pytest.mark.parametrize(
    ("day", "because"),
    [
        ("2026-02-30", "Type a day like"),
        ("last week", "Type a day like"),
        ("20261320", "Type a day like"),
        ("2026-11-22", "hasn't come"),
        ("tomorrow", "hasn't come"),
    ],
)
def test_a_day_that_cannot_be(context: Context, verb: tuple[str, ...], day: str, because: str) -> None:
    told = ask(context, *verb, "--day", day, words="words")
    assert told.exit_code == 2
    assert because in told.stderr
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize(
    "args",
    [
        ("reflect", "blue"),
        ("checkin", "--only", "seen,blue"),
        ("checkin", "--only", ","),
        ("connect", "did", "--touched", "blue"),
        ("list", "--need", "blue"),
    ],
)
def test_a_need_is_one_of_the_five(context: Context, args: tuple[str, ...]) -> None:
    told = ask(context, *args)
    assert told.exit_code == 2
    assert "seen, safe, soothed, secure, stable" in told.stderr
    assert "blue" not in told.stderr


def test_the_need_is_asked_for_where_it_is_missing(context: Context) -> None:
    told = ask(context, "reflect")
    assert (told.exit_code, told.stderr.startswith("NEED is missing.")) == (2, True)


@pytest.mark.parametrize("level", ["everyone", "", "word"])
def test_a_level_of_sharing_is_one_of_three(context: Context, level: str) -> None:
    told = ask(context, "reflect", "seen", "--sharing", level, words="words")
    assert (told.exit_code, "private, theme, words" in told.stderr) == (2, True)


def test_the_days_connection_is_shown_and_answered(context: Context) -> None:
    shown = ask(context, "connect")
    assert "did, try, another, not-today" in shown.stderr
    told = ask(context, "connect", "did", "--touched", "safe,seen", words="She smiled.")
    assert told.exit_code == 0
    (part,) = context.journal.get("latest").connections
    assert part.status == "done"
    assert part.asked == shown.stdout.strip()
    assert part.landed is not None
    assert (part.landed.words, part.landed.touched) == ("She smiled.", ("seen", "safe"))
    assert ask(context, "connect").stdout == shown.stdout


@pytest.mark.parametrize(("word", "status"), [("try", "planned"), ("NOT-TODAY", "not-today")])
def test_trying_and_leaving_it_are_whole_answers(context: Context, word: str, status: str) -> None:
    told = ask(context, "connect", word)
    assert told.exit_code == 0
    assert context.journal.get("latest").connections[0].status == status


def test_another_connection_is_another_one(context: Context) -> None:
    shown = [ask(context, "connect").stdout, *(ask(context, "connect", "another").stdout for _ in range(5))]
    assert len(set(shown)) == 6
    assert ask(context, "list").stdout == ""


def test_what_was_tried_and_then_done_is_one_connection(context: Context) -> None:
    ask(context, "connect", "try")
    ask(context, "connect", "did", words="It was short.")
    assert [part.status for part in context.journal.get("latest").connections] == ["done"]
    assert ask(context, "list").stdout.count("\n") == 1


def test_what_it_touched_goes_with_did_alone(context: Context) -> None:
    assert ask(context, "connect", "try", "--touched", "seen").exit_code == 2
    assert ask(context, "connect", "try", "-").exit_code == 2
    assert ask(context, "connect", "dod").exit_code == 2
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize("args", [("note",), ("reflect", "seen"), ("connect", "did"), ("connect", "try")])
def test_where_nothing_can_be_saved_it_says_so(context: Context, args: tuple[str, ...]) -> None:
    context.places.data.write_text("a file where the folder belongs")
    told = ask(context, *args, words="words that are not lost: they are in the pipe's own source")
    assert told.exit_code == 1
    assert told.stderr.startswith("Could not save: ")
    assert "not lost" not in told.stderr
    assert context.places.data.read_text() == "a file where the folder belongs"


def test_a_connection_of_ones_own_comes_by_pipe_never_as_an_argument(context: Context) -> None:
    told = ask(context, "connect", "did", "--own", "-", "--touched", "seen", words="Waved.\n.\nShe waved back.\n")
    assert (told.exit_code, told.stderr.startswith("Saved.")) == (0, True)
    ((part,),) = [item.entry.connections for item in context.journal.newest() if isinstance(item, Readable)]
    assert (part.status, part.asked, part.prompt) == ("done", "Waved.", None)
    assert part.landed
    assert (part.landed.words, part.landed.touched) == ("She waved back.", ("seen",))
    assert ask(context, "connect", "try", "--own", "-", words="Ring Ana.").exit_code == 0
    for refused in (("did", "--own", "Waved."), ("another", "--own", "-"), ("--own",)):
        assert ask(context, "connect", *refused, words="Waved.").exit_code == 2
    assert ask(context, "connect", "did", "--own", "-", words="").exit_code == 1
    assert len(list(context.journal.newest())) == 2
