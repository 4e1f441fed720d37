"""The text of `--help`: as narrow as the terminal, and without columns where it is to be heard."""

import sys
from collections.abc import Iterable

import click

from connectwell.cli.heard import is_plain
from connectwell.cli.streams import columns

_CLICKS_LEAST = 52
"""Columns; click itself goes no narrower."""
_WIDEST = 72


class HelpContext(click.Context):
    """A command being run, with its own way to format help."""

    def make_formatter(self) -> click.HelpFormatter:
        """Returns a formatter for this terminal."""
        width = columns(sys.stdout, 80)
        if is_plain():
            return _Heard(width=max(20, min(width, _WIDEST)))
        if width < _CLICKS_LEAST:
            return click.HelpFormatter(width=width)
        return super().make_formatter()


class _Heard(click.HelpFormatter):
    """Writes each option as a sentence, its name first."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Writes names and what they are about."""
        for name, about in rows:
            self.write_text(f"{name}: {about}")
