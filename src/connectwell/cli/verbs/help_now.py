"""`connectwell help-now`: works when the journal, the circle and the configuration do not."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from connectwell.cli.arguments import offering_of_library
from connectwell.cli.context import say_not_read, say_unread
from connectwell.cli.heard import is_plain, out_heard
from connectwell.cli.streams import columns, has_terminal, out, out_json, say
from connectwell.terminal_text import wrapped

if TYPE_CHECKING:
    from connectwell.help_now import HelpText
    from connectwell.library import Library
    from connectwell.paths import AppFolders


_CARD = "Your card for hard days: connectwell circle card"


@click.command("help-now")
@click.option(
    "--region",
    metavar="XX",
    shell_complete=offering_of_library(lambda library, _: library.help_lines().regions()),
    help="Help lines of this country, such as DE or GB, this once.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def verb(region: str | None, as_json: bool) -> None:
    "People to call or text, now: the emergency number, people you chose, help lines for your country."
    from connectwell.clock import system_clock
    from connectwell.help_now import first_lines, help_texts, people
    from connectwell.journal import Journal
    from connectwell.library import Library

    places = _places()
    library = Library()
    chosen = region if region is not None else _region_in_settings(places, library)
    now = system_clock()
    journal = Journal(places) if places else None
    heard = is_plain() and not as_json
    chosen_people = people(journal) if journal else ()
    card = _CARD if journal and journal.circle.card().is_there else ""
    texts = help_texts(library, chosen, chosen_people, now.date(), moment=now.minute, heard=heard, card=card)
    regions = {} if chosen else _regions(library)
    unread_files = journal.unread_files() if journal else ()
    if as_json:
        drawn = [{"role": text.role, "text": text.text, "section": text.section} for text in texts]
        told = {"region": _code(library, chosen), "texts": drawn, "regions": regions}
        out_json(told | {"not_read": [one.record for one in unread_files]})
    elif heard:
        for line in (
            *first_lines(library, chosen, chosen_people),
            *(text.text for text in texts if text.role != "pointer"),
        ):
            out_heard(line)
        for line in _how_to_choose(regions, sys.maxsize).split("\n") if regions else ():
            out_heard(line)
    else:
        width = min(72, columns(sys.stdout, 72))
        _show(_drawn(texts, width) + (f"\n\n{_how_to_choose(regions, width)}" if regions else ""))
    if journal:
        say_not_read(journal)


def _places() -> AppFolders | None:
    from connectwell.errors import ConnectwellError
    from connectwell.paths import find_app_folders

    try:
        return find_app_folders()
    except ConnectwellError as fault:  # without it, neither the people chosen nor the region are known
        say(str(fault))
    except OSError:
        say("Your journal couldn't be found, so nobody you chose is shown here.")
    return None


def _region_in_settings(places: AppFolders | None, library: Library) -> str | None:
    """The region chosen once, where config.toml reads and names one that there is."""
    from connectwell.settings import read_settings

    if places is None:
        return None
    settings = read_settings(places)
    say_unread(settings)
    return _code(library, settings.region)


def _code(library: Library, region: str | None) -> str | None:
    """The region's code as the list of lines has it; None where there is none, or no list."""
    from connectwell.errors import ConnectwellError

    try:
        return library.help_lines().for_region(region).code if region else None
    except (ConnectwellError, OSError):
        return None


def _regions(library: Library) -> dict[str, str]:
    from connectwell.errors import ConnectwellError

    try:
        lines = library.help_lines()
        return {code: lines.region_name(code) for code in lines.regions()}
    except (ConnectwellError, OSError):
        return {}


def _show(text: str) -> None:
    """Prints the page; through a pager if it is longer than the terminal, so that it opens at the number."""
    if has_terminal():
        from connectwell.cli.pager import page

        try:
            if text.count("\n") + 1 >= os.get_terminal_size(sys.stdout.fileno()).lines > 0:
                page(text)
                return
        except OSError:  # a terminal that doesn't say how large it is, or a pager that doesn't start
            pass
    out(text)


_INDENTED = {"number": 2, "way": 2, "pointer": 2, "detail": 4}


def _drawn(texts: tuple[HelpText, ...], width: int) -> str:
    """Formats the page: a blank line before each section, numbers indented by 2, details by 4."""
    from connectwell.help_now import UNHEADED

    rows: list[str] = []
    section = ""
    for text in texts:
        if rows and (text.role == "heading" or (text.section != section and text.section in UNHEADED)):
            rows.append("")
        section = text.section
        indent = _INDENTED.get(text.role, 0)
        rows += [" " * indent + row for row in wrapped(text.text, width - indent, break_words=False)]
    return "\n".join(rows)


def _how_to_choose(regions: dict[str, str], width: int) -> str:
    choices = ", ".join(f"{code} {name}" for code, name in regions.items())
    said = (
        "To see one country's numbers: connectwell help-now --region XX",
        "To keep it: connectwell config region XX",
        f"XX is one of {choices}.",
    )
    return "\n".join(wrapped("\n".join(said), width))
