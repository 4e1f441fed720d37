"""A program that knows no lock replaces the file between our look and our replace: what it wrote becomes a copy."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from journal_samples import journal_in, note, places_in, words_of

from connectwell.durable import calls
from connectwell.journal import Editing, Journal, Readable


def _file(folder: Path) -> Path:
    return places_in(folder).data / "entries" / "2026" / f"{note().id}.toml"


def _words(journal: Journal) -> list[str]:
    found = [item for item in journal.newest() if isinstance(item, Readable)]
    return sorted(("copy: " if item.copy_of else "") + words_of(item.entry) for item in found)


def _written_elsewhere(file: Path, words: str) -> None:
    """As editors and sync programs do: another file takes its place."""
    beside = file.with_name("beside.txt")
    beside.write_text(file.read_text(encoding="utf-8").replace("Rain all evening.", words), encoding="utf-8")
    beside.replace(file)


@pytest.fixture(params=["exchange", "compare"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system's exchange, and as on a system without."""
    if request.param == "compare":
        monkeypatch.setattr(calls, "exchange", lambda *_: False)
    return str(request.param)


def _just_before(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Something happens after the file was compared, and before it is replaced."""
    write = calls.write_temp

    def write_temp(path: Path, content: bytes) -> Path:
        temp = write(path, content)
        if path.parent.name == "2026":
            happens()
        return temp

    monkeypatch.setattr(calls, "write_temp", write_temp)


def _session(folder: Path) -> tuple[Journal, Editing]:
    journal = journal_in(folder)
    journal.add(note())
    return journal, journal.edit("latest")


@pytest.mark.usefixtures("way")
def test_what_another_program_put_there_in_that_moment_becomes_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, editing = _session(tmp_path)
    with monkeypatch.context() as patched:
        _just_before(patched, lambda: _written_elsewhere(_file(tmp_path), "Theirs."))
        saved = editing.save(note("Mine."))
    assert saved.copied
    assert _words(journal) == ["Mine.", "copy: Theirs."]
    editing.save(note("Mine, and on."))
    assert _words(journal) == ["Mine, and on.", "copy: Theirs."]
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.usefixtures("way")
def test_even_where_it_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, editing = _session(tmp_path)
    with monkeypatch.context() as patched:
        _just_before(patched, lambda: _file(tmp_path).write_bytes(b'words = "half a'))
        editing.save(note("Mine."))
    copies = [path.read_bytes() for path in _file(tmp_path).parent.glob("*.conflict-*.toml")]
    assert copies == [b'words = "half a']


@pytest.mark.usefixtures("way")
def test_one_that_was_deleted_meanwhile_is_there_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, editing = _session(tmp_path)
    with monkeypatch.context() as patched:
        _just_before(patched, lambda: _file(tmp_path).unlink())
        editing.save(note("Mine."))
    assert _words(journal) == ["Mine."]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges files")
def test_what_comes_in_the_place_of_one_just_moved_away_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, editing = _session(tmp_path)
    file, exchange, puts = _file(tmp_path), calls.exchange, calls.put_in_place
    text = file.read_text(encoding="utf-8")

    def moved_away(one: Path, other: Path) -> bool:
        monkeypatch.setattr(calls, "exchange", exchange)
        file.rename(file.with_name("aside"))  # as a program that syncs does first
        return exchange(one, other)

    def come(temp: Path, path: Path) -> None:
        if path == file and not file.exists():
            file.write_text(text.replace("Rain all evening.", "Theirs."), encoding="utf-8")  # and then
        puts(temp, path)

    monkeypatch.setattr(calls, "exchange", moved_away)
    monkeypatch.setattr(calls, "put_in_place", come)
    assert editing.save(note("Mine.")).copied
    assert _words(journal) == ["Mine.", "copy: Theirs."]


_RACES = """
import pathlib, re, sys
from connectwell.durable.calls import exchange
file, times = pathlib.Path(sys.argv[1]), int(sys.argv[2])
text = file.read_text()
print("ready", flush=True)
sys.stdin.readline()
for number in range(times):
    beside = file.with_name("beside.txt")
    beside.write_text(text.replace("Rain all evening.", f"theirs {number}."))
    assert exchange(beside, file)
    print(*re.findall(r"theirs ([0-9]+)", beside.read_text()), flush=True)  # what it overwrote itself
    sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges files")
def test_none_of_what_a_racing_program_writes_is_lost(tmp_path: Path) -> None:
    journal, editing = _session(tmp_path)
    times = 60
    overwritten_by_itself: set[int] = set()
    command = [sys.executable, "-c", _RACES, str(_file(tmp_path)), str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as racer:
        assert racer.stdin
        assert racer.stdout
        racer.stdout.readline()
        for number in range(times):
            racer.stdin.write("\n")
            racer.stdin.flush()
            editing.save(note(f"mine {number}."))  # at the same moment
            overwritten_by_itself.update(map(int, racer.stdout.readline().split()))
        racer.stdin.write("\n")
    editing.save(note("mine at last."))
    everywhere = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.toml"))
    lost = {number for number in range(times) if f"theirs {number}." not in everywhere} - overwritten_by_itself
    assert not lost
    assert not list(tmp_path.rglob("*.tmp"))
    assert "mine at last." in [words.removeprefix("copy: ") for words in _words(journal)]
