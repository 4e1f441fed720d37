"""Builds the page of Help now as a list of texts. Works when everything else is broken, and keeps no record."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from connectwell.errors import ConnectwellError, UsageFault
from connectwell.help_now import spoken
from connectwell.help_now.check_dates import written_day
from connectwell.help_now.page import HelpPage
from connectwell.help_now.texts import UNHEADED, HelpText
from connectwell.journal import Journal
from connectwell.library import HelpLines, Library, RegionLines, SafetyWords
from connectwell.library.safety import fill_slots
from connectwell.model.circle import CirclePart
from connectwell.model.text import visible

__all__ = ["UNHEADED", "HelpText", "first_lines", "help_texts", "people", "region_heading"]


def help_texts(
    library: Library,
    region: str | None,
    people: Iterable[CirclePart],
    today: date,
    *,
    moment: int = 0,
    way_beside_number: bool = True,
    heard: bool = False,
    card: str = "",
) -> tuple[HelpText, ...]:
    """Returns the page for one region, never mixed with another.

    Args:
        library: where the lines and sentences are read.
        region: the code the person chose; None shows directories only.
        people: the circle; those with `help_now` are shown.
        today: to tell whether the lines are old.
        moment: any number; picks which steadying line comes first.
        way_beside_number: whether the first way without speaking comes right below the emergency number. Else there
            is a pointer in its place, for small windows, and all of them come further down.
        heard: whether the page is read aloud: digits come one by one, and nothing depends on a sign.
        card: how to get to the person's card for hard days; empty if there is none.

    Raises:
        UsageFault: there is no such region. If part of content/ cannot be read, it returns directories instead.
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
    page = HelpPage(words, found, heard=heard)
    page.emergency(chosen=region is not None)
    oldest = lines.oldest(found.code)
    if oldest and lines.is_old(found.code, today):
        page.add("notice", fill_slots(words.old, date=written_day(oldest)))
    ways_told = page.silent() if way_beside_number else page.silent_pointer()
    page.card(card)
    if heard:  # one after the other: nobody can see that there are more further down
        page.more_silent(ways_told)
    page.minute(moment)
    page.people(people)
    page.crisis()
    page.youth()
    if not heard:
        page.more_silent(ways_told)
    page.violence()
    page.own_behaviour()
    page.directories()
    page.about(lines)
    return tuple(page.texts)


def first_lines(library: Library, region: str | None, people: Iterable[CirclePart]) -> tuple[str, ...]:
    """Returns what is read aloud first: the emergency number, then somebody to call. Never raises.

    Args:
        library: where the lines and sentences are read.
        region: the code the person chose; one that there is not counts as none.
        people: the circle; of those with `help_now`, the first with a number is named.
    """
    words, found = SafetyWords(), RegionLines("INT", "")
    with suppress(ConnectwellError, OSError):
        words = library.safety()
    with suppress(ConnectwellError, OSError):
        lines = library.help_lines()
        found = lines.for_region("INT")
        found = lines.for_region(region or "INT")
    chosen = next((part for part in people if part.is_in_help_now and part.call.strip()), None)
    somebody = ""
    if chosen:
        somebody = f"{visible(chosen.name)}: {spoken.digits(visible(chosen.call))}."
    elif line := next(iter(found.crisis or found.directories_crisis), None):
        number = line.call or line.text
        reach = spoken.digits(number) if number else line.chat or ""
        name = "" if line.name == number else spoken.digits_in(line.name)
        somebody = f"{words.crisis}: {', '.join(filter(None, (name, reach)))}."
    return tuple(filter(None, (spoken.emergency(found, words), somebody)))


def people(journal: Journal) -> tuple[CirclePart, ...]:
    """Returns the circle, with what can be found out about damaged parts; `journal.unread_files` names those.

    A copy that a sync program left of somebody is among them where it has another number.
    """
    circle = journal.circle
    copies = [
        one.copy
        for one in circle.copies()
        if not one.copy.removed and (one.copy.help_now, one.copy.call) != (one.part.help_now, one.part.call)
    ]
    return (*circle.parts(), *copies, *circle.recovered())


def region_heading(lines: HelpLines, region: str | None) -> str:
    """Returns the name of the region, for the title."""
    return lines.region_name(region) if region else "no country chosen"
