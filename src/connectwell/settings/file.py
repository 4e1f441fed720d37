"""config.toml, read and written. Comments and keys of other versions survive every change made here."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from connectwell.english import listed
from connectwell.errors import SettingsFault, UsageFault
from connectwell.model.table import RuleBroken, Table
from connectwell.model.toml import loads
from connectwell.paths import AppFolders
from connectwell.reading import NOT_OURS, Damaged, read_bytes
from connectwell.settings.table import KEYS, SETTINGS, Settings

_BOM = "\ufeff"
_BEFORE: Final = "config-before-"
REST_APPLIES: Final = "All other settings still apply; 'connectwell config path' says where the file is."
MANY_UNREAD: Final = "{n} settings aren't used: {which}. 'connectwell doctor' says more."
_DEFAULTS: Final = "Your journal is safe; the default settings apply until this is put right."
_MAX_BYTES: Final = 1 << 20
"""Maximum size of config.toml in bytes."""
_MAX_BAD_LINES: Final = 40
_MAX_LINE: Final = 1000
_MANY: Final = 9
"""Most options that an error names."""


def read_settings(places: AppFolders) -> Settings:
    """Reads config.toml, or returns the defaults if there is none. Unknown keys are ignored.

    Never raises: an unreadable line or value is skipped and named in `unread`, and the rest applies.
    """
    try:
        content = _read_bytes(places) or b""
    except SettingsFault as fault:
        return Settings(unread=(str(fault),))
    text, unread = _decoded(content)
    raw, skipped = _parse_leniently(text)
    unread += skipped
    named = [_named_in(sentence) for sentence in unread]
    chosen: dict[str, Any] = {}
    for key in KEYS:
        if key in raw:
            try:
                chosen[key] = SETTINGS[key].kind.check(raw[key])
            except RuleBroken as broken:
                unread.append(f"In config.toml, {_at_line(text, key)}{key}: expected {broken.expected}. {REST_APPLIES}")
                named.append(key)
                if SETTINGS[key].kind.is_list and isinstance(raw[key], list):
                    chosen[key] = tuple(value for value in raw[key] if _fits(key, value))
    return Settings(**chosen, unread=tuple(unread), unread_at=tuple(named))


def _named_in(sentence: str) -> str:
    """Returns what a sentence on a line names: "line 3", or the file."""
    return sentence[0].lower() + sentence[1:].partition(" of ")[0] if sentence.startswith("Line ") else "config.toml"


def unread_in_short(settings: Settings) -> tuple[str, ...]:
    """Returns what is said before a command on what isn't used: one sentence, however many there are."""
    if len(settings.unread) < 2:
        return settings.unread
    return (MANY_UNREAD.format(n=len(settings.unread), which=listed(settings.unread_at)),)


def _fits(key: str, value: Any) -> bool:
    """Whether one value of a list can stay in it, though another, perhaps of a newer version, can't."""
    try:
        SETTINGS[key].kind.check([value])
    except RuleBroken:
        return False
    return True


def _at_line(text: str, key: str) -> str:
    """Returns "line 3, " for a setting's line; empty if it isn't found."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.partition("=")[0].strip() == key:
            return f"line {number}, "
    return ""


def unknown_keys(places: AppFolders) -> tuple[str, ...]:
    """Returns the keys of config.toml that mean nothing here: misspelled, or of another version."""
    try:
        raw, _ = _parse_leniently(_read_text(places))
    except SettingsFault:
        return ()
    return tuple(key for key in raw if key not in KEYS)


def _parse_leniently(text: str) -> tuple[dict[str, Any], list[str]]:
    """Returns the parsed table, and a sentence for each line that had to be skipped."""
    whole = _fault_in(text)
    if whole is None:
        return loads(text), []
    lines, left_out, fault = text.split("\n"), list[str](), whole
    for _ in range(_MAX_BAD_LINES):
        at = str(fault).partition("(at line ")[2].partition(",")[0]  # tomllib's wording
        number = int(at) if at.isdecimal() else 0
        if not 0 < number <= len(lines) or not lines[number - 1].strip():
            break
        lines[number - 1] = ""
        left_out.append(f"Line {number} of config.toml can't be read. {REST_APPLIES}")
        rest = "\n".join(lines)
        more = _fault_in(rest)
        if more is None:
            return loads(rest), left_out
        fault = more
    return _line_by_line(text), [f"config.toml can't be read as a whole: {_short(whole)}. {REST_APPLIES}"]


def _fault_in(text: str) -> Exception | None:
    try:
        loads(text)
    except (ValueError, RecursionError) as fault:
        return fault
    return None


def _line_by_line(text: str) -> dict[str, Any]:
    """Parses every one-line setting on its own; of duplicates, the first wins."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        key = line.partition("=")[0].strip()
        if key in KEYS and len(line) < _MAX_LINE:
            with suppress(ValueError, RecursionError):
                found.setdefault(key, loads(line)[key])
    return found


def _check(raw: Mapping[str, Any]) -> None:
    """Raises SettingsFault if a value is invalid."""
    table = Table(raw)
    try:
        for key in raw:
            table.need(key, SETTINGS[key].kind.check)
    except RuleBroken as broken:
        raise SettingsFault(f"In config.toml, {broken}. Nothing was changed.") from None


def parse_setting(key: str, value: str) -> Any:
    """Converts what a person typed for `key` to a TOML value.

    Raises:
        UsageFault: there is no such setting, or the value is invalid.
    """
    if key not in KEYS:
        raise UsageFault(f"There is no setting called {key!r}. There are: {', '.join(KEYS)}.")
    try:
        return SETTINGS[key].kind.read_typed(value)
    except RuleBroken as broken:
        more = f"'connectwell config {key}' lists them. " if len(SETTINGS[key].kind.options) > _MANY else ""
        raise UsageFault(f"{key} takes {broken.expected}. {more}Nothing was changed.") from None


def change_settings(places: AppFolders, changes: Mapping[str, Any]) -> Settings:
    """Writes settings, leaves everything else in the file as it is, and returns the result as read back.

    Args:
        changes: TOML values by key; None removes a key.

    Raises:
        SettingsFault: the file cannot be read, or a value is invalid; the file is left untouched.
        SaveFailed: it could not be written.
    """
    import tomlkit  # 25 ms to import, and only writing needs these

    from connectwell import durable
    from connectwell.locking import lock

    _check({key: value for key, value in changes.items() if value is not None})
    durable.make_folders(places.config, below=places.config)
    with lock(places.config):  # so that neither of two concurrent changes is lost
        before = _read_text(places)
        _parse(before)
        document = tomlkit.parse(before)
        for key, value in changes.items():
            if value is None:
                document.pop(key, None)
            else:
                document[key] = _with_unknown(key, value, document.get(key))
        file = (places.config / "config.toml").resolve()  # follow symlinks: people keep dotfiles elsewhere
        written = tomlkit.dumps(document)
        _parse(written)
        if "\r\n" in before and "\n" not in before.replace("\r\n", ""):  # written on Windows; tomlkit adds bare ones
            written = written.replace("\r\n", "\n").replace("\n", "\r\n")
        if (_read_bytes(places) or b"").startswith(_BOM.encode()):
            written = _BOM + written
        durable.clear_leftovers(file.parent, lambda name: name == file.name)
        durable.replace(file, written.encode())
    return read_settings(places)


def _with_unknown(key: str, value: Any, before: Any) -> Any:
    """Returns a list with the values that were in it and mean nothing here: they may be of a newer version."""
    if not (SETTINGS[key].kind.is_list and isinstance(before, list)):
        return value
    return [*value, *(one for one in before if not _fits(key, one))]


def applied(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """Returns settings with changes as `change_settings` takes them, without writing them. Raises SettingsFault."""
    _check({key: value for key, value in changes.items() if value is not None})
    values = {
        key: getattr(Settings(), key) if value is None else SETTINGS[key].kind.check(value)
        for key, value in changes.items()
    }
    return replace(settings, **values)


def settings_file(places: AppFolders) -> bytes | None:
    """Returns config.toml byte for byte, for archives; None if there is none. Raises SettingsFault."""
    return _read_bytes(places)


def bring_in_settings(places: AppFolders, content: bytes) -> str | None:
    """Makes config.toml an archive's. Other settings that were there are kept beside it.

    Returns:
        The name of the file that has those now; None if there were none, or the same.

    Raises:
        SettingsFault: the present file cannot be read; it is left as it is.
        SaveFailed: nothing was changed.
    """
    from connectwell import durable
    from connectwell.locking import lock

    durable.make_folders(places.config, below=places.config)
    with lock(places.config):
        before = _read_bytes(places)
        file = (places.config / "config.toml").resolve()
        durable.clear_leftovers(file.parent, lambda name: name == file.name or name.startswith(_BEFORE))
        if before is None or before == content:
            if before is None:
                durable.replace(file, content)
            return None
        from hashlib import sha256  # rarely needed, and settings are read at every start

        kept = file.with_name(f"{_BEFORE}{sha256(before).hexdigest()[:6]}.toml")
        durable.replace(kept, before)
        durable.replace(file, content)
    return kept.name


def _read_text(places: AppFolders) -> str:
    """Returns the text of config.toml, empty if it is missing. Raises SettingsFault if it isn't UTF-8 of up to 1 MB."""
    try:
        return (_read_bytes(places) or b"").decode().removeprefix(_BOM)
    except UnicodeDecodeError:
        raise SettingsFault(
            "config.toml isn't UTF-8 text, so nothing was changed in it. Save that file as UTF-8 and try again."
        ) from None


def _read_bytes(places: AppFolders) -> bytes | None:
    """Returns config.toml; None if it is missing. Raises SettingsFault if it can't be read or is larger than 1 MB."""
    file = places.config / "config.toml"
    try:
        content = read_bytes(file, _MAX_BYTES + 1, follow=True)
    except FileNotFoundError:
        if file.is_symlink():  # such as dotfiles on a disk that isn't plugged in
            raise SettingsFault(f"config.toml is a link to something that isn't there. {_DEFAULTS}") from None
        return None
    except Damaged as damaged:
        if damaged.reason == NOT_OURS:
            raise SettingsFault(f"config.toml is there, but it can't be opened. {_DEFAULTS}") from None
        raise SettingsFault(f"config.toml isn't a text file with settings: {damaged.reason}. {_DEFAULTS}") from None
    except OSError:
        raise SettingsFault(f"config.toml is there, but it can't be read. {_DEFAULTS}") from None
    if len(content) > _MAX_BYTES:
        raise SettingsFault(f"config.toml isn't a text file with settings. {_DEFAULTS}")
    return content


def _decoded(content: bytes) -> tuple[str, list[str]]:
    """Returns the text, and a sentence for each line that isn't UTF-8; what is legible in such a line still counts."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace"), []
    text = content.decode("utf-8", "replace").removeprefix(_BOM)
    if b"\r" in content:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\ufffd" not in text:
        return text, []
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return text, [
        f"Line {number} of config.toml isn't UTF-8 text. {REST_APPLIES}"
        for number, line in enumerate(lines, 1)
        if not _is_utf8(line)
    ][:_MAX_BAD_LINES]


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parse(written: str) -> dict[str, Any]:
    try:
        return loads(written)
    except (ValueError, RecursionError) as fault:
        raise SettingsFault(
            f"config.toml can't be read: {_short(fault)}, so nothing was changed in it. 'connectwell config path' "
            "says where the file is; correct that line and try again."
        ) from None


def _short(fault: Exception) -> str:
    """Says where it breaks, in the words that entries have; tomllib's own are for programmers."""
    import tomllib  # already imported: it raised the error

    if not isinstance(fault, tomllib.TOMLDecodeError):
        return "it is damaged"
    line = str(fault).partition("(at line ")[2].partition(",")[0]
    return f"line {line} isn't valid TOML" if line else "it ends in the middle of a value"
