"""The dates on which the facts of a page were checked: once for the page, and again only where one differs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from connectwell.library import RegionLines, SafetyWords
from connectwell.library.help_lines import Fact
from connectwell.library.safety import fill_slots


class CheckDates:
    """Dates of check by section: a section's is the most common one in it, the page's the most common of all."""

    def __init__(self, found: RegionLines) -> None:
        sections: dict[str, Sequence[Fact]] = {
            "emergency": found.emergency,
            "silent": found.silent,
            "crisis": found.crisis,
            "youth": found.youth,
            "violence": found.violence,
            "own_behaviour": found.own_behaviour,
            "directory": found.directories_crisis,
            "directory_violence": found.directories_violence,
        }
        self._of = {name: _most_common(shown) for name, shown in sections.items() if shown}
        self._section_of = {id(one): name for name, shown in sections.items() for one in shown}
        self._main = _most_common([one for shown in sections.values() for one in shown])

    def differing_date(self, one: Fact, words: SafetyWords) -> str:
        """Returns "checked on …" for a fact whose date differs from its section's; else an empty string."""
        section = self._of[self._section_of[id(one)]]
        return "" if one.checked == section else fill_slots(words.checked_line, date=written_day(one.checked))

    def dates_checked(self, words: SafetyWords) -> str:
        """Returns the sentences that give the page's date, and the sections with another."""
        if self._main is None:
            return ""
        said = [fill_slots(words.checked, date=written_day(self._main))]
        others = {day for day in self._of.values() if day and day != self._main}
        for day in sorted(others):
            headings = [getattr(words, name) for name, checked in self._of.items() if checked == day]
            said.append(fill_slots(words.checked_apart, date=written_day(day), what=" · ".join(headings)))
        return " ".join(said)


def _most_common(shown: Iterable[Fact]) -> date | None:
    counted = Counter(one.checked for one in shown).most_common(1)
    return counted[0][0] if counted else None


def written_day(day: date) -> str:
    """Formats a date as in 21 November 2026."""
    return f"{day.day} {day:%B %Y}"
