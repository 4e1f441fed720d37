"""Every question of every command at a terminal: keys edit the line, urgent words are understood, nothing slips in."""

import os
import re
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from asking import ask

import connectwell.cli
from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.model.entry import AgendaLine, Entry, Note

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to test with", allow_module_level=True)

from terminal import Terminal

LEFT, HOME, DELETE, UP = "\x1b[D", "\x1b[H", "\x1b[3~", "\x1b[A"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
LISTENS = "\x1b[?2004h"
WORDS = ("note", "reflect seen", "connect did", "connect did --own", "agenda add")
LINES = ("circle add", "circle unhide", "brief -o page.txt", "search -", "list --with -")
CHOICES = (
    "session",
    "circle card change",
    "circle mark faith",
    "circle erase ana",
    "circle card erase",
    "erase n1n2n3",
    "export --everything --format json",
)


@pytest.fixture
def lived_in(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    """A journal with what every command needs to ask anything at all."""
    now = context.clock()
    note = Entry(id=f"{now:%Y-%m-%dT%H%M}-n1n2n3", kind="note", day=now.date(), started=now, finished=now)
    context.journal.add(replace(note, note=Note(words="A note.", sharing="words")))
    context.journal.add(
        replace(note, id=note.id.replace("n1n2n3", "g1g2g3"), kind="agenda", agenda=AgendaLine(words="Mornings."))
    )
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    ask(context, "circle", "card", "-", words="signs: no sleep\n")
    monkeypatch.chdir(tmp_path)
    return context


class Typist:
    """Types once the command listens."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal, self._heard = terminal, 0

    def hears(self, words: str) -> None:
        """Waits until `words` were said since the last keys, and an answer is listened for."""
        give_up = time.monotonic() + 20
        while not re.search(rf"{re.escape(words)}.*{re.escape(LISTENS)}(?!.*2004l)", self._since(), re.DOTALL):
            assert time.monotonic() < give_up, self._since()
            assert self.terminal._read(), self._since()

    def type(self, keys: str) -> None:
        self._heard = len(self.terminal.seen)
        self.terminal.press(keys)

    def _since(self) -> str:
        return self.terminal.seen[self._heard :].replace("\n", " ")


def files(context: Context) -> dict[str, bytes]:
    data = context.places.data
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*.toml")}


@pytest.mark.parametrize("verb", [*WORDS, *LINES, *CHOICES])
def test_help_now_is_a_word_away_keys_edit_it_and_stop_leaves_without_a_trace(lived_in: Context, verb: str) -> None:
    said = ("/help now", "help  now!", "HELP-NOW.")[len(verb) % 3]
    before = files(lived_in)
    with Terminal(*verb.split(), columns=40) as terminal:
        typist = Typist(terminal)
        typist.hears("")
        before = before if verb != "connect did" else files(lived_in)  # that it was done is saved before it asks
        typist.type(f"{UP}x{said}w\x7f{LEFT}{HOME}{DELETE}\n")
        typist.hears("Yes, or no: then" if verb in WORDS else "Back: Enter.")
        assert "Emergency: 1 1 2." in terminal.seen
        if verb in WORDS:
            typist.type("yes\n")
            typist.hears("Back: Enter.")
        typist.type("back\n")
        typist.hears("")
        typist.type("/back\n")
        typist.hears("no going back from this question")
        typist.type("/stop\n")
        assert terminal.end() in (0, 1, 130)
    assert files(lived_in) == before
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize("verb", ["agenda add", *CHOICES])
def test_what_is_pasted_is_no_answer_where_something_is_chosen(lived_in: Context, verb: str) -> None:
    with Terminal(*verb.split(), columns=40) as terminal:
        typist = Typist(terminal)
        typist.hears("")
        if verb == "agenda add":
            typist.type("Mornings.\n.\n")
            typist.hears("Just know 4.")
        before = files(lived_in)
        typist.type(f"{PASTE}erase\r1\ry\r{PASTED}")
        typist.hears("wasn't taken as an answer.")
        typist.type("erase\n1\n")
        typist.hears("none was taken.")
        assert files(lived_in) == before
        typist.type("/stop\n")
        assert terminal.end() in (0, 1, 130)
    assert files(lived_in) == before


@pytest.mark.parametrize("verb", ["note", "circle add", "erase n1n2n3"])
def test_suspended_and_brought_back_it_asks_again_with_the_half_line(lived_in: Context, verb: str) -> None:
    with Terminal(*verb.split(), columns=40) as terminal:
        typist = Typist(terminal)
        typist.hears("")
        typist.type("era")
        terminal.wait_for("era")
        question = terminal.seen.rpartition(LISTENS)[0].rstrip("\n").rpartition("\n")[2]
        typist._heard = len(terminal.seen)
        os.kill(terminal.process.pid, signal.SIGTSTP)
        stat = Path(f"/proc/{terminal.process.pid}/stat")
        while stat.read_text().rpartition(")")[2].split()[0] != "T":
            time.sleep(0.01)
        os.kill(terminal.process.pid, signal.SIGCONT)
        while f"{question}\nera" not in terminal.seen[typist._heard :]:
            assert terminal._read()
        typist.type("\x15/stop\n")
        assert terminal.end() in (0, 1, 130)
    assert lived_in.journal.get("n1n2n3").note


def test_words_survive_help_now_a_paste_and_a_slip(lived_in: Context) -> None:
    with Terminal("note", columns=40) as terminal:
        typist = Typist(terminal)
        typist.hears("by itself.")
        typist.type(f"{PASTE}It rained.\r.\rThen sun.\r{PASTED}")
        typist.hears("3 lines came in.")
        typist.type("/help now\n")
        typist.hears("Yes, or no")
        typist.type("yes\n")
        typist.hears("Back: Enter.")
        typist.type("back\n")
        typist.hears("ends it.")
        typist.type(f"Agan.{LEFT}{LEFT}i\n")
        typist.hears("")
        typist.type(".\n")
        assert terminal.end() == 0
    note = lived_in.journal.get("latest").note
    assert note is not None
    assert note.words == "It rained.\n.\nThen sun.\nAgain."


def test_no_command_reads_a_line_in_its_own_way() -> None:
    cli = Path(connectwell.cli.__file__).parent
    reading = {
        str(path.relative_to(cli)) for path in cli.rglob("*.py") if re.search(r"readline\(|input\(\)", path.read_text())
    }
    assert reading == {"prompting.py"}  # and what comes from a pipe is read whole
