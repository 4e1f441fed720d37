"""Lines to call, write to or find, for one region at a time. Numbers of two regions never stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal, get_args

from connectwell.errors import UsageFault
from connectwell.library.reading import ContentFile, first_format, sentence
from connectwell.library.regions import EU, INT, REGION_NAMES, region_code
from connectwell.model.table import RuleBroken, Table, day, many, one_of

LineKind = Literal["crisis", "violence", "wellness"]
Confidence = Literal["high", "medium"]

OLD_AFTER: Final = 183
"""Days after which a check counts as old: about six months."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line or directory. `for_` holds keywords and key presses, so it always stands beside the number."""

    region: str
    name: str
    kind: LineKind
    languages: tuple[str, ...]
    call: str | None
    text: str | None
    """An SMS number."""
    chat: str | None
    """A web address."""
    hours: str
    for_: str
    source: str
    checked: date
    """When it was checked against public pages."""
    confidence: Confidence

    @property
    def is_directory(self) -> bool:
        """Whether it leads to lines instead of being one."""
        return self.hours.startswith("directory")


@dataclass(frozen=True, slots=True)
class Emergency:
    """An emergency number. Where a region has several, the one to try first for a medical emergency comes first."""

    region: str
    number: str
    for_: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class RegionLines:
    """All that is shown for one region."""

    code: str
    name: str
    emergency: tuple[Emergency, ...]
    crisis: tuple[HelpLine, ...]
    """For anyone in crisis; lines for the well-being of one people (kind "wellness") after them."""
    violence: tuple[HelpLine, ...]
    directories_crisis: tuple[HelpLine, ...]
    directories_violence: tuple[HelpLine, ...]


@dataclass(frozen=True, slots=True)
class HelpLines:
    """Everything in help_lines.toml, in the file's order."""

    lines: tuple[HelpLine, ...]
    emergencies: tuple[Emergency, ...]

    def regions(self) -> tuple[str, ...]:
        """The codes a person can choose, by English name; EU and INT last."""
        own = {line.region for line in self.lines} | {number.region for number in self.emergencies}
        return tuple(sorted(own, key=lambda code: ((EU, INT).index(code) if code in (EU, INT) else -1, _name(code))))

    def region_name(self, code: str) -> str:
        """The English name of a region. Raises UsageFault for one that cannot be chosen."""
        return _name(self._known(code))

    def for_region(self, code: str) -> RegionLines:
        """What is shown for one region, and nothing of another.

        International directories follow where the region has at most one line of that kind; a directory of the
        region's own stands before them. A "wellness" line is for some people only, so it is not counted there.

        Args:
            code: a code from `regions()`, in any case; "EU" gives 112 and directories, "INT" directories.

        Raises:
            UsageFault: there is no such region. Names those there are.
        """
        code = self._known(code)
        own = [line for line in self.lines if line.region == code]
        lines = [line for line in own if not line.is_directory]
        crisis, violence, wellness = (tuple(_of_kind(lines, kind)) for kind in get_args(LineKind))
        return RegionLines(
            code=code,
            name=_name(code),
            emergency=tuple(number for number in self.emergencies if number.region == code),
            crisis=crisis + wellness,
            violence=violence,
            directories_crisis=self._directories(code, "crisis", beside=len(crisis)),
            directories_violence=self._directories(code, "violence", beside=len(violence)),
        )

    def oldest(self, code: str) -> date:
        """The earliest day on which anything shown for this region was checked. Raises UsageFault."""
        shown = self.for_region(code)
        lines = (*shown.crisis, *shown.violence, *shown.directories_crisis, *shown.directories_violence)
        return min([line.checked for line in lines] + [number.checked for number in shown.emergency])

    def is_old(self, code: str, today: date) -> bool:
        """Whether anything shown for this region was checked more than six months ago. Raises UsageFault."""
        return (today - self.oldest(code)).days > OLD_AFTER

    def _directories(self, code: str, kind: LineKind, *, beside: int) -> tuple[HelpLine, ...]:
        regions = (code, INT) if beside <= 1 and code != INT else (code,)
        found = [line for region in regions for line in self.lines if line.region == region and line.is_directory]
        return tuple(_of_kind(found, kind))

    def _known(self, code: str) -> str:
        meant = region_code(code)
        known = self.regions()
        if meant not in known:
            choices = ", ".join(f"{each} ({_name(each)})" for each in known)
            raise UsageFault(f"There are no lines for a region called {code!r}. You can choose: {choices}.")
        return meant


def read_help_lines(root: Path) -> HelpLines:
    """Reads help_lines.toml. Raises ContentFault."""
    file = ContentFile(root, "help_lines.toml")
    file.only_items("line", "emergency")
    file.top(lambda table: table.take("format", first_format))
    lines = file.items("line", _line)
    emergencies = file.items("emergency", _emergency)
    _refuse_twins(file, "line", [(line.region, line.kind, line.name) for line in lines])
    _refuse_twins(file, "emergency", [(found.region, found.number) for found in emergencies])
    return HelpLines(lines, emergencies)


_region = one_of(tuple(REGION_NAMES))
_kind = one_of(get_args(LineKind))
_confidence = one_of(get_args(Confidence))


def _line(table: Table) -> HelpLine:
    line = HelpLine(
        region=table.need("region", _region),
        name=table.need("name", sentence),
        kind=table.take("kind", _kind, "crisis"),
        languages=table.need("languages", many(sentence)),
        call=table.take("call", sentence),
        text=table.take("text", sentence),
        chat=table.take("chat", sentence),
        hours=table.need("hours", sentence),
        for_=table.need("for", sentence),
        source=table.need("source", sentence),
        checked=table.need("checked", day),
        confidence=table.need("confidence", _confidence),
    )
    if not (line.call or line.text or line.chat):
        raise RuleBroken("call", "there, or text, or chat: some way to reach it")
    if line.region in (EU, INT) and not line.is_directory:
        raise RuleBroken("hours", f'"directory": {line.region} holds no numbers to call, as they differ by country')
    return line


def _emergency(table: Table) -> Emergency:
    return Emergency(
        region=table.need("region", _region),
        number=table.need("number", sentence),
        for_=table.need("for", sentence),
        source=table.need("source", sentence),
        checked=table.need("checked", day),
    )


def _refuse_twins(file: ContentFile, key: str, named: list[tuple[str, ...]]) -> None:
    for number, name in enumerate(named, 1):
        if name in named[: number - 1]:
            raise file.fault(f"[[{key}]] number {number}", f"it once only ({', '.join(name)} stands there before)")


def _of_kind(lines: Iterable[HelpLine], kind: str) -> Iterable[HelpLine]:
    return (line for line in lines if line.kind == kind)


def _name(code: str) -> str:
    return REGION_NAMES[code]
