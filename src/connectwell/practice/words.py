"""What every interface says around practices. What a practice itself says is in content/."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.english import counted
from connectwell.library import PracticeScript
from connectwell.library.practices import OwnList, Pace, PracticeKind
from connectwell.model.text import one_line

TITLE: Final = "Practices"
ABOUT: Final = "Short things to do, alone or with somebody. You can stop at any line, and nothing is counted."
KINDS: Final[dict[PracticeKind, str]] = {
    "settling": "settling",
    "cues": "what feels safe",
    "together": "with somebody",
    "reaching-out": "reaching out",
    "groups": "groups",
    "own": "on my own",
    "reading": "to read",
}
FROM_PACK: Final = "From your pack {pack}."
NONE: Final = "There are no practices here."
_HALF_DONE: Final = "begun {day}, still open"
_TODAY: Final = "today"
PAGES: Final = {"begin": ("Begin", ""), "not-now": ("Not now", "it stays here")}
BEFORE: Final = "How is your body right now, if you like to say?"
AFTER: Final = "How is it now?"
HARDER: Final = "That can happen, and you can leave it there."
HARDERS: Final = {
    "another": ("Another kind", ""),
    "settle": ("Settle", ""),
    "help-now": ("Help now", "people to call or text"),
    "leave": ("Leave it there", ""),
}
ONE_A_LINE: Final = "One a line, as many as you like."
WHO: Final = "A name, or leave it empty."
FROM_CIRCLE: Final = "In your circle: {names}."

OWN_LISTS: Final[dict[OwnList, str]] = {
    "cues": "Cues you said you'd recognise another time:",
    "rungs": "Steps you wrote about them before:",
}
PACE: Final = "In for about {into}, out for about {out}, a few times. Any other pace is fine; never hold it."
IN: Final = "in"
OUT: Final = "out"
ENOUGH: Final = "That's enough, unless you'd like more."
COPY: Final = "Copy this? It goes to the clipboard of this machine, where other programs can read it. Nothing is sent."
COPIES: Final = {"copy": ("Copy it", ""), "no": ("No", "")}
NOTHING_TO_COPY: Final = "There is nothing written to copy yet."
SAVED: Final = "Saved."
KEEP_DONE: Final = "Nothing was written. Keep that you did this one?"
STAYS_OPEN: Final = "Saved. It's under Practices when you want to go on."
NO_OTHER: Final = "That was the last kind. You can go through one again."
NO_CARDS: Final = "No cards are written yet. The practice asks for them."
MINUTES: Final = ("1 minute", "{n} minutes")
LEFT_OUT: Final = "One practice can't be read: {fault}"
GONE: Final = (
    "The practice this belongs to isn't here any more. What you wrote is in the journal; 'connectwell show {name}' "
    "shows it."
)
NOT_OPEN: Final = "This practice is finished already. 'connectwell show {name}' shows it."
NOT_WITH: Final = (
    "{name} is marked as unsafe in your circle, so this isn't offered with them. Another name, or none, is fine."
)
NOT_IN_CIRCLE: Final = (
    "Saved. Nobody in your circle has that name, so there was nowhere to keep that it was calmer beside them."
)


def half_done(begun: date, today: date) -> str:
    """Says since when a practice is open."""
    return _HALF_DONE.format(day=_TODAY if begun == today else sentences.day_in_year(begun, today))


def about_practice(script: PracticeScript) -> str:
    """Returns what it is about and, of one that doesn't come with connectwell, which pack it is from."""
    pack = script.id.rpartition(":")[0]
    return f"{script.about} {FROM_PACK.format(pack=pack)}" if pack else script.about


def minutes(script: PracticeScript) -> str:
    """Returns how long it takes and what group it is in: "2 minutes · settling"."""
    return f"{counted(script.minutes, *MINUTES)} · {KINDS[script.kind]}"


def pace(pace: Pace) -> str:
    """Returns the pace as a sentence."""
    return PACE.format(into=pace.into, out=pace.out)


def numbered(lines: Iterable[str]) -> tuple[str, ...]:
    """Returns lines that an answer goes with, each with its number."""
    return tuple(f"{number}. {one_line(line, 60)}" for number, line in enumerate(lines, 1))
