"""What the journal's list is to show, as it is typed: words, kinds, people, days."""

import calendar
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from connectwell.clock import check_order
from connectwell.context import Context
from connectwell.day_words import day_named
from connectwell.entries.filters import FILTERS, Filter
from connectwell.entries.view import View
from connectwell.errors import UsageFault
from connectwell.journal import Query
from connectwell.plain.choices import Option, pick

ABOUT_FINDING: Final = (
    "Only some of them: only and a word, such as only notes, only seen, only settled, only removed. Of a day: day and "
    "the day. Of a month: month and 2026-11. From or to a day: from, to. With somebody: with and the name. Of this day "
    "in earlier years: years. All again: all."
)
NO_SUCH: Final = "Only what? Such as: {some}."
NO_MONTH: Final = "Type a month like 2026-11."
_DECEMBER: Final = 12


def read_view(answer: str, context: Context, view: View) -> View | None:
    """Returns what an answer asks to see, beginning from what is shown now; None if it asks for nothing.

    Args:
        answer: such as "find tea", "only seen", "with Ana", "day yesterday", "removed", "all".
        context: for today.
        view: what is shown now.

    Raises:
        UsageFault: it asks for something that there isn't.
    """
    word, _, rest = answer.strip().partition(" ")
    word, rest, query = word.casefold().strip(".,"), rest.strip(), view.query
    match word:
        case "all" | "list":
            return View()
        case "find" | "search" | "f":
            return View(replace(query, words=rest))
        case "removed" | "out":
            return View(Query(only_removed=True))
        case "years":
            return View(years_of=context.today())
        case "only" if rest:
            return View(_only(query, rest))
        case "with" if rest:
            return View(replace(query, people=query.people | {rest.removeprefix("@")}))
        case "day" if rest:
            day = day_named(rest, context.today())
            return View(replace(query, since=day, until=day))
        case "from" if rest:
            return View(_between(query, day_named(rest, context.today()), query.until))
        case "to" if rest:
            return View(_between(query, query.since, day_named(rest, context.today())))
        case "month":
            first, last = _month(rest, context.today())
            return View(replace(query, since=first, until=last))
        case _:
            return None


def _between(query: Query, since: date | None, until: date | None) -> Query:
    check_order(since, until)
    return replace(query, since=since, until=until)


def _only(query: Query, said: str) -> Query:
    every = [
        Option((one, value), label, also=(value, f"{label}s", f"{value}s"))
        for one in FILTERS
        for value, label in one.options.items()
    ]
    found = pick(said, every)
    if found is None:
        raise UsageFault(NO_SUCH.format(some=", ".join(one.label for one in every)))
    which: tuple[Filter, str] = found.value
    one, value = which
    return one.put(query, frozenset((value,) if one.only_one else (*one.chosen(query), value)))


def _month(said: str, today: date) -> tuple[date, date]:
    """Returns the first and the last day of a month; of this one if none was named."""
    year, month = today.year, today.month
    if said:
        first, _, second = said.partition("-")
        with suppress(ValueError):
            year, month = (int(first), int(second)) if second else (today.year, int(first))
            if 1 <= month <= _DECEMBER and 1 <= year <= date.max.year:
                return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        raise UsageFault(NO_MONTH)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
