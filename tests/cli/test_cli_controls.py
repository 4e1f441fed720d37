"""Fault 43: what could steer a terminal comes out as a symbol or an escape, from every verb, in a pipe as well."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from asking import ask, run

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Landed,
    Note,
    Reflection,
    Session,
)
from terminal import Terminal

# A request to set the clipboard, red text, a cleared screen, DEL, an override of direction, NEL, NUL.
EVIL = "\x1b]52;c;RVZJTA==\x07\x9b31m\x1b[2J\x7f\u202e\x85\x00evil"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OURS = re.compile("\x1b\\[[0-9;]*m|\x1b\\[\\?1049[hl]|\x1b\\[2J|\x1b\\[H|\x1b\\[K|\x1b\\[\\?2004[hl]|\r")
"""What connectwell itself sends a terminal: bold and dim, the other screen, progress, pastes marked."""

ID = "52-c-rvzjta-31m-2j-evil"
VERBS = [
    ("today",), ("list",), ("list", "--removed"), ("list", "--open"), ("list", "--with", "evil"), ("search", "evil"),
    ("search", "--with", "evil"), ("show", "latest"), ("show", "nnnnnn"), ("show", "cccccc"), ("show", "ssssss"),
    ("show", "dddddd"), ("show", "nnnnnn", "--versions"), ("insights", "--days", "all", "--people", "--soothed"),
    ("agenda",), ("agenda", "--all"), ("circle",), ("circle", "show", ID), ("circle", "--removed"), ("connect",),
    ("help-now",), ("config",), ("config", "theme"), ("config", "never_ask"), ("config", "path"), ("path",),
    ("export", "--choices"), ("export", "--preview"), ("brief", "--choices"), ("brief", "--preview"),
    *(("export", "--yes", "-o", "-", "--format", format) for format in ("md", "txt", "html", "json", "csv")),
    *(("brief", "--yes", "-o", "-", "--format", format) for format in ("md", "txt", "html", "json")),
    *(("export", "--everything", "--yes", "-o", "-", "--format", format) for format in ("md", "txt", "html", "csv")),
    ("export", "--everything", "--yes", "-o", "-"),
    ("show", EVIL.replace("\0", "")), ("list", "--kind", "\x1b]0;evil\x07"), ("\x1b]0;evil\x07",),
    ("circle", "show", "\x1b]0;evil\x07"), ("erase", "\x1b]0;evil\x07"), ("config", "\x1b]0;evil\x07", "1"),
    ("export", "--format", "\x9b2J"), ("--\x1b]0;evil\x07",), ("import", "connectwell", "\x1b]0;evil\x07"),
    ("brief", "--without", "\x1b]0;evil\x07", "--preview"), ("help-now", "--region", "\x1b]0;evil\x07"),
]  # fmt: skip
WITH_JSON = [
    ("today",), ("list",), ("search", "evil"), ("show", "latest"), ("show", "nnnnnn", "--versions"), ("show", "dddddd"),
    ("insights", "--days", "all", "--people", "--soothed"), ("agenda", "--all"), ("circle",), ("circle", "show", ID),
    ("help-now",), ("config",), ("path",),
]  # fmt: skip


def fill(context: Context) -> None:
    now, day = context.clock(), context.today()

    def entry(tail: str, kind: str, **parts: object) -> Entry:
        known = {"id": f"{now:%Y-%m-%dT%H%M}-{tail}", "kind": kind, "day": day, "started": now, "finished": now}
        return context.journal.add(Entry(**(known | parts)))  # type: ignore[arg-type]  # each part is one of Entry's

    note = entry("nnnnnn", "note", note=Note(words=EVIL, people=(EVIL,), sharing="words"))
    context.journal.edit(note.id).save(replace(note, note=Note(words=f"{EVIL} again", sharing="words")))
    entry("rrrrrr", "note", note=Note(words=EVIL), removed=now)
    reflection = Reflection(
        key="a8d2", need="soothed", at=now, rating=9, asked=EVIL, words=EVIL, people=(EVIL,), sharing="words"
    )
    landed = Landed(at=now, words=EVIL)
    connection = Connection(key="c1f0", at=now, asked=EVIL, status="done", landed=landed, sharing="words")
    entry(
        "cccccc", "check-in",
        arrival=Arrival(state="settled", words=EVIL, sharing="words"),
        reflections=(reflection,), connections=(connection,), close=Close(carry=EVIL, sharing="words"),
    )  # fmt: skip
    entry("aaaaaa", "agenda", agenda=AgendaLine(words=EVIL))
    entry("ssssss", "session", session=Session(who=EVIL, keep=EVIL, wrong=EVIL))
    entry("oooooo", "check-in", finished=None, arrival=Arrival(state="settled", words=EVIL))
    circle = context.journal.circle
    evil = circle.begin(CirclePart(id="", kind="person", name=EVIL))
    evil.save(replace(evil.part, role=EVIL, names=(EVIL,), call=EVIL, help_now=True, words=EVIL))
    year = context.places.data / "entries" / "2026"
    (year / "2026-11-21T0900-dddddd.toml").write_bytes(f"id = '{EVIL}'\nbroken".encode())
    (year / "\x1b]0;evil\x07 \u0085.toml").write_bytes(b"broken \x1b]0;evil\x07")
    config = context.places.config / "config.toml"
    escaped = json.dumps(EVIL)
    config.write_text(
        f'region = "DE"\ntheme = {escaped}\nnever_ask = [{escaped}]\nday_turns_at = {escaped}\n\x1b]0;evil\x07 = 1\n'
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ev\x1b]0;il\x07\u0085")


@pytest.fixture(autouse=True)
def evil_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from steady import TickingClock, open_context

    if not (home / "data").exists():
        fill(open_context(home, TickingClock()))
    monkeypatch.setenv("CONNECTWELL_HOME", str(home))


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: " ".join(verb).encode("unicode_escape").decode())
def test_in_a_pipe(verb: tuple[str, ...]) -> None:
    done = ask(None, *verb)
    assert "itself went wrong" not in done.stderr
    assert STEERS.findall(done.stdout) == []
    assert STEERS.findall(done.stderr) == []


@pytest.mark.parametrize("verb", [("list",), ("list", "--json"), ("\x1b]0;evil\x07",)], ids=["list", "json", "unknown"])
def test_a_process_says_the_same(verb: tuple[str, ...]) -> None:
    done, in_this_process = run(*verb), ask(None, *verb)
    assert (done.stdout, done.stderr) == (in_this_process.stdout, in_this_process.stderr)


@pytest.mark.parametrize("verb", WITH_JSON, ids=" ".join)
def test_as_json(verb: tuple[str, ...]) -> None:
    done = ask(None, *verb, "--json")
    assert STEERS.findall(done.stdout) == []
    assert STEERS.findall(done.stderr) == []
    json.loads(done.stdout)


_ON_A_TERMINAL = [
    pytest.param(verb, marks=[pytest.mark.long] if n % 4 else [], id=" ".join(verb).encode("unicode_escape").decode())
    for n, verb in enumerate(VERBS)
]
"""A fourth of them with every change, for each goes through a pipe already; the rest in .ci/long."""


@pytest.mark.parametrize("verb", _ON_A_TERMINAL)
def test_on_a_terminal(verb: tuple[str, ...]) -> None:
    with Terminal(*verb, environ={"PATH": ""}) as terminal:  # no less: it makes them visible itself
        closed = False
        while terminal._read():
            if not closed and terminal.seen.endswith("Enter: close.\n\x1b[?2004h"):
                terminal.press("q\r")
                closed = True
        assert terminal.end() in (0, 1, 2)
    assert STEERS.findall(OURS.sub("", terminal.seen)) == []


def test_raw_is_raw() -> None:
    done = run("show", "dddddd", "--raw")
    assert "\x1b]52" in done.stdout
