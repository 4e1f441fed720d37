"""import: an archive of one's own comes in, from a file or a pipe, and is told of in few words."""

import json
import os
import re
import tomllib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from asking import ask, run

from connectwell.context import Context
from connectwell.imports.archive import NotAnArchive, check_beginning
from connectwell.model.circle import CirclePart
from connectwell.model.format import read_entry
from steady import TickingClock, open_context

EXAMPLES = re.findall(
    r"```toml\n(.*?)```", (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8"), re.DOTALL
)
TODAY = date(2026, 11, 21)


def with_every_kind(context: Context) -> Context:
    """A journal with each entry the documentation shows, one of them removed, and somebody in the circle."""
    for example in EXAMPLES:
        tables = tomllib.loads(example)
        if "day" in tables:
            context.journal.add(read_entry({**tables, "of_another_program": {"at": [time(7, 30), 1.5, TODAY]}}))
    context.journal.remove("n1n2n3")
    context.journal.circle.add(CirclePart(id="x", kind="person", name="Ana", role="friend", names=("Anita",)))
    return context


def archive_of(context: Context, folder: Path) -> str:
    """The path of an archive of all there is."""
    path = str(folder / "all.json")
    assert ask(context, "backup", path).exit_code == 0
    return path


def all_in(context: Context) -> list[Any]:
    """Everything the journal holds."""
    return [*context.journal.newest(removed=True), *context.journal.circle.parts()]


@pytest.fixture
def other_context(tmp_path: Path) -> Context:
    """Empty rooms on another machine."""
    return open_context(tmp_path / "elsewhere", TickingClock())


def test_it_gives_the_same_entries_elsewhere(context: Context, other_context: Context, tmp_path: Path) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    done = ask(other_context, "import", "connectwell", path)
    assert (done.exit_code, done.stdout) == (0, f"{len(all_in(context))} added, with 1 earlier version.\n")
    assert all_in(other_context) == all_in(context)
    assert len(all_in(context)) > 8


def test_a_second_time_adds_nothing_and_changes_nothing(
    context: Context, other_context: Context, tmp_path: Path
) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    ask(other_context, "import", "connectwell", path)
    before = all_in(other_context)
    done = ask(other_context, "import", "connectwell", path)
    assert (done.stdout, done.stderr) == (f"0 added, {len(before)} here already.\n", "")
    assert all_in(other_context) == before


def test_words_that_were_changed_here_stay(context: Context, tmp_path: Path) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    context.journal.restore("n1n2n3")
    done = ask(context, "import", "connectwell", path)
    assert "Changed here since. Yours stay" in done.stderr
    assert "n1n2n3." in done.stderr
    assert context.journal.get("n1n2n3").removed is None


def test_a_dry_run_only_counts(context: Context, other_context: Context, tmp_path: Path) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    done = ask(other_context, "import", "connectwell", path, "--dry-run")
    assert done.stdout == f"{len(all_in(context))} would be added, with 1 earlier version.\n"
    assert all_in(other_context) == []
    assert not other_context.places.data.exists()


def test_it_comes_from_a_pipe_as_well(context: Context, other_context: Context, tmp_path: Path) -> None:
    content = Path(archive_of(with_every_kind(context), tmp_path)).read_bytes()
    assert ask(other_context, "import", "connectwell", "-", words=content).exit_code == 0
    assert all_in(other_context) == all_in(context)


def test_what_was_altered_stays_out_and_is_named(context: Context, other_context: Context, tmp_path: Path) -> None:
    whole = json.loads(Path(archive_of(with_every_kind(context), tmp_path)).read_text("utf-8"))
    whole["entries"][0]["text"] = "other words"
    (tmp_path / "changed.json").write_text(json.dumps(whole), "utf-8")
    done = ask(other_context, "import", "connectwell", str(tmp_path / "changed.json"))
    assert done.exit_code == 1
    name = Path(whole["entries"][0]["file"]).stem
    assert f"Altered or damaged in the archive, so left out: entry 1 ({name}).\n" in done.stderr
    assert len(all_in(other_context)) == len(all_in(context)) - 1


def test_one_that_is_cut_off_comes_in_as_far_as_it_goes(
    context: Context, other_context: Context, tmp_path: Path
) -> None:
    content = Path(archive_of(with_every_kind(context), tmp_path)).read_bytes()
    done = ask(other_context, "import", "connectwell", "-", words=content[: len(content) // 2])
    assert done.exit_code == 1
    assert "The archive is cut off.\n" in done.stderr
    assert 0 < len(all_in(other_context)) < len(all_in(context))


def test_one_that_never_was_whole_says_what_it_lacks(context: Context, other_context: Context, tmp_path: Path) -> None:
    (context.places.data / "entries").mkdir(parents=True)
    (context.places.data / "entries" / "2025").write_text("a file")
    made = ask(with_every_kind(context), "backup", str(tmp_path / "all.json"))
    assert made.exit_code == 1
    assert "Not in it, because it couldn't be read: entries/2025 (it's a file, not a folder)" in made.stderr
    done = ask(other_context, "import", "connectwell", str(tmp_path / "all.json"))
    assert done.exit_code == 1
    assert "Not in the archive, because it couldn't be read when the archive was made: entries/2025" in done.stderr
    assert len(all_in(other_context)) > 8


# --- What is no archive


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_folder(path: Path) -> None:
    path.mkdir()


def two_gigabytes_and_more(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_001)


def a_gigabyte_of_nothing(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


def sealed(path: Path) -> None:
    path.write_bytes(b"age-encryption.org/v1\n-> X25519 \xff")


def sealed_with_a_passphrase(path: Path) -> None:
    path.write_bytes(b"age-encryption.org/v1\n-> scrypt abc 18\n\xff")


def sealed_as_text(path: Path) -> None:
    path.write_bytes(b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def no_file(path: Path) -> None:
    assert not path.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there is no FIFO on this system")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (a_fifo, "isn't an ordinary file. A pipe is read with '-'."),
        (a_device, "isn't an ordinary file"),
        (a_folder, "isn't an ordinary file"),
        (two_gigabytes_and_more, "larger than 2 GB"),
        (a_gigabyte_of_nothing, "isn't JSON"),
        (nothing, "it is empty"),
        (no_file, "There is no such file."),
        (sealed, "'age -d -i KEYFILE FILE | connectwell import connectwell -' opens it, and nothing touches"),
        (sealed_with_a_passphrase, "'age -d FILE | connectwell import connectwell -' opens it"),
        (sealed_as_text, "is sealed with age"),
    ],
)  # fmt: skip
def test_what_is_no_archive_is_said_so_at_once(
    other_context: Context, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "file.json")
    done = ask(other_context, "import", "connectwell", str(tmp_path / "file.json"))
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Nothing was changed." in done.stderr
    assert not other_context.places.data.exists()


def test_of_what_cannot_be_an_archive_only_the_beginning_is_read() -> None:
    for begins in (b"\0" * 100, b"%PDF-1.7", "Words, “quoted”.".encode(), b"\xff\xfeW\0"):
        with pytest.raises(NotAnArchive, match="isn't JSON"):
            check_beginning(begins)
    for begins in (b"", b" \r\n{", b"\xef\xbb\xbf{", b'\xff\xfe{\0"', b"[1", b"age-encryption.org/v1\n"):
        check_beginning(begins)


def test_an_empty_pipe_is_no_archive(other_context: Context) -> None:
    done = ask(other_context, "import", "connectwell", "-", words=b"")
    assert (done.exit_code, done.stderr) == (1, "Nothing came: it is empty. Nothing was changed.\n")


@pytest.mark.usefixtures("nobody_at_home")
def test_a_closed_stdin_is_no_archive() -> None:
    done = run("import", "connectwell", "-")
    assert (done.returncode, done.stderr) == (1, "Nothing came: it is empty. Nothing was changed.\n")
