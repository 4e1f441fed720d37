"""`connectwell export`."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain
from connectwell.cli.share import list_choices, nothing_may_leave, preview_and_send, read_selection, show_preview
from connectwell.cli.sharing_options import SharingOptions, leaving_options, resolve_destination
from connectwell.cli.streams import has_terminal, is_terminal, out, say
from connectwell.errors import UsageFault
from connectwell.share.formats.registry import Format

EVERYTHING = (
    "This is your own archive: every word, private and put away included, with everybody's name.",
    "Whoever opens the file reads all of it. --for KEY or --passphrase seals it.",
)
EVERYTHING_ASK = "Type everything to write it; anything else writes nothing."
EVERYTHING_WORD = "everything"
EVERYTHING_YES = "--everything includes private words. In a script, add --yes as well. Nothing was written."
ALL_OF_IT = (
    "--everything is all of it with every name. It takes no days, nothing to leave out or hide, and neither --choices "
    "nor --preview. Nothing was written."
)
SCHEMA_ALONE = "--schema only prints the schemas, so no other option goes with it."
ONLY_IN_JSON = (
    "Removed entries, earlier versions, copies, files that can't be read and your circle are in JSON alone "
    "(--format json)."
)

ONLY_REFLECTIONS = (
    "A CSV has your reflections: day, rating, question, words, who was there. How you arrived, connections, practices, "
    "notes, imported entries, notes for sessions and sessions are in the other formats."
)
_AS_USUAL: dict[bool, tuple[str, Format]] = {True: ("archive", "json"), False: ("export", "md")}
"""By `--everything`: the file's name and default format."""


@click.command("export")
@click.option("--everything", is_flag=True, help="Your own archive: all of it, private included.")
@click.option("--schema", is_flag=True, help="Only print the JSON Schemas: of what is shared, and of the archive.")
@leaving_options
@click.pass_context
def verb(ctx: click.Context, /, everything: bool, schema: bool, **options: Any) -> int:
    """Your own words as a record, as far as you've said each may be shared.

    What only you may see leaves with --everything alone. On a terminal it shows everything that will leave, and asks
    before it does.
    """
    if schema:
        if everything or any(options.values()):
            raise UsageFault(SCHEMA_ALONE)
        out(_schemas(), end="")
        return 0
    from connectwell.share.sharing import Sharing

    asked = SharingOptions(**options)
    os.environ.setdefault("MIMALLOC_ALLOW_THP", "1")  # worth a huge page when reading thousands of files
    context = open_context(ctx)
    sharing = Sharing(context, "export", everything=everything, in_two=True)
    what, usual = _AS_USUAL[everything]
    where = resolve_destination(asked, context.places, what, sharing.today, usual, to_stdout=usual)
    if everything:
        if asked.names_days or asked.without or asked.about_names or asked.choices or asked.preview:
            raise UsageFault(ALL_OF_IT)
        if not (asked.yes or _is_wanted()):
            return 1
    if sharing.skips_choosing(where.as_):
        code = preview_and_send(sharing, where, asked, plain=is_plain())
        _say_what_lacks(where.as_)
        return code
    if asked.names_days:
        sharing.between(*asked.days(sharing.today))
    is_seen_first = asked.asks or asked.choices or asked.preview or (asked.to_stdout and is_terminal(sys.stdout))
    read_selection(sharing, asked, None if is_seen_first else where.as_)
    if asked.choices:
        return list_choices(sharing, plain=context.settings.plain)
    if sharing.nothing_to_share:
        say(nothing_may_leave(sharing))
        return 1
    if asked.preview:
        return show_preview(sharing, where, plain=is_plain())
    code = preview_and_send(sharing, where, asked, plain=is_plain())
    if everything:
        _say_what_lacks(where.as_)
    return code


def _say_what_lacks(as_: Format) -> None:
    """Says what of everything isn't in this format."""
    if as_ == "csv":
        say(ONLY_REFLECTIONS)
    if as_ != "json":
        say(ONLY_IN_JSON)


def _schemas() -> str:
    """Returns both schemas as one JSON object: `shared` is for exports and pages, `archive` for the own archive."""
    from importlib.resources import files

    shared, archive = (
        files("connectwell.share").joinpath(name).read_text(encoding="utf-8").rstrip()
        for name in ("schema.json", "archive_schema.json")
    )
    return f'{{"shared": {shared},\n"archive": {archive}}}\n'


def _is_wanted() -> bool:
    """Confirms. Raises UsageFault if nobody is there to ask."""
    if not has_terminal():
        raise UsageFault(EVERYTHING_YES)
    from connectwell.cli.prompting import ask_for_word

    for sentence in EVERYTHING:
        say(sentence)
    if ask_for_word(EVERYTHING_WORD, EVERYTHING_ASK):
        return True
    say("Nothing was written.")
    return False
