"""Everything that can go wrong, with the sentence a person reads and the exit code a shell gets.

ConnectwellError (1)
├── UsageFault (2)            what was typed cannot be done
├── SettingsFault (2)         config.toml cannot be read
├── ContentFault (2)          a file in content/ breaks its rules
├── PlaceFault (1)            no folder to keep things in
├── EntryNotFound (1)
├── EntryUnreadable (1)       a file is there, but it is damaged or breaks a rule
├── NewerFormat (1)           written by a newer version: reading only
├── Cancelled (1)             a long job is no longer wanted
├── NoSession (1)             days since the last session were asked for, and none is noted
├── BriefTooLong (1)          what was chosen doesn't fit on the one page
└── SaveFailed (1)            the old text is kept
    └── NotConfirmed (1)      written, but the disk did not confirm it
"""

import errno
from types import TracebackType
from typing import ClassVar


class ConnectwellError(Exception):
    """The root. `str(error)` is the whole sentence for the person."""

    exit_code: ClassVar[int] = 1


class UsageFault(ConnectwellError):
    """What was asked for cannot be done as asked."""

    exit_code = 2


class SettingsFault(ConnectwellError):
    """config.toml cannot be read, or holds a value that cannot be."""

    exit_code = 2


class ContentFault(ConnectwellError):
    """A file in content/ breaks its rules. Names the file, the line where it is known, the item, what is expected."""

    exit_code = 2

    def __init__(self, file: str, item: str, expected: str, *, line: int | None = None) -> None:
        place = f"line {line}, {item}" if line else item
        super().__init__(f"content/{file}, {place}: expected {expected}.")
        self.file, self.item, self.expected, self.line = file, item, expected, line


class PlaceFault(ConnectwellError):
    """There is no usable folder for the person's files."""


class Cancelled(ConnectwellError):
    """Raised when the progress callback cancels."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was written.")


class EntryNotFound(ConnectwellError):
    """No entry has this id, or several begin with it."""


class EntryUnreadable(ConnectwellError):
    """The file is there, but it is damaged or breaks a rule. Its bytes are untouched."""


class NewerFormat(ConnectwellError):
    """The entry was written by a newer connectwell; this one only reads it."""

    def __init__(self) -> None:
        super().__init__(
            "This entry was written by a newer connectwell. It opens here for reading only; nothing was changed."
        )


class NoSession(ConnectwellError):
    """There is no session to count the days from."""

    def __init__(self) -> None:
        super().__init__("No session is noted yet, so there are no days since it. A number of days works: 14, say.")


class BriefTooLong(ConnectwellError):
    """What was chosen for the one page is longer than it.

    Args:
        lines_over: by how many lines, at least 1.
        takes: a sentence that says what takes how many of them.
    """

    def __init__(self, lines_over: int, takes: str) -> None:
        lines = "1 line" if lines_over == 1 else f"{lines_over:,} lines"
        super().__init__(
            f"What you chose is {lines} longer than the page, and nothing is cut. Fewer moments or lines make room. "
            f"{takes} Nothing was written."
        )
        self.lines_over = lines_over


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "the file would be larger than this system allows",
    errno.EROFS: "the folder can only be read",
    errno.EACCES: "this folder may not be written to",
    errno.EPERM: "this folder may not be written to",
    errno.EIO: "the disk reported an error",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EISDIR: "a folder stands where a file is needed",
    errno.ELOOP: "a link stands where a folder is needed",
}


class SaveFailed(ConnectwellError):
    """Nothing was saved; what stood there before is kept."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Could not save: {reason}. What was saved before is safe.")
        self.reason = reason

    @classmethod
    def because(cls, error: OSError) -> "SaveFailed":
        """The sentence for a system error, without its number, its name or a path."""
        return cls(_REASONS.get(error.errno or 0, "the system refused"))


class NotConfirmed(SaveFailed):
    """The words were written, but the disk did not confirm that they would survive a power cut."""

    def __init__(self) -> None:
        super().__init__("written, not confirmed")
        self.args = ("Written, not confirmed: the disk did not say that it would survive a power cut. Keep a copy.",)


def unexpected(fault: BaseException) -> str:
    """The sentence for a fault of our own: its kind and its place in our code.

    Never its message nor any value, for those may hold a person's words.
    """
    return (
        f"Something in connectwell itself went wrong ({type(fault).__name__} at {_place(fault.__traceback__)}). "
        "What was saved before is safe. CONNECTWELL_DEBUG=1 shows more, which may include your words."
    )


def _place(trace: TracebackType | None) -> str:
    from pathlib import Path

    ours = Path(__file__).parent
    found = "an unknown place"
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(ours):
            found = f"{file.relative_to(ours).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
