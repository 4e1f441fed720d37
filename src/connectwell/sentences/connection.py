"""Small connections: the suggestion, what came of it, the list of all, one's own."""

from __future__ import annotations

from typing import Final

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
LANDED: Final = "How did it go, if you'd like to say?"
TOUCHED: Final = "Which of the five did it touch, if any?"
LADDER: Final = "Small connections, from almost nothing to a visit"
LADDER_ABOUT: Final = "Everything there is, by effort; and your own"
TOUCHED_WHAT: Final = "What each one touched, over the last three months"
NOTHING_TOUCHED: Final = "In the last three months, no connection is marked as having touched one of the five."
MY_OWN: Final = "my own"
OWN_REMOVED: Final = "It's off your list. Nothing is deleted."

# --- A connection of one's own
OWN: Final = "Something of my own"
WAYS_TO_CONNECT: Final = {**STATUSES, "own": (OWN, "")}
"""At the suggestion in a check-in."""
OWN_ABOUT: Final = "A small connection that wasn't suggested"
OWN_WHAT: Final = "What was it?"
OWN_HINT: Final = "A wave, a call, a hand on the dog: anything counts."
