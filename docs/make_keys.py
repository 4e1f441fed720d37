"""Writes the tables of docs/keys.md anew, from the table in tui/places.py: `python docs/make_keys.py`."""

from collections.abc import Iterable
from pathlib import Path

from connectwell.tui.places import BACK, COMMANDS, PALETTE, TOO_MUCH, displayed

PAGE = Path(__file__).with_name("keys.md")
BEGIN, END = "<!-- begin: {name} -->", "<!-- end: {name} -->"


def tables() -> dict[str, str]:
    """Each table of the page by its name."""
    commands = [(c.name, c.help, _keys(*c.keys) or c.elsewhere, _keys(c.today)) for c in PALETTE]
    shared = [(_keys(*c.keys), c.name, c.help) for c in (COMMANDS, TOO_MUCH, BACK)]
    return {
        "commands": _table(("command", "what it does", "on every screen", "on Today"), commands),
        "shared keys": _table(("key", "", "what it does"), shared),
    }


def _keys(*keys: str) -> str:
    return ", ".join(f"`{displayed(key)}`" for key in keys if key)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(head)
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * len(head), *rows))


def page(text: str) -> str:
    """The page with its tables as they are now."""
    for name, table in tables().items():
        before, rest = text.split(BEGIN.format(name=name))
        _, after = rest.split(END.format(name=name))
        text = f"{before}{BEGIN.format(name=name)}\n{table}\n{END.format(name=name)}{after}"
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
