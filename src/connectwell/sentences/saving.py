"""What is said of saving, in every interface: where the words are, and what was changed."""

from __future__ import annotations

from typing import Final

WHERE_IT_CAME_FROM: Final = "None of this was kept here. It is still where it came from."
ON_SCREEN: Final = "Your words are still on the screen."
SAVED: Final = "Saved."
MERGED: Final = "This entry was also changed somewhere else. Both changes are in it."
COPIED: Final = (
    "This entry was also saved from another window or device. Both are kept: that one in the entry, this one "
    "in a copy beside it."
)
CUT_OFF: Final = "Everything up to your last full line is saved."
READ_ONLY: Final = "Your journal can only be read here, so nothing new can be saved in it."
READ_ONLY_NEXT: Final = "You can read everything. If you write, you'll be asked for another folder."
RESCUE: Final = "Name a folder to save this in. It will be a plain file."
RESCUED: Final = "Saved in the folder you named. It isn't in the journal yet."
RESCUE_KEY: Final = "F6 saves it in another folder."
UNCHANGED: Final = "Nothing was changed."
NOT_TEXT_HERE: Final = (
    "That line didn't come through as text in this terminal's encoding, so it wasn't kept. Please write it again."
)
LOOKING: Final = "Looking through your journal…"
