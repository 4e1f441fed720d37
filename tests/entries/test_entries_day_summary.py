"""What a month says of its days."""

from datetime import UTC, date, datetime

from connectwell.entries.day_summary import summaries_of
from connectwell.model.entry import Arrival, Entry
from connectwell.model.facts import facts_of


def test_a_day_began_as_its_first_check_in_did() -> None:
    def facts(day: int, hour: int, state: str | None) -> Entry:
        when = datetime(2026, 11, day, hour, tzinfo=UTC)
        arrival = Arrival(state=state) if state else None  # type: ignore[arg-type]  # one of the states
        return Entry(id=f"2026-11-{day:02}T{hour:02}00-aaaaaa", kind="check-in", day=when.date(), started=when,
                     finished=when, arrival=arrival)  # fmt: skip

    made = [facts(3, 8, None), facts(3, 9, "shut-down"), facts(3, 20, "settled"), facts(4, 8, None)]
    days = summaries_of(facts_of(entry) for entry in made)
    assert days[date(2026, 11, 3)].said() == "Check-in × 3 · arrived shut down"
    assert days[date(2026, 11, 3)].state == "shut-down"
    assert days[date(2026, 11, 4)].state is None
    assert days[date(2026, 11, 4)].said() == "Check-in"
