"""The card for hard days on the command line: printed, written, erased. It needs no settings and no library."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Final

from connectwell import sentences
from connectwell.cli.prompting import ask_for_word
from connectwell.cli.saving import check_writable, report_nothing_typed
from connectwell.cli.streams import columns, has_terminal, out, out_json, say
from connectwell.cli.text_input import Typed, refuse_text_arguments, should_prompt, words_from_pipe
from connectwell.entries import card as texts
from connectwell.entries import circle
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.journal import Journal
from connectwell.model.card import Card, write_card

_DOES: Final = "There are: circle card, circle card change, circle card erase."
_WRITE: Final = "'connectwell circle card change' writes one."
_SAVED: Final = "Saved. 'connectwell circle card' shows it, and so does Help now."


def card(journal: Journal, given: tuple[str, ...], *, as_json: bool) -> int:
    """Runs `circle card`.

    Args:
        journal: where it is.
        given: what follows: nothing, change and perhaps "-", erase, or "-" alone, which is change.
        as_json: for printing it.

    Raises:
        UsageFault: something else follows.
        ConnectwellError: from the journal.
    """
    if not given:
        return _show(journal, as_json)
    what, rest = ("change", given) if given == ("-",) else (given[0], given[1:])
    if as_json or what not in ("change", "erase"):
        raise UsageFault(_DOES)
    dash = refuse_text_arguments(rest, f"circle card {what}")
    return _change(journal, dash) if what == "change" else _erase(journal)


def _show(journal: Journal, as_json: bool) -> int:
    found = journal.circle.card()
    if not as_json:
        from connectwell.cli.circle_writing import say_who_is_there_twice

        say_who_is_there_twice(journal, found.id or "-")
    if as_json:
        out_json(write_card(found.card or Card()) | ({"raw": found.raw} if found.raw else {}))
        return 0
    if not found.is_there:
        say(f"{texts.NONE} {_WRITE}")
        return 0
    from connectwell.terminal_text import wrapped

    text = "\n".join(wrapped(texts.as_text(found), columns(sys.stdout, 72)))
    if has_terminal():
        from connectwell.cli.pager import page

        page(text)
    else:
        out(text)
    return 0


def _change(journal: Journal, dash: bool) -> int:
    check_writable(journal)
    if should_prompt(dash):
        return _change_in_lines()
    editing = journal.circle.edit_card()
    before = editing.part.card or Card()
    after = texts.card_written(before, words_from_pipe())
    if after == before:
        return report_nothing_typed(Typed(""))
    if said := circle.save_notice(editing.save(replace(editing.part, card=after))):
        say(said)
    say(_SAVED)
    return 0


def _change_in_lines() -> int:
    from connectwell.cli.prompting import in_lines, own_context
    from connectwell.plain.card import show_card

    context = own_context()
    before = context.journal.circle.card().card
    return in_lines(
        context,
        lambda asking: show_card(context, asking),
        lambda: context.journal.circle.card().card != before,
    )


def _erase(journal: Journal) -> int:
    card_id = journal.circle.card().id
    if not card_id:
        raise EntryNotFound(texts.NONE)
    for sentence in (circle.ERASE, *sentences.ERASE[1:]):
        say(sentence)
    if not ask_for_word(sentences.ERASE_WORD, sentences.ERASE_ASK):
        say(sentences.NOT_ERASED)
        return 1
    stays = journal.circle.erase(card_id, keep_hiding=False)
    say(sentences.ERASED)
    if stays:
        say(sentences.still_there(stays))
    return 0
