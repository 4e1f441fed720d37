"""config.toml, line by line, and the country of Help now."""

from collections.abc import Iterator

from connectwell.doctor.diagnosis import Diagnosis, list_of
from connectwell.doctor.installation import Installation
from connectwell.errors import ContentFault, UsageFault
from connectwell.library import Library
from connectwell.model.text import one_line
from connectwell.settings import unknown_keys

_CHOOSE = "'connectwell config region XX' chooses one, such as DE or GB."


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields each part of config.toml that can't be read, and whether Help now has a number."""
    for sentence in installation.settings.unread:
        yield Diagnosis("settings", one_line(sentence, 400))
    if unknown := unknown_keys(installation.places):
        yield Diagnosis(
            "settings",
            f"config.toml has settings that connectwell doesn't know: {list_of(unknown)}.",
            "They are left as they are.",
            "'connectwell config' lists those it knows.",
            needs_you=False,
        )
    yield from _region(installation)


def _region(installation: Installation) -> Iterator[Diagnosis]:
    region = installation.settings.region
    if region is None:
        yield Diagnosis(
            "settings",
            "No country is chosen for Help now, so it can't show a local number.",
            "",
            _CHOOSE,
            needs_you=False,
        )
        return
    try:
        lines = Library(installation.content).help_lines().for_region(region)
    except ContentFault:  # the check of the content says so
        return
    except UsageFault:
        yield Diagnosis("settings", f"Help now doesn't know a country called {one_line(region, 20)}.", "", _CHOOSE)
        return
    if not lines.emergency and region.upper() != "INT":
        yield Diagnosis("settings", f"Help now has no emergency number for {lines.name}.", "", _CHOOSE, needs_you=False)
