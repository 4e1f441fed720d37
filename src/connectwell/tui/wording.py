"""Sentences of the full screens only. Those shared with plain mode and the command line are in `sentences`."""

from typing import Final

# --- All screens
HOW_TO_LEAVE: Final = "ctrl+q saves and leaves."
COPIED: Final = "Copied, if this terminal allows it: {count:,} characters."
COPIED_MUCH: Final = "Copied {count:,} characters. Some terminals don't take that much."
WITH_KEY: Final = "Here, with {key}"

# --- Regions
REGION_KEYS: Final = "↑↓ or a letter goes to a name, ⏎ chooses, Esc goes back."
REGION_KEYS_FIRST: Final = "↑↓ or a letter goes to a name, ⏎ chooses."
REGION_CHOSEN: Final = "chosen"

# --- Help now
SILENT_KEY: Final = "If you can't speak: m shows how to reach it."
MORE_SILENT_KEY: Final = "m shows more ways."

# --- The check-in
NEVER_ASK: Final = "This question doesn't come again"
GLANCE_KEYS: Final = "0–10 or ←→ rates, ↑↓ moves."

# --- Feeling words
FEELINGS: Final = "A word for how you feel. ↑↓ choose · ⏎ take it · Esc none"
FEELINGS_BEGIN: Final = "begin to type a word"
FEELINGS_WHERE: Final = "Feeling words go where you write. Open something to write first."
# --- Saving
SAVING: Final = "Saving…"
SAVING_STAY: Final = "Saving… Esc stays here."
NOT_SAVED_YET: Final = "Not saved yet; it goes on trying. You can go on writing."
STILL_AT_IT: Final = "Still saving what came before."
LEAVE_ANYWAY: Final = "Not saved yet. ctrl+q again leaves now; a copy then keeps your words."

# --- Saving elsewhere
FOLDER_LIKE: Final = "type a folder here, such as ~/Desktop"
FOLDER_KEYS: Final = "⏎ saves there, Esc goes back."
NO_FOLDER: Final = "No folder is named yet, so nothing was saved there."

# --- Trends
MORE_OF_THESE: Final = "More"
EASE: Final = "What soothed"
HOW_TO_BEGIN: Final = "Esc goes back to Today; c begins a check-in there, g a glance of one minute."
NEWEST_OF: Final = "These are the newest {shown} of {there}; 'connectwell insights --days all --soothed' has them all."
READING: Final = "Reading your journal: {done:,} of {total:,}."

# --- For my session
CARRIED_OVER_ALL: Final = "Each is carried over until you have talked about it or let it go."
NO_LINES_YET: Final = "Nothing is here yet. n writes a line; so does a mark 'for my session' at the end of a check-in."
LINE_HINT: Final = "In your own words, as short as you like."
CLOSED: Final = {
    "talked": "Talked about. a shows the closed ones, and o opens one again.",
    "let-go": "Let go. a shows the closed ones, and o opens one again.",
}
SESSION: Final = "Noting a session"
TALKED: Final = "Which of these did you talk about? Space marks one."
SESSION_LEFT: Final = (
    "What you wrote is saved. Lines stay open, and what is put away stays so, until you note a session."
)

# --- The journal's list
A_COPY_KEY: Final = "c shows both side by side."
UNREADABLE_KEY: Final = "e opens it in your editor, to mend it."
EMPTY_JOURNAL: Final = (
    "Nothing is here yet. Esc goes back to Today, and c begins a check-in there; what you write in it will be here."
)
NOTHING_FOUND: Final = "Nothing found. Fewer letters find more; Esc shows everything."
NOTHING_FITS: Final = "Nothing fits these filters. f changes them; Esc shows everything."
NOTHING_THIS_DAY: Final = "Nothing was written on this day in an earlier year. Esc shows everything."
SEARCH: Final = 'Search; a "phrase" in quotes'
FOUND: Final = "{count} found"
FOUND_MORE: Final = "{count} found, and more"
READING_JOURNAL: Final = "Reading {done:,} of {total:,}, once."
CHANGED_ELSEWHERE: Final = "This entry was changed somewhere else meanwhile. This is how it is now."
GONE_ELSEWHERE: Final = "This entry is no longer in the journal's folder. F5 reads the list anew."

# --- Filters
PERSON_LIKE: Final = "a name, or several with commas"
FILTER_KEYS: Final = "Tab or ↓ next, space chooses, ⏎ shows, ctrl+r clears, Esc back."

# --- Days
DAY_LIKE: Final = "2026-11-20"
DAY_KEYS: Final = "A day like 2026-11-20, or today, or yesterday. ⏎ takes it, Esc goes back."
NO_DAY: Final = "That is no day on the calendar. One like 2026-11-20 works."
DAY_TO_COME: Final = "That day is still to come."
MOVE_DAY: Final = "Which day does this entry belong to?"
MOVED: Final = "It belongs to {day} now."
JUMP: Final = "Which day would you like to go to?"
NEAREST_BEFORE: Final = "Nothing is from {day}; this is what came before it."
OLDEST: Final = "Nothing is from {day} or before; this is the oldest."
NOTHING_THAT_DAY: Final = "nothing here"
EMPTY_CALENDAR: Final = "Nothing is here yet. What you write in a check-in or a note shows on its day."

# --- Changing entries
REMOVED: Final = (
    "It no longer shows in lists or pages, but it is still on this machine. R shows removed ones; X there erases one."
)
UNDONE: Final = "Taken back."
UNDO_KEY: Final = "u takes this back."
CHANGED_SINCE: Final = "This entry was changed again since, so nothing was taken back. v shows what it was."
GONE_WHILE_EDITING: Final = (
    "This entry is no longer in the journal's folder. What you write here is saved as an entry again."
)
ERASE_ASK: Final = "Type erase and press Enter to erase it. Esc leaves it as it is."
ERASED: Final = "Erased here. Backups, synced machines and exports may still hold it."
EARLIER_EDIT_WAYS: Final = {
    "go-on": ("Go on with it", ""),
    "leave": ("Open the entry as it is", "that edit stays kept"),
    "delete": ("Delete that edit", "the entry stays as it is"),
}
FAULT_WAYS: Final = {"again": ("Edit again", ""), "keep": ("Keep it for another time", "E goes on with it")}
KEPT: Final = "What you typed is kept beside the entry; E goes on with it."
NO_EDITOR_HERE: Final = "An editor cannot be opened from this terminal. 'connectwell edit' does it from a shell."
WINDOW_WAYS: Final = {
    "done": ("I'm done", "takes in what you saved there"),
    "later": ("Later", "what you save there is kept, and E goes on with it"),
}
EDITOR_STILL_OPEN: Final = (
    "What you save in that window is kept beside the entry; E goes on with it. EDITOR='code --wait' makes it wait."
)

# --- Earlier versions and copies
EARLIER_VERSIONS: Final = "Earlier versions"
WHAT_CAME_AFTER: Final = "Taken out (-) and put in (+) after it"
AS_IT_WAS: Final = "As it was"
BROUGHT_BACK: Final = "The entry is as it was then. What it was just now is kept as an earlier version."
THE_ENTRY: Final = "1  The entry"
THE_COPY: Final = "2  The copy"
COPIES_DIFFER: Final = "≠ stands where the two differ. What you don't keep becomes an earlier version; both can stay."
COPIES_SAME: Final = "The two read the same."
COPY_SET_ASIDE: Final = "The entry is kept; the copy is an earlier version of it now. v shows it."
COPY_KEPT: Final = "The copy is the entry now; what the entry was is an earlier version. v shows it."


def stay_put_away(parts: int) -> str:
    """Returns the notice that some parts stay out of view while words are edited.

    Args:
        parts: how many are put away, at least 1.
    """
    if parts == 1:
        return "1 part is put away and stays as it is; in the journal, p shows it and E opens it to edit."
    return f"{parts} parts are put away and stay as they are; in the journal, p shows them and E opens them to edit."


HIDE_KEY: Final = "F4 hides it all; F4 again, a moment later, brings it back."
