"""Moves a sitting between its stops: next, previous, the saved place, the end. Saves nothing."""

from dataclasses import replace

from connectwell.checkin import steps
from connectwell.checkin.marks import has_words
from connectwell.checkin.parts import CLOSING
from connectwell.checkin.showing import step_of
from connectwell.checkin.sitting import Sitting
from connectwell.errors import ContentFault

_LATE = ("suggest", "landing", *CLOSING, "keep", "marks")
"""Steps reached only after a connection has been shown."""


def way_of(sitting: Sitting) -> list[steps.Stop]:
    """Returns the stops of this sitting, as far as the answers so far determine them."""
    place, answer = sitting.place, sitting.answer
    return steps.way(
        sitting.entry,
        mode=place.mode or "full",
        staying=place.staying,
        choose_stay=not place.only,
        offer=sitting.at == ("offer", None) or sitting.may_offer_safe(),
        landing=answer is not None and answer.status == "done",
        has_words=has_words(sitting.entry),
        marks=sitting.at == ("marks", None),
    )


def move(sitting: Sitting, by: int) -> None:
    """Moves to the next stop (`by` is 1) or the previous one (-1). Past the last stop, finishes the sitting.

    Raises:
        ContentFault: the content for that stop cannot be read. The sitting doesn't move.
    """
    if not sitting.entry.unfinished:  # finished here before a save that failed, or by another program
        sitting.put(walk=None)
        return
    stop = steps.beside(way_of(sitting), sitting.at, by)
    if by < 0 and stop == ("settle", None):
        stop = steps.beside(way_of(sitting), stop, by)
    if stop is None:
        sitting.finish()
    else:
        _go_if_it_reads(sitting, stop)


def return_to_place(sitting: Sitting) -> None:
    """Moves to the saved stop, or to the one after it if the saved one is no longer on the way."""
    here = sitting.at
    sitting.find_idea(shown=here[0] in _LATE)
    on_the_way = way_of(sitting)
    stop = here if here in on_the_way else steps.beside(on_the_way, here, +1) or on_the_way[-1]
    if stop != ("offer", None):  # going there would record another offer
        _go(sitting, stop)


def _go_if_it_reads(sitting: Sitting, stop: steps.Stop) -> None:
    before = sitting.entry
    try:
        _go(sitting, stop)
        step_of(sitting)  # loads the stop's content, so that a fault surfaces here
    except ContentFault:
        sitting.entry = before
        raise


def _go(sitting: Sitting, stop: steps.Stop) -> None:
    name, need = stop
    sitting.put(walk=replace(sitting.place, step=name, at=need))
    sitting.cover()
    if name == "offer":
        sitting.put(offered=(*sitting.entry.offered, "safe"))  # record the offer once, answered or not
    elif name == "reflect" and need:
        sitting.turn_to(need)
    elif name == "suggest":
        sitting.suggest()
