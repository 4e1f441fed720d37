"""The interface's sentences, in one place and in the voice of `content/README.md`. Prompts are in content/.

The screens, plain mode and the command line all take them from here, so that they use the same wording. A table that
ends in `_INLINE` holds the same names as they are written inside a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from connectwell.english import counted, first_of
from connectwell.model.terms import After, Chose, Direction, Near, Need, Span, State, Wants

LEFT_OUT_OF_PACKS: Final = "Left out: {fault} 'connectwell content check' names all there is."

# --- Arriving
ARRIVE: Final = "How is your body right now?"
ARRIVE_WORDS: Final = "A word about it, if you like"
FEELING_WORDS: Final = "Some words people use: {words}."
STATES: Final = {
    "settled": ("Settled", "at rest, more or less"),
    "stirred-up": ("Stirred up", "tense, racing, on edge"),
    "shut-down": ("Shut down", "flat, numb, heavy, far away"),
    "mixed": ("Mixed", "some of each"),
    "unclear": ("Can't tell", "hard to say"),
}
STATES_INLINE: Final[dict[State, str]] = {
    "settled": "settled",
    "stirred-up": "stirred up",
    "shut-down": "shut down",
    "mixed": "mixed",
    "unclear": "can't tell",
}
STATE_SIGNS: Final[dict[State, str]] = {
    "settled": "○",
    "stirred-up": "≈",
    "shut-down": "▽",
    "mixed": "∞",
    "unclear": "?",
}
"""Where there is room for a sign alone. Each has a shape of its own; none is higher or lower than another."""
CONSOLE_STATE_SIGNS: Final[dict[State, str]] = STATE_SIGNS | {"shut-down": "▼"}
"""For the Linux console, whose font has no more."""
UNSETTLED: Final = "What would you like to do? Any of these is enough."
CHOSE: Final = {
    "settle": ("Settle first", "two quiet minutes noticing what's around you"),
    "gently": ("Go gently", "one question, nothing to rate"),
    "carry-on": ("Carry on", "the whole check-in"),
    "stop": ("Stop here", "it's saved"),
}
CHOSE_INLINE: Final[dict[Chose, str]] = {
    "settle": "settle first",
    "gently": "go gently",
    "carry-on": "carry on",
    "stop": "stop here",
}
AFTER: Final = "How is it now?"
AFTERS: Final = {
    "less": ("Easier", ""),
    "same": ("The same", ""),
    "more": ("Harder", ""),
    "unclear": ("Can't tell", ""),
}
AFTERS_INLINE: Final[dict[After, str]] = {
    "less": "easier",
    "same": "the same",
    "more": "harder",
    "unclear": "can't tell",
}
HARDER: Final = "Settling can do that. You can leave it there. Any of these is enough."
HARDERS: Final = {
    "practice": ("Another kind of practice", "{practice}"),
    "help-now": ("Help now", "people to call or text"),
    "stop": ("Stop here", "it's saved"),
    "go-on": ("Go on", ""),
}
NEAR: Final = "What is near you right now?"
NEARS: Final = {
    "warm": ("Something warm", "a cup, a blanket, a patch of sun"),
    "sound": ("A sound", "a fridge, rain, a road"),
    "still": ("Something that stays put", "a wall, a chair, a stone"),
    "none": ("None of these", "that's fine"),
}
NEARS_INLINE: Final[dict[Near, str]] = {
    "warm": "something warm",
    "sound": "a sound",
    "still": "something that stays put",
    "none": "none of these",
}

# --- The five at a glance
GLANCE: Final = "Over the last day, how much of each did you feel?"
UNCLEAR: Final = "can't tell"
SKIPPED: Final = "skipped"
LOW_RATING: Final = "Help now has people you can call or text."
LOW_RATING_KEYS: Final = "F1 has people you can call or text. x hides this."
OFFER_SAFE: Final = "Would you like to talk about feeling safe at your next session?"
OFFERS: Final = {
    "yes": ("Yes", "it becomes a note for your session"),
    "no": ("No", ""),
    "never": ("Don't offer this", "you won't be asked again"),
}

# --- Staying with
STAY: Final = "Which would you like to write about? One, several, all or none."
PEOPLE: Final = "Was anyone with you in this?"
EMPTY_IS_FINE: Final = "Nothing to write? Just go on."

# --- A prompt
SPANS: Final[dict[Span, str]] = {
    "day": "Over the last day",
    "now": "Right now",
    "lately": "Lately",
    "years": "Over the years",
}
NO_PROMPT: Final = "Write whatever you like about it."
DEEPER: Final = (
    "A deeper question goes back over the years and can stir things up. There is one per check-in, and you "
    "can leave it empty."
)
DEEPERS: Final = {"yes": ("Ask me one", ""), "no": ("Not now", "")}
NO_DEEPER: Final = "There isn't a deeper question for now."
NEVER_ASKED: Final = "You won't be asked that again. You can bring it back in Settings."

# --- A small connection
CONNECTION: Final = "A small connection"
STATUSES: Final = {
    "done": ("I did this", ""),
    "planned": ("I'll try it", ""),
    "another": ("Another", ""),
    "never": ("Never this kind", ""),
    "not-today": ("Not today", ""),
}
NEVER: Final = "What would you rather not be offered again?"
NEVER_KINDS: Final = {
    "strangers": ("Anything with people I don't know", ""),
    "eye-contact": ("Anything with eye contact", ""),
    "phone": ("Phone calls", ""),
    "public": ("Anything where others can watch or read it", ""),
    "online": ("Anything online", ""),
    "speech": ("Anything with talking", ""),
    "someone": ("Anything with someone I know", "this also stops questions about people you know"),
    "messages": ("Anything where I send a message", ""),
    "this": ("Only this one", ""),
}
NEVER_AGAIN: Final = "You won't be offered that again. You can bring it back in Settings."
STATUS_NOW: Final = {
    "done": "did this",
    "planned": "to try",
    "passed": "asked for another",
    "not-today": "not today",
}
LANDED: Final = "How did it go, if you'd like to say?"
TOUCHED: Final = "Which of the five did it touch, if any?"

NEED_NAMES: Final[dict[Need, str]] = {
    "seen": "Seen",
    "safe": "Safe",
    "soothed": "Soothed",
    "secure": "Secure",
    "stable": "Stable",
}
"""Same as in content/en/needs.toml; for pages and lists, which don't load the library."""

NEEDS_INLINE: Final[dict[Need, str]] = {
    "seen": "seen",
    "safe": "safe",
    "soothed": "soothed",
    "secure": "secure",
    "stable": "stable",
}

DIRECTIONS: Final = {"others": "With others", "surroundings": "In my surroundings", "myself": "With myself"}
DIRECTIONS_INLINE: Final[dict[Direction, str]] = {
    "others": "with others",
    "surroundings": "in my surroundings",
    "myself": "with myself",
}

LADDER: Final = "Small connections, from almost nothing to a visit"
LADDER_ABOUT: Final = "Everything there is, by effort; and your own"
TOUCHED_WHAT: Final = "What each one touched, over the last three months"
NOTHING_TOUCHED: Final = "In the last three months, no connection is marked as having touched one of the five."
MY_OWN: Final = "my own"
OWN_REMOVED: Final = "It's off your list. Nothing is deleted."

# --- Closing
CARRY: Final = "Anything you'd like to take with you from this?"
CLOSING: Final = {"carry": CARRY}
"""The closing questions, by the answer's key in the file."""
MARKS: Final = "Here is what you wrote. Who may see each part?"
MARKS_HINT: Final = "Only you, unless you change it. Nothing leaves this machine by itself."
SHARINGS: Final[dict[str, tuple[str, str]]] = {
    "private": ("only me", "it stays here"),
    "theme": ("my rating", "day and rating only"),
    "words": ("my words", "the words too"),
}
"""Who may see it. In files and options the levels keep their names: private, theme, words."""
FOR_SESSION: Final = "for my session"
PUT_AWAY: Final = "put away until my session"
PUT_AWAY_SHORT: Final = "put away"
DONE: Final = "Saved. That's all for now."

# --- A quiet close
KEEP_ALL: Final = "Keep all of this to yourself?"
KEEPS: Final = {
    "yes": ("Yes", "nobody else may see it"),
    "bring": ("Choose what to bring", "you say what, part by part"),
}
STANDS_OUT: Final = {
    "low": "lower than usual",
    "high": "higher than usual",
    "rested": "not written about for a while",
}
"""Why one of the five is suggested to write about."""
ENOUGH: Final = "That can be enough for today, whenever you like."
WRITTEN: Final = "Saved. This is what you wrote."

# --- Another prompt
KEPT_WITH_PROMPT: Final = "What you wrote is kept with the earlier question. You'll see it again at the end."

# --- Pacing
LOT: Final = "It's saved. Would you like to settle, put it away, or stop here?"
LOT_UNSAVED: Final = "It isn't saved yet; your words stay on the screen. Would you like to settle, or go on?"
LOTS: Final = {
    "settle": ("Settle", "then back to where you were"),
    "put-away": ("Put it away", "out of sight until your session"),
    "stop": ("Stop here", "it's saved"),
    "back": ("Go on", ""),
}
PUT_AWAY_HERE: Final = "This is put away until your session. What you add here is kept with it."
STOPPED: Final = "Saved. It will be here when you want it."
NOTHING_YET: Final = "Nothing was written, so nothing was saved."

# --- Weeks
BODY_WAS: Final = "body: {states}"

# --- Sharing
READ_LATER: Final = "Someone may read this later, or not at all. If something can't wait, call. {whom}"

# --- Today
GREETINGS: Final = {"morning": "Good morning.", "day": "Good day.", "evening": "Good evening.", "night": "Hello."}
BEGAN_AT: Final = {
    "night": "Last night",
    "morning": "This morning",
    "day": "This afternoon",
    "evening": "This evening",
}
"""When today's check-in began, by the same hours as the greetings."""
SO_FAR: Final = "{when}: {state}"
SO_FAR_IN_WORDS: Final = "{when}: {state}, {words}"
QUOTED: Final = "“{words}”"
QUOTED_FROM: Final = "{when}: “{words}”"
WAITING: Final = ("One note for your session", "{n} notes for your session")
SESSION_ON: Final = "Your next session is on {day}"
AGO: Final = {
    "years": ("A year ago", "{n} years ago"),
    "months": ("A month ago, a {weekday}", "{n} months ago, a {weekday}"),
    "weeks": ("Last {weekday}", "{n} weeks ago, a {weekday}"),
}
"""By unit: for one, and for more than one."""
CHECKIN: Final = "Check-in"
CHECKIN_ABOUT: Final = "The five ratings take a minute, the whole check-in about seven."
BEGIN: Final = "Begin"
RESUME: Final = "Go on where you stopped"
OPEN_TODAY: Final = "Today's check-in is open where you left it."
DONE_TODAY: Final = "You've checked in today. You can do another."
OLD_PAGE: Final = "Your check-in from {day} isn't finished."
OLD_PAGES: Final = {
    "continue": ("Continue it", ""),
    "leave": ("Leave it", "it stays in the journal as it is"),
    "begin": ("Begin today's", ""),
}
NEW_DAY: Final = "A new day has begun. This is Today as it is now."
BEGUN_BEFORE: Final = "A new day has begun. What you were writing belongs to {day}, and is saved there."
BEGUN_BEFORE_WAYS: Final = {
    "go-on": ("Go on with it", "it stays on that day"),
    "leave": ("Leave it", "and go to Today"),
}
SAID: Final = {
    "done": "You did this. It's saved.",
    "planned": "You'd like to try it. Later, you can say how it went.",
    "passed": "",
    "not-today": "Not today. That's fine.",
}
GOING_ON: Final = "Today's check-in is still open, so you go on where you left it."
PLANNED: Final = "To try: {asked}"

# --- What Today gives back
CHANGED_SINCE: Final = "This has changed since, so nothing was undone."
TODAY_PARTS: Final = {
    "earlier": ("A line from an earlier day", ""),
    "connection": ("The small connection", ""),
    "session": ("What waits for my session", ""),
    "weeks": ("The last two weeks", "only in a wide window"),
}
"""What can be left out of it."""
DISCREET: Final = "Discreet: Today no longer shows what you wrote and rated."
NOT_DISCREET: Final = "Today shows what you wrote and rated again."
NOT_AGAIN: Final = "That day won't come back by itself."

# --- Saving
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

# --- Journal
EMPTY_JOURNAL: Final = "Nothing here yet. Your check-ins and notes will be here."
A_COPY: Final = "A copy: the same entry was changed in two places. Both are kept."
COPY_BESIDE: Final = "This was changed in two places. The other text is kept as a copy; 'connectwell list' names it."
CHOOSE_COPY: Final = "In the journal (j), c shows the two side by side, so that you can keep one."
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

# --- Welcome
SCREEN_READER: Final = "Screen reader? Type yes and Enter. Otherwise, just Enter."
SCREEN_READER_AGAIN: Final = "Type yes for lines that can be read aloud, or just Enter for the screens."
WELCOME: Final = (
    "A few minutes to notice where you felt seen, safe, soothed, secure and stable, and one small way to connect.",
    "It isn't therapy or an emergency service; no clinician has reviewed it. Nobody reads what you write, "
    "even if you are in danger. Help now has people to call or text.",
    "If someone who might hurt you can open this computer, this isn't a safe place to write. "
    "Help now says what is safer.",
    "Your words are plain files on this machine: {data}\n"
    "Anyone who can use this login can read them. Backups and synced folders hold copies. "
    "Nothing leaves this machine unless you send it. There is no account and no network.",
)
REGION: Final = "Which country's help lines would you like in Help now?"
REGION_SUGGESTED: Final = "your system's language settings suggest this one"

# --- Settings
SETTINGS_TITLE: Final = "Settings"
SETTINGS_WHICH: Final = "Which setting? Its name or number. All of them: list. Back: Enter."
ON_OFF: Final = {True: "on", False: "off"}
NOTHING_CHOSEN: Final = "nothing"
SOME_OF: Final = "{n} of {all}"
TIME_BEFORE_NOON: Final = "A time before noon, such as 04:00."
NO_COUNTRY: Final = "none chosen"
TAKEN_OUT: Final = ("1 taken out", "{n} taken out")
UNKNOWN_VALUE: Final = "{value} (not known here)"
UNKNOWN_SETTINGS: Final = (
    "config.toml has a setting that this version doesn't know: {keys}. It is left as it is.",
    "config.toml has settings that this version doesn't know: {keys}. They are left as they are.",
)
GONE_FROM_LIBRARY: Final = "It isn't there any more."
UNDONE_SETTING: Final = "Undone. {title}: {value}."
FOLDER_OF_WORDS: Final = "Your words"
FOLDER_ABOUT: Final = (
    "To keep them elsewhere, make a backup, set CONNECTWELL_HOME to another folder, and restore the backup there."
)
WEEK_STARTS: Final = {"monday": ("Monday", ""), "sunday": ("Sunday", ""), "saturday": ("Saturday", "")}

# --- Mending
UNCHANGED: Final = "Nothing was changed."
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
STILL_THERE: Final = "It may still be in these, which hold other things too, so they were left alone: {paths}."


def still_there(paths: Sequence[str]) -> str:
    """Returns the sentence about files that erasing left alone; empty if there are none."""
    if not paths:
        return ""
    return STILL_THERE.format(paths=first_of(paths))


# --- A connection of one's own
OWN: Final = "Something of my own"
WAYS_TO_CONNECT: Final = {**STATUSES, "own": (OWN, "")}
"""At the suggestion in a check-in."""
OWN_ABOUT: Final = "A small connection that wasn't suggested"
OWN_WHAT: Final = "What was it?"
OWN_HINT: Final = "A wave, a call, a hand on the dog: anything counts."

# --- A note
WRITE_NOTE: Final = "What would you like to note?"
NOTE_SAVED: Final = "Saved. It's in your journal."

# --- A note that was only marked
MARKED_WORDS: Final = "“{words}” (marked; not a note yet)"
MARKED_KEYS: Final = "What you only marked: ⏎ these words are the note · e other words"
MARKED_TAKEN: Final = "It's a note for your session now, in these words."
MARKED_TAKE: Final = ("Bring it as it is", "these words become the note")
NO_MARKED_WORDS: Final = "There are no marked words to take there; 'connectwell agenda' shows what there is."

# --- The next session
NEXT_SESSION: Final = "When is your next session, if you know?"
NEXT_SESSION_LIKE: Final = "A day like 2026-12-08, a weekday, or tomorrow."
NEXT_SESSION_OVER: Final = "{day} is over. Give today or a later day; nothing was changed."
NEXT_SESSION_NO_DAY: Final = "That isn't a day on the calendar. Type one like 2026-12-08, or a weekday."


def for_session_on(day: date | None, today: date) -> str:
    """Returns "For my session", with its day if that is known."""
    return f"{FOR_MY_SESSION} · {day:%A} {day_in_year(day, today)}" if day else FOR_MY_SESSION


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
EDIT_WANTS: Final = "I'd like"
EDIT_NEXT: Final = "The next session"
EDIT_SHARING: Final = "Who may see it"
EDIT_FOR_SESSION: Final = "Note for my session"
EDIT_PUT_AWAY: Final = "Put away until my session"
EDIT_YES: Final = ("no", "yes")
EDIT_BLANK: Final = "blank"
EDIT_NOBODY: Final = "nobody named"
EDIT_NO_NEEDS: Final = "none"
UNDONE_FIELD: Final = "Undone: {field}."
EDIT_NO_DAY: Final = "That isn't a day on the calendar. Type one like 2026-11-20."
EDIT_DAY_TO_COME: Final = "That day is still to come."
EDIT_RATING_KEYS: Final = "0–10 · c can't tell · ⌫ blank"
EDIT_NO_WORDS: Final = "nothing written"
EDIT_WORDS: Final = "Words"
EDIT_NO_RATING: Final = "A rating is a number from 0 to 10, c for can't tell, or blank. Nothing was changed."

# --- For the session
FOR_MY_SESSION: Final = "For my session"
NOTE: Final = "Note"
AGENDA_LINE: Final = "Note for my session"
TO_KEEP: Final = "To keep"
SAT_WRONG: Final = "What didn't sit right"
NO_LINE_YET: Final = "(marked, nothing written yet)"
NO_LINES: Final = "There are no notes for your session here."
WRITE_LINE: Final = "Your note for the session, as it will appear on the page:"
WRITE_LINE_LATER: Final = "'connectwell agenda add --about ID' writes the note for one that was marked."
WANT: Final = "What would you like them to do, if you know?"
WANTS: Final = {
    "listen": ("Listen", ""),
    "understand": ("Help me understand", ""),
    "plan": ("Plan with me", "what to do"),
    "know": ("Just know", "nothing more is needed"),
}
WANTS_INLINE: Final[dict[Wants, str]] = {
    "listen": "listen",
    "understand": "help me understand",
    "plan": "plan with me",
    "know": "just know",
}
OUTCOMES: Final = {"talked": ("talked about", ""), "let-go": ("let go", "")}
CARRIED_OVER: Final = "It stays here until you've talked about it or let it go."
LINE_TALKED: Final = "Talked about. 'connectwell agenda --all' still shows it."
LINE_LET_GO: Final = "Let go. 'connectwell agenda --all' still shows it."
NO_SUCH_LINE: Final = "There is no open note with that id; 'connectwell agenda' lists them. Nothing was changed."
SEVERAL_LINES: Final = "Several notes have that name; give the whole id. Nothing was changed."
LINE_THERE: Final = "There is a note for that already; 'connectwell edit {name}' opens it."
TALKED: Final = "Which of these did you talk about? Numbers, all, or none."
KEEP: Final = "What would you like to keep from the session, if anything?"
WRONG: Final = "Did anything about the session not sit right? You can leave this empty."
SESSION_SAVED: Final = "The session is saved."
NOT_TEXT_HERE: Final = (
    "That line didn't come through as text in this terminal's encoding, so it wasn't kept. Please write it again."
)
SESSION_NOTHING_CAME: Final = (
    "Nothing came, so no session was recorded and nothing was brought back. If there is nothing to keep, "
    "send a line with only a dot."
)
SESSION_CUT_OFF: Final = (
    "Everything up to your last full line is saved. Your notes stay open, and what you put away stays away, "
    "until you record a session."
)
LOOKING: Final = "Looking through your journal…"
SESSION_OPEN: Final = "The session you began to record on {day} isn't finished."
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


def harder(practice: str | None) -> dict[str, tuple[str, str]]:
    """Returns the options after settling made it harder: label and hint by value.

    Args:
        practice: the name of another kind of practice; None if there is none.
    """
    offered = {value: HARDERS[value] for value in HARDERS if practice or value != "practice"}
    if practice:
        label, hint = HARDERS["practice"]
        offered["practice"] = (label, hint.replace("{practice}", practice))
    return offered


# --- What things are called
KINDS: Final = {
    "check-in": "Check-in",
    "connection": "A small connection",
    "practice": "Practice",
    "note": "Note",
    "imported": "Imported",
    "agenda": "Note for my session",
    "session": "Session",
    "share": "Shared",
}
_PARTS: Final = {
    "arrival": "Arriving",
    "ratings": "Ratings",
    "connection": CONNECTION,
    "close": "To take with me",
    "note": NOTE,
    "answer": "What you wrote in a practice",
    "agenda": AGENDA_LINE,
    "session": KINDS["session"],
}
TEXTS: Final = {"carry": "To take with me", "keep": TO_KEEP, "wrong": SAT_WRONG}
"""Labels by key, for texts that the name of their part doesn't identify."""


def long_day(day: date) -> str:
    """Returns the day as in: Saturday 21 November 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def day_in_year(day: date, today: date) -> str:
    """Returns the day as in: 21 November; with its year if that isn't this one."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def part_name(id: str, need: Need | None = None, title: str = "") -> str:
    """Returns the display name of an entry's part, or of a line of the close.

    Args:
        id: the kind of part, followed by a colon and its key where an entry can have several.
        need: the need, for a reflection.
        title: the part's own title, for kinds without a fixed name.
    """
    if need:
        return NEED_NAMES[need]
    kind = id.partition(":")[0]
    return _PARTS.get(kind) or title or KINDS[kind]
