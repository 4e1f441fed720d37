"""Files that cannot be read: shown with the reason, never changed, and the rest of the journal opens."""

import os
import time
from pathlib import Path

import pytest
from journal_samples import check_in, file_of, journal_in, note, put, readable, seen, unreadable, with_note, words_of

from connectwell.errors import ConnectwellError, EntryUnreadable, SaveFailed
from connectwell.journal.parsing import parse_entry

NAME = "2026-11-21T0801-q7f3k2"
HEAD = f'format = 1\nid = "{NAME}"\nkind = "note"\nday = 2026-11-21\nstarted = 2026-11-21T08:01:22+01:00\n'
WHOLE = HEAD + '[note]\nwords = "Rain."\n'

DAMAGED: dict[str, tuple[bytes, str, int | None]] = {
    "empty": (b"", "empty", None),
    "only white space": (b"\n \n", "empty", None),
    "broken TOML": (HEAD.encode() + b"[note\n", "line 6", 6),
    "a rule broken": (HEAD.replace("2026-11-21\n", "2026-11-2\n").encode(), "line 4", 4),
    "a rating of 11": (
        (
            HEAD.replace("note", "check-in")
            + '[[reflections]]\nkey = "a"\nneed = "seen"\n\n[[reflections]]\nkey = "b"\nneed = "safe"\nrating = 11\n'
        ).encode(),
        "reflections[2].rating",
        13,
    ),
    "another kind's table": ((HEAD + '[practice]\nname = "orienting"\n').encode(), "[note]", None),
    "merge markers": (HEAD.encode() + b"<<<<<<< ours\n[note]\n=======\n>>>>>>> theirs\n", "line 6", 6),
    "a truncated tail": (WHOLE.encode()[:-8], "line 7", 7),
    "cut within words of several lines": ((HEAD + '[note]\nwords = """\nRain,\nand').encode(), "line 9", 9),
    "Latin-1": (WHOLE.replace("Rain", "Café").encode("latin-1"), "line 7 isn't UTF-8", 7),
    "trailing NULs": (WHOLE.encode() + bytes(512), "line 8", 8),
    "5,000 nested brackets": ((HEAD + "x = " + "[" * 5000 + "]" * 5000 + "\n").encode(), "nested too deeply", None),
    "300 nested brackets": ((HEAD + "x = " + "[" * 300 + "]" * 300 + "\n").encode(), "nested too deeply", None),
    "a number of 5,000 digits": ((HEAD + "x = " + "7" * 5000 + "\n").encode(), "number that is too long", None),
    "a dotted key of 40 KB": ((HEAD + "a." * 20000 + "a = 1\n").encode(), "too many parts", None),
    "a dotted header of 40 KB": ((HEAD + "[" + '"a".' * 10000 + "a]\n").encode(), "too many parts", None),
    "a dotted key in braces": ((HEAD + "x = { " + "a . " * 10000 + "a = 1 }\n").encode(), "too many parts", None),
    "larger than 2 MB": ((HEAD + '[note]\nwords = "' + "x" * 2_000_001 + '"\n').encode(), "larger than 2 MB", None),
    "another program's TOML": (b'[tool]\nname = "x"\n', "format", None),
    "an id that is a path": (WHOLE.replace(NAME, "../../../etc/passwd").encode(), "id", 2),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_shown_with_its_reason_and_the_rest_opens(tmp_path: Path, name: str) -> None:
    content, reason, line = DAMAGED[name]
    journal = journal_in(tmp_path)
    whole = journal.add(note())
    path = put(tmp_path, f"{NAME}.toml", content)
    began = time.perf_counter()

    (damaged,) = unreadable(journal)
    assert damaged.handle == NAME
    assert reason.lower() in damaged.reason.lower()
    assert damaged.reason.endswith("Nothing in the file was changed.")
    assert damaged.line == line
    assert [item.entry for item in readable(journal)] == [whole]
    assert journal.raw(damaged.handle) == content[:1_000_000].decode("utf-8", "replace")
    for use in (journal.get, journal.edit, journal.remove):
        with pytest.raises(EntryUnreadable):
            use(NAME)
    assert path.read_bytes() == content
    assert time.perf_counter() - began < 4, "no file may hold up the list"


@pytest.mark.parametrize(
    "words",
    [
        "wait" + "." * 80,
        "a.b" * 200 + " = 3",
        "one " + "dot. " * 90 + "\n" + "x." * 90 + " = 1\n[[" + "y." * 90 + "]]",
        'he said "' + "no. " * 60 + "\" and '" + "go. " * 60 + "'",
        "'" * 7 + "x." * 90 + '"' * 7 + "y." * 90 + "\\",
        "# " + "x." * 90 + "\n",
        "[" * 5000 + "{" * 5000,
    ],
)
def test_words_full_of_dots_are_words(tmp_path: Path, words: str) -> None:
    journal = journal_in(tmp_path)
    assert words_of(journal.get(journal.add(note(words)).id)) == words


def test_dots_in_literal_strings_comments_and_lists_of_numbers_are_no_keys() -> None:
    numbers = ", ".join(["1.5"] * 90)
    extra = f"x = [{numbers}]\ny = '{'a.' * 90}'  # {'b.' * 90}\nz = '''\n{'c.' * 90} = 1\n'''''\n"
    tables, _ = parse_entry((HEAD + extra + "[note]\n").encode())
    assert (len(tables["x"]), tables["z"][-3:]) == (90, "\n''")


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    put(tmp_path, f"{NAME}.toml", b"\xef\xbb\xbf" + WHOLE.encode())
    assert words_of(journal_in(tmp_path).get(NAME)) == "Rain."


def test_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    put(tmp_path, f"{NAME}.toml", WHOLE.replace("\n", "\r\n"))
    assert words_of(journal_in(tmp_path).get(NAME)) == "Rain."


def test_a_handle_is_safe_to_show_and_still_finds_its_file(tmp_path: Path) -> None:
    put(tmp_path, "\x1b]52;c;x\x07.toml", "not TOML")
    journal = journal_in(tmp_path)
    (damaged,) = unreadable(journal)
    assert "\x1b" not in damaged.handle
    assert journal.raw(damaged.handle) == "not TOML"


@pytest.mark.parametrize("handle", ["../../../etc/passwd", "/etc/passwd", "2026/x", ""])
def test_a_handle_is_never_a_path(tmp_path: Path, handle: str) -> None:
    put(tmp_path, "x.toml", "x")
    with pytest.raises(ConnectwellError):
        journal_in(tmp_path).raw(handle)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A whole entry outside the journal."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / f"{NAME}.toml").write_text(WHOLE)
    return folder


def test_a_link_for_a_file_is_not_followed(tmp_path: Path, outside: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note())
    file_of(tmp_path, NAME).symlink_to(outside / f"{NAME}.toml")
    (damaged,) = unreadable(journal)
    assert "link" in damaged.reason
    with pytest.raises(EntryUnreadable):
        journal.remove(NAME)
    assert (outside / f"{NAME}.toml").read_text() == WHOLE


@pytest.mark.parametrize("part", ["data/entries/2026", "data/entries", "data/versions", f"data/versions/{NAME}"])
def test_a_link_for_a_folder_is_neither_read_nor_written_through(tmp_path: Path, outside: Path, part: str) -> None:
    if "versions" in part:
        put(tmp_path, f"{NAME}.toml", WHOLE)
    link = tmp_path / part
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside)
    journal = journal_in(tmp_path)
    with pytest.raises(ConnectwellError) as caught:
        journal.add(note()) if "entries" in part else journal.remove(NAME)
    assert "link" in str(caught.value)
    if "entries" in part:
        (damaged,) = unreadable(journal)
        assert "link" in damaged.reason
        for use in (journal.get, journal.edit, journal.raw, journal.erase):
            with pytest.raises(ConnectwellError):
                use(NAME)
        assert isinstance(journal.cannot_write(), SaveFailed) == (part == "data/entries")
    assert [path.name for path in outside.iterdir()] == [f"{NAME}.toml"]
    assert (outside / f"{NAME}.toml").read_text() == WHOLE


def test_the_data_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    assert journal.get("latest") == entry
    assert (tmp_path / "elsewhere" / "entries" / "2026" / f"{entry.id}.toml").exists()


def test_a_folder_where_a_file_belongs_is_shown_and_left(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    editing = journal.begin(note("First."))
    editing.save(note("First."))
    path = file_of(tmp_path, editing.entry)
    path.unlink()
    path.mkdir()
    (damaged,) = unreadable(journal)
    assert "folder" in damaged.reason
    saved = editing.save(with_note(editing.entry, "More."))
    assert saved.copied, "the words go beside it"
    assert path.is_dir()


@pytest.mark.parametrize("part", ["data", "data/entries", "data/entries/2026"])
def test_a_file_where_a_folder_belongs_is_a_plain_sentence(tmp_path: Path, part: str) -> None:
    path = tmp_path / part
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("in the way")
    journal = journal_in(tmp_path)
    with pytest.raises(SaveFailed, match="there is a file where a folder"):
        journal.add(note())
    assert readable(journal) == []
    assert path.read_text() == "in the way"
    if part != "data/entries/2026":
        assert journal.cannot_write()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_among_the_entries_does_not_wait_for_ever(tmp_path: Path) -> None:
    path = put(tmp_path, f"{NAME}.toml", "")
    path.unlink()
    os.mkfifo(path)
    (damaged,) = unreadable(journal_in(tmp_path))
    assert "isn't a file" in damaged.reason


def test_a_damaged_circle_file_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "circle"
    folder.mkdir(parents=True)
    (folder / "ana.toml").write_text('format = 1\nid = "ana"\nkind = "person"\nname = "Ana"\nhelp_now = true\n')
    (folder / "b.toml").write_text("<<<<<<<")
    (folder / "c.toml").write_text("format = 1\n")
    (folder / "d.toml").symlink_to(folder / "ana.toml")
    (folder / "e.toml").mkdir()
    (part,) = journal_in(tmp_path).circle.parts()
    assert (part.name, part.help_now) == ("Ana", True)


def test_a_check_in_keeps_what_it_had_beside_a_damaged_one(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    put(tmp_path, f"{NAME}.toml", b"")
    saved = journal.add(check_in(seen("Mine.")))
    assert saved.id != NAME, "the damaged file's name is taken"
    assert file_of(tmp_path, NAME).read_bytes() == b""
