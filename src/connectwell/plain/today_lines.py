"""What is read out of Today in plain mode."""

from typing import Final

from connectwell import sentences
from connectwell.checkin.day_so_far import lines_of_day
from connectwell.checkin.left_open import said_of_left
from connectwell.checkin.look_back import LookBack
from connectwell.checkin.today import Today, greeting
from connectwell.context import Context
from connectwell.english import counted, without_ellipsis
from connectwell.model.text import one_line
from connectwell.session.pending import pending_for

_SHORT: Final = 48
"""Most columns read out of somebody's words."""
CHECK_IN: Final = "Check in: c."
GO_ON: Final = " Go on with it: f. Leave it: z."
FOR_SESSION: Final = ": b."
LAST_OF_THEM: Final = "The oldest goes from here with your next check-in, and stays in your journal."
TO_TRY: Final = ("{n} thing to try. How it went: g.", "{n} things to try. How they went: g.")


def lines_of_today(context: Context, today: Today | None, earlier: LookBack | None) -> list[str]:
    """Returns the day, its check-in, a line of an earlier day, the connection, what is to try, and the session.

    Args:
        context: the services.
        today: None if it can't be read; then only the day is named.
        earlier: a line of an earlier day, if there is one.
    """
    now, settings = context.clock(), context.settings
    day = context.day_of(now)
    lines = [
        f"{sentences.weekday_in_year(day, day)}. {greeting(now)}",
        context.left_out() or context.left_out_of_packs(),
    ]
    if today:
        lines += [f"{said_of_left(today.left)}{GO_ON}"] if today.left else []
        lines += _checkin_lines(context, today, earlier)
        if "connection" not in settings.today_without:
            lines += _connection_lines(today)
        if not settings.discreet and "session" not in settings.today_without:  # it takes longest, so it comes last
            lines += [f"{line}{FOR_SESSION}" for line in pending_for(context.journal, today.day).in_lines(today.day)]
    return [line for line in lines if line]


def _checkin_lines(context: Context, today: Today, earlier: LookBack | None) -> list[str]:
    """Today's check-in in brief, or that one can begin; and a line of an earlier day."""
    said = lines_of_day(today.so_far, _SHORT) if today.so_far and not context.settings.discreet else []
    if today.open_entry:
        lines = [sentences.OPEN_TODAY, *map(without_ellipsis, said)]
    elif said:
        lines = [without_ellipsis(line) for line in said]
    elif today.finished:
        lines = [sentences.DONE_TODAY]
    elif today.is_first:
        lines = [f"{sentences.CHECKIN}. {sentences.CHECKIN_ABOUT}"]
    else:
        lines = [CHECK_IN]
    if earlier:
        words = one_line(earlier.words, _SHORT)
        lines.append(without_ellipsis(sentences.QUOTED_FROM.format(when=earlier.said, words=words)))
    return lines


def _connection_lines(today: Today) -> list[str]:
    """The day's connection, and what is still to try."""
    lines = [f"{sentences.CONNECTION}: {connection_text(today)}"]
    if len(today.plans) == 1:
        lines.append(sentences.PLANNED.format(asked=today.plans[0].asked))
    elif today.plans:
        lines.append(counted(len(today.plans), *TO_TRY))
    if today.plans and today.plans[0].is_last:
        lines[-1] += f" {sentences.LAST_TO_TRY if len(today.plans) == 1 else LAST_OF_THEM}"
    return lines


def connection_text(today: Today) -> str:
    """Returns the day's connection and what was said to it; what is done with for today isn't read out again."""
    if today.said is None:
        return today.idea.do
    said = sentences.STATUS_NOW[today.said]
    return f"{today.idea.do} ({said})" if today.said == "planned" else f"{said}."
