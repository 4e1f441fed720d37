"""The pace of a sitting: the whole walk, or a short one that fits the state of the body."""

from collections.abc import Callable
from dataclasses import replace

from connectwell.model.entry import Entry, Place
from connectwell.model.terms import NEEDS, Chose, Mode, Need, State

_ONE_MODE: dict[State, Mode] = {"shut-down": "near"}


def fitting(entry: Entry, chose: Chose | None) -> Mode:
    """The whole walk only where it was chosen; else a short one that fits the state."""
    state: State = (entry.arrival and entry.arrival.state) or "unclear"
    return "full" if chose == "carry-on" else _ONE_MODE.get(state, "gentle")


def at_pace(entry: Entry, mode: Mode, suggest: Callable[[], Need]) -> Entry:
    """A change of pace: on a gentle day one need; on a whole walk those asked for, else those written on.

    Args:
        entry: where it stands. At this pace already, it stays as it is.
        mode: the pace to go on at.
        suggest: gives the one need of a gentle day. Asked only then, since it may have to read the journal.
    """
    place = entry.walk or Place()
    if mode == place.mode:
        return entry
    written = {part.need for part in entry.reflections if part.words.strip()}
    staying = place.only or tuple(need for need in NEEDS if need in written)
    if mode == "gentle":
        staying = (suggest(),)
    return replace(entry, walk=replace(place, mode=mode, staying=staying))
