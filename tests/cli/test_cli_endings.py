"""How runs end: exit codes, pipes that close, faults of our own, and what is never imported or said."""

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from asking import ask, run

from connectwell.cli.exit_codes import READER_LEFT, exit_code_of
from connectwell.cli.group import VERBS, connectwell
from connectwell.context import Context
from imported import imported_by

SHORT_VERBS = (
    "today", "list", "show latest", "list --with ana --need seen", "help-now", "help-now --region DE", "path",
    "config", "note", "reflect seen --rating 5", "connect", "connect try", "completion fish", "--version", "--help",
)  # fmt: skip
READING = ("today", "list", "show latest")
READS_NO_INDEX = (*READING, "list --with ana --need seen")
HEAVY = {
    "platformdirs", "tomlkit", "tomli_w", "tomllib", "asyncio", "textual", "rich", "tempfile", "random", "signal",
    "bisect", "unicodedata", "wcwidth", "json", "sqlite3", "locale", "connectwell.durable", "connectwell.locking",
    "connectwell.library.regions", "connectwell.journal.editing", "connectwell.journal.index",
}  # fmt: skip
"""What only writing, searching, other scripts or other commands need."""


def test_short_verbs_import_no_screen_and_reading_ones_only_what_they_need(context: Context) -> None:
    ask(context, "note", words="Rain.")
    seen = imported_by(SHORT_VERBS)
    screens = {"textual", "rich", "asyncio"}
    assert {verb: brought for verb in SHORT_VERBS if (brought := seen[verb] & screens)} == {}
    assert {verb: brought for verb in READING if (brought := seen[verb] & HEAVY)} == {}
    for verb in ("help-now --region DE", "path", "config", "--version"):
        assert not seen[verb] & {"tomlkit", "tomli_w"}, verb


def test_short_verbs_know_no_index(context: Context) -> None:
    ask(context, "note", words="Rain.")
    seen = imported_by(READS_NO_INDEX)
    for verb in READS_NO_INDEX:
        of_the_index = [name for name in seen[verb] if re.search(r"sqlite|journal\.index|folding", name)]
        assert of_the_index == [], verb
    assert not context.places.cache.exists()


def test_a_sentence_typed_as_a_verb_is_not_repeated() -> None:
    told = ask(None, "I feel awful", "today")
    assert (told.exit_code, "awful" in told.stderr) == (2, False)


@pytest.mark.parametrize("verb", [name for name in VERBS if name not in ("note", "reflect", "connect", "search")])
def test_what_is_too_much_is_said_in_one_sentence(context: Context, verb: str) -> None:
    told = ask(context, verb, "one", "two", "three", "--nonsense")
    assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    told = ask(context, verb, "one", "two", "three")
    assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert "three" not in told.stderr


@pytest.mark.parametrize("option", ["--day", "--rating", "--with", "--sharing"])
def test_an_option_without_its_value(context: Context, option: str) -> None:
    told = ask(context, "reflect", "seen", option)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    assert option in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently there")
def test_a_reader_that_leaves_early_is_no_fault(context: Context) -> None:
    for n in range(30):
        ask(context, "note", words=f"{n} " + "word " * 2000)
    for args in ("list --limit 30", "list --json --limit 30", "show latest", "help-now"):
        with subprocess.Popen(["head", "-1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as head:
            assert head.stdin
            assert head.stdout
            done = run(*args.split(), stdout=head.stdin.fileno())
            head.stdin.close()
            assert (done.stderr, head.stdout.read().count("\n")) == ("", 1)
        assert done.returncode in (0, 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("args", ["list", "--help", "list --help", "--version", "--plain", "checkin --plain"])
def test_output_that_cannot_be_written(context: Context, args: str) -> None:
    ask(context, "note", words="Rain.")
    with Path("/dev/full").open("w") as full:
        done = run(*args.split(), words=b"q\n", stdout=full.fileno())
    assert done.returncode == 1
    assert done.stderr == "The output couldn't be written: the disk is full. Your journal is safe.\n"


SAYING = {
    "checkin": "", "today": "", "reflect": "", "connect": "list", "note": "", "list": "", "search": "rain",
    "show": "latest", "edit": "", "remove": "", "restore": "", "erase": "", "insights": "", "agenda": "",
    "session": "", "brief": "--yes -o -", "export": "--everything --yes -o -", "circle": "communities",
    "backup": "verify {backup}", "import": "", "practice": "", "help-now": "", "path": "", "config": "",
    "doctor": "", "content": "list", "demo": "", "completion": "fish", "help": "",
}  # fmt: skip
"""Every verb, with what it takes to print something; those with nothing print their help."""
ASKING = ("reflect", "note", "edit", "remove", "restore", "erase", "session", "import", "demo")


class _Stdout(io.TextIOWrapper):
    """A stdout that can't be written to."""

    def __init__(self, fault: OSError) -> None:
        super().__init__(io.BufferedWriter(_Unwritable(fault), 1), encoding="utf-8", write_through=True)


class _Unwritable(io.RawIOBase):
    def __init__(self, fault: OSError) -> None:
        self._fault = fault

    def writable(self) -> bool:
        return True

    def write(self, _content: object) -> int:
        raise self._fault


@pytest.mark.parametrize(
    ("stdout", "code", "why"),
    [
        (None, (1, 2), "stdout"),
        (_Stdout(OSError(errno.ENOSPC, "")), (1,), "The output couldn't be written: the disk is full."),
        (_Stdout(BrokenPipeError()), (141,), ""),
    ],
    ids=["closed", "full", "reader left"],
)
def test_no_verb_loses_its_output_unsaid(
    context: Context,
    stdout: _Stdout | None,
    code: tuple[int, ...],
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    ask(context, "reflect", "seen", "-", "--sharing", "words", words="Rain.")
    ask(context, "agenda", "add", "-", words="Mornings.")
    ask(context, "backup", str(backup := tmp_path / "a.json"))
    capsys.readouterr()
    assert SAYING.keys() == VERBS.keys()
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", stdout)
    for verb, args in SAYING.items():
        given = [verb, "--help"] if verb in ASKING else [verb, *args.format(backup=backup).split()]
        assert connectwell.main(given, standalone_mode=False) in code, verb
        told = capsys.readouterr().err
        assert why in told, (verb, told)
        assert bool(told) == bool(why), (verb, told)


@pytest.mark.parametrize("args", [*READING, "checkin", "note", "session", "erase latest", "search -"])
def test_a_closed_stdin_is_no_fault(
    context: Context, args: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(context, "note", words="Rain.")
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdin", None)
    assert connectwell.main(args.split(), standalone_mode=False) == (
        0 if args in (*READING, "checkin") else 2 if args == "search -" else 1
    )
    said = capsys.readouterr()
    assert (said.out or said.err).strip()
    assert "wrong" not in said.err


@pytest.mark.skipif(os.name == "nt", reason="cmd cannot close a stream")
def test_no_file_gets_the_number_of_a_closed_stream(context: Context) -> None:
    ask(context, "note", words="Rain.")
    code = (
        "import os; from connectwell.cli.streams import prepare_streams; prepare_streams(); os._exit(os.open('/', 0))"
    )
    done = subprocess.run(f'{sys.executable} -c "{code}" <&- >&- 2>&-', shell=True, check=False)
    assert done.returncode >= 3
    done = subprocess.run(f"{sys.executable} -m connectwell list 2>&-", shell=True, capture_output=True, check=False)
    assert (done.returncode, b"Rain." in done.stdout) == (0, True)


@pytest.mark.skipif(os.name == "nt", reason="cmd cannot close a stream")
def test_a_reader_that_leaves_ends_it_as_ever_where_stderr_is_closed(context: Context) -> None:
    ask(context, "note", words="Rain.")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(f"{sys.executable} -m connectwell list 2>&-", shell=True, stdout=writer, check=False)
    os.close(writer)
    assert done.returncode == READER_LEFT


@pytest.mark.skipif(os.name == "nt", reason="cmd cannot close a stream")
def test_nothing_is_noted_as_shared_that_went_nowhere(context: Context) -> None:
    ask(context, "reflect", "seen", "-", "--sharing", "words", words="Rain.")
    done = subprocess.run(
        f"{sys.executable} -m connectwell export --yes -o - >&-", shell=True, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith("There is no stdout to write it to.")
    assert "Shared" not in ask(context, "list").stdout
    done = subprocess.run(f"{sys.executable} -m connectwell backup - >&-", shell=True, capture_output=True, text=True)
    assert (done.returncode, "-o" in done.stderr) == (2, False), "backup has no -o"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder a program is in")
@pytest.mark.parametrize("args", ["brief --yes", "export --yes -o a.md", "backup a.json", "backup verify a.json"])
def test_a_working_folder_that_is_gone(context: Context, tmp_path: Path, args: str) -> None:
    ask(context, "reflect", "seen", "-", "--sharing", "words", words="Rain.")
    (tmp_path / "gone").mkdir()
    done = subprocess.run(
        f"cd {tmp_path}/gone && rmdir ../gone && {sys.executable} -m connectwell {args}",
        shell=True, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "no such f" in done.stderr
    assert "connectwell itself" not in done.stderr


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_any_locale_gets_utf8_in_a_pipe(context: Context, locale: dict[str, str]) -> None:
    assert run("note", words="Café, 漢字 und Grüße".encode(), environ=locale).returncode == 0
    note = context.journal.get("latest").note
    assert note is not None
    assert note.words == "Café, 漢字 und Grüße"
    assert "Café, 漢字 und Grüße" in run("list", environ=locale).stdout


def _fail_with(fault: BaseException) -> None:
    raise fault


@pytest.mark.parametrize(
    ("fault", "code"),
    [(KeyboardInterrupt(), 130), (click.Abort(), 130), (ValueError("a secret"), 1)],
)
def test_every_ending_has_its_code(fault: BaseException, code: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code_of(lambda: _fail_with(fault)) == code
    assert "secret" not in capfd.readouterr().err


def test_ctrl_c_while_a_class_is_made_is_ctrl_c(capfd: pytest.CaptureFixture[str]) -> None:
    """As while the program still reads itself. Python 3.11 raises a RuntimeError from what a descriptor raised."""

    class Descriptor:
        def __set_name__(self, owner: type, name: str) -> None:
            raise KeyboardInterrupt

    def make() -> None:
        try:
            type("Made", (), {"part": Descriptor()})
        except KeyboardInterrupt as pressed:  # from Python 3.12 on
            raise RuntimeError from pressed

    assert exit_code_of(make) == 130
    assert capfd.readouterr().err == ""


def test_a_fault_of_our_own_names_its_place_and_never_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    from connectwell.entries.page import preview_of

    def run_into_it() -> None:
        preview_of("my secret words", 80)  # type: ignore[arg-type]  # that is the fault

    assert exit_code_of(run_into_it) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "AttributeError at entries/page.py:" in said
    assert "secret" not in said
    assert "Traceback" not in said


def test_a_report_is_written_only_where_it_is_asked_for(context: Context, capsys: pytest.CaptureFixture[str]) -> None:
    file = context.places.state / "fault-report.txt"
    for asked in (False, True):
        context.change(report=asked)
        assert exit_code_of(lambda: _fail_with(ValueError("a secret"))) == 1
        assert file.exists() is asked
        assert ("fault-report.txt" in capsys.readouterr().err) is asked
    assert "secret" not in file.read_text()


def test_more_is_said_only_when_asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNECTWELL_DEBUG", "1")
    assert exit_code_of(lambda: _fail_with(ValueError("x"))) == 1
    assert "Traceback" in capsys.readouterr().err


def test_the_version_is_said() -> None:
    assert run("--version").stdout == "connectwell 0.1.0\n"


def test_without_a_terminal_the_companion_speaks_in_lines(context: Context) -> None:
    told = run(words=b"q\n")
    assert (told.returncode, told.stderr) == (0, "")
    assert "A small connection" in told.stdout
    assert "\x1b" not in told.stdout
    assert context.settings.welcomed


def test_a_checkin_by_pipe_is_saved(context: Context) -> None:
    told = run("checkin", "--glance", "--only", "seen,safe", "--day", "2026-10-03", words=b"7\n?\n")
    assert told.returncode == 0
    entry = context.journal.get("latest")
    assert entry.day.isoformat() == "2026-10-03"
    assert [(part.need, part.rating, part.unclear) for part in entry.reflections] == [
        ("seen", 7, False),
        ("safe", None, True),
    ]


def test_plain_may_stand_before_the_verb() -> None:
    assert run("--plain", "checkin", "--glance").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.usefixtures("context")
def test_a_terminal_that_went_away_is_told_as_such() -> None:
    ours, theirs = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "connectwell", "checkin", "--plain"], stdin=theirs, stdout=theirs,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)
    told = running.communicate(timeout=60)[1]
    assert (running.returncode, told.count("terminal")) == (1, 1)
    assert "The terminal or the pipe is gone" in told


@pytest.mark.parametrize("error", ["EIO", "ENXIO"])
def test_so_is_one_that_cannot_be_read(error: str, capsys: pytest.CaptureFixture[str]) -> None:
    def read() -> None:
        raise OSError(getattr(errno, error), "from stdin")

    assert exit_code_of(read) == 1
    told = capsys.readouterr().err
    assert "The terminal or the pipe is gone" in told
    assert "itself went wrong" not in told
