"""The one place where a file becomes bytes. A link, a FIFO, a device, a folder or a gigabyte may be in its place."""

import errno
import os
import stat
from pathlib import Path
from typing import Final

LINK: Final = "it's a link, and the journal doesn't follow links"
FOLDER: Final = "it's a folder, not a file"
NO_FILE: Final = "it isn't a file"
NOT_OURS: Final = "this login isn't allowed to read it"
CANNOT_READ: Final = "It can't be read: {reason}."
UNTOUCHED: Final = "{fault} Nothing in the file was changed."

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # opening a FIFO would block for ever
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOCTTY", 0)
)
_AT_ONCE: Final = 1 << 20  # bytes
_READ_NO_LINK = _READ | getattr(os, "O_NOFOLLOW", 0)


class Damaged(Exception):
    """A file that cannot be read, or not parsed.

    Attributes:
        reason: a clause that completes `CANNOT_READ`.
        line: the line number from 1, if known.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line

    @property
    def sentence(self) -> str:
        """The complete sentence for the person."""
        return UNTOUCHED.format(fault=CANNOT_READ.format(reason=self.reason))


def read_bytes(path: Path | str, most: int, *, follow: bool = False) -> bytes:
    """Reads at most `most` bytes of a regular file, without waiting for anybody who might write to it.

    Args:
        path: a str for bulk reads, because creating a Path takes as long as opening the file.
        most: the maximum number of bytes.
        follow: whether it may be a link: outside the journal, people keep files elsewhere.

    Raises:
        FileNotFoundError: it doesn't exist.
        Damaged: it is a link, a folder or a special file, or may not be read.
        OSError: the disk reported an error.
    """
    try:
        file = os.open(path, _READ if follow else _READ_NO_LINK)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):
            raise Damaged(LINK) from None
        if error.errno in (errno.EACCES, errno.EPERM):
            raise Damaged(FOLDER if os.name == "nt" and os.path.isdir(path) else NOT_OURS) from None  # noqa: PTH112
        if error.errno in (errno.ENXIO, errno.ENODEV, errno.EOPNOTSUPP):  # a socket; a device that isn't there
            raise Damaged(NO_FILE) from None
        raise
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode):
            raise Damaged(FOLDER if stat.S_ISDIR(about.st_mode) else NO_FILE)
        first = os.read(file, min(most, about.st_size + 1, _AT_ONCE))
        if 0 < len(first) == about.st_size < min(most, _AT_ONCE):
            return first  # one more byte was asked for and didn't come, so that was all
        chunks = [first]
        most -= len(first)
        while chunks[-1] and most > 0:
            chunks.append(os.read(file, min(most, _AT_ONCE)))
            most -= len(chunks[-1])
        return b"".join(chunks)
    finally:
        os.close(file)
