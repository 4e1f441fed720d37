"""`connectwell today`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain, out_heard
from connectwell.cli.streams import out_fitting, out_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from connectwell.checkin.day_so_far import DaySoFar
    from connectwell.checkin.look_back import LookBack
    from connectwell.session.pending import PendingForSession


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--words", is_flag=True, help="With what you wrote and rated, a line from an earlier day, your session.")
@click.pass_context
def verb(ctx: click.Context, as_json: bool, words: bool) -> None:
    """Whether there is a check-in today, and today's small connection. What you wrote or rated only with --words."""
    from connectwell import sentences
    from connectwell.checkin.left_open import said_of_left
    from connectwell.checkin.today import read_today, said_of_plans
    from connectwell.model.text import visible

    context = open_context(ctx)
    now = read_today(context)
    unread_files = context.journal.unread_files()
    checkin = "open" if now.open_entry else "finished" if now.finished else "none"
    back = None
    if words:
        from connectwell.checkin.look_back import look_back
        from connectwell.session.pending import pending_for

        back = now.so_far, look_back(context.journal, now.day), pending_for(context.journal, now.day)
    if as_json:
        from connectwell.cli.as_json import day_connection_json

        connection = day_connection_json(now)
        day: dict[str, object] = {"day": now.day.isoformat(), "checkin": checkin, "connection": connection}
        left = [{"id": one.entry, "kind": one.kind, "day": one.day.isoformat()} for one in now.left]
        day |= {"left_open": left[0] if left else None, "also_left_open": left[1:]}
        day["to_try"] = [{"id": one.idea, "asked": one.asked, "since": one.day.isoformat()} for one in now.plans]
        day["not_read"] = [one.record for one in unread_files]
        out_json(day | (_as_json(*back) if back else {}))
        return
    say_line = out_heard if is_plain() else out_fitting
    say_line(sentences.weekday_in_year(now.day, now.day))
    unsure = checkin == "none" and any(one.may_hold(now.day) for one in unread_files)
    say_line(_NONE_READABLE if unsure else _CHECKINS[checkin])
    if now.left:
        say_line(visible(said_of_left(now.left)))
    if back:
        _print(*back, now.day, say_line)
    if now.plans:
        say_line(f"{said_of_plans(now.plans)}: {visible(now.plans[0].asked)}")
        if now.plans[0].is_last:
            say_line(sentences.LAST_TO_TRY)
    said = f" ({sentences.STATUS_NOW[now.said]})" if now.said else ""
    say_line(f"{sentences.CONNECTION}: {now.idea.do}{said}")


def _print(
    so_far: DaySoFar | None,
    earlier: LookBack | None,
    waiting: PendingForSession,
    today: date,
    say_line: Callable[[str], None],
) -> None:
    from connectwell.checkin.day_so_far import lines_of_day

    for line in (
        *(lines_of_day(so_far) if so_far else ()),
        *([earlier.line] if earlier else ()),
        *waiting.in_lines(today),
    ):
        say_line(line)


def _as_json(so_far: DaySoFar | None, earlier: LookBack | None, waiting: PendingForSession) -> dict[str, object]:
    return {
        "so_far": so_far and (_checkin_as_json(so_far) | {"earlier": [*map(_checkin_as_json, so_far.earlier)]}),
        "earlier": earlier and {"id": earlier.entry, "day": earlier.day.isoformat(), "words": earlier.words},
        "session": {"day": waiting.day and waiting.day.isoformat(), "notes": waiting.notes},
    }


def _checkin_as_json(so_far: DaySoFar) -> dict[str, object]:
    return {
        "id": so_far.entry,
        "state": so_far.state,
        "words": so_far.words,
        "ratings": dict(so_far.ratings),
        "line": so_far.line,
    }


_NONE_READABLE = "No check-in for today can be read here."
_CHECKINS = {
    "none": "No check-in yet today.",
    "open": "Today's check-in is open where you left it.",
    "finished": "You've checked in today.",
}
