"""`connectwell circle`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from connectwell.cli.arguments import offering, offering_of_library
from connectwell.cli.context import open_journal
from connectwell.cli.help_text import CommandOfWords
from connectwell.cli.streams import columns, has_terminal, out, out_json, say
from connectwell.cli.text_input import read_name, refuse_more, refuse_text_arguments
from connectwell.english import OR, listed
from connectwell.entries import circle, circle_fields
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.journal import Journal
from connectwell.model.circle import CirclePart
from connectwell.model.near import did_you_mean

if TYPE_CHECKING:
    from connectwell.library import Library

_TAKES = {
    "five": "Lists them by what each gives.",
    "add": "Asks for one, or reads lines such as 'role: friend' from a pipe ('-').",
    "show ID": "All that is noted about one.",
    "change ID": "Asks the same again; '-' reads a pipe, as with add.",
    "merge ID ID": "Puts the first together with the second, which gets every name.",
    "remove ID": "Takes one out of the circle; nothing is deleted.",
    "restore ID": "Brings it back.",
    "undo [ID]": "Undoes the last change here: a community's and the card's too. With an ID, the last to that one.",
    "erase ID": "Deletes one for good, after a typed word.",
    "names": "Names that nobody here has any more, and that pages still hide.",
    "unhide": "Asks which of those pages may say again.",
    "copies [ID]": "Who is here twice, as two devices left it. With an ID it shows both, and asks which to keep.",
    "communities [ID]": "Kinds of community. With an ID, what to ask before going.",
    "mark ID": "Asks what that kind is to you, a way out and a note.",
    "try ID": "Makes a step toward it the day's connection.",
    "card": "Prints your card for hard days. It is in nothing else that leaves.",
    "card change": "Asks for each part of it, or reads them from a pipe ('-').",
    "card erase": "Deletes it.",
}
_DOES = tuple(dict.fromkeys(named.split()[0] for named in _TAKES))
_WITH_JSON = ("five", "show", "names", "card")
_NONE_REMOVED = "Nothing that was removed has that id; 'connectwell circle --removed' shows what was."
_IS_THERE = "{name} is in your circle already."
_ADD = "'connectwell circle add' adds somebody, a group or a place."
_RESTORE = "'connectwell circle restore {id}' brings it back."
_SHOWS_IDS = "'connectwell circle' shows each with its id."
_TWO = "Say which two: 'connectwell circle merge ID ID' puts the first together with the second."


def _communities(library: Library, ctx: click.Context) -> list[str]:
    """Completes kinds of community and the steps toward them, but nobody in the circle: that is of the journal."""
    kinds, what = library.communities()[0], ctx.params.get("what")
    if what == "try":
        return [step.idea.id for one in kinds for step in one.steps]
    return [one.id for one in kinds] if what in ("communities", "mark") else []


@click.command("circle", cls=CommandOfWords, takes=_TAKES)
@click.argument("what", required=False, metavar="[WORD]", shell_complete=offering(*_DOES))
@click.argument("given", nargs=-1, metavar="[ID|-]…", shell_complete=offering_of_library(_communities))
@click.option("--removed", is_flag=True, help="Only those that were removed.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(ctx: click.Context, what: str | None, given: tuple[str, ...], removed: bool, as_json: bool) -> int:
    """People, groups and places in your days, by name.

    A '-' for an ID reads a name or an id instead, so that your shell doesn't keep it.
    """
    if what in ("communities", "mark", "try") and not removed:
        return _of_communities(ctx, what, given, as_json)
    journal = open_journal(ctx)
    if what is None:
        return _list(journal, removed, as_json)
    if what not in _DOES:
        meant = did_you_mean(what, _DOES, "circle ").strip()
        raise UsageFault(f"{meant or f'There are: circle {listed(_DOES, OR)}.'} Names are asked for.")
    if removed or (as_json and what not in _WITH_JSON):
        raise UsageFault(
            "--removed goes with 'connectwell circle' alone, --json with it and with 'show', 'five', 'names', 'card' "
            "or 'communities'."
        )
    if what == "card":
        from connectwell.cli.circle_card import card

        return card(journal, given, as_json=as_json)
    if what == "five":
        refuse_more(given)
        return _by_need(journal, as_json)
    from connectwell.cli.circle_writing import (
        copies,
        erase_part,
        put_together,
        say_who_is_there_twice,
        undo,
        unhide_typed,
        write_fields,
    )

    if what == "names":
        refuse_more(given)
        return _list_names(journal, as_json)
    if what == "unhide":
        return unhide_typed(journal, refuse_text_arguments(given, "circle unhide"))
    if what == "add":
        return write_fields(
            journal.circle.begin(circle_fields.BLANK), refuse_text_arguments(given, "circle add"), journal
        )
    if what == "merge":
        if len(given) != 2:
            raise UsageFault(_TWO)
        other, kept = (_present(journal, _one_id(journal, (one,))) for one in given)
        if other.id == kept.id:
            raise UsageFault(_TWO)
        return put_together(journal, other, kept)
    if what == "undo":
        refuse_more(given[1:])
        return undo(journal, _one_id(journal, given[:1]) if given else "")
    if what == "copies":
        refuse_more(given[1:])
        return copies(journal, _one_id(journal, given[:1]) if given else None)
    if what != "change":
        refuse_more(given[1:])
    part_id = _one_id(journal, given[:1])
    match what:
        case "change":
            dash = refuse_text_arguments(given[1:], "circle change ID")
            return write_fields(journal.circle.edit(part_id), dash, journal)
        case "remove":
            part = journal.circle.remove(part_id)
            say(f"{circle.REMOVED.format(name=circle.flat(part.name))} {_RESTORE.format(id=part.id)}")
        case "restore":
            if there := journal.circle.find(part_id):
                if not there.removed:
                    say(_IS_THERE.format(name=circle.flat(there.name)))
                    return 0
            else:
                raise EntryNotFound(_NONE_REMOVED)
            part = journal.circle.restore(part_id)
            say(circle.RESTORED.format(name=circle.flat(part.name)))
        case "erase":
            return erase_part(journal, _found(journal, part_id))
        case _:
            _show(_found(journal, part_id), as_json)
            say_who_is_there_twice(journal, part_id)
    return 0


def _of_communities(ctx: click.Context, what: str, given: tuple[str, ...], as_json: bool) -> int:
    from connectwell.cli.context import open_context
    from connectwell.cli.verbs import circle_communities

    context = open_context(ctx)
    if what == "communities":
        return circle_communities.show(context, given, as_json)
    if as_json:
        raise UsageFault("--json goes with 'circle communities', not with 'mark' or 'try'.")
    return (
        circle_communities.mark_community(context, given)
        if what == "mark"
        else circle_communities.try_step(context, given)
    )


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
    parts = circle.in_list(journal.circle.parts(removed=removed))
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
        say(circle.NONE_REMOVED if removed else f"{circle.EMPTY} {_ADD}")
    if not removed:
        from connectwell.cli.circle_writing import say_who_is_there_twice, say_who_may_be_the_same

        say_who_may_be_the_same(journal)
        say_who_is_there_twice(journal)
    return 0


def _by_need(journal: Journal, as_json: bool) -> int:
    from connectwell.entries import circle_map

    parts = journal.circle.parts()
    if as_json:
        from connectwell.cli.as_json import unread_file_json

        unread_files = [unread_file_json(one) for one in journal.unread_files()]
        out_json({**circle_map.record_of(parts), "not_read": unread_files})
        return 0
    from connectwell.terminal_text import wrapped

    if circle_map.is_blank(parts):
        if not journal.unread_files():
            say(circle.NONE_GIVES if parts else f"{circle.EMPTY} {_ADD}")
        return 0
    for line in circle_map.need_lines(parts):
        for row in wrapped(line, columns(sys.stdout, 72)):
            out(row)
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


def _present(journal: Journal, part_id: str) -> CirclePart:
    """Returns a part that isn't removed. Raises EntryNotFound."""
    part = _found(journal, part_id)
    if part.removed:
        raise EntryNotFound(f"Nothing in your circle has that id; {_SHOWS_IDS}")
    return part


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
