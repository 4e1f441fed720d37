"""`connectwell doctor`: works when the journal, the settings and the content do not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import click

from connectwell.cli.heard import is_plain
from connectwell.cli.streams import columns, is_terminal, may_style, out, out_json
from connectwell.terminal_text import wrapped

if TYPE_CHECKING:
    from connectwell.doctor import Diagnosis, Examination, Installation, Terminal

_LEAST: Final = 12
"""Columns; the least that a sentence is wrapped to."""
_IN_A_PIPE: Final = 100
_READ: Final = "Read: {what}."
_ALL_WELL: Final = "All is well. Read: {what}."
_TITLES: Final = {True: "This needs you:", False: "Worth knowing:"}


@click.command("doctor")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend. It adds or moves; it deletes nothing you wrote.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def verb(fix: bool, as_json: bool) -> int:
    """Look at everything connectwell relies on, and say what needs you. It prints no word you wrote."""
    from connectwell.cli.progress_line import working
    from connectwell.clock import system_clock
    from connectwell.doctor import Installation, examine, mend
    from connectwell.paths import find_app_folders
    from connectwell.sentences import LOOKING

    places, terminal = find_app_folders(), _terminal()

    def installation() -> Installation:
        return Installation(places, os.environ, system_clock, terminal)

    with working(LOOKING):
        found = examine(installation())
        done = list(mend(found.findings)) if fix else []
        if done:
            found = examine(installation())
    if as_json:
        _print_json(found, done)
    else:
        _print(found, done)
    return 0 if found.is_well else 1


def _terminal() -> Terminal:
    from connectwell.doctor import Terminal

    if not is_terminal(sys.stdout):
        return Terminal()
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        size = os.terminal_size((0, 0))
    return Terminal(True, size.columns, size.lines, sys.stdout.encoding)


def _print_json(found: Examination, done: list[str]) -> None:
    out_json(
        {
            "well": found.is_well,
            "read": {"entries": found.entries, "versions": found.versions, "circle": found.circle},
            "fixed": done,
            "findings": [one.record for one in found.findings],
            "facts": list(found.facts),
        }
    )


def _print(found: Examination, done: Iterable[str]) -> None:
    from connectwell.english import counted

    for line in done:
        out(line)
    needs_you = [one for one in found.findings if one.needs_you]
    worth_knowing = [one for one in found.findings if not one.needs_you]
    read = (
        counted(found.entries, "1 entry", "{n} entries"),
        counted(found.versions, "1 earlier version", "{n} earlier versions"),
        counted(found.circle, "1 person, group or place", "{n} people, groups and places"),
    )
    for row in _rows("", (_ALL_WELL if found.is_well else _READ).format(what=", ".join(read))):
        out(row)
    for findings in filter(None, (needs_you, worth_knowing)):
        print_findings(findings)
    if found.facts:
        out("")
    for fact in found.facts:
        for row in _rows("", fact):
            out(row)


def print_findings(findings: list[Diagnosis]) -> None:
    """Prints findings that all need the person, or all don't, under a heading."""
    title = _TITLES[findings[0].needs_you]
    out("")
    out(f"\x1b[1m{title}\x1b[0m" if may_style(sys.stdout) else title)
    bullet, arrow = ("", "") if is_plain() else ("- ", "  → ")
    for one in findings:
        rows = [*_rows(bullet, f"{one.what} {one.safe}".strip()), *(_rows(arrow, one.todo) if one.todo else ())]
        for row in rows:
            out(row)


def _rows(mark: str, sentence: str) -> Iterator[str]:
    """Yields a sentence wrapped, with a hanging indent after the mark."""
    from connectwell.model.text import visible

    width = min(columns(sys.stdout, _IN_A_PIPE), _IN_A_PIPE) - len(mark)
    for number, row in enumerate(wrapped(visible(sentence), max(_LEAST, width), break_words=False)):
        yield (mark if number == 0 else " " * len(mark)) + row.rstrip()
