"""Whether output is to be heard rather than seen: the setting `plain`, CONNECTWELL_PLAIN, or --plain.

Then there is no pager, no bold, no column made of spaces, and no sign that does the work of a word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from connectwell.errors import ConnectwellError

if TYPE_CHECKING:
    import click

_ASKED_FOR: Final = "connectwell.plain"
_LARGEST = 1 << 20
"""Bytes of config.toml that are looked at."""
_NO = ("", "0", "no", "false", "off")


def is_plain(environ: Mapping[str, str] = os.environ) -> bool:
    """Returns whether output is to be heard. Settings are read only if their file mentions it."""
    if _asked_for():
        return True
    if (said := environ.get("CONNECTWELL_PLAIN")) is not None:
        return said.strip().casefold() not in _NO
    from connectwell.paths import find_app_folders
    from connectwell.reading import Damaged, read_bytes

    with suppress(ConnectwellError, OSError, Damaged):
        places = find_app_folders(environ)
        if b"plain" in read_bytes(places.config / "config.toml", _LARGEST, follow=True):
            from connectwell.settings import read_settings

            return read_settings(places).plain
    return False


def out_heard(text: str) -> None:
    """Prints a paragraph, wrapped on a terminal or where COLUMNS says how wide it is."""
    from connectwell.cli.streams import columns, out
    from connectwell.model.text import visible
    from connectwell.terminal_text import lines_heard

    width, text = columns(sys.stdout, 0), visible(text).expandtabs(4)
    out("\n".join(lines_heard(text, max(20, min(width, 72)) if width else sys.maxsize)))


def ask_for_plain(ctx: click.Context) -> None:
    """Notes that --plain was given, before or after a verb."""
    ctx.meta[_ASKED_FOR] = True


def _asked_for() -> bool:
    import click

    ctx = click.get_current_context(silent=True)
    return bool(ctx and ctx.meta.get(_ASKED_FOR))
