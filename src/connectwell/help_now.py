"""Help now, as lines with a role each. It works when everything else is broken, and keeps no record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from connectwell.errors import ConnectwellError
from connectwell.journal import Journal
from connectwell.library import HelpLines, Library
from connectwell.library.help_lines import HelpLine
from connectwell.model.circle import CirclePart
from connectwell.model.text import visible

Role = Literal["steady", "say", "heading", "number", "detail", "notice"]


@dataclass(frozen=True, slots=True)
class HelpText:
    """One paragraph of the page."""

    role: Role
    text: str


_NOT_READ = (
    HelpText("say", "If you are in danger now, call the emergency number of the place you are in."),
    HelpText("say", "Someone who can open this device may see calls, texts and this program. Nothing is kept of this."),
    HelpText("notice", "The list of lines could not be read. A directory of lines: https://findahelpline.com"),
)


def help_texts(
    library: Library, region: str | None, people: Iterable[CirclePart], today: date, *, moment: int = 0
) -> tuple[HelpText, ...]:
    """The page for one region, never mixed with another.

    Args:
        library: where the lines and sentences are read.
        region: the code the person chose; None shows directories only.
        people: the circle; those with `help_now` are shown.
        today: to tell whether the lines are old.
        moment: any number; picks which steadying line comes first.

    Raises:
        UsageFault: there is no such region.
    """
    try:
        lines = library.help_lines()
        words = library.safety()
    except ConnectwellError:
        return _NOT_READ
    found = lines.for_region(region or "INT")
    texts = [HelpText("steady", words.steady[moment % len(words.steady)])]
    texts += [HelpText("say", words.danger), HelpText("say", f"{words.device} {words.record}")]
    if lines.is_old(found.code, today):
        texts.append(HelpText("notice", words.old.replace("{date}", lines.oldest(found.code).isoformat())))
    if region is None:
        texts.append(HelpText("notice", "No region is chosen yet, so no number is shown: only directories."))
    for emergency in found.emergency:
        texts.append(HelpText("number", emergency.number))
        texts.append(HelpText("detail", f"{emergency.for_} · {_checked(emergency.checked)}"))
    chosen = [part for part in people if part.help_now]
    if chosen:
        texts.append(HelpText("heading", "People I chose"))
        texts += [HelpText("number", visible(" · ".join(filter(None, (p.name, p.call))))) for p in chosen]
    for heading, part in (
        (words.crisis, found.crisis),
        (words.directory, found.directories_crisis),
        (words.violence, found.violence),
        (words.directory, found.directories_violence),
    ):
        if part:
            texts.append(HelpText("heading", heading))
            for line in part:
                texts += _line(line)
    return tuple(texts)


def people(journal: Journal) -> tuple[CirclePart, ...]:
    """The circle, as far as it reads; nothing where it doesn't. Help now never waits for it to be whole."""
    try:
        return journal.circle.parts()
    except (ConnectwellError, OSError):
        return ()


def region_heading(lines: HelpLines, region: str | None) -> str:
    """The name of the region these lines are for."""
    return lines.region_name(region) if region else "no region chosen"


def _line(line: HelpLine) -> list[HelpText]:
    reach = []
    if line.call:
        reach.append(f"call {line.call}")
    if line.text:
        reach.append(f"text {line.text}")
    if line.chat and not reach:
        reach.append(line.chat)
    web = line.chat if line.call or line.text else None
    details = [line.for_, web, line.hours, ", ".join(line.languages), _checked(line.checked)]
    return [
        HelpText("number", f"{line.name}: {', '.join(reach)}"),
        HelpText("detail", " · ".join(part for part in details if part)),
    ]


def _checked(day: date) -> str:
    return f"checked against public pages on {day.isoformat()}"
