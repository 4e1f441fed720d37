"""Writing in the circle from the command line: somebody asked about, put together with another, erased."""

from __future__ import annotations

import sys
from typing import Final

from connectwell import sentences
from connectwell.cli.saving import check_writable, report_nothing_typed
from connectwell.cli.streams import is_terminal, out, say
from connectwell.cli.text_input import Typed, line_from_terminal, should_prompt, words_from_pipe, words_from_terminal
from connectwell.entries import circle
from connectwell.errors import NotConfirmed, SaveFailed, UsageFault
from connectwell.journal import CircleEditing, Journal
from connectwell.model.circle import CirclePart, is_named

_SAVED: Final = "Saved. 'connectwell circle show {id}' shows it."
_HOW_TO_CHANGE: Final = "Enter: keep what is there. A - alone: empty it."
_NOW: Final = "{question} Now: {answer}."
_EMPTIES: Final = "-"
_YES_OR_ENTER: Final = "yes: go on; Enter: that's enough."
_TWICE: Final = "{said} 'connectwell circle copies {id}' shows both, and keeps one or both."
_WHICH: Final = "both: every name and all words in one; first or second: that one; Enter: leave it as it is."
_SAME: Final = "{same} 'connectwell circle merge ID ID' puts one together with the other."


def say_who_may_be_the_same(journal: Journal) -> None:
    """Says which two may be one."""
    if same := circle.may_be_the_same(journal.circle.parts()):
        say(_SAME.format(same=same))


def say_who_is_there_twice(journal: Journal, part_id: str = "") -> None:
    """Says what is there twice, and how to see both: the first, or that with this id."""
    for copy in journal.circle.copies():
        if not part_id or copy.part.id == part_id:
            say(_TWICE.format(said=circle.twice(copy), id=circle.flat(copy.part.id)))
            return


def copies(journal: Journal, part_id: str | None) -> int:
    """Lists what is there twice; with an id shows both, and asks which to keep. Raises as `Circle.settle_copy`."""
    found = [copy for copy in journal.circle.copies() if part_id in (None, copy.part.id)]
    if not found:
        say(circle.NO_COPIES)
        return 0
    if part_id is None:
        for copy in found:
            out(_TWICE.format(said=circle.twice(copy), id=circle.flat(copy.part.id)))
        return 0
    copy = found[0]
    for side in circle.both_sides(copy):
        out("\n".join(side))
        out("")
    typed = line_from_terminal(f"{circle.WHICH_COPY} {_WHICH}") if is_terminal(sys.stdin) else Typed(words_from_pipe())
    way = circle.way_of(typed.words)
    if way is None:
        say(sentences.UNCHANGED)
        return typed.ended_by or 1
    journal.circle.settle_copy(copy, way)
    say(circle.SETTLED.format(name=circle.flat(copy.part.name)))
    say_who_is_there_twice(journal, part_id)
    return 0


def merge(journal: Journal, other: CirclePart, kept: CirclePart) -> int:
    """Puts the first together with the second, which stays. Raises as `Circle.put_together`."""
    if other.kind != kept.kind or other.id == kept.id:
        raise UsageFault(circle.NOBODY_TO_MERGE)
    journal.circle.put_together(kept.id, other.id)
    say(circle.MERGED_WITH.format(name=circle.flat(kept.name), other=circle.flat(other.name)))
    return 0


def erase(journal: Journal, part: CirclePart) -> int:
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


def unhide(journal: Journal, dash: bool) -> int:
    """Takes names off the list of those that pages hide: one typed, or lines from a pipe."""
    asked = should_prompt(dash)
    typed = line_from_terminal(circle.UNHIDE) if asked else Typed(words_from_pipe())
    names = [line.strip() for line in typed.words.split("\n") if line.strip()]
    if not names:
        return report_nothing_typed(typed)
    shown = [name for name in names if journal.circle.unhide(name)]
    say(circle.UNHIDDEN if len(shown) == len(names) else circle.NOT_HIDDEN)
    return 0 if len(shown) == len(names) else 1


def write(editing: CircleEditing, dash: bool, journal: Journal) -> int:
    """Applies the input to the part, and saves it once."""
    check_writable(journal)
    before = editing.part
    if should_prompt(dash):
        part, ended_by = _asked(before)
    else:
        part, ended_by = circle.with_lines(before, words_from_pipe()), None
    if not part.name:
        if part != before:
            raise UsageFault(circle.NEEDS_NAME)
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
    say_who_may_be_the_same(journal)
    say_who_is_there_twice(journal, saved.part.id)
    return 0


def _asked(part: CirclePart) -> tuple[CirclePart, int | None]:
    """Asks field by field. Returns the part, and the exit code if interrupted."""
    is_new = not part.name
    if not is_new:
        say(_HOW_TO_CHANGE)
    for field in (*circle.FIELDS, *circle.MORE_FIELDS):
        if field == "call" and not (part.help_now or part.call):
            continue
        if field == circle.MORE_FIELDS[0]:
            more = line_from_terminal(f"{circle.MORE} {_YES_OR_ENTER}")
            if more.ended_by is not None or more.words.strip().lower() not in ("yes", "y"):
                return part, more.ended_by
        answer, ended_by = _answer(part, field, is_new)
        if answer is not None:
            part = answer
        if ended_by is not None or not part.name:
            return part, ended_by
    return part, None


def _answer(part: CirclePart, field: circle.Field, is_new: bool) -> tuple[CirclePart | None, int | None]:
    """Returns the part with one answer applied, None if skipped. Asks again until the answer fits."""
    stands = circle.flat(circle.current_answer(part, field))
    question = " ".join(filter(None, (circle.QUESTIONS[field], circle.values_of(field))))
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
