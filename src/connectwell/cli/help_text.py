"""The text of `--help`: as narrow as the terminal, and without columns where it is to be heard."""

import sys
from collections.abc import Iterable
from typing import Any

import click

from connectwell.cli.heard import is_plain
from connectwell.cli.streams import columns
from connectwell.terminal_text import padded, width_of, wrapped

_WIDEST = 78
_WIDEST_HEARD = 72
_NARROWEST = 20
_NARROW = 52
"""Columns; below that, what a name is about goes on lines of its own."""
_WIDEST_NAME = 22


class HelpContext(click.Context):
    """A command being run, with its own way to format help."""

    def __exit__(self, *error: Any) -> None:
        """Leaves the command. A usage error of the parser doesn't say whose it is, so it is told here."""
        if isinstance(error[1], click.UsageError) and error[1].ctx is None:
            error[1].ctx = self
        super().__exit__(*error)

    def make_formatter(self) -> click.HelpFormatter:
        """Returns a formatter for this terminal."""
        width = columns(sys.stdout, 80)
        if is_plain():
            return _Heard(indent_increment=0, width=max(_NARROWEST, min(width, _WIDEST_HEARD)))
        return _Seen(width=max(_NARROWEST, min(width, 80) - 2 if width >= _NARROW else width))


class CommandOfWords(click.Command):
    """A command whose first argument is one of several words.

    Args:
        takes: what may come after the command's name, and what each does, for `--help`.
    """

    def __init__(self, *args: Any, takes: dict[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._takes = takes

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what may come after the command's name, then the options."""
        with formatter.section(f"After {self.name}"):
            formatter.write_dl([*self._takes.items()])
        super().format_options(ctx, formatter)


class _Seen(click.HelpFormatter):
    """Wraps at spaces alone, so that no option and no name is broken in two."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Writes the usage line, which goes on under itself."""
        self._write_wrapped(f"{prefix or 'Usage: '}{prog} {args}".rstrip(), below=4)

    def write_text(self, text: str) -> None:
        """Writes paragraphs."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            self._write_wrapped(" ".join(paragraph.split()))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Writes names and what they are about, beside each other where there is room."""
        rows = list(rows)
        is_narrow = self.width < _NARROW - 2
        widest = min(_WIDEST_NAME, max(width_of(name) for name, _ in rows))
        at = self.current_indent + (4 if is_narrow else widest + col_spacing)
        for name, about in rows:
            lines = list(wrapped(about, max(10, self.width - at), break_words=False))
            if is_narrow or width_of(name) > widest:
                self._write_wrapped(name, below=2)
            else:
                self.write(f"{padded(' ' * self.current_indent + name, at)}{lines.pop(0)}\n")
            for line in lines:
                self.write(" " * at + line + "\n")

    def _write_wrapped(self, text: str, below: int = 0) -> None:
        beside = " " * self.current_indent
        width = max(10, self.width - self.current_indent - below)
        for number, line in enumerate(wrapped(text, width, break_words=False)):
            self.write(beside + (" " * below if number else "") + line + "\n")


class _Heard(_Seen):
    """Writes each option as a sentence, its name first."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Writes names and what they are about."""
        for name, about in rows:
            self.write_text(f"{name}: {about}")
