"""What the person has chosen, in config.toml. Comments they write in it survive every change made here."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import time
from typing import Any, Final, Literal, get_args

from connectwell import durable
from connectwell.clock import DAY_TURNS_AT
from connectwell.errors import SettingsFault, UsageFault
from connectwell.model.frozen import dataclass
from connectwell.model.table import Check, RuleBroken, Table, many, one_of, text, truth
from connectwell.model.toml import loads
from connectwell.paths import Places

RuledOut = Literal["strangers", "eye-contact", "phone", "public", "online", "speech"]
RULED_OUT: Final[tuple[RuledOut, ...]] = get_args(RuledOut)
THEMES: Final = (
    "dark", "light", "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord",
    "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark",
    "textual-light", "tokyo-night",
)  # fmt: skip
"""Our own two, then Textual's by their names: to know them from Textual itself would take longer than the verb."""
_BOM = "\ufeff"


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
    deep: bool = False
    """Whether prompts about older patterns may be asked on a settled day."""
    rule_out: tuple[RuledOut, ...] = ()
    """What connections may never ask for."""
    offer_safe: bool = True
    """Whether *safe* may be offered for the session after a run of low days."""
    day_turns_at: time = DAY_TURNS_AT
    """When the day turns, before noon."""


_CHECKS: dict[str, Check[Any]] = {
    "region": text,
    "welcomed": truth,
    "plain": truth,
    "theme": text,
    "motion": truth,
    "deep": truth,
    "rule_out": many(one_of(RULED_OUT)),
    "offer_safe": truth,
    "day_turns_at": _turn,
}
_CHECKS_TYPED: dict[str, Check[Any]] = {**_CHECKS, "theme": one_of(THEMES)}
"""As a person types it. In a file another theme may stand, as of another Textual; the dark one is drawn then."""
KEYS: Final[tuple[str, ...]] = tuple(field.name for field in fields(Settings))


def read_settings(places: Places) -> Settings:
    """What config.toml says; the defaults where there is none. Keys it does not know are left alone.

    Raises:
        SettingsFault: the file cannot be read, or a value is not allowed. Names the line or the key.
    """
    return _check(_parse(_read_text(places)))


def _check(raw: Mapping[str, Any]) -> Settings:
    table = Table(raw)
    try:
        chosen = {key: table.need(key, _CHECKS[key]) for key in KEYS if key in raw}
    except RuleBroken as broken:
        raise SettingsFault(
            f"In config.toml, {broken}. Your journal is safe. "
            f"'connectwell config path' says where the file is; correct that line and start again."
        ) from None
    return Settings(**chosen)


def parse_setting(key: str, value: str) -> Any:
    """What a person typed for `key`, as the TOML value it means.

    Raises:
        UsageFault: there is no such setting, or the value is not allowed.
    """
    if key not in KEYS:
        raise UsageFault(f"There is no setting called {key!r}. There are: {', '.join(KEYS)}.")
    meant: Any = value
    if key == "rule_out":
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

    before = _read_text(places)
    _check(_parse(before))
    document = tomlkit.parse(before)
    for key, value in changes.items():
        if value is None:
            document.pop(key, None)
        else:
            document[key] = value
    durable.make_folders(places.config, below=places.config)
    file = (places.config / "config.toml").resolve()  # people keep such files elsewhere and link to them
    written = tomlkit.dumps(document)
    settings = _check(_parse(written))
    durable.replace(file, written.encode())
    return settings


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
    try:
        return (places.config / "config.toml").read_text(encoding="utf-8").removeprefix(_BOM)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError:
        raise SettingsFault("config.toml is not UTF-8 text. Your journal is safe; save that file as UTF-8.") from None
    except OSError:
        raise SettingsFault("config.toml is there, but it cannot be opened. Your journal is safe.") from None


def _parse(written: str) -> dict[str, Any]:
    try:
        return loads(written)
    except (ValueError, RecursionError) as fault:
        raise SettingsFault(
            f"config.toml cannot be read: {_short(fault)}. Your journal is safe. "
            f"'connectwell config path' says where the file is; correct that line and start again."
        ) from None


def _short(fault: Exception) -> str:
    import tomllib  # it found the fault

    return str(fault).split("\n", 1)[0].rstrip(".") if isinstance(fault, tomllib.TOMLDecodeError) else "it is damaged"
