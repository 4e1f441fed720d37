"""What can be done with somebody in the circle, in plain mode."""

from collections.abc import Sequence
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import circle
from connectwell.model.circle import CirclePart, is_named
from connectwell.plain.choices import Option
from connectwell.plain.circle_writing import write
from connectwell.plain.prompter import Prompter

_DOES: Final = (
    Option("change", "Change it", also=("c",)),
    Option("remove", "Take it out of the circle", also=("x", "remove", "out")),
    Option("merge", "Put it together with another", also=("m", "merge", "together")),
    Option("erase", "Erase it", also=("erase",)),
)
_DOES_REMOVED: Final = (
    Option("restore", "Bring it back", also=("r", "back", "restore")),
    Option("erase", "Erase it", also=("erase",)),
)
_WAYS: Final = tuple(Option(way, *circle.WAYS[way], also=(way,)) for way in circle.WAYS)
_KEEP_HIDING: Final = (
    Option("yes", *circle.KEEP_HIDINGS["yes"], also=("yes", "y")),
    Option("no", *circle.KEEP_HIDINGS["no"], also=("no", "n")),
)


def open_one(context: Context, prompter: Prompter, part: CirclePart, parts: Sequence[CirclePart]) -> None:
    """Reads one out and acts on the answer. Raises as `show_circle`."""
    journal = context.journal
    for line in circle.page_of(part):
        prompter.talk.say(line)
    match prompter.choice([], _DOES):
        case "change":
            write(context, prompter, journal.circle.edit(part.id))
        case "remove":
            gone = journal.circle.remove(part.id)
            prompter.talk.say(circle.REMOVED.format(name=circle.flat(gone.name)))
            prompter.undoable(lambda: circle.RESTORED.format(name=circle.flat(journal.circle.restore(gone.id).name)))
        case "merge":
            _put_together(context, prompter, part, parts)
        case "erase":
            _erase(context, prompter, part)
        case _:
            pass


def open_removed(context: Context, prompter: Prompter, part: CirclePart) -> None:
    """Brings back or erases one that was removed. Raises as `show_circle`."""
    match prompter.choice([circle.flat(part.name)], _DOES_REMOVED):
        case "restore":
            journal = context.journal
            back = journal.circle.restore(part.id)
            prompter.talk.say(circle.RESTORED.format(name=circle.flat(back.name)))
            prompter.undoable(lambda: circle.REMOVED.format(name=circle.flat(journal.circle.remove(back.id).name)))
        case "erase":
            _erase(context, prompter, part)
        case _:
            pass


def _put_together(context: Context, prompter: Prompter, part: CirclePart, parts: Sequence[CirclePart]) -> None:
    others = [other for other in parts if other.kind == part.kind and other.id != part.id]
    if not others:
        prompter.talk.say(circle.NOBODY_TO_MERGE)
        return
    options = [Option(other.id, circle.flat(other.name), circle.details_of(other)) for other in others]
    kept_id = prompter.choice([circle.MERGE.format(name=circle.flat(part.name))], options)
    if kept_id is None:
        prompter.talk.say(sentences.UNCHANGED)
        return
    before = context.journal.circle.put_together(kept_id, part.id)
    kept, other = (circle.flat(one.name) for one in before)
    prompter.talk.say(circle.MERGED_WITH.format(name=kept, other=other))

    def undo() -> str:
        context.journal.circle.undo_put_together(before)
        return sentences.UNDONE

    prompter.undoable(undo)


def ask_which_copy(context: Context, prompter: Prompter) -> None:
    """Reads out the first that is there twice, and asks which to keep. Raises as `show_circle`."""
    copy = next(iter(context.journal.circle.copies()), None)
    if copy is None:
        prompter.talk.say(circle.NO_COPIES)
        return
    for line in (circle.twice(copy), *(line for side in circle.both_sides(copy) for line in side)):
        prompter.talk.say(line)
    way = prompter.choice([circle.WHICH_COPY], _WAYS)
    if way is None:
        prompter.talk.say(sentences.UNCHANGED)
        return
    settled = context.journal.circle.settle_copy(copy, circle.way_of(way) or "both")
    prompter.talk.say(circle.SETTLED.format(name=circle.flat(copy.part.name)))

    def undo() -> str:
        settled.undo()
        return sentences.UNDONE

    prompter.undoable(undo)


def _erase(context: Context, prompter: Prompter, part: CirclePart) -> None:
    """Erases one after the typed word; asks whether pages go on hiding the name."""
    for sentence in (circle.ERASE, *sentences.ERASE[1:], circle.NAME_STAYS):
        prompter.talk.say(sentence)
    if not prompter.typed_word([sentences.ERASE_ASK], sentences.ERASE_WORD):
        prompter.talk.say(sentences.NOT_ERASED)
        return
    keep_hiding = is_named(part) and prompter.choice([circle.KEEP_HIDING_ASK], _KEEP_HIDING) != "no"
    stays = context.journal.circle.erase(part.id, keep_hiding=keep_hiding)
    prompter.talk.say(sentences.ERASED)
    if stays:
        prompter.talk.say(sentences.still_there(stays))
