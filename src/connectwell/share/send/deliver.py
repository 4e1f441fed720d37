"""Putting what was made where the person wants it: as one file, whole or not at all, and never over another unasked."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from connectwell import durable
from connectwell.errors import ConnectwellError, NotConfirmed, SaveFailed
from connectwell.model.text import one_line

_LONGEST_NAME = 80  # characters of a file's name in a sentence


class NotDelivered(ConnectwellError):
    """No file was written; nothing is left behind."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Could not write it: {reason}. No file was made, and your journal is safe.")


class AlreadyThere(NotDelivered):
    """Something stands where the file was to go. It is untouched."""

    def __init__(self, path: Path) -> None:
        ConnectwellError.__init__(
            self,
            f"{one_line(path.name, _LONGEST_NAME)} is there already and was left as it is. "
            "Choose another name, or add --force to replace it.",
        )


def default_name(what: str, made: date, ending: str) -> str:
    """What a file is called unless the person says otherwise: `connectwell-brief-2026-11-21.pdf`.

    Args:
        what: `brief`, `export` or `archive`.
        made: the day; no time of day goes into a name.
        ending: without its dot, as `pdf` or `pdf.age`.
    """
    return f"connectwell-{what}-{made.isoformat()}.{ending}"


def check_place(to: Path, *, force: bool = False) -> Path:
    """Where a file would go, `~` resolved. To be asked before a person goes through making one.

    Raises:
        AlreadyThere: something is there, and `force` isn't set.
        NotDelivered: no file can be there.
    """
    path = _home(to)
    if not path.name or "\0" in path.name:
        raise NotDelivered("that is no name for a file")
    try:
        if path.is_dir():
            raise NotDelivered("a folder has that name")
        if not path.parent.is_dir():
            raise NotDelivered("there is no such folder")
        if not force and _is_there(path):
            raise AlreadyThere(path)
    except OSError as error:
        raise NotDelivered(SaveFailed.because(error).reason) from error
    return path


def deliver(content: bytes | Iterable[str], to: Path, *, force: bool = False) -> None:
    """Makes a file, mode 0600, in a folder that is there.

    A reader of the folder sees the whole file or none. All of `content` is made before anything is written, so a
    fault in making it leaves nothing behind either.

    Args:
        content: bytes as they are, or text in pieces, written as UTF-8.
        to: where; `~` is the person's home. No folder is made.
        force: whether a file that is there may be replaced. A folder or a link never is.

    Raises:
        AlreadyThere: something is there, and `force` isn't set.
        NotDelivered: it can't be written; what was there is untouched.
        NotConfirmed: it is there, but the disk didn't confirm it.
    """
    path = check_place(to, force=force)
    whole = content if isinstance(content, bytes) else b"".join(piece.encode("utf-8", "replace") for piece in content)
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
    with suppress(RuntimeError):  # ~nobody: then it is a name like any other
        return path.expanduser()
    return path


def _is_there(path: Path) -> bool:
    """A link counts, whether or not it leads anywhere. Raises OSError."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True
