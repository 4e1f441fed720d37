"""Editing an entry: on the page, and in the person's own editor."""

from __future__ import annotations

from typing import Final

# --- In the person's own editor
NOT_TAKEN: Final = "The entry is as it was, and what you typed is kept."
EDIT_AGAIN: Final = "Edit again? Enter: open it again. k: keep it beside the entry for another time."
KEPT_BESIDE: Final = "What you typed is kept beside the entry; 'connectwell edit {name}' goes on with it."
EDITOR_ENDED: Final = "The editor stopped with an error. The entry is as it was."
EDITOR_WONT_START: Final = "The editor in $VISUAL or $EDITOR can't be started. Nothing was changed."
EDITOR_AT_ONCE: Final = (
    "Your editor came back at once, and nothing was changed. If it has a window of its own, write and save there first."
)
EDITOR_STILL_OPEN: Final = (
    "What you save in that window is kept beside the entry, and 'connectwell edit {name}' goes on with it. "
    "An option that makes it wait helps, such as EDITOR='code --wait'."
)
EARLIER_EDIT: Final = "An edit of this entry from {when} is kept here. It isn't in the entry yet."
EARLIER_EDIT_ASK: Final = "Enter: go on with it. l: leave it, open the entry as it is. d: delete it."
EARLIER_EDIT_OPENED: Final = "It opens now."
EARLIER_EDIT_DELETED: Final = "That edit is deleted. The entry is as it was."
COMMENTS_KEPT: Final = "Comments aren't kept in the entry; its earlier version has yours."

# --- The edit page
EDIT_DAY: Final = "Day"
EDIT_STATE: Final = "Your body"
EDIT_RATING: Final = "Rating"
EDIT_PEOPLE: Final = "With"
EDIT_WITH: Final = "With whom"
EDIT_OWN: Final = "What it was"
EDIT_STATUS: Final = "What became of it"
EDIT_STATUSES: Final = {
    "done": ("did this", ""),
    "planned": ("to try", ""),
    "not-today": ("not today", ""),
    "passed": ("chose another", ""),
}
EDIT_LANDED: Final = "How did it go"
EDIT_TOUCHED: Final = "Which it touched"
EDIT_BEFORE: Final = "Your body before"
EDIT_AFTER: Final = "After it"
EDIT_NEXT: Final = "The next session"
EDIT_FOR_SESSION: Final = "Note for my session"
EDIT_PUT_AWAY: Final = "Put away until my session"
EDIT_YES: Final = ("no", "yes")
EDIT_BLANK: Final = "blank"
EDIT_NOBODY: Final = "nobody named"
EDIT_NO_NEEDS: Final = "none"
UNDONE: Final = "Undone."
UNDONE_ACT: Final = "Undone. {what}."
UNDONE_REMOVING: Final = "Undone. It's in your journal again."
UNDONE_RESTORING: Final = "Undone. It's removed again."
UNDONE_DAY: Final = "Undone. It's on {day} again."
NOTHING_TO_UNDO: Final = "There is nothing to undo here."
UNDONE_FIELD: Final = "Undone: {field}."
EDIT_DAY_TO_COME: Final = "That day is still to come."
EDIT_RATING_KEYS: Final = "0–10 · c can't tell · ⌫ blank"
EDIT_NO_WORDS: Final = "nothing written"
EDIT_WORDS: Final = "Words"
EDIT_NO_RATING: Final = "A rating is a number from 0 to 10, c for can't tell, or blank. Nothing was changed."
