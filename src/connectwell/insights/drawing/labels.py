"""The words in the drawings."""

from __future__ import annotations

from datetime import date
from typing import Final

from connectwell.english import counted
from connectwell.insights.chart import Usual
from connectwell.insights.drawing.signs import SHADE_RANGES, TEN_IN_ONE_COLUMN, UNCLEAR, Signs
from connectwell.insights.phrasing import number_text
from connectwell.model.terms import STATES
from connectwell.sentences import STATES_INLINE
from connectwell.sentences import UNCLEAR as CANNOT_TELL

BODY: Final = "Body"
USUAL: Final = "usual"
USUALLY_OF: Final = "usually: your last {n} rated days"
MOSTLY: Final = "mostly {low}{dash}{high}"
NOT_RATED: Final = "not rated"
NOT_SAID: Final = "not said"
RATED: Final = ("{rated} of 1 day rated", "{rated} of {n} days rated")
MORE_BEFORE: Final = "<more"
MORE_AFTER: Final = "more>"
A_WEEK: Final = "the others: what was usual each week"
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def weekdays(first: int) -> tuple[str, ...]:
    """Returns the weekdays' short names, in the order of a week that begins on `first`; 0 is Monday."""
    return WEEKDAYS[first:] + WEEKDAYS[:first]


def short_month(day: date) -> str:
    """Returns a month's short name."""
    return MONTHS[day.month - 1]


def mostly(usual: Usual, signs: Signs) -> str:
    """Returns "mostly 4–7"; empty where all of them are the same."""
    if usual.low == usual.high:
        return ""
    return MOSTLY.format(low=number_text(usual.low), dash=signs.dash, high=number_text(usual.high))


def rated(n: int, days: int) -> str:
    """Returns "241 of 333 days rated"."""
    return counted(days, *RATED, rated=f"{n:,}")


def states_legend(signs: Signs) -> list[str]:
    """Returns what the signs of the states mean, but for can't tell."""
    return [f"{signs.states[state]} {STATES_INLINE[state]}" for state in STATES if state != "unclear"]


def states_alone_legend(signs: Signs) -> list[str]:
    """Returns what the signs mean where only states are drawn."""
    return [*(f"{signs.states[state]} {STATES_INLINE[state]}" for state in STATES), f"{signs.nothing} {NOT_SAID}"]


def days_legend(signs: Signs, *, ten: bool) -> list[str]:
    """Returns what is shown on a day without a number; with `ten`, how a 10 is written in one column."""
    found = [f"{UNCLEAR} {CANNOT_TELL}", f"{signs.nothing} {NOT_RATED}"]
    return [*found, f"{TEN_IN_ONE_COLUMN} 10"] if ten else found


def shades_legend(signs: Signs) -> list[str]:
    """Returns which ratings each shade is for."""
    return [
        f"{shade} {first}" if first == last else f"{shade} {first}{signs.dash}{last}"
        for shade, (first, last) in zip(signs.shades, SHADE_RANGES, strict=True)
    ]
