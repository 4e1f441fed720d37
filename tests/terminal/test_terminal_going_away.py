"""A real terminal that closes, kills and quits: the words are on disk, and the terminal is usable after.

The terminal is tmux: it keeps a screen, has modes that can be asked for, and hangs up as a window does.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connectwell.tui.screens.hidden import GRACE

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here to be the terminal")

_PATIENCE = 20.0
_WORDS = "Zaunkoenig in the hedge"


class Terminal:
    """One tmux server with one window, 80x24, running a shell that keeps its prompt after the companion left."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._socket = folder / "tmux"
        self._home = home
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sh")
        self.tmux("set-option", "-g", "allow-rename", "off")

    def tmux(self, *arguments: str) -> str:
        """Runs one tmux command; gives what it says."""
        command = ["tmux", "-S", str(self._socket), *arguments]
        environ = {"PATH": os.environ["PATH"], "HOME": str(self._home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False).stdout

    def start(self, program: str = "-m connectwell") -> int:
        """Starts the companion in the check-in about *seen*; gives its process's id once the editor stands."""
        command = f"{sys.executable} {program} checkin --only seen; echo left-with-$?"
        self.type(f"CONNECTWELL_HOME={self._home}/connectwell {command}")
        self.press("Enter")
        self.sees("How is your body right now?")
        return self._companion()

    def to_editor(self) -> None:
        """From arriving to the editor."""
        self.press("1")
        self.sees("how much of each did you feel?")
        self.press("Enter")
        self.sees("Nothing to write? Just go on.")

    def _companion(self) -> int:
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        return int(children[0])

    def type(self, words: str) -> None:
        self.tmux("send-keys", "-l", words)

    def press(self, key: str) -> None:
        self.tmux("send-keys", key)

    @property
    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def at_rest(self) -> str:
        """The screen, once all of it is drawn: the footer comes last, and half a second changes nothing."""
        self.sees("F4 Hide")
        seen, since = self.screen, time.monotonic()

        def rests() -> bool:
            nonlocal seen, since
            if (now := self.screen) != seen:
                seen, since = now, time.monotonic()
            return time.monotonic() - since > 0.5

        until(rests, "a screen at rest", lambda: self.screen)
        return seen

    def ask(self, what: str) -> str:
        """A tmux format, such as #{alternate_on}."""
        return self.tmux("display-message", "-p", what).strip()

    def sees(self, text: str) -> None:
        until(lambda: text in self.screen, f"{text!r} on the screen", lambda: self.screen)


def until(true: Callable[[], object], what: str, instead: Callable[[], str] = str) -> None:
    """Waits until something is true."""
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}; instead:\n{instead()}"
        time.sleep(0.02)


@pytest.fixture
def terminal(tmp_path: Path, nobody_at_home: Path) -> Iterator[Terminal]:
    config = nobody_at_home / "connectwell" / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('region = "DE"\nwelcomed = true\n')
    opened = Terminal(tmp_path, nobody_at_home)
    yield opened
    opened.tmux("kill-server")


def _written(home: Path) -> str:
    files = (home / "connectwell" / "data" / "entries").rglob("[!.]*.toml")
    parts = [part for file in files for part in tomllib.loads(file.read_text(encoding="utf-8")).get("reflections", [])]
    return "".join(part.get("words", "") for part in parts)


def _gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def test_a_terminal_that_closes_leaves_every_word(terminal: Terminal, nobody_at_home: Path) -> None:
    pid = terminal.start()
    terminal.to_editor()
    terminal.type(_WORDS)
    terminal.sees(_WORDS)
    terminal.tmux("kill-server")
    until(lambda: _gone(pid), "the companion to end")
    assert _written(nobody_at_home) == _WORDS


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT], ids=lambda by: by.name)
def test_asked_to_end_it_saves_and_gives_the_terminal_back(
    terminal: Terminal, nobody_at_home: Path, by: signal.Signals
) -> None:
    pid = terminal.start()
    terminal.to_editor()
    terminal.type(_WORDS)
    terminal.sees(_WORDS)
    os.kill(pid, by)
    terminal.sees(f"left-with-{128 + by}")
    assert _written(nobody_at_home) == _WORDS
    _is_usable(terminal)


def test_suspended_and_brought_back_it_is_where_it_was(terminal: Terminal) -> None:
    terminal.start()
    before = terminal.at_rest()
    terminal.press("C-z")
    terminal.sees("Stopped")
    assert terminal.ask("#{alternate_on}") == "0"
    terminal.type("fg")
    terminal.press("Enter")
    until(lambda: terminal.screen == before, "the same screen", lambda: terminal.screen)


def test_what_another_program_wrote_on_the_screen_goes_with_ctrl_l(terminal: Terminal) -> None:
    terminal.start()
    before = terminal.at_rest()
    with open(terminal.ask("#{pane_tty}"), "w") as screen:  # noqa: PTH123  # a terminal
        screen.write("\x1b[5;5Ha wall message")
    terminal.sees("a wall message")
    terminal.press("C-l")
    until(lambda: terminal.screen == before, "the same screen", lambda: terminal.screen)


def test_hung_up_on_while_the_terminal_stays_it_saves_and_gives_it_back(
    terminal: Terminal, nobody_at_home: Path
) -> None:
    pid = terminal.start()
    terminal.to_editor()
    terminal.type(_WORDS)
    terminal.sees(_WORDS)
    os.kill(pid, signal.SIGHUP)
    terminal.sees("left-with-129")
    assert _written(nobody_at_home) == _WORDS
    _is_usable(terminal)


def test_killed_it_loses_at_most_the_last_second(terminal: Terminal, nobody_at_home: Path) -> None:
    pid = terminal.start()
    terminal.to_editor()
    terminal.type(_WORDS)
    typed = time.monotonic()
    terminal.sees(_WORDS)
    until(lambda: time.monotonic() - typed > 1.0, "a second to pass")
    os.kill(pid, signal.SIGKILL)
    until(lambda: _gone(pid), "the companion to end")
    assert _written(nobody_at_home) == _WORDS


def test_quitting_and_coming_back_finds_the_words(terminal: Terminal, nobody_at_home: Path) -> None:
    pid = terminal.start()
    terminal.to_editor()
    terminal.type(_WORDS)
    terminal.sees(_WORDS)
    _says_nothing_of_the_words(terminal, pid)
    title = terminal.ask("#{pane_title}")
    terminal.press("F4")
    until(lambda: terminal.screen.strip() == "$", "a bare prompt", lambda: terminal.screen)
    until(lambda: terminal.ask("#{pane_title}") == "terminal", "a neutral title")
    time.sleep(GRACE)
    terminal.press("F4")
    terminal.sees(_WORDS)
    until(lambda: terminal.ask("#{pane_title}") == title, "the title from before")
    terminal.press("F4")
    until(lambda: terminal.screen.strip() == "$", "a bare prompt", lambda: terminal.screen)
    terminal.press("C-q")
    terminal.sees("left-with-0")
    assert _written(nobody_at_home) == _WORDS
    _is_usable(terminal)
    until(lambda: terminal.ask("#{pane_title}") == title, "the title from before")

    terminal.tmux("clear-history")
    terminal.type(f"clear; CONNECTWELL_HOME={nobody_at_home}/connectwell {sys.executable} -m connectwell")
    terminal.press("Enter")
    terminal.sees("Go on where you stopped")
    terminal.press("Enter")
    terminal.sees(_WORDS)
    terminal.press("C-q")
    until(lambda: terminal.ask("#{alternate_on}") == "0", "the shell's own screen")


def _says_nothing_of_the_words(terminal: Terminal, pid: int) -> None:
    """Neither the process list, nor its environment, nor the title tells what was written."""
    for place in ("cmdline", "environ"):
        told = Path(f"/proc/{pid}/{place}").read_bytes()
        assert b"Zaun" not in told
        assert b"hedge" not in told
    assert "Zaun" not in terminal.ask("#{pane_title} #{window_name}")


def _is_usable(terminal: Terminal) -> None:
    """The shell's own screen, a cursor, no mouse or paste mode left on, and what is typed is echoed and run."""
    until(lambda: terminal.ask("#{alternate_on}") == "0", "the shell's own screen")
    assert terminal.ask("#{cursor_flag}") == "1"
    assert terminal.ask("#{mouse_any_flag}#{mouse_all_flag}#{mouse_button_flag}") == "000"
    assert _WORDS not in terminal.screen
    terminal.type("echo still-$((40 + 2))")
    terminal.press("Enter")
    terminal.sees("still-42")


def test_what_an_entry_holds_never_steers_the_terminal(
    terminal: Terminal, nobody_at_home: Path, tmp_path: Path
) -> None:
    words = r"\u001b]52;c;Z290Y2hh\u0007 \u001b[31m \u009b31m \u001b]2;gotcha\u0007 \u202e end of it"
    entries = nobody_at_home / "connectwell" / "data" / "entries" / "2026"
    entries.mkdir(parents=True)
    (entries / "2026-11-21T0801-nnnnnn.toml").write_text(
        'format = 1\nid = "2026-11-21T0801-nnnnnn"\nkind = "note"\nday = 2026-11-21\n'
        f'started = 2026-11-21T08:01:22+01:00\n[note]\nwords = "{words}"\n'
    )
    output = tmp_path / "output"
    terminal.tmux("pipe-pane", f"cat > {output}")
    terminal.type(f"CONNECTWELL_HOME={nobody_at_home}/connectwell {sys.executable} -m connectwell")
    terminal.press("Enter")
    terminal.sees("A small connection")
    terminal.press("j")
    terminal.sees("end of it")
    terminal.press("C-q")
    until(lambda: terminal.ask("#{alternate_on}") == "0", "the shell's own screen")
    until(lambda: "end of it" in output.read_text(errors="replace"), "all output")
    sent = output.read_bytes()
    for steering in (b"\x1b]52;", b"gotcha\x07", "\u009b".encode(), "\u202e".encode()):
        assert steering not in sent
    assert "gotcha" not in terminal.ask("#{pane_title}")


def test_a_fault_of_our_own_saves_the_words_and_shows_none_of_them(
    terminal: Terminal, nobody_at_home: Path, tmp_path: Path
) -> None:
    program = tmp_path / "faulty.py"
    program.write_text(
        """
from connectwell.__main__ import main
from connectwell.tui.screens.checkin.screen import WalkScreen

async def broken(screen):
    words = screen.query_one("Editor").text
    raise RuntimeError(words)

WalkScreen.action_another = broken
main()
"""
    )
    terminal.start(str(program))
    terminal.to_editor()
    terminal.type(_WORDS)
    terminal.sees(_WORDS)
    terminal.press("C-r")
    terminal.sees("left-with-1")
    assert _written(nobody_at_home) == _WORDS
    assert "RuntimeError" in terminal.screen
    assert _WORDS.split()[0] not in terminal.tmux("capture-pane", "-p", "-S", "-")
    _is_usable(terminal)


def test_a_fault_where_keys_are_read_saves_the_words_too(
    terminal: Terminal, nobody_at_home: Path, tmp_path: Path
) -> None:
    program = tmp_path / "faulty.py"
    program.write_text(
        """
from connectwell.__main__ import main
from connectwell.tui.terminal_input import TerminalInput

feed = TerminalInput.feed

def broken(self, data):
    if "\\x12" in data:
        raise ValueError("read: " + data)
    return feed(self, data)

TerminalInput.feed = broken
main()
"""
    )
    terminal.start(str(program))
    terminal.to_editor()
    terminal.type(_WORDS)
    terminal.sees(_WORDS)
    terminal.press("C-r")
    terminal.sees("left-with-1")
    assert _written(nobody_at_home) == _WORDS
    assert "ValueError at tui/driver.py" in terminal.screen.replace("\n", "")
    assert "read:" not in terminal.tmux("capture-pane", "-p", "-S", "-")
    _is_usable(terminal)


_HOLDS = """
import sys
from pathlib import Path
from connectwell.locking import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_terminal_that_closes_while_another_program_holds_the_journal_leaves_a_copy(
    terminal: Terminal, nobody_at_home: Path
) -> None:
    data = nobody_at_home / "connectwell" / "data"
    pid = terminal.start()
    terminal.to_editor()
    until(lambda: list(data.rglob("[!.]*.toml")), "the first save")
    command = [sys.executable, "-c", _HOLDS, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        terminal.type(_WORDS)
        terminal.sees(_WORDS)
        terminal.tmux("kill-server")
        until(lambda: _gone(pid), "the companion to end")
        assert _WORDS in _written(nobody_at_home)
        holder.communicate(b"\n")
