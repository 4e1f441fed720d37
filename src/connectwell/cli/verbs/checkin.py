"""`connectwell checkin`."""

from __future__ import annotations

import click

from connectwell.cli.arguments import DAY, SOME_NEEDS, Named, Need, past_day
from connectwell.cli.context import open_context
from connectwell.cli.launch import open_companion


@click.command("checkin")
@click.option("--glance", is_flag=True, help="Just the ratings; about a minute.")
@click.option("--only", type=SOME_NEEDS, default=(), metavar="NEEDS", help="Some of the five, such as seen,safe.")
@click.option("--day", type=DAY, metavar="DAY", help="The day it belongs to, such as yesterday or 2026-11-20.")
@click.pass_context
def verb(ctx: click.Context, glance: bool, only: tuple[Need, ...], day: Named | None) -> int:
    "A check-in: how you are, the five ratings, some writing if you like, a small connection."
    ctx.obj = context = open_context(ctx)
    return open_companion(
        ctx,
        start="checkin",
        mode="glance" if glance else "full",
        only=only,
        day=past_day(day, context),
    )
