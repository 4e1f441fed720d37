"""The pace of a check-in: the full walk, or a short one that fits the body's state."""

from collections.abc import Callable
from dataclasses import replace

from connectwell.model.entry import Entry, WalkPosition
from connectwell.model.terms import NEEDS, Chose, Mode, Need, State

_ONE_MODE: dict[State, Mode] = {"shut-down": "near"}


def fitting(entry: Entry, chose: Chose | None) -> Mode:
    """Returns the mode for a state: full only when the person chose to carry on, else the short one that fits."""
    state: State = (entry.arrival and entry.arrival.state) or "unclear"
    return "full" if chose == "carry-on" else _ONE_MODE.get(state, "gentle")


def at_pace(entry: Entry, mode: Mode, suggest: Callable[[], Need]) -> Entry:
    """Returns the entry at another pace: one need in gentle mode; else the needs asked for, or those written about.

    Args:
        entry: the check-in so far; returned unchanged if already at this pace.
        mode: the new pace.
        suggest: returns the one need for gentle mode; called only then, as it may read the journal.
    """
    place = entry.walk or WalkPosition()
    if mode == place.mode:
        return entry
    written = {part.need for part in entry.reflections if part.words.strip()}
    staying = place.only or tuple(need for need in NEEDS if need in written)
    if mode == "gentle":
        staying = (suggest(),)
    return replace(entry, walk=replace(place, mode=mode, staying=staying))
