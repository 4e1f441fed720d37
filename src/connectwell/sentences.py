"""The sentences of the interface, in one place, written to `content/README.md`'s voice. Prompts live in content/.

Screens, lines and the command line all speak from here, so that they say the same thing in the same words.
"""

from typing import Final

from connectwell.model.terms import Need

# --- Arriving
ARRIVE: Final = "How is the body right now?"
ARRIVE_WORDS: Final = "A word about it, if you like"
STATES: Final = {
    "settled": ("Settled", "at rest, more or less"),
    "stirred-up": ("Stirred up", "tense, racing, on edge"),
    "shut-down": ("Shut down", "flat, heavy, far away"),
    "mixed": ("Mixed", "some of each"),
    "unclear": ("Can't tell", ""),
}
UNSETTLED: Final = "What would you like first? Each of these is a whole answer."
CHOSE: Final = {
    "settle": ("Settle first", "two quiet minutes, looking outward"),
    "gently": ("Go gently", "a short walk, nothing to rate"),
    "carry-on": ("Carry on", "the whole check-in"),
    "stop": ("Stop here", "that you came is saved"),
}
AFTER: Final = "And now: is there less of it, the same, more?"
AFTERS: Final = {
    "less": ("Less", ""),
    "same": ("The same", ""),
    "more": ("More", "you can settle again, or stop here"),
    "unclear": ("Can't tell", ""),
}
NEAR: Final = "What is near you right now?"
NEARS: Final = {
    "warm": ("Something warm", "a cup, a blanket, a patch of sun"),
    "sound": ("A sound", "a fridge, rain, a road"),
    "still": ("Something still", "a wall, a chair, a stone"),
    "none": ("None of these", "that is an answer too"),
}

# --- The five at a glance
GLANCE: Final = "Over the last day, how much was each there? A felt sense, not a fact."
UNCLEAR: Final = "can't tell"
SKIPPED: Final = "skipped"
LOW_SAFE: Final = "Someone to call or write to is one word away: /help-now."
LOW_SAFE_KEYS: Final = "Someone to call or write to is one key away: F1. (x takes this line away.)"
OFFER_SAFE: Final = "Would you like to bring 'safe' to your session?"
OFFERS: Final = {
    "yes": ("Yes", "it gets the mark 'for my session'"),
    "no": ("No", ""),
    "never": ("Don't offer this", "it will not be asked again"),
}

# --- Staying with
STAY: Final = "Would you like to stay with one of them, some, or all?"
STAY_SUGGESTED: Final = "longest not visited"
PEOPLE: Final = "Who was in it, if anyone?"
EMPTY_IS_FINE: Final = "Leave it empty to go on."

# --- A small connection
CONNECTION: Final = "A small connection"
STATUSES: Final = {
    "done": ("I did this", ""),
    "planned": ("I'll try it", ""),
    "another": ("Another", ""),
    "not-today": ("Not today", ""),
}
STATUS_NOW: Final = {
    "done": "did this",
    "planned": "would like to try",
    "passed": "passed on",
    "not-today": "not today",
}
LANDED: Final = "How did it land, if you'd like to say?"
TOUCHED: Final = "Which of the five did it touch, if any?"

NEED_NAMES: Final[dict[Need, str]] = {
    "seen": "Seen",
    "safe": "Safe",
    "soothed": "Soothed",
    "secure": "Secure",
    "stable": "Stable",
}
"""As in content/en/needs.toml, for pages and lists, which open no library."""

# --- Closing
CARRY: Final = "One thing to carry from this, if any?"
MARKS: Final = "What you wrote. How far may each line travel?"
MARKS_HINT: Final = "Private unless you change it. Nothing leaves this machine by itself."
SHARINGS: Final = {
    "private": ("private", "never leaves"),
    "theme": ("theme", "day, need and rating only"),
    "words": ("words", "the words too"),
}
FOR_SESSION: Final = "for my session"
PUT_AWAY: Final = "put away until my session"
PUT_AWAY_SHORT: Final = "put away"
DONE: Final = "Saved. That's all for now."

# --- Pacing
LOT: Final = "It's saved. Would you like to settle, put it away, or stop here?"
LOT_UNSAVED: Final = "It isn't saved yet; your words stay on the screen. Would you like to settle, or go on?"
LOTS: Final = {
    "settle": ("Settle", "then back to this line"),
    "put-away": ("Put it away", "out of sight until your session"),
    "stop": ("Stop here", "saved as it is"),
    "back": ("Go on", ""),
}
STOPPED: Final = "Saved as it is. It will be here when you come back."
NOTHING_YET: Final = "Nothing was written, so nothing was saved."

# --- Today
GREETINGS: Final = {"morning": "Good morning.", "day": "Good day.", "evening": "Good evening.", "night": "Hello."}
CHECKIN: Final = "Check-in"
CHECKIN_ABOUT: Final = "A glance takes one minute, the walk about seven."
BEGIN: Final = "Begin"
RESUME: Final = "Go on where you stopped"
OPEN_TODAY: Final = "The page you began is still open, where you left it."
DONE_TODAY: Final = "There is a check-in for today. You can begin another."
OLD_PAGE: Final = "The page from {day} is still open."
OLD_PAGES: Final = {
    "continue": ("Continue it", ""),
    "leave": ("Leave it", "it stays as it is, in the journal"),
    "begin": ("Begin today's", ""),
}
SAID: Final = {
    "done": "You did this. It's saved.",
    "planned": "You'd like to try it. Later, you can say how it landed.",
    "passed": "",
    "not-today": "Not today. That's a whole answer.",
}
PLANNED: Final = "You had this in mind: {asked}"

# --- Saving
ON_SCREEN: Final = "Your words are still on the screen."
SAVED: Final = "Saved."
MERGED: Final = "This entry was also changed somewhere else. Both changes are in it."
COPIED: Final = (
    "This entry was also changed somewhere else. Both are kept: theirs in the entry, yours in a copy beside it."
)
READ_ONLY: Final = "Your journal can only be read here, so nothing new can be saved in it."
READ_ONLY_NEXT: Final = "You can read everything. If you write, you'll be asked for another folder."
RESCUE: Final = "A folder that can be written to. This page is saved there, whole, as a plain file."
RESCUED: Final = "Saved in the folder you named. It isn't in the journal yet."
RESCUE_KEY: Final = "F6 saves it in another folder."

# --- Journal
EMPTY_JOURNAL: Final = "Nothing is here yet. What you write in a check-in or a note will be."
A_COPY: Final = "A copy: the same page was changed in two places. Both are kept."

# --- Welcome
SCREEN_READER: Final = "Screen reader? Type p and Enter. Otherwise, just Enter."
WELCOME: Final = (
    "This is a place to notice, once a day, how it is to be seen, safe, soothed, secure and stable, "
    "and to turn toward one small connection.",
    "It is not therapy and not an emergency service. Nobody is told what you write here, even in danger.",
    "Your words are plain files on this machine: {data}",
    "Nothing leaves it unless you send it. There is no account and no network.",
    "Anyone who can use this login can read them, and so can a backup or a synced folder that holds them.",
)
REGION: Final = "Which region's help lines are yours? Help now shows only these."
REGION_SUGGESTED: Final = "your system's language settings suggest this one"
HIDDEN: Final = "Press a key to come back."


def line_title(id: str, need: Need | None) -> str:
    """What a line of the close is called.

    Args:
        id: the line's id; its part before the colon is the kind of part.
        need: the need, where it is a reflection.
    """
    if need:
        return NEED_NAMES[need]
    return {"arrival": "Arriving", "ratings": "Ratings", "close": "To carry"}.get(id, CONNECTION)


# --- Mending
UNCHANGED: Final = "Nothing was changed."
NOT_TAKEN: Final = "Nothing was taken in yet; what you typed is kept."
EDIT_AGAIN: Final = "Edit again? Enter opens it again; k keeps it beside the entry for another time."
KEPT_BESIDE: Final = "What you typed is kept beside the entry; 'connectwell edit {name}' goes on with it."
EDITOR_ENDED: Final = "The editor ended with a fault of its own, so nothing was taken in."
EDITOR_STILL_OPEN: Final = (
    "If your editor is still open, it needs an option that makes it wait, such as EDITOR='code --wait'. "
    "What you save there is kept beside the entry, and 'connectwell edit {name}' goes on with it."
)
EARLIER_EDIT: Final = "An edit of this entry from {when} is kept here, and it isn't in the entry yet."
EARLIER_EDIT_ASK: Final = "Enter goes on with it; l leaves it and opens the entry as it is; d deletes it."
EARLIER_EDIT_OPENED: Final = "It opens now."
EARLIER_EDIT_DELETED: Final = "That edit is deleted. The entry is as it was."
COMMENTS_KEPT: Final = "Comments don't stay in the entry; an earlier version of it keeps yours."
REMOVED: Final = "It is out of lists and pages now. 'connectwell restore {name}' brings it back."
REMOVED_BEFORE: Final = "It was out of lists already. 'connectwell restore {name}' brings it back."
RESTORED: Final = "It is back in your journal."
NOT_REMOVED: Final = "It is in your journal already, so nothing was changed."
BROUGHT_BACK: Final = "The entry is as it was then. What it was just now is kept as version 1."
NO_VERSIONS: Final = "This entry has no earlier version."
SAME_PAGE: Final = "(the page reads the same)"
ERASE: Final = (
    "Erasing deletes this entry with its earlier versions and its copies here. There is no way back.",
    "Elsewhere it may stay: in backups, on machines that sync this folder, in what you exported or sent.",
)
ERASE_ASK: Final = "Type erase to erase it. Anything else leaves it as it is."
ERASE_WORD: Final = "erase"
ERASED: Final = "Erased here."
NOT_ERASED: Final = "Nothing was erased."

# --- For the session
NOTE: Final = "Note"
AGENDA_LINE: Final = "The line for my session"
TO_KEEP: Final = "To keep"
SAT_WRONG: Final = "What sat wrong"
NO_LINE_YET: Final = "(no line written yet)"
NO_LINES: Final = "There is nothing for your session here."
WRITE_LINE: Final = "The line for your session, as it may stand on the page:"
WRITE_LINE_LATER: Final = "'connectwell agenda add --about ID' writes the line for one that was marked."
WANT: Final = "What would you like with it, if you know?"
WANTS: Final = {
    "listen": ("Listen", ""),
    "understand": ("Help me understand", ""),
    "plan": ("Plan", "what to do, together"),
    "know": ("Just know", ""),
}
OUTCOMES: Final = {"talked": ("talked about", ""), "let-go": ("let go", "")}
CARRIED_OVER: Final = "It is carried over until you talked about it or let it go."
LINE_TALKED: Final = "Talked about. 'connectwell agenda --all' still shows it."
LINE_LET_GO: Final = "Let go. 'connectwell agenda --all' still shows it."
NO_SUCH_LINE: Final = (
    "There is no open line of that name; 'connectwell agenda' shows those there are. Nothing was changed."
)
SEVERAL_LINES: Final = "Several lines have that name; the whole id says which one. Nothing was changed."
NO_WORDS_FOR_LINE: Final = "No words came, so nothing was saved."
LINE_THERE: Final = "There is a line for that already; 'connectwell edit {name}' opens it."
TALKED: Final = "Which of these did you talk about? Numbers, all, or none."
KEEP: Final = "What would you like to keep from the session, if anything?"
WRONG: Final = "Did anything sit wrong with you? You can leave this empty."
SESSION_SAVED: Final = "The session is saved."
SESSION_CUT_OFF: Final = (
    "What you had written in whole lines is saved. Open lines stay open, and what is put away stays so, "
    "until you note a session."
)
LOOKING: Final = "Looking through your journal…"
SESSION_OPEN: Final = "The session you began to note on {day} isn't finished."
SESSION_WAYS: Final = {
    "go-on": ("Go on with it", ""),
    "another": ("Note another", "that one stays in the journal as it is"),
}
SESSION_OPEN_ASK: Final = "Enter goes on with it; n notes another, and that one stays in the journal as it is."
SESSION_OPEN_ELSEWHERE: Final = "It stays as it is; 'connectwell session' at a terminal goes on with it."
SETTLED_IN_PART: Final = "Not all that follows is done yet: {reason}. Noting a session again does the rest."


def settled(closed: int, released: int) -> str:
    """What followed from a session, in a sentence or two; empty where nothing did.

    Args:
        closed: how many lines were talked about.
        released: how many parts were put away until now.
    """
    said = []
    if closed:
        said.append("1 line is closed." if closed == 1 else f"{closed} lines are closed.")
    if released:
        parts = "1 part that was" if released == 1 else f"{released} parts that were"
        said.append(f"{parts} put away {'is' if released == 1 else 'are'} back in your journal.")
    return " ".join(said)


# --- Insights, agenda and session on the screen
TREND_LINK: Final = "Look at the last two weeks"
MORE_OF_THESE: Final = "More"
EASE: Final = "What soothed"
HOW_TO_BEGIN: Final = "Esc goes back to Today; c begins a check-in there, g a glance of one minute."
NEWEST_OF: Final = "These are the newest {shown} of {there}; 'connectwell insights --days all --soothed' has them all."
READING: Final = "Reading your journal: {done:,} of {total:,}."

# --- The journal on the screen
A_COPY_KEY: Final = "c shows both side by side."
UNREADABLE_KEY: Final = "E opens it in your editor, to mend it."
EMPTY_JOURNAL_SCREEN: Final = (
    "Nothing is here yet. Esc goes back to Today, and c begins a check-in there; what you write in it will be here."
)
NOTHING_FOUND: Final = "Nothing found. Fewer letters find more; Esc shows everything."
NOTHING_FITS: Final = "Nothing fits these filters. f changes them; Esc shows everything."
NOTHING_THIS_DAY: Final = "Nothing was written on this day in an earlier year. Esc shows everything."
THIS_DAY: Final = "{day}, earlier years"
DIRECTIONS: Final = {"others": "With others", "surroundings": "In my surroundings", "myself": "With myself"}
NOT_FOR_SESSION: Final = "not for my session"
WITH_REMOVED: Final = "removed ones too"
ONLY_REMOVED: Final = "Removed"
STILL_OPEN: Final = "Still open"
SEARCH: Final = 'Search; a "phrase" in quotes'
FOUND: Final = "{count} found"
FOUND_MORE: Final = "{count} found, and more"
READING_JOURNAL: Final = "Reading {done:,} of {total:,}, once."
CHANGED_ELSEWHERE: Final = "This entry was changed somewhere else meanwhile. This is how it is now."
GONE_ELSEWHERE: Final = "This entry went away somewhere else meanwhile. F5 reads the list anew."
DAY_LIKE: Final = "2026-11-20"
DAY_KEYS: Final = "A day like 2026-11-20, or today, or yesterday. ⏎ takes it, Esc goes back."
NO_DAY: Final = "That is no day on the calendar."
DAY_TO_COME: Final = "That day is still to come."
MOVE_DAY: Final = "Which day does this entry belong to?"
MOVED: Final = "It belongs to {day} now."
REMOVED_SCREEN: Final = "It is out of lists and pages now; R shows removed ones."
UNDONE: Final = "Taken back."
UNDO_KEY: Final = "u takes this back."
CHANGED_SINCE: Final = "This entry was changed again since, so nothing was taken back. v shows what it was."
GONE_WHILE_EDITING: Final = "This entry went away somewhere else. What you write here is saved as an entry again."


def stay_put_away(parts: int) -> str:
    """What is said where words are edited and some of them stay out of sight.

    Args:
        parts: how many are put away, 1 or more.
    """
    if parts == 1:
        return "1 part is put away and stays as it is; in the journal, p shows it and E opens it to edit."
    return f"{parts} parts are put away and stay as they are; in the journal, p shows them and E opens them to edit."


ERASE_ASK_SCREEN: Final = "Type erase and press Enter to erase it. Esc leaves it as it is."
ERASED_SCREEN: Final = "Erased here. Backups, synced machines and exports may still hold it."
BROUGHT_BACK_SCREEN: Final = "The entry is as it was then. What it was just now is kept as an earlier version."
EARLIER_EDIT_WAYS: Final = {
    "go-on": ("Go on with it", ""),
    "leave": ("Open the entry as it is", "that edit stays kept"),
    "delete": ("Delete that edit", "the entry stays as it is"),
}
FAULT_WAYS: Final = {"again": ("Edit again", ""), "keep": ("Keep it for another time", "E goes on with it")}
KEPT_SCREEN: Final = "What you typed is kept beside the entry; E goes on with it."
EDITOR_WONT_START: Final = "The editor in $VISUAL or $EDITOR cannot be started. Nothing was changed."
NO_EDITOR_HERE: Final = "An editor cannot be opened from this terminal. 'connectwell edit' does it from a shell."
EDITOR_STILL_OPEN_SCREEN: Final = (
    "If your editor is still open, it needs an option that makes it wait, such as EDITOR='code --wait'."
)
EARLIER_VERSIONS: Final = "Earlier versions"
WHAT_CAME_AFTER: Final = "Taken out (-) and put in (+) after it"
AS_IT_WAS: Final = "As it was"
FOR_MY_SESSION: Final = "For my session"
CARRIED_OVER_ALL: Final = "What is here is carried over until you talked about it or let it go."
NO_LINES_YET: Final = "Nothing is here yet. n writes a line; so does a mark 'for my session' at the end of a check-in."
LINE_HINT: Final = "In your own words, as short as you like."
CLOSED_ON_SCREEN: Final = {
    "talked": "Talked about. a shows the closed ones, and o opens one again.",
    "let-go": "Let go. a shows the closed ones, and o opens one again.",
}
SESSION: Final = "A session happened"
TALKED_ON_SCREEN: Final = "Which of these did you talk about? Space marks one."
SESSION_LEFT: Final = (
    "What you wrote is saved. Lines stay open, and what is put away stays so, until you note a session."
)
BEGAN: Final = "began {state}"
NOTHING_THAT_DAY: Final = "nothing here"
EMPTY_CALENDAR: Final = "Nothing is here yet. What you write in a check-in or a note stands on its day."
JUMP: Final = "Which day would you like to go to?"
NEAREST_BEFORE: Final = "Nothing stands on {day}; this is what came before it."
OLDEST: Final = "Nothing is from {day} or before; this is the oldest."
PERSON_LIKE: Final = "a name, or several with commas"
FILTER_KEYS: Final = "Tab or ↓ next, space chooses, ⏎ shows, ctrl+r clears, Esc back."
THE_ENTRY: Final = "1  The entry"
THE_COPY: Final = "2  The copy"
COPIES_DIFFER: Final = "≠ stands where the two differ. What you don't keep becomes an earlier version; both can stay."
COPIES_SAME: Final = "The two read the same."
COPY_SET_ASIDE: Final = "The entry is kept; the copy is an earlier version of it now. v shows it."
COPY_KEPT: Final = "The copy is the entry now; what the entry was is an earlier version. v shows it."
