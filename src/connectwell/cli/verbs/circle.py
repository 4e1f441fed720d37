"""`connectwell circle`."""

from __future__ import annotations

import sys

import click

from connectwell import sentences
from connectwell.cli.context import open_journal
from connectwell.cli.saving import check_writable, report_nothing_typed
from connectwell.cli.streams import columns, has_terminal, out, out_json, say
from connectwell.cli.text_input import (
    Typed,
    line_from_terminal,
    read_name,
    refuse_text_arguments,
    should_prompt,
    words_from_pipe,
    words_from_terminal,
)
from connectwell.entries import circle
from connectwell.errors import EntryNotFound, NotConfirmed, SaveFailed, UsageFault
from connectwell.journal import CircleEditing, Journal
from connectwell.model.circle import CirclePart, is_named

_DOES = ("add", "show", "change", "remove", "restore", "erase", "names", "unhide", "communities", "mark", "try")
_ADD = "'connectwell circle add' adds somebody, a group or a place."
_SAVED = "Saved. 'connectwell circle show {id}' shows it."
_RESTORE = "'connectwell circle restore {id}' brings it back."
_SHOWS_IDS = "'connectwell circle' shows each with its id."
_HOW_TO_CHANGE = "Enter: keep what is there. A - alone: empty it."
_NOW = "{question} Now: {answer}."
_EMPTIES = "-"


@click.command("circle")
@click.argument(
    "what", required=False, metavar="[add|show|change|remove|restore|erase|names|unhide|communities|mark|try]"
)
@click.argument("given", nargs=-1, metavar="[ID|-] [-]")
@click.option("--removed", is_flag=True, help="Only those that were removed.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(ctx: click.Context, what: str | None, given: tuple[str, ...], removed: bool, as_json: bool) -> int:
    """People, groups and places in your days, by name.

    'add' and 'change ID' ask one thing after the other, or read lines such as 'role: friend' from a pipe ('-').
    A '-' for ID reads a name or an id instead, so that your shell doesn't keep it.
    'show ID' shows one; 'remove ID' takes it out of the circle, 'restore ID' brings it back. 'erase ID'
    deletes it for good, after a typed word. 'names' lists names that nobody here has any more and that pages still
    hide; 'unhide' asks which of them pages may say again. 'communities' lists kinds of community, with an ID what to
    ask before going; 'mark ID' asks what one is to you, a way out and a note; 'try ID' makes a step toward it the
    day's connection.
    """
    if what in ("communities", "mark", "try") and not removed:
        return _of_communities(ctx, what, given, as_json)
    journal = open_journal(ctx)
    if what is None:
        return _list(journal, removed, as_json)
    if what not in _DOES:
        raise UsageFault(f"There are: circle, {', '.join(f'circle {does}' for does in _DOES)}. Names are asked for.")
    if removed or (as_json and what not in ("show", "names")):
        raise UsageFault("--removed goes with 'connectwell circle' alone, --json with it and with 'show' or 'names'.")
    if what == "names":
        refuse_text_arguments(given, "circle names")
        return _list_names(journal, as_json)
    if what == "unhide":
        return _unhide(journal, refuse_text_arguments(given, "circle unhide"))
    if what == "add":
        return _write(journal.circle.begin(circle.BLANK), refuse_text_arguments(given, "circle add"), journal)
    part_id = _one_id(journal, given[:1])
    dash = refuse_text_arguments(given[1:], f"circle {what}")
    match what:
        case "change":
            return _write(journal.circle.edit(part_id), dash, journal)
        case "remove":
            part = journal.circle.remove(part_id)
            say(f"{circle.REMOVED.format(name=circle.flat(part.name))} {_RESTORE.format(id=part.id)}")
        case "restore":
            part = journal.circle.restore(part_id)
            say(circle.RESTORED.format(name=circle.flat(part.name)))
        case "erase":
            return _erase(journal, _found(journal, part_id))
        case _:
            _show(_found(journal, part_id), as_json)
    return 0


def _of_communities(ctx: click.Context, what: str, given: tuple[str, ...], as_json: bool) -> int:
    from connectwell.cli.context import open_context
    from connectwell.cli.verbs import circle_communities

    context = open_context(ctx)
    if what == "communities":
        return circle_communities.show(context, given, as_json)
    if as_json:
        raise UsageFault("--json goes with 'circle communities', not with 'mark' or 'try'.")
    return circle_communities.mark(context, given) if what == "mark" else circle_communities.try_step(context, given)


def _one_id(journal: Journal, given: tuple[str, ...]) -> str:
    if not given:
        raise UsageFault(f"Say which: {_SHOWS_IDS}")
    return _id_read(journal) if given == ("-",) else given[0]


def _id_read(journal: Journal) -> str:
    """Reads a name or an id from a line, and returns the id. Raises EntryNotFound, UsageFault."""
    from connectwell.cli.arguments import WHOSE_NAME
    from connectwell.model.matching import name_key

    typed = read_name(WHOSE_NAME)
    parts = (*journal.circle.parts(), *journal.circle.parts(removed=True))
    if any(part.id == typed for part in parts):
        return typed
    found = [part.id for part in parts if name_key(typed) in map(name_key, (part.name, *part.names))]
    if len(found) > 1:
        raise UsageFault(f"Several in your circle have that name, so say its id; {_SHOWS_IDS}")
    if not found:
        raise EntryNotFound(f"Nobody and nothing in your circle has that name; {_SHOWS_IDS}")
    return found[0]


# --- Reading


def _list(journal: Journal, removed: bool, as_json: bool) -> int:
    parts = journal.circle.parts(removed=removed)
    if as_json:
        from connectwell.cli.as_json import unread_file_json
        from connectwell.entries.as_json import circle_record_of

        out_json([*map(circle_record_of, parts), *map(unread_file_json, journal.unread_files())])
        return 0
    from connectwell.cli.rendering import named
    from connectwell.terminal_text import width_of

    width = columns(sys.stdout, 100)
    widest = max((width_of(circle.flat(part.id)) for part in parts), default=0)
    for part in parts:
        out(named(circle.flat(part.id), widest, circle.in_one_line(part), width))
    if not parts and not journal.unread_files():
        say("Nothing is removed." if removed else f"{circle.EMPTY} {_ADD}")
    return 0


def _list_names(journal: Journal, as_json: bool) -> int:
    found = journal.circle.hidden_names()
    if as_json:
        from connectwell.cli.as_json import unread_file_json

        out_json([*found, *map(unread_file_json, journal.unread_files())])
        return 0
    for name in found:
        out(circle.flat(name))
    if not found and not journal.unread_files():
        say(circle.NO_HIDDEN_NAMES)
    return 0


def _found(journal: Journal, part_id: str) -> CirclePart:
    if part := journal.circle.find(part_id):
        return part
    raise EntryNotFound(f"Nothing in your circle has that id; {_SHOWS_IDS}")


def _show(part: CirclePart, as_json: bool) -> None:
    """Shows one, on the alternate screen if at a terminal, like `show`."""
    if as_json:
        from connectwell.entries.as_json import circle_record_of

        out_json(circle_record_of(part))
        return
    from connectwell.cli.rendering import page_text
    from connectwell.entries.page import Line

    text = page_text([Line("words", line) for line in circle.page_of(part)], columns(sys.stdout, 72), style=False)
    if has_terminal():
        from connectwell.cli.pager import page

        page(text)
    else:
        out(text)


# --- Writing


def _erase(journal: Journal, part: CirclePart) -> int:
    """Erases one after a typed confirmation, like `connectwell erase`. Entries that mention the name keep it."""
    for sentence in (
        circle.flat(part.name),
        circle.ERASE,
        *sentences.ERASE[1:],
        circle.NAME_STAYS,
        sentences.ERASE_ASK,
    ):
        say(sentence)
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if answer.strip().lower() != sentences.ERASE_WORD:
        say(sentences.NOT_ERASED)
        return 1
    keep_hiding = True
    if is_named(part):
        say(circle.KEEP_HIDING)
        answer = sys.stdin.readline() if sys.stdin is not None else ""
        keep_hiding = answer.strip().lower() not in ("n", "no")
    stays = journal.circle.erase(part.id, keep_hiding=keep_hiding)
    say(sentences.ERASED)
    if is_named(part):
        say(circle.NAME_KEPT if keep_hiding else circle.NAME_MAY_BE_SAID)
    if stays:
        say(sentences.still_there(stays))
    return 0


def _unhide(journal: Journal, dash: bool) -> int:
    """Takes names off the list of those that pages hide: one typed, or lines from a pipe."""
    asked = should_prompt(dash)
    typed = line_from_terminal(circle.UNHIDE) if asked else Typed(words_from_pipe())
    names = [line.strip() for line in typed.words.split("\n") if line.strip()]
    if not names:
        return report_nothing_typed(typed)
    shown = [name for name in names if journal.circle.unhide(name)]
    say(circle.UNHIDDEN if len(shown) == len(names) else circle.NOT_HIDDEN)
    return 0 if len(shown) == len(names) else 1


def _write(editing: CircleEditing, dash: bool, journal: Journal) -> int:
    """Applies the input to the part, and saves it once."""
    check_writable(journal)
    before = editing.part
    if should_prompt(dash):
        part, ended_by = _asked(before)
    else:
        part, ended_by = circle.with_lines(before, words_from_pipe()), None
    if not part.name:
        return report_nothing_typed(Typed("", ended_by))
    if part == before:
        say("Nothing was changed.")
        return ended_by or 0
    try:
        saved = editing.save(part)
    except NotConfirmed:
        raise
    except SaveFailed as fault:
        if should_prompt(dash):
            from connectwell.sentences import ON_SCREEN

            fault.args = (f"{fault} {ON_SCREEN}",)
        raise
    if said := circle.save_notice(saved):
        say(said)
    if ended_by is not None:
        from connectwell.sentences import CUT_OFF

        say(CUT_OFF)
        return ended_by
    say(_SAVED.format(id=circle.flat(saved.part.id)))
    return 0


def _asked(part: CirclePart) -> tuple[CirclePart, int | None]:
    """Asks field by field. Returns the part, and the exit code if interrupted."""
    is_new = not part.name
    if not is_new:
        say(_HOW_TO_CHANGE)
    for field in circle.FIELDS:
        if field == "call" and not (part.help_now or part.call):
            continue
        answer, ended_by = _answer(part, field, is_new)
        if answer is not None:
            part = answer
        if ended_by is not None or not part.name:
            return part, ended_by
    return part, None


def _answer(part: CirclePart, field: circle.Field, is_new: bool) -> tuple[CirclePart | None, int | None]:
    """Returns the part with one answer applied, None if skipped. Asks again until the answer fits."""
    stands = circle.flat(circle.current_answer(part, field))
    question = circle.QUESTIONS[field]
    if stands and not is_new:
        question = _NOW.format(question=question, answer=stands)
    while True:
        typed = words_from_terminal(question) if field == "words" else line_from_terminal(question)
        words = typed.words.strip()
        if not words:
            return None, typed.ended_by
        try:
            return circle.answered(part, field, "" if words == _EMPTIES else words), typed.ended_by
        except UsageFault as fault:
            say(str(fault))
            if typed.ended_by is not None:
                return None, typed.ended_by
