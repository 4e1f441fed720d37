"""`connectwell circle communities`, `circle mark` and `circle try`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from connectwell.cli.saving import check_writable
from connectwell.cli.streams import columns, has_terminal, out, out_json, say
from connectwell.cli.text_input import should_prompt, words_from_pipe
from connectwell.entries import communities
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.sentences import UNCHANGED

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.entries.communities import MarkedKind

_WHICH = "Say which: 'connectwell circle communities' lists them."
_SAVED = "Saved. 'connectwell circle communities {id}' shows it."


def show(context: Context, given: tuple[str, ...], as_json: bool) -> int:
    """Lists the kinds, or shows the one that is given."""
    if len(given) > 1:
        raise UsageFault("Type 'connectwell circle communities', or with one of its ids.")
    if given:
        _show_one(communities.read_row(context, given[0]), as_json)
        return 0
    rows, left_out = communities.read_kinds(context)
    if as_json:
        from connectwell.cli.as_json import unread_file_json

        out_json([*map(communities.record_of, rows), *map(unread_file_json, context.journal.unread_files())])
    else:
        from connectwell.cli.rendering import named
        from connectwell.terminal_text import width_of

        width, widest = columns(sys.stdout, 100), max((width_of(row.community.id) for row in rows), default=0)
        for row in rows:
            out(named(row.community.id, widest, communities.in_one_line(row), width))
    if left_out and not context.left_out_of_packs():  # said at the end
        say(left_out)
    return 0


def _show_one(row: MarkedKind, as_json: bool) -> None:
    if as_json:
        out_json(communities.record_of(row, whole=True))
        return
    from connectwell.cli.rendering import page_text
    from connectwell.entries.page import Line

    lines = [Line("words", line) for line in communities.page_of(row)]
    text = page_text(lines, columns(sys.stdout, 72), style=False)
    if has_terminal():
        from connectwell.cli.pager import page

        page(text)
    else:
        out(text)


def mark_community(context: Context, given: tuple[str, ...]) -> int:
    """Asks for a mark, a way out and a note, or reads them from a pipe."""
    dash = given[-1:] == ("-",)
    ids = given[:-1] if dash else given
    if len(ids) != 1:
        raise UsageFault(f"{_WHICH} Then it asks; a pipe ('-') has lines such as 'mark: curious'.")
    row = communities.read_row(context, ids[0])
    editing = communities.edit(context, row.community)
    check_writable(context.journal)
    before = editing.part
    if should_prompt(dash):
        from connectwell.cli.prompting import in_lines
        from connectwell.plain.communities import open_community

        return in_lines(
            context,
            lambda asking: open_community(context, asking, row.community.id),
            lambda: communities.edit(context, row.community).part != before,
        )
    part = communities.marks_written(before, words_from_pipe())
    if part == before:
        say(UNCHANGED)
        return 0
    if said := communities.happened(editing.save(part)):
        say(said)
    say(_SAVED.format(id=row.community.id))
    return 0


def try_step(context: Context, given: tuple[str, ...]) -> int:
    """Makes a small step toward a kind of community the day's connection, to try."""
    from connectwell.checkin.today import record_answer

    if len(given) != 1:
        raise UsageFault(_WHICH)
    row = communities.read_row(context, given[0].partition(".")[0])
    steps = communities.steps_of(context, row)
    wanted = next((step for step in steps if given[0] in (step.id, row.community.id)), None)
    if wanted is None:
        raise ConnectwellError(communities.NO_STEP)
    check_writable(context.journal)
    record_answer(context, wanted, "planned")
    out(wanted.do)
    say(communities.PLANNED)
    return 0
