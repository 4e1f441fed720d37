"""What is said and asked at the first start."""

from __future__ import annotations

from typing import Final

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
HOW_TO_BEGIN: Final = "How would you like to begin?"
WAYS_TO_BEGIN: Final = {
    "full": ("A check-in", "about seven minutes; you can stop anywhere"),
    "glance": ("Just the ratings", "a minute"),
    "around": ("Look around first", ""),
}
REGION_SUGGESTED: Final = "your system's language settings suggest this one"
