"""The examination: every check in turn. One that breaks is a finding, too, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from connectwell.doctor import clock, config, content, disk, entries, extras, folders, index, leftovers, terminal
from connectwell.doctor.diagnosis import Diagnosis, Family
from connectwell.doctor.installation import Installation
from connectwell.errors import ConnectwellError, SaveFailed, unexpected
from connectwell.model.circle import NAMED

_CHECKS: Final[tuple[tuple[Family, Callable[[Installation], Iterable[Diagnosis]]], ...]] = (
    ("folders", folders.check),
    ("entries", entries.check),
    ("entries", entries.check_versions),
    ("circle", entries.check_circle),
    ("settings", config.check),
    ("leftovers", leftovers.check),
    ("index", index.check),
    ("disk", disk.check),
    ("clock", clock.check),
    ("content", content.check),
    ("extras", extras.check),
    ("terminal", terminal.check),
    ("entries", entries.check_what_came_since),
)
NOT_MENDED: Final = "This couldn't be mended: {what} ({reason})"
STOPPED: Final = "The check of {family} stopped: {reason}."
BROKE_OFF: Final = "The check of {family} stopped. {fault}"
_FACTS: Final = (folders.fact, disk.fact, clock.fact, extras.fact, terminal.fact)


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found.

    Attributes:
        findings: those that need the person first, each in the order of the families.
        entries, circle, versions: how many were read.
        facts: what is worth a look where something doesn't work, a sentence each.
    """

    findings: tuple[Diagnosis, ...]
    entries: int
    circle: int
    versions: int
    facts: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing needs the person."""
        return not any(one.needs_you for one in self.findings)


def examine(installation: Installation) -> Examination:
    """Runs every check. Never raises."""
    found = [one for family, check in _CHECKS for one in _findings(family, check, installation)]
    found.sort(key=lambda one: not one.needs_you)
    return Examination(
        tuple(found),
        _count(lambda: sum(not item.is_copy for item in installation.items)),
        _count(lambda: sum(part.kind in NAMED for part in installation.journal.circle.parts())),
        _count(lambda: installation.versions.number),
        tuple(filter(None, (_fact(fact, installation) for fact in _FACTS))),
    )


def mend(findings: Iterable[Diagnosis]) -> Iterator[str]:
    """Mends what can be mended, and yields a sentence about each. Nothing a person wrote is deleted."""
    for one in findings:
        if one.mend is not None:
            try:
                if said := one.mend():
                    yield said
            except (ConnectwellError, OSError) as error:
                reason = SaveFailed.because(error).reason if isinstance(error, OSError) else str(error).rstrip(".")
                yield NOT_MENDED.format(what=one.what, reason=reason)


def _findings(
    family: Family, check: Callable[[Installation], Iterable[Diagnosis]], installation: Installation
) -> Iterator[Diagnosis]:
    try:
        yield from check(installation)
    except OSError as error:
        what = STOPPED.format(family=family, reason=SaveFailed.because(error).reason)
        yield Diagnosis(family, what, "Nothing was changed.", "Mend what is listed above this, then try again.")
    except Exception as fault:  # a check that breaks must not keep the others from being made
        yield Diagnosis(family, BROKE_OFF.format(family=family, fault=unexpected(fault)))


def _fact(fact: Callable[[Installation], str], installation: Installation) -> str:
    try:
        return fact(installation)
    except Exception:  # said by the check that met it
        return ""


def _count(count: Callable[[], int]) -> int:
    try:
        return count()
    except Exception:  # said by the check that met it
        return 0
