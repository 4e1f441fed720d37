"""Where a practice can be: what each stop shows."""

from dataclasses import dataclass

from connectwell.library import PracticeStep
from connectwell.model.terms import After, State


@dataclass(frozen=True, slots=True)
class AtPage:
    """What is read before it begins."""

    text: str


@dataclass(frozen=True, slots=True)
class AtBefore:
    """How the body is before it, if they like to say."""

    state: State | None


@dataclass(frozen=True, slots=True)
class AtStep:
    """One step, with the answer so far.

    Attributes:
        step: what is said or asked.
        number, of: its place among the steps of this sitting that aren't passed over, from 1; `of` is None while that
            isn't known yet. Lists of one's own aren't counted.
        words: what is written here, except what is put away.
        people: the names given here, except what is put away.
        put_away: whether something here is put away and not shown.
        beside: lines of an earlier answer that this one goes with, without what is put away.
    """

    step: PracticeStep
    number: int
    of: int | None
    words: str = ""
    people: tuple[str, ...] = ()
    put_away: bool = False
    beside: tuple[str, ...] = ()

    @property
    def count(self) -> str:
        """Where this is, as far as it is known: "2 of 8"; empty at a list of one's own."""
        if self.step.show:
            return ""
        return f"{self.number}" if self.of is None else f"{self.number} of {self.of}"


@dataclass(frozen=True, slots=True)
class AtAfter:
    """How it is after it, if they like to say."""

    after: After | None


@dataclass(frozen=True, slots=True)
class AtEnd:
    """The end.

    Attributes:
        saved: whether anything of it is in the journal.
        said: a last sentence of the practice itself, where it ended early.
    """

    saved: bool
    said: str = ""


Stop = AtPage | AtBefore | AtStep | AtAfter | AtEnd
