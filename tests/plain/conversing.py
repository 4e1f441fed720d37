"""A conversation by pipe: lines in, what was said and what is on disk out."""

import tomllib
from dataclasses import dataclass
from io import StringIO
from typing import Any

from connectwell.context import Context
from connectwell.model.terms import Need
from connectwell.plain import Talk, check_in, open_companion

Tables = dict[str, Any]


class Typed(StringIO):
    """Lines that a person types at a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Conversation:
    """What was said, and every entry then on disk, oldest first."""

    said: str
    entries: list[Tables]

    @property
    def flat(self) -> str:
        """What was said, as if no line had been wrapped."""
        return " ".join(self.said.split())

    @property
    def entry(self) -> Tables:
        """The one entry there is."""
        (found,) = self.entries
        return found


def on_disk(context: Context) -> list[Tables]:
    files = sorted((context.places.data / "entries").rglob("[!.]*.toml"))
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]


def walk(
    context: Context,
    lines: str,
    *,
    typed: bool = False,
    only: tuple[Need, ...] = (),
    glance: bool = False,
    resume: str | None = None,
    width: int = 72,
) -> Conversation:
    """A check-in answered with `lines`, where | ends a line."""
    out = StringIO()
    talk = Talk((Typed if typed else StringIO)(piped(lines)), out, width)
    check_in(context, talk, mode="glance" if glance else "full", only=only, resume=resume)
    return Conversation(out.getvalue(), on_disk(context))


def open_with(context: Context, lines: str, *, typed: bool = False, width: int = 72) -> Conversation:
    """The companion opened and answered with `lines`, where | ends a line."""
    out = StringIO()
    open_companion(context, Talk((Typed if typed else StringIO)(piped(lines)), out, width))
    return Conversation(out.getvalue(), on_disk(context))


def piped(lines: str) -> str:
    return lines.replace("|", "\n") + "\n"
