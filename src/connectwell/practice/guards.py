"""Whether today is a day for a practice that has conditions: settled, *safe* above 2, one sitting a day."""

from datetime import date
from typing import Final

from connectwell.context import Context
from connectwell.journal.practice_history import read_practice_history
from connectwell.library import PracticeScript
from connectwell.model.facts import EntryFacts

_LOW: Final = 2
ONE_A_DAY: Final = "One sitting a day is plenty for this one. The next one is here from tomorrow."
ALL_DONE: Final = "You have been through all of its sittings. What you wrote is in the journal."
WHEN_STEADY: Final = (
    "This one is for a day when a check-in says settled, and safe is above 2. It keeps; there is no hurry."
)


def sittings_done(context: Context, script: PracticeScript) -> tuple[EntryFacts, ...]:
    """Returns the finished sittings of a practice, oldest first. Uses the index."""
    return tuple(one for one in context.journal.facts() if one.practice == script.id and one.finished)


def not_today(context: Context, script: PracticeScript) -> str:
    """Returns why this practice isn't begun today, as a sentence; empty if nothing speaks against it."""
    today = context.today()
    if script.sittings:
        done = sittings_done(context, script)
        if len(done) >= script.sittings:
            return ALL_DONE
        if any(one.day == today for one in done):
            return ONE_A_DAY
    if script.when_steady and not _is_steady(context, today):
        return WHEN_STEADY
    return ""


def _is_steady(context: Context, today: date) -> bool:
    found = read_practice_history(context.journal, today)
    return found.state == "settled" and found.safe is not None and found.safe > _LOW
