"""What a check-in asks and says, from arriving to the last save."""

from __future__ import annotations

from typing import Final

from connectwell.model.terms import Span

# --- Arriving
ARRIVE: Final = "How is your body right now?"
ARRIVE_WORDS: Final = "A word about it, if you like"
FEELING_WORDS: Final = "Some words people use: {words}."
GENTLE_OFFER: Final = "Shall we go gently? One thing that's near you is enough."
GENTLE_ENTER: Final = "Enter: gently."
UNSETTLED: Final = "What would you like to do? Any of these is enough."
AFTER: Final = "How is it now?"
HARDER: Final = "Settling can do that. You can leave it there. Any of these is enough."
HARDERS: Final = {
    "practice": ("Another kind of practice", "{practice}"),
    "help-now": ("Help now", "people to call or text"),
    "stop": ("Stop here", "it's saved"),
    "go-on": ("Go on", ""),
}
NEAR: Final = "What is near you right now?"

# --- The five at a glance
GLANCE: Final = "Over the last day, how much of each did you feel?"
GLANCE_ON: Final = "On {day}, how much of each did you feel?"
ON_DAY: Final = "On {day}"
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

# --- Closing
CARRY: Final = "Anything you'd like to take with you from this?"
CLOSING: Final = {"carry": CARRY}
"""The closing questions, by the answer's key in the file."""
MARKS: Final = "Here is what you wrote. Who may see each part?"
MARKS_HINT: Final = "Only you, unless you change it. Nothing leaves this machine by itself."
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

# --- A break
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


def harder_ways(practice: str | None) -> dict[str, tuple[str, str]]:
    """Returns the options after settling made it harder: label and hint by value.

    Args:
        practice: the name of another kind of practice; None if there is none.
    """
    offered = {value: HARDERS[value] for value in HARDERS if practice or value != "practice"}
    if practice:
        label, hint = HARDERS["practice"]
        offered["practice"] = (label, hint.replace("{practice}", practice))
    return offered
