"""A conversation by pipe: lines in, what was said and what is on disk out."""

import tomllib
from dataclasses import dataclass
from io import StringIO
from itertools import cycle
from typing import Any

from connectwell.context import Context
from connectwell.model.terms import Need
from connectwell.plain import Talk, check_in, open_companion
from connectwell.plain.doubts import NEARLY
from connectwell.plain.help import MORE, MORE_YET, THAT_IS_ALL
from connectwell.plain.line_editor import Kind

NUMBER = "Emergency: 1 1 2."
IN_HELP = (MORE, MORE_YET, THAT_IS_ALL)
IS_IT = NEARLY.partition("{command}")[2]
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


class Interrupted(Talk):
    """A conversation in which Help now is asked for at each question, before its answer comes."""

    def __init__(self, lines: str, out: StringIO, width: int = 72) -> None:
        super().__init__(StringIO(piped(lines)), out, width)
        self._out, self._from, self._asked = out, 0, ""
        self.unheeded: list[str] = []
        """The questions at which the number wasn't the first that was heard."""
        self._urgent = cycle(("/help now", "help  now!", "HELP-NOW."))

    def _read(self, kind: Kind, question: tuple[str, ...], *, bounces: bool = False) -> str:
        said = self._out.getvalue()[self._from :]
        last = question[-1] if question else ""
        if self._asked and last.endswith(IS_IT):
            return "yes\n"
        if self._asked and last.endswith(IN_HELP):
            if not said.lstrip().startswith(NUMBER):
                self.unheeded.append(self._asked)
            self._asked = "answered"
            return "\n"
        if question and not self._asked and not last.endswith(IN_HELP):
            self._from, self._asked = len(self._out.getvalue()), last
            return f"{next(self._urgent)}\n"
        if self._asked not in ("", "answered"):
            self.unheeded.append(self._asked)
        self._asked = ""
        return super()._read(kind, question, bounces=bounces)


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


def interrupted_with(context: Context, lines: str) -> tuple[Conversation, list[str]]:
    """The companion with Help now asked for at every question; and the questions at which it didn't come."""
    out = StringIO()
    talk = Interrupted(lines, out)
    open_companion(context, talk)
    return Conversation(out.getvalue(), on_disk(context)), talk.unheeded


def piped(lines: str) -> str:
    return lines.replace("|", "\n") + "\n"
