"""The exception hierarchy. Each class carries the sentence a person reads and the exit code a shell gets (in brackets).

ConnectwellError (1)
├── UsageFault (2)            invalid arguments or input
├── SettingsFault (2)         config.toml cannot be read
├── ContentFault (2)          a file in content/ breaks its rules
├── PlaceFault (1)            no usable data folder
├── EntryNotFound (1)
├── EntryUnreadable (1)       the file exists, but it is damaged or invalid
├── NewerFormat (1)           written by a newer version: read-only
├── Cancelled (1)             a long job was cancelled
├── NoSession (1)             days since the last session were requested, and none is recorded
├── BriefTooLong (1)          the selection doesn't fit on the one page
└── SaveFailed (1)            the old text is kept
    ├── NotConfirmed (1)      written, but the fsync failed
    ├── JournalBusy (1)       another program holds the lock
    ├── KeptBeside (1)        another program holds the lock; the words are in a copy beside the entry
    └── TooLong (1)           more than can be opened again
"""

import errno
from types import TracebackType
from typing import ClassVar

from connectwell.english import counted


class ConnectwellError(Exception):
    """Base class. `str(error)` is the complete sentence shown to the person."""

    exit_code: ClassVar[int] = 1


class UsageFault(ConnectwellError):
    """The arguments or input are invalid."""

    exit_code = 2


class SettingsFault(ConnectwellError):
    """config.toml cannot be read, or contains an invalid value."""

    exit_code = 2


class ContentFault(ConnectwellError):
    """A file in content/ or of a pack breaks its rules. Names file, item, what is expected and, if known, the line."""

    exit_code = 2

    def __init__(
        self, file: str, item: str, expected: str, *, line: int | None = None, folder: str = "content"
    ) -> None:
        place = f"line {line}, {item}" if line else item
        super().__init__(f"{folder}/{file}, {place}: expected {expected}.")
        self.file, self.item, self.expected, self.line, self.folder = file, item, expected, line, folder


class PlaceFault(ConnectwellError):
    """There is no usable folder for the person's files."""


class Cancelled(ConnectwellError):
    """Raised when the progress callback cancels."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was written.")


class EntryNotFound(ConnectwellError):
    """No entry has this id, or it is an ambiguous prefix."""


class EntryUnreadable(ConnectwellError):
    """The file exists, but it is damaged or invalid. Its bytes are untouched."""


class NewerFormat(ConnectwellError):
    """The entry was written by a newer connectwell and is read-only here."""

    def __init__(self) -> None:
        super().__init__(
            "This entry was written by a newer connectwell. It can only be read here; nothing was changed."
        )


class NoSession(ConnectwellError):
    """No session is recorded to count the days from."""

    def __init__(self) -> None:
        super().__init__("No session is recorded yet. Give a number of days instead, such as 14.")


class BriefTooLong(ConnectwellError):
    """The selection is longer than the one page.

    Args:
        lines_over: the excess in lines, at least 1.
        takes: a sentence that breaks down the line count.
    """

    def __init__(self, lines_over: int, takes: str) -> None:
        super().__init__(
            counted(
                lines_over,
                "It's 1 line too long for one page. Take something out to make it fit. {takes} Nothing was written.",
                "It's {n} lines too long for one page. Take something out to make it fit. {takes} Nothing was written.",
                takes=takes,
            )
        )
        self.lines_over = lines_over


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "the file would be larger than this system allows",
    errno.EROFS: "the folder can only be read",
    errno.EACCES: "you aren't allowed to write in this folder",
    errno.EPERM: "you aren't allowed to write in this folder",
    errno.EIO: "the disk reported an error",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "there is a file where a folder is needed",
    errno.EISDIR: "there is a folder where a file is needed",
    errno.ELOOP: "there is a link where a file or a folder of ours is needed",
}


class SaveFailed(ConnectwellError):
    """Nothing was saved; the previous content is kept."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Could not save: {reason}. What was saved before is safe.")
        self.reason = reason

    @classmethod
    def because(cls, error: OSError) -> "SaveFailed":
        """Builds the error for an OSError; the sentence has no errno, error name or path."""
        return cls(_REASONS.get(error.errno or 0, "the system refused"))


NOT_CONFIRMED = "the disk didn't say that it would survive a power cut"


class NotConfirmed(SaveFailed):
    """The data was written, but an fsync failed, so it may not survive a power cut."""

    def __init__(self) -> None:
        super().__init__("written, not confirmed")
        self.args = (f"Written, but not confirmed: {NOT_CONFIRMED}. Keep a copy.",)


class JournalBusy(SaveFailed):
    """Another program holds the lock. Trying again later may work."""

    def __init__(self) -> None:
        super().__init__("another program is using the journal")


class KeptBeside(SaveFailed):
    """Another program holds the lock, so the words are in a copy beside the file, which needs none.

    The next save that works takes them into the file, and the copy goes.
    """

    def __init__(self) -> None:
        super().__init__("another program is using the journal")
        held = "another program is using the journal. Until it stops, a copy beside the entry keeps your words."
        self.args = (f"Not saved yet: {held}",)


class TooLong(SaveFailed):
    """The file would be larger than what is opened again."""

    def __init__(self) -> None:
        super().__init__("it would be more than 2 MB, and then it couldn't be opened again. Cut or split it")


def unexpected(fault: BaseException) -> str:
    """Returns the sentence for a bug in connectwell: the exception's type and its place in our code.

    Never its message or any value, since those may contain the person's words.
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
