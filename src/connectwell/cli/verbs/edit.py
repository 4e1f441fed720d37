"""`connectwell edit`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import date

import click

from connectwell import sentences
from connectwell.cli.context import open_context
from connectwell.cli.streams import has_terminal, is_terminal, say
from connectwell.entries import revise
from connectwell.errors import EntryNotFound, SaveFailed, UsageFault
from connectwell.journal import ByHand, Faults, Journal, Taken

_AT_ONCE = 1.5
"""Seconds; an editor that ends sooner, with nothing changed, may have handed the file to another window."""


@click.command("edit")
@click.argument("asked", metavar="ID|latest")
@click.option("--discard", is_flag=True, help="Delete what an earlier edit left beside the entry; nothing is opened.")
@click.pass_context
def verb(ctx: click.Context, asked: str, discard: bool) -> int:
    """An entry's text in your own editor: $VISUAL, else $EDITOR. Also one that cannot be read.

    'day' may be changed to any day before; the earlier text stays as a version.
    """
    context = open_context(ctx)
    by_hand = _opened(context.journal, asked, context.today())
    if discard:
        return _discard(by_hand)
    command = revise.editor(os.environ, terminal=has_terminal())
    with by_hand:
        if by_hand.kept_since:
            _settle_kept(by_hand)
        try:
            return _edit(by_hand, command)
        except KeyboardInterrupt:
            _say_kept(by_hand)
            raise
        except SaveFailed as fault:
            if by_hand.differs():
                fault.args = (f"{fault} {sentences.KEPT_BESIDE.format(name=by_hand.id[16:])}",)
            raise


def _opened(journal: Journal, asked: str, today: date) -> ByHand:
    """An entry, or a copy of one by the name that lists show. Raises EntryNotFound, EntryUnreadable, NewerFormat."""
    try:
        return journal.edit_by_hand(asked, today)
    except EntryNotFound:
        from connectwell.cli.verbs.show import find_item

        return journal.edit_copy_by_hand(find_item(journal, asked).handle, today)


def _discard(by_hand: ByHand) -> int:
    if by_hand.kept_since is None:
        say(sentences.UNCHANGED)
    else:
        by_hand.discard_kept()
        say(sentences.EARLIER_EDIT_DELETED)
    return 0


def _settle_kept(by_hand: ByHand) -> None:
    """Goes on with what an earlier edit left, unless the person at a terminal chooses otherwise."""
    from connectwell.entries.page import long_day

    since = by_hand.kept_since
    when = f"{long_day(since.astimezone())}, {since.astimezone():%H:%M}" if since else ""
    say(sentences.EARLIER_EDIT.format(when=when))
    if not is_terminal(sys.stdin):
        say(sentences.EARLIER_EDIT_OPENED)
        by_hand.go_on()
        return
    answer = _ask(sentences.EARLIER_EDIT_ASK)
    if answer.startswith("d"):
        by_hand.discard_kept()
        say(sentences.EARLIER_EDIT_DELETED)
    elif not answer.startswith("l"):
        by_hand.go_on()


def _edit(by_hand: ByHand, command: Sequence[str]) -> int:
    while True:
        began = time.monotonic()
        if _run(by_hand, command) != 0:
            say(sentences.EDITOR_ENDED if by_hand.differs() else sentences.UNCHANGED)
            _say_kept(by_hand)
            return 1
        found = by_hand.take()
        if not isinstance(found, Faults):
            return _say_taken(by_hand, found, at_once=time.monotonic() - began < _AT_ONCE)
        say(found.sentence)
        if not by_hand.differs():
            say(sentences.UNCHANGED)
            return 1
        if not is_terminal(sys.stdin):
            _say_kept(by_hand)
            return 1
        say(sentences.NOT_TAKEN)
        if _ask(sentences.EDIT_AGAIN).startswith(("k", "n")):
            _say_kept(by_hand)
            return 1


def _run(by_hand: ByHand, command: Sequence[str]) -> int:
    try:
        return by_hand.run(command)
    except OSError:
        raise UsageFault("The editor in $VISUAL or $EDITOR cannot be started. Nothing was changed.") from None


def _say_taken(by_hand: ByHand, taken: Taken | None, *, at_once: bool) -> int:
    if taken is None:
        say(sentences.UNCHANGED)
        if at_once:
            say(sentences.EDITOR_STILL_OPEN.format(name=by_hand.id[16:]))
        return 0
    say(f"{sentences.SAVED} 'connectwell show {by_hand.name}' shows it.")
    if taken.saved.copied:
        say(sentences.COPIED)
    elif taken.saved.merged:
        say(sentences.MERGED)
    if taken.comments:
        say(sentences.COMMENTS_KEPT)
    return 0


def _say_kept(by_hand: ByHand) -> None:
    if by_hand.differs():
        say(sentences.KEPT_BESIDE.format(name=by_hand.id[16:]))


def _ask(question: str) -> str:
    """One line from the terminal, in small letters; where no more comes, what keeps everything."""
    say(question)
    line = sys.stdin.readline()
    return line.strip().lower() if line else "keep"
