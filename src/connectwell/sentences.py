"""The interface's sentences, in one place and in the voice of `content/README.md`. Prompts are in content/.

The screens, plain mode and the command line all take them from here, so that they use the same wording.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from connectwell.model.terms import Need, Span, State

# --- Arriving
ARRIVE: Final = "How is the body right now?"
ARRIVE_WORDS: Final = "A word about it, if you like"
FEELING_WORDS: Final = "Some words people use: {words}."
STATES: Final = {
    "settled": ("Settled", "at rest, more or less"),
    "stirred-up": ("Stirred up", "tense, racing, on edge"),
    "shut-down": ("Shut down", "flat, heavy, far away"),
    "mixed": ("Mixed", "some of each"),
    "unclear": ("Can't tell", ""),
}
STATES_INLINE: Final[dict[State, str]] = {
    "settled": "settled",
    "stirred-up": "stirred up",
    "shut-down": "shut down",
    "mixed": "mixed",
    "unclear": "can't tell",
}
STATE_SIGNS: Final[dict[State, str]] = {
    "settled": "‿",
    "stirred-up": "≈",
    "shut-down": "▁",
    "mixed": "∞",
    "unclear": "?",
}
"""Where there is room for a sign alone. None is higher or lower than another."""
UNSETTLED: Final = "What would you like first? Each of these is a whole answer."
CHOSE: Final = {
    "settle": ("Settle first", "two quiet minutes, looking outward"),
    "gently": ("Go gently", "a few questions, nothing to rate"),
    "carry-on": ("Carry on", "the whole check-in"),
    "stop": ("Stop here", "saved as it is"),
}
AFTER: Final = "How is it now?"
AFTERS: Final = {
    "less": ("Easier", ""),
    "same": ("The same", ""),
    "more": ("Harder", ""),
    "unclear": ("Can't tell", ""),
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
    "still": ("Something still", "a wall, a chair, a stone"),
    "none": ("None of these", "that is an answer too"),
}

# --- The five at a glance
GLANCE: Final = "Over the last day, how much was each there? A rough guess is fine."
UNCLEAR: Final = "can't tell"
SKIPPED: Final = "skipped"
LOW_RATING: Final = "Someone to call or write to is one word away: /help-now."
LOW_RATING_KEYS: Final = "Someone to call or write to is one key away: F1. (x takes this line away.)"
OFFER_SAFE: Final = "Would you like to bring 'safe' to your session?"
OFFERS: Final = {
    "yes": ("Yes", "it gets the mark 'for my session'"),
    "no": ("No", ""),
    "never": ("Don't offer this", "it will not be asked again"),
}

# --- Staying with
STAY: Final = "Would you like to stay with one of them, some, or all?"
STAY_SUGGESTED: Final = "not asked for a while"
PEOPLE: Final = "Who was in it, if anyone?"
EMPTY_IS_FINE: Final = "Leave it empty to go on."

# --- A prompt
SPANS: Final[dict[Span, str]] = {
    "day": "Over the last day",
    "now": "Right now",
    "lately": "Lately",
    "years": "Over the years",
}
NO_PROMPT: Final = "Write whatever you like about it."
DEEPER: Final = (
    "A deeper question goes back over the years and can stir things up; it's one per check-in, "
    "and you can leave it empty."
)
DEEPERS: Final = {"yes": ("Ask me one", ""), "no": ("Not now", "")}
NO_DEEPER: Final = "There isn't a deeper question for now."
NEVER_ASKED: Final = "You won't be asked that again. 'connectwell config never_ask' lists what you took out."

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
    "someone": ("Anything with someone I know", "questions about people you know stop as well"),
    "messages": ("Anything where I send a message", ""),
    "this": ("Only this one", ""),
}
NEVER_AGAIN: Final = "You won't be offered that again. 'connectwell config' lists what you ruled out."
STATUS_NOW: Final = {
    "done": "did this",
    "planned": "would like to try",
    "passed": "chose another",
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
"""Same as in content/en/needs.toml; for pages and lists, which don't load the library."""

DIRECTIONS: Final = {"others": "With others", "surroundings": "In my surroundings", "myself": "With myself"}

# --- Closing
CARRY: Final = "One thing to carry from this, if any?"
CLOSING: Final = {"carry": CARRY}
"""The closing questions, by the answer's key in the file."""
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

# --- Another prompt
KEPT_WITH_PROMPT: Final = "What you wrote stays with the question before. It comes again at the close."

# --- Pacing
LOT: Final = "It's saved. Would you like to settle, put it away, or stop here?"
LOT_UNSAVED: Final = "It isn't saved yet; your words stay on the screen. Would you like to settle, or go on?"
LOTS: Final = {
    "settle": ("Settle", "then back to this line"),
    "put-away": ("Put it away", "out of sight until your session"),
    "stop": ("Stop here", "saved as it is"),
    "back": ("Go on", ""),
}
PUT_AWAY_HERE: Final = "This is put away until your session. What you add here is kept with it."
STOPPED: Final = "Saved as it is. It will be here when you come back."
NOTHING_YET: Final = "Nothing was written, so nothing was saved."

# --- Sharing
READ_LATER: Final = "A page is read later, or not at all. If something can't wait, call: {whom}."

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
WAITING: Final = {0: "No notes for your session", 1: "One note for your session", 2: "{count} notes for your session"}
"""By how many there are; 2 stands for more."""
SESSION_ON: Final = "Your next session is on {day}"
AGO: Final = {
    ("years", False): "A year ago",
    ("years", True): "{count} years ago",
    ("months", False): "A month ago, a {weekday}",
    ("months", True): "{count} months ago, a {weekday}",
    ("weeks", False): "Last {weekday}",
    ("weeks", True): "{count} weeks ago, a {weekday}",
}
"""By unit, and whether it is more than one."""
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
NEW_DAY: Final = "A new day has begun. This is Today as it is now."
BEGUN_BEFORE: Final = "A new day has begun. What you were writing belongs to {day}, and is saved there."
BEGUN_BEFORE_WAYS: Final = {
    "go-on": ("Go on with it", "it stays on that day"),
    "leave": ("Leave it", "and go to Today"),
}
SAID: Final = {
    "done": "You did this. It's saved.",
    "planned": "You'd like to try it. Later, you can say how it landed.",
    "passed": "",
    "not-today": "Not today. That's a whole answer.",
}
GOING_ON: Final = "The page you began is still open, so you go on where you left it."
TREND_LINK: Final = "Look at the last two weeks"
PLANNED: Final = "You had this in mind: {asked}"

# --- Saving
WHERE_IT_CAME_FROM: Final = "Nothing of this was kept here; it is still where it came from."
ON_SCREEN: Final = "Your words are still on the screen."
SAVED: Final = "Saved."
MERGED: Final = "This entry was also changed somewhere else. Both changes are in it."
COPIED: Final = (
    "This page was also saved from another window or device. "
    "Both are kept: that one in the entry, this one in a copy beside it."
)
CUT_OFF: Final = "What you had written in whole lines is saved."
READ_ONLY: Final = "Your journal can only be read here, so nothing new can be saved in it."
READ_ONLY_NEXT: Final = "You can read everything. If you write, you'll be asked for another folder."
RESCUE: Final = "Name a folder that can be written to. This page will be saved there as a plain file."
RESCUED: Final = "Saved in the folder you named. It isn't in the journal yet."
RESCUE_KEY: Final = "F6 saves it in another folder."

# --- Journal
EMPTY_JOURNAL: Final = "Nothing is here yet. What you write in a check-in or a note will be."
A_COPY: Final = "A copy: the same page was changed in two places. Both are kept."
BEGAN: Final = "began {state}"
THIS_DAY: Final = "{day}, earlier years"
STILL_OPEN: Final = "Still open"
ONLY_REMOVED: Final = "Removed"
WITH_REMOVED: Final = "removed ones too"
NOT_FOR_SESSION: Final = "not for my session"

# --- Welcome
SCREEN_READER: Final = "Screen reader? Type p and Enter. Otherwise, just Enter."
WELCOME: Final = (
    "A place to notice where you felt seen, safe, soothed, secure and stable, and to find one small way to connect.",
    "It isn't therapy or an emergency service; no clinician has reviewed it. Nobody reads what you write, "
    "even if you are in danger. Help now has people to call or text.",
    "If someone who might hurt you can open this computer, this isn't a safe place to write. "
    "Help now says what is safer.",
    "Your words are plain files on this machine: {data}\n"
    "Anyone who can use this login can read them. Backups and synced folders hold copies. "
    "Nothing leaves this machine unless you send it. There is no account and no network.",
)
REGION: Final = "Which region's help lines are yours? Help now shows only these."
REGION_SUGGESTED: Final = "your system's language settings suggest this one"

# --- Mending
UNCHANGED: Final = "Nothing was changed."
NOT_TAKEN: Final = "The entry is as it was, and what you typed is kept."
EDIT_AGAIN: Final = "Edit again? Enter opens it again; k keeps it beside the entry for another time."
KEPT_BESIDE: Final = "What you typed is kept beside the entry; 'connectwell edit {name}' goes on with it."
EDITOR_ENDED: Final = "The editor closed with an error of its own. The entry is as it was."
EDITOR_WONT_START: Final = "The editor in $VISUAL or $EDITOR cannot be started. Nothing was changed."
EDITOR_AT_ONCE: Final = (
    "Your editor came back at once, and nothing was changed. If it has a window of its own, write and save there first."
)
EDITOR_STILL_OPEN: Final = (
    "What you save in that window is kept beside the entry, and 'connectwell edit {name}' goes on with it. "
    "An option that makes it wait helps, such as EDITOR='code --wait'."
)
EARLIER_EDIT: Final = "An edit of this entry from {when} is kept here, and it isn't in the entry yet."
EARLIER_EDIT_ASK: Final = "Enter goes on with it; l leaves it and opens the entry as it is; d deletes it."
EARLIER_EDIT_OPENED: Final = "It opens now."
EARLIER_EDIT_DELETED: Final = "That edit is deleted. The entry is as it was."
COMMENTS_KEPT: Final = "Comments don't stay in the entry; an earlier version of it keeps yours."
_STILL_HERE: Final = (
    "it is still on this machine. 'connectwell restore {name}' brings it back; 'connectwell erase {name}' deletes it."
)
REMOVED: Final = f"It no longer shows in lists or pages, but {_STILL_HERE}"
REMOVED_BEFORE: Final = f"It was out of lists and pages already, but {_STILL_HERE}"
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
_MOST_STAYING: Final = 5


def still_there(paths: Sequence[str]) -> str:
    """Returns the sentence about files that erasing left alone; empty if there are none."""
    if not paths:
        return ""
    named = ", ".join(paths[:_MOST_STAYING])
    more = f", and {len(paths) - _MOST_STAYING} more" if len(paths) > _MOST_STAYING else ""
    return f"It may still be in these, which hold other things too, so they were left alone: {named}{more}."


# --- For the session
FOR_MY_SESSION: Final = "For my session"
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
    "know": ("Just know it", "nothing more is needed"),
}
OUTCOMES: Final = {"talked": ("talked about", ""), "let-go": ("let go", "")}
CARRIED_OVER: Final = "It is carried over until you have talked about it or let it go."
LINE_TALKED: Final = "Talked about. 'connectwell agenda --all' still shows it."
LINE_LET_GO: Final = "Let go. 'connectwell agenda --all' still shows it."
NO_SUCH_LINE: Final = (
    "There is no open line of that name; 'connectwell agenda' shows those there are. Nothing was changed."
)
SEVERAL_LINES: Final = "Several lines have that name; the whole id says which one. Nothing was changed."
LINE_THERE: Final = "There is a line for that already; 'connectwell edit {name}' opens it."
TALKED: Final = "Which of these did you talk about? Numbers, all, or none."
KEEP: Final = "What would you like to keep from the session, if anything?"
WRONG: Final = "Did anything sit wrong with you? You can leave this empty."
SESSION_SAVED: Final = "The session is saved."
NOT_TEXT_HERE: Final = (
    "That line didn't come through as text in this terminal's encoding, so it wasn't taken. Please write it again."
)
SESSION_NOTHING_CAME: Final = (
    "Nothing came, so no session was noted and nothing was brought back. "
    "A line with only a dot says that there is nothing to keep."
)
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
SETTLED_IN_PART: Final = (
    "Some lines may still be open, or some parts put away: {reason}. Noting a session again does the rest."
)


def settled(closed: int, released: int) -> str:
    """Returns what a session changed, in a sentence or two; empty if nothing.

    Args:
        closed: how many agenda lines were talked about.
        released: how many put-away parts are visible again.
    """
    said = []
    if closed:
        said.append("1 line is closed." if closed == 1 else f"{closed} lines are closed.")
    if released:
        parts = "1 part that was" if released == 1 else f"{released} parts that were"
        said.append(f"{parts} put away {'is' if released == 1 else 'are'} back in your journal.")
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
    "agenda": "For my session",
    "session": "Session",
    "share": "Shared",
}
_PARTS: Final = {
    "arrival": "Arriving",
    "ratings": "Ratings",
    "connection": CONNECTION,
    "close": "To carry",
    "note": NOTE,
    "agenda": AGENDA_LINE,
    "session": KINDS["session"],
}
TEXTS: Final = {"carry": "To carry", "keep": TO_KEEP, "wrong": SAT_WRONG}
"""Labels by key, for texts that the name of their part doesn't identify."""


def long_day(day: date) -> str:
    """Returns the day as in: Saturday 21 November 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


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
