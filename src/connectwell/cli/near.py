"""What a misspelled command, word or option may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectwell.english import OR, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ALIKE: Final = 0.72
"""How alike two words have to be, from 0 to 1."""
_LEAST: Final = 2
"""Letters of what was typed; a single one may be anything."""
ON_THE_SCREENS: Final = ""
"""What stands in `OTHER_NAMES` for what only the screens have."""
OTHER_NAMES: Final[Mapping[str, str]] = {
    # places and commands of the screens
    "check-ins": "checkin", "just the ratings": "checkin --glance", "ratings": "checkin --glance",
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


def folded(typed: str) -> str:
    """Returns a command's name without case, hyphens and spaces."""
    return "".join(typed.casefold().replace("_", "-").replace("-", " ").split())


def nearest(typed: str, words: Iterable[str]) -> tuple[str, ...]:
    """Returns the words that were probably meant, the likeliest first; at most two."""
    from difflib import SequenceMatcher

    said = folded(typed)
    if len(said) < _LEAST:
        return ()
    found: list[tuple[float, str]] = []
    for word in words:
        name = folded(word)
        begins = name.startswith(said) or said.startswith(name)
        ratio = SequenceMatcher(None, said, name).ratio()
        if begins or ratio >= _ALIKE:
            found.append((ratio, word))
    return tuple(word for _, word in sorted(found, key=lambda one: -one[0])[:2])


def did_you_mean(typed: str, words: Iterable[str], before: str = "") -> str:
    """Returns the question for the nearest of the words, with a space before it; empty if none is near."""
    near = [f"'{before}{word}'" for word in nearest(typed, words)]
    return f" Did you mean {listed(near, OR)}?" if near else ""


def command_meant(typed: Sequence[str], names: Iterable[str]) -> str:
    """Returns the sentence that leads from an unknown command to one of `names`, with a space before it; or nothing.

    Args:
        typed: the words of the line. Some of them, from the first on, may be what the screens call it.
        names: of all commands.
    """
    others = {folded(name): command for name, command in OTHER_NAMES.items()}
    for number in range(len(typed), 0, -1):
        command = others.get(folded("".join(typed[:number])))
        if command == ON_THE_SCREENS:
            return " That is done on the screens: 'connectwell' opens them."
        if command:
            return f" Did you mean 'connectwell {command}'?"
    return did_you_mean(typed[0], names, "connectwell ")
