"""`connectwell practice`."""

from __future__ import annotations

import click

from connectwell.cli.arguments import offering_of_library
from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain
from connectwell.cli.streams import columns, out, out_json, say
from connectwell.context import Context


@click.command("practice")
@click.argument(
    "name",
    required=False,
    metavar="[NAME]",
    shell_complete=offering_of_library(lambda library, _: library.practices()),
)
@click.option("--cards", is_flag=True, help="Print the cards you wrote in it, 40 columns wide.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
@click.pass_context
def verb(ctx: click.Context, name: str | None, cards: bool, as_json: bool) -> int:
    """Short things to do, alone or with somebody: a list, or the one you name.

    One left half-way goes on where it was. Every line can be skipped, and what you write is saved as you type it.
    """
    from connectwell.errors import UsageFault

    if (cards and (name is None or as_json)) or (as_json and name is not None):
        raise UsageFault("--cards goes with a name, --json with the list alone.")
    ctx.obj = context = open_context(ctx)
    if name is None:
        return _list(context, as_json)
    from connectwell.practice import catalogue

    script = catalogue.find_practice(context, name)
    if cards:
        return _print_cards(context, script.id)
    from connectwell.cli.launch import open_companion

    return open_companion(ctx, start="practice", practice=script.id)


def _list(context: Context, as_json: bool) -> int:
    import sys

    from connectwell.practice import catalogue, words

    found, broken = catalogue.practice_choices(context)
    if broken and not context.left_out_of_packs():  # said at the end
        say(words.LEFT_OUT.format(fault=broken))
    if as_json:
        out_json(
            [
                {
                    "id": one.script.id,
                    "name": one.script.name,
                    "about": one.script.about,
                    "minutes": one.script.minutes,
                    "kind": one.script.kind,
                    "entry": one.entry,
                }
                for one in found
            ]
        )
        return 0
    from connectwell.cli.rendering import named

    if not found:
        say(words.NONE)
    widest = max((len(one.script.id) for one in found), default=0)
    for one in found:
        said = words.half_done(one.begun, context.today()) if one.begun else words.minutes(one.script)
        line = f"{one.script.name} ({said}). {words.about_practice(one.script)}"
        out(named(one.script.id, widest, line.replace(" · ", ", ") if is_plain() else line, columns(sys.stdout, 100)))
    return 0


def _print_cards(context: Context, name: str) -> int:
    from connectwell.practice import words
    from connectwell.practice.cards import cards

    lines = cards(context, context.library.practice(name))
    if not lines:
        say(words.NO_CARDS)
        return 0
    for line in lines:
        out(line)
    return 0
