"""Prints a made-up year of check-ins, to be read from end to end: `python docs/simulate_year.py [PERSON …] [--days N]`.

What is asked and suggested is the program's own choice, in a journal that goes away; only the person is made up. Each
line is one question: the date, the body's state, the rating (- where none was given), the question under its stretch
of time, and on the day's last line the connection, with how many others were looked at before it.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from connectwell import checkin, sentences
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.model.terms import NEEDS, Need, State
from connectwell.settings import Settings

NEW_YEAR: Final = datetime(2026, 1, 1, 20, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """Somebody made up.

    Attributes:
        states: how the body is, each as likely as it is often there.
        usual: what a rating is most days, and how far it strays.
        writes: how many of the five are written about on a settled day.
        only: the needs they check in with; none means all five.
        ruled_out: what they have ruled out.
        rates_anyway: how often they carry on, and so rate, although the body isn't settled.
        asks_deeper: how often a deeper question is asked for, where it may be.
    """

    states: tuple[State, ...]
    usual: tuple[float, float]
    writes: int
    only: tuple[Need, ...] = ()
    ruled_out: tuple[str, ...] = ()
    rates_anyway: float = 0.2
    asks_deeper: float = 0.0


PEOPLE: Final = {
    "steady": Person(("settled",) * 8 + ("mixed", "unclear"), (6, 1.5), writes=1, asks_deeper=0.03),
    "low": Person(
        ("settled",) * 3 + ("shut-down",) * 3 + ("mixed",) * 2 + ("unclear",), (2, 1.2), writes=1, rates_anyway=0.4
    ),
    "stirred-up": Person(("stirred-up",) * 7 + ("settled",) * 2 + ("mixed",), (4, 2), writes=1),
    "all-five": Person(("settled",) * 9 + ("mixed",), (6, 2.2), writes=5, asks_deeper=0.1),
    "one-and-nobody": Person(
        ("settled",) * 5 + ("mixed", "shut-down", "unclear"),
        (4, 2),
        writes=1,
        only=("stable",),
        ruled_out=("someone", "messages", "phone"),
    ),
}


class Year:
    """One person's days, one after the other."""

    def __init__(self, person: Person, home: str, seed: int) -> None:
        self._person, self._chance = person, Random(seed)
        self._now = NEW_YEAR
        settings = Settings(welcomed=True, region="GB", rule_out=person.ruled_out)  # type: ignore[arg-type]  # words of it
        self._context = Context.open({"CONNECTWELL_HOME": home}, clock=self._clock, settings=settings)

    def _clock(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def lines(self, days: int) -> Iterator[str]:
        """What is asked on so many days."""
        for n in range(days):
            self._now = NEW_YEAR + timedelta(days=n)
            yield from self._day()

    def _day(self) -> Iterator[str]:
        person, chance = self._person, self._chance
        walk = Walk.begin(self._context, only=person.only)
        state = chance.choice(person.states)
        head = f"{walk.entry.day:%a %d %b}  {state:<10}"
        while not isinstance(step := walk.step, checkin.Done):
            match step:
                case checkin.Arrive():
                    walk.arrive(state)
                case checkin.Unsettled():
                    walk.choose("carry-on" if chance.random() < person.rates_anyway else "gently")
                case checkin.Glance(needs=needs):
                    for need in needs:
                        walk.rate(need.id, self._rating())
                    walk.next()
                case checkin.Stay(suggested=suggested):
                    walk.stay(NEEDS if person.writes == len(NEEDS) else tuple(suggested))
                case checkin.Reflect():
                    if step.may_deepen and chance.random() < person.asks_deeper:
                        walk.deeper()
                    yield self._asked(head, walk)
                    walk.write("words")
                    walk.next()
                case checkin.Suggest():
                    passed = chance.choice((0, 0, 0, 1, 2))
                    for _ in range(passed):
                        walk.another()
                    assert isinstance(walk.step, checkin.Suggest)
                    yield f"{head}      {'+' * passed:<9}→ {walk.step.idea.do}"
                    walk.connect(chance.choice(("done", "planned", "not-today")))
                case _:
                    walk.next()

    def _asked(self, head: str, walk: Walk) -> str:
        step = walk.step
        assert isinstance(step, checkin.Reflect)
        need = step.need.id
        rating = next((part.rating for part in walk.entry.reflections if part.need == need), None)
        rated = "-" if rating is None else str(rating)
        prompt = self._context.library.prompt(step.reflection.prompt)
        kind = f"{prompt.depth} {prompt.when or 'any'}" if prompt else ""
        span = f"{sentences.SPANS[step.span]}: " if step.span else ""
        someone = " [someone]" if prompt and prompt.needs else ""
        return f"{head} {need:<7} {rated:>2}  ({kind}) {span}{step.reflection.asked}{someone}"

    def _rating(self) -> int | None:
        middle, stray = self._person.usual
        if self._chance.random() < 0.04:
            return None
        return max(0, min(10, round(self._chance.gauss(middle, stray))))


def main() -> None:
    """The people that were named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="*", choices=[[], *PEOPLE], metavar="PERSON")
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    for name in given.people or PEOPLE:
        print(f"\n== {name}\n")
        with tempfile.TemporaryDirectory() as home:
            for line in Year(PEOPLE[name], home, given.seed).lines(given.days):
                print(line)


if __name__ == "__main__":
    main()
