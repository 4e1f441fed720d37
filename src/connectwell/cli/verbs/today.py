"""`connectwell today`."""

import click

from connectwell.cli.context import open_context
from connectwell.cli.streams import out, out_json


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(ctx: click.Context, as_json: bool) -> None:
    """Whether there is a check-in today, and the small connection. Never what was written or rated."""
    from connectwell import sentences
    from connectwell.checkin.today import look
    from connectwell.entries.page import long_day

    context = open_context(ctx)
    now = look(context)
    checkin = "open" if now.open_entry else "finished" if now.finished else "none"
    if as_json:
        connection = {"id": now.idea.id, "asked": now.idea.do, "status": now.said}
        out_json({"day": now.day.isoformat(), "checkin": checkin, "connection": connection})
        return
    out(long_day(now.day))
    out(_CHECKINS[checkin])
    said = f" ({sentences.STATUS_NOW[now.said]})" if now.said else ""
    out(f"{sentences.CONNECTION}: {now.idea.do}{said}")


_CHECKINS = {
    "none": "No check-in for today is here.",
    "open": "A check-in for today is open, where you left it.",
    "finished": "There is a check-in for today.",
}
