"""For the next session: its notes, its day, what is kept from it, and the page somebody reads."""

from __future__ import annotations

from datetime import date
from typing import Final

from connectwell.english import counted
from connectwell.sentences.names import weekday_in_year
from connectwell.sentences.today import LEFT_OPEN

# --- Sharing
READ_LATER: Final = "Someone may read this later, or not at all. If something can't wait, call. {whom}"

# --- A note that was only marked
MARKED_WORDS: Final = "“{words}” (marked; not a note yet)"
MARKED_KEYS: Final = "What you only marked: ⏎ these words are the note · e other words"
MARKED_TAKEN: Final = "It's a note for your session now, in these words."
MARKED_TAKE: Final = ("Bring it as it is", "these words become the note")
NO_MARKED_WORDS: Final = "There are no marked words to take there; 'connectwell agenda' shows what there is."

# --- The day of a session
SESSION_DAY: Final = "Which day was the session?"
SESSION_DAY_LIKE: Final = "Today, or a day like 18 November, or friday."
SESSION_DAY_ENTER: Final = "Enter: {day}."

# --- The next session
NEXT_SESSION: Final = "When is your next session, if you know?"
NEXT_SESSION_LIKE: Final = "A day like 18 January, or friday, or tomorrow."
NEXT_SESSION_NOT_KNOWN: Final = "Your next session has no day now."
NEXT_SESSION_OR_NONE: Final = "'none' if it isn't known."
NEXT_SESSION_OVER: Final = "{day} is over. Give today or a later day; nothing was changed."


SESSION_UNDONE: Final = "Undone. The session, its notes and what was put away are as before."


def session_on(day: date, today: date) -> str:
    """Says when the next session is, without a full stop."""
    return f"Your next session is on {weekday_in_year(day, today)}"


def for_session_on(day: date | None, today: date) -> str:
    """Returns "For my session", with its day if that is known."""
    return f"{FOR_MY_SESSION} · {weekday_in_year(day, today)}" if day else FOR_MY_SESSION


def none_open(*, any_closed: bool) -> str:
    """Says that no note for the session is open, and whether there are closed ones."""
    return ALL_CLOSED if any_closed else NO_LINES


# --- For the session
FOR_MY_SESSION: Final = "For my session"
NO_LINE_YET: Final = "(marked, nothing written yet)"
NO_LINES: Final = "There are no notes for your session here."
ALL_CLOSED: Final = "Your notes for the session are all closed."
WRITE_LINE: Final = "Your note for the session, as it will appear on the page:"
WRITE_LINE_LATER: Final = "'connectwell agenda add --about ID' writes the note for one that was marked."
WANT: Final = "What would you like them to do, if you know?"
CARRIED_OVER: Final = "It stays here until you've talked about it or let it go."
LINE_TALKED: Final = "Talked about. 'connectwell agenda --all' still shows it."
LINE_LET_GO: Final = "Let go. 'connectwell agenda --all' still shows it."
NO_SUCH_LINE: Final = "There is no open note with that id; 'connectwell agenda' lists them. Nothing was changed."
SEVERAL_LINES: Final = "Several notes have that name; give the whole id. Nothing was changed."
LINE_THERE: Final = "There is a note for that already; 'connectwell edit {name}' opens it."
TALKED: Final = "Which of these did you talk about? Numbers, all, or none."
TALKED_SO_FAR: Final = "Enter: {numbers}, as you said before."
KEEP: Final = "What would you like to keep from the session, if anything?"
WRONG: Final = "Did anything about the session not sit right? You can leave this empty."
SESSION_SAVED: Final = "The session is saved."
SESSION_WITHOUT_WORDS: Final = "There were no words. Keep that there was a session?"
SESSION_NOTHING_CAME: Final = (
    "Nothing came, so no session was recorded and nothing was brought back. If there is nothing to keep, "
    "send a line with only a dot."
)
SESSION_CUT_OFF: Final = (
    "Everything up to your last full line is saved. Your notes stay open, and what you put away stays away, "
    "until you record a session."
)
SESSION_OPEN: Final = LEFT_OPEN["session"]
SESSION_WAYS: Final = {
    "go-on": ("Go on with it", ""),
    "another": ("Record another", "this one stays in the journal as it is"),
}
SESSION_OPEN_ASK: Final = "Enter: go on with it. n: record another; this one stays in the journal as it is."
SESSION_OPEN_ELSEWHERE: Final = "It stays as it is; 'connectwell session' at a terminal goes on with it."
SETTLED_IN_PART: Final = (
    "Some notes may still be open, or some things still put away: {reason}. Record a session again to do the rest."
)
NOTES_CLOSED: Final = ("1 note is marked as talked about.", "{n} notes are marked as talked about.")
RELEASED: Final = (
    "1 thing you had put away is back in your journal.",
    "{n} things you had put away are back in your journal.",
)


def settled(closed: int, released: int) -> str:
    """Returns what a session changed, in a sentence or two; empty if nothing.

    Args:
        closed: how many notes for the session were talked about.
        released: how many put-away parts are visible again.
    """
    said = []
    if closed:
        said.append(counted(closed, *NOTES_CLOSED))
    if released:
        said.append(counted(released, *RELEASED))
    return " ".join(said)
