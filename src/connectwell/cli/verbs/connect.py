"""`connectwell connect`."""

from __future__ import annotations

from collections.abc import Callable

import click

from connectwell import sentences
from connectwell.checkin import today
from connectwell.checkin.own_connection import own_connection_draft
from connectwell.cli.arguments import SOME_NEEDS, Need, offering, offering_of_library
from connectwell.cli.as_json import day_connection_json
from connectwell.cli.context import open_context
from connectwell.cli.help_text import CommandOfWords
from connectwell.cli.saving import check_writable, report_nothing_typed, save_typed
from connectwell.cli.streams import out_fitting, out_json, say
from connectwell.cli.text_input import (
    Typed,
    refuse_more,
    refuse_text_arguments,
    should_prompt,
    split_at_dot,
    words_from_pipe,
    words_given,
)
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.library import Idea
from connectwell.model.entry import Entry
from connectwell.model.near import did_you_mean
from connectwell.model.terms import Status

_SAYS: dict[str, Status] = {"did": "done", "try": "planned", "another": "passed", "not-today": "not-today"}
_TAKES = {
    "did": "You did it. It asks how it went, or reads that from a pipe ('-'). Leaving it empty is fine.",
    "try": "You'd like to try it.",
    "another": "Shows another one.",
    "not-today": "None today.",
    "list": "All connections, from almost nothing to a visit, each with its id.",
    "touched": "Which of them touched which of the five, over the last three months.",
}


@click.command("connect", cls=CommandOfWords, takes=_TAKES)
@click.argument("said", required=False, metavar="[WORD]", shell_complete=offering(*_TAKES))
@click.argument("words", nargs=-1, metavar="[-]")
@click.option("--touched", type=SOME_NEEDS, default=(), metavar="NEEDS", help="With did: which of the five it touched.")
@click.option("--own", is_flag=True, help="With did or try: something of your own; what it was comes first.")
@click.option(
    "--idea",
    metavar="ID",
    shell_complete=offering_of_library(lambda library, _: [idea.id for idea in library.connections()]),
    help="With did or try: another one of the list.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, where nothing is answered.")
@click.pass_context
def verb(
    ctx: click.Context,
    said: str | None,
    words: tuple[str, ...],
    touched: tuple[Need, ...],
    own: bool,
    idea: str | None,
    as_json: bool,
) -> int:
    """Today's small connection; with a word, what you did with it.

    With --own, what it was comes first; in a pipe, how it went comes after a line with only a dot.
    """
    context = open_context(ctx)
    if said in ("list", "touched"):
        from connectwell.cli.connections import list_connections, list_touched

        refuse_more(words)
        if touched or own or idea:
            raise UsageFault(f"'connectwell connect {said}' takes --json, and no other option.")
        (list_connections if said == "list" else list_touched)(context, as_json=as_json)
        return 0
    status = _status(said)
    if as_json and (status is not None or own or idea or touched):
        raise UsageFault("--json goes with 'connectwell connect' alone, 'connect list' and 'connect touched'.")
    if idea and (own or status not in ("done", "planned")):
        raise UsageFault("--idea goes with 'connectwell connect did' and 'connectwell connect try'.")
    if own:
        return _own(context, status, words, touched)
    if status != "done" and (words or touched):
        refuse_text_arguments(words, "connect")
        raise UsageFault("How it went and what it touched go with 'connectwell connect did'.")
    if status is None:
        _show(context, as_json=as_json)
        return 0
    check_writable(context.journal)
    if status == "done":
        return _did(context, refuse_text_arguments(words, "connect did"), touched, idea)
    today.record_answer(context, _idea(context, idea), status)
    if status == "passed":
        _show(context)
    else:
        say(sentences.SAID[status])
    return 0


def _own(context: Context, status: Status | None, words: tuple[str, ...], touched: tuple[Need, ...]) -> int:
    if status not in ("done", "planned"):
        raise UsageFault("--own goes with 'connectwell connect did' and 'connectwell connect try'.")
    if touched and status != "done":
        raise UsageFault("What it touched goes with 'connectwell connect did'.")
    dash = refuse_text_arguments(words, "connect did --own")
    check_writable(context.journal)
    if not should_prompt(dash):
        typed = Typed(words_from_pipe())
        what, landed = split_at_dot(typed.words)
        if not what.strip():
            return report_nothing_typed(typed)
        return save_typed(
            lambda: today.record_answer(context, None, status, own=what, words=landed, touched=touched),
            typed,
            asked=False,
        )
    draft = own_connection_draft(context, status=status, touched=touched)
    typed = words_given(sentences.OWN_WHAT, dash=dash, save=lambda words: draft.save(words, so_far=True))
    if not typed.words.strip():
        return report_nothing_typed(typed)
    if status != "done" or typed.ended_by is not None:
        return save_typed(lambda: draft.save(typed.words), typed, asked=True)
    landing = today.FollowUpEditor(context, today.plan_of(draft.save(typed.words)))
    typed = words_given(sentences.LANDED, dash=dash, save=lambda words: landing.save("done", words, so_far=True))
    if not typed.words.strip():
        say(sentences.SAID[status])
        return typed.ended_by or 0
    return save_typed(lambda: landing.save("done", typed.words), typed, asked=True)


def _status(said: str | None) -> Status | None:
    if said is None:
        return None
    if said.lower() not in _SAYS:
        meant = did_you_mean(said, _TAKES, "connect ").strip() or f"Say one of: {', '.join(_TAKES)}."
        raise UsageFault(f"{meant} After did, it asks how it went, or reads that from a pipe with '-'.")
    return _SAYS[said.lower()]


def _show(context: Context, *, as_json: bool = False) -> None:
    now = today.read_today(context)
    if as_json:
        out_json(day_connection_json(now))
        return
    out_fitting(now.idea.do)
    if now.said:
        say(sentences.SAID[now.said])
    else:
        say(f"'connectwell connect' takes {', '.join(_SAYS)}.")


def _idea(context: Context, name: str | None) -> Idea:
    """Returns the one of that id, or the day's. Raises UsageFault, ContentFault."""
    if name is None:
        return today.read_today(context).idea
    from connectwell.checkin.ladder import idea_named

    return idea_named(context, name)


def _did(context: Context, dash: bool, touched: tuple[Need, ...], name: str | None) -> int:
    """Saves that it was done before asking how it landed, so that no answer is needed."""
    idea = _idea(context, name)

    def keep_done(words: str = "") -> Entry:
        return today.record_answer(context, idea, "done", words=words, touched=touched)

    if not should_prompt(dash):
        typed = Typed(words_from_pipe())
        return save_typed(lambda: keep_done(typed.words), typed, asked=False)
    landing = _Landing(context, keep_done)
    say(sentences.SAID["done"])
    typed = words_given(sentences.LANDED, dash=dash, save=lambda words: landing.save(words, so_far=True))
    if not typed.words.strip():
        return typed.ended_by or 0
    return save_typed(lambda: landing.save(typed.words), typed, asked=True)


class _Landing:
    """Saves that a connection was done, then how it went as it is typed, never over words from before."""

    def __init__(self, context: Context, keep_done: Callable[..., Entry]) -> None:
        self._context, self._keep_done = context, keep_done
        entry = keep_done()
        plan = today.plan_of(entry)
        has_words = any(part.landed and part.landed.words for part in entry.connections if part.key == plan.key)
        self._editor = None if has_words else today.FollowUpEditor(context, plan)

    def save(self, words: str, *, so_far: bool = False) -> Entry:
        if self._editor is None:  # in an entry of its own
            self._editor = today.FollowUpEditor(self._context, today.plan_of(self._keep_done(words)))
        return self._editor.save("done", words, so_far=so_far)
