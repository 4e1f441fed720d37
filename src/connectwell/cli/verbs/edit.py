"""`connectwell edit`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from connectwell import sentences
from connectwell.cli.context import open_context
from connectwell.cli.prompting import ask_line
from connectwell.cli.streams import has_terminal, is_terminal, say
from connectwell.entries import revise
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.external_editor import Edited, EditorSession
from connectwell.errors import SaveFailed
from connectwell.journal import Journal
from connectwell.model.entry import tail_of

_DONE_IN_WINDOW = "Enter when you are done there. l: later."


@click.command("edit")
@click.argument("asked", metavar="ID|latest")
@click.option("--discard", is_flag=True, help="Delete what an earlier edit left beside the entry; nothing is opened.")
@click.pass_context
def verb(ctx: click.Context, asked: str, discard: bool) -> int:
    """An entry's text in your own editor: $VISUAL, else $EDITOR. Also one that can't be read.

    'day' can be changed to any earlier day; the earlier text stays as a version.
    """
    context = open_context(ctx)
    session = EntryBrowser(context).in_editor(asked)
    if discard:
        return _discard(session, context.journal)
    command = revise.editor(os.environ, terminal=has_terminal())
    with session:
        if session.kept_since:
            _settle_kept(session)
        try:
            return _edit(session, command)
        except KeyboardInterrupt:
            _say_kept(session)
            raise
        except SaveFailed as fault:
            if session.differs():
                fault.args = (f"{fault} {sentences.KEPT_BESIDE.format(name=tail_of(session.id))}",)
            raise


def _discard(session: EditorSession, journal: Journal) -> int:
    if not session.discard_left():
        say(sentences.UNCHANGED)
        return 1 if journal.unread_files() else 0  # it may be the one that couldn't be read
    say(sentences.EARLIER_EDIT_DELETED)
    return 0


def _settle_kept(session: EditorSession) -> None:
    """Resumes what an earlier edit left behind, unless the person at the terminal chooses otherwise."""
    say(session.earlier_edit())
    if not is_terminal(sys.stdin):
        say(sentences.EARLIER_EDIT_OPENED)
        session.go_on()
        return
    answer = _ask(sentences.EARLIER_EDIT_ASK)
    if answer.startswith("d"):
        session.discard_kept()
        say(sentences.EARLIER_EDIT_DELETED)
    elif not answer.startswith("l"):
        session.go_on()


def _edit(session: EditorSession, command: Sequence[str]) -> int:
    while True:
        session.run(command)
        edited = session.take()
        if edited.outcome == "at-once":
            say(sentences.EDITOR_AT_ONCE)
            if not is_terminal(sys.stdin) or _ask(_DONE_IN_WINDOW) in ("keep", "later", "l"):
                session.leave_open()
                say(sentences.EDITOR_STILL_OPEN.format(name=session.name))
                return 0
            session.wait_for_window()
            edited = session.take()
        if edited.outcome == "failed":
            say(edited.fault)
            _say_kept(session)
            return 1
        if edited.outcome != "faulty":
            _say_taken(session, edited)
            return 0
        say(edited.fault)
        if not edited.kept:
            say(sentences.UNCHANGED)
            return 1
        if not is_terminal(sys.stdin):
            _say_kept(session)
            return 1
        say(sentences.NOT_TAKEN)
        if _ask(sentences.EDIT_AGAIN).startswith(("k", "n")):
            _say_kept(session)
            return 1


def _say_taken(session: EditorSession, edited: Edited) -> None:
    if edited.outcome == "unchanged":
        say(sentences.UNCHANGED)
        return
    say(f"{sentences.SAVED} 'connectwell show {session.name}' shows it.")
    if edited.outcome == "copied":
        say(sentences.COPIED)
    elif edited.outcome == "merged":
        say(sentences.MERGED)
    if edited.comments:
        say(sentences.COMMENTS_KEPT)


def _say_kept(session: EditorSession) -> None:
    if session.differs():
        say(sentences.KEPT_BESIDE.format(name=tail_of(session.id)))


def _ask(question: str) -> str:
    """Reads one answer in lower case; at the end of input, the one that keeps everything."""
    try:
        return ask_line(question, kind="choice", fresh=True).strip(" .").lower()
    except EOFError:
        return "keep"
