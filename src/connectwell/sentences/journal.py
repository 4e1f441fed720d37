"""The journal: its filters, copies, notes, what is removed, brought back and erased."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from connectwell.english import first_of

EMPTY_JOURNAL: Final = "Nothing here yet. Your check-ins and notes will be here."
A_COPY: Final = "A copy: the same entry was changed in two places. Both are kept."
COPY_BESIDE: Final = "This was changed in two places. The other text is kept as a copy; 'connectwell list' names it."
CHOOSE_COPY: Final = "In the journal (j), c shows the two side by side, so that you can keep one."
BODY_WAS: Final = "body: {states}"
BEGAN: Final = "arrived {state}"
THIS_DAY: Final = "{day}, earlier years"
WITH_PERSON: Final = "with {name}"
FROM_DAY: Final = "from {day}"
TO_DAY: Final = "to {day}"
AND_BEFORE: Final = "{day} and before"
STILL_OPEN: Final = "Still open"
ONLY_REMOVED: Final = "Removed"
WITH_REMOVED: Final = "removed ones too"
NOT_FOR_SESSION: Final = "not for my session"

# --- Removed, brought back, erased
_STILL_HERE: Final = (
    "it's still on this machine. 'connectwell restore {name}' brings it back; 'connectwell erase {name}' deletes it."
)
REMOVED: Final = f"It's out of your lists and pages, but {_STILL_HERE}"
REMOVED_BEFORE: Final = f"It was out of your lists and pages already, but {_STILL_HERE}"
RESTORED: Final = "It is back in your journal."
NOT_REMOVED: Final = "It is in your journal already, so nothing was changed."
BROUGHT_BACK: Final = "The entry is as it was then. The text it replaced is kept as version 1."
NO_VERSIONS: Final = "This entry has no earlier version."
SAME_PAGE: Final = "(reads the same)"
ERASE: Final = (
    "Erasing deletes this entry with its earlier versions and its copies here. There is no way back.",
    "It may still be elsewhere: in backups, on machines that sync this folder, in what you exported or sent.",
)
ERASE_ASK: Final = "Type erase to erase it. Anything else leaves it as it is."
ERASE_WORD: Final = "erase"
ERASED: Final = "Erased here."
NOT_ERASED: Final = "Nothing was erased."
STILL_THERE: Final = "It may still be in these, which aren't its own or lie elsewhere; they were left alone: {paths}."


def still_there(paths: Sequence[str]) -> str:
    """Returns the sentence about files that erasing left alone; empty if there are none."""
    if not paths:
        return ""
    return STILL_THERE.format(paths=first_of(paths))


# --- A note
WRITE_NOTE: Final = "What would you like to note?"
NOTE_SAVED: Final = "Saved. It's in your journal."
