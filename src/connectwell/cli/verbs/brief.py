"""`connectwell brief`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from connectwell.cli.arguments import Number
from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain
from connectwell.cli.progress_line import waiting
from connectwell.cli.share import (
    NOT_WRITTEN,
    READING,
    WRITTEN,
    list_choices,
    nothing_may_leave,
    preview_and_send,
    read_selection,
    show_preview,
)
from connectwell.cli.sharing_options import Destination, SharingOptions, leaving_options, resolve_destination
from connectwell.cli.streams import columns, out, say
from connectwell.cli.text_input import line_from_terminal, refuse_text_arguments, words_from_pipe
from connectwell.errors import UsageFault

if TYPE_CHECKING:
    from connectwell.share.sharing import Sharing

DAYS = Number("days", 7, 90, "A page looks back on 7, 14, 28 or 90 days.")
GUIDE_AS = "The page on how to read one is a PDF or text, and not sealed: there is nothing private in it."
GUIDE_ALONE = "--guide has nothing of your journal, so no days, words or names go with it. Nothing was written."
ONE_SPAN = "Choose the days in one way: --days, --since-session, or --from and --to."


@click.command("brief")
@click.argument("given", nargs=-1, metavar="[-]")
@click.option("--days", type=DAYS, metavar="N", help="The last 7, 14, 28 or 90 days; default 14.")
@click.option("--since-session", is_flag=True, help="The days since your last session.")
@click.option("--moment", "moments", multiple=True, metavar="ID", help="Up to two passages in your own words.")
@click.option("--helped", multiple=True, metavar="ID", help="Up to three passages about what helped.")
@click.option("--guide", is_flag=True, help="Instead, a page for your therapist on how to read one; -o FILE.pdf.")
@leaving_options
@click.pass_context
def verb(
    ctx: click.Context,
    /,
    given: tuple[str, ...],
    days: int | None,
    since_session: bool,
    moments: tuple[str, ...],
    helped: tuple[str, ...],
    guide: bool,
    **options: Any,
) -> int:
    """One page for your session: what you want to talk about, words you choose, the five.

    What only you may see never leaves. On a terminal it asks for a few lines of its own, shows everything that will
    leave, and asks before it does. From a pipe ('-') it reads lines with a key: different:, helped:, not today:,
    name:.
    """
    asked = SharingOptions(**options)
    if guide:
        if given or days is not None or since_session or moments or helped or asked.about_days_or_words:
            raise UsageFault(GUIDE_ALONE)
        return _guide(ctx, asked)
    dash = refuse_text_arguments(given, "brief")
    if sum((days is not None, since_session, asked.names_days)) > 1:
        raise UsageFault(ONE_SPAN)
    from connectwell.share.formats.pdf import can_set
    from connectwell.share.sharing import Sharing

    context = open_context(ctx)
    sharing = Sharing(context, "brief")
    where = resolve_destination(
        asked, context.places, "brief", sharing.today, "pdf" if can_set() else "html", to_stdout="txt"
    )
    if where.as_ not in sharing.formats:
        raise UsageFault("A page can't be CSV; 'connectwell export' can. A page can be JSON.")
    if since_session:
        with waiting(READING) as progress:
            sharing.since_session(progress)
    elif asked.names_days:
        sharing.between(*asked.days(sharing.today))
    else:
        sharing.last(14 if days is None else days)
    read_selection(sharing, asked)
    if asked.choices:
        return list_choices(sharing, plain=context.settings.plain)
    for reference in dict.fromkeys(moments):
        sharing.toggle_moment(reference)
    for reference in dict.fromkeys(helped):
        sharing.toggle_helped(reference)
    if ended_by := _own_lines(sharing, asked, dash):
        return ended_by
    return _leave(sharing, asked, where, plain=is_plain())


def _own_lines(sharing: Sharing, asked: SharingOptions, dash: bool) -> int | None:
    """Reads the page's own lines; returns the exit code if interrupted, else None."""
    from connectwell.share.select.own_lines import OWN_LINES, QUESTIONS, take_lines

    if dash:
        take_lines(sharing, words_from_pipe())
    elif asked.asks and not asked.preview:
        for line in OWN_LINES:
            typed = line_from_terminal(QUESTIONS[line])
            if typed.ended_by is not None:
                say(NOT_WRITTEN)
                return typed.ended_by
            sharing.write(line, typed.words)
    return None


def _leave(sharing: Sharing, asked: SharingOptions, where: Destination, *, plain: bool) -> int:
    if sharing.nothing_to_share:
        say(nothing_may_leave(sharing))
        return 1
    if asked.preview:
        return show_preview(sharing, where, plain=plain)
    return preview_and_send(sharing, where, asked, plain=plain)


def _guide(ctx: click.Context, asked: SharingOptions) -> int:
    """Writes the page on how to read a page: a PDF into a file, text on stdout. Nothing of the journal is in it."""
    from connectwell.model.text import one_line
    from connectwell.share.formats.registry import paper_in
    from connectwell.share.guide import guide_pdf, guide_text
    from connectwell.share.send.deliver import deliver

    if asked.output is None or asked.to_stdout:
        out(guide_text(min(78, columns(sys.stdout, 78))), end="")
        return 0
    context = open_context(ctx)
    where = resolve_destination(asked, context.places, "guide", context.today(), "pdf", to_stdout="txt")
    if where.path is None or where.as_ not in ("pdf", "txt") or where.keys or where.passphrase:
        raise UsageFault(GUIDE_AS)
    content = (
        guide_pdf(context.today(), context.library.needs(), asked.paper or paper_in(context.settings.region))
        if where.as_ == "pdf"
        else guide_text(78).encode()
    )
    deliver(content, where.path, force=asked.force)
    say(WRITTEN.format(where=one_line(str(where.path), 400), name=where.name))
    return 0
