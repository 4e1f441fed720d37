"""Plain mode on a real terminal of 40 columns: keys, pastes, what was typed too early, coming back from the shell."""

import io
import os
import re
import signal
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.plain.edited_line import EditedLine
from connectwell.plain.raw_terminal import RawTerminal
from connectwell.plain.talk import TOO_EARLY, Talk

sys.path.append(str(Path(__file__).parents[1] / "cli"))

from terminal import Terminal  # beside the tests of the command line

unix = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal like this")
LEFT, RIGHT, HOME, END, DELETE, UP = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[3~", "\x1b[A"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["left", "left", "X"], "one tXwo"), (["home", "X"], "Xone two"), (["home", "delete"], "ne two"),
        (["backspace"], "one tw"), (["word-left", "X"], "one Xtwo"), (["word-left", "word-left", "X"], "Xone two"),
        (["home", "word-right", "X"], "oneX two"), (["delete-word-left"], "one "), (["delete-to-start", "X"], "X"),
        (["home", "delete-to-end", "X"], "X"), (["home", "left", "X"], "Xone two"), (["right", "X"], "one twoX"),
        (["left", "home", "end", "X"], "one twoX"), (["nothing", "X"], "one twoX"),
    ],
)  # fmt: skip
def test_keys_edit_the_line(keys: list[str], text: str) -> None:
    line = EditedLine()
    line.insert("one two")
    for key in keys:
        line.insert(key) if key == "X" else line.key(key)
    assert "".join(line.text) == text


def test_a_mark_goes_with_its_letter() -> None:
    line = EditedLine()
    line.insert("cafe\u0301")
    line.key("backspace")
    assert "".join(line.text) == "caf"


@pytest.fixture
def terminal(context: Context) -> Iterator[Terminal]:
    assert context.settings.welcomed
    with Terminal("checkin", "--plain", columns=40) as started:
        yield started


class _Typist:
    """Types an answer once the program listens, and waits for what follows."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal, self._heard = terminal, 0

    def until(self, words: str) -> None:
        """Waits until `words` were said since the last answer, and the next answer is listened for."""
        give_up = time.monotonic() + 20
        while not re.search(f"{re.escape(words)}.*\x1b\\[\\?2004h(?!.*2004l)", self._since(), re.DOTALL):
            assert time.monotonic() < give_up, self._since()
            self.terminal._read()

    def type(self, keys: str, then: str) -> None:
        self._heard = len(self.terminal.seen)
        self.terminal.press(keys)
        self.until(then)

    def _since(self) -> str:
        return self.terminal.seen[self._heard :].replace("\n", " ")


@unix
def test_a_check_in_with_slips_pastes_and_arrows_records_what_was_meant(terminal: Terminal, context: Context) -> None:
    typist = _Typist(terminal)
    typist.until("Can't tell 5.")
    typist.type(f"settlx{LEFT}e{END}\x7fd{UP}\n", "then Enter.")
    typist.type(f"wrld{HOME}{RIGHT}o\x1b[1;5C!{HOME}Hello {END}\n", "felt known.")
    typist.type(f"{PASTE}5\r6\r7\r{PASTED}", "wasn't taken")
    typist.type("5\n6\n7\n", "none was taken")
    typist.type("five\n", "Seen 5.")
    terminal.press("\n")  # Enter twice skips no question
    typist.type("7.5\n", "7 or 8?")
    typist.type("8\n", "Safe 8.")
    typist.type("undo\n", "Undone.")
    typist.type("4\n", "Safe 4.")
    os.write(terminal._ours, b"so")
    terminal.wait_for("2004hso")
    typist._heard = len(terminal.seen)
    os.kill(terminal.process.pid, signal.SIGTSTP)
    stat = Path(f"/proc/{terminal.process.pid}/stat")
    while stat.read_text().rpartition(")")[2].split()[0] != "T":
        time.sleep(0.01)
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait_for("comforted when I needed it.\nso")
    typist.type("\x157/10\n", "Soothed 7.")
    terminal.press("stop\n")
    assert terminal.end() == 0
    (file,) = (context.places.data / "entries").rglob("*.toml")
    entry = tomllib.loads(file.read_text())
    assert entry["arrival"]["words"] == "Hello world!"
    assert [part.get("rating") for part in entry["reflections"]] == [5, 4, 7]


@unix
def test_keys_that_a_dumb_terminal_sends_are_not_stored(context: Context) -> None:
    with Terminal("--plain", columns=40, environ={"TERM": "dumb"}) as screen:
        screen.wait_for("help.")
        screen.press("n\n")
        screen.wait_for("by itself.")
        screen.press(f"Te{LEFT}{RIGHT}a.{DELETE}\n.\n")
        screen.wait_for("in your journal")
        assert "\x1b[" not in screen.seen.replace("^[[", "")
        screen.press("q\n")
        assert screen.end() == 0
    note = context.journal.get("latest").note
    assert note is not None
    assert note.words == "Tea."


@unix
def test_what_was_typed_before_a_rating_is_dropped_and_said() -> None:
    import pty

    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r", encoding="utf-8") as stdin, os.fdopen(os.dup(theirs), "w", encoding="utf-8") as stdout:
        talk = Talk(stdin, stdout, 40)
        os.write(ours, b"5\n6\n")
        typing = threading.Timer(0, lambda: _type_after(ours, "Seen?", b"7\n"))
        typing.start()
        assert talk.ask("Seen?", kind="choice", fresh=True) == "7"
        typing.join()
    os.close(ours)


def _type_after(terminal: int, words: str, keys: bytes) -> None:
    """Types once the question was said."""
    seen = ""
    while words not in seen:
        seen += os.read(terminal, 4096).decode()
    assert TOO_EARLY.partition(" this")[0] in seen
    os.write(terminal, keys)


@unix
@pytest.mark.parametrize("how", ["signal", "closed"])
def test_half_a_line_of_words_is_kept_when_the_terminal_goes(context: Context, how: str) -> None:
    with Terminal("--plain", columns=40) as screen:
        screen.wait_for("help.")
        screen.press("n\n")
        screen.wait_for("by itself.")
        screen.press("One.\n")
        screen.press("Half a sent")
        screen.wait_for("Half a sent")
        _lose(screen, how)
    note = context.journal.get("latest").note
    assert note is not None
    assert note.words == "One.\nHalf a sent"


@unix
def test_a_signal_while_the_terminal_is_written_takes_no_line_with_it() -> None:
    """A terminal that closes sends SIGCONT, too, and Python refuses to write to a stream that is just being written."""

    class Written(io.StringIO):
        is_busy = False

        def flush(self) -> None:
            if self.is_busy:
                raise RuntimeError("reentrant call inside <_io.BufferedWriter>")

    ours, theirs = os.openpty()
    out = Written()
    with RawTerminal(theirs, out).key_by_key(lambda: None):
        out.is_busy = True
        os.kill(os.getpid(), signal.SIGCONT)
    os.close(ours)
    os.close(theirs)


@unix
@pytest.mark.parametrize("how", ["signal", "closed"])
def test_half_an_answer_is_none_when_the_terminal_goes(context: Context, how: str) -> None:
    with Terminal("--plain", columns=40) as screen:
        screen.wait_for("help.")
        screen.press("l")
        screen.wait_for("\x1b[?2004hl")
        _lose(screen, how)
    assert list(context.journal.newest()) == []


@unix
@pytest.mark.usefixtures("context")
def test_the_end_of_input_while_hidden_ends_without_a_word() -> None:
    with Terminal("--plain", columns=40) as screen:
        screen.wait_for("help.")
        screen.press("hide\n")
        screen.wait_for("\n" * 20)
        screen.press("\x04")
        assert screen.end() == 0
        assert screen.seen.count("What next?") == 1


def _lose(terminal: Terminal, how: str) -> None:
    if how == "signal":
        os.kill(terminal.process.pid, signal.SIGHUP)
    else:
        terminal.hang_up()
    assert terminal.process.wait(20) in (0, 1, 128 + signal.SIGHUP)
