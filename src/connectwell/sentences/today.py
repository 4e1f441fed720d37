"""What Today says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from connectwell.model.terms import Kind

GREETINGS: Final = {"morning": "Good morning.", "day": "Good afternoon.", "evening": "Good evening.", "night": "Hello."}
BEGAN_AT: Final = {
    "night": "In the small hours",
    "morning": "This morning",
    "day": "This afternoon",
    "evening": "This evening",
}
"""When today's check-in began, by the same hours as the greetings."""
SO_FAR: Final = "{when}: {state}"
SO_FAR_IN_WORDS: Final = "{when}: {state}, {words}"
RATED_BEFORE: Final = "Rated before: {ratings}"
QUOTED_FROM: Final = "{when}: “{words}”"
WAITING: Final = ("One note for your session", "{n} notes for your session")
AGO: Final = {
    "years": ("A year ago", "{n} years ago"),
    "months": ("A month ago, on a {weekday}", "{n} months ago, on a {weekday}"),
    "weeks": ("Last {weekday}", "{n} weeks ago today"),
    "days": ("Yesterday", "On {weekday}"),
}
"""By unit: for one, and for more than one."""
CHECKIN: Final = "Check-in"
CHECKIN_ABOUT: Final = "The five ratings take a minute, the whole check-in about seven."
BEGIN: Final = "Begin"
RESUME: Final = "Go on where you stopped"
OPEN_TODAY: Final = "Today's check-in is open where you left it."
DONE_TODAY: Final = "You've checked in today. You can do another."
LEFT_OPEN: Final[dict[Kind, str]] = {
    "check-in": "Your check-in from {day} isn't finished.",
    "note": "A note from {day} isn't finished.",
    "connection": "A small connection of your own, from {day}, isn't finished.",
    "agenda": "A note for your session, from {day}, isn't finished.",
    "session": "The session you began to record on {day} isn't finished.",
    "practice": "The practice '{title}', from {day}, isn't finished.",
}
LEFT_LANDED: Final = "What you wrote about how a small connection went, on {day}, isn't finished."
LEFT_MORE: Final = ("And one more.", "And {n} more.")
LEFT_WHICH: Final = "Which one?"
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
GOING_ON: Final = "{whose} is still open, so you go on where you left it."
GOING_ON_RATINGS: Final = "{whose} is still open: the ratings come first, then the rest of it."
TODAYS_CHECKIN: Final = "Today's check-in"
OPEN_CHECKIN: Final = "The check-in of {day}"
OPEN_ELSEWHERE: Final = "A check-in is open in another window."
OPEN_ELSEWHERE_WAYS: Final = {
    "go-on": ("Go on with it here", "where both change the same, both are kept"),
    "another": ("Begin another", "the day has two then"),
}
"""To go on is possible once something of it is saved."""
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
LEFT_AS_IT_IS: Final = "It stays in the journal as it is."
