"""The report of a fault, where it is asked for: what helps to mend it, and not one word of the person."""

import stat
from pathlib import Path

import pytest

from connectwell import durable, fault_report
from connectwell.fault_report import report
from connectwell.paths import AppFolders, find_app_folders

SECRET = "what nobody reads"


@pytest.fixture
def places(tmp_path: Path) -> AppFolders:
    return find_app_folders({"CONNECTWELL_HOME": str(tmp_path / SECRET)})


def _fault(places: AppFolders) -> Exception:
    """One that comes by our own code, with planted words in messages, values, names of files and causes."""
    words = SECRET
    try:
        try:
            raise OSError(5, words, f"/home/{words}")
        except OSError as first:
            first.add_note(words)
            durable.replace(places.state / words / "x", b"")  # raises in our code
    except Exception as fault:
        return fault
    raise AssertionError("it did not fail")


def test_it_says_where_and_holds_no_words(places: AppFolders) -> None:
    said = report(places, _fault(places), terminal=f"xterm {SECRET}\x1b[31m", size=(80, 24))
    file = places.state / fault_report.FILE
    written = file.read_text()
    assert fault_report.FILE in said
    assert "fault SaveFailed" in written
    assert "fault OSError" in written
    assert "durable/files.py:" in written
    assert "size 80x24" in written
    assert "textual 8" in written
    for planted in (SECRET, "nobody", "home", "\x1b", str(places.state)):
        assert planted not in written.replace(SECRET.replace(" ", "?"), "")
    assert SECRET not in said


def test_it_is_for_the_person_alone(places: AppFolders) -> None:
    report(places, ValueError(SECRET))
    assert stat.S_IMODE((places.state / fault_report.FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(places.state.stat().st_mode) == 0o700


def test_the_next_is_written_over_it(places: AppFolders) -> None:
    report(places, ValueError())
    report(places, KeyError())
    assert "ValueError" not in (places.state / fault_report.FILE).read_text()
    assert [file.name for file in places.state.iterdir()] == [fault_report.FILE]


def test_where_it_cannot_be_written_nothing_is_said(places: AppFolders) -> None:
    places.state.parent.mkdir()
    places.state.write_text("a file in its place")
    assert report(places, ValueError(SECRET)) == ""
