"""How a small connection landed, asked outside a check-in. Every line is saved as it comes."""

from collections.abc import Iterable
from typing import Final

from connectwell import sentences
from connectwell.errors import SaveFailed
from connectwell.model.entry import Landed
from connectwell.model.terms import Need
from connectwell.plain.choices import Option, need_options
from connectwell.plain.grammar import Detour
from connectwell.plain.keeping import STILL_HERE
from connectwell.plain.listening import Listening
from connectwell.rooms import Rooms
from connectwell.today import Landing, OpenPlan

LATER: Final = "Enter leaves it open."
_BECAME = (
    Option("done", *sentences.STATUSES["done"], also=("done", "did", "did it", "d", "yes")),
    Option("not-today", "Let it go", also=("n", "not today", "no")),
)


def ask_plan(rooms: Rooms, listening: Listening, plan: OpenPlan) -> None:
    """What became of one plan. Raises Detour, EndOfInput, and what the journal raises."""
    became = listening.choice([sentences.PLANNED.format(asked=plan.asked), LATER], _BECAME)
    if became == "done":
        ask_landing(rooms, listening, plan)
    elif became == "not-today":
        Landing(rooms.journal, rooms.clock, plan).save("not-today")
        listening.talk.say(sentences.SAVED)


def ask_landing(rooms: Rooms, listening: Listening, plan: OpenPlan, before: Landed | None = None) -> None:
    """Notes that a connection was done; then asks how it landed and what it touched.

    Args:
        rooms: what it works with.
        listening: puts the questions.
        plan: which connection.
        before: what was said about it already; new words go below.

    Raises:
        EndOfInput: no more lines came; what came is saved.
        ConnectwellError: the entry cannot be edited, or what was written last could not be saved.
    """
    page = _Page(rooms, listening, plan, before or Landed())
    page.keep()
    try:
        listening.words([sentences.LANDED], page.words, page.write)
        touched = listening.some([sentences.TOUCHED], need_options(rooms.library.needs()))
        if touched is not None:
            page.touch(touched)
    except Detour:
        page.keep()
    if page.failure:
        page.keep()  # once more, before it is told as not saved
    if page.failure:
        raise page.failure
    listening.talk.say(sentences.SAVED)


class _Page:
    """One connection being written about."""

    def __init__(self, rooms: Rooms, listening: Listening, plan: OpenPlan, before: Landed) -> None:
        self.failure: SaveFailed | None = None
        self._landing = Landing(rooms.journal, rooms.clock, plan)
        self._listening = listening
        self.words, self._touched = before.words, before.touched

    def write(self, words: str) -> None:
        self.words = words
        self.keep()

    def touch(self, touched: Iterable[Need]) -> None:
        self._touched = tuple(touched)
        self.keep()

    def keep(self) -> None:
        """Saves; says once where that does not work."""
        try:
            self._landing.save("done", self.words, self._touched)
        except SaveFailed as failure:
            if self.failure is None:
                self._listening.talk.say(f"{failure} {STILL_HERE}")
            self.failure = failure
        else:
            self.failure = None
