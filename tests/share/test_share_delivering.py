"""A file that is shared is there whole or not at all, the person's alone, and never takes another's place unasked."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from connectwell.errors import NotConfirmed
from connectwell.share.send.deliver import AlreadyThere, NotDelivered, check_place, default_name, deliver

posix = pytest.mark.skipif(
    os.name == "nt", reason="Windows has neither these modes, nor these limits, nor these signals"
)

WORDS = "Rain all evening.\nÀ bientôt.\n"


def names_in(folder: Path) -> list[str]:
    """Everything in it, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


def test_the_default_name_holds_the_day_and_no_time() -> None:
    day = date(2026, 11, 21)
    assert default_name("brief", day, "pdf") == "connectwell-brief-2026-11-21.pdf"
    assert default_name("export", day, "md.age") == "connectwell-export-2026-11-21.md.age"


@posix
def test_a_file_is_whole_and_for_the_persons_own_eyes(tmp_path: Path) -> None:
    deliver(iter(WORDS.splitlines(keepends=True)), tmp_path / "a.md")
    deliver(b"%PDF", tmp_path / "a.pdf")
    assert (tmp_path / "a.md").read_bytes().decode() == WORDS
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF"
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_the_home_sign_leads_home(nobody_at_home: Path) -> None:
    deliver(b"x", Path("~/a.txt"))
    assert (nobody_at_home / "a.txt").read_bytes() == b"x"


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Somebody's notes.")
    with pytest.raises(AlreadyThere, match=r"^page\.md is there already and was left as it is\. .* add --force"):
        deliver(b"new", page)
    assert page.read_text() == "Somebody's notes."
    deliver(b"new", page, force=True)
    assert page.read_text() == "new"
    assert names_in(tmp_path) == ["page.md"]


def test_what_comes_while_the_page_is_made_stays_too(tmp_path: Path) -> None:
    page = tmp_path / "page.md"

    def slowly() -> Iterator[str]:
        page.write_text("Quicker.")
        yield "new"

    with pytest.raises(AlreadyThere):
        deliver(slowly(), page)
    assert page.read_text() == "Quicker."
    assert names_in(tmp_path) == ["page.md"]


@posix
@pytest.mark.parametrize("leads", ["somewhere", "nowhere"])
def test_nothing_is_written_through_a_link(leads: str, tmp_path: Path) -> None:
    (tmp_path / "somewhere").write_text("Somebody's notes.")
    link = tmp_path / "page.md"
    link.symlink_to(tmp_path / leads)
    with pytest.raises(AlreadyThere):
        deliver(b"new", link)
    with pytest.raises(NotDelivered, match="there is a link where the file belongs"):
        deliver(b"new", link, force=True)
    assert (tmp_path / "somewhere").read_text() == "Somebody's notes."
    assert names_in(tmp_path) == ["page.md", "somewhere"]


@posix
@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("there", "a folder has that name"),
        (".", "that can't be a file's name|a folder has that name"),
        ("missing/page.md", "there is no such folder"),
        ("file/page.md", "there is no such folder"),
        ("there/a\0b", "that can't be a file's name"),
        ("there/new\nline.md", "that can't be a file's name"),
        ("there/a\x1b[2J.md", "that can't be a file's name"),
        ("there/page.md ", "that name begins or ends with a space"),
        ("there/" + "ä" * 200, "the name is too long"),
        ("pipe", "that is a pipe; '-o -' writes into one"),
    ],
)
def test_a_place_that_cannot_be_is_said_plainly(place: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    before = names_in(tmp_path)
    with pytest.raises(NotDelivered, match=f"^Could not write it: (?:{reason}). No file was made, and your journal"):
        deliver(b"new", tmp_path / place, force=True)
    assert names_in(tmp_path) == before
    assert names_in(tmp_path / "there") == []


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said_plainly(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(NotDelivered, match="you aren't allowed to write in this folder"):
            deliver(b"new", tmp_path / "page.md")
    finally:
        tmp_path.chmod(0o700)


def test_the_place_can_be_asked_about_before_anything_is_made(tmp_path: Path) -> None:
    assert check_place(tmp_path / "page.md") == tmp_path / "page.md"
    (tmp_path / "page.md").touch()
    with pytest.raises(AlreadyThere):
        check_place(tmp_path / "page.md")
    assert check_place(tmp_path / "page.md", force=True) == tmp_path / "page.md"


def test_a_fault_while_the_page_is_made_leaves_nothing_behind(tmp_path: Path) -> None:
    def breaks() -> Iterator[str]:
        yield "half of it"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver(breaks(), tmp_path / "page.md")
    assert names_in(tmp_path) == []


def test_a_disk_that_does_not_confirm_is_told_and_the_file_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr("connectwell.durable.calls.sync_folder", broken)
    with pytest.raises(NotConfirmed, match="Written, but not confirmed"):
        deliver(b"new", tmp_path / "page.md")
    assert (tmp_path / "page.md").read_bytes() == b"new"


DELIVER = """
import os, sys
from pathlib import Path
from connectwell.share.send.deliver import NotDelivered, deliver
{before}
try:
    deliver(b"new" * 100_000, Path(sys.argv[1]), force=True)
except NotDelivered as fault:
    print(fault)
"""
FULL = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + (
    "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
)
KILLED = "import signal; os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)"


@posix
@pytest.mark.parametrize("was", ["Last week's page.", None])
@pytest.mark.parametrize(
    ("before", "says"),
    [
        (FULL, "Could not write it: the file would be larger than this system allows. No file was made, and your "
               "journal is safe.\n"),
        (KILLED, ""),
    ],
    ids=["full", "killed"],
)  # fmt: skip
def test_no_half_file_is_left_when_there_is_no_room_or_no_time(
    before: str, says: str, was: str | None, tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    if was is not None:
        page.write_text(was)
    program = DELIVER.format(before=before)
    ended = subprocess.run([sys.executable, "-c", program, str(page)], capture_output=True, text=True)
    assert (ended.stdout, ended.stderr) == (says, "")
    assert (page.read_text() if page.exists() else None) == was
    if before == FULL:
        assert names_in(tmp_path) == ([] if was is None else ["page.md"])
