"""Somebody in the circle, asked about field by field. Each answer is saved as it comes."""

from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import circle, circle_fields
from connectwell.journal import CircleEditing
from connectwell.model.circle import MADE_HERE, CirclePart
from connectwell.model.terms import DIRECTIONS, NEARNESSES
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option, need_options, options_of
from connectwell.plain.grammar import Detour, as_words
from connectwell.plain.prompter import YES_OR_NO, Prompter
from connectwell.plain.words_input import ANEW, SO_FAR

NOW: Final = "Now: {answer}. Keep it: Enter. Empty it: a dash."
NOW_CHOSEN: Final = "Now: {answer}. Keep it: Enter."
NO_NAME: Final = "No name came, so nobody was added."
_EMPTIES: Final = "-"
_MORES = (
    Option("yes", *circle_fields.MORES["yes"], also=("yes", "y", "more")),
    Option("no", *circle_fields.MORES["no"], also=("no", "n")),
)


class _Answers:
    """Applies answers to a part, saving after each once there is a name."""

    def __init__(self, prompter: Prompter, editing: CircleEditing) -> None:
        self.part, self.said = editing.part, ""
        self._editing = editing
        self._kept = AutosavedText(prompter.talk, lambda _: self._save())

    def take(self, field: circle_fields.Field, answer: str) -> None:
        """Applies one answer. Raises UsageFault if it doesn't fit, never SaveFailed."""
        self.part = circle_fields.answered(self.part, field, answer)
        if self.part.name:
            self._kept.keep("")

    def finish(self) -> None:
        """Raises SaveFailed if the last answers aren't on disk."""
        self._kept.finish("")

    def _save(self) -> None:
        saved = self._editing.save(self.part)
        self.part, self.said = saved.part, circle.save_notice(saved) or self.said


def write(context: Context, prompter: Prompter, editing: CircleEditing) -> None:
    """Asks field by field; each answer is saved at once, and `undo` undoes them together.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; answers so far are saved.
        ConnectwellError: from the journal.
    """
    before = editing.part
    answers = _Answers(prompter, editing)
    try:
        _ask_all(context, prompter, answers)
    finally:
        if editing.is_on_disk and editing.part != before:
            prompter.undoable(lambda: _undone(context, editing, before))


def _undone(context: Context, editing: CircleEditing, before: CirclePart) -> str:
    """Undoes what was answered in one go, and returns what to say."""
    if before.id:
        editing.save(before)
        return sentences.UNDONE
    return circle.REMOVED.format(name=circle.flat(context.journal.circle.remove(editing.part.id).name))


def _ask_all(context: Context, prompter: Prompter, answers: _Answers) -> None:
    before = answers.part
    is_connection = before.kind == "connection"
    fields = circle_fields.OF_CONNECTION if is_connection else (*circle_fields.FIELDS, *circle_fields.MORE_FIELDS)
    at, by = 0, +1
    while at < len(fields):
        field = fields[at]
        if field == "call" and not (answers.part.help_now or answers.part.call):
            at += by
            continue
        by = +1
        try:
            if field == circle_fields.MORE_FIELDS[0] and prompter.choice([circle_fields.MORE], _MORES) != "yes":
                break
            _ask(context, prompter, field, answers)
        except Detour as detour:
            if detour.command == "back" and at:
                at, by = at - 1, -1
                continue
            if detour.command != "skip":
                raise
        if not answers.part.name:
            prompter.talk.say(sentences.NOTHING_YET if is_connection else NO_NAME)
            return
        at += 1
    answers.finish()
    prompter.talk.say(answers.said or (sentences.SAVED if answers.part != before else sentences.UNCHANGED))


def _ask(context: Context, prompter: Prompter, field: circle_fields.Field, answers: _Answers) -> None:
    asked = circle_fields.CONNECTION_QUESTIONS if answers.part.kind == "connection" else circle_fields.QUESTIONS
    question = [asked.get(field, circle_fields.QUESTIONS[field])]
    stands = circle.flat(circle_fields.current_answer(answers.part, field))
    if field == "words":
        _ask_words(prompter, answers)
    elif field == "gives":
        said = [NOW_CHOSEN.format(answer=stands)] if stands else []
        needs = prompter.some([*question, *said], need_options(context.library.needs()))
        answers.take(field, stands if needs is None else ", ".join(needs))
    elif options := _options(field, answers.part):
        said = [NOW_CHOSEN.format(answer=options[1].get(stands, stands))] if stands not in ("", "no") else []
        answers.take(field, prompter.choice([*question, *said], options[0]) or stands)
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
        words = prompter.words([circle_fields.QUESTIONS["words"]], "", lambda typed: answers.take("words", typed))
    if words.strip():
        answers.take("words", words)


def _options(field: circle_fields.Field, part: CirclePart) -> tuple[tuple[Option[str], ...], dict[str, str]] | None:
    """Returns the answers to choose from, and what each value is called; None for a field that is typed."""
    values: tuple[str, ...]
    match field:
        case "kind":
            values, labels = tuple(dict.fromkeys((*MADE_HERE, part.kind))), circle_fields.KINDS
        case "near":
            values, labels = NEARNESSES, {str(near): label for near, label in circle_fields.NEARS.items()}
        case "effort":
            values, labels = tuple(circle_fields.EFFORTS), circle_fields.EFFORTS
        case "direction":
            values = DIRECTIONS
            labels = {str(direction): (label, "") for direction, label in sentences.DIRECTIONS_INLINE.items()}
        case "help_now" | "calmer" | "unsafe":
            return YES_OR_NO, {}
        case _:
            return None
    return options_of(values, labels), {value: label for value, (label, _) in labels.items()}
