"""Help now, as lines with a role each. It works when everything else is broken, and keeps no record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from unicodedata import east_asian_width

from connectwell.errors import ConnectwellError, UsageFault
from connectwell.journal import Journal
from connectwell.library import HelpLine, HelpLines, Library, RegionLines, SafetyWords, SilentWay
from connectwell.library.help_lines import Fact
from connectwell.library.languages import LANGUAGE_NAMES
from connectwell.library.safety import fill
from connectwell.model.circle import CirclePart
from connectwell.model.text import visible

Role = Literal["heading", "say", "steady", "number", "way", "detail", "pointer", "notice"]
Section = Literal[
    "emergency", "silent", "minute", "people", "crisis", "youth", "more-silent", "violence", "own-behaviour",
    "directories", "about",
]  # fmt: skip

UNHEADED: Final[tuple[Section, ...]] = ("minute", "about")
"""The sections that begin without a heading."""
DIRECTORY: Final = "The list of lines could not be read. A directory of lines: https://findahelpline.com"
_ONE_LINE = 54
"""Columns that a name and its number may take, so that a number isn't broken in two in a small window."""
_FAULTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class HelpText:
    """One paragraph of the page. A `number` or `way` is only ever shown with the `detail` that follows it."""

    role: Role
    text: str
    section: Section


def help_texts(
    library: Library,
    region: str | None,
    people: Iterable[CirclePart],
    today: date,
    *,
    moment: int = 0,
    way_beside_number: bool = True,
) -> tuple[HelpText, ...]:
    """The page for one region, never mixed with another.

    Args:
        library: where the lines and sentences are read.
        region: the code the person chose; None shows directories only.
        people: the circle; those with `help_now` are shown.
        today: to tell whether the lines are old.
        moment: any number; picks which steadying line comes first.
        way_beside_number: whether the first way without speaking is told right below the emergency number. Where
            there is no room for it, a pointer stands there instead, and all of them are told further down.

    Raises:
        UsageFault: there is no such region. Where something of content/ cannot be read, directories are shown instead.
    """
    whole = True
    words, lines = SafetyWords(), HelpLines((), ())
    try:
        words = library.safety()
    except ConnectwellError:
        whole = False
    try:
        lines = library.help_lines()
    except ConnectwellError:
        whole = False
    try:
        found = lines.for_region(region or "INT")
    except UsageFault:
        if whole and not lines.left_out:
            raise
        found = lines.for_region("INT")
    page = _Page(words, found)
    page.emergency(chosen=region is not None)
    oldest = lines.oldest(found.code)
    if oldest and lines.is_old(found.code, today):
        page.add("notice", fill(words.old, date=_day(oldest)))
    ways_told = page.silent() if way_beside_number else page.silent_pointer()
    page.minute(moment)
    page.people(people)
    page.crisis()
    page.youth()
    page.more_silent(ways_told)
    page.violence()
    page.own_behaviour()
    page.directories()
    page.about(lines)
    return tuple(page.texts)


def people(journal: Journal) -> tuple[CirclePart, ...]:
    """The circle, as far as it reads; nothing where it doesn't. Help now never waits for it to be whole."""
    try:
        return journal.circle.parts()
    except (ConnectwellError, OSError):
        return ()


def region_heading(lines: HelpLines, region: str | None) -> str:
    """The name of the region these lines are for."""
    return lines.region_name(region) if region else "no country chosen"


class _Page:
    """The page as it grows, section by section."""

    def __init__(self, words: SafetyWords, found: RegionLines) -> None:
        self.words, self.found = words, found
        self.texts: list[HelpText] = []
        self._section: Section = "emergency"
        self._days = _Days(found)
        self._shown: dict[str, HelpLine] = {}
        """The line with each number that is shown already."""

    def add(self, role: Role, text: str) -> None:
        """Adds a paragraph to the section that is open."""
        if text:
            self.texts.append(HelpText(role, text, self._section))

    def _open(self, section: Section, heading: str, before: str = "") -> None:
        self._section = section
        self.add("heading", heading)
        self.add("say", before)

    def emergency(self, *, chosen: bool) -> None:
        """The numbers, those that cover the same in one line."""
        numbers: dict[str, list[str]] = {}
        for found in self.found.emergency:
            numbers.setdefault(found.for_, []).append(found.number)
        self._open("emergency", self.words.danger if numbers else self.words.danger_elsewhere)
        for covers, same in numbers.items():
            self.add("number", fill(self.words.covers, number=_joined(same, self.words.or_), for_=covers))
        if not chosen:
            self.add("notice", self.words.no_region)

    def silent(self) -> int:
        """The first way without speaking, whole. Gives how many were told."""
        first, more = self.found.silent[:1], self.found.silent[1:]
        if first:
            self._open("silent", self.words.silent, self.words.silent_before)
            self._way(first[0])
            self.add("pointer", self.words.silent_below if more else "")
        return len(first)

    def silent_pointer(self) -> int:
        """Where to find the ways without speaking. Gives how many were told: none."""
        if self.found.silent:
            self._section = "silent"
            self.add("pointer", self.words.silent_below)
        return 0

    def more_silent(self, told: int) -> None:
        """The ways that were not told above."""
        if self.found.silent[told:]:
            heading, before = (self.words.silent_more, "") if told else (self.words.silent, self.words.silent_before)
            self._open("more-silent", heading, before)
            for way in self.found.silent[told:]:
                self._way(way)

    def minute(self, moment: int) -> None:
        """One steadying line, and who can see this device."""
        self._section = "minute"
        self.add("steady", self.words.steady[moment % len(self.words.steady)])
        self.add("say", self.words.device)

    def people(self, people: Iterable[CirclePart]) -> None:
        """Those of the circle who were chosen for this page."""
        chosen = [part for part in people if part.help_now]
        if chosen:
            self._open("people", self.words.people)
            for part in chosen:
                self.add("number", visible(" · ".join(filter(None, (part.name, part.call)))))

    def crisis(self) -> None:
        """Someone to talk or write to; where there is nobody of the region's own, directories stand here."""
        if self.found.crisis:
            self._open("crisis", self.words.crisis, self.words.thoughts)
            self._lines(self.found.crisis)
        elif self.found.directories_crisis:
            self._open("crisis", self.words.directory, self.words.thoughts)
            self._lines(self.found.directories_crisis)
        else:
            self._open("crisis", self.words.crisis, self.words.thoughts)
            self.add("notice", DIRECTORY)

    def youth(self) -> None:
        """Lines for the young."""
        if self.found.youth:
            self._open("youth", self.words.youth)
            self._lines(self.found.youth)

    def violence(self) -> None:
        """Lines for people who are hurt, and the region's own directories of them."""
        own = [line for line in self.found.directories_violence if line.region == self.found.code != "INT"]
        if self.found.violence or own:
            self._open("violence", self.words.violence, self.words.violence_before)
            self._lines((*self.found.violence, *own))

    def own_behaviour(self) -> None:
        """Lines for people worried about what they do."""
        if self.found.own_behaviour:
            self._open("own-behaviour", self.words.own_behaviour, self.words.own_behaviour_before)
            self._lines(self.found.own_behaviour)

    def directories(self) -> None:
        """Where to find what isn't here."""
        crisis = self.found.directories_crisis if self.found.crisis else ()
        violence = [line for line in self.found.directories_violence if line.region == "INT"]
        for heading, lines in ((self.words.directory, crisis), (self.words.directory_violence, violence)):
            if lines:
                self._open("directories", heading)
                self._lines(lines)

    def about(self, lines: HelpLines) -> None:
        """That no record is kept, when this was checked, and what could not be read."""
        self._section = "about"
        self.add("say", self.words.record)
        self.add("say", self._days.told(self.words))
        for fault in lines.left_out[:_FAULTS_SHOWN]:
            self.add("notice", fill(self.words.left_out, fault=str(fault)))

    def _way(self, way: SilentWay) -> None:
        self.add("way", way.how)
        needs = fill(self.words.needs, needs=way.needs)
        self.add("detail", " · ".join(filter(None, (needs, self._days.apart(way, self.words)))))

    def _lines(self, lines: Iterable[HelpLine]) -> None:
        """Each with its number once: where that is shown already, the line is only named."""
        before = dict(self._shown)
        for line in lines:
            number = line.number or ""
            if number in before:
                self._named_again(line, before[number])
                continue
            self._shown[number] = line
            self.add("number", self._reach(line))
            self.add("detail", " · ".join(filter(None, self._details(line))))

    def _named_again(self, line: HelpLine, above: HelpLine) -> None:
        """What is said of a service under a second heading: whom it is for here, and what isn't said above."""
        self.add("say", fill(self.words.above, name=above.name, for_=line.for_))
        hours = "" if line.hours == above.hours else line.hours
        self.add("detail", " · ".join(filter(None, (None if above.chat else line.chat, hours))))

    def _reach(self, line: HelpLine) -> str:
        """Its name and its numbers; on a line of their own where one line would be too narrow for both."""
        how = _reach(self.words, line.call, line.text) or line.chat or ""
        reach = fill(self.words.reach, name=line.name, how=how)
        if len(reach) + sum(east_asian_width(sign) in "WF" for sign in reach) <= _ONE_LINE:
            return reach
        return fill(self.words.reach, name=line.name, how=f"\n{how}").replace(" \n", "\n")

    def _details(self, line: HelpLine) -> Iterator[str]:
        yield line.for_
        if line.chat != line.number:
            yield line.chat or ""
        yield line.hours.removeprefix("directory").removeprefix("; ")
        names = [LANGUAGE_NAMES.get(code, code) for code in line.languages]
        yield fill(self.words.languages, languages=_joined(names, self.words.and_)) if names else ""
        yield self._days.apart(line, self.words)


class _Days:
    """On which day what is shown was checked: said once for the page, and again only where it differs."""

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

    def apart(self, one: SilentWay | HelpLine, words: SafetyWords) -> str:
        """The day for this one alone, where its section has another; else nothing."""
        section = self._of[self._section_of[id(one)]]
        return "" if one.checked == section else fill(words.checked_line, date=_day(one.checked))

    def told(self, words: SafetyWords) -> str:
        """The day for all of the page, and those of the sections that have another."""
        if self._main is None:
            return ""
        said = [fill(words.checked, date=_day(self._main))]
        others = {day for day in self._of.values() if day and day != self._main}
        for day in sorted(others):
            headings = [getattr(words, name) for name, checked in self._of.items() if checked == day]
            said.append(fill(words.checked_apart, date=_day(day), what=" · ".join(headings)))
        return " ".join(said)


def _most_common(shown: Iterable[Fact]) -> date | None:
    counted = Counter(one.checked for one in shown).most_common(1)
    return counted[0][0] if counted else None


def _reach(words: SafetyWords, call: str | None, text: str | None) -> str:
    if call and call == text:
        return fill(words.call_or_text, number=call)
    called = fill(words.call, number=call) if call else ""
    texted = fill(words.text, number=text) if text else ""
    return ", ".join(filter(None, (called, texted)))


def _joined(some: Sequence[str], last: str) -> str:
    """Several in a sentence; `last` joins the last to those before it."""
    if len(some) < 2:
        return "".join(some)
    return fill(last, some=", ".join(some[:-1]), last=some[-1])


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
