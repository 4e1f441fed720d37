"""The close: its questions, then everything written, listed once, with three marks per line."""

from dataclasses import dataclass
from typing import Final

from connectwell import sentences
from connectwell.checkin import MarkLine, steps
from connectwell.entries import page
from connectwell.model.entry import Reflection
from connectwell.model.terms import Sharing
from connectwell.model.text import one_line
from connectwell.plain.choices import Option
from connectwell.plain.conversation import Conversation, ask_in_turn
from connectwell.plain.prompter import put_away_line
from connectwell.plain.talk import EndOfInput

LETTERS: Final = (
    "w: my words. r: my rating only. s: for my session. p: put away till then. ws: both. x: only me. Enter: "
    "leave it as it is."
)
FITS: Final = "Type w, r, s, p or x, or press Enter. Of w and r, only one."
ENTER_IS: Final = "Enter: {usual}."
READ_BACK: Final = "r reads out what you wrote; Enter ends here."
_KEEPS = (
    Option("yes", *sentences.KEEPS["yes"], also=("yes", "y", "keep")),
    Option("bring", *sentences.KEEPS["bring"], also=("bring", "b", "choose", "no", "n")),
)
_PREVIEW = 48
_WORDS = {
    "private": "x", "only me": "x", "theme": "r", "my rating": "r", "rating": "r", "words": "w", "my words": "w"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letters:
    """The marks an answer sets; None leaves a mark as it is."""

    sharing: Sharing | None = None
    for_session: bool | None = None
    put_away: bool | None = None


def read_letters(answer: str) -> Letters | str:
    """Parses an answer into marks; returns the sentence to say if it doesn't fit."""
    said = answer.casefold().strip(" .")
    letters = set(_WORDS.get(said, said).replace(" ", "").replace(",", "").replace("t", "r"))  # t, as in theme
    if not letters or letters - set("rwspx") or {"r", "w"} <= letters or ("x" in letters and len(letters) > 1):
        return FITS
    if "x" in letters:
        return Letters("private", for_session=False, put_away=False)
    sharing: Sharing | None = "theme" if "r" in letters else "words" if "w" in letters else None
    return Letters(sharing, True if "s" in letters else None, True if "p" in letters else None)


def question(conversation: Conversation, step: steps.Closing) -> None:
    """Asks one question, such as what to carry."""
    asked = [sentences.CLOSING[step.question], *put_away_line(step.put_away)]
    conversation.prompter.words(asked, step.words, conversation.write)
    conversation.walk.next()


def ask_keep(conversation: Conversation, step: steps.Keep) -> None:
    """Asks the one question about sharing. Enter is the answer given last time."""
    usual = "bring" if step.bring else "yes"
    question = [f"{sentences.KEEP_ALL} {ENTER_IS.format(usual=sentences.KEEPS_INLINE[usual])}"]
    match conversation.prompter.choice(question, _KEEPS) or usual:
        case "bring":
            conversation.walk.choose_what_to_bring()
        case _:
            conversation.walk.keep_private()


def read_back(conversation: Conversation) -> None:
    """Reads out the whole of what was written, if asked to. A pipe isn't asked."""
    talk, entry = conversation.talk, conversation.walk.written
    if not talk.terminal:
        return
    try:
        said = talk.ask(READ_BACK)
    except EndOfInput:
        return
    if said.strip(" ./").casefold() in ("r", "read", "yes", "y"):
        for line in page.read_back(entry, sentences.NEED_NAMES):
            talk.say(line.text)


def marks(conversation: Conversation, step: steps.Marks) -> None:
    """Asks for marks line by line; back goes to the previous line."""
    conversation.say_once(f"{sentences.MARKS} {sentences.MARKS_HINT}")
    conversation.say_once(LETTERS)
    ask_in_turn(step.lines, lambda line: _mark(conversation, line.id))
    conversation.walk.next()


def _mark(conversation: Conversation, id: str) -> None:
    now = conversation.walk.step
    lines = now.lines if isinstance(now, steps.Marks) else ()
    line = next((line for line in lines if line.id == id), None)
    if line is None:
        return
    letters = conversation.prompter.parsed([_shown(line)], read_letters, about=(LETTERS,))
    if letters is not None:
        conversation.take(
            lambda: conversation.walk.mark(
                id, sharing=letters.sharing, for_session=letters.for_session, put_away=letters.put_away
            )
        )


def _shown(line: MarkLine) -> str:
    name = sentences.part_name(line.id, line.need)
    said = ", ".join(_rated(part) for part in line.ratings) or one_line(line.words, _PREVIEW)
    set_marks = [sentences.SHARINGS[line.sharing][0]]
    set_marks += [sentences.FOR_SESSION] if line.for_session else []
    set_marks += [sentences.PUT_AWAY_SHORT] if line.put_away else []
    return f"{name}: {said} ({', '.join(set_marks)})"


def _rated(part: Reflection) -> str:
    return f"{sentences.NEEDS_INLINE[part.need]} {sentences.UNCLEAR if part.rating is None else part.rating}"
