"""Records that something was shared: when, what and in which format; never its content."""

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
    """Adds the entry that records a sharing. Call it once the document has arrived where the person wanted it.

    Not for the person's own archive, which isn't recorded as shared.

    Args:
        context: the services it works with.
        made: what left.
        as_: the format.
        sealed: whether it is encrypted, for its recipients alone.
        shares: `Shareable.shares`, so that entries also show sharings recorded on another machine.

    Raises:
        SaveFailed: it left all the same, but isn't recorded.
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
