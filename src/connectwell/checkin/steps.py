"""The steps of a check-in: what each puts to the person, and the order they come in."""

from collections.abc import Sequence
from dataclasses import dataclass

from connectwell.checkin.marks import MarkLine
from connectwell.checkin.parts import CLOSING
from connectwell.library import Idea, NeedWords
from connectwell.model.entry import Entry, Reflection
from connectwell.model.terms import NEEDS, Chose, Mode, Near, Need, Span, State, Status
from connectwell.model.terms import After as AfterWord


@dataclass(frozen=True, slots=True)
class Arrive:
    """How is the body right now. Answered with a state; words are welcome."""

    state: State | None
    words: str
    put_away: bool = False
    """Whether words stand here that are put away; `words` are then only those written since this stop was reached."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Settle first, go gently, carry on, or stop."""

    chose: Chose | None


@dataclass(frozen=True, slots=True)
class Settle:
    """A practice to be walked through, then on."""

    practice: str | None
    """Its id; None where the library has none."""


@dataclass(frozen=True, slots=True)
class After:
    """After settling: less, same, more, can't tell."""

    after: AfterWord | None


@dataclass(frozen=True, slots=True)
class Nearby:
    """On a shut-down day: what is near."""

    near: Near | None


@dataclass(frozen=True, slots=True)
class Glance:
    """The five, each 0–10, can't tell or skipped; None where nothing was given yet."""

    needs: tuple[NeedWords, ...]
    given: dict[Need, Reflection]
    low_safe: bool
    """Whether the one fixed line that points to Help now belongs here."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Once, after a run of low days: bring *safe* to the session?"""


@dataclass(frozen=True, slots=True)
class Stay:
    """Which needs to stay with: none, one, some or all."""

    needs: tuple[NeedWords, ...]
    given: dict[Need, Reflection]
    suggested: Need
    chosen: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Reflect:
    """One prompt for one need (`reflection.asked`), with what is written so far; what is put away is left out of it.

    `asked` is empty where the person ruled out every prompt that would fit: then they just write.
    """

    need: NeedWords
    reflection: Reflection
    number: int
    """Which of the needs stayed with, from 1."""
    of: int
    may_rate: bool
    """On a gentle day: the five may still be rated, if asked."""
    span: Span | None = None
    """Which stretch of time the prompt asks about; None where the library doesn't have it any more."""
    may_deepen: bool = False
    """Whether a deeper prompt may be asked for here."""
    left_out: str = ""
    """What is wrong with a prompt that was left out of this need's deck, if any was, as a sentence."""


@dataclass(frozen=True, slots=True)
class Suggest:
    """One small connection, and what was said to it so far."""

    idea: Idea
    status: Status | None


@dataclass(frozen=True, slots=True)
class Landing:
    """How the connection landed and what it touched."""

    asked: str
    words: str
    touched: tuple[Need, ...]
    put_away: bool = False
    """As for `Arrive`."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A question of the close, such as what to carry; `question` is the key of its answer in the file."""

    question: str
    words: str
    put_away: bool = False
    """As for `Arrive`."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was written, once, a line each, with three marks."""

    lines: tuple[MarkLine, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The end of the walk."""

    finished: bool
    """False where it was stopped and can be resumed."""


Step = (
    Arrive | Unsettled | Settle | After | Nearby | Glance | Offer | Stay | Reflect | Suggest | Landing | Closing | Marks
    | Done
)  # fmt: skip

Stop = tuple[str, Need | None]
"""A place on the way: the step's name and, for `reflect`, its need."""


_ORDER = (
    "arrive", "unsettled", "settle", "after", "near", "glance", "offer", "stay", "reflect", "suggest", "landing",
    *CLOSING, "marks",
)  # fmt: skip


def way(
    entry: Entry,
    *,
    mode: Mode,
    staying: tuple[Need, ...],
    choose_stay: bool,
    offer: bool,
    landing: bool,
    has_lines: bool,
) -> list[Stop]:
    """The steps of this sitting in their order, as far as the answers so far decide them.

    Args:
        entry: what was answered.
        mode: full; glance (ratings only); gentle (no ratings); near (a shut-down day).
        staying: the needs chosen to stay with, in order.
        choose_stay: whether the person is asked which needs to stay with.
        offer: whether *safe* is offered for the session.
        landing: whether the connection that is open was done.
        has_lines: whether anything stands there that can be marked.
    """
    steps: list[Stop] = []
    arrival = entry.arrival
    if mode != "glance":
        steps.append(("arrive", None))
        if arrival and arrival.state not in (None, "settled"):
            steps.append(("unsettled", None))
            if arrival.chose == "settle":
                steps += [("settle", None), ("after", None)]
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
    if has_lines:
        steps.append(("marks", None))
    return steps


def beside(on_the_way: Sequence[Stop], here: Stop, by: int) -> Stop | None:
    """The stop after `here` (`by` is 1) or before it (-1), also where `here` is no longer on the way.

    None past the end; the first stop where none comes before.
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
