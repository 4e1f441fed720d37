"""Writes the table of settings in docs/command-line.md anew: `python docs/make_settings.py`."""

from pathlib import Path

from connectwell.settings import GROUPS, SETTINGS, Setting, Settings, shown

PAGE = Path(__file__).with_name("command-line.md")
BEGIN, END = "<!-- begin: settings -->\n", "<!-- end: settings -->"
_MOST = 12
"""Values that are listed; of more, the first three."""
_VALUES = {
    "yes": "true, false",
    "ids": "ids, with commas",
    "time": "a time before noon",
    "country": "two letters",
    "shown": "a folder",
}


def table() -> str:
    """Every setting, group by group; last, those that are only in the file."""
    rows = ["| setting | values | by default | what it does |", "|---|---|---|---|"]
    for group in (*GROUPS, None):
        rows += [_row(key, setting) for key, setting in SETTINGS.items() if setting.group == group]
    return "\n".join(rows) + "\n"


def _row(key: str, setting: Setting) -> str:
    options = [f"`{value}`" for value in setting.kind.options]
    more = f" and {len(options) - 3} more" if len(options) > _MOST else ""
    values = ", ".join(options[:3] if more else options) + more or _VALUES[setting.kind.name]
    default = shown(getattr(Settings(), key))
    return f"| `{key}` | {values} | {f'`{default}`' if default else ''} | {setting.title}: {setting.about} |"


def page(text: str) -> str:
    """The page with its table as it is now."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
