"""The close: its questions, then everything written, listed once, with three marks per line."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from connectwell import sentences
from connectwell.checkin import MarkLine, steps
from connectwell.entries import page
from connectwell.model.entry import Reflection
from connectwell.model.matching import fold
from connectwell.model.terms import Sharing
from connectwell.plain.choices import Option
from connectwell.plain.conversation import Conversation
from connectwell.plain.grammar import Detour
from connectwell.plain.in_brief import in_brief
from connectwell.plain.prompter import put_away_line
from connectwell.plain.talk import EndOfInput

WHICH: Final = "Which, and how? Such as: 1 my words, 2 my rating, 3 for my session. Leave it as it is: Enter."
HOW: Final = (
    "After a number: my words; my rating, without the words; only me; for my session; put away until then. "
    "Several numbers and several of these go together, and all is every part."
)
FITS: Final = "Type a number and who may see it, such as 1 my words."
NO_SUCH: Final = "The numbers go from 1 to {most}."
ONE_OF_THEM: Final = "Who may see it can only be one of these: my words, my rating, only me."
ENTER_IS: Final = "{usual}: Enter."
READ_BACK: Final = "Hear what you wrote: r. End here: Enter."
_KEEPS = (
    Option("yes", *sentences.KEEPS["yes"], also=("yes", "y", "keep")),
    Option("bring", *sentences.KEEPS["bring"], also=("bring", "b", "choose", "no", "n")),
)
_PREVIEW = 48
_SIGNS: Final = {
    "private": "x", "only me": "x", "x": "x", "my rating": "r", "rating": "r", "theme": "r", "r": "r", "t": "r",
    "my words": "w", "words": "w", "w": "w", "for my session": "s", "my session": "s", "session": "s", "s": "s",
    "put away": "p", "away": "p", "p": "p",
}  # fmt: skip
"""What each mark may be called, the longest names first where one begins like another."""
_LEVELS: Final[dict[str, Sharing]] = {"x": "private", "r": "theme", "w": "words"}


@dataclass(frozen=True, slots=True)
class Letters:
    """The marks an answer sets; None leaves a mark as it is."""

    sharing: Sharing | None = None
    for_session: bool | None = None
    put_away: bool | None = None


def parse_marks(answer: str, most: int) -> dict[int, Letters] | str:
    """Parses "1 3 my words, 2 for my session" into marks by number; returns the sentence to say if it doesn't fit."""
    said = " ".join(fold(answer).strip(" .").replace(";", ",").replace(" and ", " ").split())
    marks: dict[int, Letters | None] = {}
    numbers: list[int] = []
    letters = ""
    for word in _words_of(said):
        if word.isdecimal() or word == "all":
            if letters:
                _set(marks, numbers, letters)
                numbers, letters = [], ""
            numbers += range(1, most + 1) if word == "all" else [int(word)]
        elif sign := _SIGNS.get(word) or (word if not set(word) - set("rwspxt") else ""):
            letters += sign.replace("t", "r")
        else:
            return FITS
    if most == 1 and not numbers:
        numbers = [1]
    if not numbers or not letters:
        return FITS
    _set(marks, numbers, letters)
    if any(not 1 <= number <= most for number in marks):
        return NO_SUCH.format(most=most)
    made = {number: letter for number, letter in marks.items() if letter is not None}
    return made if len(made) == len(marks) else ONE_OF_THEM


def _words_of(said: str) -> list[str]:
    """Splits an answer into numbers and the names of marks, which may be of several words."""
    found, words = [], said.replace(",", " ").split()
    at = 0
    while at < len(words):
        name = next((n for n in (3, 2) if " ".join(words[at : at + n]) in _SIGNS), 1)
        found.append(" ".join(words[at : at + name]))
        at += name
    return found


def _set(marks: dict[int, Letters | None], numbers: list[int], letters: str) -> None:
    """Sets the marks of some numbers; None where they contradict each other."""
    levels = sorted(set(letters) & set(_LEVELS))
    alone = levels == ["x"]
    made = Letters(
        _LEVELS[levels[0]] if levels else None,
        True if "s" in letters else False if alone else None,
        True if "p" in letters else False if alone else None,
    )
    contradict = len(levels) > 1 or (alone and set(letters) != {"x"})
    marks.update(dict.fromkeys(numbers, None if contradict else made))


def question(conversation: Conversation, step: steps.Closing) -> None:
    """Asks one question, such as what to carry."""
    asked = [sentences.CLOSING[step.question], *put_away_line(step.put_away)]
    conversation.prompter.words(asked, step.words, conversation.write, short=True)
    conversation.walk.next()


def ask_keep(conversation: Conversation, step: steps.Keep) -> None:
    """Asks the one question about sharing. Enter is the answer given last time."""
    usual = "bring" if step.bring else "yes"
    question = [f"{sentences.KEEP_ALL} {ENTER_IS.format(usual=sentences.KEEPS[usual][0])}"]
    match conversation.prompter.choice(question, _KEEPS) or usual:
        case "bring":
            conversation.walk.choose_what_to_bring()
        case _:
            conversation.walk.keep_private()


def offer_read_back(conversation: Conversation) -> None:
    """Reads out the whole of what was written, if asked to. A pipe isn't asked."""
    talk, entry = conversation.talk, conversation.walk.written
    if not talk.terminal:
        return
    try:
        said = conversation.prompter.line([READ_BACK], kind="choice")
    except (Detour, EndOfInput):
        return
    if said.strip(" ./").casefold() in ("r", "read", "yes", "y"):
        for line in page.read_back(entry, sentences.NEED_NAMES):
            talk.say(page.as_heard(line))
    else:
        with suppress(Detour, EndOfInput):
            conversation.prompter.set_aside(said)


def marks(conversation: Conversation, step: steps.Marks) -> None:
    """Reads out what was written, numbered, and asks for all marks as one question. What was taken is repeated."""
    talk, lines = conversation.talk, step.lines
    talk.say(sentences.MARKS)
    for number, line in enumerate(lines, 1):
        talk.say(f"{number}. {_shown(line)}")
    found = conversation.prompter.parsed(
        [WHICH], lambda answer: parse_marks(answer, len(lines)), about=(HOW,), fresh=True
    )
    for number, letters in (found or {}).items():
        _mark(conversation, lines[number - 1].id, letters)
    now = conversation.walk.step
    for number, line in enumerate(now.lines if isinstance(now, steps.Marks) else (), 1):
        if number in (found or {}):
            talk.say(f"{number}. {_shown(line)}.")
    conversation.walk.next()


def _mark(conversation: Conversation, id: str, letters: Letters) -> None:
    conversation.take(
        lambda: conversation.walk.mark(
            id, sharing=letters.sharing, for_session=letters.for_session, put_away=letters.put_away
        )
    )


def _shown(line: MarkLine) -> str:
    name = sentences.part_name(line.id, line.need)
    said = ", ".join(_rated(part) for part in line.ratings) or in_brief(line.words, _PREVIEW)
    set_marks = [sentences.SHARINGS[line.sharing][0]]
    set_marks += [sentences.FOR_SESSION] if line.for_session else []
    set_marks += [sentences.PUT_AWAY_SHORT] if line.put_away else []
    return f"{name}{': ' if said else ''}{said} ({', '.join(set_marks)})"


def _rated(part: Reflection) -> str:
    return f"{sentences.NEEDS_INLINE[part.need]} {sentences.UNCLEAR if part.rating is None else part.rating}"
