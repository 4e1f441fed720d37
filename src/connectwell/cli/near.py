"""What a misspelled command may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectwell.model.near import did_you_mean, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ON_THE_SCREENS: Final = ""
"""What stands in `OTHER_NAMES` for what only the screens have."""
OTHER_NAMES: Final[Mapping[str, str]] = {
    # places and commands of the screens
    "check-ins": "checkin", "check in for yesterday": "checkin --day yesterday",
    "just the ratings": "checkin --glance", "ratings": "checkin --glance",
    "something of my own": "connect did --own", "my own": "connect did --own", "connections": "connect list",
    "small connection": "connect", "journal": "list", "find": "search", "weeks": "insights", "months": "insights",
    "year": "insights --year YEAR", "for my session": "agenda", "notes for my session": "agenda",
    "sessions": "session", "people": "circle", "communities": "circle communities", "card": "circle card",
    "card for hard days": "circle card", "share": "brief", "page": "brief", "record": "export",
    "archive": "export --everything", "practices": "practice", "settle": "practice", "settings": "config",
    "country": "config region", "region": "config region", "discreet": "config discreet true",
    "theme": "config theme", "motion": "config motion", "plain": "config plain true", "undo": "restore",
    "removed": "list --removed", "earlier versions": "show ID --versions", "versions": "show ID --versions",
    "hide": ON_THE_SCREENS, "feeling words": ON_THE_SCREENS, "keys": ON_THE_SCREENS, "redraw": ON_THE_SCREENS,
    "suspend": ON_THE_SCREENS, "quit": ON_THE_SCREENS, "put away": ON_THE_SCREENS, "commands": "help",
    # what it is called elsewhere
    "sos": "help-now", "emergency": "help-now", "crisis": "help-now", "start": "checkin", "new": "checkin",
    "glance": "checkin --glance", "write": "note", "add": "note", "entries": "list", "ls": "list", "open": "show",
    "read": "show", "view": "show", "change": "edit", "delete": "erase", "rm": "remove", "stats": "insights",
    "pdf": "brief", "therapist": "brief", "setting": "config", "check": "doctor", "fix": "doctor --fix",
    "where": "path", "folder": "path", "version": "--version",
}  # fmt: skip
"""What commands are called on the screens or in other programs, and what each is here."""


def is_another_name(typed: Sequence[str]) -> bool:
    """Returns whether all words of a line together are what the screens or other programs call a command."""
    return folded("".join(typed)) in _others()


def command_meant(typed: Sequence[str], names: Iterable[str]) -> str:
    """Returns the sentence that leads from an unknown command to one of `names`, with a space before it; or nothing.

    Args:
        typed: the words of the line. Some of them, from the first on, may be what the screens call it.
        names: of all commands.
    """
    others = _others()
    for number in range(len(typed), 0, -1):
        command = others.get(folded("".join(typed[:number])))
        if command == ON_THE_SCREENS:
            return " That is done on the screens: 'connectwell' opens them."
        if command:
            return f" Did you mean 'connectwell {command}'?"
    return did_you_mean(typed[0], names, "connectwell ")


def _others() -> dict[str, str]:
    return {folded(name): command for name, command in OTHER_NAMES.items()}
