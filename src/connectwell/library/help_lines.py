"""Help lines and directories, for one region at a time. Never mixes the numbers of two regions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from connectwell.errors import ContentFault, UsageFault
from connectwell.library.regions import EU, INT, REGION_NAMES, region_code

LineKind = Literal["crisis", "violence", "wellness", "youth", "own-behaviour"]
Confidence = Literal["high", "medium"]

_BEGINNING: Final = 3
OLD_AFTER: Final = 183
"""Days until a check counts as old: about six months."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line or directory. `for_` holds keywords and key presses, so always show it with the number."""

    region: str
    name: str
    kind: LineKind
    languages: tuple[str, ...]
    """Codes of `LANGUAGE_NAMES`."""
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
        """Whether it is a directory of lines, not a line itself."""
        return self.hours.startswith("directory")

    @property
    def number(self) -> str | None:
        """The primary contact: a number to call, else one to text, else a web address."""
        return self.call or self.text or self.chat


@dataclass(frozen=True, slots=True)
class Emergency:
    """An emergency number. Where a region has several, the one to try first for a medical emergency comes first."""

    region: str
    number: str
    for_: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class SilentWay:
    """A way to reach emergency services without speaking. Always show `needs` with `how`."""

    region: str
    how: str
    call: str | None
    text: str | None
    needs: str
    """What it requires: an app, prior registration, a disability; or that it requires nothing."""
    source: str
    checked: date
    confidence: Confidence


Fact = Emergency | SilentWay | HelpLine


@dataclass(frozen=True, slots=True)
class RegionLines:
    """Everything shown for one region."""

    code: str
    name: str
    emergency: tuple[Emergency, ...] = ()
    silent: tuple[SilentWay, ...] = ()
    """The one that requires least comes first."""
    crisis: tuple[HelpLine, ...] = ()
    """For anyone in crisis; lines for one community's well-being (kind "wellness") come last."""
    youth: tuple[HelpLine, ...] = ()
    violence: tuple[HelpLine, ...] = ()
    own_behaviour: tuple[HelpLine, ...] = ()
    """For people worried about what they do to others. Some are in `violence` as well."""
    directories_crisis: tuple[HelpLine, ...] = ()
    directories_violence: tuple[HelpLine, ...] = ()

    @property
    def lines(self) -> tuple[HelpLine, ...]:
        """All lines and directories, in page order."""
        own = (*self.crisis, *self.youth, *self.violence, *self.own_behaviour)
        return (*own, *self.directories_crisis, *self.directories_violence)


@dataclass(frozen=True, slots=True)
class HelpLines:
    """The contents of all help line files, in file order."""

    lines: tuple[HelpLine, ...]
    emergencies: tuple[Emergency, ...]
    silent: tuple[SilentWay, ...] = ()
    left_out: tuple[ContentFault, ...] = ()
    """The items that could not be read."""

    def regions(self) -> tuple[str, ...]:
        """Returns the codes a person can choose, sorted by English name; EU and INT last. Always includes INT."""
        every: tuple[Fact, ...] = (*self.lines, *self.emergencies, *self.silent)
        own = {found.region for found in every} | {INT}
        return tuple(sorted(own, key=lambda code: ((EU, INT).index(code) if code in (EU, INT) else -1, _name(code))))

    def region_name(self, code: str) -> str:
        """Returns the English name of a region. Raises UsageFault if it cannot be chosen."""
        return _name(self._known(code))

    def for_region(self, code: str) -> RegionLines:
        """Returns what is shown for one region, and nothing of another.

        International directories follow where the region has at most one line of that kind; a directory of the
        region's own stands before them. A "wellness" line is for some people only, so it is not counted there.

        Args:
            code: a code from `regions()`, in any case; "EU" gives 112 and directories, "INT" directories.

        Raises:
            UsageFault: there is no such region. Names those there are.
        """
        code = self._known(code)
        lines = [line for line in self.lines if line.region == code and not line.is_directory]
        crisis, violence = _of_kind(lines, "crisis"), _of_kind(lines, "violence")
        return RegionLines(
            code=code,
            name=_name(code),
            emergency=tuple(number for number in self.emergencies if number.region == code),
            silent=tuple(way for way in self.silent if way.region == code),
            crisis=crisis + _of_kind(lines, "wellness"),
            youth=_of_kind(lines, "youth"),
            violence=violence,
            own_behaviour=_of_kind(lines, "own-behaviour"),
            directories_crisis=self._directories(code, "crisis", beside=len(crisis)),
            directories_violence=self._directories(code, "violence", beside=len(violence)),
        )

    def oldest(self, code: str) -> date | None:
        """Returns the earliest check date of anything shown for this region; None if nothing is shown.

        Raises:
            UsageFault: there is no such region.
        """
        shown = self.for_region(code)
        facts: tuple[Fact, ...] = (*shown.emergency, *shown.silent, *shown.lines)
        return min((found.checked for found in facts), default=None)

    def is_old(self, code: str, today: date) -> bool:
        """Whether anything shown for this region was checked more than six months ago. Raises UsageFault."""
        oldest = self.oldest(code)
        return oldest is not None and (today - oldest).days > OLD_AFTER

    def _directories(self, code: str, kind: LineKind, *, beside: int) -> tuple[HelpLine, ...]:
        regions = (code, INT) if beside <= 1 and code != INT else (code,)
        found = [line for region in regions for line in self.lines if line.region == region and line.is_directory]
        return _of_kind(found, kind)

    def _known(self, code: str) -> str:
        meant = region_code(code)
        known = self.regions()
        if meant not in known:
            choices = ", ".join(f"{each} ({_name(each)})" for each in _begun(code, known) or known)
            raise UsageFault(f"There are no help lines for {code!r}. You can choose: {choices}.")
        return meant


def _of_kind(lines: Iterable[HelpLine], kind: LineKind) -> tuple[HelpLine, ...]:
    return tuple(line for line in lines if line.kind == kind)


def _begun(typed: str, known: Iterable[str]) -> list[str]:
    """Returns the regions whose name begins as what was typed does."""
    said = typed.strip().casefold()[:_BEGINNING]
    return [code for code in known if len(said) == _BEGINNING and _name(code).casefold().startswith(said)]


def _name(code: str) -> str:
    return REGION_NAMES[code]
