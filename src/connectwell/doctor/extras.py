"""The optional libraries, and how to add those that are missing."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final

from connectwell.doctor.diagnosis import Diagnosis
from connectwell.doctor.installation import Installation
from connectwell.extras import install_command

_FOR: Final = {
    "typst": "A page can't be made as a PDF here, since typst isn't installed. It brings its own fonts.",
    "pyrage": "A file can't be sealed with age here, since pyrage isn't installed.",
}
_INSTEAD: Final = {"typst": "HTML works without it.", "pyrage": "Everything else works without it."}


def fact(_installation: Installation) -> str:
    """Returns what is installed."""
    there = [library for library in _FOR if find_spec(library) is not None]
    return f"Installed for pages: {', '.join(there)}." if there else ""


def check(_installation: Installation) -> Iterator[Diagnosis]:
    """Yields what isn't installed."""
    for library, what in _FOR.items():
        if find_spec(library) is None:
            yield Diagnosis("extras", what, _INSTEAD[library], f"{install_command(library)} adds it.", needs_you=False)
