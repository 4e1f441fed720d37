"""Nothing typed is lost and nothing said can do harm, whatever comes down the pipe."""

import errno
import os
import re
import subprocess
import sys
from datetime import timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from conversing import Typed, on_disk, open_with, piped, walk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectwell import durable, sentences
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.plain import EndOfInput, Talk, check_in, open_companion
from connectwell.plain.autosave import AT_THE_END, ELSEWHERE, SAVED_NOW, STILL_HERE
from connectwell.plain.grammar import COMMANDS
from connectwell.plain.line_editor import Kind
from connectwell.terminal_text import width_of
from steady import TickingClock, open_context

TO_WORDS = "settled||5|5|5|5|5|seen|"
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NEVER_SAID = re.compile(
    r"\b(streak|missed|failed|overdue|behind|goal|score|should|must|perfect|abnormal|compliance|great job)\b|!", re.I
)


def words_of(context: Context) -> str:
    return "\n".join(str(entry) for entry in on_disk(context))


# --- The end of input


def test_a_pipe_that_ends_in_the_middle_of_an_answer_keeps_what_came_and_can_be_resumed(context: Context) -> None:
    out = StringIO()
    check_in(context, Talk(StringIO(piped(TO_WORDS + "A bus came.|And a second").rstrip("\n")), out))
    assert out.getvalue().endswith(sentences.STOPPED + "\n")
    (entry,) = on_disk(context)
    assert entry["reflections"][0]["words"] == "A bus came.\nAnd a second"
    assert "finished" not in entry
    resumed = walk(context, "And a third.|.|Ana|t||||", resume=entry["id"])
    assert "Written so far: A bus came. And a second" in resumed.flat
    assert resumed.entry["reflections"][0]["words"] == "A bus came.\nAnd a second\nAnd a third."
    assert resumed.entry["reflections"][0]["people"] == ["Ana"]
    assert "finished" in resumed.entry


CUT = "settled|slept|.|6|?|4|1|9|seen|A bus.|.|Ben|did|She smiled.|.|seen|A song.|.|||"


@pytest.mark.parametrize("kept", range(1, 22))
def test_wherever_it_is_cut_resuming_ends_in_the_same_words(context: Context, kept: int) -> None:
    lines = CUT.split("|")
    walk(context, "|".join(lines[:kept]))
    first = on_disk(context)
    if not first or "finished" in first[0]:
        return
    whole = walk(context, "settled" + "|" * 30, resume=first[0]["id"]).entry
    for line in ("slept", "A bus.", "She smiled.", "A song."):
        assert (line in str(whole)) == (line in lines[:kept])


def test_a_second_check_in_goes_on_with_the_open_page_and_says_so(context: Context) -> None:
    assert "is still open" not in walk(context, "1||7|4|/stop").flat
    again = walk(context, "5|/stop")
    assert sentences.GOING_ON.format(whose=sentences.TODAYS_CHECKIN) in again.flat
    glance = walk(context, "6|/stop", glance=True)
    assert sentences.GOING_ON_RATINGS.format(whose=sentences.TODAYS_CHECKIN) in glance.flat
    assert [part["rating"] for part in glance.entry["reflections"]] == [7, 4, 5, 6]


class Interrupted(Talk):
    """Ctrl-C comes once the lines are used up."""

    def ask(self, *paragraphs: str, kind: Kind = "line", fresh: bool = False) -> str:
        try:
            return super().ask(*paragraphs, kind=kind, fresh=fresh)
        except EndOfInput:
            raise KeyboardInterrupt from None


def test_ctrl_c_saves_and_then_goes_on_up(context: Context) -> None:
    with pytest.raises(KeyboardInterrupt):
        open_companion(context, Interrupted(StringIO(piped("c|" + TO_WORDS + "A bus came.")), StringIO()))
    assert on_disk(context)[0]["reflections"][0]["words"] == "A bus came."


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
def test_killed_while_an_answer_is_typed_every_whole_line_is_on_disk(nobody_at_home: Path) -> None:
    context = open_context(nobody_at_home / "connectwell")
    program = (
        "import sys\nfrom connectwell.context import Context\n"
        "from connectwell.plain import EndOfInput, Talk, check_in\n"
        "check_in(Context.open(), Talk(sys.stdin, sys.stdout))\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(piped(TO_WORDS + "First line.|Second line.|/oops").encode())
        child.stdin.flush()
        for said in child.stdout:  # /oops is answered once the lines before it were taken
            if said.startswith(b"There is no such command"):
                break
        child.kill()
    assert on_disk(context)[0]["reflections"][0]["words"] == "First line.\nSecond line."


@pytest.mark.parametrize(("then", "is_away"), [("", True), ("|undo", False)], ids=["put away", "and undone"])
def test_undo_takes_out_again_what_was_put_away(context: Context, then: str, is_away: bool) -> None:
    part = walk(context, "stirred||gently|A bus came.|/lot|put it away" + then).entry["reflections"][0]
    assert (part["words"], part.get("put_away", False)) == ("A bus came.", is_away)


def test_going_back_to_before_words_keeps_them_also_where_they_are_put_away(context: Context) -> None:
    walk(context, "stirred|")
    walk(context, "|A bus came.|/lot|put it away|undo|undo", resume=on_disk(context)[0]["id"])
    assert "A bus came." in str(on_disk(context))


# --- What is said


@pytest.mark.parametrize("width", [40, 72, 200])
def test_no_line_is_too_wide_and_nothing_unkind_is_said(context: Context, width: int) -> None:
    said = walk(
        context, TO_WORDS + "One.|/help|/settle||||||||||/hide||/oops|.||/another|d|x|.|safe|y|.|||", width=width
    ).said
    said += walk(context, "shut||none||||", width=width).said
    said += open_with(context, "h|/help|j|1||x|q", width=width).said
    assert max(width_of(line) for line in said.split("\n") if " " in line) <= min(width, 72)
    assert not CONTROL.search(said)
    unkind = NEVER_SAID.search(said)
    assert not unkind, unkind


HARM = [
    "[/oops]",
    "\x1b[2J\x1b]52;c;aGk=\x07",
    "\u202egnirts\u202c",
    "{{ x }}",
    "`rm`",
    "\x00\x08\x7f\x9b31m",
    "a\tb",
    "שלום",
]


@pytest.mark.parametrize("words", HARM)
def test_words_that_could_do_harm_are_kept_as_they_are_and_shown_as_symbols(context: Context, words: str) -> None:
    day = walk(context, f"{TO_WORDS}{words}|/edit|{words}|.|{words}|t|{words}|.|||")
    assert not CONTROL.search(day.said)
    assert day.entry["reflections"][0]["words"] == words
    assert day.entry["close"]["carry"] == words
    shown = open_with(context, "j|1|")
    assert not CONTROL.search(shown.said)


def test_a_line_of_200_kb_is_kept_whole(context: Context) -> None:
    line = "a bus " * 33_334
    day = walk(context, f"{TO_WORDS}{line}|.|||||||")
    assert day.entry["reflections"][0]["words"] == line


def test_crlf_and_a_line_that_is_no_text(context: Context) -> None:
    sent = piped(TO_WORDS).replace("\n", "\r\n").rstrip().encode() + b"\r\ncaf\xe9\r\nby the sea\r\n.\r\n\r\n"
    said = StringIO()
    check_in(context, Talk(TextIOWrapper(BytesIO(sent), encoding="utf-8"), said))
    assert on_disk(context)[0]["reflections"][0]["words"] == "by the sea"
    assert "wasn't kept" in said.getvalue()


# --- Where saving does not work


def full_disk(*_: object) -> None:
    raise SaveFailed.because(OSError(errno.ENOSPC, ""))


def test_on_a_full_disk_a_pipe_is_told_once_and_ends_as_not_saved(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "write_new", full_disk)
    out = StringIO()
    with pytest.raises(SaveFailed):
        check_in(context, Talk(StringIO(piped(TO_WORDS + "A bus.|A cat.|.|")), out))
    flat = " ".join(out.getvalue().split())
    assert flat.count("the disk is full") == 1
    assert STILL_HERE in flat
    assert ELSEWHERE not in flat
    assert sentences.STOPPED not in flat


@pytest.mark.parametrize("lines", ["c|1|words|.", "session|words", "b|n|words", "o|n|Ana"])
@pytest.mark.parametrize("talk", [Talk, Interrupted], ids=["the end of input", "Ctrl-C"])
def test_a_companion_that_is_left_with_words_unsaved_ends_as_not_saved(
    context: Context, monkeypatch: pytest.MonkeyPatch, lines: str, talk: type[Talk]
) -> None:
    monkeypatch.setattr(durable, "write_new", full_disk)
    monkeypatch.setattr(durable, "replace", full_disk)
    with pytest.raises(SaveFailed):
        open_companion(context, talk(Typed(piped(lines)), StringIO()))


def test_at_a_terminal_another_folder_is_offered_and_gets_everything(
    context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full_at_home(path: Path, content: bytes) -> None:
        if tmp_path not in path.parents:
            full_disk()
        path.write_bytes(content)

    monkeypatch.setattr(durable, "write_new", full_at_home)
    monkeypatch.setattr(durable, "replace", full_at_home)
    lines = f"settled||/nowhere/at/all|5|5|5|5|5|seen|A bus.|/stop|{tmp_path}"
    said = walk(context, lines, typed=True).flat
    assert said.count(ELSEWHERE) == 1
    assert "there is no such folder" in said
    assert AT_THE_END in said
    assert sentences.RESCUED in said
    (copy,) = tmp_path.glob("*.toml")
    assert "A bus." in copy.read_text(encoding="utf-8")


def test_when_saving_works_again_it_says_so_and_all_is_there(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []
    write_new = durable.write_new

    def full_at_first(path: Path, content: bytes) -> None:
        tries.append(path)
        if len(tries) < 3:
            full_disk()
        write_new(path, content)

    monkeypatch.setattr(durable, "write_new", full_at_first)
    day = walk(context, "settled|barely slept|.|5|5|5|5|5|/stop")
    assert SAVED_NOW in day.flat
    assert day.entry["arrival"]["words"] == "barely slept"
    assert day.said.endswith(sentences.STOPPED + "\n")


# --- Any lines at all

anything = st.one_of(
    st.sampled_from([f"/{command}" for command in COMMANDS if command != "edit"]),
    st.sampled_from(
        ["", ".", "1", "2", "3", "4", "5", "?", "7", "seen", "all", "none", "c", "d", "t", "n", "j", "q", "yes"]
    ),
    st.sampled_from(["help now", "undo", "settle", "stop", "back seen", "safe 4", "none", "7.5", "m", "rest", "1 w"]),
    st.sampled_from(["settled", "stirred up", "shut down", "gently", "carry on", "ws", "m", "//x y", "/sigh, again"]),
    st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=20),
)


def conversations(lines: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Lines that begin anywhere on the way: on arriving, gently, at a prompt, at a landing, at the close."""
    ways = ["", "stirred||gently|", TO_WORDS, TO_WORDS + "A bus.|.||did|", "settled||/skip|none|n|A song.|.|"]
    begun = st.sampled_from([way.split("|")[:-1] for way in ways])
    return st.builds(list.__add__, begun, st.lists(lines, max_size=40))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(lines=conversations(anything), companion=st.booleans(), typed=st.booleans())
def test_no_lines_at_all_make_it_fall_over_or_lose_words(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], companion: bool, typed: bool
) -> None:
    clock = TickingClock()
    context = open_context(tmp_path_factory.mktemp("any"), clock)
    written: list[str] = []
    write = Walk.write

    def remember(walk: Walk, words: str, *people: object) -> None:
        written.append(words)
        write(walk, words, *people)  # type: ignore[arg-type]  # passed on as they came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Walk, "write", remember)
        for _ in range(2):
            out = StringIO()
            talk = Talk((Typed if typed else StringIO)("\n".join(["c", *lines] if companion else lines)), out, 40)
            (open_companion if companion else check_in)(context, talk)
            assert not CONTROL.search(out.getvalue())
            clock.now += timedelta(days=1)
    on_the_page = [line.strip() for line in "\n".join(all_words(context)).split("\n")]
    for words in written:
        for line in words.split("\n"):
            assert line.strip() in on_the_page


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(lines=conversations(anything | st.just("/edit")))
def test_nor_do_edits(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    context = open_context(tmp_path_factory.mktemp("edits"), config="")
    open_companion(context, Talk(StringIO("\n".join([*lines, "c", *lines])), StringIO(), 40))


def all_words(context: Context) -> list[str]:
    found = []
    for entry in on_disk(context):
        found.append(entry.get("arrival", {}).get("words", ""))
        found += [part.get("words", "") for part in entry.get("reflections", [])]
        found += [part.get("landed", {}).get("words", "") for part in entry.get("connections", [])]
        found.append(entry.get("close", {}).get("carry", ""))
    return found
