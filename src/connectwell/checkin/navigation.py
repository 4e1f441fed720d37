"""Moves a check-in between its stops: next, previous, the saved place, the end. Saves nothing."""

from dataclasses import replace

from connectwell.checkin import steps
from connectwell.checkin.current_step import current_step
from connectwell.checkin.draft import CheckinDraft
from connectwell.checkin.marks import has_words
from connectwell.checkin.parts import CLOSING
from connectwell.errors import ContentFault

_LATE = ("suggest", "landing", *CLOSING, "keep", "marks")
"""Steps reached only after a connection has been shown."""


def stops_of(draft: CheckinDraft) -> list[steps.Stop]:
    """Returns the stops of this check-in, as far as the answers so far determine them."""
    place, answer = draft.place, draft.answer
    return steps.route(
        draft.entry,
        mode=place.mode or "full",
        staying=place.staying,
        choose_stay=not place.only,
        offer=draft.at == ("offer", None) or draft.may_offer_safe(),
        landing=answer is not None and answer.status == "done",
        has_words=has_words(draft.entry),
        marks=draft.at == ("marks", None),
    )


def move(draft: CheckinDraft, by: int) -> None:
    """Moves to the next stop (`by` is 1) or the previous one (-1). Past the last stop, finishes the check-in.

    Raises:
        ContentFault: the content for that stop cannot be read. The check-in doesn't move.
    """
    if not draft.entry.unfinished:  # finished here before a save that failed, or by another program
        draft.put(walk=None)
        return
    stop = steps.neighbour(stops_of(draft), draft.at, by)
    if by < 0 and stop == ("settle", None):
        stop = steps.neighbour(stops_of(draft), stop, by)
    if draft.at[0] == "reflect":
        draft.drop_what_was_left_blank()
    if stop is None:
        draft.finish()
    else:
        _go_if_it_reads(draft, stop)


def return_to_place(draft: CheckinDraft) -> None:
    """Moves to the saved stop, or to the one after it if the saved one is no longer on the way."""
    here = draft.at
    draft.find_idea(shown=here[0] in _LATE)
    on_the_way = stops_of(draft)
    stop = here if here in on_the_way else steps.neighbour(on_the_way, here, +1) or on_the_way[-1]
    if stop != ("offer", None):  # going there would record another offer
        _go(draft, stop)


def _go_if_it_reads(draft: CheckinDraft, stop: steps.Stop) -> None:
    before = draft.entry
    try:
        _go(draft, stop)
        current_step(draft)  # loads the stop's content, so that a fault surfaces here
    except ContentFault:
        draft.entry = before
        raise


def _go(draft: CheckinDraft, stop: steps.Stop) -> None:
    name, need = stop
    draft.put(walk=replace(draft.place, step=name, at=need))
    draft.cover()
    if name == "offer":
        draft.put(offered=(*draft.entry.offered, "safe"))  # record the offer once, answered or not
    elif name == "reflect" and need:
        draft.turn_to(need)
    elif name == "suggest":
        draft.suggest()
