"""Builds the page of Help now section by section."""

from collections.abc import Iterable, Iterator
from typing import Final

from connectwell.english import listed
from connectwell.help_now import spoken
from connectwell.help_now.check_dates import CheckDates
from connectwell.help_now.texts import HelpText, Role, Section
from connectwell.library import HelpLine, HelpLines, RegionLines, SafetyWords, SilentWay
from connectwell.library.languages import LANGUAGE_NAMES
from connectwell.library.safety import fill_slots
from connectwell.model.circle import CirclePart
from connectwell.model.text import visible
from connectwell.terminal_text import width_of

DIRECTORY: Final = "The list of lines couldn't be read. A directory of lines: https://findahelpline.com"
_ONE_LINE = 54
"""Columns that a name and its number may take, so that a number isn't broken in two in a small window."""
_FAULTS_SHOWN = 3


class HelpPage:
    """Collects the texts of one page. The methods are called in the order of the sections.

    Args:
        words: the sentences.
        found: the region's lines.
        heard: whether it is read aloud: digits come one by one, and nothing depends on a sign.
    """

    def __init__(self, words: SafetyWords, found: RegionLines, *, heard: bool = False) -> None:
        self.words, self.found = words, found
        self._heard = heard
        self._number = spoken.digits if heard else str
        self._way_text = spoken.digits_in if heard else str
        self._between = ", " if heard else " · "
        self.texts: list[HelpText] = []
        self._section: Section = "emergency"
        self._checked = CheckDates(found)
        self._shown: dict[str, HelpLine] = {}
        """Lines already on the page, by number."""

    def add(self, role: Role, text: str) -> None:
        """Adds a paragraph to the current section; an empty one is skipped."""
        if text:
            self.texts.append(HelpText(role, spoken.spoken_sentence(text) if self._heard else text, self._section))

    def _open(self, section: Section, heading: str, before: str = "") -> None:
        self._section = section
        self.add("heading", heading)
        self.add("say", before)

    def emergency(self, *, chosen: bool) -> None:
        """Adds the emergency numbers; numbers for the same services share a line."""
        numbers: dict[str, list[str]] = {}
        for found in self.found.emergency:
            numbers.setdefault(found.for_, []).append(found.number)
        self._open("emergency", self.words.danger if numbers else self.words.danger_elsewhere)
        for covers, same in numbers.items():
            self.add(
                "number",
                fill_slots(self.words.covers, number=listed([*map(self._number, same)], self.words.or_), for_=covers),
            )
            days = (self._checked.differing_date(one, self.words) for one in self.found.emergency if one.for_ == covers)
            self.add("detail", next(filter(None, days), ""))
        if not chosen:
            self.add("notice", self.words.no_region)

    def silent(self) -> int:
        """Adds the first way without speaking. Returns how many were added."""
        first, more = self.found.silent[:1], self.found.silent[1:]
        if first:
            self._open("silent", self.words.silent, self.words.silent_before)
            self._way(first[0])
            self.add("pointer", self.words.silent_below if more else "")
        return len(first)

    def silent_pointer(self) -> int:
        """Adds a pointer to the ways without speaking. Returns how many ways were added: 0."""
        if self.found.silent:
            self._section = "silent"
            self.add("pointer", self.words.silent_below)
        return 0

    def more_silent(self, told: int) -> None:
        """Adds the ways without speaking after the first `told`."""
        if self.found.silent[told:]:
            heading, before = (self.words.silent_more, "") if told else (self.words.silent, self.words.silent_before)
            self._open("more-silent", heading, before)
            for way in self.found.silent[told:]:
                self._way(way)

    def card(self, sentence: str) -> None:
        """Adds the way to the card for hard days."""
        self._section = "card"
        self.add("pointer", sentence)

    def minute(self, moment: int) -> None:
        """Adds one steadying line, and who can see this device."""
        self._section = "minute"
        self.add("steady", self.words.steady[moment % len(self.words.steady)])
        self.add("say", self.words.device)

    def people(self, people: Iterable[CirclePart]) -> None:
        """Adds the people of the circle who were chosen for Help now."""
        chosen = [part for part in people if part.is_in_help_now]
        if chosen:
            self._open("people", self.words.people)
            for part in chosen:
                self.add("number", visible(self._between.join(filter(None, (part.name, self._number(part.call))))))

    def crisis(self) -> None:
        """Adds lines to talk or write to; directories if the region has no line of its own."""
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
        """Adds lines for children and young adults."""
        if self.found.youth:
            self._open("youth", self.words.youth)
            self._lines(self.found.youth)

    def violence(self) -> None:
        """Adds lines for people who are hurt, and the region's own directories of them."""
        own = [line for line in self.found.directories_violence if line.region == self.found.code != "INT"]
        if self.found.violence or own:
            self._open("violence", self.words.violence, self.words.violence_before)
            self._lines((*self.found.violence, *own))

    def own_behaviour(self) -> None:
        """Adds lines for people worried about their own behaviour."""
        if self.found.own_behaviour:
            self._open("own-behaviour", self.words.own_behaviour, self.words.own_behaviour_before)
            self._lines(self.found.own_behaviour)

    def directories(self) -> None:
        """Adds international directories."""
        crisis = self.found.directories_crisis if self.found.crisis else ()
        violence = [line for line in self.found.directories_violence if line.region == "INT"]
        for heading, lines in ((self.words.directory, crisis), (self.words.directory_violence, violence)):
            if lines:
                self._open("directories", heading)
                self._lines(lines)

    def about(self, lines: HelpLines) -> None:
        """Adds that no record is kept, when the page was checked, and the faults of what was left out."""
        self._section = "about"
        self.add("say", self.words.record)
        self.add("say", self._checked.dates_checked(self.words))
        for fault in lines.left_out[:_FAULTS_SHOWN]:
            self.add("notice", fill_slots(self.words.left_out, fault=str(fault)))

    def _way(self, way: SilentWay) -> None:
        how, needs = self._way_text(way.how), self._way_text(way.needs)
        if self._heard:
            keys = " ".join(each.how for each in self.found.silent)  # another way may say which keys it does without
            how, needs = (spoken.pressed_in(text, keys) for text in (how, needs))
        self.add("way", how)
        needs = fill_slots(self.words.needs, needs=needs)
        self.add("detail", self._between.join(filter(None, (needs, self._checked.differing_date(way, self.words)))))

    def _lines(self, lines: Iterable[HelpLine]) -> None:
        """Adds lines. One whose number an earlier section has is only named."""
        before = dict(self._shown)
        for line in lines:
            number = line.number or ""
            if number in before:
                self._named_again(line, before[number])
                continue
            self._shown[number] = line
            self.add("number", self._reach(line))
            self.add("detail", self._between.join(filter(None, self._details(line))))

    def _named_again(self, line: HelpLine, above: HelpLine) -> None:
        """Names a service under a second heading: whom it is for here, and what isn't said above."""
        self.add("say", fill_slots(self.words.above, name=above.name, for_=line.for_))
        hours = "" if line.hours == above.hours else line.hours
        self.add("detail", self._between.join(filter(None, (None if above.chat else line.chat, hours))))

    def _reach(self, line: HelpLine) -> str:
        """Returns name and numbers; the numbers on a line of their own if both don't fit on one."""
        call, text = (self._number(number) if number else number for number in (line.call, line.text))
        how = _reach(self.words, call, text) or line.chat or ""
        if self._heard and line.name == line.number:
            return how
        name = self._way_text(line.name)
        reach = fill_slots(self.words.reach, name=name, how=how)
        if width_of(reach) <= _ONE_LINE:
            return reach
        return fill_slots(self.words.reach, name=name, how=f"\n{how}").replace(" \n", "\n")

    def _details(self, line: HelpLine) -> Iterator[str]:
        yield line.for_
        if line.chat != line.number:
            yield line.chat or ""
        yield line.hours.removeprefix("directory").removeprefix("; ")
        names = [LANGUAGE_NAMES.get(code, code) for code in line.languages]
        yield fill_slots(self.words.languages, languages=listed(names, self.words.and_)) if names else ""
        yield self._checked.differing_date(line, self.words)


def _reach(words: SafetyWords, call: str | None, text: str | None) -> str:
    if call and call == text:
        return fill_slots(words.call_or_text, number=call)
    called = fill_slots(words.call, number=call) if call else ""
    texted = fill_slots(words.text, number=text) if text else ""
    return ", ".join(filter(None, (called, texted)))
