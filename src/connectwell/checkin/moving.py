"""Moving a sitting along its way: to the stop beside, to where it was left, to its end. Saves nothing."""

from dataclasses import replace

from connectwell.checkin import steps
from connectwell.checkin.marks import lines_of
from connectwell.checkin.parts import CLOSING
from connectwell.checkin.showing import step_of
from connectwell.checkin.sitting import Sitting
from connectwell.errors import ContentFault

_LATE = ("suggest", "landing", *CLOSING, "marks")
"""The steps at which a connection was shown already."""


def way_of(sitting: Sitting) -> list[steps.Stop]:
    """The stops of this sitting, as far as the answers so far decide them."""
    place, answer = sitting.place, sitting.answer
    return steps.way(
        sitting.entry,
        mode=place.mode or "full",
        staying=place.staying,
        choose_stay=not place.only,
        offer=sitting.at == ("offer", None) or sitting.may_offer_safe(),
        landing=answer is not None and answer.status == "done",
        has_lines=bool(lines_of(sitting.entry)),
    )


def move(sitting: Sitting, by: int) -> None:
    """To the next stop (`by` is 1) or the one before (-1). Past the last one the sitting is finished.

    Raises:
        ContentFault: the words for that stop cannot be read. The sitting stays where it is.
    """
    if not sitting.entry.unfinished:  # here, before a save that failed, or by another program
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
    """To where this sitting was left, or on to the next stop where that one isn't there any more."""
    here = sitting.at
    sitting.find_idea(shown=here[0] in _LATE)
    on_the_way = way_of(sitting)
    stop = here if here in on_the_way else steps.beside(on_the_way, here, +1) or on_the_way[-1]
    if stop != ("offer", None):  # going there would note it as offered once more
        _go(sitting, stop)


def _go_if_it_reads(sitting: Sitting, stop: steps.Stop) -> None:
    before = sitting.entry
    try:
        _go(sitting, stop)
        step_of(sitting)  # reads what else is shown there
    except ContentFault:
        sitting.entry = before
        raise


def _go(sitting: Sitting, stop: steps.Stop) -> None:
    name, need = stop
    sitting.put(walk=replace(sitting.place, step=name, at=need))
    sitting.cover()
    if name == "offer":
        sitting.put(offered=(*sitting.entry.offered, "safe"))  # once, whether or not it is answered
    elif name == "reflect" and need:
        sitting.turn_to(need)
    elif name == "suggest":
        sitting.suggest()
