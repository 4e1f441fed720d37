"""Small connections on the command line: all of them by effort, and which touched which of the five."""

from __future__ import annotations

import sys

from connectwell import sentences
from connectwell.checkin import ladder
from connectwell.cli.heard import is_plain
from connectwell.cli.rendering import named
from connectwell.cli.streams import columns, out, out_json, say
from connectwell.context import Context
from connectwell.entries import circle_fields
from connectwell.library import Idea
from connectwell.model.text import visible
from connectwell.terminal_text import width_of


def list_connections(context: Context, *, as_json: bool) -> None:
    """Prints all connections by effort, the person's own first. Raises ContentFault."""
    rungs = ladder.ladder(context)
    if as_json:
        out_json([_record_of(idea) for rung in rungs for idea in rung.ideas])
        return
    width = columns(sys.stdout, 100)
    widest = max((width_of(idea.id) for rung in rungs for idea in rung.ideas), default=0)
    for number, rung in enumerate(rungs):
        out(("\n" if number else "") + f"{rung.effort} {circle_fields.EFFORTS[str(rung.effort)][0]}")
        for idea in rung.ideas:
            out(named(f"  {visible(idea.id)}", widest + 2, visible(idea.do), width))


def list_touched(context: Context, *, as_json: bool) -> None:
    """Prints which connections touched which of the five."""
    found = ladder.touched(context, context.today())
    if as_json:
        out_json(
            {
                need: [{"asked": one.asked, "day": one.day.isoformat()} for one in of_need]
                for need, of_need in found.items()
            }
        )
        return
    if not any(found.values()):
        say(sentences.NOTHING_TOUCHED)
        return
    width, widest = columns(sys.stdout, 72), max(map(width_of, sentences.NEED_NAMES.values()))
    for need, of_need in found.items():
        for number, one in enumerate(of_need):
            head = sentences.NEED_NAMES[need] if number == 0 or is_plain() else ""
            out(named(head, widest, visible(one.asked), width))


def _record_of(idea: Idea) -> dict[str, object]:
    return {
        "id": idea.id,
        "do": idea.do,
        "effort": idea.effort,
        "setting": idea.setting,
        "needs": sorted(idea.needs),
        "touches": list(idea.touches),
    }
