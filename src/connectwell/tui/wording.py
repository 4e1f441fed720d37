"""Sentences of the full screens only. Those shared with plain mode and the command line are in `sentences`."""

from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.english import counted

# --- All screens
HOW_TO_LEAVE: Final = "ctrl+q save and leave"
COPIED: Final = (
    "Copied 1 character, if this terminal allows it.",
    "Copied {n} characters, if this terminal allows it.",
)
JOINED: Final = "This is a single line, so the {n} lines you pasted are one now."
COPIED_MUCH: Final = "Copied {n} characters. Some terminals don't take that much."
ON_TODAY: Final = "{key} on Today"

# --- Today
LAST_TWO_WEEKS: Final = "The last two weeks"
READ: Final = "Read"
EDIT: Final = "Edit"
ANOTHER_CHECKIN: Final = "Another check-in"
JUST_RATINGS: Final = "Just the ratings"
NOT_AGAIN: Final = "Not this one again"
HOW_IT_WENT: Final = "How did it go"
LET_GO: Final = "Let it go"
ALL_CONNECTIONS: Final = "All of them"
NOTES: Final = {0: "", 1: " · 1 note", 2: " · {count} notes"}
SESSION_TODAY: Final = "session today"

# --- Regions
REGION_KEYS: Final = "↑↓ or letters go to a country · ⏎ choose"
REGION_CHOSEN: Final = "chosen"

# --- Settings
ONE_OF_MANY: Final = "↑↓ or letters go to one · ⏎ take it"
TAKEN_OUT_KEYS: Final = "⏎ bring it back"
NOTHING_TAKEN_OUT: Final = "Nothing is taken out."
LABEL_AND_HINT: Final = "{label} ({hint})"

# --- Help now
SILENT_KEY: Final = "If you can't speak: m shows how to reach it."
MORE_SILENT_KEY: Final = "m shows more ways."

CARD_KEY: Final = "c shows my card for hard days."

# --- The check-in
NEVER_ASK: Final = "Don't ask this question again"
GLANCE_KEYS: Final = "A rough guess is fine. A digit rates, ⌫ takes it away."
JUST_WRITE: Final = "No question: write what you like"
ONE_WAITS: Final = "0 makes it 10"

# --- Feeling words
FEELINGS: Final = "A word for how you feel. ↑↓ choose · ⏎ take it"
FEELINGS_BEGIN: Final = "type the first letters"
FEELINGS_WHERE: Final = "Feeling words go where you write. Open something to write first."
# --- Saving
SAVING: Final = "Saving…"
SAVING_STAY: Final = "Saving… · Esc stay here"
NOT_SAVED_YET: Final = "Not saved yet; it is trying again. You can go on writing."
STILL_AT_IT: Final = "Still saving what you wrote before."
WAITING: Final = "Waiting for the disk…"
OPENING: Final = "Still opening… · Esc stay here"
OPENING_HELD: Final = "Still opening… What you type goes there. · Esc stay here"
OPENING_WITH_WORDS: Final = "Still opening… Esc again stays here, without what you typed."
LEAVE_UNSAVED: Final = "{reason} ctrl+q leave all the same"
LEAVE_ANYWAY: Final = "Not saved yet. If you leave now, a copy keeps your words. ctrl+q leave"

# --- Saving elsewhere
FOLDER_LIKE: Final = "type a folder here, such as ~/Desktop"
FOLDER_KEYS: Final = "⏎ save there"
NEXT_SESSION_KEYS: Final = "Empty: it isn't known."
NO_FOLDER: Final = "You haven't named a folder yet, so nothing was saved there."

# --- Weeks
DAYS: Final = "{n} days"
SPAN: Final = "Days"
ALL_FIVE: Final = "All five"
TEN_IN_ONE_COLUMN: Final = "10, where a day has one column"
NO_NUMBER: Final = "No number"
HOW_TO_BEGIN: Final = "On Today: c check in · r just the ratings, a minute"
NEWEST_OF: Final = "These are the newest {shown} of {there}; 'connectwell insights --days all --soothed' has them all."
READING: Final = "Reading your journal: {done:,} of {total:,}."

# --- For my session
CARRIED_OVER_ALL: Final = "Each stays here until you've talked about it or let it go."
WRITES_ONE: Final = "n writes one."
WRITES_THE_FIRST: Final = "n writes one; you can also mark something 'for my session' at the end of a check-in."
LINE_HINT: Final = "In your own words, as short as you like."
CLOSED: Final = {
    "talked": "Marked as talked about. a show these · o reopen",
    "let-go": "Let go. a show these · o reopen",
}
SESSION: Final = "Recording a session"
TALKED: Final = "Which of these did you talk about?"
SESSION_LEFT: Final = (
    "What you wrote and marked is saved. Your notes stay open, and what you put away stays away, "
    "until you record a session."
)

# --- The journal's list
A_COPY_KEY: Final = "c shows both side by side."
UNREADABLE_KEY: Final = "e opens it in your editor."
EMPTY_JOURNAL: Final = "Nothing here yet. Your check-ins and notes will be here. On Today: c check in"
NOTHING_FOUND: Final = "Nothing found. Fewer letters find more. Esc show all"
NOTHING_FITS: Final = "No entries match. f change the filters · Esc show all"
NOTHING_THIS_DAY: Final = "Nothing on this day in an earlier year. Esc show all"
SEARCH: Final = 'Search; a "phrase" in quotes'
FOUND: Final = "{count} found"
FOUND_MORE: Final = "More than {count} found"
READING_JOURNAL: Final = "Reading once: {done:,} of {total:,}."
CHANGED_ELSEWHERE: Final = "This entry was changed somewhere else in the meantime. This is how it is now."
GONE_ELSEWHERE: Final = "This entry isn't in the journal's folder any more. F5 reads the list again."

# --- Filters
PERSON_LIKE: Final = "a name, or several with commas"

# --- Days
DAY_LIKE: Final = "2026-11-20"
DAY_KEYS: Final = "A day like 20 November, or yesterday, or monday. ⏎ take it"
DAY_TO_COME: Final = "That day hasn't come yet."
MOVE_DAY: Final = "Which day does this entry belong to?"
MOVED: Final = "It belongs to {day} now."
JUMP: Final = "Which day would you like to go to?"
NEAREST_BEFORE: Final = "Nothing on {day}. This is the one before."
OLDEST: Final = "Nothing on {day} or before. This is the oldest."
NOTHING_THAT_DAY: Final = "nothing here"
EMPTY_CALENDAR: Final = "Nothing here yet. Your check-ins and notes show on their day."

# --- Changing entries
REMOVED: Final = (
    "It's out of your lists and pages, but it's still on this machine. R shows removed ones; X there erases one."
)
UNDO_KEY: Final = "u undoes this."
CHANGED_SINCE: Final = "This entry has changed since, so nothing was undone. v shows what it was."
GONE_WHILE_EDITING: Final = (
    "This entry isn't in the journal's folder any more. What you write here is saved as an entry again."
)
ERASE_ASK: Final = "Type erase and press Enter to erase it. Esc leaves it as it is."
ERASED: Final = "Erased here. Backups, synced machines and exports may still hold it."
EARLIER_EDIT_WAYS: Final = {
    "go-on": ("Go on with it", ""),
    "leave": ("Open the entry as it is", "that edit is kept"),
    "delete": ("Delete that edit", "the entry stays as it is"),
}
FAULT_WAYS: Final = {"again": ("Edit again", ""), "keep": ("Keep it for another time", "E goes on with it")}
KEPT: Final = "What you typed is kept beside the entry; E goes on with it."
NO_EDITOR_HERE: Final = "An editor can't be opened from this terminal. 'connectwell edit' does it from a shell."
WINDOW_WAYS: Final = {
    "done": ("I'm done", "reads what you saved there"),
    "later": ("Later", "what you save there is kept · E go on with it"),
}
EDITOR_STILL_OPEN: Final = (
    "What you save in that window is kept beside the entry; E goes on with it. EDITOR='code --wait' makes it wait."
)

# --- The edit page
NAMES_LIKE: Final = "names, with commas between"
TAKE_KEYS: Final = "⏎ takes it, Esc goes back."

# --- Earlier versions and copies
EARLIER_VERSIONS: Final = "Earlier versions"
WHAT_CAME_AFTER: Final = "Taken out (-) and put in (+) after it"
AS_IT_WAS: Final = "As it was"
BROUGHT_BACK: Final = "The entry is as it was then. The text it replaced is kept as an earlier version."
THE_ENTRY: Final = "1  The entry"
THE_COPY: Final = "2  The copy"
COPIES_DIFFER: Final = (
    "≠ marks where the two differ. What you don't keep becomes an earlier version; you can keep both."
)
COPIES_SAME: Final = "The two read the same."
COPY_SET_ASIDE: Final = "The entry is kept, and the copy is an earlier version of it now. v shows it."
COPY_KEPT: Final = "The copy is the entry now, and the old text is an earlier version. v shows it."


PARTS_STAY_AWAY: Final = (
    "1 part is put away, and not shown here. In the journal p shows it; then e edits it.",
    "{n} parts are put away, and not shown here. In the journal p shows them; then e edits them.",
)


def stay_put_away(parts: int) -> str:
    """Returns the notice that some parts stay out of view while words are edited.

    Args:
        parts: how many are put away, at least 1.
    """
    return counted(parts, *PARTS_STAY_AWAY)


def session_in(today: date, session: date) -> str:
    """Returns when the next session is, in few words."""
    days = (session - today).days
    if days == 0:
        return SESSION_TODAY
    return f"session {session:%A}" if days < 7 else f"session {sentences.day_in_year(session, today)}"


HIDE_KEY: Final = "{key} hides it all; {key} again, a moment later, brings it back."
