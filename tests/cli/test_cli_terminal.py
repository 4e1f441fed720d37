"""On a terminal: words are asked for and never lost, a page stays in no scrollback, the first line is for readers."""

import shutil
import signal
import sys
import tomllib
from pathlib import Path

import pytest
from asking import ask

from connectwell import sentences
from connectwell.context import Context
from connectwell.model.entry import Note

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to test with", allow_module_level=True)

from terminal import Terminal

ENTER_SCREEN, LEAVE_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
needs_less = pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")


@pytest.fixture
def only_our_pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH on which there is no less."""
    monkeypatch.setenv("PATH", str(tmp_path))


def note_of(context: Context) -> str:
    note = context.journal.get("latest").note or Note()
    return note.words


# --- Writing


def test_words_are_asked_for_and_end_with_a_dot(context: Context) -> None:
    with Terminal("note") as screen:
        screen.wait_for("End with a dot on a line by itself.")
        screen.press("Rain.\nAll evening.\n.\n")
        assert screen.end() == 0
        assert "Saved." in screen.seen
    assert note_of(context) == "Rain.\nAll evening."


def test_the_end_of_input_ends_it_too(context: Context) -> None:
    with Terminal("note") as screen:
        screen.wait_for("by itself.")
        screen.press("Rain.\n\x04")
        assert screen.end() == 0
    assert note_of(context) == "Rain."


def test_ctrl_c_keeps_the_whole_lines(context: Context) -> None:
    with Terminal("note") as screen:
        screen.wait_for("by itself.")
        screen.press_until_taken("Rain.\n")
        screen.press("and th\x03")
        assert screen.end() == 130
        assert "Everything up to your last full line is saved." in screen.seen
    assert note_of(context) == "Rain."


@pytest.mark.parametrize(("args", "lines"), [(("checkin", "--plain"), ""), (("--plain",), "c\n")])
def test_ctrl_c_in_lines_keeps_what_was_answered_and_says_so(
    context: Context, args: tuple[str, ...], lines: str
) -> None:
    with Terminal(*args) as screen:
        if lines:
            screen.wait_for("What next?")
            screen.press(lines)
        screen.wait_for(sentences.ARRIVE)
        screen.press("1\n")
        screen.wait_for("then Enter.")
        screen.press("/help\n")
        screen.wait_for("An empty line skips.")
        screen.press("and th\x03")
        assert screen.end() == 130
        assert sentences.CUT_OFF in screen.seen
    arrival = context.journal.get("latest").arrival
    assert arrival is not None
    assert (arrival.state, arrival.words) == ("settled", "")


def test_ctrl_c_before_any_word_saves_nothing_and_says_so(context: Context) -> None:
    with Terminal("reflect", "seen", "--rating", "4") as screen:
        screen.wait_for("by itself.")
        screen.press("\x03")
        assert screen.end() == 130
        assert "nothing was saved" in screen.seen
    assert list(context.journal.newest()) == []


def test_sigterm_keeps_the_whole_lines(context: Context) -> None:
    with Terminal("note") as screen:
        screen.wait_for("by itself.")
        screen.press("Rain.\n")
        screen.wait_for("Rain.\n")
        screen.process.send_signal(signal.SIGTERM)
        assert screen.end() == 143
    assert note_of(context) == "Rain."


def test_a_closed_terminal_keeps_the_whole_lines(context: Context) -> None:
    with Terminal("note") as screen:
        screen.wait_for("by itself.")
        screen.press_until_taken("Rain.\n")
        screen.hang_up()
        assert screen.process.wait(20) in (0, 129)
    assert note_of(context) == "Rain."


def test_reflect_asks_a_prompt_and_keeps_it(context: Context) -> None:
    with Terminal("reflect", "safe") as screen:
        screen.wait_for("by itself.")
        screen.press("The heater.\n.\n")
        assert screen.end() == 0
        (part,) = context.journal.get("latest").reflections
        prompt = context.library.prompt(part.prompt)
        assert prompt is not None
        assert (part.words, part.asked) == ("The heater.", prompt.ask)
        assert f"{sentences.SPANS[prompt.span]}. {part.asked}" in screen.seen


def test_did_is_saved_before_it_asks_how_it_landed(context: Context) -> None:
    with Terminal("connect", "did") as screen:
        screen.wait_for("by itself.")
        assert [part.status for part in context.journal.get("latest").connections] == ["done"]
        screen.press("She smiled.\n.\n")
        assert screen.end() == 0
    (part,) = context.journal.get("latest").connections
    assert part.landed is not None
    assert part.landed.words == "She smiled."


def test_how_it_landed_may_stay_empty(context: Context) -> None:
    with Terminal("connect", "did") as screen:
        screen.wait_for("by itself.")
        screen.press(".\n")
        assert screen.end() == 0
    assert context.journal.get("latest").connections[0].landed is None


def test_nobody_is_asked_for_words_that_could_not_be_saved(context: Context) -> None:
    context.places.data.write_text("a file where the folder belongs")
    with Terminal("note") as screen:
        assert screen.end() == 1
        assert "Could not save" in screen.seen
        assert "by itself." not in screen.seen


# --- Reading


def written_only_on_the_other_screen(words: str, seen: str) -> bool:
    """Whether `words` stand between opening and leaving the other screen, and nowhere else."""
    before, _, rest = seen.partition(ENTER_SCREEN)
    _, _, after = rest.rpartition(LEAVE_SCREEN)
    return words in rest and words not in before and words not in after


@needs_less
def test_a_page_is_shown_by_less_on_its_own_screen(context: Context) -> None:
    ask(context, "note", words="the secret\n" * 60)
    with Terminal("show", "latest", environ={"LESS": "-FX", "PAGER": "cat"}) as screen:
        screen.wait_for("q closes")
        screen.press(" ")
        screen.press("q")
        assert screen.end() == 0
        assert written_only_on_the_other_screen("the secret", screen.seen)


@needs_less
def test_less_can_run_nothing_and_keeps_no_history(context: Context, nobody_at_home: Path) -> None:
    ask(context, "note", words="the secret\n")
    with Terminal("show", "latest") as screen:
        screen.wait_for("q closes")
        screen.press("!")
        screen.wait_for("not available")
        screen.press("\n/secret\n")
        screen.press("q")
        assert screen.end() == 0
    assert [path.name for path in nobody_at_home.iterdir()] == ["connectwell"]


@needs_less
@pytest.mark.usefixtures("context")
def test_help_now_opens_at_the_number_and_leaves_nothing_behind() -> None:
    with Terminal("help-now", "--region", "GB") as screen:
        screen.wait_for("q closes")
        assert "999 or 112: all services" in screen.seen
        assert "Checked against" not in screen.seen
        screen.press("q")
        assert screen.end() == 0
        assert written_only_on_the_other_screen("999 or 112", screen.seen)


@pytest.mark.usefixtures("context")
def test_help_now_needs_no_pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "less"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    with Terminal("help-now", "--region", "GB") as screen:
        screen.wait_for("q and Enter: close.")
        assert "999 or 112: all services" in screen.seen
        screen.press("q\n")
        assert screen.end() == 0
    with Terminal("help-now", "--region", "GB", environ={"TERM": "dumb"}) as screen:
        assert screen.end() == 0
        assert "Checked against" in screen.seen


@pytest.mark.usefixtures("only_our_pager")
def test_without_less_a_page_has_its_own_screen_too(context: Context) -> None:
    ask(context, "note", words="\n".join(f"the secret {n}" for n in range(60)))
    with Terminal("show", "latest") as screen:
        screen.wait_for("Enter: more. q and Enter: close.")
        assert "the secret 59" not in screen.seen
        screen.press("\n\n")  # a hand that trembles: one page, not two
        screen.wait_for("the secret 41")
        assert "the secret 42" not in screen.seen
        screen.press("more\n")
        screen.wait_for("the secret 59")
        screen.press("q\n")
        assert screen.end() == 0
        assert written_only_on_the_other_screen("the secret 59", screen.seen)


@pytest.mark.usefixtures("only_our_pager")
@pytest.mark.parametrize(("keys", "code"), [("q\n", 0), ("\x03", 130), ("\x04", 0)])
def test_the_other_screen_is_left_however_it_ends(context: Context, keys: str, code: int) -> None:
    ask(context, "note", words="the secret\n" * 60)
    with Terminal("show", "latest") as screen:
        screen.wait_for("q and Enter: close.")
        screen.press(keys)
        assert screen.end() == code
        assert written_only_on_the_other_screen("the secret", screen.seen)


@pytest.mark.usefixtures("only_our_pager")
def test_the_other_screen_is_left_on_sigterm(context: Context) -> None:
    ask(context, "note", words="the secret\n" * 60)
    with Terminal("show", "latest") as screen:
        screen.wait_for("q and Enter: close.")
        screen.process.send_signal(signal.SIGTERM)
        assert screen.end() == 143
        assert written_only_on_the_other_screen("the secret", screen.seen)


@pytest.mark.usefixtures("only_our_pager")
def test_bold_only_where_it_is_wanted(context: Context) -> None:
    ask(context, "note", words="Rain.")
    for environ, bold in (({}, True), ({"NO_COLOR": "1"}, False)):
        with Terminal("show", "latest", environ=environ) as screen:
            screen.wait_for("Enter: close.")
            assert ("\x1b[1m" in screen.seen) is bold


def test_a_dumb_terminal_gets_lines_and_nothing_else(context: Context) -> None:
    ask(context, "note", words="Rain.")
    with Terminal("show", "latest", environ={"TERM": "dumb"}) as screen:
        assert screen.end() == 0
        assert "Rain." in screen.seen
        assert "\x1b" not in screen.seen


@pytest.mark.usefixtures("only_our_pager")
def test_raw_on_a_terminal_shows_what_could_steer_it(context: Context) -> None:
    ask(context, "note", words="x")
    entry = context.journal.get("latest")
    file = context.places.data / "entries" / "2026" / f"{entry.id}.toml"
    file.write_text(file.read_text() + "# \x1b]52;c;aGk=\x07 a comment\n")
    with Terminal("show", entry.id[16:], "--raw") as screen:
        screen.wait_for("close.")
        assert "]52;" in screen.seen
        assert "\x1b]52" not in screen.seen


def test_a_list_fits_the_terminal(context: Context) -> None:
    ask(context, "note", words="word " * 100)
    with Terminal("list", columns=44) as screen:
        assert screen.end() == 0
        (line,) = screen.seen.splitlines()
    assert 40 <= len(line) <= 44


# --- Opening


def first_time(context: Context) -> Path:
    file = context.places.config / "config.toml"
    file.write_text("")
    return file


def test_before_any_full_screen_one_line_is_for_screen_readers(context: Context) -> None:
    file = first_time(context)
    with Terminal() as screen:
        screen.wait_for("Screen reader? Type yes and Enter. Otherwise, just Enter.")
        assert ENTER_SCREEN not in screen.seen
        screen.press("maybe\n")
        screen.wait_for("Type yes for lines that can be read aloud")
        screen.press("Yes.\n")
        screen.wait_for("Which country's help lines would you like in Help now?")
        assert ENTER_SCREEN not in screen.seen
        assert tomllib.loads(file.read_text())["plain"] is True


def test_just_enter_opens_the_screens(context: Context) -> None:
    first_time(context)
    with Terminal() as screen:
        screen.wait_for("Screen reader?")
        screen.press("\n")
        screen.wait_for(ENTER_SCREEN)
        screen.wait_for("isn't therapy")
        screen.press("\x11")
        assert screen.end() == 0


def test_the_line_for_screen_readers_comes_once(context: Context) -> None:
    assert context.settings.welcomed
    with Terminal() as screen:
        screen.wait_for(ENTER_SCREEN)
        screen.wait_for("A small connection")
        assert "Screen reader?" not in screen.seen
        screen.press("\x11")
        assert screen.end() == 0


@pytest.mark.parametrize("verb", [("today",), ("practice",), ("connect", "list")], ids=" ".join)
@pytest.mark.usefixtures("context")
def test_no_word_is_cut_at_forty_columns(verb: tuple[str, ...]) -> None:
    with Terminal(*verb, columns=40) as screen:
        assert screen.end() == 0
        rows = screen.seen.splitlines()
    assert len(rows) > 3
    assert max(map(len, rows)) <= 40


@pytest.mark.parametrize(("columns", "rows"), [(39, 24), (80, 11), (20, 5)])
def test_a_small_window_is_named_with_what_fits(context: Context, columns: int, rows: int) -> None:
    assert context.settings.welcomed
    for verb in ((), ("checkin",)):
        with Terminal(*verb, columns=columns, rows=rows) as screen:
            assert screen.end() == 2
            said = " ".join(screen.seen.split())
            assert f"{columns} by {rows}" in said
            assert "connectwell --plain" in said
            assert "\x1b" not in screen.seen


@pytest.mark.parametrize("how", ["option", "setting", "dumb"])
def test_lines_where_lines_are_wanted(context: Context, how: str) -> None:
    if how == "setting":
        context.change(plain=True)
    args = ["--plain"] if how == "option" else []
    with Terminal(*args, columns=30, rows=8, environ={"TERM": "dumb"} if how == "dumb" else {}) as screen:
        screen.wait_for("What next?")
        screen.press("q\n")
        assert screen.end() == 0
        assert ENTER_SCREEN not in screen.seen
        assert how != "dumb" or "\x1b" not in screen.seen


def test_the_demo_on_screens_leaves_nothing_behind(tmp_path: Path) -> None:
    for end, code in (("quit", 0), ("sigterm", 143)):
        with Terminal("demo", "--days", "2", environ={"TMPDIR": str(tmp_path)}) as screen:
            screen.wait_for(ENTER_SCREEN)
            screen.wait_for("small connection")
            if end == "quit":
                screen.press("\x11")
            else:
                screen.process.send_signal(signal.SIGTERM)
            assert screen.end() == code
        assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("context")
def test_a_window_too_small_for_screens_points_to_what_fits_any() -> None:
    with Terminal(columns=20, rows=5) as screen:
        assert screen.end() == 2
        said = " ".join(screen.seen.split())
    assert "'connectwell --plain' or 'connectwell help-now', which fit any size." in said


def test_what_arrows_send_is_not_stored(context: Context) -> None:
    with Terminal("note") as screen:
        screen.wait_for("by itself.")
        screen.press("Ra\x1b[D\x1b[Cin.\x1b[3~\n.\n")
        assert screen.end() == 0
    assert note_of(context) == "Rain."
