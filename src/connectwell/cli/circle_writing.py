"""Writing in the circle from the command line: somebody asked about, put together with another, erased."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from connectwell import sentences
from connectwell.cli.prompting import Left, ask_for_word, ask_line, is_no
from connectwell.cli.saving import check_writable, report_nothing_typed
from connectwell.cli.streams import out, say
from connectwell.cli.text_input import Typed, line_from_terminal, should_prompt, words_from_pipe
from connectwell.entries import circle, circle_fields
from connectwell.errors import UsageFault
from connectwell.journal import CircleEditing, Journal
from connectwell.model.circle import CirclePart, is_named

_SAVED: Final = "Saved. 'connectwell circle show {id}' shows it."
_TWICE: Final = "{said} 'connectwell circle copies {id}' shows both, and keeps one or both."
_WHICH: Final = "both: every name and all words in one; first or second: that one; Enter: leave it as it is."
_AGAIN: Final = "'connectwell circle undo {id}' undoes that."
_SAME: Final = "{same} 'connectwell circle merge {one} {other}' puts the first together with the second."
_TWO_OF_A_KIND: Final = "Only two people, two groups or two places can be put together. Nothing was changed."


def say_who_may_be_the_same(journal: Journal, part_id: str = "") -> None:
    """Says which two may be one, and how to put them together: the first pair, or the first with this id."""
    from connectwell.model.circle_merge import alike

    for pair in alike(journal.circle.parts()):
        if part_id in ("", pair[0].id, pair[1].id):
            one, other = (part.id for part in (pair if part_id == pair[0].id else pair[::-1]))
            say(_SAME.format(same=circle.alike_said(pair), one=circle.flat(one), other=circle.flat(other)))
            return


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
    way = None
    with suppress(EOFError):
        way = circle.way_of(ask_line(circle.WHICH_COPY, _WHICH, kind="choice", fresh=True))
    if way is None:
        say(sentences.UNCHANGED)
        return 1
    journal.circle.settle_copy(copy, way)
    if any(other.part.id == part_id for other in journal.circle.copies()):
        say_who_is_there_twice(journal, part_id)
    else:
        say(circle.SETTLED.format(name=circle.flat(copy.part.name)))
    return 0


def put_together(journal: Journal, other: CirclePart, kept: CirclePart) -> int:
    """Puts the first together with the second, which stays. Raises as `Circle.put_together`."""
    if other.kind != kept.kind:
        raise UsageFault(_TWO_OF_A_KIND)
    journal.circle.put_together(kept.id, other.id)
    said = circle.MERGED_WITH.format(name=circle.flat(kept.name), other=circle.flat(other.name))
    say(f"{said} {_AGAIN.format(id=circle.flat(other.id))}")
    return 0


def undo(journal: Journal, part_id: str) -> int:
    """Undoes the last change to a part; of all of them, if none is named. Raises as `Circle.undo`."""
    undone = journal.circle.undo(part_id)
    part, other = undone.part, undone.other
    names = {"name": circle.flat(part.name), "other": circle.flat(other.name) if other else ""}
    said = circle.UNDONES[undone.now].format(**names)
    say(said if undone.other else f"{said} {_AGAIN.format(id=circle.flat(part.id))}")
    return 0


def erase_part(journal: Journal, part: CirclePart) -> int:
    """Erases one after a typed confirmation, like `connectwell erase`. Entries that mention the name keep it."""
    for sentence in (
        circle.flat(part.name),
        circle.ERASE,
        *sentences.ERASE[1:],
        circle.NAME_STAYS,
    ):
        say(sentence)
    if not ask_for_word(sentences.ERASE_WORD, sentences.ERASE_ASK):
        say(sentences.NOT_ERASED)
        return 1
    keep_hiding = True
    if is_named(part):
        try:
            keep_hiding = not is_no(circle.KEEP_HIDING)
        except Left:
            say(sentences.NOT_ERASED)
            return 1
    stays = journal.circle.erase(part.id, keep_hiding=keep_hiding)
    say(sentences.ERASED)
    if is_named(part):
        say(circle.NAME_KEPT if keep_hiding else circle.NAME_MAY_BE_SAID)
    if stays:
        say(sentences.still_there(stays))
    return 0


def unhide_typed(journal: Journal, dash: bool) -> int:
    """Takes names off the list of those that pages hide: one typed, or lines from a pipe."""
    asked = should_prompt(dash)
    typed = line_from_terminal(circle.UNHIDE) if asked else Typed(words_from_pipe())
    names = [line.strip() for line in typed.words.split("\n") if line.strip()]
    if not names:
        return report_nothing_typed(typed)
    shown = [name for name in names if journal.circle.unhide(name)]
    say(circle.UNHIDDEN if len(shown) == len(names) else circle.NOT_HIDDEN)
    return 0 if len(shown) == len(names) else 1


def write_fields(editing: CircleEditing, dash: bool, journal: Journal) -> int:
    """Applies the input to the part, and saves it once."""
    check_writable(journal)
    before = editing.part
    if should_prompt(dash):
        return _write_in_lines(editing, before, journal)
    part = circle_fields.with_lines(before, words_from_pipe())
    if not part.name:
        if part != before:
            raise UsageFault(circle_fields.NEEDS_NAME)
        return report_nothing_typed(Typed(""))
    if part == before:
        say(sentences.UNCHANGED)
        return 0
    saved = editing.save(part)
    if said := circle.save_notice(saved):
        say(said)
    say(_SAVED.format(id=circle.flat(saved.part.id)))
    say_who_may_be_the_same(journal, saved.part.id)
    say_who_is_there_twice(journal, saved.part.id)
    return 0


def _write_in_lines(editing: CircleEditing, before: CirclePart, journal: Journal) -> int:
    from connectwell.cli.prompting import in_lines, own_context
    from connectwell.plain.circle_writing import write as write_in_lines

    context = own_context()
    code = in_lines(context, lambda asking: write_in_lines(context, asking, editing), lambda: editing.part != before)
    if editing.part != before:
        say_who_may_be_the_same(journal, editing.part.id)
    return code
