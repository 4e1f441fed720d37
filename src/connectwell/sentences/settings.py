"""The settings, and what of them or of a pack is left out."""

from __future__ import annotations

from typing import Final

LEFT_OUT_OF_PACKS: Final = "Left out: {fault} 'connectwell content check' names all there is."
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
