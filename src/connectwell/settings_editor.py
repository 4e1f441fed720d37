"""The settings as rows to read and change, for the screens and the plain lines. Every change can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.english import counted, listed
from connectwell.errors import ContentFault, UsageFault
from connectwell.model.frozen import dataclass
from connectwell.model.text import one_line
from connectwell.settings import GROUPS, REST_APPLIES, SETTINGS, as_toml, parse_setting, shown, unknown_keys
from connectwell.settings.kinds import SHOWN, TRUTHS, Group, Kind, Setting

_ORDER: Final = tuple(
    (key, setting, group) for group in GROUPS for key, setting in SETTINGS.items() if setting.group == group
)
FOLDER: Final = "folder"
"""Instead of a key, for what is only shown."""
_LONGEST: Final = 300
"""Most columns of a value from the file."""


@dataclass(frozen=True)
class SettingRow:
    """A setting as it is now.

    Attributes:
        key: its key in config.toml; `FOLDER` for the folder, which is only shown.
        group: where it is listed.
        kind: what its value may be.
        title: what it is called.
        value: its value as a person would say it; safe to draw.
        about: what it does.
        more: the whole value, where `value` is short for it; else empty.
    """

    key: str
    group: Group
    kind: Kind
    title: str
    value: str
    about: str
    more: str = ""


class SettingsEditor:
    """Reads and changes settings, and undoes changes, the last one first.

    Args:
        context: whose settings they are.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._done: list[tuple[str, Any, Any]] = []

    def rows(self) -> tuple[SettingRow, ...]:
        """Returns every setting that is listed, group by group; last, where the words are, which isn't changed here."""
        folder = one_line(str(self._context.places.data), _LONGEST)
        last = SettingRow(FOLDER, "machine", SHOWN, sentences.FOLDER_OF_WORDS, folder, sentences.FOLDER_ABOUT, folder)
        return (*(self._row(key, setting, group) for key, setting, group in _ORDER), last)

    def row(self, key: str) -> SettingRow:
        """Returns one of them."""
        return next(row for row in self.rows() if row.key == key)

    def value(self, key: str) -> Any:
        """Returns a setting's value."""
        return getattr(self._context.settings, key)

    def notes(self) -> tuple[str, ...]:
        """Returns a sentence for each part of config.toml that isn't used: what can't be read, what isn't known."""
        unknown = [one_line(key, 40) for key in unknown_keys(self._context.places)]
        said = counted(len(unknown), *sentences.UNKNOWN_SETTINGS, keys=listed(unknown)) if unknown else ""
        unread = [sentence.removesuffix(REST_APPLIES).rstrip() for sentence in self._context.settings.unread]
        rest = REST_APPLIES if unread != list(self._context.settings.unread) else ""
        return tuple(filter(None, (*unread, said, rest)))

    def taken_out(self, key: str) -> tuple[tuple[str, str], ...]:
        """Returns the ids in a list of what was taken out, with what each one says."""
        return tuple((id, self._said_of(id)) for id in self.value(key))

    # --- Changing

    def set(self, key: str, value: Any) -> bool:
        """Changes a setting; returns whether it was another one before.

        Args:
            key: the setting.
            value: a TOML value; None for its default.

        Raises:
            SettingsFault, SaveFailed: nothing was changed.
        """
        before = self.value(key)
        self._context.change(**{key: value})
        return self.remember(key, before)

    def set_typed(self, key: str, typed: str) -> bool:
        """Changes a setting to what was typed. Returns as `set`. Raises UsageFault, SettingsFault, SaveFailed."""
        meant = parse_setting(key, typed)
        if SETTINGS[key].kind.name == "country":
            meant = self._context.library.help_lines().for_region(meant).code
        return self.set(key, meant)

    def remember(self, key: str, before: Any) -> bool:
        """Notes a change, made here or elsewhere, so that it can be undone. Returns as `set`."""
        after = self.value(key)
        if after == before:
            return False
        self._done.append((key, before, after))
        return True

    def switch(self, key: str, by: int = 1) -> bool:
        """Goes on to the next value, or back, where there are few. Returns as `set`; raises as `set`."""
        kind, value = SETTINGS[key].kind, self.value(key)
        if kind.name == "yes":
            return self.set(key, not value)
        if kind.name != "one":
            return False
        options = list(kind.options)
        at = options.index(value) if value in options else -by
        return self.set(key, options[(at + by) % len(options)])

    def toggle(self, key: str, value: str) -> bool:
        """Adds a value to a list, or takes it out. Returns and raises as `set`."""
        values = self.value(key)
        known = [one for one in SETTINGS[key].kind.options or values if (one in values) != (one == value)]
        return self.set(key, known)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change that still holds, and can be undone."""
        while self._done and self.value(self._done[-1][0]) != self._done[-1][2]:
            self._done.pop()
        return bool(self._done)

    def undo(self) -> SettingRow | None:
        """Undoes the last change that wasn't undone yet; returns that setting, None if there is none.

        What was changed elsewhere since is left. Raises SettingsFault, SaveFailed: it can be tried again.
        """
        if not self.can_undo:
            return None
        key, before, _ = self._done[-1]
        self._context.change(**{key: as_toml(before)})
        self._done.pop()
        return self.row(key)

    # --- Saying

    def _row(self, key: str, setting: Setting, group: Group) -> SettingRow:
        kind, value = setting.kind, self.value(key)
        if kind.name == "shown":
            said = one_line(shown(value), _LONGEST) or sentences.NOTHING_CHOSEN
            return SettingRow(key, group, kind, setting.title, said, setting.about, said)
        more = ", ".join(kind.options[one][0] for one in value) if kind.name == "some" and len(value) > 1 else ""
        return SettingRow(key, group, kind, setting.title, self._said(key, kind), setting.about, more)

    def _said(self, key: str, kind: Kind) -> str:
        value = self.value(key)
        match kind.name:
            case "yes":
                return sentences.ON_OFF[bool(value)]
            case "one" if value not in kind.options:
                return sentences.UNKNOWN_VALUE.format(value=one_line(str(value), 40))
            case "one":
                return kind.options[value][0]
            case "some":
                if len(value) > 1:
                    return sentences.SOME_OF.format(n=len(value), all=len(kind.options))
                return kind.options[value[0]][0] if value else sentences.NOTHING_CHOSEN
            case "ids":
                return counted(len(value), *sentences.TAKEN_OUT) if value else sentences.NOTHING_CHOSEN
            case "country":
                return self._country(value)
            case _:
                return shown(value)

    def _country(self, region: str | None) -> str:
        if region is None:
            return sentences.NO_COUNTRY
        try:
            return one_line(self._context.library.help_lines().for_region(region).name, _LONGEST)
        except (ContentFault, UsageFault):
            return sentences.UNKNOWN_VALUE.format(value=one_line(region, 40))

    def _said_of(self, id: str) -> str:
        library = self._context.library
        try:
            prompt, idea = library.prompt(id), library.connection(id)
        except ContentFault:
            prompt = idea = None
        said = prompt.ask if prompt else idea.do if idea else sentences.GONE_FROM_LIBRARY
        return one_line(said, _LONGEST)


def time_meant(key: str, typed: str) -> str:
    """Returns the TOML value for a time as people write it: 5, 5:30, 05.30, 5am. Raises UsageFault."""
    try:
        return str(parse_setting(key, typed))
    except UsageFault:
        raise UsageFault(sentences.TIME_BEFORE_NOON) from None


def choices(row: SettingRow) -> Iterator[tuple[str, str]]:
    """Yields the values a setting can be chosen from, with their names; none where it is typed."""
    if row.kind.name == "yes":
        yield from (("true", sentences.ON_OFF[True]), ("false", sentences.ON_OFF[False]))
    else:
        yield from ((value, label) for value, (label, _) in row.kind.options.items())


def typed_for(row: SettingRow, value: str) -> tuple[str, ...]:
    """Returns the words that can be typed for one of the `choices`."""
    if row.kind.name != "yes":
        return (value,)
    return tuple(word for word, truth in TRUTHS.items() if truth == TRUTHS[value])
