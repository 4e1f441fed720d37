"""A sentence typed where it is no answer: it's asked about, and kept as a note."""

from collections.abc import Callable, Sequence
from typing import Final

from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.errors import ConnectwellError
from connectwell.model.entry import Entry
from connectwell.plain.grammar import as_words, plainly
from connectwell.plain.talk import Talk

NO_ANSWER: Final = "That isn't one of the answers. Keep it as a note: Enter. Let it go: n."
KEPT: Final = "It's kept as a note."
LET_GO: Final = "It isn't kept."
NOT_TAKEN: Final = "What you typed last is not saved: {answer}"
_YES: Final = ("", "y", "yes", "yeah", "ok", "keep", "keep it")
_NO: Final = ("n", "no", "nope", "let it go", "let go")
_LONGEST_ANSWER: Final = 24
"""Characters; anything longer is a sentence, in scripts without spaces as well."""

_MOST_SAID: Final = 4_000
"""Characters repeated of what could not be kept."""


def is_sentence(line: str) -> bool:
    """Returns whether a line that is no answer may be the person's own words rather than a slip."""
    return len(line.strip()) > _LONGEST_ANSWER or sum(map(_is_word, line.split())) > 1


def _is_word(typed: str) -> bool:
    """Whether it is a word rather than a number or the letter of a choice."""
    bare = typed.strip("/'’\"“”.,;:!?()")
    return bare[:1].isalpha() and (len(bare) > 1 or bare in "IiAa" or not bare.isascii())


def keep_aside(
    context: Context,
    talk: Talk,
    line: str,
    ask: Callable[..., str] | None = None,
    *,
    question: Sequence[str] = (NO_ANSWER,),
    fits: Callable[[str], bool] = lambda _: False,
) -> Entry | None:
    """Asks whether to keep a line that was no answer, if it is a sentence; from a pipe it is kept unasked.

    More sentences typed there are kept with it, and anything else that isn't yes or no is the next answer; so is what
    fits the question before, for which a short line was then a slip, and isn't kept. Where the question is left, at the
    end of input as well, it is kept.

    Args:
        context: for the note.
        talk: the conversation.
        line: what was typed.
        ask: asks one question; may raise Detour.
        question: what to ask.
        fits: whether a line answers the question that the first one didn't answer.

    Returns:
        The note; None if it wasn't kept.
    """
    if not is_sentence(line):
        return None
    if not talk.terminal:
        return keep_as_note(context, talk, line)
    lines = [line]
    try:
        while is_sentence(answer := (ask or talk.ask)(*question)) and plainly(answer) not in (*_YES, *_NO):
            if fits(answer):
                break
            lines.append(answer)
    except BaseException:
        keep_as_note(context, talk, *lines)
        raise
    said = plainly(answer)
    is_slip = lines == [line] and len(line.strip()) <= _LONGEST_ANSWER and fits(answer)
    if said in _NO or is_slip:
        talk.say(LET_GO)
        if is_slip:
            talk.push(answer)
        return None
    kept = keep_as_note(context, talk, *lines)
    if said not in _YES:
        talk.push(answer)
    return kept


def keep_as_note(context: Context, talk: Talk, *lines: str) -> Entry | None:
    """Keeps lines as a note, and says so. If that fails, says why, and the lines."""
    words = "\n".join(map(as_words, lines))
    try:
        note = note_draft(context).save(words)
    except ConnectwellError as fault:
        talk.say(str(fault))
        talk.say(NOT_TAKEN.format(answer=words[:_MOST_SAID]))
        return None
    talk.say(KEPT)
    return note
