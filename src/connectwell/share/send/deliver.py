"""Writes the result where the person wants it: one file, all or nothing, never overwriting another unless asked."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from unicodedata import category

from connectwell import durable
from connectwell.errors import ConnectwellError, NotConfirmed, SaveFailed
from connectwell.model.text import one_line

_OURS = "connectwell-"  # how every default name begins
_LONGEST_NAME = 80  # characters of a file name quoted in a sentence


class NotDelivered(ConnectwellError):
    """No file was written; nothing is left behind."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Could not write it: {reason}. No file was made, and your journal is safe.")


class AlreadyThere(NotDelivered):
    """The target already exists. It is untouched."""

    def __init__(self, path: Path) -> None:
        ConnectwellError.__init__(
            self,
            f"{one_line(path.name, _LONGEST_NAME)} is there already and was left as it is. "
            "Choose another name, or add --force to replace it.",
        )


def default_name(what: str, made: date, ending: str) -> str:
    """Returns the default file name: `connectwell-brief-2026-11-21.pdf`.

    Args:
        what: `brief`, `export` or `archive`.
        made: the day; names never include a time of day.
        ending: without its dot, such as `pdf` or `pdf.age`.
    """
    return f"{_OURS}{what}-{made.isoformat()}.{ending}"


def check_place(to: Path, *, force: bool = False) -> Path:
    """Returns the target path with `~` expanded. Check it before the person goes through creating a document.

    Raises:
        AlreadyThere: the target exists, and `force` isn't set.
        NotDelivered: no file can be written there.
    """
    path = _home(to)
    if not path.name or any(category(one) == "Cc" for one in path.name):
        raise NotDelivered("that can't be a file's name")
    if path.name != path.name.strip():
        raise NotDelivered("that name begins or ends with a space")
    try:
        if path.is_dir():
            raise NotDelivered("a folder has that name")
        if path.exists() and not path.is_file():
            raise NotDelivered("that is a pipe; '-o -' writes into one" if path.is_fifo() else "that isn't a file")
        if not path.parent.is_dir():
            raise NotDelivered("there is no such folder")
        if not force and _is_there(path):
            raise AlreadyThere(path)
    except OSError as error:
        raise NotDelivered(SaveFailed.because(error).reason) from error
    return path


def deliver(content: bytes | Iterable[str], to: Path, *, force: bool = False) -> None:
    """Writes a file, mode 0600, into an existing folder.

    Readers of the folder see the whole file or none. `content` is generated completely before anything is written, so
    an error in generating it leaves nothing behind either.

    Args:
        content: bytes, or text in pieces, written as UTF-8.
        to: the path; `~` is the person's home. Creates no folder.
        force: whether an existing file may be replaced; a folder or a link never is.

    Raises:
        AlreadyThere: the target exists, and `force` isn't set.
        NotDelivered: it cannot be written; an existing file is untouched.
        NotConfirmed: it is written, but the disk didn't confirm it.
    """
    path = check_place(to, force=force)
    whole = content if isinstance(content, bytes) else b"".join(piece.encode("utf-8", "replace") for piece in content)
    durable.clear_leftovers(path.parent, lambda name: name == path.name or name.startswith(_OURS))
    try:
        if force:
            durable.replace(path, whole)
        else:
            durable.write_new(path, whole)
    except FileExistsError:
        raise AlreadyThere(path) from None
    except NotConfirmed:
        raise
    except SaveFailed as failed:
        raise NotDelivered(failed.reason) from failed


def _home(path: Path) -> Path:
    with suppress(RuntimeError):  # ~nobody: an ordinary name then
        return path.expanduser()
    return path


def _is_there(path: Path) -> bool:
    """Whether the path exists, as a link too, even a dangling one. Raises OSError."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True
