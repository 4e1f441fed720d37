"""The text of Help now, apart from the lines themselves."""

import re
from dataclasses import dataclass, fields
from typing import Any, Final

from connectwell.library.location import Content
from connectwell.library.reading import at_most, first_format, open_content, sentence
from connectwell.model.table import Check, RuleBroken, Table, sequence_of

STEADY_WORDS = 70
"""The maximum length of a steadying line in characters, so that it fits on one line."""


@dataclass(frozen=True, slots=True)
class SafetyWords:
    """The sentences of Help now, in the order of the page; `fill_slots` fills their slots.

    The defaults are used when en/safety.toml can't be read, so that the numbers are still shown.
    """

    danger: str = "Anyone in danger now? Call the emergency number first."
    danger_elsewhere: str = "Anyone in danger now? Call the emergency number of the place you are in."
    emergency_first: str = "Emergency: {numbers}."
    """Where the page is read aloud, before everything else."""
    emergency_elsewhere: str = "Emergency: call the number of the place you are in."
    silent: str = "Without speaking"
    silent_before: str = "A spoken call is faster, if that's safe. Wait for a reply. Registering takes minutes to days."
    """Before any way to reach emergency services without speaking."""
    silent_below: str = "More of this is further down."
    silent_more: str = "More without speaking"
    steady: tuple[str, ...] = ("Just this minute is enough.",)
    device: str = "Someone who can open this device may see calls, texts, web pages and this program."
    people: str = "People I chose"
    crisis: str = "Someone to talk or write to"
    thoughts: str = "You can speak of ending your life, or of hurting yourself."
    youth: str = "For children and young adults"
    violence: str = "If someone hurts you"
    violence_before: str = "A call may show in the phone's list or on the bill."
    """Before any line for people who are hurt."""
    own_behaviour: str = "If you are worried that you hurt someone"
    own_behaviour_before: str = "Someone in danger comes first. These lines are confidential, not secret."
    """Before any line for people worried about what they do."""
    directory: str = "Find a line"
    directory_violence: str = "Violence: find a line"
    no_region: str = "No country is chosen yet, so there is no number here."
    record: str = "This program keeps no record of what you look at here."
    old: str = "Some of these were last checked on {date}. They may have changed since."
    checked: str = "Checked against public pages on {date}."
    checked_apart: str = "Checked on {date}: {what}."
    checked_line: str = "checked on {date}"
    emergency: str = "the emergency number"
    left_out: str = "Part of the list couldn't be read, so it isn't shown. {fault}"
    call: str = "call {number}"
    text: str = "text {number}"
    call_or_text: str = "call or text {number}"
    reach: str = "{name}: {how}"
    needs: str = "Note: {needs}"
    covers: str = "{number}: {for}"
    above: str = "{name}, above: {for}"
    languages: str = "in {languages}"
    and_: str = "{some} and {last}"
    or_: str = "{some} or {last}"
    or_heard: str = "{some}, or {last}"


def fill_slots(said: str, **slots: str) -> str:
    """Fills the slots of a sentence; slots in the values are not expanded.

    Args:
        said: a sentence of `SafetyWords`.
        slots: the value of each; `for_` fills {for}.
    """
    filled = {name.removesuffix("_"): value for name, value in slots.items()}
    return _SLOT.sub(lambda found: filled.get(found[1], found[0]), said)


def read_safety(content: Content) -> SafetyWords:
    """Reads the sentences of Help now. Raises ContentFault."""
    file = open_content(content, "safety.toml")
    file.only_items()

    def top(table: Table) -> SafetyWords:
        table.need("format", first_format)
        steady = table.need("steady", sequence_of(at_most(STEADY_WORDS)))
        if not steady:
            raise RuleBroken("steady", "at least one line")
        said = {name: table.need(name.removesuffix("_"), _with_slots(slots)) for name, slots in _SLOTS.items()}
        return SafetyWords(steady=steady, **said)

    return file.top(top)


_SLOT: Final = re.compile(r"\{(\w+)\}")
_SLOTS: Final = {
    field.name: frozenset(_SLOT.findall(str(field.default))) for field in fields(SafetyWords) if field.name != "steady"
}
"""The slots of each sentence, by its name."""


def _with_slots(slots: frozenset[str]) -> Check[str]:
    def check(value: Any) -> str:
        found = sentence(value)
        if set(_SLOT.findall(found)) != slots:
            named = " and ".join(f"{{{slot}}}" for slot in sorted(slots))
            raise RuleBroken("", f"a sentence with {named}" if slots else "a sentence without { }")
        return found

    return check
