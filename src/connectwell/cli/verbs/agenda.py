"""`connectwell agenda`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date

import click

from connectwell import sentences
from connectwell.cli.arguments import WANTS, offering
from connectwell.cli.context import open_context
from connectwell.cli.help_text import CommandOfWords
from connectwell.cli.progress_line import waiting
from connectwell.cli.saving import check_writable, report_nothing_typed, save_typed
from connectwell.cli.streams import columns, out, out_json, say
from connectwell.cli.text_input import Typed, refuse_text_arguments, should_prompt, words_given
from connectwell.context import Context
from connectwell.english import OR, listed
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry
from connectwell.model.near import did_you_mean
from connectwell.model.terms import Outcome, Wants
from connectwell.session import agenda
from connectwell.session.next_session import next_day, next_session, says_not_known, set_next_session, told

_TAKES = {
    "add": "Writes one: it asks, or reads a pipe ('-').",
    "bring ID": "Makes the words you marked the note, as they are.",
    "done ID…": "You've talked about it.",
    "let-go ID…": "It needn't be talked about.",
    "next DAY": "When the session is: 2026-12-08, '3 dec', thursday; or none.",
}
_DOES = tuple(named.split()[0] for named in _TAKES)
_SHOWS_CLOSED = " 'connectwell agenda --all' shows them."
_OUTCOMES: dict[str, Outcome] = {"done": "talked", "let-go": "let-go"}


@click.command("agenda", cls=CommandOfWords, takes=_TAKES)
@click.argument("what", required=False, metavar="[WORD]", shell_complete=offering(*_DOES))
@click.argument("given", nargs=-1, metavar="[-|ID…|DAY]")
@click.option("--wants", type=WANTS, metavar="WHAT", help="With add: listen, understand, plan or know.")
@click.option("--about", metavar="ID", help="With add: the id of what you marked, as the list shows it.")
@click.option("--all", "closed", is_flag=True, help="Also what was talked about or let go.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(
    ctx: click.Context,
    what: str | None,
    given: tuple[str, ...],
    wants: Wants | None,
    about: str | None,
    closed: bool,
    as_json: bool,
) -> int:
    """Notes for your next session, oldest first; each stays until you've talked about it or let it go."""
    if what is not None and (closed or as_json):
        raise UsageFault("--all and --json go with 'connectwell agenda' alone.")
    context = open_context(ctx)
    if what == "add":
        return _add(context, refuse_text_arguments(given, "agenda add"), wants, about)
    if wants or about is not None:
        raise UsageFault("--wants and --about go with 'connectwell agenda add'.")
    if what in _OUTCOMES:
        return _close(context, given, _OUTCOMES[what])
    if what == "next":
        return _next(context, " ".join(given))
    if what == "bring":
        return _bring(context, given)
    if what is not None:
        meant = did_you_mean(what, _DOES, "agenda ").strip()
        raise UsageFault(f"{meant or f'There are: agenda {listed(_DOES, OR)}.'} Words are asked for after add.")
    return _list(context, closed, as_json)


def agenda_entries(context: Context) -> tuple[Entry, ...]:
    """Returns every entry with a line or a mark, with progress if slow."""
    with waiting(sentences.LOOKING) as progress:
        return agenda.agenda_entries(context.journal, progress)


def _list(context: Context, closed: bool, as_json: bool) -> int:
    entries = agenda_entries(context)
    items = agenda.all_lines(entries) if closed else agenda.open_lines(entries)
    if as_json:
        from connectwell.cli.as_json import agenda_line_json, unread_file_json

        out_json([*map(agenda_line_json, items), *map(unread_file_json, context.journal.unread_files())])
        return 0
    if day := next_session(entries, context.today()):
        say(f"{sentences.session_on(day, context.today())}.")
    if not items and not context.journal.unread_files():
        any_closed = bool(agenda.all_lines(entries))
        say(f"{sentences.none_open(any_closed=any_closed)}{_SHOWS_CLOSED if any_closed else ''}")
    for line in drawn(items, context):
        out(line)
    if any(item.from_mark for item in items):
        say(sentences.WRITE_LINE_LATER)
    return 0


def drawn(items: Iterable[agenda.AgendaItem], context: Context) -> list[str]:
    """Returns each line with its id in front."""
    from connectwell.cli.rendering import named as row

    today, width = context.today(), columns(sys.stdout, 100)
    named = [(item, item.tail or item.id) for item in items]
    widest = max((len(name) for _, name in named), default=0)
    return [row(name, widest, _text(item, today), width) for item, name in named]


def _text(item: agenda.AgendaItem, today: date) -> str:
    marks = [sentences.WANTS_INLINE[item.wants]] if item.wants else []
    marks += [sentences.OUTCOMES[item.outcome][0]] if item.outcome else []
    return agenda.line_text(item, today) + (f" ({', '.join(marks)})" if marks else "")


def _add(context: Context, dash: bool, wants: Wants | None, about: str | None) -> int:
    check_writable(context.journal)
    mark = _open_mark(context, about) if about is not None else None
    writing = agenda.LineDraft(context, mark)
    typed = words_given(sentences.WRITE_LINE, dash=dash, save=lambda words: writing.save(words, wants, so_far=True))
    if not typed.words.strip():
        return report_nothing_typed(typed)
    ended = save_typed(lambda: writing.save(typed.words, wants), typed, asked=should_prompt(dash))
    if typed.ended_by is None:
        say(sentences.CARRIED_OVER)
        if should_prompt(dash) and wants is None:
            _ask_wants(writing, typed)
    return ended


def _open_mark(context: Context, about: str) -> agenda.AgendaItem:
    item = agenda.find_line(agenda.open_lines(agenda_entries(context)), about)
    if not item.from_mark:
        raise UsageFault(sentences.LINE_THERE.format(name=item.tail))
    return item


def _ask_wants(writing: agenda.LineDraft, typed: Typed) -> None:
    """Asks once; Enter leaves it unset."""
    from contextlib import suppress

    from connectwell.cli.prompting import ask_choice
    from connectwell.plain.choices import options_of

    with suppress(EOFError):
        chosen = ask_choice([sentences.WANT], options_of(WANTS.words, sentences.WANTS))
        if chosen:
            writing.save(typed.words, chosen)  # type: ignore[arg-type]  # Word returns plain str
            say(sentences.SAVED)


def _next(context: Context, typed: str) -> int:
    """Says when the next session is, or that it isn't known."""
    today = context.today()
    if not typed.strip():
        raise UsageFault("Say which day: 'connectwell agenda next thursday', or 'agenda next none'.")
    day = None if says_not_known(typed) else next_day(typed, today)
    check_writable(context.journal)
    set_next_session(context, day)
    say(told(day, today))
    return 0


def _bring(context: Context, ids: tuple[str, ...]) -> int:
    if not ids:
        raise UsageFault("Say which one: 'connectwell agenda' shows each with its id.")
    check_writable(context.journal)
    items = agenda.open_lines(agenda_entries(context))
    for item in dict.fromkeys(agenda.find_line(items, asked) for asked in ids):
        agenda.take_words(context, item)
    say(sentences.MARKED_TAKEN)
    return 0


def _close(context: Context, ids: tuple[str, ...], outcome: Outcome) -> int:
    if not ids:
        raise UsageFault("Say which one: 'connectwell agenda' shows each with its id.")
    items = agenda.open_lines(agenda_entries(context))
    for item in dict.fromkeys(agenda.find_line(items, asked) for asked in ids):
        agenda.close(context, item, outcome)
    say(sentences.LINE_TALKED if outcome == "talked" else sentences.LINE_LET_GO)
    return 0
