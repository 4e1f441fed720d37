"""What things are called: states, needs, parts, kinds of entry, days.

A table that ends in `_INLINE` holds the same names as they are written inside a sentence.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from connectwell.model.terms import After, Chose, Direction, Near, Need, State, Wants

# --- The body
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
ASCII_STATE_SIGNS: Final[dict[State, str]] = {
    "settled": "o",
    "stirred-up": "~",
    "shut-down": "v",
    "mixed": "8",
    "unclear": "?",
}
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
# --- Needs, ratings, connections
UNCLEAR: Final = "can't tell"
SKIPPED: Final = "skipped"
CONNECTION: Final = "A small connection"
TO_TRY_SINCE: Final = "To try, since {weekday}"
STILL_TO_TRY: Final = "Still to try, from {day}"
LAST_TO_TRY: Final = "It goes from here with your next check-in, and stays in your journal."
AND_MORE_TO_TRY: Final = "{since} ({n} more after it)"
STATUS_NOW: Final = {
    "done": "did this",
    "planned": "to try",
    "passed": "asked for another",
    "not-today": "not today",
}
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
# --- Who may see a part, and when
SHARINGS: Final[dict[str, tuple[str, str]]] = {
    "private": ("only me", "it stays here"),
    "theme": ("my rating", "day and rating only"),
    "words": ("my words", "the words too"),
}
"""Who may see it. In files and options the levels keep their names: private, theme, words."""
FOR_SESSION: Final = "for my session"
PUT_AWAY: Final = "put away until my session"
PUT_AWAY_SHORT: Final = "put away"
# --- Kinds of entry and their parts
QUOTED: Final = "“{words}”"
NOTE: Final = "Note"
AGENDA_LINE: Final = "Note for my session"
TO_KEEP: Final = "To keep"
SAT_WRONG: Final = "What didn't sit right"
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
EDIT_WANTS: Final = "I'd like"
EDIT_SHARING: Final = "Who may see it"
TEXTS: Final = {"carry": "To take with me", "keep": TO_KEEP, "wrong": SAT_WRONG}
"""Labels by key, for texts that the name of their part doesn't identify."""


def long_day(day: date) -> str:
    """Returns the day as in: Saturday 21 November 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def days_said(since: date, until: date, *, short: bool = False) -> str:
    """Returns both days: "8 to 21 November 2026", "28 October to 10 November 2026", "21 November 2026".

    With `short`, months are abbreviated: "8 to 21 Nov 2026".
    """
    month = "%b" if short else "%B"
    last = f"{until.day} {until.strftime(month)} {until.year}"
    if since == until:
        return last
    if since.year != until.year:
        return f"{since.day} {since.strftime(month)} {since.year} to {last}"
    return f"{since.day} to {last}" if since.month == until.month else f"{since.day} {since.strftime(month)} to {last}"


def day_in_year(day: date, today: date) -> str:
    """Returns the day as in: 21 November; with its year if that isn't this one."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def weekday_in_year(day: date, today: date) -> str:
    """Returns the day as in: Saturday 21 November; with its year if that isn't this one."""
    return f"{day:%A} {day_in_year(day, today)}"


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
