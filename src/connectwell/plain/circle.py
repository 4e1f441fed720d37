"""The circle in plain mode: listed, added to, changed, removed, restored."""

from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import circle
from connectwell.journal import CircleEditing
from connectwell.model.circle import MADE_HERE, CirclePart
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option, options_of
from connectwell.plain.grammar import Detour, as_words, plainly
from connectwell.plain.prompter import ANEW, SO_FAR, Prompter

Parts = tuple[CirclePart, ...]

WHICH: Final = "Open one: its number. Add somebody, a group or a place: n."
WHICH_NONE: Final = "Add somebody, a group or a place: n."
UNDO: Final = "Bring {name} back: u."
BACK: Final = "Back: Enter."
FITS: Final = "Type one of the numbers, or one of the letters."
NOW: Final = "Now: {answer}. Keep it: Enter. Empty it: a dash."
NO_NAME: Final = "No name came, so nobody was added."
_NEW: Final = 0
_UNDO: Final = -1
_EMPTIES: Final = "-"
_DOES = (
    Option("change", "Change it", also=("c",)),
    Option("remove", "Take it out of the circle", also=("x", "remove", "out")),
)
_YES_NO = (Option("yes", "Yes", also=("yes", "y")), Option("no", "No", also=("no", "n")))


def show_circle(context: Context, prompter: Prompter) -> None:
    """Reads out the circle and acts on the answers.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; answers so far are saved.
        ConnectwellError: from the journal.
    """
    gone: CirclePart | None = None
    while True:
        context.journal.start_over()
        parts = context.journal.circle.parts()
        chosen = _ask_which(prompter, parts, gone, context.left_out())
        if chosen is None:
            return
        try:
            if chosen == _UNDO and gone:
                back = context.journal.circle.restore(gone.id)
                prompter.talk.say(circle.RESTORED.format(name=circle.flat(back.name)))
                gone = None
            elif chosen == _NEW:
                _write(prompter, context.journal.circle.begin(circle.BLANK))
            else:
                gone = _open(context, prompter, parts[chosen - 1]) or gone
        except Detour as detour:
            if detour.command != "back":
                raise


def _ask_which(prompter: Prompter, parts: Parts, gone: CirclePart | None, passed_over: str) -> int | None:
    if passed_over:
        prompter.talk.say(passed_over)
    elif not parts:
        prompter.talk.say(circle.EMPTY)
    for number, part in enumerate(parts, 1):
        prompter.talk.say(f"{number}. {circle.in_one_line(part)}")
    undo = [UNDO.format(name=circle.flat(gone.name))] if gone else []
    question = " ".join([WHICH if parts else WHICH_NONE, *undo, BACK])

    def read(answer: str) -> int | str:
        said = answer.strip(" .").casefold()
        if said in ("n", "new", "add"):
            return _NEW
        if said in ("u", "undo") and gone:
            return _UNDO
        fits = said.isascii() and said.isdigit() and len(said) < 7 and 1 <= int(said) <= len(parts)
        return int(said) if fits else FITS

    return prompter.parsed([question], read, takes=lambda answer: bool(gone) and plainly(answer) == "undo")


def _open(context: Context, prompter: Prompter, part: CirclePart) -> CirclePart | None:
    """Reads one out and acts on the answer; returns it if it was removed."""
    for line in circle.page_of(part):
        prompter.talk.say(line)
    chosen = prompter.choice([], _DOES)
    if chosen == "change":
        _write(prompter, context.journal.circle.edit(part.id))
    elif chosen == "remove":
        gone = context.journal.circle.remove(part.id)
        prompter.talk.say(circle.REMOVED.format(name=circle.flat(gone.name)))
        return gone
    return None


class _Answers:
    """Applies answers to a part, saving after each once there is a name."""

    def __init__(self, prompter: Prompter, editing: CircleEditing) -> None:
        self.part, self.said = editing.part, ""
        self._editing = editing
        self._kept = AutosavedText(prompter.talk, lambda _: self._save())

    def take(self, field: circle.Field, answer: str) -> None:
        """Applies one answer. Raises UsageFault if it doesn't fit, never SaveFailed."""
        self.part = circle.answered(self.part, field, answer)
        if self.part.name:
            self._kept.keep("")

    def finish(self) -> None:
        """Raises SaveFailed if the last answers aren't on disk."""
        self._kept.finish("")

    def _save(self) -> None:
        saved = self._editing.save(self.part)
        self.part, self.said = saved.part, circle.save_notice(saved) or self.said


def _write(prompter: Prompter, editing: CircleEditing) -> None:
    """Asks field by field; each answer is saved at once."""
    before = editing.part
    answers = _Answers(prompter, editing)
    for field in circle.FIELDS:
        if field == "call" and not (answers.part.help_now or answers.part.call):
            continue
        try:
            _ask(prompter, field, answers)
        except Detour as detour:
            if detour.command != "skip":
                raise
        if not answers.part.name:
            prompter.talk.say(NO_NAME)
            return
    answers.finish()
    prompter.talk.say(answers.said or (sentences.SAVED if answers.part != before else sentences.UNCHANGED))


def _ask(prompter: Prompter, field: circle.Field, answers: _Answers) -> None:
    question = [circle.QUESTIONS[field]]
    stands = circle.flat(circle.current_answer(answers.part, field))
    if field == "words":
        _ask_words(prompter, answers)
    elif field == "kind":
        kinds = tuple(dict.fromkeys((*MADE_HERE, answers.part.kind)))
        answers.take(field, prompter.choice(question, options_of(kinds, circle.KINDS)) or stands)
    elif field == "help_now":
        answers.take(field, prompter.choice(question, _YES_NO) or stands)
    else:
        answer = as_words(prompter.line([*question, *([NOW.format(answer=stands)] if stands else [])])).strip()
        if answer == _EMPTIES and field != "name":
            answers.take(field, "")
        elif answer:
            answers.take(field, answer)


def _ask_words(prompter: Prompter, answers: _Answers) -> None:
    """Asks for words. Existing words stay until new ones are written."""
    before = answers.part.words
    if before:
        question = [SO_FAR, before, ANEW]
        words = prompter.words(question, "", lambda typed: answers.take("words", f"{before}\n{typed}"))
    else:
        words = prompter.words([circle.QUESTIONS["words"]], "", lambda typed: answers.take("words", typed))
    if words.strip():
        answers.take("words", words)
