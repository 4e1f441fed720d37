"""What the person has chosen, in config.toml. Comments they write in it survive every change made here."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import time
from typing import Any, Final, Literal, get_args

from connectwell import durable
from connectwell.clock import DAY_TURNS_AT
from connectwell.errors import SettingsFault, UsageFault
from connectwell.locking import lock
from connectwell.model.frozen import dataclass
from connectwell.model.table import Check, RuleBroken, Table, many, one_of, text, truth
from connectwell.model.toml import loads
from connectwell.paths import Places

RuledOut = Literal["strangers", "eye-contact", "phone", "public", "online", "speech", "someone", "messages"]
RULED_OUT: Final[tuple[RuledOut, ...]] = get_args(RuledOut)
THEMES: Final = (
    "dark", "light", "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord",
    "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark",
    "textual-light", "tokyo-night",
)  # fmt: skip
"""Our own two, then Textual's by their names: to know them from Textual itself would take longer than the verb."""
_BOM = "\ufeff"
_LEFT_OUT: Final = "All other settings count; 'connectwell config path' says where the file is."
_DEFAULTS: Final = "Your journal is safe; the settings are as at first until it is mended."
_LARGEST: Final = 1 << 20
"""Bytes of config.toml."""
_MOST_LINES: Final = 40
_LONG_LINE: Final = 1000


def _turn(value: Any) -> time:
    try:
        found = time.fromisoformat(text(value))
    except ValueError:
        raise RuleBroken("", 'a time in quotes such as "04:00"') from None
    if found.tzinfo is not None or found >= time(12):
        raise RuleBroken("", 'a time before noon in quotes such as "04:00"')
    return found


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One value for each key of config.toml."""

    region: str | None = None
    """Which region's help lines to show, such as "DE"; never guessed."""
    welcomed: bool = False
    """Whether the welcome page was read to its end."""
    plain: bool = False
    """Questions and answers as lines instead of full screens."""
    theme: str = "dark"
    """"dark", "light", or the name of one of Textual's own themes."""
    motion: bool = True
    """Whether anything on the screen may move."""
    deep: bool = True
    """Whether a deeper prompt, about the years before, may be asked for. None ever comes by itself."""
    rule_out: tuple[RuledOut, ...] = ()
    """What neither connections nor prompts may ask for."""
    never_ask: tuple[str, ...] = ()
    """Prompts that are never put, by id."""
    never_suggest: tuple[str, ...] = ()
    """Connections that are never suggested, by id."""
    offer_safe: bool = True
    """Whether *safe* may be offered for the session after a run of low days."""
    day_turns_at: time = DAY_TURNS_AT
    """When the day turns, before noon."""
    unread: tuple[str, ...] = ()
    """Not a key: a sentence for each thing in config.toml that could not be read. Everything else in it counts."""


_CHECKS: dict[str, Check[Any]] = {
    "region": text,
    "welcomed": truth,
    "plain": truth,
    "theme": text,
    "motion": truth,
    "deep": truth,
    "rule_out": many(one_of(RULED_OUT)),
    "never_ask": many(text),
    "never_suggest": many(text),
    "offer_safe": truth,
    "day_turns_at": _turn,
}
_LISTS: Final = ("rule_out", "never_ask", "never_suggest")
_CHECKS_TYPED: dict[str, Check[Any]] = {**_CHECKS, "theme": one_of(THEMES)}
"""As a person types it. In a file another theme may stand, as of another Textual; the dark one is drawn then."""
KEYS: Final[tuple[str, ...]] = tuple(field.name for field in fields(Settings) if field.name != "unread")


def read_settings(places: Places) -> Settings:
    """What config.toml says; the defaults where there is none. Keys it does not know are left alone.

    Never fails: a line or a value that can't be read is left out and named in `unread`, and the rest counts.
    """
    try:
        text = _read_text(places)
    except SettingsFault as fault:
        return Settings(unread=(str(fault),))
    raw, unread = _parse_what_can_be(text)
    chosen: dict[str, Any] = {}
    for key in KEYS:
        if key in raw:
            try:
                chosen[key] = _CHECKS[key](raw[key])
            except RuleBroken as broken:
                unread.append(f"In config.toml, {key}: expected {broken.expected}. {_LEFT_OUT}")
    return Settings(**chosen, unread=tuple(unread))


def _parse_what_can_be(text: str) -> tuple[dict[str, Any], list[str]]:
    """The table that config.toml holds, and a sentence on each line that had to be left out of it."""
    whole = _fault_in(text)
    if whole is None:
        return loads(text), []
    lines, left_out, fault = text.split("\n"), list[str](), whole
    for _ in range(_MOST_LINES):
        at = str(fault).partition("(at line ")[2].partition(",")[0]  # as tomllib says it
        number = int(at) if at.isdecimal() else 0
        if not 0 < number <= len(lines) or not lines[number - 1].strip():
            break
        lines[number - 1] = ""
        left_out.append(f"Line {number} of config.toml cannot be read. {_LEFT_OUT}")
        rest = "\n".join(lines)
        more = _fault_in(rest)
        if more is None:
            return loads(rest), left_out
        fault = more
    return _line_by_line(text), [f"config.toml cannot be read as a whole: {_short(whole)}. {_LEFT_OUT}"]


def _fault_in(text: str) -> Exception | None:
    try:
        loads(text)
    except (ValueError, RecursionError) as fault:
        return fault
    return None


def _line_by_line(text: str) -> dict[str, Any]:
    """Every setting that stands on a line of its own; where one stands twice, the first."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        key = line.partition("=")[0].strip()
        if key in KEYS and len(line) < _LONG_LINE:
            with suppress(ValueError, RecursionError):
                found.setdefault(key, loads(line)[key])
    return found


def _check(raw: Mapping[str, Any]) -> None:
    """Raises SettingsFault where a value is not allowed."""
    table = Table(raw)
    try:
        for key in raw:
            table.need(key, _CHECKS[key])
    except RuleBroken as broken:
        raise SettingsFault(f"In config.toml, {broken}. Nothing was changed.") from None


def parse_setting(key: str, value: str) -> Any:
    """What a person typed for `key`, as the TOML value it means.

    Raises:
        UsageFault: there is no such setting, or the value is not allowed.
    """
    if key not in KEYS:
        raise UsageFault(f"There is no setting called {key!r}. There are: {', '.join(KEYS)}.")
    meant: Any = value
    if key in _LISTS:
        meant = [part.strip() for part in value.split(",") if part.strip()]
    elif _CHECKS[key] is truth:
        meant = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
            value.lower(), value
        )
    try:
        _CHECKS_TYPED[key](meant)
    except RuleBroken as broken:
        raise UsageFault(f"{key}: expected {broken.expected}. Nothing was changed.") from None
    return meant


def change_settings(places: Places, changes: Mapping[str, Any]) -> Settings:
    """Writes some settings, keeps all else in the file as it is, and gives what it says then.

    Args:
        changes: TOML values by key; None takes a key away.

    Raises:
        SettingsFault: the file there cannot be read, or a value is not allowed; it is left untouched.
        SaveFailed: it could not be written.
    """
    import tomlkit  # 25 ms: only to write

    _check({key: value for key, value in changes.items() if value is not None})
    durable.make_folders(places.config, below=places.config)
    with lock(places.config):  # two programs that change two settings both keep theirs
        before = _read_text(places)
        _parse(before)
        document = tomlkit.parse(before)
        for key, value in changes.items():
            if value is None:
                document.pop(key, None)
            else:
                document[key] = value
        file = (places.config / "config.toml").resolve()  # people keep such files elsewhere and link to them
        written = tomlkit.dumps(document)
        _parse(written)
        durable.replace(file, written.encode())
    return read_settings(places)


def shown(value: Any) -> str:
    """A setting's value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _read_text(places: Places) -> str:
    """What config.toml holds. Raises SettingsFault where it is no text file of ordinary size."""
    try:
        opened = os.open(places.config / "config.toml", os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # may be a fifo
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError:
        raise SettingsFault(f"config.toml is there, but it cannot be opened. {_DEFAULTS}") from None
    try:
        kind = os.fstat(opened)
        if not stat.S_ISREG(kind.st_mode) or kind.st_size > _LARGEST:
            raise SettingsFault(f"config.toml is no text file that could hold settings. {_DEFAULTS}")
        return os.read(opened, _LARGEST).decode().removeprefix(_BOM)
    except UnicodeDecodeError:
        raise SettingsFault(f"config.toml is not UTF-8 text. {_DEFAULTS} Save that file as UTF-8.") from None
    except OSError:
        raise SettingsFault(f"config.toml is there, but it cannot be read. {_DEFAULTS}") from None
    finally:
        os.close(opened)


def _parse(written: str) -> dict[str, Any]:
    try:
        return loads(written)
    except (ValueError, RecursionError) as fault:
        raise SettingsFault(
            f"config.toml cannot be read: {_short(fault)}, so nothing was changed in it. "
            f"'connectwell config path' says where the file is; correct that line and try again."
        ) from None


def _short(fault: Exception) -> str:
    import tomllib  # it found the fault

    return str(fault).split("\n", 1)[0].rstrip(".") if isinstance(fault, tomllib.TOMLDecodeError) else "it is damaged"
