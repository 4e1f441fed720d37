"""Remembering that something was shared: when, what and in which form; never its content."""

from __future__ import annotations

from collections.abc import Iterable

from connectwell.context import Context
from connectwell.model.entry import Entry, Share
from connectwell.share.formats.registry import Format
from connectwell.share.record import Made


def remember(
    context: Context,
    made: Made,
    as_: Format,
    *,
    sealed: bool = False,
    shares: Iterable[str] = (),
) -> Entry:
    """Adds the entry that says so. It is called once the document is where the person wanted it.

    The person's own archive is for nobody else, so it isn't remembered as shared.

    Args:
        context: where, and when.
        made: what left.
        as_: in which format.
        sealed: whether only one reader can open it.
        shares: `Shareable.shares`; so that an entry tells also of those that were noted on another machine.

    Raises:
        SaveFailed: it left all the same, and this isn't noted.
    """
    now, document, journal = context.clock(), made.document, context.journal
    share = Share(
        what="brief" if document.brief else "export",
        as_=as_,
        since=document.since,
        until=document.until,
        entries=made.entries_as(as_),
        sealed=sealed,
    )
    day = context.day_of(now)
    saved = journal.add(Entry(id=journal.new_id(now), kind="share", day=day, started=now, finished=now, share=share))
    journal.learn_shares([*shares, saved.id])
    return saved
