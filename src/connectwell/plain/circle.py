"""The circle in plain mode: listed, added to, seen by the five; those removed, and names that stay hidden."""

from collections.abc import Callable
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import circle, circle_fields, circle_map
from connectwell.model.circle import CirclePart
from connectwell.plain.card import show_card
from connectwell.plain.choices import number_in
from connectwell.plain.circle_acts import ask_which_copy, open_one, open_removed
from connectwell.plain.circle_writing import write
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.prompter import Prompter

Parts = tuple[CirclePart, ...]

WHICH: Final = "Open one: its number. Add somebody, a group or a place: n."
WHICH_NONE: Final = "Add somebody, a group or a place: n."
MORE: Final = "By the five: f. My card for hard days: c."
BOTH: Final = "Hear both: b."
UNDO: Final = "Undo: u."
BACK: Final = "Back: Enter."
FITS: Final = "Type one of the numbers, or one of the letters."
FITS_NUMBERS: Final = "Type one of the numbers, or Enter."
FITS_LETTERS: Final = "Type one of the letters, or Enter."
ABOUT: Final = (
    "Those you took out: r. Names that pages still hide: h. Open one to change it, put it together with another, take "
    "it out or erase it."
)
WHICH_REMOVED: Final = "Bring one back, or erase it: its number."
WHICH_NAME: Final = "Let pages show a name again: its number."
_LETTERS: Final = {
    "n": ("n", "new", "add"),
    "f": ("f", "five", "the five", "by the five"),
    "c": ("c", "card", "my card"),
    "r": ("r", "removed"),
    "h": ("h", "hidden", "hidden names", "names"),
    "b": ("b", "both", "both copies", "copies"),
    "u": ("u", "undo"),
}


def show_circle(context: Context, prompter: Prompter) -> None:
    """Reads out the circle and acts on the answers.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; answers so far are saved.
        ConnectwellError: from the journal.
    """
    heard: list[str] = []
    while True:
        context.journal.start_over()
        parts = circle.in_list(context.journal.circle.parts())
        twice = circle.copies_in(context.journal.circle.copies())
        about = context.left_out() or ("" if parts else circle.EMPTY)
        chosen = _ask_which(prompter, parts, (about, f"{twice} {BOTH}" if twice else ""), heard)
        if chosen is None:
            return
        try:
            if isinstance(chosen, int):
                open_one(context, prompter, parts[chosen - 1], parts)
            else:
                _go(context, prompter, chosen)
        except Detour as detour:
            if detour.command != "back":
                raise


def _go(context: Context, prompter: Prompter, letter: str) -> None:
    match letter:
        case "n":
            write(context, prompter, context.journal.circle.begin(circle_fields.BLANK))
        case "f":
            for line in circle_map.need_lines(context.journal.circle.parts()):
                prompter.talk.say(line)
        case "c":
            show_card(context, prompter)
        case "r":
            _show_removed(context, prompter)
        case "h":
            _show_hidden(context, prompter)
        case "b":
            ask_which_copy(context, prompter)
        case "u":
            prompter.undo()
        case _:
            pass


def _ask_which(prompter: Prompter, parts: Parts, about: tuple[str, ...], heard: list[str]) -> int | str | None:
    lines = [*about, *_lines(parts), circle.may_be_the_same(parts)]
    prompter.read_list([line for line in lines if line], heard)
    undo = [UNDO] if prompter.can_undo else []
    question = " ".join([WHICH if parts else WHICH_NONE, *([MORE] if parts else []), *undo, BACK])
    known = {letter: words for letter, words in _LETTERS.items() if letter != "u" or prompter.can_undo}
    letters = {said: letter for letter, words in known.items() for said in words}
    return _ask(prompter, question, len(parts), letters)


def _lines(parts: Parts) -> list[str]:
    return [f"{number}. {circle.in_one_line(part)}" for number, part in enumerate(parts, 1)]


def _read_out(prompter: Prompter, parts: Parts) -> None:
    for line in _lines(parts):
        prompter.talk.say(line)


def _ask(prompter: Prompter, question: str, most: int, letters: dict[str, str]) -> int | str | None:
    """Returns the number of one, or a letter; None for Enter."""

    def read(answer: str) -> tuple[int | str] | str:
        said = plainly(answer)
        if said in letters:
            return (letters[said],)
        number = number_in(said, most)
        return (number,) if number else FITS if most and letters else FITS_NUMBERS if most else FITS_LETTERS

    found = prompter.parsed(
        [question],
        read,
        [ABOUT] if letters else [],
        takes=lambda answer: plainly(answer) == "undo" and "undo" in letters,
    )
    return found[0] if found else None


def _show_removed(context: Context, prompter: Prompter) -> None:
    """Reads out those that were taken out; each can be brought back, or erased."""

    def read() -> Parts:
        return circle.in_list(context.journal.circle.parts(removed=True))

    _one_after_another(
        prompter,
        read,
        circle.NONE_REMOVED,
        WHICH_REMOVED,
        lambda parts, at: open_removed(context, prompter, parts[at]),
    )


def _one_after_another(
    prompter: Prompter,
    read: Callable[[], Parts],
    none: str,
    which: str,
    act: Callable[[Parts, int], None],
) -> None:
    while parts := read():
        _read_out(prompter, parts)
        chosen = _ask(prompter, f"{which} {BACK}", len(parts), {})
        if not isinstance(chosen, int):
            return
        act(parts, chosen - 1)
    prompter.talk.say(none)


def _show_hidden(context: Context, prompter: Prompter) -> None:
    """Reads out the names that pages hide though nobody has them; each can be taken off the list."""
    journal = context.journal

    def read() -> Parts:
        return tuple(CirclePart(id="", kind="person", name=name) for name in journal.circle.hidden_names())

    def show(parts: Parts, at: int) -> None:
        part = parts[at]
        journal.circle.unhide(part.name)
        prompter.talk.say(circle.UNHIDDEN)

        def undo() -> str:
            journal.circle.keep_hidden([part])
            return sentences.UNDONE

        prompter.undoable(undo)

    _one_after_another(prompter, read, circle.NO_HIDDEN_NAMES, WHICH_NAME, show)
