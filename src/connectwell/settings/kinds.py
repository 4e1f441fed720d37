"""The kinds of settings: which values one may have, how a person types it, and how it is shown."""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import time
from typing import Any, Literal

from connectwell.model.frozen import dataclass
from connectwell.model.table import Check, RuleBroken, boolean, one_of, sequence_of, text

KindName = Literal["yes", "one", "some", "ids", "time", "country", "shown"]
Labels = Mapping[str, tuple[str, str]]
"""Label and hint by the value in the file."""
Group = Literal["looks", "today", "check-in", "safety", "machine"]

TRUTHS = {
    "true": True, "yes": True, "on": True, "y": True, "1": True,
    "false": False, "no": False, "off": False, "n": False, "0": False,
}  # fmt: skip
"""What can be typed for yes and no."""


_NONE = ("", "none", "nothing", "no")
"""What can be typed for an empty list."""
_NAMED_TIMES = {"midnight": "00"}
_BEGINNING = 2
"""Letters of a beginning that may stand for the whole."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a value may be.

    Attributes:
        name: how it is chosen: yes or no, one or some of `options`, ids to take out, a time, a country; or shown only.
        check: checks a TOML value; returns it as `Settings` has it.
        options: what can be chosen, in order.
    """

    name: KindName
    check: Check[Any]
    options: Labels

    @property
    def is_list(self) -> bool:
        """Whether a value is a list in the file, and typed with commas."""
        return self.name in ("some", "ids")

    def read_typed(self, typed: str) -> Any:
        """Returns the TOML value for what was typed, in any case and by the name it is shown by. Raises RuleBroken."""
        meant: Any = typed
        if self.is_list:
            parts = [] if typed.strip().casefold() in _NONE else typed.split(",")
            meant = [one for part in parts for one in self._options_in(part)]
        elif self.name == "yes":
            meant = TRUTHS.get(typed.strip().casefold())
            if meant is None:
                raise RuleBroken("", "on or off")
        elif self.name == "time":
            meant = _time_typed(typed)
        elif self.name == "one":
            meant = self._option(typed)
        self.check(meant)
        return meant

    def _options_in(self, typed: str) -> list[str]:
        """Returns the options between two commas: one by its whole name, or several with spaces between."""
        if (whole := self._option(typed)) in self.options:
            return [whole]
        return [self._option(word) for word in typed.split()]

    def _option(self, typed: str) -> str:
        """Returns the option that was typed: its value, its name, or the beginning of one alone; else as typed."""
        said = _plainly(typed)
        names = {value: (_plainly(value), _plainly(label)) for value, (label, _) in self.options.items()}
        if exact := [value for value, both in names.items() if said in both]:
            return exact[0]
        begun = [value for value, both in names.items() if any(name.startswith(said) for name in both)]
        if len(said) < _BEGINNING or not begun:
            return typed.strip()
        if len(begun) > 1:
            raise RuleBroken("", f"one of {', '.join(begun)}")
        return begun[0]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A key of config.toml.

    Attributes:
        kind: what its value may be.
        title: what it is called.
        about: what it does, in one line.
        group: where it is listed; None if it is only in the file.
    """

    kind: Kind
    title: str
    about: str
    group: Group | None = None


def setting(default: Any, kind: Kind, title: str, about: str, group: Group | None = None) -> Any:
    """Declares a setting as a field of `Settings`."""
    return field(default=default, metadata={"setting": Setting(kind=kind, title=title, about=about, group=group)})


def one_option(options: Labels, *, expected: str = "") -> Kind:
    """Returns the kind for one of the options; `expected` says what a file should have, where they are many."""
    known = one_of(tuple(options))

    def check(value: Any) -> Any:
        try:
            return known(value)
        except RuleBroken:
            raise RuleBroken("", expected) from None

    return Kind(name="one", check=check if expected else known, options=options)


def some_options(options: Labels) -> Kind:
    """Returns the kind for any of the options."""
    return Kind(name="some", check=sequence_of(one_of(tuple(options))), options=options)


def _turn(value: Any) -> time:
    try:
        found = value if isinstance(value, time) else time.fromisoformat(text(value))
    except ValueError:
        raise RuleBroken("", 'a time in quotes such as "04:00"') from None
    if found.tzinfo is not None or found >= time(12):
        raise RuleBroken("", 'a time before noon in quotes such as "04:00"')
    return found


def _time_typed(typed: str) -> str:
    """Returns the TOML value for a time before noon as people write it: 3am, 4:30, 04.30. Raises RuleBroken."""
    said = typed.strip().casefold().replace(" ", "").replace(".", ":").removesuffix("h")
    said = re.sub(r":?a:?m:?$", "", _NAMED_TIMES.get(said, said))
    found = re.fullmatch(r"(\d{1,2})(?:[:h]?(\d{2})(?::00)?)?", said)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (12, 0)
    if typed.strip().casefold().replace(".", "").endswith("am") and hours == 12:
        hours = 0
    if found is None or hours > 11 or minutes > 59:
        raise RuleBroken("", "a time before noon, such as 4:30 or 4am")
    return f"{hours:02}:{minutes:02}"


def _plainly(said: str) -> str:
    return " ".join(said.casefold().replace("-", " ").replace("_", " ").split())


YES = Kind(name="yes", check=boolean, options={})
COUNTRY = Kind(name="country", check=text, options={})
TIME = Kind(name="time", check=_turn, options={})
SHOWN = Kind(name="shown", check=text, options={})
IDS = Kind(name="ids", check=sequence_of(text), options={})


def shown(value: Any) -> str:
    """Returns a setting's value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def as_toml(value: Any) -> Any:
    """Returns a setting's value as the file has it; None for no value."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    return list(value) if isinstance(value, tuple) else value
