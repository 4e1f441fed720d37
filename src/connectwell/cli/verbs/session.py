"""`connectwell session`."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import click

from connectwell import sentences
from connectwell.cli.arguments import DAY, NAME, Named, past_day
from connectwell.cli.context import open_context
from connectwell.cli.progress_line import waiting
from connectwell.cli.prompting import ask_parsed, is_no, is_yes
from connectwell.cli.saving import check_writable
from connectwell.cli.streams import say
from connectwell.cli.text_input import (
    Typed,
    refuse_text_arguments,
    should_prompt,
    split_at_dot,
    words_from_pipe,
    words_from_terminal,
)
from connectwell.cli.verbs.agenda import agenda_entries
from connectwell.context import Context
from connectwell.errors import NotConfirmed, SaveFailed
from connectwell.model.entry import Entry
from connectwell.session import agenda
from connectwell.session.meeting import Meeting, finish_unclosed, unfinished
from connectwell.session.next_session import next_day

Items = tuple[agenda.AgendaItem, ...]


@click.command("session")
@click.argument("words", nargs=-1, metavar="[-]")
@click.option("--talked", metavar="IDS", help="Notes you talked about: their ids with commas between, all or none.")
@click.option("--with", "who", type=NAME, default="", metavar="NAME|-", help="Who it was with.")
@click.option(
    "--day", type=DAY, metavar="DAY", help="Which day it was: 2026-11-20, '20 november', a weekday, yesterday."
)
@click.option(
    "--next", "following", metavar="DAY", help="When the next one is: 2026-12-08, '18 january', a weekday, tomorrow."
)
@click.pass_context
def verb(
    ctx: click.Context, words: tuple[str, ...], talked: str | None, who: str, day: Named | None, following: str | None
) -> int:
    """Record a session: what you talked about, what to keep from it, what didn't sit right.

    What you put away until then comes back. From a pipe, what to keep comes first; after a line with only a dot,
    what didn't sit right. At a terminal, it asks when the next one is as well, unless --next says it.
    """
    dash = refuse_text_arguments(words, "session")
    context = open_context(ctx)
    check_writable(context.journal)
    items = agenda.open_lines(agenda_entries(context))
    chosen = _named(talked, items) if talked is not None else None
    was, to_come = past_day(day, context), next_day(following or "", context.today())
    draft = _draft(context, may_ask=should_prompt(dash))
    meeting = Meeting(context, who, draft)
    if was:
        meeting.set_day(was)
    if to_come:
        meeting.set_next_day(to_come)
    if not should_prompt(dash):
        came = words_from_pipe()
        if not came.strip():  # empty input doesn't even say that there was a session
            say(sentences.SESSION_NOTHING_CAME)
            return 1
        keep, wrong = split_at_dot(came)
        meeting.set_talked(chosen or ())
        meeting.save(keep, wrong)
        return _settle(meeting, chosen or ())
    if chosen is None:
        chosen = _ask_talked(context, items, meeting)
    return _ask_and_save(context, meeting, chosen, to_come)


def _draft(context: Context, *, may_ask: bool) -> Entry | None:
    """Returns an unfinished session to resume, if the person is there to agree and wants to."""
    draft = unfinished(context.journal, context.today())
    if draft is None:
        return None
    say(sentences.SESSION_OPEN.format(day=sentences.weekday_in_year(draft.day, context.today())))
    if not may_ask:
        say(sentences.SESSION_OPEN_ELSEWHERE)
        return None
    if not is_no(sentences.SESSION_OPEN_ASK):
        return draft
    finish_unclosed(context, draft)
    return None


def _ask_and_save(context: Context, meeting: Meeting, talked: Items, following: date | None) -> int:
    """Asks the questions, saving after each; an interruption keeps what was written."""
    before = meeting.session_so_far
    if talked or meeting.begun:
        meeting.set_talked(talked)
        _save(meeting, Typed(before.keep), Typed(before.wrong))
    keep = words_from_terminal(sentences.KEEP, before.keep, save=lambda words: meeting.save(words, before.wrong))
    if keep.words.strip():
        _save(meeting, keep, Typed(before.wrong))
    if keep.ended_by is not None:
        return _cut_off(keep)
    wrong = words_from_terminal(sentences.WRONG, before.wrong, save=lambda words: meeting.save(keep.words, words))
    if keep.words.strip() or wrong.words.strip():
        _save(meeting, keep, wrong)
    if wrong.ended_by is not None:
        return _cut_off(wrong)
    if following is None and before.next is None:
        following = _ask_next(context)
        meeting.set_next_day(following)
    if not (meeting.begun or talked or following) and not is_yes(sentences.SESSION_WITHOUT_WORDS):
        say(sentences.NOTHING_YET)
        return 1
    _save(meeting, keep, wrong)
    return _settle(meeting, talked)


def _ask_next(context: Context) -> date | None:
    """Asks for the day of the next session; an empty answer leaves it unknown."""
    today = context.today()

    question = [f"{sentences.NEXT_SESSION} {sentences.NEXT_SESSION_LIKE}"]
    with suppress(EOFError):
        return ask_parsed(question, lambda answer: next_day(answer, today) or "")
    return None


def _save(meeting: Meeting, keep: Typed, wrong: Typed) -> None:
    try:
        meeting.save(keep.words, wrong.words)
    except NotConfirmed:
        raise
    except SaveFailed as fault:
        fault.args = (f"{fault} {sentences.ON_SCREEN}",)
        raise


def _cut_off(typed: Typed) -> int:
    say(sentences.SESSION_CUT_OFF)
    return typed.ended_by or 1


def _settle(meeting: Meeting, talked: Items) -> int:
    say(sentences.SESSION_SAVED)
    with waiting(sentences.LOOKING) as progress:
        followed = meeting.settle(talked, progress)
    said = sentences.settled(followed.closed, followed.released)
    if said:
        say(said)
    if followed.failure:
        say(sentences.SETTLED_IN_PART.format(reason=followed.failure.reason))
        return 1
    return 0


def _named(talked: str, items: Items) -> Items:
    """Returns the lines that --talked names. Raises EntryNotFound."""
    said = talked.strip().lower()
    if said in ("all", "none"):
        return items if said == "all" else ()
    return tuple(agenda.find_line(items, name.strip()) for name in talked.split(",") if name.strip())


def _ask_talked(context: Context, items: Items, meeting: Meeting) -> Items:
    from connectwell.plain.choices import Option, pick_some
    from connectwell.plain.prompter import FITS
    from connectwell.plain.session import talked_question

    if not items:
        return ()
    today = context.today()
    options = tuple(Option(item, agenda.line_text(item, today)) for item in items)
    for number, option in enumerate(options, 1):
        say(f"{number}. {option.label}")

    def read(answer: str) -> Items | str:
        found = pick_some(answer, options)
        return FITS.format(most=len(options)) if found is None else found

    before = meeting.talked_of(items)
    found = ask_parsed(talked_question(items, before), read)
    return before if found is None else found
