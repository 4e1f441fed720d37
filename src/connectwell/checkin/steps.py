"""The steps of a check-in: what each one asks, and their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from connectwell import sentences
from connectwell.checkin.marks import MarkLine
from connectwell.checkin.parts import CLOSING
from connectwell.library import Idea, NeedWords, PracticeScript
from connectwell.model.entry import Entry, Reflection
from connectwell.model.terms import NEEDS, Chose, Mode, Near, Need, Span, State, Status
from connectwell.model.terms import After as AfterWord

Why = Literal["low", "high", "rested"]
"""Why a need is preselected: lower or higher than usual, or not written about for a while."""


@dataclass(frozen=True, slots=True)
class Arrive:
    """How the body is right now: a state, and optional words."""

    state: State | None
    words: str
    put_away: bool = False
    """Whether words here are put away; `words` then holds only those written since reaching this stop."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A choice: settle first, go gently, carry on, or stop. On a shut-down day going gently is offered."""

    chose: Chose | None
    is_shut_down: bool = False


@dataclass(frozen=True, slots=True)
class Settle:
    """A practice to go through."""

    practice: str | None
    """The practice's id; None if the library has none."""


@dataclass(frozen=True, slots=True)
class After:
    """How it is after settling: easier, the same, harder or can't tell."""

    after: AfterWord | None


@dataclass(frozen=True, slots=True)
class Harder:
    """Settling made it harder: another kind of practice, Help now, stop, or go on."""

    another: PracticeScript | None
    """A practice that wasn't done in this check-in; None if there is none."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """What is near, on a shut-down day."""

    near: Near | None


@dataclass(frozen=True, slots=True)
class Glance:
    """Ratings of the five needs, each 0–10, can't tell or blank; None where not answered yet."""

    needs: tuple[NeedWords, ...]
    given: dict[Need, Reflection]
    low: bool
    """Whether to show the one fixed line that points to Help now: *safe* or *secure* was rated low."""
    first: bool = False
    """Whether this is the person's first check-in, which says what each of the five means."""
    on: str = ""
    """The day it is about, where that isn't today."""

    @property
    def asked(self) -> str:
        """The question."""
        return sentences.GLANCE_ON.format(day=self.on) if self.on else sentences.GLANCE


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer, made once after a run of low days, to bring *safe* to the session."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Which needs to stay with: none, one, some or all."""

    needs: tuple[NeedWords, ...]
    given: dict[Need, Reflection]
    suggested: dict[Need, Why | None]
    """What to preselect, and why: what stands out today, else what wasn't written about for longest."""
    chosen: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Reflect:
    """One prompt for one need (`reflection.asked`), with the words so far except those put away.

    `asked` is empty if the person ruled out every prompt that would fit; then they just write.
    """

    need: NeedWords
    reflection: Reflection
    number: int
    """Position among the needs stayed with, from 1."""
    of: int
    may_rate: bool
    """Whether the five may still be rated on request, as in gentle mode."""
    span: Span | None = None
    """The stretch of time the prompt asks about; None if the library no longer has the prompt."""
    on: str = ""
    """The day it is about, where that isn't today."""
    may_deepen: bool = False
    """Whether a deeper prompt may be asked for here."""
    asks_people: bool = False
    """Whether to ask who was with the person: the prompt is about others, or somebody was named already."""
    own: bool = False
    """Whether the person just writes, without a prompt."""
    left_out: str = ""
    """Why a prompt was left out of this need's deck, as a sentence; empty if none was."""

    @property
    def when(self) -> str:
        """The stretch of time, in words; empty if it isn't known."""
        if self.on and self.span == "day":
            return sentences.ON_DAY.format(day=self.on)
        return sentences.SPANS[self.span] if self.span else ""


@dataclass(frozen=True, slots=True)
class Suggest:
    """One small connection, and the answer to it so far."""

    idea: Idea
    status: Status | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How the connection landed and which needs it touched."""

    asked: str
    words: str
    touched: tuple[Need, ...]
    put_away: bool = False
    """As in `Arrive`."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing question, such as what to carry; `question` is the key of its answer in the file."""

    question: str
    words: str
    put_away: bool = False
    """As in `Arrive`."""


@dataclass(frozen=True, slots=True)
class Keep:
    """The one question about sharing: keep all of it to yourself, or choose what to bring. Asked if there are words."""

    bring: bool
    """The answer given last, to be preselected."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything written, one line each, with three marks; only for who chose to bring something.

    A line nobody marked yet shows the default of the settings. It counts only once the person goes on from here.
    """

    lines: tuple[MarkLine, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The end of the walk."""

    finished: bool
    """False if it was stopped and can be resumed."""


Step = (
    Arrive | Unsettled | Settle | After | Harder | Nearby | Glance | Offer | Stay | Reflect | Suggest | FollowUp
    | Closing | Keep | Marks | Done
)  # fmt: skip

Stop = tuple[str, Need | None]
"""A place on the way: the step's name and, for `reflect`, its need."""


_ORDER = (
    "arrive", "unsettled", "settle", "after", "harder", "near", "glance", "offer", "stay", "reflect", "suggest",
    "landing", *CLOSING, "keep", "marks",
)  # fmt: skip


def route(
    entry: Entry,
    *,
    mode: Mode,
    staying: tuple[Need, ...],
    choose_stay: bool,
    offer: bool,
    landing: bool,
    has_words: bool,
    marks: bool,
) -> list[Stop]:
    """Returns the steps of this check-in in order, as far as the answers so far determine them.

    Args:
        entry: the answers so far.
        mode: full; glance (ratings only); gentle (no ratings); near (a shut-down day).
        staying: the needs chosen to stay with, in order.
        choose_stay: whether to ask which needs to stay with.
        offer: whether *safe* is offered for the session.
        landing: whether the current connection was done.
        has_words: whether anything was written.
        marks: whether the person chose to mark what was written.
    """
    steps: list[Stop] = []
    arrival = entry.arrival
    if mode != "glance":
        steps.append(("arrive", None))
        if arrival and arrival.state not in (None, "settled"):
            steps.append(("unsettled", None))
            if arrival.chose == "settle":
                steps += [("settle", None), ("after", None)]
                steps += [("harder", None)] if arrival.after == "more" else []
    if mode == "near":
        steps.append(("near", None))
    if mode in ("full", "glance"):
        steps.append(("glance", None))
    if mode == "full":
        steps += [("offer", None)] if offer else []
        steps += [("stay", None)] if choose_stay else []
    steps += [("reflect", need) for need in staying if mode in ("full", "gentle")]
    if mode != "glance":
        steps.append(("suggest", None))
        if landing and mode != "near":
            steps.append(("landing", None))
    if mode == "full":
        steps += [(question, None) for question in CLOSING]
    if has_words and mode != "glance":
        steps.append(("keep", None))
    if marks:
        steps.append(("marks", None))
    return steps


def neighbour(on_the_way: Sequence[Stop], here: Stop, by: int) -> Stop | None:
    """Returns the stop after `here` (`by` is 1) or before it (-1), even if `here` is no longer on the way.

    None past the end; the first stop if there is none before.
    """
    if here in on_the_way:
        found = on_the_way.index(here) + by
    else:
        passed = sum(_rank(stop) < _rank(here) for stop in on_the_way)
        found = passed if by > 0 else passed - 1
    return on_the_way[max(0, found)] if found < len(on_the_way) else None


def _rank(stop: Stop) -> tuple[int, int]:
    name, need = stop
    return (_ORDER.index(name) if name in _ORDER else -1, NEEDS.index(need) if need else 0)
