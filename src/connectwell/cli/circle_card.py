"""The card for hard days on the command line: printed, written, erased. It needs no settings and no library."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Final

from connectwell import sentences
from connectwell.cli.saving import check_writable, report_nothing_typed
from connectwell.cli.streams import columns, has_terminal, out, out_json, say
from connectwell.cli.text_input import Typed, refuse_text_arguments, should_prompt, words_from_pipe, words_from_terminal
from connectwell.entries import card as texts
from connectwell.entries import circle
from connectwell.errors import EntryNotFound, NotConfirmed, SaveFailed, UsageFault
from connectwell.journal import Journal
from connectwell.model.card import SECTIONS, Card, write_card
from connectwell.model.text import visible

_DOES: Final = "There are: circle card, circle card change, circle card erase."
_WRITE: Final = "'connectwell circle card change' writes one."
_KEEPS: Final = "A dot alone keeps what is there. A - alone empties it."
_EMPTIES: Final = "-"
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
    editing = journal.circle.edit_card()
    before = editing.part.card or Card()
    if should_prompt(dash):
        after, ended_by = _asked(before)
    else:
        after, ended_by = texts.written(before, words_from_pipe()), None
    if after == before:
        return report_nothing_typed(Typed("", ended_by))
    try:
        saved = editing.save(replace(editing.part, card=after))
    except NotConfirmed:
        raise
    except SaveFailed as fault:
        if should_prompt(dash):
            fault.args = (f"{fault} {sentences.ON_SCREEN}",)
        raise
    if said := circle.save_notice(saved):
        say(said)
    say(sentences.CUT_OFF if ended_by is not None else _SAVED)
    return ended_by or 0


def _asked(before: Card) -> tuple[Card, int | None]:
    """Asks part by part. Returns the card, and the exit code if interrupted."""
    after = before
    if not before.is_empty:
        say(_KEEPS)
    for section in SECTIONS:
        so_far = visible(before.words(section)).strip("\n")
        question = "\n".join(filter(None, (f"{texts.HEADINGS[section]}. {texts.HINTS[section]}", so_far)))
        typed = words_from_terminal(question)
        if typed.words.strip():
            after = after.with_words(section, "" if typed.words.strip() == _EMPTIES else typed.words)
        if typed.ended_by is not None:
            return after, typed.ended_by
    return after, None


def _erase(journal: Journal) -> int:
    card_id = journal.circle.card().id
    if not card_id:
        raise EntryNotFound(texts.NONE)
    for sentence in (circle.ERASE, *sentences.ERASE[1:], sentences.ERASE_ASK):
        say(sentence)
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if answer.strip().lower() != sentences.ERASE_WORD:
        say(sentences.NOT_ERASED)
        return 1
    stays = journal.circle.erase(card_id, keep_hiding=False)
    say(sentences.ERASED)
    if stays:
        say(sentences.still_there(stays))
    return 0
